//! Takes bytes apart without believing any directory.

use std::io::Read;

use flate2::read::{DeflateDecoder, GzDecoder};
use memchr::memmem;

use crate::error::{Error, Result};

/// How deep packed pieces may lie in one another.
const DEPTH: usize = 5;
/// The most bytes that all pieces may unpack to: more than any format's limits let through.
const MOST: u64 = 2 << 30;

/// Calls `look` with the bytes themselves and with whatever is packed inside them.
///
/// # Errors
/// `CannotRewrite` when there is more inside than can be looked at: what is not looked at is not clean.
pub fn each_piece(bytes: &[u8], look: &mut dyn FnMut(&[u8])) -> Result<()> {
    let mut left = MOST;
    walk(bytes, DEPTH, &mut left, look)
}

fn walk(bytes: &[u8], depth: usize, left: &mut u64, look: &mut dyn FnMut(&[u8])) -> Result<()> {
    look(bytes);
    let gzip = bytes.starts_with(b"\x1f\x8b").then(|| inflate(GzDecoder::new(bytes), left));
    let entries = memmem::find_iter(bytes, b"PK\x03\x04").filter_map(|at| packed(bytes, at));
    let entries = entries.map(|body| inflate(DeflateDecoder::new(body), left));
    let inner: Vec<Result<Vec<u8>>> = entries.chain(gzip).collect();
    for piece in inner {
        let piece = piece?;
        match depth.checked_sub(1) {
            Some(depth) => walk(&piece, depth, left, look)?,
            None if piece.is_empty() => {}
            None => return Err(Error::CannotRewrite { what: "archives lie too deep in one another" }),
        }
    }
    Ok(())
}

/// The deflated body of the archive entry whose local header begins at `at` (APPNOTE.TXT, 4.3.7).
///
/// A stored entry has none: it is seen with the bytes around it.
fn packed(bytes: &[u8], at: usize) -> Option<&[u8]> {
    const HEADER: usize = 30;
    let header = bytes.get(at..at.checked_add(HEADER)?)?;
    let short = |from: usize| Some(usize::from(u16::from_le_bytes([*header.get(from)?, *header.get(from + 1)?])));
    let body = at + HEADER + short(26)? + short(28)?;
    if short(8)? == 8 { bytes.get(body..) } else { None }
}

/// Inflates as much as there is; damaged or foreign data ends early and gives what came out.
fn inflate(packed: impl Read, left: &mut u64) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut capped = packed.take(*left + 1);
    // Damage ends a stream: what came out before it is looked at all the same.
    let _ = capped.read_to_end(&mut out);
    *left = left
        .checked_sub(out.len() as u64)
        .ok_or(Error::CannotRewrite { what: "more is packed inside than can be checked" })?;
    Ok(out)
}
