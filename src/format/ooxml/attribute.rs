//! Which attribute values are text that a person may have chosen, and what kind of text.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::animation::{is_guide, is_timing};
use super::clean::{Action, action};
use super::drawing;
use super::field::{field_notation, is_plain_field};
use super::geometry::{TELLING_DIGITS, digits, is_geometry};
use super::language::is_language;
use super::namespace::{A, C, DGM, DSP, M, MC, O, P, P14, PIC, R, S, V, W, W10, W14, WP, WPS, X14, XDR};
use super::sheet::spreadsheet_class;
use super::vocabulary::{SPREADSHEET_STYLES, SPREADSHEET_VALUES};
use super::{vocabulary, words};
use crate::model::{Location, Notation, Place};
use crate::syntax::xml::NO_NAMESPACE;

/// What a value is used as. Equal values of one class are one text unit, so that references stay true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// The name of a bookmark, or what refers to one.
    Bookmark,
    /// The id of a style, or what refers to one.
    StyleId,
    /// The name of a style, a theme or a list.
    StyleName,
    /// The name of a font.
    Font,
    /// The name of a shape.
    ShapeId,
    /// The description, title or name of a picture or shape.
    AltText,
    /// Text that a drawing shows, such as a watermark.
    Shown,
    /// The settings of a form field or content control.
    Control,
    /// A field instruction.
    Field,
    /// The target of a link.
    Link,
    /// What a link shows when it is pointed at.
    Tip,
    /// The name of a custom show or a section.
    Heading,
    /// The name of a sheet.
    Sheet,
    /// The name of a range or a table.
    Range,
    /// The name of a column of a table, which is the text of a cell as well.
    Column,
    /// A constant of a formula.
    Constant,
    /// The name of a building block.
    Block,
    /// The name of an element or an attribute in a store of data.
    StoreName,
    /// The name of a namespace in a store of data.
    StoreAddress,
    /// The value of an attribute in a store of data.
    Stored,
    /// Anything else.
    Other,
}

impl Class {
    /// Where a value of this class stands.
    pub const fn location(self, number: usize) -> Location {
        match self {
            Self::Bookmark => Location::metadata(Place::Bookmark, number),
            Self::StyleId | Self::StyleName | Self::Font => Location::metadata(Place::Style, number),
            Self::ShapeId => Location::metadata(Place::AltText, number),
            Self::AltText => Location::hidden(Place::AltText, number),
            Self::Shown => Location::visible(Place::TextBox, number),
            Self::Control => Location::hidden(Place::Control, number),
            Self::Field => Location::hidden(Place::Field, number),
            Self::Link | Self::Tip => Location::hidden(Place::Link, number),
            Self::Sheet => Location::metadata(Place::Sheet, number),
            Self::Range | Self::Column => Location::metadata(Place::Name, number),
            Self::Constant => Location::hidden(Place::Formula, number),
            Self::Block => Location::metadata(Place::BuildingBlock, number),
            Self::StoreName | Self::StoreAddress => Location::metadata(Place::Stored, number),
            Self::Stored => Location::hidden(Place::Stored, number),
            Self::Heading | Self::Other => Location::metadata(Place::Setting, number),
        }
    }

    /// Tells whether equal values of this class are the same thing, and different ones are not.
    pub const fn is_identifier(self) -> bool {
        matches!(
            self,
            Self::Bookmark
                | Self::StyleId
                | Self::ShapeId
                | Self::Sheet
                | Self::Range
                | Self::Column
                | Self::Block
                | Self::StoreName
        )
    }

    /// What may stand in for a part of the value.
    pub fn notation(self, value: &str) -> Notation {
        match self {
            _ if self.is_identifier() => Notation::Identifier,
            Self::Link | Self::StoreAddress => Notation::Address,
            Self::Field => field_notation(value),
            Self::Other if value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') => {
                Notation::Identifier
            }
            _ => Notation::Prose,
        }
    }
}

