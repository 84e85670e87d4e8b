//! The list of detectors.

use std::sync::OnceLock;

use super::personal::{contact, device, financial, government, identifier, name};
use super::{Detector, secret};

/// Every detector.
pub fn all() -> &'static [&'static dyn Detector] {
    static ALL: OnceLock<Vec<&'static dyn Detector>> = OnceLock::new();
    ALL.get_or_init(|| {
        [
            name::DETECTORS,
            contact::DETECTORS,
            government::DETECTORS,
            financial::DETECTORS,
            device::DETECTORS,
            identifier::DETECTORS,
            secret::DETECTORS,
        ]
        .concat()
    })
}
