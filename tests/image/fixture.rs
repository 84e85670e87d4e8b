//! Pictures to be cleaned.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use jpeg_encoder::{ColorType, Encoder};
use scrubjay::error::Result;
use scrubjay::format::{self, Document, Options};
use scrubjay::syntax::picture::png;

/// A fixture of the corpus, by its folder and name.
pub fn stored(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(path)).unwrap()
}

/// Opens a picture under a name.
pub fn open(name: &str, bytes: &[u8]) -> Result<Box<dyn Document>> {
    format::open(name, bytes.to_vec(), &Options::default()).map(|(_, document)| document)
}

/// What is written of a picture without edits, which is the same when it is cleaned again.
pub fn cleaned(name: &str, bytes: &[u8]) -> Vec<u8> {
    let written = open(name, bytes).unwrap().rewrite(&[]).unwrap();
    let again = open(name, &written).unwrap();
    assert_eq!(again.dropped(), [], "{name}");
    assert_eq!(again.rewrite(&[]).unwrap(), written, "{name}");
    written
}

/// What is told to be dropped, by code.
pub fn dropped(document: &dyn Document) -> BTreeMap<&'static str, usize> {
    document.dropped().iter().map(|dropped| (dropped.kind.code(), dropped.count)).collect()
}

pub fn holds(bytes: &[u8], what: &[u8]) -> bool {
    memchr::memmem::find(bytes, what).is_some()
}

/// A color picture in JPEG with a white square in its middle.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut pixels = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let is_square = (width / 4..width * 3 / 4).contains(&x) && (height / 4..height * 3 / 4).contains(&y);
            let speck = if (x / 2 + y / 2) % 2 == 0 { 255 } else { 90 };
            pixels.extend(if is_square { [speck; 3] } else { [20, (x % 200) as u8, (y % 200) as u8] });
        }
    }
    let mut out = Vec::new();
    Encoder::new(&mut out, 90).encode(&pixels, width, height, ColorType::Rgb).unwrap();
    out
}

/// A picture in TIFF of grey pages, with a number in each pixel, in strips of ten rows.
pub fn tiff(pages: &[(u16, u16)]) -> Vec<u8> {
    let mut out = b"II*\0\0\0\0\0".to_vec();
    let mut link = 4;
    for (width, height) in pages {
        let len = usize::from(*width) * 10;
        let strips = height.div_ceil(10);
        let first = out.len();
        out.extend((0..usize::from(*width) * usize::from(*height)).map(|at| (at % 251) as u8));
        let mut lists = Vec::new();
        for list in [0, 1] {
            lists.push(out.len() as u32);
            for strip in 0..usize::from(strips) {
                let start = strip * len;
                let rest = usize::from(*width) * usize::from(*height) - start;
                out.extend_from_slice(&(if list == 0 { first + start } else { rest.min(len) } as u32).to_le_bytes());
            }
        }
        out.resize(out.len().next_multiple_of(2), 0);
        let place = out.len() as u32;
        out[link..link + 4].copy_from_slice(&place.to_le_bytes());
        let count = u32::from(strips);
        let (width, height) = (u32::from(*width), u32::from(*height));
        let entries: [[u32; 4]; 8] = [
            [256, 4, 1, width],
            [257, 4, 1, height],
            [258, 3, 1, 8],
            [259, 3, 1, 1],
            [262, 3, 1, 1],
            [273, 4, count, lists[0]],
            [278, 3, 1, 10],
            [279, 4, count, lists[1]],
        ];
        out.extend_from_slice(&[8, 0]);
        for [tag, kind, count, value] in entries {
            out.extend_from_slice(&(tag | kind << 16).to_le_bytes());
            out.extend_from_slice(&[count.to_le_bytes(), value.to_le_bytes()].concat());
        }
        link = out.len();
        out.extend_from_slice(&[0; 4]);
    }
    out
}

/// A picture in PNG of colors and transparency, with a number in each pixel.
pub fn png(width: u32, height: u32, more: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut writer = ZlibEncoder::new(Vec::new(), Compression::new(6));
    for y in 0..height {
        writer.write_all(&[0]).unwrap();
        for x in 0..width {
            writer.write_all(&[(x % 250) as u8, (y % 250) as u8, 7, 200]).unwrap();
        }
    }
    let header = [width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let mut out = png::SIGNATURE.to_vec();
    png::chunk(&mut out, b"IHDR", &header).unwrap();
    more.iter().for_each(|(kind, data)| png::chunk(&mut out, kind, data).unwrap());
    png::chunk(&mut out, b"IDAT", &writer.finish().unwrap()).unwrap();
    png::chunk(&mut out, b"IEND", b"").unwrap();
    out
}

/// A segment put behind the start of a JPEG.
pub fn with_segment(jpeg: &[u8], marker: u8, data: &[u8]) -> Vec<u8> {
    let len = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &len, data, &jpeg[2..]].concat()
}

/// Bytes in base64 (RFC 4648).
pub fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let coded = bytes.chunks(3).flat_map(|three| {
        let at = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        (0..4).map(move |sign| if sign > three.len() { b'=' } else { SIGNS[(bits >> (18 - sign * 6) & 63) as usize] })
    });
    String::from_utf8(coded.collect()).unwrap()
}
