//! What addresses say in base64 (RFC 4648): `?for=amFuZUBleGFtcGxlLmNvbQ`. Who follows them can read it.

use std::collections::BTreeMap;

use crate::detect::{Context, Engine, decode_url_safe};
use crate::model::{Candidate, Notation, Span, TextUnit};
use crate::resolve::Lexicon;

/// A stretch of an address with what it says.
#[derive(Debug)]
pub struct Coded {
    span: Span,
    /// What it says.
    pub says: String,
    /// The runs of digits in that, as the detectors saw them.
    runs: Vec<Span>,
}

/// What the units say in this way, by their indexes.
pub type All = BTreeMap<usize, Vec<Coded>>;

/// Reads an address, and adds what the detectors find in what it says as if the whole stretch were that.
pub fn detect(unit: &TextUnit, engine: &Engine, out: &mut Vec<Candidate>) -> Vec<Coded> {
    let mut all = Vec::new();
    if unit.notation != Notation::Address {
        return all;
    }
    // EXPOSE: the text is searched for coded stretches.
    for (span, says) in stretches(unit.text.expose()) {
        let detected = engine.detect(&says, Context { is_label: true, ..Context::default() });
        out.extend(detected.candidates.into_iter().map(|found| Candidate { span, ..found }));
        all.push(Coded { span, says, runs: detected.runs });
    }
    all
}

/// Looks for known values in what a unit says.
pub fn find(coded: &[Coded], lexicon: &Lexicon, out: &mut Vec<Candidate>) {
    for Coded { span, says, runs } in coded {
        let mut found = Vec::new();
        lexicon.find(says, Notation::Address, runs, &mut found);
        out.extend(found.into_iter().map(|found| Candidate { span: *span, ..found }));
    }
}

/// The stretches of an address that can be read.
fn stretches(text: &str) -> Vec<(Span, String)> {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '_');
    let mut all = Vec::new();
    let mut read = |start: usize, piece: &str| {
        let span = Span::of(text, start, start + piece.len());
        all.extend(span.and_then(|span| Some((span, said(piece)?))));
    };
    // A slash may be a sign, or part two steps of the address.
    for (start, run) in pieces(text, |c| is_sign(c) || c == '/') {
        read(start, run);
        let steps = pieces(run, is_sign).filter(|(_, step)| step.len() < run.len());
        steps.for_each(|(offset, step)| read(start + offset, step));
    }
    all
}

/// The longest pieces of nothing but such characters, each behind its place.
fn pieces(text: &str, belongs: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive(move |c| !belongs(c)).map(move |piece| {
        let start = at;
        at += piece.len();
        (start, piece.trim_end_matches(|c| !belongs(c)))
    })
}

/// What signs say, if it is text.
fn said(signs: &str) -> Option<String> {
    const SHORTEST: usize = 8;
    if signs.len() < SHORTEST || signs.len() % 4 == 1 {
        return None;
    }
    let bytes = decode_url_safe(&signs.replace('+', "-").replace('/', "_"))?;
    let text = String::from_utf8(bytes).ok()?;
    (!text.contains(|c: char| c.is_control() && !c.is_whitespace())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, String)> {
        stretches(text).into_iter().map(|(span, says)| (span.slice(text), says)).collect()
    }

    #[test]
    fn what_an_address_says_is_read_wherever_it_stands() {
        let says = "user=Jäne?~~";
        let coded = "dXNlcj1Kw6RuZT9+fg==";
        for address in ["http://x.example/a?b=dXNlcj1Kw6RuZT9-fg&c", "/dXNlcj1Kw6RuZT9+fg/e", "ü dXNlcj1Kw6RuZT9+fg=="]
        {
            let found = read(address);
            assert!(found.iter().any(|(_, found)| found == says), "{address}: {found:?}");
        }
        assert_eq!(read(coded), [("dXNlcj1Kw6RuZT9+fg", says.to_owned())]);
        let parted = "aHR0cDovL3g/Pz8/aj1K";
        assert_eq!(read(parted).first(), Some(&(parted, "http://x????j=J".to_owned())));
    }

    #[test]
    fn words_and_numbers_say_nothing() {
        assert_eq!(read("https://example.com/presentations/annual-report/2024/1234567890?page=overview"), []);
    }
}
