//! A value found once is found everywhere, and so are the terms that people give.
//!
//! Secrets are looked for to the letter. Numbers are looked for by their digits, whatever parts them. Everything else
//! is looked for without regard to case, blanks, hyphens, underscores and invisible characters; so `Blue Heron` is one
//! with `BLUE  HERON`, `blue_heron` and `BlueHeron`.
//!
//! In prose most values are looked for only where words begin; what may begin anywhere is held against the text four
//! bytes at a time. Where a table tells that one may begin, the values are walked through as a tree, and where the match
//! begins and ends is checked in the text. Numbers are looked for only where the detectors have seen a run of digits.

mod border;
mod fold;
mod gram;
mod need;
mod part;
mod plain_word;
mod start;
mod table;
mod tree;
mod window;

use std::collections::BTreeSet;

use self::fold::{Folded, Scheme};
pub use self::gram::Grams;
pub use self::need::{Needs, Stands};
use self::start::{Firsts, NumberStarts};
use self::table::Tables;
use self::tree::Tree;
use super::extend::is_joined;
use crate::detect::LEAST_DIGITS;
use crate::model::finding::{without_kind, without_title};
use crate::model::fold::{each as fold_each, is_mark, words as folded_words};
use crate::model::{Candidate, Entity, Notation, Span, Value};

/// What detector a known value or a given term names.
pub(super) const PROPAGATE: &str = "propagate";
/// What detector a part of a known name names.
pub(super) const PART: &str = "name-part";

/// What detector a value names that is looked for in its own file only.
pub(super) const GUESS: &str = "name-guess";
/// What detector a given term names.
pub(super) const TERM: &str = "term";
/// What detector a value names that only the check after cleaning has found.
pub(super) const LEFT: &str = "check";

/// Tells whether a detector of this id is what finds again what another has found elsewhere, or a part of it.
pub fn is_derived(detector: &str) -> bool {
    [PROPAGATE, PART, GUESS].contains(&detector)
}

/// Tells whether a detector of this id finds pieces of names, and names that were guessed elsewhere.
pub fn is_part(detector: &str) -> bool {
    [PART, GUESS].contains(&detector)
}

/// Longer values are not looked for elsewhere. No name and no password comes near it; what does is text that repeats
/// itself, and a walk along it from each of its places would take for ever.
const LONGEST: usize = 512;
/// The same for a private key: one of 8192 bits is this long.
const LONGEST_KEY: usize = 8 << 10;

/// Terms of at least this many letters are found inside longer words too.
const LEAST_INSIDE: usize = 4;

/// From this many bytes on a value says nothing else, even in the middle of a word: the check after cleaning finds it there,
/// and what that has found is looked for by the same length.
pub const UNMISTAKABLE: usize = 8;

/// Everything that is looked for in all texts of a task.
#[derive(Debug, Default)]
pub struct Lexicon {
    exact: Tree,
    numbers: Tree,
    words: Tree,
    /// The characters that words begin with, and those of them that are no letters.
    firsts: Firsts,
    marks: Vec<u8>,
    tables: Tables,
    number_starts: NumberStarts,
}

const EXACT: u8 = 1;
const WORD: u8 = 2;
/// A word that may begin inside another.
const LOOSE_WORD: u8 = 4;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    folded: String,
    entity: Entity,
    source: Source,
    /// Where, in `folded`, something was left out between two words.
    joints: Vec<usize>,
    /// Whether all of these have to be parted: `A C M E`.
    is_spaced: bool,
}

/// Where an entry comes from, which tells how sure what it finds is. Of entries that are else alike the first counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Source {
    /// A detector found it.
    Found,
    /// A detector found it, not surely enough to look for it beyond its file; else it is as a part.
    Guess,
    /// It is only a part of a known name, or another way to write it; in prose such a thing begins with a capital.
    Part,
    /// A person or the policy gave it.
    Given,
    /// The check after cleaning found it, in a place where nothing else did; a long one inside a word, it may be.
    Left {
        /// See above.
        is_long: bool,
    },
}

