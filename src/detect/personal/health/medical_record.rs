//! Numbers of patients, medical records, encounters and prescriptions.
//!
//! # Finds
//! `MRN: …`, `Patient ID is …`, `Rx#: …`, `MRN-1015952`, and cells under such a heading.
//! # Does not find
//! Numbers of a record without a label; plain counts of patients.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels of clinical records. HIPAA Safe Harbor (H) medical record numbers.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "medical-record",
        entity: Entity::MedicalRecord,
        examples: About::proof(&[
            "Patient: x (MRN: «MRN-9205764»)",
            "Record shows «MRN-1003212».",
            "MRN: «00123»",
            "(MRN «1234567»)",
            "Patient ID #«88-1234»",
            "Rx#: «RX-8748778»",
            "\"patient_id\": \"«P00123456»\"",
            "Medical Record No. «A-991-22»",
            "<mrn>«0045512»</mrn>",
            "Patientennummer: «4711081»",
        ]),
        counterexamples: About::proof(&["MRN: [ID 1]", "patients: 120", "Rx: 500 mg twice daily"]),
    },
    named: &[
        "mrn",
        "medical record",
        "patient id",
        "patient number",
        "patient no",
        "patient",
        "chart",
        "hospital number",
        "encounter id",
        "visit id",
        "accession",
        "prescription",
        "rx",
        "patientennummer",
        "fallnummer",
        "historia clinica",
        "numero de historia",
        "numero de paciente",
        "numero patient",
        "numero paziente",
        "uhid",
        "nhi",
    ],
    numbered: &[
        "mrn",
        "medical record",
        "patient record",
        "health record",
        "hospital record",
        "patient",
        "chart",
        "encounter",
        "visit",
        "admission",
        "accession",
        "specimen",
        "prescription",
        "rx",
        "hospital",
        "clinic",
        "ehr",
        "emr",
        "lab",
        "study",
        "episode",
        "case history",
        "radiology",
        "pathology",
        "unit record",
    ],
    prefixes: &["MRN", "PAT", "RX", "PT", "ENC"],
};
