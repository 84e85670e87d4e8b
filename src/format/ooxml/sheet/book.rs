//! What is known of a workbook before its sheets are read, and what its sheets have in common.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::attribute::Class;
use super::super::comment::rewritten::{Scene, gather};
use super::super::namespace::{self as ns, R, S};
use super::super::part::Kind;
use super::super::splice::Setting;
use super::super::survey::{Survey, To};
use super::super::text::Gathered;
use super::super::units::Units;
use super::attribute::is_own_name;
use super::grid::{Grid, HEADER, NONE, Table};
use super::number::{Epoch, is_date_format};
use super::pivot;
use super::reader::{Pivot, Reader};
use super::reference::Area;
use super::strings::Strings;
use crate::error::Result;
use crate::limits::Limits;
use crate::model::{Location, Notation, Place, Sensitive, TextUnit, Visibility};
use crate::syntax::xml::{Open, Scan, Token, attributes};

/// A workbook that is being read.
#[derive(Debug, Default)]
pub struct Book {
    /// The order in which its parts are to be read, by their indexes in the survey.
    pub order: Vec<usize>,
    /// The texts that its cells share.
    pub strings: Strings,
    /// For each format of a cell, whether and how it shows a date.
    pub dates: Vec<Option<Epoch>>,
    grids: BTreeMap<usize, Grid>,
    /// The sheet of each part of comments.
    remarked: BTreeMap<usize, usize>,
    /// The names that there are as they are written, by their class and in lower case.
    names: BTreeMap<(Class, String), String>,
    labels: Vec<Sensitive<String>>,
    label_numbers: HashMap<String, u32>,
    cells: BTreeMap<(u32, bool), HashMap<String, usize>>,
    /// The pivot table at hand.
    pub pivot: Pivot,
}

/// Where to look for the text of a pivot table among the cells.
#[derive(Debug, Clone, Copy)]
pub enum Like<'a> {
    /// Among the headings.
    Heading,
    /// In cells below this heading.
    Below(&'a str),
    /// Anywhere.
    Nothing,
}

impl Book {
    /// Looks through the parts, as the first pass has left them, for what the second has to know beforehand.
    ///
    /// # Errors
    /// What [`Scan`] gives.
    pub fn read(survey: &Survey, texts: &mut [String], units: &mut Units, limits: &Limits) -> Result<Self> {
        let mut book = Self::default();
        let text = |index: usize| texts.get(index).map_or("", String::as_str);
        let of_kind = |kind| survey.parts.iter().enumerate().filter(move |(_, part)| part.kind == kind);
        let (mut sheets, mut names) = (Vec::new(), Vec::new());
        let (mut epoch, mut workbook) = (Epoch::Y1900, None);
        for (index, part) in of_kind(Kind::Workbook) {
            workbook = Some(index);
            elements(text(index), limits, |open, value| match open.local {
                "workbookPr" if matches!(value("date1904").as_str(), "1" | "true") => epoch = Epoch::Y1904,
                "sheet" => {
                    let id = value("r:id");
                    let found = part.references.iter().find(|reference| reference.id == id);
                    let is_hidden = matches!(value("state").as_str(), "hidden" | "veryHidden");
                    if let Some(To::Part(at)) = found.map(|reference| &reference.to) {
                        sheets.push((*at, is_hidden, names.len() + 1));
                    }
                    names.push(value("name"));
                    book.know(Class::Sheet, value("name"));
                }
                "definedName" if !is_own_name(&value("name")) => book.know(Class::Range, value("name")),
                _ => {}
            })?;
        }
        for (index, _) in of_kind(Kind::CellStyles) {
            book.dates = date_formats(text(index), epoch, limits)?;
        }
        let mut remarks = BTreeMap::<usize, Vec<usize>>::new();
        for (index, part) in of_kind(Kind::Worksheet) {
            for reference in &part.references {
                let To::Part(at) = reference.to else { continue };
                match survey.parts.get(at).map(|part| part.kind) {
                    // What stands for a thread is told from the thread.
                    Some(Kind::Threads) => remarks.entry(index).or_default().insert(0, at),
                    Some(Kind::Notes) => remarks.entry(index).or_default().push(at),
                    _ => continue,
                }
                book.remarked.insert(at, index);
            }
        }
        let mut tables = Vec::new();
        for &(index, is_hidden, number) in &sheets {
            let mut grid = Grid::default();
            (grid.is_hidden, grid.number) = (is_hidden, number);
            for reference in survey.parts.get(index).map_or(&[][..], |part| &part.references) {
                let To::Part(at) = reference.to else { continue };
                if survey.parts.get(at).is_some_and(|part| part.kind == Kind::Table) {
                    tables.push(at);
                    grid.tables.extend(book.table(text(at), limits)?);
                }
            }
            book.grids.insert(index, grid);
        }
        // A sheet that the workbook does not name is read all the same.
        let with_remarks =
            |index: usize| std::iter::once(index).chain(remarks.get(&index).into_iter().flatten().copied());
        let named = sheets.iter().flat_map(|(index, ..)| with_remarks(*index)).chain(tables);
        let rest = (0..survey.parts.len()).rev();
        let mut seen = BTreeSet::new();
        book.order = named.chain(workbook).filter(|index| seen.insert(*index)).collect();
        let (mut last, mut strings) = (Vec::new(), None);
        for index in rest.rev().filter(|index| !seen.contains(index)) {
            match survey.parts.get(index).map(|part| part.kind) {
                Some(Kind::SharedStrings) => strings = Some(index),
                Some(Kind::PivotCache | Kind::PivotRecords | Kind::PivotTable) => {}
                Some(kind) if kind.has_remarks() => {}
                Some(Kind::Worksheet | Kind::Chartsheet | Kind::Table) => book.order.extend(with_remarks(index)),
                _ => last.push(index),
            }
        }
        book.order.extend(pivot::order(survey));
        book.order.extend(strings);
        book.order.extend(last);
        let shared = strings.and_then(|index| texts.get_mut(index)).map(std::mem::take);
        if let Some(shared) = shared {
            book.strings = Strings::read(shared, limits)?;
        }
        for text in names.into_iter().filter(|name| !name.is_empty()) {
            units.name(Class::Sheet, Gathered { text, pieces: Vec::new() }, 0, Setting::Attribute, limits)?;
        }
        Ok(book)
    }

