//! Names of files that change, wherever else in an archive or a task they are written.
//!
//! Where `jane_roe.py` becomes `TERM_1.py`, what imports it has to say the same: a reference leads to a file only as long as
//! both are written alike, whatever the notation of the text around would have made of the name. What a name has become
//! stands in the archive or beside the file anyway, so that writing it once more tells nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::format::program;
use crate::model::{Edit, FindingId, Notation, Sensitive, Span, TextUnit, UnitId};
use crate::scan::OpenFile;

/// The files of a task that get other names.
#[derive(Debug, Default)]
pub struct Renames {
    files: Vec<Renamed>,
    modules: Modules,
    references: References,
}

impl Renames {
    /// Takes the files, and the folders on their paths in which programs lie.
    pub fn new(files: Vec<Renamed>, modules: Modules) -> Self {
        let references = References::of(&files, &modules);
        Self { files, modules, references }
    }

    /// The files.
    pub fn files(&self) -> &[Renamed] {
        &self.files
    }

    /// The folders on their paths in which programs lie.
    pub const fn modules(&self) -> &Modules {
        &self.modules
    }

    /// The names that change, prepared for being looked for in other files.
    pub const fn references(&self) -> &References {
        &self.references
    }
}

/// A file that gets another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// What it is called, with the folders above it, parted by `/`.
    pub path: Sensitive<String>,
    /// What is written there instead, in order.
    pub places: Vec<Rewritten>,
}

/// What is written in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// Where in it.
    pub span: Span,
    /// What.
    pub stand_in: String,
    /// Whether that looks like a value.
    pub is_drafted: bool,
}

/// The names that change, and what they become.
#[derive(Debug, Default)]
pub struct References {
    changed: BTreeMap<String, Name>,
}

/// A file or folder, or the stem of a file.
#[derive(Debug)]
struct Name {
    edits: Vec<Written>,
    /// Whether it is whole, with its ending: then it is a name wherever it stands.
    is_whole: bool,
    /// Whether programs import it.
    is_module: bool,
}

/// What is written in a segment of a name.
#[derive(Debug, Clone)]
struct Written {
    start: usize,
    end: usize,
    stand_in: String,
    is_drafted: bool,
}

/// The folders of an archive or a task in which programs lie.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Modules(BTreeSet<String>);

impl Modules {
    /// Finds them by the paths of all files.
    pub fn of<'a>(paths: impl IntoIterator<Item = &'a str>) -> Self {
        let mut folders = BTreeSet::new();
        for mut path in paths.into_iter().filter(|path| program::is_named(path)) {
            while let Some((folder, _)) = path.rsplit_once('/') {
                if !folders.insert(folder.to_owned()) {
                    break;
                }
                path = folder;
            }
        }
        Self(folders)
    }

    /// Those on a path.
    pub fn above<'a>(&'a self, path: &'a str) -> impl Iterator<Item = &'a str> {
        path.match_indices('/').filter_map(|(at, _)| path.get(..at)).filter(|folder| self.0.contains(*folder))
    }

    /// All of them.
    pub fn folders(&self) -> &BTreeSet<String> {
        &self.0
    }

    /// The notation of what is written at a place of a path: modules are called as programs can call them.
    pub fn notation(&self, path: &str, span: Span) -> Notation {
        let is_of_module = segments(path).any(|(start, segment)| {
            let is_here = start <= span.start() && span.end() <= start + segment.len();
            is_here && self.is_module(path.get(..start + segment.len()).unwrap_or_default())
        });
        if is_of_module { Notation::Identifier } else { Notation::Address }
    }

    fn is_module(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.split('.').next().unwrap_or(name);
        let is_word =
            stem.chars().all(|c| c.is_alphanumeric() || c == '_') && !stem.starts_with(|c: char| c.is_ascii_digit());
        is_word && (self.0.contains(path) && stem == name || program::is_named(name))
    }
}

impl FromIterator<String> for Modules {
    fn from_iter<Folders: IntoIterator<Item = String>>(folders: Folders) -> Self {
        Self(folders.into_iter().collect())
    }
}

