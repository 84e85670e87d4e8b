//! The list of detectors.

use std::sync::OnceLock;

use super::personal::{contact, device, financial, government, health, identifier, name, time};
use super::{Detector, proprietary, secret};

/// Every detector.
pub fn all() -> &'static [&'static dyn Detector] {
    static ALL: OnceLock<Vec<&'static dyn Detector>> = OnceLock::new();
    ALL.get_or_init(|| {
        [
            name::DETECTORS,
            contact::DETECTORS,
            government::DETECTORS,
            health::DETECTORS,
            financial::DETECTORS,
            device::DETECTORS,
            identifier::DETECTORS,
            time::DETECTORS,
            secret::DETECTORS,
            proprietary::DETECTORS,
            proprietary::non_public::DETECTORS,
        ]
        .concat()
    })
}
