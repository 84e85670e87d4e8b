//! How fast text is scanned that scanners are slow on: six kinds, each made of the same seed in every run.
//!
//! The texts are left in `target/bench/` as `hard-<name>.txt`; `tests/browser/scan.bench.js` scans the same bytes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod figure;

use std::fmt::Write;

use figure::dice::{Dice, WORDS};
use figure::{best, informs, keep, mb_per_s};
use scrubjay::detect::{Context, Engine};

const BYTES: usize = 8_000_000;
const ROUNDS: usize = 3;

/// Adds one piece to a text.
type Piece = fn(&mut Dice, &mut String);

fn main() {
    let engine = Engine::without_tagger().unwrap();
    let texts: [(&str, Piece); 6] = [
        ("long-lines", word),
        ("non-ascii", foreign_word),
        ("repeated-prefixes", prefix),
        ("digits-only", digits),
        ("minified-js", statement),
        ("base64", packed),
    ];
    for (name, piece) in texts {
        let (mut dice, mut text) = (Dice::new(), String::with_capacity(BYTES + 256));
        while text.len() < BYTES {
            piece(&mut dice, &mut text);
        }
        keep(&format!("hard-{name}.txt"), text.as_bytes());
        let warm = best(ROUNDS, || drop(engine.detect(&text, Context::default())));
        informs(&format!("native: detect in {name}"), mb_per_s(text.len(), warm), "MB/s");
    }
}

/// Prose without a single line end.
fn word(dice: &mut Dice, text: &mut String) {
    text.push_str(dice.of(WORDS));
    text.push_str(dice.of(&[" ", " ", " ", " ", ", ", ". "]));
}

/// Prose of several scripts.
fn foreign_word(dice: &mut Dice, text: &mut String) {
    const FOREIGN: &[&str] = &[
        "Straße",
        "größer",
        "être",
        "Čeština",
        "Ελληνικά",
        "улица",
        "договор",
        "報告書",
        "株式会社",
        "고객",
        "عميل",
        "לקוח",
        "São",
        "niño",
        "Łódź",
        "naïve",
        "“quoted”",
        "–",
    ];
    text.push_str(dice.of(FOREIGN));
    text.push_str(dice.of(&[" ", " ", "\n", "\u{a0}"]));
}

/// Beginnings of what is looked for, again and again, and never the rest.
fn prefix(dice: &mut Dice, text: &mut String) {
    const BEGUN: &[&str] = &[
        "ghp_",
        "AKIA",
        "xoxb-",
        "sk_live_",
        "eyJ",
        "-----BEGIN ",
        "password=",
        "password: ",
        "Name: ",
        "mr. ",
        "Dr. ",
        "http://a:",
        "user@",
        "tel:",
        "IBAN ",
        "AIza",
        "Patient ID: ",
        "Dear ",
        "-- ",
        "token=",
        "1-",
        "00",
    ];
    text.push_str(dice.of(BEGUN));
    text.push_str(dice.of(&["", " ", "\n", "x"]));
}

/// Numbers of every length with every separator.
fn digits(dice: &mut Dice, text: &mut String) {
    for _ in 0..=dice.below(18) {
        text.push(char::from(b'0' + dice.below(10) as u8));
    }
    text.push_str(dice.of(&[" ", "-", ".", ",", "\n", ";", " ", "/"]));
}

/// Code without blanks.
fn statement(dice: &mut Dice, text: &mut String) {
    const CODE: &[&str] =
        &["function ", "return ", "var ", "if(", "){", "}", ";", "=", "(", ")", ",", "&&", "||", "!0", ":"];
    let name = char::from(b'a' + dice.below(26) as u8);
    let _ = write!(text, "{}{name}{}{}.{}", dice.of(CODE), dice.of(CODE), dice.below(100), dice.of(WORDS));
}

/// A packed file in lines of 76.
fn packed(dice: &mut Dice, text: &mut String) {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for _ in 0..76 {
        text.push(char::from(SIGNS[dice.below(64)]));
    }
    text.push('\n');
}
