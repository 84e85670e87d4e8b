//! Nothing at all.

use super::{Original, Replacement};
use crate::model::Notation;

/// The replacement.
pub static REPLACEMENT: Blank = Blank;

/// Writes nothing, or `x` where something has to stand for the file to stay valid.
#[derive(Debug)]
pub struct Blank;

impl Replacement for Blank {
    fn id(&self) -> &'static str {
        "blank"
    }

    fn stand_in(&self, original: &Original<'_>) -> String {
        if original.notation == Notation::Prose { String::new() } else { "x".to_owned() }
    }
}
