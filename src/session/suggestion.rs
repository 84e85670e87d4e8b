//! Words that the files of a task suggest as terms.

use std::collections::BTreeMap;

use super::hint::{Evidence, Hint};
use crate::model::{Sensitive, fold, order};

/// A word that the person may want removed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The word, as a term to be added.
    pub text: Sensitive<String>,
    /// In how many places it stands, besides what has been found.
    pub places: usize,
    /// The reasons, the strongest first: each with how often it was met and in how many files.
    pub evidence: Vec<(Evidence, usize, usize)>,
}

impl Suggestion {
    /// How much speaks for it.
    pub fn weight(&self) -> usize {
        let of = |(kind, count, files): &(Evidence, usize, usize)| {
            kind.weight() + (count.max(&1).ilog2() as usize).min(6) + files
        };
        self.evidence.iter().map(of).sum()
    }
}

/// The most that are shown at a time.
const MOST: usize = 12;

/// Puts the hints of all files together, the likeliest first, without those that `is_settled`.
pub fn merge<'a>(hints: impl Iterator<Item = &'a Hint>, is_settled: impl Fn(&str) -> bool) -> Vec<Suggestion> {
    let (mut list, mut index): (Vec<Suggestion>, BTreeMap<String, usize>) = Default::default();
    for hint in hints {
        // EXPOSE: words are compared across files.
        let text = hint.text.expose();
        if is_settled(text) {
            continue;
        }
        let at = *index.entry(fold::words(text)).or_insert(list.len());
        if at == list.len() {
            list.push(Suggestion { text: hint.text.clone(), places: 0, evidence: Vec::new() });
        }
        let Some(suggestion) = list.get_mut(at) else { continue };
        suggestion.places += hint.places;
        for &(kind, count) in &hint.evidence {
            match suggestion.evidence.iter_mut().find(|(known, ..)| *known == kind) {
                Some((_, sum, files)) => (*sum, *files) = (*sum + count, *files + 1),
                None => suggestion.evidence.push((kind, count, 1)),
            }
        }
    }
    for suggestion in &mut list {
        order::sort(&mut suggestion.evidence);
    }
    let mut list = order::sort_by_key(list, |suggestion| std::cmp::Reverse(suggestion.weight()));
    list.truncate(MOST);
    list
}
