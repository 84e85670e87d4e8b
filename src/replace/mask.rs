//! The end of a long number.

use super::{Original, Replacement};
use crate::model::{Category, Notation};

/// The replacement.
pub static REPLACEMENT: Mask = Mask;

/// Writes `****1234`: the last four letters or digits, where the value has at least three times as many, half of them
/// digits, and is no secret. The end of a name or of an address would tell whose it is.
#[derive(Debug)]
pub struct Mask;

const SHOWN: usize = 4;

impl Replacement for Mask {
    fn id(&self) -> &'static str {
        "mask"
    }

    fn stand_in(&self, original: &Original<'_>) -> String {
        let letters: Vec<char> = original.text.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        let digits = letters.iter().filter(|c| c.is_ascii_digit()).count();
        let is_number = digits * 2 >= letters.len();
        let long = letters.len() >= 3 * SHOWN && original.entity.category() != Category::Secret;
        let tail = if long && is_number { letters.get(letters.len() - SHOWN..).unwrap_or_default() } else { &[] };
        let cover = if original.notation == Notation::Prose { "****" } else { "xxxx" };
        cover.chars().chain(tail.iter().copied()).collect()
    }
}
