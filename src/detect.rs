//! Detectors: from a piece of text to candidates.
//!
//! A detector is pure: the same text in the same context gives the same candidates. It knows no format, no network,
//! no clock. Adding one is one file and one word in the list of its folder.
//!
//! The work has two halves. One pass over a text looks for the few bytes by which the *triggers* of the detectors are
//! known, and reports where these end: a literal prefix, a label before a colon, a long enough run of digits. Code then
//! looks at a bounded piece of text around each report, with full Unicode, and decides. So the cost of a byte hardly
//! grows with the number of detectors, no detector hides what another one would have found, and hostile text costs no
//! more than a constant for each byte.

mod base64;
mod character;
mod checked;
mod cue;
pub mod custom;
mod decoy;
mod detector;
mod engine;
mod heading;
mod label;
mod labelled;
pub mod lexicon;
mod likeness;
mod naming;
pub mod ner;
mod number;
mod person_name;
mod phrase;
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
pub mod proprietary;
pub mod secret;

// Detectors name the check digits through their own folder.
use crate::model::check_digit;
pub use base64::decode_url_safe;
pub use custom::CustomDetector;
pub use detector::{About, Context, Detector, Hit, Trigger};
pub use engine::{Detected, Engine, Mark};
pub use heading::Heading;
pub use lexicon::Lexicon;
pub use naming::{is_announced, is_tagged, judges_by_neighbours};
pub use number::LEAST as LEAST_DIGITS;
pub use person_name::is_name_word;
pub use personal::contact::web_address::is_site;
pub use registry::all;
