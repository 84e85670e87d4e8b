//! A frame's samples, as a decoder makes them before it makes edges smooth.

use super::header::Steps;
use super::macroblock::Macroblock;
use super::plane::{Edge, Plane};
use super::predict;
use super::transform::{self, Block};

/// Light, and the two of colour.
#[derive(Clone)]
pub(super) struct Canvas {
    pub(super) planes: [Plane; 3],
}

/// Where a macroblock's chroma blocks begin, by plane.
pub(super) const CHROMA: [usize; 2] = [16, 20];

impl Canvas {
    /// Of so many macroblocks; nothing where that is too much.
    pub(super) fn new([width, height]: [usize; 2]) -> Option<Self> {
        let plane = |side: usize| Plane::new(width.checked_mul(side)?, height.checked_mul(side)?);
        Some(Self { planes: [plane(16)?, plane(8)?, plane(8)?] })
    }

    /// What is around a macroblock, and what is above it to the right.
    pub(super) fn edges(&self, [column, row]: [usize; 2]) -> [Edge; 4] {
        let [luma, first, second] = &self.planes;
        let (x, y) = (column * 16, row * 16);
        [luma.edge(x, y, 16), luma.small_edge(x + 12, y), first.edge(x / 2, y / 2, 8), second.edge(x / 2, y / 2, 8)]
    }

    /// Decodes a macroblock.
    #[inline(never)]
    pub(super) fn decode(&mut self, coded: &Macroblock, steps: &Steps, [column, row]: [usize; 2]) {
        let [luma, chroma @ ..] = &mut self.planes;
        let (x, y) = (column * 16, row * 16);
        let edge = luma.edge(x, y, 16);
        let firsts = transform::firsts(&scaled(&coded.firsts.map(i32::from), steps.firsts));
        for (index, (mode, first)) in coded.small.iter().zip(firsts).enumerate() {
            let (right, down) = (index % 4 * 4, index / 4 * 4);
            let mut waves = scaled(&coded.block(index), steps.luma);
            let predicted = if coded.is_whole() {
                waves[0] = first;
                predict::whole(coded.luma, &edge, right, down)
            } else {
                predict::small(*mode, &luma.small_edge(x + right, y + down))
            };
            luma.put(x + right, y + down, &sum(&predicted, &waves));
        }
        for (plane, from) in chroma.iter_mut().zip(CHROMA) {
            let edge = plane.edge(x / 2, y / 2, 8);
            for index in 0..4 {
                let (right, down) = (index % 2 * 4, index / 2 * 4);
                let predicted = predict::whole(coded.chroma, &edge, right, down);
                let waves = scaled(&coded.block(from + index), steps.chroma);
                plane.put(x / 2 + right, y / 2 + down, &sum(&predicted, &waves));
            }
        }
    }

    /// Copies a macroblock.
    pub(super) fn copy(&mut self, other: &Self, [column, row]: [usize; 2]) {
        for ((to, from), side) in self.planes.iter_mut().zip(&other.planes).zip([16, 8, 8]) {
            for down in (0..side).step_by(4) {
                for right in (0..side).step_by(4) {
                    let (x, y) = (column * side + right, row * side + down);
                    to.put(x, y, &from.block(x, y));
                }
            }
        }
    }
}

/// Levels as waves.
#[inline(never)]
pub(super) fn scaled(levels: &Block, [first, other]: [i32; 2]) -> Block {
    let mut waves = levels.map(|level| level * other);
    waves[0] = levels[0] * first;
    waves
}

/// What is predicted and what is added.
#[inline(never)]
pub(super) fn sum(predicted: &[u8; 16], waves: &Block) -> [u8; 16] {
    let mut added = [0; 16];
    if *waves != [0; 16] {
        added = transform::pixels(waves);
    }
    let mut both = predicted.iter().zip(added);
    [(); 16].map(|()| {
        let sum = both.next().map_or(0, |(sample, added)| i32::from(*sample) + added);
        u8::try_from(sum.clamp(0, 255)).unwrap_or_default()
    })
}
