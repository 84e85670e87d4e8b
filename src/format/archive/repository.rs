//! What becomes of the repositories of Git in an archive.
//!
//! Nothing of an old one is kept. Where the policy wants it, a new one is [written](crate::syntax::git) that says what the
//! cleaned files say and nothing else; and one that says nothing else already, byte for byte, is made again whatever the policy
//! says. That is also how a written archive shows that its repository is clean: each object in it is either the content of
//! a file, which is looked at as a file, or follows from names and contents.

use std::collections::{BTreeMap, BTreeSet};

use super::packing::{Entry, Mode};
use crate::error::Result;
use crate::syntax::git::{self, Id, Kind, Leaf, Part};

/// The repositories of an archive, as they were found.
#[derive(Debug, Default)]
pub struct Repositories {
    /// The folders around, each with a slash at its end, or empty for the archive itself.
    roots: Vec<Root>,
}

#[derive(Debug, Default)]
struct Root {
    folder: String,
    /// What it holds by its path below the folder of the repository, and whether that is known to be clean.
    found: BTreeMap<String, (Vec<u8>, bool)>,
    /// How many files belong to repositories inside the repository, which are never kept.
    inner: usize,
    leaves: Vec<(String, u32, Id)>,
}

/// A file as it would stand in the commit, as long as nobody knows whether it is kept.
pub struct Noted {
    root: usize,
    path: String,
    bits: u32,
    id: Id,
    is_found: bool,
}

/// What becomes of the repository in one folder.
#[derive(Debug, PartialEq, Eq)]
pub struct Fate {
    /// The folder around it, with a slash at its end.
    pub folder: String,
    /// How many files of it are dropped.
    pub dropped: usize,
    /// How many files one with a single commit has.
    pub new_len: usize,
}

impl Repositories {
    /// Takes the files of all repositories out of those of an archive.
    pub fn take(entries: &mut Vec<Entry>) -> Self {
        let mut folders: Vec<String> =
            entries.iter().filter_map(|entry| Some(parted(&entry.name)?.0.to_owned())).collect();
        folders.sort();
        folders.dedup();
        // Those inside come behind the one around.
        folders.dedup_by(|inner, outer| inner.starts_with(outer.as_str()));
        let mut own = Self { roots: folders.into_iter().map(|folder| Root { folder, ..Root::default() }).collect() };
        entries.retain_mut(|entry| {
            let Some((folder, path)) = parted(&entry.name) else { return true };
            let Some(root) = own.root_of(&entry.name).and_then(|root| own.roots.get_mut(root)) else { return true };
            let is_own = folder == root.folder && entry.mode == Mode::File;
            let bytes = std::mem::take(&mut entry.bytes);
            if !is_own || root.found.insert(path.to_owned(), (bytes, false)).is_some() {
                root.inner += 1;
            }
            false
        });
        own
    }

    /// Looks at a file that may be kept; nothing for one that is in no repository.
    pub fn look_at(&self, entry: &Entry) -> Option<Noted> {
        let at = self.root_of(&entry.name)?;
        let root = self.roots.get(at)?;
        let id = git::id(Kind::Blob, &entry.bytes);
        let stored = root.found.get(&git::object_path(&id));
        let is_found = stored.is_some_and(|(stored, _)| git::is_loose(stored, Kind::Blob, &entry.bytes));
        let path = entry.name.strip_prefix(&root.folder)?.to_owned();
        Some(Noted { root: at, path, bits: Leaf::bits(entry.mode), id, is_found })
    }

    /// Notes that a file is kept.
    pub fn keep(&mut self, noted: Noted) {
        let Some(root) = self.roots.get_mut(noted.root) else { return };
        if let Some((_, is_known)) = root.found.get_mut(&git::object_path(&noted.id)).filter(|_| noted.is_found) {
            *is_known = true;
        }
        root.leaves.push((noted.path, noted.bits, noted.id));
    }

    /// Tells what becomes of each, once all files are known.
    ///
    /// # Errors
    /// `CannotRewrite` when there are too many folders.
    pub fn fates(self) -> Result<Vec<Fate>> {
        self.roots.into_iter().map(Root::fate).collect()
    }

    /// In which of them a file lies.
    fn root_of(&self, name: &str) -> Option<usize> {
        let at = self.roots.partition_point(|root| root.folder.as_str() <= name).checked_sub(1)?;
        self.roots.get(at).filter(|root| name.starts_with(&root.folder)).map(|_| at)
    }
}

