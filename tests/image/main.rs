//! What is promised of pictures and drawings.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod area;
mod drawing;
#[path = "../fixture/edit.rs"]
mod edit;
mod fixture;
mod hiding;
mod hostile;
mod words;
