//! Web pages.
//!
//! Follows the HTML standard of WHATWG for where tags, attributes and text are.
//!
//! # Where text hides
//! In text, which goes on over the tags that stand among words; in attributes, hidden inputs and metadata included; in
//! comments; in scripts and style sheets, which are read as programs, and in JSON among them. References are undone. A text
//! in a table has the heading of its column, or else of its row, as label; a text beside a term has the term.
//!
//! # What is kept
//! Every byte outside the edits, tags inside a removed text included.
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
    id: "html",
    name: "Web page",
    extensions: &[
        "html", "htm", "xhtml", "shtml", "hbs", "mustache", "jinja", "j2", "jinja2", "twig", "liquid", "erb", "jsp",
        "aspx", "cshtml",
    ],
    media_type: "text/html",
};

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    piece::open(bytes, options, |source| Some(markup::pieces(source, Dialect::Html)))
}
