//! The cells of one sheet: what names their columns, and what is hidden.

use std::collections::BTreeSet;

use super::reference::Area;

/// The label of cells that have none.
pub const NONE: u32 = 0;
/// The label of the cells that name the columns of tables.
pub const HEADER: u32 = u32::MAX;

/// The number of columns of a sheet.
const COLUMNS: usize = 16_384;

/// A table on a sheet.
#[derive(Debug, Clone)]
pub struct Table {
    /// All of it.
    pub area: Area,
    /// How many rows at its top name its columns.
    pub header_rows: u32,
    /// The labels of its columns.
    pub labels: Vec<u32>,
}

/// What is known of a sheet while it is read from its top to its bottom.
#[derive(Debug, Default)]
pub struct Grid {
    /// Which sheet of the workbook it is, from 1; 0 for one that it does not name.
    pub number: usize,
    /// Whether the whole sheet is hidden.
    pub is_hidden: bool,
    /// Its tables.
    pub tables: Vec<Table>,
    /// For each column, from 0, whether it is hidden.
    hidden_columns: Vec<bool>,
    hidden_rows: BTreeSet<u32>,
    /// The label of each column, by its number.
    headings: Vec<u32>,
    /// The columns that the row of headings has.
    span: Option<(u32, u32)>,
    is_settled: bool,
    last_row: u32,
}

/// What a row looks like from afar.
#[derive(Debug, Default, Clone, Copy)]
pub struct Outline {
    /// The columns of its first and its last text.
    pub span: Option<(u32, u32)>,
    /// Whether it holds numbers.
    pub has_numbers: bool,
}

impl Grid {
    /// Looks at the next row that holds anything; tells whether it is a row of headings, which has to be told then.
    pub fn enter(&mut self, row: u32, outline: Outline) -> bool {
        let after_gap = row > self.last_row.saturating_add(1);
        self.last_row = row;
        if self.is_settled && after_gap && outline.span != self.span {
            self.is_settled = false;
        }
        let Some((first, last)) = outline.span.filter(|_| !self.is_settled && !outline.has_numbers) else {
            self.is_settled |= outline.has_numbers;
            return false;
        };
        self.is_settled = first != last;
        if self.is_settled {
            self.headings.clear();
            self.span = outline.span;
        }
        true
    }

    /// Takes down what the row of headings that was entered last says of a column.
    pub fn head(&mut self, column: u32, label: u32) {
        let at = usize::try_from(column).unwrap_or_default();
        if self.headings.len() <= at {
            self.headings.resize(at + 1, NONE);
        }
        if let Some(slot) = self.headings.get_mut(at) {
            *slot = label;
        }
    }

    /// The label of a cell of the row that was entered last.
    pub fn label(&self, row: u32, column: u32, is_heading: bool) -> u32 {
        if let Some(table) = self.tables.iter().find(|table| table.area.contains(row, column)) {
            if row < table.area.top.saturating_add(table.header_rows) {
                return HEADER;
            }
            let at = usize::try_from(column - table.area.left).unwrap_or(usize::MAX);
            return table.labels.get(at).copied().unwrap_or(NONE);
        }
        if is_heading {
            return NONE;
        }
        let at = usize::try_from(column).unwrap_or(usize::MAX);
        self.headings.get(at).copied().unwrap_or(NONE)
    }

    /// Takes down that columns are hidden; they are told in their order.
    pub fn hide(&mut self, first: usize, last: usize) {
        let last = last.min(COLUMNS);
        if last >= self.hidden_columns.len() {
            let first = first.max(self.hidden_columns.len());
            self.hidden_columns.resize(first.min(last), false);
            self.hidden_columns.resize(last + 1, true);
        }
    }

    /// Takes down that a row is hidden.
    pub fn hide_row(&mut self, row: u32) {
        self.hidden_rows.insert(row);
    }

    /// Tells whether a row is hidden, as far as the sheet has been read.
    pub fn is_row_hidden(&self, row: u32) -> bool {
        self.hidden_rows.contains(&row)
    }

    /// Tells whether a column is hidden, or the sheet.
    pub fn is_hidden(&self, column: u32) -> bool {
        let is_hidden = usize::try_from(column).ok().and_then(|column| self.hidden_columns.get(column)).copied();
        self.is_hidden || is_hidden.unwrap_or(false)
    }
}
