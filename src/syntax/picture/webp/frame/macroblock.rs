//! Squares of sixteen by sixteen pixels: how they are predicted, and what is added (RFC 6386, 11 and 13).

use super::bits::{Reader, Writer};
use super::header::Header;
use super::level::{self, Kind, Sink};
use super::predict::WHOLE;
use super::table::{
    BLOCK_CHANCES, BLOCK_TREE, CHANCES, CHROMA_CHANCES, CHROMA_TREE, LUMA_CHANCES, LUMA_TREE, SEGMENT_TREE,
};
use super::transform::Block;

/// Sixteen blocks of luma, four and four of chroma.
pub(super) const BLOCKS: usize = 24;

/// A macroblock as it is coded.
#[derive(Clone)]
pub(super) struct Macroblock {
    pub(super) segment: u8,
    /// How its luma is predicted; [`WHOLE`] where that is told for each block.
    pub(super) luma: u8,
    pub(super) small: [u8; 16],
    pub(super) chroma: u8,
    pub(super) firsts: [i16; 16],
    pub(super) levels: Box<[[i16; 16]; BLOCKS]>,
}

/// What macroblocks above and to the left say for those that follow.
#[derive(Clone, Copy, Default)]
struct Side {
    /// How the blocks at that side are predicted.
    small: [u8; 4],
    /// Which of them have levels: four of luma, two and two of chroma.
    has_levels: [bool; 8],
    /// Whether the last one with first waves had levels for them.
    has_firsts: bool,
}

/// What is beside the macroblock that is read or written.
pub(super) struct Beside {
    above: Vec<Side>,
    left: Side,
}

impl Beside {
    pub(super) fn new(width: usize) -> Self {
        Self { above: vec![Side::default(); width], left: Side::default() }
    }

    /// Begins a row.
    pub(super) fn begin(&mut self) {
        self.left = Side::default();
    }

    fn both(&mut self, column: usize) -> Option<(&mut Side, &mut Side)> {
        Some((self.above.get_mut(column)?, &mut self.left))
    }
}

/// Where the blocks of a macroblock stand: luma, and the two of chroma.
const PARTS: [(usize, usize, usize); 3] = [(0, 0, 4), (16, 4, 2), (20, 6, 2)];

impl Macroblock {
    /// Whether luma is predicted as a whole.
    pub(super) const fn is_whole(&self) -> bool {
        self.luma != WHOLE
    }

    /// Whether nothing is added to what is predicted.
    fn is_empty(&self) -> bool {
        self.firsts == [0; 16] && self.levels.iter().all(|block| *block == [0; 16])
    }

    /// Reads how it is predicted; whether levels follow.
    pub(super) fn read(
        bits: &mut Reader<'_>,
        header: &Header,
        beside: &mut Beside,
        column: usize,
    ) -> Option<(Self, bool)> {
        let (above, left) = beside.both(column)?;
        let segment = if header.is_mapped() { bits.leaf(&SEGMENT_TREE, &header.segment_chances) } else { 0 };
        let is_empty = header.level_chance.is_some_and(|chance| bits.bit(chance));
        let luma = bits.leaf(&LUMA_TREE, &LUMA_CHANCES);
        let mut small = [as_small(luma); 16];
        if luma == WHOLE {
            each_small(&mut small, above, left, |_, chances| bits.leaf(&BLOCK_TREE, chances));
        } else {
            (above.small, left.small) = ([as_small(luma); 4], [as_small(luma); 4]);
        }
        let chroma = bits.leaf(&CHROMA_TREE, &CHROMA_CHANCES);
        let levels = Box::new([[0; 16]; BLOCKS]);
        Some((Self { segment, luma, small, chroma, firsts: [0; 16], levels }, !is_empty))
    }

    /// Reads its levels, or notes that there are none.
    pub(super) fn read_levels(
        &mut self,
        bits: Option<&mut Reader<'_>>,
        chances: &[u8; CHANCES],
        beside: &mut Beside,
        column: usize,
    ) -> Option<()> {
        let sides = beside.both(column)?;
        let is_whole = self.is_whole();
        match bits {
            Some(bits) => self.each_block(sides, &mut |kind, beside, levels| {
                *levels =
                    level::read(bits, chances, kind, beside).map(|level| i16::try_from(level).unwrap_or_default());
                *levels != [0; 16]
            }),
            None => none(sides, is_whole),
        }
        Some(())
    }

