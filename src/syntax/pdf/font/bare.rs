//! A font program without what drawing does not need: its makers, its rights, its dates, and bytes that belong to nothing.
//!
//! What stays is on a list, as everywhere. Names of glyphs stay, because text is found by them; so does the name of the
//! font itself where it looks like one.

mod cff;
mod sfnt;
mod type1;

use super::program::{self, Kind};

/// The same program, bare. What is bare already comes out as it went in. None where the bytes are no font, or so
/// damaged that what belongs to it cannot be told.
pub fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let bare = once(bytes)?;
    // Parts that lie over each other read otherwise when one of them is blank.
    (once(&bare).as_ref() == Some(&bare)).then_some(bare)
}

fn once(bytes: &[u8]) -> Option<Vec<u8>> {
    match program::kind(bytes)? {
        Kind::TrueType | Kind::OpenType => sfnt::bare(bytes),
        Kind::Cff => cff::bare(bytes),
        Kind::Type1 => type1::bare(bytes),
    }
}

#[cfg(test)]
mod tests;
