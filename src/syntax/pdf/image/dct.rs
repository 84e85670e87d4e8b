//! JPEG (ITU-T T.81; ISO 32000-2, 7.4.8).
//!
//! A picture is painted over without its pixels being coded anew: only the blocks that an area touches change.

mod frame;
mod huffman;
mod paint;
mod scan;
#[cfg(test)]
mod tests;
mod write;

use std::borrow::Cow;
use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::options::DecoderOptions;

use self::frame::Frame;
use super::raw::{Layout, charge};
use super::{Area, Samples, Space};
use crate::syntax::picture::{self, Kind};

/// Keeps what pixels and their colours need.
pub fn bare(data: &[u8]) -> Option<Vec<u8>> {
    let start = memchr::memmem::find(data, b"\xff\xd8\xff")?;
    let data = data.get(start..)?;
    // Readers do without the end of a picture.
    [Cow::Borrowed(data), Cow::Owned([data, b"\xff\xd9"].concat())]
        .into_iter()
        .find_map(|data| picture::bare(&data, &mut 0))
        .filter(|bare| bare.kind == Kind::Jpeg)
        .map(|bare| bare.bytes)
}

/// A picture that was painted over.
pub struct Masked {
    /// The picture.
    pub bytes: Vec<u8>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// How many samples a pixel has.
    pub components: u8,
}

/// Paints the areas that are given for a picture of some size, with a sample for each colour.
///
/// What stands beside the pixels is gone then too.
pub fn mask(
    data: &[u8],
    areas: impl FnOnce(u32, u32) -> Vec<Area>,
    fill: &[u16],
    transform: Option<i64>,
    left: &mut u64,
) -> Option<Masked> {
    let bare = bare(data)?;
    let mut frame = Frame::read(&bare, left)?;
    let components = u8::try_from(frame.components.len()).ok()?;
    let fill = super::fill(fill, components, 8, space(components))?;
    let fill: Vec<u8> = fill.into_iter().map(u8::try_from).collect::<Result<_, _>>().ok()?;
    let (width, height) = (u32::try_from(frame.width).ok()?, u32::try_from(frame.height).ok()?);
    let fill = if frame.is_mixed(transform) { mixed(&fill) } else { fill };
    paint::paint(&mut frame, &areas(width, height), &fill)?;
    Some(Masked { bytes: write::write(&frame)?, width, height, components })
}

/// Unpacks a picture into the colours that the filter gives (ISO 32000-2, 7.4.8).
pub fn decode(data: &[u8], transform: Option<i64>, left: &mut u64) -> Option<Samples> {
    let mut bytes = bare(data)?;
    let mut frame = Frame::start_of(&bytes)?;
    let components = u8::try_from(frame.components.len()).ok()?;
    let (width, height) = (u32::try_from(frame.width).ok()?, u32::try_from(frame.height).ok()?);
    let layout = Layout { width, height, bits: 8, components };
    charge(left, layout.bytes()? as u64)?;
    let is_mixed = frame.is_mixed(transform);
    // The decoder mistakes the sizes of components that come one after the other.
    if !frame.is_progressive && !frame.is_woven {
        frame = Frame::read(&bytes, left)?;
        let woven = write::write(&frame)?;
        bytes = woven;
    }
    let options = DecoderOptions::default()
        .set_max_width(usize::try_from(width).ok()?)
        .set_max_height(usize::try_from(height).ok()?)
        .set_strict_mode(false);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes.as_slice()), options);
    decoder.decode_headers().ok()?;
    let inside = decoder.input_colorspace()?;
    decoder.set_options(options.jpeg_set_out_colorspace(inside));
    let mut data = decoder.decode().ok().filter(|data| Some(data.len()) == layout.bytes())?;
    if is_mixed {
        data.chunks_exact_mut(components.into()).for_each(unmix);
    }
    Some(Samples { layout, data, space: space(components), profile: None, alpha: None })
}

pub fn space(components: u8) -> Option<Space> {
    match components {
        1 => Some(Space::Gray),
        3 => Some(Space::Rgb),
        4 => Some(Space::Cmyk),
        _ => None,
    }
}

impl Frame<'_> {
    /// Tells whether components are light and its differences: Adobe's word goes before the PDF's (table 13).
    fn is_mixed(&self, transform: Option<i64>) -> bool {
        let is_named = self.components.iter().map(|it| it.id).eq(*b"RGB");
        match (self.components.len(), self.transform, transform) {
            (3 | 4, Some(said), _) => said != 0,
            (3 | 4, None, Some(said)) => said != 0,
            (3, None, None) => self.is_jfif || !is_named,
            _ => false,
        }
    }
}

/// Light and its differences of the first three colours (ITU-T T.871, clause 7); the fourth stays.
fn mixed(fill: &[u8]) -> Vec<u8> {
    let mut out = fill.to_vec();
    if let [r, g, b, ..] = out.as_mut_slice() {
        let [red, green, blue] = [*r, *g, *b].map(f32::from);
        *r = byte(0.299 * red + 0.587 * green + 0.114 * blue);
        *g = byte(-0.168_736 * red - 0.331_264 * green + 0.5 * blue + 128.0);
        *b = byte(0.5 * red - 0.418_688 * green - 0.081_312 * blue + 128.0);
    }
    out
}

/// The first three colours of light and its differences; the fourth stays.
fn unmix(pixel: &mut [u8]) {
    if let [y, blue, red, ..] = pixel {
        let (light, cb, cr) = (f32::from(*y), f32::from(*blue) - 128.0, f32::from(*red) - 128.0);
        *y = byte(light + 1.402 * cr);
        *blue = byte(light - 0.344_136 * cb - 0.714_136 * cr);
        *red = byte(light + 1.772 * cb);
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is clamped")]
fn byte(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}
