//! Goes through all of a file that may stay, and makes the new one of it.
//!
//! Every kind of object has a list of what it may say; what is not on it is left out, and so is every object that nothing
//! on the lists leads to.

use std::collections::{BTreeMap, VecDeque};

use super::annotation::Touched;
use super::name::is_known;
use super::plate::Plates;
use super::slot::Slots;
use crate::error::Result;
use crate::format::Options;
use crate::model::{Area, Dropped, DroppedKind, Location, Notation, TextUnit};
use crate::syntax::pdf::interpret::Interpreter;
use crate::syntax::pdf::layer::Layers;
use crate::syntax::pdf::page::Page;
use crate::syntax::pdf::text_string;
use crate::syntax::pdf::write::Writer;
use crate::syntax::pdf::{Dict, File, Object, Ref};

/// What an object is taken for where something leads to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A page, by its index.
    Page(u32),
    /// An annotation or a field.
    Annotation,
    /// The list of bookmarks or an entry of it.
    Outline,
    /// The root of the structure.
    Structure,
    /// An element of the structure.
    Element,
    /// A font.
    Font,
    /// The font that a composite one is made of.
    Descendant,
    /// What describes a font.
    Descriptor,
    /// A picture.
    Picture,
    /// A form.
    Form,
    /// A pattern.
    Pattern,
    /// A shading.
    Shading,
    /// A graphics state.
    State,
    /// A color space.
    Color,
    /// A function.
    Function,
    /// An ICC profile.
    Profile,
}

/// A file on its way.
pub struct Walk<'a> {
    pub file: &'a File,
    pub layers: &'a Layers,
    pub interpreter: &'a Interpreter<'a>,
    pub options: &'a Options,
    pub pages: &'a [Page],
    pub slots: Slots<'a>,
    /// What a person has drawn a box around.
    pub areas: &'a [Area],
    /// The annotations and fields that this touches.
    pub touched_fields: BTreeMap<u32, Touched>,
    pub out: Writer,
    pub dropped: BTreeMap<DroppedKind, usize>,
    /// How many pictures are written as they are.
    pub pictures: usize,
    /// The pages that are pictures, counted from 0.
    pub scans: Vec<u32>,
    /// The parts of pages whose pixels somebody has to look at.
    pub plates: Plates,
    /// Where the list of pages will be.
    pub page_tree: Ref,
    /// Streams that were made for one place, by their hash.
    pub copies: BTreeMap<[u8; 32], Ref>,
    /// The pages by the numbers of their objects.
    pub page_indexes: BTreeMap<u32, u32>,
    /// On which pages annotations lie, by the numbers of their objects.
    pub annotation_pages: BTreeMap<u32, u32>,
    /// Places that have names.
    pub named: BTreeMap<Vec<u8>, Object>,
    /// What forms call by name.
    pub form_resources: Dict,
    /// Appearances, and what they have become.
    pub looks: BTreeMap<u32, Ref>,
    /// Files inside, and what they have become.
    pub files: BTreeMap<u32, Option<Ref>>,
    /// Who made annotations.
    pub authors: BTreeMap<String, usize>,
    /// What the roles of the file are in words of the standard.
    pub roles: Dict,
    /// How many bookmarks there have been.
    pub outlines: usize,
    /// The names that fonts and inks had, and the numbers that they have instead.
    pub names: BTreeMap<Vec<u8>, usize>,
    /// For each font, by the number of its object, the codes that it is still shown with and what they say.
    pub codes: BTreeMap<u32, BTreeMap<(u32, usize), String>>,
    label_font: Option<Ref>,
    /// Fonts are made when all that is shown has been gone through.
    fonts: VecDeque<(Ref, Ref, Kind)>,
    known: BTreeMap<(u32, Kind), Ref>,
    queue: VecDeque<(Ref, Ref, Kind)>,
}

impl<'a> Walk<'a> {
    /// Begins.
    pub fn new(
        file: &'a File,
        layers: &'a Layers,
        interpreter: &'a Interpreter<'a>,
        pages: &'a [Page],
        options: &'a Options,
        slots: Slots<'a>,
        areas: &'a [Area],
    ) -> Self {
        Self {
            file,
            layers,
            interpreter,
            options,
            pages,
            slots,
            areas,
            touched_fields: super::annotation::touched(file, pages, areas),
            out: Writer::default(),
            dropped: BTreeMap::new(),
            pictures: 0,
            scans: Vec::new(),
            plates: Plates::default(),
            page_tree: Ref::new(0),
            copies: BTreeMap::new(),
            page_indexes: page_indexes(pages),
            annotation_pages: BTreeMap::new(),
            named: super::destination::named(file),
            form_resources: super::form::resources(file),
            looks: BTreeMap::new(),
            files: BTreeMap::new(),
            authors: BTreeMap::new(),
            roles: Dict::default(),
            outlines: 0,
            names: BTreeMap::new(),
            codes: BTreeMap::new(),
            label_font: None,
            fonts: VecDeque::new(),
            known: BTreeMap::new(),
            queue: VecDeque::new(),
        }
    }

    /// Goes through everything, and gives the new catalog.
    ///
    /// # Errors
    /// What the parts give.
    pub fn run(&mut self) -> Result<Ref> {
        let root = self.catalog()?;
        while let Some((new, old, kind)) = self.queue.pop_front().or_else(|| self.fonts.pop_front()) {
            let file = self.file;
            let object = match kind {
                Kind::Annotation => self.annotation(&file.get(old), old)?,
                Kind::Font => self.font(&file.get(old), Some(old))?,
                kind => self.build(&file.get(old), kind)?,
            };
            self.put(new, object);
        }
        Ok(root)
    }

