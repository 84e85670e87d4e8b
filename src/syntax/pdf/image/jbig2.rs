//! JBIG2 as it stands in a PDF: segments without a header of the file (ITU-T T.88, 7.2, 7.3 and annex D.3).

use std::collections::BTreeSet;

use hayro_jbig2::{DecodeSettings, Decoder, Globals, Page};

use super::raw::{Layout, charge, clear_filling};
use super::{Picture, Samples, Space};
use crate::syntax::fax::blacken;

/// A segment (7.2).
#[derive(Debug, Clone)]
struct Segment<'a> {
    number: u32,
    kind: u8,
    refers: Vec<u32>,
    /// Up to the length of the data.
    header: &'a [u8],
    /// How long the data is said to be; all bits for data that ends with a mark of its own.
    said: u32,
    data: &'a [u8],
}

/// The length of data whose end is told by a mark of its own (7.2.7).
const UNKNOWN: u32 = u32::MAX;
const PAGE: u8 = 48;
const END_OF_STRIPE: u8 = 50;

/// Keeps the segments that draw on the page, and those that they refer to.
pub fn bare(data: &[u8]) -> Option<Vec<u8>> {
    let segments = segments(data);
    let mut kept: BTreeSet<u32> = segments.iter().filter(|it| it.is_drawn()).map(|it| it.number).collect();
    // Segments refer to those before them (7.2.5).
    for segment in segments.iter().rev().filter(|it| it.is_known()) {
        if kept.contains(&segment.number) {
            kept.extend(segment.refers.iter().copied());
        }
    }
    let mut out = Vec::with_capacity(data.len());
    let mut has_page = false;
    for segment in segments.iter().filter(|it| it.is_known() && kept.contains(&it.number)) {
        if segment.kind == PAGE && std::mem::replace(&mut has_page, true) {
            continue;
        }
        segment.write(&mut out)?;
    }
    has_page.then_some(out)
}

/// Keeps shapes, patterns and tables of codes.
pub fn bare_globals(data: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(data.len());
    segments(data).iter().filter(|it| it.is_shared()).try_for_each(|it| it.write(&mut out))?;
    (!out.is_empty()).then_some(out)
}

/// Reads segments up to the end of the page, or to where there are none any more.
fn segments(mut data: &[u8]) -> Vec<Segment<'_>> {
    let mut all = Vec::new();
    while let Some((segment, rest)) = Segment::read(data) {
        // The end of the page, and that of the file.
        if matches!(segment.kind, 49 | 51) {
            break;
        }
        all.push(segment);
        data = rest;
    }
    all
}

impl<'a> Segment<'a> {
    fn read(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (number, after) = number(bytes, 4)?;
        let (&flags, after) = after.split_first()?;
        // How many segments are referred to, and whether each is needed any more (7.2.4).
        let (&short, _) = after.split_first()?;
        let (count, after) = match short >> 5 {
            count @ 0..=4 => (u32::from(count), after.get(1..)?),
            7 => {
                let (long, after) = self::number(after, 4)?;
                let count = long & 0x1fff_ffff;
                (count, after.get(usize::try_from(count / 8 + 1).ok()?..)?)
            }
            _ => return None,
        };
        let width = match number {
            0..=256 => 1,
            257..=65536 => 2,
            _ => 4,
        };
        let (mut refers, mut after) = (Vec::new(), after);
        for _ in 0..count {
            let (refer, rest) = self::number(after, width)?;
            refers.push(refer);
            after = rest;
        }
        let (_, after) = self::number(after, if flags & 0x40 == 0 { 1 } else { 4 })?;
        let header = bytes.get(..bytes.len() - after.len())?;
        let (said, after) = self::number(after, 4)?;
        let kind = flags & 0x3f;
        let len = match said {
            UNKNOWN if kind == 38 => unknown_len(after)?,
            UNKNOWN => return None,
            said => usize::try_from(said).ok()?,
        };
        // Data that is cut off is drawn as far as it goes.
        let (data, rest) = after.split_at_checked(len).unwrap_or((after, &[]));
        Some((Self { number, kind, refers, header, said, data }, rest))
    }

    /// Writes the segment, without what follows the fields of those of fixed length (7.4.8, 7.4.10).
    fn write(&self, out: &mut Vec<u8>) -> Option<()> {
        let (said, data) = match self.kind {
            PAGE => (19, self.data.get(..19)?),
            END_OF_STRIPE => (4, self.data.get(..4)?),
            _ => (self.said, self.data),
        };
        out.extend_from_slice(self.header);
        out.extend_from_slice(&said.to_be_bytes());
        out.extend_from_slice(data);
        Some(())
    }

