//! Pictures that are files of their own: they keep what they look like by, and nothing else.

use super::extra::{Extra, Keep};
use super::look::{Look, Read};
use super::{Kind, bmp, gif, heif, ico, jpeg, jxl, png, tiff, webp};
use crate::error::{Error, Result};

/// A picture as it may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alone {
    /// The container.
    pub kind: Kind,
    /// The picture.
    pub bytes: Vec<u8>,
    /// How each of its pages is shown; of several pictures the largest.
    pub looks: Vec<Look>,
    /// What was left out.
    pub extras: Vec<Extra>,
}

impl Alone {
    /// Width and height of a page, counted from 0, as it is shown, in pixels; none for one that is not there.
    pub fn shown(&self, page_index: u32) -> (u32, u32) {
        let look = usize::try_from(page_index).ok().and_then(|at| self.looks.get(at));
        look.map_or((0, 0), Look::shown)
    }
}

const CUT_OFF: Error = Error::Malformed { what: "the picture is cut off or broken" };
const ADVICE: &str = "Open it in a program for pictures, export it as PNG or JPEG, and add that.";
const LAYERS: Error =
    Error::UnsupportedFormat { what: "a Photoshop file, which holds layers and older states", advice: ADVICE };
const RARE_JPEG: Error =
    Error::UnsupportedFormat { what: "a JPEG picture that is coded in a rare way", advice: ADVICE };

/// A picture that has been bared: it is not looked through again. Nothing for one without pixels.
pub fn bared(kind: Kind, bytes: &[u8], left: u64) -> Option<Alone> {
    match told(kind, bytes) {
        Some(look) => Some(Alone { kind, bytes: bytes.to_vec(), looks: vec![look], extras: Vec::new() }),
        None => bared_anew(kind, bytes, left),
    }
}

/// Width and height of such a picture as it is shown, in pixels.
pub fn bared_size(kind: Kind, bytes: &[u8], left: u64) -> Option<(u32, u32)> {
    let shown = told(kind, bytes).map(|look| look.shown());
    shown.or_else(|| bared_anew(kind, bytes, left).map(|alone| alone.shown(0)))
}

/// What the head of such a picture tells; nothing for a kind of which more has to be read.
fn told(kind: Kind, bytes: &[u8]) -> Option<Look> {
    let (size, orientation) = match kind {
        Kind::Png => (png::size(bytes)?, png::orientation(bytes)),
        Kind::Jpeg => (jpeg::size(bytes)?, jpeg::orientation(bytes)),
        Kind::Gif => (gif::size(bytes)?, 1),
        _ => return None,
    };
    Some(Look { size, orientation })
}

/// The same as [`bared`] for the kinds of which the head tells too little.
fn bared_anew(kind: Kind, bytes: &[u8], mut left: u64) -> Option<Alone> {
    let is_told = matches!(kind, Kind::Png | Kind::Jpeg | Kind::Gif | Kind::Wmf | Kind::Emf);
    (!is_told).then(|| alone(bytes, &mut left).ok()).flatten()
}

/// The container of a file by how it begins; nothing for what is no picture.
fn kind(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(Kind::Png),
        [0xff, 0xd8, 0xff, ..] => Some(Kind::Jpeg),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Kind::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Kind::Webp),
        // What stands between the length and the place of the pixels is nought in every bitmap.
        [b'B', b'M', _, _, _, _, _, _, _, _, _, _, _, _, 12 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0, ..] => {
            Some(Kind::Bmp)
        }
        [0, 0, 1 | 2, 0, count, high, ..] if *count > 0 || *high > 0 => Some(Kind::Ico),
        _ if tiff::is_tiff(bytes) => Some(Kind::Tiff),
        _ if heif::is_heif(bytes) => Some(Kind::Heif),
        _ if jxl::is_jxl(bytes) => Some(Kind::Jxl),
        _ => None,
    }
}

/// Tells whether bytes begin as a picture does, one included that is refused with advice.
pub fn is_picture(bytes: &[u8]) -> bool {
    kind(bytes).is_some() || is_layered(bytes)
}

/// Photoshop's own files (Adobe Photoshop File Formats).
fn is_layered(bytes: &[u8]) -> bool {
    bytes.starts_with(b"8BPS\0\x01") || bytes.starts_with(b"8BPS\0\x02")
}

