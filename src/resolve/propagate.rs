//! A value found once is found everywhere, and so are the terms that people give.
//!
//! Three automata look for what is known. Secrets are looked for to the letter. Numbers are looked for by their
//! digits, whatever parts them. Everything else is looked for in a folded text, in which case, blanks, hyphens,
//! underscores and invisible characters are gone; so `Blue Heron` is one with `BLUE  HERON`, `blue_heron` and
//! `BlueHeron`. Where a match begins and ends is then checked in the real text.

mod fold;

use aho_corasick::{AhoCorasick, MatchKind};

use self::fold::{Folded, Scheme};
use super::extend::is_joined;
use crate::model::{Candidate, Entity, Notation, Span, Value};

/// What detector a known value or a given term names.
pub(super) const PROPAGATE: &str = "propagate";
const TERM: &str = "term";

/// Texts are folded in pieces of about this many bytes.
const PIECE: usize = 256 << 10;

/// Terms of at least this many letters are found inside longer words too.
const LEAST_INSIDE: usize = 4;

/// Single words that are values too often to be looked for everywhere.
const COMMON: &[&str] = &[
    "account",
    "admin",
    "after",
    "anonymous",
    "april",
    "august",
    "author",
    "bill",
    "black",
    "bush",
    "case",
    "chase",
    "client",
    "contact",
    "customer",
    "dear",
    "default",
    "document",
    "drew",
    "email",
    "employee",
    "example",
    "faith",
    "false",
    "file",
    "first",
    "frank",
    "glen",
    "grace",
    "grant",
    "green",
    "guest",
    "hall",
    "hello",
    "hill",
    "home",
    "hope",
    "info",
    "john doe",
    "june",
    "king",
    "lane",
    "last",
    "long",
    "love",
    "mail",
    "manager",
    "mark",
    "name",
    "none",
    "null",
    "owner",
    "page",
    "park",
    "pass",
    "password",
    "patient",
    "phone",
    "price",
    "public",
    "rich",
    "root",
    "rose",
    "secret",
    "service",
    "short",
    "skip",
    "string",
    "stone",
    "system",
    "team",
    "test",
    "text",
    "token",
    "true",
    "unknown",
    "user",
    "username",
    "value",
    "white",
    "will",
    "wood",
    "young",
];

/// Everything that is looked for in all texts of a task.
#[derive(Debug, Default)]
pub struct Lexicon {
    exact: Part,
    numbers: Part,
    words: Part,
}

#[derive(Debug, Default)]
struct Part {
    automaton: Option<AhoCorasick>,
    entries: Vec<Entry>,
    longest: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    folded: String,
    entity: Entity,
    /// Whether a person or the policy gave it, rather than a detector.
    is_given: bool,
    /// Where, in `folded`, something was left out between two words.
    joints: Vec<usize>,
}

/// Tells whether a value is so much its own that it may be looked for everywhere, and must be gone everywhere.
///
/// A value is not that with fewer than four letters and digits, with fewer than six digits and nothing else, and as
/// a plain word.
pub fn is_distinctive(value: &Value) -> bool {
    // EXPOSE: the value's length and kinds of characters are looked at.
    let folded = value.folded.expose();
    let signs = folded.chars().filter(|c| c.is_alphanumeric()).count();
    let digits = folded.chars().filter(|c| c.is_numeric()).count();
    let is_wide = folded.chars().any(|c| !c.is_ascii() && c.is_alphabetic() && !is_joined(c));
    let is_long = signs >= 4 || (is_wide && signs >= 2);
    is_long && (digits < signs || digits >= 6) && !COMMON.contains(&folded.to_lowercase().as_str())
}

impl Lexicon {
    /// Makes the lexicon of given terms, and of the values found so far, each with one of its spellings.
    ///
    /// Values that are not [distinctive](is_distinctive) are left out; terms are taken as they are given.
    pub fn new<'a>(
        terms: impl IntoIterator<Item = &'a str>,
        known: impl IntoIterator<Item = (&'a Value, &'a str)>,
    ) -> Self {
        let (mut exact, mut numbers, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for term in terms {
            words.push(entry(term, Entity::Term, true, Scheme::Words));
        }
        for (value, spelling) in known.into_iter().filter(|(value, _)| is_distinctive(value)) {
            match value.entity {
                Entity::Password | Entity::PrivateKey | Entity::ApiKey | Entity::UrlCredential => exact.push(Entry {
                    folded: spelling.to_owned(),
                    entity: value.entity,
                    is_given: false,
                    joints: Vec::new(),
                }),
                Entity::PhoneNumber | Entity::UsSsn | Entity::PaymentCard => {
                    numbers.push(entry(spelling, value.entity, false, Scheme::Digits));
                }
                Entity::Term => words.push(entry(spelling, value.entity, true, Scheme::Words)),
                _ => words.push(entry(spelling, value.entity, false, Scheme::Words)),
            }
            if let Some(name) = without_title(spelling).filter(|_| value.entity == Entity::Person)
                && is_distinctive(&Value::of(Entity::Person, name))
            {
                words.push(entry(name, Entity::Person, false, Scheme::Words));
            }
        }
        Self { exact: Part::new(exact), numbers: Part::new(numbers), words: Part::new(words) }
    }

    /// Adds a candidate for every place of the text that holds something known.
    ///
    /// In text of [`Notation::Address`] and [`Notation::Identifier`] words are often run together, so known values are
    /// found there inside longer words as well.
    pub fn find(&self, text: &str, notation: Notation, out: &mut Vec<Candidate>) {
        self.exact.find_exact(text, out);
        self.numbers.find_folded(text, Scheme::Digits, notation, out);
        self.words.find_folded(text, Scheme::Words, notation, out);
    }
}