/// The names of the files in an archive, with their units.
pub fn names(file: &OpenFile) -> impl Iterator<Item = (UnitId, &str)> {
    // EXPOSE: references are looked for by the names.
    file.units().filter(|(id, unit)| is_name(*id, unit)).map(|(id, unit)| (id, unit.text.expose().as_str()))
}

/// The files in an archive whose names a sorted list of edits changes; `is_drafted` tells of which edits what is written
/// looks like a value.
pub fn renamed(file: &OpenFile, edits: &[Edit], is_drafted: impl Fn(FindingId) -> bool) -> Vec<Renamed> {
    let rewritten = |edit: &Edit| Rewritten {
        span: edit.span,
        stand_in: edit.stand_in.clone(),
        is_drafted: is_drafted(FindingId { unit: edit.unit, span: edit.span }),
    };
    let renamed = |edits: &[Edit]| {
        let id = edits.first()?.unit;
        let unit = file.unit(id).filter(|unit| is_name(id, unit))?;
        Some(Renamed { path: unit.text.clone(), places: edits.iter().map(rewritten).collect() })
    };
    edits.chunk_by(|a, b| a.unit == b.unit).filter_map(renamed).collect()
}

impl References {
    /// Takes the names that change.
    pub fn of(renamed: &[Renamed], modules: &Modules) -> Self {
        let mut changed = BTreeMap::new();
        for Renamed { path, places } in renamed {
            // EXPOSE: the name is looked for in the other texts.
            let path = path.expose();
            for (start, segment) in segments(path) {
                let end = start + segment.len();
                let inside = |place: &&Rewritten| place.span.start() < end && place.span.end() > start;
                let touching: Vec<&Rewritten> = places.iter().filter(inside).collect();
                let reaches_out = |place: &&Rewritten| place.span.start() < start || place.span.end() > end;
                if touching.is_empty() || touching.iter().any(reaches_out) {
                    continue;
                }
                let written = |place: &&Rewritten| Written {
                    start: place.span.start() - start,
                    end: place.span.end() - start,
                    stand_in: place.stand_in.clone(),
                    is_drafted: place.is_drafted,
                };
                let own: Vec<_> = touching.iter().map(written).collect();
                let is_module = modules.is_module(path.get(..end).unwrap_or_default());
                let stem_len = segment.rfind('.').filter(|at| *at > 0).unwrap_or(segment.len());
                let is_file = end == path.len();
                if is_file && stem_len < segment.len() {
                    let name = Name { edits: own.clone(), is_whole: true, is_module };
                    changed.entry(segment.to_owned()).or_insert(name);
                }
                let (stem, len) =
                    if is_file { (segment.get(..stem_len), stem_len) } else { (Some(segment), segment.len()) };
                if let Some(stem) = stem.filter(|_| own.iter().all(|written| written.end <= len)) {
                    changed.entry(stem.to_owned()).or_insert(Name { edits: own, is_whole: false, is_module });
                }
            }
        }
        Self { changed }
    }

    /// Writes the names in the other texts as they are written where they are names; tells the places where what is written
    /// then looks like a value. What lies in one of `kept` stays as it is. The edits are in order before and after.
    pub fn follow(&self, file: &OpenFile, kept: &BTreeSet<FindingId>, edits: &mut Vec<Edit>) -> Vec<FindingId> {
        let mut followed = Vec::new();
        let Some(first) = Span::new(0, 1).filter(|_| !self.changed.is_empty()) else { return followed };
        let mut old = std::mem::take(edits).into_iter().peekable();
        for (id, unit) in file.units() {
            let mut own = Vec::new();
            while let Some(edit) = old.next_if(|edit| edit.unit <= id) {
                own.push(edit);
            }
            // Words in pictures are covered, and not written anew.
            if id != UnitId(0) && !is_name(id, unit) && unit.seen.is_none() {
                let nowhere = FindingId { unit: id, span: first };
                let kept: Vec<Span> =
                    kept.range(nowhere..).take_while(|kept| kept.unit == id).map(|kept| kept.span).collect();
                own = self.follow_in(id, unit, &kept, own, &mut followed);
            }
            edits.extend(own);
        }
        edits.extend(old);
        followed
    }

