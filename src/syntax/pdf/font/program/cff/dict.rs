//! Keys and their numbers in the Compact Font Format (Technical Note 5176, chapter 4).

use std::ops::Range;

use super::super::{u8_at, u16_at, u32_at};

/// A key: one byte, or the byte 12 and another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax::pdf::font) struct Op(pub u16);

impl Op {
    pub const CHARSET: Self = Self(15);
    pub const ENCODING: Self = Self(16);
    pub const CHAR_STRINGS: Self = Self(17);
    pub const PRIVATE: Self = Self(18);
    pub const LOCAL_ROUTINES: Self = Self(19);
    pub const ROS: Self = Self(12 << 8 | 30);
    pub const FONTS: Self = Self(12 << 8 | 36);
    pub const FONT_SELECT: Self = Self(12 << 8 | 37);
    pub const FONT_NAME: Self = Self(12 << 8 | 38);
}

/// The keys of one dictionary. Numbers with a fraction stand as zero: nothing that is read here has any.
#[derive(Clone, Debug, Default)]
pub(in crate::syntax::pdf::font) struct Dict {
    entries: Vec<(Op, Vec<i64>)>,
}

impl Dict {
    pub(in crate::syntax::pdf::font) fn read(bytes: &[u8], range: Range<usize>) -> Self {
        let bytes = bytes.get(range).unwrap_or_default();
        let mut dict = Self::default();
        let mut numbers = Vec::new();
        let mut at = 0;
        while let Some(first) = u8_at(bytes, at) {
            at += 1;
            match first {
                12 => {
                    let second = u8_at(bytes, at).unwrap_or(0);
                    at += 1;
                    dict.entries.push((Op(12 << 8 | u16::from(second)), std::mem::take(&mut numbers)));
                }
                0..=21 => dict.entries.push((Op(first.into()), std::mem::take(&mut numbers))),
                _ => {
                    let Some((number, len)) = number(first, bytes.get(at..).unwrap_or_default()) else { break };
                    numbers.push(number);
                    at += len;
                }
            }
        }
        dict
    }

    pub(in crate::syntax::pdf::font) fn has(&self, op: Op) -> bool {
        self.entries.iter().any(|(found, _)| *found == op)
    }

    /// The numbers of a key; of one that occurs twice, those that come last.
    pub(in crate::syntax::pdf::font) fn numbers(&self, op: Op) -> &[i64] {
        self.entries.iter().rev().find(|(found, _)| *found == op).map_or(&[], |(_, numbers)| numbers)
    }

    /// The last number of a key, where it can be a place in a file.
    pub(in crate::syntax::pdf::font) fn offset(&self, op: Op) -> Option<usize> {
        self.numbers(op).last().and_then(|&number| usize::try_from(number).ok())
    }
}

/// A number by its first byte and those behind it, and how many of them it takes.
fn number(first: u8, rest: &[u8]) -> Option<(i64, usize)> {
    let second = || u8_at(rest, 0).map(i64::from);
    Some(match first {
        28 => (u16_at(rest, 0)?.cast_signed().into(), 2),
        29 => (u32_at(rest, 0)?.cast_signed().into(), 4),
        30 => (0, rest.iter().position(|byte| byte & 0xf == 0xf)? + 1),
        32..=246 => (i64::from(first) - 139, 0),
        247..=250 => ((i64::from(first) - 247) * 256 + second()? + 108, 1),
        251..=254 => (-(i64::from(first) - 251) * 256 - second()? - 108, 1),
        _ => (0, 0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_form() {
        let bytes = [
            0x8b, 0xef, 0x27, 0xfa, 0x7c, 0xfe, 0x7c, 0x1c, 0x27, 0x10, 0x1d, 0xff, 0xfe, 0x79, 0x60, 5, //
            0x1e, 0xe2, 0xa2, 0x5f, 12, 30, 0x8c, 15,
        ];
        let dict = Dict::read(&bytes, 0..bytes.len());
        assert_eq!(dict.numbers(Op(5)), [0, 100, -100, 1000, -1000, 10000, -100_000]);
        assert_eq!(dict.numbers(Op::ROS), [0]);
        assert_eq!(dict.offset(Op::CHARSET), Some(1));
        assert_eq!(dict.offset(Op::ENCODING), None);
        for end in 0..bytes.len() {
            assert!(!Dict::read(&bytes, 0..end).has(Op::CHARSET));
        }
    }
}
