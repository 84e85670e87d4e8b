//! Numbers of taxpayers by their label.
//!
//! # Finds
//! `EIN: …`, `Tax ID …`, `VAT No. …`, `Steuernummer: …`, and cells under such a heading.
//! # Does not find
//! Rates and amounts of taxes. Numbers with a check digit are told by their own rows.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels of tax forms. HIPAA Safe Harbor (R) any other unique identifying number.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "labelled-tax-number",
        entity: Entity::TaxNumber,
        examples: About::proof(&[
            "EIN: «12-3456789»",
            "Tax ID: «98-7654321»",
            "International tax id: «TAX-700016537».",
            "VAT No. «123456789»",
            "Steuernummer: «21/815/08150»",
        ]),
        counterexamples: About::proof(&["tax: 1200.50", "VAT: 20%", "tin: 0"]),
    },
    named: &[
        "ein",
        "fein",
        "itin",
        "tin",
        "tax id",
        "taxpayer id",
        "vat",
        "utr",
        "gst",
        "gstin",
        "steuernummer",
        "steuer id",
        "steueridentifikationsnummer",
        "umsatzsteuer id",
        "ust idnr",
        "numero fiscal",
        "nif",
        "partita iva",
        "codice fiscale",
        "ruc",
        "rfc",
        "cuit",
        "cuil",
        "nit",
        "btw nummer",
    ],
    numbered: &[
        "ein",
        "tax",
        "taxpayer",
        "itin",
        "tin",
        "vat",
        "fiscal",
        "employer",
        "gst",
        "tax registration",
        "tax file",
        "tax reference",
        "unique taxpayer reference",
        "federal tax",
        "umsatzsteuer",
        "steuer",
        "btw",
        "iva",
        "tva",
        "moms",
    ],
    prefixes: &["TAX"],
};