/// Tells what a value is, or nothing where it tells nothing of a person.
pub fn classify(element: (u8, &str), attribute: (u8, &str), value: &str) -> Option<Class> {
    let class = match (element, attribute) {
        // The first pass has written everybody's name anew, and the number of an object.
        (_, (R | MC, _) | (W, "author")) | ((MC, _), _) | ((O, _), (NO_NAMESPACE, "ObjectID")) => return None,
        ((W, "bookmarkStart"), (W, "name")) | ((W, "hyperlink"), (W, "anchor")) => Class::Bookmark,
        ((W, "style"), (W, "styleId")) => Class::StyleId,
        (
            (
                W,
                "pStyle" | "rStyle" | "tblStyle" | "basedOn" | "next" | "link" | "numStyleLink" | "styleLink"
                | "clickAndTypeStyle" | "defaultTableStyle",
            ),
            (W, "val"),
        ) => Class::StyleId,
        ((W, "docPart"), (W, "val")) => Class::Block,
        ((W, "name"), (W, "val")) => Class::StyleName,
        ((W, "aliases"), _) | ((W, "lsdException" | "caption"), (W, "name")) | ((W, "lvlText"), (W, "val")) => {
            Class::StyleName
        }
        ((S | X14, local), (NO_NAMESPACE, name)) => spreadsheet_class(local, name),
        ((A, "gd"), (NO_NAMESPACE, "name")) => Class::Other,
        ((A, _), (NO_NAMESPACE, "name" | "styleName")) => Class::StyleName,
        ((P, "cSld"), (NO_NAMESPACE, "name")) | ((P, _), (NO_NAMESPACE, "matchingName")) => Class::StyleName,
        ((P, "custShow") | (P14, "section"), (NO_NAMESPACE, "name")) => Class::Heading,
        ((W, "rFonts"), (W, "ascii" | "hAnsi" | "cs" | "eastAsia"))
        | ((W, "font" | "altName"), (W, "name" | "val"))
        | ((W, "sym"), (W, "font"))
        | ((A, _), (NO_NAMESPACE, "typeface"))
        | (_, (W14, "font")) => Class::Font,
        ((W, "fldSimple"), (W, "instr")) => Class::Field,
        ((W, "hyperlink" | "tblCaption" | "tblDescription"), (W, "tooltip" | "val")) => Class::Tip,
        ((W, "hyperlink"), (W, "docLocation")) | ((V, _), (NO_NAMESPACE, "href")) => Class::Link,
        (_, (NO_NAMESPACE, "tooltip")) => Class::Tip,
        ((WP | PIC | WPS | P | DSP | XDR, _) | (A, _), (NO_NAMESPACE, "descr" | "title"))
        | ((WP | PIC | WPS | P | DSP | XDR, _), (NO_NAMESPACE, "name"))
        | ((V, _), (NO_NAMESPACE, "alt" | "title"))
        | ((V | O, _), (O, "title")) => Class::AltText,
        ((V, "textpath"), (NO_NAMESPACE, "string")) => Class::Shown,
        ((V, _), (NO_NAMESPACE | O, "id" | "spid")) | ((V, "shape"), (NO_NAMESPACE, "type")) => Class::ShapeId,
        ((O, "OLEObject"), (NO_NAMESPACE, "ShapeID")) => Class::ShapeId,
        ((W, "alias" | "tag" | "helpText" | "statusText" | "listItem" | "listEntry" | "default" | "entryMacro"), _)
        | ((W, "exitMacro"), _) => Class::Control,
        _ => Class::Other,
    };
    let harmless = match class {
        Class::Shown | Class::Control | Class::Tip | Class::Link => value.trim().is_empty(),
        Class::Bookmark => is_own_bookmark(value),
        Class::Block => is_own_block(value),
        Class::StyleName if element == (W, "lvlText") => is_level_text(value),
        Class::StyleId | Class::StyleName => STYLES.hold(value),
        Class::Font => FONTS.hold(value),
        Class::AltText => attribute.1 == "name" && SHAPES.hold(value) || value.trim().is_empty(),
        Class::Heading => SHAPES.hold(value) || value.trim().is_empty(),
        Class::ShapeId => is_own_shape(value) || SHAPES.hold(value),
        Class::Field => is_plain_field(value),
        Class::Other => is_plain(element, attribute, value),
        Class::Sheet | Class::Range | Class::Column | Class::Constant => false,
        Class::StoreName | Class::StoreAddress | Class::Stored => false,
    };
    (!harmless).then_some(class)
}

