//! Pictures that are files of their own: they keep what they look like by, and nothing else.

use super::extra::{Extra, Keep};
use super::{Kind, bmp, gif, heif, ico, jpeg, jxl, png, tiff, webp};
use crate::error::{Error, Result};

/// A picture as it may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alone {
    /// The container.
    pub kind: Kind,
    /// The picture.
    pub bytes: Vec<u8>,
    /// Width and height as it is coded, in pixels; of several pages or pictures those of the first or largest.
    pub size: (u32, u32),
    /// How it is to be turned and mirrored to be shown, from 1, which is not at all, to 8 (CIPA DC-008, 4.6.4).
    pub orientation: u8,
    /// How many pages it has.
    pub pages: usize,
    /// What was left out.
    pub extras: Vec<Extra>,
}

/// How places of a picture as it is shown become places as it is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Whether rows as they are shown are columns as they are coded; the others come after that.
    pub is_lying: bool,
    /// Whether columns as they are coded count from the right.
    pub mirrors_columns: bool,
    /// Whether rows as they are coded count from the bottom.
    pub mirrors_rows: bool,
}

impl Alone {
    /// How it is turned to be shown.
    pub const fn turn(&self) -> Turn {
        Turn {
            is_lying: matches!(self.orientation, 5..=8),
            mirrors_columns: matches!(self.orientation, 2 | 3 | 7 | 8),
            mirrors_rows: matches!(self.orientation, 3 | 4 | 6 | 7),
        }
    }

    /// Width and height as it is shown, in pixels.
    pub const fn shown(&self) -> (u32, u32) {
        let (width, height) = self.size;
        if self.turn().is_lying { (height, width) } else { (width, height) }
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
    let (size, orientation) = match kind {
        Kind::Png => (png::size(bytes)?, png::orientation(bytes)),
        Kind::Jpeg => (jpeg::size(bytes)?, jpeg::orientation(bytes)),
        Kind::Gif => (gif::size(bytes)?, 1),
        Kind::Wmf | Kind::Emf => return None,
        _ => return alone(bytes, &mut { left }).ok(),
    };
    Some(Alone { kind, bytes: bytes.to_vec(), size, orientation, pages: 1, extras: Vec::new() })
}

/// Width and height of such a picture as it is shown, in pixels.
pub fn bared_size(kind: Kind, bytes: &[u8], left: u64) -> Option<(u32, u32)> {
    bared(kind, bytes, left).map(|alone| alone.shown())
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
    let (size, orientation, pages, extras) = match kind {
        Kind::Png => {
            let extras = png(bytes, &mut out, left)?;
            (png::size(&out).ok_or(CUT_OFF)?, png::orientation(&out), 1, extras)
        }
        Kind::Jpeg => {
            let extras = jpeg(bytes, &mut out)?;
            (jpeg::size(&out).ok_or(CUT_OFF)?, jpeg::orientation(&out), 1, extras)
        }
        Kind::Gif => {
            let extras = gif::read(bytes, &mut out).ok_or(CUT_OFF)?;
            (gif::size(&out).ok_or(CUT_OFF)?, 1, 1, extras)
        }
        Kind::Webp => {
            let read = webp::read(bytes, &mut out).ok_or(CUT_OFF)?;
            (read.size, read.orientation, 1, read.extras)
        }
        Kind::Tiff => {
            let read = tiff::read(bytes, &mut out, left)?;
            (read.size, read.orientation, read.pages, read.extras)
        }
        Kind::Bmp => {
            let (size, extras) = bmp::read(bytes, &mut out).ok_or(CUT_OFF)?;
            (size, 1, 1, extras)
        }
        Kind::Ico => {
            let (size, extras) = ico::read(bytes, &mut out, left).ok_or(CUT_OFF)?;
            (size, 1, 1, extras)
        }
        Kind::Heif => {
            let read = heif::read(bytes, &mut out)?;
            (read.size, 1, 1, read.extras)
        }
        Kind::Jxl => {
            let read = jxl::read(bytes, &mut out).ok_or(CUT_OFF)?;
            (read.size, 1, 1, read.extras)
        }
        Kind::Wmf | Kind::Emf => return Err(CUT_OFF),
    };
    Ok(Alone { kind, bytes: out, size, orientation, pages, extras })
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
