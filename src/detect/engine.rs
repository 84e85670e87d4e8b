//! Runs all detectors over a text in one pass.

use regex_automata::hybrid::{BuildError, dfa};
use regex_automata::util::pool::Pool;
use regex_automata::util::syntax;
use regex_automata::{Input, MatchKind};

use super::detector::Hit;
use super::number::{self, Run};
use super::{Context, Trigger, registry};
use crate::model::Candidate;

/// Real text visits some thousand states of the automaton; below this it would forget and rebuild them all the time.
const CACHE_BYTES: usize = 16 << 20;

type Caches = Pool<dfa::Cache, Box<dyn Fn() -> dfa::Cache + Send + Sync>>;

/// The triggers of all detectors as one automaton.
///
/// It is a lazily built DFA that knows where triggers end and forgets where they began. With that bargain it
/// reports *every* trigger, overlapping ones too, in one forward pass: nothing is hidden by a longer neighbour, no
/// second pass is needed, and no place in the text is a border at which a trigger could be lost.
#[derive(Debug)]
pub struct Engine {
    automaton: dfa::DFA,
    caches: Caches,
    triggers: Vec<Listed>,
}

/// A trigger and those that it calls: the detector's index and the trigger's index among the detector's own.
#[derive(Debug)]
struct Listed {
    trigger: Trigger,
    calls: Vec<(usize, usize)>,
}

impl Engine {
    /// Compiles the triggers.
    ///
    /// # Errors
    /// When a trigger is not a valid regular expression, which the tests rule out for the registered ones.
    pub fn new() -> Result<Self, Box<BuildError>> {
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
        let automaton = dfa::DFA::builder()
            .syntax(syntax::Config::new().unicode(false).utf8(false))
            .configure(dfa::Config::new().match_kind(MatchKind::All).cache_capacity(CACHE_BYTES))
            .build_many(&patterns)
            .map_err(Box::new)?;
        let maker = automaton.clone();
        let caches: Caches = Pool::new(Box::new(move || maker.create_cache()));
        Ok(Self { automaton, caches, triggers })
    }

    /// Adds the candidates of every detector in one text.
    pub fn detect(&self, text: &str, context: Context<'_>, out: &mut Vec<Candidate>) {
        for detector in registry::all() {
            detector.survey(&Hit::whole(text, context), out);
        }
        let mut number_end = 0;
        self.scan(text, |trigger, end| {
            let Some(listed) = self.triggers.get(trigger) else {
                return;
            };
            match listed.trigger {
                Trigger::Literal(literal) => {
                    call(listed, Hit::new(text, end - literal.len(), end, context), out);
                }
                Trigger::Pattern(_) => call(listed, Hit::new(text, end, end, context), out),
                // The automaton reports each further digit of a run; the run is looked at once, and whole.
                Trigger::Number if end <= number_end => {}
                Trigger::Number => {
                    let run = Run::around(text, end, number_end);
                    number_end = run.end();
                    let hit = Hit::new(text, run.start(), run.end(), context);
                    call(listed, hit.of_run(&run), out);
                }
            }
        });
    }

    /// Reports each trigger and where it ends, in the order of the ends.
    fn scan(&self, text: &str, mut report: impl FnMut(usize, usize)) {
        let mut cache = self.caches.get();
        let (automaton, cache) = (&self.automaton, &mut *cache);
        // The automaton can fail only where it is told to give up (it is not) or to stop at certain bytes (there are
        // none), so the early returns are never taken.
        let Ok(mut state) = automaton.start_state_forward(cache, &Input::new(text)) else {
            return;
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        loop {
            // Nearly every step is from a plain state that is known to another one; those take the shortest way.
            while !state.is_tagged()
                && let Some(&byte) = bytes.get(at)
            {
                let next = automaton.next_state_untagged(cache, state, byte);
                if next.is_tagged() {
                    break;
                }
                state = next;
                at += 1;
            }
            let Some(&byte) = bytes.get(at) else { break };
            let Ok(next) = automaton.next_state(cache, state, byte) else {
                return;
            };
            state = next;
            if state.is_match() {
                for index in 0..automaton.match_len(cache, state) {
                    report(automaton.match_pattern(cache, state, index).as_usize(), at);
                }
            }
            at += 1;
        }
        let Ok(state) = automaton.next_eoi_state(cache, state) else {
            return;
        };
        if state.is_match() {
            for index in 0..automaton.match_len(cache, state) {
                report(automaton.match_pattern(cache, state, index).as_usize(), text.len());
            }
        }
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
