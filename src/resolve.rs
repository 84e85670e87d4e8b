//! From candidates to findings: what overlaps becomes one, values become whole, and a value found once is found
//! everywhere.
//!
//! A half-masked value leaks. So a span only ever grows here: overlapping candidates are united, a span that begins
//! or ends inside a word takes the whole word, and neighbouring pieces of one name are joined.

mod extend;
mod overlap;
mod propagate;
mod suppress;

pub use overlap::fill;
pub use propagate::{Grams, Lexicon, Needs, Stands, UNMISTAKABLE, is_derived, is_distinctive, is_part};
pub use suppress::Keep;

use crate::detect::{is_tagged, judges_by_neighbours};
use crate::model::{Candidate, Entity, Sensitive, Value};

/// A value found somewhere in the task, in one of its spellings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// What it is.
    pub entity: Entity,
    /// As it was written where it was found.
    pub spelling: Sensitive<String>,
}

/// Tells whether a value that was found is looked for wherever else it may stand, and must be gone everywhere.
///
/// What only its neighbours make a name is not, unless they leave little doubt: one wrong guess would be repeated all
/// over a task. Nor are places, traits and titles, which stand for many people.
pub fn is_sought(value: &Value, score: f32, detector: &str) -> bool {
    let is_less = matches!(detector, propagate::PART | propagate::GUESS | propagate::LEFT);
    !stands_for_many(value.entity) && !is_guess(score, detector) && !is_less && is_distinctive(value)
}

/// Tells whether a value that is not sought is at least looked for in the rest of its file, as a name is written: whoever
/// reads there that it was removed must not meet it again. A word that means something else as well is not; `is_name`
/// is as for [`Lexicon::new`].
pub fn is_sought_here(
    value: &Value,
    spelling: &str,
    score: f32,
    detector: &str,
    is_name: &dyn Fn(&str) -> bool,
) -> bool {
    !stands_for_many(value.entity)
        && is_guess(score, detector)
        && is_distinctive(value)
        && spelling.split_whitespace().any(is_name)
}

const fn stands_for_many(entity: Entity) -> bool {
    matches!(entity, Entity::Place | Entity::PersonalTrait | Entity::JobTitle | Entity::Face | Entity::MachineCode)
}

fn is_guess(score: f32, detector: &str) -> bool {
    const LEAST_SCORE: f32 = 0.7;
    const LEAST_TAGGED: f32 = 0.9;
    judges_by_neighbours(detector) && score < if is_tagged(detector) { LEAST_TAGGED } else { LEAST_SCORE }
}

/// What something known has become in a text that is no prose: run together or inside a longer word, as in an address.
/// It is a value of its own then, to be gone everywhere. `is_name` is as for [`Lexicon::new`].
pub fn new_form(text: &str, found: &mut Candidate, is_name: &dyn Fn(&str) -> bool) -> Option<Known> {
    let spelling = found.span.slice(text);
    let is_own = match found.detector.as_str() {
        // A part that has become a plain word goes from the address and stays in prose.
        propagate::PART => is_name(spelling) && !spelling.contains(char::is_whitespace),
        propagate::PROPAGATE | propagate::TERM => true,
        _ => false,
    };
    if !is_own || !is_distinctive(&Value::of(found.entity, spelling)) {
        return None;
    }
    if found.detector.as_str() == propagate::PART {
        found.detector = propagate::PROPAGATE.into();
    }
    Some(Known { entity: found.entity, spelling: spelling.into() })
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
    // Whoever lets a passage stay must not let a name in it stay along with it.
    let passages: Vec<Candidate> = kept.extract_if(.., |candidate| candidate.entity == Entity::NonPublic).collect();
    let kept = overlap::unite(kept);
    let kept = extend::to_whole_tokens(text, kept);
    let kept = extend::to_whole_names(text, overlap::unite(kept));
    let kept = extend::without_edges(text, kept);
    fill(text, overlap::unite(kept), overlap::unite(passages))
}

#[cfg(test)]
mod tests;
