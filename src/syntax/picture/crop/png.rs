//! PNG (ISO/IEC 15948), not interlaced.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::super::png::{Header, SIGNATURE, chunk, chunks};
use super::{Crop, Window};

/// The ways to tell a byte by those before it (9.2).
const FILTERS: [u8; 5] = [0, 1, 2, 3, 4];

/// How far back the byte of the pixel before is.
fn unit(header: &Header) -> usize {
    (header.bits / 8).max(1)
}

/// A picture with its pixels.
pub struct Decoded {
    header: Header,
    /// How its header tells the rest.
    told: Vec<u8>,
    /// The chunks that are no pixels.
    before: Vec<([u8; 4], Vec<u8>)>,
    /// The rows, their filters undone.
    rows: Vec<u8>,
}

impl Decoded {
    /// Decodes a picture of which all pixels take no more than `most` bytes; tells how many they take.
    pub fn read(bytes: &[u8], most: u64) -> Option<(Self, u64)> {
        let (mut header, mut packed, mut before) = (None, Vec::new(), Vec::new());
        for (kind, data) in chunks(bytes)?.0 {
            match kind {
                b"IHDR" => header = Some((Header::read(data)?, data)),
                b"IDAT" => packed.push(data),
                // Of a moving picture the still one stays.
                b"IEND" | b"acTL" | b"fcTL" | b"fdAT" => {}
                _ => before.push((*kind, data.to_vec())),
            }
        }
        let (header, told) = header.filter(|(header, _): &(Header, &[u8])| !header.is_interlaced)?;
        let len = header.row_bytes(header.width)?;
        let size = (len as u64).checked_mul(header.height as u64).filter(|size| *size <= most)?;
        let rows = unpacked(&header, &packed.concat(), usize::try_from(size).ok()?)?;
        Some((Self { header, told: told.get(8..)?.to_vec(), before, rows }, size))
    }

    /// Cuts the picture; nothing where what is left takes more than `most` bytes. Tells how many it takes, each as often
    /// as it is slower to pack than a byte of the other kind.
    pub fn crop(&self, crop: &Crop, most: u64) -> Option<(Vec<u8>, u64)> {
        const EFFORT: u64 = 4;
        let window = crop.window(self.header.width, self.header.height)?;
        let size = (self.header.row_bytes(window.width)? as u64).checked_mul(window.height as u64)?;
        let size = size.checked_mul(EFFORT)?;
        let number = |number: usize| u32::try_from(number).ok().filter(|_| size <= most).map(u32::to_be_bytes);
        let told = [&number(window.width)?[..], &number(window.height)?, &self.told].concat();
        let mut out = SIGNATURE.to_vec();
        chunk(&mut out, b"IHDR", &told)?;
        for (kind, data) in &self.before {
            chunk(&mut out, kind, data)?;
        }
        chunk(&mut out, b"IDAT", &self.packed(window)?)?;
        chunk(&mut out, b"IEND", b"")?;
        Some((out, size))
    }

    /// Paints a window black; with numbers of colours, in the darkest of them.
    pub fn paint(&mut self, window: Window) -> Option<()> {
        let (header, black) = (self.header, self.black()?);
        let len = header.row_bytes(header.width)?;
        let columns = window.columns().start.min(header.width)..window.columns().end.min(header.width);
        for row in self.rows.chunks_mut(len).skip(window.y).take(window.height) {
            for at in columns.clone() {
                if header.depth >= 8 {
                    let unit = unit(&header);
                    row.get_mut(at * unit..(at + 1) * unit)?.copy_from_slice(&black);
                } else {
                    let bit = at * header.depth;
                    let (shift, mask) = (8 - header.depth - bit % 8, u8::MAX >> (8 - header.depth));
                    let byte = row.get_mut(bit / 8)?;
                    *byte = *byte & !(mask << shift) | (black.first()? & mask) << shift;
                }
            }
        }
        Some(())
    }

    /// One black pixel that hides what is behind it.
    fn black(&self) -> Option<Vec<u8>> {
        let bytes = (self.header.depth / 8).max(1);
        if self.header.has_palette() {
            let (_, colours) = self.before.iter().find(|(kind, _)| kind == b"PLTE")?;
            let light = |colour: &[u8; 3]| colour.iter().map(|part| u32::from(*part)).sum::<u32>();
            let darkest = colours.as_chunks::<3>().0.iter().zip(0..=u8::MAX).min_by_key(|(colour, _)| light(colour));
            return Some(vec![darkest?.1]);
        }
        let channels = self.header.bits / self.header.depth;
        let mut black = vec![0; channels * bytes];
        if channels.is_multiple_of(2) {
            black.iter_mut().skip((channels - 1) * bytes).for_each(|alpha| *alpha = u8::MAX);
        }
        Some(black)
    }

