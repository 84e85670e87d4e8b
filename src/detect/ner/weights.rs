//! What the tagger has learnt, packed into one file.
//!
//! # Format, version 1
//! The magic `SJNT`, the version, and how many bits of a feature are kept; a checksum of all that follows, four bytes,
//! little end first. Then the number of units in one nat of likelihood, and how much less likely each step from one tag
//! to the next is (from each of the seven tags and from the beginning, to each of the seven), and the odds against no
//! name, as numbers of four bytes. Then the number of features that count; the distance of each from the one before, in
//! groups of seven bits, the lowest first; and for each tag but the one for no name a byte for each feature.

#[cfg(not(target_arch = "wasm32"))]
mod write;

#[cfg(not(target_arch = "wasm32"))]
pub use write::write;

use super::feature;
use super::tag::{TAGS, Tag};
use crate::detect::lexicon::checksum;

const MAGIC: &[u8] = b"SJNT";
/// Changes with the form of the file and with what [`feature::of`] gives.
const VERSION: u8 = 1;
/// The weights of one feature: every tag but the one for no name, the others beyond them unused.
const LANES: usize = 8;
/// What is added to a weight, so that sums of lanes never borrow from each other.
const OFFSET: usize = 128;
/// Four noughts.
const NOUGHT: u64 = OFFSET as u64 * 0x0001_0001_0001_0001;
/// How little likely a step is that cannot be. Sums of some of these fit.
pub const NEVER: i32 = i32::MIN / 8;
/// What more units than these speak against is as good as impossible.
const MOST_UNITS: i32 = 2048;

/// How likely each tag is at one place, in units; no name at all is nought.
pub type Emission = [i32; TAGS];

/// The sum of some rows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum([u64; LANES / 4]);

/// The emission of a place where no name can be.
pub const NO_NAME: Emission = {
    let mut emission = [NEVER; TAGS];
    emission[Tag::NONE] = 0;
    emission
};

/// The weights, ready to be summed.
#[derive(Debug, Clone)]
pub struct Weights {
    bits: u32,
    /// By how many units each step from a tag to the next is more likely than another; the last row is the beginning.
    pub steps: [[i32; TAGS]; TAGS + 1],
    /// The same as likelihoods.
    pub step_chances: [[f32; TAGS]; TAGS + 1],
    /// How many units less likely no name is than it was when this was learnt.
    pub against_none: i32,
    /// For each 64 features, which of them count.
    blocks: Vec<Block>,
    /// Four weights in each number, sixteen bits a weight. The first row is that of features that do not count.
    rows: Vec<[u64; LANES / 4]>,
    /// How likely something is that so many units speak against.
    chances: Vec<f32>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Block {
    counts: u64,
    /// How many count in all blocks before.
    before: u32,
}

impl Weights {
    /// Reads the packed form; nothing for bytes that are of another version, damaged, or no weights at all.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (&[version, bits], rest) = rest.split_first_chunk()?;
        let (sum, rest) = rest.split_first_chunk()?;
        if version != VERSION || !(6..=24).contains(&bits) || u32::from_le_bytes(*sum) != checksum(rest) {
            return None;
        }
        let mut reader = Reader { rest };
        let scale = f32::from_bits(reader.number()?);
        let mut steps = [[0; TAGS]; TAGS + 1];
        for step in steps.iter_mut().flatten() {
            *step = reader.signed()?;
        }
        let against_none = reader.signed()?;
        let count = usize::try_from(reader.number()?).ok()?;
        let mut blocks = vec![Block::default(); 1 << (bits - 6)];
        let mut at = 0usize;
        for _ in 0..count {
            at = at.checked_add(reader.distance()?)?;
            blocks.get_mut(at >> 6)?.counts |= 1 << (at & 63);
        }
        let mut before = 0;
        for block in &mut blocks {
            block.before = before;
            before += block.counts.count_ones();
        }
        let mut rows = vec![[0; LANES / 4]; count + 1];
        if let Some(none) = rows.first_mut() {
            *none = [NOUGHT; LANES / 4];
        }
        for lane in 0..TAGS - 1 {
            let plane = reader.take(count)?;
            for (row, byte) in rows.iter_mut().skip(1).zip(plane) {
                let weight = u64::try_from(i64::from(i8::from_le_bytes([*byte])) + OFFSET as i64).ok()?;
                *row.get_mut(lane / 4)? |= weight << (16 * (lane % 4));
            }
        }
        let is_sound = reader.rest.is_empty() && before as usize == count && scale.is_finite() && scale > 0.0;
        if !is_sound {
            return None;
        }
        let chance = |units: i32| (units as f32 / scale).exp();
        let chances = (0..MOST_UNITS).map(|units| chance(-units)).collect();
        for (before, row) in steps.iter_mut().enumerate() {
            for (tag, step) in row.iter_mut().enumerate() {
                if !Tag(tag).may_follow(Some(Tag(before)).filter(|_| before < TAGS)) {
                    *step = NEVER;
                }
            }
        }
        let step_chances = steps.map(|row| row.map(chance));
        Some(Self { bits: u32::from(bits), steps, step_chances, against_none, blocks, rows, chances })
    }

    /// Sums up what some features tell.
    pub fn sum(&self, features: &[u32]) -> Sum {
        let (mut low, mut high) = (0, 0);
        for feature in features {
            let [a, b] = self.row(*feature);
            low += a;
            high += b;
        }
        Sum([low, high])
    }

    /// What the own features of a word and those around it tell of its place.
    pub fn emission(&self, own: Sum, around: Sum) -> Emission {
        let ([a, b], [c, d]) = (own.0, around.0);
        let (low, high) = (a + c, b + d);
        let nought = (feature::COUNT * OFFSET) as i32;
        let of = |sum: u64, lane: usize| (sum >> (16 * lane) & 0xffff) as i32 - nought;
        let none = Tag::NONE;
        let mut emission = [0; TAGS];
        for (tag, to) in emission.iter_mut().enumerate().filter(|(tag, _)| *tag != none) {
            let lane = tag - 1;
            *to = if lane < 4 { of(low, lane) } else { of(high, lane - 4) };
        }
        emission
    }

    /// How likely something is that so many units speak for, which are none or fewer.
    pub fn chance(&self, units: i32) -> f32 {
        self.chances.get(units.unsigned_abs() as usize).copied().unwrap_or(0.0)
    }

    /// The weights of a feature. Whether it counts is as good as chance, so nothing branches on it.
    fn row(&self, feature: u32) -> [u64; LANES / 4] {
        let at = feature >> (u32::BITS - self.bits);
        let block = self.blocks.get((at >> 6) as usize).copied().unwrap_or_default();
        let bit = at & 63;
        let below = (block.counts & ((1 << bit) - 1)).count_ones();
        let counts = (block.counts >> bit & 1) as u32;
        self.rows.get(((block.before + below + 1) * counts) as usize).copied().unwrap_or([NOUGHT; LANES / 4])
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(u32::from_le_bytes(*number))
    }

    fn signed(&mut self) -> Option<i32> {
        self.number().map(u32::cast_signed)
    }

    fn distance(&mut self) -> Option<usize> {
        let (mut value, mut shift) = (0usize, 0);
        loop {
            let (&byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
            shift += 7;
            if shift > 21 {
                return None;
            }
        }
    }
}

#[cfg(test)]
mod tests;
