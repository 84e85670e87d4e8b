//! Cells: where they stand, and the values behind what they show (OpenDocument 1.3, part 3, 9.1.4 and 19.385).
//!
//! A value that the text of its cell tells as well is no unit of its own. Once that text is edited the value goes, and the
//! formula that would bring it back, and the cell is one of text. A value of which the cell shows something else, such as
//! a rounded number or nothing, is a unit; edited it becomes a text.

use std::ops::Range;

use crate::error::Result;
use crate::format::ooxml::splice::{Patch, Setting};
use crate::format::ooxml::text::Gathered;
use crate::format::ooxml::units::Units;
use crate::limits::Limits;
use crate::model::{Location, On, Sensitive, TextUnit, Visibility};

/// Columns further to the right have no heading here.
const MOST_HEADINGS: usize = 2000;

/// A table while it is read.
#[derive(Debug, Default)]
pub struct Table {
    /// What its cells stand on.
    on: On,
    row: usize,
    column: usize,
    next_row: usize,
    next_column: usize,
    headings: Vec<String>,
    left: String,
}

impl Table {
    /// Begins one that stands on a page, a sheet or a slide.
    pub fn on(on: On) -> Self {
        Self { on, ..Self::default() }
    }

    /// Begins a row that stands so many times.
    pub fn row(&mut self, repeated: usize) {
        self.row = self.next_row + 1;
        self.next_row = self.next_row.saturating_add(repeated.max(1));
        (self.column, self.next_column) = (0, 0);
        self.left.clear();
    }

    /// Begins a cell that stands so many times.
    pub fn cell(&mut self, repeated: usize) -> Cell {
        self.column = self.next_column + 1;
        self.next_column = self.next_column.saturating_add(repeated.max(1));
        Cell::default()
    }

    /// Where the cell at hand stands, and what names it.
    pub fn place(&self) -> (Location, Option<Sensitive<String>>) {
        let heading = self.headings.get(self.column.saturating_sub(1));
        let label = match (self.headings.len(), self.column, self.row) {
            (2, 2, _) => Some(&self.left),
            (2, 1, _) | (_, _, 0 | 1) => None,
            _ => heading,
        };
        let label = label.filter(|label| !label.is_empty()).cloned().map(Sensitive::new);
        (Location::cell(self.row, self.column).on(self.on), label)
    }

    /// Takes in what a cell shows.
    pub fn shown(&mut self, text: &str) {
        if self.row == 1 && self.column <= MOST_HEADINGS {
            self.headings.resize(self.column, String::new());
            self.headings.last_mut().into_iter().for_each(|heading| heading.push_str(text));
        }
        if self.column == 1 {
            text.clone_into(&mut self.left);
        }
    }
}

/// A cell while it is read.
#[derive(Debug, Default)]
pub struct Cell {
    /// The units of what it shows.
    pub units: Vec<usize>,
    /// What it shows.
    pub text: String,
    /// Where its attributes tell what its value is.
    pub types: Vec<Range<usize>>,
    /// Its value.
    pub value: Option<Value>,
    /// Attributes that go with the value.
    pub gone: Vec<Range<usize>>,
}

/// The value of a cell.
#[derive(Debug)]
pub struct Value {
    /// The text of it, with its place.
    pub text: Gathered,
    /// The name of its attribute.
    pub name: Range<usize>,
    /// The whole attribute, with the white space before it.
    pub whole: Range<usize>,
    /// Whether it is a text.
    pub is_text: bool,
}

