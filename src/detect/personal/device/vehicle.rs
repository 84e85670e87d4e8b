//! Vehicle identification numbers, plates, tail numbers of aircraft and numbers of vessels, by their label.
//!
//! # Finds
//! `License plate: ABC 1234`, `VIN: …`, `Tail number N12345`, `IMO No. 9074729`, `Kennzeichen: …`, and cells under such a heading.
//! # Does not find
//! Plates without a label; VIN and IMO numbers with a check digit have rows of their own.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels. HIPAA Safe Harbor (L) vehicle identifiers and serial numbers, including license plate numbers.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "vehicle",
        entity: Entity::VehicleId,
        examples: About::proof(&[
            "License plate: «ABC 1234»",
            "plate number «7XYZ123»",
            "VIN: «1HGCM82633A004352»",
            "Tail number: «N123AB»",
            "Kennzeichen: «B AB 1234»",
            "MMSI No. «366123456»",
            "\"vehicle_registration\": \"«KA 01 AB 1234»\"",
        ]),
        counterexamples: About::proof(&["plate: 12", "vin: string", "hull 12"]),
    },
    named: &[
        "vin",
        "plate",
        "license plate",
        "licence plate",
        "number plate",
        "registration plate",
        "vehicle registration",
        "vehicle id",
        "tail number",
        "hull number",
        "imo",
        "mmsi",
        "chassis",
        "frame number",
        "kennzeichen",
        "kfz kennzeichen",
        "fahrgestellnummer",
        "matricula",
        "immatriculation",
        "targa",
        "kenteken",
        "placa",
    ],
    numbered: &[
        "vin",
        "vehicle identification",
        "plate",
        "license plate",
        "licence plate",
        "number plate",
        "vehicle",
        "vehicle registration",
        "tail",
        "aircraft",
        "hull",
        "chassis",
        "frame",
        "engine",
        "imo",
        "mmsi",
        "vessel",
        "boat",
        "trailer",
        "car registration",
        "aircraft registration",
    ],
    prefixes: &[],
};
