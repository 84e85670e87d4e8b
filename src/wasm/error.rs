//! Errors as JavaScript sees them.

use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::error::Error;

/// `{code, message, fileId, retryable}`, thrown as a plain object.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Thrown<'a> {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_id: Option<&'a str>,
    retryable: bool,
}

/// Makes the object that is thrown for an error; `file_id` is nothing where no file is concerned.
pub fn thrown(error: &Error, file_id: Option<&str>) -> JsValue {
    let thrown = Thrown { code: error.code(), message: error.to_string(), file_id, retryable: error.is_retryable() };
    serde_wasm_bindgen::to_value(&thrown).unwrap_or_else(|_| JsValue::from_str(error.code()))
}
