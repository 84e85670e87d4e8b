//! JSON (RFC 8259) as a tree of the places of its values, for formats that are made of it.

use std::ops::Range;

use super::super::escape::{in_double, undo_backslashes};
use super::super::{Piece, Sense, Wrap, Writing};

/// How deep values may lie in each other.
const DEEPEST: usize = 200;

/// The most values: each costs some bytes of memory, and two bytes of source are one.
const MOST: usize = 4_000_000;

/// How a text is written in a string.
pub const STRING: Wrap = Wrap { undo: undo_backslashes, write: in_double };

/// A value and where it stands.
#[derive(Debug)]
pub struct Value {
    /// Its bytes in the source, with the signs around it.
    pub range: Range<usize>,
    /// What it is.
    pub shape: Shape,
}

/// What a value is.
#[derive(Debug)]
pub enum Shape {
    /// A collection of named values.
    Object(Vec<Member>),
    /// A list.
    Array(Vec<Value>),
    /// A string.
    Text,
    /// A number or a constant.
    Word,
}

/// A named value.
#[derive(Debug)]
pub struct Member {
    /// The bytes of its name in the source, without the quotes.
    pub key: Range<usize>,
    /// The value.
    pub value: Value,
}

impl Value {
    /// The named values of an object, and none of anything else.
    pub fn members(&self) -> &[Member] {
        if let Shape::Object(members) = &self.shape { members } else { &[] }
    }

    /// The values of a list, and none of anything else.
    pub fn items(&self) -> &[Self] {
        if let Shape::Array(items) = &self.shape { items } else { &[] }
    }

    /// The value of a name.
    pub fn get(&self, source: &str, name: &str) -> Option<&Self> {
        let member = self.members().iter().find(|member| source.get(member.key.clone()) == Some(name));
        member.map(|member| &member.value)
    }

    /// What a string says.
    pub fn text(&self, source: &str) -> Option<String> {
        matches!(self.shape, Shape::Text).then(|| undo_backslashes(source.get(self.inside()).unwrap_or_default()).0)
    }

    /// What a string, or a list of strings, says, as one piece: what stands between two strings is a gap. Nothing for
    /// other values.
    pub fn lines(&self, source: &str) -> Option<Piece> {
        let one = std::slice::from_ref(self);
        let strings = if matches!(self.shape, Shape::Text) { one } else { self.items() };
        if strings.iter().any(|value| !matches!(value.shape, Shape::Text)) {
            return None;
        }
        let range = strings.first()?.inside().start..strings.last()?.inside().end;
        let mut piece = Piece::plain(source, range.start..range.start, Sense::Value, Writing::Escaped(in_double));
        piece.range.end = range.end;
        let mut end = None;
        for string in strings {
            let inside = string.inside();
            let (text, map) = undo_backslashes(source.get(inside.clone())?);
            piece.gaps.extend(end.map(|end| end..inside.start));
            piece.map.join(piece.text.len(), inside.start - range.start, &map);
            piece.text.push_str(&text);
            end = Some(inside.end);
        }
        Some(piece)
    }

    /// The bytes between the quotes of a string.
    fn inside(&self) -> Range<usize> {
        self.range.start + 1..self.range.end.saturating_sub(1).max(self.range.start + 1)
    }
}

/// Reads a source that is one value; nothing where it is none, or too much.
pub fn read(source: &str) -> Option<Value> {
    let mut reader = Reader { source, at: 0, left: MOST };
    let value = reader.value(DEEPEST)?;
    reader.peek().is_none().then_some(value)
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    /// How many values there may be yet.
    left: usize,
}

