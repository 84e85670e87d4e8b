//! Zip archives: read under limits, written from scratch.
//!
//! Reading trusts the central directory for where entries lie and nothing for how large they are. Bytes that no
//! entry owns are counted, since other readers might show them. Writing keeps nothing of the archive that was read:
//! no dates, comments, extra fields or order (APPNOTE.TXT 6.3.10).

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};

use ::zip::result::ZipError;
use ::zip::write::SimpleFileOptions;
use ::zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::entry::{self, Entry, Mode};
use crate::error::{Error, Result};
use crate::limits::{Limits, check};

/// An unpacked archive.
#[derive(Debug, Default)]
pub struct Archive {
    /// The files, in the order of the central directory; directories are left out.
    pub entries: Vec<Entry>,
    /// The symbolic links, in the same order.
    pub links: Vec<Entry>,
    /// How many pipes, devices and the like there are, which are left out.
    pub specials: usize,
    /// How many stretches of bytes belong to no entry: before, between or after them, and comments.
    pub unreferenced: usize,
}

/// Which names an archive may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Those of the parts of a document: safe as they are, and none the same but for its case.
    Strict,
    /// Those of files, which are made safe as far as that can be.
    Loose,
}

/// Unpacks an archive.
///
/// # Errors
/// `Malformed` for a broken archive, an unsafe or doubled name or an unknown packing, `Encrypted` for an entry behind
/// a password, `LimitExceeded` when entries are too many, too large or packed too densely.
pub fn read(bytes: &[u8], wanted: Names, limits: &Limits) -> Result<Archive> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(fault)?;
    check(archive.len() as u64, limits.parts, "parts in one file")?;
    if archive.has_duplicate_names() {
        return Err(DOUBLED);
    }
    let (mut entries, mut links, mut specials) = (Vec::new(), Vec::new(), 0);
    let (mut owned, mut names) = (Vec::new(), BTreeSet::new());
    let (mut unreferenced, mut left) = (usize::from(!archive.comment().is_empty()), limits.unpacked_bytes);
    for index in 0..archive.len() {
        let about = archive.by_index_raw(index).map_err(fault)?;
        if about.encrypted() {
            return Err(Error::Encrypted);
        }
        if wanted == Names::Loose
            && !matches!(about.compression(), CompressionMethod::Stored | CompressionMethod::Deflated)
        {
            return Err(UNUSUAL);
        }
        let packed = about.compressed_size();
        let name = about.name().map_err(fault)?.into_owned();
        unreferenced += usize::from(!about.comment().is_empty());
        let data = about.data_start().ok_or(Error::Malformed { what: "a packed part lies outside the file" })?;
        let end = data.checked_add(packed).ok_or(Error::Malformed { what: "a packed part lies outside the file" })?;
        owned.push((about.header_start(), end));
        let (is_dir, mode) = (about.is_dir(), about.unix_mode().unwrap_or(0));
        drop(about);
        let name = match wanted {
            Names::Strict => name.strip_suffix('/').filter(|_| is_dir).unwrap_or(&name).to_owned(),
            // A folder of another program may be the one that everything is in.
            Names::Loose if is_dir => entry::plain_name(&name).unwrap_or_default(),
            Names::Loose => entry::plain_name(&name)?,
        };
        if !(is_dir && wanted == Names::Loose) {
            entry::check_name(&name)?;
            if !names.insert(if wanted == Names::Strict { name.to_ascii_lowercase() } else { name.clone() }) {
                return Err(DOUBLED);
            }
        }
        if is_dir {
            unreferenced += usize::from(packed > 0);
            continue;
        }
        let is_link = mode & KIND == LINK;
        if !is_link && !matches!(mode & KIND, 0 | REGULAR) {
            specials += 1;
            continue;
        }
        let bytes = inflate(&mut archive, index, packed, left, limits)?;
        left = left.saturating_sub(bytes.len() as u64);
        if is_link {
            links.push(Entry { name, bytes, mode: Mode::Link });
        } else {
            entries.push(Entry { name, bytes, mode: Mode::of_file(mode) });
        }
    }
    unreferenced += gaps(owned, archive.central_directory_start(), bytes);
    Ok(Archive { entries, links, specials, unreferenced })
}

/// Unpacks the entries of these names, whatever their case, if all are there and none is longer than `most` bytes.
pub fn find<const COUNT: usize>(bytes: &[u8], names: [&str; COUNT], most: u64) -> Option<[Vec<u8>; COUNT]> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut found = names.map(|_| Vec::new());
    for (name, to) in names.iter().zip(&mut found) {
        let is_named = |known: &Cow<'_, str>| known.eq_ignore_ascii_case(name);
        let name = archive.file_names().flatten().find(is_named)?.into_owned();
        let mut reader = archive.by_name(&name).ok()?.take(most + 1);
        reader.read_to_end(to).ok()?;
        if to.len() as u64 > most {
            return None;
        }
    }
    Some(found)
}

