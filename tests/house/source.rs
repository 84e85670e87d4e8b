//! The repository's own source files.

use std::fs;
use std::path::Path;

/// Folders that are made, fetched, or not ours to hold to the rules.
const NOT_WRITTEN_HERE: [&str; 11] = [
    "target",
    "node_modules",
    "dist",
    "pkg",
    "pkg-viewer",
    "pkg-sight",
    "corpus",
    "snapshots",
    "artifacts",
    "coverage",
    "data",
];

/// One file, by its path from the repository's root with `/` between the parts.
pub struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// A file that lies nowhere, to feed to a rule.
    pub fn made_up(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The file's name without its folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap()
    }

    /// Whether the name ends in one of the endings.
    pub fn ends_in(&self, endings: &[&str]) -> bool {
        self.name().rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
    }
}

/// The text files under the folders, in order; folders that are not there yet hold none.
pub fn files(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in folders {
        gather(root, &root.join(folder), &mut found);
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn gather(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_string_lossy();
            if !NOT_WRITTEN_HERE.contains(&name.as_ref()) {
                gather(root, &path, found);
            }
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
}
