//! What stands before the macroblocks of a frame (RFC 6386, 9).

use super::bits::{Reader, Writer};
use super::table::{CHANCES, FIRST_STEPS, LEVEL_CHANCES, OTHER_STEPS, TOLD_CHANCES};

/// What comes before the size.
const START: [u8; 3] = [0x9d, 0x01, 0x2a];

/// How many bytes come before what is coded in bits.
const PLAIN: usize = 10;

/// How much a frame differs from segment to segment (9.3).
#[derive(Clone, Default)]
pub(super) struct Segments {
    /// Whether each macroblock says to which it belongs.
    pub(super) is_mapped: bool,
    data: Option<SegmentData>,
}

#[derive(Clone)]
struct SegmentData {
    is_absolute: bool,
    steps: [Option<i8>; 4],
    filter: [Option<i8>; 4],
}

/// The header of a frame.
pub(super) struct Header {
    /// In macroblocks.
    pub(super) size: [usize; 2],
    version: u32,
    sides: [u8; 4],
    kinds: [bool; 2],
    pub(super) segments: Option<Segments>,
    pub(super) segment_chances: [u8; 3],
    is_simple: bool,
    filter_level: u8,
    sharpness: u8,
    /// How much the filter differs by kind of macroblock, where it does; and where that is told anew (9.6).
    filter_changes: Option<Option<[Option<i8>; 8]>>,
    step: u8,
    step_changes: [Option<i8>; 5],
    keeps_chances: bool,
    pub(super) chances: [u8; CHANCES],
    /// The chance of 256 that a macroblock has levels, where it says that.
    pub(super) level_chance: Option<u8>,
}

/// How far apart the levels of coefficients are: of the first and of the others.
#[derive(Clone, Copy, Default)]
pub(super) struct Steps {
    pub(super) luma: [i32; 2],
    pub(super) firsts: [i32; 2],
    pub(super) chroma: [i32; 2],
}

/// A frame's header, what comes behind it in the first part, and the other parts.
pub(super) type Opened<'a> = (Header, Reader<'a>, Vec<Reader<'a>>);