fn entry(spelling: &str, entity: Entity, is_given: bool, scheme: Scheme) -> Entry {
    let folded = Folded::new(spelling, 0, scheme);
    Entry { joints: folded.joints(), folded: folded.text, entity, is_given }
}

/// Takes a courtesy title off a name.
fn without_title(name: &str) -> Option<&str> {
    let (title, rest) = name.split_once([' ', '\u{a0}'])?;
    matches!(title.trim_end_matches('.'), "Mr" | "Mrs" | "Ms" | "Miss" | "Mx").then_some(rest)
}

impl Part {
    fn new(mut entries: Vec<Entry>) -> Self {
        entries.retain(|entry| !entry.folded.is_empty());
        entries.sort();
        entries.dedup_by(|a, b| a.folded == b.folded && a.entity == b.entity && a.is_given == b.is_given);
        let longest = entries.iter().map(|entry| entry.folded.len()).max().unwrap_or(0);
        let patterns = entries.iter().map(|entry| entry.folded.as_bytes());
        // Overlapping search needs the standard kind; building fails only beyond 2^31 states.
        let automaton = if entries.is_empty() {
            None
        } else {
            AhoCorasick::builder().match_kind(MatchKind::Standard).build(patterns).ok()
        };
        Self { automaton, entries, longest }
    }

    fn find_exact(&self, text: &str, out: &mut Vec<Candidate>) {
        let Some(automaton) = &self.automaton else {
            return;
        };
        for found in automaton.find_overlapping_iter(text) {
            let entry = self.entries.get(found.pattern().as_usize());
            out.extend(entry.and_then(|entry| candidate(text, found.start(), found.end(), entry)));
        }
    }

    fn find_folded(&self, text: &str, scheme: Scheme, notation: Notation, out: &mut Vec<Candidate>) {
        let Some(automaton) = &self.automaton else {
            return;
        };
        // Between the letters of a value there may be more that folding leaves out, hence the margin.
        let margin = self.longest * 4 + 64;
        let mut from = 0;
        while from < text.len() {
            let to = ceil(text, from + PIECE);
            let end = ceil(text, to + margin);
            let folded = Folded::new(text.get(from..end).unwrap_or_default(), from, scheme);
            for found in automaton.find_overlapping_iter(&folded.text) {
                let Some(entry) = self.entries.get(found.pattern().as_usize()) else {
                    continue;
                };
                let Some((start, end)) = folded.range(found.start(), found.end()).filter(|(start, _)| *start < to)
                else {
                    continue;
                };
                if scheme == Scheme::Digits {
                    let is_whole = !borders_digit(text, start, end);
                    out.extend(candidate(text, start, end, entry).filter(|_| is_whole));
                } else if folded.parts_at(found.start(), found.end(), &entry.joints) {
                    let is_loose = entry.is_given || notation != Notation::Prose;
                    let (start, end) = (start, end);
                    let placed = if is_loose { placed(text, start, end, entry) } else { whole(text, start, end) };
                    out.extend(placed.and_then(|(start, end)| candidate(text, start, end, entry)));
                }
            }
            from = to;
        }
    }
}

fn candidate(text: &str, start: usize, end: usize, entry: &Entry) -> Option<Candidate> {
    let span = Span::of(text, start, end)?;
    let detector = if entry.is_given { TERM } else { PROPAGATE };
    Some(Candidate { entity: entry.entity, span, score: 1.0, detector })
}

/// The next character border at or after `at`.
fn ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn borders_digit(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let after = text.get(end..).and_then(|text| text.chars().next());
    before.is_some_and(|c| c.is_ascii_digit()) || after.is_some_and(|c| c.is_ascii_digit())
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
