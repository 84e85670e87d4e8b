//! OpenDocument files (OASIS OpenDocument 1.3, part 2 for packages, part 3 for markup), as packages and as flat files.
//!
//! One pass reads the markup of a part and writes it anew: names by their usual prefixes, elements and attributes by the
//! words of the standard, everything else left out. What stands between tags and in attributes that a person may have
//! filled becomes units, with the place where it was written. Edits are spliced in there.

mod attribute;
pub(super) mod cell;
mod element;
mod formula;
mod hidden;
pub(super) mod layout;
mod line;
mod meta;
pub(super) mod name;
mod package;
mod picture;
mod read;
mod vocabulary;

use super::{About, Document, Format, Options};
use crate::error::{Error, Result};
use crate::limits;
use crate::syntax::{xml, zip};
use package::Making;

/// A family of OpenDocument files.
#[derive(Debug)]
pub struct Family {
    /// What is told of its files.
    pub about: About,
    /// What they may say that they are; the end of the media type.
    pub types: &'static [&'static str],
}

/// What all media types of OpenDocument begin with.
const MEDIA: &str = "application/vnd.oasis.opendocument.";
/// In this much of a flat file it has said what it is.
const HEAD: usize = 16 * 1024;
/// More than the longest media type.
const LONGEST_TYPE: u64 = 100;

/// The format of a family's files.
#[derive(Debug)]
pub struct OpenDocument(pub &'static Family);

impl OpenDocument {
    /// The media type of a file, if it is one of the family's, and whether the file is a package.
    fn media_type(&self, bytes: &[u8]) -> Option<(&'static str, bool)> {
        let known = |end: &str| self.0.types.iter().copied().find(|known| *known == end);
        if bytes.starts_with(b"PK") {
            let of_entry = zip::find(bytes, ["mimetype"], LONGEST_TYPE).map(|[found]| found);
            // What is cut off is refused with the reason when it is opened.
            let head = || bytes.get(30..).and_then(|rest| rest.strip_prefix(b"mimetype")).map(first_word);
            let found = of_entry.or_else(head)?;
            let end = std::str::from_utf8(&found).ok()?.trim().strip_prefix(MEDIA)?.to_owned();
            return Some((known(&end)?, true));
        }
        let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
        let start = memchr::memmem::find(head, format!("mimetype=\"{MEDIA}").as_bytes())?;
        let is_markup = head.trim_ascii_start().starts_with(b"<") || head.starts_with(b"\xef\xbb\xbf<");
        let end = head.get(start + "mimetype=\"".len() + MEDIA.len()..)?.split(|byte| *byte == b'"').next()?;
        Some((known(std::str::from_utf8(end).ok().filter(|_| is_markup)?)?, false))
    }
}

/// The media type at the front of bytes.
fn first_word(bytes: &[u8]) -> Vec<u8> {
    let is_of_type = |byte: &&u8| byte.is_ascii_lowercase() || matches!(byte, b'/' | b'.' | b'-');
    bytes.iter().take_while(is_of_type).copied().collect()
}

impl Format for OpenDocument {
    fn about(&self) -> &'static About {
        &self.0.about
    }

    fn sniff(&self, bytes: &[u8], _extension: &str) -> bool {
        self.media_type(bytes).is_some()
    }

    fn open(&self, bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
        const UNKNOWN: Error = Error::Malformed { what: "it does not say which kind of document it is" };
        let (media_type, is_package) = self.media_type(&bytes).ok_or(UNKNOWN)?;
        let document = if is_package {
            Making::package(&bytes, media_type, options)?
        } else {
            let text = xml::decode(&bytes)?;
            limits::check(text.len() as u64, options.limits.part_bytes, "bytes of text in one file")?;
            Making::flat(&text, media_type, options)?
        };
        Ok(Box::new(document))
    }
}
