//! JPEG (ITU-T T.81; T.871 for the header of JFIF).

const START: u8 = 0xd8;
const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const JFIF: u8 = 0xe0;
const ADOBE: u8 = 0xee;

/// Copies the segments that are kept; tells how many pieces were not.
///
/// The header of JFIF is kept without its small picture, and that of Adobe, for it says how colours are mixed. All other
/// application segments and comments go.
pub fn read(bytes: &[u8], out: &mut Vec<u8>) -> Option<usize> {
    let mut rest = bytes.strip_prefix(&[0xff, START])?;
    out.extend_from_slice(&[0xff, START]);
    let (mut removed, mut has_pixels) = (0, false);
    loop {
        // Any number of filling bytes may stand before a marker (B.1.1.2).
        let [0xff, after @ ..] = rest else { return None };
        let (&marker, after) = after.split_first()?;
        if marker == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        rest = after;
        if marker == END {
            out.extend_from_slice(&[0xff, END]);
            return has_pixels.then_some(removed + usize::from(!rest.is_empty()));
        }
        let (len, _) = rest.split_first_chunk()?;
        let (segment, after) = rest.split_at_checked(usize::from(u16::from_be_bytes(*len)))?;
        let data = segment.get(2..)?;
        rest = after;
        match marker {
            JFIF if data.starts_with(b"JFIF\0") && data.len() >= 14 => {
                out.extend_from_slice(&[0xff, JFIF, 0, 16]);
                out.extend_from_slice(data.get(..12)?);
                out.extend_from_slice(&[0, 0]);
                removed += usize::from(data.len() > 14);
            }
            ADOBE if data.starts_with(b"Adobe") && data.len() == 12 => push(out, marker, segment),
            // Numbers of lines and of restarts, which are two bytes long (B.2.4.4, B.2.5).
            0xdc | 0xdd if data.len() != 2 => removed += 1,
            // Tables, frames, restart intervals, and the rest of what B.2.4 and B.2.2 know, but for comments.
            0xc0..=0xcf | 0xdb..=0xdf => push(out, marker, segment),
            SCAN => {
                push(out, marker, segment);
                let end = scan_end(rest)?;
                let (data, after) = rest.split_at_checked(end)?;
                out.extend_from_slice(data);
                rest = after;
                has_pixels = true;
            }
            0xe0..=0xef | 0xfe => removed += 1,
            _ => return None,
        }
    }
}

fn push(out: &mut Vec<u8>, marker: u8, segment: &[u8]) {
    out.extend_from_slice(&[0xff, marker]);
    out.extend_from_slice(segment);
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
    use super::*;

    const TABLE: &[u8] = b"\xff\xdb\0\x05abc";
    const FRAME: &[u8] = b"\xff\xc0\0\x04hi";
    const PIXELS: &[u8] = b"\xff\xda\0\x03z12\xff\x0034\xff\xd056";

    fn full() -> Vec<u8> {
        [
            b"\xff\xd8".as_slice(),
            b"\xff\xe0\0\x13JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01RGB",
            b"\xff\xe1\0\x10Exif\0\0Jane Roe",
            TABLE,
            b"\xff\xff\xfe\0\x0aJane Roe",
            FRAME,
            PIXELS,
            b"\xff\xd9",
            b"another picture",
        ]
        .concat()
    }

    #[test]
    fn camera_comment_thumbnail_and_what_follows_the_end_are_left_out() {
        let header: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x02\0\0\x01\0\x01\0\0";
        let mut out = Vec::new();
        assert_eq!(read(&full(), &mut out), Some(4));
        assert_eq!(out, [header, TABLE, FRAME, PIXELS, b"\xff\xd9"].concat());
        let mut again = Vec::new();
        assert_eq!((read(&out, &mut again), again), (Some(0), out));
    }

    #[test]
    fn a_number_that_is_longer_than_one_is_left_out() {
        let kept = [b"\xff\xd8".as_slice(), b"\xff\xdd\0\x04\0\x08", TABLE, FRAME, PIXELS, b"\xff\xd9"].concat();
        let long = [b"\xff\xd8".as_slice(), b"\xff\xdc\0\x0aJane Roe", kept.get(2..).unwrap_or_default()].concat();
        let mut out = Vec::new();
        assert_eq!((read(&long, &mut out), out), (Some(1), kept));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let full = full();
        for len in 0..full.len() - b"another picture".len() {
            assert_eq!(read(full.get(..len).unwrap_or_default(), &mut Vec::new()), None, "{len}");
        }
    }
}
