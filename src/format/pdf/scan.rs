//! Pages that are pictures of pages: what they say can only be read by whoever looks at them.

use crate::syntax::pdf::drawing::{Drawing, Glyph, Picture};
use crate::syntax::pdf::matrix::Rect;

/// How much of a page pictures have to take up.
const PART: f64 = 0.5;

/// A page with more letters that somebody sees says itself what it is about.
const LETTERS: usize = 100;

/// Tells whether a page is hardly anything but pictures. Letters that nobody sees are no reading of them to rely on.
pub fn is_scan(drawing: &Drawing, shown: &Rect) -> bool {
    let area = |picture: &Picture| {
        let square = Rect { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 };
        square.transformed(&picture.matrix).cut(shown).area()
    };
    let pictures: f64 = drawing.pictures.iter().filter(|picture| !picture.is_off).map(area).sum();
    let is_seen = |glyph: &&Glyph| !glyph.is_off && !glyph.is_hidden && !glyph.text.trim().is_empty();
    pictures > shown.area() * PART && drawing.glyphs.iter().filter(is_seen).take(LETTERS).count() < LETTERS
}
