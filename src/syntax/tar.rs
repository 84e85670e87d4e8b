//! Tape archives (POSIX.1-2017, pax; GNU tar for long names): read under limits, written from scratch.
//!
//! Writing keeps nothing of the archive that was read but names, content, and whether a file is a program: no dates, owners,
//! groups or records of other programs.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use ::tar::{Archive, Builder, EntryType, Header};

use super::entry::{Entry, Mode, plain_name};
use crate::error::{Error, Result};
use crate::limits::{Limits, check};

/// What an archive holds.
#[derive(Debug, Default)]
pub struct Unpacked {
    /// Its files, in their order, those that are other names of files included.
    pub entries: Vec<Entry>,
    /// Its symbolic links, in their order.
    pub links: Vec<Entry>,
    /// How many devices, pipes and other names of what is not there it had.
    pub specials: usize,
    /// How many files it had of which only pieces are written, in a way that cannot be read.
    pub pieces: usize,
    /// How many stretches of bytes no name leads to: files whose name a later one has, and what follows the end.
    pub unreferenced: usize,
}

/// The date that everything gets: 1 January 1980, before which some programs take a date for a mistake.
const DATE: u64 = 315_532_800;

/// A sparse file up to this size may hold as little as it likes.
const FREE: u64 = 1024 * 1024;
const BROKEN: Error = Error::Malformed { what: "the archive it consists of is broken" };

/// Tells whether bytes begin as an archive does.
pub fn is_tar(bytes: &[u8]) -> bool {
    bytes.get(257..262) == Some(b"ustar")
}

/// Unpacks an archive.
///
/// # Errors
/// `Malformed` for a broken archive or an unsafe name, `LimitExceeded` when entries are too many or too large.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Unpacked> {
    let mut archive = Archive::new(Cursor::new(bytes));
    let (mut unpacked, mut left, mut count) = (Unpacked::default(), limits.unpacked_bytes, 0);
    let (mut places, mut end) = (BTreeMap::new(), 0_u64);
    for entry in archive.entries().map_err(|_| BROKEN)? {
        let mut entry = entry.map_err(|_| BROKEN)?;
        count += 1;
        check(count, limits.parts, "parts in one file")?;
        let kind = entry.header().entry_type();
        let is_sparse = kind == EntryType::GNUSparse;
        let written = if is_sparse { entry.header().entry_size().unwrap_or(0) } else { entry.size() };
        end = end.max(entry.raw_file_position().saturating_add(written));
        if matches!(kind, EntryType::Directory | EntryType::XGlobalHeader | EntryType::XHeader) {
            continue;
        }
        if !matches!(
            kind,
            EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse | EntryType::Symlink | EntryType::Link
        ) {
            unpacked.specials += 1;
            continue;
        }
        if is_in_pieces(&mut entry)? {
            unpacked.pieces += 1;
            continue;
        }
        let name = plain_name(&text(&entry.path_bytes())?)?;
        let mode = Mode::of_file(entry.header().mode().unwrap_or(0));
        let entry = match kind {
            EntryType::Symlink => {
                let Some(target) = entry.link_name_bytes().and_then(|target| text(&target).ok()) else {
                    unpacked.specials += 1;
                    continue;
                };
                unpacked.links.push(Entry { name, bytes: target.into_bytes(), mode: Mode::Link });
                continue;
            }
            EntryType::Link => {
                let target = entry.link_name_bytes().and_then(|target| plain_name(&text(&target).ok()?).ok());
                let place = target.and_then(|target| places.get(&target).copied());
                let Some(known) = place.and_then(|place: usize| unpacked.entries.get(place)) else {
                    unpacked.specials += 1;
                    continue;
                };
                check(known.bytes.len() as u64, left, "bytes after unpacking")?;
                Entry { name, ..known.clone() }
            }
            _ => {
                let dense = written.saturating_mul(limits.ratio).max(FREE);
                let most = limits.part_bytes.min(left).min(if is_sparse { dense } else { u64::MAX });
                check(entry.size(), most, "bytes of a part after unpacking")?;
                Entry { name, bytes: content(entry, most)?, mode }
            }
        };
        left = left.saturating_sub(entry.bytes.len() as u64);
        match places.get(&entry.name).and_then(|place: &usize| unpacked.entries.get_mut(*place)) {
            // Of files with one name the last is the one that is there after unpacking.
            Some(earlier) => {
                *earlier = entry;
                unpacked.unreferenced += 1;
            }
            None => {
                places.insert(entry.name.clone(), unpacked.entries.len());
                unpacked.entries.push(entry);
            }
        }
    }
    let rest = usize::try_from(end).ok().and_then(|end| bytes.get(end..)).unwrap_or_default();
    unpacked.unreferenced += usize::from(rest.iter().any(|byte| *byte != 0));
    Ok(unpacked)
}

/// Tells whether an entry is a file of which only pieces are written, in one of the ways that pax records describe
/// (GNU tar, Sparse Formats).
fn is_in_pieces(entry: &mut ::tar::Entry<'_, Cursor<&[u8]>>) -> Result<bool> {
    let Some(records) = entry.pax_extensions().map_err(|_| BROKEN)? else { return Ok(false) };
    let is_sparse = |record: std::io::Result<::tar::PaxExtension<'_>>| {
        record.is_ok_and(|record| record.key_bytes().starts_with(b"GNU.sparse."))
    };
    Ok(records.into_iter().any(is_sparse))
}