/// Packs parts in the order given; equal input gives equal bytes.
///
/// # Errors
/// `CannotRewrite` when the archive cannot hold them.
pub fn write<'a>(entries: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>> {
    write_files(entries.map(|(name, bytes)| (name, bytes, Mode::File)))
}

/// The same for files of several kinds.
///
/// # Errors
/// As above.
pub fn write_files<'a>(entries: impl Iterator<Item = (&'a str, &'a [u8], Mode)>) -> Result<Vec<u8>> {
    finish(ZipWriter::new(Cursor::new(Vec::new())), entries)
}

/// The same behind an entry that is not packed, so that the first bytes of the archive tell what it is (OpenDocument 1.3,
/// part 2, 3.3; EPUB OCF 3.3, 4.3).
///
/// # Errors
/// As above.
pub fn write_typed<'a>(
    (name, bytes): (&str, &[u8]),
    entries: impl Iterator<Item = (&'a str, &'a [u8])>,
) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    add(&mut writer, name, bytes, (CompressionMethod::Stored, Mode::File))?;
    finish(writer, entries.map(|(name, bytes)| (name, bytes, Mode::File)))
}

fn finish<'a>(
    mut writer: ZipWriter<Cursor<Vec<u8>>>,
    entries: impl Iterator<Item = (&'a str, &'a [u8], Mode)>,
) -> Result<Vec<u8>> {
    for (name, bytes, mode) in entries {
        if bytes.len() as u64 <= FREE {
            add(&mut writer, name, bytes, (CompressionMethod::Deflated, mode))?;
            continue;
        }
        let mut alone = ZipWriter::new(Cursor::new(Vec::new()));
        add(&mut alone, name, bytes, (CompressionMethod::Deflated, mode))?;
        let packed = alone.finish().map_err(|_| UNWRITABLE)?;
        let len = packed.get_ref().len() as u64;
        // Whoever reads the archive under our limits would take a part that shrinks further for a bomb.
        if (bytes.len() as u64) / DENSEST > len {
            add(&mut writer, name, bytes, (CompressionMethod::Stored, mode))?;
        } else {
            let archive = ZipArchive::new(packed).map_err(|_| UNWRITABLE)?;
            writer.merge_archive(archive).map_err(|_| UNWRITABLE)?;
        }
    }
    writer.finish().map(Cursor::into_inner).map_err(|_| UNWRITABLE)
}

fn add(
    writer: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    bytes: &[u8],
    (method, mode): (CompressionMethod, Mode),
) -> Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .compression_level((method == CompressionMethod::Deflated).then_some(QUICKLY))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(mode.permissions())
        .large_file(bytes.len() as u64 >= u64::from(u32::MAX));
    if mode == Mode::Link {
        let target = std::str::from_utf8(bytes).map_err(|_| UNWRITABLE)?;
        return writer.add_symlink(name, target, options).map_err(|_| UNWRITABLE);
    }
    writer.start_file(name, options).map_err(|_| UNWRITABLE)?;
    writer.write_all(bytes).map_err(|_| UNWRITABLE)
}

/// What of the mode of a file says which kind it is, and two of them (POSIX.1-2017, `sys/stat.h`).
const KIND: u32 = 0o170_000;
const LINK: u32 = 0o120_000;
const REGULAR: u32 = 0o100_000;
/// Parts up to this size may be packed as densely as they like.
const FREE: u64 = 1024 * 1024;
/// How many times smaller a larger part may become by packing; half of what the limits allow by default.
const DENSEST: u64 = 100;
/// Of the nine levels of deflate, one that costs a file of text some percent of its size and saves half of the time.
const QUICKLY: i64 = 3;
const UNUSUAL: Error = Error::UnsupportedFormat {
    what: "an archive whose files are packed in an unusual way",
    advice: "Unpack it and pack the files anew, as .zip in the usual way.",
};
const DOUBLED: Error = Error::Malformed { what: "two of its parts have the same name" };
const UNWRITABLE: Error = Error::CannotRewrite { what: "packing its parts failed" };

fn fault(error: ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => Error::Encrypted,
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Error::Malformed { what: "it is packed in a way that Office files are not" }
        }
        _ => Error::Malformed { what: "the archive it consists of is broken" },
    }
}

/// Unpacks one entry, counting what comes out rather than believing what the header says.
fn inflate(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    packed: u64,
    left: u64,
    limits: &Limits,
) -> Result<Vec<u8>> {
    let dense = packed.saturating_mul(limits.ratio).max(FREE);
    let most = limits.part_bytes.min(left).min(dense);
    let mut bytes = Vec::new();
    let mut entry = archive.by_index(index).map_err(fault)?.take(most.saturating_add(1));
    entry.read_to_end(&mut bytes).map_err(|_| Error::Malformed { what: "a packed part is broken" })?;
    let len = bytes.len() as u64;
    check(len, limits.part_bytes, "bytes in one part")?;
    check(len, left, "bytes after unpacking")?;
    check(len, dense, "bytes in one part, which is packed too densely")?;
    Ok(bytes)
}

