//! Pictures cut to what is shown of them: what is cut away must not be there for others.
//!
//! PNG is cut without loss. JPEG is decoded and coded again with the tables that it was coded with, so that it neither
//! grows nor looks worse by more than another turn of the same coding.

mod jpeg;
pub(super) mod png;

use super::{Bare, Kind, Window, bare};
use crate::limits::Limits;

/// How much of a picture is cut away at each edge, in hundred thousandths of its width or height.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Crop {
    /// At the left.
    pub left: u32,
    /// At the top.
    pub top: u32,
    /// At the right.
    pub right: u32,
    /// At the bottom.
    pub bottom: u32,
}

impl Crop {
    /// The whole of a width or height.
    pub const WHOLE: u32 = 100_000;

    /// Tells whether nothing is cut away.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// The pixels of which anything is shown.
    fn window(&self, width: usize, height: usize) -> Option<Window> {
        let range = |len: usize, before: u32, after: u32| {
            let whole = u64::from(Self::WHOLE);
            let from = len as u64 * u64::from(before) / whole;
            let until = (len as u64 * whole.checked_sub(after.into())?).div_ceil(whole);
            let (from, until) = (usize::try_from(from).ok()?, usize::try_from(until).ok()?);
            Some((from, until.checked_sub(from).filter(|len| *len > 0)?))
        };
        let (x, width) = range(width, self.left, self.right)?;
        let (y, height) = range(height, self.top, self.bottom)?;
        Some(Window { x, y, width, height })
    }
}

/// A picture that can be cut, with its pixels.
pub enum Decoded {
    /// In rows.
    Png(Box<png::Decoded>),
    /// In blocks.
    Jpeg(Box<jpeg::Decoded>),
}

impl Decoded {
    /// Decodes a picture; nothing where it is of a kind that cannot be cut, broken, or too large.
    ///
    /// `left` is how many bytes of pixels may still be unpacked or packed, of this picture and of those after it.
    pub fn read(picture: &Bare, left: &mut u64, limits: &Limits) -> Option<Self> {
        // As much again is needed to unpack it.
        let most = (*left).min(limits.part_bytes / 2);
        let (decoded, used) = match picture.kind {
            Kind::Png => png::Decoded::read(&picture.bytes, most).map(|(it, used)| (Self::Png(Box::new(it)), used))?,
            Kind::Jpeg => {
                jpeg::Decoded::read(&picture.bytes, most).map(|(it, used)| (Self::Jpeg(Box::new(it)), used))?
            }
            _ => return None,
        };
        *left = left.saturating_sub(used);
        Some(decoded)
    }

    /// Cuts the picture; nothing where what is left of it is nothing, or too large.
    pub fn crop(&self, crop: &Crop, left: &mut u64) -> Option<Bare> {
        let (cut, used) = match self {
            Self::Png(decoded) => decoded.crop(crop, *left)?,
            Self::Jpeg(decoded) => decoded.crop(crop, *left)?,
        };
        *left = left.saturating_sub(used);
        bare(&cut, left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_of_which_anything_is_shown_stays() {
        let crop = Crop { left: 25_000, top: 0, right: 30_000, bottom: 50_000 };
        assert_eq!(crop.window(10, 10), Some(Window { x: 2, y: 0, width: 5, height: 5 }));
        assert_eq!(Crop { left: 60_000, right: 60_000, ..Crop::default() }.window(10, 10), None);
        assert_eq!(Crop { left: 100_001, ..Crop::default() }.window(10, 10), None);
        assert_eq!(Crop { top: 100_000, ..Crop::default() }.window(10, 10), None);
    }
}
