//! Runs all detectors over a text in one pass.

mod key;
mod search;
mod trie;

use std::sync::Arc;

use self::search::{Found, Search};
use super::detector::Hit;
use super::lexicon::Marks;
use super::naming;
use super::ner::Names;
use super::number::{self, Run};
use super::{Context, CustomDetector, Lexicon, Trigger, custom, registry};
use crate::error::{Error, Result};
use crate::model::{Candidate, Span};

/// The triggers of all detectors, looked for in one pass.
#[derive(Debug)]
pub struct Engine {
    search: Search,
    triggers: Vec<Listed>,
    /// Whom runs of digits call, as in [`Listed`].
    numbers: Vec<(usize, usize)>,
    lexicon: Lexicon,
    names: Option<Names>,
    /// The detectors that the policy brought.
    custom: Vec<Arc<CustomDetector>>,
    /// Their keywords, which the search knows after the triggers, with whom each calls.
    keywords: Vec<(String, Vec<usize>)>,
    mark: Mark,
}

/// Tells engines apart by what they see: equal marks, equal sight.
#[derive(Debug, Clone, Default)]
pub struct Mark(Arc<()>);

impl PartialEq for Mark {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Mark {}

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
    /// Makes the engine of the registered detectors alone, with the lists and the tagger of names that come with the
    /// native command.
    ///
    /// # Errors
    /// Those of [`Engine::with`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new() -> Result<Self> {
        Self::of(&[])
    }

    /// The same without the tagger: what it takes for a name depends on what it was trained with.
    ///
    /// # Errors
    /// Those of [`Engine::with`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn without_tagger() -> Result<Self> {
        Self::with(Lexicon::embedded()?, None, &[])
    }

    /// Makes the engine of the registered detectors and of those that a policy brings, with the lists and the tagger of
    /// names that come with the native command.
    ///
    /// # Errors
    /// Those of [`Engine::with`].
    #[cfg(not(target_arch = "wasm32"))]
    pub fn of(custom: &[Arc<CustomDetector>]) -> Result<Self> {
        Self::with(Lexicon::embedded()?, Some(Names::embedded()?), custom)
    }

    /// Compiles the triggers, for detectors that ask these lists of names, and the keywords of those that a policy
    /// brings. Without any lists, an empty lexicon, and without a tagger names in running text are found only by what
    /// stands around them.
    ///
    /// # Errors
    /// `EngineUnavailable` when a trigger is not a valid regular expression, which the tests rule out.
    pub fn with(lexicon: Lexicon, names: Option<Names>, custom: &[Arc<CustomDetector>]) -> Result<Self> {
        let mut triggers: Vec<Listed> = Vec::new();
        let mut numbers = Vec::new();
        for (detector, found) in registry::called().iter().enumerate() {
            for (index, &trigger) in found.triggers().iter().enumerate() {
                match triggers.iter_mut().find(|listed| listed.trigger == trigger) {
                    _ if trigger == Trigger::Number => numbers.push((detector, index)),
                    Some(listed) => listed.calls.push((detector, index)),
                    None => triggers.push(Listed { trigger, calls: vec![(detector, index)] }),
                }
            }
        }
        let mut keywords: Vec<(String, Vec<usize>)> = Vec::new();
        for (index, detector) in custom.iter().enumerate() {
            for keyword in detector.keywords() {
                let keyword = keyword.to_ascii_lowercase();
                match keywords.iter_mut().find(|(known, _)| *known == keyword) {
                    Some((_, calls)) => calls.push(index),
                    None => keywords.push((keyword, vec![index])),
                }
            }
        }
        let patterns: Vec<String> = triggers.iter().map(|listed| expression(listed.trigger)).collect();
        let words: Vec<&str> = keywords.iter().map(|(keyword, _)| keyword.as_str()).collect();
        let custom = custom.to_vec();
        let unbuilt = |_| Error::EngineUnavailable { what: "The patterns do not compile" };
        let search = Search::new(&patterns, &words).map_err(unbuilt)?;
        Ok(Self { search, triggers, numbers, lexicon, names, custom, keywords, mark: Mark::default() })
    }

    /// What tells whether this engine still sees what it saw.
    pub fn mark(&self) -> Mark {
        self.mark.clone()
    }

    /// Takes a tagger of names, or another one.
    pub fn use_names(&mut self, names: Names) {
        self.names = Some(names);
        self.mark = Mark::default();
    }

    /// Takes the detectors of a policy in place of those of the one before.
    ///
    /// # Errors
    /// Those of [`Engine::with`]; the engine is as it was then.
    pub fn use_detectors(&mut self, custom: &[Arc<CustomDetector>]) -> Result<()> {
        if custom.is_empty() && self.custom.is_empty() {
            return Ok(());
        }
        let other = Self::with(Lexicon::default(), None, custom)?;
        let before = std::mem::replace(self, other);
        (self.lexicon, self.names) = (before.lexicon, before.names);
        Ok(())
    }

    /// The triggers as regular expressions over bytes, so that other engines can be measured with the same.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn patterns(&self) -> impl Iterator<Item = String> + '_ {
        self.triggers.iter().map(|listed| expression(listed.trigger))
    }

    /// Tells whether a word is a name and little else, as far as the lists know.
    pub fn is_name(&self, word: &str) -> bool {
        naming::is_name(&self.lexicon, word)
    }

    /// Tells whether a word stands in a list of names, and is little else.
    pub fn is_listed_name(&self, word: &str) -> bool {
        naming::is_name(&self.lexicon, word) && self.lexicon.marks(word).any(Marks::NAME)
    }

    /// Looks at one text with every detector.
    pub fn detect(&self, text: &str, context: Context<'_>) -> Detected {
        let mut detected = Detected::default();
        let out = &mut detected.candidates;
        for detector in registry::called() {
            let unit = Hit::whole(text, context).asking(&self.lexicon).tagging(self.names.as_ref());
            detector.survey(&unit, out);
        }
        for detector in &self.custom {
            detector.survey(text, context, out);
        }
        let (mut number_end, mut windows) = (0, Windows::new(&self.custom, text.len()));
        self.search.each(text, |found| {
            let (trigger, end) = match found {
                Found::Pattern(trigger, end) => (trigger, end),
                // A run is looked at once, and whole.
                Found::Digit(at) if at < number_end => return,
                Found::Digit(at) => {
                    let run = match number::measure(text, at) {
                        Err(end) => return number_end = end,
                        Ok(()) => Run::around(text, at + 1, number_end),
                    };
                    number_end = run.end();
                    // A sign beyond ASCII among the digits may have parted two runs.
                    if run.digits() >= number::LEAST {
                        detected.runs.extend(Span::of(text, run.start(), run.end()));
                        let hit = Hit::new(text, run.start(), run.end(), context).asking(&self.lexicon);
                        call(&self.numbers, hit.of_run(&run), out);
                    }
                    return;
                }
            };
            let Some(listed) = self.triggers.get(trigger) else {
                if let Some((keyword, calls)) = self.keywords.get(trigger - self.triggers.len()) {
                    calls.iter().for_each(|&detector| windows.note(detector, end - keyword.len(), end));
                }
                return;
            };
            let start = match listed.trigger {
                Trigger::Literal(literal) => end - literal.len(),
                Trigger::Pattern(_) | Trigger::Number => end,
            };
            call(&listed.calls, Hit::new(text, start, end, context).asking(&self.lexicon), out);
        });
        for (detector, windows) in self.custom.iter().zip(&windows.of) {
            windows.iter().for_each(|window| detector.examine(text, *window, context, &mut detected.candidates));
        }
        detected
    }
}

