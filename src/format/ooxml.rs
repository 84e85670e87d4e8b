//! Office documents: packages of the Office Open XML formats (ECMA-376 Part 1 for their markup, Part 2 for the packages,
//! Parts 3 and 4 for what older and newer programs write beside it).
//!
//! The package is walked by its relationships; every part is of a kind that a table names, or the file is refused. A
//! first pass over the markup of each part leaves out what is dropped and copies the rest byte for byte, a second
//! gathers units. Edits are spliced into the bytes that the second pass read, so what is not touched stays as it was.
//!
//! What the programs have in common is here: packages, drawings, properties. What is one program's own is told by its
//! [`Application`], and by the namespaces of its markup.

mod animation;
mod application;
mod attribute;
mod clean;
mod clue;
mod comment;
mod custom_data;
mod cutting;
mod drawing;
mod embedded;
mod field;
mod geometry;
mod identifier;
mod language;
mod layout;
mod namespace;
mod part;
mod preview;
mod property;
mod relationship;
mod sheet;
mod splice;
mod survey;
mod tally;
mod text;
mod units;
mod vocabulary;
mod words;

pub use application::Application;
pub use part::{Kind, Known, known};

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::nested::Nested;
use super::shot::{self, Shot};
use super::sight::Sights;
use super::{About, Document, Format, Options, Pixels, Quad, edits_of};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::model::{Area, Clue, Dropped, DroppedKind, Edit, Layout, Notation, Place, Plate, Sight, Span, TextUnit};
use crate::syntax::opc::{self, Package};
use crate::syntax::pdf;
use crate::syntax::picture::{self, Crop};
use crate::syntax::xml;
use clean::clean;
use comment::rewritten::Scene;
use custom_data::Store;
use cutting::Cutting;
use embedded::Embedded;
use part::{GREY, placeholder};
use property::bare_properties;
use sheet::{Book, Gone};
use splice::{apply, patches};
use survey::{Picture, Staying, Survey, survey};
use tally::Tally;
use units::{Units, hidden_styles};

/// The format of an application's documents.
#[derive(Debug)]
pub struct Office(pub &'static Application);

impl Format for Office {
    fn about(&self) -> &'static About {
        &self.0.about
    }

    fn sniff(&self, bytes: &[u8], _extension: &str) -> bool {
        // A PDF file may hold an archive as it stands, and is none.
        let archive = memchr::memmem::find(bytes, b"PK\x03\x04").unwrap_or(bytes.len());
        if pdf::file::header(bytes).is_some_and(|header| header < archive) {
            return false;
        }
        match opc::document_type(bytes) {
            Some(found) => self.0.types().iter().any(|known| known.eq_ignore_ascii_case(&found)),
            // What cannot be read is refused with the reason when it is opened.
            None => {
                let holds = |name: &[u8]| memchr::memmem::rfind(bytes, name).is_some();
                let is_archive = holds(b"PK\x05\x06") || bytes.starts_with(b"PK\x03\x04");
                is_archive && holds(b"[Content_Types].xml") && holds(format!("{}/", self.0.folder).as_bytes())
            }
        }
    }

    fn open(&self, bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
        OfficeDocument::open(self.0, &bytes, options).map(|document| Box::new(document) as Box<dyn Document>)
    }
}

/// An open document: what will be written, but for the edits.
#[derive(Debug)]
struct OfficeDocument {
    application: &'static Application,
    parts: Vec<Written>,
    units: Units,
    pictures: Pictures,
    /// The files inside that are written, by their indices in the survey, in the order of their numbers.
    embedded: Vec<usize>,
    /// The stores that controls lead to, likewise.
    bound: Vec<usize>,
    dropped: Vec<Dropped>,
    clues: Vec<Clue>,
    len_unpacked: u64,
    /// The pictures that can be looked at.
    shots: Vec<Shot>,
    /// What somebody has seen in them.
    sights: Sights,
    /// How many bytes of pixels may be unpacked to look at one or to paint over it.
    left_bytes: u64,
}

/// The pictures that are written.
#[derive(Debug, Default)]
struct Pictures {
    /// Their indices in the survey, in the order of their numbers.
    shown: Vec<usize>,
    /// Whether the placeholder is among them.
    has_placeholder: bool,
}

