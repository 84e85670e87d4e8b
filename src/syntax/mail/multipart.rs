//! The parts of a part (RFC 2046, 5.1.1).

use super::{lines, without_end};

/// A body taken apart.
#[derive(Debug, Default)]
pub struct Multipart<'a> {
    /// What stands before the first part.
    pub before: &'a [u8],
    /// The parts.
    pub parts: Vec<&'a [u8]>,
    /// What stands behind the last one.
    pub after: &'a [u8],
}

/// Takes a body apart at the lines that a boundary makes; nothing where there is none. One that is not closed ends with
/// the body.
pub fn split<'a>(body: &'a [u8], boundary: &str) -> Option<Multipart<'a>> {
    let (mut out, mut start, mut at) = (Multipart::default(), None, 0);
    for line in lines(body) {
        let next = at + line.len();
        if let Some(is_last) = delimiter(line, boundary.as_bytes()) {
            match start {
                Some(start) => out.parts.push(without_end(body.get(start..at).unwrap_or_default())),
                None => out.before = body.get(..at).unwrap_or_default(),
            }
            start = Some(next);
            if is_last {
                out.after = body.get(next..).unwrap_or_default();
                return Some(out);
            }
        }
        at = next;
    }
    let last = body.get(start?..).unwrap_or_default();
    // A boundary that nothing follows begins no part.
    if !last.is_empty() {
        out.parts.push(last);
    }
    Some(out)
}

/// Tells whether a line is a boundary, and whether it is the last one.
fn delimiter(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?.trim_ascii_end();
    match rest {
        b"" => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_line_end_before_a_boundary_belongs_to_it() {
        let split = split(b"pre\n--b\r\none\r\n\r\n--b \ntwo\n--bc\n--b--\npost", "b").unwrap();
        assert_eq!(split.parts, [b"one\r\n".as_slice(), b"two\n--bc"]);
        assert_eq!((split.before, split.after), (b"pre\n".as_slice(), b"post".as_slice()));
    }

    #[test]
    fn what_is_not_closed_ends_with_the_body() {
        assert_eq!(split(b"--b\none\n", "b").unwrap().parts, [b"one\n"]);
        assert!(split(b"one\n", "b").is_none());
    }
}
