//! Workbooks: sheets of cells, the texts that they share, tables, and the formulas that name them (ECMA-376-1, 18).
//!
//! Equal texts below one heading are one unit, however many cells show them. A text that is shared by cells of several
//! columns is written once for each, so that an edit in one column leaves the others alone.

mod attribute;
mod book;
mod formula;
mod grid;
mod name;
mod number;
mod page;
mod reader;
mod reference;
mod strings;

pub use attribute::spreadsheet_class;
pub use book::Book;
pub use formula::{has_outside, is_bare};
pub use name::fitting;
pub use number::{Epoch, written as written_number};
pub use reference::{Area, cell, is_reference};