/// A part as it will be written.
#[derive(Debug)]
struct Written {
    name: String,
    /// Empty for a part of relationships.
    content_type: &'static str,
    content: Content,
}

impl Written {
    fn file_mut(&mut self) -> Option<&mut Nested> {
        if let Content::File(file) = &mut self.content { Some(file) } else { None }
    }
}

#[derive(Debug)]
enum Content {
    Text(String),
    Bytes(Cow<'static, [u8]>),
    File(Nested),
}

impl OfficeDocument {
    fn open(application: &'static Application, bytes: &[u8], options: &Options) -> Result<Self> {
        let limits = &options.limits;
        let package = Package::open(bytes, limits)?;
        let mut tally = Tally::default();
        let mut survey = survey(application, &package, &mut tally, options)?;
        let mut document = Self {
            application,
            parts: Vec::new(),
            units: Units::default(),
            pictures: Pictures::default(),
            embedded: Vec::new(),
            bound: Vec::new(),
            dropped: Vec::new(),
            clues: clue::clues(&package, limits),
            len_unpacked: package.len_bytes(),
            shots: Vec::new(),
            sights: Sights::default(),
            left_bytes: limits.unpacked_bytes,
        };
        document.relationships("", &survey.root, &survey, None, limits)?;
        let gone = Gone::read(&survey, &package, limits)?;
        let (mut texts, mut cutting) = (Vec::new(), Cutting::new(&survey.pictures, limits));
        let made: Vec<Option<String>> = survey.parts.iter_mut().map(|staying| staying.made.take()).collect();
        for ((at, staying), made) in survey.parts.iter().enumerate().zip(made) {
            if let Some(text) = made {
                texts.push(text);
                continue;
            }
            let source = package.parts.get(staying.index).map_or(&[][..], |part| part.bytes.as_slice());
            texts.push(match staying.kind {
                Kind::CoreProperties | Kind::AppProperties => {
                    bare_properties(application, staying.kind, source, &mut tally, limits)?
                }
                Kind::CommentThreads => xml::decode(source).map(Cow::into_owned).unwrap_or_default(),
                _ => {
                    let text = xml::decode(source)?;
                    let mut cut = |id: &str, crop: &Crop| cutting.cut((at, staying), id, crop);
                    clean(&text, &survey.relations(staying, &gone), &mut cut, &mut tally, options)?
                }
            });
        }
        let (cut, references) = (cutting.cut, cutting.references);
        survey.add_cut(cut, references);
        comment::document::settle(&mut survey, &mut texts, &mut tally, limits)?;
        drop(package);
        let is_bound = |store: &Store| texts.iter().any(|text| text.contains(store.id()));
        document.bound = (0..survey.stores.len()).filter(|at| survey.stores.get(*at).is_some_and(is_bound)).collect();
        tally.add(DroppedKind::CustomData, survey.stores.len() - document.bound.len());
        if survey.parts.iter().any(|staying| staying.kind == Kind::Workbook) {
            document.book(&survey, texts, &mut tally, limits)?;
        } else {
            let mut styles = survey.parts.iter().zip(&texts);
            if let Some((_, text)) = styles.find(|(staying, _)| staying.kind == Kind::Styles && !staying.is_stored) {
                document.units.hidden_styles = hidden_styles(text, limits)?;
            }
            for index in survey.reading_order() {
                let text = texts.get_mut(index).filter(|text| !text.is_empty());
                if let Some((staying, text)) = survey.parts.get(index).zip(text) {
                    document.part(staying, std::mem::take(text), &survey, limits)?;
                }
            }
        }
        document.write_stores(&mut survey.stores, limits)?;
        document.write_pictures(&mut survey, limits)?;
        document.units.finish();
        document.write_embedded(survey.embedded, &mut tally, limits)?;
        document.dropped = tally.dropped();
        Ok(document)
    }

