//! The second pass over a part: gathers its text and its names into units.

mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::attribute::{Class, classify, is_plain_text};
use super::field::{field_notation, is_plain_field};
use super::identifier::Identifier;
use super::namespace::{self as ns, A, M, O, R, V, W, WP, WP14, XDR};
use super::part::Kind;
use super::splice::{Form, Piece, Setting, Site};
use super::text::Gathered;
use crate::error::Result;
use crate::limits::Limits;
use crate::model::{Location, Notation, Place, Sensitive, TextUnit, Visibility, order};
use crate::syntax::xml::{NO_NAMESPACE, Open, Scan, Token, attributes};
use table::Tables;

/// The units of a document and where their text is written.
#[derive(Debug, Default)]
pub struct Units {
    /// The units, in reading order.
    pub units: Vec<TextUnit>,
    /// For each unit, all the places where its text is written.
    pub sites: Vec<Vec<Site>>,
    /// The pieces that sites refer to.
    pub pieces: Vec<Piece>,
    /// The names that have to stay distinct, in the order of their units; none before the end.
    pub identifiers: Vec<Identifier>,
    /// The unit of each name.
    names: BTreeMap<(Class, String), usize>,
    /// Values of formulas that must not stay when anything is edited: the part, and where they stand in it.
    pub stale: Vec<(usize, Range<usize>)>,
    /// The units of the bookmarks that are there.
    bookmarks: BTreeSet<usize>,
    counts: BTreeMap<Place, usize>,
}

impl Units {
    /// Gathers the text of one part, and tells which relationships its markup names.
    ///
    /// # Errors
    /// What [`Scan`] gives, and `LimitExceeded` for too many units.
    pub fn gather(&mut self, source: &str, part: usize, kind: Kind, limits: &Limits) -> Result<BTreeSet<String>> {
        let scan = Scan::new(source, ns::ALL, limits);
        let place = match kind {
            Kind::Header => Place::Header,
            Kind::Footer => Place::Footer,
            Kind::Footnotes => Place::Footnote,
            Kind::Endnotes => Place::Endnote,
            _ => Place::Paragraph,
        };
        let (frames, paragraphs, fields) = (Vec::new(), Vec::new(), Vec::new());
        let (loose, tables, boxes, is_hidden) = (Gathered::default(), Tables::default(), 0, false);
        let units = self;
        let mut reader = Reader {
            units,
            scan,
            source,
            part,
            place,
            limits,
            frames,
            paragraphs,
            fields,
            loose,
            tables,
            boxes,
            is_hidden,
            used: BTreeSet::new(),
        };
        reader.run()?;
        Ok(reader.used)
    }

    /// Adds an occurrence of a name, which is one unit however often it occurs, and tells which unit.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn name(
        &mut self,
        class: Class,
        gathered: Gathered,
        part: usize,
        setting: Setting,
        limits: &Limits,
    ) -> Result<usize> {
        let key = (class, gathered.text);
        let unit = match self.names.get(&key) {
            Some(&unit) => unit,
            None => {
                let location = class.location(0);
                let location = Location { number: self.number(location.place), ..location };
                let unit = TextUnit::prose(key.1.clone(), location).noted(class.notation(&key.1));
                let at = self.push(unit, limits)?;
                self.names.insert(key, at);
                at
            }
        };
        self.site(unit, gathered.pieces, part, setting);
        Ok(unit)
    }

    /// Tells that a unit, whatever it is besides, is a name of a class.
    pub fn is_name(&mut self, class: Class, text: &str, unit: usize) {
        self.names.insert((class, text.to_owned()), unit);
    }

    /// Leaves out the units that turned out to hold nothing; no part can be gathered after it.
    pub fn finish(&mut self) {
        // EXPOSE: only whether there is any text.
        let is_full: Vec<bool> = self.units.iter().map(|unit| !unit.text.expose().is_empty()).collect();
        let mut kept = is_full.iter();
        self.units.retain(|_| kept.next() == Some(&true));
        let mut kept = is_full.iter();
        self.sites.retain(|_| kept.next() == Some(&true));
        let mut places = vec![None; is_full.len()];
        let full = places.iter_mut().zip(is_full).filter(|(_, is_full)| *is_full);
        full.enumerate().for_each(|(at, (place, _))| *place = Some(at));
        let names = std::mem::take(&mut self.names).into_iter();
        let identifier = |((class, _), unit): ((Class, String), usize)| {
            let is_defined = self.bookmarks.contains(&unit);
            Some(Identifier { class, unit: places.get(unit).copied().flatten()?, is_defined })
        };
        let identifiers = names.filter(|((class, _), _)| class.is_identifier()).filter_map(identifier).collect();
        self.identifiers = order::sort_by_key(identifiers, |identifier: &Identifier| identifier.unit);
    }

    pub(super) fn push(&mut self, unit: TextUnit, limits: &Limits) -> Result<usize> {
        self.units.push(unit);
        self.sites.push(Vec::new());
        limits.check_units(self.units.len())?;
        Ok(self.units.len() - 1)
    }

    pub(super) fn site(&mut self, unit: usize, pieces: Vec<Piece>, part: usize, setting: Setting) {
        let start = self.pieces.len();
        self.pieces.extend(pieces);
        if let Some(sites) = self.sites.get_mut(unit) {
            sites.push(Site { part, pieces: start..self.pieces.len(), setting });
        }
    }

    pub(super) fn number(&mut self, place: Place) -> usize {
        let count = self.counts.entry(place).or_default();
        *count += 1;
        *count
    }
}

