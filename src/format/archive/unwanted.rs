//! What in a folder belongs to a machine and not to the work.

use crate::model::DroppedKind;

/// Folders by what they hold, wherever they stand.
const FOLDERS: &[(DroppedKind, &[&str])] = &[
    (DroppedKind::History, &[".git", ".hg", ".svn", ".bzr", "_darcs", "CVS"]),
    (
        DroppedKind::Dependency,
        &[
            "node_modules",
            "bower_components",
            ".venv",
            "venv",
            "virtualenv",
            "site-packages",
            "__pycache__",
            ".tox",
            ".nox",
            ".mypy_cache",
            ".pytest_cache",
            ".ruff_cache",
            ".ipynb_checkpoints",
            ".gradle",
            ".terraform",
            ".next",
            ".nuxt",
            ".parcel-cache",
            ".turbo",
            ".eggs",
            ".bundle",
            "Pods",
            "DerivedData",
            ".cache",
            ".yarn",
        ],
    ),
    (DroppedKind::EditorSetting, &[".idea", ".vscode", ".vs", ".settings", ".fleet", ".history", "__MACOSX"]),
];

/// Files by what they are, wherever they stand.
const FILES: &[(DroppedKind, &[&str])] = &[(
    DroppedKind::EditorSetting,
    &[
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        ".bash_history",
        ".zsh_history",
        ".python_history",
        ".node_repl_history",
        ".mysql_history",
        ".psql_history",
        ".sqlite_history",
        ".viminfo",
        ".lesshst",
    ],
)];

/// Endings of what is made of the work again.
const MADE: &[&str] = &[".pyc", ".pyo", ".class", ".o", ".obj", ".swp", ".swo", ".tsbuildinfo"];

/// What a file is that is left out; nothing for one that stays.
pub fn kind(path: &str) -> Option<DroppedKind> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folder = folders.split('/').find_map(|folder| listed(FOLDERS, folder));
    // In a folder of its own, with its mark beside it, what a build makes would be lost among what people made.
    let is_made = || MADE.iter().any(|ending| name.ends_with(ending)).then_some(DroppedKind::Dependency);
    folder.or_else(|| listed(FILES, name)).or_else(is_made)
}

fn listed(lists: &[(DroppedKind, &[&str])], name: &str) -> Option<DroppedKind> {
    lists.iter().find(|(_, names)| names.contains(&name)).map(|&(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_work_is_left_out() {
        assert_eq!(kind("a/.git/config"), Some(DroppedKind::History));
        assert_eq!(kind("node_modules/x/index.js"), Some(DroppedKind::Dependency));
        assert_eq!(kind("a/b.pyc"), Some(DroppedKind::Dependency));
        assert_eq!(kind(".DS_Store"), Some(DroppedKind::EditorSetting));
        for kept in [".gitignore", "src/git.rs", ".env", "a/history.txt", ".github/workflows/x.yml"] {
            assert_eq!(kind(kept), None, "{kept}");
        }
    }
}
