//! The words of a line, and what the lists know of several of them together.

use super::feature::{self, Style};
use super::token::{Token, tokens};
use super::weights::{Emission, Sum, Weights};
use super::word::{Case, Word};
use crate::detect::lexicon::{Lexicon, Marks};
use crate::detect::naming::Kind;
use crate::model::bytes::is_one_of;

/// A line that is being tagged.
#[derive(Debug, Default)]
pub struct Line {
    tokens: Vec<Token>,
    words: Vec<Word>,
    style: Style,
}

/// What words that come often tell by themselves.
#[derive(Debug)]
pub struct Known {
    sums: Vec<(u64, Sum)>,
}

impl Known {
    const MOST: usize = 1024;
    /// In a text of fewer bytes too few words come again to make room for them.
    const SHORT: usize = 2048;

    /// Makes room for what the words of a text of so many bytes tell.
    pub fn of(len: usize) -> Self {
        let most = if len < Self::SHORT { 0 } else { Self::MOST };
        Self { sums: vec![(0, Sum::default()); most] }
    }

    fn own(&mut self, word: &Word, weights: &Weights) -> Sum {
        let looks = u64::from(word.marks.0) << 8 | word.case as u64;
        let key = word.text ^ word.shape.rotate_left(17) ^ looks.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let at = (key >> 32) as usize & (Self::MOST - 1);
        match self.sums.get_mut(at) {
            Some((known, sum)) if *known == key => *sum,
            slot => {
                let sum = weights.sum(&feature::own(word));
                slot.into_iter().for_each(|slot| *slot = (key, sum));
                sum
            }
        }
    }
}

/// Forms of address, which are no part of a name.
const TITLES: &[&str] = &["mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "herr", "frau", "sir", "madam"];

/// The most words of a phrase in the lists.
const LONGEST_PHRASE: usize = 4;
/// What marks a word of a phrase that is not its first.
const INSIDE: u16 = 1 << 15;
/// No name has more words and signs.
const LONGEST_NAME: usize = 24;

impl Line {
    /// Reads a line.
    pub fn read(&mut self, text: &str, lexicon: &Lexicon) {
        self.tokens.clear();
        self.words.clear();
        for token in tokens(text) {
            self.tokens.push(token);
            self.words.push(Word::new(text.get(token.start..token.end).unwrap_or_default(), lexicon));
        }
        self.style = Style::of(&self.words);
        self.mark_phrases(text, lexicon);
    }

    /// How many words and signs there are.
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// Tells whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where each word or sign begins and ends, in bytes.
    pub fn spans(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.tokens.iter().map(|token| (token.start, token.end))
    }

    /// The features of one word.
    pub fn features(&self, at: usize) -> [u32; feature::COUNT] {
        feature::of(&self.words, at, self.style)
    }

    /// What the features of one word tell; `known` keeps what they tell of words that come again.
    pub fn emission(&self, at: usize, weights: &Weights, known: &mut Known) -> Emission {
        let around = weights.sum(&feature::around(&self.words, at, self.style));
        let own = self.words.get(at).map_or_else(Sum::default, |word| known.own(word, weights));
        weights.emission(own, around)
    }

    /// Forgets what the lists know of some words: so names are learnt that stand in no list.
    pub fn forget(&mut self, mut is_forgotten: impl FnMut() -> bool) {
        for word in &mut self.words {
            if is_forgotten() {
                word.marks = Marks(word.marks.0 & Marks::COMMON.0);
                word.phrase = Marks::default();
            }
        }
    }

    /// Tells whether there is anything that a name may be made of.
    pub fn may_hold_names(&self) -> bool {
        self.words.iter().any(|word| match word.case {
            Case::Sign | Case::Digits | Case::Code => false,
            Case::Lower => word.marks.any(Marks::NAME.with(Marks::PLACE)) && !word.marks.any(Marks::COMMON),
            _ => true,
        })
    }

    /// Tells of a word that it and its neighbours are common ones, signs or numbers: nobody need look closer to see that
    /// no name stands there.
    pub fn is_plain(&self, at: usize) -> bool {
        let is_plain = |word: &Word| match word.case {
            Case::Sign | Case::Digits => true,
            Case::Lower => word.marks.any(Marks::COMMON),
            _ => false,
        };
        let near = self.words.get(at.saturating_sub(1)..self.words.len().min(at + 2)).unwrap_or_default();
        near.iter().all(is_plain)
    }

    /// Where a name begins and ends that was found from one word to another: without signs at its ends, and nothing if
    /// it is none after all.
    pub fn span(&self, text: &str, kind: Kind, first: usize, last: usize) -> Option<(usize, usize)> {
        let is_word = |at: &usize| self.words.get(*at).is_some_and(|word| word.case != Case::Sign);
        let is_title = |at: &usize| {
            let token = self.tokens.get(*at).and_then(|token| text.get(token.start..token.end)).unwrap_or_default();
            kind == Kind::Person && is_one_of(token, TITLES)
        };
        let first = (first..=last).find(|at| is_word(at) && !is_title(at))?;
        let end = (first..=last).rev().find(is_word)?;
        // The point of an abbreviation belongs to it: `Inc.`, `J.`.
        let has_point = self.tokens.get(end + 1).is_some_and(|token| text.get(token.start..token.end) == Some("."));
        let end = if end < last && has_point { end + 1 } else { end };
        let (start, end) = (self.tokens.get(first)?.start, self.tokens.get(end)?.end);
        let (before, value, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
        // What is a part of an address is found with it.
        if after.starts_with('@')
            || before.ends_with("//")
            || before.ends_with('@') && before.len() > 1 && !before.ends_with(" @")
        {
            return None;
        }
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        let letters = value.chars().filter(|c| c.is_alphabetic()).count();
        // `@total_ordering` is somebody's in chats and nobody's in code.
        let is_identifier = kind == Kind::Person && value.contains('_');
        let may_have = match kind {
            Kind::Person => 0,
            Kind::Place => usize::MAX,
            Kind::Organisation | Kind::Trait => 3,
        };
        (letters > 1 && !is_identifier && digits <= may_have && last - first < LONGEST_NAME).then_some((start, end))
    }

    /// Marks the words of phrases that stand in the lists, the longest phrase at each place.
    fn mark_phrases(&mut self, text: &str, lexicon: &Lexicon) {
        let mut at = 0;
        while let Some(first) = self.words.get(at) {
            at += 1;
            let Some(mut key) = first.key.filter(|_| first.marks.any(Marks::BEGINS)) else { continue };
            let mut found = None;
            for last in at..at + LONGEST_PHRASE - 1 {
                let is_word = self.words.get(last).is_some_and(|word| word.key.is_some());
                let Some(token) = self.tokens.get(last).filter(|_| is_word) else { break };
                key = key.and(text.get(token.start..token.end).unwrap_or_default());
                let marks = Marks(lexicon.of(key).0 & !Marks::BEGINS.0);
                if marks != Marks::default() {
                    found = Some((last, marks));
                }
            }
            if let Some((last, marks)) = found {
                for (index, word) in self.words.iter_mut().enumerate().take(last + 1).skip(at - 1) {
                    word.phrase = Marks(marks.0 | if index >= at { INSIDE } else { 0 });
                }
                at = last + 1;
            }
        }
    }
}
