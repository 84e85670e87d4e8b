//! Persons who sign.
//!
//! # Finds
//! The name on the line or in the paragraph after `Sincerely,`, `Best regards` and their like.
//! # Does not find
//! A signature without a closing formula.
//! # Evidence
//! The formula at the end of its line, and a line that a name fills.
//! # Source
//! Forms of letters in English, German, French and Spanish.

use crate::detect::{About, Detector, Hit, Trigger, person_name};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Signature = Signature;

/// See the module.
#[derive(Debug)]
pub struct Signature;

static ABOUT: About = About {
    id: "signature",
    entity: Entity::Person,
    examples: About::proof(&[
        "Sincerely,\n\n«David Garcia»\nBar member",
        "Best regards\n«Jane»",
        "Thanks!\r\n- «Šárka O.»",
    ]),
    counterexamples: About::proof(&["Sincerely,\n\n[PERSON 1]", "Thanks,\nThe Acme Team", "Kind regards\nlater"]),
};

/// Closing formulas in lower case, by their last words.
const FORMULAS: &[&str] = &[
    "sincerely",
    "regards",
    "yours truly",
    "truly yours",
    "faithfully",
    "cheers",
    "thanks",
    "thank you",
    "best",
    "best wishes",
    "respectfully",
    "respectfully submitted",
    "warmly",
    "grüßen",
    "grüße",
    "cordialement",
    "saludos",
    "atentamente",
    "love",
    "yours",
    "thx",
    "many thanks",
];

impl Detector for Signature {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Pattern(
            r"(?i:sincerely|regards|truly|yours|faithfully|cheers|thanks|thank you|thx|best|wishes|respectfully|submitted|warmly|gr(?-i:üß|üss)en?|cordialement|saludos|atentamente|love)[,.!]?[ \t\r]*\n",
        )]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if closes(hit.before(hit.end, 64)) {
            signed(hit, hit.end, out);
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let previous = unit.context.previous;
        let tail = previous.char_indices().nth_back(63).and_then(|(at, _)| previous.get(at..)).unwrap_or(previous);
        if closes(tail) {
            signed(unit, 0, out);
        }
    }
}

/// Tells whether the last line of a text is a closing formula.
fn closes(text: &str) -> bool {
    let line = text.trim_end().rsplit('\n').next().unwrap_or_default().trim();
    let line = line.trim_end_matches([',', '.', '!']).to_lowercase();
    line.split(' ').count() <= 5
        && FORMULAS
            .iter()
            .any(|formula| line.strip_suffix(formula).is_some_and(|lead| lead.is_empty() || lead.ends_with([' ', '.'])))
}

fn signed(hit: &Hit<'_>, from: usize, out: &mut Vec<Candidate>) {
    let text = hit.after(from, 128);
    let lead =
        text.len() - text.trim_start_matches([' ', '\t', '\r', '\n', '-', '–', '—', '~', '*', '_', '/', '>']).len();
    let line = text.get(lead..).unwrap_or_default();
    let Some(name) = person_name::read(line) else {
        return;
    };
    let after = line.get(name.len..).unwrap_or_default().trim_start_matches([' ', '.']);
    if name.words <= 4 && (after.is_empty() || after.starts_with(['\n', '\r', ',', '|', '(', '<', '-', '–', '*'])) {
        out.extend(hit.candidate(&ABOUT, from + lead, from + lead + name.len, 0.8));
    }
}