    /// Writes how it is predicted.
    pub(super) fn write(&self, bits: &mut Writer, header: &Header, beside: &mut Beside, column: usize) -> Option<()> {
        let (above, left) = beside.both(column)?;
        if header.is_mapped() {
            bits.leaf(&SEGMENT_TREE, &header.segment_chances, self.segment);
        }
        if let Some(chance) = header.level_chance {
            bits.bit(chance, self.is_empty());
        }
        bits.leaf(&LUMA_TREE, &LUMA_CHANCES, self.luma);
        let mut small = self.small;
        if self.is_whole() {
            (above.small, left.small) = ([as_small(self.luma); 4], [as_small(self.luma); 4]);
        } else {
            each_small(&mut small, above, left, |mode, chances| {
                bits.leaf(&BLOCK_TREE, chances, mode);
                mode
            });
        }
        bits.leaf(&CHROMA_TREE, &CHROMA_CHANCES, self.chroma);
        Some(())
    }

    /// Tells its levels; whether there are any.
    pub(super) fn write_levels(&mut self, sink: &mut dyn Sink, beside: &mut Beside, column: usize) -> Option<bool> {
        let sides = beside.both(column)?;
        if self.is_empty() {
            none(sides, self.is_whole());
            return Some(false);
        }
        self.each_block(sides, &mut |kind, beside, levels| level::write(sink, kind, beside, &levels.map(i32::from)));
        Some(true)
    }

    /// Goes through the blocks in the order in which they are coded, with how many of those beside each have levels.
    fn each_block(
        &mut self,
        (above, left): (&mut Side, &mut Side),
        each: &mut dyn FnMut(Kind, usize, &mut [i16; 16]) -> bool,
    ) {
        let mut luma = Kind::Luma;
        if self.is_whole() {
            let beside = usize::from(above.has_firsts) + usize::from(left.has_firsts);
            let has = each(Kind::Firsts, beside, &mut self.firsts);
            (above.has_firsts, left.has_firsts) = (has, has);
            luma = Kind::LumaRest;
        }
        for (from, at, side) in PARTS {
            let kind = if from == 0 { luma } else { Kind::Chroma };
            for (index, levels) in self.levels.iter_mut().enumerate().skip(from).take(side * side) {
                let (row, column) = ((index - from) / side, (index - from) % side);
                let (Some(above), Some(left)) =
                    (above.has_levels.get_mut(at + column), left.has_levels.get_mut(at + row))
                else {
                    continue;
                };
                let has = each(kind, usize::from(*above) + usize::from(*left), levels);
                (*above, *left) = (has, has);
            }
        }
    }

    /// The levels of a block.
    pub(super) fn block(&self, index: usize) -> Block {
        self.levels.get(index).map_or([0; 16], |levels| levels.map(i32::from))
    }
}

/// Notes that a macroblock has no levels.
fn none((above, left): (&mut Side, &mut Side), is_whole: bool) {
    for side in [above, left] {
        side.has_levels = [false; 8];
        side.has_firsts &= !is_whole;
    }
}

/// How blocks count that are predicted with the whole macroblock (11.3).
const fn as_small(luma: u8) -> u8 {
    match luma {
        1 => 2,
        2 => 3,
        3 => 1,
        _ => 0,
    }
}

/// Goes through how the blocks are predicted, with the chances of it.
fn each_small(small: &mut [u8; 16], above: &mut Side, left: &mut Side, mut each: impl FnMut(u8, &[u8]) -> u8) {
    for (row, left) in small.chunks_exact_mut(4).zip(&mut left.small) {
        for (mode, above) in row.iter_mut().zip(&mut above.small) {
            let at = (usize::from(*above) * 10 + usize::from(*left)) * 9;
            *mode = each(*mode, BLOCK_CHANCES.get(at..at + 9).unwrap_or_default());
            (*above, *left) = (*mode, *mode);
        }
    }
}
