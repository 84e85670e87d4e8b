//! What the files of a task have in common, for the page.

use std::sync::Arc;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use super::dto::{self, CommonRulingsDto, GroupDto, KnowledgeDto, ReportDto, SuggestionDto, from_js, to_js};
use super::error::thrown;
use super::session::policy;
use crate::plan::Rulings;
use crate::receipt::FileReceipt;
use crate::replace::Seed;
use crate::scan::Brief;
use crate::session::Task;

type Js<T> = std::result::Result<T, JsValue>;

/// What the files of a task have in common; lives in the page and never sees a file.
#[wasm_bindgen]
pub struct TaskSession {
    task: Task,
    /// What all files were told last, with what it was made of.
    knowledge: Option<(Arc<Brief>, JsValue)>,
    /// The same of what becomes of values and names.
    ruled: Option<(Rulings, JsValue)>,
}

#[wasm_bindgen]
impl TaskSession {
    /// Begins with a policy as JSON, empty for the usual one, and random bytes that nobody else has.
    ///
    /// # Errors
    /// `PolicyInvalid`.
    #[wasm_bindgen(constructor)]
    pub fn new(policy_json: &str, seed: &[u8]) -> Js<Self> {
        let task = Task::new(policy(policy_json)?).seeded(Seed::new(seed));
        Ok(Self { task, knowledge: None, ruled: None })
    }

    /// The languages in which words in pictures are to be read, by the codes of Tesseract's models.
    pub fn languages(&self) -> Vec<String> {
        self.task.policy().languages.clone()
    }

    /// Takes in what a file's scan told; again replaces. `order` is the file's place in the task.
    ///
    /// # Errors
    /// `OutOfOrder` for what no scan has told.
    #[wasm_bindgen(js_name = reportFile)]
    pub fn report_file(&mut self, file_id: &str, order: usize, report: JsValue) -> Js<()> {
        let report: ReportDto = from_js(&report)?;
        self.task.report(file_id, order, report.sightings().map_err(|error| thrown(&error, Some(file_id)))?);
        Ok(())
    }

    /// Takes in what the check after cleaning found in a file: the file's next scan looks for it as well.
    ///
    /// # Errors
    /// `OutOfOrder` for what no check has told.
    #[wasm_bindgen(js_name = noteLeft)]
    pub fn note_left(&mut self, file_id: &str, left: JsValue) -> Js<()> {
        let left: Vec<dto::KnownDto> = from_js(&left)?;
        self.task.note_left(file_id, dto::known_of_dtos(&left));
        Ok(())
    }

    /// Forgets a file that was taken out of the task.
    #[wasm_bindgen(js_name = forgetFile)]
    pub fn forget_file(&mut self, file_id: &str) {
        self.task.forget(file_id);
    }

    /// Tells whether a file has to be scanned again, because the task knows more by now than its last scan did.
    #[wasm_bindgen(js_name = isStale)]
    pub fn is_stale(&self, file_id: &str) -> bool {
        self.task.is_stale(file_id)
    }

    /// Wants a word or phrase removed wherever it stands.
    ///
    /// # Errors
    /// `TermTooShort` for a term that is too short.
    #[wasm_bindgen(js_name = addTerm)]
    pub fn add_term(&mut self, term: &str) -> Js<()> {
        self.task.add_term(term).map_err(|error| thrown(&error, None))
    }

    /// Takes a term back.
    #[wasm_bindgen(js_name = removeTerm)]
    pub fn remove_term(&mut self, term: &str) {
        self.task.remove_term(term);
    }

    /// The terms, in the order in which they were given.
    pub fn terms(&self) -> Vec<String> {
        // EXPOSE: the page shows the contributor's own words.
        self.task.terms().iter().map(|term| term.expose().clone()).collect()
    }

    /// Words that the files suggest as terms, the likeliest first, each with the reasons.
    ///
    /// # Errors
    /// An error object when the answer cannot be made into JavaScript.
    pub fn suggestions(&self) -> Js<JsValue> {
        to_js(&self.task.suggestions().into_iter().map(SuggestionDto::from).collect::<Vec<_>>())
    }

    /// Does not suggest a word again.
    pub fn dismiss(&mut self, suggestion: &str) {
        self.task.dismiss(suggestion);
    }

    /// Every value with its counts, decision and stand-in.
    ///
    /// # Errors
    /// An error object when the answer cannot be made into JavaScript.
    pub fn groups(&self) -> Js<JsValue> {
        to_js(&self.task.groups().into_iter().map(GroupDto::from).collect::<Vec<_>>())
    }

