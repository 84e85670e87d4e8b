//! Text as it is gathered from markup, with the place of every character.

use std::ops::Range;

use super::splice::{Form, Piece};
use crate::error::Result;
use crate::syntax::xml::unescape;

/// Text in the making.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The text so far.
    pub text: String,
    /// Where it was read.
    pub pieces: Vec<Piece>,
}

impl Gathered {
    /// Adds characters that stand as they are at `start`.
    pub fn plain(&mut self, text: &str, start: usize) {
        self.add(text, start, start + text.len(), Form::Plain);
    }

    /// Adds characters that are written in another form.
    pub fn add(&mut self, text: &str, start: usize, end: usize, form: Form) {
        if text.is_empty() {
            return;
        }
        let from = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { text: from..self.text.len(), written: start..end, form });
    }

    /// Reads the value of an attribute that stands at `start`.
    ///
    /// # Errors
    /// `Malformed` when a reference is broken.
    pub fn value(written: &str, start: usize) -> Result<Self> {
        let (mut gathered, mut at) = (Self::default(), start);
        for piece in unescape(written) {
            let piece = piece?;
            match piece.character {
                Some(c) => gathered.add(c.encode_utf8(&mut [0; 4]), at, at + piece.written.len(), Form::Escape),
                None => gathered.plain(piece.written, at),
            }
            at += piece.written.len();
        }
        Ok(gathered)
    }

    /// Where a stretch of the text is written.
    pub fn written(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.pieces.partition_point(|piece| piece.text.end <= range.start);
        let last = self.pieces.partition_point(|piece| piece.text.start < range.end);
        let (Some(first), Some(last)) =
            (self.pieces.get(first), last.checked_sub(1).and_then(|at| self.pieces.get(at)))
        else {
            return 0..0;
        };
        let is_plain = |piece: &Piece| piece.form == Form::Plain;
        let before = if is_plain(first) { range.start.saturating_sub(first.text.start) } else { 0 };
        let after = if is_plain(last) { last.text.end.saturating_sub(range.end) } else { 0 };
        first.written.start + before..last.written.end - after
    }

    /// A stretch of the text as a text of its own, each pair of the character `doubled` read as one.
    pub fn part(&self, range: &Range<usize>, doubled: Option<char>) -> Self {
        let (mut part, mut at) = (Self::default(), range.start);
        let mut pairs = Vec::new();
        if let Some(c) = doubled {
            let pair = format!("{c}{c}");
            let inside = self.text.get(range.clone()).unwrap_or_default();
            pairs.extend(inside.match_indices(&pair).map(|(found, _)| (range.start + found, c)));
        }
        for (pair, c) in pairs {
            part.copy(self, at..pair);
            at = pair + 2 * c.len_utf8();
            let written = self.written(&(pair..at));
            part.add(c.encode_utf8(&mut [0; 4]), written.start, written.end, Form::Escape);
        }
        part.copy(self, at..range.end);
        part
    }

    /// Adds another text behind this one.
    pub fn append(&mut self, other: Self) {
        for piece in other.pieces {
            let text = other.text.get(piece.text).unwrap_or_default();
            self.add(text, piece.written.start, piece.written.end, piece.form);
        }
    }

    fn copy(&mut self, from: &Self, range: Range<usize>) {
        let first = from.pieces.partition_point(|piece| piece.text.end <= range.start);
        for piece in from.pieces.get(first..).unwrap_or_default() {
            let inside = piece.text.start.max(range.start)..piece.text.end.min(range.end);
            if inside.is_empty() {
                break;
            }
            let written = from.written(&inside);
            let text = from.text.get(inside).unwrap_or_default();
            self.add(text, written.start, written.end, piece.form);
        }
    }

    /// Reads the escapes of characters in spreadsheets, `_x000A_` (ECMA-376-1, 22.9.2.19).
    #[must_use]
    pub fn unescaped(self) -> Self {
        if !self.text.contains("_x") {
            return self;
        }
        let (mut read, mut at, mut from) = (Self::default(), 0, 0);
        while let Some(found) = self.text.get(from..).and_then(|rest| rest.find("_x")) {
            let start = from + found;
            let digits =
                self.text.get(start + 2..start + 6).filter(|_| self.text.as_bytes().get(start + 6) == Some(&b'_'));
            let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
            from = start + 2;
            if let Some(c) = code.and_then(char::from_u32) {
                read.copy(&self, at..start);
                at = start + 7;
                from = at;
                let written = self.written(&(start..at));
                read.add(c.encode_utf8(&mut [0; 4]), written.start, written.end, Form::Escape);
            }
        }
        read.copy(&self, at..self.text.len());
        read
    }

    /// The same text where what stood at `from` now stands at `to`.
    #[must_use]
    pub fn moved(mut self, from: usize, to: usize) -> Self {
        for piece in &mut self.pieces {
            let place = |at: usize| (at + to).saturating_sub(from);
            piece.written = place(piece.written.start)..place(piece.written.end);
        }
        self
    }

    /// Reads an address that stands at `start`, with its percent signs undone where they hide characters.
    ///
    /// # Errors
    /// `Malformed` when a reference is broken.
    pub fn address(written: &str, start: usize) -> Result<Self> {
        let raw = Self::value(written, start)?;
        let (mut gathered, bytes) = (Self::default(), raw.text.as_bytes());
        for piece in &raw.pieces {
            if piece.form != Form::Plain {
                gathered.add(
                    raw.text.get(piece.text.clone()).unwrap_or_default(),
                    piece.written.start,
                    piece.written.end,
                    Form::Escape,
                );
                continue;
            }
            let (mut from, mut at) = (piece.text.start, piece.text.start);
            let place = |at: usize| piece.written.start + at - piece.text.start;
            while at < piece.text.end {
                let escaped = bytes.get(at..piece.text.end).and_then(escaped);
                if let Some((c, len)) = escaped {
                    gathered.plain(raw.text.get(from..at).unwrap_or_default(), place(from));
                    gathered.add(c.encode_utf8(&mut [0; 4]), place(at), place(at + len), Form::Escape);
                    at += len;
                    from = at;
                } else {
                    at += 1;
                }
            }
            gathered.plain(raw.text.get(from..at).unwrap_or_default(), place(from));
        }
        Ok(gathered)
    }
}

/// Reads one percent-escaped character and tells how long its escape is.
fn escaped(bytes: &[u8]) -> Option<(char, usize)> {
    let mut decoded = Vec::new();
    while decoded.len() < 4 {
        let [b'%', high, low] = *bytes.get(decoded.len() * 3..decoded.len() * 3 + 3)? else {
            return None;
        };
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        decoded.push(digit(high)? << 4 | digit(low)?);
        if let Ok(text) = std::str::from_utf8(&decoded) {
            return text.chars().next().map(|c| (c, decoded.len() * 3));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_address_is_read_without_its_escapes() {
        let written = "file:///C:/J%C3%A4ne%20Roe/100%&amp;x";
        let gathered = Gathered::address(written, 7).unwrap();
        assert_eq!(gathered.text, "file:///C:/Jäne Roe/100%&x");
        let covered: usize = gathered.pieces.iter().map(|piece| piece.written.len()).sum();
        assert_eq!(covered, written.len());
        assert_eq!(gathered.pieces.first().unwrap().written.start, 7);
    }
}
