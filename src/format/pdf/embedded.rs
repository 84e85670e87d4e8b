//! Files inside (ISO 32000-2, 7.11.4). Those of kinds that can be cleaned are, all others are left out.

use super::slot::Inside;
use super::tree;
use super::walk::Walk;
use crate::error::{Error, Result};
use crate::format::{Document, Files, Format};
use crate::limits::Limits;
use crate::model::{Clue, DroppedKind, Location, Notation, Place, TextUnit};
use crate::syntax::pdf::write::packed_stream;
use crate::syntax::pdf::{Dict, Object, Stream, text_string};

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
        let Some(Object::Stream(stream)) = stream.as_deref() else { return Ok(None) };
        let name = ["UF", "F"]
            .iter()
            .map(|key| file.value(from, key))
            .find_map(|name| name.as_string().map(text_string::read));
        let name = name.unwrap_or_default();
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        let Some(Inside { number, ending, bytes }) = self.inside(name, stream)? else {
            self.drop(DroppedKind::EmbeddedObject);
            return Ok(None);
        };
        let location = Location::metadata(Place::Embedded, number);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let stem = self.text(&text_string::write(stem), location, Notation::Address)?;
        let name = text_string::read(stem.as_string().unwrap_or_default());
        let name = if name.is_empty() { format!("file{number}.{ending}") } else { format!("{name}.{ending}") };
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

    /// What becomes of a file inside; nothing for one that does not stay.
    fn inside(&mut self, name: &str, stream: &Stream) -> Result<Option<Inside>> {
        if self.slots.is_writing() {
            return self.slots.next_file();
        }
        let bytes = self.file.bytes_of(stream)?;
        let opened = self.opened(name.to_owned(), bytes);
        self.slots.add_file(opened, &self.options.limits)
    }

    /// Opens a file inside, and tells what is dropped of it; nothing for one of a kind that cannot be cleaned.
    fn opened(&mut self, name: String, bytes: Vec<u8>) -> Option<Opened> {
        let open = self.options.opener?;
        let used = self.file.len_unpacked().saturating_add(self.slots.embedded().len_unpacked());
        let options = self.options.inside(self.options.limits.unpacked_bytes.saturating_sub(used));
        let opened = open(Some(&name), bytes.clone(), &options).or_else(|_| open(None, bytes, &options));
        let (format, document) = opened.ok()?;
        for dropped in document.dropped() {
            *self.dropped.entry(dropped.kind).or_default() += dropped.count;
        }
        Some(Opened { name, format, document })
    }
}

/// A file inside that a format has opened.
pub struct Opened {
    name: String,
    format: &'static dyn Format,
    document: Box<dyn Document>,
}

impl Opened {
    /// What its name ends with in the written file: as before where that is an ending of its kind.
    fn ending(&self) -> Option<String> {
        let usual = self.format.about().extensions;
        let ending = self.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let ending = ending.filter(|ending| usual.contains(&ending.as_str()));
        ending.or_else(|| usual.first().map(|&first| first.to_owned()))
    }
}

/// The files inside that are known, in the order in which the file is gone through.
#[derive(Debug, Default)]
pub struct Embedded {
    files: Files,
    /// For each that was met, the number and the ending of one that stays.
    met: Vec<Option<(usize, String)>>,
    names: Vec<String>,
    clues: Vec<Clue>,
    len_unpacked: u64,
}

impl Embedded {
    /// Begins with none, behind so many pages.
    pub fn behind(own_pages: u32) -> Self {
        Self { files: Files::behind(own_pages), ..Self::default() }
    }

    /// Adds one that was met, and its units to those of the document around; tells its number and its ending if it stays.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn add(
        &mut self,
        opened: Option<Opened>,
        units: &mut Vec<TextUnit>,
        limits: &Limits,
    ) -> Result<Option<(usize, String)>> {
        let kept = match opened {
            Some(opened) => {
                let number = self.files.count() + 1;
                let ending = opened.ending().ok_or(Error::CannotRewrite { what: "a kind without a name" })?;
                let new = opened.document.clues().iter().filter(|clue| !self.clues.contains(clue));
                let new: Vec<Clue> = new.cloned().collect();
                self.clues.extend(new);
                self.len_unpacked = self.len_unpacked.saturating_add(opened.document.len_unpacked());
                self.names.push(opened.name);
                self.files.add(opened.document, number, units, limits)?;
                Some((number, ending))
            }
            None => None,
        };
        self.met.push(kept.clone());
        Ok(kept)
    }

    /// The number and the ending of one by the order in which they are met; nothing for one that does not stay.
    pub fn kept(&self, index: usize) -> Option<&Option<(usize, String)>> {
        self.met.get(index)
    }

    /// Those that stay.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The same, to take in what was seen on their pages.
    pub fn files_mut(&mut self) -> &mut Files {
        &mut self.files
    }

    /// As [`Document::file_names`].
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// As [`Document::clues`].
    pub fn clues(&self) -> &[Clue] {
        &self.clues
    }

    /// As [`Document::len_unpacked`].
    pub fn len_unpacked(&self) -> u64 {
        self.len_unpacked
    }
}
