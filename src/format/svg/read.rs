//! A drawing read and written in one go: what is kept becomes markup, what says something becomes units.

use super::super::Options;
use super::super::image;
use super::address::{self, Address};
use super::name::Names;
use super::{Drawing, Piece, attribute, style, vocabulary};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::model::layout::index;
use crate::model::{DroppedKind, Location, Place, TextUnit};
use crate::syntax::picture::Alone;
use crate::syntax::xml::{
    Attribute, NO_NAMESPACE, Namespaces, Open, Scan, Token, attributes, decode_value, escape_attribute,
};

/// The namespaces that are known (SVG 2, 5.1 and 6.2).
pub const NAMESPACES: Namespaces = &[(SVG_NAME, SVG), (XLINK_NAME, XLINK)];
const SVG_NAME: &str = "http://www.w3.org/2000/svg";
const XLINK_NAME: &str = "http://www.w3.org/1999/xlink";
const SVG: u8 = 0;
const XLINK: u8 = 1;

/// Reads a drawing.
pub struct Reader<'a> {
    scan: Scan<'a>,
    names: Names,
    limits: &'a Limits,
    left: &'a mut u64,
    drawing: Drawing,
    /// The elements that are open and kept.
    open: Vec<Element>,
    /// How deep the scan is in an element that is left out.
    skipped: usize,
    /// The namespace of the root.
    root: u8,
    /// The texts of the units so far.
    texts: Vec<String>,
    /// Where the line of each stands that was told of last.
    lines: Vec<String>,
    /// What a style sheet says so far.
    sheet: String,
    /// Where in the markup the last piece ends.
    from: usize,
}

/// An element that is open.
struct Element {
    name: String,
    /// The unit that its text belongs to.
    unit: Option<u32>,
    /// Where its lines stand, as far as it says.
    line: String,
}

impl<'a> Reader<'a> {
    /// Begins to read.
    ///
    /// # Errors
    /// `Malformed` for broken markup.
    pub fn new(source: &'a str, options: &'a Options, left: &'a mut u64) -> Result<Self> {
        let limits = &options.limits;
        Ok(Self {
            scan: Scan::new(source, NAMESPACES, limits),
            names: Names::read(source, limits)?,
            limits,
            left,
            drawing: Drawing::default(),
            open: Vec::new(),
            skipped: 0,
            root: SVG,
            texts: Vec::new(),
            lines: Vec::new(),
            sheet: String::new(),
            from: 0,
        })
    }

    /// Reads it all.
    ///
    /// # Errors
    /// `Malformed` for broken markup, `LimitExceeded` for too many texts.
    pub fn read(mut self) -> Result<Drawing> {
        while let Some(token) = self.scan.next()? {
            match token {
                Token::Open(open) if self.skipped > 0 => self.skipped += usize::from(!open.is_empty),
                Token::Close if self.skipped > 0 => self.skipped -= 1,
                _ if self.skipped > 0 => {}
                Token::Open(open) => self.element(&open)?,
                Token::Close => self.close(),
                Token::Text(text) | Token::Literal(text) => self.text(text),
                Token::Character(c) => self.text(c.encode_utf8(&mut [0; 4])),
                Token::Aside => self.drop(DroppedKind::Comment, 1),
            }
            self.limits.check_units(self.texts.len())?;
        }
        self.flush();
        for (unit, text) in self.drawing.units.iter_mut().zip(self.texts) {
            unit.text = text.into();
        }
        Ok(self.drawing)
    }

    fn drop(&mut self, kind: DroppedKind, count: usize) {
        if count > 0 {
            *self.drawing.dropped.entry(kind).or_insert(0) += count;
        }
    }