impl Header {
    /// Reads a key frame's; nothing where there is none, or where it is cut off.
    pub(super) fn read(data: &[u8]) -> Option<Opened<'_>> {
        let (tag, rest) = data.split_first_chunk::<3>()?;
        let (start, _) = rest.split_first_chunk::<3>()?;
        let tag = u32::from_le_bytes([tag[0], tag[1], tag[2], 0]);
        let (sides, rest) = data.get(6..)?.split_first_chunk::<4>()?;
        let is_key = tag & 1 == 0;
        let (first, rest) = rest.split_at_checked(usize::try_from(tag >> 5).ok()?)?;
        (is_key && *start == START).then_some(())?;
        let side = |low: u8, high: u8| usize::from(u16::from_le_bytes([low, high]) & 0x3fff).div_ceil(16);
        let size = [side(sides[0], sides[1]), side(sides[2], sides[3])];
        let mut bits = Reader::new(first);
        let (header, parts) = Self::read_bits(&mut bits, size, tag & 0x1e, *sides);
        Some((header, bits, self::parts(rest, parts)?))
    }

    fn read_bits(bits: &mut Reader<'_>, size: [usize; 2], version: u32, sides: [u8; 4]) -> (Self, u32) {
        let kinds = [bits.flag(), bits.flag()];
        let (segments, segment_chances) = if bits.flag() { read_segments(bits) } else { (None, [255; 3]) };
        let (is_simple, filter_level, sharpness) = (bits.flag(), bits.number(6), bits.number(3));
        let filter_changes = bits.flag().then(|| bits.flag().then(|| [(); 8].map(|()| bits.optional(6))));
        let parts = 1 << bits.number(2);
        let (step, step_changes) = (bits.number(7), [(); 5].map(|()| bits.optional(4)));
        let keeps_chances = bits.flag();
        let mut chances = LEVEL_CHANCES;
        for (chance, told) in chances.iter_mut().zip(TOLD_CHANCES) {
            if bits.bit(told) {
                *chance = bits.number(8);
            }
        }
        let level_chance = bits.flag().then(|| bits.number(8));
        let header = Self {
            size,
            version,
            sides,
            kinds,
            segments,
            segment_chances,
            is_simple,
            filter_level,
            sharpness,
            filter_changes,
            step,
            step_changes,
            keeps_chances,
            chances,
            level_chance,
        };
        (header, parts)
    }

    /// Whether each macroblock says to which segment it belongs.
    pub(super) fn is_mapped(&self) -> bool {
        self.segments.as_ref().is_some_and(|segments| segments.is_mapped)
    }

    /// The steps of each segment (9.6 and 14.1).
    pub(super) fn steps(&self) -> [Steps; 4] {
        let data = self.segments.as_ref().map(|segments| segments.data.as_ref());
        let mut told = data.flatten().map_or([None; 4], |data| data.steps).into_iter();
        let [first, firsts_first, firsts_other, chroma_first, chroma_other] =
            self.step_changes.map(|change| i32::from(change.unwrap_or_default()));
        [(); 4].map(|()| {
            let own = i32::from(told.next().flatten().unwrap_or_default());
            let step = match data {
                None => i32::from(self.step),
                Some(Some(SegmentData { is_absolute: false, .. })) => i32::from(self.step) + own,
                Some(_) => own,
            };
            let of = |list: &[u16; 128], change: i32| {
                let at = usize::try_from((step + change).clamp(0, 127)).unwrap_or_default();
                list.get(at).map_or(4, |step| i32::from(*step))
            };
            Steps {
                luma: [of(&FIRST_STEPS, first), of(&OTHER_STEPS, 0)],
                firsts: [of(&FIRST_STEPS, firsts_first) * 2, (of(&OTHER_STEPS, firsts_other) * 155 / 100).max(8)],
                chroma: [of(&FIRST_STEPS, chroma_first).min(132), of(&OTHER_STEPS, chroma_other)],
            }
        })
    }

    /// Writes it into the first part; all levels are in one part then.
    pub(super) fn write(&self, bits: &mut Writer) {
        self.kinds.iter().for_each(|kind| bits.flag(*kind));
        bits.flag(self.segments.is_some());
        if let Some(segments) = &self.segments {
            write_segments(bits, segments, &self.segment_chances);
        }
        bits.flag(self.is_simple);
        bits.number(6, self.filter_level);
        bits.number(3, self.sharpness);
        bits.flag(self.filter_changes.is_some());
        if let Some(changes) = &self.filter_changes {
            bits.flag(changes.is_some());
            changes.iter().flatten().for_each(|change| bits.optional(6, *change));
        }
        bits.number(2, 0);
        bits.number(7, self.step);
        self.step_changes.iter().for_each(|change| bits.optional(4, *change));
        bits.flag(self.keeps_chances);
        for ((chance, known), told) in self.chances.iter().zip(LEVEL_CHANCES).zip(TOLD_CHANCES) {
            bits.bit(told, *chance != known);
            if *chance != known {
                bits.number(8, *chance);
            }
        }
        bits.flag(self.level_chance.is_some());
        self.level_chance.iter().for_each(|chance| bits.number(8, *chance));
    }

    /// The frame, of its two parts; nothing where the first is too long.
    pub(super) fn frame(&self, first: &[u8], levels: &[u8]) -> Option<Vec<u8>> {
        let tag = u32::try_from(first.len()).ok().filter(|len| *len < 1 << 19)? << 5 | self.version;
        let mut out = Vec::with_capacity(PLAIN + first.len() + levels.len());
        out.extend(tag.to_le_bytes().iter().take(3));
        out.extend(START);
        out.extend(self.sides);
        out.extend(first);
        out.extend(levels);
        Some(out)
    }
}

fn read_segments(bits: &mut Reader<'_>) -> (Option<Segments>, [u8; 3]) {
    let (is_mapped, has_data) = (bits.flag(), bits.flag());
    let data = has_data.then(|| SegmentData {
        is_absolute: bits.flag(),
        steps: [(); 4].map(|()| bits.optional(7)),
        filter: [(); 4].map(|()| bits.optional(6)),
    });
    let chances = [(); 3].map(|()| if is_mapped && bits.flag() { bits.number(8) } else { 255 });
    (Some(Segments { is_mapped, data }), chances)
}

fn write_segments(bits: &mut Writer, segments: &Segments, chances: &[u8; 3]) {
    bits.flag(segments.is_mapped);
    bits.flag(segments.data.is_some());
    if let Some(data) = &segments.data {
        bits.flag(data.is_absolute);
        data.steps.iter().for_each(|step| bits.optional(7, *step));
        data.filter.iter().for_each(|level| bits.optional(6, *level));
    }
    if segments.is_mapped {
        for chance in chances {
            bits.flag(*chance != 255);
            if *chance != 255 {
                bits.number(8, *chance);
            }
        }
    }
}

/// The parts in which the levels are (9.5).
fn parts(rest: &[u8], count: u32) -> Option<Vec<Reader<'_>>> {
    let count = usize::try_from(count).ok()?;
    let (sizes, mut rest) = rest.split_at_checked(3 * (count - 1))?;
    let mut parts = Vec::new();
    for size in sizes.as_chunks::<3>().0 {
        let size = u32::from_le_bytes([size[0], size[1], size[2], 0]);
        let (part, after) = rest.split_at_checked(usize::try_from(size).ok()?)?;
        parts.push(Reader::new(part));
        rest = after;
    }
    parts.push(Reader::new(rest));
    Some(parts)
}