/// Tells whether a value is so much its own that it may be looked for everywhere, and must be gone everywhere.
///
/// A value is not that with fewer than four letters and digits, with fewer than six digits and nothing else, as a
/// plain word, as a password or an account of letters alone, and as a marking or a passage. One wrong finding of such a
/// value would be repeated all over a task.
pub fn is_distinctive(value: &Value) -> bool {
    // Such words are confidential only where they stand, and a passage stands once.
    if matches!(value.entity, Entity::ConfidentialityMarking | Entity::NonPublic) {
        return false;
    }
    // EXPOSE: the value's length and kinds of characters are looked at.
    let folded = value.folded.expose();
    let signs = folded.chars().filter(|c| c.is_alphanumeric()).count();
    let digits = folded.chars().filter(|c| c.is_numeric()).count();
    let is_wide = folded.chars().any(|c| !c.is_ascii() && c.is_alphabetic() && !is_joined(c));
    let is_long = signs >= 4 || (is_wide && signs >= 2);
    // A password or an account that is a plain word is too often the name of something in code.
    let is_plain =
        matches!(value.entity, Entity::Password | Entity::Username) && folded.chars().all(|c| c.is_ascii_alphabetic());
    is_long && (digits < signs || digits >= 6) && !is_plain && !plain_word::ALL.contains(&folded_words(folded).as_str())
}

impl Lexicon {
    /// Makes the lexicon of given terms, and of the values found so far, each with one of its spellings.
    ///
    /// Values that are not [distinctive](is_distinctive) are left out; terms are taken as they are given.
    ///
    /// `is_name` tells whether a word is a name and little else: such parts of known names are looked for too.
    pub fn new<'a>(
        terms: impl IntoIterator<Item = &'a str>,
        known: impl IntoIterator<Item = (Entity, &'a str)>,
        is_name: &dyn Fn(&str) -> bool,
    ) -> Self {
        let known = known.into_iter().map(|(entity, spelling)| (entity, spelling, Stands::of(entity, spelling, None)));
        Self::within(terms, known, [], [], is_name)
    }

