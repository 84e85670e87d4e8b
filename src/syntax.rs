//! Bytes to structure and back, without any thought of privacy.
//!
//! What stands here knows containers and markup. Which of their content may stay is for a format to say.

pub mod opc;
pub mod xml;
pub mod zip;
