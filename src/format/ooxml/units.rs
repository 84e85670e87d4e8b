//! The second pass over a part: gathers its text and its names into units.

mod hidden;
mod paragraph;
mod reader;
mod stage;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::attribute::Class;
use super::comment::rewritten::Said;
use super::identifier::Identifier;
use super::part::Kind;
use super::sheet::Pivots;
use super::splice::{Form, Patch, Piece, Setting, Site};
use super::text::Gathered;
use crate::error::Result;
use crate::limits::Limits;
use crate::model::{Location, Notation, Place, TextUnit, order};
use crate::syntax::picture::Glyph;
pub use hidden::hidden_styles;
use reader::Reader;

/// The units of a document and where their text is written.
#[derive(Debug, Default)]
pub struct Units {
    /// The units, in reading order.
    pub units: Vec<TextUnit>,
    /// For each unit, all the places where its text is written.
    pub sites: Vec<Vec<Site>>,
    /// The pieces that sites refer to.
    pub pieces: Vec<Piece>,
    /// The names that have to stay distinct, in the order of their units; none before the end.
    pub identifiers: Vec<Identifier>,
    /// The unit of each name.
    names: BTreeMap<(Class, String), usize>,
    /// Values of formulas that must not stay when anything is edited: the part, where they stand in it, and their unit.
    pub stale: Vec<(usize, Range<usize>, usize)>,
    /// The units of the bookmarks that are there.
    bookmarks: BTreeSet<usize>,
    /// What else changes where a unit is edited: the unit, the part, and the change.
    pub follow: Vec<(usize, usize, Patch)>,
    /// What edits of pivot tables bring about.
    pub pivots: Pivots,
    /// What is said in threads.
    pub said: Said,
    /// The styles whose text is hidden.
    pub hidden_styles: BTreeSet<String>,
    counts: BTreeMap<Place, usize>,
    /// Width and height of the slides.
    size: Option<(i64, i64)>,
}

impl Units {
    /// Gathers the text of one part, and tells which relationships its markup names.
    ///
    /// # Errors
    /// What [`Scan`](crate::syntax::xml::Scan) gives, and `LimitExceeded` for too many units.
    pub fn gather(&mut self, source: &str, part: usize, kind: Kind, limits: &Limits) -> Result<BTreeSet<String>> {
        Reader::new(self, source, part, kind, limits).read()
    }

    /// Adds an occurrence of a name, which is one unit however often it occurs, and tells which unit.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn name(
        &mut self,
        class: Class,
        gathered: Gathered,
        part: usize,
        setting: Setting,
        limits: &Limits,
    ) -> Result<usize> {
        let key = (class, gathered.text);
        let unit = match self.names.get(&key) {
            Some(&unit) => unit,
            None => {
                let location = class.location(0);
                let location = Location { number: self.number(location.place), ..location };
                let unit = TextUnit::prose(key.1.clone(), location).noted(class.notation(&key.1));
                let at = self.push(unit, limits)?;
                self.names.insert(key, at);
                at
            }
        };
        self.site(unit, gathered.pieces, part, setting);
        Ok(unit)
    }

    /// Adds a text that a picture draws, or the name of one of its fonts.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn drawn(&mut self, glyphs: &[Glyph], notation: Notation, part: usize, limits: &Limits) -> Result<()> {
        let mut gathered = Gathered::default();
        for glyph in glyphs {
            let (letter, end) = (glyph.letter, glyph.start + glyph.len);
            gathered.add(letter.encode_utf8(&mut [0; 4]), glyph.start, end, Form::Escape);
        }
        let location = Location::visible(Place::Drawing, self.number(Place::Drawing));
        let unit = self.push(TextUnit::prose(gathered.text, location).noted(notation), limits)?;
        self.site(unit, gathered.pieces, part, Setting::Drawn);
        Ok(())
    }

    /// Tells that a unit, whatever it is besides, is a name of a class.
    pub fn is_name(&mut self, class: Class, text: &str, unit: usize) {
        self.names.insert((class, text.to_owned()), unit);
    }

    /// Tells whether the document is a workbook, whose sheets have names.
    pub fn has_sheets(&self) -> bool {
        let mut sheets = self.names.range((Class::Sheet, String::new())..);
        sheets.next().is_some_and(|((class, _), _)| *class == Class::Sheet)
    }

    /// A name of a class that is there, whatever the case in which it is written elsewhere.
    pub fn known(&self, class: Class, name: &str) -> Option<&str> {
        let all = self.names.range((class, String::new())..).take_while(|((found, _), _)| *found == class);
        let is_like = |known: &&str| known.to_lowercase() == name.to_lowercase();
        let like: Vec<&str> = all.map(|((_, known), _)| known.as_str()).filter(is_like).collect();
        like.iter().find(|known| **known == name).or(like.first()).copied()
    }

    /// Leaves out the units that turned out to hold nothing; no part can be gathered after it.
    pub fn finish(&mut self) {
        // EXPOSE: only whether there is any text.
        let is_full: Vec<bool> = self.units.iter().map(|unit| !unit.text.expose().is_empty()).collect();
        let mut kept = is_full.iter();
        self.units.retain(|_| kept.next() == Some(&true));
        let mut kept = is_full.iter();
        self.sites.retain(|_| kept.next() == Some(&true));
        let mut places = vec![None; is_full.len()];
        let full = places.iter_mut().zip(is_full).filter(|(_, is_full)| *is_full);
        full.enumerate().for_each(|(at, (place, _))| *place = Some(at));
        self.pivots.renumber(&places);
        self.stale.iter_mut().for_each(|(.., unit)| *unit = places.get(*unit).copied().flatten().unwrap_or(usize::MAX));
        self.follow.retain_mut(|(unit, ..)| {
            places.get(*unit).copied().flatten().is_some_and(|place| {
                *unit = place;
                true
            })
        });
        let names = std::mem::take(&mut self.names).into_iter();
        let identifier = |((class, _), unit): ((Class, String), usize)| {
            let is_defined = self.bookmarks.contains(&unit);
            Some(Identifier { class, unit: places.get(unit).copied().flatten()?, is_defined })
        };
        let identifiers = names.filter(|((class, _), _)| class.is_identifier()).filter_map(identifier).collect();
        self.identifiers = order::sort_by_key(identifiers, |identifier: &Identifier| identifier.unit);
    }

    /// Adds a unit and tells which it is.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn push(&mut self, unit: TextUnit, limits: &Limits) -> Result<usize> {
        self.units.push(unit);
        self.sites.push(Vec::new());
        limits.check_units(self.units.len())?;
        Ok(self.units.len() - 1)
    }

    /// Tells where a unit's text is written.
    pub fn site(&mut self, unit: usize, pieces: impl IntoIterator<Item = Piece>, part: usize, setting: Setting) {
        let start = self.pieces.len();
        self.pieces.extend(pieces);
        if let Some(sites) = self.sites.get_mut(unit) {
            sites.push(Site { part, pieces: start..self.pieces.len(), setting });
        }
    }

    /// The number of the slide that was read last.
    pub fn slide(&self) -> usize {
        self.counts.get(&Place::Slide).copied().unwrap_or(1)
    }

    /// The number of the next unit of a place.
    pub fn number(&mut self, place: Place) -> usize {
        let count = self.counts.entry(place).or_default();
        *count += 1;
        *count
    }
}
