//! What stand-ins owe to the other values of a task: none may be one of them, and no two may be one.

use std::collections::BTreeMap;

use super::Seed;
use super::name::Names;
use super::shift::Calendar;
use crate::model::{Entity, Value, fold, order};

/// A value that was found in a task.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The value.
    pub value: &'a Value,
    /// How it is written where it first stands.
    pub spelling: &'a str,
    /// In which file of the task that is.
    pub file: usize,
}

/// The book of a whole task: what was found in it and what has been given in its place.
#[derive(Debug)]
pub struct Ledger {
    /// What all that is drawn depends on.
    pub seed: Seed,
    /// Who is called what.
    pub names: Names,
    /// How far dates are moved, and how they are read.
    pub calendar: Calendar,
    /// What was found or given, each with the value that it was given for.
    taken: BTreeMap<String, String>,
}

/// How often something else is drawn when what was drawn is taken.
const ATTEMPTS: u32 = 48;

impl Ledger {
    /// Opens the book with all that was found, in the order of the task.
    pub fn new(seed: &Seed, found: &[Found<'_>]) -> Self {
        let words = order::set(found.iter().flat_map(|found| words(found.spelling)));
        let persons = found.iter().filter(|found| found.value.entity == Entity::Person).map(|found| found.spelling);
        Self {
            seed: seed.clone(),
            names: Names::new(seed, persons, &words),
            calendar: Calendar::new(seed, found),
            taken: order::map(found.iter().map(|found| (key(found.spelling), String::new()))),
        }
    }

    /// Takes the first draft that, in the spelling of its value, is neither a value of the task nor given to another.
    ///
    /// A name and an account that are written with the same letters are one here: they may be so afterwards.
    pub fn claim(
        &mut self,
        found: &Found<'_>,
        mut draft: impl FnMut(&Self, u32) -> Option<String>,
        spelt: impl Fn(&str) -> String,
    ) -> Option<String> {
        let owner = key(found.spelling);
        for attempt in 0..ATTEMPTS {
            let draft = draft(self, attempt)?;
            let key = key(&spelt(&draft));
            match self.taken.get(&key) {
                None => {
                    self.taken.insert(key, owner);
                    return Some(draft);
                }
                Some(other) if !owner.is_empty() && *other == owner => return Some(draft),
                Some(_) => {}
            }
        }
        None
    }
}

/// What of a text tells it from others: its letters and digits.
fn key(text: &str) -> String {
    let mut key = fold::words(text);
    key.retain(char::is_alphanumeric);
    key
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1).map(str::to_lowercase)
}
