//! The boundary to JavaScript: two classes, coarse calls, plain objects.
//!
//! [`session::FileSession`] lives in a worker, with one file at a time; [`task::TaskSession`] lives in the page. Nothing
//! outside this module knows that there is a browser.

mod dto;
mod error;
mod preview;
pub mod session;
pub mod task;

use wasm_bindgen::prelude::*;

use crate::model::{DroppedKind, Entity};
use crate::policy::Policy;
use crate::{detect, format};

/// Lets a panic tell its place on the console before the instance dies.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// Tells the version and what is known: formats, entities, detectors, kinds of dropped content.
///
/// # Errors
/// An error object when the answer cannot be made into JavaScript.
#[wasm_bindgen(js_name = engineInfo)]
pub fn engine_info() -> Result<JsValue, JsValue> {
    dto::to_js(&dto::EngineInfo {
        version: env!("CARGO_PKG_VERSION"),
        formats: format::all().iter().map(|format| format.about().into()).collect(),
        entities: Entity::ALL.iter().map(|entity| (*entity).into()).collect(),
        detectors: detect::all().iter().map(|detector| detector.about().into()).collect(),
        dropped: DroppedKind::ALL.iter().map(|kind| (*kind).into()).collect(),
    })
}

/// Tells what a file in a folder is that belongs to a machine and not to the work, by its path; nothing for one that stays.
#[wasm_bindgen(js_name = unwantedKind)]
pub fn unwanted_kind(path: &str) -> Option<String> {
    format::archive::unwanted_kind(path).map(|kind| kind.code().to_owned())
}

/// Lists the faults of a policy, each with its JSON path; none when it is valid.
#[wasm_bindgen(js_name = checkPolicy)]
pub fn check_policy(json: &str) -> Vec<String> {
    match Policy::from_json(json) {
        Ok(_) => Vec::new(),
        Err(crate::error::Error::PolicyInvalid { faults }) => faults,
        Err(error) => vec![error.to_string()],
    }
}
