//! The list of detectors.

use super::Detector;

/// Names the detectors by folder and file.
macro_rules! detectors {
    ($($folder:ident :: $module:ident)*) => {
        static DETECTORS: &[&dyn Detector] = &[$(&super::$folder::$module::DETECTOR,)*];
    };
}

detectors! {
    personal::email_address
}

/// Every detector.
pub fn all() -> &'static [&'static dyn Detector] {
    DETECTORS
}
