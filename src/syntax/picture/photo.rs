//! Photographs painted over: of JPEG only the blocks change that are touched.

use super::Window;
use crate::syntax::pdf::image::{self, Area, Codec, Picture};

/// How much a sample may change on an average when what is black is painted black again.
const LOSS: u64 = 12;

/// A picture in JPEG.
pub struct Photo<'a>(Picture<'a>);

impl<'a> Photo<'a> {
    /// Takes a picture of so many pixels that says itself what its colours are.
    pub const fn new(data: &'a [u8], (width, height): (u32, u32)) -> Self {
        let codec = Codec::Dct { color_transform: None };
        Self(Picture { codec, data, width, height, bits: 0, components: 0 })
    }

    /// The same, where somebody else says whether its colours are light and its differences.
    pub const fn mixed(self, is_mixed: bool) -> Self {
        Self(Picture { codec: Codec::Dct { color_transform: Some(if is_mixed { 1 } else { 0 }) }, ..self.0 })
    }

    /// Paints parts of it black; what stands beside its pixels is gone then.
    pub fn paint(&self, windows: &[Window], mut left: u64) -> Option<Vec<u8>> {
        image::mask(&self.0, &polygons(windows), &[], &mut left).map(|masked| masked.data)
    }

    /// Tells whether parts of it are painted over: painting them again changes hardly anything in any, for what coding with
    /// loss does to black pixels near others it does to them again.
    pub fn is_even(&self, windows: &[Window], mut left: u64) -> Option<bool> {
        let areas = polygons(windows);
        let again = image::mask(&self.0, &areas, &[], &mut left)?;
        let before = image::decode(&self.0, &mut left)?;
        let after = image::decode(&Picture { data: &again.data, ..self.0 }, &mut left)?;
        let (unit, width) = (usize::from(before.components), usize::try_from(before.width).ok()?);
        let row = width.checked_mul(unit)?;
        for window in windows {
            let columns = window.columns_of(width);
            let (mut sum, mut count) = (0_u64, 0_u64);
            let rows = before.samples.chunks_exact(row).zip(after.samples.chunks_exact(row));
            for (before, after) in rows.skip(window.y).take(window.height) {
                let shown = columns.start.checked_mul(unit)?..columns.end.checked_mul(unit)?;
                let both = before.get(shown.clone())?.iter().zip(after.get(shown)?);
                sum += both.map(|(before, after)| u64::from(before.abs_diff(*after))).sum::<u64>();
                count += (columns.len() * unit) as u64;
            }
            if sum > count.saturating_mul(LOSS) {
                return Some(false);
            }
        }
        image::is_even(&self.0, &areas, &mut left)
    }

    /// Unpacks it: how many samples a pixel has, and a byte for each, of red, green and blue where it has three.
    pub fn samples(&self, left: &mut u64) -> Option<(usize, Vec<u8>)> {
        let raster = image::decode(&self.0, left)?;
        let is_whole = (raster.width, raster.height) == (self.0.width, self.0.height);
        is_whole.then(|| (usize::from(raster.components), raster.samples))
    }
}

fn polygons(windows: &[Window]) -> Vec<Area> {
    let place = |pixels: usize| u32::try_from(pixels).map_or(f64::from(u32::MAX), f64::from);
    let corners = |window: &Window| {
        let (left, right) = (place(window.columns().start), place(window.columns().end));
        let (top, bottom) = (place(window.rows().start), place(window.rows().end));
        Area::new(vec![[left, top], [right, top], [right, bottom], [left, bottom]])
    };
    windows.iter().filter_map(corners).collect()
}
