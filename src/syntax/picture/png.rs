//! PNG and animated PNG (ISO/IEC 15948; W3C, PNG Third Edition).

mod header;
mod look;

use std::io::Read;

use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc, Decompress, FlushDecompress, Status};

pub use self::header::{Header, Pass};
use super::exif::Exif;
use super::extra::{Extra, Keep};

/// How every picture begins.
pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A chunk without its length and its checksum.
pub type Chunk<'a> = (&'a [u8; 4], &'a [u8]);

/// Copies the chunks that are kept; gives what was left out.
///
/// What is packed is unpacked to see whether it is the rows of the picture and no more: what follows them is left out.
/// `left` is how many bytes of pixels may still be unpacked, of this picture and of those after it.
pub fn read(bytes: &[u8], keep: Keep, out: &mut Vec<u8>, left: &mut u64) -> Option<Vec<Extra>> {
    let (chunks, rest) = chunks(bytes)?;
    let (head, data) = chunks.first()?;
    let header = Header::read(data).filter(|_| *head == b"IHDR")?;
    let packed = of_kind(&chunks, *b"IDAT").concat();
    let pixels = rows(&packed, header.unpacked()?, left)?;
    let is_animated = is_animation(&chunks, &header, left);
    let mut extras = Vec::new();
    extras.extend((!rest.is_empty()).then_some(Extra::Rest));
    extras.extend(matches!(pixels, Rows::Packed(_)).then_some(Extra::Rest));
    let (mut seen, mut has_pixels) = (Vec::new(), false);
    out.extend_from_slice(SIGNATURE);
    for (kind, data) in chunks {
        let is_first = !seen.contains(&kind);
        seen.push(kind);
        if is_first
            && keep == Keep::Look
            && let Some((kept, left_out)) = look::kept(*kind, data, has_pixels)
        {
            chunk(out, kind, &kept)?;
            extras.extend(left_out);
            continue;
        }
        match (kind, &pixels) {
            (b"IDAT", Rows::Packed(pixels)) if !has_pixels => chunk(out, kind, pixels)?,
            (b"IDAT", Rows::Packed(_)) => {}
            (b"fcTL" | b"fdAT" | b"acTL", _) if !is_animated => extras.push(Extra::Other),
            (b"IDAT" | b"fdAT", _) => chunk(out, kind, data)?,
            (b"cHRM", _) if keep == Keep::Look && (data == look::USUAL || told(&seen)) => extras.push(Extra::Profile),
            _ if is_kept(kind, data.len(), &header) && (is_first || kind == b"fcTL") => chunk(out, kind, data)?,
            // A capital says that the picture cannot be shown without it.
            _ if kind.first().is_some_and(u8::is_ascii_uppercase) && (kind != b"PLTE" || header.has_palette()) => {
                return None;
            }
            _ => extras.extend(look::left_out(*kind, data)),
        }
        has_pixels |= kind == b"IDAT";
    }
    (!header.has_palette() || seen.contains(&b"PLTE")).then_some(extras)
}

/// Width and height, in pixels.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |at: usize| bytes.get(at..)?.first_chunk().map(|side| u32::from_be_bytes(*side));
    side(16).zip(side(20))
}

/// How a picture is to be turned to be shown.
pub fn orientation(bytes: &[u8]) -> u8 {
    let chunks = chunks(bytes).map(|(chunks, _)| chunks).unwrap_or_default();
    chunks.iter().find(|(kind, _)| *kind == b"eXIf").map_or(1, |(_, data)| Exif::read(data).orientation)
}

/// The chunks up to the end of the picture, and what follows it.
pub fn chunks(bytes: &[u8]) -> Option<(Vec<Chunk<'_>>, &[u8])> {
    let (mut all, mut rest) = (Vec::new(), bytes.strip_prefix(SIGNATURE)?);
    loop {
        let (len, after) = rest.split_first_chunk()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let (data, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*len)).ok()?)?;
        rest = after.get(4..)?;
        all.push((kind, data));
        if kind == b"IEND" {
            return Some((all, rest));
        }
    }
}

/// Tells whether colours have been told in another way that goes before (PNG Third Edition, 12.1).
fn told(seen: &[&[u8; 4]]) -> bool {
    seen.iter().any(|kind| matches!(*kind, b"sRGB" | b"iCCP" | b"cICP"))
}

fn of_kind<'a>(chunks: &[Chunk<'a>], kind: [u8; 4]) -> Vec<&'a [u8]> {
    chunks.iter().filter(|(found, _)| **found == kind).map(|(_, data)| *data).collect()
}

