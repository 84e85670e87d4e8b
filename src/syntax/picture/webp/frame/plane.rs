//! The samples of one colour, and what a block of them is predicted from (RFC 6386, 12).

/// What is above the picture.
const ABOVE: u8 = 127;

/// What is to the left of the picture.
const LEFT: u8 = 129;

/// Samples row by row.
#[derive(Clone)]
pub(super) struct Plane {
    width: usize,
    samples: Vec<u8>,
}

/// What is around a block: its corner, what is above it and what is to its left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) corner: u8,
    /// As wide as the block, or for a small block of luma four wider.
    pub(super) above: Vec<u8>,
    pub(super) left: Vec<u8>,
    /// Whether there is anything above, and to the left.
    pub(super) is_inside: [bool; 2],
}

impl Plane {
    /// All black.
    pub(super) fn new(width: usize, height: usize) -> Option<Self> {
        Some(Self { width, samples: vec![0; width.checked_mul(height)?] })
    }

    fn get(&self, x: usize, y: usize) -> u8 {
        self.samples.get(y * self.width + x).copied().unwrap_or_default()
    }

    /// What is around a block with so many samples on a side.
    #[inline(never)]
    pub(super) fn edge(&self, x: usize, y: usize, side: usize) -> Edge {
        let corner = match (x.checked_sub(1), y.checked_sub(1)) {
            (_, None) => ABOVE,
            (None, _) => LEFT,
            (Some(x), Some(y)) => self.get(x, y),
        };
        let above = self.above(x, y, side);
        let left = (y..y + side).map(|y| x.checked_sub(1).map_or(LEFT, |x| self.get(x, y))).collect();
        Edge { corner, above, left, is_inside: [y > 0, x > 0] }
    }

    #[inline(never)]
    fn above(&self, x: usize, y: usize, count: usize) -> Vec<u8> {
        (x..x + count).map(|x| y.checked_sub(1).map_or(ABOVE, |y| self.get(x, y))).collect()
    }

    /// What is around a small block of luma. What is above it to the right comes from above the macroblock where it is
    /// not known yet; at the right side of the picture it is the last sample there.
    #[inline(never)]
    pub(super) fn small_edge(&self, x: usize, y: usize) -> Edge {
        let mut edge = self.edge(x, y, 4);
        let row = if x % 16 == 12 { y / 16 * 16 } else { y };
        if row > 0 && x + 4 >= self.width {
            edge.above.extend([self.get(self.width - 1, row - 1); 4]);
        } else {
            edge.above.extend(self.above(x + 4, row, 4));
        }
        edge
    }

    /// The samples of a block, row by row.
    #[inline(never)]
    pub(super) fn block(&self, x: usize, y: usize) -> [u8; 16] {
        let mut samples = [0; 16];
        for (row, to) in (y..).zip(samples.chunks_exact_mut(4)) {
            let at = row * self.width + x;
            to.copy_from_slice(self.samples.get(at..at + 4).unwrap_or(&[0; 4]));
        }
        samples
    }

    /// Puts a block in its place.
    #[inline(never)]
    pub(super) fn put(&mut self, x: usize, y: usize, samples: &[u8; 16]) {
        for (row, of) in (y..).zip(samples.chunks_exact(4)) {
            let at = row * self.width + x;
            if let Some(to) = self.samples.get_mut(at..at + 4) {
                to.copy_from_slice(of);
            }
        }
    }
}
