//! Whether something known may begin at a place of a text: tables that are asked before anybody looks closer.

use std::collections::BTreeSet;

use super::fold::Scheme;

/// Bytes fall into this many classes.
const CLASSES: usize = 1 << CLASS_BITS;
const CLASS_BITS: usize = 5;

/// So many classes make a key, and the key that follows it is looked at as well where the value is long enough.
const KEY_LEN: usize = 3;
const KEY_BITS: usize = KEY_LEN * CLASS_BITS;
const KEYS: usize = 1 << KEY_BITS;

/// The class of the hyphen, which may stand at the end of a line inside a word.
const HYPHEN: u8 = 0;

/// The class of what is blank.
const BLANK: u8 = 29;

/// The class of every byte outside ASCII. Such a character may fold to any other, inside ASCII too.
const FOREIGN: u8 = 31;

/// For each key, the kinds of values that may begin so, as bits of the caller's own: four kinds at the most.
#[derive(Debug)]
pub struct Starts {
    classes: [u8; 256],
    /// In the low half the kinds of which no more than the key is known, in the high half those that also have a
    /// hash of two keys in `pairs`.
    keys: Box<[u8; KEYS]>,
    /// What may follow the key of a value of which no more is known: a bit for each class.
    next: Box<[u32; KEYS]>,
    /// Which kinds have which hash.
    pairs: Box<[u8; PAIRS]>,
}

const PAIR_BITS: usize = 16;
const PAIRS: usize = 1 << PAIR_BITS;

impl Default for Starts {
    fn default() -> Self {
        let classes = std::array::from_fn(|byte| u8::try_from(byte).map_or(FOREIGN, class_of));
        Self { classes, keys: Box::new([0; KEYS]), next: Box::new([0; KEYS]), pairs: Box::new([0; PAIRS]) }
    }
}

impl Starts {
    /// Adds a folded value; `joint` is the first place in it at which words may be parted.
    pub fn add(&mut self, folded: &[u8], joint: Option<usize>, kind: u8) {
        let begin = folded.get(..joint.unwrap_or(folded.len())).unwrap_or_default();
        let class = |index: usize| begin.get(index).map(|byte| class_of(*byte));
        let closed = |at: usize| {
            let class = |index: usize| class(at + index).filter(|class| !is_open(*class));
            Some(key(class(0)?, class(1)?, class(2)?))
        };
        let pair = closed(0).zip(closed(KEY_LEN));
        if let Some((first, second)) = pair
            && let Some(kinds) = self.pairs.get_mut(hash(first, second))
        {
            *kinds |= kind;
        }
        let allowed = |index: usize| match (class(index), joint) {
            (Some(class), _) => choices(class),
            (None, Some(at)) if at == index => PARTING | folded.get(at).map_or(ALL, |byte| choices(class_of(*byte))),
            (None, _) => ALL,
        };
        if let Some(first) = closed(0) {
            let known = self.keys.get(first).copied().unwrap_or_default();
            self.add_key(first, if pair.is_some() { kind << FAR } else { kind }, allowed(KEY_LEN));
            if known & (kind | kind << FAR) != 0 {
                // Whoever added this key added also what it may be written as.
                return;
            }
        }
        // Nothing begins with a hyphen that is left out.
        let is_hyphen = class(0).is_none_or(|class| class == HYPHEN);
        for a in each(allowed(0)).filter(|&first| first != HYPHEN || is_hyphen) {
            let seconds = if is_open(a) { ALL } else { allowed(1) };
            for b in each(seconds) {
                let thirds = if is_open(a) || is_open(b) { ALL } else { allowed(2) };
                for c in each(thirds).filter(|c| closed(0) != Some(key(a, b, *c))) {
                    let is_open = is_open(a) || is_open(b) || is_open(c) || begin.len() < KEY_LEN;
                    self.add_key(key(a, b, c), kind, if is_open { ALL } else { allowed(KEY_LEN) });
                }
            }
        }
    }

    fn add_key(&mut self, key: usize, kinds: u8, next: u32) {
        if let (Some(all), Some(allowed)) = (self.keys.get_mut(key), self.next.get_mut(key)) {
            *all |= kinds;
            if kinds & NEAR != 0 {
                *allowed |= next;
            }
        }
    }

