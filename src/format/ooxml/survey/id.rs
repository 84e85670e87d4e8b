//! Names of relationships, which too are text that somebody chose.

use std::collections::BTreeMap;

use crate::syntax::opc::Relationship;

/// Names of relationships: those of the usual form stay, all others are numbered after them.
pub(super) struct Ids {
    next: u64,
    given: BTreeMap<String, String>,
}

impl Ids {
    pub fn new(relationships: &[Relationship]) -> Self {
        let highest = relationships.iter().filter_map(|relationship| number(&relationship.id)).max();
        Self { next: highest.unwrap_or_default() + 1, given: BTreeMap::new() }
    }

    pub fn of(&mut self, id: &str) -> String {
        if number(id).is_some() {
            return id.to_owned();
        }
        let fresh = self.fresh();
        self.given.entry(id.to_owned()).or_insert(fresh).clone()
    }

    pub fn fresh(&mut self) -> String {
        self.next += 1;
        format!("rId{}", self.next - 1)
    }
}

/// Tells whether the name of a relationship is one that stays as it is.
pub fn is_usual_id(id: &str) -> bool {
    number(id).is_some()
}

/// The number in the name of a relationship, if it is of the usual form.
pub fn number(id: &str) -> Option<u64> {
    let digits = id.strip_prefix("rId").filter(|digits| digits.len() <= 9 && !digits.starts_with(['0', '+']))?;
    digits.parse().ok()
}
