//! How fast names are tagged in prose that holds many.
//!
//! The text is left in `target/bench/` as `prose.txt`; `tests/browser/scan.bench.js` scans the same bytes with the tagger
//! and without it.

#![allow(clippy::unwrap_used)]

mod figure;

use figure::dice::{Dice, WORDS};
use figure::{best, informs, keep, mb_per_s, ms, timed};
use scrubjay::detect::Lexicon;
use scrubjay::detect::ner::Names;

const BYTES: usize = 4_000_000;
const ROUNDS: usize = 3;
const NAMES: &[&str] =
    &["Maria Lopez", "Oluwaseun Adeyemi", "Brightwell Analytics Ltd", "Tran Thi Mai", "Thessaloniki", "J. Okafor"];

fn main() {
    let (mut dice, mut text) = (Dice::new(), String::with_capacity(BYTES + 256));
    while text.len() < BYTES {
        for _ in 0..8 + dice.below(12) {
            let list = if dice.below(16) == 0 { NAMES } else { WORDS };
            text.push_str(dice.of(list));
            text.push(' ');
        }
        text.push_str("was what we heard.\n");
    }
    keep("prose.txt", text.as_bytes());
    let (reading, names) = timed(|| Names::embedded().unwrap());
    informs("native: names read", ms(reading), "ms");
    let lexicon = Lexicon::embedded().unwrap();
    let mut count = 0;
    let warm = best(ROUNDS, || {
        count = 0;
        names.each(&text, &lexicon, |_| count += 1);
    });
    informs("native: names in prose", count as f64, "");
    informs("native: tagging of prose", mb_per_s(text.len(), warm), "MB/s");
}
