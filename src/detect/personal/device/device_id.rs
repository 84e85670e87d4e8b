//! Serial numbers and other identifiers of devices, SIM cards and advertising, by their label.
//!
//! # Finds
//! `Serial No. …`, `IMEI: …`, `Device ID: …`, `IDFA=…`, `"android_id": "…"`, and cells under such a heading.
//! # Does not find
//! Model numbers; IMEI and ICCID numbers with a check digit have rows of their own.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels; 3GPP TS 23.003, section 6; ITU-T E.118. HIPAA Safe Harbor (M) device identifiers and serial numbers.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "device-id",
        entity: Entity::DeviceId,
        examples: About::proof(&[
            "Serial No. «SN-12345678»",
            "Serial: «C02XK1ZZJGH5»",
            "IMEI: «490154203237517»",
            "Device ID: «dev-88213-aa»",
            "IDFA=«EA7583CD-A667-48BC-B806-42ECB2B48606»",
            "\"android_id\": \"«9774d56d682e549c»\"",
            "ICCID: «8944 1000 3009 9012 345»",
            "Implant serial number: «PCM4412097»",
        ]),
        counterexamples: About::proof(&["serial: true", "device id: string", "serial 1"]),
    },
    named: &[
        "imei",
        "imsi",
        "iccid",
        "meid",
        "udid",
        "idfa",
        "idfv",
        "gaid",
        "aaid",
        "android id",
        "device id",
        "serial",
        "serial no",
        "s n",
        "esn",
        "device serial",
        "advertising id",
        "machine id",
        "hardware id",
        "seriennummer",
        "numero de serie",
        "geratenummer",
    ],
    numbered: &[
        "serial",
        "device",
        "device serial",
        "imei",
        "imsi",
        "iccid",
        "meid",
        "sim",
        "sim card",
        "advertising",
        "machine",
        "hardware",
        "android",
        "asset",
        "equipment",
        "meter",
        "terminal",
        "implant",
        "lot",
        "pump",
        "handset",
        "unit serial",
    ],
    prefixes: &[],
};