    /// Tells whether all pixels of a window are the same.
    pub fn is_even(&self, window: Window) -> Option<bool> {
        let header = &self.header;
        let rows = self.rows.chunks(header.row_bytes(header.width)?);
        let width = window.columns().end.min(header.width).saturating_sub(window.x);
        let window = Window { width, ..window };
        let mut first = None;
        for row in rows.skip(window.y).take(window.height) {
            let shown = columns(header, row, window)?;
            let unit = unit(header);
            let pixels: Vec<Vec<u8>> = if header.depth >= 8 {
                shown.chunks(unit).map(<[u8]>::to_vec).collect()
            } else {
                let mask = u8::MAX >> (8 - header.depth);
                let sample = |at: usize| {
                    Some(vec![shown.get(at * header.depth / 8)? >> (8 - header.depth - at * header.depth % 8) & mask])
                };
                (0..width).map(sample).collect::<Option<_>>()?
            };
            for pixel in pixels {
                if *first.get_or_insert_with(|| pixel.clone()) != pixel {
                    return Some(false);
                }
            }
        }
        Some(true)
    }

    /// All pixels, each as red, green, blue and how opaque it is, in eight bits.
    pub fn rgba(&self) -> Option<Vec<u8>> {
        let header = &self.header;
        let channels = header.bits / header.depth;
        let chunk =
            |wanted: &[u8; 4]| self.before.iter().find(|(kind, _)| kind == wanted).map(|(_, data)| data.as_slice());
        let (colours, clear) = (chunk(b"PLTE").unwrap_or_default(), chunk(b"tRNS").unwrap_or_default());
        let mut rgba = Vec::with_capacity(header.width.checked_mul(header.height)?.checked_mul(4)?);
        let most = u8::MAX >> 8_usize.saturating_sub(header.depth);
        for row in self.rows.chunks(header.row_bytes(header.width)?) {
            let sample = |at: usize| -> Option<u8> {
                Some(match header.depth {
                    16 => *row.get(at * 2)?,
                    8 => *row.get(at)?,
                    depth => row.get(at * depth / 8)? >> (8 - depth - at * depth % 8) & most,
                })
            };
            for at in (0..header.width).map(|x| x * channels) {
                let first = sample(at)?;
                let grey = if header.depth < 8 { first.saturating_mul(u8::MAX / most) } else { first };
                rgba.extend(match channels {
                    1 if header.has_palette() => {
                        let from = usize::from(first) * 3;
                        let [red, green, blue] = *colours.get(from..)?.first_chunk::<3>()?;
                        [red, green, blue, clear.get(usize::from(first)).copied().unwrap_or(u8::MAX)]
                    }
                    1 => [grey, grey, grey, u8::MAX],
                    2 => [grey, grey, grey, sample(at + 1)?],
                    3 => [first, sample(at + 1)?, sample(at + 2)?, u8::MAX],
                    _ => [first, sample(at + 1)?, sample(at + 2)?, sample(at + 3)?],
                });
            }
        }
        Some(rgba)
    }

    /// Writes the whole picture.
    pub fn write(&self) -> Option<Vec<u8>> {
        self.crop(&Crop::default(), u64::MAX).map(|(bytes, _)| bytes)
    }

    /// Packs what a window shows, row by row.
    fn packed(&self, window: Window) -> Option<Vec<u8>> {
        let mut writer = ZlibEncoder::new(Vec::new(), Compression::new(6));
        let header = &self.header;
        let mut above = vec![0; header.row_bytes(window.width)?];
        let rows = self.rows.chunks(header.row_bytes(header.width)?).skip(window.y).take(window.height);
        for row in rows {
            let cut = columns(header, row, window)?;
            writer.write_all(&smallest(header, &cut, &above)).ok()?;
            above = cut;
        }
        writer.finish().ok()
    }
}

