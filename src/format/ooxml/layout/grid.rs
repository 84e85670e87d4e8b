//! Sheets: which cells show which units (ECMA-376-1, 18.2 and 18.3).

use std::collections::BTreeMap;

use super::super::namespace::{self as ns, S};
use super::super::sheet::{Area, cell};
use super::{Reader, View, is_on, is_shown_in_place, number, remark, value, walk};
use crate::error::Result;
use crate::model::Place;
use crate::model::layout::{Block, Cell, Column, Row, SectionKind, Shows, Table, index};
use crate::syntax::xml::{Open, Scan, Token, attributes};

/// More columns than these are shown as one table below the other.
const MOST_COLUMNS: usize = 60;

/// The most that a sheet may have.
const COLUMNS: i64 = 16_384;

/// Lays out the sheets of a workbook in their order.
pub(super) fn book(view: &mut View<'_>) -> Result<()> {
    let Some(part) = view.roots.iter().position(|root| *root == Some((S, "workbook"))) else { return Ok(()) };
    let shared = shared(view)?;
    let related = view.related(part);
    let (text, limits) = (view.text(part), view.limits.clone());
    let mut scan = Scan::new(text, ns::ALL, &limits);
    let mut count = 0;
    while let Some(token) = scan.next()? {
        let Token::Open(open) = token else { continue };
        if (open.namespace, open.local) != (S, "sheet") {
            continue;
        }
        count += 1;
        let mut found = attributes(open.attributes).flatten();
        let id = found.find(|attribute| attribute.local == "id" && scan.resolve(attribute.prefix) == ns::R);
        let sheet = id.and_then(|id| related.get(id.value)).copied();
        let title = view.places.first(part, scan.start, scan.end);
        let is_hidden = matches!(value(&open, "state"), Some("hidden" | "veryHidden"));
        view.layout.begin_named(SectionKind::Sheet, count, title, is_hidden);
        if let Some(sheet) = sheet {
            self::sheet(view, (sheet, count), &shared)?;
        }
    }
    Ok(())
}

/// The unit of each shared text.
fn shared(view: &View<'_>) -> Result<Vec<Option<u32>>> {
    let mut shared = Vec::new();
    let Some(part) = view.roots.iter().position(|root| *root == Some((S, "sst"))) else { return Ok(shared) };
    let mut places = view.places.of(part).iter().peekable();
    let mut scan = Scan::new(view.text(part), ns::ALL, &view.limits);
    let mut depth = 0_usize;
    while let Some(token) = scan.next()? {
        match token {
            Token::Open(open) => {
                if depth == 1 {
                    while places.next_if(|(start, _)| (*start as usize) < scan.end).is_some() {}
                    shared.push(None);
                }
                depth += usize::from(!open.is_empty);
            }
            Token::Close => {
                depth -= 1;
                // The sound of a text comes after it.
                if let (1, Some(last)) = (depth, shared.last_mut()) {
                    *last = places.next_if(|(start, _)| (*start as usize) < scan.end).map(|&(_, unit)| unit);
                }
            }
            _ => {}
        }
    }
    Ok(shared)
}

fn sheet(view: &mut View<'_>, (part, number): (usize, u32), shared: &[Option<u32>]) -> Result<()> {
    let (text, limits) = (view.text(part), view.limits.clone());
    let places = view.places.of(part).to_vec();
    let first = view.layout.rows.len();
    let stale = view.stale.iter().filter(|(of, ..)| *of == part).map(|(_, range, unit)| (range.start, index(*unit)));
    let mut stale: Vec<_> = stale.collect();
    crate::model::order::sort(&mut stale);
    let mut sheet = Sheet {
        view,
        shared,
        stale,
        columns: BTreeMap::new(),
        row: None,
        cell: OpenCell::default(),
        merged: Vec::new(),
        after: Vec::new(),
    };
    let read = walk(text, &places, &limits, &mut sheet);
    let Sheet { view, columns, merged, after, .. } = sheet;
    remark::at_cells(view, number, first);
    merge(view, first, &merged);
    tables(view, first, &columns);
    after
        .into_iter()
        .filter(|&unit| view.show(unit))
        .collect::<Vec<_>>()
        .into_iter()
        .for_each(|unit| view.layout.paragraph(unit));
    read
}

