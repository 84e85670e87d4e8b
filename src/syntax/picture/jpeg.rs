//! JPEG (ITU-T T.81; T.871 for the header of JFIF).

mod look;
mod segment;
mod table;

use self::look::Look;
use self::table::Use;
use super::exif::{self, Exif};
use super::extra::{Extra, Keep};

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const JFIF: u8 = 0xe0;
const EXIF: u8 = 0xe1;
const PROFILE: u8 = 0xe2;
const ADOBE: u8 = 0xee;
const QUANTIZATION: u8 = 0xdb;
const HUFFMAN: u8 = 0xc4;

/// A piece of a picture between its start and its end.
pub enum Piece<'a> {
    /// A marker with what stands behind its length.
    Segment(u8, &'a [u8]),
    /// The coded data of a scan.
    Coded(&'a [u8]),
}

/// Copies the segments that are kept; gives what was left out.
///
/// The header of JFIF is kept without its small picture, and that of Adobe, for it says how colours are mixed; where the
/// look is kept, so are the orientation and the profile of colours. All other application segments and comments go, and so
/// do tables that no scan looks into.
pub fn read(bytes: &[u8], keep: Keep, out: &mut Vec<u8>) -> Option<Vec<Extra>> {
    let (pieces, rest) = pieces(bytes)?;
    let segments = pieces.iter().filter_map(|piece| match piece {
        Piece::Segment(marker, data) => Some((*marker, *data)),
        Piece::Coded(_) => None,
    });
    let mut look = Look::read(segments.clone(), keep);
    let mut used = Use::read(segments)?.into_iter();
    let mut extras = segment::of_rest(rest);
    out.extend_from_slice(&[0xff, START]);
    for piece in pieces {
        let (marker, data) = match piece {
            Piece::Segment(marker, data) => (marker, data),
            Piece::Coded(data) => {
                out.extend_from_slice(data);
                continue;
            }
        };
        match marker {
            JFIF if data.starts_with(b"JFIF\0") && data.len() >= 14 => {
                push(out, JFIF, &[data.get(..12)?, &[0, 0]].concat())?;
                extras.extend((data.len() > 14).then_some(Extra::Thumbnail));
            }
            ADOBE if data.starts_with(b"Adobe") && data.len() == 12 => match look.mixture(data) {
                Some(kept) => {
                    push(out, marker, &kept)?;
                    extras.extend((kept != data).then_some(Extra::Camera));
                }
                None => extras.push(Extra::Camera),
            },
            QUANTIZATION | HUFFMAN => {
                let (mut kept, tables) = (Vec::new(), table::split(marker, data)?);
                for table in tables {
                    let is_used = used.next()?;
                    kept.extend_from_slice(if is_used { table } else { &[] });
                    extras.extend((!is_used).then_some(Extra::Rest));
                }
                if !kept.is_empty() {
                    push(out, marker, &kept)?;
                }
            }
            // Numbers of lines and of restarts (B.2.4.4, B.2.5).
            0xdc | 0xdd if data.len() == 2 => push(out, marker, data)?,
            // The frame and the scans, of which each says how long it is (B.2.2, B.2.3).
            0xc0..=0xc2 if data.get(5).is_some_and(|count| data.len() == 6 + 3 * usize::from(*count)) => {
                push(out, marker, data)?;
            }
            SCAN if data.first().is_some_and(|count| data.len() == 4 + 2 * usize::from(*count)) => {
                push(out, marker, data)?;
            }
            EXIF | PROFILE => match look.replacement(marker, data) {
                Some((segments, left_out)) => {
                    segments.iter().try_for_each(|kept| push(out, marker, kept))?;
                    extras.extend(left_out);
                }
                None => extras.extend(segment::of(marker, data)),
            },
            0xcc | 0xdc | 0xdd | 0xe0..=0xef | 0xfe => extras.extend(segment::of(marker, data)),
            _ => return None,
        }
    }
    out.extend_from_slice(&[0xff, END]);
    Some(extras)
}

/// Parts a picture, and gives what follows its end.
pub fn pieces(bytes: &[u8]) -> Option<(Vec<Piece<'_>>, &[u8])> {
    let mut rest = bytes.strip_prefix(&[0xff, START])?;
    let (mut all, mut has_pixels) = (Vec::new(), false);
    loop {
        // Any number of filling bytes may stand before a marker (B.1.1.2).
        let [0xff, after @ ..] = rest else { return None };
        let (&marker, after) = after.split_first()?;
        if marker == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        if marker == END {
            return has_pixels.then_some((all, after));
        }
        let (len, _) = after.split_first_chunk()?;
        let (segment, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*len)))?;
        all.push(Piece::Segment(marker, segment.get(2..)?));
        rest = after;
        if marker == SCAN {
            let (data, after) = rest.split_at_checked(scan_end(rest)?)?;
            all.push(Piece::Coded(data));
            rest = after;
            has_pixels = true;
        }
    }
}