    /// Adds the parts of a workbook.
    fn book(&mut self, survey: &Survey, mut texts: Vec<String>, tally: &mut Tally, limits: &Limits) -> Result<()> {
        let mut book = Book::read(survey, &mut texts, &mut self.units, limits)?;
        for index in book.order.clone() {
            let Some((staying, text)) = survey.parts.get(index).zip(texts.get_mut(index)) else { continue };
            let text = std::mem::take(text);
            let part = self.parts.len();
            let (text, used) = match staying.kind {
                Kind::SharedStrings => (book.strings.write(&mut self.units, part, limits)?, BTreeSet::new()),
                kind if kind.has_remarks() => {
                    book.remarks(&mut self.units, &text, (index, part), limits)?;
                    (text, BTreeSet::new())
                }
                kind if kind.is_of_book() => book.gather(&mut self.units, &text, (index, part), limits)?,
                _ => {
                    self.part(staying, text, survey, limits)?;
                    continue;
                }
            };
            self.add(staying, text, &used, survey, limits)?;
        }
        tally.add(DroppedKind::Unreferenced, book.strings.orphans());
        Ok(())
    }

    /// What a part holds that is no markup.
    fn bytes_of(&self, part: usize) -> &[u8] {
        match self.parts.get(part).map(|part| &part.content) {
            Some(Content::Bytes(bytes)) => bytes,
            _ => &[],
        }
    }

    /// The files inside.
    fn files(&self) -> impl Iterator<Item = &Nested> {
        self.parts.iter().filter_map(|part| if let Content::File(file) = &part.content { Some(file) } else { None })
    }

    /// The file inside that a page is of which is none of the document's own.
    fn file_of(&self, page_index: u32) -> Option<&Nested> {
        self.files().filter(|file| file.first_page <= page_index).last()
    }

    /// The areas on pictures of its own, and those in files inside.
    fn own_areas(&self, areas: &[Area]) -> (Vec<Area>, Vec<Area>) {
        let has_pages = self.files().any(|file| file.plates().next().is_some());
        areas.iter().partition(|area| !has_pages || (area.page_index() as usize) < self.shots.len())
    }

    /// Adds a part and its relationships.
    fn part(&mut self, staying: &Staying, text: String, survey: &Survey, limits: &Limits) -> Result<()> {
        let index = self.parts.len();
        // The properties hold nothing that anybody chose.
        let used = match staying.kind {
            Kind::CoreProperties | Kind::AppProperties => BTreeSet::new(),
            // Neither do lists of those who commented.
            Kind::NoteShapes | Kind::CommentAuthors | Kind::Persons => BTreeSet::new(),
            kind if kind.has_remarks() => {
                comment::rewritten::gather(&mut self.units, &text, index, Scene::Slide, limits)?;
                BTreeSet::new()
            }
            Kind::Header | Kind::Footer | Kind::Footnotes | Kind::Endnotes if staying.is_stored => {
                self.units.gather(&text, index, Kind::Glossary, limits)?
            }
            _ => self.units.gather(&text, index, staying.kind, limits)?,
        };
        self.add(staying, text, &used, survey, limits)
    }

    fn add(
        &mut self,
        staying: &Staying,
        text: String,
        used: &BTreeSet<String>,
        survey: &Survey,
        limits: &Limits,
    ) -> Result<()> {
        let content_type = staying.content_type;
        self.parts.push(Written { name: staying.name.clone(), content_type, content: Content::Text(text) });
        let has_placeholder = used.contains(&staying.placeholder);
        let used = Some((used, has_placeholder.then_some(staying.placeholder.as_str())));
        self.relationships(&staying.name, &staying.references, survey, used, limits)
    }

    /// Adds the pictures that something shows, taking them out of the survey.
    fn write_pictures(&mut self, survey: &mut Survey, limits: &Limits) -> Result<()> {
        for (number, index) in self.pictures.shown.iter().enumerate() {
            let Some(Picture { bare, .. }) = survey.pictures.get_mut(*index) else { continue };
            let name = picture_name(self.application.folder, number, bare.kind);
            for (texts, notation) in [(&bare.texts, Notation::Prose), (&bare.faces, Notation::Identifier)] {
                for text in texts {
                    self.units.drawn(text, notation, self.parts.len(), limits)?;
                }
            }
            self.shots.extend(Shot::new(self.parts.len(), bare.kind, &bare.bytes, self.left_bytes));
            let content = Content::Bytes(Cow::Owned(std::mem::take(&mut bare.bytes)));
            self.parts.push(Written { name, content_type: bare.kind.media_type(), content });
        }
        if self.pictures.has_placeholder {
            let name = placeholder(self.application.folder);
            let content = Content::Bytes(Cow::Borrowed(GREY));
            self.parts.push(Written { name, content_type: "image/png", content });
        }
        Ok(())
    }