    /// Tells whether pixels come of it at once, or the page itself.
    fn is_drawn(&self) -> bool {
        matches!(self.kind, 6 | 7 | 22 | 23 | 38 | 39 | 42 | 43 | PAGE | END_OF_STRIPE)
    }

    fn is_shared(&self) -> bool {
        matches!(self.kind, 0 | 16 | 53)
    }

    /// Tells whether it is of a kind that pixels are made of; comments and profiles are not (7.3).
    fn is_known(&self) -> bool {
        self.is_drawn() || self.is_shared() || matches!(self.kind, 4 | 20 | 36 | 40)
    }
}

/// How long a region is whose length is not told: up to a mark, behind which its height stands (7.2.7).
fn unknown_len(data: &[u8]) -> Option<usize> {
    // Of the region and of the coding (7.4.1, 7.4.6.2).
    let (&[.., flags], coded) = data.split_first_chunk::<18>()?;
    let mark: &[u8] = if flags & 1 == 0 { b"\xff\xac" } else { b"\0\0" };
    Some(18 + memchr::memmem::find(coded, mark)? + mark.len() + 4)
}

/// Reads a number of so many bytes.
fn number(bytes: &[u8], width: usize) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_at_checked(width)?;
    Some((number.iter().fold(0, |all, byte| all << 8 | u32::from(*byte)), rest))
}

/// Unpacks the page.
pub fn decode(picture: &Picture<'_>, globals: Option<&[u8]>, left: &mut u64) -> Option<Samples> {
    struct Rows {
        layout: Layout,
        data: Vec<u8>,
        x: u32,
        y: usize,
    }
    impl Rows {
        fn run(&mut self, black: bool, len: u32) {
            let (from, until) = (self.x, self.x.saturating_add(len));
            self.x = until;
            if black {
                let bytes = self.layout.row_bytes().unwrap_or(0);
                let start = self.y.saturating_mul(bytes);
                let row = self.data.get_mut(start..start.saturating_add(bytes)).unwrap_or_default();
                blacken(row, from.min(self.layout.width), until.min(self.layout.width));
            }
        }
    }
    impl Decoder for Rows {
        fn push_pixel(&mut self, black: bool) {
            self.run(black, 1);
        }
        fn push_pixel_chunk(&mut self, black: bool, chunk_count: u32) {
            self.run(black, chunk_count.saturating_mul(8));
        }
        fn next_line(&mut self) {
            (self.x, self.y) = (0, self.y + 1);
        }
    }
    let layout = Layout::of(&Picture { bits: 1, components: 1, ..*picture })?;
    charge(left, layout.bytes()? as u64)?;
    let (shared, bare) = (globals.map(|it| bare_globals(it).unwrap_or_default()), bare(picture.data)?);
    segments(&bare).iter().filter_map(Segment::bytes).try_for_each(|bytes| charge(left, bytes))?;
    let settings = DecodeSettings { strict: false };
    let globals = match shared {
        Some(globals) if !globals.is_empty() => Some(Globals::new(&globals, &settings).ok()?),
        _ => None,
    };
    let page = Page::new_embedded(&bare, globals.as_ref(), &settings).ok()?;
    charge(left, u64::from(page.width()).div_ceil(8) * u64::from(page.height()))?;
    let mut rows = Rows { layout, data: vec![0; layout.bytes()?], x: 0, y: 0 };
    page.decode(&mut rows).ok()?;
    // Black is 1 in the codec, and 0 behind the filter (ISO 32000-2, 7.4.7).
    let mut data: Vec<u8> = rows.data.into_iter().map(|byte| !byte).collect();
    clear_filling(&layout, &mut data)?;
    Some(Samples { layout, data, space: Some(Space::Gray), profile: None, alpha: None })
}

impl Segment<'_> {
    /// How many bytes the pixels of a region take (7.4.1).
    fn bytes(&self) -> Option<u64> {
        let (width, rest) = number(self.data, 4)?;
        let (height, _) = number(rest, 4)?;
        let is_region = !self.is_shared() && !matches!(self.kind, PAGE | END_OF_STRIPE);
        is_region.then(|| u64::from(width).div_ceil(8) * u64::from(height))
    }
}