/// A paragraph, or a piece of text inside one that is not part of its line.
#[derive(Debug)]
struct Paragraph {
    /// Kept free in the list of units, so that a text box comes after the paragraph that it hangs on.
    unit: usize,
    gathered: Gathered,
    /// How much of the text is hidden.
    hidden: usize,
    setting: Setting,
}

struct Reader<'a, 'u> {
    units: &'u mut Units,
    scan: Scan<'a>,
    source: &'a str,
    part: usize,
    place: Place,
    limits: &'u Limits,
    frames: Vec<(u8, &'a str)>,
    paragraphs: Vec<Paragraph>,
    fields: Vec<Option<Gathered>>,
    /// Text that stands where none is expected.
    loose: Gathered,
    tables: Tables,
    boxes: usize,
    is_hidden: bool,
    /// The names of relationships.
    used: BTreeSet<String>,
}

impl<'a> Reader<'a, '_> {
    fn run(&mut self) -> Result<()> {
        while let Some(token) = self.scan.next()? {
            let (start, end) = (self.scan.start, self.scan.end);
            match token {
                Token::Open(open) => {
                    self.settle()?;
                    self.open(open)?;
                }
                Token::Close => {
                    self.settle()?;
                    self.close()?;
                }
                Token::Text(text) => self.text(text, start, end, Form::Plain),
                Token::Character(c) => self.text(c.encode_utf8(&mut [0; 4]), start, end, Form::Escape),
                // The first pass leaves none.
                Token::Literal(_) | Token::Aside => {}
            }
        }
        while let Some(field) = self.fields.pop() {
            self.field(field.unwrap_or_default())?;
        }
        Ok(())
    }

    fn open(&mut self, open: Open<'a>) -> Result<()> {
        let parent = self.frames.last().copied();
        match (open.namespace, open.local) {
            (W | A, "p") | (W, "rt") if !open.is_empty => self.begin_paragraph(open.namespace)?,
            (W, "r") => self.is_hidden = false,
            (W, "vanish") => self.vanish(&open),
            (W, local) if parent == Some((W, "r")) => self.mark(local, &open)?,
            (W, "txbxContent") if !open.is_empty => {
                self.boxes += 1;
                self.tables.begin_story();
            }
            (W, "tbl" | "gridCol" | "tr" | "tc") => self.tables.open(open.local),
            _ => {}
        }
        if !open.attributes.is_empty() {
            self.names(&open)?;
        }
        if !open.is_empty {
            self.frames.push((open.namespace, open.local));
        }
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        match self.frames.pop() {
            Some((W | A, "p") | (W, "rt")) => self.end_paragraph(),
            Some((W, "txbxContent")) => {
                self.boxes = self.boxes.saturating_sub(1);
                self.tables.end_story();
            }
            Some((W, local @ ("tbl" | "tr" | "tc"))) => self.tables.close(local),
            _ => {}
        }
        Ok(())
    }

