//! An open office document of whatever family: parts of markup whose texts are units, pictures and files inside.
//!
//! Edits are spliced into the bytes that the units were read from, so what is not touched stays as it was. What the
//! families differ in is how the parts are packed and how they look.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::nested::Nested;
use super::ooxml::splice::{self, apply, patches};
use super::ooxml::tally::Tally;
use super::ooxml::units::Units;
use super::ooxml::{identifier, sheet};
use super::shot::{self, Shot};
use super::sight::Sights;
use super::{Document, Drawing, Pixels, Quad, edits_of};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::model::{Area, Clue, Dropped, Edit, Layout, Notation, Place, Plate, Sight, Span, TextUnit};
use crate::syntax::picture::Bare;

/// Makes a file of parts and what they hold now.
pub type Pack = fn(&[Written], &[Cow<'_, [u8]>]) -> Result<Vec<u8>>;

/// What the families of documents differ in.
#[derive(Debug, Clone, Copy)]
pub struct Shell {
    /// Makes a file of the parts and what they hold now.
    pub pack: Pack,
    /// Tells what they look like.
    pub layout: fn(&[Written], &Units, &[Plate]) -> Layout,
}

/// An open document: what will be written, but for the edits.
#[derive(Debug)]
pub struct OfficeDocument {
    /// What is its family's own.
    pub shell: Shell,
    /// What is written.
    pub parts: Vec<Written>,
    /// Its texts.
    pub units: Units,
    /// How many of its parts are pictures that stay.
    pub picture_count: usize,
    /// What does not stay.
    pub dropped: Vec<Dropped>,
    /// What that told of those who made it.
    pub clues: Vec<Clue>,
    /// As [`Document::len_unpacked`].
    pub len_unpacked: u64,
    /// The pictures that can be looked at.
    pub shots: Vec<Shot>,
    /// What somebody has seen in them.
    sights: Sights,
    /// How many bytes of pixels may be unpacked to look at one or to paint over it.
    pub left_bytes: u64,
}

/// A part as it will be written.
#[derive(Debug)]
pub struct Written {
    /// Its name in the package.
    pub name: String,
    /// Its type; empty for what a package does not list.
    pub content_type: &'static str,
    /// What it holds.
    pub content: Content,
}

/// What a part holds.
#[derive(Debug)]
pub enum Content {
    /// Markup, in which units stand.
    Text(String),
    /// Anything else.
    Bytes(Cow<'static, [u8]>),
    /// A file that a format has opened.
    File(Nested),
}

impl Written {
    fn file_mut(&mut self) -> Option<&mut Nested> {
        if let Content::File(file) = &mut self.content { Some(file) } else { None }
    }
}

impl OfficeDocument {
    /// Begins with nothing in it.
    pub fn new(shell: Shell, limits: &Limits) -> Self {
        Self {
            shell,
            parts: Vec::new(),
            units: Units::default(),
            picture_count: 0,
            dropped: Vec::new(),
            clues: Vec::new(),
            len_unpacked: 0,
            shots: Vec::new(),
            sights: Sights::default(),
            left_bytes: limits.unpacked_bytes,
        }
    }

    /// Adds a picture, taking what it holds, with the texts that it draws.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn add_picture(&mut self, name: String, bare: &mut Bare, limits: &Limits) -> Result<()> {
        for (texts, notation) in [(&bare.texts, Notation::Prose), (&bare.faces, Notation::Identifier)] {
            for text in texts {
                self.units.drawn(text, notation, self.parts.len(), limits)?;
            }
        }
        self.shots.extend(Shot::new(self.parts.len(), bare.kind, &bare.bytes, self.left_bytes));
        let content = Content::Bytes(Cow::Owned(std::mem::take(&mut bare.bytes)));
        self.parts.push(Written { name, content_type: bare.kind.media_type(), content });
        Ok(())
    }

    /// Adds a file inside, the `number`th, with what it drops; no unit of the document's own can be added after it.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn add_file(
        &mut self,
        (name, content_type): (String, &'static str),
        document: Box<dyn Document>,
        number: usize,
        tally: &mut Tally,
        limits: &Limits,
    ) -> Result<()> {
        document.dropped().iter().for_each(|dropped| tally.add(dropped.kind, dropped.count));
        let new = document.clues().iter().filter(|clue| !self.clues.contains(clue)).cloned();
        let new: Vec<Clue> = new.collect();
        self.clues.extend(new);
        self.len_unpacked += document.len_unpacked();
        let first_page = self.page_count();
        let nested = Nested::new(document, number, first_page, &mut self.units.units, limits)?;
        self.parts.push(Written { name, content_type, content: Content::File(nested) });
        Ok(())
    }

    /// What a part holds that is no markup.
    fn bytes_of(&self, part: usize) -> &[u8] {
        match self.parts.get(part).map(|part| &part.content) {
            Some(Content::Bytes(bytes)) => bytes,
            _ => &[],
        }
    }

    /// The files inside.
    fn files(&self) -> impl Iterator<Item = &Nested> {
        self.parts.iter().filter_map(|part| if let Content::File(file) = &part.content { Some(file) } else { None })
    }

    /// The file inside that a page is of which is none of the document's own.
    fn file_of(&self, page_index: u32) -> Option<&Nested> {
        self.files().filter(|file| file.first_page <= page_index).last()
    }

    /// The areas on pictures of its own, and those in files inside.
    fn own_areas(&self, areas: &[Area]) -> (Vec<Area>, Vec<Area>) {
        let has_pages = self.files().any(|file| file.plates().next().is_some());
        areas.iter().partition(|area| !has_pages || (area.page_index() as usize) < self.shots.len())
    }
}

impl Document for OfficeDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units.units
    }

    fn plates(&self) -> Vec<Plate> {
        let own = (0..).zip(&self.shots).map(|(page, shot)| shot.plate(page));
        own.chain(self.files().flat_map(Nested::plates)).collect()
    }

    fn pixels(&self, page_index: u32) -> Option<Pixels> {
        match self.shots.get(page_index as usize) {
            Some(shot) => shot.pixels(self.bytes_of(shot.part), self.left_bytes),
            None => self.file_of(page_index)?.pixels(page_index),
        }
    }

    fn page_count(&self) -> u32 {
        let own = u32::try_from(self.shots.len()).unwrap_or(u32::MAX);
        self.files().last().map_or(own, |file| file.first_page + file.page_count())
    }

    fn drawing(&self, page_index: u32) -> Option<Drawing<'_>> {
        self.file_of(page_index).filter(|_| page_index as usize >= self.shots.len())?.drawing(page_index)
    }

    fn read_page(&mut self, page_index: u32, sight: Sight) {
        if (page_index as usize) < self.shots.len() {
            return self.sights.add(&mut self.units.units, page_index, Place::Picture, sight);
        }
        let files = self.parts.iter_mut().filter_map(Written::file_mut);
        if let Some(file) = files.filter(|file| file.first_page <= page_index).last() {
            file.read_page(page_index, sight, &mut self.units.units);
        }
    }

    fn boxes(&self, page_index: u32, pieces: &[(u32, Span)]) -> Result<Vec<Vec<Quad>>> {
        match self.file_of(page_index).filter(|_| page_index as usize >= self.shots.len()) {
            Some(file) => file.boxes(page_index, pieces),
            None => Ok(self.sights.boxes(page_index, pieces)),
        }
    }

    fn painted(&self, edits: &[Edit]) -> Vec<Area> {
        let of_files = self.files().flat_map(|file| file.painted(edits));
        self.sights.painted(edits).into_iter().chain(of_files).collect()
    }

    fn count_within(&self, areas: &[Area]) -> Result<usize> {
        let (own, others) = self.own_areas(areas);
        let own = shot::count_within(&self.shots, &own, |part| self.bytes_of(part), self.left_bytes)?;
        self.files().try_fold(own, |count, file| Ok(count + file.count_within(&others)?))
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.dropped.clone()
    }

    fn layout(&self) -> Layout {
        (self.shell.layout)(&self.parts, &self.units, &self.plates())
    }

    fn pictures(&self) -> usize {
        self.picture_count + self.files().map(Nested::pictures).sum::<usize>()
    }

    fn len_unpacked(&self) -> u64 {
        self.len_unpacked
    }

    fn clues(&self) -> &[Clue] {
        &self.clues
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        let before = |count: usize| edits.partition_point(|edit| (edit.unit.0 as usize) < count);
        let (edits, others) = edits.split_at(before(self.units.sites.len()));
        let (of_files, seen): (Vec<Edit>, Vec<Edit>) =
            others.iter().cloned().partition(|edit| self.files().any(|file| file.holds(edit.unit)));
        let (own_areas, areas_of_files) = self.own_areas(areas);
        let own_areas = self.sights.all_areas(&own_areas, &seen)?;
        let mut painted = shot::painted(&self.shots, &own_areas, |part| self.bytes_of(part), self.left_bytes)?;
        let mut changes: Vec<Vec<splice::Patch>> = self.parts.iter().map(|_| Vec::new()).collect();
        let mut drawn = BTreeMap::new();
        let edits = sheet::fitting(&self.units.identifiers, &self.units.units, edits);
        let edits = identifier::distinct(&self.units.identifiers, &self.units.units, &edits);
        let mut rest = edits.as_ref();
        while let Some(unit) = rest.first().map(|edit| edit.unit) {
            let here = edits_of(rest, unit.0);
            rest = rest.get(here.len()..).filter(|_| !here.is_empty()).ok_or(UNORDERED)?;
            let at = usize::try_from(unit.0).map_err(|_| UNORDERED)?;
            let (sites, unit) = self.units.sites.get(at).zip(self.units.units.get(at)).ok_or(UNORDERED)?;
            for site in sites {
                let part = self.parts.get(site.part).zip(changes.get_mut(site.part));
                match part {
                    Some((Written { content: Content::Text(text), .. }, out)) => {
                        // EXPOSE: the edits are applied to it.
                        patches(site, &self.units.pieces, unit.text.expose(), text, here, out)?;
                    }
                    Some((Written { content: Content::Bytes(bytes), .. }, _)) => {
                        let bytes = drawn.entry(site.part).or_insert_with(|| bytes.to_vec());
                        splice::blot(site, &self.units.pieces, here, bytes);
                    }
                    Some((Written { content: Content::File(_), .. }, _)) | None => {}
                }
            }
        }
        for (unit, part, patch) in &self.units.follow {
            let unit = u32::try_from(*unit).unwrap_or(u32::MAX);
            if let Some(out) = changes.get_mut(*part).filter(|_| !edits_of(&edits, unit).is_empty()) {
                out.push(patch.clone());
            }
        }
        self.units.pivots.follow(&self.units.units, &edits, &mut changes);
        if !edits.is_empty() {
            for (part, range, _) in &self.units.stale {
                let patch = splice::Patch { start: range.start, end: range.end, instead: String::new() };
                if let Some(out) = changes.get_mut(*part) {
                    out.push(patch);
                }
            }
        }
        let mut contents: Vec<Cow<'_, [u8]>> = Vec::with_capacity(self.parts.len());
        for (index, (part, patches)) in self.parts.iter().zip(changes).enumerate() {
            contents.push(match &part.content {
                Content::Bytes(bytes) => {
                    let changed = painted.remove(&index).or_else(|| drawn.remove(&index));
                    changed.map_or(Cow::Borrowed(bytes.as_ref()), Cow::Owned)
                }
                Content::Text(text) if patches.is_empty() => Cow::Borrowed(text.as_bytes()),
                Content::Text(text) => Cow::Owned(apply(text, patches).into_bytes()),
                Content::File(file) => Cow::Owned(file.rewrite_without(&areas_of_files, &of_files)?),
            });
        }
        (self.shell.pack)(&self.parts, &contents)
    }
}

const UNORDERED: Error = Error::CannotRewrite { what: "the changes are not in the order of the text" };
