//! The cells of a sheet, row by row.

use std::ops::Range;

use super::super::super::splice::{Form, Piece, Setting};
use super::super::super::text::Gathered;
use super::super::grid::Outline;
use super::super::plain::PlainCell;
use super::super::strings::OUT_OF_RANGE;
use super::super::{formula, number, reference};
use super::{Reader, is_on, plain};
use crate::error::{Error, Result};
use crate::model::{Location, On};
use crate::syntax::xml::{Open, attributes};

/// What a cell says it holds (ECMA-376-1, 18.18.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Number,
    Shared,
    Text,
    Switch,
    Error,
    Date,
}

impl Type {
    /// Reads the name of a type; what is none is a number.
    fn named(name: &str) -> Self {
        match name {
            "s" => Self::Shared,
            "b" => Self::Switch,
            "e" => Self::Error,
            "d" => Self::Date,
            "str" | "inlineStr" => Self::Text,
            _ => Self::Number,
        }
    }
}

/// A text as it is written.
#[derive(Debug)]
pub(super) enum Written<'a> {
    /// In one piece that begins here, without references.
    Plain(&'a str, usize),
    /// In any way.
    Gathered(Gathered),
}

impl Written<'_> {
    fn text(&self) -> &str {
        match self {
            Self::Plain(text, _) => text,
            Self::Gathered(gathered) => &gathered.text,
        }
    }

    /// Adds what stands further on.
    pub(super) fn append(&mut self, more: Gathered) {
        match self {
            Self::Gathered(gathered) => gathered.append(more),
            Self::Plain(..) => *self = Self::Gathered(more),
        }
    }

    /// Where it stands.
    fn range(&self) -> Range<usize> {
        match self {
            Self::Plain(text, start) => *start..start + text.len(),
            Self::Gathered(gathered) => gathered.written(&(0..gathered.text.len())),
        }
    }

    fn unescaped(self) -> Self {
        match self {
            Self::Plain(text, _) if !text.contains("_x") => self,
            Self::Plain(text, start) => {
                let mut gathered = Gathered::default();
                gathered.plain(text, start);
                Self::Gathered(gathered.unescaped())
            }
            Self::Gathered(gathered) => Self::Gathered(gathered.unescaped()),
        }
    }
}

#[derive(Debug)]
pub(super) struct Cell<'a> {
    pub(super) column: u32,
    pub(super) kind: Type,
    pub(super) style: u32,
    /// Where its type is told, or may be.
    pub(super) tag: Range<usize>,
    pub(super) formula: Option<Gathered>,
    /// The number of the formula that it shares.
    pub(super) shared: Option<String>,
    /// Whether it is calculated.
    pub(super) is_result: bool,
    pub(super) value: Option<(Written<'a>, Range<usize>)>,
    pub(super) text: Written<'a>,
    pub(super) sound: Gathered,
}

/// The row at hand.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) number: u32,
    pub(super) is_hidden: bool,
    pub(super) cells: Vec<Cell<'a>>,
}

