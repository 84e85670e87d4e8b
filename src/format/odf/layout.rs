//! What a document looks like, told by where its units stand.

use crate::format::office::Written;
use crate::format::ooxml::units::Units;
use crate::format::shot;
use crate::model::layout::{Block, Cell, Column, SectionKind, Shows, Table, index};
use crate::model::{Layout, Location, On, Place, Plate, TextUnit, Visibility};

/// Makes the layout of a document: its text, its sheets or slides, then what stands beside them.
pub fn layout(_parts: &[Written], units: &Units, plates: &[Plate]) -> Layout {
    let mut layout = sections(&units.units);
    shot::lay_out(plates, &units.units, &mut layout);
    layout.finish(units.units.len());
    layout
}

/// The sections of a document's own units, by their places.
pub fn sections(all: &[TextUnit]) -> Layout {
    let mut view = View::default();
    let kinds = [
        SectionKind::Body,
        SectionKind::Sheet,
        SectionKind::Slide,
        SectionKind::Notes,
        SectionKind::Footnotes,
        SectionKind::Endnotes,
        SectionKind::Comments,
        SectionKind::Header,
        SectionKind::Footer,
        SectionKind::Graphic,
        SectionKind::Master,
    ];
    let told: Vec<Option<(SectionKind, u32)>> = all.iter().map(section).collect();
    for kind in kinds {
        for (at, section) in told.iter().enumerate() {
            if let (Some((found, number)), Some(unit)) = (section, all.get(at))
                && *found == kind
            {
                view.add(kind, *number, index(at), unit, all);
            }
        }
        view.end_row();
    }
    view.layout
}

/// In which section a unit is shown: of which kind, and which of its kind.
fn section(unit: &TextUnit) -> Option<(SectionKind, u32)> {
    let Location { place, number, on, visibility, .. } = unit.location;
    let number = index(number);
    Some(match (place, on) {
        (Place::Cell, On::Sheet(sheet)) => (SectionKind::Sheet, index(sheet)),
        (Place::Cell, On::Slide(slide)) => (SectionKind::Slide, index(slide)),
        (Place::Paragraph | Place::TextBox | Place::Cell | Place::Deletion, _) => (SectionKind::Body, 0),
        (Place::Slide, _) => (SectionKind::Slide, number),
        (Place::Note, _) => (SectionKind::Notes, number),
        (Place::Footnote, _) => (SectionKind::Footnotes, 0),
        (Place::Endnote, _) => (SectionKind::Endnotes, 0),
        (Place::Comment, _) => (SectionKind::Comments, 0),
        (Place::Header, _) => (SectionKind::Header, 0),
        (Place::Footer, _) => (SectionKind::Footer, 0),
        (Place::Chart, _) if visibility == Visibility::Visible => (SectionKind::Graphic, 0),
        (Place::Master, _) => (SectionKind::Master, 0),
        _ => return None,
    })
}

/// A layout while it is made.
#[derive(Default)]
struct View {
    layout: Layout,
    /// The section at hand, and the row in it: its table, its number, and where its cells begin.
    section: Option<(SectionKind, u32)>,
    row: Option<(u32, usize, usize)>,
    /// The table at hand, and how far its rows have come.
    table: Option<(u32, usize)>,
}

impl View {
    fn add(&mut self, kind: SectionKind, number: u32, at: u32, unit: &TextUnit, all: &[TextUnit]) {
        if self.section != Some((kind, number)) {
            self.end_row();
            (self.section, self.table) = (Some((kind, number)), None);
            let title = (kind == SectionKind::Sheet).then(|| title(all, number)).flatten();
            self.layout.begin_named(kind, number, title, false);
        }
        let Location { place: Place::Cell, number: row, column, .. } = unit.location else {
            self.end_row();
            self.table = None;
            return self.layout.paragraph(at);
        };
        if self.row.is_none_or(|(_, known, _)| known != row) {
            self.end_row();
            // A row above the last one is of another table.
            let known = self.table.filter(|(_, last)| *last < row).map(|(table, _)| table);
            let table = known.unwrap_or_else(|| {
                self.layout.tables.push(Table { columns: Vec::new(), is_sheet: kind == SectionKind::Sheet });
                index(self.layout.tables.len() - 1)
            });
            self.table = Some((table, row));
            self.row = Some((table, row, self.layout.cells.len()));
        }
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        self.layout.cells.push(Cell { column, across: 1, shows: Shows::Unit(at) });
        let Some((table, ..)) = self.row else { return };
        if let Some(table) = self.layout.tables.get_mut(table as usize) {
            let number = u32::from(column);
            if let Err(place) = table.columns.binary_search_by_key(&number, |known| known.number) {
                table.columns.insert(place, Column { number, width: 0, is_hidden: false });
            }
        }
    }

    fn end_row(&mut self) {
        if let Some((table, number, start)) = self.row.take() {
            let row = self.layout.row(index(number), start);
            self.layout.push(Block::Row { table, row });
        }
    }
}

/// The unit that is the name of a sheet, if every sheet has one.
fn title(all: &[TextUnit], number: u32) -> Option<u32> {
    let is_name = |unit: &TextUnit| unit.location.place == Place::Sheet && index(unit.location.number) == number;
    all.iter().position(is_name).map(index)
}
