//! Pages whose strips or tiles are pictures in JPEG (Technical Note 2).

use super::super::Window;
use super::super::photo::Photo;
use super::page::{JPEG_TABLES, Page};
use super::raster::{Form, Meaning};
use super::strip;

/// A piece with the tables that all share.
fn whole(page: &Page, piece: &[u8]) -> Option<Vec<u8>> {
    let tables = page.values.iter().find(|(tag, ..)| *tag == JPEG_TABLES).map(|(_, _, tables)| tables.as_slice());
    let tables = tables.unwrap_or(b"\xff\xd8\xff\xd9").strip_suffix(b"\xff\xd9")?;
    Some([tables, piece.strip_prefix(b"\xff\xd8")?].concat())
}

fn photo<'a>(form: &Form, place: &Window, bytes: &'a [u8]) -> Option<Photo<'a>> {
    let size = (u32::try_from(place.width).ok()?, u32::try_from(place.height).ok()?);
    // What is dark is no colour that a decoder knows of.
    (form.meaning != Meaning::Dark && form.together() == form.samples).then_some(())?;
    Some(Photo::new(bytes, size).mixed(form.meaning == Meaning::Mixed))
}

/// Paints parts of a page. Readers keep the tables of one piece for those after it, and a painted one has its own, so that
/// each has its own then.
pub fn paint(page: &mut Page, form: &Form, windows: &[Window], left: u64) -> Option<()> {
    let mut pieces = Vec::with_capacity(page.pieces.len());
    for (index, piece) in page.pieces.iter().enumerate() {
        let (place, _) = form.place(index)?;
        let inside: Vec<Window> = windows.iter().filter_map(|window| window.inside(&place)).collect();
        let bytes = whole(page, piece)?;
        let bytes = if inside.is_empty() { bytes } else { photo(form, &place, &bytes)?.paint(&inside, left)? };
        pieces.push(strip::abbreviated(&bytes)?);
    }
    page.pieces = pieces;
    page.values.retain(|(tag, ..)| *tag != JPEG_TABLES);
    Some(())
}

/// Tells whether parts of a page are painted over.
pub fn is_even(page: &Page, form: &Form, windows: &[Window], left: u64) -> Option<bool> {
    for (index, piece) in page.pieces.iter().enumerate() {
        let (place, _) = form.place(index)?;
        let inside: Vec<Window> = windows.iter().filter_map(|window| window.inside(&place)).collect();
        if !inside.is_empty() && !photo(form, &place, &whole(page, piece)?)?.is_even(&inside, left)? {
            return Some(false);
        }
    }
    Some(true)
}

/// Unpacks a piece; light and its differences become red, green and blue.
pub fn unpack(page: &Page, form: &Form, place: &Window, piece: &[u8], left: &mut u64) -> Option<Vec<u8>> {
    let bytes = whole(page, piece)?;
    let (samples, rows) = photo(form, place, &bytes)?.samples(left)?;
    (samples == form.samples).then_some(rows)
}
