//! What the task tells its files.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{KnownDto, decision, finding_id, key, known_dtos, known_of_dtos, value_of_key};
use crate::error::Result;
use crate::model::{Decision, FindingId, Value, order};
use crate::plan::{Ruling, Rulings};
use crate::resolve::Known;
use crate::scan::Brief;

/// What every file of a task is told, in one object that the page passes on unread.
#[derive(Serialize, Deserialize)]
pub struct KnowledgeDto {
    terms: Vec<String>,
    known: Vec<KnownDto>,
}

impl From<&Brief> for KnowledgeDto {
    fn from(brief: &Brief) -> Self {
        // EXPOSE: a scrub worker looks for them.
        let terms = brief.terms.iter().map(|term| term.expose().clone()).collect();
        Self { terms, known: known_dtos(&brief.known) }
    }
}

/// What one file is told before a scan. The part that is the same for all may be left out where it was told already.
#[derive(Deserialize)]
pub struct BriefDto {
    knowledge: Option<KnowledgeDto>,
    left: Vec<KnownDto>,
}

impl BriefDto {
    /// The brief, with what was told before where nothing else is.
    pub fn brief(&self, before: &Arc<Brief>) -> Arc<Brief> {
        let told = self.knowledge.as_ref().map(|KnowledgeDto { terms, known }| Brief {
            terms: terms.iter().map(|term| term.as_str().into()).collect(),
            known: known_of_dtos(known).into(),
            left: Vec::new(),
        });
        told.map_or_else(|| Arc::clone(before), Arc::new)
    }

    /// What the check after cleaning found in this file alone.
    pub fn left(&self) -> Vec<Known> {
        known_of_dtos(&self.left)
    }
}

/// What becomes of a value: its key, the decision, its number, whether somebody decided, and what its stand-in is made of.
pub type RulingDto = (String, String, usize, bool, Option<String>);

/// What becomes of values in all files.
pub fn ruling_dtos(values: &BTreeMap<Value, Ruling>) -> Vec<RulingDto> {
    let dto = |(value, ruling): (&Value, &Ruling)| {
        let Ruling { decision, number, is_decided, draft } = ruling;
        (key(value), decision.code().to_owned(), *number, *is_decided, draft.clone())
    };
    values.iter().map(dto).collect()
}

/// Decisions on single places, as the workers hear of them.
pub fn place_dtos(places: &BTreeMap<FindingId, Decision>) -> Vec<(String, String)> {
    places.iter().map(|(id, decision)| (id.to_string(), decision.code().to_owned())).collect()
}

/// What one file is told before it is cleaned. What is the same for all may be left out where it was told already.
#[derive(Deserialize)]
pub struct RulingsDto {
    values: Option<Vec<RulingDto>>,
    places: Vec<(String, String)>,
}

impl RulingsDto {
    /// The rulings, with what was told before where nothing else is.
    ///
    /// # Errors
    /// `OutOfOrder` for a value or a decision that is none.
    pub fn rulings(&self, before: &Arc<BTreeMap<Value, Ruling>>) -> Result<Rulings> {
        let mut places = order::map([]);
        for (id, code) in &self.places {
            places.insert(finding_id(id)?, decision(code)?);
        }
        let Some(told) = &self.values else {
            return Ok(Rulings { values: Arc::clone(before), places, ..Rulings::default() });
        };
        let mut values = order::map([]);
        for (key, code, number, is_decided, draft) in told {
            let (number, is_decided, draft) = (*number, *is_decided, draft.clone());
            values.insert(value_of_key(key)?, Ruling { decision: decision(code)?, number, is_decided, draft });
        }
        Ok(Rulings { values: values.into(), places, ..Rulings::default() })
    }
}