    /// Adds the files inside that something refers to. The others have no place in what is written.
    fn write_embedded(&mut self, files: Vec<Embedded>, tally: &mut Tally, limits: &Limits) -> Result<()> {
        let mut files: Vec<Option<Embedded>> = files.into_iter().map(Some).collect();
        for (number, index) in self.embedded.iter().enumerate() {
            let Some(file) = files.get_mut(*index).and_then(Option::take) else { continue };
            let (document, content_type) = (file.document, file.content_type);
            let name = embedded::name(self.application.folder, number, file.extension);
            document.dropped().iter().for_each(|dropped| tally.add(dropped.kind, dropped.count));
            self.clues
                .extend(document.clues().iter().filter(|clue| !self.clues.contains(clue)).cloned().collect::<Vec<_>>());
            self.len_unpacked += document.len_unpacked();
            let first_page = u32::try_from(self.plates().len()).unwrap_or(u32::MAX);
            let nested = Nested::new(document, number + 1, first_page, &mut self.units.units, limits)?;
            let content = Content::File(nested);
            self.parts.push(Written { name, content_type, content });
        }
        tally.add(DroppedKind::EmbeddedObject, files.iter().flatten().count());
        Ok(())
    }

    /// The name of a picture that is shown from now on.
    fn picture(&mut self, index: usize, survey: &Survey) -> String {
        let shown = self.pictures.shown.iter().position(|shown| *shown == index);
        let number = shown.unwrap_or_else(|| {
            self.pictures.shown.push(index);
            self.pictures.shown.len() - 1
        });
        let kind = survey.pictures.get(index).map_or(picture::Kind::Png, |picture| picture.bare.kind);
        picture_name(self.application.folder, number, kind)
    }
}

impl Document for OfficeDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units.units
    }

    fn plates(&self) -> Vec<Plate> {
        let own = (0..).zip(&self.shots).map(|(page, shot)| shot.plate(page));
        own.chain(self.files().flat_map(Nested::plates)).collect()
    }

    fn pixels(&self, page_index: u32) -> Option<Pixels> {
        match self.shots.get(page_index as usize) {
            Some(shot) => shot.pixels(self.bytes_of(shot.part), self.left_bytes),
            None => self.file_of(page_index)?.pixels(page_index),
        }
    }

    fn read_page(&mut self, page_index: u32, sight: Sight) {
        if (page_index as usize) < self.shots.len() {
            return self.sights.add(&mut self.units.units, page_index, Place::Picture, sight);
        }
        let files = self.parts.iter_mut().filter_map(Written::file_mut);
        if let Some(file) = files.filter(|file| file.first_page <= page_index).last() {
            file.read_page(page_index, sight, &mut self.units.units);
        }
    }

    fn boxes(&self, page_index: u32, pieces: &[(u32, Span)]) -> Result<Vec<Vec<Quad>>> {
        match self.file_of(page_index).filter(|_| page_index as usize >= self.shots.len()) {
            Some(file) => file.boxes(page_index, pieces),
            None => Ok(self.sights.boxes(page_index, pieces)),
        }
    }

    fn painted(&self, edits: &[Edit]) -> Vec<Area> {
        let of_files = self.files().flat_map(|file| file.painted(edits));
        self.sights.painted(edits).into_iter().chain(of_files).collect()
    }

    fn count_within(&self, areas: &[Area]) -> Result<usize> {
        let (own, others) = self.own_areas(areas);
        let own = shot::count_within(&self.shots, &own, |part| self.bytes_of(part), self.left_bytes)?;
        self.files().try_fold(own, |count, file| Ok(count + file.count_within(&others)?))
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.dropped.clone()
    }

    fn layout(&self) -> Layout {
        layout::layout(&self.parts, &self.units, &self.plates())
    }

    fn pictures(&self) -> usize {
        self.pictures.shown.len() + self.files().map(Nested::pictures).sum::<usize>()
    }

    fn len_unpacked(&self) -> u64 {
        self.len_unpacked
    }

    fn clues(&self) -> &[Clue] {
        &self.clues
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        let before = |count: usize| edits.partition_point(|edit| (edit.unit.0 as usize) < count);
        let (edits, others) = edits.split_at(before(self.units.sites.len()));
        let (of_files, seen): (Vec<Edit>, Vec<Edit>) =
            others.iter().cloned().partition(|edit| self.files().any(|file| file.holds(edit.unit)));
        let (own_areas, areas_of_files) = self.own_areas(areas);
        let own_areas = self.sights.all_areas(&own_areas, &seen)?;
        let mut painted = shot::painted(&self.shots, &own_areas, |part| self.bytes_of(part), self.left_bytes)?;
        let mut changes: Vec<Vec<splice::Patch>> = self.parts.iter().map(|_| Vec::new()).collect();
        let mut drawn = BTreeMap::new();
        let edits = sheet::fitting(&self.units.identifiers, &self.units.units, edits);
        let edits = identifier::distinct(&self.units.identifiers, &self.units.units, &edits);
        let mut rest = edits.as_ref();
        while let Some(unit) = rest.first().map(|edit| edit.unit) {
            let here = edits_of(rest, unit.0);
            rest = rest.get(here.len()..).filter(|_| !here.is_empty()).ok_or(UNORDERED)?;
            let at = usize::try_from(unit.0).map_err(|_| UNORDERED)?;
            let (sites, unit) = self.units.sites.get(at).zip(self.units.units.get(at)).ok_or(UNORDERED)?;
            for site in sites {
                let part = self.parts.get(site.part).zip(changes.get_mut(site.part));
                match part {
                    Some((Written { content: Content::Text(text), .. }, out)) => {
                        // EXPOSE: the edits are applied to it.
                        patches(site, &self.units.pieces, unit.text.expose(), text, here, out)?;
                    }
                    Some((Written { content: Content::Bytes(bytes), .. }, _)) => {
                        let bytes = drawn.entry(site.part).or_insert_with(|| bytes.to_vec());
                        splice::blot(site, &self.units.pieces, here, bytes);
                    }
                    Some((Written { content: Content::File(_), .. }, _)) | None => {}
                }
            }
        }
        self.units.pivots.follow(&self.units.units, &edits, &mut changes);
        if !edits.is_empty() {
            for (part, range, _) in &self.units.stale {
                let patch = splice::Patch { start: range.start, end: range.end, instead: String::new() };
                if let Some(out) = changes.get_mut(*part) {
                    out.push(patch);
                }
            }
        }
        let mut contents: Vec<Cow<'_, [u8]>> = Vec::with_capacity(self.parts.len());
        for (index, (part, patches)) in self.parts.iter().zip(changes).enumerate() {
            contents.push(match &part.content {
                Content::Bytes(bytes) => {
                    let changed = painted.remove(&index).or_else(|| drawn.remove(&index));
                    changed.map_or(Cow::Borrowed(bytes.as_ref()), Cow::Owned)
                }
                Content::Text(text) if patches.is_empty() => Cow::Borrowed(text.as_bytes()),
                Content::Text(text) => Cow::Owned(apply(text, patches).into_bytes()),
                Content::File(file) => Cow::Owned(file.rewrite_without(&areas_of_files, &of_files)?),
            });
        }
        let parts = self.parts.iter().zip(&contents);
        opc::write(parts.map(|(part, bytes)| (part.name.as_str(), part.content_type, bytes.as_ref())).collect())
    }
}

fn picture_name(folder: &str, number: usize, kind: picture::Kind) -> String {
    format!("{folder}/media/image{}.{}", number + 1, kind.extension())
}

const UNORDERED: Error = Error::CannotRewrite { what: "the changes are not in the order of the text" };
