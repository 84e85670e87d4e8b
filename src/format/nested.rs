//! Files inside a file, of whatever format: their units and pages among those of the file around them.

use std::fmt;

use super::{Document, Drawing, Pixels, Quad};
use crate::error::Result;
use crate::limits::Limits;
use crate::model::{Area, Edit, Location, Place, Plate, Sight, Span, TextUnit, UnitId};

/// A file inside, as it is written.
pub struct Nested {
    document: Box<dyn Document>,
    /// Which of the files inside it is, from 1.
    number: usize,
    /// Which of its units are which of the document around: the first of each stretch here, there, and how many.
    units: Vec<(usize, usize, usize)>,
    /// Where the pictures in it begin among those of the document around.
    pub first_page: u32,
}

/// The files inside one file, in their order, with their pages one behind the other.
#[derive(Debug, Default)]
pub struct Files {
    all: Vec<Nested>,
    page_count: u32,
}

impl Files {
    /// Begins with none, behind so many pages that the document around has by itself.
    pub fn behind(own_pages: u32) -> Self {
        Self { all: Vec::new(), page_count: own_pages }
    }

    /// Adds a file, the `number`th, and its units to those of the document around; tells its index.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn add(
        &mut self,
        document: Box<dyn Document>,
        number: usize,
        units: &mut Vec<TextUnit>,
        limits: &Limits,
    ) -> Result<usize> {
        let nested = Nested::new(document, number, self.page_count, units, limits)?;
        self.page_count = self.page_count.saturating_add(nested.page_count());
        self.all.push(nested);
        Ok(self.all.len() - 1)
    }

    /// A file by its index.
    pub fn get(&self, index: usize) -> Option<&Nested> {
        self.all.get(index)
    }

    /// How many files there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// As [`Document::page_count`], the pages of the document around included.
    pub fn page_count(&self) -> u32 {
        self.page_count
    }

    /// Tells whether a unit of the document around is one of theirs.
    pub fn hold(&self, unit: UnitId) -> bool {
        self.all.iter().any(|file| file.holds(unit))
    }

    /// As [`Document::pictures`].
    pub fn pictures(&self) -> usize {
        self.all.iter().map(Nested::pictures).sum()
    }

    /// As [`Document::plates`].
    pub fn plates(&self) -> Vec<Plate> {
        self.all.iter().flat_map(Nested::plates).collect()
    }

    /// As [`Document::pixels`].
    pub fn pixels(&self, page_index: u32) -> Option<Pixels> {
        self.of_page(page_index)?.pixels(page_index)
    }

    /// As [`Document::drawing`].
    pub fn drawing(&self, page_index: u32) -> Option<Drawing<'_>> {
        self.of_page(page_index)?.drawing(page_index)
    }

    fn of_page(&self, page_index: u32) -> Option<&Nested> {
        self.all.get(self.index_of_page(page_index)?)
    }

    /// The file that a page is of. There may be many, and whoever goes through their pages asks for each.
    fn index_of_page(&self, page_index: u32) -> Option<usize> {
        let index = self.all.partition_point(|file| file.first_page <= page_index).checked_sub(1)?;
        self.all.get(index)?.has_page(page_index).then_some(index)
    }

    /// As [`Document::read_page`]; the units go to those of the document around.
    pub fn read_page(&mut self, page_index: u32, sight: Sight, units: &mut Vec<TextUnit>) {
        if let Some(file) = self.index_of_page(page_index).and_then(|index| self.all.get_mut(index)) {
            file.read_page(page_index, sight, units);
        }
    }

    /// As [`Document::boxes`].
    ///
    /// # Errors
    /// What the format of the file gives.
    pub fn boxes(&self, page_index: u32, pieces: &[(u32, Span)]) -> Result<Vec<Vec<Quad>>> {
        match self.of_page(page_index) {
            Some(file) => file.boxes(page_index, pieces),
            None => Ok(vec![Vec::new(); pieces.len()]),
        }
    }

    /// As [`Document::painted`].
    pub fn painted(&self, edits: &[Edit]) -> Vec<Area> {
        self.all.iter().flat_map(|file| file.painted(edits)).collect()
    }

    /// As [`Document::count_within`].
    ///
    /// # Errors
    /// What the formats of the files give.
    pub fn count_within(&self, areas: &[Area]) -> Result<usize> {
        self.all.iter().try_fold(0, |count, file| Ok(count + file.count_within(areas)?))
    }
}

impl fmt::Debug for Nested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Nested").field("number", &self.number).finish_non_exhaustive()
    }
}