/// Tells whether a chunk serves the picture and is as long as such a chunk is. Those of text, time and camera do not, nor
/// do colour profiles, which have names, and colours of pictures that have no need of a palette.
fn is_kept(kind: &[u8; 4], len: usize, header: &Header) -> bool {
    match kind {
        b"IHDR" => len == 13,
        b"IEND" => len == 0,
        b"PLTE" => header.has_palette() && len > 0 && len <= 768 && len.is_multiple_of(3),
        b"tRNS" => header.tells_transparency(len),
        b"gAMA" | b"cICP" => len == 4,
        b"cHRM" => len == 32,
        // The light of a screen and of the picture (PNG Third Edition, 11.3.2.7 and 11.3.2.8).
        b"mDCV" => len == 24,
        b"cLLI" => len == 8,
        b"sRGB" => len == 1,
        b"sBIT" => (1..=4).contains(&len),
        b"bKGD" => matches!(len, 1 | 2 | 6),
        b"pHYs" => len == 9,
        b"acTL" => len == 8,
        b"fcTL" => len == FRAME,
        _ => false,
    }
}

/// How long what is told of a picture of an animation is.
const FRAME: usize = 26;

/// Tells whether the pictures of an animation are all there and nothing else. Without the chunk that begins it nobody
/// shows them.
fn is_animation(chunks: &[Chunk<'_>], header: &Header, left: &mut u64) -> bool {
    let mut frames: Vec<(Option<u64>, Vec<u8>)> = Vec::new();
    let (mut has_pixels, mut is_whole) = (false, of_kind(chunks, *b"acTL").len() == 1);
    for (kind, data) in chunks {
        match *kind {
            b"IDAT" => has_pixels = true,
            b"fcTL" => {
                let number = |at: usize| data.get(at..)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes));
                let size = number(4).zip(number(8)).filter(|_| data.len() == FRAME);
                let size = size.and_then(|(width, height)| header.sized(width, height)?.unpacked());
                // The first may be the picture itself.
                frames.extend(has_pixels.then_some((size, Vec::new())));
                is_whole &= size.is_some();
            }
            b"fdAT" => match (frames.last_mut(), data.get(4..)) {
                (Some((_, packed)), Some(data)) => packed.extend_from_slice(data),
                _ => is_whole = false,
            },
            _ => {}
        }
    }
    is_whole
        && frames.iter().all(|(size, packed)| {
            size.and_then(|size| rows(packed, size, left)).is_some_and(|rows| matches!(rows, Rows::AsTheyAre))
        })
}

/// What is packed in a picture.
enum Rows {
    /// Its rows.
    AsTheyAre,
    /// Its rows and more; the rows alone, packed anew.
    Packed(Vec<u8>),
}

/// Unpacks rows that take so many bytes; nothing where they are broken or too many.
fn rows(packed: &[u8], len: u64, left: &mut u64) -> Option<Rows> {
    *left = left.checked_sub(len)?;
    let (mut inflater, mut buffer) = (Decompress::new(true), vec![0; 1 << 16]);
    loop {
        let (taken, made) = (inflater.total_in(), inflater.total_out());
        let rest = packed.get(usize::try_from(taken).ok()?..)?;
        let status = inflater.decompress(rest, &mut buffer, FlushDecompress::None);
        let stands_still = (inflater.total_in(), inflater.total_out()) == (taken, made);
        let is_end = matches!(status, Ok(Status::StreamEnd));
        if is_end && inflater.total_out() == len && inflater.total_in() == packed.len() as u64 {
            return Some(Rows::AsTheyAre);
        }
        if is_end || stands_still || status.is_err() || inflater.total_out() > len {
            break;
        }
    }
    let mut writer = ZlibEncoder::new(Vec::new(), Compression::new(6));
    let copied = std::io::copy(&mut ZlibDecoder::new(packed).take(len), &mut writer).ok()?;
    (copied == len).then_some(Rows::Packed(writer.finish().ok()?))
}

