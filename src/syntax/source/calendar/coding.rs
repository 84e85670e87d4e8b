//! How texts are written in values and parameters (RFC 5545, 3.2 and 3.3.11; RFC 2045, 6.7).

use std::borrow::Cow;

use crate::syntax::source::Wrap;
use crate::syntax::source::escape::as_it_is;
use crate::syntax::source_map::SourceMap;

/// What is folded is written as it is.
pub const FOLDED: Wrap = Wrap { undo: |text| (text.to_owned(), SourceMap::default()), write: as_it_is };

/// Undoes the escapes of a text.
pub fn undo_text(raw: &str) -> (String, SourceMap) {
    let (mut text, mut map) = (String::with_capacity(raw.len()), SourceMap::default());
    let mut from = 0;
    for at in memchr::memchr_iter(b'\\', raw.as_bytes()) {
        // A backslash that is itself escaped begins nothing.
        let Some(kept) = raw.get(from..at) else { continue };
        let character = match raw.as_bytes().get(at + 1) {
            Some(b'n' | b'N') => '\n',
            Some(&byte @ (b'\\' | b',' | b';' | b':' | b'"')) => char::from(byte),
            _ => continue,
        };
        text.push_str(kept);
        text.push(character);
        from = at + 2;
        map.jump(text.len(), from);
    }
    text.push_str(raw.get(from..).unwrap_or_default());
    (text, map)
}

/// Writes into a text.
pub fn in_text(text: &str) -> Cow<'_, str> {
    each(text, |c| match c {
        '\\' => Some("\\\\".into()),
        ',' => Some("\\,".into()),
        ';' => Some("\\;".into()),
        '\n' => Some("\\n".into()),
        '\r' => Some(String::new()),
        _ => None,
    })
}

/// Writes into a parameter between quotes.
pub fn in_quotes(text: &str) -> Cow<'_, str> {
    each(text, |c| match c {
        '"' => Some("'".into()),
        '\n' | '\r' => Some(" ".into()),
        _ => None,
    })
}

/// Writes into a parameter without quotes.
pub fn in_parameter(text: &str) -> Cow<'_, str> {
    each(text, |c| matches!(c, '"' | '\n' | '\r' | ',' | ';' | ':').then(|| " ".into()))
}

/// Undoes quoted-printable letters, which are those of UTF-8 or else of Latin-1.
pub fn undo_quoted_printable(raw: &str) -> (String, SourceMap) {
    let (mut text, mut map) = (String::with_capacity(raw.len()), SourceMap::default());
    let mut at = 0;
    while let Some(sign) = raw.get(at..).and_then(|rest| rest.find('=')) {
        text.push_str(raw.get(at..at + sign).unwrap_or_default());
        at += sign;
        let (Some(character), letters) = letter(raw.get(at..).unwrap_or_default()) else {
            text.push('=');
            at += 1;
            continue;
        };
        text.push(character);
        at += letters * 3;
        map.jump(text.len(), at);
    }
    text.push_str(raw.get(at..).unwrap_or_default());
    (text, map)
}

/// The character that begins with a letter `=C3`, and how many letters it takes.
fn letter(rest: &str) -> (Option<char>, usize) {
    let mut bytes = Vec::with_capacity(4);
    for three in rest.as_bytes().chunks(3).take(4) {
        let digits = three.strip_prefix(b"=").filter(|digits| digits.len() == 2);
        let digits = digits.filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let Some(byte) = digits.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok())
        else {
            break;
        };
        bytes.push(byte);
        if let Some(character) = std::str::from_utf8(&bytes).ok().and_then(|whole| whole.chars().next()) {
            return (Some(character), bytes.len());
        }
    }
    (bytes.first().copied().map(char::from), usize::from(!bytes.is_empty()))
}

/// Writes with quoted-printable letters.
pub fn quoted_printable(text: &str) -> Cow<'_, str> {
    each(text, |c| {
        let is_plain = c.is_ascii_graphic() && !matches!(c, '=' | ';') || c == ' ';
        let mut bytes = [0; 4];
        let letters = c.encode_utf8(&mut bytes).bytes();
        (!is_plain).then(|| letters.map(|byte| format!("={byte:02X}")).collect())
    })
}

fn each(text: &str, written: impl Fn(char) -> Option<String>) -> Cow<'_, str> {
    if text.chars().all(|c| written(c).is_none()) {
        return text.into();
    }
    text.chars().map(|c| written(c).unwrap_or_else(|| c.to_string())).collect::<String>().into()
}
