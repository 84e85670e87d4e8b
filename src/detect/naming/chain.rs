//! Names that are listed one after the other: `Usamov, Bowers and Jane`. Each speaks for the others.

use super::{Kind, LEAST_SCORE, Named, STRANGER};
use crate::detect::lexicon::Marks;
use crate::detect::phrase::{Shape, Word};

/// What may stand between two of them.
const BETWEEN: &[&str] = &[", ", " and ", ", and ", " & ", " or ", "/", "; ", " und ", " y ", " et "];

/// A single name, unsure by itself, that is believed for the sake of the others.
const SCORE: f32 = 0.55;

/// A single name that is half sure.
const HALF_SURE: f32 = 0.3;

/// The longest list that is kept in mind.
const MOST: usize = 64;

/// The names of one list, as far as it has been read.
#[derive(Default)]
pub struct Chain {
    names: Vec<Named>,
}

/// Tells whether a word that no list knows may be one of several names.
pub fn may_join(text: &str, word: &Word) -> bool {
    let is_plain = word.shape == Shape::Capitalised && !word.marks.any(Marks(Marks::COMMON.0 | Marks::NEVER.0));
    if !is_plain || word.end - word.start < 3 {
        return false;
    }
    let after = text.as_bytes().get(word.end..).unwrap_or_default();
    let before = text.as_bytes().get(..word.start).unwrap_or_default();
    // Few words have beside them what one of these begins or ends with.
    let may_begin =
        matches!(after, [b'/', ..] | [b',' | b';', b' ', ..] | [b' ', b'a' | b'&' | b'o' | b'u' | b'y' | b'e', ..]);
    let may_end = matches!(before, [.., b'/'] | [.., b',' | b'd' | b'&' | b'r' | b';' | b'y' | b't', b' ']);
    let joins = |between: &str| after.starts_with(between.as_bytes()) || before.ends_with(between.as_bytes());
    (may_begin || may_end) && BETWEEN.iter().any(|between| joins(between))
}

impl Chain {
    /// Takes in the next name of a text; tells of those that no list goes on with.
    pub fn add(&mut self, text: &str, named: Named, visit: &mut impl FnMut(Named)) {
        let goes_on = self.names.last().is_some_and(|last| {
            let between = text.get(last.end..named.start).unwrap_or_default();
            BETWEEN.contains(&between) && named.kind == last.kind
        });
        // `Johnson & Johnson Inc.` is one.
        let last = self.names.last().map_or(named.start, |last| last.end);
        if named.kind == Kind::Organisation && text.get(last..named.start) == Some(" & ") {
            let start = self.names.last().map_or(named.start, |last| last.start);
            self.names.clear();
            self.names.push(Named { start, ..named });
            return;
        }
        if !goes_on || self.names.len() == MOST {
            self.end(visit);
        }
        self.names.push(named);
    }

    /// Tells of the names that are left.
    pub fn end(&mut self, visit: &mut impl FnMut(Named)) {
        let count = |least: f32| self.names.iter().filter(|named| named.score >= least).count();
        let is_list = count(STRANGER) > 1 && (count(LEAST_SCORE) > 0 || count(HALF_SURE) > 1);
        for mut named in self.names.drain(..) {
            if is_list && named.kind == Kind::Person {
                named.score = named.score.max(SCORE);
            }
            if named.score >= LEAST_SCORE {
                visit(named);
            }
        }
    }
}
