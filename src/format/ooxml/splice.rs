//! Edits of text units, carried back to the bytes that the text was read from.

use std::ops::Range;

use super::sheet::{Epoch, is_bare, written_date, written_number};
use crate::error::{Error, Result};
use crate::model::{Edit, edit, order};
use crate::syntax::xml::{escape_attribute, escape_text};

/// A stretch of a unit's text and the bytes of the part that it was read from.
#[derive(Debug, Clone)]
pub struct Piece {
    /// The bytes of the unit's text.
    pub text: Range<usize>,
    /// The bytes of the part.
    pub written: Range<usize>,
    /// How the one became the other.
    pub form: Form,
}

/// How a piece is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Character for character.
    Plain,
    /// As a reference or an escape, which stands or goes as a whole.
    Escape,
    /// As an element such as a tabulator.
    Element,
}

/// One place where the text of a unit is written.
#[derive(Debug, Clone)]
pub struct Site {
    /// The part, by its index.
    pub part: usize,
    /// Its pieces, in the order of the text.
    pub pieces: Range<usize>,
    /// How text is written there.
    pub setting: Setting,
}

/// How text is written at a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// In elements that lose the white space at their ends unless they are told to keep it.
    Run,
    /// Between tags.
    Text,
    /// Between tags, where a text may take the place of an element as it is.
    Mixed,
    /// As the value of an attribute.
    Attribute,
    /// As an address in an attribute, where percent signs escape.
    Address,
    /// Letter by letter in a picture, where there is room for no more than there was.
    Drawn,
    /// As the number of a cell, which becomes text where it no longer is one.
    Number {
        /// How a date is shown, if it is one.
        epoch: Option<Epoch>,
        /// How far before the number the cell tells its type, or may.
        before: u32,
        /// How long what it tells is.
        tag: u8,
    },
    /// As a text constant of a formula, where quotes are doubled.
    Constant,
    /// As a number constant of a formula, which becomes a text constant where it no longer is a number.
    NumberConstant,
    /// As the name of a sheet in a formula, in quotes where it needs them.
    Sheet,
    /// As the name of a sheet in an address, in quotes where it needs them.
    SheetInAddress,
    /// As the name of a table's column in a formula.
    Column,
    /// As the value of an item of a pivot table, which becomes text where it no longer is a number or a date.
    Item {
        /// Whether it is a date.
        is_date: bool,
        /// How far before the value the name of the element begins.
        before: u32,
        /// How long it is.
        len: u8,
    },
    /// As a number or a date in an attribute that goes where it no longer is one.
    Bound {
        /// Whether it is a date.
        is_date: bool,
        /// How far before the value the attribute begins, with the white space before it.
        before: u32,
    },
    /// Among the codes of a page header or footer.
    Codes,
    /// As a name of markup, which cannot begin as it likes.
    Name,
    /// As quoted text of a number format.
    NumberFormat,
}

/// Bytes of a part to be replaced.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Patch {
    /// Where they begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// What takes their place.
    pub instead: String,
}

