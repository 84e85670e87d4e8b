//! Which parts stay, under which names, and what refers to what among them.
//!
//! Only what can be reached from the package by relationships of known types stays. Names of parts and of
//! relationships are given anew, for they too are text that somebody chose.

mod id;

use std::collections::BTreeMap;

use super::Application;
use super::clean::{Relations, Use};
use super::comment::document;
use super::comment::rewritten::{Made, Remarks, ordered};
use super::custom_data::Store;
use super::embedded::{Embedded, Opening};
use super::part::{self, COMMON, DROPPED_RELATIONS, GREY, Kind, Known};
use super::preview::previews;
use super::sheet::{Gone, is_pivot_of_cells};
use super::tally::Tally;
use crate::error::{Error, Result};
use crate::format::Options;
use crate::model::{DroppedKind, order};
use crate::syntax::opc::{Package, Relationship, Target};
use crate::syntax::picture::{self, Bare};
use id::Ids;
pub use id::{is_usual_id, number};

/// The result.
#[derive(Debug, Default)]
pub struct Survey {
    /// The parts that stay; the document itself is among them.
    pub parts: Vec<Staying>,
    /// What the package refers to.
    pub root: Vec<Reference>,
    /// The pictures that stay.
    pub pictures: Vec<Picture>,
    /// The files inside that could be opened.
    pub embedded: Vec<Embedded>,
    /// The stores of data that may stay.
    pub stores: Vec<Store>,
    /// Whether the document is of the strict kind.
    pub is_strict: bool,
}

impl Survey {
    /// Adds pictures that were cut out of others, and what leads to them, each behind the index of its part.
    pub fn add_cut(&mut self, cut: Vec<Bare>, references: Vec<(usize, Reference)>) {
        self.pictures.extend(cut.into_iter().map(|bare| Picture { index: usize::MAX, bare }));
        for (part, reference) in references {
            self.parts.get_mut(part).into_iter().for_each(|staying| staying.references.push(reference.clone()));
        }
    }

    /// Tells the first pass what the relationships of a part are for.
    pub fn relations<'g>(&self, staying: &Staying, gone: &'g Gone) -> Relations<'g> {
        let purpose = |to: &To| match to {
            To::Part(_) | To::Store(_) => Use::Part,
            To::Picture(_) => Use::Picture,
            To::Embedded(_) => Use::Embedded,
            To::Placeholder => Use::Placeholder,
            To::Address { .. } => Use::Link,
        };
        let named = staying.references.iter().filter(|reference| !reference.old_id.is_empty());
        let kept = order::map(named.map(|r| (r.old_id.clone(), (r.id.clone(), purpose(&r.to)))));
        let stores = order::set(self.stores.iter().map(|store| store.id().to_owned()));
        let previews = staying.previews.clone();
        let of_notes = staying.references.iter().find(|reference| reference.relation == "vmlDrawing");
        let has_blocks = self.parts.iter().any(|staying| staying.kind == Kind::Glossary);
        Relations {
            kept,
            placeholder: staying.placeholder.clone(),
            is_strict: self.is_strict,
            stores,
            previews,
            has_blocks,
            comments: document::role(self, staying.kind, staying.is_stored),
            notes: of_notes.map(|reference| reference.id.clone()),
            gone,
        }
    }

    /// The parts in the order in which they are read: the notes of a slide come after it.
    pub fn reading_order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.parts.len());
        let mut is_told = vec![false; self.parts.len()];
        for (at, staying) in self.parts.iter().enumerate() {
            let is_of_slide =
                |reference: &&Reference| matches!(reference.relation, "notesSlide" | "comments" | "modernComments");
            let notes = staying.references.iter().filter(is_of_slide);
            let notes =
                notes.filter_map(|reference| if let To::Part(index) = reference.to { Some(index) } else { None });
            for index in std::iter::once(at).chain(notes.filter(|_| staying.kind == Kind::Slide)) {
                if is_told.get_mut(index).is_some_and(|is_told| !std::mem::replace(is_told, true)) {
                    order.push(index);
                }
            }
        }
        order
    }
}