    /// Gathers the units of one part; gives its text with the texts of its cells numbered anew, and the relationships
    /// that it names.
    ///
    /// # Errors
    /// What [`Scan`] gives, and `LimitExceeded` for too many units.
    pub fn gather(
        &mut self,
        units: &mut Units,
        source: &str,
        at: (usize, usize),
        limits: &Limits,
    ) -> Result<(String, BTreeSet<String>)> {
        let (index, part) = at;
        let grid = self.grids.remove(&index).unwrap_or_default();
        let (text, used, grid) = Reader::new(self, units, source, part, grid, limits).run()?;
        if self.remarked.values().any(|sheet| *sheet == index) {
            self.grids.insert(index, grid);
        }
        Ok((text, used))
    }

    /// Gathers the units of comments; the sheet that they are on has been read.
    ///
    /// # Errors
    /// What [`Scan`] gives, and `LimitExceeded` for too many units.
    pub fn remarks(&self, units: &mut Units, source: &str, at: (usize, usize), limits: &Limits) -> Result<()> {
        let (index, part) = at;
        let grid = self.remarked.get(&index).and_then(|sheet| self.grids.get(sheet));
        let is_hidden = |row, column| grid.is_some_and(|grid| grid.is_hidden(column) || grid.is_row_hidden(row));
        let scene = Scene::Sheet { number: grid.map_or(0, |grid| grid.number), is_hidden: &is_hidden };
        gather(units, source, part, scene, limits)
    }

    /// The format in which a cell shows a date, if it does.
    pub fn date(&self, style: u32) -> Option<Epoch> {
        usize::try_from(style).ok().and_then(|style| self.dates.get(style)).copied().flatten()
    }

    /// The name that is there, whatever the case in which a formula writes it.
    pub fn known(&self, class: Class, name: &str) -> Option<&String> {
        self.names.get(&(class, name.to_lowercase()))
    }

    fn know(&mut self, class: Class, name: String) {
        self.names.entry((class, name.to_lowercase())).or_insert(name);
    }

    /// The number of a label.
    pub fn label(&mut self, text: &str) -> u32 {
        const ENOUGH: usize = 200;
        let text = text.trim();
        if text.is_empty() || text.len() > ENOUGH {
            return NONE;
        }
        if let Some(&number) = self.label_numbers.get(text) {
            return number;
        }
        self.labels.push(Sensitive::new(text.to_owned()));
        let number = u32::try_from(self.labels.len()).unwrap_or(NONE);
        self.label_numbers.insert(text.to_owned(), number);
        number
    }

