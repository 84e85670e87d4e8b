//! What a page or an appearance shows: its texts, and its operations without what has to go.

use std::collections::BTreeMap;
use std::rc::Rc;

use sha2::{Digest, Sha256};

use super::contents::Changes;
use super::cover;
use super::erase::{Gone, Label};
use super::reading::{self, Passage};
use super::walk::Walk;
use crate::error::Result;
use crate::model::{DroppedKind, Edit, Location, Notation, Place, TextUnit, Visibility};
use crate::syntax::pdf::drawing::{Call, Drawing, Glyph, Source};
use crate::syntax::pdf::interpret::{Contents, operations_of, reference};
use crate::syntax::pdf::matrix::Rect;
use crate::syntax::pdf::object::Body;
use crate::syntax::pdf::{Dict, Object, Ref, text_string, write};

/// The changes of each stream of operations that a drawing has, by the index of the instance.
type All = BTreeMap<u32, Changes>;

impl Walk<'_> {
    /// Rewrites what a page or an appearance shows, and gives its new operations and the resources that they call. What is
    /// marked to be taken out goes.
    ///
    /// # Errors
    /// What interpreting and rewriting give.
    pub fn canvas(&mut self, contents: Contents<'_>, location: Location, marked: &[Rect]) -> Result<(Vec<u8>, Dict)> {
        let bytes = contents.bytes;
        let mut drawing = self.interpreter.interpret(contents)?;
        let covered = cover::covered(&drawing, marked);
        if !covered.is_empty() {
            self.drop(DroppedKind::HiddenText);
        }
        for index in covered {
            drawing.glyphs.get_mut(index).into_iter().for_each(|glyph| glyph.is_off = true);
        }
        let mut all = All::new();
        for passage in reading::passages(&drawing) {
            let visibility = if passage.is_hidden { Visibility::Hidden } else { location.visibility };
            let unit = TextUnit::prose(passage.text.clone(), Location { visibility, ..location });
            let edits = self.slots.edits(unit, &self.options.limits)?;
            edits.iter().for_each(|edit| erase(&drawing, &passage, edit, &mut all));
        }
        for words in &drawing.words {
            let text = text_string::read(&words.bytes);
            if text.is_empty() {
                continue;
            }
            let place = Location { place: Place::AltText, visibility: Visibility::Hidden, ..location };
            let unit = TextUnit::prose(text, place).noted(Notation::Prose);
            if let Some(new) = self.slots.text(unit, &self.options.limits)? {
                all.entry(words.instance).or_default().words.insert((words.operation, words.key), new);
            }
        }
        for glyph in drawing.glyphs.iter().filter(|glyph| glyph.is_off) {
            note(&mut all, glyph, None);
        }
        self.note_codes(&drawing, &all);
        self.instances(&drawing, bytes, all)
    }

    /// Takes note of the codes that fonts are still shown with, and of what they say.
    fn note_codes(&mut self, drawing: &Drawing, all: &All) {
        if !self.slots.is_writing() {
            return;
        }
        let gone = |glyph: &Glyph| {
            let changes = all.get(&glyph.place.instance);
            let gone = changes.and_then(|changes| changes.glyphs.get(&glyph.place.operation));
            gone.is_some_and(|gone| {
                gone.iter().any(|gone| (gone.item, gone.start) == (glyph.place.item, glyph.place.start))
            })
        };
        for glyph in drawing.glyphs.iter().filter(|glyph| !gone(glyph) && &*glyph.text != "\u{fffd}") {
            let Some(instance) = drawing.instances.get(glyph.place.instance as usize) else { continue };
            let style = drawing.styles.get(glyph.style as usize);
            let Some(name) = style.and_then(|style| style.font.as_deref()) else { continue };
            let Some(at) = reference(self.file, &instance.resources, "Font", name) else { continue };
            let code = (glyph.code, glyph.place.len as usize);
            self.codes.entry(at.number).or_default().entry(code).or_insert_with(|| glyph.text.to_string());
        }
    }

    /// Writes the streams of a drawing from the innermost on: one that changes is a new one for those that call it.
    fn instances(&mut self, drawing: &Drawing, bytes: &[u8], mut all: All) -> Result<(Vec<u8>, Dict)> {
        for (index, instance) in drawing.instances.iter().enumerate().skip(1).rev() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            let (Source::Object(at), Some((parent, call))) = (instance.source, &instance.parent) else { continue };
            let found = self.file.get(at);
            let Object::Stream(stream) = &*found else { continue };
            let changes = all.remove(&index).unwrap_or_default();
            // What has no resources of its own takes those of its caller, which may be others elsewhere.
            if changes.is_empty() && stream.dict.has("Resources") {
                continue;
            }
            let operations = operations_of(self.file, stream)?;
            let (operations, own) = self.operations(&operations, &instance.resources, &sorted(changes))?;
            let mut dict = match call {
                Call::Pattern(_) => self.pattern_dict(&stream.dict),
                Call::Operation(_) | Call::Mask(_) => self.form_dict(&stream.dict),
            };
            dict.set("Resources", own.into());
            let new = self.copied(dict, &operations);
            all.entry(*parent).or_default().calls.insert(call.clone(), new);
        }
        let changes = sorted(all.remove(&0).unwrap_or_default());
        let Some(root) = drawing.instances.first() else { return Ok(Default::default()) };
        self.operations(bytes, &Rc::clone(&root.resources), &changes)
    }

    /// Keeps a stream that was made for one place; one that is the same as another is not kept twice.
    fn copied(&mut self, dict: Dict, operations: &[u8]) -> Ref {
        let object = self.packed(dict, operations);
        let mut hash = Sha256::new();
        if let Object::Stream(stream) = &object {
            let mut said = Vec::new();
            write::object_bytes(&Object::Dict(stream.dict.clone()), &mut said);
            hash.update(said);
            if let Body::Own(body) = &stream.body {
                hash.update(body);
            }
        }
        let hash: [u8; 32] = hash.finalize().into();
        if let Some(known) = self.copies.get(&hash).filter(|_| self.slots.is_writing()) {
            return *known;
        }
        let at = self.out.reserve();
        self.copies.insert(hash, at);
        self.put(at, object);
        at
    }
}

