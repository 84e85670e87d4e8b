//! Names by which the parts of a document call each other: edits must not make one of two.
//!
//! Values are compared without regard to case and to what parts their words, so `Acme` and `ACME`, or `Jane_Roe` and
//! `jane-roe`, get the same stand-in. As the ids of two styles or bookmarks they have to stay two.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::attribute::Class;
use crate::format::edits_of;
use crate::model::{Edit, Notation, Place, Span, TextUnit, UnitId, edit, order};

/// A name that is defined in the document or referred to.
#[derive(Debug)]
pub struct Identifier {
    /// What it names.
    pub class: Class,
    /// The unit that it is.
    pub unit: usize,
    /// Whether something bears the name, rather than only pointing to it.
    pub is_defined: bool,
}

/// Gives the edits with a number behind every stand-in that would make a name equal to another of its class, and
/// behind the same name in field instructions.
///
/// What is not edited keeps its name; of the others the first does.
pub fn distinct<'a>(identifiers: &[Identifier], units: &[TextUnit], edits: &'a [Edit]) -> Cow<'a, [Edit]> {
    let names = Names { units, identifiers, defined: defined(identifiers, units) };
    let suffixes = names.suffixes(edits);
    if suffixes.is_empty() {
        return Cow::Borrowed(edits);
    }
    let marks = names.bookmarks(&suffixes);
    let mut all = Vec::with_capacity(edits.len());
    for here in edits.chunk_by(|one, next| one.unit == next.unit) {
        let mut here = here.to_vec();
        let unit = here.first().map_or(UnitId(0), |edit| edit.unit);
        let text = units.get(unit.0 as usize).map_or("", text_of);
        if let Some(suffix) = suffixes.get(&(unit.0 as usize)) {
            append(&mut here, text, 0..text.len(), suffix);
        } else if units.get(unit.0 as usize).is_some_and(names_bookmarks) {
            for (start, word) in words(text, &|word| marks.contains(word)) {
                if let Some(suffix) = marks.suffix(word) {
                    append(&mut here, text, start..start + word.len(), suffix);
                }
            }
        }
        all.append(&mut here);
    }
    Cow::Owned(all)
}

struct Names<'a> {
    identifiers: &'a [Identifier],
    units: &'a [TextUnit],
    /// The units of the bookmarks that are there, by their names in lower case: Word finds them by that.
    defined: BTreeMap<String, usize>,
}

impl Names<'_> {
    /// What is written behind which unit's stand-in.
    fn suffixes(&self, edits: &[Edit]) -> BTreeMap<usize, String> {
        let (mut taken, mut last, mut suffixes) = (BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
        let mut edited = Vec::new();
        for identifier in self.identifiers {
            let unit = u32::try_from(identifier.unit).unwrap_or(u32::MAX);
            let text = self.units.get(identifier.unit).map_or("", text_of);
            match edits_of(edits, unit) {
                [] => {
                    taken.insert((identifier.class, text.to_lowercase()));
                }
                // An edit that does not fit is refused when it is carried out.
                here => edited.extend(edit::apply(text, here).map(|written| (identifier, text, written))),
            }
        }
        let mut followers = Vec::new();
        for (identifier, text, written) in edited {
            if let Some(&to) = self.followed(identifier, text) {
                followers.push((identifier.unit, to));
                continue;
            }
            let written = written.to_lowercase();
            if taken.insert((identifier.class, written.clone())) {
                continue;
            }
            let number = last.entry((identifier.class, written.clone())).or_insert(1_usize);
            *number += 1;
            while !taken.insert((identifier.class, format!("{written}_{number}"))) {
                *number += 1;
            }
            suffixes.insert(identifier.unit, format!("_{number}"));
        }
        for (unit, to) in followers {
            if let Some(suffix) = suffixes.get(&to).cloned() {
                suffixes.insert(unit, suffix);
            }
        }
        suffixes
    }

    /// The bookmark that a name leads to although it is written in another case.
    fn followed(&self, identifier: &Identifier, text: &str) -> Option<&usize> {
        let is_loose = identifier.class == Class::Bookmark && !identifier.is_defined;
        is_loose.then(|| self.defined.get(&text.to_lowercase())).flatten()
    }

    fn bookmarks<'a>(&'a self, suffixes: &'a BTreeMap<usize, String>) -> Bookmarks<'a> {
        let bookmarks = self.identifiers.iter().filter(|identifier| identifier.class == Class::Bookmark);
        let units = bookmarks.map(|identifier| identifier.unit);
        let exact = order::map(units.filter_map(|unit| Some((text_of(self.units.get(unit)?), unit))));
        Bookmarks { exact, defined: &self.defined, suffixes }
    }
}

