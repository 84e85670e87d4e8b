//! What the programs of an office suite differ in.

use super::part::Known;
use crate::format::About;

/// A program of an office suite, and the documents that it makes.
#[derive(Debug)]
pub struct Application {
    /// What is told of its documents.
    pub about: About,
    /// The parts that they may have, the document itself first.
    pub parts: &'static [Known],
    /// The folder of their parts.
    pub folder: &'static str,
    /// What the program calls itself in the properties.
    pub program: &'static str,
    /// What is said of a package that is none of its documents.
    pub absent: &'static str,
}

impl Application {
    /// The content types that the document itself may have.
    pub(super) fn types(&self) -> &'static [&'static str] {
        self.parts.first().map_or(&[], |known| known.content_types)
    }
}