    fn follow_in(
        &self,
        id: UnitId,
        unit: &TextUnit,
        kept: &[Span],
        edits: Vec<Edit>,
        followed: &mut Vec<FindingId>,
    ) -> Vec<Edit> {
        // EXPOSE: the names are looked for in the text.
        let text = unit.text.expose();
        let (mut found, mut at) = (Vec::new(), 0);
        for token in text.split_inclusive(|c: char| !is_of_name(c)) {
            let start = at;
            at += token.len();
            let token = token.trim_end_matches(|c: char| !is_of_name(c));
            if (1..=LONGEST).contains(&token.len()) && token.matches('.').count() <= MOST_DOTS {
                self.names_in(text, unit.notation, (start, token), &mut found);
            }
        }
        let mut old = edits.into_iter().peekable();
        let mut all = Vec::new();
        for (from, to, name) in found {
            while let Some(edit) = old.next_if(|edit| edit.span.end() <= from) {
                all.push(edit);
            }
            let mut touching = Vec::new();
            while let Some(edit) = old.next_if(|edit| edit.span.start() < to) {
                touching.push(edit);
            }
            let first_kept = kept.partition_point(|kept| kept.end() <= from);
            let is_kept = kept.get(first_kept).is_some_and(|kept| kept.start() < to);
            let lie_inside = touching.iter().all(|edit| edit.span.start() >= from && edit.span.end() <= to);
            if is_kept || !lie_inside {
                all.extend(touching);
                continue;
            }
            for Written { start, end, stand_in, is_drafted } in &name.edits {
                let Some(span) = Span::of(text, from + start, from + end) else { continue };
                followed.extend(is_drafted.then_some(FindingId { unit: id, span }));
                all.push(Edit { unit: id, span, stand_in: stand_in.clone() });
            }
        }
        all.extend(old);
        all
    }

    /// The names in a run of signs that names are made of: the longest that begins at its front or behind a dot.
    fn names_in<'a>(
        &'a self,
        text: &str,
        notation: Notation,
        (start, token): (usize, &str),
        found: &mut Vec<(usize, usize, &'a Name)>,
    ) {
        let bounds: Vec<usize> = std::iter::once(0)
            .chain(token.match_indices('.').flat_map(|(at, _)| [at, at + 1]))
            .chain([token.len()])
            .collect();
        let mut done = 0;
        for &from in &bounds {
            if from < done {
                continue;
            }
            for &to in bounds.iter().rev().filter(|to| **to > from) {
                let known = token.get(from..to).and_then(|name| self.changed.get(name));
                if let Some(name) = known.filter(|name| name.stands_at(text, (start + from, start + to), notation)) {
                    found.push((start + from, start + to, name));
                    done = to;
                    break;
                }
            }
        }
    }
}

impl Name {
    /// Tells whether a text means the name there, and not a word that is written like it.
    fn stands_at(&self, text: &str, (from, to): (usize, usize), notation: Notation) -> bool {
        let before = text.get(..from).and_then(|text| text.chars().next_back());
        let after = text.get(to..).and_then(|text| text.chars().next());
        let is_path = |sign: Option<char>| matches!(sign, Some('/' | '\\'));
        let quotes = |sign: Option<char>| matches!(sign, Some('"' | '\'' | '`'));
        let is_alone = before.is_none() && matches!(after, None | Some('.' | ':'));
        let is_imported = is_alone || quotes(before) && quotes(after) || notation == Notation::Code;
        self.is_whole || is_path(before) || is_path(after) || self.is_module && is_imported
    }
}

/// The longest run of signs in which names are looked for, in bytes; a longer one is data.
const LONGEST: usize = 512;
/// No name of a file, and no path of modules, has more dots.
const MOST_DOTS: usize = 16;

/// Tells whether a unit is the name of a file in an archive.
pub fn is_name(id: UnitId, unit: &TextUnit) -> bool {
    id != UnitId(0) && unit.is_path()
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// The segments of a path, each with where it begins.
fn segments(path: &str) -> impl Iterator<Item = (usize, &str)> {
    path.split('/').scan(0, |at, segment| {
        let start = *at;
        *at += segment.len() + 1;
        Some((start, segment))
    })
}
