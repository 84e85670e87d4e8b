//! Text as it is gathered from markup, with the place of every character.

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
