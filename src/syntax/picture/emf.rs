//! Enhanced Metafile ([MS-EMF]).

use super::metafile::{Glyph, long, narrow, put_long, wide, word};
use super::{Bare, Kind};

const HEADER: usize = 1;
const EOF: usize = 14;
/// What programs put in for themselves, [MS-EMFPLUS] among it: it says again what the other records draw.
const COMMENT: usize = 70;
const FONT: usize = 82;
const NARROW_TEXT: usize = 83;
const WIDE_TEXT: usize = 84;
const SMALL_TEXT: usize = 108;

/// Where the face of a font stands in its description (2.2.13).
const FACE: usize = 12 + 28;
const FACE_END: usize = 12 + 92;

/// The records that draw or prepare it, but for those above (2.1.1): no escapes, no names of files or of colours.
const KEPT: [std::ops::RangeInclusive<usize>; 6] = [2..=13, 15..=69, 71..=81, 85..=95, 98..=98, 111..=120];

/// Reads a picture.
pub fn read(bytes: &[u8]) -> Option<Bare> {
    let mut bare = Bare::new(Kind::Emf);
    let (mut at, mut records, mut draws) = (0, 0, false);
    if bytes.get(40..44)? != b" EMF" {
        return None;
    }
    loop {
        let len = long(bytes, at + 4)?;
        if len < 8 || len % 4 != 0 {
            return None;
        }
        let record = bytes.get(at..at.checked_add(len)?)?;
        let is_first = at == 0;
        at += len;
        let start = bare.bytes.len();
        let kind = long(record, 0)?;
        match kind {
            HEADER if is_first => bare.removed += header(record, &mut bare.bytes)?,
            _ if is_first || kind == HEADER => return None,
            COMMENT => {
                bare.removed += 1;
                continue;
            }
            FONT => font(record, &mut bare)?,
            NARROW_TEXT | WIDE_TEXT | SMALL_TEXT => {
                let glyphs = if kind == SMALL_TEXT { small_text(record)? } else { text(record, kind == WIDE_TEXT)? };
                bare.texts.push(glyphs.into_iter().map(|glyph| glyph.moved(start)).collect());
                bare.bytes.extend_from_slice(record);
                draws = true;
            }
            EOF => bare.bytes.extend_from_slice(record),
            kind if KEPT.iter().any(|kept| kept.contains(&kind)) => {
                bare.bytes.extend_from_slice(record);
                // What is not a setting, an object or a place.
                draws |= matches!(kind, 2..=8 | 41..=47 | 53..=56 | 62..=64 | 71..=81 | 85..=92 | 114 | 116 | 118);
            }
            _ => return None,
        }
        records += 1;
        if kind == EOF {
            break;
        }
    }
    bare.removed += usize::from(at < bytes.len());
    let size = bare.bytes.len();
    put_long(&mut bare.bytes, 48, size)?;
    put_long(&mut bare.bytes, 52, records)?;
    draws.then_some(bare)
}

/// Copies the header without the description of the picture; tells how many there were.
fn header(record: &[u8], out: &mut Vec<u8>) -> Option<usize> {
    const FIXED: usize = 108;
    let described = long(record, 60)?;
    // Whatever stands behind the fixed fields is that description, or the form of pixels of another time.
    let len = record.len().min(FIXED);
    let rest = record.get(len..)?;
    out.extend_from_slice(record.get(..len)?);
    put_long(out, 4, len)?;
    put_long(out, 60, 0)?;
    put_long(out, 64, 0)?;
    if len >= 100 {
        // No form of pixels.
        put_long(out, 88, 0)?;
        put_long(out, 92, 0)?;
    }
    Some(usize::from(described > 0 || rest.iter().any(|byte| *byte != 0)))
}

