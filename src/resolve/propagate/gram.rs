//! Which three and four letters and digits follow each other somewhere in a file: what of a whole task may stand in it is
//! told before anything is prepared for looking for it. Runs of three are asked about values that have no more: nearly all
//! of them stand somewhere in a page of text.

use crate::model::fold;

/// The runs, as a table of bits.
#[derive(Debug)]
pub struct Grams {
    seen: Box<[u64; WORDS]>,
}

/// With a quarter of these, of the values that stand in no file one in fifty would have to be prepared for all the same.
const BITS: u32 = 18;
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

    /// Tells whether a run stands somewhere.
    pub fn has(&self, gram: usize) -> bool {
        self.seen.get(gram / 64).is_some_and(|word| word >> (gram % 64) & 1 != 0)
    }
}

/// Calls `visit` with the runs that a text has where a value stands.
pub fn needed(value: &str, mut visit: impl FnMut(usize)) {
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
