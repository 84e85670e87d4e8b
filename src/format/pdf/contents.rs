//! The operations of pages, forms and the like, without what has to go (ISO 32000-2, 7.8.2).
//!
//! All operations that the standard has stay, in their order, but those that draw in layers that are not shown. Comments go,
//! and what marks content says only what it is, in words of the standard.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::area::Part;
use super::area::line_art::Fates;
use super::erase::{self, Gone};
use super::name::resource_name;
use super::resource::Used;
use super::walk::Walk;
use crate::error::Result;
use crate::model::DroppedKind;
use crate::syntax::pdf::content::{self, Operation, Operations, Operator};
use crate::syntax::pdf::drawing::Call;
use crate::syntax::pdf::interpret::mark::{self, Marks};
use crate::syntax::pdf::interpret::named;
use crate::syntax::pdf::object::Body;
use crate::syntax::pdf::write::packed_stream;
use crate::syntax::pdf::{Dict, Object, Ref, Stream, text_string};

/// What becomes of one stream of operations.
#[derive(Debug, Default)]
pub struct Changes {
    /// The glyphs that go, by operation.
    pub glyphs: BTreeMap<u32, Vec<Gone>>,
    /// The texts that stand for content and change, by operation and key.
    pub words: BTreeMap<(u32, &'static str), String>,
    /// What is called in another form than it was.
    pub calls: BTreeMap<Call, Ref>,
    /// The parts of pictures among the operations that are painted over, by operation.
    pub inline: BTreeMap<u32, Vec<Part>>,
    /// What becomes of the operations that draw lines and shapes.
    pub fates: Fates,
}

impl Changes {
    /// Tells whether nothing changes.
    pub fn is_empty(&self) -> bool {
        let Self { glyphs, words, calls, inline, fates } = self;
        glyphs.is_empty() && words.is_empty() && calls.is_empty() && inline.is_empty() && fates.is_empty()
    }
}

/// The tags of marked content that stay (14.8.4, and table 409 for artifacts); others become `Span`.
pub const TAGS: &[&str] = &[
    "Document",
    "DocumentFragment",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "Title",
    "Sub",
    "FENote",
    "Aside",
    "Em",
    "Strong",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "RB",
    "RT",
    "RP",
    "Warichu",
    "WT",
    "WP",
    "Figure",
    "Formula",
    "Form",
    "Artifact",
    "Tx",
];

/// Streams of operations on their way.
struct Rewriting<'w, 'a> {
    walk: &'w mut Walk<'a>,
    resources: &'w Rc<Dict>,
    changes: &'w Changes,
    used: Used,
    out: Vec<u8>,
    marks: Marks,
    /// For each marked content that is open whether that was written.
    written: Vec<bool>,
    /// The name under which the font of stand-ins is called.
    label_font: Vec<u8>,
    has_label: bool,
    copies: Dict,
    index: u32,
}

impl Walk<'_> {
    /// Rewrites operations, and gives the resources that they call.
    ///
    /// # Errors
    /// What the resources give.
    pub fn operations(&mut self, bytes: &[u8], resources: &Rc<Dict>, changes: &Changes) -> Result<(Vec<u8>, Dict)> {
        let label_font = unused_name(self, resources, "Font", &Dict::default());
        let mut rewriting = Rewriting {
            walk: self,
            resources,
            changes,
            used: Used::default(),
            out: Vec::new(),
            marks: Marks::new(false),
            written: Vec::new(),
            label_font,
            has_label: false,
            copies: Dict::default(),
            index: 0,
        };
        for operation in Operations::new(bytes) {
            rewriting.operation(operation)?;
            rewriting.index += 1;
        }
        let Rewriting { used, out, label_font, has_label, copies, .. } = rewriting;
        let mut own = self.resources(resources, &used)?;
        self.replace_called(resources, changes, &mut own)?;
        if !copies.0.is_empty() {
            merge(&mut own, "XObject", copies);
        }
        if has_label {
            let font = Object::Ref(self.label_font());
            merge(&mut own, "Font", Dict([(label_font, font)].into()));
        }
        Ok((out, own))
    }

