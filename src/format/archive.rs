//! Archives: ZIP, tar, and either of them or a single file packed with gzip.
//!
//! Follows APPNOTE.TXT 6.3.10, POSIX.1-2017 for tar, RFC 1952 for gzip.
//!
//! # Where text hides
//! In the files inside, which are opened as what they are; in their names and those of folders. A value is the same
//! stand-in in all of them.
//!
//! # What is kept
//! The order of the files, whether one can be started, and each file as its format keeps it. A file that is empty stays.
//!
//! # What is dropped
//! Dates, owners, comments, further fields, empty folders, links. Files that no format can open, and what belongs to a
//! machine and not to the work: [histories of versions, packages, caches, settings of editors](unwanted).
//!
//! # What is refused
//! Archives behind a password, with two files of one name, with a name that leads out of them, or of other kinds (7z, RAR,
//! bzip2, xz, Zstandard); and one of which nothing would be left.

mod packing;
mod unwanted;

pub use unwanted::kind as unwanted_kind;

use std::collections::{BTreeMap, BTreeSet};

use self::packing::{Packed, Packing};
use super::nested::Files;
use super::{About, Document, Format, Options, Pixels, Quad, check_units, edits_of, edits_within, shot};
use crate::error::{Error, Result};
use crate::model::layout::{Block, Paragraph, SectionKind, index};
use crate::model::{
    Area, Dropped, DroppedKind, Edit, Layout, Location, Notation, Place, Plate, Sight, Span, TextUnit, edit,
};

/// The format.
pub static FORMAT: Archive = Archive;

/// See the module.
#[derive(Debug)]
pub struct Archive;

static ABOUT: About = About {
    id: "archive",
    name: "Archive (ZIP, tar or gzip)",
    extensions: &["zip", "tar", "tgz", "gz"],
    media_type: "application/zip",
};

impl Format for Archive {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn sniff(&self, bytes: &[u8], _extension: &str) -> bool {
        Packing::of(bytes).is_some()
    }

    fn open(&self, bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
        const UNKNOWN: Error = Error::Malformed { what: "it is no archive of a known kind" };
        let packing = Packing::of(&bytes).ok_or(UNKNOWN)?;
        let packed = packing.read(&bytes, options)?;
        drop(bytes);
        Ok(Box::new(ArchiveDocument::new(packing, packed, options)?))
    }
}

struct ArchiveDocument {
    packing: Packing,
    files: Vec<File>,
    nested: Files,
    units: Vec<TextUnit>,
    dropped: BTreeMap<DroppedKind, usize>,
    len_unpacked: u64,
    /// Where the units end that were there before anybody looked at pictures.
    read_from: usize,
}

/// A file inside.
struct File {
    name: String,
    /// The unit that is its name.
    unit: u32,
    is_executable: bool,
    /// Which of the nested files is its content; none for one that is empty.
    content: Option<usize>,
}

impl ArchiveDocument {
    fn new(packing: Packing, packed: Packed, options: &Options) -> Result<Self> {
        const EMPTY: Error = Error::Malformed { what: "it holds no file that can be looked into" };
        let mut own = Self {
            packing,
            files: Vec::new(),
            nested: Files::default(),
            units: Vec::new(),
            dropped: BTreeMap::new(),
            len_unpacked: 0,
            read_from: 0,
        };
        own.drop(DroppedKind::Unreferenced, packed.unreferenced);
        own.drop(DroppedKind::Link, packed.links);
        let mut left = options.limits.unpacked_bytes;
        for entry in packed.entries {
            let len = entry.bytes.len() as u64;
            own.len_unpacked += len;
            left = left.saturating_sub(len);
            if let Some(kind) = unwanted::kind(&entry.name) {
                own.drop(kind, 1);
                continue;
            }
            let number = own.files.len() + 1;
            let (at, held) = (own.units.len(), own.len_unpacked);
            let location = Location::metadata(Place::FileName, number);
            own.units.push(TextUnit::prose(entry.name.as_str(), location).noted(Notation::Address));
            let mut content = None;
            if !entry.bytes.is_empty() {
                match own.open(&entry.name, entry.bytes, number, left, options)? {
                    Some(nested) => {
                        left = left.saturating_sub(own.len_unpacked - held);
                        content = Some(nested);
                    }
                    None => {
                        own.units.truncate(at);
                        own.drop(DroppedKind::UnknownFile, 1);
                        continue;
                    }
                }
            }
            own.files.push(File { name: entry.name, unit: index(at), is_executable: entry.is_executable, content });
        }
        own.read_from = own.units.len();
        if own.files.is_empty() { Err(EMPTY) } else { Ok(own) }
    }

