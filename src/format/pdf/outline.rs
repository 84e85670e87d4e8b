//! Bookmarks and the labels of pages (ISO 32000-2, 12.3.3 and 12.4.2).

use super::tree;
use super::walk::{Kind, Walk};
use crate::error::Result;
use crate::model::{Location, Notation, Place};
use crate::syntax::pdf::{Dict, Object};

impl Walk<'_> {
    /// An entry of the list of bookmarks, or the list.
    ///
    /// # Errors
    /// What the texts give.
    pub fn outline(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        let Some(from) = found.as_dict() else { return Ok(Object::Null) };
        let mut dict = Dict::default();
        self.copy(from, &["Count", "C", "F"], &mut dict);
        if let Some(title) = self.file.value(from, "Title").as_string() {
            self.outlines += 1;
            let location = Location::visible(Place::Outline, self.outlines);
            dict.set("Title", self.text(title, location, Notation::Prose)?);
        }
        self.leads(from, self.outlines.max(1), &mut dict)?;
        for key in ["Parent", "First", "Last", "Prev", "Next"] {
            if from.get(key).as_ref().is_some() {
                let link = self.link(from.get(key), Kind::Outline)?;
                dict.set(key, link);
            }
        }
        Ok(dict.into())
    }

    /// The labels of pages, in one list.
    ///
    /// # Errors
    /// What the texts give.
    pub fn page_labels(&mut self, object: &Object) -> Result<Object> {
        let mut all = Vec::new();
        for (page, label) in tree::numbers(self.file, object) {
            let found = self.file.resolve(&label);
            let Some(from) = found.as_dict() else { continue };
            let mut dict = Dict::default();
            self.copy(from, &["St"], &mut dict);
            self.copy_name(from, "S", &["D", "R", "r", "A", "a"], &mut dict);
            if let Some(prefix) = self.file.value(from, "P").as_string() {
                let location = Location::metadata(Place::Name, usize::try_from(page).unwrap_or(0) + 1);
                dict.set("P", self.text(prefix, location, Notation::Prose)?);
            }
            all.extend([Object::Integer(page), dict.into()]);
        }
        Ok(Dict::default().with("Nums", Object::Array(all)).into())
    }
}
