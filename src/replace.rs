//! What is written in place of a removed value.

mod blank;
mod label;
mod mask;
mod pseudonym;
mod standing;

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
}

/// A way to replace values.
pub trait Replacement: Sync {
    /// The stable id, as policies name it.
    fn id(&self) -> &'static str;

    /// Makes the stand-in of one value.
    fn stand_in(&self, original: &Original<'_>) -> String;
}

/// Names the replacements.
macro_rules! replacements {
    ($($module:ident)*) => {
        static REPLACEMENTS: &[&dyn Replacement] = &[$(&$module::REPLACEMENT,)*];
    };
}

replacements! { pseudonym label mask blank }

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

/// Writes a word in a notation: `[WORD 1]`, `WORD_1` or `word-1`, and the same without a number.
fn written(word: &str, number: Option<usize>, notation: Notation) -> String {
    let (open, joint, close) = match notation {
        Notation::Prose => ("[", ' ', "]"),
        Notation::Identifier => ("", '_', ""),
        Notation::Address => ("", '-', ""),
    };
    let word = match notation {
        Notation::Address => word.to_lowercase().replace('_', "-"),
        Notation::Prose | Notation::Identifier => word.to_owned(),
    };
    number.map_or_else(|| format!("{open}{word}{close}"), |number| format!("{open}{word}{joint}{number}{close}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn made(id: &str, notation: Notation) -> String {
        let original = Original { entity: Entity::PaymentCard, text: "4111 1111 1111 1111", number: 2, notation };
        from_id(id).unwrap().stand_in(&original)
    }

    #[test]
    fn stand_ins_fit_their_notation() {
        assert_eq!(made("pseudonym", Notation::Prose), "[CARD 2]");
        assert_eq!(made("pseudonym", Notation::Identifier), "CARD_2");
        assert_eq!(made("pseudonym", Notation::Address), "card-2");
        assert_eq!(made("label", Notation::Prose), "[CARD]");
        assert_eq!(made("mask", Notation::Prose), "****1111");
        assert_eq!(made("mask", Notation::Address), "xxxx1111");
        assert_eq!(made("blank", Notation::Prose), "");
        assert_eq!(made("blank", Notation::Identifier), "x");
    }

    #[test]
    fn a_mask_never_shows_most_of_a_value() {
        let original = Original { entity: Entity::Password, text: "s3cret", number: 1, notation: Notation::Prose };
        assert_eq!(from_id("mask").unwrap().stand_in(&original), "****");
        for (entity, text) in
            [(Entity::Person, "Maximiliane Featherstone"), (Entity::EmailAddress, "jane.roe84@acme.org")]
        {
            let original = Original { entity, text, number: 1, notation: Notation::Prose };
            assert_eq!(from_id("mask").unwrap().stand_in(&original), "****", "{text}");
        }
    }
}
