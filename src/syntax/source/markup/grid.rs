//! Tables and lists of terms in pages (HTML, 4.9 and 4.4.9), as far as they tell what a text is called.
//!
//! A text in a cell has the heading of its column as label, or that of its row where the columns have none; a text beside a
//! term has the term. Where cells go over several rows, or a heading is no short text, there is no label.

use std::ops::Range;

use crate::model::bytes::is_one_of;
use crate::syntax::source::Piece;

/// How deep tables and lists are followed into one another.
const DEEPEST: usize = 64;

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 60;

/// The tables and lists that are open.
#[derive(Debug, Default)]
pub struct Grids {
    open: Vec<Grid>,
}

#[derive(Debug)]
enum Grid {
    Table(Table),
    Terms(Terms),
}

/// A list of terms.
#[derive(Debug, Default)]
struct Terms {
    /// The piece of the last term.
    term: Option<usize>,
    /// Whether texts belong to a term, are a term, or neither.
    place: Place,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Place {
    #[default]
    Neither,
    Term,
    Told,
}

#[derive(Debug, Default)]
struct Table {
    cells: Vec<Cell>,
    row: usize,
    /// The column that the next cell begins in.
    column: usize,
    /// Whether texts belong to the last cell.
    is_in_cell: bool,
    is_in_head: bool,
    /// Whether cells go over several rows, so that columns cannot be told by counting.
    is_irregular: bool,
    /// Whether other tables stand in it: it may be there for the looks alone.
    is_layout: bool,
}

#[derive(Debug)]
struct Cell {
    row: usize,
    columns: Range<usize>,
    is_heading: bool,
    /// Its texts.
    pieces: Vec<usize>,
}

impl Grids {
    /// Goes on behind a tag that opens something; `span` tells how many columns and rows it goes over.
    pub fn open(&mut self, name: &str, span: impl FnOnce() -> Option<(usize, usize)>) {
        if is_one_of(name, &["table", "dl"]) {
            if let Some(Grid::Table(table)) = self.open.last_mut() {
                table.is_layout = true;
            }
            if self.open.len() < DEEPEST {
                let is_table = name.eq_ignore_ascii_case("table");
                self.open.push(if is_table { Grid::Table(Table::default()) } else { Grid::Terms(Terms::default()) });
            }
            return;
        }
        match self.open.last_mut() {
            Some(Grid::Table(table)) => table.open(name, span),
            Some(Grid::Terms(terms)) if name.eq_ignore_ascii_case("dt") => {
                (terms.term, terms.place) = (None, Place::Term);
            }
            Some(Grid::Terms(terms)) if name.eq_ignore_ascii_case("dd") => terms.place = Place::Told,
            _ => {}
        }
    }

    /// Goes on behind a tag that closes something, and gives the texts of a table that ends their labels.
    pub fn close(&mut self, name: &str, pieces: &mut [Piece]) {
        let is_table = name.eq_ignore_ascii_case("table");
        if is_table || name.eq_ignore_ascii_case("dl") {
            let is_same = |grid: &Grid| matches!(grid, Grid::Table(_)) == is_table;
            let Some(place) = self.open.iter().rposition(is_same) else { return };
            self.open.drain(place..).for_each(|grid| grid.end(pieces));
            return;
        }
        match self.open.last_mut() {
            Some(Grid::Table(table)) if is_one_of(name, &["td", "th", "tr"]) => table.is_in_cell = false,
            Some(Grid::Table(table)) if name.eq_ignore_ascii_case("thead") => table.is_in_head = false,
            Some(Grid::Terms(terms)) if is_one_of(name, &["dt", "dd"]) => terms.place = Place::Neither,
            _ => {}
        }
    }

    /// Takes the text that has become the last piece.
    pub fn text(&mut self, pieces: &mut [Piece]) {
        let Some(last) = pieces.len().checked_sub(1) else { return };
        match self.open.last_mut() {
            Some(Grid::Table(table)) if table.is_in_cell => {
                table.cells.last_mut().into_iter().for_each(|cell| cell.pieces.push(last));
            }
            Some(Grid::Terms(terms)) if terms.place == Place::Term => terms.term = Some(last),
            Some(Grid::Terms(terms)) if terms.place == Place::Told => {
                let term = terms.term.and_then(|term| heading(&[term], pieces)).map(str::to_owned);
                label(last, term.as_deref(), pieces);
            }
            _ => {}
        }
    }

