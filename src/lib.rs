//! Scrubjay removes what is sensitive from work files and proves that it is gone.
#![forbid(unsafe_code)]

pub mod detect;
pub mod error;
pub mod format;
pub mod limits;
pub mod model;
pub mod resolve;
