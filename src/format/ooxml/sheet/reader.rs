//! Reads one part of a workbook: its cells, its formulas and its names.

mod cell;
mod pivot;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::attribute::{Class, classify, is_guid, is_plain_text};
use super::super::namespace::{self as ns, R, S, X14, XM};
use super::super::splice::{Form, Piece, Setting};
use super::super::text::Gathered;
use super::super::units::Units;
use super::attribute::{Purpose, format_texts, purpose};
use super::book::Book;
use super::formula::{self, Kind};
use super::grammar::{Reading, reading};
use super::grid::Grid;
use super::page;
use super::plain::plain_cell;
use super::reference::is_selection;
use crate::error::Result;
use crate::limits::Limits;
use crate::model::{Location, Notation, Place, TextUnit};
use crate::syntax::xml::{Attribute, NO_NAMESPACE, Open, Scan, Token, attributes};
use cell::{Row, Written};
pub use pivot::Pivot;

/// The reader of one part.
pub struct Reader<'a, 'u> {
    book: &'u mut Book,
    units: &'u mut Units,
    scan: Scan<'a>,
    source: &'a str,
    part: usize,
    limits: &'u Limits,
    out: String,
    copied: usize,
    frames: Vec<(u8, &'a str, usize)>,
    loose: Gathered,
    used: BTreeSet<String>,
    grid: Grid,
    row: Row<'a>,
    /// The formulas that cells share, by their numbers.
    shared: BTreeMap<String, String>,
    /// Whether it is a part of a pivot table.
    is_pivot: bool,
}

impl<'a, 'u> Reader<'a, 'u> {
    /// Begins with a part that the first pass has cleaned.
    pub fn new(
        book: &'u mut Book,
        units: &'u mut Units,
        source: &'a str,
        part: usize,
        grid: Grid,
        limits: &'u Limits,
    ) -> Self {
        let (scan, out) = (Scan::new(source, ns::ALL, limits), String::with_capacity(source.len()));
        let (copied, frames, loose, used) = (0, Vec::new(), Gathered::default(), BTreeSet::new());
        let (row, shared) = (Row { number: 0, is_hidden: false, cells: Vec::new() }, BTreeMap::new());
        Self {
            book,
            units,
            scan,
            source,
            part,
            limits,
            out,
            copied,
            frames,
            loose,
            used,
            grid,
            row,
            shared,
            is_pivot: false,
        }
    }

    /// Reads it to its end; gives the text as it will be written, the relationships that it names, and what is hidden.
    ///
    /// # Errors
    /// What [`Scan`] gives, `Malformed` for a cell whose text is not there, and `LimitExceeded` for too many units.
    pub fn run(mut self) -> Result<(String, BTreeSet<String>, Grid)> {
        loop {
            self.read_cells()?;
            let Some(token) = self.scan.next()? else { break };
            let (start, end) = (self.scan.start, self.scan.end);
            match token {
                Token::Open(open) => {
                    self.settle()?;
                    self.open(&open)?;
                }
                Token::Close => self.close()?,
                Token::Text(text) => self.loose.add(text, start, end, Form::Plain),
                Token::Character(c) => self.loose.add(c.encode_utf8(&mut [0; 4]), start, end, Form::Escape),
                // The first pass leaves none.
                Token::Literal(_) | Token::Aside => {}
            }
        }
        self.out.push_str(self.source.get(self.copied..).unwrap_or_default());
        Ok((self.out, self.used, self.grid))
    }

    /// Reads the cells of a row that hold nothing but a value.
    fn read_cells(&mut self) -> Result<()> {
        self.scan.leave_empty();
        if !self.is_in("row") || self.scan.resolve("") != S {
            return Ok(());
        }
        let mut end = self.scan.end;
        while let Some(cell) = plain_cell(self.source, end) {
            self.settle()?;
            end = cell.end;
            self.plain_cell(cell);
        }
        self.scan.pass(end);
        Ok(())
    }

