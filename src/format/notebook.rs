//! Jupyter notebooks.
//!
//! Follows nbformat 4 and 3, which are JSON (RFC 8259).
//!
//! # Where text hides
//! In the cells: code, which is parted as a program of the notebook's language, Markdown, and text. In outputs: text, web
//! pages, data, errors with the paths in them, pictures and drawings; in pictures attached to cells. A text is one unit
//! although the file has it line by line. Lines of a program for a shell or for the notebook itself (`!`, `%`) are searched
//! in full.
//!
//! # What is kept
//! Cells, outputs and their order, every byte outside the edits; pictures as their formats keep them. Of what is said about
//! the notebook its language and a plain name of its kernel; of what is said about cells how they are shown, and tags.
//!
//! # What is dropped
//! All else that is said about the notebook, its cells and outputs: authors, times of running, settings of editors and
//! services, the state of widgets. Outputs of kinds that are not known, pictures that cannot be read. Files packed into
//! `data:` addresses; a picture becomes a grey dot.
//!
//! # What is refused
//! Files that are no JSON, notebooks of other versions, cells and outputs of kinds that are not known.

mod metadata;
mod output;
mod read;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use self::output::Figure;
use self::read::{Reader, Saying};
use super::nested::Files;
use super::origin::{Origin, TextFormat};
use super::{About, Document, Options, check_units, piece, shot};
use crate::error::Result;
use crate::model::{Area, Clue, Dropped, DroppedKind, Edit, Layout, Place, Sensitive, Spot, TextUnit};
use crate::syntax::source::Stretch;

/// The format.
pub static FORMAT: TextFormat = TextFormat { about: &ABOUT, read: open };

static ABOUT: About =
    About { id: "notebook", name: "Jupyter notebook", extensions: &["ipynb"], media_type: "application/x-ipynb+json" };

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    let (source, origin) = Origin::read_bare(bytes, &options.limits)?;
    let parts = Reader::read(&source, options)?;
    let (mut units, places) = piece::units(&source, parts.pieces, &options.limits)?;
    let mut lines = Lines { source: &source, from: 0, at: 0, count: 0 };
    for (unit, place) in units.iter_mut().zip(&places) {
        let told = saying(&parts.sayings, place.start());
        unit.location.inner = told.map(|told| lines.spot(told, place.start(), unit));
    }
    let own_units = units.len();
    let mut dropped = parts.dropped;
    for one in origin.dropped().into_iter().chain(parts.figures.iter().flat_map(|figure| figure.document.dropped())) {
        *dropped.entry(one.kind).or_default() += one.count;
    }
    let (mut figures, mut nested, mut len_unpacked) = (Vec::new(), Files::default(), 0);
    for figure in parts.figures {
        let number = saying(&parts.sayings, figure.place.range.start).map_or(0, |told| told.cell);
        len_unpacked += figure.len_bytes + figure.document.len_unpacked();
        nested.add(figure.document, number, &mut units, &options.limits)?;
        figures.push(figure.place);
    }
    let (changes, clues, read_from) = (parts.changes, parts.clues, units.len());
    let source = source.into();
    Ok(Box::new(NotebookDocument {
        source,
        origin,
        units,
        places,
        own_units,
        read_from,
        changes,
        figures,
        nested,
        dropped,
        clues,
        len_unpacked,
    }))
}

/// The part of a cell that a place of the source is in.
fn saying(sayings: &[Saying], at: usize) -> Option<&Saying> {
    let before = sayings.partition_point(|told| told.range.start <= at);
    sayings.get(before.checked_sub(1)?).filter(|told| told.range.contains(&at))
}

/// Counts the lines of a cell from text to text: there may be many in one.
struct Lines<'a> {
    source: &'a str,
    /// Where the cell begins, and how far its line ends are counted.
    from: usize,
    at: usize,
    count: usize,
}

impl Lines<'_> {
    /// Where a reader of the notebook finds a text: in a line of a cell, or in what came out of one.
    fn spot(&mut self, told: &Saying, at: usize, unit: &TextUnit) -> Spot {
        if told.output > 0 {
            return Spot { file: told.cell, place: Place::Output, number: told.output, column: 0 };
        }
        if told.range.start != self.from {
            (self.from, self.at, self.count) = (told.range.start, told.range.start, 0);
        }
        self.count += line_ends(self.source.get(self.at..at).unwrap_or_default());
        self.at = at;
        Spot { file: told.cell, place: unit.location.place, number: 1 + self.count, column: 0 }
    }
}

/// How many ends of lines a piece of JSON writes in its strings.
fn line_ends(json: &str) -> usize {
    let (mut count, mut bytes) = (0, json.bytes());
    while let Some(byte) = bytes.next() {
        count += usize::from(byte == b'\\' && bytes.next() == Some(b'n'));
    }
    count
}

struct NotebookDocument {
    source: Sensitive<String>,
    origin: Origin,
    units: Vec<TextUnit>,
    /// Where in the source the units of its own stand.
    places: Vec<Stretch>,
    own_units: usize,
    /// Where the units begin that somebody has seen in pixels.
    read_from: usize,
    /// What is written otherwise whatever the edits are.
    changes: Vec<(Range<usize>, String)>,
    /// Pictures and drawings, and where they stand.
    figures: Vec<Figure>,
    /// The same, opened.
    nested: Files,
    dropped: BTreeMap<DroppedKind, usize>,
    clues: Vec<Clue>,
    len_unpacked: u64,
}

impl Document for NotebookDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.dropped.iter().map(|(&kind, &count)| Dropped { kind, count }).collect()
    }

    fn files(&self) -> Option<&Files> {
        Some(&self.nested)
    }

    fn files_mut(&mut self) -> Option<(&mut Files, &mut Vec<TextUnit>)> {
        Some((&mut self.nested, &mut self.units))
    }

    fn clues(&self) -> &[Clue] {
        &self.clues
    }

    fn len_unpacked(&self) -> u64 {
        self.len_unpacked
    }

    fn layout(&self) -> Layout {
        let mut layout = Layout::flow(self.units.get(..self.read_from).unwrap_or_default());
        shot::lay_out(&self.plates(), &self.units, &mut layout);
        layout.finish(self.units.len());
        layout
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        check_units(edits, &self.units)?;
        let (own, others) = edits.split_at(edits.partition_point(|edit| (edit.unit.0 as usize) < self.own_units));
        // EXPOSE: the source is what the file is made of.
        let source = self.source.expose();
        let mut changes = piece::changes(source, &self.units, &self.places, own)?;
        changes.extend(self.changes.iter().map(|(range, written)| (range.clone(), Cow::Borrowed(written.as_str()))));
        for (index, figure) in self.figures.iter().enumerate() {
            let Some(nested) = self.nested.get(index) else { continue };
            let bytes = nested.rewrite_without(areas, others)?;
            changes.push((figure.range.clone(), figure.written(source, &bytes).into()));
        }
        changes.sort_by_key(|(range, _)| (range.start, range.end));
        self.origin.write(source, changes)
    }
}

#[cfg(test)]
mod tests;
