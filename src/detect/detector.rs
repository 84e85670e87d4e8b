//! What a detector is, and how much of a text it sees.

use super::heading::Heading;
use super::lexicon::{self, Lexicon};
use super::ner::Names;
use super::number::Run;
use crate::model::{Candidate, Entity, Span};

/// What is told of a detector in lists.
#[derive(Debug)]
pub struct About {
    /// The stable id, in kebab case: `email-address`.
    pub id: &'static str,
    /// What its candidates are.
    pub entity: Entity,
    /// Texts in which it finds something, each value between `«` and `»`.
    pub examples: &'static [&'static str],
    /// Texts in which no detector finds a value of this entity; the tagger, which guesses, apart.
    pub counterexamples: &'static [&'static str],
}

impl About {
    /// Keeps examples where something reads them: the tests and the page of detectors. In the browser nothing does, and
    /// they would be downloaded by everybody.
    pub const fn proof(examples: &'static [&'static str]) -> &'static [&'static str] {
        if cfg!(target_arch = "wasm32") { &[] } else { examples }
    }
}

/// What surrounds a text unit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The heading of its column or the key of its value.
    pub label: Option<&'a Heading<'a>>,
    /// The text of the unit before; empty at the start of a file and where there is a label.
    pub previous: &'a str,
    /// Whether it only names a thing, as an address, an identifier or a style's name does, and holds no sentences.
    pub is_label: bool,
}

/// What calls a detector. Equal triggers of several detectors are looked for once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// This very text.
    Literal(&'static str),
    /// A regular expression over bytes, without counted classes. It holds a few letters or signs that are rare, as near
    /// to its beginning as can be: by them it is looked for. Otherwise it is at most 16 bytes long, with a digit among
    /// the first ten.
    ///
    /// It is tried on at most 256 bytes, and all that may go on for long (`[a-z]*`) is tried anew wherever it may begin:
    /// a trigger ends before such a thing, and code reads on.
    ///
    /// Every place where a match can end is reported, so it should end with the one byte that settles it.
    Pattern(&'static str),
    /// A run of at least [`number::LEAST`](super::number::LEAST) digits that stand together; reported once a run.
    Number,
}

/// A place where one of a detector's triggers fits.
///
/// The text is handed out in pieces of a stated length only. That keeps the work for one hit bounded, and the work
/// for a text linear.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'a> {
    text: &'a str,
    /// Where the trigger begins, in bytes. A pattern's beginning is not known: there it is the same as `end`.
    pub start: usize,
    /// One past the trigger's last byte.
    pub end: usize,
    /// Which of the detector's triggers, from 0.
    pub trigger: usize,
    /// The digits, where the trigger is [`Trigger::Number`].
    pub run: Option<&'a Run>,
    /// What surrounds the unit.
    pub context: Context<'a>,
    /// The lists of names; empty where none were given.
    pub lexicon: &'a Lexicon,
    /// The tagger of names, where one was given.
    pub names: Option<&'a Names>,
}

impl<'a> Hit<'a> {
    /// Makes the hit of a trigger that lies at `start..end` of `text`.
    pub(super) const fn new(text: &'a str, start: usize, end: usize, context: Context<'a>) -> Self {
        Self { text, start, end, trigger: 0, run: None, context, lexicon: &lexicon::EMPTY, names: None }
    }

    /// Makes the hit that stands for a whole unit, which a label outside of it names.
    pub(super) const fn whole(text: &'a str, context: Context<'a>) -> Self {
        Self::new(text, 0, 0, context)
    }

    /// The same hit as its detector's trigger of this index.
    pub(super) const fn of_trigger(self, trigger: usize) -> Self {
        Self { trigger, ..self }
    }

    /// The same hit with the lists that its detector may ask.
    pub(super) const fn asking(self, lexicon: &'a Lexicon) -> Self {
        Self { lexicon, ..self }
    }

    /// The same hit with the tagger of names.
    pub(super) const fn tagging(self, names: Option<&'a Names>) -> Self {
        Self { names, ..self }
    }

