//! Marked content: layers, and texts that stand for what is drawn (ISO 32000-2, 14.6, 8.11.3.2 and 14.9).

use super::{Frame, Run, named};
use crate::syntax::pdf::content::{Operation, Operator};
use crate::syntax::pdf::drawing::Words;
use crate::syntax::pdf::file::File;
use crate::syntax::pdf::layer::Layers;
use crate::syntax::pdf::object::{Dict, Object};

/// The keys of texts that stand for content.
pub const WORDS: [&str; 4] = ["ActualText", "Alt", "E", "Contents"];

/// The marked content that is open.
#[derive(Debug, Default)]
pub struct Marks {
    /// For each whether it is off.
    open: Vec<bool>,
}

impl Marks {
    /// Begins with nothing open, inside content that may be off.
    pub fn new(is_off: bool) -> Self {
        Self { open: vec![is_off] }
    }

    /// Tells whether what is drawn now belongs to a layer that is not shown.
    pub fn is_off(&self) -> bool {
        self.open.last().is_some_and(|is_off| *is_off)
    }

    /// Takes in an operation that begins or ends marked content.
    pub fn note(&mut self, operation: &Operation, resources: &Dict, file: &File, layers: &Layers) {
        match operation.operator {
            Operator::BeginMarked => self.open.push(self.is_off()),
            Operator::BeginMarkedNamed => {
                let is_layer = operation.operands.first().and_then(Object::as_name) == Some(b"OC");
                let name = operation.operands.get(1).and_then(Object::as_name).filter(|_| is_layer);
                let owner = name.and_then(|name| named(file, resources, "Properties", name));
                self.open.push(self.is_off() || owner.is_some_and(|owner| layers.hide(file, &owner)));
            }
            Operator::EndMarked if self.open.len() > 1 => {
                self.open.pop();
            }
            _ => {}
        }
    }
}

/// What marked content says of itself, in the operation or among the resources.
pub fn properties(operation: &Operation, resources: &Dict, file: &File) -> Option<Dict> {
    match operation.operands.get(1)? {
        Object::Dict(dict) => Some(dict.clone()),
        Object::Name(name) => file.resolve(&named(file, resources, "Properties", name)?).as_dict().cloned(),
        _ => None,
    }
}

impl Run<'_, '_> {
    pub(super) fn mark(&mut self, frame: &mut Frame<'_>, operation: &Operation) {
        frame.marks.note(operation, frame.resources, self.all.file, self.all.layers);
        if frame.state.is_off || frame.marks.is_off() || operation.operator == Operator::PointNamed {
            return;
        }
        let Some(dict) = properties(operation, frame.resources, self.all.file) else { return };
        for key in WORDS {
            if let Some(bytes) = self.all.file.value(&dict, key).as_string() {
                let words = Words { instance: frame.instance, operation: frame.operation, key, bytes: bytes.to_vec() };
                self.drawing.words.push(words);
            }
        }
    }
}
