//! A value found once is found everywhere, and so are the terms that people give.
//!
//! Secrets are looked for to the letter. Numbers are looked for by their digits, whatever parts them. Everything else
//! is looked for without regard to case, blanks, hyphens, underscores and invisible characters; so `Blue Heron` is one
//! with `BLUE  HERON`, `blue_heron` and `BlueHeron`.
//!
//! A table of how values begin is held against the text first, four bytes at a time. Where one may begin, the values
//! are walked through as a tree, and where the match begins and ends is checked in the text. Numbers are looked for
//! only where the detectors have seen a run of digits.

mod fold;
mod start;
mod tree;
mod window;

use self::fold::{Folded, Scheme};
use self::start::{NumberStarts, Starts};
use self::tree::Tree;
use self::window::Windows;
use super::extend::is_joined;
use crate::detect::LEAST_DIGITS;
use crate::model::finding::without_title;
use crate::model::fold::words as folded_words;
use crate::model::{Candidate, Entity, Notation, Span, Value};

/// What detector a known value or a given term names.
pub(super) const PROPAGATE: &str = "propagate";
const TERM: &str = "term";

/// Longer values are not looked for elsewhere. No name and no password comes near it; what does is text that repeats
/// itself, and a walk along it from each of its places would take for ever.
const LONGEST: usize = 512;
/// The same for a private key: one of 8192 bits is this long.
const LONGEST_KEY: usize = 8 << 10;

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
    "callback",
    "case",
    "chase",
    "class",
    "client",
    "contact",
    "content",
    "contents",
    "customer",
    "dear",
    "default",
    "document",
    "drew",
    "element",
    "email",
    "employee",
    "error",
    "event",
    "example",
    "faith",
    "false",
    "field",
    "file",
    "first",
    "frank",
    "function",
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
    "identifier",
    "info",
    "johndoe",
    "june",
    "king",
    "lane",
    "last",
    "long",
    "love",
    "mail",
    "manager",
    "mark",
    "method",
    "module",
    "name",
    "none",
    "null",
    "number",
    "object",
    "owner",
    "page",
    "parameter",
    "park",
    "pass",
    "password",
    "patient",
    "phone",
    "price",
    "property",
    "public",
    "rich",
    "root",
    "rose",
    "secret",
    "service",
    "short",
    "signature",
    "skip",
    "start",
    "state",
    "stone",
    "string",
    "system",
    "team",
    "test",
    "text",
    "title",
    "token",
    "true",
    "type",
    "unknown",
    "user",
    "username",
    "value",
    "variable",
    "white",
    "will",
    "wood",
    "young",
];

/// Everything that is looked for in all texts of a task.
#[derive(Debug, Default)]
pub struct Lexicon {
    exact: Tree,
    numbers: Tree,
    words: Tree,
    windows: Windows,
    starts: Starts,
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
    /// Whether a person or the policy gave it, rather than a detector.
    is_given: bool,
    /// Where, in `folded`, something was left out between two words.
    joints: Vec<usize>,
}

