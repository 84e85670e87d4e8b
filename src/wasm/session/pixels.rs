//! What a reader of words in pixels gets of a file, and what it gives back.

use js_sys::{Object, Reflect, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::super::dto::{PlateDto, from_js, to_js};
use super::{FileSession, Js};
use crate::error::Error;
use crate::format::{Drawing, Pixels};
use crate::model::{Code, Sight, Word};
use crate::scan::OpenFile;
use crate::session::SecondLook;

/// What was seen in the pixels of a page.
#[derive(Deserialize)]
struct SightDto {
    words: Option<Vec<WordDto>>,
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
        pixels_of(file.file(), page_index)
    }

    /// Gives what a page, counted from 0, has to be drawn from, because it has no pixels before: the `bytes` of a PDF file,
    /// which `page` of that it is, from 0, and the `count` of its pages, which follow upon each other; nothing for a page that
    /// has pixels or is none.
    ///
    /// # Errors
    /// `OutOfOrder` before a file is open.
    pub fn drawing(&self, page_index: u32) -> Js<JsValue> {
        let Some(file) = &self.file else { return Err(self.closed()) };
        js_drawing(file.file().document().drawing(page_index))
    }

    /// Takes in what was seen in the pixels of a page: words line by line, codes, faces; the next scan looks through it.
    ///
    /// # Errors
    /// `OutOfOrder` before a file is open, and for what is nothing of the kind.
    #[wasm_bindgen(js_name = readPage)]
    pub fn read_page(&mut self, page_index: u32, sight: JsValue) -> Js<()> {
        let sight = sight_of(&sight)?;
        let Some(file) = &mut self.file else {
            return Err(self.thrown(&Error::OutOfOrder { what: "Open a file" }));
        };
        file.read_page(page_index, sight);
        Ok(())
    }

    /// Writes the file as it would be written now, to be looked at and never handed out: nothing of it is proven. `drawn`
    /// is as in [`clean`](Self::clean), and nobody has to have looked at anything.
    ///
    /// # Errors
    /// `OutOfOrder` before a scan; `CannotRewrite`.
    pub fn draft(&mut self, rulings: JsValue, drawn: JsValue) -> Js<()> {
        // The one before goes first: each may be large.
        self.draft = None;
        let rulings = self.rulings(&rulings, &drawn)?;
        let Some(file) = &self.file else { return Err(self.closed()) };
        let draft = file.draft(&rulings).map_err(|error| self.thrown(&error))?;
        self.draft = Some(draft);
        Ok(())
    }

    /// The same as [`pixels`](Self::pixels), of the draft that was written last.
    ///
    /// # Errors
    /// `OutOfOrder` where there is none.
    #[wasm_bindgen(js_name = draftPixels)]
    pub fn draft_pixels(&self, page_index: u32) -> Js<JsValue> {
        let Some(draft) = &self.draft else { return Err(self.closed()) };
        js_pixels(draft.pixels(page_index))
    }

    /// The same as [`drawing`](Self::drawing), of the draft that was written last.
    ///
    /// # Errors
    /// `OutOfOrder` where there is none.
    #[wasm_bindgen(js_name = draftDrawing)]
    pub fn draft_drawing(&self, page_index: u32) -> Js<JsValue> {
        let Some(draft) = &self.draft else { return Err(self.closed()) };
        js_drawing(draft.drawing(page_index))
    }

    /// Tells what of the file that was written last has to be looked at once more, because something was painted over there.
    ///
    /// # Errors
    /// An error object when the answer cannot be made into JavaScript.
    #[wasm_bindgen(js_name = writtenPlates)]
    pub fn written_plates(&self) -> Js<JsValue> {
        let dtos = |look: &SecondLook| PlateDto::all(look.plates(), look.file().document());
        to_js(&self.look.as_ref().map(dtos).unwrap_or_default())
    }

    /// The same as [`pixels`](Self::pixels), of the file that was written last.
    ///
    /// # Errors
    /// `OutOfOrder` where there is nothing to look at.
    #[wasm_bindgen(js_name = writtenPixels)]
    pub fn written_pixels(&self, page_index: u32) -> Js<JsValue> {
        let Some(look) = &self.look else { return Err(self.closed()) };
        pixels_of(look.file(), page_index)
    }

    /// The same as [`drawing`](Self::drawing), of the file that was written last.
    ///
    /// # Errors
    /// `OutOfOrder` where there is nothing to look at.
    #[wasm_bindgen(js_name = writtenDrawing)]
    pub fn written_drawing(&self, page_index: u32) -> Js<JsValue> {
        let Some(look) = &self.look else { return Err(self.closed()) };
        js_drawing(look.file().document().drawing(page_index))
    }

    /// The same as [`readPage`](Self::read_page), of the file that was written last.
    ///
    /// # Errors
    /// `OutOfOrder` where there is nothing to look at, and for what is nothing of the kind.
    #[wasm_bindgen(js_name = readWrittenPage)]
    pub fn read_written_page(&mut self, page_index: u32, sight: JsValue) -> Js<()> {
        let sight = sight_of(&sight)?;
        let Some(look) = &mut self.look else {
            return Err(self.thrown(&Error::OutOfOrder { what: "Clean a file" }));
        };
        look.read_page(page_index, sight);
        Ok(())
    }

    /// Tells in how many places of what was looked at once more something is left of what had to go; these are painted over
    /// as well when the file is written anew.
    ///
    /// # Errors
    /// None that can be met.
    #[wasm_bindgen(js_name = leftInPixels)]
    pub fn left_in_pixels(&mut self) -> Js<usize> {
        let (Some(file), Some(look)) = (&mut self.file, self.look.take()) else { return Ok(0) };
        let left = look.left(&self.engine);
        let count = left.len();
        file.paint_over(left);
        Ok(count)
    }
}

fn pixels_of(file: &OpenFile, page_index: u32) -> Js<JsValue> {
    js_pixels(file.document().pixels(page_index))
}

fn js_pixels(pixels: Option<Pixels>) -> Js<JsValue> {
    let Some(pixels) = pixels else { return Ok(JsValue::UNDEFINED) };
    let object = Object::new();
    Reflect::set(&object, &"width".into(), &pixels.width.into())?;
    Reflect::set(&object, &"height".into(), &pixels.height.into())?;
    Reflect::set(&object, &"rgba".into(), &Uint8Array::from(pixels.rgba.as_slice()))?;
    Ok(object.into())
}

fn js_drawing(drawing: Option<Drawing<'_>>) -> Js<JsValue> {
    let Some(drawing) = drawing else { return Ok(JsValue::UNDEFINED) };
    let object = Object::new();
    Reflect::set(&object, &"page".into(), &drawing.page_index.into())?;
    Reflect::set(&object, &"count".into(), &drawing.page_count.into())?;
    Reflect::set(&object, &"bytes".into(), &Uint8Array::from(drawing.bytes))?;
    Ok(object.into())
}

fn sight_of(sight: &JsValue) -> Js<Sight> {
    let sight: SightDto = from_js(sight)?;
    let word = |dto: WordDto| Word {
        text: dto.text.into(),
        sides: [dto.left, dto.top, dto.right, dto.bottom],
        ends_line: dto.ends_line,
    };
    let code =
        |dto: CodeDto| Code { text: dto.text.map(Into::into), sides: [dto.left, dto.top, dto.right, dto.bottom] };
    let words = sight.words.map(|words| words.into_iter().map(word).collect());
    let codes = sight.codes.into_iter().map(code).collect();
    Ok(Sight { words, codes, faces: sight.faces, transform: sight.transform })
}
