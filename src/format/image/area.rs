//! Areas of a picture: what lies under them is painted black.
//!
//! They are told in pixels of the picture as it is shown, counted from its lower left corner as on the pages of a PDF.

use crate::error::{Error, Result};
use crate::model::Area;
use crate::syntax::picture::{self, Alone, Look, Part, Window};

const NO_PIXELS: Error = Error::CannotRewrite {
    what: "areas cannot be painted over in a picture of this kind: export it as PNG or JPEG, and draw them there",
};
const NO_PAGE: Error = Error::CannotRewrite { what: "an area lies on a page that is not there" };

/// Paints all that the areas touch.
///
/// # Errors
/// `CannotRewrite` for pixels that cannot be painted over.
pub fn paint(picture: &Alone, areas: &[Area], left: u64) -> Result<Vec<u8>> {
    picture::paint(picture, &parts(picture, areas)?, left).ok_or(NO_PIXELS)
}

/// Counts the areas that show anything but black.
///
/// # Errors
/// As above.
pub fn count_within(picture: &Alone, areas: &[Area], left: u64) -> Result<usize> {
    let parts = parts(picture, areas)?;
    let is_even = |parts: &[Part]| picture::is_even(picture, parts, left).ok_or(NO_PIXELS);
    // To unpack a picture takes longer than to look at it, and in most none shows anything.
    if parts.is_empty() || is_even(&parts)? {
        return Ok(0);
    }
    let mut count = 0;
    for part in parts.chunks(1) {
        count += usize::from(!is_even(part)?);
    }
    Ok(count)
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