impl<'a> Reader<'a, '_> {
    pub(super) fn begin_row(&mut self, open: &Open<'a>) {
        let number = plain(open, "r").and_then(|value| value.parse().ok());
        let next = self.row.number.saturating_add(1);
        self.row = Row {
            number: number.unwrap_or(next),
            is_hidden: is_on(plain(open, "hidden")),
            cells: std::mem::take(&mut self.row.cells),
        };
        self.row.cells.clear();
        if self.row.is_hidden {
            self.grid.hide_row(self.row.number);
        }
    }

    pub(super) fn begin_cell(&mut self, open: &Open<'a>) {
        let name_end = open.attributes_start;
        let (mut column, mut kind, mut style) = (None, Type::Number, 0);
        let mut tag = name_end..name_end;
        for attribute in attributes(open.attributes).flatten() {
            match attribute.local {
                "r" => column = reference::cell(attribute.value).map(|(_, column)| column),
                "s" => style = attribute.value.parse().unwrap_or_default(),
                "t" => {
                    tag = name_end + attribute.start..name_end + attribute.end;
                    kind = Type::named(attribute.value);
                }
                _ => {}
            }
        }
        self.push_cell(column, kind, style, tag);
    }

    fn push_cell(&mut self, column: Option<u32>, kind: Type, style: u32, tag: Range<usize>) {
        let next = self.row.cells.last().map_or(1, |cell| cell.column.saturating_add(1));
        let (formula, shared, value) = (None, None, None);
        let (text, sound) = (Written::Plain("", 0), Gathered::default());
        let column = column.unwrap_or(next);
        self.row.cells.push(Cell { column, kind, style, tag, formula, shared, is_result: false, value, text, sound });
    }

    pub(super) fn plain_cell(&mut self, cell: PlainCell<'a>) {
        let column = reference::cell(cell.reference).map(|(_, column)| column);
        self.push_cell(column, Type::named(cell.kind), cell.style.parse().unwrap_or_default(), cell.tag);
        if let Some((into, value)) = self.row.cells.last_mut().zip(cell.value) {
            let written = Written::Plain(value.text, value.start);
            if value.is_inline { into.text = written } else { into.value = Some((written, value.element)) }
        }
    }

    pub(super) fn end_row(&mut self) -> Result<()> {
        let (row, mut cells) = (self.row.number, std::mem::take(&mut self.row.cells));
        let is_text = |cell: &Cell<'a>| self.text_of(cell).is_some_and(|text| !text.trim().is_empty());
        let mut outline = Outline::default();
        for cell in &cells {
            match cell.kind {
                Type::Text | Type::Shared if is_text(cell) => {
                    outline.span = Some((outline.span.map_or(cell.column, |(first, _)| first), cell.column));
                }
                Type::Text | Type::Shared => {}
                _ => outline.has_numbers |= cell.value.is_some(),
            }
        }
        let is_heading = self.grid.enter(row, outline);
        for cell in cells.iter().filter(|_| is_heading) {
            let text = self.text_of(cell).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
            if let Some(text) = text {
                self.grid.head(cell.column, self.book.label(&text));
            }
        }
        let mut before: Option<(u32, u32)> = None;
        for cell in cells.drain(..) {
            let mut label = self.grid.label(row, cell.column, is_heading);
            let text = self.text_of(&cell).unwrap_or_default();
            let ends_label = text.trim_end().ends_with(':');
            let own = ends_label.then(|| text.trim().trim_end_matches(':').to_owned());
            // A form: the name of a value stands to its left.
            if let Some((_, left)) = before.filter(|&(column, _)| column + 1 == cell.column) {
                label = left;
            }
            before = own.map(|own| (cell.column, self.book.label(&own)));
            self.cell(row, cell, label)?;
        }
        self.row.cells = cells;
        Ok(())
    }

    fn text_of<'c>(&'c self, cell: &'c Cell<'a>) -> Option<&'c str> {
        match (cell.kind, &cell.value) {
            (Type::Shared, Some((value, _))) => {
                let number = value.text().trim().parse::<usize>().ok()?;
                self.book.strings.items.get(number).map(|item| item.text.text.as_str())
            }
            (Type::Text, Some((value, _))) => Some(value.text()),
            (Type::Text, None) => Some(cell.text.text()),
            _ => None,
        }
    }

    fn cell(&mut self, row: u32, cell: Cell<'a>, label: u32) -> Result<()> {
        let place = |number: u32| usize::try_from(number).unwrap_or_default();
        let on = if self.grid.number > 0 { On::Sheet(self.grid.number) } else { On::Page };
        let location = Location::cell(place(row), place(cell.column)).on(on);
        let key = (label, self.row.is_hidden || self.grid.is_hidden(cell.column));
        let is_split = cell.is_result && self.is_split(&cell);
        if let Some(formula) = &cell.formula {
            self.formula(formula)?;
        }
        self.text(key, location, cell.text.unescaped(), Setting::Run)?;
        self.text(key, location, Written::Gathered(cell.sound.unescaped()), Setting::Run)?;
        let Some((value, element)) = cell.value else { return Ok(()) };
        match cell.kind {
            Type::Shared => return self.shared(key, location, &value),
            Type::Switch if matches!(value.text(), "0" | "1" | "true" | "false") => return Ok(()),
            Type::Error if is_error(value.text()) => return Ok(()),
            _ => {}
        }
        if is_split {
            let place = self.place(element.start)..self.place(element.end);
            let text = value.unescaped();
            let unit = self.book.cell(self.units, key, text.text(), location, self.limits)?;
            self.units.stale.push((self.part, place, unit.unwrap_or(usize::MAX)));
            return Ok(());
        }
        let epoch = self.book.date(cell.style);
        let shown = match cell.kind {
            Type::Number => number::shown(value.text().trim(), epoch).map(|text| (text, epoch)),
            Type::Date => Some((value.text().trim().into(), None)),
            _ => None,
        };
        let Some((text, epoch)) = shown else { return self.text(key, location, value.unescaped(), Setting::Text) };
        let Some(unit) = self.book.cell(self.units, key, &text, location, self.limits)? else { return Ok(()) };
        let written = value.range();
        let place = self.place(written.start)..self.place(written.end);
        let before = u32::try_from(written.start.saturating_sub(cell.tag.start)).map_err(|_| TOO_FAR)?;
        let tag = u8::try_from(cell.tag.len()).map_err(|_| TOO_FAR)?;
        let piece = Piece { text: 0..text.len(), written: place, form: Form::Escape };
        self.units.site(unit, [piece], self.part, Setting::Number { epoch, before, tag });
        Ok(())
    }

    fn is_split(&mut self, cell: &Cell<'a>) -> bool {
        let is_text = !matches!(cell.kind, Type::Number);
        let own = cell.formula.as_ref().map(|formula| formula.text.as_str()).unwrap_or_default();
        match &cell.shared {
            Some(number) if own.is_empty() => {
                self.shared.get(number).is_none_or(|formula| formula::takes_apart(formula, is_text))
            }
            Some(number) => {
                self.shared.insert(number.clone(), own.to_owned());
                formula::takes_apart(own, is_text)
            }
            None => formula::takes_apart(own, is_text),
        }
    }

    fn text(&mut self, key: (u32, bool), location: Location, text: Written<'a>, setting: Setting) -> Result<()> {
        let Some(unit) = self.book.cell(self.units, key, text.text(), location, self.limits)? else { return Ok(()) };
        match text {
            Written::Plain(text, start) => {
                let start = self.place(start);
                let piece = Piece { text: 0..text.len(), written: start..start + text.len(), form: Form::Plain };
                self.units.site(unit, [piece], self.part, setting);
            }
            Written::Gathered(gathered) => {
                let moved = gathered.moved(self.copied, self.out.len());
                self.units.site(unit, moved.pieces, self.part, setting);
            }
        }
        Ok(())
    }

    /// A cell that shows a shared text: its number is written anew.
    fn shared(&mut self, key: (u32, bool), location: Location, value: &Written<'a>) -> Result<()> {
        let old: u32 = value.text().trim().parse().map_err(|_| OUT_OF_RANGE)?;
        let new = match self.book.strings.given(old, key.0, key.1) {
            Some(new) => new,
            None => {
                let at = usize::try_from(old).map_err(|_| OUT_OF_RANGE)?;
                let item = self.book.strings.items.get(at).ok_or(OUT_OF_RANGE)?;
                let (text, sound) = (item.text.text.clone(), item.sound.text.clone());
                let text = self.book.cell(self.units, key, &text, location, self.limits)?;
                let sound = self.book.cell(self.units, key, &sound, location, self.limits)?;
                self.book.strings.give((old, key.0, key.1), text, sound)?
            }
        };
        let written = value.range();
        self.out.push_str(self.source.get(self.copied..written.start).unwrap_or_default());
        self.out.push_str(&new.to_string());
        self.copied = written.end;
        Ok(())
    }
}

const TOO_FAR: Error = Error::Malformed { what: "one of its cells is written in a way that no program writes" };

/// The errors that a cell may show (18.17.3).
pub(super) fn is_error(text: &str) -> bool {
    const ERRORS: &[&str] = &[
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#BUSY!",
        "#UNKNOWN!",
        "#PYTHON!",
    ];
    ERRORS.contains(&text)
}
