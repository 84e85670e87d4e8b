//! The list of detectors.

use std::sync::OnceLock;

use super::{Detector, personal, secret};

/// Every detector.
pub fn all() -> &'static [&'static dyn Detector] {
    static ALL: OnceLock<Vec<&'static dyn Detector>> = OnceLock::new();
    ALL.get_or_init(|| [personal::DETECTORS, secret::DETECTORS].concat())
}
