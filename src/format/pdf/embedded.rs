//! Files inside (ISO 32000-2, 7.11.4). Those of kinds that can be cleaned are, all others are left out.

use super::tree;
use super::walk::Walk;
use crate::error::{Error, Result};
use crate::model::{DroppedKind, Edit, Location, Notation, Place, UnitId};
use crate::syntax::pdf::write::packed_stream;
use crate::syntax::pdf::{Dict, Object, text_string};

impl Walk<'_> {
    /// The files that belong to the whole file, under names of their own.
    ///
    /// # Errors
    /// What writing them gives.
    pub fn embedded_files(&mut self, object: &Object) -> Result<Option<Object>> {
        let mut all = Vec::new();
        for (_, file) in tree::names(self.file, object) {
            if let Some(file) = self.file_specification(&file)? {
                let name = format!("file{:06}", all.len() / 2 + 1);
                all.extend([Object::String(name.into_bytes()), file]);
            }
        }
        Ok((!all.is_empty()).then(|| Dict::default().with("Names", Object::Array(all)).into()))
    }

    /// A file and what is said of it; nothing for one that does not stay.
    ///
    /// # Errors
    /// What writing it gives.
    pub fn file_specification(&mut self, object: &Object) -> Result<Option<Object>> {
        if let Some(known) = object.as_ref().and_then(|at| self.files.get(&at.number)) {
            return Ok(known.map(Object::Ref));
        }
        let made = self.new_file(object)?;
        let at = made.map(|dict| {
            let at = self.out.reserve();
            self.put(at, dict.into());
            at
        });
        if let Some(old) = object.as_ref() {
            self.files.insert(old.number, at);
        }
        Ok(at.map(Object::Ref))
    }

    fn new_file(&mut self, object: &Object) -> Result<Option<Dict>> {
        let file = self.file;
        let found = file.resolve(object);
        let Some(from) = found.as_dict() else { return Ok(None) };
        let streams = file.value(from, "EF");
        let stream = streams.as_dict().and_then(|all| {
            ["UF", "F"].iter().map(|key| file.value(all, key)).find(|found| found.as_stream().is_some())
        });
        let bytes = match stream.as_deref() {
            Some(Object::Stream(stream)) => file.bytes_of(stream)?,
            _ => return Ok(None),
        };
        let number = self.files.len() + 1;
        let Some((bytes, extension)) = self.inner(bytes, number)? else {
            self.drop(DroppedKind::EmbeddedObject);
            return Ok(None);
        };
        let location = Location::metadata(Place::Embedded, number);
        let name = ["UF", "F"]
            .iter()
            .map(|key| file.value(from, key))
            .find_map(|name| name.as_string().map(text_string::read));
        let name = name.unwrap_or_default();
        let stem = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let stem = self.text(&text_string::write(stem), location, Notation::Address)?;
        let name = text_string::read(stem.as_string().unwrap_or_default());
        let name = if name.is_empty() { format!("file{number}.{extension}") } else { format!("{name}.{extension}") };
        let name = Object::String(text_string::write(&name));
        let mut dict = Dict::default();
        dict.set("Type", Object::name("Filespec"));
        dict.set("F", name.clone());
        dict.set("UF", name);
        if let Some(text) = file.value(from, "Desc").as_string() {
            dict.set("Desc", self.text(text, location, Notation::Prose)?);
        }
        let told = Dict::default().with("Type", Object::name("EmbeddedFile"));
        let stream = if self.slots.is_writing() { Object::Stream(packed_stream(told, &bytes)) } else { Object::Null };
        let at = self.out.reserve();
        self.put(at, stream);
        let streams = Dict::default().with("F", Object::Ref(at)).with("UF", Object::Ref(at));
        dict.set("EF", streams.into());
        Ok(Some(dict))
    }

    /// Cleans a file inside; nothing for one of a kind that cannot be.
    fn inner(&mut self, bytes: Vec<u8>, number: usize) -> Result<Option<(Vec<u8>, &'static str)>> {
        let Some(open) = self.options.opener else { return Ok(None) };
        let Ok((format, document)) = open(None, bytes, self.options) else { return Ok(None) };
        let mut edits = Vec::new();
        for (index, unit) in document.units().iter().enumerate() {
            let location = unit.location.inside(number);
            let unit = crate::model::TextUnit { location, ..unit.clone() };
            for edit in self.slots.edits(unit, &self.options.limits)? {
                let unit = UnitId(u32::try_from(index).unwrap_or(u32::MAX));
                edits.push(Edit { unit, ..edit.clone() });
            }
        }
        for dropped in document.dropped() {
            *self.dropped.entry(dropped.kind).or_default() += dropped.count;
        }
        self.pictures += document.pictures();
        let bytes = if self.slots.is_writing() { document.rewrite(&edits)? } else { Vec::new() };
        let extension =
            format.about().extensions.first().copied().ok_or(Error::CannotRewrite { what: "a kind without a name" })?;
        Ok(Some((bytes, extension)))
    }
}