    /// Which kinds may begin at a place of the text; all of them near its end.
    pub fn kinds_at(&self, text: &str, at: usize) -> u8 {
        let Some(bytes) = text.as_bytes().get(at..at + 2 * KEY_LEN) else { return NEAR };
        let &[a, b, c, d, e, f] = bytes else { return NEAR };
        let key = |a, b, c| key(self.class(a), self.class(b), self.class(c));
        let first = key(a, b, c);
        let kinds = self.keys.get(first).copied().unwrap_or(NEAR);
        if kinds == 0 {
            return 0;
        }
        let may_follow = self.next.get(first).copied().unwrap_or(ALL) >> self.class(d) & 1 != 0;
        let near = if may_follow { kinds & NEAR } else { 0 };
        near | if kinds > NEAR { (kinds >> FAR) & self.kinds_of_pair(first, key(d, e, f)) } else { 0 }
    }

    fn kinds_of_pair(&self, first: usize, second: usize) -> u8 {
        let has_open = (0..KEY_LEN).any(|index| is_open((second >> (index * CLASS_BITS)) as u8 & FOREIGN));
        if has_open { NEAR } else { self.pairs.get(hash(first, second)).copied().unwrap_or(NEAR) }
    }

    fn class(&self, byte: u8) -> u8 {
        self.classes.get(usize::from(byte)).copied().unwrap_or(FOREIGN)
    }
}

/// The first bytes of values, and nothing more of them.
#[derive(Debug, Default)]
pub struct FirstBytes {
    /// A bit for each class.
    classes: u32,
}

impl FirstBytes {
    /// Adds a folded value.
    pub fn add(&mut self, folded: &[u8]) {
        let class = folded.first().map_or(ALL, |byte| 1 << class_of(*byte));
        self.classes |= class | 1 << FOREIGN;
    }

    /// Tells whether a value may begin at a place of the text. Nothing begins with what is left out.
    pub fn may_begin(&self, text: &str, at: usize) -> bool {
        text.as_bytes().get(at).is_some_and(|byte| self.classes >> class_of(*byte) & 1 != 0)
    }
}

/// How numbers begin: for each first digit, what may come second.
#[derive(Debug, Default)]
pub struct NumberStarts {
    seconds: [[bool; 11]; 10],
}

impl NumberStarts {
    /// Adds a folded number, which begins with a digit.
    pub fn add(&mut self, folded: &str) {
        let bytes = folded.as_bytes();
        let seconds = bytes.first().and_then(|&first| digit(first)).and_then(|first| self.seconds.get_mut(first));
        if let Some(second) = seconds.and_then(|seconds| seconds.get_mut(second_of(bytes.get(1)))) {
            *second = true;
        }
    }

    /// Tells whether a number may begin at a place of the text.
    pub fn may_begin(&self, text: &str, at: usize) -> bool {
        let bytes = text.as_bytes();
        let first = bytes.get(at).and_then(|&first| digit(first));
        let Some(seconds) = first.and_then(|first| self.seconds.get(first)) else { return false };
        match bytes.get(at + 1) {
            // What may be left out between two digits, or may be an invisible character.
            Some(b'-' | b' ' | b'(' | b')' | b'.' | b'/' | 0x80..) | None => seconds.contains(&true),
            second => seconds.get(second_of(second)).copied().unwrap_or(true),
        }
    }
}

fn digit(byte: u8) -> Option<usize> {
    byte.is_ascii_digit().then(|| usize::from(byte - b'0'))
}

/// A digit's own number, or 10 for all else and for nothing.
fn second_of(byte: Option<&u8>) -> usize {
    byte.and_then(|&byte| digit(byte)).unwrap_or(10)
}

/// The half of a key's byte that holds the kinds of which no more is known.
const NEAR: u8 = 0x0f;
/// How far up the other half lies.
const FAR: u8 = 4;

fn key(a: u8, b: u8, c: u8) -> usize {
    (usize::from(a) << CLASS_BITS | usize::from(b)) << CLASS_BITS | usize::from(c)
}

/// Mixes two keys, after Knuth's multiplicative hashing.
fn hash(first: usize, second: usize) -> usize {
    let both = (first << KEY_BITS | second) as u32;
    (both.wrapping_mul(0x9e37_79b1) >> (u32::BITS as usize - PAIR_BITS)) as usize
}