    fn build(&mut self, object: &Object, kind: Kind) -> Result<Object> {
        match kind {
            Kind::Page(index) => self.page(index),
            // An annotation without a number is made where its page lists it.
            Kind::Annotation => Ok(Object::Null),
            Kind::Outline => self.outline(object),
            Kind::Structure => self.structure(object),
            Kind::Element => self.element(object),
            Kind::Font => self.font(object, None),
            Kind::Descendant => self.descendant(object),
            Kind::Descriptor => self.descriptor(object),
            Kind::Picture => self.picture(object),
            Kind::Form => self.form(object),
            Kind::Pattern => self.pattern(object),
            Kind::Shading => self.shading(object),
            Kind::State => self.state(object),
            Kind::Color => self.color(object),
            Kind::Function => self.function(object),
            Kind::Profile => self.profile(object),
        }
    }

    /// Keeps an object; while texts are collected nothing is kept.
    pub fn put(&mut self, at: Ref, object: Object) {
        if self.slots.is_writing() {
            self.out.set(at, object);
        }
    }

    /// What stands in the new file for an object of the old one: a reference for a reference.
    ///
    /// # Errors
    /// What making it gives.
    pub fn link(&mut self, object: &Object, kind: Kind) -> Result<Object> {
        let Some(at) = object.as_ref() else { return self.build(object, kind) };
        if *self.file.get(at) == Object::Null {
            return Ok(Object::Null);
        }
        Ok(Object::Ref(self.link_ref(at, kind)))
    }

    /// The same for the number of an object.
    pub fn link_ref(&mut self, at: Ref, kind: Kind) -> Ref {
        if let Some(known) = self.known.get(&(at.number, kind)) {
            return *known;
        }
        let new = self.out.reserve();
        self.known.insert((at.number, kind), new);
        let queue = if kind == Kind::Font { &mut self.fonts } else { &mut self.queue };
        queue.push_back((new, at, kind));
        new
    }

    /// The font of stand-ins, which every reader has (ISO 32000-2, 9.6.2.2).
    pub fn label_font(&mut self) -> Ref {
        if let Some(known) = self.label_font {
            return known;
        }
        let dict = Dict::default()
            .with("Type", Object::name("Font"))
            .with("Subtype", Object::name("Type1"))
            .with("BaseFont", Object::name("Helvetica"))
            .with("Encoding", Object::name("WinAnsiEncoding"));
        let at = self.out.reserve();
        self.put(at, dict.into());
        *self.label_font.insert(at)
    }

    /// Takes note of something that is left out.
    pub fn drop(&mut self, kind: DroppedKind) {
        *self.dropped.entry(kind).or_default() += 1;
    }

    /// What has been left out.
    pub fn dropped(&self) -> Vec<Dropped> {
        self.dropped.iter().map(|(kind, count)| Dropped { kind: *kind, count: *count }).collect()
    }

    /// What becomes of a text string.
    ///
    /// # Errors
    /// What the slots give.
    pub fn text(&mut self, bytes: &[u8], location: Location, notation: Notation) -> Result<Object> {
        let text = text_string::read(bytes);
        if text.is_empty() {
            return Ok(Object::String(Vec::new()));
        }
        let unit = TextUnit::prose(text.clone(), location).noted(notation);
        let new = self.slots.text(unit, &self.options.limits)?;
        Ok(Object::String(text_string::write(&new.unwrap_or(text))))
    }

    /// Takes over values that are numbers, names of the standard and truth values.
    pub fn copy(&mut self, from: &Dict, keys: &[&str], to: &mut Dict) {
        for key in keys {
            let value = self.file.value(from, key);
            let value = self.plain(&value);
            if value != Object::Null {
                to.set(key, value);
            }
        }
    }

    /// Takes over a name where it is one of those that the standard has.
    pub fn copy_name(&self, from: &Dict, key: &str, among: &[&str], to: &mut Dict) {
        let value = self.file.value(from, key);
        if let Some(name) = value.as_name()
            && among.iter().any(|known| known.as_bytes() == name)
        {
            to.set(key, Object::Name(name.to_vec()));
        }
    }

    /// Numbers, names of the standard and truth values, and lists and dictionaries of them; all references followed, no strings.
    pub fn plain(&self, object: &Object) -> Object {
        self.plain_within(object, PLAIN_DEPTH)
    }

    fn plain_within(&self, object: &Object, depth: usize) -> Object {
        let Some(depth) = depth.checked_sub(1) else { return Object::Null };
        let found = self.file.resolve(object);
        match &*found {
            Object::Array(items) => Object::Array(items.iter().map(|item| self.plain_within(item, depth)).collect()),
            Object::Dict(dict) => {
                let plain = |(key, value): (&Vec<u8>, &Object)| (key.clone(), self.plain_within(value, depth));
                let known = dict.0.iter().filter(|(key, _)| is_known(key));
                Object::Dict(Dict(known.map(plain).filter(|(_, value)| *value != Object::Null).collect()))
            }
            Object::Name(name) if !is_known(name) => Object::Null,
            Object::String(_) | Object::Stream(_) | Object::Ref(_) | Object::Null => Object::Null,
            plain => plain.clone(),
        }
    }
}

/// How deep lists of plain values may lie in one another.
const PLAIN_DEPTH: usize = 12;

fn page_indexes(pages: &[Page]) -> BTreeMap<u32, u32> {
    let numbered = (0..).zip(pages);
    numbered.filter_map(|(index, page)| Some((page.at?.number, index))).collect()
}
