//! Files inside a document: workbooks behind charts, documents for which a picture stands (ECMA-376-1, 15.2.11).
//!
//! They are opened as files of their own by the opener that the document is given, and their units follow its own. What
//! cannot be opened does not stay.

use std::fmt;

use crate::error::Result;
use crate::format::{Document, Format, Options, Pixels, Quad};
use crate::limits::Limits;
use crate::model::layout::index;
use crate::model::{Area, Edit, Location, Place, Plate, Sight, Span, TextUnit, UnitId};

/// The endings and types of the files that may be inside; the inner file keeps the one that it had.
const TYPES: &[(&str, &str)] = &[
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xltx", "application/vnd.openxmlformats-officedocument.spreadsheetml.template"),
    ("xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12"),
    ("xltm", "application/vnd.ms-excel.template.macroEnabled.12"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template"),
    ("docm", "application/vnd.ms-word.document.macroEnabled.12"),
    ("dotm", "application/vnd.ms-word.template.macroEnabled.12"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("potx", "application/vnd.openxmlformats-officedocument.presentationml.template"),
    ("ppsx", "application/vnd.openxmlformats-officedocument.presentationml.slideshow"),
    ("pptm", "application/vnd.ms-powerpoint.presentation.macroEnabled.12"),
    ("potm", "application/vnd.ms-powerpoint.template.macroEnabled.12"),
    ("ppsm", "application/vnd.ms-powerpoint.slideshow.macroEnabled.12"),
];

/// A file inside that could be opened.
pub struct Embedded {
    /// The index of its part in the package.
    pub index: usize,
    /// The ending of its name.
    pub extension: &'static str,
    /// Its content type.
    pub content_type: &'static str,
    /// The file.
    pub document: Box<dyn Document>,
}

impl fmt::Debug for Embedded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Embedded").field("index", &self.index).finish_non_exhaustive()
    }
}

/// Opens the files inside one document, under limits for all of them together.
#[derive(Debug)]
pub struct Opening<'a> {
    /// How the document around is opened.
    pub options: &'a Options,
    /// How many bytes they may still unpack to.
    left: u64,
}

impl<'a> Opening<'a> {
    /// Begins with what a document of so many bytes has left.
    pub fn new(options: &'a Options, len_bytes: u64) -> Self {
        Self { options, left: options.limits.unpacked_bytes.saturating_sub(len_bytes) }
    }

    /// Opens one; nothing where it is of no known format, broken, locked, or too large.
    ///
    /// Each may unpack to half of what is left. One that cannot be opened has used it up, so that however many of them
    /// there are, the work has an end.
    pub fn open(&mut self, index: usize, bytes: &[u8], content_type: &str) -> Option<Embedded> {
        let opener = self.options.opener.filter(|_| bytes.starts_with(b"PK"))?;
        let share = self.left / 2;
        let limits = Limits { unpacked_bytes: share, ..self.options.limits.clone() };
        let opened = opener(bytes.to_vec(), &Options { limits, ..self.options.clone() });
        let used = opened.as_ref().map_or(share, |(_, document)| document.len_unpacked());
        self.left = self.left.saturating_sub(used);
        let (format, document) = opened.ok()?;
        let (extension, content_type) = kind(format, content_type);
        Some(Embedded { index, extension, content_type, document })
    }
}

/// The ending and the type of a file: those that it goes by, if they are of its format.
fn kind(format: &dyn Format, content_type: &str) -> (&'static str, &'static str) {
    let about = format.about();
    let known = TYPES.iter().find(|(_, known)| known.eq_ignore_ascii_case(content_type));
    let known = known.filter(|(extension, _)| about.extensions.contains(extension));
    known.copied().unwrap_or((about.extensions.first().copied().unwrap_or_default(), about.media_type))
}

/// The name of a file inside, after so many others.
pub fn name(folder: &str, count: usize, extension: &str) -> String {
    format!("{folder}/embeddings/file{}.{extension}", count + 1)
}

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
        nested.tell(0, units, |unit| Location { place: Place::Embedded, number, column: 0, ..unit.location });
        Ok(nested)
    }

    /// Tells the document around of the units from one on.
    fn tell(&mut self, first: usize, units: &mut Vec<TextUnit>, located: impl Fn(&TextUnit) -> Location) {
        let new = self.document.units().get(first..).unwrap_or_default();
        self.units.push((first, units.len(), new.len()));
        units.extend(new.iter().map(|unit| TextUnit { location: located(unit), ..unit.clone() }));
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

    /// The pixels of such a page, which has to be one of its own.
    pub fn pixels(&self, page_index: u32) -> Option<Pixels> {
        self.document.pixels(page_index.checked_sub(self.first_page)?)
    }

    /// Takes in what was seen on such a page.
    pub fn read_page(&mut self, page_index: u32, sight: Sight, units: &mut Vec<TextUnit>) {
        let Some(page) = page_index.checked_sub(self.first_page) else { return };
        let first = self.document.units().len();
        self.document.read_page(page, sight);
        self.tell(first, units, |unit| Location { number: page_index as usize + 1, ..unit.location });
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
        let pages = self.first_page..self.first_page + index(self.document.plates().len());
        let own = areas.iter().filter(|area| pages.contains(&area.page_index()));
        own.map(|area| area.on_page(area.page_index() - self.first_page)).collect()
    }
}
