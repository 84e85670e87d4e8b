//! Files packed into the letters of a text: they are opened as what they are, and put back clean.

use super::nested::Files;
use super::origin::Read;
use super::{Document, Opener, Options, check_units, media_type, shot};
use crate::error::Result;
use crate::model::{Area, Clue, Dropped, DroppedKind, Edit, Layout, Sensitive, TextUnit};
use crate::syntax::data_uri::{self, Packed};

/// More of them in one text stay out of it.
const MOST_FILES: usize = 1000;

/// Opens a text and the files packed into it. One that no format can open stays out of it.
///
/// # Errors
/// What `read` gives, and `LimitExceeded` for too many units.
pub fn open(bytes: Vec<u8>, options: &Options, read: Read) -> Result<Box<dyn Document>> {
    let mut text = read(bytes, options)?;
    let slots = text.take_packed();
    let Some(opener) = options.opener.filter(|_| slots.iter().any(Option::is_some)) else { return Ok(text) };
    // A place that is no more, because more was left out than the file, or an encoding other than UTF-8.
    let is_whole = |written: Vec<u8>| data_uri::fill(&written, &slots, &vec![None; slots.len()]).is_some();
    if !text.rewrite(&[]).is_ok_and(is_whole) {
        return Ok(text);
    }
    let mut files = WithFiles::new(text);
    for slot in &slots {
        let packed = slot.as_ref().filter(|_| files.nested.count() < MOST_FILES);
        let opened = packed.map(|packed| files.open(packed, opener, options)).transpose()?.flatten();
        files.contents.push(opened);
    }
    files.slots = Sensitive::new(slots);
    Ok(Box::new(files))
}

/// A text with the files packed into it.
struct WithFiles {
    text: Box<dyn Document>,
    units: Vec<TextUnit>,
    /// Where the units end that are the text's own.
    own_units: usize,
    /// What stood in each place.
    slots: Sensitive<Vec<Option<Packed>>>,
    /// Which of the files inside stands there.
    contents: Vec<Option<usize>>,
    nested: Files,
    dropped: Vec<Dropped>,
    len_unpacked: u64,
}

impl WithFiles {
    fn new(text: Box<dyn Document>) -> Self {
        let units = text.units().to_vec();
        Self {
            own_units: units.len(),
            units,
            slots: Sensitive::new(Vec::new()),
            contents: Vec::new(),
            nested: Files::default(),
            dropped: text.dropped(),
            len_unpacked: text.len_unpacked(),
            text,
        }
    }

    /// Opens what stood in a place, and tells which of the files inside it is.
    fn open(&mut self, packed: &Packed, opener: Opener, options: &Options) -> Result<Option<usize>> {
        let Some(bytes) = &packed.bytes else { return Ok(None) };
        let options = options.inside(options.limits.unpacked_bytes.saturating_sub(self.len_unpacked));
        let named = packed.head.as_ref().map(|head| format!("packed.{}", media_type::ending(head)));
        let opened = named.and_then(|name| opener(Some(&name), bytes.clone(), &options).ok());
        let opened = opened.or_else(|| opener(None, bytes.clone(), &options).ok());
        let Some((_, document)) = opened else { return Ok(None) };
        self.len_unpacked += bytes.len() as u64 + document.len_unpacked();
        let kind = if packed.is_picture { DroppedKind::Picture } else { DroppedKind::EmbeddedObject };
        self.restore(kind);
        document.dropped().into_iter().for_each(|dropped| self.drop(dropped));
        let number = self.nested.count() + 1;
        self.nested.add(document, number, &mut self.units, &options.limits).map(Some)
    }

    /// Counts one thing less that is left out.
    fn restore(&mut self, kind: DroppedKind) {
        self.dropped.iter_mut().filter(|dropped| dropped.kind == kind).for_each(|dropped| dropped.count -= 1);
        self.dropped.retain(|dropped| dropped.count > 0);
    }

    fn drop(&mut self, more: Dropped) {
        match self.dropped.iter_mut().find(|dropped| dropped.kind == more.kind) {
            Some(dropped) => dropped.count += more.count,
            None => self.dropped.push(more),
        }
    }
}

impl Document for WithFiles {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.dropped.clone()
    }

    fn pictures(&self) -> usize {
        self.text.pictures() + self.nested.pictures()
    }

    fn files(&self) -> Option<&Files> {
        Some(&self.nested)
    }

    fn files_mut(&mut self) -> Option<(&mut Files, &mut Vec<TextUnit>)> {
        Some((&mut self.nested, &mut self.units))
    }

    fn reflows(&self) -> bool {
        self.text.reflows()
    }

    fn clues(&self) -> &[Clue] {
        self.text.clues()
    }

    fn len_unpacked(&self) -> u64 {
        self.len_unpacked
    }

    fn layout(&self) -> Layout {
        let mut layout = self.text.layout();
        shot::lay_out(&self.plates(), &self.units, &mut layout);
        layout.finish(self.units.len());
        layout
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        check_units(edits, &self.units)?;
        let (own, others) = edits.split_at(edits.partition_point(|edit| (edit.unit.0 as usize) < self.own_units));
        let text = self.text.rewrite(own)?;
        let content = |index: &Option<usize>| {
            let file = index.and_then(|index| self.nested.get(index));
            file.map(|file| file.rewrite_without(areas, others)).transpose()
        };
        let contents = self.contents.iter().map(content).collect::<Result<Vec<_>>>()?;
        // EXPOSE: the files are put back in their places.
        Ok(data_uri::fill(&text, self.slots.expose(), &contents).unwrap_or(text))
    }
}

#[cfg(test)]
mod tests;
