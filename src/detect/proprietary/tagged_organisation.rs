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

use crate::detect::About;
use crate::model::Entity;

/// The detector; the pass of `tagged-person` over the text makes its candidates.
pub static DETECTOR: &About = &About {
    id: "tagged-organisation",
    entity: Entity::Organisation,
    examples: About::proof(&["He left «Brightwell Analytics» to work for the «Ministry of Transport»."]),
    counterexamples: About::proof(&["The plan was agreed on Monday."]),
};
