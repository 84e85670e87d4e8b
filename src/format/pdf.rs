//! PDF files (ISO 32000-2).
//!
//! # Where text hides
//! - On pages: text however it is split, kerned, turned, colored, covered, cut away or put beyond the page (9.4), in forms,
//!   patterns and masks (8.10, 8.7.3, 11.6.5.2), and what stands for it when it is read aloud or copied (14.9).
//! - On top of pages: contents, subjects and looks of annotations in all their states (12.5), addresses of links (12.6.4.8).
//! - Fields of forms: names, tips, values, options, captions, names of states (12.7).
//! - Titles of bookmarks (12.3.3), prefixes of page labels (12.4.2), titles and descriptions in the structure (14.7).
//! - Files inside, their names and descriptions (7.11).
//!
//! # What is kept
//! Pages with all that they show, each glyph where it stood; fonts, colors, pictures without what they hold beside their
//! pixels; annotations, links, bookmarks, forms that can be filled in, the structure in words of the standard, files inside
//! of the kinds that can be cleaned, whose pages come behind its own. The file is written anew from what is known and led to.
//!
//! # What is dropped
//! - Properties and metadata (14.3), private data of programs (14.5), thumbnails (12.3.4), names of places, elements and
//!   roles. Who wrote notes, and when; the notes are numbered by author. All notes where the policy says so.
//! - Scripts and all actions but turning pages and opening addresses (12.6), signatures (12.8), XFA (12.7.8), sounds, films
//!   and models, of which their looks stay (13); other files inside, portfolios (12.3.5).
//! - Text under a filled rectangle, or in the color of the one that it stands on.
//! - What fonts say of themselves and of letters that are no longer shown; what profiles of color say of their makers.
//! - Layers that are not shown with what they hold (8.11); what is left is no layer any more.
//! - Older revisions (7.5.6), objects that nothing leads to, resources that nothing calls.
//! - The protection of a file that opens without a password (7.6).
//! - Names that are not the standard's nor every program's: what they call is numbered.
//! - Operands that no operation takes, forms of kinds that nothing draws, text that the glyphs of a font draw.
//!
//! # What is refused
//! Files that ask for a password, that are broken beyond what readers mend, whose forms draw themselves, or that are beyond
//! the limits.

mod annotation;
mod area;
mod boxes;
mod canvas;
mod contents;
mod cover;
mod destination;
mod embedded;
mod erase;
mod font;
mod form;
mod layout;
mod name;
mod outline;
mod page;
mod picture;
mod plate;
mod resource;
mod scan;
mod slot;
mod structure;
mod tree;
mod walk;

use self::embedded::Embedded;
use self::plate::Plates;
use self::slot::Slots;
use self::walk::Walk;
use super::sight::Sights;
use super::{About, Document, Drawing, Format, Options, Pixels, Quad, shot};
use crate::error::Result;
use crate::model::{Area, Clue, Dropped, Edit, Layout, Place, Plate, Sight, Span, TextUnit};
use crate::syntax::pdf::File;
use crate::syntax::pdf::file;
use crate::syntax::pdf::interpret::Interpreter;
use crate::syntax::pdf::layer::Layers;
use crate::syntax::pdf::page::Page;

/// The format.
pub static FORMAT: Pdf = Pdf;

/// See the module.
#[derive(Debug)]
pub struct Pdf;

static ABOUT: About = About { id: "pdf", name: "PDF file", extensions: &["pdf"], media_type: "application/pdf" };

impl Format for Pdf {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn sniff(&self, bytes: &[u8], extension: &str) -> bool {
        file::header(bytes).is_some() || extension == "pdf" && file::begins_with_object(bytes)
    }

    fn open(&self, bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
        Ok(Box::new(PdfDocument::open(bytes, options)?))
    }
}

/// An open file. Its objects are read anew when it is written.
struct PdfDocument {
    file: File,
    layers: Layers,
    pages: Vec<Page>,
    options: Options,
    units: Vec<TextUnit>,
    dropped: Vec<Dropped>,
    pictures: usize,
    scans: Vec<u32>,
    plates: Plates,
    /// What somebody has seen on them.
    sights: Sights,
    embedded: Embedded,
    /// How many units the file has before anybody looks at its pages; those of what was seen come behind them.
    own_units: usize,
}

impl PdfDocument {
    /// How many pages it has without those of files inside.
    fn own_pages(&self) -> u32 {
        u32::try_from(self.pages.len()).unwrap_or(u32::MAX)
    }