/// A picture that stays.
#[derive(Debug)]
pub struct Picture {
    /// The index of its part in the package; none has that of a picture that was cut out of another.
    pub index: usize,
    /// The picture as it is written.
    pub bare: Bare,
}

/// A part that stays.
#[derive(Debug)]
pub struct Staying {
    /// Its index in the package.
    pub index: usize,
    /// What it is.
    pub kind: Kind,
    /// Whether it belongs to the building blocks and not to the document itself.
    pub is_stored: bool,
    /// Its name in what is written.
    pub name: String,
    /// Its content type in what is written.
    pub content_type: &'static str,
    /// What it refers to.
    pub references: Vec<Reference>,
    /// The relationships of pictures that older drawings show for shapes of this part, by the names of the shapes.
    pub previews: BTreeMap<String, String>,
    /// The relationship name under which the placeholder picture is to be had.
    pub placeholder: String,
    /// Its markup, where it is written anew.
    pub made: Option<String>,
}

/// A relationship that stays.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Its name as read.
    pub old_id: String,
    /// Its name as written.
    pub id: String,
    /// The end of its type.
    pub relation: &'static str,
    /// Where it leads.
    pub to: To,
}

/// Where a relationship leads.
#[derive(Debug, Clone)]
pub enum To {
    /// To a part that stays, by its index among these.
    Part(usize),
    /// To a picture that stays, by its index among these.
    Picture(usize),
    /// To a file inside, by its index among these.
    Embedded(usize),
    /// To a store of data, by its index among these.
    Store(usize),
    /// To the picture that stands for all that do not.
    Placeholder,
    /// To an address, outside or a mark inside.
    Address {
        /// As it is written.
        text: String,
        /// Whether it lies outside the package.
        is_external: bool,
    },
}

/// What a relationship is found to be.
enum Finding {
    Stays(&'static str, To),
    Goes,
}

/// Walks a package.
///
/// # Errors
/// `UnknownPart` for anything that the tables do not know, `Malformed` where the document itself is missing.
pub fn survey(application: &Application, package: &Package, tally: &mut Tally, options: &Options) -> Result<Survey> {
    let (seen, opening) = (vec![false; package.parts.len()], Opening::new(options, package.len_bytes()));
    let (found, previews) = (Survey::default(), BTreeMap::new());
    let pixels = options.limits.unpacked_bytes.saturating_mul(4);
    let mut remarks = Remarks::read(application.folder, package, tally, options);
    let mut walk = Walk { application, package, tally, found, seen, opening, pixels, is_stored: false, previews };
    walk.found.is_strict = package.relationships.iter().any(|root| root.kind.starts_with("http://purl.oclc.org/"));
    let (root, ..) = walk.follow(&package.relationships, None, BTreeMap::new(), Vec::new())?;
    if !root.iter().any(|reference| reference.relation == "officeDocument") {
        return Err(Error::Malformed { what: application.absent });
    }
    walk.found.root = root;
    let mut at = 0;
    while let Some((index, kind, is_made)) =
        walk.found.parts.get(at).map(|part| (part.index, part.kind, part.made.is_some()))
    {
        if is_made {
            at += 1;
            continue;
        }
        let part = package.parts.get(index).ok_or(Error::Malformed { what: "a part is missing" })?;
        walk.is_stored = walk.found.parts.get(at).is_some_and(|staying| staying.is_stored);
        let shapes = walk.shapes(index, kind);
        let (references, previews, placeholder) =
            walk.follow(&part.relationships, Some(kind), shapes, remarks.take(index))?;
        if let Some(staying) = walk.found.parts.get_mut(at) {
            (staying.references, staying.previews, staying.placeholder) = (references, previews, placeholder);
        }
        at += 1;
    }
    let orphans = walk.seen.iter().filter(|&&seen| !seen).count();
    walk.tally.add(DroppedKind::Unreferenced, orphans + package.unreferenced);
    Ok(walk.found)
}

struct Walk<'a> {
    application: &'a Application,
    package: &'a Package,
    tally: &'a mut Tally,
    found: Survey,
    seen: Vec<bool>,
    opening: Opening<'a>,
    /// How many bytes of pixels may still be unpacked.
    pixels: u64,
    /// Whether what is followed belongs to the building blocks.
    is_stored: bool,
    /// The pictures that older drawings show for shapes of a part: their indices by the names of the shapes.
    previews: BTreeMap<usize, BTreeMap<String, usize>>,
}

