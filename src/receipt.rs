//! What was done, without what was there.
//!
//! A receipt goes to the receiver beside the files. It holds no name, no value, and no hash of an original: a short
//! original could be guessed from its hash.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plan::{Fate, Plan};
use crate::policy::Policy;
use crate::scan::OpenFile;
use crate::verify::CleanFile;

/// The receipt of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The version of this form.
    pub receipt: u32,
    /// What did the work.
    pub engine: Named,
    /// What rules it followed.
    pub policy: PolicyName,
    /// One entry a clean file.
    pub files: Vec<FileReceipt>,
}

/// A program and its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// The version.
    pub version: String,
}

/// A policy and its version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyName {
    /// The vendor's name for it.
    pub id: String,
    /// The vendor's count of its versions.
    pub version: u64,
}

/// What was done to one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReceipt {
    /// The file's id within the task.
    pub id: String,
    /// The id of its format.
    pub kind: String,
    /// The SHA-256 of the clean file, in lower-case hexadecimal.
    pub sha256: String,
    /// The size of the clean file.
    pub len_bytes: usize,
    /// By entity: how many places were cleaned and how many were left on purpose.
    pub entities: BTreeMap<String, Counts>,
    /// The same by the policy's own rules, of those that found something.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, Counts>,
    /// How many pictures are in it that nothing has looked into.
    #[serde(default, skip_serializing_if = "is_none")]
    pub pictures: usize,
    /// How many pages are pictures that nothing could read and nobody has looked at.
    #[serde(default, skip_serializing_if = "is_none")]
    pub unseen_pages: usize,
    /// How many pages are pictures in whose pixels nothing has looked for words.
    #[serde(default, skip_serializing_if = "is_none")]
    pub unread_pages: usize,
    /// How many parts of pages somebody has drawn a box around, that went whatever they showed.
    #[serde(default, skip_serializing_if = "is_none")]
    pub areas: usize,
    /// By kind: how much was dropped whole.
    pub dropped: BTreeMap<String, usize>,
    /// The checks that the clean file passed.
    pub checks: Vec<String>,
}

/// Places by decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Removed.
    pub accept: usize,
    /// Left as they were, on purpose.
    pub reject: usize,
    /// Left as they were because nobody looked at them, and the policy only wants them shown.
    #[serde(default)]
    pub unreviewed: usize,
}

impl Receipt {
    /// Puts the receipts of the files together.
    pub fn new(policy: &Policy, files: Vec<FileReceipt>) -> Self {
        Self {
            receipt: 1,
            engine: Named { name: "scrubjay".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
            policy: PolicyName { id: policy.id.clone(), version: policy.version },
            files,
        }
    }

    /// Writes the receipt as JSON, with a line end at the end.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

impl FileReceipt {
    /// Makes the receipt of one clean file.
    pub fn new(id: &str, plan: &Plan, file: &OpenFile, clean: &CleanFile) -> Self {
        let entities = counted(plan.counts.iter().map(|((entity, fate), count)| (entity.code(), *fate, *count)));
        let rules = counted(plan.rules.iter().map(|(detector, fate, count)| (detector.as_str(), *fate, *count)));
        Self {
            id: id.to_owned(),
            kind: file.format().about().id.to_owned(),
            sha256: clean.sha256().to_owned(),
            len_bytes: clean.bytes().len(),
            entities,
            rules,
            pictures: file.document().pictures(),
            unseen_pages: plan.unseen_pages,
            unread_pages: file.unread_pages(),
            areas: plan.areas.len(),
            dropped: file
                .document()
                .dropped()
                .iter()
                .map(|dropped| (dropped.kind.code().to_owned(), dropped.count))
                .collect(),
            checks: clean.checks().iter().map(|door| (*door).to_owned()).collect(),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
const fn is_none(count: &usize) -> bool {
    *count == 0
}

fn counted<'a>(fates: impl Iterator<Item = (&'a str, Fate, usize)>) -> BTreeMap<String, Counts> {
    let mut all: BTreeMap<String, Counts> = BTreeMap::new();
    for (name, fate, count) in fates {
        let counts = all.entry(name.to_owned()).or_default();
        match fate {
            Fate::Remove => counts.accept += count,
            Fate::Keep => counts.reject += count,
            Fate::Unreviewed => counts.unreviewed += count,
        }
    }
    all
}
