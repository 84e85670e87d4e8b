//! What is promised of PowerPoint presentations.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod comments;
#[path = "../fixture/edit.rs"]
mod edit;
mod fixture;
mod hiding;
mod hostile;
mod layout;
#[path = "../fixture/package.rs"]
mod package;
mod preview;
mod rewriting;
#[path = "../fixture/view.rs"]
mod view;
#[path = "../fixture/workbook.rs"]
mod workbook;
