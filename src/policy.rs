//! What has to go, what may stay and what is asked of the person: the vendor's rules, as JSON.
//!
//! The schema stands in `www/schema/policy.schema.json`; a test holds the two together.

mod parse;

use std::collections::BTreeMap;

use crate::error::Result;
use crate::limits::Limits;
use crate::model::{Entity, Sensitive};
use crate::replace::{self, Replacement};

/// A valid policy.
#[derive(Clone)]
pub struct Policy {
    /// The vendor's name for it; told in receipts.
    pub id: String,
    /// The vendor's count of its versions; told in receipts.
    pub version: u64,
    /// Rules that differ from the common ones.
    rules: BTreeMap<Entity, Rule>,
    /// The rule of every entity that has none of its own.
    common: Rule,
    /// Words that always go.
    pub remove_terms: Vec<Sensitive<String>>,
    /// Words that never go.
    pub keep_terms: Vec<Sensitive<String>>,
    /// The ids of the formats that are taken; empty for all.
    pub formats: Vec<String>,
    /// The most that one file may cost.
    pub limits: Limits,
}

/// What is done about one entity.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Whether it is looked for at all.
    pub remove: bool,
    /// The least score that counts, from 0 to 1.
    pub threshold: f32,
    /// Whether a person has to decide on each value.
    pub ask: bool,
    /// What is written in its place.
    pub replacement: &'static dyn Replacement,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}/{}", self.remove, self.threshold, self.ask, self.replacement.id())
    }
}

impl std::fmt::Debug for Policy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Policy {} version {}", self.id, self.version)
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            id: "scrubjay-default".to_owned(),
            version: 1,
            rules: BTreeMap::new(),
            common: Rule { remove: true, threshold: 0.5, ask: false, replacement: replace::default() },
            remove_terms: Vec::new(),
            keep_terms: Vec::new(),
            formats: Vec::new(),
            limits: Limits::default(),
        }
    }
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// `PolicyInvalid` with every fault and its JSON path.
    pub fn from_json(json: &str) -> Result<Self> {
        parse::policy(json)
    }

    /// Makes a policy that removes everything any detector finds, however unsure: for evaluation.
    pub fn everything() -> Self {
        let common = Rule { threshold: 0.0, ..Self::default().common };
        Self { id: "everything".to_owned(), common, ..Self::default() }
    }

    /// The rule of an entity.
    pub fn rule(&self, entity: Entity) -> Rule {
        self.rules.get(&entity).copied().unwrap_or(self.common)
    }

    /// The least score that counts for an entity; more than any score for one that is not removed.
    pub fn threshold(&self, entity: Entity) -> f32 {
        let rule = self.rule(entity);
        if rule.remove { rule.threshold } else { f32::INFINITY }
    }

    /// Tells whether files of a format are taken.
    pub fn takes(&self, format_id: &str) -> bool {
        self.formats.is_empty() || self.formats.iter().any(|id| id == format_id)
    }
}
