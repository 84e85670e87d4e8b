//! JSON (RFC 8259), one value or one on each line, and what people write by hand beside it: comments, commas at the end,
//! names without quotes (JSON5).

pub mod tree;

use std::borrow::Cow;
use std::ops::Range;

use super::escape::{in_double, in_single, on_one_line, undo_backslashes};
use super::{Piece, Sense, Write, Writing, remark};

/// How deep values may lie in each other.
const DEEPEST: usize = 4096;

/// Reads a source; nothing where it is no JSON.
pub fn pieces(source: &str) -> Option<Vec<Piece>> {
    let mut reader = Reader { source, at: 0, keys: Vec::new(), key: None, pieces: Vec::new() };
    while let Some(byte) = reader.skip_blanks() {
        reader.token(byte)?;
    }
    reader.keys.is_empty().then_some(reader.pieces)
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    /// For each collection that is open, how it was begun and the key that it is the value of.
    keys: Vec<(u8, Option<Range<usize>>)>,
    /// The key of the value to come.
    key: Option<Range<usize>>,
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    /// The next byte that is no blank.
    fn skip_blanks(&mut self) -> Option<u8> {
        let rest = self.source.as_bytes().get(self.at..)?;
        // A mark of byte order among the lines is what joining files leaves.
        let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x1e)).count();
        self.at += blanks;
        rest.get(blanks).copied()
    }

    fn token(&mut self, byte: u8) -> Option<()> {
        match byte {
            b'{' | b'[' => {
                if self.keys.len() >= DEEPEST {
                    return None;
                }
                self.keys.push((byte, self.key.clone()));
                self.at += 1;
            }
            b'}' | b']' => {
                let (open, key) = self.keys.pop()?;
                if open + 2 != byte {
                    return None;
                }
                self.key = key;
                self.at += 1;
            }
            b',' | b':' => self.at += 1,
            b'"' | b'\'' => self.string(byte)?,
            b'/' => self.comment()?,
            b'#' => self.line_comment(1),
            _ => self.word()?,
        }
        Some(())
    }

    fn string(&mut self, quote: u8) -> Option<()> {
        let start = self.at + 1;
        let mut end = start;
        loop {
            let rest = self.source.as_bytes().get(end..)?;
            end += memchr::memchr3(quote, b'\\', b'\n', rest)?;
            match self.source.as_bytes().get(end) {
                Some(b'\\') => end += 2,
                Some(b'\n') => return None,
                _ => break,
            }
        }
        self.at = end + 1;
        let (text, map) = undo_backslashes(self.source.get(start..end)?);
        let write: Write = if quote == b'"' { in_double } else { in_single };
        let writing = Writing::Escaped(write);
        self.push(Piece { text, map, ..Piece::plain(self.source, start..end, Sense::Value, writing) });
        Some(())
    }

    /// Adds a value, or the key that it turns out to be.
    fn push(&mut self, mut piece: Piece) {
        if self.skip_blanks() == Some(b':') && self.keys.last().is_none_or(|(open, _)| *open == b'{') {
            self.key = Some(piece.range.clone());
            piece.sense = Sense::Key;
        } else {
            piece = piece.labelled(self.key.clone().and_then(|key| self.source.get(key)));
        }
        self.pieces.push(piece);
    }

    fn comment(&mut self) -> Option<()> {
        let rest = self.source.get(self.at..)?;
        if rest.starts_with("//") {
            self.line_comment(2);
            return Some(());
        }
        let len_bytes = rest.strip_prefix("/*")?.find("*/")?;
        let range = self.at + 2..self.at + 2 + len_bytes;
        self.at = range.end + 2;
        self.pieces.push(Piece::plain(self.source, range, Sense::Comment, Writing::Escaped(remark::written)));
        Some(())
    }

    fn line_comment(&mut self, sign_bytes: usize) {
        let start = self.at + sign_bytes;
        let rest = self.source.as_bytes().get(start..).unwrap_or_default();
        let end = start + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        self.at = end;
        self.pieces.push(Piece::plain(self.source, start..end, Sense::Comment, Writing::Escaped(on_one_line)));
    }

    /// A number, a constant, or a key without quotes.
    fn word(&mut self) -> Option<()> {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '_' | '$');
        let rest = self.source.get(self.at..)?;
        let word = rest.get(..rest.find(|c| !is_part(c)).unwrap_or(rest.len()))?;
        let range = self.at..self.at + word.len();
        self.at = range.end;
        let is_constant = matches!(word, "true" | "false" | "null" | "NaN" | "Infinity" | "-Infinity" | "undefined");
        let is_key = self.skip_blanks() == Some(b':');
        let is_number = word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
        if word.is_empty() || !(is_constant || is_key || is_number) {
            return None;
        }
        if is_key || !is_constant {
            self.push(Piece::plain(self.source, range, Sense::Value, Writing::Bare(number)));
        }
        Some(())
    }
}

/// A number as it is; anything else becomes a string.
fn number(text: &str) -> Cow<'_, str> {
    let is_number = serde_json::from_str::<serde_json::Number>(text).is_ok();
    if is_number { text.into() } else { format!("\"{}\"", in_double(text)).into() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn told(source: &str) -> Vec<String> {
        let tell = |piece: Piece| match piece.sense {
            Sense::Key => format!("{}:", piece.text),
            Sense::Comment => format!("//{}", piece.text),
            _ => format!("{}={}", piece.label.unwrap_or_default(), piece.text),
        };
        pieces(source).unwrap().into_iter().map(tell).collect()
    }

    #[test]
    fn values_carry_the_key_above_them() {
        let source = r#"{"name": "Jane Roe", "mails": ["a", "b"], "at": {"city": "Bonn"}, "age": 41, "ok": true}"#;
        let expected = ["name:", "name=Jane Roe", "mails:", "mails=a", "mails=b", "at:", "city:", "city=Bonn"];
        assert_eq!(told(source), [expected.as_slice(), &["age:", "age=41", "ok:"]].concat());
        assert_eq!(told("{\"a\":1}\n{\"a\":2}\n"), ["a:", "a=1", "a:", "a=2"]);
        assert_eq!(told(r#"{"a": {"b": 1}, "c": [{"d": 2}, 3]}"#)[4..], ["d:", "d=2", "c=3"]);
    }

    #[test]
    fn what_people_write_by_hand_is_read() {
        let source = "// by Jane\n{a: 'it\\'s', /* x */ \"b\": .5,} # y";
        assert_eq!(told(source), ["// by Jane", "a:", "a=it's", "// x ", "b:", "b=.5", "// y"]);
    }

    #[test]
    fn other_texts_are_none() {
        for source in ["{", "]", "{]", "plain words", "\"open", "{\"a\": b}", "/* open", "\"a\nb\""] {
            assert!(pieces(source).is_none(), "{source}");
        }
        assert!(pieces(&"[".repeat(5000)).is_none());
    }

    #[test]
    fn a_number_becomes_a_string_where_it_must() {
        assert_eq!(number("-1.5e3"), "-1.5e3");
        assert_eq!(number("[PHONE 1]"), "\"[PHONE 1]\"");
        assert_eq!(number("0x1F"), "\"0x1F\"");
    }
}
