//! Where texts are written, and how others take the place of a part of them.

use std::ops::Range;

use crate::error::{Error, Result};
use crate::format::ooxml::splice::{Form, Patch};
use crate::model::Edit;
use crate::syntax::rtf::escape;

/// On which side of a tracked change something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On both.
    Both,
    /// It was taken out.
    Before,
    /// It was put in.
    After,
}

/// A stretch of a unit's text, and the bytes of the file that it was read from.
#[derive(Debug, Clone)]
pub struct Piece {
    /// The bytes of the text.
    pub text: Range<u32>,
    /// The bytes of the file.
    pub written: Range<u32>,
    /// How the one became the other.
    pub form: Form,
    /// Whether a control word without a blank stands before it, which text would make longer.
    pub is_glued: bool,
    /// Where it stands.
    pub side: Side,
}

/// One place where the text of a unit is written.
#[derive(Debug)]
pub struct Site {
    /// Its pieces, in the order of the text.
    pub pieces: Vec<Piece>,
    /// Whether it is counted elsewhere how long it is.
    pub is_counted: bool,
}

/// A place as it is written where many are kept.
pub fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Site {
    /// Finds what has to be replaced for the edits of its unit: a stand-in goes where the first of the removed characters
    /// stood, so that it looks as they did.
    ///
    /// # Errors
    /// `CannotRewrite` when an edit lies outside the text or overlaps another.
    pub fn patches(&self, text: &str, edits: &[Edit], out: &mut Vec<Patch>) -> Result<()> {
        const UNFIT: Error = Error::CannotRewrite { what: "a change does not fit its text" };
        let mut before = 0;
        for edit in edits {
            let span = place(edit.span.start())..place(edit.span.end());
            let removed = text.get(edit.span.start()..edit.span.end()).filter(|_| span.start >= before).ok_or(UNFIT)?;
            before = span.end;
            let stand_in = if self.is_counted { cut_to(&edit.stand_in, removed) } else { edit.stand_in.clone() };
            let first = self.pieces.partition_point(|piece| piece.text.end <= span.start);
            let last = self.pieces.partition_point(|piece| piece.text.start < span.end);
            let touched = self.pieces.get(first..last).unwrap_or_default();
            let bearer = touched.iter().position(|piece| piece.form != Form::Element).unwrap_or(0);
            for (at, piece) in touched.iter().enumerate() {
                let (mut start, mut end) = (piece.written.start, piece.written.end);
                if piece.form == Form::Plain {
                    start += span.start.saturating_sub(piece.text.start);
                    end -= piece.text.end.saturating_sub(span.end);
                }
                let is_glued = piece.is_glued && start == piece.written.start;
                let mut instead = if is_glued { " ".to_owned() } else { String::new() };
                if at == bearer {
                    instead += &escape(&stand_in);
                }
                out.push(Patch { start: start as usize, end: end as usize, instead });
            }
        }
        Ok(())
    }
}

/// Makes a text as long as another, in characters.
fn cut_to(text: &str, other: &str) -> String {
    text.chars().chain(std::iter::repeat(' ')).take(other.chars().count()).collect()
}

/// Applies patches, which are in order. Where two overlap, all that either takes goes, and what the first writes stays.
pub fn apply(source: &[u8], patches: &[Patch]) -> Vec<u8> {
    let (mut out, mut at) = (Vec::with_capacity(source.len()), 0);
    for patch in patches {
        if patch.start >= at {
            out.extend_from_slice(source.get(at..patch.start).unwrap_or_default());
            out.extend_from_slice(patch.instead.as_bytes());
        }
        at = at.max(patch.end);
    }
    out.extend_from_slice(source.get(at..).unwrap_or_default());
    out
}
