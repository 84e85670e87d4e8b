//! From the glyphs of a page to texts as somebody reads them.
//!
//! Glyphs that follow each other are runs, runs beside each other are lines, lines below each other are blocks; each block
//! is one text. What stands side by side in rows is read across, as tables and forms are, and what stands side by side in
//! columns of running text is read down. Every glyph that says something is in exactly one text.

mod block;
mod line;
mod quad;
mod run;

pub use self::quad::quads;

use crate::model::Span;
use crate::syntax::pdf::drawing::{Drawing, Glyph};

/// A text of a page, and the glyphs that say it.
#[derive(Debug, Default)]
pub struct Passage {
    /// The text; a line end between lines, a tab between what stands further apart.
    pub text: String,
    /// For each glyph the byte of the text at which it begins to speak, in order. A hyphen that parts a word at the end
    /// of a line is not in the text, and stands at the letter before it.
    pub glyphs: Vec<(u32, u32)>,
    /// Whether a reader sees none of it.
    pub is_hidden: bool,
}

impl Passage {
    /// The glyphs that say a piece of it: where each begins to speak, and its index among all.
    pub fn said<'a>(&'a self, drawing: &'a Drawing, span: Span) -> impl Iterator<Item = (u32, u32, &'a Glyph)> {
        self.glyphs.iter().filter_map(move |(at, index)| {
            let glyph = drawing.glyphs.get(*index as usize)?;
            let from = *at as usize;
            (from < span.end() && from + glyph.text.len().max(1) > span.start()).then_some((*at, *index, glyph))
        })
    }
}

/// Reads what a page draws, but for layers that are not shown.
pub fn passages(drawing: &Drawing) -> Vec<Passage> {
    let runs = run::all(&drawing.glyphs);
    let lines = line::all(&drawing.glyphs, runs);
    block::all(lines)
        .into_iter()
        .map(|block| passage(drawing, &block))
        .filter(|passage| !passage.glyphs.is_empty())
        .collect()
}

fn passage(drawing: &Drawing, block: &block::Block) -> Passage {
    let mut passage = Passage { is_hidden: true, ..Passage::default() };
    for line in &block.lines {
        if !passage.text.is_empty() && !joined_over_hyphen(&mut passage, first_char(drawing, line)) {
            passage.text.push('\n');
        }
        for piece in &line.pieces {
            match piece {
                line::Piece::Blank => passage.text.push(' '),
                line::Piece::Gap => passage.text.push('\t'),
                line::Piece::Glyph(index) => {
                    let Some(glyph) = drawing.glyphs.get(*index as usize) else { continue };
                    let at = u32::try_from(passage.text.len()).unwrap_or(u32::MAX);
                    passage.glyphs.push((at, *index));
                    passage.text.push_str(&glyph.text);
                    passage.is_hidden &= glyph.is_hidden;
                }
            }
        }
    }
    passage
}

fn first_char(drawing: &Drawing, line: &line::Line) -> Option<char> {
    let glyph = line.pieces.iter().find_map(|piece| match piece {
        line::Piece::Glyph(index) => drawing.glyphs.get(*index as usize),
        line::Piece::Blank | line::Piece::Gap => None,
    })?;
    glyph.text.chars().next()
}

/// Takes out the hyphen at the end of a line where the next goes on with the same word.
fn joined_over_hyphen(passage: &mut Passage, next: Option<char>) -> bool {
    let text = passage.text.trim_end_matches(' ');
    let Some(word) = text.strip_suffix(['-', '\u{ad}', '\u{2010}']) else { return false };
    let is_word = word.chars().next_back().is_some_and(char::is_alphabetic) && next.is_some_and(char::is_lowercase);
    if !is_word {
        return false;
    }
    let len = word.len();
    let before = word.chars().next_back().map_or(0, char::len_utf8);
    passage.text.truncate(len);
    // The hyphen, and a blank behind it, go where the letter before them goes.
    let (len, at) = (u32::try_from(len).unwrap_or(u32::MAX), u32::try_from(len - before).unwrap_or(u32::MAX));
    passage.glyphs.iter_mut().rev().take_while(|(start, _)| *start >= len).for_each(|(start, _)| *start = at);
    true
}

#[cfg(test)]
mod tests;
