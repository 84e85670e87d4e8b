//! The preview on its way to the page, a few items at a time, and the one place where UTF-8 bytes become UTF-16 code units.

use serde::Serialize;

use super::dto::{PlaceDto, key};
use crate::format::Quad;
use crate::model::layout::{Cell, Frame, Section, Table};
use crate::session::{self, Boxed, FileSession, Item, Passage, Piece, Preview};

/// What the items of a file belong to.
#[derive(Serialize)]
pub struct PreviewDto {
    count: usize,
    sections: Vec<SectionDto>,
    tables: Vec<TableDto>,
}

#[derive(Serialize)]
struct SectionDto {
    kind: &'static str,
    number: u32,
    hidden: bool,
    /// Width divided by height, of slides and pages only.
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio: Option<f64>,
    /// How wide it is, of the same: of a picture in pixels, of a page in points.
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<f64>,
}

#[derive(Serialize)]
struct TableDto {
    sheet: bool,
    columns: Vec<ColumnDto>,
}

#[derive(Serialize)]
struct ColumnDto {
    number: u32,
    width: u16,
    hidden: bool,
}

/// One item; what it has besides its kind depends on that.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ItemDto {
    Section { index: usize, section: u32, title: Option<PassageDto> },
    Text { index: usize, section: Option<u32>, level: u8, depth: u8, passage: Option<PassageDto> },
    Page { index: usize, section: u32 },
    Row { index: usize, section: u32, table: u32, row: RowDto },
    Slide { index: usize, section: u32, frames: Vec<FrameDto> },
}

#[derive(Serialize)]
pub struct RowDto {
    number: u32,
    hidden: bool,
    heading: bool,
    cells: Vec<CellDto>,
}

#[derive(Serialize)]
struct CellDto {
    column: u16,
    across: u16,
    passages: Vec<PassageDto>,
}

#[derive(Serialize)]
pub struct FrameDto {
    kind: &'static str,
    area: Option<[i32; 4]>,
    letters: u16,
    align: &'static str,
    hidden: bool,
    outside: bool,
    rows: Vec<RowDto>,
}

/// A text with its marks. A value in which nothing is looked for has no place.
#[derive(Serialize)]
pub struct PassageDto {
    place: Option<PlaceDto>,
    text: String,
    marks: Vec<MarkDto>,
}

/// A finding in a passage; the offsets count UTF-16 code units.
#[derive(Serialize)]
struct MarkDto {
    start: usize,
    end: usize,
    id: String,
    key: String,
    entity: &'static str,
}

/// A finding on a page.
#[derive(Serialize)]
pub struct BoxedDto {
    id: String,
    key: String,
    entity: &'static str,
    /// How it is written there.
    text: String,
    quads: Vec<Quad>,
}

impl BoxedDto {
    pub fn new(boxed: Boxed<'_>, file: &FileSession) -> Self {
        let Boxed { finding, quads } = boxed;
        Self {
            id: finding.id.to_string(),
            key: key(&finding.value),
            entity: finding.value.entity.code(),
            text: file.spelling(finding.id).to_owned(),
            quads,
        }
    }
}

impl From<&Preview> for PreviewDto {
    fn from(preview: &Preview) -> Self {
        let section = |section: &Section| SectionDto {
            kind: section.kind.code(),
            number: section.number,
            hidden: section.is_hidden,
            ratio: (section.size.1 > 0).then(|| section.size.0 as f64 / section.size.1 as f64),
            width: (section.size.0 > 0).then(|| section.size.0 as f64 / 100.0),
        };
        let table = |table: &Table| {
            let columns = table.columns.iter();
            let column = columns.map(|column| ColumnDto {
                number: column.number,
                width: column.width,
                hidden: column.is_hidden,
            });
            TableDto { sheet: table.is_sheet, columns: column.collect() }
        };
        Self {
            count: preview.items().len(),
            sections: preview.sections().iter().map(section).collect(),
            tables: preview.tables().iter().map(table).collect(),
        }
    }
}

