//! Pieces of text as detectors see them.

use super::{Entity, Location, Place, Sensitive};

/// The index of a text unit in its document, from 0, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u32);

/// What may stand in place of a removed value without breaking the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Notation {
    /// Any characters; the format escapes what it must.
    Prose,
    /// Letters, digits and `_`: names that other parts of the file refer to.
    Identifier,
    /// Letters, digits and `-`: inside a web address, a path or a file name.
    Address,
    /// The same as for an identifier. It is the code of a program, in which numbers and names are not those of anybody's life:
    /// secrets are looked for in it and what is known from elsewhere, and nothing else.
    Code,
}

/// What somebody has seen in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// What the text says.
    Words,
    /// A thing for which the text only stands: a face.
    Thing(Entity),
}

/// The label of what stands where a password has to stand, and nothing else: it is one, whatever it looks like.
pub const STORED_PASSWORD: &str = "stored password";

/// A run of text that belongs together: a paragraph, a cell, a property, a whole plain text file.
///
/// Its text is what a reader would see, with the format's escapes undone and pieces joined that the format splits.
#[derive(Debug, Clone)]
pub struct TextUnit {
    /// The text, in UTF-8.
    pub text: Sensitive<String>,
    /// Where it stands.
    pub location: Location,
    /// What its stand-ins may be made of.
    pub notation: Notation,
    /// What names it from outside: the heading of its column, the key of its value.
    pub label: Option<Sensitive<String>>,
    /// Whether somebody has seen it in pixels, where letters may be taken for others.
    pub seen: Option<Seen>,
}

impl TextUnit {
    /// Makes a unit of prose without a label.
    pub fn prose(text: impl Into<Sensitive<String>>, location: Location) -> Self {
        Self { text: text.into(), location, notation: Notation::Prose, label: None, seen: None }
    }

    /// The same unit with a label from outside.
    #[must_use]
    pub fn labelled(mut self, label: Option<Sensitive<String>>) -> Self {
        self.label = label;
        self
    }

    /// The same unit with another notation.
    #[must_use]
    pub fn noted(mut self, notation: Notation) -> Self {
        self.notation = notation;
        self
    }

    /// Tells whether it is the name of a file: that of the file itself, or of one in an archive.
    pub fn is_path(&self) -> bool {
        self.location.place == Place::FileName && self.notation == Notation::Address
    }
}
