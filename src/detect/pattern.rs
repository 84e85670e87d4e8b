//! The detector whose values have a shape of their own: most vendors' keys.

use std::sync::OnceLock;

use regex::Regex;

use super::character::ends_inside_word;
use super::{About, Detector, Hit, Trigger, decoy};
use crate::model::Candidate;

/// How long a value may be, in bytes.
const REACH: usize = 512;

/// A detector that is data: literal triggers, and the shape of what begins with one of them.
///
/// The shape is compiled when the first trigger fits, so that a detector which nothing calls costs nothing.
#[derive(Debug)]
pub struct Pattern {
    about: &'static About,
    triggers: &'static [Trigger],
    shape: &'static str,
    score: f32,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// Makes a detector of literal triggers.
    ///
    /// `shape` is a regular expression that fits from the beginning of the trigger on; its group 1 is the value.
    pub const fn new(about: &'static About, triggers: &'static [Trigger], shape: &'static str, score: f32) -> Self {
        Self { about, triggers, shape, score, compiled: OnceLock::new() }
    }

    fn shape(&self) -> Option<&Regex> {
        self.compiled.get_or_init(|| Regex::new(&format!("^(?:{})", self.shape)).ok()).as_ref()
    }
}

impl Detector for Pattern {
    fn about(&self) -> &'static About {
        self.about
    }

    fn triggers(&self) -> &'static [Trigger] {
        self.triggers
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if ends_inside_word(hit.before(hit.start, 4)) {
            return;
        }
        let text = hit.after(hit.start, REACH);
        let Some(value) = self.shape().and_then(|shape| shape.captures(text)).and_then(|found| found.get(1)) else {
            return;
        };
        if decoy::is_placeholder(value.as_str()) || decoy::is_repetitive(value.as_str()) {
            return;
        }
        out.extend(hit.candidate(self.about, hit.start + value.start(), hit.start + value.end(), self.score));
    }
}