    fn element(&mut self, open: &Open<'a>) -> Result<()> {
        let is_root = self.open.is_empty();
        if is_root {
            let is_svg = open.local == "svg" && matches!(open.namespace, SVG | NO_NAMESPACE);
            if !is_svg {
                return Err(Error::Malformed { what: "its root is no drawing" });
            }
            self.root = open.namespace;
        }
        let attributes: Vec<Attribute<'_>> = attributes(open.attributes).collect::<Result<_>>()?;
        if let Some(kind) = self.unwanted(open, &attributes)? {
            self.drop(kind, 1);
            self.skipped = usize::from(!open.is_empty);
            return Ok(());
        }
        let start = self.drawing.markup.len();
        self.drawing.markup.push('<');
        self.drawing.markup.push_str(open.local);
        if is_root {
            self.drawing.markup.push_str(&format!(" xmlns=\"{SVG_NAME}\" xmlns:xlink=\"{XLINK_NAME}\""));
        }
        let mut element = Element { name: open.local.to_owned(), unit: None, line: String::new() };
        for attribute in &attributes {
            self.attribute(open, attribute, &mut element)?;
        }
        let is_image = matches!(open.local, "image" | "feImage");
        if is_image && !self.drawing.markup.get(start..).is_some_and(|written| written.contains("href=\"")) {
            self.drawing.markup.truncate(start);
            self.skipped = usize::from(!open.is_empty);
            return Ok(());
        }
        self.drawing.markup.push_str(if open.is_empty { "/>" } else { ">" });
        if !open.is_empty {
            self.begin(&mut element);
            self.open.push(element);
        }
        Ok(())
    }

