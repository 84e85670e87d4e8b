//! What names a text from outside: the heading of its column, the key of its value.

use super::cue;
use super::label::{Label, ends_in};
use super::labelled::{self, Named};

/// A heading, read once for all the texts below it.
#[derive(Debug)]
pub struct Heading<'a> {
    text: &'a str,
    label: Label,
    class: Option<Named>,
}

impl<'a> Heading<'a> {
    /// Reads a heading.
    pub fn new(text: &'a str) -> Self {
        let label = Label::outside(text);
        let class = labelled::classify(&label.words);
        Self { text, label, class }
    }

    /// As it is written.
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// As a label that stands before its value.
    pub const fn label(&self) -> &Label {
        &self.label
    }

    /// Its words in lower case, with one blank between.
    pub fn words(&self) -> &str {
        &self.label.words
    }

    /// The class of numbers that it names.
    pub(super) const fn class(&self) -> Option<Named> {
        self.class
    }

    /// Tells whether its words end in one of the given endings, as whole words.
    pub fn ends_in(&self, endings: &[&str]) -> bool {
        ends_in(&self.label.words, endings)
    }

    /// Tells whether one of some words stands in it.
    pub fn is_near(&self, cues: &[&str]) -> bool {
        cue::is_near(self.text, cues)
    }
}
