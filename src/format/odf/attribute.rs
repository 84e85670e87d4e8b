//! What becomes of each attribute, and which of them are text.

use std::borrow::Cow;
use std::ops::Range;

use super::MEDIA;
use super::cell::Value;
use super::formula;
use super::name::{is_own_font, is_own_shape, is_own_style, is_plain};
use super::read::Reader;
use crate::error::Result;
use crate::format::ooxml::attribute::Class;
use crate::format::ooxml::splice::{Form, Setting};
use crate::format::ooxml::text::Gathered;
use crate::model::DroppedKind::{self, CustomData, Protection, RevisionId, Script};
use crate::syntax::open_document::{
    CALCEXT, CHART, CONFIG, DRAW, FIELD, FORM, LOEXT, MATH, META, NUMBER, OFFICE, OFFICEOOO, PREFIXES, PRESENTATION,
    SMIL, STYLE, SVG, TABLE, TEXT, XLINK, XML, is_known,
};
use crate::syntax::xml::{NO_NAMESPACE, OTHER_NAMESPACE, escape_attribute};

/// What is done with an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It goes.
    Drop(Option<DroppedKind>),
    /// It is a name by which parts of the file refer to each other, and is given anew.
    Number,
    /// It names moments by such names.
    Moments,
    /// It is an address.
    Address,
    /// It is made of references to cells, and what calculates with them.
    Formula,
    /// It is the name of a style, where characters may be escaped.
    Style,
    /// It is text, whatever it looks like.
    Text(Class),
    /// It is text unless it is a word, a measure or a name of the programs' own.
    Value(Class),
    /// It says what the document is.
    Kind,
}

use Verdict::{Address, Drop, Formula, Kind, Moments, Number, Style, Text, Value as Chosen};

/// Attributes that hold what somebody wrote, even where that is a word of the standard.
const TEXTS: &str = "string-value string-value-if-true string-value-if-false string-value-phonetic key1 key2 key1-phonetic \
    key2-phonetic main-entry label title description author editor editors publisher address annote note school institution \
    journal custom1 custom2 custom3 custom4 custom5 organizations report-type series howpublished isbn issn url booktitle \
    chapter edition identifier current-value value default comment help-message hint prompt alias tag placeholder \
    fixed-text selected-page source-field-name note-text expression-label";

/// Judges an attribute by its name and that of its element.
fn judge(element: (u8, &str), (namespace, local): (u8, &str)) -> Verdict {
    match ((namespace, local), element) {
        ((NO_NAMESPACE, _), (MATH, _)) if is_known(local) => Chosen(Class::Other),
        ((XML, "id"), _) => Number,
        ((NO_NAMESPACE | XML | OTHER_NAMESPACE, _), _) => Drop((namespace == OTHER_NAMESPACE).then_some(CustomData)),
        _ if !is_known(local) => Drop(Some(CustomData)),
        ((OFFICEOOO, _), _) if local.contains("rsid") => Drop(Some(RevisionId)),
        ((LOEXT | TABLE | TEXT, _), _) if local.starts_with("protection-key") => Drop(Some(Protection)),
        ((DRAW, "class-id" | "mime-type" | "filter-name"), _) | ((LOEXT, "external-data" | "mime-type"), _) => {
            Drop(None)
        }
        ((META, _), _) | ((XLINK, "role" | "arcrole"), _) => Drop(None),
        // What date a field showed is read in its text.
        ((TEXT, "date-value" | "time-value"), (TEXT, "date" | "time")) => Drop(None),
        ((XLINK, "href"), _) => Address,
        ((XLINK, "title") | (OFFICE, "title"), _) => Text(Class::Tip),
        ((TEXT, "id" | "change-id" | "continue-list") | (DRAW, "id" | "control" | "start-shape" | "end-shape"), _)
        | ((SMIL, "targetElement") | (FORM, "id" | "for") | (TABLE, "id") | (PRESENTATION, "master-element"), _)
        | ((OFFICE, "name"), (OFFICE, "annotation" | "annotation-end")) => Number,
        ((DRAW, "nav-order" | "caption-id"), _) => Drop(None),
        ((SMIL, "begin" | "end"), _) => Moments,
        // Settings are written with those that they have.
        ((CONFIG, _), _) => Drop(None),
        ((OFFICE, "mimetype"), _) => Kind,
        ((FORM, "control-implementation"), _) => Chosen(Class::Control),
        _ if is_formula(namespace, local) => Formula,
        _ if is_style(namespace, local) => Style,
        ((STYLE, "name"), (STYLE, "font-face")) => Chosen(Class::Font),
        ((STYLE, "name"), _) => Style,
        ((STYLE | DRAW, "display-name"), _) => Chosen(Class::StyleName),
        _ if local.starts_with("font-family") && !local.contains("generic") || local.starts_with("font-name") => {
            Chosen(Class::Font)
        }
        (
            (DRAW, "name"),
            (DRAW, "gradient" | "hatch" | "fill-image" | "marker" | "stroke-dash" | "opacity" | "layer"),
        )
        | ((SVG | DRAW, "name"), (SVG, _)) => Style,
        ((DRAW, "layer"), _) => Style,
        ((DRAW, "name"), (DRAW, "page")) | ((PRESENTATION, "name" | "pages"), _) => Chosen(Class::Heading),
        ((DRAW, "name"), _) => Chosen(Class::AltText),
        ((TEXT, "ref-name"), _) => Chosen(Class::Bookmark),
        ((TEXT, "name"), (TEXT, of)) if of.contains("bookmark") || of.contains("reference") => Chosen(Class::Bookmark),
        ((TEXT, "name"), (FIELD, _)) => Chosen(Class::Bookmark),
        ((TABLE, "name"), (TABLE, "table")) => Chosen(Class::Sheet),
        ((TABLE, "name"), (TABLE, "named-range" | "named-expression" | "database-range")) => Text(Class::Range),
        ((FIELD, "value"), _) => Text(Class::Field),
        ((FORM, _), _) if TEXTS.split_whitespace().any(|known| known == local) => Text(Class::Control),
        ((FORM, _), _) => Chosen(Class::Control),
        ((NUMBER | CHART | SVG, _), _) => Chosen(Class::Other),
        _ if TEXTS.split_whitespace().any(|known| known == local) => Text(Class::Other),
        _ => Chosen(Class::Other),
    }
}

