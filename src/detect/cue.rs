//! Words nearby that make a number mean something.

use crate::model::Entity;

/// How far before a value its cue may stand, in bytes.
const REACH: usize = 48;

/// Tells whether one of the words stands shortly before the end of `before`, in any case, as a word of its own.
///
/// Words are given in lower case. Those with letters beyond ASCII may be part of a longer one.
pub fn is_near(before: &str, words: &[&str]) -> bool {
    Near::of(before).has(words)
}

/// The text shortly before a value, read once for all the lists of words that are looked for in it.
#[derive(Debug)]
pub struct Near<'a> {
    text: &'a [u8],
    /// Where words begin, one bit each.
    starts: u64,
    /// What they begin with, one bit for each [`pair`].
    pairs: u64,
    /// The text in lower case, where it has letters beyond ASCII.
    folded: Option<String>,
}

impl<'a> Near<'a> {
    /// Reads the end of `before`.
    pub fn of(before: &'a str) -> Self {
        let bytes = before.as_bytes();
        let text = bytes.get(bytes.len().saturating_sub(REACH)..).unwrap_or_default();
        let mut near = Self { text, starts: 0, pairs: 0, folded: None };
        // Tables are full of numbers with nothing but numbers before them.
        if !may_hold_words(text) {
            return near;
        }
        let (mut starts, mut pairs, mut last, mut begins) = (0_u64, 0_u64, 0_u8, false);
        let (mut has_words, mut is_ascii) = (false, true);
        for (at, &byte) in text.iter().enumerate() {
            if begins {
                pairs |= 1 << pair(last.to_ascii_lowercase(), byte.to_ascii_lowercase());
            }
            begins = byte.is_ascii_uppercase() || !last.is_ascii_alphabetic();
            starts |= u64::from(begins) << at;
            has_words |= byte.is_ascii_alphabetic() || !byte.is_ascii();
            is_ascii &= byte.is_ascii();
            last = byte;
        }
        if has_words {
            near.starts = starts & !of_stand_ins(text);
            near.pairs = pairs;
            near.folded = (!is_ascii).then(|| String::from_utf8_lossy(text).to_lowercase());
        }
        near
    }

    /// Tells whether there is anything but numbers.
    pub const fn has_words(&self) -> bool {
        self.starts != 0
    }

    /// Tells whether it may hold one of the words that [`pairs_of`] was asked about.
    pub const fn may_have(&self, pairs: u64) -> bool {
        self.pairs & pairs != 0 || self.folded.is_some()
    }

    /// Tells whether it holds one of the words.
    pub fn has(&self, words: &[&str]) -> bool {
        if !self.has_words() {
            return false;
        }
        for word in words {
            if self.holds(word.as_bytes())
                || self.folded.as_ref().is_some_and(|folded| !word.is_ascii() && folded.contains(word))
            {
                return true;
            }
        }
        false
    }

    fn holds(&self, word: &[u8]) -> bool {
        if self.pairs & first_pair(word) == 0 {
            return false;
        }
        let mut starts = self.starts;
        while starts != 0 {
            let at = starts.trailing_zeros() as usize;
            starts &= starts - 1;
            if self.text.get(at..at + word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word))
                && !self.text.get(at + word.len()).is_some_and(u8::is_ascii_lowercase)
            {
                return true;
            }
        }
        false
    }
}

/// The places of the labels of our own stand-ins, one bit each: what was a telephone number makes none of the next.
fn of_stand_ins(text: &[u8]) -> u64 {
    let mut all = 0;
    for open in memchr::memchr_iter(b'[', text) {
        let inside = text.get(open + 1..).unwrap_or_default();
        let inside = memchr::memchr(b']', inside).and_then(|len| std::str::from_utf8(inside.get(..len)?).ok());
        if let Some(inside) = inside.filter(|inside| Entity::is_stand_in(inside)) {
            all |= ((1_u64 << inside.len()) - 1) << (open + 1);
        }
    }
    all
}

/// Tells whether any byte has one of the bits that tell letters from digits, looked at eight at a time.
pub(super) fn may_hold_words(text: &[u8]) -> bool {
    const LETTERS: u64 = 0xc0c0_c0c0_c0c0_c0c0;
    let (words, rest) = text.as_chunks::<8>();
    words.iter().any(|word| u64::from_ne_bytes(*word) & LETTERS != 0) || rest.iter().any(|byte| *byte >= 0x40)
}

/// What some words begin with, one bit for each [`pair`].
pub fn pairs_of(words: &[&str]) -> u64 {
    words.iter().fold(0, |pairs, word| pairs | first_pair(word.as_bytes()))
}

/// The bit for what a text begins with; all where that is a single byte.
pub const fn first_pair(text: &[u8]) -> u64 {
    match text {
        [first, second, ..] => 1 << pair(*first, *second),
        _ => u64::MAX,
    }
}

/// A number below 64 made of the first two bytes of a word.
const fn pair(first: u8, second: u8) -> u32 {
    (first.wrapping_mul(5) ^ second) as u32 & 63
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_is_a_whole_word() {
        assert!(is_near("Mobile: ", &["mobile"]));
        assert!(is_near("userPhone=", &["phone"]));
        assert!(!is_near("immobile: ", &["mobile"]));
        assert!(!is_near("telling ", &["tel"]));
        assert!(
            !is_near("[PHONE 1], ", &["phone"])
                && is_near("[PHONE], ", &["phone"])
                && is_near("phone [PHONE 1] ", &["phone"])
        );
    }
}
