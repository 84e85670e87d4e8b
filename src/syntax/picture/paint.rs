//! Parts of pictures painted over, where that needs no coding with loss: PNG and bitmaps.

use std::ops::Range;

use super::crop::png::Decoded;
use super::{Kind, bmp};

/// Some of the pixels of a picture as they are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// How many pixels are to its left.
    pub x: usize,
    /// How many rows are above it.
    pub y: usize,
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
}

impl Window {
    /// The rows that it holds.
    pub const fn rows(&self) -> Range<usize> {
        self.y..self.y.saturating_add(self.height)
    }

    /// The pixels of a row that it holds.
    pub const fn columns(&self) -> Range<usize> {
        self.x..self.x.saturating_add(self.width)
    }
}

/// Paints parts of a picture black; nothing for a kind, or a form of it, in which that cannot be done, or which takes more
/// bytes than `left` to unpack.
pub fn paint(kind: Kind, bytes: &[u8], windows: &[Window], left: u64) -> Option<Vec<u8>> {
    match kind {
        Kind::Png => {
            let (mut decoded, _) = Decoded::read(bytes, left).filter(|_| !is_animated(bytes))?;
            windows.iter().try_for_each(|window| decoded.paint(*window))?;
            decoded.write()
        }
        Kind::Bmp => bmp::paint(bytes, windows),
        _ => None,
    }
}

/// Tells whether each of some parts has one color; nothing where [`paint`] gives nothing.
pub fn is_even(kind: Kind, bytes: &[u8], windows: &[Window], left: u64) -> Option<bool> {
    match kind {
        Kind::Png => {
            let (decoded, _) = Decoded::read(bytes, left)?;
            windows.iter().map(|window| decoded.is_even(*window)).try_fold(true, |all, even| Some(all && even?))
        }
        Kind::Bmp => bmp::is_even(bytes, windows),
        _ => None,
    }
}

fn is_animated(bytes: &[u8]) -> bool {
    super::png::chunks(bytes).is_some_and(|(chunks, _)| chunks.iter().any(|(kind, _)| *kind == b"acTL"))
}
