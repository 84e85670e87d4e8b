//! Pages that are pictures of pages, or set in letters of which nothing tells what they are: what they say can only be
//! read by whoever looks at them.

use crate::syntax::pdf::drawing::{Drawing, Glyph, Picture};
use crate::syntax::pdf::matrix::Rect;

/// How much of a page pictures have to take up.
const PART: f64 = 0.5;

/// A page with more letters that somebody sees says itself what it is about.
const LETTERS: usize = 100;

/// How many of its letters nothing has to tell about, of all and at least.
const UNKNOWN: (f64, usize) = (0.2, 20);

/// Tells whether nothing tells what a page says in its letters.
pub fn is_unknown(drawing: &Drawing) -> bool {
    let shown = drawing.glyphs.iter().filter(|glyph| !glyph.is_off && !glyph.is_hidden);
    let (mut all, mut unknown) = (0_usize, 0_usize);
    for glyph in shown {
        all += 1;
        unknown += usize::from(glyph.text.is_empty() || glyph.text.contains(char::REPLACEMENT_CHARACTER));
    }
    unknown >= UNKNOWN.1 && unknown as f64 > all as f64 * UNKNOWN.0
}

/// Tells whether a page is hardly anything but pictures. Letters that nobody sees are no reading of them to rely on.
pub fn is_picture(drawing: &Drawing, shown: &Rect) -> bool {
    let area = |picture: &Picture| picture.rect().cut(shown).area();
    let pictures: f64 = drawing.pictures.iter().filter(|picture| !picture.is_off).map(area).sum();
    let is_seen = |glyph: &&Glyph| !glyph.is_off && !glyph.is_hidden && !glyph.text.trim().is_empty();
    pictures > shown.area() * PART && drawing.glyphs.iter().filter(is_seen).take(LETTERS).count() < LETTERS
}
