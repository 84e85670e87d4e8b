//! Organisations that a trained tagger sees in running text.
//!
//! # Finds
//! Companies, authorities, schools and teams in sentences, also without a legal form.
//! # Does not find
//! What stands alone, or in text that is no language.
//! # Evidence
//! As for `tagged-person`.
//! # Source
//! `assets/NAMES.md`.

use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: TaggedOrganisation = TaggedOrganisation;

/// See the module.
#[derive(Debug)]
pub struct TaggedOrganisation;

/// What is told of it; the pass of `tagged-person` over the text makes its candidates.
pub static ABOUT: About = About {
    id: "tagged-organisation",
    entity: Entity::Organisation,
    examples: About::proof(&["He left «Brightwell Analytics» to work for the «Ministry of Transport»."]),
    counterexamples: About::proof(&["The plan was agreed on Monday."]),
};

impl Detector for TaggedOrganisation {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[]
    }

    fn examine(&self, _: &Hit<'_>, _: &mut Vec<Candidate>) {}
}
