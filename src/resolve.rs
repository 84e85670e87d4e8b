//! From candidates to findings: what overlaps becomes one, values become whole, and a value found once is found
//! everywhere.
//!
//! A half-masked value leaks. So a span only ever grows here: overlapping candidates are united, a span that begins
//! or ends inside a word takes the whole word, and neighbouring pieces of one name are joined.

mod extend;
mod overlap;
mod propagate;
mod suppress;

pub use propagate::{Lexicon, is_distinctive};
pub use suppress::Keep;

use crate::detect::judges_by_neighbours;
use crate::model::{Candidate, Entity, Sensitive, Span, Value, order};

/// A value found somewhere in the task, in one of its spellings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// What it is.
    pub entity: Entity,
    /// As it was written where it was found.
    pub spelling: Sensitive<String>,
}

/// Tells whether a value that was found is looked for wherever else it may stand, and must be gone from there.
///
/// What only its neighbours make a name is not, unless they leave little doubt: one wrong guess would be repeated all
/// over a task. Nor are places, traits and titles, which stand for many people.
pub fn is_sought(value: &Value, score: f32, detector: &str) -> bool {
    const LEAST_SCORE: f32 = 0.7;
    let stands_for_many = matches!(value.entity, Entity::Place | Entity::PersonalTrait | Entity::JobTitle);
    let is_guess = judges_by_neighbours(detector) && score < LEAST_SCORE;
    !stands_for_many && !is_guess && is_distinctive(value)
}

/// Resolves the candidates of one text unit: the result is sorted, and no two overlap.
///
/// `threshold` gives the least score that counts for an entity; an entity that is switched off has one above 1.
/// Candidates of the lexicon are held to it like all others.
pub fn resolve(
    text: &str,
    candidates: Vec<Candidate>,
    keep: &Keep,
    threshold: impl Fn(Entity) -> f32,
) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = candidates;
    kept.retain(|candidate| candidate.score >= threshold(candidate.entity) && !keep.covers(text, candidate));
    let passages: Vec<Candidate> = kept.extract_if(.., |candidate| candidate.entity == Entity::NonPublic).collect();
    let kept = overlap::unite(kept);
    let kept = extend::to_whole_tokens(text, kept);
    let kept = extend::to_whole_names(text, overlap::unite(kept));
    let kept = extend::without_edges(text, kept);
    around(text, overlap::unite(kept), overlap::unite(passages))
}

/// Adds passages to sorted findings, each without what another finding covers.
///
/// Whoever lets a passage stay must not let a name in it stay along with it.
fn around(text: &str, mut found: Vec<Candidate>, passages: Vec<Candidate>) -> Vec<Candidate> {
    let mut pieces = Vec::new();
    for passage in passages {
        let mut start = passage.span.start();
        let first = found.partition_point(|candidate| candidate.span.end() <= start);
        let later = found.get(first..).unwrap_or_default().iter().map(|candidate| candidate.span);
        let ends = later.take_while(|span| span.start() < passage.span.end()).map(|span| (span.start(), span.end()));
        for (end, next) in ends.chain([(passage.span.end(), passage.span.end())]) {
            let piece = text.get(start..end.max(start)).unwrap_or_default();
            let (lead, tail) = (piece.len() - piece.trim_start().len(), piece.len() - piece.trim_end().len());
            let has_words = piece.contains(char::is_alphanumeric);
            let span = Span::of(text, start + lead, end.saturating_sub(tail)).filter(|_| has_words);
            pieces.extend(span.map(|span| Candidate { span, ..passage }));
            start = next;
        }
    }
    if !pieces.is_empty() {
        found.append(&mut pieces);
        found = order::sort_by_key(found, |candidate| candidate.span);
    }
    found
}

#[cfg(test)]
mod tests;
