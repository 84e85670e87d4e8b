//! The kind of the value and nothing else.

use super::{Original, Replacement, written};

/// The replacement.
pub static REPLACEMENT: Label = Label;

/// Writes `[PERSON]`.
#[derive(Debug)]
pub struct Label;

impl Replacement for Label {
    fn id(&self) -> &'static str {
        "label"
    }

    fn stand_in(&self, original: &Original<'_>) -> String {
        written(original.entity.label(), None, original.notation)
    }
}
