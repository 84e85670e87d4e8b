//! The list of formats, and the choice among them for a given file.

use super::{Document, Format};
use crate::error::{Error, Result};
use crate::limits::Limits;

/// Names the formats, the pickiest first: the first whose content fits is taken.
macro_rules! formats {
    ($($module:ident)*) => {
        static FORMATS: &[&dyn Format] = &[$(&super::$module::FORMAT,)*];
    };
}

formats! { docx text }

/// Kinds that are recognised only to be refused in plain words: leading bytes, what it is, what to do.
const FOREIGN: &[(&[u8], &str, &str)] = &[
    (
        b"%PDF-",
        "a PDF file",
        "Support for PDF is not there yet: leave the file out, or add the document it was made from.",
    ),
    (b"\x89PNG", "a picture", "Support for pictures is not there yet: leave it out."),
    (b"\xff\xd8\xff", "a picture", "Support for pictures is not there yet: leave it out."),
    (b"GIF8", "a picture", "Support for pictures is not there yet: leave it out."),
    (b"RIFF", "a media file", "Leave it out."),
    (b"II*\0", "a picture", "Support for pictures is not there yet: leave it out."),
    (b"MM\0*", "a picture", "Support for pictures is not there yet: leave it out."),
    (b"BM", "a picture", "Support for pictures is not there yet: leave it out."),
    (b"{\\rtf", "a rich text file (.rtf)", "Save it as .docx and add that."),
    (b"\x1f\x8b", "a packed archive", "Unpack it and add the files."),
    (b"7z\xbc\xaf", "a packed archive", "Unpack it and add the files."),
    (b"Rar!", "a packed archive", "Unpack it and add the files."),
    (b"\x7fELF", "a program", "Leave it out."),
    (b"MZ", "a program", "Leave it out."),
    (
        b"PK",
        "an archive or a kind of Office file that is not supported yet",
        "Supported so far: Word documents (.docx), text, Markdown and tables as .csv or .tsv.",
    ),
];

/// Every format, in the order in which they are tried.
pub fn all() -> &'static [&'static dyn Format] {
    FORMATS
}

/// Opens a file with the format that fits its content and its name.
///
/// # Errors
/// `LimitExceeded` for a file that is too large, `Malformed` for one that is empty or not what its name says,
/// `UnsupportedFormat` for a kind that cannot be cleaned, and what the format's own opening gives.
pub fn open(name: &str, bytes: Vec<u8>, limits: &Limits) -> Result<(&'static dyn Format, Box<dyn Document>)> {
    limits.check_file(bytes.len() as u64)?;
    if bytes.is_empty() {
        return Err(Error::Malformed { what: "it is empty" });
    }
    let extension = extension(name);
    let format = choose(&extension, &bytes)?;
    let document = format.open(bytes, limits)?;
    limits.check_units(document.units().len())?;
    Ok((format, document))
}

fn choose(extension: &str, bytes: &[u8]) -> Result<&'static dyn Format> {
    let named = FORMATS.iter().find(|format| format.about().extensions.contains(&extension));
    if let Some(format) = named.filter(|format| format.sniff(bytes, extension)) {
        return Ok(*format);
    }
    // OLE compound files: the legacy Office formats, and modern ones behind a password ([MS-OFFCRYPTO], 1.3.2).
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let utf16: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let protected = memchr::memmem::find(bytes, &utf16).is_some();
        return Err(if protected {
            Error::Encrypted
        } else {
            Error::UnsupportedFormat {
                what: "an old Office file (.doc, .xls or .ppt)",
                advice: "Save it as .docx, .xlsx or .pptx and add that.",
            }
        });
    }
    if FORMATS.iter().any(|format| {
        format.sniff(bytes, format.about().extensions.first().copied().unwrap_or_default()) && !is_text(*format)
    }) {
        return Err(Error::Malformed { what: "the ending of its name belongs to another kind of file" });
    }
    if named.is_some() {
        return Err(Error::Malformed { what: "its content is not what the ending of its name says" });
    }
    let foreign = FOREIGN.iter().find(|(magic, ..)| bytes.starts_with(magic));
    let (what, advice) = foreign.map_or(
        (
            "a kind of file that is not known",
            "Supported so far: Word documents (.docx), text, Markdown and tables as .csv or .tsv.",
        ),
        |&(_, what, advice)| (what, advice),
    );
    Err(Error::UnsupportedFormat { what, advice })
}

/// Plain text fits nearly everything, so its sniffing proves nothing about a foreign name.
fn is_text(format: &dyn Format) -> bool {
    format.about().media_type.starts_with("text/")
}

fn extension(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    base.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default()
}
