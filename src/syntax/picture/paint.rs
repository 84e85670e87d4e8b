//! Parts of pictures painted over.

use std::ops::Range;

use super::crop::png;
use super::{Alone, Kind, bmp, gif, jpeg, photo, tiff, webp};

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

    /// The rows that it holds of so many.
    pub(super) fn rows_of(&self, height: usize) -> Range<usize> {
        within(self.rows(), height)
    }

    /// The pixels of a row that it holds of so many.
    pub(super) fn columns_of(&self, width: usize) -> Range<usize> {
        within(self.columns(), width)
    }

    /// What of it lies in another, counted from there; nothing where they do not touch.
    pub(super) fn inside(&self, other: &Self) -> Option<Self> {
        let both = |one: Range<usize>, other: Range<usize>| {
            let (from, until) = (one.start.max(other.start), one.end.min(other.end));
            (from < until).then(|| (from - other.start, until - from))
        };
        let (x, width) = both(self.columns(), other.columns())?;
        let (y, height) = both(self.rows(), other.rows())?;
        Some(Self { x, y, width, height })
    }
}

fn within(range: Range<usize>, most: usize) -> Range<usize> {
    range.start.min(most)..range.end.min(most)
}

/// A part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The page, counted from 0.
    pub page: usize,
    /// The pixels.
    pub window: Window,
}

/// Paints parts of a picture black; nothing for a kind, or a form of it, in which that cannot be done, or which takes more
/// bytes than `left` to unpack one of its pages.
pub fn paint(picture: &Alone, parts: &[Part], left: u64) -> Option<Vec<u8>> {
    let (bytes, windows) = (&picture.bytes, windows(parts));
    match picture.kind {
        Kind::Png => png::paint(bytes, &windows, left),
        Kind::Jpeg => {
            let painted = photo::Photo::new(bytes, picture.looks.first()?.size).paint(&windows, left)?;
            jpeg::with_look_of(&painted, bytes)
        }
        Kind::Tiff => tiff::paint(bytes, parts, left),
        Kind::Gif => gif::paint(bytes, &windows, left),
        Kind::Bmp => bmp::paint(bytes, &windows, left),
        Kind::Webp => webp::paint(bytes, &windows, left),
        _ => None,
    }
}

/// Tells whether each of some parts is painted over, but for what coding with loss does to it; nothing where [`paint`] gives nothing.
pub fn is_even(picture: &Alone, parts: &[Part], left: u64) -> Option<bool> {
    let (bytes, windows) = (&picture.bytes, windows(parts));
    match picture.kind {
        Kind::Png => png::is_even(bytes, &windows, left),
        Kind::Jpeg => photo::Photo::new(bytes, picture.looks.first()?.size).is_even(&windows, left),
        Kind::Tiff => tiff::is_even(bytes, parts, left),
        Kind::Gif => gif::is_even(bytes, &windows, left),
        Kind::Bmp => bmp::is_even(bytes, &windows, left),
        Kind::Webp => webp::is_even(bytes, &windows, left),
        _ => None,
    }
}

/// The parts of a picture of one page.
fn windows(parts: &[Part]) -> Vec<Window> {
    parts.iter().map(|part| part.window).collect()
}
