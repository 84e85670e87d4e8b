//! The structure of the text, which programs read aloud or convert (ISO 32000-2, 14.7 and 14.8).

use super::contents::TAGS;
use super::tree;
use super::walk::{Kind, Walk};
use crate::error::Result;
use crate::model::{Location, Notation, Place};
use crate::syntax::pdf::{Dict, Object};

/// Who may own attributes (table 376).
const OWNERS: [&[u8]; 4] = [b"Layout", b"List", b"PrintField", b"Table"];

impl Walk<'_> {
    /// The root of the structure.
    ///
    /// # Errors
    /// What its parts give.
    pub fn structure(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        let Some(from) = found.as_dict() else { return Ok(Object::Null) };
        let mut dict = Dict::default();
        dict.set("Type", Object::name("StructTreeRoot"));
        self.copy(from, &["ParentTreeNextKey"], &mut dict);
        self.roles = self.file.value(from, "RoleMap").as_dict().cloned().unwrap_or_default();
        dict.set("K", self.children(from.get("K"))?);
        let mut all = Vec::new();
        for (key, value) in tree::numbers(self.file, from.get("ParentTree")) {
            let found = self.file.resolve(&value);
            let owner = match found.as_array() {
                Some(items) => {
                    let links = items.iter().map(|item| self.element_link(item)).collect::<Result<_>>()?;
                    Object::Array(links)
                }
                None => self.element_link(&value)?,
            };
            all.extend([Object::Integer(key), owner]);
        }
        dict.set("ParentTree", Dict::default().with("Nums", Object::Array(all)).into());
        Ok(dict.into())
    }

    fn element_link(&mut self, object: &Object) -> Result<Object> {
        if object.as_ref().is_some() { self.link(object, Kind::Element) } else { Ok(Object::Null) }
    }

    /// An element.
    ///
    /// # Errors
    /// What its texts give.
    pub fn element(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        let Some(from) = found.as_dict() else { return Ok(Object::Null) };
        let mut dict = Dict::default();
        dict.set("Type", Object::name("StructElem"));
        dict.set("S", self.role(from));
        let parent = self.file.value(from, "P");
        let is_root = parent.as_dict().is_some_and(|parent| parent.get("Type").as_name() == Some(b"StructTreeRoot"));
        let kind = if is_root { Kind::Structure } else { Kind::Element };
        if from.get("P").as_ref().is_some() {
            dict.set("P", self.link(from.get("P"), kind)?);
        }
        if let Some(page) = self.page_link(from.get("Pg")) {
            dict.set("Pg", page);
        }
        if from.has("K") {
            dict.set("K", self.children(from.get("K"))?);
        }
        // What it stands for may lie in an area.
        let page = from.get("Pg").as_ref().and_then(|at| self.page_indexes.get(&at.number));
        let is_touched = self.areas.iter().any(|area| page.is_none_or(|page| *page == area.page_index()));
        for key in ["T", "Alt", "ActualText", "E"] {
            if let Some(text) = self.file.value(from, key).as_string() {
                let location = Location::hidden(Place::AltText, 1);
                let text = self.text(text, location, Notation::Prose)?;
                if !is_touched {
                    dict.set(key, text);
                }
            }
        }
        if let Some(language) = self.file.value(from, "Lang").as_string().filter(|tag| is_language(tag)) {
            dict.set("Lang", Object::String(language.to_vec()));
        }
        let attributes = self.attributes(from.get("A"));
        if !attributes.is_empty() {
            dict.set("A", Object::Array(attributes));
        }
        Ok(dict.into())
    }

    /// What an element is in words of the standard.
    fn role(&self, from: &Dict) -> Object {
        let own = self.file.value(from, "S");
        let mut name = own.as_name().unwrap_or_default().to_vec();
        for _ in 0..8 {
            if let Some(known) = TAGS.iter().find(|known| known.as_bytes() == name) {
                return Object::name(known);
            }
            match self.roles.0.get(&name).and_then(Object::as_name) {
                Some(next) => name = next.to_vec(),
                None => break,
            }
        }
        Object::name("Span")
    }

    /// What an element holds: elements, content by its number, and objects.
    fn children(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        let items = found.as_array().map_or_else(|| vec![object.clone()], <[_]>::to_vec);
        let mut all = Vec::new();
        for item in &items {
            let found = self.file.resolve(item);
            let child = match &*found {
                Object::Integer(number) => Object::Integer(*number),
                Object::Dict(dict) => match dict.get("Type").as_name() {
                    Some(b"MCR") => self.marked(dict),
                    Some(b"OBJR") => self.object_reference(dict)?,
                    _ => self.element_link(item)?,
                },
                _ => Object::Null,
            };
            if child != Object::Null {
                all.push(child);
            }
        }
        Ok(Object::Array(all))
    }

    /// Content of another page than that of its element (14.7.5.2).
    fn marked(&mut self, from: &Dict) -> Object {
        if from.has("Stm") {
            return Object::Null;
        }
        let mut dict = Dict::default();
        dict.set("Type", Object::name("MCR"));
        self.copy(from, &["MCID"], &mut dict);
        if let Some(page) = self.page_link(from.get("Pg")) {
            dict.set("Pg", page);
        }
        dict.into()
    }

    /// An annotation as a part of the text (14.7.5.3).
    fn object_reference(&mut self, from: &Dict) -> Result<Object> {
        let object = from.get("Obj");
        let is_annotation = object.as_ref().is_some_and(|at| self.annotation_pages.contains_key(&at.number));
        if !is_annotation {
            return Ok(Object::Null);
        }
        let mut dict = Dict::default();
        dict.set("Type", Object::name("OBJR"));
        dict.set("Obj", self.link(object, Kind::Annotation)?);
        if let Some(page) = self.page_link(from.get("Pg")) {
            dict.set("Pg", page);
        }
        Ok(dict.into())
    }

    /// Attributes of layout, lists and tables.
    fn attributes(&self, object: &Object) -> Vec<Object> {
        let plain = self.plain(object);
        let items = plain.as_array().map_or_else(|| vec![plain.clone()], <[_]>::to_vec);
        let is_known = |item: &Object| {
            item.as_dict().and_then(|dict| dict.get("O").as_name()).is_some_and(|owner| OWNERS.contains(&owner))
        };
        items.into_iter().filter(is_known).collect()
    }
}

/// Tells whether a text is the tag of a language (BCP 47), and not longer than one.
pub fn is_language(bytes: &[u8]) -> bool {
    let is_part = |part: &[u8]| (2..=4).contains(&part.len()) && part.iter().all(u8::is_ascii_alphanumeric);
    bytes.len() <= 11 && bytes.split(|byte| *byte == b'-').all(is_part)
}