/// The bookmarks as field instructions name them.
struct Bookmarks<'a> {
    exact: BTreeMap<&'a str, usize>,
    defined: &'a BTreeMap<String, usize>,
    suffixes: &'a BTreeMap<usize, String>,
}

impl Bookmarks<'_> {
    fn unit(&self, name: &str) -> Option<&usize> {
        self.exact.get(name).or_else(|| self.defined.get(&name.to_lowercase()))
    }

    fn contains(&self, name: &str) -> bool {
        self.unit(name).is_some()
    }

    fn suffix(&self, name: &str) -> Option<&str> {
        self.unit(name).and_then(|unit| self.suffixes.get(unit)).map(String::as_str)
    }
}

fn defined(identifiers: &[Identifier], units: &[TextUnit]) -> BTreeMap<String, usize> {
    let mut defined = BTreeMap::new();
    for bookmark in identifiers.iter().filter(|name| name.is_defined && name.class == Class::Bookmark) {
        let text = units.get(bookmark.unit).map_or("", text_of);
        defined.entry(text.to_lowercase()).or_insert(bookmark.unit);
    }
    defined
}

fn text_of(unit: &TextUnit) -> &str {
    // EXPOSE: names are compared with each other.
    unit.text.expose()
}

/// Tells whether a unit is a field instruction whose words may be bookmarks of this document.
fn names_bookmarks(unit: &TextUnit) -> bool {
    unit.location.place == Place::Field && unit.notation == Notation::Identifier
}

/// The words of an instruction and where they begin; a word that is no name itself is parted at its signs, as a formula
/// is (ECMA-376-1, 17.16.3).
fn words<'a>(text: &'a str, is_name: &impl Fn(&str) -> bool) -> Vec<(usize, &'a str)> {
    let mut all = Vec::new();
    for (start, word) in parted(text, |c| c.is_whitespace() || c == '"') {
        if is_name(word) {
            all.push((start, word));
        } else {
            let parts = parted(word, |c| !c.is_alphanumeric() && c != '_');
            all.extend(parts.map(|(at, part)| (start + at, part)));
        }
    }
    all
}

fn parted(text: &str, parts: fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    text.split_inclusive(parts).map(move |piece| {
        let start = end;
        end += piece.len();
        (start, piece.trim_end_matches(parts))
    })
}

/// Adds to what will be written at the end of a name; a name that no edit touches is left alone.
fn append(edits: &mut Vec<Edit>, text: &str, name: std::ops::Range<usize>, suffix: &str) {
    let touches = |edit: &&mut Edit| edit.span.start() < name.end && edit.span.end() > name.start;
    let Some(last) = edits.iter_mut().rev().find(touches) else { return };
    if last.span.end() >= name.end {
        last.stand_in += suffix;
        return;
    }
    let unit = last.unit;
    let end = text.get(name.clone()).and_then(|name| name.chars().next_back());
    let span = end.and_then(|c| Span::of(text, name.end - c.len_utf8(), name.end));
    edits.extend(end.zip(span).map(|(c, span)| Edit { unit, span, stand_in: format!("{c}{suffix}") }));
    order::sort(edits);
}
