//! What a newer comment on a slide is about ([MS-PPTX], 2.16.3.3).

use crate::syntax::xml::{Open, attributes};

/// The shapes that a comment may be on, by what a moniker calls them.
const SHAPES: &[&str] = &["spMk", "picMk", "graphicFrameMk", "cxnSpMk", "grpSpMk"];

const DRAWING: &str = "http://schemas.microsoft.com/office/drawing/2013/main/command";
const SLIDE: &str = "http://schemas.microsoft.com/office/powerpoint/2013/main/command";

/// The slide, or a shape on it. Which words of the shape is told by a hash of them, and so by nothing here.
#[derive(Debug, Default)]
pub(super) struct Anchor {
    /// The shapes on the way to it: what a moniker calls them, and their numbers.
    shapes: Vec<(&'static str, u32)>,
}

impl Anchor {
    /// Takes down a moniker.
    pub(super) fn add(&mut self, open: &Open<'_>) {
        let Some(kind) = SHAPES.iter().find(|known| **known == open.local) else { return };
        let id = attributes(open.attributes).flatten().find(|attribute| attribute.local == "id");
        let id = id.and_then(|attribute| attribute.value.parse().ok()).filter(|id| *id <= MOST);
        self.shapes.push((*kind, id.unwrap_or(0)));
    }

    /// Writes it, with the number of the slide.
    pub(super) fn write(&self, slide: u32) -> String {
        let at = format!("<pc:docMk/><pc:sldMk cId=\"0\" sldId=\"{slide}\"/>");
        match self.shapes.as_slice() {
            // Shapes are told by their place in groups; the numbers of one by itself are enough.
            [(kind, id)] if *id > 0 => format!(
                "<ac:deMkLst xmlns:ac=\"{DRAWING}\" xmlns:pc=\"{SLIDE}\">{at}<ac:{kind} id=\"{id}\"/></ac:deMkLst>"
            ),
            _ => format!("<pc:sldMkLst xmlns:pc=\"{SLIDE}\">{at}</pc:sldMkLst>"),
        }
    }
}

/// The highest number of a shape that programs give.
const MOST: u32 = 9_999_999;
