//! What a page or an appearance shows: its texts, and its operations without what has to go.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use sha2::{Digest, Sha256};

use super::annotation;
use super::area::{self, Part, Tone};
use super::contents::Changes;
use super::cover;
use super::erase::{Gone, Label};
use super::scan;
use super::walk::Walk;
use crate::error::Result;
use crate::format::reading::{self, Passage};
use crate::model::{DroppedKind, Edit, Location, Notation, Place, TextUnit, Visibility};
use crate::syntax::pdf::drawing::{self, Call, Drawing, Fill, Glyph, Picture, PictureSource, Source};
use crate::syntax::pdf::interpret::{Contents, Interpreter, reference};
use crate::syntax::pdf::matrix::{Matrix, Rect};
use crate::syntax::pdf::object::Body;
use crate::syntax::pdf::page::Page;
use crate::syntax::pdf::{Dict, File, Object, Ref, text_string, write};

/// The changes of each stream of operations that a drawing has, by the index of the instance.
type All = BTreeMap<u32, Changes>;

/// What a page draws, but for what goes whatever it says.
///
/// # Errors
/// What interpreting gives.
pub fn of_page(file: &File, interpreter: &Interpreter<'_>, page: &Page) -> Result<Drawing> {
    let bytes = page.contents(file)?;
    let mut drawing = interpreter.interpret(contents_of(file, page, &bytes))?;
    cover::turn_off(&mut drawing, &annotation::redactions(file, &page.dict));
    Ok(drawing)
}

/// The contents of a page, as they are interpreted.
pub fn contents_of<'b>(file: &File, page: &Page, bytes: &'b [u8]) -> Contents<'b> {
    let resources = file.value(&page.dict, "Resources").as_dict().cloned().unwrap_or_default();
    Contents { bytes, resources: Rc::new(resources), matrix: Matrix::default(), shown: page.shown(file) }
}

/// What pictures lose.
struct Masks<'m> {
    areas: &'m [Rect],
    /// The glyphs that went, by their indexes.
    erased: &'m [u32],
    /// What was painted over them.
    covers: &'m [Fill],
}

/// What goes from a canvas whatever it says.
#[derive(Default)]
pub struct Unwanted {
    /// What somebody has marked in the file to be taken out.
    pub marked: Vec<Rect>,
    /// What the person who cleans it has drawn a box around.
    pub areas: Vec<Rect>,
}

