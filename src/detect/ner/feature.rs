//! The features of a word: what it is, what stands around it, and what the lists know of both.
//!
//! A feature is a number; what it was made of is forgotten. Different features may fall together, which costs little
//! (Weinberger and others, "Feature Hashing for Large Scale Multitask Learning", 2009). The trainer and the tagger both
//! take them from here.

use super::word::{Case, Word};
use crate::detect::lexicon::Marks;

/// How many features a word has.
pub const COUNT: usize = 40;

/// How a line is written as a whole: a heading in capitals tells less by them than a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Style {
    /// As sentences are.
    #[default]
    Plain,
    /// Without a capital.
    Lower,
    /// In capitals alone.
    Capitals,
    /// Nearly each word with a capital.
    Title,
}

impl Style {
    /// Looks at all words of a line.
    pub fn of(words: &[Word]) -> Self {
        let count = |wanted: &[Case]| words.iter().filter(|word| wanted.contains(&word.case)).count();
        let (lower, title) = (count(&[Case::Lower]), count(&[Case::Title, Case::Mixed]));
        let capitals = count(&[Case::Capitals, Case::Letter]);
        match () {
            () if title + capitals == 0 => Self::Lower,
            () if lower + title == 0 => Self::Capitals,
            () if title + capitals > 2 && title + capitals > 3 * lower => Self::Title,
            () => Self::Plain,
        }
    }
}

/// What a word is by itself tells as many of its features.
pub const OWN: usize = 12;

/// The features of a word.
pub fn of(words: &[Word], at: usize, style: Style) -> [u32; COUNT] {
    let mut all = [0; COUNT];
    let own = words.get(at).map_or([0; OWN], own);
    for (to, feature) in all.iter_mut().zip(own.into_iter().chain(around(words, at, style))) {
        *to = feature;
    }
    all
}

/// Those features of a word that depend on nothing around it.
pub fn own(c: &Word) -> [u32; OWN] {
    let case = case(c);
    let [p1, p2, p3, p4] = c.prefixes;
    let [s1, s2, s3, s4] = c.suffixes;
    let mut kind = 0;
    let mut of = |x: u64, y: u64| {
        kind += 1;
        mixed(kind, x, y)
    };
    [
        of(c.text, 0),
        of(c.text, case),
        of(p1, case),
        of(p2, case),
        of(p3, case),
        of(p4, case),
        of(s1, case),
        of(s2, case),
        of(s3, case),
        of(s4, case),
        of(c.shape, 0),
        of(lists(c), case),
    ]
}

/// The other features of a word.
pub fn around(words: &[Word], at: usize, style: Style) -> [u32; COUNT - OWN] {
    let none = Word::default();
    let word = |offset: isize| at.checked_add_signed(offset).and_then(|at| words.get(at)).unwrap_or(&none);
    let (a, b, c, d, e) = (word(-2), word(-1), word(0), word(1), word(2));
    let coarse = |word: &Word| u64::from(coarse(word)) << 4 | case(word);
    let ([_, ending_before, ..], [_, _, ending, _]) = (b.suffixes, c.suffixes);
    let cases = case(b) << 8 | case(c) << 4 | case(d);
    let line = (style as u64) << 4 | u64::from(at == 0) << 3;
    let mut kind = OWN as u64;
    let mut of = |x: u64, y: u64| {
        kind += 1;
        mixed(kind, x, y)
    };
    [
        of(0, 0),
        of(b.text, 0),
        of(d.text, 0),
        of(a.text, 0),
        of(e.text, 0),
        of(b.text, c.text),
        of(c.text, d.text),
        of(b.text, d.text),
        of(a.text, b.text),
        of(d.text, e.text),
        of(c.shape, b.shape),
        of(c.shape, d.shape),
        of(cases, 0),
        of(cases, case(a) << 4 | case(e)),
        of(lists(c), lists(b)),
        of(lists(c), lists(d)),
        of(coarse(c), coarse(b) << 32 | coarse(d)),
        of(lists(c), b.text),
        of(lists(c), d.text),
        of(coarse(c), line),
        of(case(c), b.text),
        of(case(c), d.text),
        of(cases, line),
        of(u64::from(c.phrase.0), case(c)),
        of(u64::from(c.phrase.0), lists(c) << 16 | u64::from(d.phrase.0)),
        of(lists(a) << 16 | lists(b), case(c)),
        of(lists(d) << 16 | lists(e), case(c)),
        of(ending, ending_before ^ case(c)),
    ]
}

const fn case(word: &Word) -> u64 {
    word.case as u64
}

fn lists(word: &Word) -> u64 {
    u64::from(word.marks.0)
}

/// The lists in which a word stands, in few bits.
fn coarse(word: &Word) -> u8 {
    let has = |marks: Marks, bit: u8| u8::from(word.marks.any(marks)) << bit;
    has(Marks::FIRST, 0)
        | has(Marks::LAST, 1)
        | has(Marks::PLACE.with(Marks::COUNTRY), 2)
        | has(Marks::COMMON, 3)
        | has(Marks::COMPANY.with(Marks::COMPANY_WORD), 4)
        | has(Marks::TITLE.with(Marks::JOB), 5)
        | has(Marks::NEVER, 6)
        | has(Marks::FREQUENT.with(Marks::FREQUENT_LAST), 7)
}

/// Mixes what a feature is made of (after MurmurHash3, fmix64).
const fn mixed(kind: u64, x: u64, y: u64) -> u32 {
    let mut hash = x ^ y.rotate_left(29).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ kind.wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (hash >> 32) as u32
}
