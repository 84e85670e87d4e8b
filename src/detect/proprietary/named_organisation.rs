//! Organisations by their names.
//!
//! # Finds
//! `Acme Ltd`, `First Example Bank`, `University of Somewhere`, listed companies.
//! # Does not find
//! Companies in no list that bear no legal form.
//! # Evidence
//! A legal form, a word such as `Bank`, or the list of listed companies.
//! # Source
//! Observed names; `assets/LEXICON.md`.

use crate::detect::About;
use crate::model::Entity;

/// The detector; the pass of `listed-person` over the text makes its candidates.
pub static DETECTOR: &About = &About {
    id: "named-organisation",
    entity: Entity::Organisation,
    examples: About::proof(&[
        "the contract with «Harlow Example GmbH» and «Kestrel, Inc.»",
        "she studied at the «University of Oslo»",
    ]),
    counterexamples: About::proof(&["Department heads and the board met."]),
};
