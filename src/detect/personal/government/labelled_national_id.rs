//! Numbers under which a state knows a person, by their label.
//!
//! # Finds
//! `National ID: …`, `Identity card no. …`, `Personalausweisnummer …`, `NID-395714985`, and cells under such a heading.
//! # Does not find
//! Numbers with a check digit are told by their own rows, also where their label is far.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels. HIPAA Safe Harbor (R) any other unique identifying number.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "labelled-national-id",
        entity: Entity::NationalId,
        examples: About::proof(&[
            "National ID: «NID-395714985»",
            "Identity card no. «ABA300000»",
            "Personalausweisnummer: «L01X00T471»",
            "Social Insurance Number: «046 454 286»",
            "Voter No. «WB/01/0123456»",
        ]),
        counterexamples: About::proof(&["national: 1234.50", "nid: none"]),
    },
    named: &[
        "nid",
        "national id",
        "national health id",
        "nhs",
        "social insurance",
        "identity card",
        "id card",
        "citizen id",
        "personal id",
        "personalausweis",
        "personalausweisnummer",
        "ausweisnummer",
        "ausweis",
        "sozialversicherungsnummer",
        "rentenversicherungsnummer",
        "numero de securite sociale",
        "securite sociale",
        "voter id",
        "dowod osobisty",
        "dowodu osobistego",
        "carte d identite",
        "documento de identidad",
        "carta d identita",
    ],
    numbered: &[
        "national",
        "national identity",
        "identity card",
        "identity",
        "id card",
        "citizen",
        "citizenship",
        "resident",
        "personal identity",
        "personal identification",
        "social insurance",
        "national insurance",
        "nhs",
        "health",
        "nid",
        "voter",
        "electoral",
        "civil",
        "military",
        "veteran",
        "tribal",
        "social security",
        "cedula",
        "aadhaar",
    ],
    prefixes: &["NID"],
};