/// Finds what has to be replaced at one site for the edits of its unit: a stand-in goes where the first of the
/// removed characters stood, so that it takes on that run's look.
///
/// # Errors
/// `CannotRewrite` when an edit lies outside the text or overlaps another.
pub fn patches(
    site: &Site,
    pieces: &[Piece],
    text: &str,
    source: &str,
    edits: &[Edit],
    out: &mut Vec<Patch>,
) -> Result<()> {
    const UNFIT: Error = Error::CannotRewrite { what: "a change does not fit its text" };
    let pieces = pieces.get(site.pieces.clone()).unwrap_or_default();
    if pieces.is_empty() {
        return Ok(());
    }
    if is_whole(site.setting) {
        let text = edit::apply(text, edits).ok_or(UNFIT)?;
        out.extend(whole(site.setting, pieces, &text));
        return Ok(());
    }
    let end = pieces.last().map_or(0, |piece| piece.text.end);
    let mut before = 0;
    for edit in edits {
        let span = edit.span.start()..edit.span.end();
        if span.start < before || span.end > end {
            return Err(UNFIT);
        }
        before = span.end;
        let first = pieces.partition_point(|piece| piece.text.end <= span.start);
        let touched = pieces.get(first..).unwrap_or_default();
        let count = touched.partition_point(|piece| piece.text.start < span.end);
        let touched = touched.get(..count).unwrap_or_default();
        let bearer = touched.iter().position(|piece| piece.form != Form::Element).unwrap_or(0);
        for (at, piece) in touched.iter().enumerate() {
            let written = match piece.form {
                Form::Plain => {
                    let from = piece.written.start + span.start.saturating_sub(piece.text.start);
                    from..piece.written.end - piece.text.end.saturating_sub(span.end)
                }
                Form::Escape | Form::Element => piece.written.clone(),
            };
            if !source.is_char_boundary(written.start) || !source.is_char_boundary(written.end) {
                return Err(UNFIT);
            }
            let stand_in = if at == bearer { edit.stand_in.as_str() } else { "" };
            let instead = match (piece.form, site.setting) {
                (Form::Element, _) if stand_in.is_empty() => String::new(),
                (_, Setting::Mixed) => escape_text(stand_in).into_owned(),
                (Form::Element, _) => in_run(stand_in, source.get(written.clone()).unwrap_or_default(), site.setting),
                (_, Setting::Run | Setting::Text | Setting::Drawn) => escape_text(stand_in).into_owned(),
                (_, Setting::Attribute) => escape_attribute(stand_in).into_owned(),
                (_, Setting::Address) => percent(stand_in),
                (_, Setting::Constant) => escape_attribute(&stand_in.replace('"', "\"\"")).into_owned(),
                (_, Setting::Codes) => escape_text(&stand_in.replace('&', "&&")).into_owned(),
                (_, Setting::NumberFormat) => escape_attribute(&stand_in.replace('"', "")).into_owned(),
                (_, Setting::Column) => escape_attribute(&column(stand_in)).into_owned(),
                // It is written whole.
                _ => String::new(),
            };
            if site.setting == Setting::Run && piece.form != Form::Element {
                out.extend(keep_space(source, written.start));
            }
            out.push(Patch { start: written.start, end: written.end, instead });
        }
    }
    Ok(())
}

/// Tells whether the form of a text depends on all of it.
const fn is_whole(setting: Setting) -> bool {
    matches!(
        setting,
        Setting::Number { .. }
            | Setting::NumberConstant
            | Setting::Sheet
            | Setting::SheetInAddress
            | Setting::Name
            | Setting::Item { .. }
            | Setting::Bound { .. }
    )
}

/// Replaces the whole of a text whose form depends on all of it.
fn whole(setting: Setting, pieces: &[Piece], text: &str) -> Vec<Patch> {
    let patch = |piece: &Piece, instead: String| Patch { start: piece.written.start, end: piece.written.end, instead };
    let quoted = |quote: char| {
        let doubled = text.replace(quote, &format!("{quote}{quote}"));
        escape_attribute(&format!("{quote}{doubled}{quote}")).into_owned()
    };
    let Some(first) = pieces.first() else { return Vec::new() };
    match setting {
        Setting::Number { epoch, before, tag } => {
            if let Some(number) = written_number(text, epoch) {
                return vec![patch(first, number)];
            }
            let start = first.written.start.saturating_sub(usize::try_from(before).unwrap_or(usize::MAX));
            let tag = Patch { start, end: start + usize::from(tag), instead: " t=\"str\"".to_owned() };
            vec![patch(first, escape_text(text).into_owned()), tag]
        }
        Setting::Item { is_date, before, len } => match value(text, is_date) {
            Some(value) => vec![patch(first, value)],
            None => {
                let start = first.written.start.saturating_sub(usize::try_from(before).unwrap_or(usize::MAX));
                let name = Patch { start, end: start + usize::from(len), instead: "s".to_owned() };
                vec![name, patch(first, escape_attribute(text).into_owned())]
            }
        },
        Setting::Bound { is_date, before } => match value(text, is_date) {
            Some(value) => vec![patch(first, value)],
            None => {
                let start = first.written.start.saturating_sub(usize::try_from(before).unwrap_or(usize::MAX));
                vec![Patch { start, end: first.written.end + 1, instead: String::new() }]
            }
        },
        Setting::NumberConstant => vec![patch(first, written_number(text, None).unwrap_or_else(|| quoted('"')))],
        Setting::SheetInAddress if is_bare(text) => vec![patch(first, percent(text))],
        Setting::SheetInAddress => {
            let doubled = percent(&text.replace('\'', "''"));
            vec![patch(first, escape_attribute(&format!("'{doubled}'")).into_owned())]
        }
        Setting::Name if text.starts_with(|c: char| c.is_alphabetic() || c == '_') => {
            vec![patch(first, text.to_owned())]
        }
        Setting::Name => vec![patch(first, format!("_{text}"))],
        _ if is_bare(text) => vec![patch(first, text.to_owned())],
        _ => vec![patch(first, quoted('\''))],
    }
}

