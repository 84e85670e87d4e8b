//! What is promised of Excel workbooks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod cells;
#[path = "../fixture/edit.rs"]
mod edit;
mod fixture;
mod hiding;
mod hostile;
mod layout;
mod notes;
mod opening;
#[path = "../fixture/package.rs"]
mod package;
mod pivot;
mod preview;
mod rewriting;
mod sheet;
#[path = "../fixture/view.rs"]
mod view;
mod words;
