//! Says what a run of capitalised words names: a person, a place, an organisation, a nationality, or nothing.
//!
//! The lists only hint. What decides is how the words of a phrase go together, and what stands beside it: `Paris` after
//! `in` is a town, before `Hilton` a first name; `Mark` at the beginning of a sentence is mostly a verb.

mod around;
mod chain;
mod cue;
mod lower;
mod organisation;
mod person;
mod place;

use self::around::Around;
pub use self::around::looks_like_code;
use self::chain::Chain;
use super::Detector;
use super::lexicon::{Key, Lexicon, Marks};
use super::personal::name::{
    labelled_person, listed_person, listed_place, nationality, salutation, tagged_person, tagged_place,
};
use super::phrase::{self, Word};
use super::proprietary::{code_name, named_organisation, tagged_organisation};

/// What a phrase, or a part of it, names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A person.
    Person,
    /// A town, region or country.
    Place,
    /// A company, an authority, a school.
    Organisation,
    /// A nationality or a faith.
    Trait,
}

/// A name that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Named {
    /// What it names.
    pub kind: Kind,
    /// Where it begins, in bytes.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// How sure that is, from 0 to 1.
    pub score: f32,
}

/// Tells whether a detector of this id judges words by the words beside them. Where these have been replaced, it may
/// judge the same word otherwise.
pub fn judges_by_neighbours(detector: &str) -> bool {
    let listed = [&listed_person::ABOUT, listed_place::DETECTOR, nationality::DETECTOR, named_organisation::DETECTOR];
    listed.iter().any(|about| about.id == detector) || is_tagged(detector)
}

/// Tells whether a detector of this id is the trained tagger.
pub fn is_tagged(detector: &str) -> bool {
    [&tagged_person::ABOUT, tagged_place::DETECTOR, tagged_organisation::DETECTOR]
        .iter()
        .any(|about| about.id == detector)
}

/// Tells whether a detector of this id takes for a name what stands where names are announced: behind a greeting, a label,
/// the word "project".
pub fn is_announced(detector: &str) -> bool {
    [salutation::DETECTOR.about(), labelled_person::DETECTOR.about(), code_name::DETECTOR.about()]
        .iter()
        .any(|about| about.id == detector)
}

/// Tells whether a word is a name and little else; without lists nothing is.
pub fn is_name(lexicon: &Lexicon, word: &str) -> bool {
    let other = Marks(!(Marks::NAME.0 | Marks::FREQUENT.0 | Marks::FREQUENT_LAST.0 | Marks::PLACE.0));
    let marks = lexicon.marks(word);
    let is_town = marks.any(Marks::PLACE) && !marks.any(Marks(Marks::FREQUENT.0 | Marks::FREQUENT_LAST.0));
    !lexicon.is_empty() && !marks.any(other) && !is_town
}

/// What is less sure than this is not told.
const LEAST_SCORE: f32 = 0.5;

/// Calls `visit` with every name in a text.
pub fn each(text: &str, lexicon: &Lexicon, mut visit: impl FnMut(Named)) {
    let lower = (!around::looks_like_code(text)).then(|| lower::capitalised(text, lexicon)).flatten();
    let (text, is_lower) = (lower.as_deref().unwrap_or(text), lower.is_some());
    let mut chain = Chain::default();
    let mut profile = Profile::default();
    phrase::each(text, lexicon, |words| {
        // Most phrases are one word that begins a sentence.
        let dull = if words.len() > 1 { Marks::NEVER.0 | Marks::COMMON.0 } else { DULL };
        let is_of_interest = |word: &Word| word.marks.0 & !dull != 0;
        if words.iter().any(is_of_interest) && !is_plain_word(text, words, lexicon) {
            let phrase = Phrase { text, words, lexicon, is_lower };
            let is_in_code = profile.is_code(text, words);
            judge(&phrase, is_in_code, &mut |named| chain.add(text, named, &mut visit));
        } else if let [word] = words
            && chain::may_join(text, word)
            && !profile.is_code(text, words)
        {
            let stranger = Named { kind: Kind::Person, start: word.start, end: word.end, score: STRANGER };
            chain.add(text, stranger, &mut visit);
        }
    });
    chain.end(&mut visit);
}

