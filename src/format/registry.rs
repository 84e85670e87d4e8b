//! The choice among the formats for a given file.

use super::{Document, FORMATS, Format, Options, foreign};
use crate::error::{Error, Result};
use crate::limits::Limits;

/// Every format, in the order in which they are tried.
pub fn all() -> &'static [&'static dyn Format] {
    FORMATS
}

/// Opens a file with the format that fits its content and its name.
///
/// # Errors
/// `LimitExceeded` for a file that is too large, `Malformed` for one that is empty or not what its name says,
/// `UnsupportedFormat` for a kind that cannot be cleaned, and what the format's own opening gives.
pub fn open(name: &str, bytes: Vec<u8>, options: &Options) -> Result<(&'static dyn Format, Box<dyn Document>)> {
    options.limits.check_file(bytes.len() as u64)?;
    if bytes.is_empty() {
        return Err(Error::Malformed { what: "it is empty" });
    }
    let format = choose(&extension(name), &bytes)?;
    let document = format.open(bytes, &Options { opener: Some(open_inside), ..options.clone() })?;
    options.limits.check_units(document.units().len())?;
    Ok((format, document))
}

/// Opens a file that stands inside another: its name is not asked, so a text is none.
fn open_inside(bytes: Vec<u8>, options: &Options) -> Result<(&'static dyn Format, Box<dyn Document>)> {
    const LIMIT: Error = Error::LimitExceeded { limit: "files inside one another", most: 0 };
    let limits = Limits { nested: options.limits.nested.checked_sub(1).ok_or(LIMIT)?, ..options.limits.clone() };
    let mut all = FORMATS.iter().copied().filter(|format| !is_text(*format));
    let format = all.find(|format| format.sniff(&bytes, usual_extension(*format)));
    let format = format.ok_or_else(|| foreign::unknown(&bytes))?;
    let document = format.open(bytes, &Options { limits, ..options.clone() })?;
    Ok((format, document))
}

/// Takes the format only when name and content agree on it, and says what they are otherwise.
fn choose(extension: &str, bytes: &[u8]) -> Result<&'static dyn Format> {
    let named = FORMATS.iter().copied().find(|format| format.about().extensions.contains(&extension));
    let fitting = named.filter(|format| format.sniff(bytes, extension));
    if let Some(format) = fitting.filter(|format| !is_text(*format)) {
        return Ok(format);
    }
    if FORMATS.iter().any(|format| !is_text(*format) && format.sniff(bytes, usual_extension(*format))) {
        return Err(Error::Malformed { what: "the ending of its name belongs to another kind of file" });
    }
    // Text fits nearly everything, so content that tells what it is has to be asked first.
    if let Some(refusal) = foreign::by_content(bytes) {
        return Err(refusal);
    }
    match (fitting, named) {
        (_, Some(format)) if is_text(format) && foreign::is_archive(bytes) => Err(foreign::unknown(bytes)),
        (Some(format), _) => Ok(format),
        (None, Some(_)) if bytes.starts_with(b"PK") => Err(Error::Malformed { what: "it is damaged or cut off" }),
        (None, Some(_)) => Err(Error::Malformed { what: "its content is not what the ending of its name says" }),
        (None, None) => Err(foreign::by_name(extension).unwrap_or_else(|| foreign::unknown(bytes))),
    }
}

fn is_text(format: &dyn Format) -> bool {
    format.about().media_type.starts_with("text/")
}

fn usual_extension(format: &dyn Format) -> &'static str {
    format.about().extensions.first().copied().unwrap_or_default()
}

fn extension(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    base.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_is_cut_off_is_called_so() {
        let told = |name: &str, bytes: &[u8]| match open(name, bytes.to_vec(), &Options::default()) {
            Err(error) => error.to_string(),
            Ok(_) => String::new(),
        };
        assert!(told("a.docx", b"PK\x03\x04 cut").contains("damaged or cut off"));
    }
}