    /// The same of what may [stand](Stands) of each value, and with `guesses`: what is found of them is no surer than a part
    /// of a name. What was `left` in an earlier try is looked for in every way.
    pub fn within<'a>(
        terms: impl IntoIterator<Item = &'a str>,
        known: impl IntoIterator<Item = (Entity, &'a str, Stands)>,
        guesses: impl IntoIterator<Item = (Entity, &'a str)>,
        left: impl IntoIterator<Item = (Entity, &'a str)>,
        is_name: &dyn Fn(&str) -> bool,
    ) -> Self {
        let (mut exact, mut numbers, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for term in terms {
            words.extend(named(term, Entity::Term, Source::Given));
        }
        for (entity, spelling) in guesses.into_iter().filter(|(_, spelling)| spelling.len() <= LONGEST) {
            words.push(entry(spelling, entity, Source::Guess, Scheme::Words));
        }
        for (entity, spelling) in left.into_iter().filter(|(_, spelling)| spelling.len() <= LONGEST) {
            let source = Source::Left { is_long: spelling.len() >= UNMISTAKABLE };
            let number = entry(spelling, entity, source, Scheme::Digits);
            if number.leading_digits() >= LEAST_DIGITS {
                numbers.push(number);
            }
            words.extend(named(spelling, entity, source));
        }
        let mut parts = BTreeSet::new();
        for (entity, spelling, stands) in known.into_iter().filter(|(_, _, stands)| stands.any()) {
            match entity {
                Entity::Password | Entity::PrivateKey | Entity::ApiKey | Entity::UrlCredential => exact.push(Entry {
                    folded: spelling.to_owned(),
                    entity,
                    source: Source::Found,
                    joints: Vec::new(),
                    is_spaced: false,
                }),
                Entity::PhoneNumber | Entity::UsSsn | Entity::PaymentCard => {
                    let number = entry(spelling, entity, Source::Found, Scheme::Digits);
                    if number.leading_digits() >= LEAST_DIGITS {
                        numbers.push(number);
                    } else {
                        words.push(entry(spelling, entity, Source::Found, Scheme::Words));
                    }
                }
                Entity::Term => words.extend(named(spelling, Entity::Term, Source::Given)),
                Entity::CodeName => {
                    if stands.whole {
                        words.push(entry(spelling, entity, Source::Found, Scheme::Words));
                    }
                    // "Project Heron" is "Heron" to those who work on it.
                    if let Some(name) = without_kind(spelling).filter(|_| stands.last)
                        && is_distinctive(&Value::of(Entity::CodeName, name))
                    {
                        words.extend(named(name, Entity::CodeName, Source::Found));
                    }
                }
                Entity::Person => {
                    part::each(spelling, stands, is_name, |part| {
                        if !parts.contains(part) {
                            words.extend(named(part, Entity::Person, Source::Part));
                            parts.insert(part.to_owned());
                        }
                    });
                    if !stands.whole {
                        continue;
                    }
                    words.extend(named(spelling, Entity::Person, Source::Found));
                    if let Some(name) = without_title(spelling)
                        && is_distinctive(&Value::of(Entity::Person, name))
                    {
                        words.extend(named(name, Entity::Person, Source::Found));
                    }
                }
                _ => words.push(entry(spelling, entity, Source::Found, Scheme::Words)),
            }
        }
        let (mut firsts, mut marks) = (Firsts::default(), BTreeSet::new());
        for Entry { folded, .. } in &words {
            firsts.add(folded);
            marks.extend(folded.bytes().next().filter(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()));
        }
        let mut number_starts = NumberStarts::default();
        numbers.iter().for_each(|entry| number_starts.add(&entry.folded));
        let (exact, numbers) = (Tree::new(exact, Scheme::Letter), Tree::new(numbers, Scheme::Digits));
        let (words, marks) = (Tree::new(words, Scheme::Words), marks.into_iter().collect());
        let tables = Tables::new(&exact, &words);
        Self { exact, numbers, words, firsts, marks, tables, number_starts }
    }

    /// Adds a candidate for every place of the text that holds something known, for some of them more than one.
    ///
    /// In text of [`Notation::Address`] and [`Notation::Identifier`] words are often run together, so known values are
    /// found there inside longer words as well. In [`Notation::Code`] so are terms, and of other values those of several words.
    ///
    /// `runs` are the runs of [at least seven digits](crate::detect::LEAST_DIGITS) in the text, as the detectors saw
    /// them.
    pub fn find(&self, text: &str, notation: Notation, runs: &[Span], out: &mut Vec<Candidate>) {
        if !self.numbers.is_empty() {
            runs.iter().for_each(|run| self.find_numbers(text, notation, *run, out));
        }
        if self.exact.is_empty() && self.words.is_empty() {
            return;
        }
        self.tables.expect(text, &self.exact, &self.words);
        let mut find = |at: usize, wanted: u8| {
            let kinds = self.tables.kinds_at(text, at, wanted);
            if kinds != 0 && text.is_char_boundary(at) {
                self.find_at(text, notation, at, kinds, out);
            }
        };
        if notation != Notation::Prose {
            return (0..text.len()).for_each(|at| find(at, EXACT | WORD | LOOSE_WORD));
        }
        let mut walked = Vec::new();
        border::each_begin(text, &self.marks, |at| {
            let wide = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| !c.is_ascii());
            if wide.is_none_or(|c| self.firsts.may_be(c)) {
                find(at, WORD);
                walked.push(at);
            }
        });
        // Tables tell kinds of words apart; without them all were looked for there.
        let is_walked = |at: usize| !self.tables.are_made() && walked.binary_search(&at).is_ok();
        self.tables.each_loose(text, |at| find(at, if is_walked(at) { EXACT } else { EXACT | LOOSE_WORD }));
    }

    fn find_numbers(&self, text: &str, notation: Notation, run: Span, out: &mut Vec<Candidate>) {
        for start in run.start()..run.end() {
            if !follows_digit(text, start) && self.number_starts.may_begin(text, start) {
                self.numbers.walk(text, start, notation, |entry, end| {
                    let is_whole = !text.as_bytes().get(end).is_some_and(u8::is_ascii_digit);
                    out.extend(candidate(text, start, end, entry).filter(|_| is_whole));
                });
            }
        }
    }

    fn find_at(&self, text: &str, notation: Notation, start: usize, kinds: u8, out: &mut Vec<Candidate>) {
        if kinds & EXACT != 0 {
            self.exact.walk(text, start, notation, |entry, end| out.extend(candidate(text, start, end, entry)));
        }
        if kinds & (WORD | LOOSE_WORD) != 0 {
            self.words.walk(text, start, notation, |entry, end| {
                if matches!(entry.source, Source::Part | Source::Guess)
                    && notation == Notation::Prose
                    && !begins_with_capital(text, start)
                {
                    return;
                }
                // A word that is a name in prose is a word like others in a program.
                let is_one_word = entry.joints.is_empty() && !entry.folded.contains('.');
                if notation == Notation::Code && !entry.is_given() && is_one_word {
                    return;
                }
                let end = if may_end_early(notation, entry) { without_point(text, start, end) } else { end };
                let is_loose = entry.is_given() || notation != Notation::Prose;
                let placed = if is_loose { placed(text, start, end, entry) } else { whole(text, start, end) };
                out.extend(placed.and_then(|(start, end)| candidate(text, start, end, entry)));
            });
        }
    }
}

impl Entry {
    /// The same words with something else between them.
    fn parted_by(&self, parting: &str) -> Self {
        let mut folded = String::with_capacity(self.folded.len() + self.joints.len() * parting.len());
        for (at, c) in self.folded.char_indices() {
            if self.joints.contains(&at) && !folded.ends_with(parting) {
                folded.push_str(parting);
            }
            folded.push(c);
        }
        Self { folded, joints: Vec::new(), ..self.clone() }
    }

    /// Whether it is looked for in every way in which it may be written, and inside longer words.
    fn is_given(&self) -> bool {
        matches!(self.source, Source::Given | Source::Left { is_long: true })
    }

    fn leading_digits(&self) -> usize {
        self.folded.bytes().take_while(u8::is_ascii_digit).count()
    }
}

fn entry(spelling: &str, entity: Entity, source: Source, scheme: Scheme) -> Entry {
    let folded = Folded::new(spelling, scheme);
    Entry { joints: folded.joints, folded: folded.text, entity, source, is_spaced: false }
}

/// The entries of a name or a term: itself, and with dots between its words, as mailboxes and code are named; of a
/// term also what else it may be written as.
fn named(spelling: &str, entity: Entity, source: Source) -> Vec<Entry> {
    let plain = entry(spelling, entity, source, Scheme::Words);
    let mut all = vec![plain.parted_by(".")];
    if plain.is_given() {
        // As addresses of pages write a blank.
        all.extend(["%20", "+"].map(|parting| plain.parted_by(parting)));
        all.extend(spaced(&plain));
        for bare in plain_letters(spelling) {
            let bare = entry(&bare, entity, source, Scheme::Words);
            all.extend([bare.parted_by("."), bare]);
        }
    }
    all.retain(|entry| entry.folded != plain.folded || entry.is_spaced);
    all.push(plain);
    all
}

/// The entry with a blank behind each letter, as titles are written; not of a word so short that letters which stand
/// together by chance would make it.
fn spaced(plain: &Entry) -> Option<Entry> {
    const LETTERS: std::ops::RangeInclusive<usize> = 4..=24;
    let is_fit = LETTERS.contains(&plain.folded.chars().count()) && !plain.folded.contains('.');
    let letters = plain.folded.char_indices().skip(1).filter(|(_, c)| !is_mark(*c));
    is_fit.then(|| Entry { joints: letters.map(|(at, _)| at).collect(), is_spaced: true, ..plain.clone() })
}

/// What a text becomes whose writer leaves marks off letters, or writes them as Germans do without a keyboard for them;
/// nothing for a text without marks or so short that another word would come out.
fn plain_letters(spelling: &str) -> Vec<String> {
    let (mut bare, mut spelled) = (String::new(), String::new());
    for c in spelling.chars() {
        let german = match c {
            'ä' | 'æ' => "ae",
            'Ä' | 'Æ' => "Ae",
            'ö' | 'ø' | 'œ' => "oe",
            'Ö' | 'Ø' | 'Œ' => "Oe",
            'ü' => "ue",
            'Ü' => "Ue",
            'å' => "aa",
            'Å' => "Aa",
            _ => "",
        };
        let mut letters = String::new();
        match c {
            'ø' | 'Ø' => letters.push('o'),
            'ł' | 'Ł' => letters.push('l'),
            'đ' | 'Đ' => letters.push('d'),
            'ı' => letters.push('i'),
            _ => fold_each(c, |part| letters.extend(Some(part).filter(|part| !is_mark(*part)))),
        }
        bare.push_str(&letters);
        spelled.push_str(if german.is_empty() { &letters } else { german });
    }
    let mut all = vec![bare, spelled];
    all.retain(|text| !spelling.is_ascii() && text.is_ascii() && folded_words(text).len() >= LEAST_INSIDE);
    all
}

fn candidate(text: &str, start: usize, end: usize, entry: &Entry) -> Option<Candidate> {
    let span = Span::of(text, start, end)?;
    let detector = match entry.source {
        Source::Given => TERM,
        Source::Guess => GUESS,
        Source::Part => PART,
        Source::Found => PROPAGATE,
        Source::Left { .. } => LEFT,
    };
    Some(Candidate { entity: entry.entity, span, score: 1.0, detector: detector.into() })
}

fn begins_with_capital(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
}

fn follows_digit(text: &str, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| text.as_bytes().get(before)).is_some_and(u8::is_ascii_digit)
}

/// Tells whether a point at the end of a match is none of the value's: in `lopezm.htm` it begins what follows.
fn may_end_early(notation: Notation, entry: &Entry) -> bool {
    notation != Notation::Prose && !entry.is_given()
}

fn without_point(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).map_or(end, |value| start + value.trim_end_matches('.').len())
}

