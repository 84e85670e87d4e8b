//! Scrubjay removes what is sensitive from work files and proves that it is gone.
#![forbid(unsafe_code)]

pub mod detect;
pub mod error;
pub mod format;
pub mod limits;
pub mod model;
pub mod plan;
pub mod policy;
pub mod receipt;
pub mod replace;
pub mod resolve;
pub mod scan;
pub mod session;
pub mod verify;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
