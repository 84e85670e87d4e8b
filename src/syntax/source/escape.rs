//! Escapes in strings: by a backslash, as C began and JSON (RFC 8259, 7) settled it, and by doubling the quote.

use std::borrow::Cow;

use crate::syntax::source_map::SourceMap;

/// Reads a string in which a backslash begins an escape. An escape that is not known stands for itself.
pub fn undo_backslashes(raw: &str) -> (String, SourceMap) {
    undo(raw, b'\\')
}

/// Reads a string in which a backslash begins an escape, and two quotes stand for one.
pub fn undo_both(raw: &str, quote: u8) -> (String, SourceMap) {
    undo(raw, quote)
}

/// Undoes escapes by a backslash and, where it is another sign, by doubling a quote.
fn undo(raw: &str, quote: u8) -> (String, SourceMap) {
    let (mut text, mut map) = (String::with_capacity(raw.len()), SourceMap::default());
    let mut from = 0;
    while let Some(at) = raw.get(from..).and_then(|rest| memchr::memchr2(b'\\', quote, rest.as_bytes())) {
        let at = from + at;
        text.push_str(raw.get(from..at).unwrap_or_default());
        let rest = raw.get(at + 1..).unwrap_or_default();
        let is_escape = raw.as_bytes().get(at) == Some(&b'\\');
        let is_doubled = !is_escape && rest.as_bytes().first() == Some(&quote);
        let meant = if is_escape { escape(rest) } else { is_doubled.then_some((Some(char::from(quote)), 1)) };
        match meant {
            Some((character, len_bytes)) => {
                text.extend(character);
                from = at + 1 + len_bytes;
            }
            None => {
                // What the backslash stands before may be another backslash's letter: both are taken at once.
                let len_bytes = 1 + rest.chars().next().map_or(0, char::len_utf8);
                text.push_str(raw.get(at..at + len_bytes).unwrap_or_default());
                from = at + len_bytes;
                continue;
            }
        }
        map.jump(text.len(), from);
    }
    text.push_str(raw.get(from..).unwrap_or_default());
    (text, map)
}

/// The character that an escape means and the bytes it takes, the backslash not counted; no character for one that
/// joins two lines.
fn escape(rest: &str) -> Option<(Option<char>, usize)> {
    let first = rest.chars().next()?;
    let plain = |character: char| Some((Some(character), first.len_utf8()));
    match first {
        'n' => plain('\n'),
        't' => plain('\t'),
        'r' => plain('\r'),
        '0' if !rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) => plain('\0'),
        // Signs that nobody sees: what follows them is a word of its own.
        'a' | 'b' | 'f' | 'v' | 'e' => plain('\u{8}'),
        '"' | '\'' | '\\' | '/' | '`' | '$' | ' ' => plain(first),
        '\n' => Some((None, 1)),
        'x' => hexadecimal(rest, 2),
        'u' if rest.as_bytes().get(1) == Some(&b'{') => {
            let end = rest.bytes().take(9).position(|byte| byte == b'}')?;
            let code = u32::from_str_radix(rest.get(2..end)?, 16).ok()?;
            Some((Some(char::from_u32(code)?), end + 1))
        }
        'u' => hexadecimal(rest, 4).or_else(|| pair(rest)),
        'U' => hexadecimal(rest, 8),
        _ => None,
    }
}

/// A letter and so many digits.
fn hexadecimal(rest: &str, digits: usize) -> Option<(Option<char>, usize)> {
    let code = number(rest.get(1..=digits)?)?;
    Some((Some(char::from_u32(code)?), digits + 1))
}

/// A character beyond the first 65,536 as two escapes (RFC 8259, 7).
fn pair(rest: &str) -> Option<(Option<char>, usize)> {
    let (high, low) = (number(rest.get(1..5)?)?, number(rest.get(5..)?.strip_prefix("\\u")?.get(..4)?)?);
    let mut decoded = char::decode_utf16([u16::try_from(high).ok()?, u16::try_from(low).ok()?]);
    Some((Some(decoded.next()?.ok()?), 11))
}

fn number(digits: &str) -> Option<u32> {
    let all_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if all_hexadecimal { u32::from_str_radix(digits, 16).ok() } else { None }
}