/// Tells code from prose piece by piece: a file may hold both.
#[derive(Default)]
struct Profile {
    /// The piece that was looked at last, and what it is.
    last: Option<(usize, bool)>,
}

impl Profile {
    fn is_code(&mut self, text: &str, words: &[Word]) -> bool {
        const PIECE: usize = 4 << 10;
        let piece = words.first().map_or(0, |word| word.start) / PIECE;
        match self.last {
            Some((last, is_code)) if last == piece => is_code,
            _ => {
                let from = text.floor_char_boundary(piece * PIECE);
                let to = text.floor_char_boundary(piece * PIECE + PIECE / 2);
                let is_code = around::looks_like_code(text.get(from..to).unwrap_or_default());
                self.last = Some((piece, is_code));
                is_code
            }
        }
    }
}

/// Tells of a word that stands alone, and is common, whether nothing before it announces a name. Most words that begin
/// a sentence or name a thing of code end here, before anything around them is looked at.
fn is_plain_word(text: &str, words: &[Word], lexicon: &Lexicon) -> bool {
    const NAMED: u16 = Marks::PLACE.0 | Marks::COUNTRY.0 | Marks::TRAIT.0 | Marks::COMPANY_WORD.0;
    let [word] = words else { return false };
    let is_common = word.marks.any(Marks::COMMON) && !word.marks.any(Marks(NAMED | Marks::FREQUENT.0));
    is_common && !around::has_lead(text, word.start, lexicon)
}

/// What says nothing of a word that stands alone.
const DULL: u16 = Marks::NEVER.0 | Marks::COMMON.0 | Marks::BEGINS.0;

/// What is thought of a word that no list knows, before its neighbours are looked at.
const STRANGER: f32 = 0.15;

/// A phrase with all that is needed to judge it.
#[derive(Clone, Copy)]
struct Phrase<'a> {
    text: &'a str,
    words: &'a [Word],
    lexicon: &'a Lexicon,
    /// Whether the text has no capitals, so that these were put in by the lists.
    is_lower: bool,
}

impl<'a> Phrase<'a> {
    fn word(&self, index: usize) -> Option<&'a Word> {
        self.words.get(index)
    }

    fn slice(&self, word: &Word) -> &'a str {
        self.text.get(word.start..word.end).unwrap_or_default()
    }

    /// The marks of some words together, as one entry of the lists.
    fn marks_of(&self, from: usize, len: usize) -> Marks {
        let mut words = self.words.iter().skip(from).take(len).map(|word| self.slice(word));
        let Some(first) = words.next() else {
            return Marks::default();
        };
        self.lexicon.of(words.fold(Key::of(first), Key::and))
    }

    fn named(&self, kind: Kind, from: usize, len: usize, score: f32) -> Option<Named> {
        let (first, last) = (self.word(from)?, self.word(from + len.checked_sub(1)?)?);
        Some(Named { kind, start: first.start, end: last.end, score })
    }
}

fn judge(phrase: &Phrase<'_>, is_in_code: bool, visit: &mut impl FnMut(Named)) {
    let Some(around) = Around::of(phrase, is_in_code) else { return };
    let mut tell = |named: Option<Named>| {
        if let Some(named) = named.filter(|named| named.score >= if is_in_code { LEAST_SCORE } else { STRANGER }) {
            visit(named);
        }
    };
    let (organisation, mut at) = organisation::read(phrase);
    tell(organisation);
    while at < phrase.words.len() {
        let listed = place::listed(phrase, &around, at);
        let person = person::read(phrase, &around, at);
        // A listed phrase of several words is more than the sum of them, unless a name goes on after it.
        let (named, len) = match (listed, person) {
            (Some((named, len)), Some((name, name_len))) if len > 1 && name_len <= len || name.score < named.score => {
                (Some(named), len)
            }
            (_, Some((name, len))) => (Some(name), len),
            (Some((named, len)), None) => (Some(named), len),
            (None, None) => (None, 1),
        };
        tell(named);
        at += len;
    }
}
