//! Licences to practise: bar numbers, medical and other licences, certificates, NPI and DEA numbers by their label.
//!
//! # Finds
//! `Bar No. NY-447763`, `NPI: …`, `DEA# …`, `Medical License: …`, `Certificate No. …`, and cells under such a heading.
//! # Does not find
//! Names of software licences, and numbers without a label.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels of bars, boards and registers. HIPAA Safe Harbor (K) certificate and license numbers.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "professional-licence",
        entity: Entity::ProfessionalLicence,
        examples: About::proof(&[
            "(Bar No. «NY-447763»):",
            "NPI: «0012105968»",
            "DEA: «MY9699547»",
            "Notary License: «WL-588826»",
            "\"licenseNumber\": \"«MD-0012345»\"",
            "State Bar of California No. «123456»",
            "Bar No. «CA-12345»",
        ]),
        counterexamples: About::proof(&["License: GPL-2.0", "license: 1.1.0", "bar 123", "DEA: none"]),
    },
    named: &[
        "npi",
        "dea",
        "license",
        "licence",
        "notary license",
        "notary commission",
        "bar number",
        "bar no",
        "certificate",
        "registration",
        "upin",
        "state bar",
        "medical license",
        "nursing license",
        "approbationsnummer",
        "numero de colegiado",
    ],
    numbered: &[
        "lic",
        "reg",
        "license",
        "licence",
        "npi",
        "dea",
        "bar",
        "certificate",
        "certification",
        "medical license",
        "state license",
        "board",
        "notary",
        "commission",
        "provider",
        "physician",
        "prescriber",
        "nurse",
        "attorney",
        "gmc",
        "rpps",
        "registration certificate",
        "permit",
        "bar of california",
        "bar of texas",
        "bar of new york",
        "permis",
    ],
    prefixes: &["NPI", "DEA"],
};