/// Makes the items from `start` on, `count` of them at most.
pub fn items(file: &FileSession, preview: &Preview, start: usize, count: usize) -> Vec<ItemDto> {
    let shown = preview.items().iter().enumerate().skip(start).take(count);
    let view = View { file, preview };
    shown.map(|(index, item)| view.item(index, item)).collect()
}

struct View<'a> {
    file: &'a FileSession,
    preview: &'a Preview,
}

impl View<'_> {
    fn item(&self, index: usize, item: &Item) -> ItemDto {
        let passage = |passage: Option<Passage>| passage.map(|passage| self.passage(&passage));
        match *item {
            Item::FileName => {
                ItemDto::Text { index, section: None, level: 0, depth: 0, passage: passage(self.file.file_name()) }
            }
            Item::Section(section) => {
                let title = self.preview.sections().get(section as usize).and_then(|section| section.title);
                ItemDto::Section { index, section, title: passage(title.and_then(|unit| self.file.whole(unit))) }
            }
            Item::Page(section) => ItemDto::Page { index, section },
            Item::Text { section, paragraph, end, line } => {
                let shown = self.file.paragraph(paragraph, end, line);
                let (level, depth) = (paragraph.level, paragraph.depth);
                ItemDto::Text { index, section: Some(section), level, depth, passage: passage(shown) }
            }
            Item::Row { section, table, row } => ItemDto::Row { index, section, table, row: self.row(row) },
            Item::Slide { section, first, end } => {
                let frames = self.preview.frames(first, end).iter().map(|frame| self.frame(frame)).collect();
                ItemDto::Slide { index, section, frames }
            }
        }
    }

    fn frame(&self, frame: &Frame) -> FrameDto {
        FrameDto {
            kind: frame.kind.code(),
            area: frame.area,
            letters: frame.letters,
            align: frame.align.code(),
            hidden: frame.is_hidden,
            outside: frame.is_outside,
            rows: frame.rows.clone().map(|row| self.row(row)).collect(),
        }
    }

    fn row(&self, row: u32) -> RowDto {
        let Some((row, cells)) = self.preview.row(row) else {
            return RowDto { number: 0, hidden: false, heading: false, cells: Vec::new() };
        };
        let shown = |cell: &Cell| {
            self.file.piece(self.preview, cell.shows).map(|piece| match piece {
                Piece::Passage(passage) => self.passage(&passage),
                Piece::Value(text) => PassageDto { place: None, text: text.to_owned(), marks: Vec::new() },
            })
        };
        let cells = cells.chunk_by(|one, next| one.column == next.column).filter_map(|cells| {
            let first = cells.first()?;
            let passages = cells.iter().filter_map(shown).collect();
            Some(CellDto { column: first.column, across: first.across, passages })
        });
        RowDto { number: row.number, hidden: row.is_hidden, heading: row.is_heading, cells: cells.collect() }
    }

    fn passage(&self, passage: &Passage) -> PassageDto {
        // EXPOSE: the page shows the text to the person who owns the file.
        let text = self.file.file().unit(passage.unit).map_or("", |unit| passage.span.slice(unit.text.expose()));
        PassageDto {
            place: Some(passage.location.into()),
            text: text.to_owned(),
            marks: marks(text, self.file.marks(passage)),
        }
    }
}

/// Makes the marks of a passage's text; they are sorted, so the text is counted once.
fn marks<'a>(text: &str, marks: impl Iterator<Item = session::Mark<'a>>) -> Vec<MarkDto> {
    let (mut bytes, mut units) = (0, 0);
    let mut utf16 = |to: usize| {
        units += text.get(bytes..to).unwrap_or_default().encode_utf16().count();
        bytes = to;
        units
    };
    marks
        .map(|mark| MarkDto {
            start: utf16(mark.span.start()),
            end: utf16(mark.span.end()),
            id: mark.finding.id.to_string(),
            key: key(&mark.finding.value),
            entity: mark.finding.value.entity.code(),
        })
        .collect()
}
