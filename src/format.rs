//! Kinds of files: how each is recognised, opened into text units, and written back.
//!
//! A format is one file or folder below this one and one word in the list below. It knows nothing of detectors: it
//! gives text and takes edits.

mod foreign;
mod mail;
mod media_type;
mod nested;
mod odf;
mod office;
mod ooxml;
mod origin;
mod packed;
mod piece;
mod reading;
mod registry;
mod shot;
mod sight;

pub use registry::{all, open};

use std::ops::Range;

pub use self::nested::Files;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::model::{Area, Clue, Dropped, Edit, Layout, Plate, Sight, Span, TextUnit};
use crate::syntax::data_uri::Packed;
pub use crate::syntax::picture::Pixels;

/// Declares the formats by the names of their files or folders, the pickiest first: the first whose name and content
/// fit is taken.
macro_rules! formats {
    ($($module:ident)*) => {
        $(pub mod $module;)*

        static FORMATS: &[&dyn Format] = &[$(&$module::FORMAT,)*];
    };
}

formats! {
    docx
    xlsx
    pptx
    odt
    ods
    odp
    rtf
    pdf
    image
    svg
    delimited
    archive
    eml
    mbox
    markdown
    notebook
    calendar
    json
    yaml
    toml
    settings
    xml
    html
    program
    text
}

/// How files are opened, where there is a choice.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The most that one file may cost.
    pub limits: Limits,
    /// What becomes of tracked changes.
    pub changes: Changes,
    /// What becomes of comments.
    pub comments: Comments,
    /// What becomes of the histories of versions in archives.
    pub history: History,
    /// Opens the files inside a file; without it none is opened.
    pub opener: Option<Opener>,
    /// The ending of the file's name, or its whole name where that tells more, in lower case: for formats that hold files of
    /// several kinds.
    pub ending: String,
}

impl Options {
    /// The options for a file inside, where `left_bytes` may still be unpacked. What cannot be opened may have unpacked to all
    /// that it was granted, so each is granted half of what is left: however many there are, there is an end.
    fn inside(&self, left_bytes: u64) -> Self {
        Self { limits: Limits { unpacked_bytes: left_bytes / 2, ..self.limits.clone() }, ..self.clone() }
    }
}

/// Opens a file that stands inside another; where it has no name, it has to say itself what it is.
pub type Opener = fn(Option<&str>, Vec<u8>, &Options) -> Result<(&'static dyn Format, Box<dyn Document>)>;

/// What becomes of tracked changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Changes {
    /// They stay, both sides cleaned, without who made them and when.
    #[default]
    Keep,
    /// They are accepted.
    Accept,
}

impl Changes {
    /// The choice that a policy calls so.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "keep" => Some(Self::Keep),
            "accept" => Some(Self::Accept),
            _ => None,
        }
    }
}

/// What becomes of comments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Comments {
    /// They stay, cleaned, without who wrote them and when.
    #[default]
    Keep,
    /// They are dropped.
    Drop,
}

impl Comments {
    /// The choice that a policy calls so.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "keep" => Some(Self::Keep),
            "drop" => Some(Self::Drop),
            _ => None,
        }
    }
}

/// What becomes of the history of versions that an archive holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum History {
    /// It is dropped.
    #[default]
    Drop,
    /// It is dropped, and a new one with a single commit of the cleaned files stands in its place.
    OneCommit,
}

impl History {
    /// The choice that a policy calls so.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "drop" => Some(Self::Drop),
            "one_commit" => Some(Self::OneCommit),
            _ => None,
        }
    }
}

/// A kind of file that can be cleaned.
pub trait Format: Sync {
    /// Tells what the format is called and by which names its files go.
    fn about(&self) -> &'static About;

    /// Tells whether the content, whatever its name, is of this format.
    fn sniff(&self, bytes: &[u8], extension: &str) -> bool;

    /// Tells whether nearly any text could be of this format, so that its name has to say so.
    fn is_text(&self) -> bool {
        false
    }

    /// Opens a file into a document.
    ///
    /// # Errors
    /// `Malformed`, `Encrypted`, `LimitExceeded` or `UnknownPart`, as far as they apply.
    fn open(&self, bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>>;
}

/// What is told of a format in lists and receipts.
#[derive(Debug)]
pub struct About {
    /// The stable id: `docx`.
    pub id: &'static str,
    /// The name for people: `Word document`.
    pub name: &'static str,
    /// The endings of its file names, in lower case, without the dot; the first is the usual one.
    pub extensions: &'static [&'static str],
    /// Its media type.
    pub media_type: &'static str,
}

/// A place on a page: its four corners in the order in which they lie around it, in points of the page's own space.
pub type Quad = [(f64, f64); 4];

/// A page that has to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Drawing<'a> {
    /// The PDF file that it stands in: the document or a file inside.
    pub bytes: &'a [u8],
    /// Which of its pages it is, counted from 0.
    pub page_index: u32,
    /// How many pages it has, one behind the other in the document.
    pub page_count: u32,
    /// Whether it is the document itself.
    pub is_whole: bool,
}

/// An open file.
///
/// The calls may come in any order and any number of times; none but [`read_page`](Document::read_page) changes the document.
pub trait Document {
    /// Gives all text of the file in reading order, hidden text and metadata included. A unit's index is its id.
    fn units(&self) -> &[TextUnit];

    /// Tells what [`rewrite`](Document::rewrite) leaves out whatever the edits are.
    fn dropped(&self) -> Vec<Dropped>;

    /// Hands out what was packed into a text and taken out of it, each in its place; whoever takes it puts it back into what
    /// is written. Nothing from all else.
    fn take_packed(&mut self) -> Vec<Option<Packed>> {
        Vec::new()
    }

