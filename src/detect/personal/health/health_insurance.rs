//! Numbers of health plans and other insurances: members, policies, groups and claims.
//!
//! # Finds
//! `Member ID: …`, `Policy No. …`, `insurance ID is …`, `Claim #: …`, `INS-654445761`, and cells under such a heading.
//! # Does not find
//! Amounts of a policy, and numbers without a label.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels of insurance cards and claims. HIPAA Safe Harbor (I) health plan beneficiary numbers.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "health-insurance",
        entity: Entity::HealthInsurance,
        examples: About::proof(&[
            "Insurance ID: «INS-286786735» |",
            "Claim #: «CLM-2024-327403»",
            "member ID is «W1234 56789»",
            "Policy: «POL-9402470»",
            "Group No. «0071234»",
            "\"subscriber_id\": \"«XQH000123456»\"",
            "Versicherungsnummer: «A123456780»",
            "Medicaid ID: «AB12345C»",
        ]),
        counterexamples: About::proof(&["policy: v1.2.3", "group 12", "claims: 1234.50", "insurance 2024"]),
    },
    named: &[
        "insurance id",
        "insurance",
        "health insurance id",
        "health insurance",
        "beneficiary id",
        "beneficiary",
        "member id",
        "subscriber id",
        "policy",
        "policy number",
        "claim",
        "medicare",
        "medicaid",
        "mbi",
        "hicn",
        "krankenversicherungsnummer",
        "versicherungsnummer",
        "versichertennummer",
        "kvnr",
        "numero de poliza",
        "poliza",
        "polizza",
        "enrollee id",
    ],
    numbered: &[
        "insurance",
        "health insurance",
        "health plan",
        "plan",
        "policy",
        "member",
        "subscriber",
        "beneficiary",
        "group",
        "payer",
        "medicare",
        "medicaid",
        "claim",
        "insured",
        "coverage",
        "enrollee",
        "dependent",
        "policyholder",
        "rx bin",
        "rx group",
    ],
    prefixes: &["INS", "POL", "HIN", "CLM", "MBR", "GRP"],
};
