//! SVG drawings (W3C, Scalable Vector Graphics 2).
//!
//! # Where text hides
//! In texts, however they are split into spans; in titles, descriptions and labels; in comments, metadata, scripts, style
//! sheets, names of elements and classes, addresses, elements and attributes of editors, pictures in `data:` addresses.
//!
//! # What is kept
//! All that draws, by lists of elements, attributes and properties of style, so that it looks as it did. Texts, titles,
//! descriptions and labels as units. Names that something in the file refers to, numbered. Pictures in `data:` addresses,
//! bared of what they hold beside their pixels.
//!
//! # What is dropped
//! Comments, instructions, document types, metadata, scripts and handlers of events, foreign objects, what belongs to
//! editors, addresses that lead out of the file, fonts, elements and attributes that nobody knows, drawings inside drawings.
//!
//! # What is refused
//! Markup that is not well formed, entities that are more than short texts, and what is beyond the limits.

mod address;
mod attribute;
mod entity;
mod name;
mod read;
mod style;
mod vocabulary;

use std::collections::BTreeMap;
use std::ops::Range;

use self::read::Reader;
use super::shot::{self, Shot};
use super::sight::Sights;
use super::{About, Document, Format, Options, Pixels, Quad, edits_of};
use crate::error::{Error, Result};
use crate::limits;
use crate::model::{Area, Dropped, DroppedKind, Edit, Layout, Place, Plate, Sight, Span, TextUnit, edit};
use crate::syntax::picture::Kind;
use crate::syntax::xml;

/// The format.
pub static FORMAT: Svg = Svg;

/// See the module.
#[derive(Debug)]
pub struct Svg;

static ABOUT: About = About { id: "svg", name: "SVG drawing", extensions: &["svg"], media_type: "image/svg+xml" };

/// How often a drawing is read until nothing more goes: what only a dropped element referred to goes with the next reading.
const ROUNDS: usize = 6;

impl Format for Svg {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn sniff(&self, bytes: &[u8], _extension: &str) -> bool {
        entity::is_svg(bytes)
    }

    fn open(&self, bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
        let text = xml::decode(&bytes)?;
        limits::check(text.len() as u64, options.limits.part_bytes, "bytes of text in one file")?;
        // Readers take each end of a line for the same (XML 1.0, 2.11).
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let mut left = options.limits.unpacked_bytes;
        let (mut text, mut dropped) = entity::expand(&text, options)?;
        for _ in 0..ROUNDS {
            let drawing = Reader::new(&text, options, &mut left)?.read()?;
            for (kind, count) in &drawing.dropped {
                *dropped.entry(*kind).or_insert(0) += count;
            }
            let written = drawing.write(&[], &BTreeMap::new())?;
            if written == text {
                return Ok(Box::new(SvgDocument::new(drawing, dropped, options.limits.unpacked_bytes)));
            }
            text = written;
        }
        Err(Error::Malformed { what: "its names refer to each other without end" })
    }
}

/// A drawing as it is written.
#[derive(Debug, Default)]
pub struct Drawing {
    /// All markup but texts, one stretch behind the other.
    markup: String,
    /// What is written, in order.
    pieces: Vec<Piece>,
    units: Vec<TextUnit>,
    dropped: BTreeMap<DroppedKind, usize>,
    /// The pictures in it, bared.
    pictures: Vec<(Kind, Vec<u8>)>,
}

/// A stretch of what is written.
#[derive(Debug)]
enum Piece {
    /// Of the markup.
    Markup(Range<usize>),
    /// Of a unit, between tags.
    Text(u32, Range<usize>),
    /// A whole unit, in an attribute.
    Attribute(u32),
    /// A picture, in an attribute.
    Picture(usize),
}

impl Drawing {
    fn write(&self, edits: &[Edit], painted: &BTreeMap<usize, Vec<u8>>) -> Result<String> {
        const UNFIT: Error = Error::CannotRewrite { what: "a change does not fit its text" };
        let mut texts = Vec::with_capacity(self.units.len());
        for (id, unit) in (0..).zip(self.units.iter().filter(|unit| unit.seen.is_none())) {
            // EXPOSE: the text is what the file is made of.
            let text = unit.text.expose();
            texts.push((text, edits_of(edits, id), edit::apply(text, edits_of(edits, id)).ok_or(UNFIT)?));
        }
        if edits.last().is_some_and(|edit| edit.unit.0 as usize >= texts.len()) {
            return Err(UNFIT);
        }
        let (mut out, mut written) = (String::with_capacity(self.markup.len()), vec![0; texts.len()]);
        for piece in &self.pieces {
            match piece {
                Piece::Markup(range) => out.push_str(self.markup.get(range.clone()).ok_or(UNFIT)?),
                Piece::Picture(at) => {
                    let (kind, bytes) = self.pictures.get(*at).ok_or(UNFIT)?;
                    out.push_str(&address::of_picture(*kind, painted.get(at).unwrap_or(bytes)));
                }
                Piece::Attribute(id) => {
                    let (.., edited) = texts.get(*id as usize).ok_or(UNFIT)?;
                    out.push_str(&xml::escape_attribute(edited));
                }
                Piece::Text(id, range) => {
                    let (text, edits, _) = texts.get(*id as usize).ok_or(UNFIT)?;
                    let done = written.get_mut(*id as usize).ok_or(UNFIT)?;
                    out.push_str(&xml::escape_text(&part(text, range, edits, done).ok_or(UNFIT)?));
                }
            }
        }
        Ok(out)
    }
}