    /// Puts patterns and masks that have changed under the names of those that they were.
    fn replace_called(&mut self, resources: &Dict, changes: &Changes, own: &mut Dict) -> Result<()> {
        for (call, new) in &changes.calls {
            match call {
                Call::Operation(_) => {}
                Call::Pattern(name) => {
                    let name = resource_name(self.file, resources, "Pattern", name);
                    merge(own, "Pattern", Dict([(name, Object::Ref(*new))].into()));
                }
                Call::Mask(name) => {
                    let Some(old) = named(self.file, resources, "ExtGState", name) else { continue };
                    let Object::Dict(mut state) = self.state(&old)? else { continue };
                    if let Some(Object::Dict(mask)) = state.0.get_mut(b"SMask".as_slice()) {
                        mask.set("G", Object::Ref(*new));
                    }
                    let name = resource_name(self.file, resources, "ExtGState", name);
                    merge(own, "ExtGState", Dict([(name, state.into())].into()));
                }
            }
        }
        Ok(())
    }

    /// A form that nothing in it changes, with resources of its own (8.10).
    ///
    /// # Errors
    /// What its parts give.
    pub fn form(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        let Object::Stream(stream) = &*found else { return Ok(Object::Null) };
        let dict = self.form_dict(&stream.dict);
        self.operations_alone(stream, dict)
    }

    /// A stream of operations that nothing in it changes.
    ///
    /// # Errors
    /// What its parts give.
    pub fn operations_alone(&mut self, stream: &Stream, mut dict: Dict) -> Result<Object> {
        let resources = Rc::new(self.file.value(&stream.dict, "Resources").as_dict().cloned().unwrap_or_default());
        let bytes = self.file.bytes_of(stream)?;
        let (bytes, own) = self.operations(&bytes, &resources, &Changes::default())?;
        dict.set("Resources", own.into());
        Ok(self.packed(dict, &bytes))
    }

    /// What a form says of itself (table 93).
    pub fn form_dict(&mut self, from: &Dict) -> Dict {
        let mut dict = Dict::default();
        dict.set("Type", Object::name("XObject"));
        dict.set("Subtype", Object::name("Form"));
        self.copy(from, &["BBox", "Matrix", "StructParent", "StructParents"], &mut dict);
        let group = self.file.value(from, "Group");
        if let Some(group) = group.as_dict() {
            let group = group.clone();
            dict.set("Group", self.group(&group).into());
        }
        for key in ["PieceInfo", "Metadata", "OPI"] {
            if from.has(key) {
                self.drop(DroppedKind::CustomData);
            }
        }
        dict
    }

    /// How things are mixed with what lies under them (11.6.6).
    pub fn group(&mut self, from: &Dict) -> Dict {
        let mut group = Dict::default();
        self.copy(from, &["S", "I", "K"], &mut group);
        if from.has("CS")
            && let Ok(color) = self.link(from.get("CS"), super::walk::Kind::Color)
        {
            group.set("CS", color);
        }
        group
    }

    /// A stream of bytes that are there, packed when it is written.
    pub fn packed(&self, dict: Dict, bytes: &[u8]) -> Object {
        if self.slots.is_writing() {
            Object::Stream(packed_stream(dict, bytes))
        } else {
            Object::Stream(Stream { dict, body: Body::default() })
        }
    }
}

/// The operations of a glyph of a drawn font; text in it goes, since nobody has read it.
pub fn glyph_operations(walk: &mut Walk<'_>, bytes: &[u8], resources: &Rc<Dict>, used: &mut Used) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    for mut operation in Operations::new(bytes) {
        let shows = [Operator::ShowText, Operator::ShowSpaced, Operator::NextLineShow, Operator::NextLineShowSpaced];
        let marks = [
            Operator::BeginMarked,
            Operator::BeginMarkedNamed,
            Operator::EndMarked,
            Operator::Point,
            Operator::PointNamed,
        ];
        if shows.contains(&operation.operator) {
            walk.drop(DroppedKind::HiddenText);
        } else if operation.operator == Operator::InlineImage {
            if let Some(mut image) = walk.inline_picture(&operation, resources, &[])? {
                note_inline_names(&image, used);
                rename(walk, resources, &mut image);
                content::write(&image, &mut out);
            }
        } else if !marks.contains(&operation.operator) && !calls_text(walk, &operation, resources) {
            note_names(&operation, used);
            rename(walk, resources, &mut operation);
            content::write(&operation, &mut out);
        }
    }
    Ok(out)
}