/// Unpacks the rows, which take so many bytes, and undoes their filters.
fn unpacked(header: &Header, packed: &[u8], size: usize) -> Option<Vec<u8>> {
    let mut reader = ZlibDecoder::new(packed);
    let len = header.row_bytes(header.width)?;
    let (mut above, mut row, mut kind) = (vec![0; len], vec![0; len], [0]);
    let mut rows = Vec::with_capacity(size);
    for _ in 0..header.height {
        reader.read_exact(&mut kind).ok()?;
        reader.read_exact(&mut row).ok()?;
        let [kind] = kind;
        restore(kind, &mut row, &above, unit(header))?;
        rows.extend_from_slice(&row);
        std::mem::swap(&mut above, &mut row);
    }
    Some(rows)
}

fn columns(header: &Header, row: &[u8], window: Window) -> Option<Vec<u8>> {
    if header.depth >= 8 {
        let unit = unit(header);
        return row.get(window.x * unit..(window.x + window.width) * unit).map(<[u8]>::to_vec);
    }
    let mut out = vec![0_u8; header.row_bytes(window.width)?];
    let mask = u8::MAX >> (8 - header.depth);
    for at in 0..window.width {
        let shift = |bit: usize| 8 - header.depth - bit % 8;
        let (from, to) = ((window.x + at) * header.depth, at * header.depth);
        let sample = row.get(from / 8)? >> shift(from) & mask;
        *out.get_mut(to / 8)? |= sample << shift(to);
    }
    Some(out)
}

/// What a byte is told by: the one before it, the one above it, and the one before that.
fn told_by(kind: u8, left: u8, up: u8, corner: u8) -> Option<u8> {
    Some(match kind {
        0 => 0,
        1 => left,
        2 => up,
        3 => left / 2 + up / 2 + (left & up & 1),
        4 => {
            let guess = i16::from(left) + i16::from(up) - i16::from(corner);
            let far = |byte: u8| (guess - i16::from(byte)).abs();
            match () {
                () if far(left) <= far(up) && far(left) <= far(corner) => left,
                () if far(up) <= far(corner) => up,
                () => corner,
            }
        }
        _ => return None,
    })
}

fn restore(kind: u8, row: &mut [u8], above: &[u8], unit: usize) -> Option<()> {
    for at in 0..row.len() {
        let back = |row: &[u8]| at.checked_sub(unit).and_then(|at| row.get(at)).copied().unwrap_or(0);
        let told = told_by(kind, back(row), above.get(at).copied().unwrap_or(0), back(above))?;
        let byte = row.get_mut(at)?;
        *byte = byte.wrapping_add(told);
    }
    Some(())
}

