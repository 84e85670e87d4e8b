//! The boundary to JavaScript: one class, compiled for the browser alone.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::{Grey, code, face};

type Js<T> = Result<T, JsValue>;

/// A picture that is looked at.
#[wasm_bindgen]
pub struct Sight {
    picture: Grey,
}

#[wasm_bindgen]
impl Sight {
    /// Takes the pixels of a picture, four bytes each.
    ///
    /// # Errors
    /// A string, where the pixels are not as many as the sides say.
    #[wasm_bindgen(constructor)]
    pub fn new(width: u32, height: u32, rgba: &[u8]) -> Js<Self> {
        let picture = Grey::of_rgba(width, height, rgba).ok_or("The pixels are not as many as the sides say.")?;
        Ok(Self { picture })
    }

    /// `{left, top, right, bottom}` of each face.
    ///
    /// # Errors
    /// None that can be met.
    pub fn faces(&self) -> Js<Array> {
        face::faces(&self.picture).iter().map(|sides| placed(sides).map(JsValue::from)).collect()
    }

    /// `{text, left, top, right, bottom}` of each code; the text is `null` where it cannot be read.
    ///
    /// # Errors
    /// None that can be met. What a damaged code may do to its reader ends the module.
    pub fn codes(&self) -> Js<Array> {
        let told = |code: &crate::Code| {
            let object = placed(&code.sides)?;
            let text = code.text.as_deref().map_or(JsValue::NULL, JsValue::from);
            Reflect::set(&object, &"text".into(), &text)?;
            Ok(JsValue::from(object))
        };
        code::codes(&self.picture).iter().map(told).collect()
    }
}

fn placed(sides: &[f64; 4]) -> Js<Object> {
    let object = Object::new();
    for (name, side) in ["left", "top", "right", "bottom"].into_iter().zip(sides) {
        Reflect::set(&object, &name.into(), &(*side).into())?;
    }
    Ok(object)
}
