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
pub(super) mod attribute;
mod clean;
mod clue;
pub(super) mod comment;
mod custom_data;
mod cutting;
mod drawing;
mod embedded;
pub(super) mod field;
mod geometry;
pub(super) mod identifier;
mod language;
mod layout;
mod namespace;
pub(super) mod part;
mod preview;
mod property;
mod relationship;
pub(super) mod sheet;
pub(super) mod splice;
mod survey;
pub(super) mod tally;
pub(super) mod text;
pub(super) mod units;
mod vocabulary;
mod words;

pub use application::Application;
pub use part::{Kind, Known, known};

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::office::{Content, OfficeDocument, Shell, Written};
use super::{About, Document, Format, Options};
use crate::error::Result;
use crate::limits::Limits;
use crate::model::DroppedKind;
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
use survey::{Picture, Staying, Survey, survey};
use tally::Tally;
use units::hidden_styles;

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
        Making::open(self.0, &bytes, options).map(|document| Box::new(document) as Box<dyn Document>)
    }
}

/// What is its own of an open document.
const SHELL: Shell = Shell { pack, layout: layout::layout };

fn pack(parts: &[Written], contents: &[Cow<'_, [u8]>]) -> Result<Vec<u8>> {
    let parts = parts.iter().zip(contents);
    opc::write(parts.map(|(part, bytes)| (part.name.as_str(), part.content_type, bytes.as_ref())).collect())
}

/// A document while it is opened.
#[derive(Debug)]
struct Making {
    application: &'static Application,
    office: OfficeDocument,
    pictures: Pictures,
    /// The files inside that are written, by their indices in the survey, in the order of their numbers.
    embedded: Vec<usize>,
    /// The stores that controls lead to, likewise.
    bound: Vec<usize>,
}

/// The pictures that are written.
#[derive(Debug, Default)]
struct Pictures {
    /// Their indices in the survey, in the order of their numbers.
    shown: Vec<usize>,
    /// Whether the placeholder is among them.
    has_placeholder: bool,
}

impl Making {
    fn open(application: &'static Application, bytes: &[u8], options: &Options) -> Result<OfficeDocument> {
        let limits = &options.limits;
        let package = Package::open(bytes, limits)?;
        let mut tally = Tally::default();
        let mut survey = survey(application, &package, &mut tally, options)?;
        let mut making = Self {
            application,
            office: OfficeDocument::new(SHELL, limits),
            pictures: Pictures::default(),
            embedded: Vec::new(),
            bound: Vec::new(),
        };
        making.office.clues = clue::clues(&package, limits);
        making.office.len_unpacked = package.len_bytes();
        making.relationships("", &survey.root, &survey, None, limits)?;
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
        making.bound = (0..survey.stores.len()).filter(|at| survey.stores.get(*at).is_some_and(is_bound)).collect();
        tally.add(DroppedKind::CustomData, survey.stores.len() - making.bound.len());
        if survey.parts.iter().any(|staying| staying.kind == Kind::Workbook) {
            making.book(&survey, texts, &mut tally, limits)?;
        } else {
            let mut styles = survey.parts.iter().zip(&texts);
            if let Some((_, text)) = styles.find(|(staying, _)| staying.kind == Kind::Styles && !staying.is_stored) {
                making.office.units.hidden_styles = hidden_styles(text, limits)?;
            }
            for index in survey.reading_order() {
                let text = texts.get_mut(index).filter(|text| !text.is_empty());
                if let Some((staying, text)) = survey.parts.get(index).zip(text) {
                    making.part(staying, std::mem::take(text), &survey, limits)?;
                }
            }
        }
        making.write_stores(&mut survey.stores, limits)?;
        making.write_pictures(&mut survey, limits)?;
        making.office.units.finish();
        making.write_embedded(survey.embedded, &mut tally, limits)?;
        making.office.dropped = tally.dropped();
        making.office.picture_count = making.pictures.shown.len();
        Ok(making.office)
    }

    /// Adds the parts of a workbook.
    fn book(&mut self, survey: &Survey, mut texts: Vec<String>, tally: &mut Tally, limits: &Limits) -> Result<()> {
        let mut book = Book::read(survey, &mut texts, &mut self.office.units, limits)?;
        for index in book.order.clone() {
            let Some((staying, text)) = survey.parts.get(index).zip(texts.get_mut(index)) else { continue };
            let text = std::mem::take(text);
            let part = self.office.parts.len();
            let (text, used) = match staying.kind {
                Kind::SharedStrings => (book.strings.write(&mut self.office.units, part, limits)?, BTreeSet::new()),
                kind if kind.has_remarks() => {
                    book.remarks(&mut self.office.units, &text, (index, part), limits)?;
                    (text, BTreeSet::new())
                }
                kind if kind.is_of_book() => book.gather(&mut self.office.units, &text, (index, part), limits)?,
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

    /// Adds a part and its relationships.
    fn part(&mut self, staying: &Staying, text: String, survey: &Survey, limits: &Limits) -> Result<()> {
        let index = self.office.parts.len();
        // The properties hold nothing that anybody chose.
        let used = match staying.kind {
            Kind::CoreProperties | Kind::AppProperties => BTreeSet::new(),
            // Neither do lists of those who commented.
            Kind::NoteShapes | Kind::CommentAuthors | Kind::Persons => BTreeSet::new(),
            kind if kind.has_remarks() => {
                comment::rewritten::gather(&mut self.office.units, &text, index, Scene::Slide, limits)?;
                BTreeSet::new()
            }
            Kind::Header | Kind::Footer | Kind::Footnotes | Kind::Endnotes if staying.is_stored => {
                self.office.units.gather(&text, index, Kind::Glossary, limits)?
            }
            _ => self.office.units.gather(&text, index, staying.kind, limits)?,
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
        self.office.parts.push(Written { name: staying.name.clone(), content_type, content: Content::Text(text) });
        let has_placeholder = used.contains(&staying.placeholder);
        let used = Some((used, has_placeholder.then_some(staying.placeholder.as_str())));
        self.relationships(&staying.name, &staying.references, survey, used, limits)
    }

    /// Adds the pictures that something shows, taking them out of the survey.
    fn write_pictures(&mut self, survey: &mut Survey, limits: &Limits) -> Result<()> {
        for (number, index) in self.pictures.shown.iter().enumerate() {
            let Some(Picture { bare, .. }) = survey.pictures.get_mut(*index) else { continue };
            let name = picture_name(self.application.folder, number, bare.kind);
            self.office.add_picture(name, bare, limits)?;
        }
        if self.pictures.has_placeholder {
            let name = placeholder(self.application.folder);
            let content = Content::Bytes(Cow::Borrowed(GREY));
            self.office.parts.push(Written { name, content_type: "image/png", content });
        }
        Ok(())
    }

    /// Adds the files inside that something refers to. The others have no place in what is written.
    fn write_embedded(&mut self, files: Vec<Embedded>, tally: &mut Tally, limits: &Limits) -> Result<()> {
        let mut files: Vec<Option<Embedded>> = files.into_iter().map(Some).collect();
        for (number, index) in self.embedded.iter().enumerate() {
            let Some(file) = files.get_mut(*index).and_then(Option::take) else { continue };
            let name = embedded::name(self.application.folder, number, file.extension);
            self.office.add_file((name, file.content_type), file.document, number + 1, tally, limits)?;
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

fn picture_name(folder: &str, number: usize, kind: picture::Kind) -> String {
    format!("{folder}/media/image{}.{}", number + 1, kind.extension())
}
