//! Tables as text: CSV and TSV.
//!
//! Follows RFC 4180 and reads what programs write beside it: see [`Dialect`] for how delimiter and escape are chosen.
//!
//! # Where text hides
//! In cells, each a unit of its own with the heading of its column as label; a cell may hold several lines. Lines
//! before or after the table, rows of another width, and quotes that do not match are cells too, so nothing is left
//! out. Where no delimiter fits, each line is a cell.
//!
//! The first row of the commonest width is taken for the headings when all its cells are short words that differ,
//! without `@` and with more letters than digits; in a table of one column only when most cells below have digits or
//! `@`. A heading is also a cell, and a wrong guess gives a label that helps nobody, so the guess may be generous.
//!
//! # What is kept
//! Every byte outside the edits: encoding, byte order mark, line ends, quoting, blank cells, formulas. Quotes are added
//! to a cell whose stand-in needs them. The signs that make a spreadsheet read a cell as a formula are left as they are.
//!
//! # What is dropped
//! Files packed into letters that no format can open; a picture becomes a grey dot.
//!
//! # What is refused
//! Content that is not text, and text in an encoding that cannot be told for certain.

use std::collections::BTreeMap;
use std::ops::Range;

use super::origin::{Origin, TextFormat};
use super::{About, Document, Options};
use crate::error::{Error, Result};
use crate::model::{Dropped, Edit, Layout, Location, Sensitive, TextUnit, order};
use crate::syntax::data_uri::Packed;
use crate::syntax::delimited::{self, Cell, Cells, Dialect, Quoting};

/// The format.
pub static FORMAT: TextFormat = TextFormat { about: &ABOUT, read: open };

static ABOUT: About =
    About { id: "csv", name: "Table (CSV or TSV)", extensions: &["csv", "tsv", "tab"], media_type: "text/csv" };

/// How many rows and cells the headings are looked for in.
const SAMPLE_ROWS: usize = 64;
const SAMPLE_CELLS: usize = 16 * 1024;

/// The longest heading, in characters.
const HEADING_CHARS: usize = 60;

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    let (source, origin) = Origin::read(bytes, &options.limits)?;
    let dialect = Dialect::of(&source);
    let headings = Headings::find(&source, dialect);
    let (mut units, mut places) = (Vec::new(), Vec::new());
    for cell in Cells::new(&source, dialect) {
        let raw = source.get(cell.range.clone()).unwrap_or_default();
        let text = delimited::text(raw, cell.quoting, dialect);
        if text.trim().is_empty() {
            continue;
        }
        let location = Location::cell(cell.row, cell.column);
        units.push(TextUnit::prose(text, location).labelled(headings.label(&cell)));
        places.push(Place::of(&cell)?);
        options.limits.check_units(units.len())?;
    }
    Ok(Box::new(Table { source: source.into(), origin, dialect, units, places }))
}

struct Table {
    source: Sensitive<String>,
    origin: Origin,
    dialect: Dialect,
    units: Vec<TextUnit>,
    /// Where in the source each unit stands.
    places: Vec<Place>,
}

/// A cell's range and quoting, small because there may be millions.
struct Place {
    start: u32,
    end: u32,
    quoting: Quoting,
}

impl Place {
    fn of(cell: &Cell) -> Result<Self> {
        let narrow = |at: usize| {
            u32::try_from(at).map_err(|_| Error::LimitExceeded { limit: "bytes of text", most: u32::MAX.into() })
        };
        Ok(Self { start: narrow(cell.range.start)?, end: narrow(cell.range.end)?, quoting: cell.quoting })
    }

    fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Document for Table {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn layout(&self) -> Layout {
        Layout::grid(&self.units)
    }

    fn take_packed(&mut self) -> Vec<Option<Packed>> {
        self.origin.take_packed()
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.origin.dropped()
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        // EXPOSE: the source is what the file is made of.
        let source = self.source.expose();
        let mut changes = Vec::new();
        for of_cell in edits.chunk_by(|one, next| one.unit == next.unit) {
            let place = of_cell.first().and_then(|edit| self.places.get(edit.unit.0 as usize));
            let place = place.ok_or(Error::CannotRewrite { what: "a change names a cell that is not there" })?;
            let raw = source.get(place.range()).unwrap_or_default();
            changes.push((place.range(), delimited::edited(raw, place.quoting, self.dialect, of_cell)?.into()));
        }
        self.origin.write(source, changes)
    }
}

/// The headings of a table, where it has some.
#[derive(Default)]
struct Headings {
    /// The row that holds them; no row has the number 0.
    row: usize,
    labels: Vec<Sensitive<String>>,
}

impl Headings {
    fn find(source: &str, dialect: Dialect) -> Self {
        let mut rows = BTreeMap::<usize, Vec<String>>::new();
        for cell in Cells::new(source, dialect).take_while(|cell| cell.row <= SAMPLE_ROWS).take(SAMPLE_CELLS) {
            let raw = source.get(cell.range).unwrap_or_default();
            rows.entry(cell.row).or_default().push(delimited::text(raw, cell.quoting, dialect).trim().to_owned());
        }
        rows.retain(|_, cells| cells.iter().any(|cell| !cell.is_empty() && !cell.starts_with("sep=")));
        let mut rows_by_width = BTreeMap::<usize, usize>::new();
        for cells in rows.values() {
            *rows_by_width.entry(cells.len()).or_default() += 1;
        }
        let width = rows_by_width.into_iter().max_by_key(|&(width, rows)| (rows, width)).map_or(0, |(width, _)| width);
        let mut table = rows.into_iter().filter(|(_, cells)| cells.len() == width);
        let Some((row, first)) = table.next() else {
            return Self::default();
        };
        let below: Vec<_> = table.map(|(_, cells)| cells).collect();
        let values = below.iter().flatten().filter(|cell| cell.contains(|c: char| c.is_ascii_digit() || c == '@'));
        if below.is_empty() || !are_headings(&first) || (width == 1 && values.count() * 2 < below.len()) {
            return Self::default();
        }
        Self { row, labels: first.into_iter().map(Sensitive::from).collect() }
    }

