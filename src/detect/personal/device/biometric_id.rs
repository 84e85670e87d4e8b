//! Numbers of fingerprints, voice prints, faces and other traits of a body, by their label.
//!
//! # Finds
//! `Biometric ID: …`, `Fingerprint ID …`, `BIO-FP-a3f8c2e1d5`, and cells under such a heading.
//! # Does not find
//! Fingerprints of keys and certificates.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels. HIPAA Safe Harbor (P) biometric identifiers, including finger and voice prints.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "biometric-id",
        entity: Entity::BiometricId,
        examples: About::proof(&[
            "Biometric ID: «BIO-FP-a3f8c2e1d5»",
            "enrolled as «BIO-FP-a3f8c2e1d5».",
            "Fingerprint ID: «FP-0099812»",
            "Voiceprint No. «VP20441»",
            "face_template_id=«FT-4410-2291»",
        ]),
        counterexamples: About::proof(&["fingerprint: SHA256", "iris: none"]),
    },
    named: &["biometric id", "fingerprint id", "retina scan", "iris scan", "palm print"],
    numbered: &[
        "biometric",
        "fingerprint",
        "finger print",
        "voiceprint",
        "voice print",
        "faceprint",
        "face",
        "face template",
        "iris",
        "iris scan",
        "retina",
        "retina scan",
        "palm print",
        "dna sample",
        "dna profile",
        "biometric template",
        "fingerprint template",
    ],
    prefixes: &["BIO"],
};
