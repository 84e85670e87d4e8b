//! The values that a task knows, with what is asked about them for every file: prepared once and not for each.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::address;
use crate::model::{Entity, Sensitive, Value, order};
use crate::resolve::{Grams, Known, Needs, Stands};

/// Values found in any file of a task, in order. Copies share what has been prepared.
#[derive(Clone, Default)]
pub struct KnownValues {
    all: Arc<[Known]>,
    index: Arc<OnceLock<Index>>,
}

/// What is asked about them.
struct Index {
    /// Without capitals.
    spellings: BTreeSet<String>,
    folded: BTreeSet<Sensitive<String>>,
    in_addresses: Vec<(Entity, String)>,
    needs: Needs,
}

impl KnownValues {
    /// Tells whether a value in this very spelling is one of them.
    pub fn contains(&self, known: &Known) -> bool {
        self.all.binary_search(known).is_ok()
    }

    /// Tells whether one of them is spelt so, given without capitals.
    pub fn is_spelt(&self, lower: &str) -> bool {
        self.index().spellings.contains(lower)
    }

    /// Tells whether one of them comes to the same when its writing does not count.
    pub fn is_value(&self, folded: &Sensitive<String>) -> bool {
        self.index().folded.contains(folded)
    }

    /// Those of which something may stand in texts, as far as their runs of letters are known.
    pub fn may_stand(&self, grams: Option<&Grams>) -> impl Iterator<Item = (&Known, Stands)> {
        let met = self.index().needs.met(grams).into_iter();
        met.filter_map(|(at, stands)| Some((self.all.get(at)?, stands)))
    }

    /// The other way of writing those that hold the escapes of addresses.
    pub fn in_addresses(&self) -> &[(Entity, String)] {
        &self.index().in_addresses
    }

    fn index(&self) -> &Index {
        // EXPOSE: the values are prepared for being looked for.
        let spelt = || self.iter().map(|known| (known.entity, known.spelling.expose().as_str()));
        self.index.get_or_init(|| Index {
            spellings: order::set(spelt().map(|(_, spelling)| spelling.to_ascii_lowercase())),
            folded: order::set(spelt().map(|(entity, spelling)| Value::of(entity, spelling).folded)),
            in_addresses: address::values(self.iter()),
            needs: Needs::of(spelt()),
        })
    }
}

impl From<Vec<Known>> for KnownValues {
    fn from(mut all: Vec<Known>) -> Self {
        all.sort();
        all.dedup();
        Self { all: all.into(), index: Arc::default() }
    }
}

impl Deref for KnownValues {
    type Target = [Known];

    fn deref(&self) -> &[Known] {
        &self.all
    }
}

impl PartialEq for KnownValues {
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl Eq for KnownValues {}

impl fmt::Debug for KnownValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_stand_in_a_file_is_looked_for_there() {
        let known = |(entity, spelling): (Entity, &str)| Known { entity, spelling: spelling.into() };
        let all = [
            (Entity::Person, "Jane Castellanos"),
            (Entity::Person, "Omar Quaid"),
            (Entity::PhoneNumber, "+1 202 555 0143"),
            (Entity::EmailAddress, "a%40b@example.org"),
            (Entity::Identifier, "Q-7"),
        ];
        let values = KnownValues::from(all.map(known).to_vec());
        let stands = |text: &str| {
            let mut grams = Grams::default();
            grams.add(text);
            let parts = |stands: Stands| [stands.whole, stands.first, stands.last].map(u8::from);
            let met = values.may_stand(Some(&grams));
            met.map(|(known, stands)| (known.spelling.expose().as_str(), parts(stands))).collect::<Vec<_>>()
        };
        assert_eq!(stands("nothing"), []);
        assert_eq!(stands("ask CASTEL-lanos"), [("Jane Castellanos", [0, 0, 1])]);
        assert_eq!(stands("Omar, that is Omar Quaid"), [("Omar Quaid", [1, 1, 1])]);
        assert_eq!(stands("12025550143"), [("+1 202 555 0143", [1, 0, 0])]);
        assert_eq!(values.may_stand(None).count(), 4, "one is too short to be looked for");
        assert!(values.contains(&known(all[0])) && !values.contains(&known((Entity::Person, "jane castellanos"))));
        assert!(values.is_spelt("omar quaid") && !values.is_spelt("Omar Quaid"));
        assert!(values.is_value(&Value::of(Entity::Person, "Mr. OMAR  QUAID").folded));
        assert_eq!(values.in_addresses(), [(Entity::EmailAddress, "a@b@example.org".to_owned())]);
    }
}