/// Tells whether an operation draws something in which there may be text: a form, a pattern or a mask.
fn calls_text(walk: &Walk<'_>, operation: &Operation, resources: &Dict) -> bool {
    let Some(name) = operation.operands.last().and_then(Object::as_name) else { return false };
    let called = |kind, key| {
        let found = named(walk.file, resources, kind, name)?;
        let found = walk.file.resolve(&found);
        Some(Object::clone(&walk.file.value(found.as_dict()?, key)))
    };
    match operation.operator {
        Operator::Draw => called("XObject", "Subtype") != Some(Object::name("Image")),
        Operator::State => called("ExtGState", "SMask").is_some_and(|mask| mask.as_dict().is_some()),
        Operator::FillColorNamed | Operator::StrokeColorNamed => true,
        _ => false,
    }
}

impl Rewriting<'_, '_> {
    fn operation(&mut self, operation: Operation) -> Result<()> {
        let file = self.walk.file;
        self.marks.note(&operation, self.resources, file, self.walk.layers);
        let operation = match self.changes.fates.get(&self.index) {
            Some(Some(other)) => other.clone(),
            Some(None) => return Ok(()),
            None => operation,
        };
        match operation.operator {
            Operator::BeginMarked | Operator::BeginMarkedNamed => self.begin_marked(&operation),
            Operator::EndMarked => {
                if self.written.pop() == Some(true) {
                    content::write(&operation, &mut self.out);
                }
            }
            Operator::Point | Operator::PointNamed => {}
            Operator::ShowText | Operator::ShowSpaced | Operator::NextLineShow | Operator::NextLineShowSpaced => {
                match self.changes.glyphs.get(&self.index) {
                    Some(gone) => {
                        let mut gone = gone.clone();
                        for font in gone.iter_mut().filter_map(|gone| gone.label.as_mut()?.style.font.as_mut()) {
                            *font = resource_name(self.walk.file, self.resources, "Font", font);
                        }
                        self.has_label |= erase::show(&operation, &gone, &self.label_font, &mut self.out);
                    }
                    None => content::write(&operation, &mut self.out),
                }
            }
            Operator::Draw => self.draw(operation),
            _ if self.marks.is_off() && paints(operation.operator) => {
                let end = Operation { operator: Operator::EndPath, operands: Vec::new() };
                if !matches!(operation.operator, Operator::Shading | Operator::InlineImage) {
                    content::write(&end, &mut self.out);
                }
            }
            Operator::InlineImage => {
                let parts = self.changes.inline.get(&self.index).map(Vec::as_slice).unwrap_or_default();
                if let Some(mut image) = self.walk.inline_picture(&operation, self.resources, parts)? {
                    note_inline_names(&image, &mut self.used);
                    rename(self.walk, self.resources, &mut image);
                    content::write(&image, &mut self.out);
                }
            }
            _ => {
                let mut operation = operation;
                note_names(&operation, &mut self.used);
                rename(self.walk, self.resources, &mut operation);
                content::write(&operation, &mut self.out);
            }
        }
        Ok(())
    }

    fn draw(&mut self, mut operation: Operation) {
        let Some(name) = operation.operands.first().and_then(Object::as_name).map(<[u8]>::to_vec) else { return };
        let Some(found) = named(self.walk.file, self.resources, "XObject", &name) else { return };
        let object = self.walk.file.resolve(&found);
        let Some(dict) = object.as_dict() else { return };
        let kind = self.walk.file.value(dict, "Subtype");
        let is_known = matches!(kind.as_name(), Some(b"Form" | b"Image"));
        if !is_known || self.marks.is_off() || self.walk.layers.hide(self.walk.file, dict.get("OC")) {
            return;
        }
        match self.changes.calls.get(&Call::Operation(self.index)) {
            Some(copy) => {
                let name = unused_name(self.walk, self.resources, "XObject", &self.copies);
                self.copies.0.insert(name.clone(), Object::Ref(*copy));
                operation.operands = vec![Object::Name(name)];
            }
            None => {
                self.used.note("XObject", &name);
                rename(self.walk, self.resources, &mut operation);
            }
        }
        content::write(&operation, &mut self.out);
    }