impl Root {
    fn fate(mut self) -> Result<Fate> {
        let leaves: Vec<Leaf<'_>> =
            self.leaves.iter().map(|(path, bits, id)| Leaf { path, bits: *bits, id: *id }).collect();
        let blobs: BTreeSet<&Id> = self.leaves.iter().map(|(_, _, id)| id).collect();
        let dropped = self.found.len() + self.inner;
        if leaves.is_empty() {
            return Ok(Fate { folder: self.folder, dropped, new_len: 0 });
        }
        let parts = git::parts(&leaves)?;
        let new_len = parts.len() + blobs.len();
        for part in parts {
            if let Some((stored, is_known)) = self.found.get_mut(&part.path()) {
                *is_known = part.is_written_as(stored);
            }
        }
        let is_clean =
            self.inner == 0 && self.found.len() == new_len && self.found.values().all(|(_, is_known)| *is_known);
        Ok(Fate { folder: self.folder, dropped: if is_clean { 0 } else { dropped }, new_len })
    }
}

/// Writes a repository of all files of a folder, which ends in a slash, or is empty.
///
/// # Errors
/// `CannotRewrite` when there are too many folders or packing fails.
pub fn written(folder: &str, files: &[Entry]) -> Result<Vec<Entry>> {
    let (mut leaves, mut entries, mut blobs) = (Vec::new(), Vec::new(), BTreeSet::new());
    let entry = |path: &str, bytes| Entry { name: format!("{folder}{}/{path}", git::FOLDER), bytes, mode: Mode::File };
    for file in files {
        let Some(path) = file.name.strip_prefix(folder) else { continue };
        let id = git::id(Kind::Blob, &file.bytes);
        leaves.push(Leaf { path, bits: Leaf::bits(file.mode), id });
        if blobs.insert(id) {
            entries.push(entry(&git::object_path(&id), git::loose(Kind::Blob, &file.bytes)?));
        }
    }
    for part in git::parts(&leaves)? {
        let path = part.path();
        entries.push(entry(&path, Part::written(part)?));
    }
    Ok(entries)
}

/// Parts the name of a file of a repository into the folder around it and its path inside.
fn parted(name: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    for segment in name.split('/') {
        let after = at + segment.len() + 1;
        if git::is_folder(segment) {
            // A file of that name says that its folder is part of a repository elsewhere.
            return Some((name.get(..at)?, name.get(after..).unwrap_or_default()));
        }
        at = after;
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn file(name: &str, text: &str) -> Entry {
        Entry { name: name.to_owned(), bytes: text.as_bytes().to_vec(), mode: Mode::File }
    }

    fn fates(mut entries: Vec<Entry>) -> Vec<(String, usize)> {
        let mut repositories = Repositories::take(&mut entries);
        for entry in &entries {
            if let Some(noted) = repositories.look_at(entry) {
                repositories.keep(noted);
            }
        }
        repositories.fates().unwrap().into_iter().map(|fate| (fate.folder, fate.dropped)).collect()
    }

    #[test]
    fn only_what_says_nothing_more_is_clean() {
        let files = [file("a/x.txt", "x"), file("a/b/y.txt", "y"), file("c.txt", "c")];
        let ours = [&files[..], &written("a/", &files).unwrap()].concat();
        assert_eq!(fates(ours.clone()), [("a/".to_owned(), 0)]);
        let count = ours.len() - files.len();
        assert_eq!(fates([&ours[..], &[file("a/.git/description", "Jane")]].concat()), [("a/".to_owned(), count + 1)]);
        assert_eq!(fates([&ours[..], &[file("a/b/.git/HEAD", "Jane")]].concat()), [("a/".to_owned(), count + 1)]);
        for at in 0..ours.len() {
            let mut other = ours.clone();
            other.get_mut(at).unwrap().bytes.push(b'!');
            // The file beside the folder is none of the repository's.
            let is_told = fates(other) == [("a/".to_owned(), count)];
            assert_eq!(is_told, at != 2, "{}", ours.get(at).unwrap().name);
        }
        let fewer: Vec<Entry> = ours.iter().filter(|entry| !entry.name.ends_with("/config")).cloned().collect();
        assert_eq!(fates(fewer), [("a/".to_owned(), count - 1)]);
    }

    #[test]
    fn repositories_inside_others_join_them() {
        let entries = vec![file("a/.git/x", ""), file("a/b/.git/y", ""), file("a/b/z", "z"), file("ab/.git/x", "")];
        assert_eq!(fates(entries), [("a/".to_owned(), 2), ("ab/".to_owned(), 1)]);
        assert_eq!(parted(".git/HEAD"), Some(("", "HEAD")));
        assert_eq!(parted("a/.git"), Some(("a/", "")));
        assert_eq!(parted("a/git"), None);
        let entries = vec![file("a/.git/x", ""), file("a/b/.git", "gitdir: x"), file("a/z", "z"), file("c/.git", "")];
        assert_eq!(fates(entries), [("a/".to_owned(), 2), ("c/".to_owned(), 1)]);
    }
}
