//! Archives: ZIP, tar, and tar or a single file packed with gzip, bzip2, xz or Zstandard.
//!
//! Follows APPNOTE.TXT 6.3.10, POSIX.1-2017 for tar.
//!
//! # Where text hides
//! In the files inside, which are opened as what they are; in their names and those of folders. A value is the same
//! stand-in in all of them.
//!
//! # What is kept
//! The order of the files, whether one can be started, and each file as its format keeps it. A file that is empty stays.
//! Symbolic links that lead to what is kept. Other names of a file in a tape archive become copies of it.
//!
//! # What is dropped
//! Dates, owners, comments, further fields, empty folders, other links. Files that no format can open, and what belongs to a
//! machine and not to the work: [histories of versions, packages, caches, settings of editors](unwanted). Where the policy
//! says so, a [history of one commit](repository) stands in the place of one of Git.
//!
//! # What is refused
//! Archives behind a password, with two files of one name, with a name that leads out of them, or of other kinds (7z,
//! RAR); and one of which nothing would be left.

mod link;
mod name;
mod packing;
mod repository;
mod unwanted;

pub use unwanted::kind as unwanted_kind;

use std::collections::{BTreeMap, BTreeSet};

use self::link::Target;
use self::name::Names;
use self::packing::{Entry, Mode, Packed, Packing};
use self::repository::Repositories;
use super::nested::Files;
use super::{About, Document, Format, History, Options, check_units, edits_of, edits_within, shot};
use crate::error::{Error, Result};
use crate::model::layout::{Block, Paragraph, SectionKind, index};
use crate::model::{Area, Dropped, DroppedKind, Edit, Layout, Location, Notation, Place, TextUnit};

/// The format.
pub static FORMAT: Archive = Archive;

/// See the module.
#[derive(Debug)]
pub struct Archive;

static ABOUT: About = About {
    id: "archive",
    name: "Archive (ZIP or tar)",
    extensions: &["zip", "tar", "tgz", "gz", "tbz", "tbz2", "bz2", "txz", "xz", "tzst", "zst"],
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
        Ok(Box::new(ArchiveDocument::new(packed, options)?))
    }
}

struct ArchiveDocument {
    packing: Packing,
    files: Vec<File>,
    nested: Files,
    units: Vec<TextUnit>,
    dropped: BTreeMap<DroppedKind, usize>,
    /// The folders that get a history of one commit, each with a slash at its end, or empty for the whole archive.
    repositories: Vec<String>,
    len_unpacked: u64,
    /// Where the units end that were there before anybody looked at pictures.
    read_from: usize,
}

/// A file inside.
struct File {
    name: String,
    /// The unit that is its name.
    unit: u32,
    mode: Mode,
    /// Which of the nested files is its content; none for one that is empty, and for a link.
    content: Option<usize>,
    /// What a link leads to.
    target: Option<Target>,
}

impl ArchiveDocument {
    fn new(packed: Packed, options: &Options) -> Result<Self> {
        const EMPTY: Error = Error::Malformed { what: "it holds no file that can be looked into" };
        let mut own = Self {
            packing: packed.packing,
            files: Vec::new(),
            nested: Files::default(),
            units: Vec::new(),
            dropped: BTreeMap::new(),
            repositories: Vec::new(),
            len_unpacked: 0,
            read_from: 0,
        };
        let Packed { packing: _, mut entries, links, specials, unreferenced } = packed;
        own.drop(DroppedKind::Unreferenced, unreferenced);
        own.drop(DroppedKind::UnknownFile, specials);
        own.len_unpacked = entries.iter().map(|entry| entry.bytes.len() as u64).sum();
        let mut repositories = Repositories::take(&mut entries);
        let bare = unwanted::bare_repositories(&entries);
        let mut left = options.limits.unpacked_bytes.saturating_sub(own.len_unpacked);
        for entry in entries {
            let is_bare = || bare.iter().any(|folder| entry.name.starts_with(folder));
            if let Some(kind) = unwanted::kind(&entry.name).or_else(|| is_bare().then_some(DroppedKind::History)) {
                own.drop(kind, 1);
                continue;
            }
            let noted = repositories.look_at(&entry);
            let held = own.len_unpacked;
            if !own.add(entry, left, options)? {
                own.drop(DroppedKind::UnknownFile, 1);
                continue;
            }
            left = left.saturating_sub(own.len_unpacked - held);
            noted.into_iter().for_each(|noted| repositories.keep(noted));
        }
        own.add_links(links, &mut repositories);
        own.read_from = own.units.len();
        own.settle(repositories, options)?;
        if own.files.is_empty() { Err(EMPTY) } else { Ok(own) }
    }

    /// Adds a file with its name; tells whether it can be looked into.
    fn add(&mut self, Entry { name, bytes, mode }: Entry, left: u64, options: &Options) -> Result<bool> {
        let number = self.files.len() + 1;
        let at = self.units.len();
        self.add_name(&name, number);
        let mut content = None;
        if !bytes.is_empty() {
            content = self.open(&name, bytes, number, left, options)?;
            if content.is_none() {
                self.units.truncate(at);
                return Ok(false);
            }
        }
        self.files.push(File { name, unit: index(at), mode, content, target: None });
        Ok(true)
    }

