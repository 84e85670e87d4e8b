//! The one pass over a part: leaves out what does not stay, writes the rest, and gathers units with their places in what
//! is written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::MEDIA;
use super::attribute::is_picture;
use super::cell::{Cell, Table};
use super::element::{self, Verdict, judge};
use super::line::Paragraph;
use super::package::{Making, ROOM};
use super::vocabulary::SETTINGS;
use crate::error::{Error, Result};
use crate::format::ooxml::text::Gathered;
use crate::limits::Limits;
use crate::model::{DroppedKind, On, Place};
use crate::syntax::base64;
use crate::syntax::open_document::{
    self as ns, CONFIG, DRAW, MATH, OFFICE, PREFIXES, PRESENTATION, TABLE, TEXT, XLINK, XML,
};
use crate::syntax::xml::{DECLARATION, NO_NAMESPACE, Open, Scan, Token, attributes, decode_value};

/// The settings of which some stay.
const LAYOUT_SETTINGS: &str = "ooo:configuration-settings";
/// When every tracked change was made from now on.
const FIRST_DAY: &str = "1970-01-01T00:00:00";

/// Reads one part.
pub struct Reader<'a, 'm, 'o> {
    pub(super) making: &'m mut Making<'o>,
    pub(super) limits: &'o Limits,
    scan: Scan<'a>,
    /// What is written.
    pub(super) out: String,
    /// Which part it is.
    pub(super) part: usize,
    /// The folder that addresses begin in.
    pub(super) from: &'a str,
    pub(super) frames: Vec<Frame<'a>>,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) tables: Vec<Table>,
    pub(super) cells: Vec<Cell>,
    /// Text outside of paragraphs that belongs to the element at hand.
    pub(super) loose: Gathered,
    /// How many elements are open that hide what they hold.
    pub(super) hiding: usize,
    /// Whether the document is a workbook.
    pub(super) is_book: bool,
    /// The new address of the object that is being opened.
    pub(super) object: Option<String>,
    /// What tracked changes took out, by their numbers, with the units that it is by itself.
    pub(super) deletions: BTreeMap<String, Vec<(usize, Gathered)>>,
    /// The tracked changes that put something in.
    pub(super) insertions: Vec<String>,
    /// The tracked change that is being read.
    pub(super) region: String,
    /// How many insertions the reader is in.
    pub(super) adding: usize,
}

/// An element that is open.
pub(super) struct Frame<'a> {
    pub(super) namespace: u8,
    pub(super) local: &'a str,
    /// Whether its tags are written.
    pub(super) is_kept: bool,
    /// Whether it hides what it holds.
    pub(super) hides: bool,
    /// Whether text in it belongs to the line of the paragraph around it.
    pub(super) is_inline: bool,
    /// What stands in it.
    pub(super) place: Place,
    /// Whether it holds an object that stays.
    pub(super) has_object: bool,
}

impl<'a, 'm, 'o> Reader<'a, 'm, 'o> {
    /// Begins a part.
    pub fn new(making: &'m mut Making<'o>, source: &'a str, part: usize, from: &'a str) -> Self {
        let limits = &making.options.limits;
        Self {
            making,
            limits,
            scan: Scan::new(source, ns::ALL, limits),
            out: String::with_capacity(source.len()),
            part,
            from,
            frames: Vec::new(),
            paragraphs: Vec::new(),
            tables: Vec::new(),
            cells: Vec::new(),
            loose: Gathered::default(),
            hiding: 0,
            is_book: source.contains("office:spreadsheet"),
            object: None,
            deletions: BTreeMap::new(),
            insertions: Vec::new(),
            region: String::new(),
            adding: 0,
        }
    }

    /// Reads to the end; gives what is written.
    ///
    /// # Errors
    /// What [`Scan`] gives, and `LimitExceeded` for too many units.
    pub fn read(mut self) -> Result<String> {
        self.out.push_str(DECLARATION);
        while let Some(token) = self.scan.next()? {
            match token {
                Token::Open(open) => self.open(open)?,
                Token::Close => self.close()?,
                Token::Text(text) => self.text(text),
                Token::Literal(text) => self.text(text),
                Token::Character(c) => self.text(c.encode_utf8(&mut [0; 4])),
                Token::Aside => self.making.tally.add(DroppedKind::Unreferenced, 1),
            }
        }
        Ok(self.out)
    }

