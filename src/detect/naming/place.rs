//! Places, nationalities and companies that stand in the lists.

use super::around::Around;
use super::cue::WHEREABOUTS;
use super::{Kind, Named, Phrase};
use crate::detect::lexicon::Marks;
use crate::detect::phrase::Shape;
use crate::model::bytes::is_one_of;

/// The most words of one entry.
const MOST_WORDS: usize = 4;

/// Words after which a place is named, and seldom anything else.
const TOWARDS: &[&str] =
    &["from", "to", "visit", "visited", "visiting", "toward", "towards", "of", "into", "leaving", "between"];

/// Reads the longest entry of the lists that begins at a word; gives how many words it takes.
pub fn listed(phrase: &Phrase<'_>, around: &Around<'_>, at: usize) -> Option<(Named, usize)> {
    let first = phrase.word(at)?;
    if first.marks.any(Marks::NEVER) && !first.marks.any(Marks::BEGINS) || first.shape == Shape::Compound {
        return None;
    }
    let most = if first.marks.any(Marks::BEGINS) { MOST_WORDS.min(phrase.words.len() - at) } else { 1 };
    (1..=most).rev().find_map(|len| {
        let marks = if len == 1 { first.marks } else { phrase.marks_of(at, len) };
        let (kind, score) = kind(phrase, around, at, len, marks)?;
        Some((phrase.named(kind, at, len, score)?, len))
    })
}

fn kind(phrase: &Phrase<'_>, around: &Around<'_>, at: usize, len: usize, marks: Marks) -> Option<(Kind, f32)> {
    let first = phrase.word(at)?;
    let is_several = len > 1;
    if around.is_in_code && !(located(phrase, around, at, len) && marks.any(Marks(Marks::PLACE.0 | Marks::COUNTRY.0))) {
        return None;
    }
    let is_short = first.end - first.start < 4 && !is_several;
    if marks.any(Marks::TRAIT) && first.shape == Shape::Capitalised {
        return Some((Kind::Trait, if marks.any(Marks::NAME) { 0.6 } else { 0.8 }));
    }
    if marks.any(Marks::COUNTRY) && (!is_short || first.shape == Shape::Capitals) {
        return Some((
            Kind::Place,
            if marks.any(Marks::NAME) && !located(phrase, around, at, len) { 0.5 } else { 0.85 },
        ));
    }
    if marks.any(Marks::PLACE) && !is_short {
        let is_located = located(phrase, around, at, len);
        let doubt = marks.any(Marks(Marks::NAME.0 | Marks::COMMON.0)) && !is_several;
        return match (is_located, doubt) {
            (true, false) => Some((Kind::Place, 0.85)),
            (true, true) => Some((Kind::Place, 0.65)),
            (false, false) => Some((Kind::Place, if is_several { 0.75 } else { 0.6 })),
            (false, true) => None,
        };
    }
    if marks.any(Marks::COMPANY)
        && (is_several || !marks.any(Marks(Marks::COMMON.0 | Marks::NAME.0 | Marks::PLACE.0)))
        && !is_short
    {
        return Some((Kind::Organisation, if is_several { 0.75 } else { 0.6 }));
    }
    None
}

/// Tells whether what stands around says that it is a place.
fn located(phrase: &Phrase<'_>, around: &Around<'_>, at: usize, len: usize) -> bool {
    let before = match at.checked_sub(1).and_then(|before| phrase.word(before)) {
        Some(word) => phrase.slice(word),
        None => around.word_before,
    };
    if is_one_of(before, WHEREABOUTS) || is_one_of(before, TOWARDS) {
        return true;
    }
    // `Springfield, Illinois` and `Springfield, IL 62704`.
    let rest = around.after.strip_prefix(", ").filter(|_| at + len == phrase.words.len()).unwrap_or_default();
    let next = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_state = next.len() == 2 && next.bytes().all(|byte| byte.is_ascii_uppercase());
    is_state || (!next.is_empty() && phrase.lexicon.marks(next).any(Marks::COUNTRY))
}
