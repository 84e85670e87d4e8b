//! Runs all detectors over a text in one pass.

mod automaton;

use self::automaton::Automaton;
use super::detector::Hit;
use super::number::{self, Run};
use super::{Context, Lexicon, Trigger, registry};
use crate::error::{Error, Result};
use crate::model::{Candidate, Span};

/// The triggers of all detectors as one automaton.
#[derive(Debug)]
pub struct Engine {
    automaton: Automaton,
    triggers: Vec<Listed>,
    lexicon: Lexicon,
}

/// What is seen in one text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Detected {
    /// What may be sensitive, in the order in which it was seen.
    pub candidates: Vec<Candidate>,
    /// The runs of at least [`number::LEAST`] digits.
    pub runs: Vec<Span>,
}

/// A trigger and those that it calls: the detector's index and the trigger's index among the detector's own.
#[derive(Debug)]
struct Listed {
    trigger: Trigger,
    calls: Vec<(usize, usize)>,
}

impl Engine {
    /// Compiles the triggers, and takes the lists of names that come with the native command.
    ///
    /// # Errors
    /// Those of [`Engine::with`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new() -> Result<Self> {
        Self::with(Lexicon::embedded()?)
    }

    /// Compiles the triggers, for detectors that ask these lists of names. Without any, an empty lexicon, names in
    /// running text are found only by what stands around them.
    ///
    /// # Errors
    /// `EngineUnavailable` when a trigger is not a valid regular expression, which the tests rule out.
    pub fn with(lexicon: Lexicon) -> Result<Self> {
        let mut triggers: Vec<Listed> = Vec::new();
        for (detector, found) in registry::all().iter().enumerate() {
            for (index, &trigger) in found.triggers().iter().enumerate() {
                match triggers.iter_mut().find(|listed| listed.trigger == trigger) {
                    Some(listed) => listed.calls.push((detector, index)),
                    None => triggers.push(Listed { trigger, calls: vec![(detector, index)] }),
                }
            }
        }
        let patterns: Vec<String> = triggers.iter().map(|listed| expression(listed.trigger)).collect();
        let unbuilt = |_| Error::EngineUnavailable { what: "The patterns do not compile" };
        Ok(Self { automaton: Automaton::new(&patterns).map_err(unbuilt)?, triggers, lexicon })
    }

    /// Looks at one text with every detector.
    pub fn detect(&self, text: &str, context: Context<'_>) -> Detected {
        let mut detected = Detected::default();
        let out = &mut detected.candidates;
        for detector in registry::all() {
            detector.survey(&Hit::whole(text, context).asking(&self.lexicon), out);
        }
        let mut number_end = 0;
        self.automaton.each(text, |trigger, end| {
            let Some(listed) = self.triggers.get(trigger) else {
                return;
            };
            match listed.trigger {
                Trigger::Literal(literal) => {
                    call(listed, Hit::new(text, end - literal.len(), end, context).asking(&self.lexicon), out);
                }
                Trigger::Pattern(_) => call(listed, Hit::new(text, end, end, context).asking(&self.lexicon), out),
                // A run is looked at once, and whole.
                Trigger::Number if end <= number_end => {}
                Trigger::Number => {
                    let run = Run::around(text, end, number_end);
                    number_end = run.end();
                    detected.runs.extend(Span::of(text, run.start(), run.end()));
                    let hit = Hit::new(text, run.start(), run.end(), context).asking(&self.lexicon);
                    call(listed, hit.of_run(&run), out);
                }
            }
        });
        detected
    }
}

/// Calls everyone whom a trigger calls.
fn call(listed: &Listed, hit: Hit<'_>, out: &mut Vec<Candidate>) {
    for &(detector, trigger) in &listed.calls {
        if let Some(detector) = registry::all().get(detector) {
            detector.examine(&hit.of_trigger(trigger), out);
        }
    }
}

/// Writes a trigger as a regular expression.
fn expression(trigger: Trigger) -> String {
    match trigger {
        Trigger::Literal(literal) => regex::escape(literal),
        Trigger::Pattern(pattern) => pattern.to_owned(),
        Trigger::Number => number::expression(),
    }
}

#[cfg(test)]
mod tests;
