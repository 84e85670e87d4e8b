//! Detectors: from a piece of text to candidates.
//!
//! A detector is pure: the same text in the same context gives the same candidates. It knows no format, no network,
//! no clock. Adding one is one file and one word in the list of its folder.
//!
//! The work has two halves. One automaton reads every byte once and reports where the *triggers* of the detectors
//! end: a literal prefix, a label before a colon, a long enough run of digits. Code then looks at a bounded piece of
//! text around each report, with full Unicode, and decides. So the cost of a byte does not grow with the number of
//! detectors, no detector hides what another one would have found, and hostile text costs no more than a constant
//! for each byte.

mod base64;
mod character;
mod check_digit;
mod cue;
mod decoy;
mod detector;
mod engine;
mod label;
mod number;
mod pattern;
mod person_name;
mod registry;

/// Declares the detectors of a folder by the names of their files, and lists them.
macro_rules! detectors {
    ($($module:ident)*) => {
        $(pub mod $module;)*

        /// The detectors of this folder.
        pub static DETECTORS: &[&dyn $crate::detect::Detector] = &[$(&$module::DETECTOR,)*];
    };
}

pub mod personal;
pub mod secret;

pub use detector::{About, Context, Detector, Hit, Trigger};
pub use engine::{Detected, Engine};
pub use number::LEAST as LEAST_DIGITS;
pub use person_name::is_name_word;
pub use registry::all;
