//! Lists of byte strings in the Compact Font Format (Technical Note 5176, chapter 5).

use std::ops::Range;

use super::super::{u8_at, u16_at};

/// Where the strings of a list are.
#[derive(Clone, Debug)]
pub(in crate::syntax::pdf::font) struct Index {
    pub items: Vec<Range<usize>>,
    /// The first byte of the strings; before it stand the count and the offsets.
    pub data: usize,
    /// The first byte behind the list.
    pub end: usize,
}

impl Index {
    /// Reads the list that begins at a byte. An offset that runs backwards or out of the bytes gives an empty string, so
    /// that no byte belongs to two strings.
    pub(in crate::syntax::pdf::font) fn read(bytes: &[u8], at: usize) -> Option<Self> {
        let count = usize::from(u16_at(bytes, at)?);
        if count == 0 {
            return Some(Self { items: Vec::new(), data: at + 2, end: at + 2 });
        }
        let size = usize::from(u8_at(bytes, at + 2).filter(|size| (1..=4).contains(size))?);
        let offsets = bytes.get(at + 3..)?.get(..(count + 1) * size)?;
        // Offsets count from the byte before the strings.
        let base = at + 2 + offsets.len();
        let places: Vec<usize> = offsets
            .chunks_exact(size)
            .map(|offset| offset.iter().fold(0, |number, &byte| number << 8 | usize::from(byte)))
            .map(|offset| base.saturating_add(offset))
            .collect();
        let mut reach = base + 1;
        let mut item = |pair: &[usize]| match *pair {
            [start, end] if reach <= start && start <= end && end <= bytes.len() => {
                reach = end;
                start..end
            }
            _ => base + 1..base + 1,
        };
        let end = places.last().copied().filter(|&end| end > base)?;
        Some(Self { items: places.windows(2).map(&mut item).collect(), data: base + 1, end: end.min(bytes.len()) })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, clippy::unwrap_used)]
    use super::*;

    #[test]
    fn strings_and_their_end() {
        let bytes = b"\0\x02\x01\x01\x03\x04abcX";
        let index = Index::read(bytes, 0).unwrap();
        assert_eq!((index.items, index.data, index.end), (vec![6..8, 8..9], 6, 9));
        assert_eq!(Index::read(b"\0\0", 0).unwrap().end, 2);
        for end in 2..6 {
            assert!(Index::read(&bytes[..end], 0).is_none());
        }
    }

    #[test]
    fn offsets_that_run_backwards_or_out() {
        let index = Index::read(b"\0\x05\x01\x01\x04\x01\x04\x02\x63abc", 0).unwrap();
        assert_eq!(index.items, [9..12, 9..9, 9..9, 9..9, 9..9]);
        assert_eq!(index.end, 12);
    }
}