    fn drop(&mut self, kind: DroppedKind, count: usize) {
        if count > 0 {
            *self.dropped.entry(kind).or_default() += count;
        }
    }

    /// Opens a file inside; nothing for one that no format can.
    fn open(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
        number: usize,
        left: u64,
        options: &Options,
    ) -> Result<Option<usize>> {
        let Some(opener) = options.opener else { return Ok(None) };
        // What cannot be opened may have unpacked to half of what is left, so that however many there are, there is an end.
        let limits = crate::limits::Limits { unpacked_bytes: left / 2, ..options.limits.clone() };
        let Ok(opened) = opener(Some(name), bytes, &Options { limits, ..options.clone() }) else {
            return Ok(None);
        };
        for dropped in opened.1.dropped() {
            self.drop(dropped.kind, dropped.count);
        }
        self.len_unpacked += opened.1.len_unpacked();
        self.nested.add(opened, number, &mut self.units, &options.limits).map(Some)
    }

    /// The name of a file with the edits in it; one that another file has already gets a number.
    fn new_name(&self, file: &File, edits: &[Edit], taken: &mut BTreeSet<String>) -> Result<String> {
        const UNFIT: Error = Error::CannotRewrite { what: "a change does not fit the name of a file" };
        let name = edit::apply(&file.name, edits_of(edits, file.unit)).ok_or(UNFIT)?;
        let name = name.trim_matches('/').to_owned();
        let (stem, ending) = match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() && !ending.contains('/') => (stem, format!(".{ending}")),
            _ => (name.as_str(), String::new()),
        };
        let mut numbered = name.clone();
        for number in 2.. {
            if taken.insert(numbered.to_lowercase()) {
                break;
            }
            numbered = format!("{stem}-{number}{ending}");
        }
        Ok(numbered)
    }
}

impl Document for ArchiveDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.dropped.iter().map(|(&kind, &count)| Dropped { kind, count }).collect()
    }

    fn pictures(&self) -> usize {
        self.nested.pictures()
    }

    fn plates(&self) -> Vec<Plate> {
        self.nested.plates()
    }

    fn pixels(&self, page_index: u32) -> Option<Pixels> {
        self.nested.pixels(page_index)
    }

    fn read_page(&mut self, page_index: u32, sight: Sight) {
        self.nested.read_page(page_index, sight, &mut self.units);
    }

    fn boxes(&self, page_index: u32, pieces: &[(u32, Span)]) -> Result<Vec<Vec<Quad>>> {
        self.nested.boxes(page_index, pieces)
    }

    fn painted(&self, edits: &[Edit]) -> Vec<Area> {
        self.nested.painted(edits)
    }

    fn count_within(&self, areas: &[Area]) -> Result<usize> {
        self.nested.count_within(areas)
    }

    fn len_unpacked(&self) -> u64 {
        self.len_unpacked
    }

    fn layout(&self) -> Layout {
        let mut layout = Layout::default();
        layout.begin(SectionKind::Body, 0);
        let ends = self.files.iter().skip(1).map(|file| file.unit).chain([index(self.read_from)]);
        for (file, end) in self.files.iter().zip(ends) {
            layout.push(Block::Paragraph(Paragraph { unit: file.unit, level: 2, ..Paragraph::default() }));
            for unit in file.unit + 1..end {
                layout.push(Block::Paragraph(Paragraph { unit, ..Paragraph::default() }));
            }
        }
        shot::lay_out_behind(&self.plates(), &self.units, self.read_from, &mut layout);
        layout.finish(self.units.len());
        layout
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        check_units(edits, &self.units)?;
        let seen = edits_within(edits, self.read_from..self.units.len());
        let ends = self.files.iter().skip(1).map(|file| file.unit as usize).chain([self.read_from]);
        let (mut written, mut taken) = (Vec::with_capacity(self.files.len()), BTreeSet::new());
        for (file, end) in self.files.iter().zip(ends) {
            let name = self.new_name(file, edits, &mut taken)?;
            let own = edits_within(edits, file.unit as usize..end);
            let bytes = match file.content.and_then(|index| self.nested.get(index)) {
                Some(nested) => nested.rewrite_without(areas, &[own, seen].concat())?,
                None => Vec::new(),
            };
            written.push(packing::Entry { name, bytes, is_executable: file.is_executable });
        }
        self.packing.write(&written)
    }
}

#[cfg(test)]
mod tests;
