//! Numbers of payment cards by their label, also such as fail their check digit.
//!
//! # Finds
//! `Card number: …`, `"cc_number": "…"`, and cells under such a heading.
//! # Does not find
//! The last four digits of a card.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels; ISO/IEC 7812-1 for the lengths. HIPAA Safe Harbor (J) account numbers.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "labelled-card",
        entity: Entity::PaymentCard,
        examples: About::proof(&["Card number: «4000 0000 0091 5196»", "\"cc_number\": \"«4000-0000-0091-5196»\""]),
        counterexamples: About::proof(&["Card: 4", "card no. 12"]),
    },
    named: &[
        "credit card",
        "debit card",
        "card number",
        "kartennummer",
        "kreditkartennummer",
        "numero de tarjeta",
        "numero de carte",
        "cc",
        "ccn",
    ],
    numbered: &[
        "credit card",
        "debit card",
        "card",
        "cc",
        "payment card",
        "visa card",
        "mastercard",
        "amex",
        "gift card",
    ],
    prefixes: &[],
};