/// Reads a picture. `left` is how many bytes of pixels may be unpacked.
///
/// # Errors
/// `Malformed` for what is broken or cut off, `UnsupportedFormat` for what cannot be copied safely, `LimitExceeded` for
/// more pixels than may be unpacked.
pub fn alone(bytes: &[u8], left: &mut u64) -> Result<Alone> {
    if is_layered(bytes) {
        return Err(LAYERS);
    }
    let kind = kind(bytes).ok_or(CUT_OFF)?;
    let mut out = Vec::with_capacity(bytes.len());
    let Read { looks, extras } = match kind {
        Kind::Png => {
            let extras = png(bytes, &mut out, left)?;
            Read::one(png::size(&out).ok_or(CUT_OFF)?, png::orientation(&out), extras)
        }
        Kind::Jpeg => {
            let extras = jpeg(bytes, &mut out)?;
            Read::one(jpeg::size(&out).ok_or(CUT_OFF)?, jpeg::orientation(&out), extras)
        }
        Kind::Gif => {
            let extras = gif::read(bytes, &mut out).ok_or(CUT_OFF)?;
            let (size, pages) = gif::size(&out).zip(gif::page_count(&out)).ok_or(CUT_OFF)?;
            Read { looks: vec![Look { size, orientation: 1 }; pages], extras }
        }
        Kind::Webp => webp::read(bytes, &mut out).ok_or(CUT_OFF)?,
        Kind::Tiff => tiff::read(bytes, &mut out, left)?,
        Kind::Bmp => bmp::read(bytes, &mut out).ok_or(CUT_OFF)?,
        Kind::Ico => ico::read(bytes, &mut out, left).ok_or(CUT_OFF)?,
        Kind::Heif => heif::read(bytes, &mut out)?,
        Kind::Jxl => jxl::read(bytes, &mut out).ok_or(CUT_OFF)?,
        Kind::Wmf | Kind::Emf => return Err(CUT_OFF),
    };
    Ok(Alone { kind, bytes: out, looks, extras })
}

fn png(bytes: &[u8], out: &mut Vec<u8>, left: &mut u64) -> Result<Vec<Extra>> {
    let most = *left;
    let header = png::chunks(bytes).and_then(|(chunks, _)| png::Header::read(chunks.first()?.1));
    if header.ok_or(CUT_OFF)?.unpacked().is_none_or(|bytes| bytes > most) {
        return Err(Error::LimitExceeded { limit: "bytes of pixels", most });
    }
    png::read(bytes, Keep::Look, out, left).ok_or(CUT_OFF)
}

fn jpeg(bytes: &[u8], out: &mut Vec<u8>) -> Result<Vec<Extra>> {
    if let Some(extras) = jpeg::read(bytes, Keep::Look, out) {
        return Ok(extras);
    }
    out.clear();
    // Readers do without the end of a picture.
    if jpeg::pieces(bytes).is_none() {
        let ended = [bytes, b"\xff\xd9"].concat();
        return jpeg::read(&ended, Keep::Look, out).ok_or(CUT_OFF);
    }
    Err(if jpeg::is_rare(bytes) { RARE_JPEG } else { CUT_OFF })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_no_picture() {
        for text in
            ["BMW sales 2026, by region and by quarter", "GIF89 files", "RIFF means", "II* ", "8BPS is", "From: a"]
        {
            assert!(!is_picture(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn layers_are_refused_with_advice() {
        let refused = alone(b"8BPS\0\x01 Jane", &mut 100);
        assert!(matches!(refused, Err(Error::UnsupportedFormat { advice, .. }) if advice.contains("PNG or JPEG")));
    }

    #[test]
    fn a_picture_without_end_is_refused_before_it_is_unpacked() {
        let mut bomb = png::SIGNATURE.to_vec();
        let header = [20_000_u32.to_be_bytes().as_slice(), &20_000_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        for (kind, data) in [(b"IHDR", header.as_slice()), (b"IDAT", b"x"), (b"IEND", b"")] {
            assert!(png::chunk(&mut bomb, kind, data).is_some());
        }
        assert!(matches!(alone(&bomb, &mut 1000), Err(Error::LimitExceeded { most: 1000, .. })));
    }
}