    /// Tells whether no element is open.
    pub(super) fn is_root(&self) -> bool {
        self.frames.is_empty()
    }

    /// The innermost element that is written.
    pub(super) fn around(&self) -> (u8, &'a str) {
        let kept = self.frames.iter().rev().find(|frame| frame.is_kept);
        kept.map_or((NO_NAMESPACE, ""), |frame| (frame.namespace, frame.local))
    }

    /// What stands in the innermost element.
    pub(super) fn place(&self) -> Place {
        self.frames.last().map_or(Place::Paragraph, |frame| frame.place)
    }

    fn open(&mut self, open: Open<'a>) -> Result<()> {
        const STRANGE: Error =
            Error::Malformed { what: "one of its parts begins with an element that no program writes" };
        self.settle()?;
        let is_document = (open.namespace, open.local) == (MATH, "math")
            || open.namespace == OFFICE && open.local.starts_with("document");
        if self.is_root() && !is_document {
            return Err(STRANGE);
        }
        let mut verdict = judge(&open, self.around(), self.making.options);
        if verdict == Verdict::Keep {
            verdict = self.judge_content(&open)?;
        }
        match verdict {
            Verdict::Keep => self.keep(open),
            Verdict::Unwrap(kind) => {
                self.count(kind);
                self.push(&open, false);
                Ok(())
            }
            Verdict::Skip(kind) => {
                self.count(kind);
                self.pass(&open).map(|_| ())
            }
            Verdict::Passed => Ok(()),
            Verdict::Date => {
                let date = self.pass(&open)?;
                self.making.tally.add(DroppedKind::TrackedChange, usize::from(date != FIRST_DAY));
                self.out.extend(["<dc:date>", FIRST_DAY, "</dc:date>"]);
                Ok(())
            }
            Verdict::Author => {
                let name = self.pass(&open)?;
                self.author(name.trim());
                Ok(())
            }
        }
    }

    /// Judges an element by what it says in its attributes.
    fn judge_content(&mut self, open: &Open<'a>) -> Result<Verdict> {
        let element = (open.namespace, open.local);
        let href = |reader: &Self| reader.value(open, (XLINK, "href"));
        let skip = |kind| Ok(Verdict::Skip(Some(kind)));
        match element {
            (DRAW, "object") if self.making.flat.is_none() => {
                let address = href(self)?.unwrap_or_default();
                self.object = self.making.object(&address, self.from);
                if self.object.is_none() {
                    return skip(DroppedKind::EmbeddedObject);
                }
                self.frames.last_mut().into_iter().for_each(|frame| frame.has_object = true);
            }
            (DRAW, "object") => self.frames.last_mut().into_iter().for_each(|frame| frame.has_object = true),
            // The picture of an object is made anew from what the object says.
            (DRAW, "image") if self.frames.last().is_some_and(|frame| frame.has_object) => {
                return Ok(Verdict::Skip(None));
            }
            (PRESENTATION, "event-listener") if href(self)?.is_some_and(|href| href.contains("script")) => {
                return skip(DroppedKind::Script);
            }
            (CONFIG, "config-item-set") => {
                let name = self.value(open, (CONFIG, "name"))?.unwrap_or_default();
                return Ok(if name == LAYOUT_SETTINGS { Verdict::Keep } else { Verdict::Skip(None) });
            }
            (CONFIG, "config-item") => return self.setting(open),
            (CONFIG, _) => return Ok(Verdict::Skip(None)),
            (OFFICE, "binary-data") => {
                if self.making.flat.is_none() || !is_picture(self.around()) {
                    return skip(DroppedKind::EmbeddedObject);
                }
                let packed = self.pass(open)?;
                self.making.packed_picture(&base64::decode(&packed).unwrap_or_default());
                self.out.push_str(ROOM);
                return Ok(Verdict::Passed);
            }
            _ => {}
        }
        Ok(Verdict::Keep)
    }

