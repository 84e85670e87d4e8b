//! Numbers of passports, visas and residence cards.
//!
//! # Finds
//! `Passport: …`, `Passport No. AB 1234567`, `Visa number …`, `Alien registration number A012-345-678`, and cells under such a heading.
//! # Does not find
//! Numbers without a label, which look like any other code.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! ICAO Doc 9303, part 4; observed labels. HIPAA Safe Harbor (K) certificate and license numbers.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "passport",
        entity: Entity::Passport,
        examples: About::proof(&[
            "\"passport\": \"«L10341147»\"",
            "Passport No. «AB 1234567»",
            "passport number is «X23204811»",
            "Visa number: «A12345678»",
            "A-Number: «A012-345-678»",
            "Reisepassnummer: «C01X00T47»",
            "Pasaporte: «XDB123456»",
        ]),
        counterexamples: About::proof(&["passport: none", "visa: 4111", "passport expires 2031-04-05"]),
    },
    named: &[
        "passport",
        "visa number",
        "travel document",
        "a number",
        "alien number",
        "uscis",
        "sevis",
        "i 94",
        "residence permit",
        "green card",
        "reisepass",
        "reisepassnummer",
        "passnummer",
        "pasaporte",
        "passeport",
        "numero de pasaporte",
        "numero de passeport",
        "passaporto",
        "paspoort",
        "paspoortnummer",
        "aufenthaltstitel",
    ],
    numbered: &[
        "passport",
        "visa",
        "travel document",
        "alien",
        "alien registration",
        "uscis",
        "sevis",
        "i 94",
        "residence permit",
        "residence card",
        "permanent resident",
        "green card",
        "refugee",
        "biometric residence permit",
        "brp",
        "consular",
    ],
    prefixes: &[],
};
