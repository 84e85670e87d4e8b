//! The levels of coefficients (RFC 6386, 13).

use super::bits::{EVEN, Reader, Writer};
use super::table::{BANDS, CATEGORIES, CHANCES, KINDS, LEVEL_CHANCES, TOLD_CHANCES, ZIGZAG};
use super::transform::Block;

/// The kinds of blocks: luma without its first waves, those, chroma, and luma with its first waves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    LumaRest = 0,
    Firsts = 1,
    Chroma = 2,
    Luma = 3,
}

/// The highest level that can be told.
pub(super) const MOST: i32 = 2047;

/// Where the chance for a place in the tree stands.
fn place(kind: Kind, at: usize, beside: usize, node: usize) -> usize {
    let band = BANDS.get(at).map_or(0, |band| usize::from(*band));
    let [_, bands, neighbourhoods, nodes] = KINDS;
    ((kind as usize * bands + band) * neighbourhoods + beside) * nodes + node
}

/// Reads the levels of a block.
#[inline(never)]
pub(super) fn read(bits: &mut Reader<'_>, chances: &[u8; CHANCES], kind: Kind, beside: usize) -> Block {
    let mut block = [0; 16];
    let mut beside = beside;
    let mut is_after_zero = false;
    for (at, to) in ZIGZAG.iter().enumerate().skip(usize::from(kind == Kind::LumaRest)) {
        let mut is = |bits: &mut Reader<'_>, node: usize| {
            bits.bit(chances.get(place(kind, at, beside, node)).copied().unwrap_or(EVEN))
        };
        if !is_after_zero && !is(bits, 0) {
            break;
        }
        is_after_zero = !is(bits, 1);
        if is_after_zero {
            beside = 0;
            continue;
        }
        let size = size(bits, &mut is);
        beside = if size == 1 { 1 } else { 2 };
        if let Some(level) = block.get_mut(usize::from(*to)) {
            *level = if bits.flag() { -size } else { size };
        }
    }
    block
}

/// Reads a level without its sign that is no zero.
fn size(bits: &mut Reader<'_>, is: &mut impl FnMut(&mut Reader<'_>, usize) -> bool) -> i32 {
    if !is(bits, 2) {
        return 1;
    }
    if !is(bits, 3) {
        return if !is(bits, 4) { 2 } else { 3 + i32::from(is(bits, 5)) };
    }
    let category = if is(bits, 6) {
        let high = is(bits, 8);
        2 + 2 * usize::from(high) + usize::from(is(bits, if high { 10 } else { 9 }))
    } else {
        usize::from(is(bits, 7))
    };
    let (least, chances) = CATEGORIES.get(category).copied().unwrap_or_default();
    i32::from(least) + chances.iter().fold(0, |more, chance| more << 1 | i32::from(bits.bit(*chance)))
}

/// Takes the bits of levels: counts them, or writes them.
pub(super) trait Sink {
    /// A bit for whose chance there is a place.
    fn placed(&mut self, place: usize, bit: bool);
    /// A bit whose chance is known.
    fn known(&mut self, chance: u8, bit: bool);
}

/// Tells the levels of a block; whether there are any.
pub(super) fn write(sink: &mut dyn Sink, kind: Kind, beside: usize, block: &Block) -> bool {
    let first = usize::from(kind == Kind::LumaRest);
    let level = |at: &u8| block.get(usize::from(*at)).copied().unwrap_or_default();
    let end = ZIGZAG.iter().rposition(|at| level(at) != 0).map_or(first, |last| (last + 1).max(first));
    let (mut beside, mut is_after_zero) = (beside, false);
    for (at, from) in ZIGZAG.iter().enumerate().take(end).skip(first) {
        let mut tell = |sink: &mut dyn Sink, node: usize, bit: bool| sink.placed(place(kind, at, beside, node), bit);
        if !is_after_zero {
            tell(sink, 0, true);
        }
        let level = level(from);
        is_after_zero = level == 0;
        tell(sink, 1, !is_after_zero);
        if !is_after_zero {
            write_size(sink, &mut tell, level.unsigned_abs());
            sink.known(EVEN, level < 0);
        }
        beside = usize::try_from(level.unsigned_abs().min(2)).unwrap_or_default();
    }
    if end < 16 {
        sink.placed(place(kind, end, beside, 0), false);
    }
    end > first
}

fn write_size(sink: &mut dyn Sink, tell: &mut dyn FnMut(&mut dyn Sink, usize, bool), size: u32) {
    tell(sink, 2, size > 1);
    if size < 2 {
        return;
    }
    tell(sink, 3, size > 4);
    if size < 5 {
        tell(sink, 4, size > 2);
        if size > 2 {
            tell(sink, 5, size > 3);
        }
        return;
    }
    let category = CATEGORIES.iter().rposition(|(least, _)| u32::from(*least) <= size).unwrap_or_default();
    tell(sink, 6, category > 1);
    match category {
        0 | 1 => tell(sink, 7, category == 1),
        2 | 3 => {
            tell(sink, 8, false);
            tell(sink, 9, category == 3);
        }
        _ => {
            tell(sink, 8, true);
            tell(sink, 10, category == 5);
        }
    }
    let (least, chances) = CATEGORIES.get(category).copied().unwrap_or_default();
    let more = size - u32::from(least);
    for (chance, shift) in chances.iter().zip((0..chances.len()).rev()) {
        sink.known(*chance, more >> shift & 1 == 1);
    }
}

