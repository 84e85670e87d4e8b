//! What lies on pages: links, notes, marks and the fields of forms (ISO 32000-2, 12.5).

use std::collections::BTreeMap;
use std::rc::Rc;

use super::area::{of_page, touch_annotation};
use super::canvas::Unwanted;
use super::contents::rename;
use super::walk::{Kind, Walk};
use crate::error::Result;
use crate::format::Comments;
use crate::model::{Area, DroppedKind, Location, Notation, Place};
use crate::syntax::pdf::content::{self, Operations, Operator};
use crate::syntax::pdf::interpret::Contents;
use crate::syntax::pdf::matrix::{Matrix, Rect};
use crate::syntax::pdf::page::Page;
use crate::syntax::pdf::{Dict, File, Object, Ref, Stream, text_string};

/// The kinds that stay what they are (table 171).
const KINDS: [&str; 18] = [
    "Link",
    "Text",
    "FreeText",
    "Line",
    "Square",
    "Circle",
    "Polygon",
    "PolyLine",
    "Highlight",
    "Underline",
    "Squiggly",
    "StrikeOut",
    "Stamp",
    "Caret",
    "Ink",
    "Popup",
    "Widget",
    "FileAttachment",
];

/// What an annotation may say in numbers, names and truth values.
const KEYS: [&str; 26] = [
    "Rect",
    "F",
    "Border",
    "BS",
    "BE",
    "C",
    "IC",
    "CA",
    "ca",
    "BM",
    "QuadPoints",
    "L",
    "LE",
    "LL",
    "LLE",
    "LLO",
    "Cap",
    "CP",
    "CO",
    "Vertices",
    "InkList",
    "RD",
    "Q",
    "H",
    "Open",
    "StructParent",
];

/// The names of icons (12.5.6.4, 12.5.6.12, 12.5.6.15) and of what an annotation is meant for.
const NAMES: [&str; 24] = [
    "Comment",
    "Key",
    "Note",
    "Help",
    "NewParagraph",
    "Paragraph",
    "Insert",
    "Approved",
    "Experimental",
    "NotApproved",
    "AsIs",
    "Expired",
    "NotForPublicRelease",
    "Confidential",
    "Final",
    "Sold",
    "Departmental",
    "ForComment",
    "TopSecret",
    "Draft",
    "ForPublicRelease",
    "PushPin",
    "Paperclip",
    "Graph",
];

