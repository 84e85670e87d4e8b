//! The choice among the formats for a given file.

use super::{Document, FORMATS, Format, Options, foreign};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::syntax::source::json;

/// Every format, in the order in which they are tried.
pub fn all() -> &'static [&'static dyn Format] {
    FORMATS
}

/// Opens a file with the format that fits its content and its name.
///
/// # Errors
/// `LimitExceeded` for a file that is too large, `Malformed` for one that is not what its name says, or empty and no text,
/// `UnsupportedFormat` for a kind that cannot be cleaned, and what the format's own opening gives.
pub fn open(name: &str, bytes: Vec<u8>, options: &Options) -> Result<(&'static dyn Format, Box<dyn Document>)> {
    options.limits.check_file(bytes.len() as u64)?;
    open_named(name, bytes, options)
}

fn open_named(name: &str, bytes: Vec<u8>, options: &Options) -> Result<(&'static dyn Format, Box<dyn Document>)> {
    let ending = ending(name);
    let format = if bytes.is_empty() { empty(&ending)? } else { choose(&ending, &bytes)? };
    let is_archive = format.about().id == super::archive::FORMAT.about().id;
    let ending = if is_archive { endings(name) } else { ending };
    let document = format.open(bytes, &Options { opener: Some(open_inside), ending, ..options.clone() })?;
    options.limits.check_units(document.units().len())?;
    Ok((format, document))
}

/// The format of a file of nothing, which is one where a text may stand: what marks a folder, or a package.
fn empty(extension: &str) -> Result<&'static dyn Format> {
    let named = FORMATS.iter().find(|format| format.about().extensions.contains(&extension));
    let may_be = named.map_or_else(|| foreign::by_name(extension).is_none(), |format| format.is_text());
    if may_be { Ok(&super::text::FORMAT) } else { Err(Error::Malformed { what: "it is empty" }) }
}

/// Opens a file that stands inside another. Without a name a text is none.
fn open_inside(
    name: Option<&str>,
    bytes: Vec<u8>,
    options: &Options,
) -> Result<(&'static dyn Format, Box<dyn Document>)> {
    const LIMIT: Error = Error::LimitExceeded { limit: "files inside one another", most: 0 };
    let limits = Limits { nested: options.limits.nested.checked_sub(1).ok_or(LIMIT)?, ..options.limits.clone() };
    if let Some(name) = name {
        return open_named(name, bytes, &Options { limits, ..options.clone() });
    }
    let mut all = FORMATS.iter().copied().filter(|format| !format.is_text());
    let format = all.find(|format| format.sniff(&bytes, usual_extension(*format)));
    let format = format.ok_or_else(|| foreign::unknown(&bytes))?;
    let document = format.open(bytes, &Options { limits, ..options.clone() })?;
    Ok((format, document))
}

/// Takes the format only when name and content agree on it, and says what they are otherwise.
fn choose(extension: &str, bytes: &[u8]) -> Result<&'static dyn Format> {
    let named = FORMATS.iter().copied().find(|format| format.about().extensions.contains(&extension));
    let fitting = named.filter(|format| format.sniff(bytes, extension));
    let is_mail = |format: &dyn Format| {
        [super::eml::FORMAT.about().id, super::mbox::FORMAT.about().id].contains(&format.about().id)
    };
    if let Some(format) = fitting.filter(|format| !format.is_text() || is_mail(*format)) {
        return Ok(format);
    }
    // A document that is damaged is an archive to whoever does not know its name.
    let is_other = |format: &&dyn Format| {
        !format.is_text() && (named.is_none() || format.about().id != super::archive::FORMAT.about().id)
    };
    if FORMATS.iter().filter(|format| is_other(*format)).any(|format| format.sniff(bytes, usual_extension(*format))) {
        return Err(Error::Malformed { what: "the ending of its name belongs to another kind of file" });
    }
    // Text fits nearly everything, so content that tells what it is has to be asked first.
    if let Some(refusal) = foreign::by_content(bytes) {
        return Err(refusal);
    }
    match (fitting, named) {
        (_, Some(format)) if format.is_text() && foreign::is_archive(bytes) => Err(foreign::unknown(bytes)),
        (Some(format), _) if format.about().id == super::text::FORMAT.about().id => {
            Ok(marked_up(bytes).unwrap_or(format))
        }
        (Some(format), _) => Ok(format),
        (None, Some(_)) if bytes.starts_with(b"PK") => Err(Error::Malformed { what: "it is damaged or cut off" }),
        (None, Some(_)) => Err(Error::Malformed { what: "its content is not what the ending of its name says" }),
        (None, None) => match foreign::by_name(extension) {
            Some(refusal) if foreign::hides_in_text(extension) => Err(refusal),
            _ if is_certain_text(bytes) => Ok(marked_up(bytes).unwrap_or(&super::text::FORMAT)),
            refusal => Err(refusal.unwrap_or_else(|| foreign::unknown(bytes))),
        },
    }
}

