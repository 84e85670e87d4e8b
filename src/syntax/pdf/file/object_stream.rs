//! Streams that hold objects (ISO 32000-2, 7.5.7).

use std::collections::BTreeMap;

use super::File;
use crate::syntax::pdf::lexer::Lexer;
use crate::syntax::pdf::object::{Object, Stream};

/// An unpacked stream of objects.
pub(super) struct ObjectStream {
    bytes: Vec<u8>,
    /// Where each begins.
    starts: BTreeMap<u32, usize>,
}

impl ObjectStream {
    /// Unpacks a stream; nothing for one that says nothing of its objects.
    pub(super) fn new(file: &File, stream: &Stream) -> Option<Self> {
        let number = |key| file.value(&stream.dict, key).as_integer().and_then(|number| usize::try_from(number).ok());
        let (count, first) = (number("N")?, number("First")?);
        let bytes = file.bytes_of(stream).ok()?;
        let mut lexer = Lexer::new(bytes.get(..first)?, 0);
        let mut starts = BTreeMap::new();
        for _ in 0..count {
            let (Some(number), Some(start)) = (lexer.number(), lexer.number()) else { break };
            let start = usize::try_from(start).ok().and_then(|start| first.checked_add(start));
            if let (Ok(number), Some(start)) = (u32::try_from(number), start) {
                starts.entry(number).or_insert(start);
            }
        }
        Some(Self { bytes, starts })
    }

    /// An object, whose strings are not encrypted by themselves.
    pub(super) fn get(&self, number: u32) -> Option<Object> {
        Lexer::new(&self.bytes, *self.starts.get(&number)?).read()
    }

    /// The numbers of its objects.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.starts.keys().copied()
    }
}