    /// Gives the files inside that stand among its units, if that is all there is of pictures in it: what is asked about
    /// pixels and pages they answer.
    fn files(&self) -> Option<&Files> {
        None
    }

    /// The same, with the units, which grow by what is read in pixels.
    fn files_mut(&mut self) -> Option<(&mut Files, &mut Vec<TextUnit>)> {
        None
    }

    /// Tells what the files inside are called, in their order; nothing where they have no names.
    fn file_names(&self) -> Vec<String> {
        Vec::new()
    }

    /// Tells how many pictures are written as they are: what they show has been seen by nobody.
    fn pictures(&self) -> usize {
        self.files().map_or(0, Files::pictures)
    }

    /// Tells which pages, counted from 0, are pictures of pages: nothing has read what they say.
    fn scans(&self) -> &[u32] {
        &[]
    }

    /// Tells of which pages somebody has to look at the pixels, because nothing else tells all that they say.
    fn plates(&self) -> Vec<Plate> {
        self.files().map_or_else(Vec::new, Files::plates)
    }

    /// Gives the pixels of a page, counted from 0, that is one of the [plates](Document::plates); nothing where they cannot be
    /// had, and nothing for a page that has to be drawn first.
    fn pixels(&self, page_index: u32) -> Option<Pixels> {
        self.files()?.pixels(page_index)
    }

    /// Tells how many pages it has that somebody may look at or that are like one of these, those between them included.
    fn page_count(&self) -> u32 {
        let of_plates = || self.plates().iter().map(|plate| plate.page_index + 1).max().unwrap_or(0);
        self.files().map_or_else(of_plates, Files::page_count)
    }

    /// Gives the file that a page, counted from 0, has to be drawn from, because it has no pixels before.
    fn drawing(&self, page_index: u32) -> Option<Drawing<'_>> {
        self.files()?.drawing(page_index)
    }

    /// Takes in what somebody has seen in the pixels of a page: it becomes units behind all others.
    fn read_page(&mut self, page_index: u32, sight: Sight) {
        if let Some((files, units)) = self.files_mut() {
            files.read_page(page_index, sight, units);
        }
    }

    /// Tells which parts of pages are painted over because of edits.
    fn painted(&self, edits: &[Edit]) -> Vec<Area> {
        self.files().map_or_else(Vec::new, |files| files.painted(edits))
    }

    /// Tells whether its texts may be parted otherwise when the written file is read again.
    fn reflows(&self) -> bool {
        false
    }

    /// Tells what the document looks like, for somebody to read it; every unit has a place in it.
    fn layout(&self) -> Layout {
        Layout::flow(self.units())
    }

    /// Tells where on a page, counted from 0, pieces of units are drawn: for each the places of its lines. A format
    /// whose pages are not laid out until they are shown knows none.
    ///
    /// # Errors
    /// What looking at the page once more gives.
    fn boxes(&self, page_index: u32, pieces: &[(u32, Span)]) -> Result<Vec<Vec<Quad>>> {
        self.files().map_or_else(|| Ok(vec![Vec::new(); pieces.len()]), |files| files.boxes(page_index, pieces))
    }

    /// Gives what the file tells of those who made it, although none of it is kept.
    fn clues(&self) -> &[Clue] {
        &[]
    }

    /// Tells how many bytes its parts were after unpacking, those of the files in it included; 0 for a file without parts.
    fn len_unpacked(&self) -> u64 {
        0
    }

    /// Writes the file in its own format with the edits applied; what is not touched stays byte for byte.
    ///
    /// # Errors
    /// `CannotRewrite` when an edit does not fit.
    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>>;

    /// The same without whatever `areas` of its pages touch; a black box stands there.
    ///
    /// # Errors
    /// As above, and for areas of a format whose pages are not laid out until they are shown.
    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        if areas.is_empty() { self.rewrite(edits) } else { Err(NO_PAGES) }
    }

    /// Counts the letters and pictures that areas of its pages show.
    ///
    /// # Errors
    /// What looking at the pages once more gives.
    fn count_within(&self, areas: &[Area]) -> Result<usize> {
        match self.files() {
            Some(files) => files.count_within(areas),
            None if areas.is_empty() => Ok(0),
            None => Err(NO_PAGES),
        }
    }
}

const NO_PAGES: Error = Error::CannotRewrite { what: "areas can only be drawn on pages that are laid out" };

/// Checks that a sorted list of edits names no unit beyond those that a document has.
///
/// # Errors
/// `CannotRewrite` when one does.
pub fn check_units(edits: &[Edit], units: &[TextUnit]) -> Result<()> {
    const ABSENT: Error = Error::CannotRewrite { what: "a change names a part that is not there" };
    match edits.last() {
        Some(edit) if edit.unit.0 as usize >= units.len() => Err(ABSENT),
        _ => Ok(()),
    }
}

/// The edits of the units of a range, out of a sorted list of all.
pub fn edits_within(edits: &[Edit], units: Range<usize>) -> &[Edit] {
    let before = |unit: usize| edits.partition_point(|edit| (edit.unit.0 as usize) < unit);
    edits.get(before(units.start)..before(units.end)).unwrap_or_default()
}

/// The edits of one unit, out of a sorted list of all.
pub fn edits_of(edits: &[Edit], unit: u32) -> &[Edit] {
    let from = edits.partition_point(|edit| edit.unit.0 < unit);
    let to = edits.partition_point(|edit| edit.unit.0 <= unit);
    edits.get(from..to).unwrap_or_default()
}
