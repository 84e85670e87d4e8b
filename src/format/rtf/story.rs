//! Texts: paragraphs, cells, names and values, as they are gathered and become units.

use std::collections::BTreeMap;
use std::ops::Range;

use super::destination::Sort;
use super::picture::Figure;
use super::read::{Group, Reader};
use super::site::{Piece, Side, Site, place};
use crate::error::Result;
use crate::format::Comments;
use crate::format::odf::cell::Table;
use crate::format::odf::name::{is_own_font, is_own_style};
use crate::format::ooxml::attribute::{Class, is_usual_font, is_usual_style};
use crate::format::ooxml::comment::is_label;
use crate::format::ooxml::field::{field_notation, is_plain_field};
use crate::format::ooxml::splice::{Form, Patch};
use crate::format::ooxml::tally::Tally;
use crate::limits::Limits;
use crate::model::{Clue, ClueKind, DroppedKind, Location, Place, TextUnit, Visibility};

/// What is found in a file.
#[derive(Debug)]
pub struct Parts {
    /// Its texts.
    pub units: Vec<TextUnit>,
    /// Where each of them is written.
    pub sites: Vec<Vec<Site>>,
    /// What is written otherwise whatever becomes of the texts.
    pub cuts: Vec<Patch>,
    /// Its pictures.
    pub figures: Vec<Figure>,
    /// What does not stay.
    pub tally: Tally,
    /// What that told of those who made it.
    pub clues: Vec<Clue>,
    /// How many bytes of pixels may still be unpacked, and how many bytes of files inside.
    pub left: (u64, u64),
    names: BTreeMap<(Class, String), usize>,
    counts: BTreeMap<Place, usize>,
}

/// The most clues of one file, and the longest.
const MOST_CLUES: usize = 64;
const LONGEST_CLUE: usize = 256;

impl Parts {
    /// Begins with nothing.
    pub fn new(limits: &Limits) -> Self {
        Self {
            units: Vec::new(),
            sites: Vec::new(),
            cuts: Vec::new(),
            figures: Vec::new(),
            tally: Tally::default(),
            clues: Vec::new(),
            left: (limits.unpacked_bytes.saturating_mul(4), limits.unpacked_bytes),
            names: BTreeMap::new(),
            counts: BTreeMap::new(),
        }
    }

    /// The number of the next unit of a place.
    pub fn number(&mut self, place: Place) -> usize {
        let count = self.counts.entry(place).or_default();
        *count += 1;
        *count
    }

    /// Adds a unit that is written at a site.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn push(&mut self, unit: TextUnit, site: Site, limits: &Limits) -> Result<()> {
        limits.check_units(self.units.len() + 1)?;
        self.units.push(unit);
        self.sites.push(vec![site]);
        Ok(())
    }

    /// Adds an occurrence of a name, which is one unit however often it occurs where others refer to it.
    fn name(&mut self, class: Class, text: String, site: Site, limits: &Limits) -> Result<()> {
        let key = (class, text);
        if let Some(sites) = self.names.get(&key).and_then(|unit| self.sites.get_mut(*unit)) {
            sites.push(site);
            return Ok(());
        }
        let location = class.location(0);
        let location = Location { number: self.number(location.place), ..location };
        let unit = TextUnit::prose(key.1.clone(), location).noted(class.notation(&key.1));
        if class.is_identifier() {
            self.names.insert(key, self.units.len());
        }
        self.push(unit, site, limits)
    }

    fn clue(&mut self, kind: ClueKind, text: &str) {
        let clue = Clue { kind, text: text.trim().into() };
        let is_telling = !text.trim().is_empty() && text.len() <= LONGEST_CLUE;
        if is_telling && self.clues.len() < MOST_CLUES && !self.clues.contains(&clue) {
            self.clues.push(clue);
        }
    }
}

/// A text in the making.
#[derive(Debug, Default)]
pub struct Story {
    text: String,
    pieces: Vec<Piece>,
    /// How many bytes of it are not shown.
    hidden: usize,
    has_changes: bool,
}

