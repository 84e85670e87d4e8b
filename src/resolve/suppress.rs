//! What is left alone: words that the policy keeps, and our own stand-ins.

use crate::model::{Candidate, Entity};

/// The words that are never removed, compared without regard to case and to how white space is made.
#[derive(Debug, Clone, Default)]
pub struct Keep {
    folded: Vec<String>,
}

impl Keep {
    /// Makes the list of the policy's words.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut folded: Vec<String> = words.into_iter().map(fold).filter(|word| !word.is_empty()).collect();
        folded.sort_unstable();
        folded.dedup();
        Self { folded }
    }

    /// Tells whether a candidate is to be left alone.
    pub fn covers(&self, text: &str, candidate: &Candidate) -> bool {
        let value = candidate.span.slice(text);
        Entity::is_stand_in(value) || (!self.folded.is_empty() && self.folded.binary_search(&fold(value)).is_ok())
    }
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
