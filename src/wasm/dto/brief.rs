//! What the task tells its files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{KnownDto, decision, finding_id, key, known_dtos, known_of_dtos, value_of_key};
use crate::error::Result;
use crate::model::{Decision, FindingId, Span, Value, order};
use crate::plan::{Renamed, Renames, Rewritten, Ruling, Rulings};
use crate::resolve::Known;
use crate::scan::{Brief, Programs};

/// What every file of a task is told, in one object that the page passes on unread.
#[derive(Serialize, Deserialize)]
pub struct KnowledgeDto {
    terms: Vec<String>,
    known: Vec<KnownDto>,
    words: BTreeSet<String>,
    is_package: bool,
}

impl From<&Brief> for KnowledgeDto {
    fn from(brief: &Brief) -> Self {
        // EXPOSE: a scrub worker looks for them.
        let terms = brief.terms.iter().map(|term| term.expose().clone()).collect();
        let Programs { words, is_package } = brief.programs.as_ref().clone();
        Self { terms, known: known_dtos(&brief.known), words, is_package }
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
        let told = self.knowledge.as_ref().map(|KnowledgeDto { terms, known, words, is_package }| Brief {
            terms: terms.iter().map(|term| term.as_str().into()).collect(),
            known: known_of_dtos(known).into(),
            left: Vec::new(),
            programs: Programs { words: words.clone(), is_package: *is_package }.into(),
        });
        told.map_or_else(|| Arc::clone(before), Arc::new)
    }

    /// What the check after cleaning found in this file alone.
    pub fn left(&self) -> Vec<Known> {
        known_of_dtos(&self.left)
    }
}

/// What becomes of a value: its key, the decision, its number, whether somebody decided, and what its stand-in is made of.
type RulingDto = (String, String, usize, bool, Option<String>);

/// What becomes of values in all files.
fn ruling_dtos(values: &BTreeMap<Value, Ruling>) -> Vec<RulingDto> {
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

/// A file that gets another name: its path, and from where to where in it what is written instead, and whether that looks
/// like a value.
type RenamedDto = (String, Vec<(usize, usize, String, bool)>);

/// What becomes of values and names, the same for all files, in one object that the page passes on unread.
#[derive(Serialize, Deserialize)]
pub struct CommonRulingsDto {
    values: Vec<RulingDto>,
    renamed: Vec<RenamedDto>,
    modules: Vec<String>,
}

impl From<&Rulings> for CommonRulingsDto {
    fn from(rulings: &Rulings) -> Self {
        // EXPOSE: a scrub worker looks for the names.
        let place = |Rewritten { span, stand_in, is_drafted }: &Rewritten| {
            (span.start(), span.end(), stand_in.clone(), *is_drafted)
        };
        let renamed = rulings.renames.files().iter();
        let renamed = renamed.map(|file| (file.path.expose().clone(), file.places.iter().map(place).collect()));
        Self {
            values: ruling_dtos(&rulings.values),
            renamed: renamed.collect(),
            modules: rulings.renames.modules().folders().iter().cloned().collect(),
        }
    }
}

impl CommonRulingsDto {
    fn renames(&self) -> Renames {
        let place = |(start, end, stand_in, is_drafted): &(usize, usize, String, bool)| {
            let span = Span::new(*start, *end)?;
            Some(Rewritten { span, stand_in: stand_in.clone(), is_drafted: *is_drafted })
        };
        let renamed = |(path, places): &RenamedDto| Renamed {
            path: path.as_str().into(),
            places: places.iter().filter_map(place).collect(),
        };
        Renames::new(self.renamed.iter().map(renamed).collect(), self.modules.iter().cloned().collect())
    }
}

/// What one file is told before it is cleaned. What is the same for all may be left out where it was told already.
#[derive(Deserialize)]
pub struct RulingsDto {
    values: Option<CommonRulingsDto>,
    places: Vec<(String, String)>,
}

impl RulingsDto {
    /// The rulings, with what was told before where nothing else is.
    ///
    /// # Errors
    /// `OutOfOrder` for a value or a decision that is none.
    pub fn rulings(&self, before: &Rulings) -> Result<Rulings> {
        let mut places = order::map([]);
        for (id, code) in &self.places {
            places.insert(finding_id(id)?, decision(code)?);
        }
        let Some(told) = &self.values else {
            let (values, renames) = (Arc::clone(&before.values), Arc::clone(&before.renames));
            return Ok(Rulings { values, renames, places, ..Rulings::default() });
        };
        let mut values = order::map([]);
        for (key, code, number, is_decided, draft) in &told.values {
            let (number, is_decided, draft) = (*number, *is_decided, draft.clone());
            values.insert(value_of_key(key)?, Ruling { decision: decision(code)?, number, is_decided, draft });
        }
        Ok(Rulings { values: values.into(), renames: told.renames().into(), places, ..Rulings::default() })
    }
}
