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

use crate::detect::About;
use crate::model::Entity;

/// The detector; the pass of `tagged-person` over the text makes its candidates.
pub static DETECTOR: &About = &About {
    id: "tagged-place",
    entity: Entity::Place,
    examples: About::proof(&["She moved from «Thessaloniki» to a village near «Oradea» in May."]),
    counterexamples: About::proof(&["The plan was agreed on Monday."]),
};
