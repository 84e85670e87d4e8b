//! Numbers of a fixed shape with a check, as rows of one table.
//!
//! A row says how the number is written, which function tells a sound one, and which words speak of it. One reader,
//! [`checked_number`](super::personal::identifier::checked_number), finds what may be such a number and holds the
//! rows of its length against it; so a row more costs next to nothing.

use super::{About, Detector};

/// One kind of number.
#[derive(Debug)]
pub struct Row {
    /// What is told of it in lists.
    pub about: &'static About,
    /// Words near it that speak of it, in lower case.
    pub cues: &'static [&'static str],
    /// How it is written: `9` is a digit, `A` a capital, `X` either; what parts these may also be left out.
    pub shapes: &'static [&'static str],
    /// Tells a sound number from others, given what is left of it without separators.
    pub check: fn(&[u8]) -> bool,
    /// How sure a sound number is, without a word, that has letters or is written with its separators; 0 for never.
    pub marked: f32,
    /// The same for bare digits.
    pub bare: f32,
}

impl Detector for Row {
    fn about(&self) -> &'static About {
        self.about
    }

    fn is_row(&self) -> bool {
        true
    }
}

/// Declares rows: id, entity, cues, shapes, check, scores without a cue, examples, counterexamples.
macro_rules! rows {
    ($($(#[doc = $doc:literal])* $id:literal $entity:ident $cues:tt $shapes:tt $check:expr, $marked:literal $bare:literal,
        $examples:tt not $counterexamples:tt;)*) => {
        /// The rows of this file.
        pub static ROWS: &[$crate::detect::checked::Row] = &[$($crate::detect::checked::Row {
            about: &$crate::detect::About {
                id: $id,
                entity: $crate::model::Entity::$entity,
                examples: $crate::detect::About::proof(&$examples),
                counterexamples: $crate::detect::About::proof(&$counterexamples),
            },
            cues: &$cues,
            shapes: &$shapes,
            check: $check,
            marked: $marked,
            bare: $bare,
        },)*];
    };
}
pub(super) use rows;
