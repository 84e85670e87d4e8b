//! YAML.
//!
//! Follows YAML 1.2.2 as far as lines, quotes and brackets go.
//!
//! # Where text hides
//! In values, keys, comments, the names of anchors and tags. Each is a unit of its own; a value has its key as label, also in
//! a list. A text over several lines is one unit, without its indentation; escapes are undone.
//!
//! # What is kept
//! Every byte outside the edits. A value without quotes that needs some afterwards gets single ones.
//!
//! # What is dropped
//! Files packed into letters that no format can open; a picture becomes a grey dot.
//!
//! # What is refused
//! Content that is not text.

use super::origin::TextFormat;
use super::{About, Document, Options, piece};
use crate::error::Result;
use crate::syntax::source::yaml;

/// The format.
pub static FORMAT: TextFormat = TextFormat { about: &ABOUT, read: open };

static ABOUT: About = About {
    id: "yaml",
    name: "YAML file",
    extensions: &["yaml", "yml", "yarn.lock", "clang-format", "clang-tidy", "cff", "sls"],
    media_type: "application/yaml",
};

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    piece::open(bytes, options, |source| Some(yaml::pieces(source)))
}
