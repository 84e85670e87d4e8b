//! Which samples of a frame are painted over.

use super::Window;

/// How far around windows is painted too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margin {
    /// In pixels that become black.
    pub light: usize,
    /// In pixels that lose their colour.
    pub colour: usize,
    /// Whether all of a block is painted where some of it is.
    pub is_by_block: bool,
}

/// The samples that are painted over.
pub(super) struct Area {
    light: Marks,
    colour: Marks,
}

/// The samples of a plane, some of which are marked.
struct Marks {
    /// How many pixels a sample is wide and high.
    unit: usize,
    width: usize,
    marks: Vec<bool>,
}

/// How many samples a block is wide and high.
const BLOCK: usize = 4;

impl Marks {
    fn new(unit: usize, [width, height]: [usize; 2]) -> Option<Self> {
        let (width, height) = (width.checked_mul(16 / unit)?, height.checked_mul(16 / unit)?);
        Some(Self { unit, width, marks: vec![false; width.checked_mul(height)?] })
    }

    /// Marks what a window touches. What a coder put beside the picture is made of what is at its edge, and goes with it.
    fn mark(&mut self, window: &Window, margin: usize, is_by_block: bool, [width, height]: [usize; 2]) {
        let (columns, rows) = (window.columns_of(width), window.rows_of(height));
        if columns.is_empty() || rows.is_empty() {
            return;
        }
        let step = if is_by_block { BLOCK } else { 1 };
        let samples = |from: usize, until: usize, most: usize| {
            let until = if until.saturating_add(margin) >= most { usize::MAX / 2 } else { until + margin };
            (from.saturating_sub(margin) / self.unit / step * step, until.div_ceil(self.unit).div_ceil(step) * step)
        };
        let (left, right) = samples(columns.start, columns.end, width);
        let (top, bottom) = samples(rows.start, rows.end, height);
        for row in self.marks.chunks_exact_mut(self.width).take(bottom).skip(top) {
            row.iter_mut().take(right).skip(left).for_each(|mark| *mark = true);
        }
    }

    /// Which samples of a block are marked.
    #[inline(never)]
    fn block(&self, column: usize, row: usize) -> [bool; 16] {
        let mut marks = [false; 16];
        for (to, y) in marks.chunks_exact_mut(BLOCK).zip(row * BLOCK..) {
            let at = y * self.width + column * BLOCK;
            to.copy_from_slice(self.marks.get(at..at + BLOCK).unwrap_or(&[false; BLOCK]));
        }
        marks
    }

    #[inline(never)]
    fn has(&self, column: usize, row: usize) -> bool {
        column * BLOCK < self.width && self.block(column, row) != [false; 16]
    }

    /// Whether there is a mark above or to the left of a square of so many blocks.
    fn has_near(&self, [column, row]: [usize; 2], side: usize) -> bool {
        let (x, y) = (column * side, row * side);
        let has_above = |above| (x.saturating_sub(1)..x + side).any(|x| self.has(x, above));
        let has_left = |left| (y..y + side).any(|y| self.has(left, y));
        y.checked_sub(1).is_some_and(has_above) || x.checked_sub(1).is_some_and(has_left)
    }
}

impl Area {
    /// What windows touch in a picture of so many pixels and macroblocks.
    pub(super) fn new(windows: &[Window], margin: Margin, pixels: [usize; 2], macroblocks: [usize; 2]) -> Option<Self> {
        let mut area = Self { light: Marks::new(1, macroblocks)?, colour: Marks::new(2, macroblocks)? };
        for window in windows {
            area.light.mark(window, margin.light, margin.is_by_block, pixels);
            area.colour.mark(window, margin.colour, margin.is_by_block, pixels);
        }
        Some(area)
    }

    /// Which samples of the blocks of light of a macroblock are painted.
    pub(super) fn light(&self, [column, row]: [usize; 2]) -> [[bool; 16]; 16] {
        std::array::from_fn(|index| self.light.block(column * 4 + index % 4, row * 4 + index / 4))
    }

    /// Which samples of the blocks of colour of a macroblock are painted.
    pub(super) fn colour(&self, [column, row]: [usize; 2]) -> [[bool; 16]; 4] {
        std::array::from_fn(|index| self.colour.block(column * 2 + index % 2, row * 2 + index / 2))
    }

    /// Whether any of a macroblock is painted.
    pub(super) fn touches(&self, at: [usize; 2]) -> bool {
        self.light(at) != [[false; 16]; 16] || self.colour(at) != [[false; 16]; 4]
    }

    /// Whether some of what a block of light is predicted from is painted.
    pub(super) fn is_near_block(&self, [column, row]: [usize; 2], index: usize) -> bool {
        let (x, y) = (column * 4 + index % 4, row * 4 + index / 4);
        // What is to the right of a macroblock is known above it alone.
        let above_right = if index % 4 == 3 { row * 4 } else { y };
        let at = |x: Option<usize>, y: Option<usize>| x.zip(y).is_some_and(|(x, y)| self.light.has(x, y));
        at(x.checked_sub(1), Some(y))
            || at(x.checked_sub(1), y.checked_sub(1))
            || at(Some(x), y.checked_sub(1))
            || at(Some(x + 1), above_right.checked_sub(1))
    }

    /// Whether some of what the light of a macroblock is predicted from as a whole is painted.
    pub(super) fn is_near_light(&self, at: [usize; 2]) -> bool {
        self.light.has_near(at, 4)
    }

    /// Whether some of what its colour is predicted from is painted.
    pub(super) fn is_near_colour(&self, at: [usize; 2]) -> bool {
        self.colour.has_near(at, 2)
    }
}
