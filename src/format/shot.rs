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

/// Adds a section for each picture, with what was read in it.
pub fn lay_out(plates: &[Plate], units: &[TextUnit], layout: &mut Layout) {
    let seen: Vec<(usize, u32)> =
        units.iter().zip(0..).filter_map(|(unit, at)| Some((picture_of(unit)?, at))).collect();
    for (number, plate) in (1..).zip(plates) {
        layout.begin(SectionKind::Picture, index(number));
        let [left, top, right, bottom] = plate.part.map(|side| (side * 100.0) as i64);
        layout.sections.iter_mut().last().into_iter().for_each(|section| section.size = (right - left, bottom - top));
        seen.iter().filter(|(of, _)| *of == number).for_each(|(_, at)| layout.paragraph(*at));
        layout.drawn();
    }
}

/// Adds a section for each page that can be looked at, with what was read on it: that is the units from `first` on.
pub fn lay_out_behind(plates: &[Plate], units: &[TextUnit], first: usize, layout: &mut Layout) {
    let mut by_page: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate().skip(first) {
        by_page.entry(unit.location.number).or_default().push(index(at));
    }
    for plate in plates {
        let number = plate.page_index + 1;
        layout.begin(SectionKind::Picture, number);
        by_page.get(&(number as usize)).into_iter().flatten().for_each(|unit| layout.paragraph(*unit));
        layout.drawn();
    }
}

fn picture_of(unit: &TextUnit) -> Option<usize> {
    (unit.location.place == Place::Picture).then_some(unit.location.number)
}
