//! What is left alone: words that the policy keeps, and our own stand-ins.

use super::propagate::TERM;
use crate::model::{Candidate, Entity, Span};

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
        // Somebody who wants `user-1` gone speaks of no stand-in of ours.
        let is_given = candidate.detector.as_str() == TERM;
        let is_ours = (!is_given && Entity::is_stand_in(value)) || is_in_brackets(text, candidate.span);
        is_ours || (!self.folded.is_empty() && self.folded.binary_search(&fold(value)).is_ok())
    }
}

/// Tells whether a span lies in a stand-in with its brackets, as only we write it.
fn is_in_brackets(text: &str, span: Span) -> bool {
    /// No label with its number is longer.
    const LONGEST: usize = 32;
    let (before, after) = (text.as_bytes().get(..span.start()), text.as_bytes().get(span.end()..));
    let (Some(before), Some(after)) = (before, after) else { return false };
    let value = span.slice(text);
    let start = if value.starts_with('[') {
        Some(span.start())
    } else {
        before.iter().rev().take(LONGEST).position(|byte| *byte == b'[').map(|len| span.start() - len - 1)
    };
    let end = if value.ends_with(']') {
        Some(span.end())
    } else {
        after.iter().take(LONGEST).position(|byte| *byte == b']').map(|len| span.end() + len + 1)
    };
    let around = start.zip(end).and_then(|(start, end)| text.get(start..end));
    around.is_some_and(|around| around.len() <= LONGEST && Entity::is_stand_in(around))
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