impl Story {
    /// Adds characters that are written at a place.
    pub fn add(&mut self, text: &str, start: usize, end: usize, form: Form, is_glued: bool, group: &Group) {
        let from = place(self.text.len());
        self.text.push_str(text);
        self.hidden += if group.is_hidden { text.len() } else { 0 };
        self.has_changes |= group.side != Side::Both;
        let to = place(self.text.len());
        let written = place(start)..place(end);
        match self.pieces.last_mut() {
            // Letters that stand one behind the other are one piece.
            Some(last)
                if form == Form::Plain
                    && last.form == Form::Plain
                    && last.written.end == written.start
                    && last.side == group.side =>
            {
                last.written.end = written.end;
                last.text.end = to;
            }
            _ => self.pieces.push(Piece { text: from..to, written, form, is_glued, side: group.side }),
        }
    }

    /// Makes the last character reach further.
    pub fn reach(&mut self, end: usize) {
        if let Some(last) = self.pieces.last_mut().filter(|piece| piece.form == Form::Escape) {
            last.written.end = place(end);
        }
    }

    /// A stretch of the text.
    fn part(&self, range: Range<usize>) -> (String, Vec<Piece>) {
        let (from, to) = (place(range.start), place(range.end));
        let mut pieces = self.pieces.clone();
        pieces.retain(|piece| piece.text.start < to && from < piece.text.end);
        for piece in &mut pieces {
            if piece.form == Form::Plain {
                let before = from.saturating_sub(piece.text.start);
                piece.written.start += before;
                piece.written.end -= piece.text.end.saturating_sub(to);
                piece.is_glued &= before == 0;
            }
            piece.text = piece.text.start.max(from) - from..piece.text.end.min(to) - from;
        }
        (self.text.get(range).unwrap_or_default().to_owned(), pieces)
    }

    /// The text without what stands on one side of tracked changes alone.
    fn without(&self, side: Side) -> (String, Vec<Piece>) {
        let (mut text, mut pieces) = (String::new(), Vec::new());
        for piece in self.pieces.iter().filter(|piece| piece.side != side) {
            let from = place(text.len());
            text.push_str(self.text.get(piece.text.start as usize..piece.text.end as usize).unwrap_or_default());
            pieces.push(Piece { text: from..place(text.len()), ..piece.clone() });
        }
        (text, pieces)
    }
}