impl Reader<'_> {
    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.source.as_bytes().get(self.at..)?;
        self.at += rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
        self.source.as_bytes().get(self.at).copied()
    }

    fn value(&mut self, deep: usize) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        let byte = self.peek()?;
        let start = self.at;
        let shape = match byte {
            b'{' => {
                self.at += 1;
                Shape::Object(self.members(deep.checked_sub(1)?)?)
            }
            b'[' => {
                self.at += 1;
                Shape::Array(self.items(deep.checked_sub(1)?)?)
            }
            b'"' => {
                self.string()?;
                Shape::Text
            }
            _ => self.word()?,
        };
        Some(Value { range: start..self.at, shape })
    }

    fn members(&mut self, deep: usize) -> Option<Vec<Member>> {
        let mut members = Vec::new();
        while self.goes_on(b'}', members.is_empty())? {
            self.peek().filter(|byte| *byte == b'"')?;
            let key = self.string()?;
            self.peek().filter(|byte| *byte == b':')?;
            self.at += 1;
            members.push(Member { key, value: self.value(deep)? });
        }
        Some(members)
    }

    fn items(&mut self, deep: usize) -> Option<Vec<Value>> {
        let mut items = Vec::new();
        while self.goes_on(b']', items.is_empty())? {
            items.push(self.value(deep)?);
        }
        Some(items)
    }

    /// Goes behind the sign before the next value of a collection, and tells whether there is one.
    fn goes_on(&mut self, close: u8, is_first: bool) -> Option<bool> {
        let byte = self.peek()?;
        match byte {
            _ if byte == close => {
                self.at += 1;
                Some(false)
            }
            b',' if !is_first => {
                self.at += 1;
                Some(true)
            }
            _ => is_first.then_some(true),
        }
    }

    /// Goes behind a string and gives what stands between its quotes.
    fn string(&mut self) -> Option<Range<usize>> {
        let start = self.at + 1;
        let mut end = start;
        loop {
            let rest = self.source.as_bytes().get(end..)?;
            end += memchr::memchr3(b'"', b'\\', b'\n', rest)?;
            match self.source.as_bytes().get(end) {
                Some(b'\\') => end += 2,
                Some(b'"') => break,
                _ => return None,
            }
        }
        self.at = end + 1;
        Some(start..end)
    }

    fn word(&mut self) -> Option<Shape> {
        let rest = self.source.as_bytes().get(self.at..)?;
        let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let len_bytes = rest.iter().take_while(is_part).count();
        let word = self.source.get(self.at..self.at + len_bytes)?;
        let is_constant = matches!(word, "true" | "false" | "null" | "NaN" | "Infinity" | "-Infinity");
        let is_number = word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        self.at += len_bytes;
        (is_constant || is_number).then_some(Shape::Word)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn values_are_where_they_stand() {
        let source = r#" {"a": [1, "x\"y", null], "b": {}, "c": -1.5e3} "#;
        let value = read(source).unwrap();
        let at = |name: &str| source.get(value.get(source, name).unwrap().range.clone()).unwrap();
        assert_eq!([at("a"), at("b"), at("c")], [r#"[1, "x\"y", null]"#, "{}", "-1.5e3"]);
        let text = value.get(source, "a").unwrap().items().iter().find_map(|item| item.text(source));
        assert_eq!(text.as_deref(), Some("x\"y"));
    }

    #[test]
    fn other_texts_are_none() {
        for source in ["", "{", "[1,]", "[1 2]", "{\"a\"}", "{a: 1}", "[1] 2", "\"a\nb\"", "'a'", "[,1]", "{,}"] {
            assert!(read(source).is_none(), "{source}");
        }
        assert!(read(&"[".repeat(100_000)).is_none());
    }

    #[test]
    fn lines_of_a_list_are_one_text() {
        let source = r#"["Jane\n", "", "R\u00f6e"]"#;
        let piece = read(source).unwrap().lines(source).unwrap();
        assert_eq!(piece.text, "Jane\nRöe");
        assert_eq!(piece.gaps.len(), 2);
        let written = |from: usize, to: usize| {
            let place = |at: usize| piece.range.start + piece.map.source(at);
            source.get(place(from)..place(to)).unwrap()
        };
        assert_eq!(written(5, 9), r"R\u00f6e");
        assert_eq!(written(0, 4), "Jane");
        assert!(read("[]").unwrap().lines("[]").is_none());
        assert!(read("[1]").unwrap().lines("[1]").is_none());
    }
}
