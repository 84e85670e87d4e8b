//! Plain text.
//!
//! Follows the WHATWG Encoding Standard for how bytes are characters.
//!
//! # Where text hides
//! Everywhere in plain sight: the whole file is one unit, so that a value may run over line ends. Characters that
//! nobody sees (zero-width characters, soft hyphens, marks of direction, terminal escapes) are part of it.
//!
//! # What is kept
//! Every byte outside the edits: encoding, byte order mark, line ends, also mixed ones. What looks like an escape or a
//! packed value (`\u0041`, base64) is kept as the characters it is written with.
//!
//! # What is dropped
//! Files packed into `data:` addresses; a picture becomes a grey dot.
//!
//! # What is refused
//! Content that is not text, text in an encoding that cannot be told for certain, and text with half characters.

use super::{About, Document, Format, edits_of};
use crate::error::{Error, Result};
use crate::limits::{self, Limits};
use crate::model::{Dropped, DroppedKind, Edit, Location, Place, TextUnit};
use crate::syntax::charset::{self, Charset};
use crate::syntax::data_uri::{self, Emptied};

/// The format.
pub static FORMAT: Text = Text;

/// See the module.
#[derive(Debug)]
pub struct Text;

static ABOUT: About =
    About { id: "text", name: "Text file", extensions: &["txt", "text", "log", ""], media_type: "text/plain" };

impl Format for Text {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn sniff(&self, bytes: &[u8], _extension: &str) -> bool {
        is_text(bytes)
    }

    fn open(&self, bytes: Vec<u8>, limits: &Limits) -> Result<Box<dyn Document>> {
        let (text, charset) = charset::decode(bytes)?;
        check_size(&text, limits)?;
        let (text, emptied) = data_uri::empty(text);
        let units = vec![TextUnit::prose(text, Location::visible(Place::Text, 1))];
        Ok(Box::new(TextDocument { units, charset, emptied }))
    }
}

/// Tells whether the beginning of a file is that of a text.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    charset::is_plausible(bytes)
}

/// Checks that a text is not longer than one part of a file may be.
///
/// # Errors
/// `LimitExceeded` when it is.
pub(super) fn check_size(text: &str, limits: &Limits) -> Result<()> {
    limits::check(text.len() as u64, limits.part_bytes, "bytes of text in one file")
}

/// Tells what emptied `data:` addresses count as.
pub(super) fn dropped(emptied: Emptied) -> Vec<Dropped> {
    let kinds = [(DroppedKind::Picture, emptied.pictures), (DroppedKind::EmbeddedObject, emptied.others)];
    kinds.into_iter().filter(|&(_, count)| count > 0).map(|(kind, count)| Dropped { kind, count }).collect()
}

struct TextDocument {
    /// The one unit, which is also the only copy of the text.
    units: Vec<TextUnit>,
    charset: Charset,
    emptied: Emptied,
}

impl Document for TextDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn dropped(&self) -> Vec<Dropped> {
        dropped(self.emptied)
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        let of_text = edits_of(edits, 0);
        let [unit] = self.units.as_slice() else {
            return Err(Error::CannotRewrite { what: "a text is one unit" });
        };
        if of_text.len() != edits.len() {
            return Err(Error::CannotRewrite { what: "a change names a part that is not there" });
        }
        let changes = of_text.iter().map(|edit| (edit.span.start()..edit.span.end(), edit.stand_in.as_str().into()));
        // EXPOSE: the text is what the file is made of.
        self.charset.write(unit.text.expose(), changes)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::model::{Span, UnitId};

    #[test]
    fn edits_are_spliced_into_the_original_bytes() {
        let bytes = b"\xff\xfeJ\0a\0n\0e\0\r\0\n\0\x0b\x20x\0\n\0";
        let document = FORMAT.open(bytes.to_vec(), &Limits::default()).unwrap();
        let text = document.units()[0].text.expose();
        assert_eq!(text, "Jane\r\n\u{200b}x\n");
        let edit = Edit { unit: UnitId(0), span: Span::of(text, 0, 4).unwrap(), stand_in: "[P]".into() };
        assert_eq!(document.rewrite(std::slice::from_ref(&edit)).unwrap(), b"\xff\xfe[\0P\0]\0\r\0\n\0\x0b\x20x\0\n\0");
        assert!(document.rewrite(&[Edit { unit: UnitId(1), ..edit }]).is_err());
    }

    #[test]
    fn a_text_larger_than_a_part_is_refused() {
        let limits = Limits { part_bytes: 3, ..Limits::default() };
        assert!(FORMAT.open(b"abc".to_vec(), &limits).is_ok());
        assert!(matches!(FORMAT.open(b"abcd".to_vec(), &limits), Err(Error::LimitExceeded { most: 3, .. })));
    }
}
