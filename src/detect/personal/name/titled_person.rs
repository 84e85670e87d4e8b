//! Persons after a title.
//!
//! # Finds
//! The name after `Mr`, `Dr.`, `Prof.`, `Herr`, `Mme` and their like. The title stays where it tells a profession,
//! and goes with the name where it tells the sex.
//! # Does not find
//! A title without a name, and names without a title.
//! # Evidence
//! The title, and capitalised words behind it.
//! # Source
//! Forms of address in English, German, French, Spanish, Italian, Portuguese and Dutch.

use crate::detect::character::ends_inside_word;
use crate::detect::{About, Detector, Hit, Trigger, person_name};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: TitledPerson = TitledPerson;

/// See the module.
#[derive(Debug)]
pub struct TitledPerson;

static ABOUT: About = About {
    id: "titled-person",
    entity: Entity::Person,
    examples: About::proof(&[
        "«Mrs. Wilson» received it.",
        "Dr. «Christopher Robinson»\n",
        "Frau Dr. «Šárka Ottová» kommt",
        "Sra. «María del Carmen Ruiz» llamó",
        "Attorney «Jane Roe» objects.",
    ]),
    counterexamples: About::proof(&["Dr. [PERSON 1]", "Mr. and Mrs.", "the Dr said", "addr Foo_bar"]),
};

/// Titles that only tell the sex.
const COURTESY: &[&str] = &["Mr", "Mrs", "Ms", "Miss", "Mx"];

impl Detector for TitledPerson {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Pattern(
            r"(?:Mr|MR|Mrs|MRS|Ms|MS|Miss|Mx|Dr|DR|Prof|Professor|Rev|Hon|Sgt|Capt|Lt|Col|Gen|Judge|Justice|Attorney|Nurse|Officer|Detective|Senator|Herrn?|Frau|Madame|Mme|Mlle|Monsieur|Sr|Sra|Srta|Señor|SEÑOR|Señora|SEÑORA|Don|Doña|DOÑA|Signor|Signora|Sig|Dott|Dhr|Mevr|Mevrouw)\.?(?: |\xC2\xA0)[A-Z\x80-\xff]",
        )]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let start = hit.end - 1;
        let Some(name) = person_name::read(hit.after(start, 96)) else {
            return;
        };
        let before = hit.before(start, 24);
        let title = before.trim_end().trim_end_matches('.');
        let title = title.get(title.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1)..).unwrap_or_default();
        let title_start = start - (before.len() - before.rfind(title).unwrap_or(0));
        let is_suffix = title == "Sr"
            && hit.before(title_start, 2).ends_with(' ')
            && ends_inside_word(hit.before(title_start.saturating_sub(1), 4));
        let is_word = matches!(title, "MS" | "Don" | "Gen" | "Miss" | "Sig" | "Hon" | "Col" | "Officer" | "Justice");
        if ends_inside_word(hit.before(title_start, 4))
            || is_suffix
            || (is_word && name.words < 2 && !before.trim_end().ends_with('.'))
        {
            return;
        }
        let from = if COURTESY.contains(&title) { title_start } else { start };
        out.extend(hit.candidate(&ABOUT, from, start + name.len, if is_word { 0.6 } else { 0.9 }));
    }
}