    fn open(&mut self, open: &Open<'a>) -> Result<()> {
        if open.namespace == S {
            match open.local {
                "row" => self.begin_row(open),
                "c" => self.begin_cell(open),
                "f" if self.is_in("c") => {
                    let shared = plain(open, "si").filter(|_| plain(open, "t") == Some("shared"));
                    if let Some(cell) = self.row.cells.last_mut() {
                        (cell.is_result, cell.shared) = (true, shared.map(str::to_owned));
                    }
                }
                "col" if is_on(plain(open, "hidden")) => {
                    let number = |name| plain(open, name).and_then(|value| value.parse().ok());
                    if let Some((first, last)) = number("min").zip(number("max")) {
                        self.grid.hide(first, last);
                    }
                }
                _ => {}
            }
        }
        let taken = if self.is_pivot_of(open) { self.pivot(open)? } else { &[] };
        let is_cell = open.namespace == S && matches!(open.local, "row" | "c" | "f");
        if !is_cell && !open.attributes.is_empty() {
            self.names(open, taken)?;
        }
        if open.is_empty {
            if (open.namespace, open.local) == (S, "row") {
                self.end_row()?;
            }
        } else {
            self.frames.push((open.namespace, open.local, self.scan.start));
        }
        Ok(())
    }

    fn is_pivot_of(&mut self, open: &Open<'a>) -> bool {
        if self.frames.is_empty() {
            self.is_pivot = open.local.starts_with("pivot");
        }
        self.is_pivot && open.namespace == S
    }

    fn is_in(&self, local: &str) -> bool {
        self.frames.last().is_some_and(|frame| (frame.0, frame.1) == (S, local))
    }

    fn close(&mut self) -> Result<()> {
        let Some((namespace, local, start)) = self.frames.pop() else { return Ok(()) };
        if namespace != S {
            return self.extension(namespace, local);
        }
        let in_cell = self.frames.iter().rev().take(4).any(|frame| (frame.0, frame.1) == (S, "c"));
        match local {
            "v" if self.is_in("c") => {
                let (loose, end) = (std::mem::take(&mut self.loose), self.scan.end);
                if let Some(cell) = self.row.cells.last_mut() {
                    cell.value = Some((Written::Gathered(loose), start..end));
                }
            }
            "f" if self.is_in("c") => {
                let loose = std::mem::take(&mut self.loose).unescaped();
                if let Some(cell) = self.row.cells.last_mut() {
                    cell.formula = Some(loose);
                }
            }
            "t" if in_cell => {
                let is_sound = self.frames.iter().any(|frame| frame.1 == "rPh");
                let loose = std::mem::take(&mut self.loose);
                if let Some(cell) = self.row.cells.last_mut() {
                    if is_sound { cell.sound.append(loose) } else { cell.text.append(loose) }
                }
            }
            "row" => {
                self.settle_in(local)?;
                self.end_row()?;
            }
            "f"
            | "definedName"
            | "formula"
            | "formula1"
            | "formula2"
            | "calculatedColumnFormula"
            | "totalsRowFormula" => {
                let loose = std::mem::take(&mut self.loose).unescaped();
                self.formula(&loose)?;
            }
            "oddHeader" | "evenHeader" | "firstHeader" => self.page(Place::Header)?,
            "oddFooter" | "evenFooter" | "firstFooter" => self.page(Place::Footer)?,
            _ => self.settle_in(local)?,
        }
        Ok(())
    }

    /// The end of an element of an extension, or of a drawing.
    fn extension(&mut self, namespace: u8, local: &str) -> Result<()> {
        let text = self.loose.text.trim();
        match (namespace, local) {
            (XM, "f") => {
                let loose = std::mem::take(&mut self.loose).unescaped();
                self.formula(&loose)
            }
            (XM, "sqref") if is_selection(text) => {
                self.loose = Gathered::default();
                Ok(())
            }
            // It joins a rule to one of the older kind.
            (X14, "id") if is_guid(text) => {
                self.loose = Gathered::default();
                Ok(())
            }
            _ => self.settle_in(local),
        }
    }

    /// Where in what is written a place of the source will be.
    fn place(&self, at: usize) -> usize {
        (self.out.len() + at).saturating_sub(self.copied)
    }