    /// Decides on a value, wherever it stands: `accept` or `reject`.
    ///
    /// # Errors
    /// `OutOfOrder` for another word or a key that is none.
    pub fn decide(&mut self, key: &str, decision: &str) -> Js<()> {
        let value = dto::value_of_key(key).map_err(|error| thrown(&error, None))?;
        self.task.decide(value, dto::decision_of(decision)?);
        Ok(())
    }

    /// Decides on one place alone; with nothing, the place follows its value again.
    ///
    /// # Errors
    /// `OutOfOrder` for another word or an id that is none.
    #[wasm_bindgen(js_name = decidePlace)]
    pub fn decide_place(&mut self, file_id: &str, finding_id: &str, decision: Option<String>) -> Js<()> {
        let id = dto::finding_id(finding_id).map_err(|error| thrown(&error, Some(file_id)))?;
        let decision = decision.as_deref().map(dto::decision_of).transpose()?;
        self.task.decide_place(file_id, id, decision);
        Ok(())
    }

    /// What was decided on one place alone, if anything.
    ///
    /// # Errors
    /// `OutOfOrder` for an id that is none.
    #[wasm_bindgen(js_name = placeDecision)]
    pub fn place_decision(&self, file_id: &str, finding_id: &str) -> Js<Option<String>> {
        let id = dto::finding_id(finding_id).map_err(|error| thrown(&error, Some(file_id)))?;
        Ok(self.task.place_decision(file_id, id).map(|decision| decision.code().to_owned()))
    }

    /// How many values the policy still wants a person to decide on.
    pub fn undecided(&self) -> usize {
        self.task.undecided()
    }

    /// What a file's worker has to be told before it scans. Its `knowledge` is the same for all files, and the very same
    /// object until something else is known.
    ///
    /// # Errors
    /// An error object when the answer cannot be made into JavaScript.
    pub fn brief(&mut self, file_id: &str) -> Js<JsValue> {
        let brief = self.task.brief(file_id);
        let knowledge = self.task.knowledge();
        let told = match &self.knowledge {
            Some((before, told)) if Arc::ptr_eq(before, &knowledge) => told.clone(),
            _ => to_js(&KnowledgeDto::from(knowledge.as_ref()))?,
        };
        self.knowledge = Some((knowledge, told.clone()));
        object([("knowledge", told), ("left", to_js(&dto::known_dtos(&brief.left))?)])
    }

    /// What a file's worker was told before the scan that was reported last.
    ///
    /// # Errors
    /// An error object when the answer cannot be made into JavaScript.
    #[wasm_bindgen(js_name = lastBrief)]
    pub fn last_brief(&self, file_id: &str) -> Js<JsValue> {
        let brief = self.task.last_brief(file_id);
        let knowledge = to_js(&KnowledgeDto::from(brief.as_ref()))?;
        object([("knowledge", knowledge), ("left", to_js(&dto::known_dtos(&brief.left))?)])
    }

    /// What a file's worker has to be told before it cleans. Its `values` are the same for all files, and the very same
    /// object until something else is found or decided.
    ///
    /// # Errors
    /// An error object when the answer cannot be made into JavaScript.
    pub fn rulings(&mut self, file_id: &str) -> Js<JsValue> {
        let rulings = self.task.rulings(file_id);
        let is_same = |before: &Rulings| {
            Arc::ptr_eq(&before.values, &rulings.values) && Arc::ptr_eq(&before.renames, &rulings.renames)
        };
        let told = match &self.ruled {
            Some((before, told)) if is_same(before) => told.clone(),
            _ => to_js(&CommonRulingsDto::from(&rulings))?,
        };
        let places = to_js(&dto::place_dtos(&rulings.places))?;
        self.ruled = Some((rulings, told.clone()));
        object([("values", told), ("places", places)])
    }

    /// Writes the receipt of the task from those of its clean files.
    ///
    /// # Errors
    /// `PolicyViolation` when something is undecided.
    pub fn receipt(&self, parts: JsValue) -> Js<String> {
        let files: Vec<FileReceipt> = from_js(&parts)?;
        self.task.receipt(files).map(|receipt| receipt.to_json()).map_err(|error| thrown(&error, None))
    }
}

/// An object of the page's, of values that are its own already.
fn object<const COUNT: usize>(parts: [(&str, JsValue); COUNT]) -> Js<JsValue> {
    let object = Object::new();
    for (key, value) in parts {
        Reflect::set(&object, &key.into(), &value)?;
    }
    Ok(object.into())
}
