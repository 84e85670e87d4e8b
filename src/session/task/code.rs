//! The words of the programs among the files of a task.

use std::collections::{BTreeMap, BTreeSet};

use crate::scan::{CodeWords, Programs, are_package, each_word, may_be_code};
use crate::session::Sighting;

/// Fewer programs make no folder one of programs, whatever else lies there.
const LEAST_PROGRAMS: usize = 5;

/// What files have told of the programs among them.
#[derive(Debug, Default)]
pub struct Code {
    /// Each word by a number, since most stand in many files.
    ids: BTreeMap<String, u32>,
    /// In how many files each stands, by its number.
    counts: Vec<u32>,
    files: BTreeMap<String, Told>,
    /// The words of all that was ever taken for a name. What is no longer taken for one would be, if its words were
    /// forgotten.
    mentioned: BTreeSet<String>,
}

/// What one file has told.
#[derive(Debug, Default)]
struct Told {
    ids: Box<[u32]>,
    is_program: bool,
}

impl Code {
    /// Takes in what a file tells and what was found in it; tells whether that may change anything.
    pub fn note(&mut self, file_id: &str, code: &CodeWords, sightings: &[Sighting]) -> bool {
        let mut is_news = false;
        for sighting in sightings.iter().filter(|sighting| may_be_code(sighting.detector.as_str())) {
            // EXPOSE: what was found is compared with words of programs.
            let spelling = sighting.spelling.expose();
            let joined: String =
                spelling.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
            let mut mention = |word: &str| {
                if !self.mentioned.contains(word) {
                    is_news |= self.mentioned.insert(word.to_owned());
                }
            };
            mention(&joined);
            each_word(spelling, mention);
        }
        let before = self.files.get(file_id);
        // A file that is looked at once more has the same words.
        if before.is_some_and(|told| told.ids.len() == code.words.len() && told.is_program == code.is_program) {
            return is_news;
        }
        self.forget(file_id);
        let ids: Box<[u32]> = code.words.iter().map(|word| self.count(word)).collect();
        is_news |= !ids.is_empty();
        self.files.insert(file_id.to_owned(), Told { ids, is_program: code.is_program });
        is_news
    }

    /// Forgets what a file has told; tells whether that was anything.
    pub fn forget(&mut self, file_id: &str) -> bool {
        let Told { ids, is_program } = self.files.remove(file_id).unwrap_or_default();
        for id in &ids {
            if let Some(count) = self.counts.get_mut(*id as usize) {
                *count = count.saturating_sub(1);
            }
        }
        is_program || !ids.is_empty()
    }

    fn count(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        let id = match self.ids.get(word) {
            Some(id) => *id,
            None => *self.ids.entry(word.to_owned()).or_insert(next),
        };
        if id == next {
            self.counts.push(0);
        }
        if let Some(count) = self.counts.get_mut(id as usize) {
            *count += 1;
        }
        id
    }

    /// What so many files of the task have to know of the programs among them.
    pub fn programs(&self, files: usize) -> Programs {
        let is_said = |word: &&String| {
            let count = self.ids.get(word.as_str()).and_then(|id| self.counts.get(*id as usize));
            count.is_some_and(|count| *count > 0)
        };
        let programs = self.files.values().filter(|told| told.is_program).count();
        if programs < LEAST_PROGRAMS || !are_package(programs, files) {
            return Programs::default();
        }
        Programs { words: self.mentioned.iter().filter(is_said).cloned().collect(), is_package: true }
    }
}