    fn add_name(&mut self, name: &str, number: usize) {
        let location = Location::metadata(Place::FileName, number);
        self.units.push(TextUnit::prose(name, location).noted(Notation::Address));
    }

    /// Adds the links that lead to what is kept.
    fn add_links(&mut self, links: Vec<Entry>, repositories: &mut Repositories) {
        let count = links.len();
        let links: Vec<Entry> = links.into_iter().filter(|link| unwanted::kind(&link.name).is_none()).collect();
        let names: Vec<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        let kept = link::kept(links, &names);
        self.drop(DroppedKind::Link, count - kept.len());
        for (link, target) in kept {
            repositories.look_at(&link).into_iter().for_each(|noted| repositories.keep(noted));
            let unit = index(self.units.len());
            self.add_name(&link.name, self.files.len() + 1);
            self.files.push(File { name: link.name, unit, mode: Mode::Link, content: None, target: Some(target) });
        }
    }

    /// Decides on the histories, now that the files are known that would be in new ones.
    fn settle(&mut self, repositories: Repositories, options: &Options) -> Result<()> {
        let mut count = self.files.len();
        for fate in repositories.fates()? {
            let is_wanted = options.history == History::OneCommit && fate.dropped > 0;
            // A written archive has to be one that can be read.
            let fits = fate.new_len > 0 && (count + fate.new_len) as u64 <= options.limits.parts;
            let is_new = is_wanted && fits && self.len_unpacked <= options.limits.unpacked_bytes / 2;
            self.drop(if is_new { DroppedKind::HistoryReplaced } else { DroppedKind::History }, fate.dropped);
            if fits && (is_new || fate.dropped == 0) {
                count += fate.new_len;
                self.repositories.push(fate.folder);
            }
        }
        Ok(())
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
        let Ok((_, document)) = opener(Some(name), bytes, &options.inside(left)) else {
            return Ok(None);
        };
        for dropped in document.dropped() {
            self.drop(dropped.kind, dropped.count);
        }
        self.len_unpacked += document.len_unpacked();
        self.nested.add(document, number, &mut self.units, &options.limits).map(Some)
    }

    /// The files as they are written, without histories, and the folders that get one.
    fn written(&self, areas: &[Area], edits: &[Edit]) -> Result<(Vec<Entry>, BTreeSet<String>)> {
        let seen = edits_within(edits, self.read_from..self.units.len());
        let ends = self.files.iter().skip(1).map(|file| file.unit as usize).chain([self.read_from]);
        let (mut written, mut names, mut folders) =
            (Vec::with_capacity(self.files.len()), Names::default(), BTreeSet::new());
        for (file, end) in self.files.iter().zip(ends) {
            let own = edits_of(edits, file.unit);
            let name = names.take(&name::edited(&file.name, own)?);
            let root = self.repositories.iter().find(|root| file.name.starts_with(root.as_str()));
            folders.extend(root.and_then(|root| name::folder(&file.name, root.len(), own, &name)));
            let inside = edits_within(edits, file.unit as usize..end);
            let bytes = match file.content.and_then(|index| self.nested.get(index)) {
                Some(nested) => nested.rewrite_without(areas, &[inside, seen].concat())?,
                None => Vec::new(),
            };
            written.push(Entry { name, bytes, mode: file.mode });
        }
        for (at, file) in self.files.iter().enumerate() {
            let Some(target) = file.target else { continue };
            let path = self.target(target, &written, edits);
            if let (Some(path), Some(link)) = (path, written.get_mut(at)) {
                link.bytes = link::relative(&link.name, &path).into_bytes();
            }
        }
        // A link that leads nowhere any more is none.
        written.retain(|entry| entry.mode != Mode::Link || !entry.bytes.is_empty());
        Ok((written, folders))
    }

    /// Where the target of a link lies now.
    fn target(&self, target: Target, written: &[Entry], edits: &[Edit]) -> Option<String> {
        let (file, new) = (self.files.get(target.file)?, written.get(target.file)?);
        match target.folder_len {
            None => Some(new.name.clone()),
            Some(len) => {
                let folder = name::folder(&file.name, len, edits_of(edits, file.unit), &new.name)?;
                Some(folder.trim_end_matches('/').to_owned())
            }
        }
    }
}

impl Document for ArchiveDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.dropped.iter().map(|(&kind, &count)| Dropped { kind, count }).collect()
    }

    fn file_names(&self) -> Vec<String> {
        self.files.iter().map(|file| file.name.clone()).collect()
    }

    fn files(&self) -> Option<&Files> {
        Some(&self.nested)
    }

    fn files_mut(&mut self) -> Option<(&mut Files, &mut Vec<TextUnit>)> {
        Some((&mut self.nested, &mut self.units))
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
        shot::lay_out(&self.plates(), &self.units, &mut layout);
        layout.finish(self.units.len());
        layout
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        check_units(edits, &self.units)?;
        let (mut written, folders) = self.written(areas, edits)?;
        let mut histories = Vec::new();
        let mut around: Option<&String> = None;
        for folder in &folders {
            // Two folders may have become one inside the other.
            if around.is_none_or(|around| !folder.starts_with(around.as_str())) {
                histories.extend(repository::written(folder, &written)?);
                around = Some(folder);
            }
        }
        written.extend(histories);
        self.packing.write(&written)
    }
}

#[cfg(test)]
mod tests;