    /// What an element is that is left out with all that it holds.
    fn unwanted(&self, open: &Open<'_>, attributes: &[Attribute<'_>]) -> Result<Option<DroppedKind>> {
        if open.namespace != self.root {
            return Ok(Some(DroppedKind::CustomData));
        }
        let is_animation = matches!(open.local, "set" | "animate" | "animateColor");
        for attribute in attributes {
            let value = decode_value(attribute.value)?;
            // What only some programs can show stands here with what all others show.
            if attribute.local == "requiredExtensions" && !value.trim().is_empty() {
                return Ok(Some(DroppedKind::CustomData));
            }
            if is_animation
                && attribute.local == "attributeName"
                && self::attribute::kept("attributeName", &value, &self.names).is_none()
            {
                return Ok(Some(DroppedKind::Script));
            }
        }
        let is_styled = |style: &Attribute<'_>| style.local != "type" || style.value.eq_ignore_ascii_case("text/css");
        Ok(match open.local {
            "script" | "handler" | "listener" => Some(DroppedKind::Script),
            "metadata" => Some(DroppedKind::Property),
            "foreignObject" | "iframe" | "audio" | "video" | "canvas" => Some(DroppedKind::EmbeddedObject),
            "font" | "font-face" => Some(DroppedKind::EmbeddedFont),
            "style" if !attributes.iter().all(is_styled) => Some(DroppedKind::CustomData),
            name if vocabulary::is_element(name) => None,
            _ => Some(DroppedKind::CustomData),
        })
    }

    fn attribute(&mut self, open: &Open<'_>, attribute: &Attribute<'_>, element: &mut Element) -> Result<()> {
        let value = decode_value(attribute.value)?.replace(['\n', '\t'], " ");
        let name = attribute.local;
        match attribute.prefix {
            "xmlns" => return Ok(()),
            "xml" => {
                let is_kept = name == "space" && matches!(value.as_str(), "preserve" | "default");
                match is_kept {
                    true => self.put(&format!("xml:{name}"), &value),
                    false => self.drop(DroppedKind::CustomData, usize::from(name != "lang")),
                }
                return Ok(());
            }
            "" => {}
            _ if self.scan.namespace_of(attribute) == XLINK => {
                if name == "href" {
                    self.address("xlink:href", open, &value);
                }
                return Ok(());
            }
            _ => {
                self.drop(DroppedKind::CustomData, 1);
                return Ok(());
            }
        }
        match name {
            "xmlns" => {}
            "href" => self.address("href", open, &value),
            "aria-label" => {
                let unit = self.unit(Location::hidden(Place::AltText, self.texts.len() + 1));
                self.texts.iter_mut().last().into_iter().for_each(|text| text.push_str(&value));
                self.drawing.markup.push_str(" aria-label=\"");
                self.flush();
                self.drawing.pieces.push(Piece::Attribute(unit));
                self.drawing.markup.push('"');
            }
            _ => {
                if matches!(name, "y" | "dy") && !matches!(value.trim(), "0" | "0em" | "0px") {
                    element.line = format!("{name}{value}");
                }
                self.plain(name, &value);
            }
        }
        Ok(())
    }

    /// An attribute that is no address and no text.
    fn plain(&mut self, name: &str, value: &str) {
        match attribute::kept(name, value, &self.names) {
            Some(kept) => {
                if name == "style" {
                    let (_, outside, others) = style::declarations(value, &self.names);
                    self.drop(DroppedKind::DataSource, outside);
                    self.drop(DroppedKind::CustomData, others);
                }
                self.put(name, &kept);
            }
            None if name.starts_with("on") => self.drop(DroppedKind::Script, 1),
            // Names that nothing refers to are no loss, and neither are words of the language.
            None if matches!(
                name,
                "id" | "class" | "lang" | "role" | "requiredFeatures" | "contentScriptType" | "contentStyleType"
            ) => {}
            None if value.contains("//") => self.drop(DroppedKind::DataSource, 1),
            None => self.drop(DroppedKind::CustomData, 1),
        }
    }

    fn put(&mut self, name: &str, value: &str) {
        self.drawing.markup.push_str(&format!(" {name}=\"{}\"", escape_attribute(value)));
    }

    fn address(&mut self, name: &str, open: &Open<'_>, value: &str) {
        match address::read(value, &self.names, self.left) {
            Address::Kept(kept) => self.put(name, &kept),
            Address::Picture(Alone { kind, bytes, extras, .. }) if matches!(open.local, "image" | "feImage") => {
                self.drawing.markup.push_str(&format!(" {name}=\""));
                self.flush();
                self.drawing.pieces.push(Piece::Picture(self.drawing.pictures.len()));
                self.drawing.pictures.push((kind, bytes));
                self.drawing.markup.push('"');
                for dropped in image::dropped(&extras) {
                    self.drop(dropped.kind, dropped.count);
                }
            }
            Address::Picture(..) | Address::Unread => self.drop(DroppedKind::Picture, 1),
            Address::Outside => self.drop(DroppedKind::DataSource, 1),
        }
    }

    /// Opens a unit, or goes on with that of the element around.
    fn begin(&mut self, element: &mut Element) {
        let number = self.texts.len() + 1;
        let around = self.open.last().and_then(|open| open.unit);
        match element.name.as_str() {
            "text" => element.unit = Some(self.unit(Location::visible(Place::Drawing, number))),
            "title" | "desc" => element.unit = Some(self.unit(Location::hidden(Place::AltText, number))),
            "tspan" | "textPath" | "a" => {
                element.unit = around;
            }
            _ => {}
        }
        // Where a line ends, so does a word.
        let Some(unit) = element.unit.filter(|_| !element.line.is_empty()).map(|unit| unit as usize) else { return };
        let (Some(text), Some(line)) = (self.texts.get_mut(unit), self.lines.get_mut(unit)) else { return };
        let is_new = element.line.starts_with("dy") || *line != element.line;
        if is_new && !text.trim().is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        line.clone_from(&element.line);
    }

    fn unit(&mut self, location: Location) -> u32 {
        self.texts.push(String::new());
        self.lines.push(String::new());
        self.drawing.units.push(TextUnit::prose("", location));
        index(self.texts.len() - 1)
    }

    fn text(&mut self, text: &str) {
        let Some(open) = self.open.last() else { return };
        if open.name == "style" {
            self.sheet.push_str(text);
            return;
        }
        match open.unit {
            Some(unit) => {
                let Some(whole) = self.texts.get_mut(unit as usize) else { return };
                let start = whole.len();
                whole.push_str(text);
                let range = start..whole.len();
                self.flush();
                self.drawing.pieces.push(Piece::Text(unit, range));
            }
            None if text.trim().is_empty() => self.drawing.markup.push_str(text),
            // It is not drawn.
            None => self.drop(DroppedKind::HiddenText, 1),
        }
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else { return };
        if element.name == "style" {
            let text = std::mem::take(&mut self.sheet);
            match style::sheet(&text, &self.names) {
                Some(sheet) => {
                    // Nothing in it needs an escape but the sign for a child.
                    self.drawing.markup.push_str(&crate::syntax::xml::escape_text(&sheet.text));
                    self.drop(DroppedKind::Comment, sheet.comments);
                    self.drop(DroppedKind::DataSource, sheet.outside);
                    self.drop(DroppedKind::EmbeddedFont, sheet.fonts);
                    self.drop(DroppedKind::CustomData, sheet.others);
                }
                None => self.drop(DroppedKind::CustomData, 1),
            }
        }
        self.drawing.markup.push_str(&format!("</{}>", element.name));
    }

    /// Ends the piece of markup.
    fn flush(&mut self) {
        let end = self.drawing.markup.len();
        if self.from < end {
            self.drawing.pieces.push(Piece::Markup(self.from..end));
        }
        self.from = end;
    }
}
