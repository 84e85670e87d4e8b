//! How a file looks: which of its texts stand below and beside each other.
//!
//! It is made to be shown, not to be written: where it is wrong the page looks odd, and nothing else. All that a section
//! shows lies in lists that the sections have in common, so that a sheet of a million cells costs a few bytes for each.

use std::ops::Range;

use super::{Sensitive, TextUnit};

/// How a document looks. Its units are counted from the document's first.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    /// Its sections, in the order in which they are read.
    pub sections: Vec<Section>,
    /// What stands below each other in the sections.
    pub blocks: Vec<Block>,
    /// The tables that rows belong to.
    pub tables: Vec<Table>,
    /// The rows of tables, sheets and boxes.
    pub rows: Vec<Row>,
    /// The cells of rows, from left to right; what stands below each other in one cell has the same column.
    pub cells: Vec<Cell>,
    /// The boxes of slides, in the order in which they are read.
    pub frames: Vec<Frame>,
    values: Sensitive<String>,
}

/// Declares the kinds of sections with their stable codes.
macro_rules! sections {
    ($($variant:ident $code:literal $about:literal;)*) => {
        /// What a section of a document is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum SectionKind { $(#[doc = $about] $variant,)* }

        impl SectionKind {
            /// Returns the stable code; the page has a word for each.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

sections! {
    Body "body" "The text itself.";
    Header "header" "A page header.";
    Footer "footer" "A page footer.";
    Footnotes "footnotes" "All footnotes.";
    Endnotes "endnotes" "All endnotes.";
    Comments "comments" "All comments.";
    Sheet "sheet" "A sheet of a workbook; the title is its name.";
    Slide "slide" "A slide.";
    Notes "notes" "The speaker's notes of a slide.";
    Master "master" "A master or a layout of slides.";
    Graphic "graphic" "A chart, a diagram or what is drawn on a sheet.";
    Page "page" "A page.";
    Picture "picture" "A picture among the text.";
    Annotations "annotations" "All notes and marks on pages, and the fields of forms.";
    Outline "outline" "All bookmarks.";
    Rest "rest" "What has no place of its own: names, addresses, settings.";
}

/// A stretch of a document.
#[derive(Debug, Clone)]
pub struct Section {
    /// What it is.
    pub kind: SectionKind,
    /// Which one of its kind, from 1; 0 where they are not counted.
    pub number: u32,
    /// The unit that names it.
    pub title: Option<u32>,
    /// Whether a reader of the file is not shown it.
    pub is_hidden: bool,
    /// Width and height of a slide, in any one unit of length.
    pub size: (i64, i64),
    /// What it shows.
    pub blocks: Range<u32>,
    /// Of its blocks, those that a picture of it shows as well.
    pub drawn: Range<u32>,
}

/// One of the things that stand below each other.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph, or a line of it.
    Paragraph(Paragraph),
    /// A row of a table or sheet.
    Row {
        /// Which table.
        table: u32,
        /// Which row, by its index among all.
        row: u32,
    },
    /// A slide with its boxes, by their indexes among all.
    Slide(Range<u32>),
}

/// A paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its unit.
    pub unit: u32,
    /// From which byte of the unit on; it ends where the next one of the same unit begins.
    pub start: u32,
    /// The level of a heading, from 1 to 9; 0 for a paragraph that is none.
    pub level: u8,
    /// The depth of an item of a list, from 1; 0 for a paragraph that is none.
    pub depth: u8,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Its columns from left to right.
    pub columns: Vec<Column>,
    /// Whether its rows and columns have names that the reader sees.
    pub is_sheet: bool,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its number, from 1.
    pub number: u32,
    /// About how many characters fit into it; 0 where that is not told.
    pub width: u16,
    /// Whether a reader of the file is not shown it.
    pub is_hidden: bool,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its number, from 1.
    pub number: u32,
    /// Whether a reader of the file is not shown it.
    pub is_hidden: bool,
    /// Whether it names the columns.
    pub is_heading: bool,
    /// Its cells, by their indexes among all.
    pub cells: Range<u32>,
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The number of its column, from 1.
    pub column: u16,
    /// How many columns it takes up.
    pub across: u16,
    /// What it shows.
    pub shows: Shows,
}

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// A unit.
    Unit(u32),
    /// A [value](Layout::value) that is no unit, since it can hold nothing of anybody's own.
    Value(u32),
}

/// What a box of a slide is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameKind {
    /// A shape with text.
    Text,
    /// The title of the slide.
    Title,
    /// A table.
    Table,
    /// A picture.
    Picture,
    /// A chart, a diagram, an object.
    Graphic,
}

impl FrameKind {
    /// Returns the stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Title => "title",
            Self::Table => "table",
            Self::Picture => "picture",
            Self::Graphic => "graphic",
        }
    }
}

/// Where the lines of a box stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    /// At the side where reading begins.
    #[default]
    Start,
    /// In the middle.
    Middle,
    /// At the other side.
    End,
}

