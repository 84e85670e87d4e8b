//! One page: the tags that are kept of its directory, and its strips or tiles.

use super::super::extra::Extra;
use super::super::ifd::{Directory, Entry, Order, width};
use super::super::look::Look;
use super::strip::{self, Coding};
use super::{ADVICE, CUT_OFF, RAW, put_link};
use crate::error::{Error, Result};
use crate::syntax::icc;

const NEW_SUBFILE: u16 = 254;
const SUBFILE: u16 = 255;
const WIDTH: u16 = 256;
const HEIGHT: u16 = 257;
pub(super) const BITS: u16 = 258;
pub(super) const COMPRESSION: u16 = 259;
pub(super) const PHOTOMETRIC: u16 = 262;
const STRIPS: u16 = 273;
const ORIENTATION: u16 = 274;
pub(super) const SAMPLES: u16 = 277;
pub(super) const ROWS_PER_STRIP: u16 = 278;
const STRIP_LENGTHS: u16 = 279;
pub(super) const PLANAR: u16 = 284;
pub(super) const TILE_WIDTH: u16 = 322;
pub(super) const TILE_HEIGHT: u16 = 323;
const TILES: u16 = 324;
const TILE_LENGTHS: u16 = 325;
const INNER: u16 = 330;
pub(super) const JPEG_TABLES: u16 = 347;
pub(super) const SUBSAMPLING: u16 = 530;
const PROFILE: u16 = 34675;
const DNG: u16 = 50706;

/// Long values, of whole numbers.
const LONG: u16 = 4;
const BYTES: u16 = 7;

/// A value that is written: its tag, its kind, and its bytes in the order of the file.
type Value = (u16, u16, Vec<u8>);

/// What is written of a page.
pub struct Page {
    /// How it is shown.
    pub look: Look,
    pub(super) values: Vec<Value>,
    pub(super) is_tiled: bool,
    /// Its strips or tiles.
    pub(super) pieces: Vec<Vec<u8>>,
}

impl Page {
    /// Reads a page; nothing for a small copy of another, which is left out.
    pub fn read(
        bytes: &[u8],
        order: Order,
        directory: &Directory,
        is_first: bool,
        extras: &mut Vec<Extra>,
        left: &mut u64,
    ) -> Result<Option<Self>> {
        let number = |tag| directory.number(bytes, order, tag);
        let is_small = number(NEW_SUBFILE).is_some_and(|flags| flags & 1 != 0) || number(SUBFILE) == Some(2);
        let is_raw = directory.entry(DNG).is_some() || matches!(number(PHOTOMETRIC), Some(32_803 | 34_892));
        if is_raw || is_first && is_small && directory.entry(INNER).is_some() {
            return Err(RAW);
        }
        if is_small && !is_first {
            extras.push(Extra::Thumbnail);
            return Ok(None);
        }
        let size = number(WIDTH).zip(number(HEIGHT)).filter(|(width, height)| *width > 0 && *height > 0);
        let size = size.ok_or(CUT_OFF)?;
        let samples = number(SAMPLES).unwrap_or(1);
        let bits = directory.entry(BITS).and_then(|entry| entry.numbers(bytes, order)).map(Iterator::collect::<Vec<_>>);
        // More than there are samples are left out.
        let is_told = |bits: &Vec<u32>| u32::try_from(bits.len()).is_ok_and(|count| (1..=samples).contains(&count));
        let bits = bits.filter(is_told).unwrap_or_else(|| vec![1]);
        let depth = bits.iter().copied().max().unwrap_or(1);
        let compression = number(COMPRESSION).unwrap_or(1);
        let coding = Coding::of(compression).ok_or(Error::UnsupportedFormat {
            what: "a TIFF picture whose pixels are packed in a rare way",
            advice: ADVICE,
        })?;
        let mut values = Vec::new();
        let is_profiled = directory.entry(PROFILE).and_then(|entry| entry.bytes(bytes)).and_then(icc::bare).is_some();
        // The profile says the same, and goes before.
        let says_profile = |tag: u16| is_profiled && matches!(tag, 301 | 318 | 319 | 342);
        extras.extend(directory.entries.iter().any(|entry| says_profile(entry.tag)).then_some(Extra::Profile));
        for entry in directory.entries.iter().filter(|entry| !says_profile(entry.tag)) {
            take(bytes, entry, (samples, depth), &mut values, extras);
        }
        let shape =
            Shape { size, samples, bits, is_mixed: number(SUBSAMPLING).is_some() && number(PHOTOMETRIC) == Some(6) };
        let is_tiled = directory.entry(TILES).is_some();
        let pieces = shape.pieces(bytes, order, directory, coding, extras, left)?;
        if let Some(tables) = directory.entry(JPEG_TABLES).filter(|_| coding == Coding::Jpeg) {
            let tables = tables.bytes(bytes).and_then(strip::tables).ok_or(CUT_OFF)?;
            values.push((JPEG_TABLES, BYTES, tables));
        }
        let orientation = number(ORIENTATION).and_then(|it| u8::try_from(it).ok()).filter(|it| (1..=8).contains(it));
        let look = Look { size, orientation: orientation.unwrap_or(1) };
        Ok(Some(Self { look, values, is_tiled, pieces }))
    }

