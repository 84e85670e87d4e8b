//! Detectors that a policy brings: a pattern, and when it counts.
//!
//! They run beside the built-in ones. Their keywords are looked for in the same pass, and a pattern is run on a
//! bounded window round each keyword: from [`BEFORE`] bytes before it to [`AFTER`] bytes behind it. One without
//! keywords is run over the whole text in overlapping windows, which costs time for every byte. No match is longer than
//! a window, so the work for a text stays linear in its length whatever the pattern is.

mod allow;

use regex::bytes::{Regex, RegexBuilder};

use super::heading::Heading;
use super::{Context, detector::effort};
use crate::model::{Candidate, DetectorId, Entity, Span};

pub use allow::{Allow, Target};

/// How far before its keyword a match may begin, in bytes.
pub const BEFORE: usize = 512;

/// How far behind its keyword a match may end, in bytes.
pub const AFTER: usize = 4096;

/// The length of one window, in bytes, and how far the next one begins behind it.
const WINDOW: usize = 2 * AFTER;
const STEP: usize = WINDOW - AFTER;

/// How far before a value its context may stand, in bytes.
const CONTEXT_REACH: usize = 80;

/// The most that one compiled pattern may take, in bytes.
const COMPILED: usize = 2 << 20;

/// The most that may be cached while it runs, in bytes.
const CACHED: usize = 1 << 20;

/// The longest pattern, in bytes.
const PATTERN: usize = 16 << 10;

/// The least score of a value whose context speaks for it.
const LEAST_WITH_CONTEXT: f32 = 0.4;

/// Which part of a match is the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// The first group that is not empty; all of it where there is none.
    First,
    /// The group of this number; 0 is all of it.
    Number(usize),
    /// The group of this name.
    Named(String),
}

/// What a policy says of a detector, before it is compiled.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The id, as receipts and lists show it.
    pub id: String,
    /// Why a value is shown, for people; may be empty.
    pub about: String,
    /// What its values are.
    pub entity: Entity,
    /// A regular expression over bytes; `\w`, `\d`, `\s` and `\b` know ASCII alone.
    pub pattern: String,
    /// Which part of a match is the value.
    pub group: Group,
    /// Whether a value may not begin or end inside a word.
    pub is_whole: bool,
    /// Words near which alone it is looked for, in any case; none for everywhere.
    pub keywords: Vec<String>,
    /// In lower case: what heads a column or names a key whose whole value fits `pattern`.
    pub labels: Vec<String>,
    /// How sure a match is, from 0 to 1.
    pub score: f32,
    /// Words, in lower case, that make a match behind them surer.
    pub context: Vec<String>,
    /// By how much.
    pub boost: f32,
    /// The entropy in bits for each byte that a value has to exceed.
    pub entropy: Option<f32>,
    /// What is let pass.
    pub allow: Vec<Allow>,
}

impl Draft {
    /// A detector of a pattern, with nothing else said.
    pub fn new(id: String, entity: Entity, pattern: String) -> Self {
        Self {
            id,
            about: String::new(),
            entity,
            pattern,
            group: Group::First,
            is_whole: false,
            keywords: Vec::new(),
            labels: Vec::new(),
            score: 0.8,
            context: Vec::new(),
            boost: 0.35,
            entropy: None,
            allow: Vec::new(),
        }
    }
}

/// A detector that a policy brought.
#[derive(Debug)]
pub struct CustomDetector {
    draft: Draft,
    id: DetectorId,
    regex: Regex,
    group: Option<usize>,
}

/// Compiles a pattern within the limits.
///
/// # Errors
/// Why it cannot be run, as a phrase.
pub fn compile(pattern: &str) -> Result<Regex, String> {
    if pattern.len() > PATTERN {
        return Err(format!("is longer than {PATTERN} bytes"));
    }
    let mut builder = RegexBuilder::new(pattern);
    builder.unicode(false).size_limit(COMPILED).dfa_size_limit(CACHED).nest_limit(64);
    builder.build().map_err(|error| match error {
        regex::Error::CompiledTooBig(most) => format!("needs more than {most} bytes when compiled; repeat less"),
        other => {
            let text = other.to_string();
            let last = text.trim().lines().last().unwrap_or_default();
            format!("cannot be run: {}", last.strip_prefix("error: ").unwrap_or(last))
        }
    })
}

impl CustomDetector {
    /// Compiles a detector.
    ///
    /// # Errors
    /// Why its pattern cannot be run, as a phrase.
    pub fn new(draft: Draft) -> Result<Self, String> {
        let regex = compile(&draft.pattern)?;
        let group = match &draft.group {
            Group::First => None,
            Group::Number(number) if *number < regex.captures_len() => Some(*number),
            Group::Number(number) => return Err(format!("has no group {number}")),
            Group::Named(name) => {
                let number = regex.capture_names().position(|known| known == Some(name));
                Some(number.ok_or_else(|| format!("has no group named {name}"))?)
            }
        };
        Ok(Self { id: draft.id.clone().into(), draft, regex, group })
    }

    /// The id.
    pub fn id(&self) -> &str {
        self.id.as_str()
    }

    /// Why its values are shown, for people; may be empty.
    pub fn about(&self) -> &str {
        &self.draft.about
    }