/// What a piece of a unit becomes: a stand-in goes where the first of the removed characters stood. `done` counts the edits
/// whose stand-ins are written.
fn part(text: &str, range: &Range<usize>, edits: &[Edit], done: &mut usize) -> Option<String> {
    let (mut out, mut from) = (String::new(), range.start);
    for (index, edit) in edits.iter().enumerate() {
        let (start, end) = (edit.span.start(), edit.span.end());
        if start >= range.end || end < range.start || end == range.start && start < end {
            continue;
        }
        out.push_str(text.get(from..start.clamp(from, range.end))?);
        if index == *done {
            out.push_str(&edit.stand_in);
            *done += 1;
        }
        from = end.clamp(from, range.end);
    }
    out.push_str(text.get(from..range.end)?);
    Some(out)
}

/// An open drawing.
struct SvgDocument {
    drawing: Drawing,
    dropped: BTreeMap<DroppedKind, usize>,
    /// The pictures in it that can be looked at.
    shots: Vec<Shot>,
    /// What somebody has seen in them.
    sights: Sights,
    own_units: usize,
    /// How many bytes of pixels may be unpacked to look at one or to paint over it.
    left_bytes: u64,
}

impl SvgDocument {
    fn new(drawing: Drawing, dropped: BTreeMap<DroppedKind, usize>, left_bytes: u64) -> Self {
        let pictures = drawing.pictures.iter().enumerate();
        let shots = pictures.filter_map(|(at, (kind, bytes))| Shot::new(at, *kind, bytes, left_bytes)).collect();
        let own_units = drawing.units.len();
        Self { drawing, dropped, shots, sights: Sights::default(), own_units, left_bytes }
    }

    fn bytes_of(&self, at: usize) -> &[u8] {
        self.drawing.pictures.get(at).map_or(&[], |(_, bytes)| bytes)
    }
}

impl Document for SvgDocument {
    fn units(&self) -> &[TextUnit] {
        &self.drawing.units
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.dropped.iter().map(|(kind, count)| Dropped { kind: *kind, count: *count }).collect()
    }

    fn pictures(&self) -> usize {
        self.drawing.pictures.len()
    }

    fn plates(&self) -> Vec<Plate> {
        (0..).zip(&self.shots).map(|(page, shot)| shot.plate(page)).collect()
    }

    fn pixels(&self, page_index: u32) -> Option<Pixels> {
        let shot = self.shots.get(page_index as usize)?;
        shot.pixels(self.bytes_of(shot.part), self.left_bytes)
    }

    fn read_page(&mut self, page_index: u32, sight: Sight) {
        self.sights.add(&mut self.drawing.units, page_index, Place::Picture, sight);
    }

    fn layout(&self) -> Layout {
        let mut layout = Layout::flow(self.drawing.units.get(..self.own_units).unwrap_or_default());
        shot::lay_out(&self.plates(), &self.drawing.units, &mut layout);
        layout.finish(self.drawing.units.len());
        layout
    }

    fn boxes(&self, page_index: u32, pieces: &[(u32, Span)]) -> Result<Vec<Vec<Quad>>> {
        Ok(self.sights.boxes(page_index, pieces))
    }

    fn painted(&self, edits: &[Edit]) -> Vec<Area> {
        self.sights.painted(edits)
    }

    fn count_within(&self, areas: &[Area]) -> Result<usize> {
        shot::count_within(&self.shots, areas, |at| self.bytes_of(at), self.left_bytes)
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        let (edits, seen) = edits.split_at(edits.partition_point(|edit| (edit.unit.0 as usize) < self.own_units));
        let areas = self.sights.all_areas(areas, seen)?;
        let painted = shot::painted(&self.shots, &areas, |at| self.bytes_of(at), self.left_bytes)?;
        self.drawing.write(edits, &painted).map(String::into_bytes)
    }
}