struct Sheet<'v, 'a> {
    view: &'v mut View<'a>,
    shared: &'v [Option<u32>],
    /// The units of values that formulas left behind, by where these begin.
    stale: Vec<(usize, u32)>,
    /// What is said of columns, by the last of them: the first, how wide they are, whether they are hidden.
    columns: BTreeMap<u32, (u32, u16, bool)>,
    row: Option<Row>,
    cell: OpenCell,
    merged: Vec<Area>,
    /// What stands beside the cells.
    after: Vec<u32>,
}

#[derive(Default)]
struct OpenCell {
    column: u16,
    is_shared: bool,
    is_switch: bool,
    shows: Option<Shows>,
    /// What the cell shows where no unit tells it.
    value: String,
    start: usize,
}

impl<'a> Sheet<'_, 'a> {
    fn begin_row(&mut self, open: &Open<'a>, last: u32) {
        let number = value(open, "r").and_then(|value| value.parse().ok()).unwrap_or(last + 1);
        let (at, is_hidden) = (index(self.view.layout.cells.len()), is_on(value(open, "hidden")));
        self.row = Some(Row { number, is_hidden, is_heading: false, cells: at..at });
        self.cell.column = 0;
    }

    fn begin_cell(&mut self, open: &Open<'a>, start: usize) {
        let next = self.cell.column.saturating_add(1);
        let column = value(open, "r").and_then(cell).and_then(|(_, column)| u16::try_from(column).ok());
        let kind = value(open, "t");
        self.cell = OpenCell {
            column: column.unwrap_or(next),
            is_shared: kind == Some("s"),
            is_switch: kind == Some("b"),
            start,
            ..OpenCell::default()
        };
    }

    fn end_cell(&mut self, end: usize) {
        let OpenCell { is_shared, start, .. } = self.cell;
        let value = std::mem::take(&mut self.cell.value);
        let mut shows = self.cell.shows.take();
        if is_shared {
            let unit = value.trim().parse::<usize>().ok().and_then(|at| self.shared.get(at)).copied().flatten();
            shows = unit.map(Shows::Unit);
        } else if shows.is_none() && !value.is_empty() {
            let at = self.stale.partition_point(|&(place, _)| place < start);
            let unit = self.stale.get(at).filter(|&&(place, _)| place < end).map(|&(_, unit)| unit);
            shows = Some(match (unit, self.cell.is_switch, value.as_str()) {
                (Some(unit), ..) => Shows::Unit(unit),
                (None, true, "1") => self.view.layout.keep("TRUE"),
                (None, true, "0") => self.view.layout.keep("FALSE"),
                (None, ..) => self.view.layout.keep(&value),
            });
        }
        if let Some(Shows::Unit(unit)) = shows {
            self.view.show(unit);
        }
        self.view.layout.cells.extend(shows.map(|shows| Cell { column: self.cell.column, across: 1, shows }));
    }

    fn end_row(&mut self) {
        let Some(mut row) = self.row.take() else { return };
        row.cells.end = index(self.view.layout.cells.len());
        if !row.cells.is_empty() {
            self.view.layout.rows.push(row);
        }
    }
}

