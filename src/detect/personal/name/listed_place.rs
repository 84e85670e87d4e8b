//! Towns, regions and countries.
//!
//! # Finds
//! Names of towns of some size, of countries and of states, in running text.
//! # Does not find
//! Villages, streets, and towns that are also words or names unless something says that a place is meant.
//! # Evidence
//! The lists; `in`, `near`, a state after a comma.
//! # Source
//! GeoNames and our own list: `assets/LEXICON.md`.

use crate::detect::About;
use crate::model::Entity;

/// The detector; the pass of `listed-person` over the text makes its candidates.
pub static DETECTOR: &About = &About {
    id: "listed-place",
    entity: Entity::Place,
    examples: About::proof(&["an office in «Reading» or in «São Paulo»", "made in «Germany» and «New Zealand»"]),
    counterexamples: About::proof(&["Reading is fun. Mobile first, nice to have."]),
};
