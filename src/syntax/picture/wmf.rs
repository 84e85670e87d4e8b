//! Windows Metafile ([MS-WMF]).

use super::metafile::{long, narrow, put_long, word};
use super::{Bare, Kind};

/// The key of the header that says how large the picture is (2.3.2.3).
const PLACEABLE: &[u8] = b"\xd7\xcd\xc6\x9a";
const PLACEABLE_LEN: usize = 22;
const HEADER_LEN: usize = 18;

const EOF: usize = 0x0000;
const ESCAPE: usize = 0x0626;
const TEXT: usize = 0x0521;
const EXT_TEXT: usize = 0x0a32;
const FONT: usize = 0x02fb;

/// The other records that draw or prepare it (2.1.1.1).
const KEPT: [usize; 66] = [
    0x0035, 0x0037, 0x00f7, 0x001e, 0x0102, 0x0103, 0x0104, 0x0105, 0x0106, 0x0107, 0x0108, 0x0127, 0x012a, 0x012b,
    0x012c, 0x012d, 0x012e, 0x0139, 0x0142, 0x0149, 0x01f0, 0x01f9, 0x0201, 0x0209, 0x020a, 0x020b, 0x020c, 0x020d,
    0x020e, 0x020f, 0x0211, 0x0213, 0x0214, 0x0220, 0x0228, 0x0229, 0x0231, 0x0234, 0x02fa, 0x02fc, 0x0324, 0x0325,
    0x0410, 0x0412, 0x0415, 0x0416, 0x0418, 0x0419, 0x041b, 0x041f, 0x0429, 0x0436, 0x0437, 0x0538, 0x0548, 0x061c,
    0x061d, 0x06ff, 0x0817, 0x081a, 0x0830, 0x0922, 0x0940, 0x0b23, 0x0b41, 0x0d33,
];
/// As is this one, which draws pixels.
const DRAW_PIXELS: usize = 0x0f43;

/// Reads a picture. Escapes, in which programs put what is theirs, go.
pub fn read(bytes: &[u8]) -> Option<Bare> {
    let mut bare = Bare::new(Kind::Wmf);
    let placeable = if bytes.starts_with(PLACEABLE) { PLACEABLE_LEN } else { 0 };
    let mut at = placeable + HEADER_LEN;
    bare.bytes.extend_from_slice(bytes.get(..at)?);
    let mut longest = 0;
    loop {
        let len = long(bytes, at)?.checked_mul(2).filter(|len| *len >= 6)?;
        let record = bytes.get(at..at.checked_add(len)?)?;
        at += len;
        let start = bare.bytes.len();
        match word(record, 4)? {
            EOF => {
                bare.bytes.extend_from_slice(b"\x03\0\0\0\0\0");
                break;
            }
            ESCAPE => {
                bare.removed += 1;
                continue;
            }
            TEXT => {
                let glyphs = narrow(record, 8, word(record, 6)?)?;
                bare.texts.push(glyphs.into_iter().map(|glyph| glyph.moved(start)).collect());
            }
            EXT_TEXT => {
                // A clipping or filling rectangle stands before the text (2.3.3.5).
                let rectangle = if word(record, 12)? & 6 == 0 { 0 } else { 8 };
                let glyphs = narrow(record, 14 + rectangle, word(record, 10)?)?;
                bare.texts.push(glyphs.into_iter().map(|glyph| glyph.moved(start)).collect());
            }
            FONT => {
                longest = longest.max(len / 2);
                font(record, &mut bare)?;
                continue;
            }
            function if function == DRAW_PIXELS || KEPT.contains(&function) => {}
            _ => return None,
        }
        longest = longest.max(len / 2);
        bare.bytes.extend_from_slice(record);
    }
    bare.removed += usize::from(at < bytes.len());
    let size = (bare.bytes.len() - placeable) / 2;
    put_long(&mut bare.bytes, placeable + 6, size)?;
    put_long(&mut bare.bytes, placeable + 12, longest.max(3))?;
    Some(bare)
}

/// Copies a description of a font (2.2.1.2). Its face is a text as well; what is not ASCII of it goes, and what stands
/// behind its end is a rest of something else.
fn font(record: &[u8], bare: &mut Bare) -> Option<()> {
    const FACE: usize = 6 + 18;
    let start = bare.bytes.len();
    let (fixed, face) = record.split_at_checked(FACE)?;
    let len = face.iter().position(|byte| *byte == 0).unwrap_or(face.len());
    let name = face.get(..len)?;
    let len = if name.is_ascii() { len } else { 0 };
    let kept = name.get(..len)?;
    bare.removed += usize::from(face.get(len..)?.iter().any(|byte| *byte != 0));
    bare.bytes.extend_from_slice(fixed);
    bare.bytes.extend_from_slice(kept);
    bare.bytes.resize(start + record.len(), 0);
    bare.faces.push(narrow(&bare.bytes, start + FACE, len)?);
    Some(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn record(function: u16, data: &[u8]) -> Vec<u8> {
        let words = u32::try_from(3 + data.len() / 2).unwrap();
        [&words.to_le_bytes()[..], &function.to_le_bytes(), data].concat()
    }

    fn picture(records: &[Vec<u8>]) -> Vec<u8> {
        [b"\x01\0\x09\0\0\x03\0\0\0\0\x01\0\0\0\0\0\0\0".to_vec(), records.concat(), record(0, b"")].concat()
    }

    #[test]
    fn texts_are_read_and_escapes_go() {
        let plain = record(0x0521, b"\x08\0Jane Roe\x01\0\x02\0");
        let boxed = record(0x0a32, b"\0\0\0\0\x04\0\x02\0\0\0\0\0\x09\0\x09\0Acme");
        let font = record(0x02fb, b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0Jane Sans\0Rowe");
        let full = picture(&[record(0x0626, b"Jane"), plain, record(0x0103, b"\x08\0"), font, boxed]);
        let bare = read(&[full.clone(), b"more".to_vec()].concat()).unwrap();
        let text = |glyphs: &Vec<crate::syntax::picture::Glyph>| {
            glyphs.iter().map(|glyph| char::from(*bare.bytes.get(glyph.start).unwrap())).collect::<String>()
        };
        assert_eq!(bare.texts.iter().map(text).collect::<Vec<_>>(), ["Jane Roe", "Acme"]);
        assert_eq!(bare.faces.iter().map(text).collect::<Vec<_>>(), ["Jane Sans"]);
        assert_eq!((bare.removed, bare.bytes.len()), (3, full.len() - 10));
        let again = read(&bare.bytes).unwrap();
        assert_eq!((again.removed, again.bytes), (0, bare.bytes));
    }

    #[test]
    fn what_is_cut_off_unknown_or_beyond_ascii_is_refused() {
        let full = picture(&[record(0x0521, b"\x04\0Jane\x01\0\x02\0")]);
        for len in 0..full.len() {
            assert_eq!(read(full.get(..len).unwrap()), None, "{len}");
        }
        assert_eq!(read(&picture(&[record(0x7777, b"")])), None);
        assert_eq!(read(&picture(&[record(0x0521, b"\x02\0\xd5\xc5\x01\0\x02\0")])), None);
    }
}