    /// Writes a setting, if it says how the document is laid out.
    fn setting(&mut self, open: &Open<'a>) -> Result<Verdict> {
        let name = self.value(open, (CONFIG, "name"))?.unwrap_or_default();
        let kind = self.value(open, (CONFIG, "type"))?.unwrap_or_default();
        let value = self.pass(open)?;
        let is_number = value.len() < 7 && value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let is_plain = is_number || matches!(&*value, "true" | "false");
        if name.starts_with("Printer") {
            self.making.tally.add(DroppedKind::PrinterSetting, usize::from(!is_plain));
        } else if is_plain
            && matches!(&*kind, "boolean" | "short" | "int")
            && SETTINGS.split_whitespace().any(|known| known == name)
        {
            let item = "config:config-item";
            self.out += &format!("<{item} config:name=\"{name}\" config:type=\"{kind}\">{value}</{item}>");
        }
        Ok(Verdict::Passed)
    }

    fn count(&mut self, kind: Option<DroppedKind>) {
        if let Some(kind) = kind {
            self.making.tally.add(kind, 1);
        }
    }

    /// Reads on to the end of the element that has just begun; gives the text in it.
    fn pass(&mut self, open: &Open<'a>) -> Result<String> {
        let (mut depth, mut text) = (usize::from(!open.is_empty), String::new());
        while depth > 0 {
            match self.scan.next()? {
                Some(Token::Open(open)) => depth += usize::from(!open.is_empty),
                Some(Token::Close) => depth -= 1,
                Some(Token::Text(piece) | Token::Literal(piece)) => text.push_str(piece),
                Some(Token::Character(c)) => text.push(c),
                Some(Token::Aside) => {}
                None => break,
            }
        }
        Ok(text)
    }

    /// The value of an attribute.
    pub(super) fn value(&self, open: &Open<'a>, wanted: (u8, &str)) -> Result<Option<Cow<'a, str>>> {
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            if attribute.local == wanted.1 && self.scan.namespace_of(&attribute) == wanted.0 {
                return decode_value(attribute.value).map(Some);
            }
        }
        Ok(None)
    }

    /// The number in an attribute, or one.
    pub(super) fn count_of(&self, open: &Open<'a>, wanted: (u8, &str)) -> Result<usize> {
        Ok(self.value(open, wanted)?.and_then(|value| value.trim().parse().ok()).unwrap_or(1))
    }

    /// Begins the frame of an element that is read on.
    fn push(&mut self, open: &Open<'a>, is_kept: bool) {
        if open.is_empty {
            return;
        }
        let element = (open.namespace, open.local);
        let around = self.place();
        let is_paragraph = is_kept && matches!(element, (TEXT, "p" | "h"));
        let is_line = self.frames.last().is_some_and(|frame| frame.is_inline);
        let hides = is_kept && self.hides(open, element);
        self.hiding += usize::from(hides);
        self.frames.push(Frame {
            namespace: open.namespace,
            local: open.local,
            is_kept,
            hides,
            is_inline: is_paragraph || is_line && (!is_kept || element::is_inline(element)),
            place: element::place(element, open, around).unwrap_or(around),
            has_object: false,
        });
    }

    /// Tells whether an element hides what it holds, itself or by its style.
    fn hides(&self, open: &Open<'a>, element: (u8, &str)) -> bool {
        let is = |name, hiding: &[&str]| {
            self.value(open, name).ok().flatten().is_some_and(|value| hiding.contains(&&*value))
        };
        match element {
            (TEXT, "section") => is((TEXT, "display"), &["none"]),
            (TEXT, "hidden-paragraph" | "hidden-text") => true,
            (TABLE, "table-row") => is((TABLE, "visibility"), &["collapse", "filter"]),
            (TEXT | TABLE | DRAW, "p" | "h" | "span" | "table" | "page") => {
                let style = self.value(open, (element.0, "style-name")).ok().flatten();
                style.is_some_and(|style| self.making.hidden_styles.contains(&*style))
            }
            (TEXT, "deletion") => true,
            _ => false,
        }
    }

