//! The pixels of pictures in a PDF: bared of what stands beside them, painted over in part, or decoded.
//!
//! What is read here is what is left of a stream when the filters that any stream may have are undone: samples as they
//! are (ISO 32000-2, 8.9.5), or one of the codecs that are made for pictures (7.4.6 to 7.4.9). Nothing here knows the
//! objects of a PDF.

mod area;
mod ccitt;
mod dct;
mod jbig2;
mod jpx;
mod raw;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use self::area::Area;
use self::raw::{Layout, charge};

/// A picture as a PDF tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture<'a> {
    /// How its pixels are coded.
    pub codec: Codec<'a>,
    /// What is coded.
    pub data: &'a [u8],
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// How many bits a sample has, 1 for a stencil; 0 where the codec says it.
    pub bits: u8,
    /// How many samples a pixel has, 1 for a stencil and for an indexed colour; 0 where the codec says it.
    pub components: u8,
}

/// How pixels are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codec<'a> {
    /// Samples in rows, each of which starts with a byte (8.9.5.2).
    Raw,
    /// JPEG (7.4.8).
    Dct {
        /// Whether colours are mixed of light and its differences, where the picture does not say so itself.
        color_transform: Option<i64>,
    },
    /// JPEG 2000 (7.4.9).
    Jpx,
    /// JBIG2 (7.4.7).
    Jbig2 {
        /// The segments that several pictures share.
        globals: Option<&'a [u8]>,
    },
    /// The coding of facsimiles (7.4.6).
    Ccitt(Fax),
}

/// How a facsimile is coded (table 11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fax {
    /// Group 4 below nought, group 3 of one dimension at nought, group 3 of two dimensions above.
    pub k: i64,
    /// How wide it is, in pixels.
    pub columns: u32,
    /// How high it is, in pixels; 0 where its end tells.
    pub rows: u32,
    /// Whether black is coded as 1 and not as 0.
    pub black_is_1: bool,
    /// Whether each row starts with a byte.
    pub byte_align: bool,
    /// Whether a mark stands before each row.
    pub end_of_line: bool,
    /// Whether a mark may stand at the end.
    pub end_of_block: bool,
}

impl Default for Fax {
    fn default() -> Self {
        Self {
            k: 0,
            columns: 1728,
            rows: 0,
            black_is_1: false,
            byte_align: false,
            end_of_line: false,
            end_of_block: true,
        }
    }
}

/// Gives the same pixels without what stands beside them; nothing for what cannot be read.
///
/// What is given has the same codec with the same parameters, and stays as it is when it is bared again. Some of what
/// nobody sees may still be there: pixels that others cover, of JBIG2 shapes that regions of one picture hold but do not
/// draw, of JPEG and JPEG 2000 what is coded behind the last pixel of a block or of a tile.
pub fn bare<'a>(picture: &Picture<'a>) -> Option<Cow<'a, [u8]>> {
    match picture.codec {
        Codec::Raw => raw::bare(picture),
        Codec::Dct { .. } => dct::bare(picture.data).map(Cow::Owned),
        Codec::Jpx => jpx::bare(picture.data).map(Cow::Owned),
        Codec::Jbig2 { .. } => jbig2::bare(picture.data).map(Cow::Owned),
        Codec::Ccitt(fax) => ccitt::bare(picture, &fax).map(Cow::Borrowed),
    }
}

/// Gives the segments that JBIG2 pictures share without those that no pixel needs; nothing for what cannot be read.
///
/// Shapes are kept even where no picture draws them, for the pictures are not looked at.
pub fn bare_globals(globals: &[u8]) -> Option<Vec<u8>> {
    jbig2::bare_globals(globals)
}

/// The colours that a codec says its samples are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// Of light.
    Gray,
    /// Of red, green and blue light.
    Rgb,
    /// Of cyan, magenta, yellow and black ink.
    Cmyk,
}

/// A picture that was painted over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    /// How it is coded now: as samples, or as JPEG where it was that.
    pub codec: Codec<'static>,
    /// What is coded.
    pub data: Vec<u8>,
    /// In pixels, which may be others than the PDF said.
    pub width: u32,
    /// In pixels, which may be others than the PDF said.
    pub height: u32,
    /// How many bits a sample has.
    pub bits: u8,
    /// How many samples a pixel has.
    pub components: u8,
    /// What the codec said of its colours, for a PDF that says nothing; nothing for samples.
    pub space: Option<Space>,
    /// The profile that the codec had instead, bared.
    pub profile: Option<Vec<u8>>,
    /// How much of each pixel shows, a byte each; all of it where something was painted.
    pub alpha: Option<Vec<u8>>,
}

/// The pixels of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Of a sample: 1, 2, 4 or 8.
    pub bits: u8,
    /// Samples of a pixel.
    pub components: u8,
    /// A byte for each, from nought to the most that its bits can say; nothing was done to them that the PDF asks for.
    pub samples: Vec<u8>,
    /// What the codec says of its colours; nothing for samples.
    pub space: Option<Space>,
    /// The profile that the codec has instead, bared.
    pub profile: Option<Vec<u8>>,
    /// How much of each pixel shows, a byte each.
    pub alpha: Option<Vec<u8>>,
}

/// What the codecs other than JPEG are unpacked into.
#[derive(Debug)]
struct Samples {
    layout: Layout,
    /// In rows, each of which starts with a byte.
    data: Vec<u8>,
    space: Option<Space>,
    profile: Option<Vec<u8>>,
    alpha: Option<Vec<u8>>,
}