fn sorted(mut changes: Changes) -> Changes {
    for gone in changes.glyphs.values_mut() {
        gone.sort_by_key(|gone| (gone.item, gone.start, gone.label.is_none()));
        gone.dedup_by_key(|gone| (gone.item, gone.start));
    }
    changes
}

fn note(all: &mut All, glyph: &Glyph, label: Option<Label>) {
    let place = glyph.place;
    let gone = Gone { item: place.item, start: place.start, len: place.len, distance: glyph.distance, label };
    all.entry(place.instance).or_default().glyphs.entry(place.operation).or_default().push(gone);
}

/// Takes out the glyphs of one edit. The stand-in is written where there is most room for it on one line.
fn erase(drawing: &Drawing, passage: &Passage, edit: &Edit, all: &mut All) {
    let (start, end) = (edit.span.start(), edit.span.end());
    let mut gone: Vec<(u32, &Glyph)> = Vec::new();
    for (at, index) in &passage.glyphs {
        let Some(glyph) = drawing.glyphs.get(*index as usize) else { continue };
        let from = *at as usize;
        if from < end && from + glyph.text.len().max(1) > start {
            gone.push((*at, glyph));
        }
    }
    let is_on_line = |one: &(u32, &Glyph), next: &(u32, &Glyph)| {
        let between = passage.text.get(one.0 as usize..next.0 as usize).unwrap_or_default();
        !between.contains(['\n', '\t'])
    };
    let pieces = gone.chunk_by(is_on_line);
    let room = |piece: &[(u32, &Glyph)]| match (piece.first(), piece.last()) {
        (Some((_, first)), Some((_, last))) => {
            let end = (last.origin.0 + last.advance.0, last.origin.1 + last.advance.1);
            (end.0 - first.origin.0).hypot(end.1 - first.origin.1)
        }
        _ => 0.0,
    };
    let widest = pieces.clone().max_by(|one, other| room(one).total_cmp(&room(other)));
    let first = widest.and_then(<[_]>::first).map(|(_, glyph)| glyph.place);
    let room = widest.map_or(0.0, room);
    for (_, glyph) in &gone {
        let label = (Some(glyph.place) == first && !edit.stand_in.is_empty() && glyph.stretch > 0.0).then(|| {
            let style = drawing.styles.get(glyph.style as usize).cloned();
            style.map(|style| Label { text: edit.stand_in.clone(), style, room: room / glyph.stretch })
        });
        note(all, glyph, label.flatten());
    }
}
