//! Areas of a picture: what lies under them is painted black.
//!
//! They are told in pixels of the picture as it is shown, counted from its lower left corner as on the pages of a PDF.

use crate::error::{Error, Result};
use crate::model::Area;
use crate::syntax::pdf::image::{self, Codec, Picture};
use crate::syntax::picture::{self, Alone, Kind, Look, Part, Window, jpeg};

const NO_PIXELS: Error = Error::CannotRewrite {
    what: "areas cannot be painted over in a picture of this kind: export it as PNG or JPEG, and draw them there",
};
const NO_PAGE: Error = Error::CannotRewrite { what: "an area lies on a page that is not there" };

/// Paints all that the areas touch.
///
/// # Errors
/// `CannotRewrite` for pixels that cannot be painted over.
pub fn paint(picture: &Alone, areas: &[Area], left: u64) -> Result<Vec<u8>> {
    let parts = parts(picture, areas)?;
    if picture.kind != Kind::Jpeg {
        return picture::paint(picture, &parts, left).ok_or(NO_PIXELS);
    }
    let coded = coded(picture).ok_or(NO_PIXELS)?;
    let masked = image::mask(&coded, &polygons(&parts), &[], &mut { left }).ok_or(NO_PIXELS)?;
    jpeg::with_look_of(&masked.data, &picture.bytes).ok_or(NO_PIXELS)
}

/// Counts the areas that show anything but black.
///
/// # Errors
/// As above.
pub fn count_within(picture: &Alone, areas: &[Area], left: u64) -> Result<usize> {
    let parts = parts(picture, areas)?;
    let is_painted = |parts: &[Part]| is_painted(picture, parts, left).ok_or(NO_PIXELS);
    // To unpack a picture takes longer than to look at it, and in most none shows anything.
    if parts.is_empty() || is_painted(&parts)? {
        return Ok(0);
    }
    let mut count = 0;
    for part in parts.chunks(1) {
        count += usize::from(!is_painted(part)?);
    }
    Ok(count)
}

/// Tells whether parts of a picture are painted over.
fn is_painted(picture: &Alone, parts: &[Part], left: u64) -> Option<bool> {
    if picture.kind == Kind::Jpeg {
        is_painted_with_loss(&coded(picture)?, parts, left)
    } else {
        picture::is_even(picture, parts, left)
    }
}

/// Tells whether parts of a photograph are painted over: painting them again changes hardly anything in any, for what
/// coding with loss does to black pixels near others it does to them again.
fn is_painted_with_loss(picture: &Picture<'_>, parts: &[Part], mut left: u64) -> Option<bool> {
    /// How much a sample may change on an average.
    const LOSS: u64 = 12;
    let areas = polygons(parts);
    let again = image::mask(picture, &areas, &[], &mut left)?;
    let before = image::decode(picture, &mut left)?;
    let after = image::decode(&Picture { data: &again.data, ..*picture }, &mut left)?;
    let (unit, width) = (usize::from(before.components), usize::try_from(before.width).ok()?);
    let row = width.checked_mul(unit)?;
    for window in parts.iter().map(|part| part.window) {
        let columns = window.columns().start.min(width)..window.columns().end.min(width);
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
    image::is_even(picture, &areas, &mut left)
}

fn coded(picture: &Alone) -> Option<Picture<'_>> {
    let (width, height) = picture.looks.first()?.size;
    let codec = Codec::Dct { color_transform: None };
    Some(Picture { codec, data: &picture.bytes, width, height, bits: 0, components: 0 })
}

fn polygons(parts: &[Part]) -> Vec<image::Area> {
    let place = |pixels: usize| u32::try_from(pixels).map_or(f64::from(u32::MAX), f64::from);
    let corners = |part: &Part| {
        let (left, right) = (place(part.window.columns().start), place(part.window.columns().end));
        let (top, bottom) = (place(part.window.rows().start), place(part.window.rows().end));
        image::Area::new(vec![[left, top], [right, top], [right, bottom], [left, bottom]])
    };
    parts.iter().filter_map(corners).collect()
}

/// The pixels that areas touch, as they are coded.
fn parts(picture: &Alone, areas: &[Area]) -> Result<Vec<Part>> {
    let part = |area: &Area| {
        let page = usize::try_from(area.page_index()).ok()?;
        Some(Part { page, window: window(picture.looks.get(page)?, area) })
    };
    areas.iter().map(|area| part(area).ok_or(NO_PAGE)).collect()
}

fn window(look: &Look, area: &Area) -> Window {
    let [left, bottom, right, top] = area.sides();
    let (width, height) = (f64::from(look.size.0), f64::from(look.size.1));
    let shown = f64::from(look.shown().1);
    let turn = look.turn();
    let corners = [(left, shown - top), (right, shown - bottom)].map(|(x, y)| {
        let (x, y) = if turn.is_lying { (y, x) } else { (x, y) };
        (if turn.mirrors_columns { width - x } else { x }, if turn.mirrors_rows { height - y } else { y })
    });
    let [(x, y), (u, v)] = corners;
    let (columns, rows) = (span(x.min(u), x.max(u), width), span(y.min(v), y.max(v), height));
    Window { x: columns.0, y: rows.0, width: columns.1, height: rows.1 }
}

/// The pixels that a stretch touches: the first, and how many.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they lie between nought and a size")]
fn span(from: f64, until: f64, most: f64) -> (usize, usize) {
    let (from, until) = (from.floor().clamp(0.0, most) as usize, until.ceil().clamp(0.0, most) as usize);
    (from, until.saturating_sub(from))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_area_falls_on_the_pixels_that_are_shown_there() {
        // Three pixels across and two down, of which the upper left one as it is shown is meant.
        let at = |orientation: u8, shown: (f64, f64)| {
            let look = Look { size: (3, 2), orientation };
            assert_eq!(look.shown(), if orientation < 5 { (3, 2) } else { (2, 3) });
            let window = window(&look, &Area::new(0, (0.1, shown.1 - 0.9), (0.9, shown.1 - 0.1)).unwrap());
            assert_eq!((window.width, window.height), (1, 1));
            (window.x, window.y)
        };
        let upright = (3.0, 2.0);
        assert_eq!([at(1, upright), at(2, upright), at(3, upright), at(4, upright)], [(0, 0), (2, 0), (2, 1), (0, 1)]);
        let turned = (2.0, 3.0);
        assert_eq!([at(5, turned), at(6, turned), at(7, turned), at(8, turned)], [(0, 0), (0, 1), (2, 1), (2, 0)]);
    }
}
