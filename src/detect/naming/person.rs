//! Persons.

use super::around::Around;
use super::cue::{AFTER, BEFORE, OBJECTS, ROLES, SUFFIXES, THINGS, VAGUE, WAYS, WHEREABOUTS};
use super::{Kind, Named, Phrase, STRANGER};
use crate::detect::lexicon::Marks;
use crate::detect::phrase::{PARTICLES, Shape, Word};
use crate::model::bytes::is_one_of;

/// How well a word fits as one part of a name: 0 for not at all, 3 for as well as can be.
type Fit = u8;

/// Reads the name of a person that begins at a word; gives how many words it takes.
pub fn read(phrase: &Phrase<'_>, around: &Around<'_>, at: usize) -> Option<(Named, usize)> {
    let first = phrase.word(at)?;
    if first.marks.any(Marks::NEVER) || first.shape == Shape::Compound {
        return None;
    }
    let lead = Lead::of(phrase, around, at);
    let pair = pair(phrase, around, at).filter(|(len, _)| !names_thing(phrase, around, at + len));
    if let Some((len, base)) = pair {
        let named = phrase.words.get(at..at + len)?;
        let is_caps = named.iter().all(|word| word.shape != Shape::Capitalised);
        let named_last = named.last().map_or("", |word| phrase.slice(word));
        if is_one_of(named_last, WAYS) {
            return None;
        }
        let mut score = base + lead.bonus(phrase, around);
        if at == 0 && around.follows_number() || at + len == phrase.words.len() && around.precedes_number() {
            score -= 0.3;
        }
        if around.is_in_code && base < 0.8 {
            score -= 0.2;
        }
        if is_caps {
            score -= 0.15;
        }
        if phrase.is_lower {
            score -= 0.1;
        }
        if len < phrase.words.len() && around.is_heading(phrase) {
            score -= 0.2;
        }
        if at == 0 && first.marks.any(Marks::COMMON) && around.begins_sentence() {
            score -= 0.1;
        }
        return Some((phrase.named(Kind::Person, at, len, score.clamp(0.0, 0.95))?, len));
    }
    // Such a word belongs to what it stands beside: `Johnson Controls`, `Washington Street`.
    let is_alone = phrase.word(at + 1).is_none_or(|next| next.marks.any(Marks::NEVER));
    if !is_alone || names_thing(phrase, around, at + 1) {
        return None;
    }
    Some((phrase.named(Kind::Person, at, 1, single(phrase, around, at, &lead))?, 1))
}

/// What stands right before a word, inside the phrase or outside.
struct Lead<'a> {
    is_first: bool,
    /// The word there, if any.
    word: &'a str,
    /// Its marks, if it is one of the phrase.
    marks: Option<Marks>,
}

impl<'a> Lead<'a> {
    fn of(phrase: &Phrase<'a>, around: &Around<'a>, at: usize) -> Self {
        let before = at.checked_sub(1).and_then(|before| phrase.word(before));
        let word = before.map_or(around.word_before, |word| phrase.slice(word));
        Self { is_first: at == 0, word, marks: before.map(|word| word.marks) }
    }

    fn is_title(&self, phrase: &Phrase<'_>) -> bool {
        let marks = || if self.word.is_empty() { Marks::default() } else { phrase.lexicon.marks(self.word) };
        self.marks.unwrap_or_else(marks).any(Marks::TITLE)
    }

    fn is_role(&self) -> bool {
        is_one_of(self.word, ROLES)
    }

    fn is_preceded(&self) -> bool {
        is_one_of(self.word, BEFORE)
    }

    fn bonus(&self, phrase: &Phrase<'_>, around: &Around<'_>) -> f32 {
        if self.is_title(phrase) || self.is_role() {
            0.25
        } else if self.is_preceded() {
            0.15
        } else if self.is_first && around.follows(WHEREABOUTS) {
            -0.15
        } else {
            0.0
        }
    }
}

/// How well a word fits as a first name.
fn as_first(word: &Word) -> Fit {
    fit(word, Marks::FIRST)
}

/// How well a word fits as a surname.
fn as_last(word: &Word) -> Fit {
    fit(word, Marks::LAST)
}

fn fit(word: &Word, list: Marks) -> Fit {
    let marks = word.marks;
    if !marks.any(list) || !word.is_full() || marks.any(Marks::NEVER) {
        return 0;
    }
    let other = u8::from(marks.any(Marks::COMMON)) + u8::from(marks.any(Marks::DOUBTFUL));
    let frequent = if list == Marks::FIRST { Marks::FREQUENT } else { Marks::FREQUENT_LAST };
    match (marks.any(frequent), other) {
        (_, 0) => 3,
        (true, 1) => 2,
        _ => 1,
    }
}

