//! Comments: at their cells, and below their slides.

use std::collections::BTreeMap;

use super::View;
use crate::model::layout::{Cell, Row, Shows, index};
use crate::model::{On, Place, TextUnit, order};

/// The units of comments.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    /// By sheet: row, column and unit.
    cells: BTreeMap<u32, Vec<Remark>>,
    /// By slide.
    slides: BTreeMap<u32, Vec<u32>>,
}

/// The row and the column of a cell, and a unit.
type Remark = (u32, u32, u32);

impl Remarks {
    pub(super) fn new(units: &[TextUnit]) -> Self {
        let mut remarks = Self::default();
        for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.location.place == Place::Comment) {
            let (location, unit) = (unit.location, index(at));
            match location.on {
                On::Sheet(sheet) => {
                    let remark = (index(location.number), index(location.column), unit);
                    remarks.cells.entry(index(sheet)).or_default().push(remark);
                }
                On::Slide(slide) => remarks.slides.entry(index(slide)).or_default().push(unit),
                On::Page => {}
            }
        }
        remarks.cells.values_mut().for_each(order::sort);
        remarks
    }
}

/// Shows the comments on a slide, whose boxes have just been told.
pub(super) fn below(view: &mut View<'_>, slide: u32) {
    for unit in view.remarks.slides.remove(&slide).unwrap_or_default() {
        if view.show(unit) {
            view.layout.paragraph(unit);
        }
    }
}

/// Puts the comments on a sheet into its rows, which are those from `first` on.
pub(super) fn at_cells(view: &mut View<'_>, sheet: u32, first: usize) {
    let Some(remarks) = view.remarks.cells.remove(&sheet) else { return };
    let rows = view.layout.rows.split_off(first.min(view.layout.rows.len()));
    let start = rows.first().map_or(view.layout.cells.len(), |row| row.cells.start as usize);
    let cells = view.layout.cells.split_off(start.min(view.layout.cells.len()));
    let mut rest = remarks.as_slice();
    for row in rows {
        let (above, after) = rest.split_at(rest.partition_point(|remark| remark.0 < row.number));
        alone(view, above);
        let (here, below) = after.split_at(after.partition_point(|remark| remark.0 == row.number));
        rest = below;
        let range = (row.cells.start as usize).saturating_sub(start)..(row.cells.end as usize).saturating_sub(start);
        push(view, row, cells.get(range).unwrap_or_default(), here);
    }
    alone(view, rest);
}

/// Adds rows in which no cell shows anything else.
fn alone(view: &mut View<'_>, remarks: &[Remark]) {
    for here in remarks.chunk_by(|one, next| one.0 == next.0) {
        let number = here.first().map_or(0, |remark| remark.0);
        push(view, Row { number, is_hidden: false, is_heading: false, cells: 0..0 }, &[], here);
    }
}

fn push(view: &mut View<'_>, row: Row, cells: &[Cell], mut here: &[Remark]) {
    let start = index(view.layout.cells.len());
    let mut add = |view: &mut View<'_>, before: u32| {
        let (now, later) = here.split_at(here.partition_point(|remark| remark.1 < before));
        here = later;
        for &(_, column, unit) in now {
            view.show(unit);
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            view.layout.cells.push(Cell { column, across: 1, shows: Shows::Unit(unit) });
        }
    };
    for cell in cells {
        add(view, u32::from(cell.column));
        view.layout.cells.push(*cell);
    }
    add(view, u32::MAX);
    view.layout.rows.push(Row { cells: start..index(view.layout.cells.len()), ..row });
}