impl Walk<'_> {
    /// Rewrites what a page or an appearance shows, and gives its new operations and the resources that they call.
    ///
    /// # Errors
    /// What interpreting and rewriting give.
    pub fn canvas(&mut self, contents: Contents<'_>, location: Location, gone: &Unwanted) -> Result<(Vec<u8>, Dict)> {
        let (bytes, shown) = (contents.bytes, contents.shown);
        let mut drawing = self.interpreter.interpret(contents)?;
        if cover::turn_off(&mut drawing, &gone.marked) {
            self.drop(DroppedKind::HiddenText);
        }
        let is_page = location.place == Place::Page;
        // What was painted over in a scan to hide it is still in the picture below.
        let is_picture = is_page && scan::is_picture(&drawing, &shown);
        if is_picture || is_page && scan::is_unknown(&drawing) {
            self.scans.extend(u32::try_from(location.number.saturating_sub(1)));
        }
        if let Ok(page) = u32::try_from(location.number.saturating_sub(1))
            && is_page
            && !self.slots.is_writing()
        {
            self.note_plate(page, &drawing, &shown);
        }
        let covers = cover::rects(&drawing);
        let mut all = All::new();
        let mut erased = self.touched(&drawing, &gone.areas, &mut all);
        for passage in reading::passages(&drawing) {
            let visibility = if passage.is_hidden { Visibility::Hidden } else { location.visibility };
            let unit = TextUnit::prose(passage.text.clone(), Location { visibility, ..location });
            let edits = self.slots.edits(unit, &self.options.limits)?;
            for edit in edits {
                erased.extend(erase(&drawing, &passage, edit, (&gone.areas, &covers), &mut all));
            }
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
            if !gone.areas.is_empty() {
                // What it stands for may lie in an area.
                all.entry(words.instance).or_default().words.insert((words.operation, words.key), String::new());
            }
        }
        for glyph in drawing.glyphs.iter().filter(|glyph| glyph.is_off) {
            note(&mut all, glyph, None);
        }
        self.note_codes(&drawing, &all);
        let covers = if is_picture { covers.as_slice() } else { &[] };
        self.mask_pictures(&drawing, &Masks { areas: &gone.areas, erased: &erased, covers }, &mut all)?;
        self.instances(&drawing, bytes, &gone.areas, all)
    }

    /// Takes out the glyphs that areas touch.
    fn touched(&self, drawing: &Drawing, areas: &[Rect], all: &mut All) -> Vec<u32> {
        let mut touched = Vec::new();
        for (index, glyph) in (0..).zip(&drawing.glyphs).filter(|_| !areas.is_empty()) {
            if area::touch_glyph(areas, glyph) {
                note(all, glyph, None);
                touched.push(index);
            }
        }
        touched
    }

    /// Paints over what pictures show in areas, and behind letters that nobody sees: those of a scan say what it shows.
    fn mask_pictures(&mut self, drawing: &Drawing, masks: &Masks<'_>, all: &mut All) -> Result<()> {
        let is_placed = |picture: &&Picture| {
            let instance = drawing.instances.get(picture.instance as usize);
            !picture.is_off && instance.is_some_and(|instance| instance.matrix.is_some())
        };
        for picture in drawing.pictures.iter().filter(is_placed) {
            let behind = |index: &u32| {
                let glyph = drawing.glyphs.get(*index as usize)?;
                (glyph.is_hidden || picture.order > glyph.order).then(|| glyph.corners())
            };
            let quads = masks.areas.iter().map(Rect::corners).chain(masks.erased.iter().filter_map(behind));
            let mut parts: Vec<Part> = area::parts(picture, quads);
            let over =
                masks.covers.iter().filter(|cover| cover.order > picture.order).map(|cover| cover.rect.corners());
            parts.extend(area::parts_inside(picture, over, self.size_of(picture)));
            if parts.is_empty() {
                continue;
            }
            let masked = match &picture.source {
                PictureSource::Object(at) => Some(self.masked_picture(*at, &parts, Tone::Dark)?),
                PictureSource::Inline(_) => None,
            };
            let changes = all.entry(picture.instance).or_default();
            match masked {
                Some(masked) => _ = changes.calls.insert(Call::Operation(picture.operation), masked),
                None => _ = changes.inline.insert(picture.operation, parts),
            }
        }
        Ok(())
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
    fn instances(&mut self, drawing: &Drawing, bytes: &[u8], areas: &[Rect], mut all: All) -> Result<(Vec<u8>, Dict)> {
        let art = |operations: &[u8], matrix: &Option<Matrix>| match matrix {
            Some(matrix) if !areas.is_empty() => area::line_art::fates(operations, matrix, areas),
            _ => BTreeMap::new(),
        };
        for (index, instance) in drawing.instances.iter().enumerate().skip(1).rev() {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            let (Source::Object(at), Some((parent, call))) = (instance.source, &instance.parent) else { continue };
            let found = self.file.get(at);
            let Object::Stream(stream) = &*found else { continue };
            let mut changes = all.remove(&index).unwrap_or_default();
            // What has no resources of its own takes those of its caller, which may be others elsewhere.
            let is_own = stream.dict.has("Resources");
            if is_own && changes.is_empty() && areas.is_empty() {
                continue;
            }
            let operations = self.file.bytes_of(stream)?;
            changes.fates = art(&operations, &instance.matrix);
            if is_own && changes.is_empty() {
                continue;
            }
            let (operations, own) = self.operations(&operations, &instance.resources, &sorted(changes))?;
            let mut dict = match call {
                Call::Pattern(_) => self.pattern_dict(&stream.dict),
                Call::Operation(_) | Call::Mask(_) => self.form_dict(&stream.dict),
            };
            dict.set("Resources", own.into());
            let new = self.copied(dict, &operations);
            all.entry(*parent).or_default().calls.insert(call.clone(), new);
        }
        let mut changes = sorted(all.remove(&0).unwrap_or_default());
        let Some(root) = drawing.instances.first() else { return Ok(Default::default()) };
        changes.fates = art(bytes, &root.matrix);
        let (operations, own) = self.operations(bytes, &Rc::clone(&root.resources), &changes)?;
        Ok((if areas.is_empty() { operations } else { area::boxed(&operations, areas) }, own))
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

/// Tells whether a glyph stands on the line of another, and not before it: a word that is parted by a hyphen goes on below.
fn follows(one: &Glyph, next: &Glyph) -> bool {
    let (dx, dy) = (next.origin.0 - one.origin.0, next.origin.1 - one.origin.1);
    let (up, along) = (one.up.0.hypot(one.up.1), one.advance.0.hypot(one.advance.1));
    if up <= 0.0 || along <= 0.0 {
        return true;
    }
    let away = (dx * one.up.0 + dy * one.up.1) / up;
    let ahead = (dx * one.advance.0 + dy * one.advance.1) / along;
    away.abs() < up && ahead >= -along
}

/// What covers so much of a letter, or of what lies between it and the next, parts the two.
const COVERED: f64 = 0.3;

/// What is written where the pieces of a text were, and how much room there is for it: each line of a stand-in of as many
/// lines in its own piece, else all of it in the widest.
fn labels(pieces: &[&[(u32, &Glyph)]], stand_in: &str) -> BTreeMap<drawing::Place, (String, f64)> {
    let room = |piece: &[(u32, &Glyph)]| match (piece.first(), piece.last()) {
        (Some((_, first)), Some((_, last))) => {
            let end = (last.origin.0 + last.advance.0, last.origin.1 + last.advance.1);
            (end.0 - first.origin.0).hypot(end.1 - first.origin.1)
        }
        _ => 0.0,
    };
    let label =
        |piece: &[(u32, &Glyph)], text: String| piece.first().map(|(_, first)| (first.place, (text, room(piece))));
    let lines: Vec<&str> = stand_in.split(['\n', '\t']).collect();
    let all: Vec<_> = if lines.len() > 1 && lines.len() == pieces.len() {
        pieces.iter().zip(lines).map(|(piece, line)| label(piece, line.to_owned())).collect()
    } else {
        let widest = pieces.iter().max_by(|one, other| room(one).total_cmp(&room(other)));
        vec![widest.and_then(|piece| label(piece, lines.join(" ")))]
    };
    all.into_iter().flatten().filter(|(_, (text, _))| !text.is_empty()).collect()
}

/// Takes out the glyphs of one edit, and tells which. The stand-in is written where there is most room for it on one line,
/// and neither an area lies nor anything that covers it.
fn erase(
    drawing: &Drawing,
    passage: &Passage,
    edit: &Edit,
    (areas, covers): (&[Rect], &[Fill]),
    all: &mut All,
) -> Vec<u32> {
    let (mut gone, mut indexes): (Vec<(u32, &Glyph)>, Vec<u32>) = Default::default();
    // What nobody would see parts what is left on both sides of it.
    let mut parted = BTreeSet::new();
    for (at, index, glyph) in passage.said(drawing, edit.span) {
        indexes.push(index);
        let rect = glyph.rect();
        if areas.iter().any(|area| area.cut(&rect).area() > 0.0) {
            note(all, glyph, None);
            parted.insert(at);
        } else {
            gone.push((at, glyph));
        }
    }
    let is_covered = |one: &Glyph, next: &Glyph| {
        let (rect, next) = (one.rect(), next.rect());
        let (both, least) = (rect.joined(&next), rect.area().min(next.area()) * COVERED);
        covers.iter().any(|cover| cover.order > one.order && cover.rect.cut(&both).area() > least)
    };
    let is_on_line = |one: &(u32, &Glyph), next: &(u32, &Glyph)| {
        let between = passage.text.get(one.0 as usize..next.0 as usize).unwrap_or_default();
        !between.contains(['\n', '\t'])
            && parted.range(one.0..next.0).next().is_none()
            && follows(one.1, next.1)
            && !is_covered(one.1, next.1)
    };
    let pieces: Vec<&[(u32, &Glyph)]> = gone.chunk_by(is_on_line).collect();
    let labels = labels(&pieces, &edit.stand_in);
    for (_, glyph) in &gone {
        let label = labels.get(&glyph.place).filter(|_| glyph.stretch > 0.0).and_then(|(text, room)| {
            let style = drawing.styles.get(glyph.style as usize).cloned()?;
            Some(Label { text: text.clone(), style, room: room / glyph.stretch })
        });
        note(all, glyph, label);
    }
    indexes
}
