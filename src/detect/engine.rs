//! Runs all detectors over a text in one pass.

use regex_automata::meta::{BuildError, Regex};

use super::{Context, Detector, Hit, registry};
use crate::model::Candidate;

/// The compiled patterns of all detectors.
#[derive(Debug)]
pub struct Engine {
    scan: Regex,
    /// For each pattern of the automaton: the detector, and the index among its own patterns.
    owner: Vec<(usize, usize)>,
}

impl Engine {
    /// Compiles the patterns.
    ///
    /// # Errors
    /// When a pattern is not a valid regular expression, which the tests rule out for the registered ones.
    pub fn new() -> Result<Self, Box<BuildError>> {
        let (mut patterns, mut owner) = (Vec::new(), Vec::new());
        for (detector, found) in registry::all().iter().enumerate() {
            for (index, pattern) in found.patterns().iter().enumerate() {
                patterns.push(*pattern);
                owner.push((detector, index));
            }
        }
        let syntax = regex_automata::util::syntax::Config::new().unicode(false).utf8(false);
        let config = Regex::config().utf8_empty(false).hybrid_cache_capacity(32 << 20);
        let scan = Regex::builder().syntax(syntax).configure(config).build_many(&patterns).map_err(Box::new)?;
        Ok(Self { scan, owner })
    }

    /// Adds the candidates of every detector in one text.
    pub fn detect(&self, text: &str, context: Context<'_>, out: &mut Vec<Candidate>) {
        for found in self.scan.find_iter(text.as_bytes()) {
            let Some(&(detector, pattern)) = self.owner.get(found.pattern().as_usize()) else {
                continue;
            };
            let Some(detector) = registry::all().get(detector) as Option<&&dyn Detector> else {
                continue;
            };
            detector.examine(&Hit { text, start: found.start(), end: found.end(), pattern, context }, out);
        }
    }
}