    /// Writes the tag of an element, and begins what it is.
    fn keep(&mut self, open: Open<'a>) -> Result<()> {
        let element = (open.namespace, open.local);
        let start = self.out.len();
        let prefix = PREFIXES.get(usize::from(open.namespace)).copied().unwrap_or_default();
        self.out.extend(["<", prefix, ":", open.local]);
        if self.frames.is_empty() {
            for ((uri, _), prefix) in ns::ALL.iter().zip(PREFIXES) {
                self.out.extend([" xmlns:", prefix, "=\"", uri, "\""]);
            }
            if let Some(media_type) = self.making.flat {
                self.out.extend([" office:mimetype=\"", MEDIA, media_type, "\""]);
            }
        }
        self.begin(&open, element)?;
        if element == (CONFIG, "config-item-set") {
            self.write((CONFIG, "name"), LAYOUT_SETTINGS);
        }
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            if attribute.prefix == "xmlns" || attribute.prefix.is_empty() && attribute.local == "xmlns" {
                continue;
            }
            let namespace = if attribute.prefix == "xml" { XML } else { self.scan.namespace_of(&attribute) };
            let value = decode_value(attribute.value)?;
            self.attribute(element, (namespace, attribute.local), &value)?;
        }
        let mark = matches!(element, (TEXT, "s" | "tab" | "line-break" | "change" | "change-start" | "change-end"));
        if open.is_empty || mark {
            self.out.push_str("/>");
            self.pass(&open)?;
            self.mark(&open, element, start)?;
            return self.end(element);
        }
        self.out.push('>');
        self.push(&open, true);
        if matches!(element, (TEXT, "p" | "h")) {
            self.begin_paragraph()?;
        }
        Ok(())
    }

    /// What begins with an element before its attributes are read.
    fn begin(&mut self, open: &Open<'a>, element: (u8, &str)) -> Result<()> {
        match element {
            (TABLE, "table") => {
                let is_sheet = self.around() == (OFFICE, "spreadsheet");
                self.making.sheets += usize::from(is_sheet);
                let on = match self.place() {
                    Place::Slide | Place::Note => On::Slide(self.making.office.units.slide()),
                    _ if is_sheet => On::Sheet(self.making.sheets),
                    _ => On::Page,
                };
                self.tables.push(Table::on(on));
            }
            (TABLE, "table-row") => {
                let repeated = self.count_of(open, (TABLE, "number-rows-repeated"))?;
                self.tables.last_mut().into_iter().for_each(|table| table.row(repeated));
            }
            (TABLE, "table-cell" | "covered-table-cell") => {
                let repeated = self.count_of(open, (TABLE, "number-columns-repeated"))?;
                let cell = self.tables.last_mut().map(|table| table.cell(repeated)).unwrap_or_default();
                self.cells.push(cell);
            }
            (DRAW, "page") => {
                self.making.office.units.number(Place::Slide);
            }
            (TEXT, "changed-region") => {
                let id = self.value(open, (TEXT, "id"))?.or(self.value(open, (XML, "id"))?).unwrap_or_default();
                self.region = id.into_owned();
            }
            (TEXT, "insertion") => self.insertions.push(self.region.clone()),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        self.settle()?;
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        let element = (frame.namespace, frame.local);
        if frame.is_kept && matches!(element, (TEXT, "p" | "h")) {
            self.end_paragraph(frame.hides)?;
        }
        self.hiding -= usize::from(frame.hides);
        if frame.is_kept {
            let prefix = PREFIXES.get(usize::from(frame.namespace)).copied().unwrap_or_default();
            self.out.extend(["</", prefix, ":", frame.local, ">"]);
            self.end(element)?;
        }
        Ok(())
    }

    /// What ends with an element.
    fn end(&mut self, element: (u8, &str)) -> Result<()> {
        match element {
            (TABLE, "table") => {
                self.tables.pop();
            }
            (TABLE, "table-cell" | "covered-table-cell") => {
                if let Some((cell, table)) = self.cells.pop().zip(self.tables.last_mut()) {
                    cell.finish(table, &mut self.making.office.units, self.part, self.limits)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Names whoever remarked something by a number, and whoever changed something not at all.
    fn author(&mut self, name: &str) {
        let is_remark = self.around() == (OFFICE, "annotation");
        let label = if is_remark { self.label(name) } else { "Author".to_owned() };
        let kind = if is_remark { DroppedKind::CommentAuthor } else { DroppedKind::TrackedChange };
        self.making.tally.add(kind, usize::from(name != label));
        self.out.extend(["<dc:creator>", &label, "</dc:creator>"]);
    }

    fn label(&mut self, name: &str) -> String {
        let authors = &mut self.making.authors;
        let known = authors.iter().position(|known| known == name);
        let at = known.unwrap_or_else(|| {
            authors.push(name.to_owned());
            authors.len() - 1
        });
        format!("Author {}", at + 1)
    }
}
