//! Running text: paragraphs, headings, items of lists, and tables (ECMA-376-1, 17.3 and 17.4).

use std::collections::BTreeMap;

use super::super::namespace::{A, MC, W};
use super::{Reader, View, is_shown_in_place, number, style, value, walk};
use crate::error::Result;
use crate::model::layout::{Block, Cell, Column, Paragraph, SectionKind, Shows, Table, index};
use crate::syntax::xml::{Open, Scan};

/// Lays out a part that is read from its top to its bottom.
pub(super) fn part(view: &mut View<'_>, part: usize, kind: SectionKind) -> Result<()> {
    let places = view.places.of(part).to_vec();
    if places.is_empty() {
        return Ok(());
    }
    let counted = match kind {
        SectionKind::Notes => view.slides,
        _ => 0,
    };
    view.layout.begin(kind, counted);
    let related = view.related(part);
    let (text, limits) = (view.text(part), view.limits.clone());
    let mut flow = Flow {
        view,
        related,
        paragraphs: Vec::new(),
        depth: 0,
        table: 0,
        row: OpenRow::default(),
        graphics: Vec::new(),
        asides: 0,
    };
    walk(text, &places, &limits, &mut flow)
}

struct Flow<'v, 'a> {
    view: &'v mut View<'a>,
    related: BTreeMap<String, usize>,
    /// How the paragraphs look that are open.
    paragraphs: Vec<Paragraph>,
    /// How many tables are open, inside one another; only the outermost has rows of its own.
    depth: usize,
    table: u32,
    row: OpenRow,
    /// Parts that what is open shows.
    graphics: Vec<usize>,
    /// How many alternatives are open that a program of today does not show.
    asides: usize,
}

#[derive(Default)]
struct OpenRow {
    start: usize,
    number: u32,
    is_heading: bool,
    column: u16,
    across: u16,
    is_in_cell: bool,
}

impl Flow<'_, '_> {
    fn emit(&mut self, unit: u32) {
        if self.row.is_in_cell {
            let (column, across) = (self.row.column, self.row.across);
            self.view.layout.cells.push(Cell { column, across, shows: Shows::Unit(unit) });
        } else {
            let looks = self.paragraphs.last().copied().unwrap_or_default();
            self.view.layout.push(Block::Paragraph(Paragraph { unit, ..looks }));
        }
    }

    fn look(&mut self, open: &Open<'_>) {
        let Some(looks) = self.paragraphs.last_mut() else { return };
        let val = value(open, "val").unwrap_or_default();
        match open.local {
            "pStyle" => {
                looks.level = self.view.styles.level(val);
                looks.depth = u8::from(self.view.styles.is_list(val) && looks.level == 0);
            }
            "outlineLvl" => looks.level = style::level(val),
            "ilvl" => looks.depth = val.parse::<u8>().unwrap_or(0).saturating_add(1),
            "numId" if val == "0" => looks.depth = 0,
            "numId" => looks.depth = looks.depth.max(1),
            _ => {}
        }
    }

    fn table(&mut self, open: &Open<'_>) {
        match open.local {
            "tbl" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.table = index(self.view.layout.tables.len());
                    self.view.layout.tables.push(Table::default());
                    self.row = OpenRow::default();
                }
            }
            _ if self.depth != 1 => {}
            "gridCol" => {
                let width = number(open, "w").map_or(0, |width| u16::try_from(width / TWIPS_A_CHARACTER).unwrap_or(0));
                if let Some(table) = self.view.layout.tables.last_mut() {
                    let number = index(table.columns.len() + 1);
                    table.columns.push(Column { number, width, is_hidden: false });
                }
            }
            "tr" => {
                let (start, number) = (self.view.layout.cells.len(), self.row.number + 1);
                self.row = OpenRow { start, number, ..OpenRow::default() };
            }
            "tblHeader" => self.row.is_heading = !matches!(value(open, "val"), Some("0" | "false" | "off")),
            "gridBefore" => self.row.column += columns(open, "val").unwrap_or(0),
            "tc" => {
                self.row.column += self.row.across.max(1);
                self.row.across = 1;
                self.row.is_in_cell = true;
            }
            "gridSpan" => self.row.across = columns(open, "val").unwrap_or(1),
            _ => {}
        }
    }

    fn end_table(&mut self, local: &str) {
        match local {
            "tbl" => self.depth = self.depth.saturating_sub(1),
            "tr" if self.depth == 1 => {
                let row = self.view.layout.row(self.row.number, self.row.start);
                if let Some(row) = self.view.layout.rows.last_mut() {
                    row.is_heading = self.row.is_heading;
                }
                self.view.layout.push(Block::Row { table: self.table, row });
            }
            "tc" if self.depth == 1 => self.row.is_in_cell = false,
            _ => {}
        }
    }
}

/// About as wide as a character is, in twentieths of a point.
const TWIPS_A_CHARACTER: i64 = 110;

fn columns(open: &Open<'_>, name: &str) -> Option<u16> {
    value(open, name)?.parse().ok().filter(|&count| (1..=1000).contains(&count))
}

impl<'a> Reader<'a> for Flow<'_, 'a> {
    fn open(&mut self, open: &Open<'a>, _around: &[(u8, &'a str)], scan: &Scan<'a>) {
        match (open.namespace, open.local) {
            (MC, "Fallback") => self.asides += 1,
            (W | A, "p") => self.paragraphs.push(Paragraph::default()),
            (W, "pStyle" | "outlineLvl" | "ilvl" | "numId") => self.look(open),
            (W, "tbl" | "gridCol" | "tr" | "tblHeader" | "gridBefore" | "tc" | "gridSpan") => self.table(open),
            _ => {}
        }
        self.graphics.extend(self.view.graphic(open, scan, &self.related));
    }

    fn close(&mut self, element: (u8, &'a str), _around: &[(u8, &'a str)], _end: usize) {
        match element {
            (MC, "Fallback") => self.asides = self.asides.saturating_sub(1),
            (W | A, "p") => {
                self.paragraphs.pop();
            }
            (W, local) => self.end_table(local),
            _ => {}
        }
        if matches!(element, (W | A, "p")) && self.paragraphs.is_empty() {
            for graphic in std::mem::take(&mut self.graphics) {
                self.view.take(graphic).into_iter().for_each(|unit| self.emit(unit));
            }
        }
    }

    fn unit(&mut self, unit: u32, _around: &[(u8, &'a str)]) {
        let place = self.view.place(unit).filter(|&place| is_shown_in_place(place));
        if self.asides > 0 || place.is_none() || !self.view.show(unit) {
            return;
        }
        self.emit(unit);
    }
}
