//! Reads a part from its beginning to its end: paragraphs, names, and text that stands elsewhere.

use std::collections::BTreeSet;

use super::Units;
use super::hidden;
use super::paragraph::{Before, Paragraph, Side};
use super::stage::{self, Stage};
use super::table::Tables;
use crate::error::Result;
use crate::format::ooxml::animation::is_property;
use crate::format::ooxml::attribute::{Class, classify, is_guid, is_number, is_number_format, is_plain_text};
use crate::format::ooxml::custom_data::binding;
use crate::format::ooxml::field::{field_notation, is_plain_field};
use crate::format::ooxml::geometry::{TELLING_DIGITS, digits};
use crate::format::ooxml::namespace::{self as ns, A, C, M, O, P, R, V, W, WP, WP14, XDR};
use crate::format::ooxml::part::Kind;
use crate::format::ooxml::sheet::chart_formula;
use crate::format::ooxml::splice::{Form, Setting};
use crate::format::ooxml::text::Gathered;
use crate::limits::Limits;
use crate::model::{Location, Notation, On, Place, Sensitive, TextUnit, Visibility};
use crate::syntax::xml::{Open, Scan, Token, attributes};

/// Reads one part.
pub(super) struct Reader<'a, 'u> {
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
    stage: Stage,
    boxes: usize,
    /// Where the line break at hand begins.
    line_break: usize,
    is_hidden: bool,
    /// The names of relationships.
    used: BTreeSet<String>,
}

impl<'a, 'u> Reader<'a, 'u> {
    /// Begins to read a part.
    pub(super) fn new(units: &'u mut Units, source: &'a str, part: usize, kind: Kind, limits: &'u Limits) -> Self {
        let scan = Scan::new(source, ns::ALL, limits);
        let place = match kind {
            Kind::Header => Place::Header,
            Kind::Footer => Place::Footer,
            Kind::Footnotes => Place::Footnote,
            Kind::Endnotes => Place::Endnote,
            Kind::Comments => Place::Comment,
            Kind::Glossary => Place::BuildingBlock,
            Kind::Slide => Place::Slide,
            Kind::NotesSlide => Place::Note,
            Kind::SlideLayout | Kind::SlideMaster | Kind::NotesMaster | Kind::HandoutMaster => Place::Master,
            _ => Place::Paragraph,
        };
        let (frames, paragraphs, fields) = (Vec::new(), Vec::new(), Vec::new());
        let (loose, tables, boxes, is_hidden) = (Gathered::default(), Tables::default(), 0, false);
        if kind == Kind::Slide {
            units.number(Place::Slide);
        }
        let stage = Stage::new(kind == Kind::Slide, units.size);
        Self {
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
            stage,
            boxes,
            line_break: 0,
            is_hidden,
            used: BTreeSet::new(),
        }
    }

