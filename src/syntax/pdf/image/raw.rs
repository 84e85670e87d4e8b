//! Samples in rows (ISO 32000-2, 8.9.5.2).

use std::borrow::Cow;

use super::{Area, Picture};
use crate::syntax::sample;

/// How samples lie in their rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Of a sample: 1, 2, 4, 8 or 16.
    pub bits: u8,
    /// Samples of a pixel.
    pub components: u8,
}

impl Layout {
    /// Reads what a PDF says; nothing for a picture without pixels, or with samples that have no such size.
    pub fn of(picture: &Picture<'_>) -> Option<Self> {
        let Picture { width, height, bits, components, .. } = *picture;
        let is_known = matches!(bits, 1 | 2 | 4 | 8 | 16) && components > 0 && width > 0 && height > 0;
        is_known.then_some(Self { width, height, bits, components })
    }

    /// How many bits a row has, without those that fill its last byte.
    pub fn row_bits(&self) -> u64 {
        u64::from(self.width) * u64::from(self.bits) * u64::from(self.components)
    }

    /// How many bytes a row has.
    pub fn row_bytes(&self) -> Option<usize> {
        usize::try_from(self.row_bits().div_ceil(8)).ok()
    }

    /// The bits of the last byte of a row that belong to samples.
    fn used(&self) -> u8 {
        0xff << (self.row_bits().wrapping_neg() % 8)
    }

    /// How many bytes all rows have.
    pub fn bytes(&self) -> Option<usize> {
        self.row_bytes()?.checked_mul(usize::try_from(self.height).ok()?)
    }
}

/// Cuts what follows the last row, and clears the bits that fill each.
pub fn bare<'a>(picture: &Picture<'a>) -> Option<Cow<'a, [u8]>> {
    let layout = Layout::of(picture)?;
    let most = layout.bytes().unwrap_or(usize::MAX);
    let mut shown = Cow::Borrowed(picture.data.get(..most.min(picture.data.len()))?);
    let (row, used) = (layout.row_bytes()?, layout.used());
    if shown.chunks_exact(row).any(|row| row.last().is_some_and(|last| last & !used != 0)) {
        clear_filling(&layout, shown.to_mut())?;
    }
    Some(shown)
}

/// Clears the bits that fill the last byte of each row.
pub fn clear_filling(layout: &Layout, data: &mut [u8]) -> Option<()> {
    for row in data.chunks_exact_mut(layout.row_bytes()?) {
        row.iter_mut().next_back().into_iter().for_each(|last| *last &= layout.used());
    }
    Some(())
}

/// Takes so many bytes of those that are left; nothing where they are fewer.
pub fn charge(left: &mut u64, bytes: u64) -> Option<()> {
    *left = left.checked_sub(bytes)?;
    Some(())
}

/// Writes a pixel over all that the areas touch, as far as there are rows.
pub fn paint(layout: &Layout, data: &mut [u8], areas: &[Area], pixel: &[u16]) -> Option<()> {
    let (row, width) = (layout.row_bytes()?, usize::try_from(layout.width).ok()?);
    let rows = usize::try_from(layout.height).ok()?.min(data.len().div_ceil(row));
    let (pixel, bits) = bytes(pixel, layout.bits);
    for area in areas {
        for y in area.rows(rows) {
            let start = y.checked_mul(row)?;
            let end = start.saturating_add(row).min(data.len());
            sample::fill(data.get_mut(start..end)?, area.columns(y, width), &pixel, bits);
        }
    }
    Some(())
}

/// The samples of a pixel, each of no more than a byte, and how many bits each has.
fn bytes(pixel: &[u16], bits: u8) -> (Vec<u8>, usize) {
    let parts = pixel.iter().map(|sample| sample.to_be_bytes());
    if bits == 16 { (parts.flatten().collect(), 8) } else { (parts.map(|[_, low]| low).collect(), bits.into()) }
}

/// Packs samples into rows, each of which starts with a byte. Those of more than a byte cannot be packed.
pub fn pack(layout: &Layout, samples: &[u8]) -> Option<Vec<u8>> {
    let per_row = usize::try_from(layout.width).ok()?.checked_mul(layout.components.into())?;
    let mut out = Vec::with_capacity(layout.bytes()?);
    for samples in samples.chunks_exact(per_row) {
        let start = out.len();
        out.resize(start.checked_add(layout.row_bytes()?)?, 0);
        sample::put(out.get_mut(start..)?, 0, samples.iter().copied(), layout.bits.into());
    }
    Some(out)
}

/// Unpacks the samples of all rows into a byte each, of longer ones the upper half. What is missing is nought.
pub fn unpack(layout: &Layout, data: &[u8]) -> Option<Vec<u8>> {
    let per_row = usize::try_from(layout.width).ok()?.checked_mul(layout.components.into())?;
    let all = per_row.checked_mul(usize::try_from(layout.height).ok()?)?;
    let mut out = Vec::with_capacity(all);
    for row in data.chunks(layout.row_bytes()?).take(usize::try_from(layout.height).ok()?) {
        let end = out.len() + per_row;
        match layout.bits {
            16 => out.extend(row.iter().step_by(2)),
            8 => out.extend_from_slice(row),
            bits => {
                let most = 0xff >> (8 - bits);
                let shifts = (0..8 / bits).rev().map(|at| at * bits);
                out.extend(row.iter().flat_map(|byte| shifts.clone().map(move |shift| byte >> shift & most)));
            }
        }
        out.resize(end, 0);
    }
    out.resize(all, 0);
    Some(out)
}