fn text(bytes: &[u8]) -> Result<String> {
    const NO_TEXT: Error = Error::Malformed { what: "the name of a part is not text" };
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| NO_TEXT)
}

/// Reads an entry, counting what comes out: a sparse file says less than it holds.
fn content(entry: impl Read, most: u64) -> Result<Vec<u8>> {
    let mut content = Vec::new();
    entry.take(most.saturating_add(1)).read_to_end(&mut content).map_err(|_| BROKEN)?;
    check(content.len() as u64, most, "bytes of a part after unpacking")?;
    Ok(content)
}

/// Packs files in the order given; equal input gives equal bytes.
///
/// # Errors
/// `CannotRewrite` when the archive cannot hold them.
pub fn write<'a>(entries: impl Iterator<Item = (&'a str, &'a [u8], Mode)>) -> Result<Vec<u8>> {
    const UNWRITABLE: Error = Error::CannotRewrite { what: "packing its parts failed" };
    let mut builder = Builder::new(Vec::new());
    for (name, bytes, mode) in entries {
        let mut header = Header::new_gnu();
        header.set_mode(mode.permissions());
        header.set_mtime(DATE);
        header.set_uid(0);
        header.set_gid(0);
        if mode == Mode::Link {
            let target = std::str::from_utf8(bytes).map_err(|_| UNWRITABLE)?;
            header.set_entry_type(EntryType::Symlink);
            header.set_size(0);
            builder.append_link(&mut header, name, target).map_err(|_| UNWRITABLE)?;
        } else {
            header.set_entry_type(EntryType::Regular);
            header.set_size(bytes.len() as u64);
            builder.append_data(&mut header, name, bytes).map_err(|_| UNWRITABLE)?;
        }
    }
    builder.into_inner().map_err(|_| UNWRITABLE)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn entry(name: &str, bytes: &[u8], mode: Mode) -> Entry {
        Entry { name: name.to_owned(), bytes: bytes.to_vec(), mode }
    }

    fn packed(entries: &[Entry]) -> Vec<u8> {
        write(entries.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice(), entry.mode))).unwrap()
    }

    #[test]
    fn names_content_and_kinds_stay() {
        let long = format!("{}/x.txt", "folder".repeat(40));
        let files =
            [entry("a.sh", b"#!", Mode::Program), entry(&long, b"text", Mode::File), entry("empty", b"", Mode::File)];
        let links = [entry("b", long.as_bytes(), Mode::Link)];
        let bytes = packed(&[&files[..], &links].concat());
        assert!(is_tar(&bytes));
        let unpacked = read(&bytes, &Limits::default()).unwrap();
        assert_eq!((unpacked.entries.as_slice(), unpacked.links.as_slice()), (&files[..], &links[..]));
        assert_eq!(packed(&[&files[..], &links].concat()), bytes);
    }

    #[test]
    fn other_names_of_a_file_are_copies_of_it_and_the_last_of_a_name_counts() {
        let mut builder = Builder::new(Vec::new());
        let mut add = |kind: EntryType, name: &str, bytes: &[u8], target: Option<&str>| {
            let mut header = Header::new_gnu();
            header.set_entry_type(kind);
            header.set_size(bytes.len() as u64);
            header.set_mode(0o755);
            match target {
                Some(target) => builder.append_link(&mut header, name, target).unwrap(),
                None => builder.append_data(&mut header, name, bytes).unwrap(),
            }
        };
        add(EntryType::Regular, "a", b"old", None);
        add(EntryType::Regular, "a", b"new", None);
        add(EntryType::Link, "b", b"", Some("a"));
        add(EntryType::Link, "c", b"", Some("nothing"));
        add(EntryType::Fifo, "d", b"", None);
        let mut bytes = builder.into_inner().unwrap();
        let unpacked = read(&bytes, &Limits::default()).unwrap();
        assert_eq!(unpacked.entries, [entry("a", b"new", Mode::Program), entry("b", b"new", Mode::Program)]);
        assert_eq!((unpacked.specials, unpacked.unreferenced), (2, 1));
        let limits = Limits { unpacked_bytes: 8, ..Limits::default() };
        assert!(matches!(read(&bytes, &limits), Err(Error::LimitExceeded { .. })));
        bytes.extend(b"behind the end");
        assert_eq!(read(&bytes, &Limits::default()).unwrap().unreferenced, 2);
    }

    #[test]
    fn hostile_archives_are_refused() {
        let bytes = packed(&[entry("a.txt", b"0123456789", Mode::File)]);
        let limits = Limits { part_bytes: 9, ..Limits::default() };
        assert!(matches!(read(&bytes, &limits), Err(Error::LimitExceeded { .. })));
        assert!(read(&bytes[..600], &Limits::default()).is_err());
        let limits = Limits { parts: 0, ..Limits::default() };
        assert!(matches!(read(&bytes, &limits), Err(Error::LimitExceeded { .. })));
    }
}