/// Tells whether a value is so much its own that it may be looked for everywhere, and must be gone everywhere.
///
/// A value is not that with fewer than four letters and digits, with fewer than six digits and nothing else, as a
/// plain word, and as a password of letters alone. One wrong finding of such a value would be repeated all over
/// a task.
pub fn is_distinctive(value: &Value) -> bool {
    // EXPOSE: the value's length and kinds of characters are looked at.
    let folded = value.folded.expose();
    let signs = folded.chars().filter(|c| c.is_alphanumeric()).count();
    let digits = folded.chars().filter(|c| c.is_numeric()).count();
    let is_wide = folded.chars().any(|c| !c.is_ascii() && c.is_alphabetic() && !is_joined(c));
    let is_long = signs >= 4 || (is_wide && signs >= 2);
    // A password that is a plain word is too often the name of something in code.
    let is_plain = value.entity == Entity::Password && folded.chars().all(|c| c.is_ascii_alphabetic());
    is_long && (digits < signs || digits >= 6) && !is_plain && !COMMON.contains(&folded_words(folded).as_str())
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
            words.extend(named(term, Entity::Term, true));
        }
        let is_sought = |value: &Value, spelling: &str| {
            let longest = if value.entity == Entity::PrivateKey { LONGEST_KEY } else { LONGEST };
            spelling.len() <= longest && is_distinctive(value)
        };
        for (value, spelling) in known.into_iter().filter(|(value, spelling)| is_sought(value, spelling)) {
            match value.entity {
                Entity::Password | Entity::PrivateKey | Entity::ApiKey | Entity::UrlCredential => exact.push(Entry {
                    folded: spelling.to_owned(),
                    entity: value.entity,
                    is_given: false,
                    joints: Vec::new(),
                }),
                Entity::PhoneNumber | Entity::UsSsn | Entity::PaymentCard => {
                    let number = entry(spelling, value.entity, false, Scheme::Digits);
                    if number.leading_digits() >= LEAST_DIGITS {
                        numbers.push(number);
                    } else {
                        words.push(entry(spelling, value.entity, false, Scheme::Words));
                    }
                }
                Entity::Term => words.extend(named(spelling, Entity::Term, true)),
                Entity::Person => words.extend(named(spelling, Entity::Person, false)),
                _ => words.push(entry(spelling, value.entity, false, Scheme::Words)),
            }
            if let Some(name) = without_title(spelling).filter(|_| value.entity == Entity::Person)
                && is_distinctive(&Value::of(Entity::Person, name))
            {
                words.extend(named(name, Entity::Person, false));
            }
        }
        let (mut windows, mut starts) = (Windows::default(), Starts::default());
        let mut add = |entry: &Entry, kind: u8| {
            windows.add(entry.folded.as_bytes(), &entry.joints);
            starts.add(entry.begin(), kind);
        };
        exact.iter().for_each(|entry| add(entry, EXACT));
        words.iter().for_each(|entry| add(entry, if entry.is_given { LOOSE_WORD } else { WORD }));
        let mut number_starts = NumberStarts::default();
        numbers.iter().for_each(|entry| number_starts.add(&entry.folded));
        let (exact, numbers) = (Tree::new(exact, Scheme::Letter), Tree::new(numbers, Scheme::Digits));
        Self { exact, numbers, words: Tree::new(words, Scheme::Words), windows, starts, number_starts }
    }

    /// Adds a candidate for every place of the text that holds something known, for some of them more than one.
    ///
    /// In text of [`Notation::Address`] and [`Notation::Identifier`] words are often run together, so known values are
    /// found there inside longer words as well.
    ///
    /// `runs` are the runs of [at least seven digits](crate::detect::LEAST_DIGITS) in the text, as the detectors saw
    /// them.
    pub fn find(&self, text: &str, notation: Notation, runs: &[Span], out: &mut Vec<Candidate>) {
        if !self.numbers.is_empty() {
            runs.iter().for_each(|run| self.find_numbers(text, notation, *run, out));
        }
        if !self.exact.is_empty() || !self.words.is_empty() {
            self.windows.each(text, |at| {
                let kinds = self.starts.kinds_at(text, at);
                if kinds != 0 && text.is_char_boundary(at) {
                    self.find_at(text, notation, at, kinds, out);
                }
            });
        }
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
        let may_cut = notation != Notation::Prose || kinds & LOOSE_WORD != 0;
        if kinds & (WORD | LOOSE_WORD) != 0 && (may_cut || !is_inside_word(text, start)) {
            self.words.walk(text, start, notation, |entry, end| {
                let is_loose = entry.is_given || notation != Notation::Prose;
                let placed = if is_loose { placed(text, start, end, entry) } else { whole(text, start, end) };
                out.extend(placed.and_then(|(start, end)| candidate(text, start, end, entry)));
            });
        }
    }
}

impl Entry {
    /// The bytes that it begins with, as far as nothing may stand between them.
    fn begin(&self) -> &[u8] {
        let folded = self.folded.as_bytes();
        folded.get(..self.joints.first().copied().unwrap_or(folded.len())).unwrap_or_default()
    }

    fn leading_digits(&self) -> usize {
        self.folded.bytes().take_while(u8::is_ascii_digit).count()
    }
}

fn entry(spelling: &str, entity: Entity, is_given: bool, scheme: Scheme) -> Entry {
    let folded = Folded::new(spelling, scheme);
    Entry { joints: folded.joints, folded: folded.text, entity, is_given }
}

/// The entries of a name or a term: itself, and with dots between its words, as mailboxes and code are named.
fn named(spelling: &str, entity: Entity, is_given: bool) -> impl Iterator<Item = Entry> {
    let plain = entry(spelling, entity, is_given, Scheme::Words);
    let mut folded = String::with_capacity(plain.folded.len() + plain.joints.len());
    for (at, c) in plain.folded.char_indices() {
        if plain.joints.contains(&at) && !folded.ends_with('.') {
            folded.push('.');
        }
        folded.push(c);
    }
    let dotted = (folded != plain.folded).then(|| Entry { folded, entity, is_given, joints: Vec::new() });
    std::iter::once(plain).chain(dotted)
}

fn candidate(text: &str, start: usize, end: usize, entry: &Entry) -> Option<Candidate> {
    let span = Span::of(text, start, end)?;
    let detector = if entry.is_given { TERM } else { PROPAGATE };
    Some(Candidate { entity: entry.entity, span, score: 1.0, detector })
}

fn follows_digit(text: &str, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| text.as_bytes().get(before)).is_some_and(u8::is_ascii_digit)
}

/// Tells whether ASCII letters or digits stand on both sides.
fn is_inside_word(text: &str, at: usize) -> bool {
    let is_sign = |index: usize| text.as_bytes().get(index).is_some_and(u8::is_ascii_alphanumeric);
    at > 0 && is_sign(at - 1) && is_sign(at)
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