    /// The values of a tag of whole numbers; none for one that is not there.
    pub fn numbers(&self, order: Order, tag: u16) -> Vec<u32> {
        let found = self.values.iter().find(|(known, ..)| *known == tag);
        let Some((width, (_, _, value))) = found.and_then(|it| width(it.1).zip(Some(it))) else { return Vec::new() };
        let number = |value: &[u8]| match width {
            1 => value.first().copied().map(u32::from),
            2 => order.short(value, 0).map(u32::from),
            4 => order.long(value, 0),
            _ => None,
        };
        value.chunks_exact(width).filter_map(number).collect()
    }

    /// How many bytes its strips or tiles take.
    pub fn len_bytes(&self) -> usize {
        self.pieces.iter().map(Vec::len).sum()
    }

    /// Writes the page behind what is written; `link` is where its place is told. Gives where that of the next is.
    pub fn write(mut self, order: Order, out: &mut Vec<u8>, link: usize) -> Option<usize> {
        let (mut places, mut lengths) = (Vec::new(), Vec::new());
        for piece in &self.pieces {
            even(out);
            places.extend_from_slice(&order.put_long(u32::try_from(out.len()).ok()?));
            lengths.extend_from_slice(&order.put_long(u32::try_from(piece.len()).ok()?));
            out.extend_from_slice(piece);
        }
        let (place, length) = if self.is_tiled { (TILES, TILE_LENGTHS) } else { (STRIPS, STRIP_LENGTHS) };
        self.values.push((place, LONG, places));
        self.values.push((length, LONG, lengths));
        self.values.sort_by_key(|(tag, ..)| *tag);
        let mut entries = Vec::new();
        for (tag, kind, value) in &self.values {
            let count = value.len().checked_div(width(*kind)?)?;
            entries.extend_from_slice(&order.put_short(*tag));
            entries.extend_from_slice(&order.put_short(*kind));
            entries.extend_from_slice(&order.put_long(u32::try_from(count).ok()?));
            if value.len() > 4 {
                even(out);
                entries.extend_from_slice(&order.put_long(u32::try_from(out.len()).ok()?));
                out.extend_from_slice(value);
            } else {
                entries.extend_from_slice(value);
                entries.resize(entries.len().next_multiple_of(4), 0);
                entries.resize(entries.len() + if value.is_empty() { 4 } else { 0 }, 0);
            }
        }
        even(out);
        let place = out.len();
        put_link(order, out, link, place)?;
        out.extend_from_slice(&order.put_short(u16::try_from(self.values.len()).ok()?));
        out.append(&mut entries);
        let next = out.len();
        out.extend_from_slice(&[0; 4]);
        Some(next)
    }
}

/// Directories and values begin at even places (TIFF 6.0, section 2).
fn even(out: &mut Vec<u8>) {
    out.resize(out.len().next_multiple_of(2), 0);
}

/// Takes a tag that is kept as it is, or says what goes.
fn take(bytes: &[u8], entry: &Entry, about: (u32, u32), values: &mut Vec<Value>, extras: &mut Vec<Extra>) {
    let is_new = !values.iter().any(|(tag, ..)| *tag == entry.tag);
    match entry.tag {
        STRIPS | STRIP_LENGTHS | TILES | TILE_LENGTHS | JPEG_TABLES => {}
        PROFILE if is_new => {
            let whole = entry.bytes(bytes);
            let bare = whole.and_then(icc::bare);
            extras.extend((bare.as_deref() != whole).then_some(Extra::Profile));
            values.extend(bare.map(|bare| (PROFILE, BYTES, bare)));
        }
        tag => match entry.bytes(bytes).filter(|_| is_new && entry.count > 0 && entry.count <= most(tag, about)) {
            Some(value) if is_number(entry.kind) => values.push((tag, entry.kind, value.to_vec())),
            _ => extras.push(what(tag)),
        },
    }
}

const fn is_number(kind: u16) -> bool {
    matches!(kind, 1 | 3 | 4 | 5 | 6 | 8 | 9 | 10 | 11 | 12)
}

/// How many values a tag may have that is kept; none for all others.
fn most(tag: u16, (samples, depth): (u32, u32)) -> u32 {
    let steps = 1_u32.checked_shl(depth.min(16)).unwrap_or(0);
    let samples = samples.min(64);
    match tag {
        NEW_SUBFILE
        | SUBFILE
        | WIDTH
        | HEIGHT
        | COMPRESSION
        | PHOTOMETRIC
        | 263..=266
        | ORIENTATION
        | SAMPLES
        | ROWS_PER_STRIP
        | 282
        | 283
        | PLANAR
        | 290
        | 292
        | 293
        | 296
        | 317
        | TILE_WIDTH
        | TILE_HEIGHT
        | 332
        | 334
        | 531 => 1,
        318 | 321 | SUBSAMPLING => 2,
        529 => 3,
        319 | 342 | 532 => 6,
        BITS | 280 | 281 | 338 | 339 | 340 | 341 => samples,
        336 => samples.saturating_mul(2).max(2),
        291 => steps,
        301 | 320 => steps.saturating_mul(3),
        _ => 0,
    }
}