/// A row behind the filter that makes its bytes smallest (12.7), or behind none where they are no amounts.
fn smallest(header: &Header, row: &[u8], above: &[u8]) -> Vec<u8> {
    let unit = unit(header);
    let filtered = |kind: u8| {
        let mut out = vec![kind];
        for (at, &byte) in row.iter().enumerate() {
            let back = |row: &[u8]| at.checked_sub(unit).and_then(|at| row.get(at)).copied().unwrap_or(0);
            let told = told_by(kind, back(row), above.get(at).copied().unwrap_or(0), back(above)).unwrap_or(0);
            out.push(byte.wrapping_sub(told));
        }
        out
    };
    if header.has_palette() || header.depth < 8 {
        return filtered(0);
    }
    let cost = |row: &Vec<u8>| row.iter().skip(1).map(|&byte| u64::from(byte.min(byte.wrapping_neg()))).sum::<u64>();
    FILTERS.into_iter().map(filtered).min_by_key(cost).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::super::extra::Keep;
    use super::*;

    fn crop(bytes: &[u8], crop: &Crop, most: u64) -> Option<(Vec<u8>, u64)> {
        Decoded::read(bytes, most)?.0.crop(crop, most)
    }

    fn picture(told: [u8; 13], rows: &[&[u8]]) -> Vec<u8> {
        let mut writer = ZlibEncoder::new(Vec::new(), Compression::new(6));
        writer.write_all(&rows.concat()).unwrap();
        let mut out = SIGNATURE.to_vec();
        chunk(&mut out, b"IHDR", &told).unwrap();
        chunk(&mut out, b"PLTE", b"rgbRGB").unwrap();
        chunk(&mut out, b"IDAT", &writer.finish().unwrap()).unwrap();
        chunk(&mut out, b"IEND", b"").unwrap();
        out
    }

    /// The rows of a picture, their filters undone.
    fn rows(bytes: &[u8], len: usize) -> Vec<u8> {
        let at = memchr::memmem::find(bytes, b"IDAT").unwrap();
        let mut unpacked = Vec::new();
        ZlibDecoder::new(bytes.get(at + 4..).unwrap()).read_to_end(&mut unpacked).unwrap();
        let (mut above, mut out) = (vec![0; len], Vec::new());
        for row in unpacked.chunks(len + 1) {
            let mut now = row.get(1..).unwrap().to_vec();
            restore(*row.first().unwrap(), &mut now, &above, 1).unwrap();
            out.extend_from_slice(&now);
            above = now;
        }
        out
    }

    #[test]
    fn every_filter_is_undone_and_only_the_window_stays() {
        let told = [0, 0, 0, 4, 0, 0, 0, 5, 8, 3, 0, 0, 0];
        let plain: [[u8; 4]; 5] = [[1, 2, 3, 4], [50, 60, 70, 80], [9, 200, 7, 6], [255, 0, 255, 0], [11, 12, 13, 14]];
        let mut written = Vec::new();
        let mut above = [0_u8; 4];
        for (kind, row) in FILTERS.iter().zip(plain) {
            let mut out = vec![*kind];
            for (at, byte) in row.iter().enumerate() {
                let back = |row: &[u8]| at.checked_sub(1).map_or(0, |at| *row.get(at).unwrap());
                let up = *above.get(at).unwrap();
                out.push(byte.wrapping_sub(told_by(*kind, back(&row), up, back(&above)).unwrap()));
            }
            written.push(out);
            above = row;
        }
        let full = picture(told, &written.iter().map(Vec::as_slice).collect::<Vec<_>>());
        let half = Crop { left: 25_000, right: 25_000, top: 20_000, bottom: 0 };
        let (cut, _) = crop(&full, &half, 1 << 20).unwrap();
        assert_eq!(rows(&cut, 2), [60, 70, 200, 7, 0, 255, 12, 13]);
        assert!(memchr::memmem::find(&cut, b"rgbRGB").is_some());
        let mut bare = Vec::new();
        assert_eq!(super::super::super::png::read(&cut, Keep::Pixels, &mut bare, &mut 1000), Some(Vec::new()));
        assert_eq!(bare, cut);
    }

    #[test]
    fn pixels_smaller_than_a_byte_are_moved() {
        let told = [0, 0, 0, 10, 0, 0, 0, 1, 1, 3, 0, 0, 0];
        let full = picture(told, &[&[0, 0b0011_0101, 0b1100_0000]]);
        let (cut, _) = crop(&full, &Crop { left: 20_000, ..Crop::default() }, 1 << 20).unwrap();
        assert_eq!(rows(&cut, 1), [0b1101_0111]);
    }

    #[test]
    fn what_is_too_large_interlaced_or_cut_off_is_refused() {
        let all = Crop { left: 1, ..Crop::default() };
        let told = |side: u32, last: u8| {
            let mut told = [0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, last];
            told.get_mut(..4).unwrap().copy_from_slice(&side.to_be_bytes());
            told.get_mut(4..8).unwrap().copy_from_slice(&side.to_be_bytes());
            told
        };
        assert_eq!(crop(&picture(told(20_000, 0), &[b""]), &all, 128 << 20), None);
        assert_eq!(crop(&picture(told(1, 1), &[b"\0rgba"]), &all, 1 << 20), None);
        assert_eq!(crop(&picture(told(2, 0), &[b"\0rgbargba"]), &all, 1 << 20), None);
        assert!(crop(&picture(told(1, 0), &[b"\0rgba"]), &all, 1 << 20).is_some());
    }

    #[test]
    fn pixels_of_every_depth_are_red_green_blue_and_opaque() {
        let told = |width: u8, depth, colour| [0, 0, 0, width, 0, 0, 0, 1, depth, colour, 0, 0, 0];
        let rgba = |told, row: &[u8]| Decoded::read(&picture(told, &[&[0], row]), 1000).unwrap().0.rgba();
        assert_eq!(rgba(told(2, 1, 3), &[0b0100_0000]).unwrap(), b"rgb\xffRGB\xff");
        assert_eq!(rgba(told(4, 2, 0), &[0b0001_1011]).unwrap(), *b"\0\0\0\xffUUU\xff\xaa\xaa\xaa\xff\xff\xff\xff\xff");
        assert_eq!(rgba(told(1, 16, 4), &[7, 9, 80, 1]).unwrap(), [7, 7, 7, 80]);
        assert_eq!(rgba(told(1, 8, 2), &[1, 2, 3]).unwrap(), [1, 2, 3, 255]);
        // A colour that the palette does not have.
        assert_eq!(rgba(told(1, 8, 3), &[2]), None);
    }
}
