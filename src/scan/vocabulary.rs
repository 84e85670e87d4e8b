//! The words of a program: what is a name of code is nobody's name because of its neighbours alone.

use std::collections::BTreeSet;

use super::programs::{CodeWords, Programs, are_package};
use crate::detect::{is_announced, is_site, is_tagged, judges_by_neighbours};
use crate::format::program;
use crate::model::{Candidate, Entity, Notation, Place, TextUnit};
use crate::resolve::is_part;

/// The words of which the names in the programs of a file are made, and those of the files themselves.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: BTreeSet<String>,
    /// Of each unit, whether it is one of a program or of what is written beside programs.
    is_of_program: Vec<bool>,
    /// Whether a file alone does something, or so many do in an archive that it is one of programs.
    is_package: bool,
}

impl Vocabulary {
    /// Gathers the words of a file; none where it has no program.
    pub fn of(units: &[&TextUnit]) -> Self {
        let is_code = |unit: &&&TextUnit| unit.notation == Notation::Code;
        if !units.iter().any(|unit| is_code(&unit)) {
            return Self::default();
        }
        let mut words = BTreeSet::new();
        let is_named = |unit: &&&TextUnit| is_code(unit) || unit.location.place == Place::FileName;
        for unit in units.iter().filter(is_named) {
            // EXPOSE: the words are compared with what was taken for a name.
            each_word(unit.text.expose(), |word| {
                if !words.contains(word) {
                    words.insert(word.to_owned());
                }
            });
        }
        let (is_of_program, is_package) = of_programs(units);
        Self { words, is_of_program, is_package }
    }

    /// What the file tells the others of its task.
    pub fn told(&self) -> CodeWords {
        CodeWords { words: self.words.iter().cloned().collect(), is_program: self.is_package }
    }

    /// Drops what was taken for something personal in a unit, and is of the program or of those that `told` tells of.
    ///
    /// Guesses of the tagger go that consist of words of the program; of others, and of names that were found again because
    /// they stand in something longer elsewhere, those of one word. In programs and what is written beside them so does
    /// what was announced as a name, and guesses for which neither a list nor the tagger speaks strongly, and the pages of
    /// projects. `is_listed` tells whether a word is one of a list of names, and little else.
    pub fn purge(
        &self,
        index: usize,
        unit: &TextUnit,
        told: &Programs,
        is_listed: &dyn Fn(&str) -> bool,
        candidates: &mut Vec<Candidate>,
    ) {
        if self.words.is_empty() && told.is_empty() || candidates.is_empty() {
            return;
        }
        let is_beside =
            told.is_package && matches!(unit.location.place, Place::Text | Place::Literal | Place::FileName);
        let code = Words { own: &self.words, told: Some(&told.words).filter(|_| is_beside), is_listed };
        let is_of_program = is_beside || self.is_of_program.get(index).copied().unwrap_or(false);
        candidates.retain(|candidate| {
            // EXPOSE: guesses are compared with the words of the program.
            let value = candidate.span.slice(unit.text.expose());
            let is_nobody = || {
                let mut words = value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
                let (is_one_listed, are_listed) = (words.clone().any(is_listed), words.all(is_listed));
                let is_string = unit.location.place == Place::Literal;
                !is_one_listed && (code.are_announced(value, candidate) || is_string && is_weak(candidate))
                    || is_doubtful(value, candidate, is_one_listed, are_listed && !is_one_word(value))
            };
            let is_bare = || is_one_word(value) && unit.location.place == Place::Literal && is_listed_alone(candidate);
            let is_page = || is_site(candidate.detector.as_str(), value);
            let is_of_code = || is_nobody() || is_bare() || is_page() || code.are_namesakes(value, candidate);
            !(code.are_guessed(value, candidate) || is_of_program && is_of_code())
        });
    }
}

/// The words of programs in a file, and in the others of its task; a name of a list is none of the latter.
struct Words<'a> {
    own: &'a BTreeSet<String>,
    told: Option<&'a BTreeSet<String>>,
    is_listed: &'a dyn Fn(&str) -> bool,
}

impl Words<'_> {
    fn are_guessed(&self, value: &str, candidate: &Candidate) -> bool {
        let detector = candidate.detector.as_str();
        let is_guess = judges_by_neighbours(detector) || is_part(detector);
        (is_tagged(detector) || is_one_word(value) && is_guess) && self.says(value)
    }

    fn are_announced(&self, value: &str, candidate: &Candidate) -> bool {
        let detector = candidate.detector.as_str();
        // What kind of thing a code name is the name of is no part of it.
        let name =
            value.split_once(' ').filter(|_| candidate.entity == Entity::CodeName).map_or(value, |(_, name)| name);
        (judges_by_neighbours(detector) || is_part(detector) || is_announced(detector)) && self.says(name)
    }

    /// Tells whether code is called after persons, as that of a known method is: `Rabin-Karp` where there is a `rabinkarp`.
    fn are_namesakes(&self, value: &str, candidate: &Candidate) -> bool {
        let is_guess = !is_one_word(value) && judges_by_neighbours(candidate.detector.as_str());
        let joined = || value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
        is_guess && self.has(&joined())
    }

    /// Tells whether a value is made of words of the program.
    fn says(&self, value: &str) -> bool {
        let mut is_known = true;
        each_word(value, |word| is_known &= self.has(word));
        is_known
    }

    fn has(&self, word: &str) -> bool {
        let is_told = || self.told.is_some_and(|told| told.contains(word)) && !(self.is_listed)(word);
        self.own.contains(word) || is_told()
    }
}

