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

use crate::detect::About;
use crate::model::Entity;

/// The detector; the pass of `listed-person` over the text makes its candidates.
pub static DETECTOR: &About = &About {
    id: "nationality",
    entity: Entity::PersonalTrait,
    examples: About::proof(&["he is a «Norwegian» citizen and a «Buddhist»"]),
    counterexamples: About::proof(&["a polish for the table"]),
};
