//! Dates of birth.
//!
//! # Finds
//! Dates beside words of birth in nine languages, dates under such a heading, and there also those without signs
//! (`19800517`).
//! # Does not find
//! Years of birth, which the rules for health data let stay.
//! # Evidence
//! The words before the date, or the heading.
//! # Source
//! 45 CFR 164.514(b)(2)(i)(C); observed labels of registration forms.

use crate::detect::label::{self, label_trigger};
use crate::detect::{About, Detector, Heading, Hit, Trigger, cue};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: DateOfBirth = DateOfBirth;

/// See the module.
#[derive(Debug)]
pub struct DateOfBirth;

pub(super) static ABOUT: About = About {
    id: "date-of-birth",
    entity: Entity::DateOfBirth,
    examples: About::proof(&[
        "DOB: «1952-05-21».",
        "She was born on «8/5/1989».",
        "And your date of birth?\nA: «1993-08-02».",
        "née le «3 mars 1970» à",
        "geb. «05.03.81» in",
        "\"birth_date\": \"«19800517»\"",
        "geboren am «5. März 1981»",
        "fecha de nacimiento: «12 de mayo de 1979»",
    ]),
    counterexamples: About::proof(&[
        "DOB: unknown",
        "born in 1950",
        "Admitted on 2025-01-21",
        "dob: 12345",
        "birth_date = 5",
    ]),
};

/// Words of birth.
const CUES: &[&str] = &[
    "born",
    "dob",
    "d.o.b",
    "birth",
    "birthday",
    "birthdate",
    "naissance",
    "geb",
    "geboren",
    "geburtsdatum",
    "geburtstag",
    "nacimiento",
    "nacido",
    "nacida",
    "nascita",
    "nato",
    "nata",
    "nascimento",
    "nascido",
    "nascida",
    "geboortedatum",
    "fdselsdato",
    "syntynyt",
    "urodzenia",
    "urodzony",
];

/// Words of birth with letters that are not ASCII.
const FOREIGN_CUES: &[&str] =
    &["né le", "née le", "Né le", "Née le", "né(e) le", "född", "født", "fødselsdato", "födelsedatum", "syntymäaika"];

const LABELS: &[&str] = &[
    "dob",
    "birth date",
    "birthdate",
    "birthday",
    "date of birth",
    "birth",
    "born",
    "geburtsdatum",
    "geburtstag",
    "geb datum",
    "date de naissance",
    "fecha de nacimiento",
    "data di nascita",
    "data de nascimento",
    "geboortedatum",
    "birth dt",
    "fødselsdato",
    "födelsedatum",
    "syntymäaika",
    "data urodzenia",
];

impl Detector for DateOfBirth {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[label_trigger!(
            "(?:dob|birth[_ ]?(?:date|day)|date[_ ]?of[_ ]?birth|geburtsdatum|naissance|nacimiento|nascita)"
        )]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if let Some(beside) = label::beside(hit)
            && is_compact(beside.text)
        {
            out.extend(hit.candidate(&ABOUT, beside.start, beside.start + beside.text.len(), 0.9));
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 16);
        if is_compact(text) && is_label(unit.context.label) {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), 0.9));
        }
    }
}

fn is_label(label: Option<&Heading<'_>>) -> bool {
    label.is_some_and(|label| label.ends_in(LABELS))
}

/// Tells whether a date that begins at `start` is a date of birth.
pub(super) fn is_spoken_of(hit: &Hit<'_>, start: usize) -> bool {
    let before = hit.before(start, 48);
    // What speaks of another number before it does not speak of this one.
    let before = before.rsplit(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    is_label(hit.context.label) || cue::is_near(before, CUES) || FOREIGN_CUES.iter().any(|cue| before.contains(cue))
}

/// Tells whether a text is a day in eight digits, whichever of its parts comes first.
fn is_compact(text: &str) -> bool {
    let part = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    let is_day = |year: u32, a: u32, b: u32| {
        (1880..=2100).contains(&year) && (1..=31).contains(&a) && (1..=31).contains(&b) && (a <= 12 || b <= 12)
    };
    text.len() == 8
        && text.bytes().all(|b| b.is_ascii_digit())
        && (is_day(part(0, 4), part(4, 6), part(6, 8)) || is_day(part(4, 8), part(0, 2), part(2, 4)))
}