/// Tells whether an attribute holds a formula, a condition or references to cells.
fn is_formula(namespace: u8, local: &str) -> bool {
    let is_reference = ["cell-range", "cell-address", "range-address"].iter().any(|part| local.contains(part));
    is_reference
        || matches!(
            (namespace, local),
            (TABLE, "formula" | "expression" | "condition" | "print-ranges" | "buttons" | "scenario-ranges")
                | (STYLE | TEXT, "condition")
                | (TEXT, "formula")
                | (CALCEXT, "value" | "formula")
                | (DRAW, "notify-on-update-of-ranges")
                | (FORM, "linked-cell" | "source-cell-range" | "list-source")
        )
}

/// Tells whether an attribute names a style, or something that is kept among the styles.
fn is_style(namespace: u8, local: &str) -> bool {
    local.ends_with("style-name")
        || local.ends_with("style-names")
        || matches!(namespace, DRAW | STYLE | PRESENTATION | TABLE | TEXT)
            && matches!(
                local,
                "master-page-name"
                    | "page-layout-name"
                    | "fill-gradient-name"
                    | "fill-hatch-name"
                    | "fill-image-name"
                    | "opacity-name"
                    | "stroke-dash"
                    | "stroke-dash-names"
                    | "marker-start"
                    | "marker-end"
                    | "presentation-page-layout-name"
                    | "content-validation-name"
                    | "use-header-name"
                    | "use-footer-name"
                    | "use-date-time-name"
            )
}

