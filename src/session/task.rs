//! What the files of a task have in common: terms, values, decisions, numbers.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use code::Code;
use identity::Identities;
use knowledge::{Sought, Told};

use crate::error::{Error, Result};
use crate::model::{Category, Decision, DetectorId, Entity, FindingId, Notation, Sensitive, Value, fold, order};
use crate::plan::{Renames, Ruling, Rulings};
use crate::policy::{Action, Policy};
use crate::receipt::{FileReceipt, Receipt};
use crate::replace::{self, Found, Original, Seed, Standing};
use crate::resolve::Known;
use crate::scan::Brief;
use crate::session::suggestion;
use crate::session::{Hint, Sighting, Sightings, Suggestion};

/// The common part of a task.
pub struct Task {
    policy: Policy,
    terms: Vec<Sensitive<String>>,
    files: BTreeMap<String, File>,
    decisions: BTreeMap<Value, Decision>,
    /// Suggestions that were turned down, folded.
    dismissed: BTreeSet<String>,
    seed: Seed,
    /// What is known of each value, until something else is found.
    numbered: OnceCell<BTreeMap<Value, Numbered>>,
    /// The rulings on all values, until something else is found or decided.
    ruled: OnceCell<Arc<BTreeMap<Value, Ruling>>>,
    /// The files that get other names, likewise.
    renames: OnceCell<Arc<Renames>>,
    /// What is looked for in every file, with how many places told of it.
    sought: BTreeMap<Known, Sought>,
    code: Code,
    /// What all files have told, until one tells something else.
    knowledge: OnceCell<Arc<Brief>>,
    /// How that differs from what files were told in earlier passes, worked out once for each of these.
    news: RefCell<Vec<Told>>,
}

/// A value as all files of the task know it.
struct Numbered {
    /// Which value of its entity it is, counted from 1.
    number: usize,
    /// What its stand-ins are made of, where its replacement looks at the whole task.
    draft: Option<String>,
}

#[derive(Default)]
struct File {
    order: usize,
    name: Sensitive<String>,
    sightings: Vec<Sighting>,
    /// The stand-ins that the file holds already.
    standing: Standing,
    hints: Vec<Hint>,
    /// What the file's next report has been told.
    briefed: Arc<Brief>,
    /// What the last report had been told; nothing before the first.
    told: Option<Arc<Brief>>,
    places: BTreeMap<FindingId, Decision>,
    /// What the check after cleaning found in it.
    left: BTreeSet<Known>,
}

impl File {
    /// The same with what the check after cleaning found in this file alone.
    fn with_left(&self, mut brief: Arc<Brief>) -> Arc<Brief> {
        if !self.left.is_empty() {
            Arc::make_mut(&mut brief).left = self.left.iter().cloned().collect();
        }
        brief
    }
}

/// All that is known of one value.
#[derive(Debug, Clone)]
pub struct Group {
    /// The value.
    pub value: Value,
    /// How it is written where it first stands.
    pub spelling: Sensitive<String>,
    /// In how many places of which files.
    pub files: Vec<(String, usize)>,
    /// What becomes of it.
    pub decision: Decision,
    /// Whether somebody said so, or it is only what happens otherwise.
    pub is_decided: bool,
    /// What the policy does about it.
    pub action: Action,
    /// What found it where it first stands.
    pub detector: DetectorId,
    /// What the policy says of that, where it is a rule of its own.
    pub reason: String,
    /// What is written in running text in its place.
    pub stand_in: String,
}

impl Group {
    /// Why it has to go.
    pub fn category(&self) -> Category {
        self.value.entity.category()
    }
}

impl Task {
    /// Begins a task.
    pub fn new(policy: Policy) -> Self {
        Self {
            policy,
            terms: Vec::new(),
            files: BTreeMap::new(),
            decisions: BTreeMap::new(),
            dismissed: BTreeSet::new(),
            seed: Seed::default(),
            numbered: OnceCell::new(),
            ruled: OnceCell::new(),
            renames: OnceCell::new(),
            sought: BTreeMap::new(),
            code: Code::default(),
            knowledge: OnceCell::new(),
            news: RefCell::default(),
        }
    }

