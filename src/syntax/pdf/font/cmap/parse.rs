//! Reads a map from a stream.
//!
//! Counts before sections are not believed, a section ends at the next word that begins or ends one, and what fits
//! nowhere is passed over. Every entry takes bytes of the file, so what is kept grows with the file alone.

use super::lexer::{Lexer, Token};
use super::{CMap, CodeSpace, SPACES};
use crate::syntax::pdf::font::glyph_name;

/// How many UTF-16 units the text of one code may have: twice what 9.10.3 allows.
const LONGEST_TEXT: usize = 512;

pub(super) fn parse(bytes: &[u8], resolve: &mut dyn FnMut(&[u8]) -> Option<CMap>) -> CMap {
    let mut reader = Reader { map: CMap::empty(), pending: Vec::new(), section: Section::Outside, array: None };
    let mut name: &[u8] = b"";
    let mut wants_mode = false;
    for token in Lexer::new(bytes) {
        match token {
            Token::Word(b"usecmap") => {
                let mut find = || resolve(name).or_else(|| CMap::named(name));
                if reader.map.base.is_none()
                    && let Some(base) = find()
                {
                    reader.map = reader.map.with_base(base);
                }
            }
            Token::Word(word) => reader.word(word),
            Token::Number(number) if wants_mode => reader.map.is_vertical = number == 1,
            _ => reader.piece(token),
        }
        wants_mode = token == Token::Name(b"WMode");
        if let Token::Name(this) = token {
            name = this;
        }
    }
    reader.map
}

/// What the pieces at hand belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Outside,
    Space,
    CidRange,
    CidChar,
    FallbackRange,
    FallbackChar,
    TextRange,
    TextChar,
}

struct Reader<'a> {
    map: CMap,
    /// The pieces of the entry that is not complete yet.
    pending: Vec<Token<'a>>,
    section: Section,
    /// In the list of texts that a range may have: the code whose text comes next, its length, and the last code.
    array: Option<(Option<u32>, usize, u32)>,
}

impl<'a> Reader<'a> {
    fn word(&mut self, word: &[u8]) {
        self.section = match word {
            b"begincodespacerange" => Section::Space,
            b"begincidrange" => Section::CidRange,
            b"begincidchar" => Section::CidChar,
            b"beginnotdefrange" => Section::FallbackRange,
            b"beginnotdefchar" => Section::FallbackChar,
            b"beginbfrange" => Section::TextRange,
            b"beginbfchar" => Section::TextChar,
            _ if word.starts_with(b"end") || word == b"def" => Section::Outside,
            _ => return,
        };
        self.pending.clear();
        self.array = None;
    }

    fn piece(&mut self, token: Token<'a>) {
        if self.section == Section::Outside {
            return;
        }
        if let Some((code, len, high)) = self.array {
            self.array = match token {
                Token::Close => None,
                Token::Open => self.array,
                _ => {
                    if let (Some(code), Some(text)) = (code, text(token)) {
                        self.map.texts.insert(len, code, code, text);
                    }
                    Some((code.and_then(|code| code.checked_add(1)).filter(|&code| code <= high), len, high))
                }
            };
            return;
        }
        self.pending.push(token);
        if self.entry().is_some() {
            self.pending.clear();
        }
    }

    /// Takes in the entry that the pieces at hand make; some as soon as there are enough of them.
    fn entry(&mut self) -> Option<()> {
        let takes_two =
            matches!(self.section, Section::Space | Section::CidChar | Section::FallbackChar | Section::TextChar);
        let mut pieces = self.pending.iter().copied();
        let low = pieces.next()?;
        let Token::Hex(digits) = low else { return Some(()) };
        let Some((len, low)) = code(digits) else { return Some(()) };
        let second = pieces.next()?;
        let (len, high) = match second {
            Token::Hex(digits) if self.section == Section::Space || !takes_two => code(digits)?,
            _ if takes_two => (len, low),
            // A number or a name where the end of a range should be: the range has one code.
            _ => {
                self.value(len, low, low, second);
                return Some(());
            }
        };
        if self.section == Section::Space {
            if self.map.spaces.len() < SPACES {
                self.map.spaces.push(CodeSpace::new(len, low, high));
            }
            return Some(());
        }
        let value = if takes_two { second } else { pieces.next()? };
        match value {
            Token::Open => self.array = Some((Some(low), len, high)),
            _ => self.value(len, low, high, value),
        }
        Some(())
    }

    fn value(&mut self, len: usize, low: u32, high: u32, value: Token<'_>) {
        match self.section {
            Section::TextRange | Section::TextChar => {
                if let Some(text) = text(value) {
                    self.map.texts.insert(len, low, high, text);
                }
            }
            section => {
                let Token::Number(cid) = value else { return };
                let Ok(cid) = u32::try_from(cid) else { return };
                match section {
                    Section::CidRange | Section::CidChar => self.map.cids.insert(len, low, high, cid),
                    _ => self.map.fallback_cids.insert(len, low, high, cid),
                }
            }
        }
    }
}

/// The value of every byte that digits in hexadecimal stand for. Where their number is odd, a zero in front is missing.
fn bytes_of(digits: &[u8]) -> impl Iterator<Item = u8> {
    let digits = || {
        digits.iter().filter_map(|&digit| char::from(digit).to_digit(16)).filter_map(|value| u8::try_from(value).ok())
    };
    let odd = digits().count() % 2;
    let mut padded = std::iter::repeat_n(0, odd).chain(digits());
    std::iter::from_fn(move || Some(padded.next()? << 4 | padded.next()?))
}

/// The length and the number of a code of one to four bytes.
fn code(digits: &[u8]) -> Option<(usize, u32)> {
    let mut len = 0;
    let mut number = 0_u32;
    for byte in bytes_of(digits).take(5) {
        number = number << 8 | u32::from(byte);
        len += 1;
    }
    (1..=4).contains(&len).then_some((len, number))
}

/// The text that a piece stands for: UTF-16 with the higher byte first, or the name of a glyph.
fn text(token: Token<'_>) -> Option<String> {
    let digits = match token {
        Token::Hex(digits) => digits,
        Token::Name(name) => return glyph_name::to_unicode(str::from_utf8(name).ok()?, false),
        _ => return None,
    };
    let bytes: Vec<u8> = bytes_of(digits).take(LONGEST_TEXT * 2).collect();
    match *bytes.as_slice() {
        [] => None,
        [one] => Some(char::from(one).into()),
        // A code point of four bytes, which some writers put: UTF-16 has no reason to begin with such a character.
        [0, high @ 1..=0x10, third, last] => {
            char::from_u32(u32::from_be_bytes([0, high, third, last])).map(String::from)
        }
        [0, 0, third, last] => char::from_u32(u32::from_be_bytes([0, 0, third, last])).map(String::from),
        _ => {
            let (pairs, _) = bytes.as_chunks::<2>();
            Some(
                char::decode_utf16(pairs.iter().map(|&pair| u16::from_be_bytes(pair)))
                    .map(|c| c.unwrap_or('\u{fffd}'))
                    .collect(),
            )
        }
    }
}
