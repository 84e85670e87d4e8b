//! Type 1 programs (Adobe Type 1 Font Format, chapter 2): the part in clear text tells which name a code has.

use std::ops::Range;

use super::super::encoding::Encoding;

/// How far the beginning is searched for what tells a program without its first line.
const CLEAR_BYTES: usize = 1 << 12;

/// What is kept of a program.
#[derive(Clone, Debug)]
pub(super) struct Type1 {
    encoding: Codes,
}

#[derive(Clone, Debug)]
enum Codes {
    Standard,
    Listed(Vec<Option<String>>),
}

/// Tells whether bytes begin as a Type 1 program does, in a PFB file or not.
pub(in crate::syntax::pdf::font) fn is_type1(bytes: &[u8]) -> bool {
    let bytes = if bytes.starts_with(b"\x80\x01") { bytes.get(6..).unwrap_or_default() } else { bytes };
    bytes.trim_ascii_start().starts_with(b"%!")
        || memchr::memmem::find(bytes.get(..CLEAR_BYTES).unwrap_or(bytes), b"/FontType 1").is_some()
}

/// The first byte of a program and the one behind the part in clear text, which ends with the word `eexec`; none where
/// that word is missing.
pub(in crate::syntax::pdf::font) fn clear_range(bytes: &[u8]) -> Option<Range<usize>> {
    let start = if bytes.starts_with(b"\x80\x01") { 6 } else { 0 };
    let last = pieces(bytes.get(start..)?).find(|(piece, range)| {
        let place = range.start + start..range.end + start;
        *piece == Piece::Word && bytes.get(place) == Some(b"eexec")
    });
    last.map(|(_, range)| start..range.end + start)
}

/// What a part of a program in clear text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax::pdf::font) enum Piece {
    /// From `%` to the end of the line, without that.
    Comment,
    /// A string in parentheses or in hexadecimal, without what encloses it.
    String,
    /// A number, a name with its slash, a word or a bracket.
    Word,
}

/// Cuts PostScript into pieces. What begins as a string and has no end is a bracket.
pub(in crate::syntax::pdf::font) fn pieces(text: &[u8]) -> impl Iterator<Item = (Piece, Range<usize>)> {
    let mut at = 0;
    // When one string has no end, those behind it have none either; so nothing is searched twice.
    let mut is_round_over = false;
    std::iter::from_fn(move || {
        at += text.get(at..)?.iter().position(|byte| !is_space(*byte))?;
        let rest = text.get(at..)?;
        let start = at;
        let string = match *rest {
            [b'%', ..] => {
                let len = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
                at += len;
                return Some((Piece::Comment, start..at));
            }
            [b'(', ..] if !is_round_over => {
                let len = string_len(rest);
                is_round_over = len.is_none();
                len
            }
            [b'<', b'<', ..] => None,
            [b'<', ..] => {
                let is_hex = |byte: &u8| byte.is_ascii_hexdigit() || is_space(*byte);
                let end = 1 + rest.iter().skip(1).position(|byte| !is_hex(byte)).unwrap_or(rest.len());
                Some(end).filter(|&end| rest.get(end) == Some(&b'>'))
            }
            _ => None,
        };
        if let Some(len) = string {
            at += len + 1;
            return Some((Piece::String, start + 1..start + len));
        }
        let ends = |byte: &u8| is_space(*byte) || b"/[]{}()<>%".contains(byte);
        at += 1 + rest.get(1..)?.iter().position(ends).unwrap_or(rest.len() - 1);
        Some((Piece::Word, start..at))
    })
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0
}

/// Where the parenthesis is that closes a string.
fn string_len(text: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        match text.get(at)? {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' if depth <= 1 => return Some(at),
            b')' => depth -= 1,
            _ => (),
        }
        at += 1;
    }
}

impl Type1 {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let clear = bytes.get(clear_range(bytes).unwrap_or(0..bytes.len())).unwrap_or_default();
        let words = pieces(clear).filter(|(piece, _)| *piece == Piece::Word);
        let mut words = words.filter_map(|(_, range)| clear.get(range)).skip_while(|word| word != b"/Encoding").skip(1);
        let mut names = vec![None; 256];
        if words.next() == Some(b"StandardEncoding") {
            return Self { encoding: Codes::Standard };
        }
        let mut last = [&b""[..]; 3];
        for word in words {
            match (last, word) {
                ([_, code, name], b"put") => {
                    if let (Some(code), Some(name)) = (number(code), name.strip_prefix(b"/"))
                        && let Some(slot) = names.get_mut(code)
                        && name != b".notdef"
                    {
                        *slot = Some(String::from_utf8_lossy(name).into_owned());
                    }
                }
                // `for` ends the loop that fills the list, and `def` what is filled in.
                (_, b"def" | b"readonly" | b"currentdict" | b"eexec") => break,
                _ => (),
            }
            let [_, second, third] = last;
            last = [second, third, word];
        }
        Self { encoding: Codes::Listed(names) }
    }

    pub(super) fn builtin_name(&self, code: u8) -> Option<&str> {
        match &self.encoding {
            Codes::Standard => Encoding::Standard.name(code),
            Codes::Listed(names) => names.get(usize::from(code))?.as_deref(),
        }
    }
}

/// A whole number, be it with a base as in `8#101`.
fn number(word: &[u8]) -> Option<usize> {
    let word = str::from_utf8(word).ok()?;
    match word.split_once('#') {
        Some((base, digits)) => {
            let base = base.parse().ok().filter(|base| (2..=36).contains(base))?;
            usize::from_str_radix(digits, base).ok()
        }
        None => word.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    const LISTED: &[u8] = b"%!PS-AdobeFont-1.0: A\n/FontName /A def /Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n\
        dup 65 /A put dup 8#102/B put %dup 67 /C put\ndup 16#44 /D put dup 300 /E put dup 70 /.notdef put\nreadonly def\ndup 71 /G put currentfile eexec \x80\x81";

    #[test]
    fn a_list_of_codes() {
        let font = Type1::read(LISTED);
        let names: Vec<_> = (64..72).map(|code| font.builtin_name(code)).collect();
        assert_eq!(names, [None, Some("A"), Some("B"), None, Some("D"), None, None, None]);
    }

    #[test]
    fn the_standard_encoding() {
        let font = Type1::read(b"%!PS-AdobeFont-1.0\n/Encoding StandardEncoding def");
        assert_eq!(font.builtin_name(0o47), Some("quoteright"));
    }

    #[test]
    fn any_beginning_reads() {
        for end in 0..LISTED.len() {
            Type1::read(&LISTED[..end]);
        }
        assert!(is_type1(b"\x80\x01\x04\0\0\0%!PS") && is_type1(b"\n%!FontType1") && !is_type1(b"\0\x01\0\0"));
    }
}
