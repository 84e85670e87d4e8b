//! Letters: bytes of a character set, codes of Unicode, and what stands in for those where nobody reads them.

use std::borrow::Cow;
use std::ops::Range;

use encoding_rs::{Encoding, WINDOWS_1252};

/// No character of any set has more bytes.
const MOST_BYTES: usize = 4;

/// Makes letters as their parts come.
#[derive(Debug, Default)]
pub struct Letters {
    /// The bytes of a character of which more are to come.
    lead: Vec<u8>,
    /// The first half of a character.
    half: Option<u16>,
    /// Where the first part of it stands.
    from: usize,
    /// What stands in for the character that was told last.
    standing: Standing,
}

/// What stands in for a character.
#[derive(Debug, Default)]
struct Standing {
    left: usize,
    letter: Option<char>,
    bytes: Vec<u8>,
    place: Range<usize>,
}

impl Letters {
    /// Tells whether a character has begun.
    pub const fn is_begun(&self) -> bool {
        !self.lead.is_empty()
    }

    /// Tells whether what comes only stands in for a character that was told.
    pub const fn is_told(&self) -> bool {
        self.standing.left > 0
    }

    /// Tells whether that character is whole.
    pub const fn is_whole(&self) -> bool {
        self.standing.letter.is_some()
    }

    /// Takes in a byte; gives the characters that it ends, and where they begin.
    pub fn byte(&mut self, byte: u8, at: usize, encoding: &'static Encoding) -> Option<(String, usize)> {
        if self.lead.is_empty() {
            self.from = at;
        }
        self.half = None;
        self.lead.push(byte);
        let decoded = encoding.decode_without_bom_handling_and_without_replacement(&self.lead).map(Cow::into_owned);
        let most = if encoding.is_single_byte() {
            1
        } else if encoding == encoding_rs::UTF_8 {
            MOST_BYTES
        } else {
            2
        };
        let letters = decoded.or_else(|| (self.lead.len() >= most).then(|| "\u{fffd}".to_owned()))?;
        self.lead.clear();
        Some((letters, self.from))
    }

    /// Takes in a code of Unicode that so many characters stand in for; gives the character that it ends, and where that
    /// begins.
    pub fn code(&mut self, code: u16, at: usize, stand_ins: usize) -> Option<(char, usize)> {
        let half = self.half.take();
        if half.is_none() {
            self.from = at;
        }
        self.standing = Standing { left: stand_ins, ..Standing::default() };
        let letter = match (half, code) {
            (_, 0xd800..=0xdbff) => {
                self.half = Some(code);
                return None;
            }
            (Some(high), 0xdc00..=0xdfff) => char::decode_utf16([high, code]).next().and_then(Result::ok),
            // Fonts of symbols.
            (_, 0xf000..=0xf0ff) => char::from_u32(u32::from(code) - 0xf000).filter(|c| !c.is_control()),
            _ => char::from_u32(u32::from(code)),
        };
        self.standing.letter = letter;
        Some((letter.unwrap_or('\u{fffd}'), self.from))
    }

    /// Takes in a byte, or a sign, that only stands in for a character.
    pub fn stand_in(&mut self, byte: u8, place: Range<usize>) {
        let standing = &mut self.standing;
        standing.left -= 1;
        if standing.bytes.is_empty() {
            standing.place.start = place.start;
        }
        standing.bytes.push(byte);
        standing.place.end = place.end;
    }

    /// Ends what stands in for a character; gives its place and a sign for each, where it says something else.
    pub fn end_stand_ins(&mut self, encoding: &'static Encoding) -> Option<(Range<usize>, String)> {
        let Standing { letter, bytes, place, .. } = std::mem::take(&mut self.standing);
        if bytes.is_empty() {
            return None;
        }
        let (told, _) = encoding.decode_without_bom_handling(&bytes);
        let is_letter = letter.is_some_and(|letter| told.chars().eq([letter]));
        let says_nothing = !told.contains(char::is_alphanumeric);
        (!is_letter && !says_nothing).then(|| (place, "?".repeat(bytes.len())))
    }

    /// Ends a character of which no more comes; tells where it begins.
    pub fn end(&mut self) -> Option<usize> {
        self.half = None;
        let is_cut = !std::mem::take(&mut self.lead).is_empty();
        is_cut.then_some(self.from)
    }
}

/// The character set of a font (1.9.1, font table).
pub fn of_charset(charset: i32) -> Option<&'static Encoding> {
    of_page(match charset {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

/// The character set of a code page.
pub fn of_page(page: i32) -> Option<&'static Encoding> {
    Some(match page {
        866 => encoding_rs::IBM866,
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1252 => WINDOWS_1252,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        10000 => encoding_rs::MACINTOSH,
        65001 => encoding_rs::UTF_8,
        _ => return None,
    })
}
