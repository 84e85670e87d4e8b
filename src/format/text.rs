//! Plain text.

use super::{About, Document, Format, edits_of};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::model::{Dropped, Edit, Location, Place, TextUnit, edit};

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
        std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0)
    }

    fn open(&self, bytes: Vec<u8>, _limits: &Limits) -> Result<Box<dyn Document>> {
        let text = String::from_utf8(bytes).map_err(|_| Error::Malformed { what: "it is not text" })?;
        Ok(Box::new(TextDocument { units: vec![TextUnit::prose(text, Location::visible(Place::Text, 1))] }))
    }
}

#[derive(Debug)]
struct TextDocument {
    units: Vec<TextUnit>,
}

impl Document for TextDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn dropped(&self) -> Vec<Dropped> {
        Vec::new()
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        let Some(unit) = self.units.first() else {
            return Ok(Vec::new());
        };
        // EXPOSE: the text is what the file is made of.
        edit::apply(unit.text.expose(), edits_of(edits, 0)).map(String::into_bytes)
    }
}