    fn open(bytes: Vec<u8>, options: &Options) -> Result<Self> {
        let file = File::open(bytes, &options.limits)?;
        let layers = Layers::read(&file);
        let pages = crate::syntax::pdf::page::all(&file)?;
        let options = options.clone();
        let (units, dropped, pictures, scans, plates, sights, embedded, own_units) = Default::default();
        let mut document =
            Self { file, layers, pages, options, units, dropped, pictures, scans, plates, sights, embedded, own_units };
        (document.units, document.embedded, document.dropped, document.pictures, document.scans, document.plates) =
            document.walk(Slots::collect(document.own_pages()), &[], |mut walk| {
                walk.run()?;
                let (dropped, pictures) = (walk.dropped(), walk.pictures);
                walk.scans.sort_unstable();
                walk.plates.all.sort_by_key(|plate| plate.page_index);
                let Slots::Collect { units, files } = walk.slots else { return Ok(Default::default()) };
                Ok((units, files, dropped, pictures, walk.scans, walk.plates))
            })?;
        document.own_units = document.units.len();
        Ok(document)
    }

    /// The areas on its own pages, and those on pages of files inside.
    fn parted(&self, areas: &[Area]) -> (Vec<Area>, Vec<Area>) {
        areas.iter().partition(|area| area.page_index() < self.own_pages())
    }

    fn walk<T>(&self, slots: Slots<'_>, areas: &[Area], run: impl FnOnce(Walk<'_>) -> Result<T>) -> Result<T> {
        let interpreter = Interpreter::new(&self.file, &self.layers);
        run(Walk::new(&self.file, &self.layers, &interpreter, &self.pages, &self.options, slots, areas))
    }
}

impl Document for PdfDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.dropped.clone()
    }

    fn file_names(&self) -> Vec<String> {
        self.embedded.names().to_vec()
    }

    fn clues(&self) -> &[Clue] {
        self.embedded.clues()
    }

    fn pictures(&self) -> usize {
        self.pictures + self.embedded.files().pictures()
    }

    fn scans(&self) -> &[u32] {
        &self.scans
    }

    fn plates(&self) -> Vec<Plate> {
        self.plates.all.iter().cloned().chain(self.embedded.files().plates()).collect()
    }

    fn page_count(&self) -> u32 {
        let of_files = self.embedded.files().page_count();
        if self.plates.all.is_empty() && of_files == self.own_pages() { 0 } else { of_files }
    }

    fn pixels(&self, page_index: u32) -> Option<Pixels> {
        self.embedded.files().pixels(page_index)
    }

    fn drawing(&self, page_index: u32) -> Option<Drawing<'_>> {
        let page_count = self.own_pages();
        let own = Drawing { bytes: self.file.bytes(), page_index, page_count, is_whole: true };
        if page_index < page_count { Some(own) } else { self.embedded.files().drawing(page_index) }
    }

    fn read_page(&mut self, page_index: u32, sight: Sight) {
        if page_index >= self.own_pages() {
            return self.embedded.files_mut().read_page(page_index, sight, &mut self.units);
        }
        let likes = self.plates.likes.get(&page_index).into_iter().flatten();
        let pages: Vec<u32> = std::iter::once(page_index).chain(likes.copied()).collect();
        for page in pages {
            let words = plate::unsaid(self, page, &sight);
            self.sights.add(&mut self.units, page, Place::Page, Sight { words, ..sight.clone() });
        }
    }

    fn painted(&self, edits: &[Edit]) -> Vec<Area> {
        [self.sights.painted(edits), self.embedded.files().painted(edits)].concat()
    }

    fn layout(&self) -> Layout {
        let mut layout = layout::layout(&self.units, &self.pages, &self.file);
        shot::lay_out(&self.embedded.files().plates(), &self.units, &mut layout);
        layout.finish(self.units.len());
        layout
    }

    fn boxes(&self, page_index: u32, pieces: &[(u32, Span)]) -> Result<Vec<Vec<Quad>>> {
        if page_index >= self.own_pages() {
            return self.embedded.files().boxes(page_index, pieces);
        }
        let mut boxes = boxes::boxes(self, page_index, pieces)?;
        let seen = self.sights.boxes(page_index, pieces);
        boxes.iter_mut().zip(seen).for_each(|(all, seen)| all.extend(seen));
        Ok(boxes)
    }

    fn reflows(&self) -> bool {
        true
    }

    fn len_unpacked(&self) -> u64 {
        self.file.len_unpacked().saturating_add(self.embedded.len_unpacked())
    }

    fn count_within(&self, areas: &[Area]) -> Result<usize> {
        let (own, of_files) = self.parted(areas);
        Ok(area::count_within(self, &own)? + self.embedded.files().count_within(&of_files)?)
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        let own = edits.partition_point(|edit| (edit.unit.0 as usize) < self.own_units);
        let of_pixels = edits.get(own..).unwrap_or_default().iter().cloned();
        let of_pages: Vec<Edit> = of_pixels.filter(|edit| !self.embedded.files().hold(edit.unit)).collect();
        let (own, of_files) = self.parted(areas);
        let areas = self.sights.all_areas(&own, &of_pages)?;
        let units = self.units.get(..self.own_units).unwrap_or_default();
        let slots = Slots::Write { units, files: &self.embedded, edits, areas: &of_files, next: 0, next_file: 0 };
        self.walk(slots, &areas, |mut walk| {
            let root = walk.run()?;
            walk.slots.check_end()?;
            Ok(walk.out.finish(root))
        })
    }
}