/// Writes a chunk.
pub fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) -> Option<()> {
    let mut sum = Crc::new();
    sum.update(kind);
    sum.update(data);
    out.extend_from_slice(&u32::try_from(data.len()).ok()?.to_be_bytes());
    out.extend_from_slice(kind);
    out.extend_from_slice(data);
    out.extend_from_slice(&sum.sum().to_be_bytes());
    Some(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Write;

    use super::*;

    const GREY: &[u8] = &[0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0];
    const COLOURED: &[u8] = &[0, 0, 0, 2, 0, 0, 0, 1, 8, 3, 0, 0, 0];
    const ROWS: &[u8] = b"\0ab\0cd";

    fn packed(rows: &[u8]) -> Vec<u8> {
        let mut writer = ZlibEncoder::new(Vec::new(), Compression::new(6));
        writer.write_all(rows).unwrap();
        writer.finish().unwrap()
    }

    fn picture(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut out = SIGNATURE.to_vec();
        chunks.iter().for_each(|(kind, data)| chunk(&mut out, kind, data).unwrap());
        out
    }

    fn still(more: &[(&[u8; 4], &[u8])], pixels: &[u8]) -> Vec<u8> {
        picture(&[&[(b"IHDR", GREY)], more, &[(b"IDAT", pixels), (b"IEND", b"")]].concat())
    }

    /// What is read, which is the same when it is read again.
    fn read(bytes: &[u8]) -> Option<(usize, Vec<u8>)> {
        let (mut out, mut again) = (Vec::new(), Vec::new());
        let extras = super::read(bytes, Keep::Pixels, &mut out, &mut 100)?;
        assert_eq!(super::read(&out, Keep::Pixels, &mut again, &mut 100), Some(Vec::new()));
        assert_eq!(again, out);
        Some((extras.len(), out))
    }

    #[test]
    fn text_profiles_and_what_follows_the_end_are_left_out() {
        let kept = still(&[], &packed(ROWS));
        let full = still(&[(b"iCCP", b"Jane's screen"), (b"tEXt", b"Author\0Jane Roe")], &packed(ROWS));
        assert_eq!(read(&[full, b"more pixels".to_vec()].concat()), Some((3, kept.clone())));
        let mut odd = kept.clone();
        *odd.last_mut().unwrap() = b'J';
        assert_eq!(read(&odd), Some((0, kept)));
    }

    #[test]
    fn what_follows_the_last_row_is_left_out() {
        let kept = still(&[], &packed(ROWS));
        let behind = [packed(ROWS), b"Jane Roe".to_vec()].concat();
        assert_eq!(read(&still(&[], &behind)), Some((1, kept.clone())));
        let below = [ROWS, b"Jane Roe"].concat();
        assert_eq!(read(&still(&[], &packed(&below))), Some((1, kept.clone())));
        let (first, last) = behind.split_at(5);
        let parted = picture(&[(b"IHDR", GREY), (b"IDAT", first), (b"IDAT", last), (b"IEND", b"")]);
        assert_eq!(read(&parted), Some((1, kept)));
    }

    #[test]
    fn what_is_longer_than_it_may_be_or_comes_twice_is_left_out() {
        let kept = still(&[(b"gAMA", b"gama"), (b"tRNS", b"ab")], &packed(ROWS));
        let more: &[(&[u8; 4], &[u8])] = &[
            (b"gAMA", b"gama"),
            (b"gAMA", b"Jane"),
            (b"pHYs", b"Jane Roe of x"),
            (b"PLTE", b"Jane R"),
            (b"tRNS", b"ab"),
        ];
        assert_eq!(read(&still(more, &packed(ROWS))), Some((3, kept)));
        let coloured = |more: &[(&[u8; 4], &[u8])]| {
            picture(&[&[(b"IHDR", COLOURED)], more, &[(b"IDAT", &packed(b"\0\0\x01")), (b"IEND", b"")]].concat())
        };
        let full = coloured(&[(b"PLTE", b"rgbRGB")]);
        assert_eq!(read(&full), Some((0, full.clone())));
        assert_eq!(read(&coloured(&[])), None);
    }

    #[test]
    fn pictures_of_an_animation_stay_with_it_only() {
        let started: (&[u8; 4], &[u8]) = (b"acTL", b"\0\0\0\x01\0\0\0\0");
        let mut told = [0; FRAME];
        (told[7], told[11]) = (2, 2);
        let frame = |packed: &[u8]| [b"\0\0\0\x01", packed].concat();
        let moving = |start: &[(&[u8; 4], &[u8])], frame: &[u8]| {
            let pixels = packed(ROWS);
            let rest: &[(&[u8; 4], &[u8])] = &[(b"IDAT", &pixels), (b"fcTL", &told), (b"fdAT", frame), (b"IEND", b"")];
            picture(&[&[(b"IHDR", GREY)], start, rest].concat())
        };
        let whole = frame(&packed(ROWS));
        assert_eq!(read(&moving(&[started], &whole)), Some((0, moving(&[started], &whole))));
        let kept = still(&[], &packed(ROWS));
        assert_eq!(read(&moving(&[], &whole)), Some((2, kept.clone())));
        let more = [&whole, b"Jane Roe".as_slice()].concat();
        assert_eq!(read(&moving(&[started], &more)), Some((3, kept.clone())));
        assert_eq!(read(&moving(&[started], b"Jane Roe")), Some((3, kept)));
    }

    #[test]
    fn what_is_cut_off_or_says_more_than_its_end_is_refused() {
        let full = still(&[], &packed(ROWS));
        for len in 0..full.len() {
            assert_eq!(read(full.get(..len).unwrap()), None, "{len}");
        }
        assert_eq!(read(&still(&[], &packed(b"\0ab\0c"))), None);
        assert_eq!(read(&still(&[], b"Jane Roe")), None);
        assert_eq!(read(&picture(&[(b"IHDR", GREY), (b"IDAT", &packed(ROWS)), (b"IEND", b"Jane")])), None);
        assert_eq!(super::read(&full, Keep::Pixels, &mut Vec::new(), &mut 5), None);
    }
}