impl Walk<'_> {
    /// The annotations of a page.
    ///
    /// # Errors
    /// What they give.
    pub fn annotations(&mut self, page: &Dict, index: u32) -> Result<Option<Object>> {
        let list = self.file.value(page, "Annots");
        let (mut all, areas) = (Vec::new(), of_page(self.areas, index));
        for item in list.as_array().unwrap_or_default() {
            let found = self.file.resolve(item);
            let Some(dict) = found.as_dict() else { continue };
            // What has no place on the page is not shown by any reader.
            if !dict.has("Rect") || !self.stays(dict) {
                continue;
            }
            let is_touched = touch_annotation(&areas, self.file, dict);
            let object = match item.as_ref() {
                Some(at) => {
                    self.annotation_pages.entry(at.number).or_insert(index);
                    Object::Ref(self.link_ref(at, Kind::Annotation))
                }
                None => {
                    let at = self.out.reserve();
                    let object = self.annotation_of(dict, Some(index))?;
                    self.put(at, object);
                    Object::Ref(at)
                }
            };
            if is_touched {
                continue;
            }
            all.push(object);
        }
        Ok((!all.is_empty()).then_some(Object::Array(all)))
    }

    /// Tells whether an annotation is a comment where comments do not stay.
    fn is_unwanted(&self, kind: &[u8]) -> bool {
        !matches!(kind, b"Link" | b"Widget" | b"FileAttachment") && self.options.comments == Comments::Drop
    }

    /// Tells whether an annotation stays, and takes note of one that does not.
    fn stays(&mut self, dict: &Dict) -> bool {
        if self.layers.hide(self.file, dict.get("OC")) {
            return false;
        }
        let kind = self.file.value(dict, "Subtype");
        let kind = kind.as_name().unwrap_or_default();
        if self.is_unwanted(kind) {
            self.drop(DroppedKind::Comment);
            return false;
        }
        let is_known = KINDS.iter().any(|known| known.as_bytes() == kind);
        if !is_known && !matches!(kind, b"Redact" | b"Watermark") {
            self.drop(DroppedKind::EmbeddedObject);
        }
        is_known || dict.has("AP")
    }

    /// An annotation or a field.
    ///
    /// # Errors
    /// What its parts give.
    pub fn annotation(&mut self, object: &Object, at: Ref) -> Result<Object> {
        let found = self.file.resolve(object);
        let Some(from) = found.as_dict() else { return Ok(Object::Null) };
        let page = self.annotation_pages.get(&at.number).copied();
        let object = self.annotation_of(from, page)?;
        Ok(match (self.touched_fields.get(&at.number), object) {
            (None, object) => object,
            (Some(Touched::Whole), _) => Object::Null,
            (Some(Touched::Value), Object::Dict(mut dict)) => {
                ["V", "DV", "Opt", "I", "TI"].iter().for_each(|key| _ = dict.0.remove(key.as_bytes()));
                Object::Dict(dict)
            }
            (Some(Touched::Value), other) => other,
        })
    }

    fn annotation_of(&mut self, from: &Dict, page: Option<u32>) -> Result<Object> {
        let kind = self.file.value(from, "Subtype").as_name().unwrap_or_default().to_vec();
        if !kind.is_empty() && self.is_unwanted(&kind) {
            return Ok(Object::Null);
        }
        let number = page.map_or(1, |page| page as usize + 1);
        let mut dict = Dict::default();
        if from.has("Rect") {
            let known = KINDS.iter().find(|known| known.as_bytes() == kind).unwrap_or(&"Stamp");
            dict.set("Type", Object::name("Annot"));
            dict.set("Subtype", Object::name(known));
        }
        self.copy(from, &KEYS, &mut dict);
        self.copy_name(from, "Name", &NAMES, &mut dict);
        self.copy_name(from, "RT", &["R", "Group"], &mut dict);
        let page_link = page.and_then(|page| self.pages.get(page as usize)).and_then(|page| page.at);
        if let Some(link) = page_link.and_then(|at| self.page_link(&Object::Ref(at))) {
            dict.set("P", link);
        }
        for key in ["Contents", "Subj"] {
            if let Some(text) = self.file.value(from, key).as_string() {
                let location = Location::visible(Place::Annotation, number);
                dict.set(key, self.text(text, location, Notation::Prose)?);
            }
        }
        if kind == b"Widget" || from.has("FT") || from.has("Kids") || self.is_field(from) {
            self.field(from, number, &mut dict)?;
        } else if let Some(author) = self.file.value(from, "T").as_string() {
            dict.set("T", self.author(author));
        }
        for key in ["DA"] {
            if let Some(set) = self.file.value(from, key).as_string() {
                dict.set(key, Object::String(self.default_appearance(set)));
            }
        }
        for key in ["Popup", "IRT", "Parent"] {
            if from.get(key).as_ref().is_some() {
                dict.set(key, self.link(from.get(key), Kind::Annotation)?);
            }
        }
        for key in ["AA", "PA", "RichMediaContent", "Movie", "Sound"] {
            if from.has(key) {
                self.drop(DroppedKind::Script);
            }
        }
        if matches!(kind.as_slice(), b"Link" | b"Widget") {
            self.leads(from, number, &mut dict)?;
        }
        if kind == b"FileAttachment" {
            match self.file_specification(from.get("FS"))? {
                Some(file) => dict.set("FS", file),
                None => dict.set("Subtype", Object::name("Stamp")),
            }
        }
        self.appearances(from, number, &mut dict)?;
        Ok(dict.into())
    }

    /// Who made an annotation: numbered in the order in which they come.
    fn author(&mut self, bytes: &[u8]) -> Object {
        let name = text_string::read(bytes);
        let is_numbered = |name: &str| name.strip_prefix("Author ").is_some_and(|number| number.parse::<u32>().is_ok());
        let count = self.authors.len() + 1;
        let number = *self.authors.entry(name.clone()).or_insert(count);
        if !is_numbered(&name) && !name.is_empty() {
            self.drop(DroppedKind::CommentAuthor);
        }
        Object::String(text_string::write(&format!("Author {number}")))
    }

    /// What an annotation looks like, in each of its states (12.5.5).
    fn appearances(&mut self, from: &Dict, number: usize, to: &mut Dict) -> Result<()> {
        let all = self.file.value(from, "AP");
        let Some(all) = all.as_dict() else { return Ok(()) };
        let rect = Rect::read(&self.file.value(from, "Rect"));
        let mut out = Dict::default();
        for key in ["N", "R", "D"] {
            let found = self.file.value(all, key);
            match &*found {
                Object::Stream(stream) => out.set(key, self.appearance(all.get(key), stream, rect, number)?),
                Object::Dict(states) => {
                    let mut own = Dict::default();
                    for (name, state) in &states.0 {
                        if let Object::Stream(stream) = &*self.file.resolve(state) {
                            let look = self.appearance(state, stream, rect, number)?;
                            own.0.insert(self.state_name(name, number)?, look);
                        }
                    }
                    out.set(key, own.into());
                }
                _ => {}
            }
        }
        if let Some(state) = self.file.value(from, "AS").as_name() {
            to.set("AS", Object::Name(self.state_name(state, number)?));
        }
        if !out.0.is_empty() {
            to.set("AP", out.into());
        }
        Ok(())
    }

    /// The name of a state, which may say as much as any text.
    ///
    /// # Errors
    /// What the slots give.
    pub fn state_name(&mut self, name: &[u8], number: usize) -> Result<Vec<u8>> {
        if matches!(name, b"Off" | b"On" | b"Yes" | b"No") {
            return Ok(name.to_vec());
        }
        self.own_name(name, Location::metadata(Place::Control, number))
    }

    /// The font, size and color of a text that is typed (12.7.4.3), and nothing else.
    pub fn default_appearance(&self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        for mut operation in Operations::new(bytes) {
            let is_known = matches!(
                operation.operator,
                Operator::Font | Operator::FillGray | Operator::FillRgb | Operator::FillCmyk | Operator::TextScale
            );
            if is_known {
                rename(self, &self.form_resources, &mut operation);
                content::write(&operation, &mut out);
            }
        }
        out.iter().map(|byte| if *byte == b'\n' { b' ' } else { *byte }).collect()
    }

    /// One appearance, which several annotations may share.
    fn appearance(&mut self, object: &Object, stream: &Stream, rect: Option<Rect>, number: usize) -> Result<Object> {
        if let Some(known) = object.as_ref().and_then(|at| self.looks.get(&at.number)) {
            return Ok(Object::Ref(*known));
        }
        let at = self.out.reserve();
        if let Some(old) = object.as_ref() {
            self.looks.insert(old.number, at);
        }
        let file = self.file;
        let matrix = placed(file, stream, rect);
        let resources = file.value(&stream.dict, "Resources").as_dict().cloned();
        let resources = Rc::new(resources.unwrap_or_else(|| self.form_resources.clone()));
        let bytes = file.bytes_of(stream)?;
        let contents = Contents { bytes: &bytes, resources, matrix, shown: rect.unwrap_or(Rect::EVERYTHING) };
        let (bytes, resources) =
            self.canvas(contents, Location::visible(Place::Annotation, number), &Unwanted::default())?;
        let mut dict = self.form_dict(&stream.dict);
        dict.set("Resources", resources.into());
        let look = self.packed(dict, &bytes);
        self.put(at, look);
        Ok(Object::Ref(at))
    }
}

