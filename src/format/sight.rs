//! What was seen in the pixels of pages: texts for the search, and places to paint over.
//!
//! Words are put together as the glyphs of a page are: lines, columns and tables are told by where they stand.

mod reading;

use super::Quad;
use crate::error::{Error, Result};
use crate::model::{Area, Edit, Location, Place, Sight, Span, TextUnit};
use reading::Reading;

/// What was seen on the pages of a document.
#[derive(Debug, Default)]
pub struct Sights {
    all: Vec<Seen>,
}

/// What was seen on a page.
#[derive(Debug)]
struct Seen {
    page_index: u32,
    /// The first of its units among those of the document.
    first: usize,
    reading: Reading,
}

impl Sights {
    /// Adds what was seen on a page, counted from 0, and the units that are made of it behind those of the document. `place`
    /// is what the page is called.
    pub fn add(&mut self, units: &mut Vec<TextUnit>, page_index: u32, place: Place, sight: Sight) {
        let (first, reading) = (units.len(), Reading::new(sight));
        units.extend(reading.units(Location::visible(place, page_index as usize + 1)));
        self.all.push(Seen { page_index, first, reading });
    }

    /// Where on a page pieces of units stand, for each the places of its lines.
    pub fn boxes(&self, page_index: u32, pieces: &[(u32, Span)]) -> Vec<Vec<Quad>> {
        let quads = |(unit, span): &(u32, Span)| {
            let (seen, text) = self.of(*unit)?;
            (seen.page_index == page_index).then(|| seen.reading.quads(text, *span))
        };
        pieces.iter().map(|piece| quads(piece).unwrap_or_default()).collect()
    }

    /// What has to be painted over for those of some changes that are of what was seen.
    pub fn painted(&self, edits: &[Edit]) -> Vec<Area> {
        let areas = |edit: &Edit| {
            let (seen, text) = self.of(edit.unit.0)?;
            let corners = seen.reading.painted(text, edit.span).into_iter();
            Some(corners.filter_map(|[one, other]| Area::new(seen.page_index, one, other)))
        };
        edits.iter().filter_map(areas).flatten().collect()
    }

    /// The same for changes that all are, with areas that are painted over anyhow.
    ///
    /// # Errors
    /// `CannotRewrite` for a change that belongs to nothing that was seen.
    pub fn all_areas(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<Area>> {
        let mut all = areas.to_vec();
        for edit in edits {
            let painted = self.painted(std::slice::from_ref(edit));
            if painted.is_empty() {
                return Err(Error::CannotRewrite { what: "a change does not belong to any text" });
            }
            all.extend(painted);
        }
        Ok(all)
    }

    /// Where a unit was seen, and which of the texts there it is.
    fn of(&self, unit: u32) -> Option<(&Seen, usize)> {
        let unit = unit as usize;
        let last = self.all.partition_point(|seen| seen.first <= unit);
        let seen = self.all.get(last.checked_sub(1)?)?;
        let text = unit.checked_sub(seen.first)?;
        (text < seen.reading.len()).then_some((seen, text))
    }
}
