//! JSON, with one value in the file or one on each line.
//!
//! Follows RFC 8259, and takes what people write beside it: comments, commas at the end, names without quotes (JSON5).
//!
//! # Where text hides
//! In strings, in numbers, in the names of values, in comments. Each is a unit of its own; a value has the name above it
//! as label, also in a list. Escapes (`\u00e9`, `\/`) are undone.
//!
//! # What is kept
//! Every byte outside the edits: order, blanks, line ends, how numbers are written. A number that becomes words becomes a
//! string, so that the file can still be read.
//!
//! # What is dropped
//! Files packed into letters that no format can open; a picture becomes a grey dot.
//!
//! # What is refused
//! Content that is not text. A file that breaks the rules of JSON is looked at as plain text.

use super::origin::TextFormat;
use super::{About, Document, Options, piece};
use crate::error::Result;
use crate::syntax::source::json;

/// The format.
pub static FORMAT: TextFormat = TextFormat { about: &ABOUT, read: open };

static ABOUT: About = About {
    id: "json",
    name: "JSON file",
    extensions: &[
        "json",
        "jsonl",
        "ndjson",
        "json5",
        "jsonc",
        "geojson",
        "topojson",
        "webmanifest",
        "har",
        "jsonld",
        "code-workspace",
        "dockercfg",
        "avsc",
        "map",
        "eslintrc",
        "prettierrc",
        "babelrc",
    ],
    media_type: "application/json",
};

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    piece::open(bytes, options, json::pieces)
}
