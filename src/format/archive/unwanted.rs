//! What in a folder belongs to a machine and not to the work.

use std::collections::BTreeSet;

use crate::model::DroppedKind;
use crate::syntax::entry::Entry;
use crate::syntax::git;

/// Folders by what they hold, wherever they stand.
const FOLDERS: &[(DroppedKind, &[&str])] = &[
    (DroppedKind::History, &[git::FOLDER, ".hg", ".svn", ".bzr", "_darcs", "CVS"]),
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
    // A file of that name tells where on a disk the repository lies.
    let is_of_git = || path.split('/').any(git::is_folder).then_some(DroppedKind::History);
    // In a folder of its own, with its mark beside it, what a build makes would be lost among what people made.
    let is_made = || MADE.iter().any(|ending| name.ends_with(ending)).then_some(DroppedKind::Dependency);
    folder.or_else(is_of_git).or_else(|| listed(FILES, name)).or_else(is_made)
}

/// The folders that are repositories by themselves, without files beside them (gitrepository-layout), each with a slash at
/// its end.
pub fn bare_repositories(entries: &[Entry]) -> Vec<String> {
    let names: BTreeSet<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    let holds = |start: String| names.range(start.as_str()..).next().is_some_and(|name| name.starts_with(&start));
    let heads = names.iter().filter_map(|name| name.strip_suffix("HEAD"));
    let is_one = |folder: &&str| {
        (folder.is_empty() || folder.ends_with('/'))
            && holds(format!("{folder}objects/"))
            && (holds(format!("{folder}refs/")) || names.contains(format!("{folder}packed-refs").as_str()))
    };
    heads.filter(is_one).map(str::to_owned).collect()
}

fn listed(lists: &[(DroppedKind, &[&str])], name: &str) -> Option<DroppedKind> {
    // Some systems take letters of either case for the same; a word without a dot may be anybody's.
    let is_it = |known: &&str| if known.starts_with('.') { known.eq_ignore_ascii_case(name) } else { *known == name };
    lists.iter().find(|(_, names)| names.iter().any(is_it)).map(|&(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::entry::Mode;

    #[test]
    fn a_repository_without_files_is_known_by_what_it_holds() {
        let entry = |name: &str| Entry { name: name.into(), bytes: Vec::new(), mode: Mode::File };
        let all =
            ["x.git/HEAD", "x.git/objects/pack/p", "x.git/packed-refs", "b/HEAD", "b/objects/x", "c/HEAD", "c/refs/x"];
        assert_eq!(bare_repositories(&all.map(entry)), ["x.git/"]);
    }

    #[test]
    fn what_is_no_work_is_left_out() {
        assert_eq!(kind("a/.git/config"), Some(DroppedKind::History));
        assert_eq!(kind("node_modules/x/index.js"), Some(DroppedKind::Dependency));
        assert_eq!(kind("a/b.pyc"), Some(DroppedKind::Dependency));
        assert_eq!(kind(".DS_Store"), Some(DroppedKind::EditorSetting));
        for history in ["a/.GIT/config", "a/.git", "a/git~1/config", "b/.git ./HEAD", "CVS/Root"] {
            assert_eq!(kind(history), Some(DroppedKind::History), "{history}");
        }
        for kept in [".gitignore", "src/git.rs", "cvs/x", "pods/x", ".env", "a/history.txt", ".github/workflows/x.yml"]
        {
            assert_eq!(kind(kept), None, "{kept}");
        }
    }
}
