//! Which three and four letters and digits follow each other somewhere in a file: what of a whole task may stand in it is
//! told before anything is prepared for looking for it. Runs of three are asked about values that have no more: nearly all
//! of them stand somewhere in a page of text.

use super::fold::Scheme;
use crate::model::finding::without_title;
use crate::model::{Entity, fold};

/// The runs, as a table of bits.
#[derive(Debug)]
pub struct Grams {
    seen: Box<[u64; WORDS]>,
}

const BITS: u32 = 16;
const WORDS: usize = 1 << (BITS - u64::BITS.ilog2());

impl Default for Grams {
    fn default() -> Self {
        Self { seen: Box::new([0; WORDS]) }
    }
}

impl Grams {
    /// Takes in a text.
    pub fn add(&mut self, text: &str) {
        each(text, |_, gram| {
            if let Some(word) = self.seen.get_mut(gram / 64) {
                *word |= 1 << (gram % 64);
            }
        });
    }

    /// Tells whether a value may stand in one of the texts, however its case, its blanks and its signs are written.
    /// Of fewer than three letters and digits nothing is known.
    pub fn holds(&self, value: &str) -> bool {
        let mut holds = true;
        needed(value, |gram| holds = holds && self.has(gram));
        holds
    }

    fn has(&self, gram: usize) -> bool {
        self.seen.get(gram / 64).is_some_and(|word| word >> (gram % 64) & 1 != 0)
    }
}

/// Which runs each of many values needs, so that they are taken out of the values once for many files.
#[derive(Debug, Default)]
pub struct Needs {
    /// The runs of all ways in which values may stand, one way behind the other.
    grams: Vec<u16>,
    /// For each way the index of its value, and where its runs end.
    ways: Vec<(usize, usize)>,
}

impl Needs {
    /// Takes in the values, in their order.
    pub fn of(values: impl Iterator<Item = (Entity, String)>) -> Self {
        let mut needs = Self::default();
        for (index, (entity, spelling)) in values.enumerate() {
            for way in ways(entity, &spelling) {
                for piece in way {
                    needed(piece, |gram| needs.grams.extend(u16::try_from(gram)));
                }
                needs.ways.push((index, needs.grams.len()));
            }
        }
        needs
    }

    /// The indices of the values that may stand in the texts, in order.
    pub fn met(&self, grams: &Grams) -> impl Iterator<Item = usize> {
        let starts = std::iter::once(0).chain(self.ways.iter().map(|(_, end)| *end));
        let is_met = |start: usize, end: usize| {
            let needed = self.grams.get(start..end).unwrap_or_default();
            needed.iter().all(|gram| grams.has(usize::from(*gram)))
        };
        let met =
            starts.zip(&self.ways).filter(move |(start, (_, end))| is_met(*start, *end)).map(|(_, (index, _))| *index);
        let mut last = None;
        met.filter(move |index| last.replace(*index) != Some(*index))
    }
}

/// The ways in which a value may stand in a text: in each, what has to stand there.
pub(super) fn ways(entity: Entity, spelling: &str) -> Vec<Vec<&str>> {
    let whole = vec![without_title(spelling).unwrap_or(spelling)];
    let mut ways = match entity {
        Entity::PhoneNumber | Entity::UsSsn | Entity::PaymentCard => {
            vec![spelling.split(|c| Scheme::Digits.parts(c)).collect()]
        }
        // Their parts may stand alone.
        Entity::Person | Entity::CodeName => {
            spelling.split_whitespace().filter(|word| word.len() > 2).map(|word| vec![word]).collect()
        }
        _ => Vec::new(),
    };
    ways.push(whole);
    ways
}

/// Calls `visit` with the runs that a text has where a value stands.
fn needed(value: &str, mut visit: impl FnMut(usize)) {
    let mut short = None;
    each(value, |is_long, gram| {
        short = (!is_long).then_some(gram);
        if is_long {
            visit(gram);
        }
    });
    short.into_iter().for_each(visit);
}

/// Calls `visit` with each three and each four letters and digits that follow each other, whatever else stands between
/// them, and with whether there are four; those that end with the same one in this order.
fn each(text: &str, mut visit: impl FnMut(bool, usize)) {
    let (mut last, mut count) = ([0_u32; 3], 0_usize);
    for c in text.chars().filter(|&c| !fold::is_invisible(c)) {
        fold::each(c, |part| {
            if !part.is_alphanumeric() || fold::is_invisible(part) {
                return;
            }
            let [first, second, third] = last;
            let code = u32::from(part);
            let mixed = second.wrapping_mul(0x9e37_79b1) ^ third.wrapping_mul(0x85eb_ca77) ^ code;
            let mut tell = |is_long: bool, mixed: u32| {
                visit(is_long, (mixed.wrapping_mul(0xc2b2_ae3d) >> (u32::BITS - BITS)) as usize);
            };
            if count >= 2 {
                tell(false, mixed);
            }
            if count >= 3 {
                tell(true, mixed.rotate_left(15) ^ first.wrapping_mul(0x27d4_eb2f));
            }
            (last, count) = ([second, third, code], count + 1);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_held_in_every_writing_and_another_is_not() {
        let mut grams = Grams::default();
        grams.add("by Castel-\n> lanos, MU\u{308}LLER, b.l\u{ad}ue_heron and 1.234.817.8325");
        grams.add("straße");
        for value in ["Castellanos", "Müller", "Blue Heron", "+1 (234) 817-8325", "STRASSE", "ab", ""] {
            assert!(grams.holds(value), "{value}");
        }
        for value in ["Castellan Oz", "Miller", "Green Heron", "234 817 8324", "Strauss"] {
            assert!(!grams.holds(value), "{value}");
        }
    }
}
