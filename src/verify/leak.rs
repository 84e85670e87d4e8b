//! The second door: the written bytes are unpacked blindly and searched for every removed value.
//!
//! It shares no code with the formats. What looks like an archive is inflated wherever it begins, whether or not a
//! directory names it; then each piece of bytes is read in every [writing](writing) a value may have taken: as it
//! stands, as markup, as UTF-16, percent-coded, in base64 and in hexadecimal.

mod needle;
mod rich_text;
mod unpack;
pub(super) mod vocabulary;
mod writing;

use std::collections::BTreeSet;

use needle::Needles;

use super::Written;
use super::stand_in::StandIns;
use crate::error::{Error, Result};
use crate::model::{Entity, Sensitive, fold};
use crate::plan::{Plan, Removed};
use crate::policy::Policy;
use crate::resolve::Known;
use crate::scan::Brief;

/// The door's name in errors and receipts.
pub const DOOR: &str = "leak";

/// What is looked for: every value that was removed everywhere.
///
/// Values that are too short or too common to mean anything outside their place are left to the first door. A term
/// that was removed only as a piece of something longer is looked for by itself too, and so is a long one that was met
/// nowhere: it may stand where the format sees no text.
pub struct Searched<'a> {
    needles: Needles,
    plan: &'a Plan,
}

impl<'a> Searched<'a> {
    /// Takes from a plan what must not be found.
    pub fn new(plan: &'a Plan, brief: &Brief, policy: &Policy) -> Self {
        Self { needles: Needles::new(values(plan, brief, policy), StandIns::of(plan, needle::folded)), plan }
    }

    /// Looks in a text for whole words; `found` collects the values by their index.
    pub fn find_words(&self, text: &str, found: &mut BTreeSet<usize>) {
        self.needles.find_words(text, found);
    }

    /// The values that were found, by their index.
    pub fn known(&self, found: &BTreeSet<usize>) -> impl Iterator<Item = Known> {
        let values = found.iter().filter_map(|index| self.needles.value(*index));
        values.map(|value| Known { entity: self.entity(value), spelling: value.into() })
    }

    /// What a value is, in the form that is compared; what did not go by itself is a term.
    fn entity(&self, value: &str) -> Entity {
        // EXPOSE: the values are compared with what was found.
        let is_it = |removed: &&Removed| removed.spellings.iter().any(|it| needle::compared(it.expose()) == value);
        // Of those that are written alike the last.
        self.plan.removed.iter().rev().find(is_it).map_or(Entity::Term, |removed| removed.value.entity)
    }
}

/// Looks for all of it in the bytes; `left` takes in what is there.
///
/// # Errors
/// `LeakFound` with the number of values that are still there; `CannotRewrite` when the bytes cannot be unpacked.
pub fn check(written: &Written, searched: &Searched<'_>, left: &mut Vec<Known>) -> Result<()> {
    let needles = &searched.needles;
    if needles.is_empty() {
        return Ok(());
    }
    let mut found = BTreeSet::new();
    needles.find_prose(&written.name, &mut found);
    unpack::each_piece(&written.bytes, &mut |piece| writing::each(piece, needles, &mut found))?;
    left.extend(searched.known(&found));
    match found.len() {
        0 => Ok(()),
        count => Err(Error::LeakFound { count, door: DOOR }),
    }
}

fn values<'a>(plan: &'a Plan, brief: &'a Brief, policy: &'a Policy) -> impl Iterator<Item = &'a str> {
    // EXPOSE: the values are what is looked for.
    let spellings = |removed: &'a Removed| removed.spellings.iter().map(|spelling| spelling.expose().as_str());
    // The compared form of a number is its digits; that of words is no way of writing them.
    let numbers = plan.removed.iter().filter(|removed| {
        matches!(removed.value.entity, Entity::PhoneNumber | Entity::UsSsn | Entity::PaymentCard | Entity::Iban)
    });
    let digits = numbers.filter(|removed| removed.everywhere).map(|removed| removed.value.folded.expose().as_str());
    let everywhere = plan.removed.iter().filter(|removed| removed.everywhere).flat_map(spellings);
    everywhere.chain(digits).chain(terms(plan, brief, policy))
}

/// The terms that went inside something longer, and those that nothing else says by chance; none of which anything was
/// kept.
fn terms<'a>(plan: &Plan, brief: &'a Brief, policy: &'a Policy) -> impl Iterator<Item = &'a str> {
    // EXPOSE: the terms are compared with what was removed and what was kept.
    let exposed = |value: &Sensitive<String>| fold::words(value.expose());
    let removed: Vec<String> = plan.removed.iter().flat_map(|removed| &removed.spellings).map(exposed).collect();
    let kept = plan.kept.iter().map(|value| &value.folded).chain(&policy.keep_terms);
    let kept: Vec<String> = kept.map(exposed).collect();
    // EXPOSE: as above.
    let terms = brief.terms.iter().chain(&policy.remove_terms).map(|term| term.expose().as_str());
    terms.filter(move |term| {
        let term = fold::words(term);
        let holds = |text: &String| text.contains(&term);
        (removed.iter().any(holds) || is_unmistakable(&term)) && !kept.iter().any(holds)
    })
}

/// Tells whether neither the bytes of a picture nor the measures in markup are likely to say a term, and no stand-in.
fn is_unmistakable(term: &str) -> bool {
    const LETTERS: usize = 5;
    const DIGITS: usize = 9;
    let count = |is: fn(char) -> bool| term.chars().filter(|c| is(*c)).count();
    let says_enough = count(char::is_alphanumeric) >= LETTERS && count(char::is_alphabetic) > 0;
    (says_enough || count(char::is_numeric) >= DIGITS) && !Entity::is_stand_in(&format!("[{} 1]", term.to_uppercase()))
}

#[cfg(test)]
mod tests;
