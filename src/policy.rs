//! What has to go, what may stay and what is asked of the person: the vendor's rules, as JSON.
//!
//! A policy builds on a preset, takes in packs for occupations, and may bring rules of its own or of other programs.
//! The schema stands in `www/schema/policy.schema.json`; a test holds the two together.

mod dialect;
mod gitleaks;
mod language;
mod own_rule;
mod parse;
mod preset;
mod presidio;
mod reader;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::detect::CustomDetector;
use crate::error::Result;
use crate::format::Options;
use crate::model::{Decision, DroppedKind, Entity, Sensitive};
use crate::replace::{self, Replacement};

pub use preset::{packs, presets};

/// A valid policy.
#[derive(Clone)]
pub struct Policy {
    /// The vendor's name for it; told in receipts.
    pub id: String,
    /// The vendor's count of its versions; told in receipts.
    pub version: u64,
    /// In what the rules of entities differ from the common one.
    rules: BTreeMap<Entity, Change>,
    /// The rule of every entity, where nothing else is said.
    common: Rule,
    /// Words that always go.
    pub remove_terms: Vec<Sensitive<String>>,
    /// Words that never go.
    pub keep_terms: Vec<Sensitive<String>>,
    /// The ids of the formats that are taken; empty for all.
    pub formats: Vec<String>,
    /// What a file may not hold, where it would otherwise be left out.
    pub refused: Vec<DroppedKind>,
    /// How files are opened.
    pub options: Options,
    /// The languages in which words in pictures are read, by the codes of Tesseract's models; at least one.
    pub languages: Vec<String>,
    /// The detectors that it brings.
    pub detectors: Vec<Arc<CustomDetector>>,
    /// What is worth telling whoever wrote it, each with its JSON path.
    pub warnings: Vec<String>,
}

/// What becomes of the values of one entity when nobody says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// They go, unless the person keeps them.
    Remove,
    /// A person has to decide on each; with nobody there, they go.
    Ask,
    /// They are shown with the reason and stay, unless the person removes them.
    Review,
    /// They are not looked for.
    Keep,
}

impl Action {
    /// Every action.
    pub const ALL: &'static [Self] = &[Self::Remove, Self::Ask, Self::Review, Self::Keep];

    /// Returns the stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Remove => "remove",
            Self::Ask => "ask",
            Self::Review => "review",
            Self::Keep => "keep",
        }
    }

    /// Finds the action of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.code() == code)
    }

    /// What becomes of a value on which nobody has decided.
    pub const fn decision(self) -> Decision {
        match self {
            Self::Remove | Self::Ask => Decision::Accept,
            Self::Review | Self::Keep => Decision::Reject,
        }
    }
}

/// What is done about one entity.
#[derive(Clone, Copy)]
pub struct Rule {
    /// What becomes of its values.
    pub action: Action,
    /// The least score that counts, from 0 to 1.
    pub threshold: f32,
    /// What is written in its place.
    pub replacement: &'static dyn Replacement,
}

/// In what a rule differs from the common one.
#[derive(Clone, Copy, Default)]
struct Change {
    action: Option<Action>,
    threshold: Option<f32>,
    replacement: Option<&'static dyn Replacement>,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}/{}", self.action.code(), self.threshold, self.replacement.id())
    }
}

impl std::fmt::Debug for Policy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Policy {} version {}", self.id, self.version)
    }
}

impl Default for Policy {
    fn default() -> Self {
        preset::policy("default").unwrap_or_else(Self::bare)
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
        preset::policy("everything").unwrap_or_else(Self::bare)
    }

    /// What every preset builds on: all that is as likely as not goes.
    fn bare() -> Self {
        Self {
            id: "scrubjay-default".to_owned(),
            version: 1,
            rules: BTreeMap::new(),
            common: Rule { action: Action::Remove, threshold: 0.5, replacement: replace::default() },
            remove_terms: Vec::new(),
            keep_terms: Vec::new(),
            formats: Vec::new(),
            refused: Vec::new(),
            options: Options::default(),
            languages: vec![language::USUAL.to_owned()],
            detectors: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The rule of an entity.
    ///
    /// Words that somebody wants removed are not subject to the common action where that would leave them.
    pub fn rule(&self, entity: Entity) -> Rule {
        let change = self.rules.get(&entity).copied().unwrap_or_default();
        let common = match self.common.action {
            Action::Review | Action::Keep if entity == Entity::Term => Action::Remove,
            action => action,
        };
        Rule {
            action: change.action.unwrap_or(common),
            threshold: change.threshold.unwrap_or(self.common.threshold),
            replacement: change.replacement.unwrap_or(self.common.replacement),
        }
    }

    /// What the policy says of one of its own detectors, for people; empty for others.
    pub fn reason(&self, detector: &str) -> &str {
        self.detectors.iter().find(|known| known.id() == detector).map_or("", |known| known.about())
    }

    /// The least score that counts for an entity; more than any score for one that is not looked for.
    pub fn threshold(&self, entity: Entity) -> f32 {
        let rule = self.rule(entity);
        if rule.action == Action::Keep { f32::INFINITY } else { rule.threshold }
    }

    /// Tells whether the values of an entity stay until a person removes them.
    pub fn only_shows(&self, entity: Entity) -> bool {
        self.rule(entity).action == Action::Review
    }

    /// Tells whether files of a format are taken.
    pub fn takes(&self, format_id: &str) -> bool {
        self.formats.is_empty() || self.formats.iter().any(|id| id == format_id)
    }
}
