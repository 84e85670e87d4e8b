//! Programs and scripts: source code.
//!
//! What is comment, string and code is told by a table of [languages](crate::syntax::source::Language), not by a grammar of
//! each: where a sign is misread, a string counts as code or code as a string, and nothing is left out.
//!
//! # Where text hides
//! In comments and strings, of which each is a unit. Comments of one line each that follow each other are one. A string has
//! the name that it is given to as label: `password = "…"`. A value that a statement of SQL stores has that of its column,
//! where the row is as wide as the table; so have long numbers there, and the lines that a dump of PostgreSQL copies, of
//! which each field is a unit. Escapes are undone. In the code between, in names above all,
//! secrets are looked for and what is known from elsewhere; what is found there goes by a stand-in that is a name, the same in
//! every file, so that the program still fits together. In scripts of a shell the words of commands are searched in full.
//!
//! # What is kept
//! Every byte outside the edits. A stand-in is escaped as the string needs it that it stands in; where a string has no
//! escapes, quotes in a stand-in become signs that end nothing. A number whose stand-in is none becomes a string.
//!
//! # What is dropped
//! Files packed into letters that no format can open; a picture becomes a grey dot.
//!
//! # What is refused
//! Content that is not text.

use super::origin::TextFormat;
use super::{About, Document, Options, piece};
use crate::error::Result;
use crate::syntax::source::{Language, program};

/// The format.
pub static FORMAT: TextFormat = TextFormat { about: &ABOUT, read: open };

static ABOUT: About =
    About { id: "program", name: "Source code", extensions: Language::NAMES, media_type: "text/x-source" };

/// Tells whether a file of this name is one: its ending says so, and no page or notebook with a script inside is.
pub fn is_named(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ABOUT.extensions.contains(&ending.as_str()))
}

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    let language = Language::named(&options.ending);
    piece::open(bytes, options, |source| Some(program::pieces(source, language?)))
}