/// Accepts a match that begins and ends at the borders of words.
fn whole(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let cut = |before: Option<char>, after: Option<char>| before.is_some_and(is_joined) && after.is_some_and(is_joined);
    let (before, value, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let begins = !cut(before.chars().next_back(), value.chars().next());
    let ends = !cut(value.chars().next_back(), after.chars().next());
    (begins && ends).then_some((start, end))
}

/// Accepts a match that is a part of a compound word, and grows one that is only a piece of a part.
fn placed(text: &str, start: usize, end: usize, entry: &Entry) -> Option<(usize, usize)> {
    let letters = entry.folded.chars().filter(|c| c.is_alphanumeric()).count();
    let mut grown_start = start;
    while let Some(c) = text.get(..grown_start)?.chars().next_back() {
        let first = text.get(grown_start..)?.chars().next()?;
        if !is_joined(c) || !is_joined(first) || is_hump(c, first) {
            break;
        }
        grown_start -= c.len_utf8();
    }
    let mut grown_end = end;
    while let Some(c) = text.get(grown_end..)?.chars().next() {
        let last = text.get(..grown_end)?.chars().next_back()?;
        let second = text.get(grown_end + c.len_utf8()..)?.chars().next();
        let begins_word = c.is_uppercase() && second.is_some_and(char::is_lowercase);
        if !is_joined(c) || !is_joined(last) || is_hump(last, c) || begins_word {
            break;
        }
        grown_end += c.len_utf8();
    }
    let grown = text.get(end..grown_end)?;
    let is_plural = grown_start == start && matches!(grown, "s" | "S" | "es" | "ES");
    let is_whole = (grown_start, grown_end) == (start, end);
    (is_whole || is_plural || letters >= LEAST_INSIDE).then_some((grown_start, grown_end))
}

/// Tells whether a new part of a compound word begins between two characters: `acme|Invoice`, `acme|2`.
fn is_hump(before: char, after: char) -> bool {
    (before.is_lowercase() && after.is_uppercase()) || before.is_numeric() != after.is_numeric()
}

#[cfg(test)]
mod tests;