/// Where each of the policy's detectors has to look: sorted, free of overlaps, on character borders or not.
struct Windows {
    of: Vec<Vec<(usize, usize)>>,
    len: usize,
}

impl Windows {
    /// The whole text for those that have no keyword, nothing yet for the others.
    fn new(detectors: &[Arc<CustomDetector>], len: usize) -> Self {
        let whole = |detector: &Arc<CustomDetector>| {
            if detector.keywords().is_empty() { vec![(0, len)] } else { Vec::new() }
        };
        Self { of: detectors.iter().map(whole).collect(), len }
    }

    fn note(&mut self, detector: usize, start: usize, end: usize) {
        let (from, to) = (start.saturating_sub(custom::BEFORE), (end + custom::AFTER).min(self.len));
        let Some(windows) = self.of.get_mut(detector) else { return };
        match windows.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => windows.push((from, to)),
        }
    }
}

/// Calls everyone whom a trigger calls.
fn call(calls: &[(usize, usize)], hit: Hit<'_>, out: &mut Vec<Candidate>) {
    for &(detector, trigger) in calls {
        if let Some(detector) = registry::called().get(detector) {
            detector.examine(&hit.of_trigger(trigger), out);
        }
    }
}

/// Writes a trigger as a regular expression.
fn expression(trigger: Trigger) -> String {
    match trigger {
        Trigger::Literal(literal) => regex::escape(literal),
        Trigger::Pattern(pattern) => pattern.to_owned(),
        Trigger::Number => String::new(),
    }
}

#[cfg(test)]
mod tests;
