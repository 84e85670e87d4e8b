//! The text of one content stream, read in three ways.

use crate::collector::Collector;
use crate::line;

/// The text of a page, or of a content stream that stands by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Lines put together by where the glyphs stand, whatever their order in the file.
    pub by_place: String,
    /// The order of the file, with blanks and line breaks where the glyphs stand apart.
    pub by_order: String,
    /// The order of the file, a line for all that one operator shows, without a look at where it stands.
    pub by_run: String,
    /// How many parts could not be read: streams that do not decode, and fonts that no glyph comes from.
    pub unread: usize,
}

impl Text {
    pub(crate) fn new(collector: &Collector, unread: usize) -> Self {
        let notes: String = collector.notes.iter().flat_map(|note| [note.as_str(), "\n"]).collect();
        Self {
            by_place: line::by_place(&collector.glyphs) + &notes,
            by_order: line::by_order(&collector.glyphs) + &notes,
            by_run: line::by_run(&collector.glyphs) + &notes,
            unread,
        }
    }

    /// The three readings, in which a value has to be looked for.
    pub fn readings(&self) -> [&str; 3] {
        [&self.by_place, &self.by_order, &self.by_run]
    }
}
