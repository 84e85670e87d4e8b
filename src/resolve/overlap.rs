//! Overlapping candidates become one.

use std::cmp::Ordering;

use super::propagate::{GUESS, PART, PROPAGATE};
use crate::detect::is_tagged;
use crate::model::{Candidate, Entity, Span};

/// Sorts the candidates and unites those that share a byte; the best of them says what the whole is.
pub fn unite(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| a.span.cmp(&b.span).then_with(|| better(b, a)));
    let mut out: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        match out.last_mut() {
            Some(last) if last.span.overlaps(candidate.span) => {
                let span = last.span.union(candidate.span);
                if better(&candidate, last) == Ordering::Greater {
                    *last = candidate;
                }
                last.span = span;
            }
            _ => out.push(candidate),
        }
    }
    out
}

/// Adds candidates where the `settled` ones leave room: of each, the pieces that none of them touches and that say
/// something. Both are sorted and free of overlaps; so is the result.
pub fn fill(text: &str, settled: Vec<Candidate>, weaker: Vec<Candidate>) -> Vec<Candidate> {
    let mut out = Vec::with_capacity(settled.len() + weaker.len());
    let mut settled = settled.into_iter().peekable();
    for candidate in weaker {
        let (mut start, end) = (candidate.span.start(), candidate.span.end());
        while let Some(before) = settled.next_if(|next| next.span.start() < end) {
            out.extend(piece(text, &candidate, start, before.span.start()));
            start = start.max(before.span.end());
            out.push(before);
        }
        out.extend(piece(text, &candidate, start, end));
    }
    out.extend(settled);
    out
}

/// The part of a candidate at `start..end` without the blanks at its ends, where there are two letters or digits.
fn piece(text: &str, candidate: &Candidate, start: usize, end: usize) -> Option<Candidate> {
    let slice = text.get(start..end)?;
    let said = slice.chars().filter(|c| c.is_alphanumeric()).take(2).count();
    let start = start + (slice.len() - slice.trim_start().len());
    let span = Span::of(text, start, start + slice.trim().len()).filter(|_| said == 2)?;
    // What is left of a value is none, and must not be looked for elsewhere.
    let is_rest = span != candidate.span && candidate.entity != Entity::NonPublic;
    let detector = if is_rest { PART.into() } else { candidate.detector.clone() };
    Some(Candidate { span, detector, ..candidate.clone() })
}

/// Compares two candidates for the same place: the longer one knows more of it, then the
/// surer one does. Whoever knows what the value has to look like knows more than the tagger, which only guesses from the
/// words around it, and that one more than the lexicon, which only saw a value like it.
pub fn better(a: &Candidate, b: &Candidate) -> Ordering {
    let seen = |candidate: &Candidate| match candidate.detector.as_str() {
        PROPAGATE | PART | GUESS => 0,
        detector if is_tagged(detector) => 1,
        _ => 2,
    };
    let sure = |candidate: &Candidate| (candidate.score * 10.0).round();
    let (long, short) = (a.span.len() >= 2 * b.span.len(), b.span.len() >= 2 * a.span.len());
    long.cmp(&short)
        .then_with(|| seen(a).cmp(&seen(b)))
        .then_with(|| sure(a).total_cmp(&sure(b)))
        .then_with(|| rank(b.entity).cmp(&rank(a.entity)))
        .then_with(|| a.span.len().cmp(&b.span.len()))
        .then_with(|| b.detector.cmp(&a.detector))
}

/// The more an entity asks of a value's shape, the earlier it comes.
const fn rank(entity: Entity) -> u8 {
    match entity {
        Entity::PrivateKey | Entity::UrlCredential => 0,
        Entity::EmailAddress | Entity::Iban | Entity::PaymentCard | Entity::UsSsn => 1,
        Entity::ApiKey | Entity::IpAddress => 2,
        Entity::PhoneNumber | Entity::Identifier => 3,
        Entity::Password | Entity::Username => 4,
        _ => 5,
    }
}