    fn label(&self, cell: &Cell) -> Option<Sensitive<String>> {
        let label = self.labels.get(cell.column.checked_sub(1)?).filter(|_| cell.row > self.row);
        // EXPOSE: only to see whether the column has a heading at all.
        label.filter(|label| !label.expose().is_empty()).cloned()
    }
}

fn are_headings(cells: &[String]) -> bool {
    let mut named: Vec<_> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let all = named.len();
    order::sort(&mut named);
    named.dedup();
    // One column, that of row numbers, often has no heading.
    named.len() == all && all + 1 >= cells.len() && named.iter().all(|cell| is_heading(cell))
}

fn is_heading(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    letters > digits && text.chars().count() <= HEADING_CHARS && !text.contains(['@', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::format::Format;
    use crate::limits::Limits;
    use crate::model::{Span, UnitId};

    /// Each unit as `row.column label=text`.
    fn told(source: &str) -> Vec<String> {
        let document = FORMAT.open(source.as_bytes().to_vec(), &Options::default()).unwrap();
        assert_eq!(document.rewrite(&[]).unwrap(), source.as_bytes());
        let tell = |unit: &TextUnit| {
            let label = unit.label.as_ref().map_or("", |label| label.expose());
            format!("{}.{} {label}={}", unit.location.number, unit.location.column, unit.text.expose())
        };
        document.units().iter().map(tell).collect()
    }

    #[test]
    fn cells_carry_the_heading_of_their_column() {
        assert_eq!(told("name,ssn\nJane,\n,1\n"), ["1.1 =name", "1.2 =ssn", "2.1 name=Jane", "3.2 ssn=1"]);
        assert_eq!(
            told("Staff list\n\nname;city\nJane;Rome\nJoe;Bonn")[3..],
            ["4.1 name=Jane", "4.2 city=Rome", "5.1 name=Joe", "5.2 city=Bonn"]
        );
        assert_eq!(told("ssn\n123456789\n"), ["1.1 =ssn", "2.1 ssn=123456789"]);
        assert_eq!(told("sep=;\na;b\nc;d\n")[3], "3.1 a=c");
    }

    #[test]
    fn values_are_not_taken_for_headings() {
        for source in ["Jane,1 555 0100\nJoe,2 555 0101\n", "a@example.com,x\nb@example.com,y\n", "Jane\nJoe\n"] {
            assert!(told(source).iter().all(|unit| unit.contains(" =")), "{source}");
        }
    }

    #[test]
    fn edits_touch_their_cells_only() {
        let source = "\u{feff}name;note\r\n\"Roe; Jane\";hi\n;\rJoe;\"a \"\"b\"\"\"";
        let document = FORMAT.open(source.as_bytes().to_vec(), &Options::default()).unwrap();
        let edit = |unit: u32, stand_in: &str| {
            let text = document.units()[unit as usize].text.expose();
            Edit { unit: UnitId(unit), span: Span::of(text, 0, text.len()).unwrap(), stand_in: stand_in.into() }
        };
        let out = document.rewrite(&[edit(2, "[A]"), edit(4, "B; C")]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{feff}name;note\r\n\"[A]\";hi\n;\r\"B; C\";\"a \"\"b\"\"\"");
        let far = Edit { unit: UnitId(99), ..edit(0, "x") };
        assert!(matches!(document.rewrite(&[far]), Err(Error::CannotRewrite { .. })));
    }

    #[test]
    fn too_many_cells_are_refused_before_they_are_kept() {
        let limits = Limits { units: 3, ..Limits::default() };
        let options = Options { limits, ..Options::default() };
        assert!(matches!(FORMAT.open(b"a,b\nc,d\n".to_vec(), &options), Err(Error::LimitExceeded { .. })));
    }
}