    /// Ends what nothing has closed.
    pub fn end(&mut self, pieces: &mut [Piece]) {
        self.open.drain(..).for_each(|grid| grid.end(pieces));
    }
}

impl Grid {
    fn end(self, pieces: &mut [Piece]) {
        if let Self::Table(table) = self {
            table.end(pieces);
        }
    }
}

impl Table {
    fn open(&mut self, name: &str, span: impl FnOnce() -> Option<(usize, usize)>) {
        if name.eq_ignore_ascii_case("tr") {
            self.row += 1;
            (self.column, self.is_in_cell) = (0, false);
        } else if is_one_of(name, &["thead", "tbody", "tfoot", "caption"]) {
            self.is_in_head = name.eq_ignore_ascii_case("thead");
            self.is_in_cell = false;
        } else if is_one_of(name, &["td", "th"]) {
            let is_heading = self.is_in_head || name.eq_ignore_ascii_case("th");
            let (columns, rows) = span().unwrap_or((1, 2));
            self.is_irregular |= rows != 1;
            let columns = self.column..self.column.saturating_add(columns);
            self.column = columns.end;
            self.cells.push(Cell { row: self.row, columns, is_heading, pieces: Vec::new() });
            self.is_in_cell = true;
        }
    }

    /// Gives the texts their labels.
    fn end(self, pieces: &mut [Piece]) {
        if self.is_irregular {
            return;
        }
        let is_guess = self.begins_with_headings(pieces);
        let mut headings: &[Cell] = &[];
        for (index, row) in self.cells.chunk_by(|one, next| one.row == next.row).enumerate() {
            if row.iter().all(|cell| cell.is_heading) || is_guess && index == 0 {
                // One cell over all columns is the title of what follows.
                let is_title = row.len() == 1 && row.iter().any(|cell| cell.columns.len() > 1);
                headings = if is_title { headings } else { row };
                continue;
            }
            label_row(row, headings, pieces);
        }
    }

    /// Tells whether the first row holds the headings although nothing says so: short texts that differ, above rows that do
    /// not look like pairs of a name and a value.
    fn begins_with_headings(&self, pieces: &[Piece]) -> bool {
        let mut rows = self.cells.chunk_by(|one, next| one.row == next.row);
        let Some(first) = rows.next() else { return false };
        let is_plain = self.cells.iter().all(|cell| !cell.is_heading) && !self.is_layout && first.len() > 1;
        if !is_plain {
            return false;
        }
        let Some(mut texts) = first.iter().map(|cell| named(cell, pieces)).collect::<Option<Vec<_>>>() else {
            return false;
        };
        texts.sort_unstable();
        let are_apart = texts.windows(2).all(|pair| pair.first() != pair.last());
        let (mut count, mut pairs) = (0_usize, 0_usize);
        for row in rows {
            count += 1;
            pairs += usize::from(row.iter().step_by(2).all(|cell| named(cell, pieces).is_some()));
        }
        are_apart && count > 0 && pairs * 2 <= count
    }
}

/// Labels the texts of a row, by the headings of their columns or else by that of the row.
fn label_row(row: &[Cell], headings: &[Cell], pieces: &mut [Piece]) {
    let of_row = row.first().filter(|first| first.is_heading && headings.is_empty());
    // Where the corner is empty, either the columns or the rows may be what is told of.
    let is_crossed = row.first().is_some_and(|first| first.is_heading)
        && headings.first().is_some_and(|corner| corner.pieces.is_empty());
    for cell in row {
        if is_crossed || of_row.is_some_and(|first| std::ptr::eq(first, cell)) {
            continue;
        }
        let place = headings.partition_point(|heading| heading.columns.end <= cell.columns.start);
        let above = headings.get(place).filter(|heading| heading.columns.contains(&cell.columns.start)).or(of_row);
        let Some(text) = above.and_then(|above| heading(&above.pieces, pieces)).map(str::to_owned) else { continue };
        cell.pieces.iter().for_each(|piece| label(*piece, Some(&text), pieces));
    }
}

/// The one short text of a heading.
fn heading<'p>(of: &[usize], pieces: &'p [Piece]) -> Option<&'p str> {
    let [piece] = of else { return None };
    let text = pieces.get(*piece)?.text.trim();
    let is_short = text.len() <= LONGEST_HEADING * 4 && text.chars().count() <= LONGEST_HEADING;
    (is_short && text.contains(char::is_alphabetic)).then_some(text)
}

/// The same where it says a name rather than a value.
fn named<'p>(cell: &Cell, pieces: &'p [Piece]) -> Option<&'p str> {
    heading(&cell.pieces, pieces).filter(|text| {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let digits = text.chars().filter(|c| c.is_numeric()).count();
        letters > digits && !text.contains('@')
    })
}

fn label(piece: usize, text: Option<&str>, pieces: &mut [Piece]) {
    let piece = pieces.get_mut(piece).filter(|piece| piece.label.is_none());
    piece.into_iter().for_each(|piece| piece.name(text));
}

#[cfg(test)]
mod tests;
