//! What the programs among the files of a task tell of the words in the others.

use std::collections::BTreeSet;

use crate::detect::{is_announced, judges_by_neighbours};
use crate::resolve::is_derived;

/// What a file tells of the programs in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeWords {
    /// The words of which the names in its code are made, in small letters.
    pub words: Vec<String>,
    /// Whether it is a program.
    pub is_program: bool,
}

/// What all files tell: in a folder of programs a word of one is nobody's name in the others, as in an archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Programs {
    /// The words of names in code, as far as anything that was taken for somebody's is made of them.
    pub words: BTreeSet<String>,
    /// Whether so many of the files are programs that what lies beside them is written about these; else there are no words.
    pub is_package: bool,
}

impl Programs {
    /// Tells whether there is nothing to tell.
    pub const fn is_empty(&self) -> bool {
        !self.is_package
    }
}

/// Tells whether what a detector of this id takes for a name may be one of code; so may what was found again.
pub fn may_be_code(detector: &str) -> bool {
    judges_by_neighbours(detector) || is_derived(detector) || is_announced(detector)
}
