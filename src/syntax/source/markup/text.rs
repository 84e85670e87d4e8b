//! The text between tags: references undone, and read on over the tags that stand among words.

use std::ops::Range;

use crate::syntax::reference;
use crate::syntax::source::{Piece, Sense, Writing};
use crate::syntax::xml::escape_text;

/// Gathers a text that goes on over tags.
#[derive(Debug)]
pub struct Running<'a> {
    source: &'a str,
    piece: Option<Piece>,
}

impl<'a> Running<'a> {
    /// Begins without a text.
    pub const fn new(source: &'a str) -> Self {
        Self { source, piece: None }
    }

    /// Adds what stands between two tags; blanks and line ends count as one blank, as they are shown.
    pub fn add(&mut self, range: Range<usize>) {
        let raw = self.source.get(range.clone()).unwrap_or_default();
        let lead = raw.len() - raw.trim_start().len();
        if self.piece.is_none() && lead == raw.len() {
            return;
        }
        let from = if self.piece.is_none() { range.start + lead } else { range.start };
        let piece = self.piece.get_or_insert_with(|| empty(self.source, from));
        decode(piece, self.source, from..range.end);
    }

    /// Goes on behind something that is no part of the text.
    pub fn skip(&mut self, range: Range<usize>) {
        if let Some(piece) = &mut self.piece {
            piece.map.jump(piece.text.len(), range.end - piece.range.start);
            piece.gaps.push(range);
        }
    }

    /// Notes that a new line is shown here.
    pub fn end_line(&mut self) {
        if let Some(piece) = &mut self.piece {
            let source = piece.map.source(piece.text.len());
            piece.text.push('\n');
            piece.map.jump(piece.text.len(), source);
        }
    }

    /// Ends the text.
    pub fn take(&mut self) -> Option<Piece> {
        self.piece.take().filter(|piece| !piece.text.trim().is_empty())
    }
}

/// A value with its references undone.
pub fn decoded(source: &str, range: Range<usize>) -> Piece {
    let mut piece = empty(source, range.start);
    decode(&mut piece, source, range);
    piece
}

fn empty(source: &str, at: usize) -> Piece {
    Piece::plain(source, at..at, Sense::Value, Writing::Escaped(escape_text))
}

fn decode(piece: &mut Piece, source: &str, range: Range<usize>) {
    let (start, mut at) = (piece.range.start, range.start);
    while let Some(rest) = source.get(at..range.end).filter(|rest| !rest.is_empty()) {
        let plain = rest.find(|c: char| c == '&' || c.is_ascii_whitespace()).unwrap_or(rest.len());
        piece.text.push_str(rest.get(..plain).unwrap_or_default());
        at += plain;
        let rest = rest.get(plain..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
        if let Some((character, len_bytes)) = reference::character(rest) {
            piece.text.push(character);
            at += len_bytes;
            piece.map.jump(piece.text.len(), at - start);
        } else if blanks > 0 {
            piece.text.push(' ');
            at += blanks;
            if blanks > 1 {
                piece.map.jump(piece.text.len(), at - start);
            }
        } else if rest.starts_with('&') {
            piece.text.push('&');
            at += 1;
        }
    }
    piece.range.end = range.end;
}
