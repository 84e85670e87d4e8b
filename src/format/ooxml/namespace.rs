//! The namespaces whose elements and attributes are understood, transitional and strict (ECMA-376-1, annex A).
//!
//! All others are extensions that a reader may ignore (ECMA-376-3, 9.3); they are left out.

use crate::syntax::xml::Namespaces;

pub const W: u8 = 0;
pub const R: u8 = 1;
pub const A: u8 = 2;
pub const WP: u8 = 3;
pub const PIC: u8 = 4;
pub const M: u8 = 5;
pub const MC: u8 = 6;
pub const V: u8 = 7;
pub const O: u8 = 8;
pub const W10: u8 = 9;
pub const W14: u8 = 10;
pub const W15: u8 = 11;
pub const WP14: u8 = 12;
pub const WPS: u8 = 13;
pub const WPG: u8 = 14;
pub const WPC: u8 = 15;
pub const C: u8 = 16;
pub const DGM: u8 = 17;
pub const DSP: u8 = 18;
pub const P: u8 = 19;
pub const P14: u8 = 20;
pub const P15: u8 = 21;
pub const P159: u8 = 22;
pub const A14: u8 = 23;
pub const S: u8 = 24;
pub const XDR: u8 = 25;
pub const X14: u8 = 26;
pub const XM: u8 = 27;

/// The table for scanning.
pub const ALL: Namespaces = &[
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", W),
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", R),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", A),
    ("http://purl.oclc.org/ooxml/drawingml/main", A),
    ("http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", WP),
    ("http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP),
    ("http://schemas.openxmlformats.org/drawingml/2006/picture", PIC),
    ("http://purl.oclc.org/ooxml/drawingml/picture", PIC),
    ("http://schemas.openxmlformats.org/officeDocument/2006/math", M),
    ("http://purl.oclc.org/ooxml/officeDocument/math", M),
    ("http://schemas.openxmlformats.org/markup-compatibility/2006", MC),
    ("urn:schemas-microsoft-com:vml", V),
    ("urn:schemas-microsoft-com:office:office", O),
    ("urn:schemas-microsoft-com:office:word", W10),
    ("http://schemas.microsoft.com/office/word/2010/wordml", W14),
    ("http://schemas.microsoft.com/office/word/2012/wordml", W15),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", WP14),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingShape", WPS),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", WPG),
    ("http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", WPC),
    ("http://schemas.openxmlformats.org/drawingml/2006/chart", C),
    ("http://purl.oclc.org/ooxml/drawingml/chart", C),
    ("http://schemas.openxmlformats.org/drawingml/2006/diagram", DGM),
    ("http://purl.oclc.org/ooxml/drawingml/diagram", DGM),
    ("http://schemas.microsoft.com/office/drawing/2008/diagram", DSP),
    ("http://schemas.openxmlformats.org/drawingml/10/2007/diagram", DSP),
    ("http://schemas.openxmlformats.org/presentationml/2006/main", P),
    ("http://purl.oclc.org/ooxml/presentationml/main", P),
    ("http://schemas.microsoft.com/office/powerpoint/2010/main", P14),
    ("http://schemas.microsoft.com/office/powerpoint/2012/main", P15),
    ("http://schemas.microsoft.com/office/powerpoint/2015/09/main", P159),
    ("http://schemas.microsoft.com/office/drawing/2010/main", A14),
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", S),
    ("http://purl.oclc.org/ooxml/spreadsheetml/main", S),
    ("http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing", XDR),
    ("http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing", XDR),
    ("http://schemas.microsoft.com/office/spreadsheetml/2009/9/main", X14),
    ("http://schemas.microsoft.com/office/excel/2006/main", XM),
];

/// Tells whether what a choice requires of a reader is understood (ECMA-376-3, 10.2).
pub const fn is_understood(namespace: u8) -> bool {
    namespace <= WPC || namespace >= P && namespace <= A14
}