/// Reads a string in which two quotes stand for one.
pub fn undo_doubling(raw: &str, quote: char) -> (String, SourceMap) {
    let (mut text, mut map) = (String::with_capacity(raw.len()), SourceMap::default());
    let mut from = 0;
    let two: String = [quote, quote].iter().collect();
    while let Some(at) = raw.get(from..).and_then(|rest| rest.find(&two)) {
        let at = from + at;
        text.push_str(raw.get(from..at).unwrap_or_default());
        text.push(quote);
        from = at + two.len();
        map.jump(text.len(), from);
    }
    text.push_str(raw.get(from..).unwrap_or_default());
    (text, map)
}

/// Writes into a string in double quotes in which a backslash begins an escape: as JSON has it (RFC 8259, 7), which other
/// languages read alike.
pub fn in_double(text: &str) -> Cow<'_, str> {
    escaped(text, |c| with_backslash(c, '"'))
}

/// The same for single quotes.
pub fn in_single(text: &str) -> Cow<'_, str> {
    escaped(text, |c| with_backslash(c, '\''))
}

/// The same between backticks, where `$` begins a place to fill in.
pub fn in_backticks(text: &str) -> Cow<'_, str> {
    escaped(text, |c| if c == '$' { Some("\\$".to_owned()) } else { with_backslash(c, '`') })
}

/// A character as it has to be written between these quotes; nothing where it stands for itself.
fn with_backslash(c: char, quote: char) -> Option<String> {
    match c {
        '\\' => Some("\\\\".to_owned()),
        '\n' => Some("\\n".to_owned()),
        '\r' => Some("\\r".to_owned()),
        '\t' => Some("\\t".to_owned()),
        c if c == quote => Some(format!("\\{c}")),
        c if c < ' ' => Some(format!("\\u{:04x}", u32::from(c))),
        _ => None,
    }
}

/// Writes into a string in single quotes in which two stand for one.
pub fn in_doubled_single(text: &str) -> Cow<'_, str> {
    escaped(text, |c| (c == '\'').then(|| "''".to_owned()))
}

/// Writes into a string in double quotes in which two stand for one.
pub fn in_doubled_double(text: &str) -> Cow<'_, str> {
    escaped(text, |c| (c == '"').then(|| "\"\"".to_owned()))
}

/// Writes where nothing needs an escape.
pub const fn as_it_is(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

/// Writes where nothing can be escaped: what might end the place becomes a harmless sign.
pub fn without_signs(text: &str) -> Cow<'_, str> {
    escaped(text, |c| match c {
        '"' | '\'' | '`' => Some("\u{2019}".to_owned()),
        '\n' | '\r' | '\\' => Some(" ".to_owned()),
        '/' => Some("\u{2215}".to_owned()),
        _ => None,
    })
}

/// Writes where only the end of the line would end the place.
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    escaped(text, |c| matches!(c, '\n' | '\r').then(|| " ".to_owned()))
}

fn escaped(text: &str, escape: impl Fn(char) -> Option<String>) -> Cow<'_, str> {
    if text.chars().all(|c| escape(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match escape(c) {
            Some(written) => out.push_str(&written),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn escapes_are_undone_and_lead_back() {
        let raw = r#"J\u00e9r\xf4me \"R\u{f6}e\"\n\ud83d\ude00 \d \\n C:\\dir \ud83d!"#;
        let (text, map) = undo_backslashes(raw);
        assert_eq!(text, "Jérôme \"Röe\"\n😀 \\d \\n C:\\dir \\ud83d!");
        let written = |part: &str| {
            let at = text.find(part).unwrap();
            &raw[map.source(at)..map.source(at + part.len())]
        };
        assert_eq!(written("Jérôme"), r"J\u00e9r\xf4me");
        assert_eq!(written("\"Röe\""), r#"\"R\u{f6}e\""#);
        assert_eq!(written("😀"), r"\ud83d\ude00");
        assert_eq!(written("dir"), "dir");
    }

    #[test]
    fn what_is_cut_off_stands_for_itself() {
        for raw in ["\\", "\\u", "\\u12", "\\x", "\\u{", "\\u{110000}", "\\ud83d\\u", "é\\", "\\é"] {
            assert_eq!(undo_backslashes(raw).0, raw);
        }
    }

    #[test]
    fn doubled_quotes_are_one() {
        let (text, map) = undo_doubling("O''Neil ''", '\'');
        assert_eq!(text, "O'Neil '");
        assert_eq!(map.source(7), 8);
        assert_eq!(in_doubled_single("O'Neil"), "O''Neil");
        assert_eq!(undo_backslashes(&in_double("a\"b\\c\n$")).0, "a\"b\\c\n$");
    }
}
