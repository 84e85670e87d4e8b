//! The list of detectors.

use std::sync::OnceLock;

use super::personal::{contact, device, financial, government, health, identifier, name, time};
use super::{Detector, proprietary, secret};

/// Every detector.
pub fn all() -> &'static [&'static dyn Detector] {
    static ALL: OnceLock<Vec<&'static dyn Detector>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = [
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
        .concat();
        all.extend(identifier::checked_number::tables().into_iter().flatten().map(|row| row as &dyn Detector));
        all
    })
}

/// The detectors that the engine calls: all but the rows of tables.
pub fn called() -> &'static [&'static dyn Detector] {
    static CALLED: OnceLock<Vec<&'static dyn Detector>> = OnceLock::new();
    CALLED.get_or_init(|| all().iter().copied().filter(|detector| !detector.is_row()).collect())
}