/// Copies the description of a font. Its face is a text as well; what stands behind its end is a full name or a rest of
/// something else, and goes.
fn font(record: &[u8], bare: &mut Bare) -> Option<()> {
    let start = bare.bytes.len();
    let (pairs, _) = record.get(FACE..FACE_END.min(record.len()))?.as_chunks::<2>();
    let units = pairs.iter().position(|pair| *pair == [0; 2]).unwrap_or(pairs.len());
    let (kept, rest) = record.split_at_checked(FACE + 2 * units)?;
    bare.removed += usize::from(rest.iter().any(|byte| *byte != 0));
    bare.bytes.extend_from_slice(kept);
    bare.bytes.resize(start + record.len(), 0);
    bare.faces.push(wide(&bare.bytes, start + FACE, units)?);
    Some(())
}

/// The text of EMR_EXTTEXTOUTA and EMR_EXTTEXTOUTW (2.3.5.7).
fn text(record: &[u8], is_wide: bool) -> Option<Vec<Glyph>> {
    let (count, offset) = (long(record, 44)?, long(record, 48)?);
    if is_wide { wide(record, offset, count) } else { narrow(record, offset, count) }
}

/// The text of EMR_SMALLTEXTOUT (2.3.5.37).
fn small_text(record: &[u8]) -> Option<Vec<Glyph>> {
    const NO_RECTANGLE: usize = 0x100;
    const SMALL_LETTERS: usize = 0x200;
    let (count, options) = (long(record, 16)?, word(record, 20)?);
    let offset = if options & NO_RECTANGLE == 0 { 52 } else { 36 };
    if options & SMALL_LETTERS == 0 { wide(record, offset, count) } else { narrow(record, offset, count) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn record(kind: u32, data: &[u8]) -> Vec<u8> {
        let len = u32::try_from(8 + data.len()).unwrap();
        [&kind.to_le_bytes()[..], &len.to_le_bytes(), data].concat()
    }

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn picture(records: &[Vec<u8>]) -> Vec<u8> {
        let mut header = vec![0; 100];
        header.get_mut(32..36).unwrap().copy_from_slice(b" EMF");
        header.get_mut(52..54).unwrap().copy_from_slice(&[4, 0]);
        header.get_mut(56..58).unwrap().copy_from_slice(&[108, 0]);
        header.extend(utf16("Jane"));
        [record(1, &header), records.concat(), record(14, &[0; 12])].concat()
    }

    fn drawn(text: &str) -> Vec<u8> {
        let mut data = vec![0; 68];
        data.get_mut(36..40).unwrap().copy_from_slice(&u32::try_from(text.len()).unwrap().to_le_bytes());
        data.get_mut(40..44).unwrap().copy_from_slice(&76u32.to_le_bytes());
        data.extend(utf16(text));
        record(84, &data)
    }

    #[test]
    fn texts_are_read_and_comments_and_descriptions_go() {
        let full = picture(&[record(70, b"Jane Roe"), drawn("Jane Roe")]);
        let bare = read(&[full, b"more".to_vec()].concat()).unwrap();
        let text: Vec<String> = bare.texts.iter().map(|text| text.iter().map(|glyph| glyph.letter).collect()).collect();
        assert_eq!(text, ["Jane Roe"]);
        let first = bare.texts.first().unwrap().first().unwrap();
        assert_eq!(bare.bytes.get(first.start..first.start + first.len), Some(&b"J\0"[..]));
        assert_eq!((bare.removed, long(&bare.bytes, 48), long(&bare.bytes, 52)), (3, Some(bare.bytes.len()), Some(3)));
        assert!(!bare.bytes.windows(4).any(|four| four == b"Jane"));
        let again = read(&bare.bytes).unwrap();
        assert_eq!((again.removed, again.bytes), (0, bare.bytes));
    }

    #[test]
    fn what_is_cut_off_unknown_or_draws_nothing_is_refused() {
        let full = picture(&[drawn("Jane")]);
        for len in 0..full.len() {
            assert_eq!(read(full.get(..len).unwrap()), None, "{len}");
        }
        assert_eq!(read(&picture(&[drawn("Jane"), record(110, b"Jane")])), None);
        assert_eq!(read(&picture(&[record(70, b"Jane")])), None);
    }
}