impl Cell {
    /// Makes a unit of the value where the text does not tell it, and of the text what the value hangs on.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn finish(mut self, table: &mut Table, units: &mut Units, part: usize, limits: &Limits) -> Result<()> {
        let (location, label) = table.place();
        table.shown(&self.text);
        let gone = |range: &Range<usize>| Patch { start: range.start, end: range.end, instead: String::new() };
        let becomes = |range: &Range<usize>, instead: &str| Patch { instead: instead.to_owned(), ..gone(range) };
        let mut patches: Vec<Patch> = self.gone.iter().map(gone).collect();
        let Some(value) = self.value.take().filter(|value| !value.text.text.is_empty()) else {
            self.follow(units, part, &patches);
            return Ok(());
        };
        if value.is_text {
            match self.units.as_slice() {
                [unit] if value.text.text == self.text => {
                    units.site(*unit, value.text.pieces, part, Setting::Attribute)
                }
                _ => {
                    let unit = TextUnit::prose(value.text.text, hidden(location)).labelled(label);
                    let unit = units.push(unit, limits)?;
                    units.site(unit, value.text.pieces, part, Setting::Attribute);
                    self.units.push(unit);
                }
            }
            self.follow(units, part, &patches);
            return Ok(());
        }
        patches.extend(self.types.iter().map(|range| becomes(range, "string")));
        if !is_told(&value.text.text, &self.text) {
            let unit = TextUnit::prose(value.text.text, hidden(location)).labelled(label);
            let unit = units.push(unit, limits)?;
            units.site(unit, value.text.pieces, part, Setting::Attribute);
            let own = patches.iter().map(|patch| Patch { instead: patch.instead.clone(), ..*patch });
            let own = own.chain([becomes(&value.name, "office:string-value")]);
            units.follow.extend(own.map(|patch| (unit, part, patch)));
        }
        patches.push(gone(&value.whole));
        self.follow(units, part, &patches);
        Ok(())
    }

    fn follow(&self, units: &mut Units, part: usize, patches: &[Patch]) {
        for unit in &self.units {
            let own = patches.iter().map(|patch| Patch { instead: patch.instead.clone(), ..*patch });
            units.follow.extend(own.map(|patch| (*unit, part, patch)));
        }
    }
}

fn hidden(location: Location) -> Location {
    Location { visibility: Visibility::Hidden, ..location }
}

/// Tells whether a text tells a value: the same number, rounded or as a percentage, or the same day.
fn is_told(value: &str, text: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if let Ok(number) = value.parse::<f64>() {
        let shown = digits(text);
        let significant = |text: &str| text.trim_start_matches('0').to_owned();
        return [number, number * 100.0].iter().any(|number| {
            (0..=10).any(|places| significant(&digits(&format!("{number:.places$}"))) == significant(&shown))
        }) && !shown.is_empty();
    }
    if matches!(value, "true" | "false") {
        return true;
    }
    // What follows neither grammar may be anything.
    if !value.bytes().all(|byte| byte.is_ascii_digit() || b"-:.TZHMSP+".contains(&byte)) {
        return false;
    }
    let numbers = |text: &str| {
        let split = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        split.map(|part| part.trim_start_matches('0').to_owned()).collect::<Vec<_>>()
    };
    let shown = numbers(text);
    if let Some(duration) = value.strip_prefix("PT") {
        return numbers(duration).iter().all(|part| part.is_empty() || shown.contains(part));
    }
    let day = numbers(value.split('T').next().unwrap_or_default());
    let [year, _, day] = day.as_slice() else { return false };
    let is_year = |part: &String| {
        part == year || year.len() == 4 && year.get(2..).is_some_and(|end| part == end.trim_start_matches('0'))
    };
    shown.iter().any(is_year) && shown.contains(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_a_value_in_many_ways() {
        for (value, text) in [
            ("1234567", "$1,234,567.00"),
            ("1234.5", "1.234,50 €"),
            ("0.5", "50 %"),
            ("3.14159265358979", "3.14"),
            ("1980-02-14", "14.02.80"),
            ("1980-02-14T00:00:00", "Feb 14, 1980"),
            ("PT13H05M00S", "13:05"),
            ("true", "WAHR"),
        ] {
            assert!(is_told(value, text), "{value} {text}");
        }
        for (value, text) in [
            ("4155550123", "4.16E+09"),
            ("84500", "85k"),
            ("84500", "###"),
            ("84500", ""),
            ("1980-02-14", "Feb 14"),
            ("x", "x"),
            ("PTJane", "1"),
            ("1980-02-14TJane", "02/14/80"),
        ] {
            assert!(!is_told(value, text), "{value} {text}");
        }
    }
}
