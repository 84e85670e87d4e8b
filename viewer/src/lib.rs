//! The second reader of PDF files: what a page looks like, and what it says.
//!
//! The engine that cleans a file has a reader and a writer of its own. This crate shares no code with it: it stands on
//! another parser, so that a mistake of the one is not believed by the other. It takes no part in cleaning.
//!
//! - [`Reader::page_text`] and [`Reader::loose_text`] are all the text that content streams can show, also what no eye
//!   sees: invisible, clipped, covered, beside the page, in layers that are off and in appearances that are not shown.
//! - [`Reader::strings`] and [`Reader::streams`] are all that the objects of the file hold.
//! - [`Reader::render`] is the picture of a page, for a person to look at.
//!
//! Whatever cannot be read is counted and told, never passed over: who asks whether a value is gone must not take
//! silence for an answer.
#![forbid(unsafe_code)]

mod bound;
mod collector;
mod cost;
mod error;
mod line;
mod loose;
mod object;
mod picture;
mod reader;
mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use error::Error;
pub use object::StreamCount;
pub use picture::{PageGeometry, Picture};
pub use reader::Reader;
pub use text::Text;
