//! What is known of one word before anything around it is looked at.

use crate::detect::lexicon::{Key, Lexicon, Marks};
use crate::model::fnv::Fnv;
use crate::model::fold;

/// The most letters of an ending or beginning that count.
pub const AFFIX: usize = 4;

/// How the capitals of a word stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum Case {
    /// No word: a sign.
    #[default]
    Sign,
    /// `word`.
    Lower,
    /// `Word`.
    Title,
    /// `WORD`.
    Capitals,
    /// `W`.
    Letter,
    /// `McWord`, `wordWord`.
    Mixed,
    /// `42`.
    Digits,
    /// `word2`, `my_word`.
    Code,
    /// Letters of a script without capitals.
    Caseless,
}

/// A word as the features see it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// The hash of the folded word, every digit a nought.
    pub text: u64,
    /// Hashes of its first one to four folded bytes; shorter words have fewer.
    pub prefixes: [u64; AFFIX],
    /// Hashes of its last one to four folded bytes.
    pub suffixes: [u64; AFFIX],
    /// The hash of its kinds of characters, runs shortened.
    pub shape: u64,
    /// How its capitals stand.
    pub case: Case,
    /// In which lists it stands.
    pub marks: Marks,
    /// In which lists of phrases it stands, together with a neighbour.
    pub phrase: Marks,
    /// What it is looked up by.
    pub key: Option<Key>,
}

impl Word {
    /// Looks at a token; `lexicon` may be empty.
    pub fn new(text: &str, lexicon: &Lexicon) -> Self {
        let mut word = Self { text: Fnv::EMPTY.0, shape: Fnv::EMPTY.0, ..Self::default() };
        let mut folded = Folded { bytes: [0; AFFIX], len: 0, word: &mut word };
        if text.is_ascii() {
            text.bytes().for_each(|byte| folded.push(byte.to_ascii_lowercase()));
        } else {
            let mut buffer = [0; 4];
            for c in text.chars() {
                fold::each(c, |part| {
                    if !fold::is_mark(part) && !fold::is_invisible(part) {
                        part.encode_utf8(&mut buffer).bytes().for_each(|byte| folded.push(byte));
                    }
                });
            }
        }
        folded.finish();
        word.look(text);
        if !matches!(word.case, Case::Sign | Case::Digits) {
            let key = Key::of(text);
            word.key = Some(key);
            word.marks = lexicon.of(key);
        }
        word
    }

    /// Sets the shape and the case.
    fn look(&mut self, text: &str) {
        let (mut capitals, mut lowers, mut digits, mut others, mut caseless) = (0, 0, 0, 0, 0);
        let (mut last, mut run, mut first_is_capital) = (0, 0, false);
        for (index, c) in text.chars().enumerate() {
            let kind = if c.is_ascii_uppercase() || !c.is_ascii() && c.is_uppercase() {
                capitals += 1;
                first_is_capital |= index == 0;
                b'X'
            } else if c.is_ascii_lowercase() || !c.is_ascii() && c.is_lowercase() {
                lowers += 1;
                b'x'
            } else if c.is_numeric() {
                digits += 1;
                b'0'
            } else if c.is_alphabetic() {
                caseless += 1;
                b'c'
            } else if c.is_ascii() {
                others += 1;
                c as u8
            } else {
                others += 1;
                b'~'
            };
            run = if kind == last { run + 1 } else { 0 };
            last = kind;
            if run < 2 {
                self.shape = Fnv(self.shape).with(kind).0;
            }
        }
        self.case = match (capitals, lowers, digits, others, caseless) {
            (0, 0, 0, _, 0) => Case::Sign,
            (0, 0, _, 0, 0) => Case::Digits,
            (0, _, 0, 0, 0) => Case::Lower,
            (1, 0, 0, 0, 0) => Case::Letter,
            (_, 0, 0, 0, 0) => Case::Capitals,
            (1, _, 0, 0, 0) if first_is_capital => Case::Title,
            (_, _, 0, 0, 0) => Case::Mixed,
            (0, 0, _, _, 1..) => Case::Caseless,
            _ => Case::Code,
        };
    }
}

/// Hashes a word's folded bytes as they come.
struct Folded<'a> {
    /// The last bytes.
    bytes: [u8; AFFIX],
    len: usize,
    word: &'a mut Word,
}

impl Folded<'_> {
    fn push(&mut self, byte: u8) {
        let byte = if byte.is_ascii_digit() { b'0' } else { byte };
        self.word.text = Fnv(self.word.text).with(byte).0;
        self.bytes.rotate_left(1);
        if let Some(last) = self.bytes.last_mut() {
            *last = byte;
        }
        if let Some(prefix) = self.word.prefixes.get_mut(self.len) {
            *prefix = self.word.text;
        }
        self.len += 1;
    }

    fn finish(self) {
        let mut hash = Fnv::EMPTY;
        let last = self.bytes.iter().rev().take(self.len);
        for (suffix, byte) in self.word.suffixes.iter_mut().zip(last) {
            hash = hash.with(*byte);
            *suffix = hash.0;
        }
    }
}
