//! What is written in place of a removed value.

mod amount;
mod blank;
mod fit;
mod label;
mod ledger;
mod mask;
mod name;
mod perturb;
mod pseudonym;
mod round;
mod seed;
mod shift;
mod standing;
mod surrogate;

pub use ledger::{Found, Ledger};
pub use seed::Seed;
pub use standing::{Standing, note};

use crate::model::{Entity, Notation};

/// What a stand-in is made from.
#[derive(Debug, Clone, Copy)]
pub struct Original<'a> {
    /// What is removed.
    pub entity: Entity,
    /// The text as it stands there.
    pub text: &'a str,
    /// Which value of its entity this is in the whole task, counted from 1.
    pub number: usize,
    /// What the stand-in may be made of.
    pub notation: Notation,
    /// What its [`Replacement::draft`] gave for the value in the whole task, if anything.
    pub draft: Option<&'a str>,
}

/// A way to replace values.
pub trait Replacement: Sync {
    /// The stable id, as policies name it.
    fn id(&self) -> &'static str;

    /// Makes the stand-in of one place of a value.
    fn stand_in(&self, original: &Original<'_>) -> String;

    /// Works out what all stand-ins of a value are made of, where that depends on the rest of the task.
    fn draft(&self, found: &Found<'_>, ledger: &mut Ledger) -> Option<String> {
        let _ = (found, ledger);
        None
    }

    /// Tells whether it has drafts, so that a book has to be kept.
    fn has_drafts(&self) -> bool {
        false
    }
}

/// Names the replacements.
macro_rules! replacements {
    ($($module:ident)*) => {
        static REPLACEMENTS: &[&dyn Replacement] = &[$(&$module::REPLACEMENT,)*];
    };
}

replacements! { pseudonym label mask blank surrogate shift round perturb }

/// The replacement of policies that name none: the file stays readable, which is its worth.
pub fn default() -> &'static dyn Replacement {
    &pseudonym::REPLACEMENT
}

/// Every replacement.
pub fn all() -> &'static [&'static dyn Replacement] {
    REPLACEMENTS
}

/// The replacement of an id.
pub fn from_id(id: &str) -> Option<&'static dyn Replacement> {
    REPLACEMENTS.iter().copied().find(|replacement| replacement.id() == id)
}

/// Drafts the stand-ins of all values of a task, in their order; none of those whose replacement needs no draft.
pub fn drafts(
    seed: &Seed,
    found: &[Found<'_>],
    replacement: impl Fn(Entity) -> &'static dyn Replacement,
) -> Vec<Option<String>> {
    if !found.iter().any(|found| replacement(found.value.entity).has_drafts()) {
        return vec![None; found.len()];
    }
    let mut ledger = Ledger::new(seed, found);
    found.iter().map(|found| replacement(found.value.entity).draft(found, &mut ledger)).collect()
}

/// Writes a word in a notation: `[WORD 1]`, `WORD_1` or `word-1`, and the same without a number.
fn written(word: &str, number: Option<usize>, notation: Notation) -> String {
    let (open, joint, close) = match notation {
        Notation::Prose => ("[", ' ', "]"),
        Notation::Identifier | Notation::Code => ("", '_', ""),
        Notation::Address => ("", '-', ""),
    };
    let word = match notation {
        Notation::Address => word.to_lowercase().replace('_', "-"),
        Notation::Prose | Notation::Identifier | Notation::Code => word.to_owned(),
    };
    number.map_or_else(|| format!("{open}{word}{close}"), |number| format!("{open}{word}{joint}{number}{close}"))
}

#[cfg(test)]
mod tests;
