//! PDF as structure (ISO 32000-2): objects and the file that holds them, streams and what unpacks them, pages, the
//! operations of their contents, and the glyphs that these draw.
//!
//! Nothing here knows what is sensitive. Damaged files are read as far as other readers read them; whatever is not
//! understood reads as nothing, and the caller writes only what it has understood.

pub mod color;
pub mod content;
pub mod drawing;
pub mod file;
pub mod filter;
pub mod font;
pub mod image;
pub mod interpret;
pub mod layer;
pub mod lexer;
pub mod matrix;
pub mod object;
pub mod page;
pub mod text_string;
pub mod typeface;
pub mod write;

pub use self::file::File;
pub use self::object::{Dict, Object, Ref, Stream};
