//! JPEG (ITU-T T.81), of one or of three components.

use std::io::Cursor;

use jpeg_encoder::{ChromaSubsamplingMethod, ColorType, Encoder, QuantizationTableType, SamplingFactor};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::Crop;

/// How a picture was coded (B.2.2, B.2.4.1).
struct Coding {
    width: usize,
    height: usize,
    is_progressive: bool,
    /// For each component its sampling factors and the number of its table.
    components: Vec<(u8, u8, u8)>,
    /// The tables by their numbers, in the order of rows.
    tables: [Option<Box<[u16; 64]>>; 4],
}

/// A picture with its pixels.
pub struct Decoded {
    coding: Coding,
    pixels: Vec<u8>,
    colours: ColorType,
}

impl Decoded {
    /// Decodes a picture of which all pixels take no more than `most` bytes; tells how many they take.
    pub fn read(bytes: &[u8], most: u64) -> Option<(Self, u64)> {
        let coding = Coding::read(bytes)?;
        let (inside, colours) = match coding.components.len() {
            1 => (ColorSpace::Luma, ColorType::Luma),
            3 => (ColorSpace::YCbCr, ColorType::Ycbcr),
            _ => return None,
        };
        let channels = coding.components.len();
        let size = (coding.width as u64 * coding.height as u64).checked_mul(channels as u64)?;
        if size > most {
            return None;
        }
        let options = DecoderOptions::default()
            .set_max_width(coding.width)
            .set_max_height(coding.height)
            .set_strict_mode(false)
            .jpeg_set_out_colorspace(inside);
        let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
        decoder.decode_headers().ok()?;
        // Other mixtures of colours would have to be known again from what is written.
        if decoder.input_colorspace() != Some(inside) || decoder.dimensions() != Some((coding.width, coding.height)) {
            return None;
        }
        Some((Self { pixels: decoder.decode().ok()?, coding, colours }, size))
    }

    /// Cuts the picture; nothing where what is left takes more than `most` bytes. Tells how many it takes.
    pub fn crop(&self, crop: &Crop, most: u64) -> Option<(Vec<u8>, u64)> {
        let (coding, channels) = (&self.coding, self.coding.components.len());
        let window = crop.window(coding.width, coding.height)?;
        let size = window.width as u64 * window.height as u64 * channels as u64;
        let mut shown = Vec::with_capacity(usize::try_from(size).ok().filter(|_| size <= most)?);
        for y in window.y..window.y + window.height {
            let start = (y * coding.width + window.x) * channels;
            shown.extend_from_slice(self.pixels.get(start..start + window.width * channels)?);
        }
        let (mut out, table) = (Vec::new(), |at: usize| coding.table(at));
        let mut encoder = Encoder::new(&mut out, 90);
        encoder.set_quantization_tables(table(0)?, table(channels - 1)?);
        encoder.set_sampling_factor(coding.sampling()?);
        encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
        encoder.set_progressive(coding.is_progressive);
        let (width, height) = (u16::try_from(window.width).ok()?, u16::try_from(window.height).ok()?);
        encoder.encode(&shown, width, height, self.colours).ok()?;
        Some((out, size))
    }
}

impl Coding {
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
        let (mut tables, mut frame) = ([None, None, None, None], None);
        let in_scan = loop {
            let [0xff, marker, after @ ..] = rest else { return None };
            let (len, _) = after.split_first_chunk()?;
            let (segment, next) = after.split_at_checked(usize::from(u16::from_be_bytes(*len)))?;
            let data = segment.get(2..)?;
            rest = next;
            match marker {
                0xdb => quantization(data, &mut tables)?,
                0xc0..=0xc2 => frame = Some((*marker == 0xc2, data)),
                0xda => break *data.first()?,
                _ => {}
            }
        };
        let (is_progressive, data) = frame?;
        let [8, h1, h0, w1, w0, count, components @ ..] = data else { return None };
        let side = |high: &u8, low: &u8| Some(usize::from(u16::from_be_bytes([*high, *low]))).filter(|side| *side > 0);
        let read = |component: &[u8]| match component {
            [_, sampling, table] => Some((sampling >> 4, sampling & 15, *table)),
            _ => None,
        };
        let components: Vec<_> = components.chunks(3).map(read).collect::<Option<_>>()?;
        let (width, height) = (side(w1, w0)?, side(h1, h0)?);
        // The decoder mistakes the sizes of components that come one after the other.
        let is_woven = is_progressive || in_scan == *count;
        (is_woven && components.len() == usize::from(*count)).then_some(Self {
            width,
            height,
            is_progressive,
            components,
            tables,
        })
    }

    /// How much coarser the colours are than the light.
    fn sampling(&self) -> Option<SamplingFactor> {
        match self.components.as_slice() {
            [_] => Some(SamplingFactor::F_1_1),
            [(h, v, _), (1, 1, blue), (1, 1, red)] if blue == red => SamplingFactor::from_factors(*h, *v),
            _ => None,
        }
    }

    fn table(&self, component: usize) -> Option<QuantizationTableType> {
        let (.., table) = self.components.get(component)?;
        self.tables.get(usize::from(*table))?.clone().map(QuantizationTableType::Custom)
    }
}