impl Reader<'_> {
    /// A paragraph or a cell ends; what comes next is another.
    pub(super) fn end_paragraph(&mut self, name: &str) -> Result<()> {
        let group = self.group();
        if !matches!(group.sort, Sort::Text(_)) {
            return Ok(());
        }
        self.end_story(group)?;
        match name {
            "cell" => {
                self.enter_cell();
                self.is_cell = false;
            }
            "row" => (self.is_row, self.is_cell) = (false, false),
            _ => {}
        }
        Ok(())
    }

    fn enter_cell(&mut self) {
        if !self.is_row {
            self.table.row(1);
        }
        if !self.is_cell {
            self.table.cell(1);
        }
        (self.is_row, self.is_cell) = (true, true);
    }

    /// Makes units of the text at hand.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub(super) fn end_story(&mut self, group: Group) -> Result<()> {
        let Some(story) = self.stories.last_mut() else { return Ok(()) };
        let story = std::mem::take(story);
        let (text, limits) = (story.text.trim(), &self.options.limits);
        if text.is_empty() {
            return Ok(());
        }
        let class = match group.sort {
            Sort::Text(place) => return self.paragraph(story, place, group),
            Sort::Field if is_plain_field(text) => return Ok(()),
            Sort::Field if let Some(range) = bookmark(&story.text) => {
                let (name, pieces) = story.part(range);
                let site = Site { pieces, is_counted: false };
                return if is_own_bookmark(&name) {
                    Ok(())
                } else {
                    self.parts.name(Class::Bookmark, name, site, limits)
                };
            }
            Sort::Field => {
                let location = Location::hidden(Place::Field, self.parts.number(Place::Field));
                let unit = TextUnit::prose(story.text.clone(), location).noted(field_notation(text));
                return self.parts.push(unit, Site { pieces: story.pieces, is_counted: false }, limits);
            }
            Sort::Number if is_number(text) => return Ok(()),
            Sort::Name(class) => class,
            Sort::Names(class) => class,
            Sort::PropertyName => {
                text.clone_into(&mut self.property);
                Class::Other
            }
            Sort::PropertyValue => match self.property.as_str() {
                // Where a picture lies that is not in the file.
                "pibName" => {
                    let whole = story.pieces.first().zip(story.pieces.last());
                    let (start, end) = whole.map_or((0, 0), |(first, last)| (first.written.start, last.written.end));
                    self.parts.tally.add(DroppedKind::Link, 1);
                    self.cut(start as usize, end as usize, "");
                    return Ok(());
                }
                "wzName" | "wzDescription" => Class::AltText,
                name if name.starts_with("gtext") => Class::Shown,
                "pihlShape" => Class::Link,
                _ => Class::Other,
            },
            Sort::Formula | Sort::Level | Sort::Number => Class::Other,
            Sort::Digits if text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) => return Ok(()),
            Sort::Digits | Sort::Numbers | Sort::Picture => Class::Other,
        };
        if is_own(group.sort, class, text, &self.property) {
            return Ok(());
        }
        let site = Site { pieces: story.pieces, is_counted: group.sort == Sort::Level };
        self.parts.name(class, story.text, site, limits)
    }

    fn paragraph(&mut self, story: Story, place: Place, group: Group) -> Result<()> {
        let limits = &self.options.limits;
        let (mut location, mut label) = (Location::visible(place, 0), None);
        if group.is_cell && place == Place::Paragraph {
            self.enter_cell();
            self.table.shown(story.text.trim());
            (location, label) = self.table.place();
        } else {
            location.number = self.parts.number(place);
            if place == Place::Paragraph {
                self.table = Table::default();
                (self.is_row, self.is_cell) = (false, false);
            }
        }
        if story.hidden == story.text.len() || place == Place::Field {
            location.visibility = Visibility::Hidden;
        }
        let unit = |text: String, location| TextUnit::prose(text, location).labelled(label.clone());
        let site = |pieces| Site { pieces, is_counted: false };
        if !story.has_changes {
            return self.parts.push(unit(story.text, location), site(story.pieces), limits);
        }
        let (after, pieces) = story.without(Side::Before);
        if !after.trim().is_empty() {
            self.parts.push(unit(after, location), site(pieces), limits)?;
        }
        let (before, pieces) = story.without(Side::After);
        if !before.trim().is_empty() {
            let location = Location::hidden(Place::Deletion, self.parts.number(Place::Deletion));
            self.parts.push(unit(before, location), site(pieces), limits)?;
        }
        Ok(())
    }

    /// What is written for a group that goes, which is counted; its texts tell of those who made the file.
    pub(super) fn instead(
        &mut self,
        name: &str,
        kind: Option<DroppedKind>,
        texts: &[(&str, String)],
    ) -> Option<String> {
        let (mut kind, mut instead) = (kind, None);
        if name == "atnauthor" && self.options.comments == Comments::Keep {
            let author: String = texts.iter().map(|(_, text)| text.as_str()).collect();
            let next = self.authors.len() + 1;
            let number = *self.authors.entry(author.clone()).or_insert(next);
            instead = Some(format!("{{\\*\\atnauthor Author {number}}}"));
            if is_label(author.trim()) {
                kind = None;
            } else {
                self.parts.clue(ClueKind::Author, &author);
            }
        }
        // What it lays out as it does for its own files is known by this.
        let is_own = |(_, text): &(&str, String)| text.trim_start().starts_with("LibreOffice");
        if name == "generator" && texts.first().is_some_and(is_own) {
            instead = Some("{\\*\\generator LibreOffice;}".to_owned());
        }
        for (of, text) in texts {
            let clue = match (name, *of) {
                ("info", "author" | "operator" | "manager") => ClueKind::Author,
                ("info" | "company", "company") => ClueKind::Company,
                ("info", "title" | "subject" | "keywords" | "category" | "doccomm") | ("userprops", "staticval") => {
                    ClueKind::Property
                }
                ("revtbl", _) if text.trim_matches([';', ' ']) != "Unknown" => ClueKind::Author,
                ("template", _) => ClueKind::Template,
                _ => continue,
            };
            self.parts.clue(clue, text.trim().trim_end_matches(';'));
        }
        kind.into_iter().for_each(|kind| self.parts.tally.add(kind, 1));
        instead
    }
}