    /// Takes the elements of a run that stand for characters (ECMA-376-1, 17.3.3) or delimit fields (17.16.18).
    fn mark(&mut self, local: &str, open: &Open<'a>) -> Result<()> {
        let text = match local {
            "tab" | "ptab" => "\t".to_owned(),
            "br" | "cr" => "\n".to_owned(),
            "noBreakHyphen" => "-".to_owned(),
            "sym" => symbol(open)?.map(String::from).unwrap_or_default(),
            "fldChar" => return self.delimit(open),
            _ => return Ok(()),
        };
        // The first pass has written each as an empty element.
        let (start, end, hidden) = (self.scan.start, self.scan.end, self.is_hidden);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.gathered.add(&text, start, end, Form::Element);
            paragraph.hidden += if hidden { text.len() } else { 0 };
        }
        Ok(())
    }

    fn delimit(&mut self, open: &Open<'a>) -> Result<()> {
        let kind = attributes(open.attributes).flatten().find(|attribute| attribute.local == "fldCharType");
        match kind.map(|attribute| attribute.value) {
            Some("begin") => self.fields.push(Some(Gathered::default())),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut().and_then(Option::take) {
                    self.field(field)?;
                }
            }
            Some("end") => {
                if let Some(Some(field)) = self.fields.pop() {
                    self.field(field)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn field(&mut self, gathered: Gathered) -> Result<()> {
        if is_plain_field(&gathered.text) {
            return Ok(());
        }
        let location = Location::hidden(Place::Field, self.units.number(Place::Field));
        let notation = field_notation(&gathered.text);
        self.unit(gathered, location, notation, Setting::Run)
    }

    fn unit(&mut self, gathered: Gathered, location: Location, notation: Notation, setting: Setting) -> Result<()> {
        let unit = self.units.push(TextUnit::prose(gathered.text, location).noted(notation), self.limits)?;
        self.units.site(unit, gathered.pieces, self.part, setting);
        Ok(())
    }

    fn text(&mut self, text: &str, start: usize, end: usize, form: Form) {
        let target = match self.frames.last() {
            Some((W | M | A, "t")) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.hidden += if self.is_hidden { text.len() } else { 0 };
                    &mut paragraph.gathered
                } else {
                    &mut self.loose
                }
            }
            Some((W, "instrText")) => match self.fields.last_mut() {
                Some(Some(field)) => field,
                _ => &mut self.loose,
            },
            _ => &mut self.loose,
        };
        target.add(text, start, end, form);
    }

    /// Makes a unit of text that stood where none is expected.
    fn settle(&mut self) -> Result<()> {
        if self.loose.text.is_empty() {
            return Ok(());
        }
        let loose = std::mem::take(&mut self.loose);
        // Offsets and alignments of drawings (ECMA-376-1, 20.4.3) are the only text that is meant as a number.
        let is_measure = matches!(self.frames.last(), Some((WP | WP14 | XDR, _))) && is_plain_text(loose.text.trim());
        if loose.text.trim().is_empty() || is_measure {
            return Ok(());
        }
        let location = Location::hidden(Place::Setting, self.units.number(Place::Setting));
        self.unit(loose, location, Notation::Prose, Setting::Text)
    }

    fn begin_paragraph(&mut self, namespace: u8) -> Result<()> {
        let unit = self.units.push(TextUnit::prose("", Location::visible(self.place, 0)), self.limits)?;
        let setting = if namespace == A { Setting::Text } else { Setting::Run };
        self.paragraphs.push(Paragraph { unit, gathered: Gathered::default(), hidden: 0, setting });
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let Some(Paragraph { unit, gathered, hidden, setting }) = self.paragraphs.pop() else { return };
        let place = if self.boxes > 0 || setting == Setting::Text { Place::TextBox } else { self.place };
        let (mut location, mut label) = (Location::visible(place, 0), None);
        match self.tables.cell() {
            Some(cell) => {
                location = Location::cell(cell.row, cell.column);
                label = cell.label.map(Sensitive::new);
                self.tables.add(&gathered.text);
            }
            None => location.number = self.units.number(place),
        }
        let length = gathered.text.len();
        if length > 0 && hidden == length {
            location.visibility = Visibility::Hidden;
        }
        if let Some(slot) = self.units.units.get_mut(unit) {
            *slot = TextUnit::prose(gathered.text, location).labelled(label);
        }
        self.units.site(unit, gathered.pieces, self.part, setting);
    }

    /// Hidden text of a run (ECMA-376-1, 17.3.2.41).
    fn vanish(&mut self, open: &Open<'a>) {
        let is_off = |value| matches!(value, "0" | "false" | "off");
        let off = attributes(open.attributes).flatten().any(|attribute| is_off(attribute.value));
        let in_run = matches!(self.frames.as_slice(), [.., (W, "r"), (W, "rPr")]);
        self.is_hidden |= in_run && !off;
    }

    fn names(&mut self, open: &Open<'a>) -> Result<()> {
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            if attribute.prefix == "xmlns" || attribute.prefix == "xml" || attribute.local == "xmlns" {
                continue;
            }
            let namespace =
                if attribute.prefix.is_empty() { NO_NAMESPACE } else { self.scan.resolve(attribute.prefix) };
            if namespace == R || namespace == O && attribute.local == "relid" {
                self.used.insert(attribute.value.to_owned());
                continue;
            }
            // A table style and its like are named by the same attribute as a width; most values end here.
            let (mut value, mut start) = (attribute.value, open.attributes_start + attribute.value_start);
            let element = (open.namespace, open.local);
            let Some(class) = classify(element, (namespace, attribute.local), value) else { continue };
            if class == Class::ShapeId && matches!(open.namespace, V | O) && value.starts_with('#') {
                (value, start) = (value.get(1..).unwrap_or_default(), start + 1);
            }
            let gathered = Gathered::value(value, start)?;
            debug_assert_eq!(self.source.get(start..start + value.len()), Some(value));
            let unit = self.units.name(class, gathered, self.part, Setting::Attribute, self.limits)?;
            if element == (W, "bookmarkStart") {
                self.units.bookmarks.insert(unit);
            }
        }
        Ok(())
    }
}

/// The character of a symbol: its code, or what remains of it without the private range that symbol fonts use
/// (ECMA-376-1, 17.3.3.30).
fn symbol(open: &Open<'_>) -> Result<Option<char>> {
    for attribute in attributes(open.attributes) {
        let attribute = attribute?;
        if attribute.local == "char" {
            let code = u32::from_str_radix(attribute.value, 16).unwrap_or_default();
            let code = if (0xf000..0xf100).contains(&code) { code - 0xf000 } else { code };
            return Ok(char::from_u32(code).filter(|c| !c.is_control()));
        }
    }
    Ok(None)
}
