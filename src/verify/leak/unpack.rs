//! Takes bytes apart without believing any directory.

use std::io::Read;

use bzip2::read::MultiBzDecoder;
use flate2::read::GzDecoder;
use flate2::{Decompress, FlushDecompress, Status};
use lzma_rust2::XzReader;
use memchr::memmem;
use ruzstd::decoding::StreamingDecoder;

use super::vocabulary;
use crate::error::{Error, Result};
use crate::syntax::git;

/// How deep packed pieces may lie in one another.
const DEPTH: usize = 5;
/// The most bytes that all pieces may unpack to: more than any format's limits let through.
const MOST: u64 = 2 << 30;
/// How the blocks of a tape archive are divided, and what its first one says where.
const BLOCK: usize = 512;
const USTAR_AT: usize = 257;
const USTAR: &[u8] = b"ustar";
/// The most memory that a decoder may set aside, in bytes.
const MOST_WINDOW: u32 = 128 << 20;
/// How much is inflated at a time, in bytes.
const CHUNK: usize = 64 << 10;

/// Calls `look` with the bytes themselves and with whatever is packed inside them.
///
/// Where a packed piece could be inflated, its packed form is left out: it is noise in which short values turn up by
/// chance.
///
/// # Errors
/// `CannotRewrite` when there is more inside than can be looked at: what is not looked at is not clean.
pub fn each_piece(bytes: &[u8], look: &mut dyn FnMut(&[u8])) -> Result<()> {
    let mut left = MOST;
    walk(bytes, DEPTH, &mut left, look)
}

fn walk(bytes: &[u8], depth: usize, left: &mut u64, look: &mut dyn FnMut(&[u8])) -> Result<()> {
    if is_pdf(bytes) {
        return streams(bytes, depth, left, look);
    }
    let mut shown = 0;
    for at in memmem::find_iter(bytes, b"PK\x03\x04") {
        let Some(entry) = Entry::at(bytes, at) else { continue };
        if !entry.is_deflated {
            inside(entry.body, depth, left, look)?;
            continue;
        }
        let (piece, packed_len) = inflate(entry.body, left)?;
        inside(&piece, depth, left, look)?;
        // An entry inside the packed bytes of another is looked at all the same, but shows nothing new.
        if entry.start >= shown {
            look(bytes.get(shown..entry.start).unwrap_or_default());
            shown = entry.start + packed_len;
        }
    }
    look(bytes.get(shown..).unwrap_or_default());
    packed(bytes, depth, left, look)?;
    // The files of a tape archive begin at whole blocks (POSIX.1-2017, pax, ustar Interchange Format).
    if bytes.get(USTAR_AT..USTAR_AT + USTAR.len()) == Some(USTAR) {
        for at in (BLOCK..bytes.len()).step_by(BLOCK) {
            packed(bytes.get(at..).unwrap_or_default(), depth, left, look)?;
        }
    }
    Ok(())
}

/// Looks into bytes that are packed as a whole, as tape archives are, and with zlib (RFC 1950) as the objects of repositories.
fn packed(bytes: &[u8], depth: usize, left: &mut u64, look: &mut dyn FnMut(&[u8])) -> Result<()> {
    let mut piece = Vec::new();
    let most = *left + 1;
    // Damage ends a stream: what came out before it is looked at all the same.
    let _ = match bytes {
        [0x1f, 0x8b, ..] => GzDecoder::new(bytes).take(most).read_to_end(&mut piece),
        [b'B', b'Z', b'h', ..] => MultiBzDecoder::new(bytes).take(most).read_to_end(&mut piece),
        [0xfd, b'7', b'z', b'X', b'Z', ..] => {
            XzReader::new_mem_limit(bytes, true, MOST_WINDOW / 1024).take(most).read_to_end(&mut piece)
        }
        [0x28, 0xb5, 0x2f, 0xfd, ..] => StreamingDecoder::new_with_max_window_size(bytes, MOST_WINDOW.into())
            .map_or(Ok(0), |decoder| decoder.take(most).read_to_end(&mut piece)),
        _ if is_zlib(bytes) => {
            piece = inflate(bytes.get(2..).unwrap_or_default(), left)?.0;
            // What stands in every commit is ours, though it may say what was removed elsewhere.
            return if git::is_plain_commit(&piece) { Ok(()) } else { inside(&piece, depth, left, look) };
        }
        _ => return Ok(()),
    };
    spend(left, piece.len())?;
    inside(&piece, depth, left, look)
}

/// Tells whether bytes begin as zlib's do: with the method in the lower half of the first byte, and a sum over both
/// (RFC 1950, 2.2).
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..] if first & 0xf == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// Tells whether bytes are mostly text, as objects and operations are.
fn is_syntax(bytes: &[u8]) -> bool {
    const SAMPLE: usize = 4096;
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let is_text = |byte: &&u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    sample.iter().filter(is_text).count() * 10 > sample.len() * 9
}

