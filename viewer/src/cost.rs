//! How much work a content stream is, before it is begun.
//!
//! A stream may draw a form that draws two others, and so on: a few hundred bytes can ask for more operators than a
//! day has microseconds, and the interpreter cannot be stopped once it runs. So the operators are counted first, each
//! form once.

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::content::ops::TypedInstruction;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::Resources;

use crate::object;

/// The most operators that one page may come to.
pub(crate) const MAX_COST: u64 = 5_000_000;

/// How deep forms may lie in each other; the interpreter goes no deeper than 50.
const MAX_DEPTH: usize = 50;

/// How many pixels of a picture are as much work as one operator.
const PIXELS_PER_OPERATOR: u64 = 64;

/// Counts the operators that streams of one file come to.
#[derive(Default)]
pub(crate) struct Cost {
    known: HashMap<ObjectIdentifier, u64>,
    /// Streams that are being counted, from the outermost in.
    open: Vec<ObjectIdentifier>,
    counted: u64,
}

impl Cost {
    /// The operators of a content stream and of all that it draws; more than [`MAX_COST`] when it has no end.
    pub(crate) fn of(&mut self, content: &[u8], resources: &Resources<'_>) -> u64 {
        let mut operators = TypedIter::new(content);
        let mut cost: u64 = 0;
        let mut glyph_cost: u64 = 0;
        while let Some(operator) = operators.next() {
            self.counted = self.counted.saturating_add(1);
            cost = cost.saturating_add(1).saturating_add(match operator {
                TypedInstruction::XObject(form) => {
                    resources.get_x_object(form.0).map_or(0, |stream| self.of_stream(&stream, resources))
                }
                TypedInstruction::NonStrokeColorNamed(color) => self.of_pattern(color.1, resources),
                TypedInstruction::StrokeColorNamed(color) => self.of_pattern(color.1, resources),
                TypedInstruction::SetGraphicsState(state) => self.of_mask(state.0, resources),
                TypedInstruction::InlineImage(image) => pixels(image.0) / PIXELS_PER_OPERATOR,
                TypedInstruction::TextFont(font) => {
                    glyph_cost = resources.get_font(font.0).map_or(0, |font| self.of_font(&font, resources));
                    0
                }
                TypedInstruction::ShowText(text) => glyphs(text.0.as_bytes(), glyph_cost),
                TypedInstruction::NextLineAndShowText(text) => glyphs(text.0.as_bytes(), glyph_cost),
                TypedInstruction::ShowTextWithParameters(text) => glyphs(text.2.as_bytes(), glyph_cost),
                TypedInstruction::ShowTexts(texts) => of_texts(texts.0, glyph_cost),
                _ => 0,
            });
            if cost.max(self.counted) > MAX_COST {
                return u64::MAX;
            }
        }
        cost
    }

    /// The operators of a form, a pattern or the glyph of a Type 3 font.
    pub(crate) fn of_stream(&mut self, stream: &Stream<'_>, parent: &Resources<'_>) -> u64 {
        if object::is_image(stream) {
            return pixels(stream) / PIXELS_PER_OPERATOR;
        }
        let id = stream.obj_id();
        if let Some(cost) = self.known.get(&id) {
            return *cost;
        }
        if self.open.contains(&id) || self.open.len() >= MAX_DEPTH {
            return u64::MAX;
        }
        // What does not decode is not drawn.
        let Some(content) = object::decoded(stream) else { return 0 };
        self.open.push(id);
        let own = stream.dict().get::<Dict<'_>>(b"Resources").map(Resources::new);
        let cost = self.of(&content, own.as_ref().unwrap_or(parent));
        self.open.pop();
        self.known.insert(id, cost);
        cost
    }

    fn of_pattern(&mut self, name: Option<&Name<'_>>, resources: &Resources<'_>) -> u64 {
        let pattern = name.and_then(|name| resources.get_pattern(name)).and_then(Object::into_stream);
        pattern.map_or(0, |pattern| self.of_stream(&pattern, resources))
    }

    fn of_mask(&mut self, name: &Name<'_>, resources: &Resources<'_>) -> u64 {
        let mask = resources.get_ext_g_state(name).and_then(|state| state.get::<Dict<'_>>(b"SMask"));
        mask.and_then(|mask| mask.get::<Stream<'_>>(b"G")).map_or(0, |group| self.of_stream(&group, resources))
    }

    /// The operators of the costliest glyph of a font that is drawn by operators.
    fn of_font(&mut self, font: &Dict<'_>, parent: &Resources<'_>) -> u64 {
        let Some(glyphs) = font.get::<Dict<'_>>(b"CharProcs") else { return 0 };
        let own = font.get::<Dict<'_>>(b"Resources").map(Resources::new);
        let resources = own.as_ref().unwrap_or(parent);
        let streams = glyphs.keys().filter_map(|name| glyphs.get::<Stream<'_>>(name));
        streams.map(|glyph| self.of_stream(&glyph, resources)).max().unwrap_or(0)
    }
}

fn of_texts(texts: &Array<'_>, glyph_cost: u64) -> u64 {
    let strings = texts.iter::<Object<'_>>().filter_map(Object::into_string);
    strings.map(|string| glyphs(string.as_bytes(), glyph_cost)).fold(0, u64::saturating_add)
}

fn glyphs(codes: &[u8], glyph_cost: u64) -> u64 {
    (codes.len() as u64).saturating_mul(glyph_cost)
}

fn pixels(image: &Stream<'_>) -> u64 {
    let side = |long: &[u8], short: &[u8]| {
        let dict = image.dict();
        u64::from(dict.get::<u32>(long).or_else(|| dict.get::<u32>(short)).unwrap_or(0))
    };
    side(b"Width", b"W").saturating_mul(side(b"Height", b"H"))
}