    fn formula(&mut self, gathered: &Gathered) -> Result<()> {
        let numbers_from = 5;
        let all = 0..gathered.text.len();
        if reading(&gathered.text, |name| self.book.known(Class::Range, name).is_some()) != Reading::Formula {
            let text = Gathered { text: gathered.text.clone(), pieces: self.whole(gathered, &all) };
            let is_blank = text.text.trim().is_empty();
            return if is_blank { Ok(()) } else { self.name(Class::Constant, text, Setting::NumberConstant) };
        }
        for part in formula::parts(&gathered.text) {
            let inside = gathered.text.get(part.range.clone()).unwrap_or_default();
            match part.kind {
                Kind::Text if inside.chars().any(char::is_alphanumeric) => {
                    let text = gathered.part(&part.range, Some('"'));
                    self.name(Class::Constant, text, Setting::Constant)?;
                }
                Kind::Number if inside.bytes().filter(u8::is_ascii_digit).count() >= numbers_from => {
                    let range = self.whole(gathered, &part.range);
                    let text = Gathered { text: inside.to_owned(), pieces: range };
                    self.name(Class::Constant, text, Setting::NumberConstant)?;
                }
                Kind::Sheet => {
                    let bare = inside.strip_prefix('\'').and_then(|inside| inside.strip_suffix('\''));
                    let name = bare.map_or_else(|| inside.to_owned(), |bare| bare.replace("''", "'"));
                    let name = self.book.known(Class::Sheet, &name).cloned().unwrap_or(name);
                    let mut pieces = self.whole(gathered, &part.range);
                    pieces.iter_mut().for_each(|piece| piece.text = 0..name.len());
                    self.name(Class::Sheet, Gathered { text: name, pieces }, Setting::Sheet)?;
                }
                Kind::SheetOfTwo => {
                    self.known(Class::Sheet, gathered.part(&part.range, Some('\'')), Setting::Attribute)?
                }
                Kind::Name => self.known(Class::Range, gathered.part(&part.range, None), Setting::Attribute)?,
                Kind::Column => {
                    let gathered = unescaped_column(gathered, &part.range);
                    if let Some(unit) = self.book.column(self.units, &gathered.text, self.limits)? {
                        let moved = gathered.moved(self.copied, self.out.len());
                        self.units.site(unit, moved.pieces, self.part, Setting::Column);
                    }
                }
                Kind::Text | Kind::Number | Kind::Function | Kind::Outside => {}
            }
        }
        Ok(())
    }

    fn whole(&self, gathered: &Gathered, range: &Range<usize>) -> Vec<Piece> {
        vec![Piece { text: 0..range.len(), written: gathered.written(range), form: Form::Escape }]
    }

    /// A reference to a name, which is that of what is there even if it is written in another case.
    fn known(&mut self, class: Class, mut gathered: Gathered, setting: Setting) -> Result<()> {
        if let Some(name) = self.book.known(class, &gathered.text).filter(|name| name.len() == gathered.text.len()) {
            gathered.text.clone_from(name);
        }
        self.name(class, gathered, setting)
    }

    fn name(&mut self, class: Class, gathered: Gathered, setting: Setting) -> Result<()> {
        if !gathered.text.is_empty() {
            let moved = gathered.moved(self.copied, self.out.len());
            self.units.name(class, moved, self.part, setting, self.limits)?;
        }
        Ok(())
    }

    fn page(&mut self, place: Place) -> Result<()> {
        let loose = std::mem::take(&mut self.loose);
        let said = page::read(&loose.text);
        for font in said.fonts {
            self.name(Class::Other, loose.part(&font, None), Setting::Codes)?;
        }
        for section in said.sections {
            let mut text = Gathered::default();
            for range in section {
                text.append(loose.part(&range, None));
            }
            if text.text.trim().is_empty() {
                continue;
            }
            let location = Location::visible(place, self.units.number(place));
            self.unit(text, location, Setting::Codes)?;
        }
        Ok(())
    }

    fn unit(&mut self, gathered: Gathered, location: Location, setting: Setting) -> Result<()> {
        let moved = gathered.moved(self.copied, self.out.len());
        let unit = TextUnit::prose(moved.text, location).noted(Notation::Prose);
        let unit = self.units.push(unit, self.limits)?;
        self.units.site(unit, moved.pieces, self.part, setting);
        Ok(())
    }

    /// Makes a unit of text that stood where none is expected.
    fn settle(&mut self) -> Result<()> {
        let local = self.frames.last().map_or("", |frame| frame.1);
        self.settle_in(local)
    }

