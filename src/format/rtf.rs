//! Rich text: `.rtf` (Rich Text Format Specification 1.9.1).
//!
//! # Where text hides
//! - The text itself, with letters as codes of a font's character set or of Unicode with a stand-in behind each, split over
//!   groups; tables, headers, footers, notes, shapes, hidden text, and what tracked changes took out.
//! - Comments with their authors and dates; names of those who changed something.
//! - Instructions of fields, such as links; names of bookmarks, fonts, styles and lists; form fields, properties of shapes.
//! - Stand-ins of letters that nobody reads, groups and control words that no reader knows, what stands behind the end.
//!
//! # What is kept
//! All text with its formatting, tables, notes, fields, bookmarks, shapes, formulas, tracked changes and comments unless the
//! policy says otherwise, with labels in place of names and without dates; pictures without what they hold beside what they
//! show. Every byte outside the edits and of what is not dropped stays as it was.
//!
//! # What is dropped
//! - Properties, names and dates of those who changed or remarked something, numbers of editing sessions, passwords,
//!   templates, sources of a mail merge, embedded fonts, data of programs.
//! - Embedded objects, of which the picture stays; pictures of unknown kinds, with a grey area where they were; what fields
//!   would bring in from outside, of which the result stays.
//! - Control words that the specification does not have, and groups that are marked as ones to be left out and are not known.
//!
//! # What is refused
//! Files that are cut off, or whose groups do not end.

mod destination;
mod group;
mod letter;
mod picture;
mod read;
mod site;
mod story;

use self::picture::{Figure, Shape};
use self::read::Reader;
use self::site::Site;
use self::story::Parts;
use super::nested::Files;
use super::odf::layout::sections;
use super::ooxml::splice::Patch;
use super::{About, Document, Format, Options, check_units, edits_of, shot};
use crate::error::Result;
use crate::limits;
use crate::model::{Area, Clue, Dropped, Edit, Layout, Sensitive, TextUnit, order};

/// The format.
pub static FORMAT: Rtf = Rtf;

/// See the module.
#[derive(Debug)]
pub struct Rtf;

static ABOUT: About = About { id: "rtf", name: "Rich text", extensions: &["rtf"], media_type: "application/rtf" };

impl Format for Rtf {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn sniff(&self, bytes: &[u8], _extension: &str) -> bool {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        text.strip_prefix(b"{\\rtf").is_some_and(|after| !after.first().is_some_and(u8::is_ascii_alphabetic))
    }

    fn open(&self, bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
        limits::check(bytes.len() as u64, options.limits.part_bytes, "bytes of text in one file")?;
        let Parts { mut units, sites, mut cuts, mut figures, mut tally, mut clues, .. } =
            Reader::new(&bytes, options).read()?;
        let (mut nested, mut len_unpacked) = (Files::default(), 0);
        for figure in &mut figures {
            len_unpacked += figure.len() as u64;
            let file = Shape::File(nested.count());
            if let Shape::Opened(..) = figure.shape
                && let Shape::Opened(document) = std::mem::replace(&mut figure.shape, file)
            {
                document.dropped().iter().for_each(|dropped| tally.add(dropped.kind, dropped.count));
                let new: Vec<Clue> = document.clues().iter().filter(|clue| !clues.contains(clue)).cloned().collect();
                clues.extend(new);
                len_unpacked += document.len_unpacked();
                nested.add(document, nested.count() + 1, &mut units, &options.limits)?;
            }
        }
        order::sort(&mut cuts);
        let (read_from, dropped, source) = (units.len(), tally.dropped(), Sensitive::new(bytes));
        Ok(Box::new(RichText { source, units, sites, cuts, figures, nested, read_from, dropped, clues, len_unpacked }))
    }
}

struct RichText {
    source: Sensitive<Vec<u8>>,
    units: Vec<TextUnit>,
    /// Where the units of its own are written.
    sites: Vec<Vec<Site>>,
    /// What is written otherwise whatever the edits are, in order.
    cuts: Vec<Patch>,
    /// The pictures that stay.
    figures: Vec<Figure>,
    /// Those of them that a format has opened.
    nested: Files,
    /// Where the units begin that somebody has seen in pixels.
    read_from: usize,
    dropped: Vec<Dropped>,
    clues: Vec<Clue>,
    len_unpacked: u64,
}

impl RichText {
    /// What a picture is now.
    fn picture(&self, figure: &Figure, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        match &figure.shape {
            Shape::Opened(document) => document.rewrite(&[]),
            Shape::File(index) => match self.nested.get(*index) {
                Some(file) => file.rewrite_without(areas, edits),
                None => Ok(Vec::new()),
            },
            Shape::Drawing(bare, texts) => {
                let mut bytes = bare.bytes.clone();
                for (unit, pieces) in texts {
                    picture::blot(&mut bytes, pieces, edits_of(edits, u32::try_from(*unit).unwrap_or(u32::MAX)));
                }
                Ok(bytes)
            }
        }
    }
}

impl Document for RichText {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.dropped.clone()
    }

    fn pictures(&self) -> usize {
        let is_drawing = |figure: &&Figure| matches!(figure.shape, Shape::Drawing(..));
        self.nested.pictures() + self.figures.iter().filter(is_drawing).count()
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
        let mut layout = sections(self.units.get(..self.read_from).unwrap_or_default());
        shot::lay_out(&self.plates(), &self.units, &mut layout);
        layout.finish(self.units.len());
        layout
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        check_units(edits, &self.units)?;
        let mut patches = self.cuts.clone();
        for of_unit in edits.chunk_by(|one, next| one.unit == next.unit) {
            let at = of_unit.first().map_or(0, |edit| edit.unit.0 as usize);
            let Some((unit, sites)) = self.units.get(at).zip(self.sites.get(at)) else { continue };
            for site in sites {
                // EXPOSE: the edits are checked against the text.
                site.patches(unit.text.expose(), of_unit, &mut patches)?;
            }
        }
        for figure in &self.figures {
            let written = figure.written(&self.picture(figure, areas, edits)?);
            let patch = |instead| Patch { start: figure.range.start, end: figure.range.end, instead };
            patches.extend(written.map(patch));
        }
        order::sort(&mut patches);
        patches.dedup();
        // EXPOSE: the source is what the file is made of.
        Ok(site::apply(self.source.expose(), &patches))
    }
}

#[cfg(test)]
mod tests;
