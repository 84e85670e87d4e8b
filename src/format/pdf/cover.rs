//! Text that was covered to hide it: under a filled rectangle, or in the color of the one that it stands on. And text that
//! somebody has marked to be taken out (ISO 32000-2, 12.5.6.23), which no program has done yet.
//!
//! A reader sees none of it, and whoever copies the page has it. It goes whatever it says.

use std::collections::BTreeMap;

use crate::syntax::pdf::drawing::{Drawing, Fill, Glyph};
use crate::syntax::pdf::matrix::Rect;

/// Lines and rules are thinner than this, in units of the page.
const THIN: f64 = 4.0;

/// How much of a glyph has to be covered.
const PART: f64 = 0.7;

/// What reaches so far under a glyph is a part of what it is seen on.
const TOUCHED: f64 = 0.1;

/// How much of a glyph has to be marked.
const MARKED: f64 = 0.3;

/// Colors that differ by less are one.
const NEAR: f64 = 0.02;

/// Turns the glyphs off that are covered, or lie in what is marked, and tells whether there are any.
pub fn turn_off(drawing: &mut Drawing, marked: &[Rect]) -> bool {
    let covered = covered(drawing, marked);
    for index in &covered {
        drawing.glyphs.get_mut(*index).into_iter().for_each(|glyph| glyph.is_off = true);
    }
    !covered.is_empty()
}

/// The rectangles that hide what lies below them.
pub fn rects(drawing: &Drawing) -> Vec<Fill> {
    drawing.fills.iter().filter(|fill| hides(fill)).copied().collect()
}

fn hides(fill: &Fill) -> bool {
    fill.is_solid && fill.rect.width() > THIN && fill.rect.height() > THIN
}

/// The glyphs that are covered, or lie in what is marked, by their indexes.
fn covered(drawing: &Drawing, marked: &[Rect]) -> Vec<usize> {
    if !drawing.fills.iter().any(hides) && marked.is_empty() {
        return Vec::new();
    }
    let pictures = drawing.pictures.iter().filter(|picture| !picture.is_off).map(|picture| Fill {
        rect: picture.rect(),
        is_solid: false,
        color: None,
        order: picture.order,
    });
    let paints: Vec<Fill> = drawing.fills.iter().copied().chain(pictures).collect();
    let fills = Bands::new(paints.iter());
    let is_marked = |glyph: &Glyph| {
        let rect = glyph.rect();
        marked.iter().any(|marked| marked.cut(&rect).area() > rect.area() * MARKED)
    };
    let goes = |glyph: &Glyph| !glyph.is_off && (is_covered(glyph, &fills) || is_marked(glyph));
    let glyphs = drawing.glyphs.iter().enumerate();
    glyphs.filter(|(_, glyph)| goes(glyph)).map(|(index, _)| index).collect()
}

/// Rectangles by the heights at which they lie, so that a letter is held against those near it alone.
struct Bands<'a> {
    all: BTreeMap<i64, Vec<&'a Fill>>,
    /// Those that reach over many bands.
    high: Vec<&'a Fill>,
}

/// How high a band is, in units of the page.
const BAND: f64 = 16.0;

/// From so many bands on a rectangle is held against every letter.
const MANY: i64 = 64;

fn band(height: f64) -> i64 {
    (height / BAND).floor().clamp(-1e12, 1e12) as i64
}

impl<'a> Bands<'a> {
    fn new(fills: impl Iterator<Item = &'a Fill>) -> Self {
        let mut bands = Self { all: BTreeMap::new(), high: Vec::new() };
        for fill in fills {
            let (low, high) = (band(fill.rect.bottom), band(fill.rect.top));
            if high - low > MANY {
                bands.high.push(fill);
            } else {
                (low..=high).for_each(|band| bands.all.entry(band).or_default().push(fill));
            }
        }
        bands
    }

    /// Those of which anything may lie at the height at which a letter has its middle.
    fn near(&self, letter: &Rect) -> impl Iterator<Item = &'a Fill> {
        let middle = band((letter.bottom + letter.top) / 2.0);
        self.all.get(&middle).into_iter().flatten().chain(&self.high).copied()
    }
}

