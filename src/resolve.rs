//! From candidates to what stands: overlaps united, known values found again.

use crate::model::{Candidate, Entity, Sensitive, Span, Value};

/// A value found somewhere in the task, in one of its spellings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// What it is.
    pub entity: Entity,
    /// As it was written where it was found.
    pub spelling: Sensitive<String>,
}

/// Finds given terms and known values.
#[derive(Debug)]
pub struct Lexicon {
    automaton: Option<aho_corasick::AhoCorasick>,
    entities: Vec<Entity>,
}

impl Lexicon {
    /// Builds the automaton.
    pub fn new(terms: &[Sensitive<String>], known: &[Known]) -> Self {
        // EXPOSE: the automaton is made of the values.
        let listed = terms.iter().map(|term| (Entity::Term, term.expose()));
        let found = known.iter().map(|known| (known.entity, known.spelling.expose()));
        let (entities, words): (Vec<_>, Vec<_>) = listed.chain(found).unzip();
        let automaton = aho_corasick::AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(aho_corasick::MatchKind::LeftmostLongest)
            .build(words)
            .ok();
        Self { automaton, entities }
    }

    /// Adds a candidate for each occurrence.
    pub fn find(&self, text: &str, out: &mut Vec<Candidate>) {
        let Some(automaton) = &self.automaton else { return };
        for found in automaton.find_iter(text) {
            let span = Span::of(text, found.start(), found.end());
            let entity = self.entities.get(found.pattern().as_usize());
            if let (Some(span), Some(&entity)) = (span, entity) {
                out.push(Candidate { entity, span, score: 1.0, detector: "propagate" });
            }
        }
    }
}

/// Tells whether a value is so peculiar that it means the same wherever it stands.
pub fn is_distinctive(value: &Value) -> bool {
    // EXPOSE: its letters are counted.
    let letters = value.folded.expose().chars().filter(|c| c.is_alphanumeric());
    letters.count() >= 4
}

/// Unites overlapping candidates of one text.
pub fn resolve(_text: &str, mut candidates: Vec<Candidate>, _keep: &[Sensitive<String>]) -> Vec<Candidate> {
    candidates.sort_by_key(|candidate| (candidate.span.start(), std::cmp::Reverse(candidate.span.end())));
    let mut out: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        match out.last_mut() {
            Some(last) if last.span.overlaps(candidate.span) => last.span = last.span.union(candidate.span),
            _ => out.push(candidate),
        }
    }
    out
}