impl Reader<'_, '_, '_> {
    /// Writes an attribute of the element at hand, if it stays, and makes units of what it says.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub(super) fn attribute(&mut self, element: (u8, &str), name: (u8, &str), value: &str) -> Result<()> {
        if self.cell_attribute(element, name, value)? {
            return Ok(());
        }
        let (namespace, local) = name;
        match judge(element, name) {
            Drop(kind) => {
                if let Some(kind) = kind {
                    self.making.tally.add(kind, 1);
                }
            }
            Number => {
                let number = self.number(value);
                self.write(name, &number);
            }
            Moments => {
                let moments: Vec<Cow<'_, str>> = value.split(';').map(|moment| self.moment(moment)).collect();
                let value = moments.join(";");
                if is_plain(local, &value.replace('.', " ").replace("id", "")) {
                    self.write(name, &value);
                }
            }
            Address => self.address(element, value)?,
            Formula => {
                let value = self.write(name, value);
                let gathered = self.gathered(value)?;
                formula::gather(&mut self.making.office.units, &gathered, self.part, self.limits)?;
            }
            Style => {
                let range = self.write(name, value);
                let gathered = unescaped(&self.gathered(range)?);
                if !is_own_style(&gathered.text) {
                    self.name(Class::StyleId, gathered)?;
                }
            }
            Text(class) => {
                let range = self.write(name, value);
                let gathered = self.gathered(range)?;
                if !gathered.text.trim().is_empty() {
                    self.name(class, gathered)?;
                }
            }
            Chosen(class) => {
                let class = if class == Class::Sheet && !self.is_book { Class::AltText } else { class };
                let range = self.write(name, value);
                let gathered = self.gathered(range)?;
                let is_own = match class {
                    Class::Font => is_own_font(value),
                    Class::StyleName => is_own_style(value),
                    Class::AltText | Class::Heading => is_own_shape(value) || is_plain(local, value),
                    Class::Bookmark => is_own_bookmark(value),
                    Class::Sheet => false,
                    _ if (namespace, local) == (FORM, "control-implementation") => is_component(value),
                    _ => is_plain(local, value) || value.trim().is_empty(),
                };
                if !is_own {
                    let unit = self.name(class, gathered)?;
                    if class == Class::Sheet && element == (TABLE, "table") {
                        self.making.sheet_names.push(unit);
                    }
                }
            }
            Kind => {
                // The document itself has said it already.
                if !self.is_root() && value.strip_prefix(MEDIA).is_some_and(is_known) {
                    self.write(name, value);
                }
            }
        }
        Ok(())
    }

    /// Takes what an attribute of a cell tells of its value; tells whether it is such an attribute.
    fn cell_attribute(&mut self, element: (u8, &str), name: (u8, &str), value: &str) -> Result<bool> {
        let is_value =
            matches!(name, (OFFICE, "value" | "date-value" | "time-value" | "boolean-value" | "string-value"));
        let is_word = matches!(name, (OFFICE | CALCEXT, "value-type") | (OFFICE, "currency"));
        let is_formula = name == (TABLE, "formula");
        if !matches!(element, (TABLE, "table-cell" | "covered-table-cell")) || !(is_value || is_word || is_formula) {
            return Ok(false);
        }
        // Codes of currencies.
        let is_code = value.len() <= 3 && value.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_word && !is_code && !is_known(value) {
            return Ok(true);
        }
        let before = self.out.len();
        let range = self.write(name, value);
        let whole = before..self.out.len();
        let text = self.gathered(range.clone())?;
        if is_formula {
            formula::gather(&mut self.making.office.units, &text, self.part, self.limits)?;
        }
        let Some(cell) = self.cells.last_mut() else { return Ok(true) };
        match name {
            (_, "value-type") => cell.types.push(range),
            (_, "formula" | "currency") => cell.gone.push(whole),
            (_, local) => {
                let name = before + 1..range.start.saturating_sub(2);
                cell.value = Some(Value { text, name, whole, is_text: local == "string-value" });
            }
        }
        Ok(true)
    }

    /// Writes an address: of a picture, of a place in the document, or of something outside.
    fn address(&mut self, element: (u8, &str), value: &str) -> Result<()> {
        let href = (XLINK, "href");
        if is_picture(element) {
            if self.making.flat.is_some() {
                self.making.tally.add(DroppedKind::Picture, usize::from(!value.is_empty()));
            } else {
                let address = self.making.picture(value, self.from);
                self.write(href, &address);
            }
            return Ok(());
        }
        if element == (DRAW, "object") {
            if let Some(address) = self.object.take() {
                self.write(href, &address);
            }
            return Ok(());
        }
        let is_script = ["vnd.sun.star.", "macro:", "javascript:", "vbscript:"];
        if is_script.iter().any(|scheme| value.trim_start().to_ascii_lowercase().starts_with(scheme)) {
            self.making.tally.add(Script, 1);
            return Ok(());
        }
        let range = self.write(href, value);
        let written = self.out.get(range.clone()).unwrap_or_default();
        let Some(inside) = written.strip_prefix('#') else {
            let gathered = Gathered::address(written, range.start)?;
            if gathered.text.trim().len() > 1 {
                self.name(Class::Link, gathered)?;
            }
            return Ok(());
        };
        // What kind of place it is stands behind a bar.
        let kind = inside.rsplit_once('|').filter(|(_, kind)| is_known(kind)).map_or(0, |(_, kind)| kind.len() + 1);
        let place = inside.get(..inside.len() - kind).unwrap_or_default();
        let gathered = Gathered::address(place, range.start + 1)?;
        if self.is_book {
            return formula::gather(&mut self.making.office.units, &gathered, self.part, self.limits);
        }
        if !gathered.text.is_empty() && !is_own_shape(&gathered.text) {
            let unit =
                self.making.office.units.name(Class::Bookmark, gathered, self.part, Setting::Address, self.limits);
            return unit.map(|_| ());
        }
        Ok(())
    }

    /// Adds a name, or another text that is one unit however often it stands, and tells which.
    fn name(&mut self, class: Class, gathered: Gathered) -> Result<usize> {
        self.making.office.units.name(class, gathered, self.part, Setting::Attribute, self.limits)
    }

    /// Writes an attribute; tells where its value stands.
    pub(super) fn write(&mut self, (namespace, local): (u8, &str), value: &str) -> Range<usize> {
        let prefix = match namespace {
            XML => "xml:",
            _ => PREFIXES.get(usize::from(namespace)).copied().unwrap_or_default(),
        };
        let colon = if prefix.is_empty() || namespace == XML { "" } else { ":" };
        self.out.extend([" ", prefix, colon, local, "=\""]);
        let start = self.out.len();
        self.out.push_str(&escape_attribute(value));
        let end = self.out.len();
        self.out.push('"');
        start..end
    }

    fn gathered(&self, range: Range<usize>) -> Result<Gathered> {
        Gathered::value(self.out.get(range.clone()).unwrap_or_default(), range.start)
    }

    /// The new name for one by which parts of the file refer to each other.
    pub(super) fn number(&mut self, name: &str) -> String {
        let next = self.making.ids.len() + 1;
        let number = *self.making.ids.entry(name.to_owned()).or_insert(next);
        format!("id{number}")
    }

    /// `id3.click+0.5s`
    fn moment<'m>(&mut self, moment: &'m str) -> Cow<'m, str> {
        match moment.split_once('.') {
            Some((name, event)) if event.starts_with(|c: char| c.is_ascii_lowercase()) && !name.is_empty() => {
                Cow::Owned(format!("{}.{event}", self.number(name)))
            }
            _ => Cow::Borrowed(moment),
        }
    }
}