/// Where a field that only refers to a bookmark names it (ECMA-376-1, 17.16.5).
fn bookmark(instruction: &str) -> Option<Range<usize>> {
    let place = |part: &str| {
        let start = part.as_ptr().addr() - instruction.as_ptr().addr();
        start..start + part.len()
    };
    let mut words = instruction.split_whitespace();
    let (field, first) = (words.next()?, words.next()?);
    let name = match field.to_ascii_uppercase().as_str() {
        "REF" | "PAGEREF" | "NOTEREF" => first,
        "HYPERLINK" if first == "\\l" => words.next()?.strip_prefix('"')?.strip_suffix('"')?,
        _ => return None,
    };
    let is_switch = |word: &str| matches!(word.as_bytes(), [b'\\', _]) || word.ends_with("FORMAT");
    (words.all(is_switch) && !name.contains(['"', '\\'])).then(|| place(name))
}

/// Tells whether the number of a paragraph is one that is counted, or a sign.
fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let is_roman = || letters().all(|c| "ivxlcdmIVXLCDM".contains(c));
    digits < 7 && (letters().count() < 3 || is_roman())
}

/// What Word adds to the name of a font for a script.
const FONT_SCRIPTS: &[&str] =
    &[" CE", " Cyr", " Greek", " Tur", " (Hebrew)", " (Arabic)", " Baltic", " (Vietnamese)", " (Thai)", " Western"];

/// Tells whether a value is one that nobody chose.
fn is_own(sort: Sort, class: Class, text: &str, property: &str) -> bool {
    const FORMULA: &str = "bar noBar lin skw off undOvr subSup center left right cent inline top bot both";
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_word = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric()) && digits < 7;
    let is_measure = || text.bytes().all(|byte| byte.is_ascii_digit() || b"-;,.()% @".contains(&byte));
    match (sort, class) {
        (Sort::PropertyName, _) => text.starts_with(|c: char| c.is_ascii_lowercase()) && is_word(text),
        // Points are told by many numbers, and everything else by one.
        (Sort::PropertyValue, Class::Other) => {
            let is_listed = ["pVerticies", "pSegmentInfo", "pWrapPolygonVertices", "pGuides", "pAdjustHandles"];
            is_measure() && (text.len() <= 11 || is_listed.contains(&property)) || is_usual_font(text)
        }
        (Sort::Formula, _) => text.chars().count() < 3 || super::destination::has(FORMULA, text),
        (Sort::Level, _) => text.chars().filter(|c| c.is_alphabetic()).count() < 3 && digits < 7,
        (_, Class::Font) => {
            // One for each script of a font, as Word lists them.
            let script = FONT_SCRIPTS.iter().find_map(|script| text.strip_suffix(script));
            is_usual_font(script.unwrap_or(text)) || is_own_font(text)
        }
        (_, Class::StyleName) => is_usual_style(text) || is_own_style(text),
        (_, Class::Bookmark) => is_own_bookmark(text),
        (_, Class::Other) => is_measure() && digits < 7 || text.chars().nth(1).is_none(),
        _ => false,
    }
}

/// Tells whether the name of a bookmark is one that programs give.
fn is_own_bookmark(name: &str) -> bool {
    let rest = ["_Toc", "_Ref", "_Hlk", "_Hlt"].iter().find_map(|own| name.strip_prefix(own));
    name == "_GoBack" || rest.is_some_and(|rest| rest.len() <= 11 && rest.bytes().all(|byte| byte.is_ascii_digit()))
}
