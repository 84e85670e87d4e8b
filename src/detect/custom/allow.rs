//! What a detector of a policy lets pass.

use regex::bytes::Regex;

/// How much of a line round a match is looked at, in bytes.
const LINE_REACH: usize = 1024;

/// Which text an allowed pattern is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The value.
    Value,
    /// The whole match.
    Match,
    /// The line that the match begins on.
    Line,
}

/// Values that are let pass: those that fit a pattern or hold a word.
#[derive(Debug, Clone)]
pub struct Allow {
    /// Patterns that fit somewhere in the target.
    pub regexes: Vec<Regex>,
    /// What they are held against.
    pub target: Target,
    /// Words, in lower case, that stand in the value.
    pub words: Vec<String>,
    /// Whether both a pattern and a word have to fit, and not either.
    pub needs_both: bool,
}

impl Allow {
    /// Tells whether a value is let pass.
    pub fn covers(&self, text: &str, whole: (usize, usize), value: &str) -> bool {
        let bytes = text.as_bytes();
        let target = match self.target {
            Target::Value => value.as_bytes(),
            Target::Match => bytes.get(whole.0..whole.1).unwrap_or_default(),
            Target::Line => line(bytes, whole),
        };
        let fits = self.regexes.iter().any(|regex| regex.is_match(target));
        let holds = || {
            let value = value.to_lowercase();
            self.words.iter().any(|word| value.contains(word.as_str()))
        };
        if self.needs_both { fits && holds() } else { fits || (!self.words.is_empty() && holds()) }
    }
}

/// The line round a match, as far as it is looked at.
fn line(bytes: &[u8], (start, end): (usize, usize)) -> &[u8] {
    let before = bytes.get(start.saturating_sub(LINE_REACH)..start).unwrap_or_default();
    let after = bytes.get(end..(end + LINE_REACH).min(bytes.len())).unwrap_or_default();
    let from =
        before.iter().rposition(|byte| *byte == b'\n').map_or(start - before.len(), |at| start - before.len() + at + 1);
    let to = after.iter().position(|byte| *byte == b'\n').map_or(end + after.len(), |at| end + at);
    bytes.get(from..to).unwrap_or_default()
}
