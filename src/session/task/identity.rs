//! Which names are those of one person.
//!
//! `Maria Lopez`, `Lopez, Maria`, `M. Lopez`, `Ms. Lopez` and `Maria` are one as long as only one person of the task
//! may be meant. With two persons named Lopez, `Lopez` stays by itself.

use std::collections::BTreeMap;

use crate::model::finding::without_title;
use crate::model::{Entity, Sensitive, Value, fold};

/// A first name and a surname, folded.
type Full = (String, String);

/// The values that are names of one person, each under the value that stands for all of them.
pub struct Identities<'a> {
    shared: BTreeMap<&'a Value, &'a Value>,
}

/// How much of a name is known.
enum Known {
    Full(Full),
    /// The first letter of the first name, and the surname.
    Initial(char, String),
    /// One name, first or last.
    One(String),
}

impl<'a> Identities<'a> {
    /// Compares the names of persons among some values, each with its spelling.
    pub fn new(values: impl Iterator<Item = (&'a Value, &'a Sensitive<String>)>) -> Self {
        let mut names: BTreeMap<&Value, Known> = BTreeMap::new();
        for (value, spelling) in values.filter(|(value, _)| value.entity == Entity::Person) {
            // EXPOSE: names are compared word by word.
            names.entry(value).or_insert_with(|| known(spelling.expose()));
        }
        // Who stands for a full name, and which full names hold a name.
        let mut persons: BTreeMap<&Full, &Value> = BTreeMap::new();
        let mut holders: BTreeMap<&str, Vec<&Full>> = BTreeMap::new();
        for (value, name) in &names {
            if let Known::Full(full) = name
                && persons.insert(full, value).is_none()
            {
                holders.entry(&full.0).or_default().push(full);
                holders.entry(&full.1).or_default().push(full);
            }
        }
        let only = |name: &str, fits: &dyn Fn(&Full) -> bool| {
            let mut fitting = holders.get(name).into_iter().flatten().filter(|full| fits(full));
            let first = fitting.next();
            first.filter(|_| fitting.next().is_none()).copied()
        };
        let meant = |name: &Known| match name {
            Known::Full(full) => persons.get(full).copied(),
            Known::Initial(initial, last) => {
                let full = only(last, &|(first, family)| family == last && first.starts_with(*initial));
                full.and_then(|full| persons.get(full).copied())
            }
            Known::One(name) => only(name, &|_| true).and_then(|full| persons.get(full).copied()),
        };
        let shared = names.iter().filter_map(|(value, name)| Some((*value, meant(name)?))).collect();
        Self { shared }
    }

    /// The value that stands for all names of the person, or the value itself.
    pub fn of(&self, value: &'a Value) -> &'a Value {
        self.shared.get(value).copied().unwrap_or(value)
    }
}

fn known(spelling: &str) -> Known {
    let name = without_title(spelling).unwrap_or(spelling);
    let name = name.trim_end_matches("'s").trim_end_matches("’s");
    let (last_first, first_last) = name.split_once(',').unwrap_or(("", name));
    let words: Vec<String> = first_last
        .split_whitespace()
        .chain(last_first.split_whitespace())
        .map(|word| fold::words(word).replace('.', ""))
        .filter(|word| !word.is_empty())
        .collect();
    let is_full = |word: &&String| word.chars().count() > 1;
    let mut full = words.iter().filter(is_full);
    match (words.first(), full.next(), full.next_back()) {
        (Some(initial), Some(last), None) if words.len() > 1 => {
            // `M. Lopez`, `Lopez M.`
            let other = if is_full(&initial) { words.last() } else { Some(initial) };
            let letter = other.and_then(|word| word.chars().next()).unwrap_or_default();
            Known::Initial(letter, last.clone())
        }
        (_, Some(first), Some(last)) => Known::Full((first.clone(), last.clone())),
        (_, Some(one), None) => Known::One(one.clone()),
        _ => Known::One(words.concat()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn same(names: &[&str], a: &str, b: &str) -> bool {
        let spellings: Vec<Sensitive<String>> = names.iter().map(|name| Sensitive::from(*name)).collect();
        let values: Vec<Value> = names.iter().map(|name| Value::of(Entity::Person, name)).collect();
        let identities = Identities::new(values.iter().zip(&spellings));
        let of =
            |name: &str| identities.of(values.get(names.iter().position(|known| *known == name).unwrap()).unwrap());
        of(a) == of(b)
    }

    #[test]
    fn one_person_has_many_names() {
        let names =
            ["Maria Lopez", "Lopez, Maria", "M. Lopez", "Ms. Lopez", "Maria", "MARIA J. LOPEZ", "Lopez M.", "Ada Kerr"];
        for name in names.iter().take(7) {
            assert!(same(&names, "Maria Lopez", name), "{name}");
        }
        assert!(!same(&names, "Maria Lopez", "Ada Kerr"));
    }

    #[test]
    fn a_name_that_two_persons_bear_is_nobodys() {
        let names = ["Maria Lopez", "Carlos Lopez", "Lopez", "C. Lopez", "Maria"];
        assert!(!same(&names, "Maria Lopez", "Carlos Lopez"));
        assert!(!same(&names, "Maria Lopez", "Lopez") && !same(&names, "Carlos Lopez", "Lopez"));
        assert!(same(&names, "Carlos Lopez", "C. Lopez") && same(&names, "Maria Lopez", "Maria"));
    }
}
