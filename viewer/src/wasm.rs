//! The boundary to JavaScript: one class, compiled for the browser alone.

use js_sys::{Array, Float64Array, Function, Object, Reflect, Uint8Array, Uint8ClampedArray};
use wasm_bindgen::prelude::*;

use crate::{Error, Reader, Text};

/// The most pixels of one picture, which is 64 MB of them.
const MAX_PIXELS: u32 = 16_000_000;

type Js<T> = Result<T, JsValue>;

/// A PDF file that is open for looking at.
#[wasm_bindgen]
pub struct PdfView {
    reader: Reader,
}

#[wasm_bindgen]
impl PdfView {
    /// Opens a file.
    ///
    /// # Errors
    /// `{code, message, retryable}` with `Encrypted`, `Malformed` or `LimitExceeded`.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Js<Self> {
        console_error_panic_hook::set_once();
        Ok(Self { reader: Reader::open(bytes).map_err(thrown)? })
    }

    /// The number of pages.
    #[wasm_bindgen(js_name = pageCount)]
    pub fn page_count(&self) -> usize {
        self.reader.page_count()
    }

    /// `{width, height, transform}`: points as the page is shown, and the six coefficients that take a point of default
    /// user space to pixels at scale 1.
    ///
    /// # Errors
    /// `NoSuchPage`.
    #[wasm_bindgen(js_name = pageSize)]
    pub fn page_size(&self, page_index: usize) -> Js<Object> {
        let geometry = self.reader.page_geometry(page_index).map_err(thrown)?;
        object([
            ("width", geometry.width.into()),
            ("height", geometry.height.into()),
            ("transform", Float64Array::from(geometry.transform.as_slice()).into()),
        ])
    }

    /// `{width, height, scale, rgba}`: the page on white, at the scale asked for or the largest below it that fits.
    ///
    /// # Errors
    /// `NoSuchPage` or `LimitExceeded`.
    pub fn render(&self, page_index: usize, scale: f32) -> Js<Object> {
        let picture = self.reader.render(page_index, scale, MAX_PIXELS).map_err(thrown)?;
        object([
            ("width", picture.width.into()),
            ("height", picture.height.into()),
            ("scale", picture.scale.into()),
            ("rgba", Uint8ClampedArray::from(picture.rgba.as_slice()).into()),
        ])
    }

    /// `{byPlace, byOrder, byRun, unread}`: the text of a page in its three readings.
    ///
    /// # Errors
    /// `NoSuchPage`.
    #[wasm_bindgen(js_name = pageText)]
    pub fn page_text(&self, page_index: usize) -> Js<Object> {
        text(&self.reader.page_text(page_index).map_err(thrown)?)
    }

    /// The text of the glyphs of which the middle lies within a part of a page: left, bottom, right and top in default user
    /// space.
    ///
    /// # Errors
    /// `NoSuchPage` or `LimitExceeded`.
    #[wasm_bindgen(js_name = textWithin)]
    pub fn text_within(&self, page_index: usize, left: f64, bottom: f64, right: f64, top: f64) -> Js<String> {
        self.reader.text_within(page_index, [left, bottom, right, top]).map_err(thrown)
    }

    /// The same for every content stream that is not a page's own.
    ///
    /// # Errors
    /// None that can be met.
    #[wasm_bindgen(js_name = looseText)]
    pub fn loose_text(&self) -> Js<Array> {
        self.reader.loose_text().iter().map(|loose| text(loose).map(JsValue::from)).collect()
    }

    /// Every string and every name of every object.
    pub fn strings(&self) -> Vec<String> {
        self.reader.strings()
    }

    /// Calls the function with the decoded bytes of every stream that is not a picture; gives the number of streams
    /// that could not be decoded.
    ///
    /// # Errors
    /// What the function throws; the streams after it are not given.
    pub fn streams(&self, give: &Function) -> Js<usize> {
        let mut outcome = Ok(JsValue::UNDEFINED);
        let count = self.reader.streams(&mut |bytes| {
            if outcome.is_ok() {
                outcome = give.call1(&JsValue::UNDEFINED, &Uint8Array::from(bytes));
            }
        });
        outcome.map(|_| count.unread)
    }
}

fn text(text: &Text) -> Js<Object> {
    object([
        ("byPlace", text.by_place.as_str().into()),
        ("byOrder", text.by_order.as_str().into()),
        ("byRun", text.by_run.as_str().into()),
        ("unread", text.unread.into()),
    ])
}

fn object<const N: usize>(entries: [(&str, JsValue); N]) -> Js<Object> {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &key.into(), &value)?;
    }
    Ok(object)
}

fn thrown(error: Error) -> JsValue {
    let entries = [("code", error.code().into()), ("message", error.to_string().into()), ("retryable", JsValue::FALSE)];
    object(entries).map_or_else(|_| error.code().into(), JsValue::from)
}
