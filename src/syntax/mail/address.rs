//! The places of a field in which something is said (RFC 5322, 3.4 and 3.2).

use std::ops::Range;

use super::{field, word};

/// What a place holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// The name of somebody or of a group.
    Phrase,
    /// A comment.
    Comment,
    /// An address of mail, or another name of a thing.
    Address,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Its bytes in the value, without the signs around it.
    pub range: Range<usize>,
    /// What it holds.
    pub kind: Kind,
}

/// The domain of an address of which nothing is left but a stand-in; it is no part of what it says.
const NOWHERE: &str = "@mail.invalid";

/// The whole of a value as one place; none where it is empty.
pub fn whole(value: &str, kind: Kind) -> Vec<Slot> {
    let range = trimmed(value, 0..value.len());
    if range.is_empty() { Vec::new() } else { vec![Slot { range, kind }] }
}

/// The places of a list of addresses.
pub fn list(value: &str) -> Vec<Slot> {
    let (mut out, mut from, mut at) = (Vec::new(), 0, 0);
    let bytes = value.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => at = quoted_end(bytes, at),
            b'=' => at += value.get(at..).and_then(word::len_at).unwrap_or(1),
            b'(' => {
                bare(value, from..at, &mut out);
                let end = comment_end(bytes, at);
                let inner = at + 1..if end > at + 1 && bytes.get(end - 1) == Some(&b')') { end - 1 } else { end };
                push(inner, Kind::Comment, &mut out);
                (from, at) = (end, end);
            }
            b'<' => {
                push(trimmed(value, from..at), Kind::Phrase, &mut out);
                let end = memchr::memchr(b'>', bytes.get(at..).unwrap_or_default()).map_or(bytes.len(), |len| at + len);
                push(trimmed(value, at + 1..end), Kind::Address, &mut out);
                at = (end + 1).min(bytes.len());
                from = at;
            }
            b',' | b';' | b':' => {
                bare(value, from..at, &mut out);
                at += 1;
                from = at;
            }
            _ => at += 1,
        }
    }
    bare(value, from..value.len(), &mut out);
    out
}

fn push(range: Range<usize>, kind: Kind, out: &mut Vec<Slot>) {
    if !range.is_empty() {
        out.push(Slot { range, kind });
    }
}

/// Adds what stands outside angles: an address by itself, or a name.
fn bare(value: &str, range: Range<usize>, out: &mut Vec<Slot>) {
    let range = trimmed(value, range);
    let text = value.get(range.clone()).unwrap_or_default();
    let is_address = text.contains('@') && !text.contains(|c: char| c.is_whitespace() || c == '"');
    push(range, if is_address { Kind::Address } else { Kind::Phrase }, out);
}

fn trimmed(value: &str, range: Range<usize>) -> Range<usize> {
    let text = value.get(range.clone()).unwrap_or_default();
    let start = range.start + text.len() - text.trim_ascii_start().len();
    start..start + text.trim_ascii().len()
}

/// Where quotes end that begin at a place.
fn quoted_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Where a comment ends that begins at a place.
fn comment_end(bytes: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' if depth == 1 => return at,
            b')' => depth -= 1,
            _ => {}
        }
    }
    bytes.len()
}

/// What is said at a place, by the bytes there.
pub fn text(kind: Kind, raw: &str) -> String {
    let raw = field::unfolded(raw);
    match kind {
        Kind::Text => word::decode(&raw),
        Kind::Phrase => word::decode(&unescaped(&raw, true)),
        Kind::Comment => word::decode(&unescaped(&raw, false)),
        Kind::Address => raw.strip_suffix(NOWHERE).unwrap_or(&raw).to_owned(),
    }
}

/// Undoes quotes, or the escapes of a comment.
fn unescaped(raw: &str, has_quotes: bool) -> String {
    let (mut out, mut chars, mut is_inside) = (String::with_capacity(raw.len()), raw.chars(), !has_quotes);
    while let Some(c) = chars.next() {
        match c {
            '"' if has_quotes => is_inside = !is_inside,
            '\\' if is_inside => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

/// Writes something else at a place where `raw` stands, `column` characters into its line.
pub fn write(kind: Kind, text: &str, raw: &str, column: usize, line_end: &str) -> String {
    /// More than this is parted into lines, or put into words.
    const LONGEST: usize = 400;
    let is_short = |text: &str| text.len() <= LONGEST;
    let is_plain = word::is_plain(text);
    match kind {
        Kind::Address => address(text, raw),
        Kind::Text if is_plain && text.trim() == text && text.split([' ', '\t']).all(is_short) => {
            field::folded(text, column, line_end)
        }
        Kind::Phrase if is_plain && is_short(text) => phrase(text),
        Kind::Comment if is_plain && is_short(text) => {
            text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)")
        }
        Kind::Text | Kind::Phrase | Kind::Comment => word::encode(text, line_end),
    }
}

fn phrase(text: &str) -> String {
    let is_atom = |word: &str| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
        !word.is_empty() && word.bytes().all(is_plain)
    };
    if text.split(' ').all(is_atom) {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// An address that is one for every reader: without the signs that end it, and with a domain.
fn address(text: &str, raw: &str) -> String {
    let ends = |c: char| c.is_control() || c.is_whitespace() || "<>(),;:\"\\[]".contains(c);
    let mut out: String = text.chars().map(|c| if ends(c) && !raw.contains(c) { '-' } else { c }).collect();
    if !out.contains('@') {
        out.push_str(NOWHERE);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(value: &str) -> Vec<(Kind, String)> {
        let said = |slot: &Slot| (slot.kind, text(slot.kind, value.get(slot.range.clone()).unwrap_or_default()));
        list(value).iter().map(said).collect()
    }

    #[test]
    fn names_and_addresses_are_places_of_their_own() {
        use Kind::{Address, Comment, Phrase};
        let value = " \"Roe, \\\"J\\\"\" <jane@x.org>,\r\n =?utf-8?Q?J=C3=B6rg,_?=\r\n =?utf-8?Q?R?= <j@x.org>, b@x.org (B (the) b), Staff: c@x.org;";
        let said = told(value);
        let said: Vec<_> = said.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
        assert_eq!(
            said,
            [
                (Phrase, "Roe, \"J\""),
                (Address, "jane@x.org"),
                (Phrase, "Jörg, R"),
                (Address, "j@x.org"),
                (Address, "b@x.org"),
                (Comment, "B (the) b"),
                (Phrase, "Staff"),
                (Address, "c@x.org"),
            ]
        );
        for odd in ["\"", "(", "<", "\\", "(\\", "\"\\", "<>", "=?", ",;:", "a@b \"c", "()", "<\">\">"] {
            list(odd);
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for kind in [Kind::Text, Kind::Phrase, Kind::Comment, Kind::Address] {
            for said in ["Jane", "[PERSON 1]", "a \"b\" (c) \\", "Jörg, R.", " x ", "=?utf-8?Q?a?=", "a@b.org"] {
                let written = write(kind, said, said, 9, "\n");
                assert_eq!(text(kind, &written), said, "{kind:?} {written}");
            }
        }
        assert_eq!(write(Kind::Address, "email 1", "jane@x.org", 9, "\n"), "email-1@mail.invalid");
    }
}