/// Tells whether text that stands alone in markup is a number or a value of an enumeration.
pub fn is_plain_text(text: &str) -> bool {
    is_number(text) || is_value(text)
}

fn is_plain(element: (u8, &str), attribute: (u8, &str), value: &str) -> bool {
    if value.chars().nth(1).is_none() || is_number(value) || is_value(value) || is_hexadecimal(value, attribute.1) {
        return true;
    }
    match (element, attribute) {
        ((W, "lang" | "themeFontLang" | "lid"), _) | (_, (NO_NAMESPACE, "lang" | "altLang")) => is_language(value),
        ((V | O | W10, _), (_, name)) if is_geometry(name, value) => true,
        (_, (_, "uri" | "minVer")) => value == "http://schemas.microsoft.com/office/word" || drawing::is_address(value),
        ((X14, "cfRule"), (_, "id")) => is_guid(value),
        ((DGM | DSP, _), _) if is_guid(value) || is_own_diagram(value) => true,
        ((C, _), (_, "val" | "formatCode")) => is_fraction(value) || is_number_format(value),
        ((A, "fld") | (P14, "section"), (_, "id")) | ((W, "guid"), _) | ((A, _), (_, "styleId" | "def")) => {
            is_guid(value)
        }
        ((A, _), (_, "action")) => action(&value.replace("&amp;", "&")) != Action::Other,
        ((A, "gd" | "pos" | "pt" | "rect" | "cxn" | "arcTo" | "ahXY" | "ahPolar"), (_, name)) => is_guide(name, value),
        ((P, _), (_, name)) if is_timing(name, value) => true,
        ((W, "dateFormat" | "numFmt"), _) => {
            value.bytes().all(|byte| b"Mdyhmsa/.,:;- '%#0AP".contains(&byte)) && value.len() < 40
        }
        ((M, "mathFont"), _) => FONTS.hold(value),
        _ => value.len() <= 3 && value.bytes().all(|byte| byte.is_ascii_punctuation() || byte == b' '),
    }
}

/// Tells whether a value is a number of few digits, with or without a unit of measure.
pub fn is_number(value: &str) -> bool {
    let digits = value.trim_start_matches(['-', '+']);
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    let (digits, unit) = digits.split_at(end);
    const UNITS: &[&str] = &["", "pt", "in", "cm", "mm", "px", "pc", "pi", "em", "ex", "%", "f", "fd", "emu"];
    digits.bytes().any(|byte| byte.is_ascii_digit()) && digits.len() <= 11 && UNITS.contains(&unit)
}

/// Colours, masks and code points; never short enough to be a word unless a digit is in it.
fn is_hexadecimal(value: &str, attribute: &str) -> bool {
    let digits = value.strip_prefix('#').unwrap_or(value);
    let len = match attribute {
        "panose" | "val" if digits.len() == 20 => true,
        _ if attribute.starts_with("theme") => digits.len() == 2,
        _ => matches!(digits.len(), 6 | 8),
    };
    let coded = digits.len() <= 8 && digits.bytes().any(|byte| byte.is_ascii_digit());
    (len || coded) && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Tells whether a value is a number by which programs tell styles, fields or points apart; nobody chooses it.
pub fn is_guid(value: &str) -> bool {
    const PARTS: [usize; 5] = [8, 4, 4, 4, 12];
    let inside = value.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default();
    inside.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-') && inside.split('-').map(str::len).eq(PARTS)
}

/// The layouts, styles and colours that come with Office.
fn is_own_diagram(value: &str) -> bool {
    let own = value.strip_prefix("urn:microsoft.com/office/officeart/");
    own.is_some_and(|name| name.len() < 60 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'/'))
}

/// A part of a whole, as places in a chart are told: `3.3898398598601359E-2`.
fn is_fraction(value: &str) -> bool {
    value.len() <= 24 && value.contains('.') && value.parse::<f64>().is_ok_and(|number| number.abs() < 1000.0)
}

