//! The samples of a page, in its strips or tiles, and painted over (TIFF 6.0, sections 8, 9, 10, 13, 14 and 15; ITU-T T.4
//! and T.6).
//!
//! Only the pieces that are touched are packed anew, as they were; those of a facsimile with Deflate, all of them.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use hayro_ccitt::{DecodeSettings, EncodingMode};
use weezl::BitOrder;

use super::super::Window;
use super::super::ifd::Order;
use super::page::{
    BITS, COMPRESSION, PHOTOMETRIC, PLANAR, Page, ROWS_PER_STRIP, SAMPLES, SUBSAMPLING, TILE_HEIGHT, TILE_WIDTH,
};
use super::strip::{DEFLATE, runs};
use crate::syntax::{fax, sample};

const FILL_ORDER: u16 = 266;
const FAX_OPTIONS: u16 = 292;
const FAX_OPTIONS_4: u16 = 293;
const PREDICTOR: u16 = 317;
const COLOURS: u16 = 320;
const INKS: u16 = 332;
const MORE_SAMPLES: u16 = 338;
const FORMAT: u16 = 339;

const LZW: u32 = 5;
pub(super) const JPEG: u32 = 7;
const FAX: std::ops::RangeInclusive<u32> = 2..=4;

/// What samples mean, by how many a pixel has at least (section 3, 'PhotometricInterpretation').
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Ink of one colour.
    Dark,
    /// Light of one colour, or what shows of another page.
    Light,
    /// Light of three colours.
    Rgb,
    /// Numbers of colours.
    Number,
    /// Ink of four colours.
    Cmyk,
    /// Light and its differences.
    Mixed,
}

impl Meaning {
    /// How many samples it takes.
    pub const fn samples(self) -> usize {
        match self {
            Self::Dark | Self::Light | Self::Number => 1,
            Self::Rgb | Self::Mixed => 3,
            Self::Cmyk => 4,
        }
    }
}

/// How the samples of a page lie in its pieces.
pub struct Form {
    pub width: usize,
    pub height: usize,
    /// Of a sample.
    pub bits: usize,
    /// Of a pixel.
    pub samples: usize,
    pub meaning: Meaning,
    pub coding: u32,
    pub order: Order,
    /// What the samples behind those of the colour are (section 18).
    pub more: Vec<u32>,
    /// Of each colour its red, then of each its green, then its blue.
    pub colours: Vec<u32>,
    is_separate: bool,
    is_predicted: bool,
    is_reversed: bool,
    is_two_dimensional: bool,
    /// How many pixels a piece has across and down; the last strip may have fewer rows.
    across: usize,
    rows: usize,
    is_tiled: bool,
}

impl Form {
    /// Reads what a page says; nothing for one whose samples cannot be unpacked.
    pub fn of(page: &Page, order: Order) -> Option<Self> {
        let one = |tag, usual| page.numbers(order, tag).first().copied().unwrap_or(usual);
        let size = |number: u32| usize::try_from(number).ok().filter(|size| *size > 0);
        let (width, height) = (size(page.look.size.0)?, size(page.look.size.1)?);
        let (samples, coding) = (size(one(SAMPLES, 1))?, one(COMPRESSION, 1));
        let depths = page.numbers(order, BITS);
        let bits = size(depths.first().copied().unwrap_or(1))?;
        let is_even = depths.iter().all(|depth| usize::try_from(*depth) == Ok(bits));
        let is_whole = page.numbers(order, FORMAT).iter().all(|format| matches!(format, 1 | 4));
        (is_even && is_whole && matches!(bits, 1 | 2 | 4 | 8 | 16) && samples <= 16).then_some(())?;
        let meaning = match one(PHOTOMETRIC, 1) {
            0 => Meaning::Dark,
            1 | 4 => Meaning::Light,
            2 => Meaning::Rgb,
            3 if bits <= 8 => Meaning::Number,
            5 if one(INKS, 1) == 1 => Meaning::Cmyk,
            // Colours that are coarser than light are woven.
            6 if coding == JPEG || bits == 8 && page.numbers(order, SUBSAMPLING) == [1, 1] => Meaning::Mixed,
            _ => return None,
        };
        let is_predicted = match one(PREDICTOR, 1) {
            2 if matches!(coding, LZW | DEFLATE | 32946) => matches!(bits, 8 | 16).then_some(true)?,
            1 | 2 => false,
            _ => return None,
        };
        (samples >= meaning.samples() && (!FAX.contains(&coding) || bits * samples == 1)).then_some(())?;
        (coding != JPEG || bits == 8 && matches!(samples, 1 | 3) && samples == meaning.samples()).then_some(())?;
        let is_tiled = page.is_tiled;
        let (across, rows) = if is_tiled {
            (size(one(TILE_WIDTH, 0))?, size(one(TILE_HEIGHT, 0))?)
        } else {
            (width, size(one(ROWS_PER_STRIP, u32::MAX)).unwrap_or(height).min(height))
        };
        Some(Self {
            width,
            height,
            bits,
            samples,
            meaning,
            coding,
            order,
            more: page.numbers(order, MORE_SAMPLES),
            colours: page.numbers(order, COLOURS),
            is_separate: one(PLANAR, 1) == 2 && samples > 1,
            is_predicted,
            is_reversed: one(FILL_ORDER, 1) == 2,
            is_two_dimensional: one(FAX_OPTIONS, 0) & 1 == 1,
            across,
            rows,
            is_tiled,
        })
    }

