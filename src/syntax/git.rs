//! Repositories of Git with a single commit, written from scratch.
//!
//! Follows the formats that Git documents: loose objects, trees and commits (git-hash-object, gitformat-loose), the index
//! of version 2 (gitformat-index), and the layout of a repository (gitrepository-layout). All that is written follows from
//! the names, kinds and ids of the files: neither who, nor when, nor where.

mod index;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use sha1::{Digest, Sha1};

use super::entry::Mode;
use crate::error::{Error, Result};

/// The SHA-1 under which an object is known.
pub type Id = [u8; 20];

/// The kinds of objects that a repository is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What a file holds.
    Blob,
    /// What a folder holds.
    Tree,
    /// A state of all files.
    Commit,
}

/// A file of the one commit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Leaf<'a> {
    /// Its path within the repository.
    pub path: &'a str,
    /// Its kind and permissions as Git writes them: 100644, 100755 or 120000.
    pub bits: u32,
    /// The id of its content.
    pub id: Id,
}

/// A file below the folder of a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// An object, stored by its id.
    Object(Kind, Vec<u8>),
    /// A file with a name and content of its own.
    Plain(&'static str, Vec<u8>),
}

/// The folder of a repository.
pub const FOLDER: &str = ".git";

/// More folders than anybody has files are there to keep a machine busy.
const MOST_FOLDERS: usize = 100_000;

/// Who made the commit and when: nobody, on 1 January 1980, as everything else in archives.
const CONTRIBUTOR: &str = "Contributor <contributor@example.invalid> 315532800 +0000";
const MESSAGE: &str = "Cleaned files";
const BRANCH: &str = "refs/heads/main";

/// Neither kinds nor permissions of files are compared with those on a disk, where unpacking may have lost them.
const CONFIG: &str = "[core]\n\trepositoryformatversion = 0\n\tfilemode = false\n\tbare = false\n";

/// Files stand in the commit byte for byte, whatever a `.gitattributes` says of ends of lines and filters.
const ATTRIBUTES: &str = "* -text -ident !eol !filter !working-tree-encoding\n";

impl Kind {
    const fn code(self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Tree => "tree",
            Self::Commit => "commit",
        }
    }
}

impl Leaf<'_> {
    /// The bits of a file of an archive.
    pub const fn bits(mode: Mode) -> u32 {
        match mode {
            Mode::File => 0o100_644,
            Mode::Program => 0o100_755,
            Mode::Link => 0o120_000,
        }
    }
}

impl Part {
    /// Its path below the folder of the repository.
    pub fn path(&self) -> String {
        match self {
            Self::Object(kind, content) => object_path(&id(*kind, content)),
            Self::Plain(name, _) => (*name).to_owned(),
        }
    }

    /// Its bytes as they are stored.
    ///
    /// # Errors
    /// `CannotRewrite` when packing fails.
    pub fn written(self) -> Result<Vec<u8>> {
        match self {
            Self::Object(kind, content) => loose(kind, &content),
            Self::Plain(_, content) => Ok(content),
        }
    }

    /// Tells whether stored bytes are this and nothing else.
    pub fn is_written_as(&self, stored: &[u8]) -> bool {
        match self {
            Self::Object(kind, content) => is_loose(stored, *kind, content),
            Self::Plain(_, content) => stored == content,
        }
    }
}

/// The id of an object.
pub fn id(kind: Kind, content: &[u8]) -> Id {
    let mut hash = Sha1::new();
    hash.update(header(kind, content));
    hash.update(content);
    hash.finalize().into()
}

/// Where an object lies below the folder of a repository.
pub fn object_path(id: &Id) -> String {
    let hex = hex(id);
    let (folder, name) = hex.split_at_checked(2).unwrap_or_default();
    format!("objects/{folder}/{name}")
}

/// An object as it is stored.
///
/// # Errors
/// `CannotRewrite` when packing fails.
pub fn loose(kind: Kind, content: &[u8]) -> Result<Vec<u8>> {
    const UNWRITABLE: Error = Error::CannotRewrite { what: "packing its parts failed" };
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(header(kind, content).as_bytes()).map_err(|_| UNWRITABLE)?;
    encoder.write_all(content).map_err(|_| UNWRITABLE)?;
    encoder.finish().map_err(|_| UNWRITABLE)
}

/// Tells whether stored bytes hold an object and nothing else.
pub fn is_loose(stored: &[u8], kind: Kind, content: &[u8]) -> bool {
    let header = header(kind, content);
    let mut decoder = ZlibDecoder::new(stored);
    let (mut chunk, mut wanted) = ([0; 8192], [header.as_bytes(), content]);
    loop {
        let Ok(len) = decoder.read(&mut chunk) else { return false };
        if len == 0 {
            let is_whole = wanted.iter().all(|rest| rest.is_empty());
            return is_whole && usize::try_from(decoder.total_in()) == Ok(stored.len());
        }
        let mut read = chunk.get(..len).unwrap_or_default();
        for rest in &mut wanted {
            let here = rest.len().min(read.len());
            let (Some((said, after)), Some((is_wanted, left))) =
                (read.split_at_checked(here), rest.split_at_checked(here))
            else {
                return false;
            };
            if said != is_wanted {
                return false;
            }
            (read, *rest) = (after, left);
        }
        if !read.is_empty() {
            return false;
        }
    }
}

