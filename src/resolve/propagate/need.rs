//! What of a known value may stand in a file: a value is taken apart once for many files.

use super::fold::Scheme;
use super::gram::{Grams, needed};
use super::{LONGEST, LONGEST_KEY, is_distinctive, part};
use crate::model::finding::{without_kind, without_title};
use crate::model::{Entity, Value};

/// What of a value may stand in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stands {
    /// The value itself.
    pub whole: bool,
    /// The first name of a person.
    pub first: bool,
    /// The last name of a person, or what a code name is without the word for its kind.
    pub last: bool,
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Whole,
    First,
    Last,
}

impl Stands {
    /// Works it out for one value; nothing is known of a text whose runs are not. Nothing comes of a value that is not looked
    /// for beyond its place.
    pub fn of(entity: Entity, spelling: &str, grams: Option<&Grams>) -> Self {
        let mut stands = Self::default();
        each(entity, spelling, |part, pieces| {
            if grams.is_none_or(|grams| pieces.iter().all(|piece| grams.holds(piece))) {
                stands.add(part);
            }
        });
        stands
    }

    /// Tells whether anything may stand there.
    pub const fn any(self) -> bool {
        self.whole || self.first || self.last
    }

    const fn add(&mut self, part: Part) {
        match part {
            Part::Whole => self.whole = true,
            Part::First => self.first = true,
            Part::Last => self.last = true,
        }
    }
}

/// Which runs each part of many values needs.
#[derive(Debug, Default)]
pub struct Needs {
    /// The runs of all parts, one part behind the other.
    grams: Vec<u32>,
    /// For each part the index of its value, which it is, and where its runs end.
    parts: Vec<(usize, Part, usize)>,
}

impl Needs {
    /// Takes in the values, in their order.
    pub fn of<'a>(values: impl Iterator<Item = (Entity, &'a str)>) -> Self {
        let mut needs = Self::default();
        for (index, (entity, spelling)) in values.enumerate() {
            each(entity, spelling, |part, pieces| {
                for piece in pieces {
                    needed(piece, |gram| needs.grams.extend(u32::try_from(gram)));
                }
                needs.parts.push((index, part, needs.grams.len()));
            });
        }
        needs
    }

    /// The values of which something may stand in the texts, by their indices and in order; nothing is known of texts whose
    /// runs are not.
    pub fn met(&self, grams: Option<&Grams>) -> Vec<(usize, Stands)> {
        let (mut met, mut start): (Vec<(usize, Stands)>, usize) = (Vec::new(), 0);
        for (index, part, end) in &self.parts {
            let needed = self.grams.get(start..*end).unwrap_or_default();
            start = *end;
            let has = |gram: &u32| usize::try_from(*gram).is_ok_and(|gram| grams.is_none_or(|grams| grams.has(gram)));
            if !needed.iter().all(has) {
                continue;
            }
            match met.last_mut().filter(|(last, _)| last == index) {
                Some((_, stands)) => stands.add(*part),
                None => {
                    let mut stands = Stands::default();
                    stands.add(*part);
                    met.push((*index, stands));
                }
            }
        }
        met
    }
}

/// Calls `visit` with each part of a value that is looked for by itself, and with what has to stand in a text that holds it;
/// not at all for a value that is not looked for beyond its place.
fn each(entity: Entity, spelling: &str, mut visit: impl FnMut(Part, &[&str])) {
    let longest = if entity == Entity::PrivateKey { LONGEST_KEY } else { LONGEST };
    if spelling.len() > longest || !is_distinctive(&Value::of(entity, spelling)) {
        return;
    }
    match entity {
        Entity::PhoneNumber | Entity::UsSsn | Entity::PaymentCard => {
            let runs: Vec<&str> = spelling.split(|c| Scheme::Digits.parts(c)).collect();
            return visit(Part::Whole, &runs);
        }
        Entity::Person => {
            if let Some((first, last)) = part::ends(spelling) {
                visit(Part::First, &[first]);
                visit(Part::Last, &[last]);
            }
        }
        Entity::CodeName => without_kind(spelling).into_iter().for_each(|name| visit(Part::Last, &[name])),
        _ => {}
    }
    visit(Part::Whole, &[without_title(spelling).unwrap_or(spelling)]);
}