/// What a tag tells that is left out.
const fn what(tag: u16) -> Extra {
    match tag {
        // Names, titles and words; XMP, IPTC, Photoshop; what Windows writes.
        269 | 270 | 285 | 315 | 316 | 333 | 337 | 700 | 33432 | 33723 | 34377 | 37724 | 40091..=40095 => Extra::Text,
        // Where it was taken, and where on the earth it lies (OGC GeoTIFF 1.1, 7.1).
        34853 | 33550 | 33922 | 34264 | 34735..=34737 => Extra::Position,
        INNER => Extra::Thumbnail,
        271 | 272 | 305 | 306 | 34665 => Extra::Camera,
        _ => Extra::Rest,
    }
}

/// What tells how large strips and tiles are.
struct Shape {
    size: (u32, u32),
    samples: u32,
    bits: Vec<u32>,
    /// Whether colours are coarser than light, so that rows are woven.
    is_mixed: bool,
}

impl Shape {
    fn pieces(
        &self,
        bytes: &[u8],
        order: Order,
        directory: &Directory,
        coding: Coding,
        extras: &mut Vec<Extra>,
        left: &mut u64,
    ) -> Result<Vec<Vec<u8>>> {
        let number = |tag| directory.number(bytes, order, tag);
        let (width, height) = self.size;
        let planes = if number(PLANAR) == Some(2) { self.samples } else { 1 };
        let is_tiled = directory.entry(TILES).is_some();
        let (across, rows) = if is_tiled {
            number(TILE_WIDTH)
                .zip(number(TILE_HEIGHT))
                .filter(|(width, height)| *width > 0 && *height > 0)
                .ok_or(CUT_OFF)?
        } else {
            (width, number(ROWS_PER_STRIP).filter(|rows| *rows > 0).unwrap_or(height).min(height))
        };
        let down = u64::from(height.div_ceil(rows));
        let count = down.checked_mul(width.div_ceil(across).into()).and_then(|count| count.checked_mul(planes.into()));
        let count =
            count.and_then(|count| usize::try_from(count).ok()).filter(|count| *count <= bytes.len()).ok_or(CUT_OFF)?;
        let (place, length) = if is_tiled { (TILES, TILE_LENGTHS) } else { (STRIPS, STRIP_LENGTHS) };
        let numbers = |tag| {
            let found = directory.entry(tag).and_then(|entry| entry.numbers(bytes, order));
            found.map(|found| {
                found.take(count).map(|number| usize::try_from(number).unwrap_or(usize::MAX)).collect::<Vec<_>>()
            })
        };
        let places = numbers(place).filter(|places| places.len() == count).ok_or(CUT_OFF)?;
        // A file of one strip may leave its length to be reckoned.
        let whole = |rows: u32| self.bytes_of(across, rows, planes);
        let lengths = numbers(length).filter(|lengths| lengths.len() == count);
        let lengths = lengths.or_else(|| Some(vec![whole(rows).filter(|_| count == 1 && coding == Coding::Plain)?]));
        let mut pieces = Vec::with_capacity(count);
        for (index, (at, len)) in places.iter().zip(lengths.ok_or(CUT_OFF)?).enumerate() {
            let end = at.checked_add(len).ok_or(CUT_OFF)?;
            let piece = bytes.get(*at..end).ok_or(CUT_OFF)?;
            // The last strip holds the rows that are left.
            let is_last = !is_tiled && index as u64 % down + 1 == down;
            let shown = if is_last { height - rows.saturating_mul(height.div_ceil(rows) - 1) } else { rows };
            let most = whole(if is_tiled { rows } else { shown }).filter(|_| !self.is_mixed);
            let kept = strip::bare(piece, coding, most, left)?.ok_or(CUT_OFF)?;
            extras.extend((kept != piece).then_some(Extra::Rest));
            pieces.push(kept.into_owned());
        }
        Ok(pieces)
    }

    /// How many bytes the pixels of a strip or tile take.
    fn bytes_of(&self, across: u32, rows: u32, planes: u32) -> Option<usize> {
        let bits = if planes > 1 {
            u64::from(self.bits.iter().copied().max()?)
        } else if u32::try_from(self.bits.len()).ok()? == self.samples {
            self.bits.iter().map(|bits| u64::from(*bits)).sum()
        } else {
            u64::from(*self.bits.first()?).checked_mul(self.samples.into())?
        };
        let row = u64::from(across).checked_mul(bits)?.div_ceil(8);
        usize::try_from(row.checked_mul(rows.into())?).ok()
    }
}

impl Entry {
    /// Its values as they are written.
    fn bytes<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        bytes.get(self.start..self.start.checked_add(self.len)?)
    }
}