/// Tells whether only the look of a value, or what stands beside it, makes it a name, and both not surely. `is_one_listed`
/// and `are_listed` tell whether one of its words is a known name, or each of several.
fn is_doubtful(value: &str, candidate: &Candidate, is_one_listed: bool, are_listed: bool) -> bool {
    /// What the tagger is surer of than this it has hardly taken from code.
    const SURE: f32 = 0.85;
    let detector = candidate.detector.as_str();
    let is_plain = value.split_whitespace().all(is_plain_name);
    match is_tagged(detector) {
        true if is_plain => !is_one_listed && candidate.score < SURE,
        true => !are_listed,
        false => !is_plain && !is_one_listed && (judges_by_neighbours(detector) || is_part(detector)),
    }
}

/// Tells whether a candidate stands beside a label that things have as well.
fn is_weak(candidate: &Candidate) -> bool {
    /// As sure as a label of persons alone makes it.
    const OF_PERSONS: f32 = 0.9;
    is_announced(candidate.detector.as_str()) && candidate.score < OF_PERSONS
}

/// Tells whether a word is written as names are: a capital and small letters.
fn is_plain_name(word: &str) -> bool {
    let mut chars = word.trim_end_matches(['.', ',']).chars();
    let is_begun = chars.next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic());
    let rest = chars.as_str();
    // `Jean-Luc`, and not `X-Forwarded-Proto`.
    let is_joined =
        word.split('-').count() <= 2 && word.split('-').all(|part| part.chars().count() > 1 || part == word);
    let is_small = rest.is_empty() || rest.contains(|c: char| c.is_lowercase() || !c.is_ascii());
    is_begun && is_joined && is_small && rest.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
}

fn is_one_word(value: &str) -> bool {
    value.chars().all(char::is_alphanumeric)
}

/// Tells whether a list of names alone has made a candidate.
fn is_listed_alone(candidate: &Candidate) -> bool {
    let detector = candidate.detector.as_str();
    judges_by_neighbours(detector) && !is_tagged(detector)
}

/// Endings of the names of files that are no part of a program, whatever lies beside them.
const DOCUMENTS: &[&str] =
    &["docx", "docm", "xlsx", "xlsm", "pptx", "pptm", "pdf", "eml", "mbox", "csv", "tsv", "ics", "vcf"];

/// Of each unit, whether it is one of a program, or of another file in an archive of programs that is no document; and
/// whether it is such an archive.
fn of_programs(units: &[&TextUnit]) -> (Vec<bool>, bool) {
    let is_name = |unit: &TextUnit| unit.location.place == Place::FileName;
    let mut files: Vec<Within> = Vec::new();
    for unit in units {
        if is_name(unit) || files.is_empty() {
            // EXPOSE: the ending of the name is looked at.
            let name = unit.text.expose();
            let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
            let is_document = is_name(unit) && DOCUMENTS.contains(&ending.as_str());
            files.push(Within { is_document, is_source: program::is_named(name), ..Within::default() });
        }
        if let Some(file) = files.last_mut() {
            file.len += 1;
            file.has_statements |= is_statement(unit);
        }
    }
    let is_alone = files.len() == 1;
    let (mut told, mut programs) = (0, 0);
    for file in &files {
        told += usize::from(file.len > 1);
        programs += usize::from(file.has_statements && (file.is_source || is_alone));
    }
    let is_package = are_package(programs, told);
    let each = |file: Within| std::iter::repeat_n(file.has_statements || is_package && !file.is_document, file.len);
    (files.into_iter().flat_map(each).collect(), is_package)
}

/// A file in an archive, or the one that is open.
#[derive(Default)]
struct Within {
    /// How many units it has, its name included.
    len: usize,
    has_statements: bool,
    is_source: bool,
    is_document: bool,
}

/// Tells whether a unit is code that does something, and no mere name of a value or an element.
fn is_statement(unit: &TextUnit) -> bool {
    // EXPOSE: the signs in the code are looked at.
    unit.notation == Notation::Code && unit.text.expose().contains(['(', '=', ';', '{'])
}

/// Calls `visit` with each word in small letters; `parseURL_of` has three, and counts as one besides.
pub fn each_word(text: &str, mut visit: impl FnMut(&str)) {
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
mod tests;
