//! What is promised of PDF files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod area;
#[path = "../fixture/edit.rs"]
mod edit;
mod fixture;
mod hiding;
mod hostile;
mod proving;
mod rewriting;
mod seeing;
