//! What a picture says of its size (ISO/IEC 15948, 11.2.2), and how much its rows take (8.2).

/// The header.
#[derive(Debug, Clone, Copy)]
pub struct Header {
    /// Pixels of a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Bits of one sample.
    pub depth: usize,
    /// Bits of one pixel.
    pub bits: usize,
    /// Whether the rows come in seven passes.
    pub is_interlaced: bool,
    colour: u8,
}

/// Some of the rows, of which each has some of the pixels.
#[derive(Debug, Clone, Copy)]
pub struct Pass {
    /// The first pixel.
    pub left: usize,
    /// The first row.
    pub top: usize,
    /// How far pixels are apart.
    pub across: usize,
    /// How far rows are apart.
    pub down: usize,
    /// Pixels of a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

/// Where each pass begins and how far apart its pixels are, across and down.
const PASSES: [[usize; 4]; 7] =
    [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];

impl Header {
    /// Reads the data of its chunk.
    pub fn read(data: &[u8]) -> Option<Self> {
        let [size @ .., depth, colour, 0, 0, interlacing @ (0 | 1)] = data else { return None };
        let (width, height) = size.split_first_chunk::<4>()?;
        let height = height.first_chunk::<4>().filter(|_| height.len() == 4)?;
        let channels = match colour {
            0 | 3 => 1,
            4 => 2,
            2 => 3,
            6 => 4,
            _ => return None,
        };
        let depth = matches!((depth, channels), (1 | 2 | 4, 1) | (8 | 16, _)).then_some(usize::from(*depth))?;
        let bits = channels * depth;
        let header = Self { width: 0, height: 0, depth, bits, is_interlaced: *interlacing == 1, colour: *colour };
        header.sized(u32::from_be_bytes(*width), u32::from_be_bytes(*height))
    }

    /// The same of another size; nothing where that is none.
    pub fn sized(self, width: u32, height: u32) -> Option<Self> {
        let side = |side: u32| usize::try_from(side).ok().filter(|side| *side > 0);
        Some(Self { width: side(width)?, height: side(height)?, ..self })
    }

    /// Tells whether its pixels are numbers of colours.
    pub fn has_palette(&self) -> bool {
        self.colour == 3
    }

    /// Tells whether so many bytes may say what is transparent (11.3.2.1).
    pub fn tells_transparency(&self, len: usize) -> bool {
        match self.colour {
            0 => len == 2,
            2 => len == 6,
            3 => (1..=256).contains(&len),
            _ => false,
        }
    }

    /// How many bytes a row of so many pixels takes.
    pub fn row_bytes(&self, width: usize) -> Option<usize> {
        Some(width.checked_mul(self.bits)?.div_ceil(8))
    }

    /// How many bytes all rows take, with the byte before each.
    pub fn unpacked(&self) -> Option<u64> {
        self.passes().try_fold(0_u64, |sum, pass| {
            let row = self.row_bytes(pass.width)?.checked_add(1)?;
            sum.checked_add((row as u64).checked_mul(pass.height as u64)?)
        })
    }

    /// The passes in which its rows come, but for those without pixels.
    pub fn passes(&self) -> impl Iterator<Item = Pass> {
        let passes = if self.is_interlaced { &PASSES[..] } else { &[[0, 0, 1, 1]] };
        let (whole, lines) = (self.width, self.height);
        let pass = move |[left, top, across, down]: [usize; 4]| Pass {
            left,
            top,
            across,
            down,
            width: whole.saturating_sub(left).div_ceil(across),
            height: lines.saturating_sub(top).div_ceil(down),
        };
        passes.iter().copied().map(pass).filter(|pass| pass.width > 0 && pass.height > 0)
    }

    /// How far back the byte of the pixel before is.
    pub fn unit(&self) -> usize {
        (self.bits / 8).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_with_their_filters_and_in_passes() {
        let unpacked = |told: [u8; 5]| Header::read(&[&[0, 0, 0, 10, 0, 0, 0, 3][..], &told].concat())?.unpacked();
        assert_eq!(unpacked([8, 2, 0, 0, 0]), Some(3 * 31));
        assert_eq!(unpacked([1, 0, 0, 0, 0]), Some(3 * 3));
        // Of two, one, no, two, five, five and ten pixels in a row.
        assert_eq!(unpacked([8, 0, 0, 0, 1]), Some(3 + 2 + 3 + 6 + 2 * 6 + 11));
        assert_eq!(unpacked([3, 0, 0, 0, 0]), None);
    }
}