/// The format of a text that is written as markup or as data: what it says is read otherwise than it is written.
fn marked_up(bytes: &[u8]) -> Option<&'static dyn Format> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let opens =
        |opening: &str| text.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening.as_bytes()));
    match () {
        () if opens("<!doctype html") || opens("<html") => Some(&super::html::FORMAT),
        () if opens("<?xml") => Some(&super::xml::FORMAT),
        () if is_object(text) => Some(&super::json::FORMAT),
        () => None,
    }
}

/// Tells whether a text is an object of JSON and nothing else.
fn is_object(text: &[u8]) -> bool {
    let is_opened = text.strip_prefix(b"{").is_some_and(|inside| inside.trim_ascii_start().starts_with(b"\""));
    is_opened && std::str::from_utf8(text).is_ok_and(|text| json::pieces(text).is_some())
}

/// Tells whether a file of which nothing else is known is a text beyond doubt.
fn is_certain_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes)
        .is_ok_and(|text| !text.contains(|c: char| c < ' ' && !c.is_ascii_whitespace() && c != '\u{1b}'))
}

fn usual_extension(format: &dyn Format) -> &'static str {
    format.about().extensions.first().copied().unwrap_or_default()
}

/// What tells the format of a file by its name: the whole of it where a format has files of that name, without a dot at
/// the front, or else what follows its last dot.
fn ending(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    let whole = base.strip_prefix('.').unwrap_or(&base);
    if FORMATS.iter().any(|format| format.about().extensions.contains(&whole)) {
        return whole.to_owned();
    }
    base.rsplit_once('.').map(|(_, end)| end.to_owned()).unwrap_or_default()
}

/// What follows the last dot but one, or the only one: `csv.gz` of a table that is packed.
fn endings(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    let before = base.rmatch_indices('.').take(2).last().map_or(0, |(dot, _)| dot + 1);
    base.get(before..).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn data_is_known_without_a_name() {
        let id = |text: &str| open(".ftpconfig", text.as_bytes().to_vec(), &Options::default()).unwrap().0.about().id;
        assert_eq!(id("{\n \"pass\": \"x\"\n}\n"), "json");
        assert_eq!(id("{ \"pass\" } and more"), "text");
        assert_eq!(id("[section]\na=b"), "text");
    }

    #[test]
    fn an_empty_file_stays_one_where_a_text_may_stand() {
        for name in ["__init__.py", ".gitkeep", "LICENSE", "a.txt", "notes.json"] {
            let opened = open(name, Vec::new(), &Options::default());
            let written = opened.map(|(format, document)| (format.about().id, document.rewrite(&[])));
            assert_eq!(written, Ok(("text", Ok(Vec::new()))), "{name}");
        }
        for name in ["a.docx", "a.png", "a.zip", "a.exe"] {
            assert!(open(name, Vec::new(), &Options::default()).is_err(), "{name}");
        }
    }

    #[test]
    fn a_document_that_is_cut_off_is_called_so() {
        let told = |name: &str, bytes: &[u8]| match open(name, bytes.to_vec(), &Options::default()) {
            Err(error) => error.to_string(),
            Ok(_) => String::new(),
        };
        assert!(told("a.docx", b"PK\x03\x04 cut").contains("damaged or cut off"));
    }
}
