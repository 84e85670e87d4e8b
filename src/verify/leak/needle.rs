//! The values that are looked for, and what counts as finding one.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, MatchKind};

/// The removed values in the form that is compared: lower case, white space as single blanks.
pub struct Needles {
    automaton: Option<AhoCorasick>,
    lengths: Vec<usize>,
}

/// From this many bytes on a value counts even in the middle of a word.
const UNMISTAKABLE: usize = 8;

impl Needles {
    /// Prepares the values.
    pub fn new<'a>(values: impl Iterator<Item = &'a str>) -> Self {
        let values: BTreeSet<String> = values.map(|value| folded(value).trim().to_owned()).collect();
        let values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
        let lengths = values.iter().map(String::len).collect();
        let automaton = AhoCorasick::builder().match_kind(MatchKind::Standard).build(&values).ok();
        Self { automaton: automaton.filter(|_| !values.is_empty()), lengths }
    }

    /// Tells whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.automaton.is_none()
    }

    /// Looks in a piece of text; `found` collects the values by their index.
    pub fn find_prose(&self, text: &str, found: &mut BTreeSet<usize>) {
        self.find(&folded(text), found, |_| false);
    }

    /// Looks in the value of a markup attribute, where a bare word of the standard's own vocabulary is no find.
    pub fn find_attribute(&self, value: &str, is_vocabulary: impl Fn(&str) -> bool, found: &mut BTreeSet<usize>) {
        self.find(&folded(value), found, |whole| whole && is_vocabulary(value));
    }

    fn find(&self, text: &str, found: &mut BTreeSet<usize>, excused: impl Fn(bool) -> bool) {
        let Some(automaton) = &self.automaton else { return };
        for hit in automaton.find_overlapping_iter(text) {
            let index = hit.pattern().as_usize();
            let long = self.lengths.get(index).is_some_and(|length| *length >= UNMISTAKABLE);
            let whole = hit.start() == 0 && hit.end() == text.len();
            let borders = Borders::of(text, hit.start(), hit.end());
            let counts = if long { !borders.cut_number } else { !borders.cut_word };
            if counts && !excused(whole) {
                found.insert(index);
            }
        }
    }
}

/// How a hit sits in its surroundings.
struct Borders {
    /// A letter or digit stands next to it.
    cut_word: bool,
    /// A digit stands next to one of its own, so that it is a piece of another number.
    cut_number: bool,
}

impl Borders {
    fn of(text: &str, start: usize, end: usize) -> Self {
        let (before, rest) = text.split_at_checked(start).unwrap_or_default();
        let (value, after) = rest.split_at_checked(end - start).unwrap_or_default();
        let outer = (before.chars().next_back(), after.chars().next());
        let inner = (value.chars().next(), value.chars().next_back());
        let is = |c: Option<char>, kind: fn(char) -> bool| c.is_some_and(kind);
        let both = |a, b| is(a, char::is_numeric) && is(b, char::is_numeric);
        Self {
            cut_word: is(outer.0, char::is_alphanumeric) || is(outer.1, char::is_alphanumeric),
            cut_number: both(outer.0, inner.0) || both(outer.1, inner.1),
        }
    }
}

/// Lower case, runs of white space as one blank, invisible joiners left out.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '!'..='~' => out.push(c),
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => continue,
            _ if c.is_whitespace() => {
                if !blank {
                    out.push(' ');
                }
            }
            _ => out.extend(c.to_lowercase()),
        }
        blank = c.is_whitespace();
    }
    out
}
