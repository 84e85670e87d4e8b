//! What is kept of how a picture looks: its orientation (PNG Third Edition, 11.3.3.2 'eXIf') and its profile of colours
//! (11.3.2.3 'iCCP').

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::super::exif::{self, Exif};
use super::super::extra::Extra;
use crate::syntax::icc;

/// The colours that are taken where nothing is said (IEC 61966-2-1): white, red, green and blue, in hundred thousandths.
pub const USUAL: &[u8] =
    b"\0\0\x7a\x26\0\0\x80\x84\0\0\xfa\0\0\0\x80\xe8\0\0\x75\x30\0\0\xea\x60\0\0\x3a\x98\0\0\x17\x70";

/// The name of every profile that is written, its end, and how it is packed.
const NAME: &[u8] = b"ICC\0\0";
/// No honest profile is larger.
const MOST: u64 = 8 * 1024 * 1024;

/// What is written of a chunk, and what is left out of it; nothing for one of another kind, and for one that says
/// nothing of the look. A profile has to stand before the pixels.
pub fn kept(kind: [u8; 4], data: &[u8], has_pixels: bool) -> Option<(Vec<u8>, Vec<Extra>)> {
    match &kind {
        b"eXIf" => {
            let read = Exif::read(data);
            Some((exif::minimal(read.orientation)?, read.extras))
        }
        b"iCCP" if !has_pixels => {
            let at = memchr::memchr(0, data)?;
            let [0, packed @ ..] = data.get(at + 1..)? else { return None };
            let mut whole = Vec::new();
            ZlibDecoder::new(packed).take(MOST).read_to_end(&mut whole).ok()?;
            let mut writer = ZlibEncoder::new(NAME.to_vec(), Compression::new(6));
            writer.write_all(&icc::bare(&whole)?).ok()?;
            let kept = writer.finish().ok()?;
            let left_out = if kept == data { Vec::new() } else { vec![Extra::Profile] };
            Some((kept, left_out))
        }
        _ => None,
    }
}

/// What a chunk tells that is left out.
pub fn left_out(kind: [u8; 4], data: &[u8]) -> Vec<Extra> {
    match &kind {
        b"eXIf" | b"zxIf" => Exif::read(data).extras,
        b"tEXt" | b"zTXt" | b"iTXt" => text(data),
        b"tIME" => vec![Extra::Camera],
        b"iCCP" => vec![Extra::Profile],
        b"caBX" => vec![Extra::Signature],
        _ => vec![Extra::Rest],
    }
}

/// Words, behind what they are (11.3.3.1); other programs hide what cameras write among them.
fn text(data: &[u8]) -> Vec<Extra> {
    let is = |key: &[u8]| data.starts_with(key);
    match () {
        () if is(b"XML:com.adobe.xmp\0") => exif::of_xmp(data).collect(),
        () if is(b"Raw profile type exif\0") || is(b"Raw profile type APP1\0") => vec![Extra::Camera],
        () => vec![Extra::Text],
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_orientation_stays_alone() {
        let turned = exif::minimal(3).unwrap();
        assert_eq!(kept(*b"eXIf", &turned, false), Some((turned.clone(), Vec::new())));
        let named = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x03\0\0\0\0\0\0\0Jane";
        assert_eq!(kept(*b"eXIf", named, true), Some((turned, vec![Extra::Rest])));
        assert_eq!(kept(*b"eXIf", b"Jane Roe", true), None);
        assert_eq!(kept(*b"iCCP", b"Jane's screen", false), None);
    }
}