/// Tells whether bytes say that they are a PDF file.
fn is_pdf(bytes: &[u8]) -> bool {
    const WITHIN: usize = 1024;
    memmem::find(bytes.get(..bytes.len().min(WITHIN)).unwrap_or_default(), b"%PDF-").is_some()
}

/// How much of the program of a font comes before its encrypted part (Adobe Type 1 Font Format, 7.2); 0 for anything else.
fn clear_len(piece: &[u8]) -> usize {
    let is_font = piece.starts_with(b"%!");
    memmem::find(piece, b"eexec").filter(|_| is_font).unwrap_or(0)
}

/// Inflates whatever begins behind the word `stream` and can be inflated, whether or not an object owns it.
fn streams(bytes: &[u8], depth: usize, left: &mut u64, look: &mut dyn FnMut(&[u8])) -> Result<()> {
    let mut shown = 0;
    for at in memmem::find_iter(bytes, b"stream") {
        let after = bytes.get(at + b"stream".len()..).unwrap_or_default();
        let blanks = after.iter().take_while(|byte| matches!(byte, b'\r' | b'\n' | b' ')).count();
        let start = at + b"stream".len() + blanks;
        let body = bytes.get(start..).unwrap_or_default();
        if !is_zlib(body) {
            continue;
        }
        let (piece, packed_len) = inflate(body.get(2..).unwrap_or_default(), left)?;
        let head_len = clear_len(&piece);
        if head_len > 0 {
            let (head, rest) = piece.split_at_checked(head_len).unwrap_or_default();
            look(&vocabulary::without_document_names(head));
            inside(rest, depth, left, look)?;
        } else if piece.starts_with(b"PK") || piece.starts_with(b"%PDF-") || !is_syntax(&piece) {
            inside(&piece, depth, left, look)?;
        } else {
            look(&vocabulary::without_document_names(&piece));
        }
        if start >= shown {
            look(&vocabulary::without_document_names(bytes.get(shown..start).unwrap_or_default()));
            shown = start + 2 + packed_len;
        }
    }
    look(&vocabulary::without_document_names(bytes.get(shown..).unwrap_or_default()));
    Ok(())
}

fn inside(piece: &[u8], depth: usize, left: &mut u64, look: &mut dyn FnMut(&[u8])) -> Result<()> {
    match depth.checked_sub(1) {
        Some(depth) => walk(piece, depth, left, look),
        None if piece.is_empty() => Ok(()),
        None => Err(Error::CannotRewrite { what: "archives lie too deep in one another" }),
    }
}

/// An archive entry by its local header (APPNOTE.TXT, 4.3.7).
struct Entry<'a> {
    /// Where its body begins.
    start: usize,
    /// The body; of a deflated entry all that follows, because its end is where inflating ends.
    body: &'a [u8],
    is_deflated: bool,
}

impl<'a> Entry<'a> {
    fn at(bytes: &'a [u8], at: usize) -> Option<Self> {
        const HEADER: usize = 30;
        let header = bytes.get(at..at.checked_add(HEADER)?)?;
        let short = |from: usize| Some(usize::from(u16::from_le_bytes([*header.get(from)?, *header.get(from + 1)?])));
        let start = at + HEADER + short(26)? + short(28)?;
        let is_deflated = short(8)? == 8;
        let stored_len = short(18)? | short(20)? << 16;
        let end = if is_deflated { bytes.len() } else { start.checked_add(stored_len)?.min(bytes.len()) };
        Some(Self { start, body: bytes.get(start..end)?, is_deflated })
    }
}

/// Inflates as much as there is, and tells how many packed bytes that took; damaged or foreign data ends early and
/// gives what came out.
fn inflate(packed: &[u8], left: &mut u64) -> Result<(Vec<u8>, usize)> {
    let mut inflater = Decompress::new(false);
    let (mut out, mut taken) = (Vec::new(), 0);
    loop {
        let (before, taken_before) = (out.len(), taken);
        out.reserve(CHUNK);
        let status = inflater.decompress_vec(packed.get(taken..).unwrap_or_default(), &mut out, FlushDecompress::None);
        taken = usize::try_from(inflater.total_in()).unwrap_or(usize::MAX);
        spend(left, out.len() - before)?;
        let stands_still = out.len() == before && taken == taken_before;
        if stands_still || !matches!(status, Ok(Status::Ok | Status::BufError)) {
            return Ok((out, taken));
        }
    }
}

fn spend(left: &mut u64, len: usize) -> Result<()> {
    let more = Error::CannotRewrite { what: "more is packed inside than can be checked" };
    *left = left.checked_sub(len as u64).ok_or(more)?;
    Ok(())
}
