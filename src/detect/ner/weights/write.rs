//! Packs weights.

use super::super::tag::TAGS;
use super::{MAGIC, VERSION};
use crate::detect::lexicon::checksum;

/// Packs the weights of features, of which so many bits are kept, in rising order: for each the tags' weights in units,
/// less that of the tag for no name. The rest is as in [`Weights`](super::Weights).
pub fn write(
    bits: u8,
    scale: f32,
    steps: &[[i32; TAGS]; TAGS + 1],
    against_none: i32,
    rows: &[(u32, [i8; TAGS - 1])],
) -> Vec<u8> {
    let mut body = scale.to_bits().to_le_bytes().to_vec();
    steps.iter().flatten().for_each(|step| body.extend(step.to_le_bytes()));
    body.extend(against_none.to_le_bytes());
    body.extend(u32::try_from(rows.len()).unwrap_or(u32::MAX).to_le_bytes());
    let mut last = 0;
    for (at, _) in rows {
        let mut distance = at - last;
        last = *at;
        while distance > 0x7f {
            body.push(distance as u8 | 0x80);
            distance >>= 7;
        }
        body.push(distance as u8);
    }
    for lane in 0..TAGS - 1 {
        body.extend(rows.iter().flat_map(|(_, row)| row.get(lane).copied().unwrap_or(0).to_le_bytes()));
    }
    [MAGIC, &[VERSION, bits], &checksum(&body).to_le_bytes(), &body].concat()
}
