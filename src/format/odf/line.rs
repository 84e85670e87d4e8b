//! The text of paragraphs and of what stands outside of them, as it is gathered.

use super::element;
use super::read::Reader;
use crate::error::Result;
use crate::format::ooxml::splice::{Form, Setting};
use crate::format::ooxml::text::Gathered;
use crate::model::{Location, Place, TextUnit, Visibility};
use crate::syntax::open_document::{NUMBER, TEXT};
use crate::syntax::xml::{Open, escape_text};

/// A paragraph that is open.
pub(super) struct Paragraph {
    /// Kept free in the list of units, so that a note comes after the paragraph that it hangs on.
    unit: usize,
    gathered: Gathered,
    /// The text before the tracked changes in it.
    before: Gathered,
    /// Whether anything was taken out of it.
    is_other: bool,
    /// How much of its text is hidden.
    hidden: usize,
    /// Whether white space that follows shows nothing.
    is_spaced: bool,
    place: Place,
}

impl<'a> Reader<'a, '_, '_> {
    /// What an element that holds nothing shows in its line.
    pub(super) fn mark(&mut self, open: &Open<'a>, element: (u8, &str), start: usize) -> Result<()> {
        const MOST_SPACES: usize = 1000;
        let end = self.out.len();
        let shown = match element {
            (TEXT, "s") => " ".repeat(self.count_of(open, (TEXT, "c"))?.min(MOST_SPACES)),
            (TEXT, "tab") => "\t".to_owned(),
            (TEXT, "line-break") => "\n".to_owned(),
            (TEXT, "change" | "change-start" | "change-end") => return self.change(open, element.1),
            _ => return Ok(()),
        };
        let is_line = self.frames.last().is_some_and(|frame| frame.is_inline);
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| is_line) {
            paragraph.is_spaced = false;
            paragraph.gathered.add(&shown, start, end, Form::Element);
            if self.adding == 0 {
                paragraph.before.add(&shown, start, end, Form::Element);
            }
        }
        Ok(())
    }

    /// Where a tracked change took something out, or begins or ends what it put in (5.5.7).
    fn change(&mut self, open: &Open<'a>, local: &str) -> Result<()> {
        let id = self.value(open, (TEXT, "change-id"))?.unwrap_or_default();
        let is_insertion = self.insertions.iter().any(|known| *known == *id);
        match local {
            "change-start" => self.adding += usize::from(is_insertion),
            "change-end" => self.adding = self.adding.saturating_sub(usize::from(is_insertion)),
            _ => {
                let at = self.out.len();
                // What was taken out at one place is put back there once.
                let deleted = self.deletions.remove(&*id).unwrap_or_default();
                let Some(paragraph) = self.paragraphs.last_mut() else { return Ok(()) };
                for (number, (unit, gathered)) in deleted.into_iter().enumerate() {
                    // By itself it says no more than in its place.
                    if let Some(slot) = self.making.office.units.units.get_mut(unit) {
                        slot.text = String::new().into();
                    }
                    if number > 0 {
                        paragraph.before.add("\n", at, at, Form::Element);
                    }
                    paragraph.before.append(gathered);
                    paragraph.is_other = true;
                }
            }
        }
        Ok(())
    }

    /// Takes in text between tags.
    pub(super) fn text(&mut self, text: &str) {
        let is_line = self.frames.last().is_some_and(|frame| frame.is_inline);
        match self.paragraphs.last_mut().filter(|_| is_line) {
            Some(paragraph) => {
                let (is_hidden, adding) = (self.hiding > 0, self.adding);
                let mut rest = text;
                while !rest.is_empty() {
                    let blank = rest.len() - rest.trim_start_matches(is_space).len();
                    let len = if blank > 0 { blank } else { rest.find(is_space).unwrap_or(rest.len()) };
                    let (run, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
                    rest = after;
                    // Ends of lines are there for who reads the markup; blanks by themselves some programs show.
                    let run = match run {
                        _ if blank == 0 || run.bytes().all(|byte| byte == b' ') => run,
                        _ if paragraph.is_spaced => continue,
                        _ => " ",
                    };
                    put(&mut self.out, run, |piece, start, end, form| paragraph.add(piece, start, end, form, adding));
                    paragraph.hidden += if is_hidden { run.len() } else { 0 };
                    paragraph.is_spaced = blank > 0;
                }
            }
            None => {
                let is_shown = self.frames.last().is_some_and(|frame| frame.namespace == NUMBER);
                if is_shown || !text.chars().all(is_space) || !self.loose.text.is_empty() {
                    let loose = &mut self.loose;
                    put(&mut self.out, text, |piece, start, end, form| loose.add(piece, start, end, form));
                }
            }
        }
    }

    /// Makes a unit of text that stood outside of paragraphs.
    pub(super) fn settle(&mut self) -> Result<()> {
        if self.loose.text.is_empty() {
            return Ok(());
        }
        let gathered = std::mem::take(&mut self.loose);
        let found = element::loose(self.around(), &gathered.text, self.place());
        let Some((place, is_seen)) = found.filter(|_| !gathered.text.trim().is_empty()) else { return Ok(()) };
        let units = &mut self.making.office.units;
        let number = units.number(place);
        let location = if is_seen { Location::visible(place, number) } else { Location::hidden(place, number) };
        let unit = units.push(TextUnit::prose(gathered.text, location), self.limits)?;
        units.site(unit, gathered.pieces, self.part, Setting::Mixed);
        Ok(())
    }

    /// Keeps a place for a paragraph among the units.
    pub(super) fn begin_paragraph(&mut self) -> Result<()> {
        let place = self.place();
        let unit = self.making.office.units.push(TextUnit::prose("", Location::visible(place, 0)), self.limits)?;
        let (gathered, before) = (Gathered::default(), Gathered::default());
        let (is_other, is_spaced, hidden) = (false, true, 0);
        self.paragraphs.push(Paragraph { unit, gathered, before, is_other, hidden, is_spaced, place });
        Ok(())
    }

    /// Makes a unit of a paragraph, and one of what it was before its tracked changes.
    pub(super) fn end_paragraph(&mut self, is_hidden: bool) -> Result<()> {
        let Some(paragraph) = self.paragraphs.pop() else { return Ok(()) };
        let Paragraph { unit, gathered, before, place, .. } = paragraph;
        let is_hidden =
            is_hidden || !gathered.text.is_empty() && paragraph.hidden == gathered.text.len() || self.hiding > 0;
        let table = self.tables.last().filter(|_| place == Place::Cell);
        let units = &mut self.making.office.units;
        let (mut location, mut label) = (Location::visible(place, 0), None);
        match (place, table) {
            (_, Some(table)) => (location, label) = table.place(),
            (Place::Slide | Place::Note, _) => location.number = units.slide(),
            _ => location.number = units.number(place),
        }
        if is_hidden {
            location.visibility = Visibility::Hidden;
        }
        if let Some(cell) = self.cells.last_mut().filter(|_| place == Place::Cell) {
            if !cell.text.is_empty() {
                cell.text.push('\n');
            }
            cell.text.push_str(&gathered.text);
            if !gathered.text.is_empty() {
                cell.units.push(unit);
            }
        }
        if place == Place::Deletion {
            let copy = gathered.part(&(0..gathered.text.len()), None);
            self.deletions.entry(self.region.clone()).or_default().push((unit, copy));
        }
        if let Some(slot) = units.units.get_mut(unit) {
            *slot = TextUnit::prose(gathered.text, location).labelled(label);
        }
        units.site(unit, gathered.pieces, self.part, Setting::Mixed);
        if paragraph.is_other {
            let location = Location::hidden(Place::Deletion, units.number(Place::Deletion));
            let unit = units.push(TextUnit::prose(before.text, location), self.limits)?;
            units.site(unit, before.pieces, self.part, Setting::Mixed);
        }
        Ok(())
    }
}

impl Paragraph {
    fn add(&mut self, text: &str, start: usize, end: usize, form: Form, adding: usize) {
        self.gathered.add(text, start, end, form);
        if adding == 0 {
            self.before.add(text, start, end, form);
        }
    }
}

/// White space as XML has it (6.1.2).
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Writes a text, and tells each stretch of it with its place and form.
fn put(out: &mut String, text: &str, mut told: impl FnMut(&str, usize, usize, Form)) {
    for run in text.split_inclusive(['<', '>', '&', '\r']) {
        let plain = run.trim_end_matches(['<', '>', '&', '\r']);
        let start = out.len();
        out.push_str(plain);
        told(plain, start, out.len(), Form::Plain);
        if let Some(sign) = run.get(plain.len()..).filter(|sign| !sign.is_empty()) {
            let start = out.len();
            out.push_str(&escape_text(sign));
            told(sign, start, out.len(), Form::Escape);
        }
    }
}
