//! The same value gets the same stand-in in every file of the task.

use super::{Original, Replacement, written};

/// The replacement.
pub static REPLACEMENT: Pseudonym = Pseudonym;

/// Writes `[PERSON 1]`: who is who stays readable, who it is does not.
#[derive(Debug)]
pub struct Pseudonym;

impl Replacement for Pseudonym {
    fn id(&self) -> &'static str {
        "pseudonym"
    }

    fn stand_in(&self, original: &Original<'_>) -> String {
        written(original.entity.label(), Some(original.number), original.notation)
    }
}