/// Tells whether a word may be a name that no list holds.
fn is_open(word: &Word) -> bool {
    const KNOWN: u16 = !(Marks::LAST.0
        | Marks::FIRST.0
        | Marks::DOUBTFUL.0
        | Marks::FREQUENT.0
        | Marks::FREQUENT_LAST.0
        | Marks::PLACE.0);
    word.is_full() && word.marks.0 & KNOWN == 0
}

/// Reads a name of at least two words; gives how many it takes and how well they go together.
fn pair(phrase: &Phrase<'_>, around: &Around<'_>, at: usize) -> Option<(usize, f32)> {
    let first = phrase.word(at)?;
    let mut next = at + 1;
    while phrase.word(next).is_some_and(|word| is_between(phrase, word)) && phrase.word(next + 1).is_some() {
        next += 1;
    }
    while phrase.word(next).is_some_and(|word| !word.is_full()) {
        next += 1;
    }
    let has_middle = next > at + 1;
    let Some(last) = phrase.word(next) else {
        return behind(phrase, at, next);
    };
    if last.marks.any(Marks::NEVER) || !last.is_full() || is_mixed(first, last) {
        return None;
    }
    let base = if first.shape == Shape::Initial { by_initial(phrase, first, last) } else { by_words(first, last) };
    let base = base.or_else(|| announced(around, at, first, last))? + if has_middle { 0.1 } else { 0.0 };
    let mut len = next + 1 - at;
    // Second surnames, or a middle name before the surname.
    let mut strength = base;
    while len < 7 {
        let Some(word) = phrase.word(at + len) else { break };
        let is_suffix = is_one_of(phrase.slice(word).trim_end_matches('.'), SUFFIXES);
        let particles = phrase.words.iter().skip(at + len).take_while(|word| is_between(phrase, word)).count();
        let Some(word) = phrase.word(at + len + particles).filter(|word| !is_mixed(first, word)) else { break };
        let more = as_last(word).max(as_first(word).saturating_sub(1));
        const OTHER: u16 = Marks::COMMON.0 | Marks::COUNTRY.0 | Marks::COMPANY_WORD.0 | Marks::NEVER.0 | Marks::JOB.0;
        let may_follow = base >= 0.7 && word.is_full() && !word.marks.any(Marks(OTHER));
        if !(is_suffix || more >= 2 || may_follow) {
            break;
        }
        strength = strength.max(if as_last(word) == 3 { base + 0.05 } else { base });
        len += particles + 1;
    }
    Some((len, strength))
}

/// Tells whether a word stands between the parts of a name: an initial, `van`, and `Ibn` with a capital too.
fn is_between(phrase: &Phrase<'_>, word: &Word) -> bool {
    !word.is_full() || (word.end - word.start <= 4 && is_one_of(phrase.slice(word), PARTICLES))
}

/// A name whose first part is written out and whose last is a letter: `Roe J.`, `Jane R.`
fn behind(phrase: &Phrase<'_>, at: usize, next: usize) -> Option<(usize, f32)> {
    let (first, initial) = (phrase.word(at)?, phrase.word(at + 1)?);
    let dotted = phrase.slice(initial).ends_with('.');
    let fits = as_first(first).max(as_last(first)) >= 2;
    (next > at + 1 && initial.shape == Shape::Initial && dotted && fits).then_some((next - at, 0.6))
}

/// Two words of which no list knows one are a name where the text says so.
fn announced(around: &Around<'_>, at: usize, first: &Word, last: &Word) -> Option<f32> {
    (at == 0 && is_open(first) && is_open(last) && around.is_announced()).then_some(0.7)
}

/// Tells whether one word is in capitals and the other is not.
fn is_mixed(first: &Word, other: &Word) -> bool {
    // `Jane ROE` is how surnames are set off; `NASA Jones` is none.
    first.shape == Shape::Capitals && other.shape == Shape::Capitalised
}

fn by_initial(phrase: &Phrase<'_>, first: &Word, last: &Word) -> Option<f32> {
    let dotted = phrase.slice(first).ends_with('.');
    match (dotted, as_last(last)) {
        (true, 3) => Some(0.8),
        (true, 2) => Some(0.7),
        (true, _) if is_open(last) && last.shape == Shape::Capitalised => Some(0.5),
        (false, 3) if last.shape == Shape::Capitalised && !last.marks.any(Marks::PLACE) => Some(0.5),
        _ => None,
    }
}

