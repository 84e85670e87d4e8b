//! The pixels of a bitmap: shown, and painted over.

use super::super::Window;
use super::{Bitmap, MASKS, MASKS_WITH_ALPHA, RUNS_OF_BYTES, RUNS_OF_HALVES, long, of_file, runs, short};
use crate::syntax::sample;

/// What red, green, blue and how opaque it is take of a pixel of two bytes and of four, where nothing is said (2.1.1.7).
const USUAL: [[u32; 4]; 2] = [[0x7c00, 0x3e0, 0x1f, 0], [0xff_0000, 0xff00, 0xff, 0]];

/// Rows that are not packed.
struct Raster {
    bits: usize,
    width: usize,
    /// How many bytes a row takes.
    len: usize,
    /// Whether the lowest row comes first.
    is_upward: bool,
    rows: Vec<u8>,
}

impl Bitmap {
    fn coding(&self) -> Option<u32> {
        if self.is_old() { Some(0) } else { long(&self.head, 16) }
    }

    /// Unpacks the rows; nothing where they take more than `most` bytes.
    fn raster(&self, most: u64) -> Option<Raster> {
        let is_old = self.is_old();
        let bits = usize::from(short(&self.head, if is_old { 10 } else { 14 })?);
        let (width, lines) = (usize::try_from(self.width).ok()?, usize::try_from(self.height).ok()?);
        let len = width.checked_mul(bits)?.div_ceil(32).checked_mul(4)?;
        let size = len.checked_mul(lines).filter(|size| *size as u64 <= most)?;
        let is_upward = is_old || self.head.get(11)? & 0x80 == 0;
        let rows = match self.coding()? {
            coding @ (RUNS_OF_BYTES | RUNS_OF_HALVES) => {
                let mut rows = vec![0; size];
                runs::unpack(&self.rows, coding, width, len, &mut rows)?;
                rows
            }
            _ => self.rows.get(..size)?.to_vec(),
        };
        Some(Raster { bits, width, len, is_upward, rows })
    }

    /// One black pixel that hides what is behind it; with numbers of colours, the darkest of them.
    fn black(&self, bits: usize) -> Option<Vec<u8>> {
        if bits > 8 {
            let alpha = if self.head.len() >= 56 { long(&self.head, 52)? } else { 0 };
            return alpha.to_le_bytes().get(..bits / 8).map(<[u8]>::to_vec);
        }
        let light = |colour: &[u8]| colour.iter().take(3).map(|part| u32::from(*part)).sum::<u32>();
        let (_, darkest) = self.colours_of().zip(0..=sample::most(bits)).min_by_key(|(colour, _)| light(colour))?;
        Some(vec![darkest])
    }

    /// Its colours: blue, green, red, and perhaps a byte that says nothing.
    fn colours_of(&self) -> impl Iterator<Item = &[u8]> {
        let len = long(&self.head, 0).and_then(|len| usize::try_from(len).ok()).unwrap_or(usize::MAX);
        self.head.get(len..).unwrap_or_default().chunks_exact(if self.is_old() { 3 } else { 4 })
    }

    /// What red, green, blue and how opaque it is take of a pixel of two bytes or of four.
    fn masks(&self, bits: usize) -> Option<[u32; 4]> {
        if !matches!(self.coding()?, MASKS | MASKS_WITH_ALPHA) {
            let [short, long] = USUAL;
            return Some(if bits == 16 { short } else { long });
        }
        let alpha = if self.head.len() >= 56 { long(&self.head, 52)? } else { 0 };
        Some([long(&self.head, 40)?, long(&self.head, 44)?, long(&self.head, 48)?, alpha])
    }
}

impl Raster {
    /// How many rows there are.
    fn lines(&self) -> usize {
        self.rows.len().checked_div(self.len).unwrap_or(0)
    }

    /// The row that is shown so far from the top.
    fn row(&mut self, y: usize) -> Option<&mut [u8]> {
        let at = if self.is_upward { self.lines().checked_sub(y + 1)? } else { y };
        self.rows.get_mut(at.checked_mul(self.len)?..)?.get_mut(..self.len)
    }

    fn paint(&mut self, windows: &[Window], black: &[u8]) -> Option<()> {
        for window in windows {
            let columns = window.columns_of(self.width);
            for y in window.rows_of(self.lines()) {
                let bits = self.bits.min(8);
                sample::fill(self.row(y)?, columns.clone(), black, bits);
            }
        }
        Some(())
    }
}

