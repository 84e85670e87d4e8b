//! Numbers of driving licences.
//!
//! # Finds
//! `Driver's license: …`, `DL# …`, `Führerscheinnummer …`, `DL-F19885-85`, and cells under such a heading.
//! # Does not find
//! Numbers without a label, whose form differs between all states.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels. HIPAA Safe Harbor (K) certificate and license numbers.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "driving-licence",
        entity: Entity::DrivingLicence,
        examples: About::proof(&[
            "Driver's License: «D123-4567-8901»",
            "DL: «A1234567»",
            "License: «DL-F19885-85» |",
            "Driver’s license no. «S530-4601-2345»",
            "\"driving_licence_number\": \"«MORGA657054SM9IJ»\"",
            "Führerscheinnummer: «B072RRE2I55»",
        ]),
        counterexamples: About::proof(&["DL: 12", "dl 1.2.3"]),
    },
    named: &[
        "driver license",
        "drivers license",
        "driver licence",
        "drivers licence",
        "driving licence",
        "driving license",
        "operator license",
        "operators license",
        "dl",
        "dln",
        "cdl",
        "fuhrerscheinnummer",
        "fuhrerschein",
        "permis de conduire",
        "licencia de conducir",
        "permiso de conducir",
        "carnet de conducir",
        "patente di guida",
        "patente",
        "rijbewijs",
        "rijbewijsnummer",
        "cnh",
        "korkort",
    ],
    numbered: &[
        "driver license",
        "drivers license",
        "driver licence",
        "drivers licence",
        "driving licence",
        "driving license",
        "operator license",
        "dl",
        "cdl",
        "driver",
        "drivers",
        "driving permit",
    ],
    prefixes: &["DL"],
};
