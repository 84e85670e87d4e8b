//! Detectors: from a piece of text to candidates.
//!
//! A detector is pure: the same text in the same context gives the same candidates. It knows no format, no network,
//! no clock. Adding one is one file and one word in the registry.

mod detector;
mod engine;
mod registry;

pub mod personal;

pub use detector::{About, Context, Detector, Hit};
pub use engine::Engine;
pub use registry::all;
