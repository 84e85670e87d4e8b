//! Places that a trained tagger sees in running text.
//!
//! # Finds
//! Towns, regions, rivers, streets and countries in sentences, also such as stand in no list.
//! # Does not find
//! What stands alone, or in text that is no language.
//! # Evidence
//! As for `tagged-person`.
//! # Source
//! `assets/NAMES.md`.

use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: TaggedPlace = TaggedPlace;

/// See the module.
#[derive(Debug)]
pub struct TaggedPlace;

/// What is told of it; the pass of `tagged-person` over the text makes its candidates.
pub static ABOUT: About = About {
    id: "tagged-place",
    entity: Entity::Place,
    examples: About::proof(&["She moved from «Thessaloniki» to a village near «Oradea» in May."]),
    counterexamples: About::proof(&["The plan was agreed on Monday."]),
};

impl Detector for TaggedPlace {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[]
    }

    fn examine(&self, _: &Hit<'_>, _: &mut Vec<Candidate>) {}
}