    /// The unit of a text below a label; a new one where it is the first of its kind.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn cell(
        &mut self,
        units: &mut Units,
        key: (u32, bool),
        text: &str,
        mut location: Location,
        limits: &Limits,
    ) -> Result<Option<usize>> {
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(&unit) = self.cells.get(&key).and_then(|texts| texts.get(text)) {
            return Ok(Some(unit));
        }
        let (label, is_hidden) = key;
        if is_hidden {
            location.visibility = Visibility::Hidden;
        }
        let mut unit = TextUnit::prose(text, location);
        if label == HEADER {
            unit.notation = Notation::Identifier;
        } else if let Some(at) = usize::try_from(label).ok().and_then(|label| label.checked_sub(1)) {
            unit.label = self.labels.get(at).cloned();
        }
        let at = units.push(unit, limits)?;
        if label == HEADER {
            units.is_name(Class::Column, text, at);
        }
        self.cells.entry(key).or_default().insert(text.to_owned(), at);
        Ok(Some(at))
    }

    /// The unit of the name of a table's column, which is the text of the cell above it.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn column(&mut self, units: &mut Units, name: &str, limits: &Limits) -> Result<Option<usize>> {
        let name = self.known(Class::Column, name).cloned().unwrap_or_else(|| name.to_owned());
        for is_hidden in [false, true] {
            if let Some(&unit) = self.cells.get(&(HEADER, is_hidden)).and_then(|texts| texts.get(&name)) {
                return Ok(Some(unit));
            }
        }
        let number = units.number(crate::model::Place::Name);
        self.cell(units, (HEADER, false), &name, Class::Column.location(number), limits)
    }

    /// The unit of cells of the same text, below the same heading if there are any; a new one where there is none.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn like(&mut self, units: &mut Units, like: Like<'_>, text: &str, limits: &Limits) -> Result<Option<usize>> {
        const TELLING_DIGITS: usize = 5;
        let label = match like {
            Like::Heading => HEADER,
            Like::Below(heading) => self.label(heading),
            Like::Nothing => NONE,
        };
        let near = [label, HEADER, NONE].into_iter().flat_map(|label| [(label, false), (label, true)]);
        let find = |key: (u32, bool)| self.cells.get(&key).and_then(|texts| texts.get(text)).copied();
        if let Some(unit) = near.into_iter().find_map(find) {
            return Ok(Some(unit));
        }
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if digits >= TELLING_DIGITS || text.chars().any(char::is_alphabetic) {
            let all = self.cells.iter().filter_map(|(key, texts)| Some((key, *texts.get(text)?)));
            if let Some((_, unit)) = all.min() {
                return Ok(Some(unit));
            }
        }
        let label = if label == HEADER { NONE } else { label };
        let number = units.number(Place::Setting);
        self.cell(units, (label, false), text, Location::hidden(Place::Setting, number), limits)
    }

    fn table(&mut self, text: &str, limits: &Limits) -> Result<Option<Table>> {
        let (mut area, mut header_rows, mut labels) = (None, 1, Vec::new());
        elements(text, limits, |open, value| match open.local {
            "table" => {
                area = Area::parse(&value("ref"));
                header_rows = if value("headerRowCount") == "0" { 0 } else { 1 };
                self.know(Class::Range, value("name"));
                self.know(Class::Range, value("displayName"));
            }
            "tableColumn" => {
                let name = value("name");
                labels.push(self.label(&name));
                self.know(Class::Column, name);
            }
            _ => {}
        })?;
        Ok(area.map(|area| Table { area, header_rows, labels }))
    }
}

/// Which formats of cells show dates (18.8.10, 18.8.30).
fn date_formats(text: &str, epoch: Epoch, limits: &Limits) -> Result<Vec<Option<Epoch>>> {
    let (mut codes, mut formats, mut is_cell) = (BTreeMap::new(), Vec::new(), false);
    elements(text, limits, |open, value| match open.local {
        "numFmt" => {
            codes.insert(value("numFmtId"), value("formatCode"));
        }
        "cellXfs" => is_cell = true,
        "cellStyles" | "cellStyleXfs" | "dxfs" => is_cell = false,
        "xf" if is_cell => {
            let id = value("numFmtId");
            let is_date = is_date_format(id.parse().unwrap_or_default(), codes.get(&id).map(String::as_str));
            formats.push(is_date.then_some(epoch));
        }
        _ => {}
    })?;
    Ok(formats)
}

/// Calls `each` for every element with a way to read its attributes: empty where there is none.
fn elements(text: &str, limits: &Limits, mut each: impl FnMut(&Open<'_>, &dyn Fn(&str) -> String)) -> Result<()> {
    let mut scan = Scan::new(text, ns::ALL, limits);
    while let Some(token) = scan.next()? {
        let Token::Open(open) = token else { continue };
        if open.namespace != S {
            continue;
        }
        each(&open, &|name| {
            let (is_relation, local) = name.strip_prefix("r:").map_or((false, name), |local| (true, local));
            let found = attributes(open.attributes).flatten().find(|attribute| {
                attribute.local == local
                    && if is_relation { scan.resolve(attribute.prefix) == R } else { attribute.prefix.is_empty() }
            });
            let read = found.and_then(|attribute| Gathered::value(attribute.value, 0).ok());
            read.map(|gathered| gathered.unescaped().text).unwrap_or_default()
        });
    }
    Ok(())
}