/// How numbers are shown (ECMA-376-1, 18.8.31), without a word of anybody's own.
pub fn is_number_format(value: &str) -> bool {
    let signs = |byte: u8| b"0#?.,%:;/-+()_*@ $dmyhsDMYHSE\\".contains(&byte);
    value == "General" || value.len() <= 60 && digits(value) < TELLING_DIGITS && value.bytes().all(signs)
}

/// Bookmarks that Word makes for its own links.
fn is_own_bookmark(name: &str) -> bool {
    let digits = ["_Toc", "_Ref", "_Hlk", "_Hlt"].iter().find_map(|own| name.strip_prefix(own));
    name == "_GoBack" || digits.is_some_and(is_number)
}

/// Names that Word gives to the texts that controls show while they are empty.
fn is_own_block(name: &str) -> bool {
    let number = name.strip_prefix("DefaultPlaceholder_").map(|number| number.strip_prefix('-').unwrap_or(number));
    let is_hexadecimal = |name: &str| name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    number.is_some_and(is_number) || is_hexadecimal(name)
}

/// Tells whether a shape id is one that Word makes: `_x0000_s1026`, `#_x0000_t75`.
pub fn is_own_shape(id: &str) -> bool {
    let rest = id.strip_prefix('#').unwrap_or(id).strip_prefix("_x0000_");
    let number = rest.and_then(|rest| rest.get(1..)).filter(|number| digits(number) < TELLING_DIGITS);
    number.is_some_and(is_number)
}

/// The names that Word gives without being asked.
struct Names {
    listed: &'static [&'static str],
    squeezed: OnceLock<HashSet<String>>,
}

static STYLES: Names =
    Names { listed: &[words::STYLES, vocabulary::STYLES, SPREADSHEET_STYLES], squeezed: OnceLock::new() };
static FONTS: Names = Names { listed: &[words::FONTS], squeezed: OnceLock::new() };
static SHAPES: Names = Names { listed: &[words::SHAPES, vocabulary::SHAPES], squeezed: OnceLock::new() };

/// Tells whether the name of a style is one that comes with the programs.
pub fn is_usual_style(name: &str) -> bool {
    STYLES.hold(name)
}

/// Tells whether the name of a font is one that comes with the programs.
pub fn is_usual_font(name: &str) -> bool {
    FONTS.hold(name)
}

/// Tells whether the name of a shape is one that the programs give.
pub fn is_usual_shape(name: &str) -> bool {
    SHAPES.hold(name)
}

impl Names {
    /// Tells whether a name is one of the list, whole; its blanks, case and small numbers do not matter.
    ///
    /// A name that only consists of words of the list is not: `Georgia Light` may well be a person.
    fn hold(&self, name: &str) -> bool {
        let symbols = [' ', '-', '_', ',', '(', ')', '+', '.', '/'];
        if digits(name) >= TELLING_DIGITS || name.contains(|c: char| !c.is_alphanumeric() && !symbols.contains(&c)) {
            return false;
        }
        let squeezed =
            self.squeezed.get_or_init(|| self.listed.iter().flat_map(|list| list.split('|')).map(squeeze).collect());
        let name = squeeze(name);
        // A style for paragraphs has a twin for characters.
        let twin = || name.strip_suffix("char").is_some_and(|name| squeezed.contains(name));
        name.chars().nth(1).is_none() || squeezed.contains(&name) || twin()
    }
}

