//! Type 1 programs: in the part in clear text, comments and strings become blanks of the same length, and so does what
//! stands behind the end. Drawing reads neither; the encrypted part, which holds the outlines, stays.

use std::ops::Range;

use crate::syntax::pdf::font::program::type1::{Piece, clear_range, pieces};

/// The word that a program ends with.
const END: &[u8] = b"cleartomark";

/// None where the part in clear text, or a string in it, has no end.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let clear = clear_range(bytes)?;
    let text = bytes.get(clear.clone())?;
    if pieces(text).any(|(piece, range)| piece == Piece::Word && text.get(range.start) == Some(&b'(')) {
        return None;
    }
    let mut out = bytes.to_vec();
    for range in blanks(bytes, clear) {
        for byte in out.get_mut(range).into_iter().flatten() {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    Some(out)
}

/// What becomes blank: strings, comments, and what stands behind the end. Of the first line what tells the kind of
/// font stays.
fn blanks(bytes: &[u8], clear: Range<usize>) -> Vec<Range<usize>> {
    let text = bytes.get(clear.clone()).unwrap_or_default();
    let blank = |(piece, range): (Piece, Range<usize>)| {
        let start = match piece {
            Piece::Word => return None,
            Piece::Comment if range.start == 0 => first_word(text).min(range.end),
            _ => range.start,
        };
        Some(start + clear.start..range.end + clear.start)
    };
    let blanks = pieces(text).filter_map(blank);
    blanks.chain(behind_end(bytes, clear.end)).collect()
}

/// What stands behind the last word, but for the mark that ends a PFB file.
fn behind_end(bytes: &[u8], clear_end: usize) -> Option<Range<usize>> {
    let rest = bytes.get(clear_end..)?;
    let from = clear_end + memchr::memmem::rfind(rest, END)? + END.len();
    let mark = memchr::memmem::find(bytes.get(from..)?, b"\x80\x03");
    Some(from..mark.map_or(bytes.len(), |mark| from + mark))
}

/// The length of `%!PS-AdobeFont-1.0` and the like.
fn first_word(line: &[u8]) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"%!-.".contains(byte);
    line.iter().take(24).position(|byte| !is_part(byte)).unwrap_or(24)
}
