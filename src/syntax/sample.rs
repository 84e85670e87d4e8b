//! Samples of pictures in rows, each of which begins with a byte: those that are shorter than one fill it from the highest
//! bit on. A sample has 1, 2, 4 or 8 bits; longer ones are pixels of several bytes.

use std::ops::Range;

/// Gives a sample of a row.
pub fn get(row: &[u8], at: usize, bits: usize) -> Option<u8> {
    let bit = at.checked_mul(bits)?;
    Some(row.get(bit / 8)? >> shift(bit, bits) & most(bits))
}

/// Writes samples from one of a row on, as far as it reaches.
pub fn put(row: &mut [u8], from: usize, samples: impl Iterator<Item = u8>, bits: usize) {
    for (at, sample) in (from..).zip(samples) {
        let bit = at.saturating_mul(bits);
        let Some(byte) = row.get_mut(bit / 8) else { return };
        let (shift, most) = (shift(bit, bits), most(bits));
        *byte = *byte & !(most << shift) | (sample & most) << shift;
    }
}

/// Writes a pixel over some of a row, as far as it reaches.
pub fn fill(row: &mut [u8], columns: Range<usize>, pixel: &[u8], bits: usize) {
    let (from, count) = (columns.start.saturating_mul(pixel.len()), columns.len().saturating_mul(pixel.len()));
    put(row, from, pixel.iter().copied().cycle().take(count), bits);
}

/// A byte has 8 bits.
fn shift(bit: usize, bits: usize) -> usize {
    8_usize.saturating_sub(bits + bit % 8)
}

/// The largest sample.
pub fn most(bits: usize) -> u8 {
    u8::MAX >> 8_usize.saturating_sub(bits).min(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_of_every_size_are_written_where_they_are_read() {
        for bits in [1, 2, 4, 8] {
            let mut row = [0; 8];
            put(&mut row, 1, [1, 0, u8::MAX].into_iter(), bits);
            assert_eq!([0, 1, 2, 3, 4].map(|at| get(&row, at, bits)), [0, 1, 0, most(bits), 0].map(Some), "{bits}");
        }
        assert_eq!(get(&[0], 8, 1), None);
    }

    #[test]
    fn pixels_fill_columns_and_no_more_than_the_row() {
        let mut row = [0; 6];
        fill(&mut row, 1..9, &[1, 2], 8);
        assert_eq!(row, [0, 0, 1, 2, 1, 2]);
        let mut row = [0; 2];
        fill(&mut row, 3..10, &[1], 1);
        assert_eq!(row, [0b0001_1111, 0b1100_0000]);
    }
}