    /// The pixels that a piece holds, and the first of their samples.
    pub fn place(&self, index: usize) -> Option<(Window, usize)> {
        let columns = self.width.div_ceil(self.across);
        let per_plane = self.height.div_ceil(self.rows).checked_mul(columns)?;
        let (plane, index) = (index.checked_div(per_plane)?, index.checked_rem(per_plane)?);
        let (x, y) = ((index % columns).checked_mul(self.across)?, (index / columns).checked_mul(self.rows)?);
        let height = if self.is_tiled { self.rows } else { self.rows.min(self.height.saturating_sub(y)) };
        Some((Window { x, y, width: self.across, height }, if self.is_separate { plane } else { 0 }))
    }

    /// How many samples of a pixel a piece holds.
    pub const fn together(&self) -> usize {
        if self.is_separate { 1 } else { self.samples }
    }

    /// How many bytes a row of a piece takes.
    pub fn row_bytes(&self) -> Option<usize> {
        Some(self.across.checked_mul(self.bits)?.checked_mul(self.together())?.div_ceil(8))
    }

    /// Unpacks a piece of so many rows; what is missing is nought.
    pub fn unpack(&self, piece: &[u8], rows: usize, left: &mut u64) -> Option<Vec<u8>> {
        let size = self.row_bytes()?.checked_mul(rows)?;
        *left = left.checked_sub(size as u64)?;
        let reversed: Vec<u8>;
        let piece = if self.is_reversed {
            reversed = piece.iter().map(|byte| byte.reverse_bits()).collect();
            &reversed
        } else {
            piece
        };
        let mut out = match self.coding {
            1 => piece.get(..size.min(piece.len()))?.to_vec(),
            2..=4 => fax::unpack(piece, self.fax(rows)?)?,
            LZW => lzw(piece, size)?,
            DEFLATE | 32946 => {
                let mut out = Vec::with_capacity(size);
                // As much as there is of a stream that is cut off.
                let all = ZlibDecoder::new(piece).take(size as u64).read_to_end(&mut out);
                out.get(..size.min(out.len())).filter(|out| all.is_ok() || !out.is_empty())?.to_vec()
            }
            32773 => runs::unpack(piece, size),
            _ => return None,
        };
        out.resize(size, 0);
        if self.is_predicted {
            self.predict(&mut out, |told, before| told.wrapping_add(before), false)?;
        }
        Some(out)
    }

    fn pack(&self, mut rows: Vec<u8>) -> Option<Vec<u8>> {
        if self.is_predicted {
            self.predict(&mut rows, |sample, before| sample.wrapping_sub(before), true)?;
        }
        let mut out = match self.coding {
            1 => rows,
            LZW => weezl::encode::Encoder::with_tiff_size_switch(BitOrder::Msb, 8).encode(&rows).ok()?,
            DEFLATE | 32946 => {
                let mut writer = ZlibEncoder::new(Vec::new(), Compression::new(6));
                writer.write_all(&rows).ok()?;
                writer.finish().ok()?
            }
            32773 => runs::pack(&rows, self.row_bytes()?),
            _ => return None,
        };
        if self.is_reversed {
            out.iter_mut().for_each(|byte| *byte = byte.reverse_bits());
        }
        Some(out)
    }

    /// Tells samples by those before them in their row, or the other way round from the end (section 14).
    fn predict(&self, rows: &mut [u8], with: impl Fn(u16, u16) -> u16, is_backward: bool) -> Option<()> {
        let (bytes, step) = (self.bits / 8, self.together());
        let count = self.across.checked_mul(step)?;
        let read = |row: &[u8], at: usize| {
            if bytes == 2 { self.order.short(row, at * 2) } else { row.get(at).copied().map(u16::from) }
        };
        for row in rows.chunks_exact_mut(self.row_bytes()?) {
            let mut one = |at: usize| {
                let sample = with(read(row, at)?, read(row, at - step)?);
                let [_, low] = sample.to_be_bytes();
                let told = if bytes == 2 { self.order.put_short(sample) } else { [low, 0] };
                row.get_mut(at * bytes..(at + 1) * bytes)?.copy_from_slice(told.get(..bytes)?);
                Some(())
            };
            if is_backward {
                (step..count).rev().try_for_each(&mut one)?;
            } else {
                (step..count).try_for_each(&mut one)?;
            }
        }
        Some(())
    }

    fn fax(&self, rows: usize) -> Option<DecodeSettings> {
        let encoding = match self.coding {
            4 => EncodingMode::Group4,
            3 if self.is_two_dimensional => EncodingMode::Group3_2D,
            _ => EncodingMode::Group3_1D,
        };
        Some(DecodeSettings {
            columns: u32::try_from(self.across).ok()?,
            rows: u32::try_from(rows).ok()?,
            end_of_block: self.coding != 2,
            end_of_line: false,
            rows_are_byte_aligned: self.coding == 2,
            encoding,
            strict: false,
        })
    }