impl<'a> Reader<'a> for Sheet<'_, 'a> {
    fn open(&mut self, open: &Open<'a>, _around: &[(u8, &'a str)], scan: &Scan<'a>) {
        if open.namespace != S {
            return;
        }
        match open.local {
            "row" => {
                let last = self.view.layout.rows.last().map_or(0, |row| row.number);
                self.begin_row(open, last);
            }
            "c" => self.begin_cell(open, scan.start),
            "col" => {
                let (Some(first), Some(last)) = (number(open, "min"), number(open, "max")) else { return };
                let (Ok(first), Ok(last)) = (u32::try_from(first), u32::try_from(last.min(COLUMNS))) else { return };
                let width = value(open, "width").and_then(|width| width.parse::<f64>().ok()).unwrap_or(0.0);
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is looked at")]
                let width = width.clamp(0.0, 255.0).ceil() as u16;
                self.columns.insert(last, (first, width, is_on(value(open, "hidden"))));
            }
            "mergeCell" => self.merged.extend(value(open, "ref").and_then(Area::parse)),
            _ => {}
        }
    }

    fn close(&mut self, element: (u8, &'a str), _around: &[(u8, &'a str)], end: usize) {
        match element {
            (S, "c") => self.end_cell(end),
            (S, "row") => self.end_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &'a str, around: &[(u8, &'a str)]) {
        if around.last() == Some(&(S, "v")) {
            self.cell.value.push_str(text);
        }
    }

    fn unit(&mut self, unit: u32, around: &[(u8, &'a str)]) {
        let is_value =
            matches!(around, [.., (S, "c"), (S, "v")]) || around.contains(&(S, "is")) && !around.contains(&(S, "rPh"));
        if is_value {
            self.cell.shows = self.cell.shows.or(Some(Shows::Unit(unit)));
        } else if self.view.place(unit).is_some_and(|place| is_shown_in_place(place) && place != Place::Cell) {
            self.after.push(unit);
        }
    }
}

/// Lets cells take up the columns that they are merged with.
fn merge(view: &mut View<'_>, first: usize, merged: &[Area]) {
    let layout = &mut view.layout;
    let rows = layout.rows.get(first..).unwrap_or_default();
    for area in merged.iter().filter(|area| area.right > area.left) {
        let at = rows.partition_point(|row| row.number < area.top);
        let Some(row) = rows.get(at).filter(|row| row.number == area.top) else { continue };
        let range = row.cells.start as usize..row.cells.end as usize;
        let mut cells = layout.cells.get_mut(range).unwrap_or_default().iter_mut();
        if let Some(cell) = cells.find(|cell| u32::from(cell.column) == area.left) {
            cell.across = u16::try_from(area.right - area.left + 1).unwrap_or(1);
        }
    }
}

/// Adds the rows of a sheet, in tables that are not too wide.
fn tables(view: &mut View<'_>, first: usize, columns: &BTreeMap<u32, (u32, u16, bool)>) {
    let layout = &mut view.layout;
    let rows = first..layout.rows.len();
    let Some(all) = layout.rows.get(rows.clone()) else { return };
    let cells = all.first().zip(all.last()).map_or(0..0, |(first, last)| first.cells.start..last.cells.end);
    let cells = layout.cells.get(cells.start as usize..cells.end as usize).unwrap_or_default();
    let Some(last) = cells.iter().map(|cell| cell.column).max() else { return };
    let mut is_used = vec![false; usize::from(last) + 1];
    for cell in cells {
        if let Some(is_used) = is_used.get_mut(usize::from(cell.column)) {
            *is_used = true;
        }
    }
    let is_narrow = usize::from(last) <= MOST_COLUMNS;
    let shown = is_used.iter().enumerate().skip(1).filter(|(_, is_used)| is_narrow || **is_used);
    let shown: Vec<Column> = shown
        .map(|(column, _)| {
            let number = index(column);
            let told = columns.range(number..).next().filter(|(_, (first, ..))| *first <= number);
            let (width, is_hidden) = told.map_or((0, false), |(_, &(_, width, is_hidden))| (width, is_hidden));
            Column { number, width, is_hidden }
        })
        .collect();
    let is_one = shown.len() <= MOST_COLUMNS;
    for band in shown.chunks(MOST_COLUMNS) {
        let table = index(layout.tables.len());
        let (Some(from), Some(to)) = (band.first().map(|c| c.number), band.last().map(|c| c.number)) else { continue };
        layout.tables.push(Table { columns: band.to_vec(), is_sheet: true });
        for row in rows.clone() {
            let mut at = index(row);
            if !is_one {
                let Some(whole) = layout.rows.get(row).cloned() else { continue };
                let all = layout.cells.get(whole.cells.start as usize..whole.cells.end as usize).unwrap_or_default();
                // Cells of a row nearly always come from left to right; those that do not are shown all the same.
                let is_here = |cell: &&Cell| (from..=to).contains(&u32::from(cell.column));
                let here: Vec<Cell> = all.iter().filter(is_here).copied().collect();
                if here.is_empty() {
                    continue;
                }
                let start = index(layout.cells.len());
                layout.cells.extend(here);
                at = index(layout.rows.len());
                layout.rows.push(Row { cells: start..index(layout.cells.len()), ..whole });
            }
            layout.push(Block::Row { table, row: at });
        }
    }
}