/// Tells whether a segment holds tables and nothing else.
pub fn is_tables(marker: u8, data: &[u8]) -> bool {
    table::split(marker, data).is_some()
}

/// Writes a segment.
pub fn push(out: &mut Vec<u8>, marker: u8, data: &[u8]) -> Option<()> {
    out.extend_from_slice(&[0xff, marker]);
    out.extend_from_slice(&u16::try_from(data.len() + 2).ok()?.to_be_bytes());
    out.extend_from_slice(data);
    Some(())
}

/// How a picture is to be turned to be shown; see [`Exif`].
pub fn orientation(bytes: &[u8]) -> u8 {
    let segments = pieces(bytes).map(|(pieces, _)| pieces).unwrap_or_default().into_iter();
    let mut exif = segments.filter_map(|piece| match piece {
        Piece::Segment(EXIF, data) => data.strip_prefix(exif::PREFIX),
        _ => None,
    });
    exif.next().map_or(1, |exif| Exif::read(exif).orientation)
}

/// Width and height, in pixels.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |data: &[u8], at: usize| data.get(at..)?.first_chunk().map(|side| u32::from(u16::from_be_bytes(*side)));
    pieces(bytes)?.0.iter().find_map(|piece| match piece {
        Piece::Segment(0xc0..=0xc2, data) => side(data, 3).zip(side(data, 1)),
        _ => None,
    })
}

/// Puts the segments that tell how one picture looks into another of the same size, which has none.
pub fn with_look_of(bytes: &[u8], other: &[u8]) -> Option<Vec<u8>> {
    let (pieces, _) = pieces(other)?;
    // The header of JFIF stands first.
    let at = match bytes {
        [0xff, START, 0xff, JFIF, high, low, ..] => 4 + usize::from(u16::from_be_bytes([*high, *low])),
        _ => 2,
    };
    let (head, rest) = bytes.split_at_checked(at)?;
    let mut out = head.to_vec();
    for piece in pieces {
        if let Piece::Segment(marker @ (EXIF | PROFILE), data) = piece {
            push(&mut out, marker, data)?;
        }
    }
    out.extend_from_slice(rest);
    Some(out)
}

/// Tells whether a picture has a frame of a kind that few decoders know: without loss, by arithmetic, or of several.
pub fn is_rare(bytes: &[u8]) -> bool {
    let pieces = pieces(bytes).map(|(pieces, _)| pieces).unwrap_or_default();
    pieces.iter().any(|piece| matches!(piece, Piece::Segment(0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf | 0xde, _)))
}

