//! How opaque the pixels of a picture are, beside what is coded with loss (RFC 9649, 2.7.1.2).

use image_webp::{ColorType, EncoderParams, WebPEncoder};

use super::{HEADER, chunks};

/// Coded without loss.
const METHOD: u8 = 1;

/// So many bytes tell the size of what is coded without loss (RFC 9649, 3.4); it is known already.
const SIZE_LEN: usize = 5;

/// What each value is told as the difference from: nothing, the one to the left, the one above, or both less the one
/// between them.
const WAYS: [u8; 4] = [0, 1, 2, 3];

/// Codes a value for each pixel, row by row.
pub(super) fn coded(values: &[u8], width: usize) -> Option<Vec<u8>> {
    let height = values.len().checked_div(width)?;
    let sizes = [u32::try_from(width).ok()?, u32::try_from(height).ok()?];
    let all = WAYS.iter().filter_map(|way| one(values, width, *way, sizes));
    all.min_by_key(Vec::len)
}

fn one(values: &[u8], width: usize, way: u8, [wide, high]: [u32; 2]) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = WebPEncoder::new(&mut file);
    let mut how = EncoderParams::default();
    how.use_predictor_transform = way == 0;
    encoder.set_params(how);
    encoder.encode(&differences(values, width, way), wide, high, ColorType::L8).ok()?;
    let (chunks, _) = chunks(file.get(HEADER..)?)?;
    let (_, pixels) = chunks.iter().find(|(kind, _)| *kind == b"VP8L")?;
    Some([&[METHOD | way << 2], pixels.get(SIZE_LEN..)?].concat())
}

/// What each value is more than those before it foretell. In the first row that is the one to the left, and in the first
/// column the one above.
fn differences(values: &[u8], width: usize, way: u8) -> Vec<u8> {
    let before = |at: usize, back: usize| at.checked_sub(back).and_then(|at| values.get(at)).map_or(0, |value| *value);
    let foretold = |at: usize| {
        let (left, above) = (before(at, 1), before(at, width));
        match way {
            0 => 0,
            _ if at < width => left,
            _ if at.is_multiple_of(width) => above,
            1 => left,
            2 => above,
            _ => {
                let sum = i16::from(left) + i16::from(above) - i16::from(before(at, width + 1));
                u8::try_from(sum.clamp(0, 255)).unwrap_or_default()
            }
        }
    };
    values.iter().enumerate().map(|(at, value)| value.wrapping_sub(foretold(at))).collect()
}
