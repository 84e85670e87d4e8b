//! Where links and entries lead (ISO 32000-2, 12.3.2 and 12.6). Named places are told as what they stand for, so that no
//! name has to stay.

use std::collections::BTreeMap;

use super::tree;
use super::walk::{Kind, Walk};
use crate::error::Result;
use crate::model::{DroppedKind, Location, Notation, Place};
use crate::syntax::pdf::{Dict, File, Object};

/// What is done where a page is turned to (table 215).
const NAMED: [&str; 4] = ["NextPage", "PrevPage", "FirstPage", "LastPage"];

/// How a page is shown (table 149).
const FITS: [&[u8]; 8] = [b"XYZ", b"Fit", b"FitH", b"FitV", b"FitR", b"FitB", b"FitBH", b"FitBV"];

/// The named places of a file.
pub fn named(file: &File) -> BTreeMap<Vec<u8>, Object> {
    let root = file.root();
    let Some(root) = root.as_deref().and_then(Object::as_dict) else { return BTreeMap::new() };
    let mut all = BTreeMap::new();
    if let Some(old) = file.value(root, "Dests").as_dict() {
        all.extend(old.0.clone());
    }
    if let Some(names) = file.value(root, "Names").as_dict() {
        all.extend(tree::names(file, names.get("Dests")));
    }
    all
}

impl Walk<'_> {
    /// A place in the file as it is told without names; nothing for one that leads nowhere.
    pub fn destination(&mut self, object: &Object) -> Option<Object> {
        let file = self.file;
        let mut found = file.resolve(object);
        if let Object::Name(name) | Object::String(name) = &*found {
            found = file.resolve(self.named.get(name)?);
        }
        if let Object::Dict(dict) = &*found {
            let inner = file.value(dict, "D").as_array()?.to_vec();
            return self.place(&inner);
        }
        let items = found.as_array()?.to_vec();
        self.place(&items)
    }

    fn place(&mut self, items: &[Object]) -> Option<Object> {
        let [page, fit, numbers @ ..] = items else { return None };
        let fit = self.file.resolve(fit).as_name().filter(|fit| FITS.contains(fit))?.to_vec();
        let mut out = vec![self.page_link(page)?, Object::Name(fit)];
        let number = |number: &Object| Object::clone(&self.file.resolve(number));
        let number =
            |object: &Object| Some(number(object)).filter(|number| number.as_number().is_some()).unwrap_or_default();
        out.extend(numbers.iter().take(4).map(number));
        Some(Object::Array(out))
    }

    /// A reference to a page.
    pub fn page_link(&mut self, page: &Object) -> Option<Object> {
        let at = page.as_ref()?;
        let index = *self.page_indexes.get(&at.number)?;
        Some(Object::Ref(self.link_ref(at, Kind::Page(index))))
    }

    /// Takes over where something leads: to a place in the file, or to an address.
    ///
    /// # Errors
    /// What the texts give.
    pub fn leads(&mut self, from: &Dict, number: usize, to: &mut Dict) -> Result<()> {
        if from.has("Dest") {
            if let Some(place) = self.destination(from.get("Dest")) {
                to.set("Dest", place);
            }
            return Ok(());
        }
        let action = self.file.value(from, "A");
        if let Some(action) = action.as_dict()
            && let Some(action) = self.action(action, number)?
        {
            to.set("A", action.into());
        }
        Ok(())
    }

    /// An action that turns pages or opens an address; all others go.
    ///
    /// # Errors
    /// What the texts give.
    pub fn action(&mut self, from: &Dict, number: usize) -> Result<Option<Dict>> {
        let file = self.file;
        let kind = file.value(from, "S");
        let mut dict = Dict::default();
        match kind.as_name() {
            Some(b"GoTo") => {
                let Some(place) = self.destination(from.get("D")) else { return Ok(None) };
                dict.set("D", place);
            }
            Some(b"URI") => {
                let address = file.value(from, "URI");
                let Some(address) = address.as_string() else { return Ok(None) };
                let new = self.text(address, Location::hidden(Place::Link, number), Notation::Address)?;
                dict.set("URI", new);
            }
            Some(b"Named") => self.copy_name(from, "N", &NAMED, &mut dict),
            _ => {
                self.drop(DroppedKind::Script);
                return Ok(None);
            }
        }
        if from.has("Next") {
            self.drop(DroppedKind::Script);
        }
        dict.set("S", Object::Name(kind.as_name().unwrap_or_default().to_vec()));
        Ok(Some(dict))
    }
}