/// Tells whether a folder or file of such a name is one of Git's own on any system: without regard to case, to dots and
/// blanks at the end and to signs that are not seen, and by its short name (git-fsck, `hasDotgit`).
pub fn is_folder(name: &str) -> bool {
    let is_seen = |c: &char| !matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}');
    let plain: String = name.chars().filter(is_seen).collect();
    let plain = plain.trim_end_matches([' ', '.']);
    plain.eq_ignore_ascii_case(FOLDER) || plain.eq_ignore_ascii_case("git~1")
}

/// Tells whether an object is a commit that says nothing but which folder it is of.
pub fn is_plain_commit(object: &[u8]) -> bool {
    const HEX: usize = 40;
    let tree = b"tree ";
    let content = object.split(|byte| *byte == 0).nth(1).unwrap_or_default();
    let hex =
        content.strip_prefix(tree).and_then(|rest| rest.get(..HEX)).filter(|hex| hex.iter().all(u8::is_ascii_hexdigit));
    let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
    hex.is_some_and(|hex| object == [header(Kind::Commit, content).as_bytes(), &commit(hex)].concat())
}

fn commit(tree: &str) -> Vec<u8> {
    format!("tree {tree}\nauthor {CONTRIBUTOR}\ncommitter {CONTRIBUTOR}\n\n{MESSAGE}\n").into_bytes()
}

/// All that a repository of these files has beside what they hold themselves.
///
/// # Errors
/// `CannotRewrite` when there are too many folders.
pub fn parts(leaves: &[Leaf<'_>]) -> Result<Vec<Part>> {
    let mut parts = trees(leaves)?;
    let root = match parts.last() {
        Some(Part::Object(kind, content)) => id(*kind, content),
        _ => id(Kind::Tree, b""),
    };
    let commit = commit(&hex(&root));
    let head = hex(&id(Kind::Commit, &commit));
    parts.push(Part::Object(Kind::Commit, commit));
    parts.push(Part::Plain("HEAD", format!("ref: {BRANCH}\n").into_bytes()));
    parts.push(Part::Plain(BRANCH, format!("{head}\n").into_bytes()));
    parts.push(Part::Plain("config", CONFIG.into()));
    if leaves.iter().any(|leaf| leaf.path.rsplit('/').next() == Some(".gitattributes")) {
        parts.push(Part::Plain("info/attributes", ATTRIBUTES.into()));
    }
    parts.push(Part::Plain("index", index::written(leaves)));
    Ok(parts)
}

/// The folders, each once, those inside before those around, so that the root is the last.
fn trees(leaves: &[Leaf<'_>]) -> Result<Vec<Part>> {
    const MANY: Error = Error::CannotRewrite { what: "it has too many folders for a history of its own" };
    let mut folders: BTreeMap<&str, BTreeMap<Vec<u8>, Item>> = BTreeMap::from([("", BTreeMap::new())]);
    for leaf in leaves {
        let (mut folder, name) = leaf.path.rsplit_once('/').unwrap_or(("", leaf.path));
        folders.entry(folder).or_default().insert(name.into(), Item { bits: leaf.bits, id: leaf.id });
        while let Some((above, _)) = folder.rsplit_once('/').or_else(|| (!folder.is_empty()).then_some(("", folder))) {
            folder = above;
            if folders.contains_key(folder) {
                break;
            }
            folders.insert(folder, BTreeMap::new());
        }
        if folders.len() > MOST_FOLDERS {
            return Err(MANY);
        }
    }
    let depth = |folder: &&str| if folder.is_empty() { 0 } else { 1 + folder.matches('/').count() };
    let mut order: Vec<&str> = folders.keys().copied().collect();
    order.sort_by_cached_key(|folder| (std::cmp::Reverse(depth(folder)), *folder));
    let (mut trees, mut known) = (Vec::new(), BTreeSet::new());
    for folder in order {
        let content: Vec<u8> =
            folders.remove(folder).into_iter().flatten().flat_map(|(name, item)| item.line(&name)).collect();
        let id = id(Kind::Tree, &content);
        if !folder.is_empty() {
            let (above, name) = folder.rsplit_once('/').unwrap_or(("", folder));
            // A folder is sorted as if its name ended in a slash.
            let key = [name.as_bytes(), b"/"].concat();
            folders.entry(above).or_default().insert(key, Item { bits: FOLDER_BITS, id });
        }
        if known.insert(id) || folder.is_empty() {
            trees.push(Part::Object(Kind::Tree, content));
        }
    }
    Ok(trees)
}

/// What stands in a folder under one name.
struct Item {
    bits: u32,
    id: Id,
}

const FOLDER_BITS: u32 = 0o40_000;

impl Item {
    fn line(&self, key: &[u8]) -> Vec<u8> {
        let name = key.strip_suffix(b"/").unwrap_or(key);
        [format!("{:o} ", self.bits).as_bytes(), name, b"\0", &self.id].concat()
    }
}

fn header(kind: Kind, content: &[u8]) -> String {
    format!("{} {}\0", kind.code(), content.len())
}

fn hex(id: &Id) -> String {
    id.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