/// All annotations of a page.
pub fn all(file: &File, page: &Dict) -> Vec<Dict> {
    let list = file.value(page, "Annots");
    list.as_array().unwrap_or_default().iter().filter_map(|item| file.resolve(item).as_dict().cloned()).collect()
}

/// What is marked on a page to be taken out (12.5.6.23).
pub fn redactions(file: &File, page: &Dict) -> Vec<Rect> {
    let mut found = Vec::new();
    for dict in all(file, page) {
        if file.value(&dict, "Subtype").as_name() != Some(b"Redact") {
            continue;
        }
        let quads = file.value(&dict, "QuadPoints");
        let number = |item: &Object| file.resolve(item).as_number();
        let numbers: Vec<f64> = quads.as_array().unwrap_or_default().iter().filter_map(number).collect();
        let quads = numbers.as_chunks::<8>().0;
        let around = |quad: &[f64; 8]| Rect::around(quad.as_chunks::<2>().0.iter().map(|[x, y]| (*x, *y)));
        found.extend(quads.iter().filter_map(around));
        if quads.is_empty() {
            found.extend(Rect::read(&file.value(&dict, "Rect")));
        }
    }
    found
}

/// What areas do to an annotation or a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    /// It is not there any more.
    Whole,
    /// It says nothing any more, since one of the boxes in which it is shown is not there any more.
    Value,
}

/// The annotations that areas touch and the fields that they belong to, by the numbers of their objects.
pub fn touched(file: &File, pages: &[Page], areas: &[Area]) -> BTreeMap<u32, Touched> {
    /// How deep fields lie in one another.
    const DEPTH: usize = 32;
    let mut found = BTreeMap::new();
    for (index, page) in (0..).zip(pages).filter(|_| !areas.is_empty()) {
        let areas = of_page(areas, index);
        let list = file.value(&page.dict, "Annots");
        for item in list.as_array().unwrap_or_default().iter().filter(|_| !areas.is_empty()) {
            let mut object = Object::clone(&file.resolve(item));
            if !object.as_dict().is_some_and(|annotation| touch_annotation(&areas, file, annotation)) {
                continue;
            }
            found.extend(item.as_ref().map(|at| (at.number, Touched::Whole)));
            for _ in 0..DEPTH {
                let parent = object.as_dict().map(|dict| dict.get("Parent").clone()).unwrap_or(Object::Null);
                let Some(at) = parent.as_ref() else { break };
                found.entry(at.number).or_insert(Touched::Value);
                object = Object::clone(&file.get(at));
            }
        }
    }
    found
}

/// How the space of an appearance lies on its page (12.5.5, algorithm 8).
pub fn placed(file: &File, look: &Stream, rect: Option<Rect>) -> Matrix {
    let own = Matrix::read(&file.value(&look.dict, "Matrix")).unwrap_or_default();
    let bounds = Rect::read(&file.value(&look.dict, "BBox")).map(|bounds| bounds.transformed(&own));
    match (bounds, rect) {
        (Some(bounds), Some(rect)) => own.then(&fitted(&bounds, &rect)),
        _ => own,
    }
}

/// What lays one rectangle over another.
fn fitted(from: &Rect, to: &Rect) -> Matrix {
    let scale = |from: f64, to: f64| if from.abs() < 1e-9 { 1.0 } else { to / from };
    let (x, y) = (scale(from.width(), to.width()), scale(from.height(), to.height()));
    Matrix([x, 0.0, 0.0, y, to.left - from.left * x, to.bottom - from.bottom * y])
}