fn by_words(first: &Word, last: &Word) -> Option<f32> {
    let (given, family) = (as_first(first), as_last(last));
    let is_foreign = last.marks.any(Marks(Marks::COUNTRY.0 | Marks::TRAIT.0 | Marks::COMPANY_WORD.0));
    let is_caps = first.shape == Shape::Capitals;
    let score = match (given, family) {
        (3, 3) => 0.9,
        (3, 2) | (2, 3) => 0.85,
        (2, 2) => 0.75,
        (3, 1) => 0.75,
        (1, 3) => 0.65,
        (2, 1) => 0.55,
        (1, 2) => 0.5,
        (3, 0) if is_open(last) && !is_caps => {
            if last.marks.any(Marks::PLACE) {
                0.55
            } else {
                0.75
            }
        }
        (2, 0) if is_open(last) && !is_caps => {
            if last.marks.any(Marks::PLACE) {
                0.45
            } else {
                0.6
            }
        }
        // Surname first, as in the East of Asia and in Hungary.
        (0 | 1, _) if as_last(first) == 3 && as_first(last) == 3 => 0.7,
        (0, 3) if as_last(first) == 3 => 0.55,
        (0, 3) if is_open(first) && !first.marks.any(Marks::PLACE) && !is_caps => 0.55,
        (1, 0) if is_open(last) && !is_caps && !last.marks.any(Marks::PLACE) => 0.5,
        (3, 0) if as_first(last) >= 2 => 0.7,
        _ => return None,
    };
    Some(if is_foreign { score - 0.2 } else { score })
}

/// Tells whether the word at `at`, or the one right after the phrase, makes what stands before it a thing.
fn names_thing(phrase: &Phrase<'_>, around: &Around<'_>, at: usize) -> bool {
    match phrase.word(at) {
        Some(word) => is_one_of(phrase.slice(word), THINGS) || word.marks.any(Marks::COMPANY_WORD),
        None => is_one_of(around.word_after, THINGS) && around.word_after.starts_with(char::is_uppercase),
    }
}

/// Judges a word that stands alone.
fn single(phrase: &Phrase<'_>, around: &Around<'_>, at: usize, lead: &Lead<'_>) -> f32 {
    let Some(word) = phrase.word(at) else { return 0.0 };
    let marks = word.marks;
    // Two letters are an article, a code or a variable.
    if word.end - word.start <= 2 {
        return 0.0;
    }
    let (given, family) = (as_first(word), as_last(word));
    let is_last_word = at + 1 == phrase.words.len();
    let is_frequent = marks.any(Marks::FREQUENT);
    let elsewhere = marks.any(Marks(Marks::PLACE.0 | Marks::COUNTRY.0 | Marks::TRAIT.0));
    let mut score: f32 = match (given, family) {
        (3, _) if is_frequent => 0.55,
        (3, _) => 0.5,
        (2, _) => 0.35,
        (_, 3) => 0.35,
        (1, _) | (_, 2) => 0.2,
        _ if is_open(word) && !marks.any(Marks::PLACE) => 0.15,
        _ => return 0.0,
    };
    if around.is_in_code || phrase.is_lower {
        score -= 0.2;
    }
    if elsewhere {
        score -= 0.15;
    }
    if marks.any(Marks(Marks::COMPANY.0 | Marks::COMPANY_WORD.0 | Marks::JOB.0)) {
        score -= 0.1;
    }
    if word.shape == Shape::Capitals {
        score -= 0.25;
    }
    let is_announced = || lead.is_first && (given > 0 || family > 0 || is_open(word)) && around.is_announced();
    if lead.is_title(phrase) || given > 0 && lead.is_role() || is_announced() {
        score += 0.4;
    } else if lead.is_first && is_last_word && around.is_speaker() {
        score += 0.25;
    } else if lead.is_preceded() {
        score += 0.2;
    } else if lead.is_first && around.follows(WHEREABOUTS) {
        score -= 0.35;
    }
    if is_last_word && lead.is_first && around.is_addressed() {
        score += 0.15;
    }
    if is_last_word {
        if around.is_possessive() {
            score += 0.1;
        } else if around.precedes(VAGUE) {
            score += if elsewhere { 0.05 } else { 0.1 };
        } else if around.precedes(AFTER) {
            score += 0.25;
        }
    }
    if lead.is_first && marks.any(Marks::COMMON) && around.begins_sentence() {
        score -= 0.3;
    }
    // `Mark the date`, `Grant your team …`: a verb.
    if lead.is_first && around.precedes(OBJECTS) && around.begins_sentence() {
        score -= 0.3;
    }
    // Below that nothing is told anyway.
    if score >= STRANGER && around.is_heading(phrase) {
        score -= 0.2;
    }
    score.clamp(0.0, 0.9)
}
