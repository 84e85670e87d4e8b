//! What stands in a stream in place of its bytes because it packs better: how each differs from those before
//! (ISO 32000-2, 7.4.4.4).

use crate::syntax::pdf::object::Dict;

/// Undoes what the parameters of a filter say.
pub(super) fn undo(bytes: Vec<u8>, told: &Dict) -> Vec<u8> {
    let number = |key: &str, otherwise: usize, most: usize| {
        let number = told.get(key).as_integer().and_then(|number| usize::try_from(number).ok());
        number.filter(|number| (1..=most).contains(number)).unwrap_or(otherwise)
    };
    let predictor = number("Predictor", 1, 15);
    let (colors, bits) = (number("Colors", 1, 32), number("BitsPerComponent", 8, 16));
    let columns = number("Columns", 1, 1 << 24);
    let pixel = (colors * bits).div_ceil(8);
    let row = (colors * bits * columns).div_ceil(8);
    match predictor {
        2 => tiff(bytes, colors, bits, row),
        10.. => png(&bytes, pixel, row),
        _ => bytes,
    }
}

/// Each row begins with the kind of its difference (PNG, 9).
fn png(bytes: &[u8], pixel: usize, row: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut before = vec![0; row];
    for line in bytes.chunks(row + 1) {
        let Some((&kind, line)) = line.split_first() else { break };
        let mut now = vec![0; row];
        for (index, &byte) in line.iter().enumerate() {
            let of = |row: &[u8], index: Option<usize>| index.and_then(|index| row.get(index)).copied().unwrap_or(0);
            let left = of(&now, index.checked_sub(pixel));
            let up = of(&before, Some(index));
            let corner = of(&before, index.checked_sub(pixel));
            let guess = match kind {
                1 => left,
                2 => up,
                3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                4 => paeth(left, up, corner),
                _ => 0,
            };
            if let Some(place) = now.get_mut(index) {
                *place = byte.wrapping_add(guess);
            }
        }
        out.extend_from_slice(now.get(..line.len()).unwrap_or_default());
        before = now;
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |from: u8| (guess - i16::from(from)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}

/// Each sample is told by how it differs from that of the pixel before (TIFF 6.0, section 14).
fn tiff(mut bytes: Vec<u8>, colors: usize, bits: usize, row: usize) -> Vec<u8> {
    for line in bytes.chunks_mut(row.max(1)) {
        match bits {
            8 => {
                for index in colors..line.len() {
                    let before = line.get(index - colors).copied().unwrap_or(0);
                    line.iter_mut().skip(index).take(1).for_each(|byte| *byte = byte.wrapping_add(before));
                }
            }
            16 => {
                for index in (colors * 2..line.len().saturating_sub(1)).step_by(2) {
                    let sample = |line: &[u8], at: usize| -> u16 {
                        line.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |pair| u16::from_be_bytes(*pair))
                    };
                    let sum = sample(line, index).wrapping_add(sample(line, index - colors * 2));
                    line.iter_mut().skip(index).zip(sum.to_be_bytes()).for_each(|(byte, new)| *byte = new);
                }
            }
            _ => narrow(line, colors, bits),
        }
    }
    bytes
}

/// Samples of less than a byte.
fn narrow(line: &mut [u8], colors: usize, bits: usize) {
    let mask = (1_u16 << bits.min(8)) - 1;
    let mut before = vec![0_u16; colors];
    let count = line.len() * 8 / bits.max(1);
    for index in 0..count {
        let (at, shift) = (index * bits / 8, 8_usize.saturating_sub(bits + index * bits % 8));
        let (Some(byte), Some(last)) = (line.get_mut(at), before.get_mut(index % colors)) else { return };
        let sum = ((u16::from(*byte) >> shift & mask) + *last) & mask;
        *last = sum;
        *byte = (u16::from(*byte) & !(mask << shift) | sum << shift) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::pdf::object::Object;

    fn told(pairs: &[(&str, i64)]) -> Dict {
        pairs.iter().fold(Dict::default(), |dict, (key, value)| dict.with(key, Object::Integer(*value)))
    }

    #[test]
    fn each_kind_of_difference_is_undone() {
        let told = told(&[("Predictor", 15), ("Columns", 3)]);
        let bytes = [0, 1, 2, 3, 1, 1, 1, 1, 2, 1, 1, 1, 3, 2, 2, 2, 4, 1, 1, 1];
        let rows = [[1, 2, 3], [1, 2, 3], [2, 3, 4], [3, 5, 6], [4, 6, 7]];
        assert_eq!(undo(bytes.to_vec(), &told), rows.concat());
        assert_eq!(undo(bytes.get(..6).unwrap_or_default().to_vec(), &told), [1, 2, 3, 1]);
    }

    #[test]
    fn samples_of_any_width_are_added_up() {
        let eight = told(&[("Predictor", 2), ("Columns", 2), ("Colors", 2)]);
        assert_eq!(undo(vec![1, 2, 3, 4], &eight), [1, 2, 4, 6]);
        let four = told(&[("Predictor", 2), ("Columns", 4), ("BitsPerComponent", 4)]);
        assert_eq!(undo(vec![0x12, 0x3f], &four), [0x13, 0x65]);
        let sixteen = told(&[("Predictor", 2), ("Columns", 2), ("BitsPerComponent", 16)]);
        assert_eq!(undo(vec![0, 255, 0, 1], &sixteen), [0, 255, 1, 0]);
        assert_eq!(undo(vec![7], &told(&[("Predictor", 2), ("Colors", 99), ("Columns", -4)])), [7]);
    }
}