    /// The same hit with the digits that it was made of.
    pub(super) const fn of_run(self, run: &'a Run) -> Self {
        Self { run: Some(run), ..self }
    }

    /// Tells whether nothing speaks of the digits that it was made of: no letter near them, no heading.
    pub fn is_silent(&self) -> bool {
        self.context.label.is_none() && self.run.is_some_and(Run::is_silent)
    }

    /// The same hit as if its trigger ended elsewhere: behind what a trigger leaves for code to read.
    #[must_use]
    pub const fn ending_at(self, end: usize) -> Self {
        Self { end, ..self }
    }

    /// The same hit without the last byte, for triggers that end in the first byte of what is looked for.
    #[must_use]
    pub const fn without_last_byte(self) -> Self {
        Self { end: self.end.saturating_sub(1), ..self }
    }

    /// Returns the whole text, for a survey that takes one pass over it.
    pub fn text(&self) -> &'a str {
        effort::add(self.text.len());
        self.text
    }

    /// Returns at most `limit` bytes of the text before `at`.
    pub fn before(&self, at: usize, limit: usize) -> &'a str {
        let (mut from, mut to) = (at.saturating_sub(limit), at.min(self.text.len()));
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        effort::add(limit);
        self.text.get(from..to).unwrap_or_default()
    }

    /// Returns at most `limit` bytes of the text from `at` on.
    pub fn after(&self, at: usize, limit: usize) -> &'a str {
        let mut to = at.saturating_add(limit).min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        effort::add(limit);
        self.text.get(at..to).unwrap_or_default()
    }

    /// Returns the text from `at` to the next `needle`, both included, unless that is more than `limit` bytes away.
    pub fn until(&self, at: usize, needle: &str, limit: usize) -> Option<&'a str> {
        let mut to = at.saturating_add(limit).min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        let found = self.text.get(at..to)?.find(needle);
        effort::add(found.unwrap_or(to - at));
        self.text.get(at..at + found? + needle.len())
    }

    /// Returns the text of a span that was found at this hit.
    pub fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Makes a candidate of the bytes `start..end`, or nothing where they are no sound span.
    pub fn candidate(&self, about: &About, start: usize, end: usize, score: f32) -> Option<Candidate> {
        let span = Span::of(self.text, start, end)?;
        Some(Candidate { entity: about.entity, span, score, detector: about.id.into() })
    }
}

/// Something that finds one kind of value.
pub trait Detector: Sync {
    /// Tells what it is.
    fn about(&self) -> &'static About;

    /// What calls it; nothing for one that only [surveys](Self::survey).
    fn triggers(&self) -> &'static [Trigger] {
        &[]
    }

    /// Looks at one hit and adds what it makes of it.
    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let _ = (hit, out);
    }

    /// Looks at what surrounds a unit, such as its column heading, and adds what follows from it for the unit.
    ///
    /// Called once a unit; `unit` begins and ends at 0.
    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let _ = (unit, out);
    }

    /// Tells whether it is a row of a table: one detector reads the text for all rows and makes their candidates, so
    /// that this one is listed and tested, but never called.
    fn is_row(&self) -> bool {
        false
    }
}

/// A row that has nothing but what is told of it: the pass of another detector over the text says what it finds.
impl Detector for &'static About {
    fn about(&self) -> &'static About {
        self
    }

    fn is_row(&self) -> bool {
        true
    }
}

/// Counts the bytes that detectors look at, so that a test can tell linear work from quadratic.
pub(super) mod effort {
    #[cfg(test)]
    thread_local! {
        static BYTES: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
    }

    /// Adds to the count in tests; nothing elsewhere.
    pub fn add(bytes: usize) {
        #[cfg(test)]
        BYTES.with(|sum| sum.set(sum.get() + bytes));
        let _ = bytes;
    }

    /// Returns the count of this thread and begins anew.
    #[cfg(test)]
    pub fn take() -> usize {
        BYTES.with(std::cell::Cell::take)
    }
}
