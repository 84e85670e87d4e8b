//! What a detector is.

use crate::model::{Candidate, Entity};

/// What is told of a detector in lists.
#[derive(Debug)]
pub struct About {
    /// The stable id, in kebab case: `email-address`.
    pub id: &'static str,
    /// What its candidates are.
    pub entity: Entity,
    /// Texts in which it finds something, the value between `«` and `»`.
    pub examples: &'static [&'static str],
    /// Texts in which it finds nothing.
    pub counterexamples: &'static [&'static str],
}

/// What surrounds a text unit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The heading of its column or the key of its value.
    pub label: Option<&'a str>,
    /// The text of the unit before; empty at the start of a file.
    pub previous: &'a str,
    /// The text of the unit after; empty at the end of a file.
    pub next: &'a str,
}

/// A place where one of a detector's patterns fits.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'a> {
    /// The whole text of the unit.
    pub text: &'a str,
    /// Where the pattern begins, in bytes.
    pub start: usize,
    /// One past its end, in bytes.
    pub end: usize,
    /// Which of the detector's patterns, from 0.
    pub pattern: usize,
    /// What surrounds the unit.
    pub context: Context<'a>,
}

/// Something that finds one kind of value.
pub trait Detector: Sync {
    /// Tells what it is.
    fn about(&self) -> &'static About;

    /// The patterns that call it: ASCII regular expressions over bytes, without counted classes.
    fn patterns(&self) -> &'static [&'static str];

    /// Looks at one hit and adds what it makes of it.
    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>);
}