/// Paints parts of a file black; nothing where its rows take more than `most` bytes.
pub fn paint(bytes: &[u8], windows: &[Window], most: u64) -> Option<Vec<u8>> {
    let mut bitmap = of_file(bytes)?;
    let mut raster = bitmap.raster(most)?;
    raster.paint(windows, &bitmap.black(raster.bits)?)?;
    let coding = bitmap.coding()?;
    bitmap.rows = raster.rows;
    if matches!(coding, RUNS_OF_BYTES | RUNS_OF_HALVES) {
        let packed = runs::pack(&bitmap.rows, coding, raster.width, raster.len)?;
        if packed.len() < bitmap.rows.len() {
            bitmap.rows = packed;
        } else {
            bitmap.put(16, &0_u32.to_le_bytes())?;
        }
        bitmap.put(20, &u32::try_from(bitmap.rows.len()).ok()?.to_le_bytes())?;
        if !bitmap.profile.is_empty() {
            let at = bitmap.head.len().checked_add(bitmap.rows.len())?;
            bitmap.put(112, &u32::try_from(at).ok()?.to_le_bytes())?;
        }
    }
    let mut out = Vec::with_capacity(bytes.len());
    bitmap.write(&mut out)?;
    Some(out)
}

/// Tells whether parts of a file are black; nothing where its rows take more than `most` bytes.
pub fn is_even(bytes: &[u8], windows: &[Window], most: u64) -> Option<bool> {
    let bitmap = of_file(bytes)?;
    let mut raster = bitmap.raster(most)?;
    let before = raster.rows.clone();
    // Painting what is black already changes nothing.
    raster.paint(windows, &bitmap.black(raster.bits)?)?;
    Some(raster.rows == before)
}

/// All pixels from the top down, each as red, green, blue and how opaque it is.
pub fn rgba(bytes: &[u8], most: u64) -> Option<Vec<u8>> {
    let bitmap = of_file(bytes)?;
    let mut raster = bitmap.raster(most)?;
    let colours: Vec<[u8; 3]> =
        bitmap.colours_of().map(|colour| [2, 1, 0].map(|at| colour.get(at).copied().unwrap_or(0))).collect();
    let (bits, masks) = (raster.bits, bitmap.masks(raster.bits)?);
    let mut rgba = Vec::with_capacity(raster.width.checked_mul(raster.lines())?.checked_mul(4)?);
    for y in 0..raster.lines() {
        let width = raster.width;
        let row = &*raster.row(y)?;
        match bits {
            16 | 32 => {
                rgba.extend(row.chunks_exact(bits / 8).take(width).flat_map(|pixel| masked(pixel, masks)));
            }
            24 => {
                let (pixels, _) = row.as_chunks::<3>();
                rgba.extend(pixels.iter().take(width).flat_map(|[blue, green, red]| [*red, *green, *blue, u8::MAX]));
            }
            _ => {
                for at in 0..width {
                    let [red, green, blue] =
                        colours.get(usize::from(sample::get(row, at, bits)?)).copied().unwrap_or_default();
                    rgba.extend([red, green, blue, u8::MAX]);
                }
            }
        }
    }
    // Some writers leave it at nought for pictures of which all is to be seen.
    if rgba.iter().skip(3).step_by(4).all(|alpha| *alpha == 0) {
        rgba.iter_mut().skip(3).step_by(4).for_each(|alpha| *alpha = u8::MAX);
    }
    Some(rgba)
}

/// The parts of a pixel that masks tell, in eight bits.
fn masked(pixel: &[u8], masks: [u32; 4]) -> [u8; 4] {
    let value = pixel.iter().rev().fold(0_u32, |value, byte| value << 8 | u32::from(*byte));
    let part = |mask: u32| {
        let most = u64::from(mask.checked_shr(mask.trailing_zeros()).unwrap_or(0));
        let part = u64::from((value & mask).checked_shr(mask.trailing_zeros()).unwrap_or(0));
        u8::try_from((part * 255 + most / 2).checked_div(most).unwrap_or(0)).unwrap_or(u8::MAX)
    };
    let [red, green, blue, alpha] = masks;
    [part(red), part(green), part(blue), if alpha == 0 { u8::MAX } else { part(alpha) }]
}

#[cfg(test)]
mod tests;
