//! Tape archives (POSIX.1-2017, pax; GNU tar for long names): read under limits, written from scratch.
//!
//! Writing keeps nothing of the archive that was read but names, content, and whether a file is a program: no dates, owners,
//! groups or records of other programs.

use std::io::{Cursor, Read};

use ::tar::{Archive, Builder, EntryType, Header};

use super::zip::{Entry, check_name};
use crate::error::{Error, Result};
use crate::limits::{Limits, check};

/// What an archive holds.
#[derive(Debug, Default)]
pub struct Unpacked {
    /// Its files, in their order.
    pub entries: Vec<Entry>,
    /// How many links and devices it had.
    pub links: usize,
}

/// The date that everything gets: 1 January 1980, before which some programs take a date for a mistake.
const DATE: u64 = 315_532_800;

/// Tells whether bytes begin as an archive does.
pub fn is_tar(bytes: &[u8]) -> bool {
    bytes.get(257..262) == Some(b"ustar")
}

/// Unpacks an archive.
///
/// # Errors
/// `Malformed` for a broken archive or an unsafe name, `LimitExceeded` when entries are too many or too large.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Unpacked> {
    const BROKEN: Error = Error::Malformed { what: "the archive it consists of is broken" };
    let mut archive = Archive::new(Cursor::new(bytes));
    let (mut unpacked, mut left, mut count) = (Unpacked::default(), limits.unpacked_bytes, 0);
    for entry in archive.entries().map_err(|_| BROKEN)? {
        let entry = entry.map_err(|_| BROKEN)?;
        count += 1;
        check(count, limits.parts, "parts in one file")?;
        let kind = entry.header().entry_type();
        if matches!(kind, EntryType::Directory | EntryType::XGlobalHeader | EntryType::XHeader) {
            continue;
        }
        if !matches!(kind, EntryType::Regular | EntryType::Continuous) {
            unpacked.links += 1;
            continue;
        }
        let path = String::from_utf8(entry.path_bytes().into_owned());
        let path = path.map_err(|_| Error::Malformed { what: "the name of a part is not text" })?;
        let name = path.trim_start_matches("./").to_owned();
        check_name(&name)?;
        check(entry.size(), limits.part_bytes.min(left), "bytes of a part after unpacking")?;
        let is_executable = entry.header().mode().is_ok_and(|mode| mode & 0o111 != 0);
        let size = entry.size();
        let mut content = Vec::new();
        // A sparse file says less than it holds.
        entry.take(size).read_to_end(&mut content).map_err(|_| BROKEN)?;
        left = left.saturating_sub(content.len() as u64);
        unpacked.entries.push(Entry { name, bytes: content, is_executable });
    }
    Ok(unpacked)
}

/// Packs files in the order given; equal input gives equal bytes.
///
/// # Errors
/// `CannotRewrite` when the archive cannot hold them.
pub fn write<'a>(entries: impl Iterator<Item = (&'a str, &'a [u8], bool)>) -> Result<Vec<u8>> {
    const UNWRITABLE: Error = Error::CannotRewrite { what: "packing its parts failed" };
    let mut builder = Builder::new(Vec::new());
    for (name, bytes, is_executable) in entries {
        let mut header = Header::new_gnu();
        header.set_entry_type(EntryType::Regular);
        header.set_size(bytes.len() as u64);
        header.set_mode(if is_executable { 0o755 } else { 0o644 });
        header.set_mtime(DATE);
        header.set_uid(0);
        header.set_gid(0);
        builder.append_data(&mut header, name, bytes).map_err(|_| UNWRITABLE)?;
    }
    builder.into_inner().map_err(|_| UNWRITABLE)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn names_content_and_what_can_be_started_stay() {
        let long = format!("{}/x.txt", "folder".repeat(40));
        let all = [("a.sh", b"#!".as_slice(), true), (long.as_str(), b"text".as_slice(), false), ("empty", b"", false)];
        let bytes = write(all.into_iter()).unwrap();
        assert!(is_tar(&bytes));
        let unpacked = read(&bytes, &Limits::default()).unwrap();
        let told: Vec<_> =
            unpacked.entries.iter().map(|entry| (entry.name.as_str(), &entry.bytes[..], entry.is_executable)).collect();
        assert_eq!(told, all);
        assert_eq!(write(all.into_iter()).unwrap(), bytes);
    }

    #[test]
    fn hostile_archives_are_refused() {
        let bytes = write([("a.txt", b"0123456789".as_slice(), false)].into_iter()).unwrap();
        let limits = Limits { part_bytes: 9, ..Limits::default() };
        assert!(matches!(read(&bytes, &limits), Err(Error::LimitExceeded { .. })));
        assert!(read(&bytes[..600], &Limits::default()).is_err());
        let limits = Limits { parts: 0, ..Limits::default() };
        assert!(matches!(read(&bytes, &limits), Err(Error::LimitExceeded { .. })));
    }
}