impl Align {
    /// Returns the stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A box of a slide.
#[derive(Debug, Clone)]
pub struct Frame {
    /// What it is.
    pub kind: FrameKind,
    /// Left, top, width and height, in ten-thousandths of the slide's width and height; nothing where nobody told.
    pub area: Option<[i32; 4]>,
    /// The size of its letters, in ten-thousandths of the slide's width.
    pub letters: u16,
    /// Where its lines stand.
    pub align: Align,
    /// Whether the audience is not shown it, although it is on the slide.
    pub is_hidden: bool,
    /// Whether it lies beside the slide.
    pub is_outside: bool,
    /// Its paragraphs, or the rows of its table, by their indexes among all.
    pub rows: Range<u32>,
}

impl Layout {
    /// Begins a section; what is added from now on is part of it.
    pub fn begin(&mut self, kind: SectionKind, number: u32) {
        self.begin_named(kind, number, None, false);
    }

    /// Begins a section that has a name or may be hidden.
    pub fn begin_named(&mut self, kind: SectionKind, number: u32, title: Option<u32>, is_hidden: bool) {
        let at = index(self.blocks.len());
        self.sections.push(Section { kind, number, title, is_hidden, size: (0, 0), blocks: at..at, drawn: at..at });
    }

    /// Adds a block to the section at hand.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
        let end = index(self.blocks.len());
        if let Some(section) = self.sections.last_mut() {
            section.blocks.end = end;
        }
    }

    /// Tells that a picture of the section at hand shows what was added to it so far.
    pub fn drawn(&mut self) {
        if let Some(section) = self.sections.last_mut() {
            section.drawn = section.blocks.clone();
        }
    }

    /// Adds a whole unit as a paragraph.
    pub fn paragraph(&mut self, unit: u32) {
        self.push(Block::Paragraph(Paragraph { unit, ..Paragraph::default() }));
    }

    /// Adds a row of the cells from `start` on, and tells which one it is.
    pub fn row(&mut self, number: u32, start: usize) -> u32 {
        let cells = index(start)..index(self.cells.len());
        self.rows.push(Row { number, is_hidden: false, is_heading: false, cells });
        index(self.rows.len() - 1)
    }

    /// Keeps a value that is no unit.
    pub fn keep(&mut self, value: &str) -> Shows {
        // EXPOSE: the values are put together.
        let mut values = std::mem::take(&mut self.values).into_exposed();
        let at = index(values.len());
        values.push_str(value);
        values.push('\0');
        self.values = values.into();
        Shows::Value(at)
    }

    /// A value that is no unit.
    pub fn value(&self, at: u32) -> &str {
        // EXPOSE: the caller shows it to the person who owns the file.
        let rest = self.values.expose().get(at as usize..).unwrap_or_default();
        rest.split('\0').next().unwrap_or_default()
    }

    /// The units in which they are shown, as often as they are.
    pub fn units(&self) -> impl Iterator<Item = u32> {
        let titles = self.sections.iter().filter_map(|section| section.title);
        let paragraphs = self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.unit),
            Block::Row { .. } | Block::Slide(_) => None,
        });
        let cells = self.cells.iter().filter_map(|cell| match cell.shows {
            Shows::Unit(unit) => Some(unit),
            Shows::Value(_) => None,
        });
        titles.chain(paragraphs).chain(cells)
    }

    /// Adds the units that are shown nowhere, in a section of their own.
    pub fn finish(&mut self, units: usize) {
        let mut is_shown = vec![false; units];
        for unit in self.units() {
            if let Some(is_shown) = is_shown.get_mut(unit as usize) {
                *is_shown = true;
            }
        }
        let rest: Vec<u32> =
            is_shown.iter().enumerate().filter(|(_, is_shown)| !**is_shown).map(|(at, _)| index(at)).collect();
        if !rest.is_empty() {
            self.begin(SectionKind::Rest, 0);
            rest.into_iter().for_each(|unit| self.paragraph(unit));
        }
    }

    /// The layout of running text: one paragraph below the other.
    pub fn flow(units: &[TextUnit]) -> Self {
        let mut layout = Self::default();
        layout.begin(SectionKind::Body, 0);
        (0..index(units.len())).for_each(|unit| layout.paragraph(unit));
        layout
    }

    /// The layout of a table whose units are its cells, row by row.
    pub fn grid(units: &[TextUnit]) -> Self {
        let mut layout = Self::default();
        layout.begin(SectionKind::Sheet, 0);
        let count = units.iter().map(|unit| unit.location.column).max().unwrap_or(0);
        let mut columns: Vec<Column> =
            (1..=index(count)).map(|number| Column { number, width: 0, is_hidden: false }).collect();
        for unit in units.iter().take(SAMPLE) {
            let column = unit.location.column.checked_sub(1).and_then(|at| columns.get_mut(at));
            // EXPOSE: characters are counted.
            let characters = u16::try_from(unit.text.expose().chars().count()).unwrap_or(u16::MAX);
            column.into_iter().for_each(|column| column.width = column.width.max(characters));
        }
        layout.tables.push(Table { columns, is_sheet: true });
        let mut unit = 0;
        for row in units.chunk_by(|one, next| one.location.number == next.location.number) {
            let (start, number) = (layout.cells.len(), row.first().map_or(0, |first| first.location.number));
            for cell in row {
                let column = u16::try_from(cell.location.column).unwrap_or(u16::MAX);
                layout.cells.push(Cell { column, across: 1, shows: Shows::Unit(unit) });
                unit += 1;
            }
            let row = layout.row(index(number), start);
            layout.push(Block::Row { table: 0, row });
        }
        layout.finish(units.len());
        layout
    }
}

/// How many cells of a table tell how wide its columns are.
const SAMPLE: usize = 4096;

/// An index in the small form in which a layout keeps it.
pub fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
