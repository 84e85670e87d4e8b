//! Which string, or which CID, each glyph of a program has (Technical Note 5176, chapter 13 and appendix C).

use super::super::{u8_at, u16_at};

/// The strings of the predefined sets, as ranges.
const ISO_ADOBE: &[(u16, u16)] = &[(0, 228)];
const EXPERT: &[(u16, u16)] = &[
    (0, 1),
    (229, 238),
    (13, 15),
    (99, 99),
    (239, 248),
    (27, 28),
    (249, 266),
    (109, 110),
    (267, 318),
    (158, 158),
    (155, 155),
    (163, 163),
    (319, 326),
    (150, 150),
    (164, 164),
    (169, 169),
    (327, 378),
];
const EXPERT_SUBSET: &[(u16, u16)] = &[
    (0, 1),
    (231, 232),
    (235, 238),
    (13, 15),
    (99, 99),
    (239, 248),
    (27, 28),
    (249, 251),
    (253, 266),
    (109, 110),
    (267, 270),
    (272, 272),
    (300, 302),
    (305, 305),
    (314, 315),
    (158, 158),
    (155, 155),
    (163, 163),
    (320, 326),
    (150, 150),
    (164, 164),
    (169, 169),
    (327, 346),
];

/// The string or the CID of each of so many glyphs. Where the list ends early, the rest have none, which is 0.
pub(in crate::syntax::pdf::font) fn read(bytes: &[u8], at: usize, glyphs: usize, is_cid_keyed: bool) -> Vec<u16> {
    let ranges = |ranges: &[(u16, u16)]| ranges.iter().flat_map(|&(low, high)| low..=high).collect();
    let mut ids: Vec<u16> = match at {
        // Programs with CIDs that name a set of strings mean that CIDs are the numbers of glyphs.
        0..=2 if is_cid_keyed => (0..=u16::MAX).collect(),
        0 => ranges(ISO_ADOBE),
        1 => ranges(EXPERT),
        2 => ranges(EXPERT_SUBSET),
        _ => std::iter::once(0).chain(listed(bytes, at, glyphs.saturating_sub(1)).into_iter().flatten()).collect(),
    };
    ids.resize(glyphs, 0);
    ids
}

/// The list at a byte, without the first glyph, which never stands in it.
fn listed(bytes: &[u8], at: usize, count: usize) -> Option<Vec<u16>> {
    let list = bytes.get(at.checked_add(1)?..)?;
    let mut ids = Vec::new();
    match u8_at(bytes, at)? {
        0 => ids.extend(list.as_chunks::<2>().0.iter().take(count).map(|&id| u16::from_be_bytes(id))),
        format @ 1..=2 => {
            for range in list.chunks_exact(2 + usize::from(format)) {
                if ids.len() >= count {
                    break;
                }
                let first = u16_at(range, 0)?;
                let left = if format == 1 { u8_at(range, 2)?.into() } else { u16_at(range, 2)? };
                ids.extend((first..=first.saturating_add(left)).take(count - ids.len()));
            }
        }
        _ => return None,
    }
    Some(ids)
}

/// How many bytes the list at a byte takes for so many glyphs.
pub(in crate::syntax::pdf::font) fn len(bytes: &[u8], at: usize, glyphs: usize) -> Option<usize> {
    let count = glyphs.saturating_sub(1);
    let list = bytes.get(at.checked_add(1)?..)?;
    match u8_at(bytes, at)? {
        0 => Some(1 + count * 2),
        format @ 1..=2 => {
            let size = 2 + usize::from(format);
            let (mut covered, mut ranges) = (0, 0);
            for range in list.chunks_exact(size) {
                if covered >= count {
                    break;
                }
                covered += 1 + usize::from(if format == 1 { u8_at(range, 2)?.into() } else { u16_at(range, 2)? });
                ranges += 1;
            }
            (covered >= count).then_some(1 + ranges * size)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_every_format() {
        let at = |list: &[u8]| [&[9, 9, 9], list].concat();
        let bytes = at(&[0, 0, 5, 0, 7, 0xff]);
        assert_eq!((read(&bytes, 3, 3, false), len(&bytes, 3, 3)), (vec![0, 5, 7], Some(5)));
        let bytes = at(&[1, 0, 5, 1, 0, 9, 9, 0xff]);
        assert_eq!((read(&bytes, 3, 5, true), len(&bytes, 3, 5)), (vec![0, 5, 6, 9, 10], Some(7)));
        let bytes = at(&[2, 0, 5, 0, 1, 0xff]);
        assert_eq!((read(&bytes, 3, 3, false), len(&bytes, 3, 3)), (vec![0, 5, 6], Some(5)));
        assert_eq!((read(&bytes, 3, 9, false), len(&bytes, 3, 9)), (vec![0, 5, 6, 0, 0, 0, 0, 0, 0], None));
    }

    #[test]
    fn predefined_sets() {
        assert_eq!(read(&[], 1, 166, false).last(), Some(&378));
        assert_eq!(read(&[], 2, 87, false).last(), Some(&346));
        assert_eq!(read(&[], 0, 229, false).last(), Some(&228));
        assert_eq!(read(&[], 0, 300, true).last(), Some(&299));
    }
}
