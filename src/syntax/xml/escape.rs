//! References and escapes.

use std::borrow::Cow;

use super::ILL_FORMED;
use crate::error::Result;

/// One stretch of a value as it is written: plain, or a reference and the character it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unescaped<'a> {
    /// The text as written.
    pub written: &'a str,
    /// The character, where the text as written is a reference.
    pub character: Option<char>,
}

/// Splits a written value into plain stretches and references.
pub fn unescape(written: &str) -> impl Iterator<Item = Result<Unescaped<'_>>> {
    let mut rest = written;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let at = memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        let (written, character, after) = if at > 0 {
            let (plain, after) = rest.split_at(at);
            (plain, None, after)
        } else {
            let end = memchr::memchr(b';', rest.as_bytes()).unwrap_or(rest.len());
            let name = rest.get(1..end).unwrap_or_default();
            let (Some((reference, after)), Ok(character)) = (rest.split_at_checked(end + 1), resolve(name)) else {
                rest = "";
                return Some(Err(ILL_FORMED));
            };
            (reference, Some(character), after)
        };
        rest = after;
        Some(Ok(Unescaped { written, character }))
    })
}

/// Decodes a written value.
///
/// # Errors
/// `Malformed` when a reference is broken or names no character.
pub fn decode_value(written: &str) -> Result<Cow<'_, str>> {
    if memchr::memchr(b'&', written.as_bytes()).is_none() {
        return Ok(Cow::Borrowed(written));
    }
    let mut out = String::with_capacity(written.len());
    for piece in unescape(written) {
        let piece = piece?;
        match piece.character {
            Some(c) => out.push(c),
            None => out.push_str(piece.written),
        }
    }
    Ok(Cow::Owned(out))
}

/// Gives the character that a reference names (XML 1.0, 4.1 and 4.6).
pub(super) fn resolve(name: &str) -> Result<char> {
    let code = match name {
        "lt" => return Ok('<'),
        "gt" => return Ok('>'),
        "amp" => return Ok('&'),
        "quot" => return Ok('"'),
        "apos" => return Ok('\''),
        _ => match name.strip_prefix("#x") {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => name.strip_prefix('#').unwrap_or("?").parse(),
        },
    };
    let allowed = |&code: &u32| matches!(code, 9 | 10 | 13 | 0x20..=0xd7ff | 0xe000..=0xfffd | 0x10000..);
    code.ok().filter(allowed).and_then(char::from_u32).ok_or(ILL_FORMED)
}

/// Escapes text between tags.
pub fn escape_text(text: &str) -> Cow<'_, str> {
    escape(text, false)
}

/// Escapes the value of an attribute, whichever quotes stand around it.
pub fn escape_attribute(value: &str) -> Cow<'_, str> {
    escape(value, true)
}

fn escape(text: &str, attribute: bool) -> Cow<'_, str> {
    let special = |c: char| {
        matches!(c, '<' | '>' | '&' | '\r') || is_forbidden(c) || attribute && matches!(c, '"' | '\'' | '\t' | '\n')
    };
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' if attribute => out.push_str("&quot;"),
            '\'' if attribute => out.push_str("&apos;"),
            '\r' => out.push_str("&#13;"),
            '\t' if attribute => out.push_str("&#9;"),
            '\n' if attribute => out.push_str("&#10;"),
            c if is_forbidden(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Characters that XML cannot hold at all (XML 1.0, 2.2).
fn is_forbidden(c: char) -> bool {
    c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn escaping_and_unescaping_are_inverse() {
        let text = "a<b>&\"c'\r\n\té";
        assert_eq!(decode_value(&escape_attribute(text)).unwrap(), text);
        assert_eq!(decode_value(&escape_text(text)).unwrap(), text);
    }

    #[test]
    fn unknown_and_broken_references_are_refused() {
        for written in ["&x;", "&amp", "&#0;", "&#xD800;", "&;", "&", "&#x110000;"] {
            assert!(decode_value(written).is_err(), "{written}");
        }
        assert_eq!(decode_value("J&#97;ne &#x52;oe").unwrap(), "Jane Roe");
    }
}
