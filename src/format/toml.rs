//! TOML.
//!
//! Follows TOML 1.0.
//!
//! # Where text hides
//! In values, keys and comments. Each is a unit of its own; a value has its key as label, also in an array. Escapes are undone.
//!
//! # What is kept
//! Every byte outside the edits. A number or a date that becomes words becomes a string.
//!
//! # What is dropped
//! Files packed into letters that no format can open; a picture becomes a grey dot.
//!
//! # What is refused
//! Content that is not text. A file that breaks the rules of TOML is looked at as plain text.

use super::origin::TextFormat;
use super::{About, Document, Options, piece};
use crate::error::Result;
use crate::syntax::source::toml;

/// The format.
pub static FORMAT: TextFormat = TextFormat { about: &ABOUT, read: open };

static ABOUT: About = About {
    id: "toml",
    name: "TOML file",
    extensions: &["toml", "cargo.lock", "poetry.lock", "uv.lock", "pdm.lock"],
    media_type: "application/toml",
};

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    piece::open(bytes, options, toml::pieces)
}