/// Where the coded data of a scan ends: at the next marker that does not stand for a byte or a restart.
fn scan_end(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + memchr::memchr(0xff, bytes.get(from..)?)?;
        match bytes.get(at + 1)? {
            0 | 0xd0..=0xd7 => from = at + 2,
            0xff => from = at + 1,
            _ => return Some(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::extra::Keep;

    /// One component that looks into the tables 0.
    const FRAME: &[u8] = b"\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x01\x11\0";
    const PIXELS: &[u8] = b"\xff\xda\0\x08\x01\x01\0\0\x3f\x0012\xff\x0034\xff\xd056";
    const HEADER: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x02\0\0\x01\0\x01\0\0";

    fn table(number: u8, with: u8) -> Vec<u8> {
        [&[0xff, 0xdb, 0, 67, number][..], &[with; 64]].concat()
    }

    fn huffman(about: u8, symbols: &[u8]) -> Vec<u8> {
        let mut counts = [0_u8; 16];
        counts.iter_mut().take(1).for_each(|count| *count = symbols.len().try_into().unwrap_or(0));
        let len = u8::try_from(19 + symbols.len()).unwrap_or(0);
        [&[0xff, 0xc4, 0, len, about][..], &counts, symbols].concat()
    }

    fn kept() -> Vec<u8> {
        [HEADER, &table(0, b'a'), &huffman(0, b"a"), &huffman(0x10, b"b"), FRAME, PIXELS, b"\xff\xd9"].concat()
    }

    /// What is read, which is the same when it is read again.
    fn read(bytes: &[u8]) -> Option<(usize, Vec<u8>)> {
        let (mut out, mut again) = (Vec::new(), Vec::new());
        let extras = super::read(bytes, Keep::Pixels, &mut out)?;
        assert_eq!((super::read(&out, Keep::Pixels, &mut again), &again), (Some(Vec::new()), &out));
        Some((extras.len(), out))
    }

    #[test]
    fn camera_comment_thumbnail_and_what_follows_the_end_are_left_out() {
        let kept = kept();
        let full = [
            b"\xff\xd8".as_slice(),
            b"\xff\xe0\0\x13JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01RGB",
            b"\xff\xe1\0\x10Exif\0\0Jane Roe",
            &table(0, b'a'),
            b"\xff\xff\xfe\0\x0aJane Roe",
            kept.get(HEADER.len() + 69..).unwrap_or_default(),
            b"another picture",
        ]
        .concat();
        assert_eq!(read(&full), Some((4, kept)));
        for len in 0..full.len() - b"another picture".len() {
            assert_eq!(read(full.get(..len).unwrap_or_default()), None, "{len}");
        }
    }

    #[test]
    fn a_number_that_is_longer_than_one_is_left_out() {
        let with = |segment: &[u8]| [b"\xff\xd8", segment, kept().get(2..).unwrap_or_default()].concat();
        assert_eq!(read(&with(b"\xff\xdc\0\x0aJane Roe")), Some((1, kept())));
        let restarts = with(b"\xff\xdd\0\x04\0\x08");
        assert_eq!(read(&restarts), Some((0, restarts)));
    }

    #[test]
    fn tables_that_no_scan_looks_into_are_left_out() {
        let with = |segment: &[u8]| [HEADER, segment, kept().get(HEADER.len()..).unwrap_or_default()].concat();
        assert_eq!(read(&with(&table(3, b'J'))), Some((1, kept())));
        // It is told anew before anybody looks into it.
        assert_eq!(read(&with(&table(0, b'J'))), Some((1, kept())));
        assert_eq!(read(&with(&huffman(0x13, b"Jane Roe"))), Some((1, kept())));
        let inside = |table: Vec<u8>| table.get(4..).unwrap_or_default().to_vec();
        let both = [inside(huffman(0, b"a")), inside(huffman(0x11, b"Jane Roe"))].concat();
        let joined = [&[0xff, 0xc4, 0, 20 + 25][..], &both].concat();
        let before = [HEADER, &table(0, b'a')].concat();
        let after = kept().get(before.len() + 22..).unwrap_or_default().to_vec();
        assert_eq!(read(&[before, joined, after].concat()), Some((1, kept())));
    }

    #[test]
    fn what_says_more_than_its_kind_is_refused() {
        let longer = |at: &[u8], by: usize| {
            let kept = kept();
            let start = memchr::memmem::find(&kept, at).unwrap_or_default();
            let (before, rest) = kept.split_at(start);
            let (segment, after) = rest.split_at(at.len());
            let mut segment = [segment, b"Jane"].concat();
            segment.iter_mut().skip(by).take(1).for_each(|len| *len += 4);
            [before, &segment, after].concat()
        };
        assert_eq!(read(&longer(FRAME, 3)), None);
        assert_eq!(read(&longer(PIXELS.get(..10).unwrap_or_default(), 3)), None);
        let lossless: Vec<u8> = kept().iter().map(|byte| if *byte == 0xc0 { 0xc3 } else { *byte }).collect();
        assert_eq!(read(&lossless), None);
    }
}
