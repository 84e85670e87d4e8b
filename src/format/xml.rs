//! XML.
//!
//! Follows XML 1.0; namespaces and schemas play no part.
//!
//! # Where text hides
//! Between tags, in attributes, comments, declarations and the names themselves. Each is a unit of its own. Text has the name
//! of its element as label, or what the element says that it is called; so has an attribute. References are undone.
//!
//! # What is kept
//! Every byte outside the edits.
//!
//! # What is dropped
//! Files packed into letters that no format can open; a picture becomes a grey dot.
//!
//! # What is refused
//! Content that is not text.

use super::origin::TextFormat;
use super::{About, Document, Options, piece};
use crate::error::Result;
use crate::syntax::source::markup::{self, Dialect};

/// The format.
pub static FORMAT: TextFormat = TextFormat { about: &ABOUT, read: open };

static ABOUT: About = About {
    id: "xml",
    name: "XML file",
    extensions: &[
        "xml",
        "xsd",
        "xsl",
        "xslt",
        "rss",
        "atom",
        "kml",
        "gpx",
        "plist",
        "resx",
        "csproj",
        "vbproj",
        "fsproj",
        "props",
        "targets",
        "nuspec",
        "wsdl",
        "xaml",
        "storyboard",
        "xib",
        "tei",
        "dbk",
        "opml",
        "xlf",
        "xliff",
        "ts.xml",
        "iml",
        "graphml",
        "drawio",
        "bpmn",
        "owl",
        "rdf",
        "musicxml",
    ],
    media_type: "application/xml",
};

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    piece::open(bytes, options, |source| Some(markup::pieces(source, Dialect::Xml)))
}