/// Paints all pixels that the areas touch, and codes the picture anew without what stands beside its pixels; nothing for
/// what cannot be read, or takes more room than is left.
///
/// The areas are in pixels of the size that the PDF says. `fill` has the sample of each component as it is coded, before
/// the PDF does anything with it: the one that means black, or for a stencil the one that paints. Without any it is the
/// darkest that the codec knows. `left` is how many bytes may still be unpacked, of this picture and of those after it.
///
/// JPEG stays as it is but for the blocks that are touched. All else becomes samples, without loss but for JPEG 2000 of
/// more than 8 bits. With no areas, a picture of which a part is broken comes out as far as it can be read.
pub fn mask(picture: &Picture<'_>, areas: &[Area], fill: &[u16], left: &mut u64) -> Option<Masked> {
    let scaled = |width: u32, height: u32| {
        let by = |pixels: u32, said: u32| f64::from(pixels) / f64::from(said.max(1));
        let (across, down) = (by(width, picture.width), by(height, picture.height));
        areas.iter().map(|area| area.scaled(across, down)).collect::<Vec<_>>()
    };
    if let Codec::Dct { color_transform } = picture.codec {
        let dct::Masked { bytes, width, height, components } =
            dct::mask(picture.data, scaled, fill, color_transform, left)?;
        let codec = Codec::Dct { color_transform };
        let (space, profile, alpha) = (dct::space(components), None, None);
        return Some(Masked { codec, data: bytes, width, height, bits: 8, components, space, profile, alpha });
    }
    let Samples { layout, mut data, space, profile, mut alpha } = samples(picture, left)?;
    let Layout { width, height, bits, components } = layout;
    let areas = scaled(width, height);
    raw::paint(&layout, &mut data, &areas, &self::fill(fill, components, bits, space)?)?;
    if let Some(alpha) = &mut alpha {
        raw::paint(&Layout { bits: 8, components: 1, ..layout }, alpha, &areas, &[255])?;
    }
    Some(Masked { codec: Codec::Raw, data, width, height, bits, components, space, profile, alpha })
}

/// Unpacks a picture; nothing for what cannot be read, or takes more room than is left.
pub fn decode(picture: &Picture<'_>, left: &mut u64) -> Option<Raster> {
    let Samples { layout, data, space, profile, alpha } = samples(picture, left)?;
    let Layout { width, height, components, bits } = layout;
    let samples = if bits == 8 && Some(data.len()) == layout.bytes() {
        data
    } else {
        let bytes = u64::from(width) * u64::from(components) * u64::from(height);
        charge(left, bytes)?;
        raw::unpack(&layout, &data)?
    };
    Some(Raster { width, height, bits: bits.min(8), components, samples, space, profile, alpha })
}

/// Tells whether a picture has one color in each of the areas, but for what a codec with loss does to it; nothing for what
/// cannot be read, or takes more room than is left.
pub fn is_even(picture: &Picture<'_>, areas: &[Area], left: &mut u64) -> Option<bool> {
    /// A block of such a codec at the edge of an area holds both sides of it, and may be spread over twice as many pixels.
    const BLOCK: usize = 16;
    const LOSS: u8 = 32;
    let (edge, most) = if matches!(picture.codec, Codec::Dct { .. }) { (BLOCK, LOSS) } else { (0, 0) };
    let raster = decode(picture, left)?;
    let (width, height) = (usize::try_from(raster.width).ok()?, usize::try_from(raster.height).ok()?);
    let components = usize::from(raster.components);
    let across = f64::from(raster.width) / f64::from(picture.width.max(1));
    let down = f64::from(raster.height) / f64::from(picture.height.max(1));
    for area in areas.iter().map(|area| area.scaled(across, down)) {
        let mut range = vec![(u8::MAX, 0); components];
        let rows = area.rows(height);
        for row in rows.start + edge..rows.end.saturating_sub(edge) {
            let columns = area.columns(row, width);
            for column in columns.start + edge..columns.end.saturating_sub(edge) {
                let start = (row * width + column) * components;
                let pixel = raster.samples.get(start..start + components)?;
                for ((least, greatest), sample) in range.iter_mut().zip(pixel) {
                    (*least, *greatest) = ((*least).min(*sample), (*greatest).max(*sample));
                }
            }
        }
        if range.iter().any(|(least, greatest)| greatest.saturating_sub(*least) > most) {
            return Some(false);
        }
    }
    Some(true)
}

fn samples(picture: &Picture<'_>, left: &mut u64) -> Option<Samples> {
    match picture.codec {
        Codec::Raw => {
            let (layout, data) = (Layout::of(picture)?, raw::bare(picture)?);
            charge(left, data.len() as u64)?;
            Some(Samples { layout, data: data.into_owned(), space: None, profile: None, alpha: None })
        }
        Codec::Dct { color_transform } => dct::decode(picture.data, color_transform, left),
        Codec::Jpx => jpx::decode(picture, left),
        Codec::Jbig2 { globals } => jbig2::decode(picture, globals, left),
        Codec::Ccitt(fax) => ccitt::decode(picture, &fax, left),
    }
}

/// A sample for each component: those that are asked for, or the darkest.
fn fill(asked: &[u16], components: u8, bits: u8, space: Option<Space>) -> Option<Vec<u16>> {
    let (count, most) = (usize::from(components), u16::MAX >> 16_u8.saturating_sub(bits));
    if asked.is_empty() {
        let mut dark = vec![0; count];
        if space == Some(Space::Cmyk) {
            dark.iter_mut().skip(3).for_each(|black| *black = most);
        }
        return Some(dark);
    }
    (asked.len() == count).then(|| asked.iter().map(|sample| (*sample).min(most)).collect())
}