/// The letters of a name, all in lower case.
fn squeeze(name: &str) -> String {
    name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Tells whether the text of a level of a list is a bullet, or numbers with what stands around them: `(%1.%2)`.
fn is_level_text(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_word = letters.windows(2).any(|pair| pair.iter().all(|c| c.is_alphabetic()));
    let is_number = digits(text) > text.matches('%').count() + 2;
    matches!(text, "&gt;" | "&lt;") || !is_word && !is_number && !text.contains('&')
}

/// Tells whether a value is one of an enumeration.
pub fn is_value(value: &str) -> bool {
    static VALUES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let all = || {
        [
            words::VALUES,
            vocabulary::VALUES,
            vocabulary::drawing::VALUES,
            vocabulary::pivot::VALUES,
            vocabulary::extension::VALUES,
            SPREADSHEET_VALUES,
        ]
    };
    VALUES.get_or_init(|| all().into_iter().flat_map(str::split_whitespace).collect()).contains(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_word_writes_itself_is_not_text() {
        for (name, value) in [("val", "center"), ("val", "-240"), ("val", "FFEE10"), ("val", "12pt"), ("w", "0")] {
            assert_eq!(classify((W, "jc"), (W, name), value), None, "{value}");
        }
        assert_eq!(classify((W, "pStyle"), (W, "val"), "Heading1Char"), None);
        assert_eq!(classify((W, "rFonts"), (W, "ascii"), "Times New Roman"), None);
        assert_eq!(classify((WP, "docPr"), (NO_NAMESPACE, "name"), "Picture 12"), None);
        for level in ["", "o", "%1.%2.", "(%1)", "2.%1", "&gt;", "\u{f0b7}"] {
            assert_eq!(classify((W, "lvlText"), (W, "val"), level), None, "{level}");
        }
        assert_eq!(classify((W, "bookmarkStart"), (W, "name"), "_Toc123456789"), None);
        let style = "position:absolute;margin-left:-4.5pt;z-index:-251645952;mso-wrap-style:none";
        assert_eq!(classify((V, "shape"), (NO_NAMESPACE, "style"), style), None);
        assert_eq!(classify((V, "shapetype"), (NO_NAMESPACE, "path"), "m@4@5l@4@11@9@11@9@5xe"), None);
    }

    #[test]
    fn what_a_person_chose_is_text() {
        assert_eq!(classify((W, "jc"), (W, "val"), "Jane"), Some(Class::Other));
        assert_eq!(classify((W, "tag"), (W, "val"), "5550100"), Some(Class::Control));
        assert_eq!(classify((W, "pStyle"), (W, "val"), "JaneHeading"), Some(Class::StyleId));
        assert_eq!(classify((W, "rFonts"), (W, "ascii"), "Globex Sans"), Some(Class::Font));
        assert_eq!(classify((WP, "docPr"), (NO_NAMESPACE, "descr"), "Picture 12"), Some(Class::AltText));
        assert_eq!(classify((W, "bookmarkStart"), (W, "name"), "JaneRoe"), Some(Class::Bookmark));
        assert_eq!(classify((V, "shape"), (NO_NAMESPACE, "style"), "position:jane"), Some(Class::Other));
        assert_eq!(classify((V, "textpath"), (NO_NAMESPACE, "string"), "12"), Some(Class::Shown));
        assert_eq!(classify((W, "lvlText"), (W, "val"), "Georgia Light %1"), Some(Class::StyleName));
        assert_eq!(classify((W, "name"), (W, "val"), "Georgia Light"), Some(Class::StyleName));
        assert_eq!(classify((WP, "docPr"), (NO_NAMESPACE, "name"), "Georgia Light 1"), Some(Class::AltText));
        assert_eq!(classify((W, "rFonts"), (W, "ascii"), "Georgia Roman"), Some(Class::Font));
        for number in ["078-05-1120", "4111 1111 1111 1111", "(415) 555-0123"] {
            assert_eq!(classify((WP, "docPr"), (NO_NAMESPACE, "name"), number), Some(Class::AltText), "{number}");
            assert_eq!(classify((W, "style"), (W, "styleId"), number), Some(Class::StyleId), "{number}");
            assert_eq!(classify((W, "name"), (W, "val"), number), Some(Class::StyleName), "{number}");
            assert_eq!(classify((W, "lvlText"), (W, "val"), number), Some(Class::StyleName), "{number}");
            assert_eq!(classify((V, "shape"), (NO_NAMESPACE, "adj"), number), Some(Class::Other), "{number}");
            assert_eq!(classify((V, "shape"), (NO_NAMESPACE, "path"), number), Some(Class::Other), "{number}");
        }
    }
}
