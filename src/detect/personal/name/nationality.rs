//! Nationalities, peoples and faiths.
//!
//! # Finds
//! `Norwegian`, `Sri Lankan`, `Catholic`, with their capital.
//! # Does not find
//! Convictions and traits that have no list; words in lower case.
//! # Evidence
//! The list.
//! # Source
//! Our own list: `assets/LEXICON.md`.

use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Nationality = Nationality;

/// See the module.
#[derive(Debug)]
pub struct Nationality;

/// What is told of it; the pass of `listed-person` over the text makes its candidates.
pub static ABOUT: About = About {
    id: "nationality",
    entity: Entity::PersonalTrait,
    examples: About::proof(&["he is a «Norwegian» citizen and a «Buddhist»"]),
    counterexamples: About::proof(&["a polish for the table"]),
};

impl Detector for Nationality {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[]
    }

    fn examine(&self, _: &Hit<'_>, _: &mut Vec<Candidate>) {}
}
