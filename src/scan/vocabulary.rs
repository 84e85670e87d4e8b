//! The words of a program: what is a name of code is nobody's name because of its neighbours alone.

use std::collections::BTreeSet;

use crate::detect::{is_tagged, judges_by_neighbours};
use crate::model::{Candidate, Notation, Place, TextUnit};
use crate::resolve::is_part;

/// The words of which the names in the programs of a file are made, and those of the files themselves.
#[derive(Debug, Default)]
pub struct Vocabulary(BTreeSet<String>);

impl Vocabulary {
    /// Gathers the words of a file; none where it has no program.
    pub fn of(units: &[&TextUnit]) -> Self {
        let mut words = BTreeSet::new();
        let is_code = |unit: &&&TextUnit| unit.notation == Notation::Code;
        let has_code = units.iter().any(|unit| is_code(&unit));
        let is_named = |unit: &&&TextUnit| is_code(unit) || unit.location.place == Place::FileName;
        for unit in units.iter().filter(|unit| has_code && is_named(unit)) {
            // EXPOSE: the words are compared with what was taken for a name.
            each_word(unit.text.expose(), |word| {
                if !words.contains(word) {
                    words.insert(word.to_owned());
                }
            });
        }
        Self(words)
    }

    /// Drops the guesses of the tagger that consist of words of the program; of others, and of names that were found again
    /// because they stand in something longer elsewhere, those of one word.
    pub fn purge(&self, text: &str, candidates: &mut Vec<Candidate>) {
        if self.0.is_empty() {
            return;
        }
        candidates.retain(|candidate| {
            let detector = candidate.detector.as_str();
            let value = candidate.span.slice(text);
            let is_one_word = value.chars().all(char::is_alphanumeric);
            let is_guess = judges_by_neighbours(detector) || is_part(detector);
            if !(is_tagged(detector) || is_one_word && is_guess) {
                return true;
            }
            let mut is_known = true;
            each_word(value, |word| is_known &= self.0.contains(word));
            !is_known
        });
    }
}

/// Calls `visit` with each word in small letters; `parseURL_of` has three, and counts as one besides.
fn each_word(text: &str, mut visit: impl FnMut(&str)) {
    for name in text.split(|c: char| !c.is_alphanumeric()).filter(|name| !name.is_empty()) {
        let lower = name.to_lowercase();
        visit(&lower);
        let mut word = String::new();
        let mut was_small = false;
        for c in name.chars() {
            if c.is_uppercase() && was_small {
                visit(&word);
                word.clear();
            }
            was_small = c.is_lowercase();
            word.extend(c.to_lowercase());
        }
        if word != lower {
            visit(&word);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::model::{DetectorId, Entity, Location, Span};

    fn unit(text: &str, notation: Notation) -> TextUnit {
        TextUnit::prose(text, Location::visible(Place::Text, 1)).noted(notation)
    }

    fn kept(vocabulary: &Vocabulary, text: &str, detector: &str) -> bool {
        let span = Span::of(text, 0, text.len()).unwrap();
        let detector = DetectorId::from(detector.to_owned());
        let mut all = vec![Candidate { span, entity: Entity::Person, score: 0.9, detector }];
        vocabulary.purge(text, &mut all);
        !all.is_empty()
    }

    #[test]
    fn guesses_that_are_names_of_code_are_dropped() {
        let (code, prose) = (unit("import flask; class JinjaLoader", Notation::Code), unit("Roe", Notation::Prose));
        let vocabulary = Vocabulary::of(&[&code, &prose]);
        assert!(!kept(&vocabulary, "Flask", "tagged-person"));
        assert!(!kept(&vocabulary, "Jinja", "tagged-person"));
        assert!(kept(&vocabulary, "Flask", "labelled-person"));
        assert!(kept(&vocabulary, "Jane Flask", "tagged-person"));
        assert!(!kept(&vocabulary, "flask", "name-part"));
        assert!(kept(&vocabulary, "flask jinja", "name-part"));
        assert!(kept(&vocabulary, "flask", "propagate"));
        assert!(kept(&vocabulary, "Roe", "tagged-person"));
        assert!(kept(&Vocabulary::of(&[&prose]), "Roe", "tagged-person"));
    }
}