impl Walk<'_> {
    /// The pictures that older drawings show for shapes of a part. What is drawn on a sheet has a part of its own.
    fn shapes(&mut self, index: usize, kind: Kind) -> BTreeMap<String, usize> {
        let relationships = self.package.parts.get(index).map_or(&[][..], |part| &part.relationships);
        let target = |relation: &str| {
            let mut all = relationships.iter().filter(|known| part::relation(&known.kind) == Some(relation));
            all.find_map(|known| if let Target::Part(index) = known.target { Some(index) } else { None })
        };
        let limits = &self.opening.options.limits;
        let read = || target("vmlDrawing").map(|drawing| previews(self.package, drawing, limits)).unwrap_or_default();
        match kind {
            Kind::Slide | Kind::SlideLayout | Kind::SlideMaster => read(),
            Kind::Worksheet => {
                if let Some(drawing) = target("drawing") {
                    let shapes = read();
                    self.previews.insert(drawing, shapes);
                }
                BTreeMap::new()
            }
            _ => self.previews.remove(&index).unwrap_or_default(),
        }
    }

    /// Goes through the relationships of one source; gives those that stay, those of the pictures that older drawings
    /// show for its shapes, and a name for the placeholder.
    fn follow(
        &mut self,
        relationships: &[Relationship],
        source: Option<Kind>,
        shapes: BTreeMap<String, usize>,
        mut made: Vec<Made>,
    ) -> Result<(Vec<Reference>, BTreeMap<String, String>, String)> {
        let mut ids = Ids::new(relationships);
        let mut references = Vec::new();
        for relationship in self.ordered(relationships, source) {
            let is_it = |made: &Made| matches!(relationship.target, Target::Part(index) if made.index == Some(index));
            if let Some(at) = made.iter().position(is_it) {
                let id = ids.of(&relationship.id);
                references.extend(self.made(made.remove(at), id));
                continue;
            }
            if let Finding::Stays(relation, to) = self.judge(relationship, source)? {
                let (old_id, id) = (relationship.id.clone(), ids.of(&relationship.id));
                references.push(Reference { old_id, id, relation, to });
            }
        }
        for made in made {
            let id = ids.fresh();
            references.extend(self.made(made, id));
        }
        let (mut previews, mut given) = (Vec::new(), BTreeMap::new());
        for (shape, index) in shapes {
            let to = self.picture(index);
            if matches!(to, To::Picture(_)) {
                let id = given.entry(index).or_insert_with(|| ids.fresh()).clone();
                previews.push((shape, id));
            }
        }
        for (index, id) in given {
            let to = self.picture(index);
            references.push(Reference { old_id: String::new(), id, relation: "image", to });
        }
        Ok((references, order::map(previews), ids.fresh()))
    }

    /// The relationships of a presentation lead to its slides in the order in which they are shown.
    fn ordered<'r>(&self, relationships: &'r [Relationship], source: Option<Kind>) -> Vec<&'r Relationship> {
        let is_document = |staying: &&Staying| staying.kind == Kind::Document && source == Some(Kind::Document);
        let document = self.found.parts.iter().find(is_document);
        let bytes = document.and_then(|staying| self.package.parts.get(staying.index));
        ordered(bytes.map(|part| part.bytes.as_slice()).unwrap_or_default(), relationships)
    }

    fn judge(&mut self, relationship: &Relationship, source: Option<Kind>) -> Result<Finding> {
        let relation = part::relation(&relationship.kind);
        // A producer in the field writes this one in lower case.
        let relation =
            relation.map(|end| if end.ends_with("core-properties") { "metadata/core-properties" } else { end });
        let dropped = DROPPED_RELATIONS.iter().find(|(end, _)| Some(*end) == relation);
        if let (Target::Part(index), Some("package")) = (&relationship.target, relation)
            && let Some(to) = self.embedded(*index)
        {
            return Ok(Finding::Stays("package", to));
        }
        if let (Target::Part(index), Some("customXml"), Some(Kind::Document)) = (&relationship.target, relation, source)
            && let Some(to) = self.store(*index)
        {
            return Ok(Finding::Stays("customXml", to));
        }
        let limits = &self.opening.options.limits;
        let dropped = dropped.filter(|_| !is_pivot_of_cells(self.package, relationship, limits));
        let stays = || document::stays(self.application, relation, source, self.opening.options);
        let dropped = dropped.filter(|_| self.is_stored || !stays());
        Ok(match (&relationship.target, relation, dropped) {
            (Target::External(text), Some("hyperlink"), _) => {
                Finding::Stays("hyperlink", To::Address { text: text.clone(), is_external: true })
            }
            (Target::Missing(text), Some("hyperlink"), _) if text.starts_with('#') => {
                Finding::Stays("hyperlink", To::Address { text: text.clone(), is_external: false })
            }
            (Target::Missing(_), Some("image"), _) => Finding::Stays("image", To::Placeholder),
            (Target::External(_), Some("image"), _) => {
                self.tally.add(DroppedKind::Picture, 1);
                Finding::Stays("image", To::Placeholder)
            }
            (Target::Part(index), Some("image"), _) => {
                let to = self.picture(*index);
                self.drop_below(*index);
                Finding::Stays("image", to)
            }
            (Target::Part(index), _, Some((_, kind))) => {
                if !self.see(*index) {
                    self.count(*kind, *index);
                }
                self.drop_below(*index);
                Finding::Goes
            }
            (Target::External(_), _, Some((_, kind))) => {
                kind.iter().for_each(|kind| self.tally.add(*kind, 1));
                Finding::Goes
            }
            // What leads nowhere may go: nothing hides there.
            (Target::Missing(_), ..) | (Target::Part(_), Some("hyperlink"), _) => Finding::Goes,
            (Target::External(_), ..) => return Err(unknown("a reference to something outside the file")),
            (Target::Part(index), relation, None) => self.keep(*index, relation, source)?,
        })
    }

    fn keep(&mut self, index: usize, relation: Option<&str>, source: Option<Kind>) -> Result<Finding> {
        let content_type = self.package.parts.get(index).map_or("", |part| part.content_type.as_str());
        let from_package = |kind| {
            matches!(kind, Kind::Document | Kind::Workbook | Kind::CoreProperties | Kind::AppProperties)
                == source.is_none()
        };
        let mut all = self.application.parts.iter().chain(COMMON);
        let known = all.find(|known| Some(known.relation) == relation && from_package(known.kind));
        let known = known.ok_or_else(|| unknown(content_type))?;
        // Some producers say of a part only that it is XML; its relationship then tells what it is.
        let generic = matches!(content_type, "application/xml" | "text/xml");
        let typed = known.content_types.iter().find(|known| known.eq_ignore_ascii_case(content_type));
        let content_type = match (typed, known.content_types.first()) {
            (Some(content_type), _) => content_type,
            (None, Some(first)) if generic => first,
            _ => return Err(unknown(content_type)),
        };
        if let Some(at) = self.found.parts.iter().position(|staying| staying.index == index) {
            return Ok(Finding::Stays(known.relation, To::Part(at)));
        }
        self.see(index);
        let at = self.stay(index, known, content_type, None);
        Ok(at.map_or(Finding::Goes, |at| Finding::Stays(known.relation, To::Part(at))))
    }

    /// Takes down a part that is written anew, and gives what leads to it.
    fn made(&mut self, made: Made, id: String) -> Option<Reference> {
        let Made { known, index, text } = made;
        if let Some(index) = index {
            self.see(index);
            self.drop_below(index);
        }
        let content_type = known.content_types.first().copied().unwrap_or_default();
        let at = self.stay(index.unwrap_or(usize::MAX), known, content_type, Some(text))?;
        Some(Reference { old_id: String::new(), id, relation: known.relation, to: To::Part(at) })
    }

    /// Takes down a part that stays, unless there may be no more of its kind.
    fn stay(&mut self, index: usize, known: &Known, content_type: &'static str, made: Option<String>) -> Option<usize> {
        let is_stored = self.is_stored || known.kind == Kind::Glossary;
        let alike = |staying: &&Staying| staying.kind == known.kind && staying.is_stored == is_stored;
        let count = self.found.parts.iter().filter(alike).count();
        let below = if self.is_stored { "/glossary" } else { "" };
        let name = known.name(&format!("{}{below}", self.application.folder), count)?;
        let kind = known.kind;
        let (references, previews, placeholder) = (Vec::new(), BTreeMap::new(), String::new());
        let staying = Staying { index, kind, is_stored, name, content_type, references, previews, placeholder, made };
        self.found.parts.push(staying);
        Some(self.found.parts.len() - 1)
    }

    fn picture(&mut self, index: usize) -> To {
        if let Some(at) = self.found.pictures.iter().position(|picture| picture.index == index) {
            return To::Picture(at);
        }
        let bytes = self.package.parts.get(index).map_or(&[][..], |part| part.bytes.as_slice());
        let is_new = !self.see(index);
        if bytes == GREY {
            return To::Placeholder;
        }
        let Some(bare) = picture::bare(bytes, &mut self.pixels) else {
            self.tally.add(DroppedKind::Picture, usize::from(is_new));
            return To::Placeholder;
        };
        self.tally.add(DroppedKind::PictureData, bare.removed);
        self.found.pictures.push(Picture { index, bare });
        To::Picture(self.found.pictures.len() - 1)
    }

    /// Opens a file inside, once; nothing where it cannot be opened.
    fn embedded(&mut self, index: usize) -> Option<To> {
        if let Some(at) = self.found.embedded.iter().position(|file| file.index == index) {
            return Some(To::Embedded(at));
        }
        let part = self.package.parts.get(index).filter(|_| self.seen.get(index) == Some(&false))?;
        let file = self.opening.open(index, &part.bytes, &part.content_type)?;
        self.see(index);
        self.drop_below(index);
        self.found.embedded.push(file);
        Some(To::Embedded(self.found.embedded.len() - 1))
    }

    /// Reads a store of data, once; nothing where it cannot stay.
    fn store(&mut self, index: usize) -> Option<To> {
        if self.seen.get(index) != Some(&false) {
            return None;
        }
        let store = Store::read(self.package, index, &self.opening.options.limits)?;
        if self.found.stores.iter().any(|known| known.id() == store.id()) {
            return None;
        }
        self.see(index);
        self.drop_below(index);
        self.found.stores.push(store);
        Some(To::Store(self.found.stores.len() - 1))
    }

    fn see(&mut self, index: usize) -> bool {
        self.seen.get_mut(index).is_some_and(|seen| std::mem::replace(seen, true))
    }

    /// Marks what a dropped part leads to as accounted for.
    fn drop_below(&mut self, index: usize) {
        let mut open = vec![index];
        while let Some(part) = open.pop().and_then(|index| self.package.parts.get(index)) {
            for relationship in &part.relationships {
                if let Target::Part(below) = relationship.target
                    && !self.see(below)
                {
                    open.push(below);
                }
            }
        }
    }

    fn count(&mut self, kind: Option<DroppedKind>, index: usize) {
        let Some(kind) = kind else { return };
        let bytes = self.package.parts.get(index).map_or(&[][..], |part| part.bytes.as_slice());
        let count = match kind {
            DroppedKind::Comment => {
                let named = |name: &[u8]| memchr::memmem::find_iter(bytes, name).count();
                let threaded = named(b"<threadedComment ") + named(b":threadedComment ");
                // A program that knows no threads shows a note instead, which is no comment of its own.
                let shadows = named(b">tc={");
                (threaded + named(b":comment ") + named(b":cm ") + named(b"<comment ")).saturating_sub(shadows)
            }
            _ => 1,
        };
        self.tally.add(kind, count);
    }
}

/// Names a kind by its type, if that looks like one rather than like something a person wrote.
fn unknown(kind: &str) -> Error {
    let registered =
        kind.starts_with("application/vnd.") || kind.starts_with("image/") || kind.starts_with("a reference");
    let kind = if registered && kind.len() <= 120 { kind } else { "a part without a known type" };
    Error::UnknownPart { kind: kind.to_owned() }
}
