//! Who takes part in threads, on cells and on slides alike.

use std::collections::BTreeMap;

use super::Reading;
use crate::syntax::xml::{self, Namespaces, Scan, Token, plain_value};

/// Persons, each with the number of a label once they say something.
#[derive(Debug, Default)]
pub(super) struct Persons {
    /// The names of all, by their numbers as read.
    names: BTreeMap<String, String>,
    /// The numbers of those who say something, by their numbers as read.
    numbers: BTreeMap<String, usize>,
    /// The labels of those, by their numbers.
    pub(super) labels: Vec<usize>,
}

impl Persons {
    /// Reads who there is from elements of the first of the namespaces, which have this name, and tell theirs in this
    /// attribute. A part that is broken tells what it holds up to there.
    pub(super) fn read(
        reading: &Reading<'_>,
        part: Option<usize>,
        namespaces: Namespaces,
        [element, name]: [&str; 2],
    ) -> Self {
        let mut persons = Self::default();
        let bytes = part.map(|part| reading.bytes(part)).unwrap_or_default();
        let Ok(text) = xml::decode(bytes) else { return persons };
        let mut scan = Scan::new(&text, namespaces, reading.limits);
        while let Ok(Some(token)) = scan.next() {
            let Token::Open(open) = token else { continue };
            if (open.namespace, open.local) != (0, element) {
                continue;
            }
            if let Ok(Some(id)) = plain_value(&open, "id") {
                let name = plain_value(&open, name).ok().flatten().unwrap_or_default();
                persons.names.insert(id, name.trim().to_owned());
            }
        }
        persons
    }

    /// The number of somebody who says something, from 0 in the order in which they are met.
    pub(super) fn of(&mut self, reading: &mut Reading<'_>, id: &str, is_dated: bool) -> usize {
        let label = reading.author(self.names.get(id).map_or("", String::as_str), is_dated);
        let next = self.labels.len();
        *self.numbers.entry(id.to_owned()).or_insert_with(|| {
            self.labels.push(label);
            next
        })
    }
}
