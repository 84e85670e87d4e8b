//! Persons who are greeted.
//!
//! # Finds
//! `Dear Jane Roe,`, `Hi Jane,` and their like in several languages.
//! # Does not find
//! `Dear Sir or Madam`, `Hi all`, `Hello World`.
//! # Evidence
//! The greeting, a name, and the mark that ends a salutation.
//! # Source
//! Forms of letters in English, German, French and Spanish.

use crate::detect::character::ends_inside_word;
use crate::detect::{About, Detector, Hit, Trigger, person_name};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Salutation = Salutation;

/// See the module.
#[derive(Debug)]
pub struct Salutation;

static ABOUT: About = About {
    id: "salutation",
    entity: Entity::Person,
    examples: About::proof(&["Dear «Anthony Moore»,\n", "Hi «Jane» -", "Hello «Hannah»!", "Liebe «Šárka»,"]),
    counterexamples: About::proof(&["Dear Sir,", "Hi all,", "Hello World!", "Dear [PERSON 1],", "Hi There,"]),
};

impl Detector for Salutation {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Pattern(
            r"(?:Dear|Hi|Hello|Hey|Hallo|Liebe|Lieber|Cher|Chère|Bonjour|Estimado|Estimada|Hola|Querido|Querida|Caro|Cara|Good morning|Good afternoon|Good evening|DEAR)(?: |\xC2\xA0)[A-Z\x80-\xff]",
        )]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let start = hit.end - 1;
        let Some(name) = person_name::read(hit.after(start, 96)) else {
            return;
        };
        let after = hit.after(start + name.len, 4).trim_start_matches(' ');
        let is_ended = after.is_empty() || after.starts_with([',', ':', ';', '!', '.', '-', '–', '—', '\n', '\r', '<']);
        let greeting = hit.before(start, 16);
        let word = greeting.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        if is_ended && name.words <= 4 && !ends_inside_word(hit.before(start - 1 - word.len(), 4)) {
            out.extend(hit.candidate(&ABOUT, start, start + name.len, 0.85));
        }
    }
}
