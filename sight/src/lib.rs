//! Sees what a picture shows beside words: faces, and codes that a machine reads.
//!
//! - [`look`] is the one way in: a grey picture, and all that is seen in it.
//! - Faces are found by a small network that runs here in plain code, over the picture at several sizes.
//! - Codes of two dimensions and of one are found and read by a library, over the picture at several sizes and tones.
//!
//! Pictures may be anything: the work is bounded by the size to which they are brought, whatever they show.
#![forbid(unsafe_code)]

mod code;
mod face;
mod grey;
mod layer;
mod network;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod weight;

pub use code::Code;
pub use grey::Grey;

/// What is seen in a picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    /// The left, top, right and bottom of each face from hair to chin, in pixels from the upper left.
    pub faces: Vec<[f64; 4]>,
    /// The codes, with what they say where that could be read.
    pub codes: Vec<Code>,
}

/// Looks for faces and codes.
pub fn look(picture: &Grey) -> Seen {
    Seen { faces: face::faces(picture), codes: code::codes(picture) }
}
