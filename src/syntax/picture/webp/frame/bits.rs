//! Bits of which it is known how likely they are (RFC 6386, 7).

/// Half of 256.
pub(super) const EVEN: u8 = 128;

/// Reads bits; behind the end all are 0.
pub(super) struct Reader<'a> {
    rest: std::slice::Iter<'a, u8>,
    value: u64,
    range: u32,
    /// How many bits of the value are not looked at yet, beside the eight that are.
    more: u32,
}

impl<'a> Reader<'a> {
    /// Reads from the first byte on.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Self { rest: bytes.iter(), value: 0, range: 255, more: 0 };
        reader.fill(2);
        reader.more = 8;
        reader
    }

    fn fill(&mut self, bytes: u32) {
        for _ in 0..bytes {
            self.value = self.value << 8 | self.rest.next().map_or(0, |byte| u64::from(*byte));
            self.more += 8;
        }
    }

    /// The next bit; the chance of 256 that it is 0 is given.
    #[inline(never)]
    pub(super) fn bit(&mut self, chance: u8) -> bool {
        let split = 1 + (((self.range - 1) * u32::from(chance)) >> 8);
        let at = u64::from(split) << self.more;
        let bit = self.value >= at;
        if bit {
            self.value -= at;
            self.range -= split;
        } else {
            self.range = split;
        }
        let shift = self.range.leading_zeros().saturating_sub(24);
        self.range <<= shift;
        if self.more < shift {
            self.fill(4);
        }
        self.more -= shift;
        bit
    }

    /// A bit that is as often 1 as 0.
    pub(super) fn flag(&mut self) -> bool {
        self.bit(EVEN)
    }

    /// A number of so many bits, the highest first.
    #[inline(never)]
    pub(super) fn number(&mut self, bits: u32) -> u8 {
        (0..bits).fold(0, |number, _| number << 1 | u8::from(self.flag()))
    }

    /// A number with a sign, where one is told.
    #[inline(never)]
    pub(super) fn optional(&mut self, bits: u32) -> Option<i8> {
        self.flag().then(|| {
            let number = i8::try_from(self.number(bits)).unwrap_or(i8::MAX);
            if self.flag() { -number } else { number }
        })
    }

    /// The leaf of a tree at which bits end.
    #[inline(never)]
    pub(super) fn leaf(&mut self, tree: &[i8], chances: &[u8]) -> u8 {
        let mut at = 0;
        loop {
            let chance = chances.get(at / 2).copied().unwrap_or(EVEN);
            let next = tree.get(at + usize::from(self.bit(chance))).copied().unwrap_or_default();
            match usize::try_from(next) {
                Ok(next @ 1..) => at = next,
                _ => return next.unsigned_abs(),
            }
        }
    }
}

/// Writes bits.
pub(super) struct Writer {
    out: Vec<u8>,
    bottom: u32,
    range: u32,
    /// How many bits are written until a byte is whole.
    missing: u32,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { out: Vec::new(), bottom: 0, range: 255, missing: 24 }
    }

    /// Writes a bit; the chance of 256 that it is 0 is given.
    #[inline(never)]
    pub(super) fn bit(&mut self, chance: u8, bit: bool) {
        let split = 1 + (((self.range - 1) * u32::from(chance)) >> 8);
        if bit {
            self.bottom = self.bottom.wrapping_add(split);
            self.range -= split;
        } else {
            self.range = split;
        }
        while self.range < 128 {
            self.range <<= 1;
            if self.bottom >> 31 == 1 {
                self.carry();
            }
            self.bottom <<= 1;
            self.missing -= 1;
            if self.missing == 0 {
                self.out.push(self.bottom.to_be_bytes()[0]);
                self.bottom &= 0x00ff_ffff;
                self.missing = 8;
            }
        }
    }

    /// Adds one to what is written.
    fn carry(&mut self) {
        for byte in self.out.iter_mut().rev() {
            *byte = byte.wrapping_add(1);
            if *byte != 0 {
                break;
            }
        }
    }

    pub(super) fn flag(&mut self, bit: bool) {
        self.bit(EVEN, bit);
    }

    /// Writes a number of so many bits, the highest first.
    #[inline(never)]
    pub(super) fn number(&mut self, bits: u32, number: u8) {
        (0..bits).rev().for_each(|at| self.flag(number >> at & 1 == 1));
    }

    /// Writes a number with a sign, where one is told.
    #[inline(never)]
    pub(super) fn optional(&mut self, bits: u32, number: Option<i8>) {
        self.flag(number.is_some());
        if let Some(number) = number {
            self.number(bits, number.unsigned_abs());
            self.flag(number < 0);
        }
    }

    /// Writes the way to a leaf of a tree.
    #[inline(never)]
    pub(super) fn leaf(&mut self, tree: &[i8], chances: &[u8], leaf: u8) {
        let place = |wanted: i8| tree.iter().position(|node| *node == wanted);
        let mut way = Vec::new();
        let mut at = i8::try_from(leaf).ok().and_then(|leaf| place(-leaf));
        while let Some(place_of_node) = at {
            way.push(place_of_node);
            let node = place_of_node / 2 * 2;
            at = i8::try_from(node).ok().filter(|node| *node > 0).and_then(place);
        }
        for at in way.into_iter().rev() {
            self.bit(chances.get(at / 2).copied().unwrap_or(EVEN), at % 2 == 1);
        }
    }

    /// All that is written.
    pub(super) fn end(mut self) -> Vec<u8> {
        // What is still missing of the four bytes at hand.
        (0..32).for_each(|_| self.flag(false));
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::{BLOCK_TREE, SEGMENT_TREE};
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut state = 7_u32;
        let bits: Vec<(u8, bool)> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [_, chance, value, _] = state.to_be_bytes();
            (chance.max(1), value >= chance)
        })
        .take(20_000)
        .collect();
        let mut writer = Writer::new();
        for (chance, bit) in &bits {
            writer.bit(*chance, *bit);
        }
        for leaf in 0..10 {
            writer.leaf(&BLOCK_TREE, &[90; 9], leaf);
            writer.leaf(&SEGMENT_TREE, &[9, 200, 30], leaf % 4);
            writer.optional(6, (leaf > 3).then_some(-9));
        }
        writer.number(7, 93);
        let bytes = writer.end();
        let mut reader = Reader::new(&bytes);
        assert!(bits.iter().all(|(chance, bit)| reader.bit(*chance) == *bit));
        for leaf in 0..10 {
            assert_eq!(reader.leaf(&BLOCK_TREE, &[90; 9]), leaf);
            assert_eq!(reader.leaf(&SEGMENT_TREE, &[9, 200, 30]), leaf % 4);
            assert_eq!(reader.optional(6), (leaf > 3).then_some(-9));
        }
        assert_eq!(reader.number(7), 93);
    }
}