/// Letters have a class each, case apart; of the rest some that are common have one.
const fn class_of(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a' + 1,
        b'A'..=b'Z' => byte - b'A' + 1,
        b'0'..=b'9' => 27,
        b'@' | b'.' => 28,
        b'\t'..=b'\r' | b' ' | b'_' => BLANK,
        b'-' => HYPHEN,
        0x80..=0xff => FOREIGN,
        _ => 30,
    }
}

/// Tells whether anything may follow a byte of this class.
const fn is_open(class: u8) -> bool {
    matches!(class, FOREIGN | HYPHEN)
}

/// All classes, as bits.
const ALL: u32 = u32::MAX;
/// What may part two words.
const PARTING: u32 = 1 << BLANK | 1 << HYPHEN | 1 << FOREIGN;

/// The classes that may stand where a value has this one, as bits: itself, and what may fold to it or part it.
const fn choices(class: u8) -> u32 {
    1 << class | 1 << HYPHEN | 1 << FOREIGN
}

fn each(classes: u32) -> impl Iterator<Item = u8> {
    (0..CLASSES as u8).filter(move |class| classes >> class & 1 != 0)
}

/// The characters that folded values begin with.
#[derive(Debug, Default)]
pub struct Firsts {
    known: BTreeSet<char>,
}

impl Firsts {
    /// Adds a folded value.
    pub fn add(&mut self, folded: &str) {
        self.known.extend(folded.chars().next());
    }

    /// Tells whether a value may begin with a character of a text.
    pub fn may_be(&self, c: char) -> bool {
        let mut first = None;
        Scheme::Words.fold(c, None, |part| first = first.or(Some(part)));
        first.is_some_and(|first| self.known.contains(&first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visited(begin: &str, text: &str) -> Vec<usize> {
        let mut starts = Starts::default();
        starts.add(begin.as_bytes(), None, 1);
        (0..text.len()).filter(|&at| starts.kinds_at(text, at) & 1 != 0).collect()
    }

    #[test]
    fn a_place_is_visited_where_the_value_may_begin_and_at_the_end() {
        assert_eq!(visited("heron", "the HERON, a herobrine it"), [4, 13, 20, 21, 22, 23, 24]);
        assert_eq!(visited("h", "hi, all or none"), [0, 10, 11, 12, 13, 14]);
        assert_eq!(visited("", "abcd"), [0, 1, 2, 3]);
    }

    #[test]
    fn of_a_long_value_six_letters_are_looked_at() {
        assert_eq!(visited("hermione", "hermits and HERMIONES"), [12, 16, 17, 18, 19, 20]);
        assert!(visited("hermione", "herm-\nione or herm\u{131}one").starts_with(&[0, 14]));
    }

    #[test]
    fn a_number_may_begin_with_its_first_two_digits() {
        let mut starts = NumberStarts::default();
        starts.add("4155550100");
        starts.add("9|2");
        let begins = |text: &str| starts.may_begin(text, 0);
        assert!(begins("415") && begins("4 1") && begins("4\u{200b}15") && begins("9x2") && begins("4"));
        assert!(!begins("425") && !begins("4,1") && !begins("1") && !begins("x4") && !begins("91"));
    }

    #[test]
    fn behind_a_short_word_the_next_one_begins_or_something_parts_them() {
        let mut starts = Starts::default();
        starts.add(b"tomdale", Some(3), 1);
        starts.add(b"j.dalton", Some(2), 1);
        let may_begin = |text: &str| starts.kinds_at(text, 0) != 0;
        assert!(
            ["tom dale", "TomDale", "tom_dale", "tom-dale", "tom\u{a0}dale", "j.dalton", "J. Dalton"].map(may_begin)
                == [true; 7]
        );
        assert!(["tomorrow", "tom.dale", "j.x.y.z"].map(may_begin) == [false; 3]);
    }

    #[test]
    fn characters_outside_ascii_may_be_any() {
        // The Kelvin sign is a k in lower case.
        assert!(visited("kim", "\u{212a}im and more").contains(&0));
        assert!(visited("kim", "k\u{130}m and more").contains(&0));
        assert!(visited("éva", "ÉVA and more").contains(&0));
    }
}
