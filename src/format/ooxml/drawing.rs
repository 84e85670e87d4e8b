//! What DrawingML frames hold (ECMA-376-1, 20 and 21): pictures, shapes, charts, diagrams.

use crate::syntax::xml::{Open, attributes};

/// What may stand in a frame, by its address. All else becomes a grey picture.
const DRAWN: &[&str] = &[
    "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "http://schemas.openxmlformats.org/drawingml/2006/table",
    "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "http://purl.oclc.org/ooxml/drawingml/picture",
    "http://purl.oclc.org/ooxml/drawingml/table",
    "http://purl.oclc.org/ooxml/drawingml/chart",
    "http://purl.oclc.org/ooxml/drawingml/diagram",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
];

/// What stands in a frame of a slide whose file stays (ECMA-376-1, 19.3.2.4).
const OBJECTS: &[&str] =
    &["http://schemas.openxmlformats.org/presentationml/2006/ole", "http://purl.oclc.org/ooxml/presentationml/ole"];

/// The extension of a diagram's model that leads to its drawing ([MS-ODRAWXML], 2.7).
const DIAGRAM_DRAWING: &str = "http://schemas.microsoft.com/office/drawing/2008/diagram";

/// The extension that names the sections of a presentation ([MS-PPTX], 2.2.5).
pub const SECTIONS: &str = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}";

/// Tells whether a frame consists of what the second pass reads.
pub fn is_drawn(open: &Open<'_>) -> bool {
    address(open).is_some_and(is_address)
}

/// Tells whether an address only says what a frame or an extension holds.
pub fn is_address(address: &str) -> bool {
    DRAWN.contains(&address) || address == DIAGRAM_DRAWING || address == SECTIONS || OBJECTS.contains(&address)
}

/// Tells whether an element is an extension that nothing here reads, rather than the size of something.
pub fn is_extension(open: &Open<'_>) -> bool {
    address(open).is_some_and(|address| address != DIAGRAM_DRAWING)
}

fn address<'a>(open: &Open<'a>) -> Option<&'a str> {
    let found = attributes(open.attributes).flatten().find(|attribute| attribute.local == "uri");
    found.map(|attribute| attribute.value)
}