    fn settle_in(&mut self, local: &str) -> Result<()> {
        if self.loose.text.is_empty() {
            return Ok(());
        }
        let loose = std::mem::take(&mut self.loose);
        let is_measure = matches!(local, "row" | "col" | "rowOff" | "colOff") && is_plain_text(loose.text.trim());
        if loose.text.trim().is_empty() || is_measure {
            return Ok(());
        }
        let location = Location::hidden(Place::Setting, self.units.number(Place::Setting));
        self.unit(loose, location, Setting::Text)
    }

    fn names(&mut self, open: &Open<'a>, taken: &[&str]) -> Result<()> {
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            if attribute.prefix == "xmlns" || attribute.prefix == "xml" || attribute.local == "xmlns" {
                continue;
            }
            let namespace = self.scan.namespace_of(&attribute);
            if namespace == R {
                self.used.insert(attribute.value.to_owned());
                continue;
            }
            if namespace != NO_NAMESPACE || !taken.contains(&attribute.local) {
                self.attribute(open, namespace, &attribute)?;
            }
        }
        Ok(())
    }

    fn attribute(&mut self, open: &Open<'a>, namespace: u8, attribute: &Attribute<'a>) -> Result<()> {
        let start = open.attributes_start + attribute.value_start;
        let is_ours = matches!(open.namespace, S | X14) && namespace == NO_NAMESPACE;
        let purpose = if is_ours { purpose(open.local, attribute.local, attribute.value) } else { Purpose::Classified };
        if purpose == Purpose::Plain || attribute.value.is_empty() {
            return Ok(());
        }
        let gathered = || Gathered::value(attribute.value, start).map(Gathered::unescaped);
        match purpose {
            Purpose::Plain => Ok(()),
            Purpose::Name(class) => self.known(class, gathered()?, Setting::Attribute),
            Purpose::Column => {
                let gathered = gathered()?;
                if let Some(unit) = self.book.column(self.units, &gathered.text, self.limits)? {
                    let moved = gathered.moved(self.copied, self.out.len());
                    self.units.site(unit, moved.pieces, self.part, Setting::Attribute);
                }
                Ok(())
            }
            Purpose::Formula => {
                let gathered = gathered()?;
                let target = gathered.text.rsplit('!').next().unwrap_or_default();
                let is_place = gathered.text.contains('!') && is_selection(target);
                let is_known = is_selection(&gathered.text) || self.book.known(Class::Range, &gathered.text).is_some();
                if is_place || is_known || open.local == "cfvo" {
                    return self.formula(&gathered);
                }
                self.name(Class::Link, gathered, Setting::Attribute)
            }
            Purpose::Format => {
                let gathered = gathered()?;
                for range in format_texts(&gathered.text) {
                    self.name(Class::Other, gathered.part(&range, None), Setting::NumberFormat)?;
                }
                Ok(())
            }
            Purpose::Classified => {
                let element = (open.namespace, open.local);
                match classify(element, (namespace, attribute.local), attribute.value) {
                    Some(class) => self.name(class, gathered()?, Setting::Attribute),
                    None => Ok(()),
                }
            }
        }
    }
}

/// The name of a column without the signs that escape others.
fn unescaped_column(gathered: &Gathered, range: &Range<usize>) -> Gathered {
    let (mut name, mut at, mut from) = (Gathered::default(), range.start, range.start);
    let text = gathered.text.get(range.clone()).unwrap_or_default();
    let mut signs = text.match_indices('\'').map(|(found, _)| range.start + found);
    while let Some(sign) = signs.find(|&sign| sign >= from) {
        let end =
            sign + 1 + gathered.text.get(sign + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        name.append(gathered.part(&(at..sign), None));
        let written = gathered.written(&(sign..end));
        name.add(gathered.text.get(sign + 1..end).unwrap_or_default(), written.start, written.end, Form::Escape);
        (at, from) = (end, end);
    }
    name.append(gathered.part(&(at..range.end), None));
    name
}

fn plain<'a>(open: &Open<'a>, name: &str) -> Option<&'a str> {
    let found = attributes(open.attributes).flatten().find(|attribute| attribute.local == name);
    found.map(|attribute| attribute.value)
}

fn is_on(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true"))
}
