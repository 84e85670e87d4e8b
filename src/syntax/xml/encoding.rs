//! From the bytes of a part to its characters.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};

use super::ILL_FORMED;
use crate::error::Result;

/// Decodes a part: UTF-8 or UTF-16, with or without a byte order mark (XML 1.0, appendix F).
///
/// # Errors
/// `Malformed` for another encoding, for bytes that are not of the encoding, and for characters that XML forbids.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(std::str::from_utf8(rest).map_err(|_| ILL_FORMED)?),
        [0xff, 0xfe, rest @ ..] => utf16(UTF_16LE, rest)?,
        [0xfe, 0xff, rest @ ..] => utf16(UTF_16BE, rest)?,
        [b'<', 0, ..] => utf16(UTF_16LE, bytes)?,
        [0, b'<', ..] => utf16(UTF_16BE, bytes)?,
        _ => Cow::Borrowed(std::str::from_utf8(bytes).map_err(|_| ILL_FORMED)?),
    };
    let control = text.bytes().any(|byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'));
    if control || text.contains(['\u{fffe}', '\u{ffff}']) { Err(ILL_FORMED) } else { Ok(text) }
}

fn utf16<'a>(encoding: &'static encoding_rs::Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or(ILL_FORMED)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn both_encodings_give_the_same_text() {
        let text = "<a>é𝄞</a>";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        for bytes in [text.as_bytes(), &little, &big, &marked] {
            assert_eq!(decode(bytes).unwrap(), text);
        }
    }

    #[test]
    fn what_is_not_text_is_refused() {
        for bytes in [b"<a>\xff</a>".as_slice(), b"<a>\x01</a>", b"\xff\xfe<"] {
            assert!(decode(bytes).is_err());
        }
    }
}
