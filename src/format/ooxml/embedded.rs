//! Files inside a document: workbooks behind charts, documents for which a picture stands (ECMA-376-1, 15.2.11).
//!
//! They are opened as files of their own by the opener that the document is given, and their units follow its own. What
//! cannot be opened does not stay.

use std::fmt;

use crate::format::{Document, Format, Options};

/// The endings and types of the files that may be inside; the inner file keeps the one that it had.
const TYPES: &[(&str, &str)] = &[
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xltx", "application/vnd.openxmlformats-officedocument.spreadsheetml.template"),
    ("xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12"),
    ("xltm", "application/vnd.ms-excel.template.macroEnabled.12"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template"),
    ("docm", "application/vnd.ms-word.document.macroEnabled.12"),
    ("dotm", "application/vnd.ms-word.template.macroEnabled.12"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("potx", "application/vnd.openxmlformats-officedocument.presentationml.template"),
    ("ppsx", "application/vnd.openxmlformats-officedocument.presentationml.slideshow"),
    ("pptm", "application/vnd.ms-powerpoint.presentation.macroEnabled.12"),
    ("potm", "application/vnd.ms-powerpoint.template.macroEnabled.12"),
    ("ppsm", "application/vnd.ms-powerpoint.slideshow.macroEnabled.12"),
];

/// A file inside that could be opened.
pub struct Embedded {
    /// The index of its part in the package.
    pub index: usize,
    /// The ending of its name.
    pub extension: &'static str,
    /// Its content type.
    pub content_type: &'static str,
    /// The file.
    pub document: Box<dyn Document>,
}

impl fmt::Debug for Embedded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Embedded").field("index", &self.index).finish_non_exhaustive()
    }
}

/// Opens the files inside one document, under limits for all of them together.
#[derive(Debug)]
pub struct Opening<'a> {
    /// How the document around is opened.
    pub options: &'a Options,
    /// How many bytes they may still unpack to.
    left: u64,
}

impl<'a> Opening<'a> {
    /// Begins with what a document of so many bytes has left.
    pub fn new(options: &'a Options, len_bytes: u64) -> Self {
        Self { options, left: options.limits.unpacked_bytes.saturating_sub(len_bytes) }
    }

    /// Opens one; nothing where it is of no known format, broken, locked, or too large.
    ///
    /// Each may unpack to half of what is left. One that cannot be opened has used it up, so that however many of them
    /// there are, the work has an end.
    pub fn open(&mut self, index: usize, bytes: &[u8], content_type: &str) -> Option<Embedded> {
        let opener = self.options.opener.filter(|_| bytes.starts_with(b"PK"))?;
        let options = self.options.inside(self.left);
        let opened = opener(None, bytes.to_vec(), &options);
        let used = opened.as_ref().map_or(options.limits.unpacked_bytes, |(_, document)| document.len_unpacked());
        self.left = self.left.saturating_sub(used);
        let (format, document) = opened.ok()?;
        let (extension, content_type) = kind(format, content_type);
        Some(Embedded { index, extension, content_type, document })
    }
}

/// The ending and the type of a file: those that it goes by, if they are of its format.
fn kind(format: &dyn Format, content_type: &str) -> (&'static str, &'static str) {
    let about = format.about();
    let known = TYPES.iter().find(|(_, known)| known.eq_ignore_ascii_case(content_type));
    let known = known.filter(|(extension, _)| about.extensions.contains(extension));
    known.copied().unwrap_or((about.extensions.first().copied().unwrap_or_default(), about.media_type))
}

/// The name of a file inside, after so many others.
pub fn name(folder: &str, count: usize, extension: &str) -> String {
    format!("{folder}/embeddings/file{}.{extension}", count + 1)
}
