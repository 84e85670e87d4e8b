//! Pictures of pixels in a document: for who looks at pixels they are its pages.

use std::collections::BTreeMap;

use super::image;
use crate::error::{Error, Result};
use crate::model::layout::{SectionKind, index};
use crate::model::{Area, Layout, Place, Plate, TextUnit};
use crate::syntax::picture::{self, Alone, Kind, Pixels};

/// Smaller ones, in pixels across and down, are bullets, rules and icons: there is nothing to read in them.
const SMALLEST: (u32, u32) = (24, 10);

/// A picture that can be looked at.
#[derive(Debug, Clone, Copy)]
pub struct Shot {
    /// Which part of the document it is.
    pub part: usize,
    kind: Kind,
    /// Width and height as it is shown, in pixels.
    size: (u32, u32),
}

impl Shot {
    /// Takes a picture that has been bared; nothing for one without pixels, or with too few.
    pub fn new(part: usize, kind: Kind, bytes: &[u8], left_bytes: u64) -> Option<Self> {
        let size = picture::bared_size(kind, bytes, left_bytes)?;
        (size.0 >= SMALLEST.0 && size.1 >= SMALLEST.1).then_some(Self { part, kind, size })
    }

    /// What of it is to be looked at, as the page of an index.
    pub fn plate(&self, page_index: u32) -> Plate {
        Plate::whole(page_index, self.size)
    }

    /// Its pixels.
    pub fn pixels(&self, bytes: &[u8], left_bytes: u64) -> Option<Pixels> {
        picture::pixels(&self.alone(bytes, left_bytes)?, 0, left_bytes)
    }

    fn alone(&self, bytes: &[u8], left_bytes: u64) -> Option<Alone> {
        picture::bared(self.kind, bytes, left_bytes)
    }
}

/// The pictures that areas are painted over in: by their parts, what they become. `bytes_of` gives what a part holds.
///
/// # Errors
/// `CannotRewrite` for pixels that cannot be painted over, and for areas on no picture.
pub fn painted<'a>(
    shots: &[Shot],
    areas: &[Area],
    bytes_of: impl Fn(usize) -> &'a [u8],
    left_bytes: u64,
) -> Result<BTreeMap<usize, Vec<u8>>> {
    let paint = |shot: &Shot, areas: &[Area]| {
        let alone = shot.alone(bytes_of(shot.part), left_bytes).ok_or(UNREADABLE)?;
        Ok((shot.part, image::paint(&alone, areas, left_bytes)?))
    };
    each(shots, areas, paint).collect()
}

/// Counts the areas of pictures that show anything.
///
/// # Errors
/// As above.
pub fn count_within<'a>(
    shots: &[Shot],
    areas: &[Area],
    bytes_of: impl Fn(usize) -> &'a [u8],
    left_bytes: u64,
) -> Result<usize> {
    let count = |shot: &Shot, areas: &[Area]| {
        let alone = shot.alone(bytes_of(shot.part), left_bytes).ok_or(UNREADABLE)?;
        image::count_within(&alone, areas, left_bytes)
    };
    each(shots, areas, count).sum()
}

const UNREADABLE: Error = Error::CannotRewrite { what: "an area lies on a picture that cannot be read" };
const NO_PICTURE: Error = Error::CannotRewrite { what: "an area lies on a picture that is not there" };

/// Does something with each picture that has areas; they are counted from its own first page.
fn each<T>(
    shots: &[Shot],
    areas: &[Area],
    work: impl Fn(&Shot, &[Area]) -> Result<T>,
) -> impl Iterator<Item = Result<T>> {
    let mut by_page: BTreeMap<u32, Vec<Area>> = BTreeMap::new();
    for area in areas {
        by_page.entry(area.page_index()).or_default().push(area.on_page(0));
    }
    by_page.into_iter().map(move |(page, areas)| work(shots.get(page as usize).ok_or(NO_PICTURE)?, &areas))
}

/// Adds a section for each page that can be looked at, and for those that are like one of these, with what was read on it.
pub fn lay_out(plates: &[Plate], units: &[TextUnit], layout: &mut Layout) {
    let mut pages: BTreeMap<usize, Vec<u32>> =
        plates.iter().map(|plate| (plate.page_index as usize + 1, Vec::new())).collect();
    let was_seen = |unit: &TextUnit| unit.seen.is_some() && unit.location.place == Place::Picture;
    for (unit, at) in units.iter().zip(0..).filter(|(unit, _)| was_seen(unit)) {
        pages.entry(unit.location.number).or_default().push(at);
    }
    for (number, seen) in pages {
        // A page that is like another comes after it.
        let after = plates.partition_point(|plate| (plate.page_index as usize) < number);
        let like = after.checked_sub(1).and_then(|at| plates.get(at));
        let side = |len: f64| (len.clamp(1.0, 1e9) * 100.0) as i64;
        layout.begin(SectionKind::Picture, index(number));
        if let (Some(section), Some(plate)) = (layout.sections.last_mut(), like) {
            section.size = (side(plate.page_size.0), side(plate.page_size.1));
        }
        seen.into_iter().for_each(|unit| layout.paragraph(unit));
        layout.drawn();
    }
}
