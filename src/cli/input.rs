//! Which files are meant, and their bytes.

use std::fs;
use std::path::{Path, PathBuf};

use scrubjay::error::{Error, Result};
use scrubjay::format::archive;
use scrubjay::policy::Policy;

use super::{io, shown};

const NO_FILE: Error = Error::OutOfOrder { what: "Name a file or a folder with files" };

/// A file to work on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name within the task: for a file of a given folder with the folders below that one.
    pub name: String,
}

impl Input {
    /// Reads the file, its size first.
    ///
    /// # Errors
    /// `LimitExceeded` before a byte of a file that is too large is read; `Io`.
    pub fn read(&self, policy: &Policy) -> Result<Vec<u8>> {
        let unread = |error: std::io::Error| io("Reading the file", &error);
        policy.options.limits.check_file(fs::metadata(&self.path).map_err(unread)?.len())?;
        fs::read(&self.path).map_err(unread)
    }

    /// The path in the form that messages show.
    pub fn shown(&self) -> String {
        shown(&self.path)
    }
}

/// Lists the files of paths and of the folders among them that are to be cleaned, in a fixed order, and tells how many in
/// folders belong to a machine and not to the work: histories of versions, packages, caches, settings of editors.
///
/// # Errors
/// As [`list`].
pub fn list_work(paths: &[PathBuf]) -> Result<(Vec<Input>, usize)> {
    let (mut inputs, mut left_out) = (Vec::new(), 0);
    for path in paths {
        let of_path = walk_all(std::slice::from_ref(path))?;
        let is_meant = |input: &Input| input.path == *path || archive::unwanted_kind(&input.name).is_none();
        let (work, rest): (Vec<_>, Vec<_>) = of_path.into_iter().partition(is_meant);
        inputs.extend(work);
        left_out += rest.len();
    }
    if inputs.is_empty() { Err(NO_FILE) } else { Ok((inputs, left_out)) }
}

/// Lists all files of paths and of the folders among them, in a fixed order.
///
/// Links inside folders are not followed: they may lead out of what was given.
///
/// # Errors
/// `Io` when a path cannot be looked at; `OutOfOrder` when there is no file at all.
pub fn list(paths: &[PathBuf]) -> Result<Vec<Input>> {
    let inputs = walk_all(paths)?;
    if inputs.is_empty() { Err(NO_FILE) } else { Ok(inputs) }
}

fn walk_all(paths: &[PathBuf]) -> Result<Vec<Input>> {
    let mut inputs = Vec::new();
    for path in paths {
        if fs::metadata(path).map_err(|error| io("Looking for the file", &error))?.is_dir() {
            walk(path, path, &mut inputs)?;
        } else {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            inputs.push(Input { path: path.clone(), name });
        }
    }
    Ok(inputs)
}

fn walk(root: &Path, folder: &Path, inputs: &mut Vec<Input>) -> Result<()> {
    let unread = |error: std::io::Error| io("Reading the folder", &error);
    let mut entries: Vec<_> = fs::read_dir(folder).map_err(unread)?.collect::<std::io::Result<_>>().map_err(unread)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type().map_err(unread)?;
        if kind.is_dir() {
            walk(root, &entry.path(), inputs)?;
        } else if kind.is_file() {
            let path = entry.path();
            let name = shown(path.strip_prefix(root).unwrap_or(&path));
            inputs.push(Input { path, name });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn folders_are_listed_in_order_and_links_are_not_followed() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("b")).unwrap();
        for name in ["z.txt", "b/a.txt"] {
            fs::write(root.path().join(name), "x").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("/", root.path().join("out")).unwrap();
        let names: Vec<_> = list(&[root.path().to_owned()]).unwrap().into_iter().map(|input| input.name).collect();
        assert_eq!(names, ["b/a.txt", "z.txt"]);
    }

    #[test]
    fn what_belongs_to_a_machine_is_no_work() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("b/.git/objects")).unwrap();
        for name in ["z.txt", "b/.git/HEAD", "b/.git/objects/x", "b/.gitignore", ".DS_Store"] {
            fs::write(root.path().join(name), "x").unwrap();
        }
        let (work, left_out) = list_work(&[root.path().to_owned()]).unwrap();
        let names: Vec<_> = work.into_iter().map(|input| input.name).collect();
        assert_eq!((names, left_out), (vec!["b/.gitignore".to_owned(), "z.txt".to_owned()], 3));
        assert_eq!(list(&[root.path().to_owned()]).unwrap().len(), 5);
        assert!(list_work(&[root.path().join("b/.git/HEAD")]).is_ok(), "a file that is named is meant");
    }

    #[test]
    fn a_huge_file_is_not_read() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("sparse.txt");
        fs::File::create(&path).unwrap().set_len(2 << 30).unwrap();
        let input = Input { path, name: "sparse.txt".into() };
        assert_eq!(input.read(&Policy::default()).unwrap_err().code(), "LimitExceeded");
    }
}
