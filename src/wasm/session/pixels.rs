//! What a reader of words in pixels gets of a file, and what it gives back.

use js_sys::{Object, Reflect, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::super::dto::from_js;
use super::{FileSession, Js};
use crate::error::Error;
use crate::model::{Code, Sight, Word};

/// What was seen in the pixels of a page.
#[derive(Deserialize)]
struct SightDto {
    words: Vec<WordDto>,
    codes: Vec<CodeDto>,
    faces: Vec<[f64; 4]>,
    transform: [f64; 6],
}

/// A code for machines, in the same pixels as words.
#[derive(Deserialize)]
struct CodeDto {
    text: Option<String>,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// A word as it was read, in pixels from the upper left corner of the picture as it is shown.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WordDto {
    text: String,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    ends_line: bool,
}

#[wasm_bindgen]
impl FileSession {
    /// Gives the pixels of a page, counted from 0, that nothing has read: `width`, `height` and `rgba` as it is shown;
    /// nothing where they cannot be had.
    ///
    /// # Errors
    /// `OutOfOrder` before a file is open.
    pub fn pixels(&self, page_index: u32) -> Js<JsValue> {
        let Some(file) = &self.file else { return Err(self.closed()) };
        let Some(pixels) = file.file().document().pixels(page_index) else { return Ok(JsValue::UNDEFINED) };
        let object = Object::new();
        Reflect::set(&object, &"width".into(), &pixels.width.into())?;
        Reflect::set(&object, &"height".into(), &pixels.height.into())?;
        Reflect::set(&object, &"rgba".into(), &Uint8Array::from(pixels.rgba.as_slice()))?;
        Ok(object.into())
    }

    /// Takes in what was seen in the pixels of a page: words line by line, codes, faces; the next scan looks through it.
    ///
    /// # Errors
    /// `OutOfOrder` before a file is open, and for what is nothing of the kind.
    #[wasm_bindgen(js_name = readPage)]
    pub fn read_page(&mut self, page_index: u32, sight: JsValue) -> Js<()> {
        let sight: SightDto = from_js(&sight)?;
        let Some(file) = &mut self.file else {
            return Err(self.thrown(&Error::OutOfOrder { what: "Open a file" }));
        };
        let word = |dto: WordDto| Word {
            text: dto.text.into(),
            sides: [dto.left, dto.top, dto.right, dto.bottom],
            ends_line: dto.ends_line,
        };
        let code =
            |dto: CodeDto| Code { text: dto.text.map(Into::into), sides: [dto.left, dto.top, dto.right, dto.bottom] };
        let words = sight.words.into_iter().map(word).collect();
        let codes = sight.codes.into_iter().map(code).collect();
        file.read_page(page_index, Sight { words, codes, faces: sight.faces, transform: sight.transform });
        Ok(())
    }
}