impl Nested {
    /// Adds the units of a file inside, the `number`th, to those of the document around it.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn new(
        document: Box<dyn Document>,
        number: usize,
        first_page: u32,
        units: &mut Vec<TextUnit>,
        limits: &Limits,
    ) -> Result<Self> {
        limits.check_units(units.len() + document.units().len())?;
        let mut nested = Self { document, number, units: Vec::new(), first_page };
        nested.tell(0, units, |unit| unit.location.inside(number));
        Ok(nested)
    }

    /// Tells the document around of the units from one on.
    fn tell(&mut self, first: usize, units: &mut Vec<TextUnit>, located: impl Fn(&TextUnit) -> Location) {
        let new = self.document.units().get(first..).unwrap_or_default();
        self.units.push((first, units.len(), new.len()));
        units.extend(new.iter().map(|unit| TextUnit { location: located(unit), ..unit.clone() }));
    }

    /// How many units it had when it was added.
    pub fn own_units(&self) -> usize {
        self.units.first().map_or(0, |(_, _, len)| *len)
    }

    /// Tells how many of its pictures nobody has seen.
    pub fn pictures(&self) -> usize {
        self.document.pictures()
    }

    /// Its pictures that can be looked at, as pages of the document around.
    pub fn plates(&self) -> impl Iterator<Item = Plate> {
        let outer = |plate: Plate| Plate { page_index: plate.page_index + self.first_page, ..plate };
        self.document.plates().into_iter().map(outer)
    }

    /// Tells whether a page of the document around is one of its own.
    fn has_page(&self, page_index: u32) -> bool {
        page_index.checked_sub(self.first_page).is_some_and(|page| page < self.page_count())
    }

    /// How many pages of the document around are its own.
    pub fn page_count(&self) -> u32 {
        self.document.page_count()
    }

    /// The pixels of such a page, which has to be one of its own.
    pub fn pixels(&self, page_index: u32) -> Option<Pixels> {
        self.document.pixels(page_index.checked_sub(self.first_page)?)
    }

    /// What such a page has to be drawn from.
    pub fn drawing(&self, page_index: u32) -> Option<Drawing<'_>> {
        let drawing = self.document.drawing(page_index.checked_sub(self.first_page)?)?;
        Some(Drawing { is_whole: false, ..drawing })
    }

    /// Takes in what was seen on such a page.
    pub fn read_page(&mut self, page_index: u32, sight: Sight, units: &mut Vec<TextUnit>) {
        let Some(page) = page_index.checked_sub(self.first_page) else { return };
        let first = self.document.units().len();
        self.document.read_page(page, sight);
        let before = self.first_page as usize;
        self.tell(first, units, |unit| Location {
            place: Place::Picture,
            number: before + unit.location.number,
            ..unit.location
        });
    }

    /// Where on such a page pieces of units of the document around stand.
    ///
    /// # Errors
    /// What its format gives.
    pub fn boxes(&self, page_index: u32, pieces: &[(u32, Span)]) -> Result<Vec<Vec<Quad>>> {
        let page = page_index.saturating_sub(self.first_page);
        let own = pieces.iter().map(|(unit, span)| (self.own(*unit).unwrap_or(u32::MAX), *span));
        self.document.boxes(page, &own.collect::<Vec<_>>())
    }

    /// What of its pages is painted over because of edits of the document around.
    pub fn painted(&self, edits: &[Edit]) -> Vec<Area> {
        let painted = self.document.painted(&self.own_edits(edits));
        painted.into_iter().map(|area| area.on_page(area.page_index() + self.first_page)).collect()
    }

    /// Counts the areas of the document around that show anything in its pictures.
    ///
    /// # Errors
    /// What its format gives.
    pub fn count_within(&self, areas: &[Area]) -> Result<usize> {
        self.document.count_within(&self.own_areas(areas))
    }

    /// Writes the file with those edits that are its own, and without the areas on its own pages.
    ///
    /// # Errors
    /// What its format gives.
    pub fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        self.document.rewrite_without(&self.own_areas(areas), &self.own_edits(edits))
    }

    /// Tells whether a unit of the document around is one of its own.
    pub fn holds(&self, unit: UnitId) -> bool {
        self.own(unit.0).is_some()
    }

    fn own(&self, unit: u32) -> Option<u32> {
        let unit = unit as usize;
        let here = self.units.iter().find(|(_, there, len)| (*there..there + len).contains(&unit));
        here.and_then(|(here, there, _)| u32::try_from(here + unit - there).ok())
    }

    fn own_edits(&self, edits: &[Edit]) -> Vec<Edit> {
        let own = |edit: &Edit| Some(Edit { unit: UnitId(self.own(edit.unit.0)?), ..edit.clone() });
        edits.iter().filter_map(own).collect()
    }

    fn own_areas(&self, areas: &[Area]) -> Vec<Area> {
        let pages = self.first_page..self.first_page + self.page_count();
        let own = areas.iter().filter(|area| pages.contains(&area.page_index()));
        own.map(|area| area.on_page(area.page_index() - self.first_page)).collect()
    }
}