/// Reads tables, each behind a byte of its size and number, along the diagonals (B.2.4.1, figure A.6).
fn quantization(mut data: &[u8], tables: &mut [Option<Box<[u16; 64]>>; 4]) -> Option<()> {
    while let Some((&about, mut rest)) = data.split_first() {
        let mut table = Box::new([1_u16; 64]);
        for place in diagonals() {
            let (value, after) = match about >> 4 {
                0 => (u16::from(*rest.first()?), rest.get(1..)?),
                1 => (u16::from_be_bytes(*rest.first_chunk()?), rest.get(2..)?),
                _ => return None,
            };
            // Written with a byte each.
            *table.get_mut(place)? = value.clamp(1, 255);
            rest = after;
        }
        *tables.get_mut(usize::from(about & 15))? = Some(table);
        data = rest;
    }
    Some(())
}

/// The places of a block of eight by eight along its diagonals, each the other way.
fn diagonals() -> impl Iterator<Item = usize> {
    (0..15_usize).flat_map(|sum| {
        let rows = sum.saturating_sub(7)..=sum.min(7);
        let place = move |at: usize| {
            let row = if sum % 2 == 0 { sum.min(7) - at } else { sum.saturating_sub(7) + at };
            row * 8 + (sum - row)
        };
        (0..rows.count()).map(place)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn crop(bytes: &[u8], crop: &Crop, most: u64) -> Option<(Vec<u8>, u64)> {
        Decoded::read(bytes, most)?.0.crop(crop, most)
    }

    fn picture(width: u16, height: u16, progressive: bool) -> Vec<u8> {
        let pixels: Vec<u8> = (0..u32::from(height))
            .flat_map(|y| (0..u32::from(width)).flat_map(move |x| [x * 2 % 256, y * 3 % 256, (x + y) % 256]))
            .map(|value| u8::try_from(value).unwrap())
            .collect();
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, 85);
        encoder.set_sampling_factor(SamplingFactor::F_2_2);
        encoder.set_progressive(progressive);
        encoder.encode(&pixels, width, height, ColorType::Rgb).unwrap();
        out
    }

    fn decode(bytes: &[u8]) -> ((usize, usize), Vec<u8>) {
        let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::YCbCr);
        let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
        let pixels = decoder.decode().unwrap();
        (decoder.dimensions().unwrap(), pixels)
    }

    #[test]
    fn the_window_stays_as_it_looked_and_the_rest_is_gone() {
        for progressive in [false, true] {
            let full = picture(120, 80, progressive);
            let half = Crop { left: 30_000, top: 25_000, right: 20_000, bottom: 25_000 };
            let (cut, _) = crop(&full, &half, 1 << 20).unwrap();
            let ((width, height), shown) = decode(&cut);
            assert_eq!((width, height), (60, 40));
            let (_, whole) = decode(&full);
            let mut worst = 0;
            for y in 0..height {
                for at in 0..width * 3 {
                    let before = whole.get(((y + 20) * 120 + 36) * 3 + at).unwrap();
                    worst = worst.max(before.abs_diff(*shown.get(y * width * 3 + at).unwrap()));
                }
            }
            assert!(worst <= 24, "{worst}");
            assert!(cut.len() < full.len());
            assert!(Coding::read(&cut).unwrap().tables == Coding::read(&full).unwrap().tables);
        }
    }

    #[test]
    fn what_is_too_large_or_cut_off_is_refused() {
        let all = Crop { left: 1, ..Crop::default() };
        let full = picture(40, 40, false);
        assert_eq!(crop(&full, &all, 40 * 40 * 3 - 1), None);
        let mut bomb = full.clone();
        let at = memchr::memmem::find(&bomb, b"\xff\xc0").unwrap();
        bomb.get_mut(at + 5..at + 9).unwrap().copy_from_slice(&[0x4e, 0x20, 0x4e, 0x20]);
        assert_eq!(crop(&bomb, &all, 128 << 20), None);
        for len in 0..at + 10 {
            assert_eq!(crop(full.get(..len).unwrap(), &all, 1 << 20), None, "{len}");
        }
    }

    #[test]
    fn the_diagonals_go_through_every_place() {
        let mut places: Vec<usize> = diagonals().collect();
        assert_eq!(places.get(..10).unwrap(), [0, 1, 8, 16, 9, 2, 3, 10, 17, 24]);
        places.sort_unstable();
        assert_eq!(places, (0..64).collect::<Vec<_>>());
    }
}