/// Counts the stretches that no entry and no directory owns.
fn gaps(mut owned: Vec<(u64, u64)>, directory: u64, bytes: &[u8]) -> usize {
    owned.sort_unstable();
    let (mut count, mut at) = (0, 0);
    for (start, end) in owned {
        count += usize::from(start > at && !is_descriptor(bytes, at, start));
        at = at.max(end);
    }
    count += usize::from(directory > at && !is_descriptor(bytes, at, directory));
    count + usize::from(trails(bytes))
}

/// Tells whether the bytes between two entries are the data descriptor of the first (APPNOTE.TXT, 4.3.9).
fn is_descriptor(bytes: &[u8], start: u64, end: u64) -> bool {
    let (Ok(from), Ok(to)) = (usize::try_from(start), usize::try_from(end)) else {
        return false;
    };
    let signed = bytes.get(from..to).is_some_and(|gap| gap.starts_with(b"PK\x07\x08"));
    start > 0 && matches!((end - start, signed), (16 | 24, true) | (12 | 20, false))
}

/// Tells whether bytes follow the end record and its comment (APPNOTE.TXT, 4.3.16).
fn trails(bytes: &[u8]) -> bool {
    let Some(at) = memchr::memmem::rfind(bytes, b"PK\x05\x06") else {
        return true;
    };
    match bytes.get(at + 20..at + 22) {
        Some(&[low, high]) => at + 22 + usize::from(u16::from_le_bytes([low, high])) != bytes.len(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn pack(entries: &[(&str, &[u8])]) -> Vec<u8> {
        write(entries.iter().copied()).unwrap()
    }

    #[test]
    fn what_is_written_reads_back_and_carries_no_date() {
        let packed = pack(&[("b/x", b"one"), ("a", b"two")]);
        let archive = read(&packed, Names::Strict, &Limits::default()).unwrap();
        let names: Vec<&str> = archive.entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!((names, archive.unreferenced), (vec!["b/x", "a"], 0));
        assert_eq!(packed[10..14], [0, 0, 33, 0], "1980-01-01 00:00");
    }

    fn dense(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            add(&mut writer, name, bytes, (CompressionMethod::Deflated, Mode::File)).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn what_is_written_stays_within_the_limits() {
        let mixed: Vec<u8> =
            (0..900_000_u32).flat_map(|n| (n.wrapping_mul(2_654_435_761) >> 20).to_le_bytes()).collect();
        let same = "Acme ".repeat(600_000);
        let packed = pack(&[("a", same.as_bytes()), ("b", b"two"), ("c", &mixed)]);
        let archive = read(&packed, Names::Strict, &Limits::default()).unwrap();
        let sizes: Vec<usize> = archive.entries.iter().map(|entry| entry.bytes.len()).collect();
        assert_eq!((sizes, archive.unreferenced), (vec![same.len(), 3, mixed.len()], 0));
        assert!(packed.len() < same.len() + mixed.len());
    }

    #[test]
    fn unsafe_names_are_refused() {
        for name in ["../x", "/etc/x", "a\\b", "a//b", "c:x", "./x"] {
            assert_eq!(
                read(&pack(&[(name, b"")]), Names::Strict, &Limits::default()).unwrap_err().code(),
                "Malformed",
                "{name}"
            );
        }
    }

    #[test]
    fn names_that_differ_in_case_only_are_refused() {
        assert!(read(&pack(&[("a/X", b""), ("A/x", b"")]), Names::Strict, &Limits::default()).is_err());
    }

    #[test]
    fn bytes_around_the_entries_are_counted() {
        let packed = pack(&[("a", b"text")]);
        let before = [b"hidden", packed.as_slice()].concat();
        let after = [packed.as_slice(), b"hidden"].concat();
        assert_eq!(read(&before, Names::Strict, &Limits::default()).unwrap().unreferenced, 1);
        assert_eq!(read(&after, Names::Strict, &Limits::default()).unwrap().unreferenced, 1);
    }

    #[test]
    fn limits_hold_while_unpacking() {
        let zeros = vec![0; 3 << 20];
        let packed = dense(&[("a", &zeros), ("b", &zeros)]);
        let code = |limits: Limits| read(&packed, Names::Strict, &limits).unwrap_err().code();
        let open = Limits { ratio: 100_000, ..Limits::default() };
        assert!(read(&packed, Names::Strict, &open).is_ok());
        assert_eq!(code(Limits::default()), "LimitExceeded");
        assert_eq!(code(Limits { part_bytes: 2 << 20, ..open.clone() }), "LimitExceeded");
        assert_eq!(code(Limits { unpacked_bytes: 5 << 20, ..open.clone() }), "LimitExceeded");
        assert_eq!(code(Limits { parts: 1, ..open }), "LimitExceeded");
    }
}
