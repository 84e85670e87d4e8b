//! Content streams that are not a page's own.

use std::collections::HashSet;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Resources;

use crate::object;
use crate::reader::Interpreter;
use crate::text::Text;

/// Reads every content stream that is not a page's own, each by itself and once.
pub(crate) fn read<'a>(pdf: &'a Pdf, interpreter: &Interpreter<'a>) -> Vec<Text> {
    let fallback = fallback_resources(pdf);
    let mut done = pages_own(pdf);
    let mut texts = Vec::new();
    let read = |stream: &Stream<'a>, resources: Option<&Resources<'a>>, only_if_text: bool| {
        let Some(content) = object::decoded(stream) else {
            return if only_if_text { None } else { Some(Text { unread: 1, ..Text::default() }) };
        };
        if only_if_text && !shows_text(&content) {
            return None;
        }
        let own = stream.dict().get::<Dict<'_>>(b"Resources").map(Resources::new);
        Some(interpreter.read_alone(&content, own.as_ref().or(resources).unwrap_or(&fallback)))
    };
    for font in pdf.objects().into_iter().filter_map(Object::into_dict) {
        let Some(glyphs) = font.get::<Dict<'_>>(b"CharProcs") else { continue };
        let resources = font.get::<Dict<'_>>(b"Resources").map(Resources::new);
        for (name, _) in glyphs.entries() {
            let Some(glyph) = glyphs.get::<Stream<'_>>(&name) else { continue };
            if done.insert(glyph.obj_id()) {
                texts.extend(read(&glyph, resources.as_ref(), false));
            }
        }
    }
    for stream in pdf.objects().into_iter().filter_map(Object::into_stream) {
        let kind = kind(&stream);
        if kind != Kind::Other && done.insert(stream.obj_id()) {
            texts.extend(read(&stream, None, kind == Kind::Unnamed));
        }
    }
    texts.retain(|text| text.unread > 0 || text.readings().iter().any(|reading| !reading.trim().is_empty()));
    texts
}

/// The streams of an annotation's appearances, in all their states (ISO 32000-2, 12.5.5).
pub(crate) fn appearances<'a>(annotation: &Dict<'a>) -> Vec<Stream<'a>> {
    let Some(appearances) = annotation.get::<Dict<'_>>(b"AP") else { return Vec::new() };
    let mut streams = Vec::new();
    for key in [b"N", b"R", b"D"] {
        match appearances.get::<Object<'_>>(key) {
            Some(Object::Stream(stream)) => streams.push(stream),
            Some(Object::Dict(states)) => {
                streams.extend(states.keys().filter_map(|state| states.get::<Stream<'_>>(state)));
            }
            _ => {}
        }
    }
    streams
}

/// What a stream is, by its dictionary.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A form or a pattern.
    Content,
    /// It says nothing of itself, as contents of pages do and much else.
    Unnamed,
    /// Something that holds no operators.
    Other,
}

fn kind(stream: &Stream<'_>) -> Kind {
    let dict = stream.dict();
    let named = |key: &[u8]| dict.get::<Name<'_>>(key);
    if dict.contains_key(b"BBox") || dict.contains_key(b"PatternType") {
        return Kind::Content;
    }
    match named(b"Subtype") {
        Some(name) if &*name == b"Form" => Kind::Content,
        Some(_) => Kind::Other,
        None if named(b"Type").is_some() => Kind::Other,
        None => Kind::Unnamed,
    }
}

/// Whether the bytes have the operators that begin a text and show it.
fn shows_text(content: &[u8]) -> bool {
    let has = |operator: &[u8]| content.windows(operator.len()).any(|window| window == operator);
    has(b"BT") && (has(b"Tj") || has(b"TJ") || has(b"'") || has(b"\""))
}

/// What a form without resources of its own may find: those of the interactive form, else those of the first page.
fn fallback_resources(pdf: &Pdf) -> Resources<'_> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let form = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(b"AcroForm"));
    match form.and_then(|form| form.get::<Dict<'_>>(b"DR")) {
        Some(resources) => Resources::new(resources),
        None => pdf.pages().first().map_or_else(|| Resources::new(Dict::empty()), |page| page.resources().clone()),
    }
}

/// The streams that are read as the contents of pages.
fn pages_own(pdf: &Pdf) -> HashSet<ObjectIdentifier> {
    let mut own = HashSet::new();
    for page in pdf.pages().iter() {
        match page.raw().get::<Object<'_>>(b"Contents") {
            Some(Object::Stream(stream)) => drop(own.insert(stream.obj_id())),
            Some(Object::Array(array)) => own.extend(streams(&array).map(|stream| stream.obj_id())),
            _ => {}
        }
    }
    own
}

fn streams<'a>(array: &Array<'a>) -> impl Iterator<Item = Stream<'a>> {
    array.iter::<Object<'_>>().filter_map(Object::into_stream)
}