/// Tells whether what an element refers to is a picture.
pub fn is_picture(element: (u8, &str)) -> bool {
    matches!(
        element,
        (DRAW, "image" | "fill-image")
            | (STYLE, "background-image")
            | (TEXT, "list-level-style-image")
            | (CHART, "symbol-image")
    )
}

/// Bookmarks that programs make for their own links.
fn is_own_bookmark(name: &str) -> bool {
    let digits = ["_Toc", "_Ref", "_Hlk", "_Hlt", "__RefHeading___Toc", "__RefNumPara__"];
    let rest = digits.iter().find_map(|own| name.strip_prefix(own));
    let is_number = |rest: &str| rest.len() <= 24 && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    matches!(name, "_GoBack" | "") || rest.is_some_and(is_number) || is_own_shape(name)
}

/// The kinds of controls, by the names that programs have for them.
fn is_component(value: &str) -> bool {
    let kind = value.strip_prefix("ooo:com.sun.star.form.component.");
    kind.is_some_and(|kind| kind.len() < 20 && kind.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// The name of a style without the escapes that its characters may have: `Text_20_body` (19.502).
fn unescaped(name: &Gathered) -> Gathered {
    let (mut read, mut at, mut from) = (Gathered::default(), 0, 0);
    while let Some(found) = name.text.get(from..).and_then(|rest| rest.find('_')) {
        let start = from + found;
        from = start + 1;
        let rest = name.text.get(from..).unwrap_or_default();
        let digits = rest.split_once('_').map(|(digits, _)| digits).filter(|digits| (2..=6).contains(&digits.len()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        if let Some((c, len)) = code.and_then(char::from_u32).zip(digits.map(str::len)) {
            read.append(name.part(&(at..start), None));
            at = from + len + 1;
            from = at;
            let written = name.written(&(start..at));
            read.add(c.encode_utf8(&mut [0; 4]), written.start, written.end, Form::Escape);
        }
    }
    read.append(name.part(&(at..name.text.len()), None));
    read
}