    /// The same task with a seed of its own, without which everybody can work out what it draws.
    #[must_use]
    pub fn seeded(mut self, seed: Seed) -> Self {
        self.seed = seed;
        self.number_anew();
        self
    }

    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// Wants a word or phrase removed wherever it stands.
    ///
    /// # Errors
    /// `TermTooShort` for fewer than two letters or digits, which would hit everywhere.
    pub fn add_term(&mut self, term: &str) -> Result<()> {
        let term = term.split_whitespace().collect::<Vec<_>>().join(" ");
        if term.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
            return Err(Error::TermTooShort);
        }
        // EXPOSE: terms are compared without regard to case.
        if !self.terms.iter().any(|known| known.expose().to_lowercase() == term.to_lowercase()) {
            self.terms.push(term.into());
            self.learn_anew();
            self.number_anew();
        }
        Ok(())
    }

    /// Takes a term back.
    pub fn remove_term(&mut self, term: &str) {
        // EXPOSE: the terms are compared.
        self.terms.retain(|known| known.expose() != term);
        self.learn_anew();
        self.number_anew();
    }

    /// The terms, in the order in which they were given.
    pub fn terms(&self) -> &[Sensitive<String>] {
        &self.terms
    }

    /// Words that the files suggest as terms, the likeliest first: none that is a term, a known value, a word of the
    /// policy, or was [dismissed](Self::dismiss).
    pub fn suggestions(&self) -> Vec<Suggestion> {
        // EXPOSE: suggestions are compared with what is settled.
        let words = self.terms.iter().chain(&self.policy.remove_terms).chain(&self.policy.keep_terms);
        let mut settled = order::set(words.map(|word| fold::words(word.expose())));
        let sightings = self.files.values().flat_map(|file| &file.sightings);
        settled.extend(sightings.map(|sighting| fold::words(sighting.spelling.expose())));
        let is_settled = |text: &str| {
            let text = fold::words(text);
            settled.contains(&text) || self.dismissed.contains(&text)
        };
        suggestion::merge(self.in_order().flat_map(|(_, file)| &file.hints), is_settled)
    }

    /// Does not suggest a word again.
    pub fn dismiss(&mut self, suggestion: &str) {
        self.dismissed.insert(fold::words(suggestion));
    }

    /// Takes in what a scan found in a file; again replaces. `order` is the file's place in the task.
    ///
    /// Decisions on single places that are no longer found are forgotten.
    pub fn report(&mut self, file_id: &str, order: usize, sightings: Sightings) {
        let Sightings { name, code, findings, standing, hints } = sightings;
        let ids = order::set(findings.iter().map(|sighting| sighting.id));
        self.seek(&findings);
        if self.code.note(file_id, &code, &findings) {
            self.learn_anew();
        }
        let file = self.files.entry(file_id.to_owned()).or_default();
        file.places.retain(|id, _| ids.contains(id));
        let former = std::mem::replace(&mut file.sightings, findings);
        let is_alike = file.told.is_some()
            && (file.order, &file.standing) == (order, &standing)
            && former.len() == file.sightings.len()
            && former.iter().zip(&file.sightings).all(|(a, b)| (&a.value, &a.spelling) == (&b.value, &b.spelling));
        (file.order, file.name, file.standing, file.hints) = (order, name, standing, hints);
        file.told = Some(Arc::clone(&file.briefed));
        self.seek_no_more(&former);
        if !is_alike {
            self.number_anew();
        }
    }

    /// Forgets a file that was taken out of the task.
    pub fn forget(&mut self, file_id: &str) {
        if let Some(file) = self.files.remove(file_id) {
            self.seek_no_more(&file.sightings);
        }
        if self.code.forget(file_id) {
            self.learn_anew();
        }
        self.number_anew();
    }

    /// Forgets what was worked out of the order in which values stand, because it may be another now.
    fn number_anew(&mut self) {
        self.numbered.take();
        self.rule_anew();
    }

    /// The same of what was worked out of decisions.
    fn rule_anew(&mut self) {
        self.ruled.take();
        self.renames.take();
    }

    /// Decides on a value, wherever it stands; words that the policy always removes stay removed.
    pub fn decide(&mut self, value: Value, decision: Decision) {
        if self.is_always_removed(&value) {
            return;
        }
        for file in self.files.values_mut().filter(|file| !file.places.is_empty()) {
            let here = file.sightings.iter().filter(|sighting| sighting.value == value);
            let here = order::set(here.map(|sighting| sighting.id));
            file.places.retain(|id, _| !here.contains(id));
        }
        if self.decisions.insert(value, decision) != Some(decision) {
            self.rule_anew();
        }
    }

    /// Decides on one place, or with nothing lets it follow its value again.
    pub fn decide_place(&mut self, file_id: &str, id: FindingId, decision: Option<Decision>) {
        let Some(file) = self.files.get(file_id) else { return };
        let sighting = file.sightings.iter().find(|sighting| sighting.id == id);
        if sighting.is_some_and(|sighting| self.is_always_removed(&sighting.value)) {
            return;
        }
        let Some(file) = self.files.get_mut(file_id) else { return };
        match decision {
            Some(decision) => file.places.insert(id, decision),
            None => file.places.remove(&id),
        };
        if id.unit == rename::NAME {
            self.renames.take();
        }
    }

    /// What was decided on one place, if anything.
    pub fn place_decision(&self, file_id: &str, id: FindingId) -> Option<Decision> {
        self.files.get(file_id)?.places.get(&id).copied()
    }

    /// How many values the policy still wants a person to decide on.
    pub fn undecided(&self) -> usize {
        let sightings = self.files.values().flat_map(|file| &file.sightings);
        let values = sightings.map(|sighting| &sighting.value);
        let waits = |value: &&Value| {
            let asks = self.policy.rule(value.entity).action == Action::Ask;
            asks && !self.decisions.contains_key(*value) && !self.is_always_removed(value)
        };
        order::set(values.filter(waits)).len()
    }

    /// What the plan of a file needs to know.
    pub fn rulings(&self, file_id: &str) -> Rulings {
        let values = self.ruled.get_or_init(|| {
            Arc::new(order::map(self.numbered().iter().map(|(value, Numbered { number, draft })| {
                let (decision, is_decided) = self.decision(value);
                (value.clone(), Ruling { decision, number: *number, is_decided, draft: draft.clone() })
            })))
        });
        let renames = self.renames.get_or_init(|| {
            let files = self.in_order().map(|(_, file)| file).collect::<Vec<_>>();
            Arc::new(rename::renames(&files, values, &self.policy))
        });
        let places = self.files.get(file_id).map(|file| file.places.clone()).unwrap_or_default();
        Rulings { values: Arc::clone(values), renames: Arc::clone(renames), places, ..Rulings::default() }
    }

    /// Every value with all that is known of it, by entity and number.
    pub fn groups(&self) -> Vec<Group> {
        let numbers = self.numbered();
        let mut groups: BTreeMap<(Entity, usize, &Value), Group> = BTreeMap::new();
        for (id, file) in self.in_order() {
            for sighting in &file.sightings {
                let Some(numbered) = numbers.get(&sighting.value) else { continue };
                let key = (sighting.value.entity, numbered.number, &sighting.value);
                let group = groups.entry(key).or_insert_with(|| self.group(sighting, numbered));
                match group.files.last_mut().filter(|(last, _)| last == id) {
                    Some((_, count)) => *count += 1,
                    None => group.files.push((id.to_owned(), 1)),
                }
            }
        }
        groups.into_values().collect()
    }

    /// Puts the receipts of the clean files together.
    ///
    /// # Errors
    /// `PolicyViolation` when values are undecided that the policy wants a person to decide on.
    pub fn receipt(&self, files: Vec<FileReceipt>) -> Result<Receipt> {
        self.check_decided()?;
        Ok(Receipt::new(&self.policy, files))
    }

    /// Checks that everything is decided that has to be.
    ///
    /// # Errors
    /// `PolicyViolation` with the number of values that are left.
    pub fn check_decided(&self) -> Result<()> {
        match self.undecided() {
            0 => Ok(()),
            count => Err(Error::PolicyViolation { what: "your decision on some of the findings", count }),
        }
    }

    /// What becomes of a value, and whether somebody said so.
    fn decision(&self, value: &Value) -> (Decision, bool) {
        match self.decisions.get(value) {
            Some(decision) => (*decision, true),
            None if self.is_always_removed(value) => (Decision::Accept, false),
            None => (self.policy.rule(value.entity).action.decision(), false),
        }
    }

    /// Tells whether the policy lists the value among the words that always go.
    fn is_always_removed(&self, value: &Value) -> bool {
        // EXPOSE: the policy's words are compared with the value.
        let listed = |term: &Sensitive<String>| Value::of(Entity::Term, term.expose()) == *value;
        value.entity == Entity::Term && self.policy.remove_terms.iter().any(listed)
    }

    fn group(&self, sighting: &Sighting, numbered: &Numbered) -> Group {
        let value = &sighting.value;
        let rule = self.policy.rule(value.entity);
        let (decision, is_decided) = self.decision(value);
        // EXPOSE: some stand-ins show the end of a number.
        let text = sighting.spelling.expose();
        let Numbered { number, draft } = numbered;
        let (notation, draft) = (Notation::Prose, draft.as_deref());
        let original = Original { entity: value.entity, text, number: *number, notation, draft };
        Group {
            value: value.clone(),
            spelling: sighting.spelling.clone(),
            files: Vec::new(),
            decision,
            is_decided,
            action: if self.is_always_removed(value) { Action::Remove } else { rule.action },
            detector: sighting.detector.clone(),
            reason: self.policy.reason(sighting.detector.as_str()).to_owned(),
            stand_in: rule.replacement.stand_in(&original),
        }
    }

    fn numbered(&self) -> &BTreeMap<Value, Numbered> {
        self.numbered.get_or_init(|| self.number())
    }

    /// Counts the values of each entity by where they first stand, from 1 or past the stand-ins that any file holds
    /// already: what those stand for is not known. All that one person is called has the same number. Drafts their
    /// stand-ins in the same order.
    fn number(&self) -> BTreeMap<Value, Numbered> {
        let mut last = Standing::new();
        for (&entity, &number) in self.files.values().flat_map(|file| &file.standing) {
            let highest = last.entry(entity).or_default();
            *highest = number.max(*highest);
        }
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for (file, (_, sightings)) in self.in_order().map(|(id, file)| (id, &file.sightings)).enumerate() {
            let new = sightings.iter().filter(|sighting| seen.insert(&sighting.value));
            // EXPOSE: stand-ins may take the shape of what they stand for.
            found.extend(new.map(|Sighting { value, spelling, .. }| Found {
                value,
                spelling: spelling.expose(),
                file,
            }));
        }
        let drafts = replace::drafts(&self.seed, &found, |entity| self.policy.rule(entity).replacement);
        let names = self.in_order().flat_map(|(_, file)| &file.sightings);
        let identities = Identities::new(names.map(|sighting| (&sighting.value, &sighting.spelling)));
        let mut persons = BTreeMap::new();
        let numbered = found.iter().zip(drafts).map(|(found, draft)| {
            let number = *persons.entry(identities.of(found.value)).or_insert_with(|| {
                let last = last.entry(found.value.entity).or_default();
                *last += 1;
                *last
            });
            (found.value.clone(), Numbered { number, draft })
        });
        order::map(numbered)
    }

    fn in_order(&self) -> impl Iterator<Item = (&str, &File)> {
        let files = self.files.iter().map(|(id, file)| (id.as_str(), file)).collect();
        order::sort_by_key(files, |(_, file): &(&str, &File)| file.order).into_iter()
    }
}

mod code;
mod identity;
mod knowledge;
mod rename;

#[cfg(test)]
mod tests;
