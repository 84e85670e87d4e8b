//! Names in running text, found by a tagger that has learnt how they stand in sentences.
//!
//! It is a linear chain (Lafferty and others, "Conditional Random Fields", 2001) over hashed features: what a word is,
//! what stands around it, and what the lists of names know of both. It reads a line at a time and knows no language.
//! Its weights come as bytes ([`Names::read`]); without them there is no tagger, and nothing else changes.

mod decode;
pub mod feature;
mod line;
mod prose;
pub mod tag;
mod token;
mod weights;
mod word;

pub use self::line::Line;
#[cfg(not(target_arch = "wasm32"))]
pub use self::weights::write;

use self::decode::Decoder;
use self::line::Known;
use self::weights::{NO_NAME, Weights};
use super::decoy::is_repetitive;
use super::lexicon::Lexicon;
pub use super::naming::{Kind, Named};
use crate::error::{Error, Result};
use crate::model::fold::class;

/// How sure a name has to be. In comments of code capitals mark much besides names; without any capital most are none.
fn least(kind: Kind, name: &str, is_code: bool) -> f32 {
    let is_lower = !name.contains(class(char::is_uppercase)) && name.is_ascii();
    match (kind, is_code) {
        (Kind::Person, true) => 0.9,
        (_, true) => 0.95,
        (Kind::Person | Kind::Place, false) if is_lower => 0.7,
        (_, false) if is_lower => 0.85,
        _ => 0.0,
    }
}

/// The trained tagger.
#[derive(Debug, Clone)]
pub struct Names {
    weights: Weights,
}

impl Names {
    /// The tagger that comes with the native command.
    ///
    /// # Errors
    /// Those of [`Names::read`]; the tests rule them out.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded() -> Result<Self> {
        Self::read(include_bytes!("../../assets/names.bin"))
    }

    /// Reads the weights.
    ///
    /// # Errors
    /// `EngineUnavailable` for bytes that are of another version, damaged, or no weights at all.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let unread = Error::EngineUnavailable { what: "What was learnt of names is damaged or of another version" };
        Ok(Self { weights: Weights::read(bytes).ok_or(unread)? })
    }

    /// Calls `visit` with every name in a text, in order; the score is how likely it is that all of it belongs to a name.
    pub fn each(&self, text: &str, lexicon: &Lexicon, mut visit: impl FnMut(Named)) {
        let (mut line, mut known, mut decoder) = (Line::default(), Known::of(text.len()), Decoder::default());
        prose::each(text, |begin, end, is_code| {
            let piece = text.get(begin..end).unwrap_or_default();
            line.read(piece, lexicon);
            if line.may_hold_names() {
                self.each_in(&line, &mut known, &mut decoder, |kind, first, last, score| {
                    let Some((start, end)) = line.span(piece, kind, first, last) else { return };
                    let name = piece.get(start..end).unwrap_or_default();
                    if score >= least(kind, name, is_code) && !is_repetitive(name) {
                        visit(Named { kind, start: begin + start, end: begin + end, score });
                    }
                });
            }
        });
    }

    /// Looks through a line window by window, so that no line is too long; they overlap, so that no name is cut.
    fn each_in(
        &self,
        line: &Line,
        known: &mut Known,
        decoder: &mut Decoder,
        mut visit: impl FnMut(Kind, usize, usize, f32),
    ) {
        const WINDOW: usize = 2048;
        const OVERLAP: usize = 64;
        let (mut from, mut told) = (0, 0);
        loop {
            let to = line.len().min(from + WINDOW);
            decoder.read(
                (from..to).map(|at| if line.is_plain(at) { NO_NAME } else { line.emission(at, &self.weights, known) }),
            );
            // What begins near the end is told by the next window.
            let until = if to == line.len() { to } else { to - OVERLAP / 2 };
            decoder.each(&self.weights, |kind, first, last, score| {
                if (told..until).contains(&(from + first)) {
                    visit(kind, from + first, from + last, score);
                }
            });
            if to == line.len() {
                return;
            }
            told = until;
            from = to - OVERLAP;
        }
    }
}

#[cfg(test)]
mod tests;
