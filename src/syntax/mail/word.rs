//! Words in which a header says what ASCII cannot (RFC 2047).

use super::transfer::hex;
use crate::syntax::base64;

/// The longest word that is looked for, in bytes: more than the 75 that are allowed, because not all programs keep to it.
const LONGEST: usize = 1024;

/// How many bytes of text a word is made of, so that it stays within 75 characters.
const CHUNK: usize = 42;

/// A word as it stands.
struct Word<'a> {
    label: &'a str,
    bytes: Vec<u8>,
    len: usize,
}

impl<'a> Word<'a> {
    /// Reads a word where `text` begins with one.
    fn at(text: &'a str) -> Option<Self> {
        let text = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or(text);
        let inner = text.strip_prefix("=?")?;
        let (charset, rest) = inner.split_once('?')?;
        let (coding, rest) = rest.split_once('?')?;
        let (coded, _) = rest.split_once("?=")?;
        if charset.is_empty() || !charset.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        let bytes = match coding {
            "B" | "b" => base64::decode(coded)?,
            "Q" | "q" => quoted(coded),
            _ => return None,
        };
        // A language may follow the charset (RFC 2231, 5).
        let label = charset.split('*').next().unwrap_or(charset);
        Some(Self { label, bytes, len: 2 + charset.len() + 1 + coding.len() + 1 + coded.len() + 2 })
    }
}

/// Undoes the coding "Q" (RFC 2047, 4.2).
fn quoted(coded: &str) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::with_capacity(coded.len()), coded.as_bytes());
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'=', [high, low, after @ ..]) if hex(*high, *low).is_some() => {
                out.extend(hex(*high, *low));
                rest = after;
            }
            (b'_', _) => out.push(b' '),
            _ => out.push(byte),
        }
    }
    out
}

/// The length of the word that `text` begins with, in bytes.
pub fn len_at(text: &str) -> Option<usize> {
    Word::at(text).map(|word| word.len)
}

/// Decodes the words in a text; blanks between two of them are no part of it (RFC 2047, 6.2).
pub fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // The words just read are one if they are in one charset: programs cut them within characters.
    let mut open: Option<(&str, Vec<u8>)> = None;
    let mut rest = text;
    while let Some((before, from)) = rest.find("=?").and_then(|at| rest.split_at_checked(at)) {
        let word = Word::at(from);
        if open.is_none() || word.is_none() || !before.bytes().all(|byte| byte.is_ascii_whitespace()) {
            flush(&mut open, &mut out);
            out.push_str(before);
        }
        let Some(word) = word else {
            out.push_str("=?");
            rest = from.get(2..).unwrap_or_default();
            continue;
        };
        rest = from.get(word.len..).unwrap_or_default();
        match &mut open {
            Some((label, bytes)) if label.eq_ignore_ascii_case(word.label) => bytes.extend(word.bytes),
            _ => {
                flush(&mut open, &mut out);
                open = Some((word.label, word.bytes));
            }
        }
    }
    flush(&mut open, &mut out);
    out.push_str(rest);
    out
}

fn flush(open: &mut Option<(&str, Vec<u8>)>, out: &mut String) {
    if let Some((label, bytes)) = open.take() {
        out.push_str(&super::decode(label, &bytes));
    }
}

/// Writes a text as words, each on a line of its own.
pub fn encode(text: &str, line_end: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at_checked(rest.floor_char_boundary(CHUNK)).unwrap_or((rest, ""));
        if !out.is_empty() {
            out.push_str(line_end);
            out.push(' ');
        }
        out.push_str("=?utf-8?B?");
        out.push_str(&base64::encode(chunk.as_bytes()));
        out.push_str("?=");
        rest = after;
    }
    out
}

/// Tells whether a text can stand in a header as it is.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\t')) && !text.contains("=?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_and_blanks_between_them_go() {
        for (coded, plain) in [
            ("=?utf-8?Q?J=C3=B6rg_Roe?= x", "Jörg Roe x"),
            ("=?UTF-8?B?SsO2?=\r\n =?utf-8?q?rg?= =?iso-8859-1?Q?_=E4?=", "Jörg ä"),
            // A character cut in two.
            ("=?utf-8?Q?J=C3?= =?utf-8?Q?=B6?=", "Jö"),
            ("a =?utf-8*en?Q?b?= c", "a b c"),
            ("=?utf-8?X?b?= =?broken", "=?utf-8?X?b?= =?broken"),
        ] {
            assert_eq!(decode(coded), plain);
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = "[PERSON 1] = Jörg ".repeat(20);
        let coded = encode(&text, "\r\n");
        assert!(coded.lines().all(|line| line.len() <= 76));
        assert_eq!(decode(&coded), text);
    }
}