    /// One black pixel that hides what is behind it; with numbers of colours, the darkest of them.
    fn black(&self) -> Option<Vec<u16>> {
        let most = u16::MAX >> 16_usize.saturating_sub(self.bits);
        let mut black = match self.meaning {
            Meaning::Dark => vec![most],
            Meaning::Light => vec![0],
            Meaning::Rgb => vec![0; 3],
            Meaning::Cmyk => vec![0, 0, 0, most],
            Meaning::Mixed => vec![0, most / 2 + 1, most / 2 + 1],
            Meaning::Number => {
                let count = self.colours.len() / 3;
                let light =
                    |at: u16| (0..3).filter_map(|part| self.colours.get(part * count + usize::from(at))).sum::<u32>();
                vec![(0..u16::try_from(count).ok()?).min_by_key(|at| light(*at))?]
            }
        };
        let clear = |kind: &u32| if matches!(kind, 1 | 2) { most } else { 0 };
        let more = self.more.iter().map(clear).chain(std::iter::repeat(0));
        black.extend(more.take(self.samples.saturating_sub(self.meaning.samples())));
        Some(black)
    }

    /// Paints what windows touch of the rows of a piece that holds some samples of a page.
    fn paint(&self, rows: &mut [u8], (place, plane): (Window, usize), windows: &[Window]) -> Option<()> {
        let black = self.black()?;
        let shown = if self.is_separate { black.get(plane..=plane)? } else { &black };
        let pixel: Vec<u8> = if self.bits == 16 {
            shown.iter().flat_map(|sample| self.order.put_short(*sample)).collect()
        } else {
            shown.iter().map(|sample| sample.to_be_bytes()).map(|[_, low]| low).collect()
        };
        let len = self.row_bytes()?;
        for window in windows.iter().filter_map(|window| window.inside(&place)) {
            for row in rows.chunks_exact_mut(len).skip(window.y).take(window.height) {
                sample::fill(row, window.columns(), &pixel, self.bits.min(8));
            }
        }
        Some(())
    }
}

/// Unpacks what is packed with LZW, in the order of bits of TIFF 6.0 and not in that of older files.
fn lzw(piece: &[u8], size: usize) -> Option<Vec<u8>> {
    if let [0, odd, ..] = piece
        && odd & 1 == 1
    {
        return None;
    }
    let mut decoder = weezl::decode::Decoder::with_tiff_size_switch(BitOrder::Msb, 8);
    let mut out = vec![0; size];
    let (mut read, mut made) = (0, 0);
    while made < size {
        let done = decoder.decode_bytes(piece.get(read..)?, out.get_mut(made..)?);
        (read, made) = (read + done.consumed_in, made + done.consumed_out);
        if done.status.is_err() || done.consumed_in == 0 && done.consumed_out == 0 {
            break;
        }
    }
    Some(out)
}

/// Paints parts of a page.
pub fn paint(page: &mut Page, order: Order, windows: &[Window], mut left: u64) -> Option<()> {
    let form = Form::of(page, order)?;
    if form.coding == JPEG {
        return super::photo::paint(page, &form, windows, left);
    }
    let is_fax = FAX.contains(&form.coding);
    let packed = if is_fax {
        Form { coding: DEFLATE, is_reversed: false, ..Form::of(page, order)? }
    } else {
        Form::of(page, order)?
    };
    for (index, piece) in page.pieces.iter_mut().enumerate() {
        let place = form.place(index)?;
        let is_touched = windows.iter().any(|window| window.inside(&place.0).is_some());
        if is_touched || is_fax {
            let mut rows = form.unpack(piece, place.0.height, &mut left)?;
            form.paint(&mut rows, place, windows)?;
            *piece = packed.pack(rows)?;
        }
    }
    if is_fax {
        page.values.retain(|(tag, ..)| !matches!(*tag, COMPRESSION | FILL_ORDER | FAX_OPTIONS | FAX_OPTIONS_4));
        let deflate = u16::try_from(DEFLATE).ok()?;
        page.values.push((COMPRESSION, 3, order.put_short(deflate).to_vec()));
    }
    Some(())
}

/// Tells whether parts of a page are black.
pub fn is_even(page: &Page, order: Order, windows: &[Window], mut left: u64) -> Option<bool> {
    let form = Form::of(page, order)?;
    if form.coding == JPEG {
        return super::photo::is_even(page, &form, windows, left);
    }
    for (index, piece) in page.pieces.iter().enumerate() {
        let place = form.place(index)?;
        if windows.iter().any(|window| window.inside(&place.0).is_some()) {
            let before = form.unpack(piece, place.0.height, &mut left)?;
            let mut after = before.clone();
            // Painting what is black already changes nothing.
            form.paint(&mut after, place, windows)?;
            if before != after {
                return Some(false);
            }
        }
    }
    Some(true)
}
