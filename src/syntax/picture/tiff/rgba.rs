//! The pixels of a page as they are shown (TIFF 6.0, sections 4 to 6, 16, 18 and 21).

use super::super::ifd::Order;
use super::page::Page;
use super::photo;
use super::raster::{Form, JPEG, Meaning};
use crate::syntax::sample;

/// How much of a colour shows is told by another sample, with which it is multiplied already or is not (section 18).
const MULTIPLIED: u32 = 1;
const ALONE: u32 = 2;

/// All pixels, each as red, green, blue and how opaque it is.
pub fn rgba(page: &Page, order: Order, mut left: u64) -> Option<Vec<u8>> {
    let form = Form::of(page, order)?;
    let size = form.width.checked_mul(form.height)?;
    left = left.checked_sub((size as u64).checked_mul(form.samples as u64)?)?;
    let samples = samples(page, &form, &mut left)?;
    let clear = form.more.first().copied().filter(|kind| matches!(*kind, MULTIPLIED | ALONE));
    let clear = clear.filter(|_| form.samples > form.meaning.samples());
    let mut rgba = Vec::with_capacity(size.checked_mul(4)?);
    for pixel in samples.chunks_exact(form.samples) {
        let [red, green, blue] = form.colour(pixel)?;
        let alpha =
            clear.and_then(|_| pixel.get(form.meaning.samples()).copied()).map_or(u8::MAX, |it| form.scaled(it));
        let part = |part: u8| match clear {
            Some(MULTIPLIED) => {
                let whole = (u16::from(part) * 255).checked_div(alpha.into()).unwrap_or(0);
                u8::try_from(whole).unwrap_or(u8::MAX)
            }
            _ => part,
        };
        rgba.extend([part(red), part(green), part(blue), alpha]);
    }
    Some(rgba)
}

/// All samples of all pixels, of longer ones the upper byte.
fn samples(page: &Page, form: &Form, left: &mut u64) -> Option<Vec<u8>> {
    let mut out = vec![0; form.width.checked_mul(form.height)?.checked_mul(form.samples)?];
    let (len, together) = (form.row_bytes()?, form.together());
    let high = usize::from(form.order == Order::Little);
    for (index, piece) in page.pieces.iter().enumerate() {
        let (place, plane) = form.place(index)?;
        let rows = if form.coding == JPEG {
            photo::unpack(page, form, &place, piece, left)?
        } else {
            form.unpack(piece, place.height, left)?
        };
        let shown = place.width.min(form.width.saturating_sub(place.x));
        for (row, y) in rows.chunks_exact(len).zip(place.y..form.height) {
            let start = (y * form.width + place.x) * form.samples;
            let to = out.get_mut(start..start + shown * form.samples)?;
            for (x, pixel) in to.chunks_exact_mut(form.samples).enumerate() {
                for (at, to) in pixel.iter_mut().skip(plane).take(together).enumerate() {
                    let at = x * together + at;
                    *to = if form.bits == 16 { *row.get(at * 2 + high)? } else { sample::get(row, at, form.bits)? };
                }
            }
        }
    }
    Some(out)
}

impl Form {
    /// A sample in eight bits.
    fn scaled(&self, sample: u8) -> u8 {
        if self.bits < 8 { sample.saturating_mul(u8::MAX / sample::most(self.bits)) } else { sample }
    }

    /// Red, green and blue.
    fn colour(&self, pixel: &[u8]) -> Option<[u8; 3]> {
        if self.meaning == Meaning::Number {
            let (number, count) = (usize::from(*pixel.first()?), self.colours.len() / 3);
            let part = |part: usize| {
                let value = self.colours.get(part * count + number).filter(|_| number < count).copied().unwrap_or(0);
                u8::try_from(value >> 8).unwrap_or(u8::MAX)
            };
            return Some([part(0), part(1), part(2)]);
        }
        let at = |at: usize| pixel.get(at).map(|sample| self.scaled(*sample));
        let first = at(0)?;
        Some(match self.meaning {
            Meaning::Dark => [u8::MAX - first; 3],
            Meaning::Light | Meaning::Number => [first; 3],
            Meaning::Rgb => [first, at(1)?, at(2)?],
            // A decoder of JPEG has made colours of it.
            Meaning::Mixed if self.coding == JPEG => [first, at(1)?, at(2)?],
            Meaning::Mixed => light([first, at(1)?, at(2)?]),
            Meaning::Cmyk => {
                let light = u16::from(u8::MAX - at(3)?);
                let part = |ink: u8| u8::try_from(u16::from(u8::MAX - ink) * light / 255).unwrap_or(u8::MAX);
                [part(first), part(at(1)?), part(at(2)?)]
            }
        })
    }
}

/// Red, green and blue of light and its differences (section 21), which are told in 256 parts.
fn light([light, blue, red]: [u8; 3]) -> [u8; 3] {
    let (light, blue, red) = (i32::from(light) * 256, i32::from(blue) - 128, i32::from(red) - 128);
    [light + 359 * red, light - 88 * blue - 183 * red, light + 454 * blue]
        .map(|part| u8::try_from(((part + 128) >> 8).clamp(0, 255)).unwrap_or(0))
}
