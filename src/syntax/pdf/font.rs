//! What the text of a page needs to know of its fonts (ISO 32000-2, 9.5 to 9.10), as functions of bytes.
//!
//! A string that a page shows is a row of codes. A [`cmap::CMap`] cuts it into codes where the font is composite; an
//! [`encoding::Encoding`] names the glyph of a code where it is simple; [`glyph_name`] tells which character such a
//! name stands for, and [`metrics`] how wide the glyphs of the fonts are that every reader brings along. What the file
//! itself brings along, a [`program::Program`] reads, and [`bare()`](bare::bare) takes out of it what drawing does not need.

pub mod bare;
pub mod cmap;
pub mod encoding;
pub mod family;
pub mod glyph_name;
pub mod metrics;
pub mod program;
#[cfg(test)]
mod sample;