    fn begin_marked(&mut self, operation: &Operation) {
        let tag = operation.operands.first().and_then(Object::as_name).unwrap_or_default();
        let from = mark::properties(operation, self.resources, self.walk.file).unwrap_or_default();
        let mut dict = Dict::default();
        self.walk.copy(&from, &["MCID"], &mut dict);
        if tag == b"Artifact" {
            self.walk.copy_name(&from, "Type", &["Pagination", "Layout", "Page", "Background", "Inline"], &mut dict);
            self.walk.copy_name(
                &from,
                "Subtype",
                &["Header", "Footer", "Watermark", "PageNum", "Bates", "LineNum"],
                &mut dict,
            );
        }
        for key in mark::WORDS {
            if let Some(bytes) = self.walk.file.value(&from, key).as_string() {
                let new = self.changes.words.get(&(self.index, key));
                if new.is_some_and(String::is_empty) {
                    continue;
                }
                // Codes of languages in it are not read, and not kept.
                let bytes =
                    new.map_or_else(|| text_string::write(&text_string::read(bytes)), |new| text_string::write(new));
                dict.set(key, Object::String(bytes));
            }
        }
        // A layer is no mark any more once what it hides is gone.
        let stays = tag != b"OC" && !self.marks.is_off() && !(dict.0.is_empty() && tag != b"Artifact");
        self.written.push(stays);
        if stays {
            let known = TAGS.iter().find(|known| known.as_bytes() == tag).unwrap_or(&"Span");
            let operands = vec![Object::name(known), dict.into()];
            content::write(&Operation { operator: Operator::BeginMarkedNamed, operands }, &mut self.out);
        }
    }
}

/// Tells whether an operation draws something by itself.
const fn paints(operator: Operator) -> bool {
    operator.paints_path() || matches!(operator, Operator::Shading | Operator::InlineImage)
}

/// Notes what an operation calls by name.
fn note_names(operation: &Operation, used: &mut Used) {
    let Some(kind) = kind_called(operation.operator) else { return };
    let operand = if kind == "Pattern" { operation.operands.last() } else { operation.operands.first() };
    if let Some(name) = operand.and_then(Object::as_name) {
        used.note(kind, name);
    }
}

fn note_inline_names(operation: &Operation, used: &mut Used) {
    let image = operation.operands.first().and_then(Object::as_dict);
    if let Some(name) = image.and_then(|image| image.get("ColorSpace").as_name()) {
        used.note("ColorSpace", name);
    }
}

/// Calls what an operation calls by the name that it has now.
pub fn rename(walk: &Walk<'_>, resources: &Dict, operation: &mut Operation) {
    let Some(kind) = kind_called(operation.operator) else { return };
    let operand = match operation.operands.as_mut_slice() {
        [Object::Stream(image)] => image.dict.0.get_mut(b"ColorSpace".as_slice()),
        [.., last] if kind == "Pattern" => Some(last),
        [first, ..] => Some(first),
        [] => None,
    };
    if let Some(Object::Name(name)) = operand {
        *name = resource_name(walk.file, resources, kind, name);
    }
}

/// The kind of resource that an operator calls by name.
const fn kind_called(operator: Operator) -> Option<&'static str> {
    match operator {
        Operator::State => Some("ExtGState"),
        Operator::Font => Some("Font"),
        Operator::FillSpace | Operator::StrokeSpace | Operator::InlineImage => Some("ColorSpace"),
        Operator::FillColorNamed | Operator::StrokeColorNamed => Some("Pattern"),
        Operator::Shading => Some("Shading"),
        Operator::Draw => Some("XObject"),
        _ => None,
    }
}

fn merge(resources: &mut Dict, kind: &str, more: Dict) {
    match resources.0.get_mut(kind.as_bytes()) {
        Some(Object::Dict(own)) => own.0.extend(more.0),
        _ => resources.set(kind, more.into()),
    }
}

/// A name that nothing of a kind has among the resources, nor among those that are new.
fn unused_name(walk: &Walk<'_>, resources: &Dict, kind: &str, new: &Dict) -> Vec<u8> {
    let all = walk.file.value(resources, kind);
    let is_free =
        |name: &Vec<u8>| !new.0.contains_key(name) && all.as_dict().is_none_or(|all| !all.0.contains_key(name));
    (new.0.len()..).map(|number| format!("Sj{number}").into_bytes()).find(is_free).unwrap_or_default()
}