/// Writes bits by known chances.
pub(super) struct Coder<'a> {
    pub(super) bits: &'a mut Writer,
    pub(super) chances: &'a [u8; CHANCES],
}

impl Sink for Coder<'_> {
    fn placed(&mut self, place: usize, bit: bool) {
        self.bits.bit(self.chances.get(place).copied().unwrap_or(EVEN), bit);
    }

    fn known(&mut self, chance: u8, bit: bool) {
        self.bits.bit(chance, bit);
    }
}

/// How often each bit is 0, and how often it is 1.
pub(super) struct Counts(Box<[[u32; 2]; CHANCES]>);

impl Sink for Counts {
    fn placed(&mut self, place: usize, bit: bool) {
        if let Some(count) = self.0.get_mut(place).and_then(|counts| counts.get_mut(usize::from(bit))) {
            *count = count.saturating_add(1);
        }
    }

    fn known(&mut self, _: u8, _: bool) {}
}

impl Counts {
    pub(super) fn new() -> Self {
        Self(Box::new([[0; 2]; CHANCES]))
    }

    /// The chances that make what was counted shortest, with the telling of them.
    #[inline(never)]
    pub(super) fn chances(&self) -> [u8; CHANCES] {
        let costs: Vec<u64> = (0..=u8::MAX).map(cost).collect();
        let cost = |chance: usize| costs.get(chance).copied().unwrap_or(u64::MAX >> 40);
        let mut chances = LEVEL_CHANCES;
        for ((chance, told), counts) in chances.iter_mut().zip(TOLD_CHANCES).zip(self.0.iter()) {
            let [zeros, ones] = counts.map(u64::from);
            let length = |chance: u8| zeros * cost(usize::from(chance)) + ones * cost(256 - usize::from(chance));
            let own = self::chance(zeros, ones);
            let told = usize::from(told);
            let telling = cost(256 - told) + (8 << 8);
            if length(own) + telling < length(*chance) + cost(told) {
                *chance = own;
            }
        }
        chances
    }
}

/// The chance of 256 that is nearest to what was counted.
pub(super) fn chance(zeros: u64, ones: u64) -> u8 {
    let all = zeros.saturating_add(ones);
    let chance = (zeros.saturating_mul(256) + all / 2) / all.max(1);
    u8::try_from(chance.clamp(1, 255)).unwrap_or(EVEN)
}

/// How long a bit is that has a chance of 256, in parts of 256 of a bit.
fn cost(chance: u8) -> u64 {
    let chance = u64::from(chance.max(1));
    let whole = u64::from(chance.leading_zeros()) - 55;
    // From one to two, in parts of 2^32; each square tells one bit of its logarithm.
    let mut rest = chance << (24 + whole);
    let mut part = 0;
    for _ in 0..8 {
        rest = ((u128::from(rest) * u128::from(rest)) >> 32).try_into().unwrap_or(u64::MAX);
        part = part << 1 | u64::from(rest >= 1 << 33);
        if rest >= 1 << 33 {
            rest >>= 1;
        }
    }
    (whole << 8) - part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_as_long_as_they_are_rare() {
        assert_eq!([128, 64, 1, 255].map(cost), [256, 512, 2048, 2]);
        assert_eq!(chance(3, 1), 192);
        assert_eq!((chance(0, 0), chance(9, 0), chance(0, 9)), (1, 255, 1));
    }

    #[test]
    fn levels_that_are_written_are_read() {
        let mut blocks: Vec<Block> = vec![[0; 16], [1; 16], [-MOST; 16]];
        for size in 0..80 {
            let mut block = [0; 16];
            for (at, level) in (0..).zip(block.iter_mut()) {
                *level = if (at + size) % 3 == 0 { size * (at - 7) } else { 0 };
            }
            blocks.push(block);
        }
        for kind in [Kind::Firsts, Kind::Chroma, Kind::Luma, Kind::LumaRest] {
            let mut counts = Counts::new();
            for block in &blocks {
                write(&mut counts, kind, 1, block);
            }
            let chances = counts.chances();
            let mut bits = Writer::new();
            for block in &blocks {
                write(&mut Coder { bits: &mut bits, chances: &chances }, kind, 1, block);
            }
            let bytes = bits.end();
            let mut reader = Reader::new(&bytes);
            for block in &blocks {
                let mut wanted = *block;
                if kind == Kind::LumaRest {
                    wanted[0] = 0;
                }
                assert_eq!(read(&mut reader, &chances, kind, 1), wanted);
            }
        }
    }
}
