//! PNG (ISO/IEC 15948). What is interlaced is so no more when it is written.

mod filter;
mod frame;

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use self::filter::{restore, smallest};
pub use self::frame::{is_even, paint};
use super::super::png::{Header, Pass, SIGNATURE, chunk, chunks};
use super::{Crop, Window};
use crate::syntax::sample;

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
        let (header, told) = header?;
        let (rows, size) = unpacked(&header, &packed.concat(), most)?;
        // It is not interlaced when it is written.
        let told = [told.get(8..12)?, &[0]].concat();
        Some((Self { header, told, before, rows }, size))
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
        let columns = window.columns_of(header.width);
        for row in self.rows.chunks_mut(len).skip(window.y).take(window.height) {
            sample::fill(row, columns.clone(), &black, header.depth.min(8));
        }
        Some(())
    }

    /// The data of a chunk that is there before the pixels; none for one that is not.
    fn chunk(&self, wanted: [u8; 4]) -> &[u8] {
        let found = self.before.iter().find(|(kind, _)| *kind == wanted);
        found.map(|(_, data)| data.as_slice()).unwrap_or_default()
    }

    /// One black pixel that hides what is behind it.
    fn black(&self) -> Option<Vec<u8>> {
        let bytes = (self.header.depth / 8).max(1);
        let clear = self.chunk(*b"tRNS");
        if self.header.has_palette() {
            let light = |colour: &[u8; 3]| colour.iter().map(|part| u32::from(*part)).sum::<u32>();
            let colours = self.chunk(*b"PLTE").as_chunks::<3>().0.iter().zip(0..=sample::most(self.header.depth));
            let is_clear = |at: u8| clear.get(usize::from(at)).is_some_and(|alpha| *alpha < u8::MAX);
            let darkest = colours.min_by_key(|(colour, at)| (is_clear(*at), light(colour)));
            return Some(vec![darkest?.1]);
        }
        let channels = self.header.bits / self.header.depth;
        let mut black = vec![0; channels * bytes];
        if channels.is_multiple_of(2) {
            black.iter_mut().skip((channels - 1) * bytes).for_each(|alpha| *alpha = u8::MAX);
        } else if !clear.is_empty() && clear.iter().all(|part| *part == 0) {
            // Black is not drawn; what is next to it is.
            black.last_mut().into_iter().for_each(|last| *last = 1);
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
            let unit = header.unit();
            let pixels: Vec<Vec<u8>> = if header.depth >= 8 {
                shown.chunks(unit).map(<[u8]>::to_vec).collect()
            } else {
                let sample = |at| sample::get(&shown, at, header.depth).map(|sample| vec![sample]);
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
        let (colours, clear) = (self.chunk(*b"PLTE"), self.chunk(*b"tRNS"));
        let mut rgba = Vec::with_capacity(header.width.checked_mul(header.height)?.checked_mul(4)?);
        let most = sample::most(header.depth);
        for row in self.rows.chunks(header.row_bytes(header.width)?) {
            let sample = |at: usize| match header.depth {
                16 => row.get(at * 2).copied(),
                depth => sample::get(row, at, depth),
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

/// Unpacks the rows, which may take so many bytes, and undoes their filters; tells how many bytes they take.
fn unpacked(header: &Header, packed: &[u8], most: u64) -> Option<(Vec<u8>, u64)> {
    let whole = header.row_bytes(header.width)?;
    let size = (whole as u64).checked_mul(header.height as u64).filter(|size| *size <= most)?;
    let (mut reader, mut rows) = (ZlibDecoder::new(packed), vec![0; usize::try_from(size).ok()?]);
    for pass in header.passes() {
        let len = header.row_bytes(pass.width)?;
        let (mut above, mut row, mut kind) = (vec![0; len], vec![0; len], [0]);
        for y in 0..pass.height {
            reader.read_exact(&mut kind).ok()?;
            reader.read_exact(&mut row).ok()?;
            let [kind] = kind;
            restore(kind, &mut row, &above, header.unit())?;
            let start = (pass.top + y * pass.down).checked_mul(whole)?;
            spread(header, &row, pass, rows.get_mut(start..start + whole)?)?;
            std::mem::swap(&mut above, &mut row);
        }
    }
    Some((rows, size))
}

/// Writes the pixels of a row of a pass where they are shown.
fn spread(header: &Header, row: &[u8], pass: Pass, to: &mut [u8]) -> Option<()> {
    if pass.across == 1 {
        to.copy_from_slice(row);
        return Some(());
    }
    for x in 0..pass.width {
        let shown = pass.left + x * pass.across;
        if header.depth < 8 {
            sample::put(to, shown, std::iter::once(sample::get(row, x, header.depth)?), header.depth);
        } else {
            let unit = header.unit();
            to.get_mut(shown * unit..(shown + 1) * unit)?.copy_from_slice(row.get(x * unit..(x + 1) * unit)?);
        }
    }
    Some(())
}

fn columns(header: &Header, row: &[u8], window: Window) -> Option<Vec<u8>> {
    if header.depth >= 8 {
        let unit = header.unit();
        return row.get(window.x * unit..(window.x + window.width) * unit).map(<[u8]>::to_vec);
    }
    let mut out = vec![0_u8; header.row_bytes(window.width)?];
    let shown = (window.x..window.x + window.width).map_while(|at| sample::get(row, at, header.depth));
    sample::put(&mut out, 0, shown, header.depth);
    Some(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::super::extra::Keep;
    use super::filter::{FILTERS, told_by};
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
    fn what_is_too_large_or_cut_off_is_refused() {
        let all = Crop { left: 1, ..Crop::default() };
        let told = |side: u32, last: u8| {
            let mut told = [0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, last];
            told.get_mut(..4).unwrap().copy_from_slice(&side.to_be_bytes());
            told.get_mut(4..8).unwrap().copy_from_slice(&side.to_be_bytes());
            told
        };
        assert_eq!(crop(&picture(told(20_000, 0), &[b""]), &all, 128 << 20), None);
        assert_eq!(crop(&picture(told(2, 0), &[b"\0rgbargba"]), &all, 1 << 20), None);
        assert!(crop(&picture(told(1, 0), &[b"\0rgba"]), &all, 1 << 20).is_some());
    }

    #[test]
    fn rows_of_seven_passes_are_read_and_written_as_one() {
        // Five across and two down, in rows of one, of one, of one and two, and of two and five.
        let told = [0, 0, 0, 5, 0, 0, 0, 2, 8, 0, 0, 0, 1];
        let passes: [&[u8]; 5] = [&[0, 10], &[0, 14], &[0, 12], &[0, 11, 13], &[0, 20, 21, 22, 23, 24]];
        let full = picture(told, &passes);
        let (decoded, _) = Decoded::read(&full, 10).unwrap();
        assert_eq!(decoded.rows, [10, 11, 12, 13, 14, 20, 21, 22, 23, 24]);
        let (cut, _) = decoded.crop(&Crop { left: 40_000, ..Crop::default() }, 1000).unwrap();
        assert_eq!(rows(&cut, 3), [12, 13, 14, 22, 23, 24]);
        let halves =
            picture([0, 0, 0, 5, 0, 0, 0, 1, 4, 0, 0, 0, 1], &[&[0, 0x10], &[0, 0x50], &[0, 0x30], &[0, 0x24]]);
        assert_eq!(Decoded::read(&halves, 10).unwrap().0.rows, [0x12, 0x34, 0x50]);
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
