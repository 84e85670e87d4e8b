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

/// Files lie in a package of programs where one in so many is a program: a report may come with the script that drew its
/// charts.
const FILES_A_PROGRAM: usize = 4;

/// Tells whether so many programs among so many files make what lies beside them a part of the same package.
pub const fn are_package(programs: usize, files: usize) -> bool {
    programs > 0 && programs * FILES_A_PROGRAM >= files
}

/// Tells whether what a detector of this id takes for a name may be one of code; so may what was found again.
pub fn may_be_code(detector: &str) -> bool {
    judges_by_neighbours(detector) || is_derived(detector) || is_announced(detector)
}