fn is_covered(glyph: &Glyph, fills: &Bands<'_>) -> bool {
    let rect = glyph.rect();
    if rect.area() <= 0.0 || glyph.text.trim().is_empty() {
        return false;
    }
    let touches = |fill: &&Fill, part: f64| fill.rect.cut(&rect).area() > rect.area() * part;
    let covers = |fill: &&Fill| hides(fill) && touches(fill, PART);
    if fills.near(&rect).filter(covers).any(|fill| fill.order > glyph.order) {
        return true;
    }
    // The last that is painted there is what it is seen on.
    let below = fills.near(&rect).filter(|fill| fill.order < glyph.order && touches(fill, TOUCHED));
    let Some(ground) = below.max_by_key(|fill| fill.order).filter(covers) else { return false };
    let is_alike = match (ground.color, glyph.color) {
        (Some(one), Some(other)) => one.iter().zip(other).all(|(one, other)| (one - other).abs() < NEAR),
        _ => false,
    };
    is_alike && !glyph.is_hidden
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::pdf::Ref;
    use crate::syntax::pdf::drawing::{Picture, PictureSource, Place};
    use crate::syntax::pdf::matrix::Matrix;

    fn drawing(glyph_order: u32, color: [f64; 3], fills: &[(u32, [f64; 3], f64)]) -> Drawing {
        let glyph = Glyph {
            text: "a".into(),
            origin: (10.0, 10.0),
            advance: (5.0, 0.0),
            up: (0.0, 10.0),
            place: Place { instance: 0, operation: 0, item: 0, start: 0, len: 1 },
            distance: 0.0,
            stretch: 1.0,
            style: 0,
            code: 0,
            color: Some(color),
            order: glyph_order,
            is_hidden: false,
            is_off: false,
        };
        let fill = |(order, color, top): &(u32, [f64; 3], f64)| Fill {
            rect: Rect { left: 0.0, bottom: 0.0, right: 50.0, top: *top },
            is_solid: true,
            color: Some(*color),
            order: *order,
        };
        Drawing { glyphs: vec![glyph], fills: fills.iter().map(fill).collect(), ..Drawing::default() }
    }

    #[test]
    fn what_lies_under_a_rectangle_or_has_its_color_is_covered() {
        const BLACK: [f64; 3] = [0.0; 3];
        const WHITE: [f64; 3] = [1.0; 3];
        let count = |order, color, fills: &[(u32, [f64; 3], f64)]| covered(&drawing(order, color, fills), &[]).len();
        assert_eq!(count(1, BLACK, &[(2, BLACK, 30.0)]), 1);
        assert_eq!(count(1, BLACK, &[(2, WHITE, 30.0)]), 1);
        assert_eq!(count(3, WHITE, &[(2, BLACK, 30.0)]), 0);
        assert_eq!(count(3, BLACK, &[(2, BLACK, 30.0)]), 1);
        assert_eq!(count(3, BLACK, &[(1, BLACK, 30.0), (2, WHITE, 30.0)]), 0);
        // A line through it, or one below, covers nothing.
        assert_eq!(count(1, BLACK, &[(2, BLACK, 9.0)]), 0);
        assert_eq!(count(1, BLACK, &[(2, BLACK, 3.0)]), 0);
    }

    #[test]
    fn what_is_seen_on_anything_else_is_not_covered_by_what_lies_below_that() {
        const WHITE: [f64; 3] = [1.0; 3];
        let mut drawing = drawing(5, WHITE, &[(1, WHITE, 30.0)]);
        assert_eq!(covered(&drawing, &[]), [0]);
        let rect = Rect { left: 0.0, bottom: 0.0, right: 50.0, top: 50.0 };
        drawing.fills.push(Fill { rect, is_solid: false, color: None, order: 2 });
        assert_eq!(covered(&drawing, &[]), [0_usize; 0]);
        drawing.fills.pop();
        let source = PictureSource::Object(Ref::new(1));
        let matrix = Matrix([50.0, 0.0, 0.0, 50.0, 0.0, 0.0]);
        drawing.pictures.push(Picture { instance: 0, operation: 0, source, matrix, order: 2, is_off: false });
        assert_eq!(covered(&drawing, &[]), [0_usize; 0]);
    }

    #[test]
    fn what_is_marked_to_be_taken_out_goes() {
        let drawing = drawing(1, [0.0; 3], &[]);
        let mark = |right| [Rect { left: 0.0, bottom: 0.0, right, top: 30.0 }];
        assert_eq!(covered(&drawing, &mark(50.0)), [0]);
        assert_eq!(covered(&drawing, &mark(10.5)), [0_usize; 0]);
    }
}
