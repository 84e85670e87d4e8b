//! What is promised of Word documents.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod comments;
mod cropping;
mod drawing;
#[path = "../fixture/edit.rs"]
mod edit;
mod embedded;
mod fixture;
mod hiding;
mod hostile;
mod identifiers;
mod layout;
#[path = "../fixture/package.rs"]
mod package;
mod rewriting;
mod seeing;
mod stored;
#[path = "../fixture/view.rs"]
mod view;
#[path = "../fixture/workbook.rs"]
mod workbook;