/// A number or a date as a pivot table writes it.
fn value(text: &str, is_date: bool) -> Option<String> {
    if is_date { written_date(text) } else { written_number(text, None) }
}

/// Escapes what stands for something else in the name of a column.
fn column(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '[' | ']' | '#' | '\'' | '@') {
            out.push('\'');
        }
        out.push(c);
    }
    out
}

/// Writes a star for every letter of a picture that an edit takes: a stand-in would find no room.
pub fn blot(site: &Site, pieces: &[Piece], edits: &[Edit], bytes: &mut [u8]) {
    let pieces = pieces.get(site.pieces.clone()).unwrap_or_default();
    let is_taken = |piece: &&Piece| {
        edits.iter().any(|edit| edit.span.start() < piece.text.end && piece.text.start < edit.span.end())
    };
    for piece in pieces.iter().filter(is_taken) {
        // One byte a letter, or two with the low one first.
        for (index, byte) in bytes.get_mut(piece.written.clone()).into_iter().flatten().enumerate() {
            *byte = if index % 2 == 0 { b'*' } else { 0 };
        }
    }
}

/// Applies patches to a part. Where two of them overlap, as those of a text before and after a tracked change do, all that
/// either takes goes, and what the first writes stays.
pub fn apply(source: &str, mut patches: Vec<Patch>) -> String {
    order::sort(&mut patches);
    patches.dedup();
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    for patch in patches {
        if patch.start >= at {
            out.push_str(source.get(at..patch.start).unwrap_or_default());
            out.push_str(&patch.instead);
        }
        at = at.max(patch.end);
    }
    out.push_str(source.get(at..).unwrap_or_default());
    out
}

/// Writes text in place of an element of a run, or of a drawing's line break, with the element's own prefix.
fn in_run(text: &str, element: &str, setting: Setting) -> String {
    let name = element.trim_start_matches('<').split([' ', '/', '>']).next().unwrap_or_default();
    let prefix = name.rsplit_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default();
    if setting == Setting::Text {
        return format!("<{prefix}r><{prefix}t>{}</{prefix}t></{prefix}r>", escape_text(text));
    }
    format!("<{prefix}t xml:space=\"preserve\">{}</{prefix}t>", escape_text(text))
}

/// Asks the element around a text to keep white space at its ends (ECMA-376-1, 17.3.3.31).
fn keep_space(source: &str, at: usize) -> Option<Patch> {
    let tag = memchr::memrchr(b'<', source.as_bytes().get(..at)?)?;
    let inside = source.get(tag..at)?;
    let end = tag + inside.find('>')?;
    (!source.get(tag..end)?.contains("xml:space")).then(|| Patch {
        start: end,
        end,
        instead: " xml:space=\"preserve\"".to_owned(),
    })
}

/// Escapes what an address cannot hold (RFC 3986, 2.1).
fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'@' | b':' | b'/') {
            out.push(char::from(byte));
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}