    /// What its values are.
    pub fn entity(&self) -> Entity {
        self.draft.entity
    }

    /// Words near which alone it is looked for; none for everywhere.
    pub fn keywords(&self) -> &[String] {
        &self.draft.keywords
    }

    /// Looks at a unit that one of its labels names from outside.
    pub fn survey(&self, text: &str, context: Context<'_>, out: &mut Vec<Candidate>) {
        let named = |label: &Heading<'_>| label.ends_in(&self.labels());
        if self.draft.labels.is_empty() || text.len() > BEFORE || !context.label.is_some_and(named) {
            return;
        }
        let value = text.trim();
        let start = text.len() - text.trim_start().len();
        // Beside a label the pattern begins with that label; here the label is put back.
        let Some(label) = self.draft.labels.first() else { return };
        let whole = format!("{label}: {value}");
        let fits = self.regex.captures(whole.as_bytes()).and_then(|found| self.value(&found));
        if fits.is_some_and(|(from, to)| from + value.len() == whole.len() && to == whole.len()) {
            out.extend(self.candidate(text, start, start + value.len(), 1.0));
        }
    }

    /// Looks at the bytes `from..to` of a text.
    pub fn examine(&self, text: &str, (from, to): (usize, usize), context: Context<'_>, out: &mut Vec<Candidate>) {
        let (mut begin, mut done) = (from, from);
        loop {
            let end = (begin + WINDOW).min(to);
            let is_last = end == to;
            // What is cut off at the end is kept: most of a value gone is worse than a bit too much.
            let Some(room) = text.as_bytes().get(..end) else { return };
            effort::add(end - begin);
            let mut at = begin.max(done);
            while at < end && (is_last || at < begin + STEP) {
                let Some(found) = self.regex.captures_at(room, at) else { break };
                let Some(whole) = found.get(0) else { break };
                if !is_last && whole.start() >= begin + STEP {
                    break;
                }
                if let Some((start, stop)) = self.value(&found) {
                    out.extend(self.judged(text, (whole.start(), whole.end()), (start, stop), context));
                }
                done = whole.end();
                at = whole.end().max(at + 1).max(whole.start() + 1);
            }
            if is_last {
                return;
            }
            begin += STEP;
        }
    }

    fn labels(&self) -> Vec<&str> {
        self.draft.labels.iter().map(String::as_str).collect()
    }

    /// The bytes of the value in a match.
    fn value(&self, found: &regex::bytes::Captures<'_>) -> Option<(usize, usize)> {
        let group = match self.group {
            Some(number) => found.get(number)?,
            None => found.iter().skip(1).flatten().find(|group| !group.is_empty()).or_else(|| found.get(0))?,
        };
        (!group.is_empty()).then(|| (group.start(), group.end()))
    }

    /// Holds a value against all that the policy says of it.
    fn judged(
        &self,
        text: &str,
        whole: (usize, usize),
        (mut start, mut end): (usize, usize),
        context: Context<'_>,
    ) -> Option<Candidate> {
        // A pattern over bytes may cut a character; then all of it goes.
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let value = text.get(start..end)?;
        let joined = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let (before, after) = (text.get(..start)?.chars().next_back(), text.get(end..)?.chars().next());
        // Where the pattern itself says what stands beside the value, nothing is left to check.
        let begins_inside = start <= whole.0 && joined(before) && joined(value.chars().next());
        let ends_inside = end >= whole.1 && joined(after) && joined(value.chars().next_back());
        if self.draft.is_whole && (begins_inside || ends_inside) {
            return None;
        }
        if self.draft.entropy.is_some_and(|least| entropy(value.as_bytes()) <= least)
            || self.draft.allow.iter().any(|allow| allow.covers(text, whole, value))
        {
            return None;
        }
        let speaks = !self.draft.context.is_empty() && self.speaks_for(text, start, context);
        let score = if speaks {
            (self.draft.score + self.draft.boost).clamp(LEAST_WITH_CONTEXT, 1.0)
        } else {
            self.draft.score
        };
        self.candidate(text, start, end, score)
    }

    fn candidate(&self, text: &str, start: usize, end: usize, score: f32) -> Option<Candidate> {
        let span = Span::of(text, start, end)?;
        Some(Candidate { entity: self.draft.entity, span, score, detector: self.id.clone() })
    }

    /// Tells whether a context word stands before a value or names its column.
    fn speaks_for(&self, text: &str, start: usize, context: Context<'_>) -> bool {
        let mut from = start.saturating_sub(CONTEXT_REACH);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        effort::add(CONTEXT_REACH);
        let near = text.get(from..start).unwrap_or_default().to_lowercase();
        let label = context.label.map(|label| label.text().to_lowercase()).unwrap_or_default();
        self.draft.context.iter().any(|word| near.contains(word.as_str()) || label.contains(word.as_str()))
    }
}

/// Shannon's entropy, in bits for each byte.
fn entropy(bytes: &[u8]) -> f32 {
    let mut counts = [0_u32; 256];
    for &byte in bytes {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    let len = bytes.len() as f32;
    let shares = counts.iter().filter(|count| **count > 0).map(|count| *count as f32 / len);
    shares.map(|share| -share * share.log2()).sum()
}

#[cfg(test)]
mod tests;