    /// Reads it to the end; gives the names of the relationships that its markup uses.
    ///
    /// # Errors
    /// Those of [`Units::gather`].
    pub(super) fn read(mut self) -> Result<BTreeSet<String>> {
        self.run()?;
        Ok(self.used)
    }

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
            (W, "r") => self.is_hidden = self.paragraphs.last().is_some_and(|paragraph| paragraph.is_hidden),
            (W, "pStyle" | "rStyle") => self.style(&open),
            (W, "vanish") => self.vanish(&open),
            (W, local) if parent == Some((W, "r")) => self.mark(local, &open)?,
            (W, "txbxContent") if !open.is_empty => {
                self.boxes += 1;
                self.tables.begin_story();
            }
            (W | A, "tbl" | "gridCol" | "tr" | "tc") => self.tables.open(open.local),
            (A, "br") => self.begin_break(&open),
            (W, "comment") if self.place == Place::Comment => drop(self.units.number(Place::Comment)),
            (P, "sldSz") => self.units.size = stage::pair(&open, "cx", "cy"),
            _ => {}
        }
        self.stage.open(&open, &self.frames);
        if !open.attributes.is_empty() {
            self.names(&open)?;
        }
        if !open.is_empty {
            self.frames.push((open.namespace, open.local));
        }
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        let frame = self.frames.pop();
        self.stage.close(self.frames.len());
        match frame {
            Some((A, "br")) => self.end_break(),
            Some((W | A, "p") | (W, "rt")) => self.end_paragraph()?,
            Some((W, "txbxContent")) => {
                self.boxes = self.boxes.saturating_sub(1);
                self.tables.end_story();
            }
            Some((W | A, local @ ("tbl" | "tr" | "tc"))) => self.tables.close(local),
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
        let (start, end, hidden, side) = (self.scan.start, self.scan.end, self.is_hidden, self.side());
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.add(&text, start, end, Form::Element, side);
            paragraph.hidden += if hidden && side != Side::Removed { text.len() } else { 0 };
        }
        Ok(())
    }

    /// A line break of a drawing, which may have properties inside (ECMA-376-1, 21.1.2.2.1).
    fn begin_break(&mut self, open: &Open<'a>) {
        self.line_break = self.scan.start;
        if open.is_empty {
            self.end_break();
        }
    }

    fn end_break(&mut self) {
        let (start, end) = (self.line_break, self.scan.end);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.gathered.add("\n", start, end, Form::Element);
        }
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

    /// On which side of a tracked change the reader is.
    fn side(&self) -> Side {
        let change = self.frames.iter().rev().take_while(|frame| **frame != (W, "p")).find_map(|frame| match frame {
            (W, "ins" | "moveTo") => Some(Side::Added),
            (W, "del" | "moveFrom") => Some(Side::Removed),
            _ => None,
        });
        change.unwrap_or(Side::Both)
    }

    fn text(&mut self, text: &str, start: usize, end: usize, form: Form) {
        let side = self.side();
        let target = match self.frames.last() {
            Some((W | M | A, "t") | (W, "delText")) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.hidden += if self.is_hidden && side != Side::Removed { text.len() } else { 0 };
                    return paragraph.add(text, start, end, form, side);
                }
                &mut self.loose
            }
            Some((W, "instrText" | "delInstrText")) => match self.fields.last_mut() {
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
        let text = loose.text.trim();
        let is_own = match self.frames.last() {
            Some((A, "tableStyleId")) => is_guid(text),
            Some((P, "attrName")) => is_property(text),
            _ => false,
        };
        // Offsets and alignments of drawings (ECMA-376-1, 20.4.3) are the only text that is meant as a number.
        let is_measure = matches!(self.frames.last(), Some((WP | WP14 | XDR, _))) && is_plain_text(text);
        if text.is_empty() || is_measure || is_own {
            return Ok(());
        }
        match self.frames.last() {
            Some((C, "v" | "f" | "formatCode")) => self.chart_text(loose),
            _ => {
                let location = Location::hidden(Place::Setting, self.units.number(Place::Setting));
                self.unit(loose, location, Notation::Prose, Setting::Text)
            }
        }
    }

    /// A value that a chart shows, where it was taken from, or how it is written (ECMA-376-1, 21.2.2).
    fn chart_text(&mut self, text: Gathered) -> Result<()> {
        if self.frames.last() == Some(&(C, "f")) && chart_formula(self.units, &text, self.part, self.limits)? {
            return Ok(());
        }
        let (is_harmless, is_value) = match self.frames.last() {
            Some((C, "v")) => (is_number(&text.text) && digits(&text.text) < TELLING_DIGITS, true),
            Some((C, "formatCode")) => (is_number_format(&text.text), false),
            _ => (false, false),
        };
        if is_harmless {
            return Ok(());
        }
        let number = self.units.number(Place::Chart);
        if is_value {
            return self.unit(text, Location::visible(Place::Chart, number), Notation::Prose, Setting::Text);
        }
        self.unit(text, Location::hidden(Place::Chart, number), Notation::Identifier, Setting::Text)
    }

    fn begin_paragraph(&mut self, namespace: u8) -> Result<()> {
        let unit = self.units.push(TextUnit::prose("", Location::visible(self.place, 0)), self.limits)?;
        let setting = if namespace == A { Setting::Text } else { Setting::Run };
        let (gathered, before) = (Gathered::default(), Before::default());
        self.paragraphs.push(Paragraph { unit, gathered, before, hidden: 0, is_hidden: false, setting });
        Ok(())
    }

    fn end_paragraph(&mut self) -> Result<()> {
        let Some(Paragraph { unit, gathered, before, hidden, setting, .. }) = self.paragraphs.pop() else {
            return Ok(());
        };
        let on_slide = matches!(self.place, Place::Slide | Place::Note | Place::Master);
        let in_box = self.boxes > 0 || setting == Setting::Text && !on_slide;
        let place = if in_box { Place::TextBox } else { self.place };
        let (mut location, mut label) = (Location::visible(place, 0), None);
        match self.tables.cell() {
            Some(cell) => {
                location = Location::cell(cell.row, cell.column);
                if matches!(place, Place::Slide | Place::Note) {
                    location.on = On::Slide(self.units.counts.get(&Place::Slide).copied().unwrap_or(1));
                }
                label = cell.label.map(Sensitive::new);
                self.tables.add(&gathered.text);
            }
            // Slides are counted, not what stands on them.
            None if matches!(place, Place::Slide | Place::Note) => {
                location.number = self.units.counts.get(&Place::Slide).copied().unwrap_or(1);
            }
            // So are comments.
            None if place == Place::Comment => {
                location.number = self.units.counts.get(&place).copied().unwrap_or_default();
            }
            None => location.number = self.units.number(place),
        }
        let length = gathered.text.len();
        if length > 0 && hidden == length || self.place == Place::BuildingBlock || self.stage.is_hidden() {
            location.visibility = Visibility::Hidden;
        }
        if let Some(slot) = self.units.units.get_mut(unit) {
            *slot = TextUnit::prose(gathered.text, location).labelled(label);
        }
        self.units.site(unit, gathered.pieces, self.part, setting);
        if before.is_other {
            let location = Location::hidden(Place::Deletion, self.units.number(Place::Deletion));
            self.unit(before.gathered, location, Notation::Prose, setting)?;
        }
        Ok(())
    }

    /// Hidden text of a run (ECMA-376-1, 17.3.2.41).
    fn vanish(&mut self, open: &Open<'a>) {
        if matches!(self.frames.as_slice(), [.., (W, "r"), (W, "rPr")]) {
            self.is_hidden = hidden::is_on(open);
        }
    }

    /// Text that is hidden by its style.
    fn style(&mut self, open: &Open<'a>) {
        if !hidden::value(open, "val").is_some_and(|id| self.units.hidden_styles.contains(id)) {
            return;
        }
        match self.frames.as_slice() {
            [.., (W, "p"), (W, "pPr")] => {
                self.paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.is_hidden = true);
            }
            [.., (W, "r"), (W, "rPr")] => self.is_hidden = true,
            _ => {}
        }
    }

    fn names(&mut self, open: &Open<'a>) -> Result<()> {
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            if attribute.prefix == "xmlns" || attribute.prefix == "xml" || attribute.local == "xmlns" {
                continue;
            }
            let namespace = self.scan.namespace_of(&attribute);
            if namespace == R || namespace == O && attribute.local == "relid" {
                self.used.insert(attribute.value.to_owned());
                continue;
            }
            // A table style and its like are named by the same attribute as a width; most values end here.
            let (mut value, mut start) = (attribute.value, open.attributes_start + attribute.value_start);
            let element = (open.namespace, open.local);
            if element == (W, "dataBinding") {
                binding(self.units, (attribute.local, value, start), self.part, self.limits)?;
                continue;
            }
            let is_block = element == (W, "name") && self.frames.last() == Some(&(W, "docPartPr"));
            // The name of a building block is that by which it is referred to.
            let element = if is_block { (W, "docPart") } else { element };
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
