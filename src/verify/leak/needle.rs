//! The values that are looked for, and what counts as finding one.

use std::collections::BTreeSet;

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Input, MatchKind};

use crate::model::{fold, order};
use crate::resolve::UNMISTAKABLE;
use crate::verify::stand_in::StandIns;

/// The removed values in the form that is compared: lower case, white space as single blanks.
pub struct Needles {
    automaton: Option<NFA>,
    values: Vec<String>,
    shortest: usize,
    stand_ins: StandIns,
}

impl Needles {
    /// Prepares the values; what lies inside a stand-in, given in the form of [`folded`], is no find.
    pub fn new<'a>(values: impl Iterator<Item = &'a str>, stand_ins: StandIns) -> Self {
        let values = order::set(values.map(compared));
        let values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
        let shortest = values.iter().map(String::len).min().unwrap_or_default();
        let automaton = NFA::builder().match_kind(MatchKind::Standard).prefilter(false).build(&values).ok();
        Self { automaton: automaton.filter(|_| !values.is_empty()), values, shortest, stand_ins }
    }

    /// A value by its index, in the form that is compared.
    pub fn value(&self, index: usize) -> Option<&str> {
        self.values.get(index).map(String::as_str)
    }

    fn is_long(&self, index: usize, least: usize) -> bool {
        self.value(index).is_some_and(|value| value.len() >= least)
    }

    /// Tells whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.automaton.is_none()
    }

    /// Tells whether markup may write a value here. It is shorter than what is compared only beyond ASCII.
    pub fn may_be_in(&self, written: &str) -> bool {
        written.len() >= self.shortest || !written.is_ascii() || written.contains('&')
    }

    /// Looks in a piece of text; `found` collects the values by their index.
    pub fn find_prose(&self, text: &str, found: &mut BTreeSet<usize>) {
        self.find(&folded(text), UNMISTAKABLE, found, || false);
    }

    /// Looks in bytes that are hardly text, for values that are too long to stand there by chance.
    pub fn find_unmistakable(&self, text: &str, found: &mut BTreeSet<usize>) {
        let mut all = BTreeSet::new();
        self.find_prose(text, &mut all);
        found.extend(all.into_iter().filter(|index| self.is_long(*index, UNMISTAKABLE)));
    }

    /// Looks in a piece of text whose words are known to be whole: `lorem ipsum` is not in `dolorem ipsum`.
    pub fn find_words(&self, text: &str, found: &mut BTreeSet<usize>) {
        self.find(&folded(text), usize::MAX, found, || false);
    }

    /// Looks in text that markup or an archive writes of its own accord when `is_standard` says so: nothing is a find
    /// in that.
    pub fn find_attribute(&self, value: &str, is_standard: impl Fn(&str) -> bool, found: &mut BTreeSet<usize>) {
        self.find(&folded(value), UNMISTAKABLE, found, || is_standard(value));
    }

    /// From `unmistakable` bytes on a value counts even in the middle of a word.
    fn find(&self, text: &str, unmistakable: usize, found: &mut BTreeSet<usize>, is_excused: impl Fn() -> bool) {
        let Some(automaton) = &self.automaton else { return };
        for hit in automaton.try_find_overlapping_iter(Input::new(text)).into_iter().flatten() {
            let index = hit.pattern().as_usize();
            let long = self.is_long(index, unmistakable);
            let borders = Borders::of(text, hit.start(), hit.end());
            let counts = if long { !borders.cut_number } else { !borders.cut_word };
            if counts && !self.stand_ins.cover(text, hit.start(), hit.end()) && !is_excused() {
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

/// What parts one piece of text from the next more than any blank does: cells, paragraphs, columns.
pub const BORDER: char = '\u{1f}';

/// Words of one value stand no further apart than this many blanks.
const BLANKS: usize = 16;

/// A value in the form that is compared.
pub fn compared(value: &str) -> String {
    folded(value).trim().to_owned()
}

/// The form that is compared: lower case, runs of blanks as one, invisible characters left out.
///
/// A tab and a long run of blanks part columns, and a value does not run over a column's end.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blanks = 0;
    for c in text.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '!'..='~' => out.push(c),
            _ if fold::is_invisible(c) => continue,
            '\t' => {
                out.push(BORDER);
                blanks = 0;
                continue;
            }
            _ if c.is_whitespace() => {
                blanks += 1;
                match blanks {
                    1 => out.push(' '),
                    BLANKS => out.push(BORDER),
                    _ => {}
                }
                continue;
            }
            _ => fold::each(c, |part| out.push(part)),
        }
        blanks = 0;
    }
    out
}
