//! Workbooks: sheets of cells, the texts that they share, tables, and the formulas that name them (ECMA-376-1, 18).
//!
//! Equal texts below one heading are one unit, however many cells show them. A text that is shared by cells of several
//! columns is written once for each, so that an edit in one column leaves the others alone.

mod attribute;
mod book;
mod date;
mod extension;
mod formula;
mod function;
mod gone;
mod grammar;
mod grid;
mod name;
mod number;
mod page;
mod pivot;
mod place;
mod plain;
mod reader;
mod reference;
mod strings;

pub use attribute::spreadsheet_class;
pub use book::Book;
pub use date::of_cache as written_date;
pub use extension::is_kept as is_kept_extension;
pub use formula::{has_outside, is_bare};
pub use function::is_built_in;
pub use gone::Gone;
pub use name::fitting;
pub use number::{Epoch, written as written_number};
pub use pivot::{Pivots, stays as is_pivot_of_cells};
pub use place::{chart_formula, link_target};
pub use plain::plain_cell;
pub use reference::{Area, cell, cell_name, is_reference};
