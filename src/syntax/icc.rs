//! ICC profiles (ICC.1:2010; ICC.1:2001-04 for version 2) without what tells of their maker.
//!
//! Kept are the numbers by which colours are reckoned. Their names, dates, makers, devices, measurements and rights go;
//! the description and the copyright, which a profile must have, are written anew and say nothing.

mod tag;

use std::collections::BTreeMap;

const HEADER: usize = 128;
/// The light of the space in which profiles meet (ICC.1:2010, 7.2.16).
const D50: [u8; 12] = [0, 0, 0xf6, 0xd6, 0, 1, 0, 0, 0, 0, 0xd3, 0x2d];
/// More than profiles have.
const MOST_TAGS: u32 = 256;

/// Gives the same profile without what tells of its maker; nothing for what is none, or says no colours.
///
/// A profile that was given once is given as it is.
pub fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let header: &[u8; HEADER] = bytes.first_chunk()?;
    if header.get(36..40)? != b"acsp" {
        return None;
    }
    let mut tags = kept(bytes)?;
    let has = |name: &[u8; 4]| tags.contains_key(name);
    let is_matrix = [b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"].into_iter().all(has);
    if !(is_matrix || has(b"kTRC") || has(b"A2B0") || has(b"B2A0")) {
        return None;
    }
    let is_old = *header.get(8)? < 4;
    let space = header.get(16..20)?.trim_ascii_end();
    tags.insert(*b"desc", if is_old { tag::description(space)? } else { tag::localized(space)? });
    tags.insert(*b"cprt", if is_old { tag::text() } else { tag::localized(b"")? });
    write(header, &tags)
}

/// Reads the tags that colours are reckoned by (9.2).
fn kept(bytes: &[u8]) -> Option<BTreeMap<[u8; 4], Vec<u8>>> {
    let (count, mut rest) = bytes.get(HEADER..)?.split_first_chunk()?;
    let mut tags = BTreeMap::new();
    for _ in 0..Some(u32::from_be_bytes(*count)).filter(|count| *count <= MOST_TAGS)? {
        let (name, after) = rest.split_first_chunk::<4>()?;
        let (offset, after) = after.split_first_chunk()?;
        let (len, after) = after.split_first_chunk()?;
        rest = after;
        let at = usize::try_from(u32::from_be_bytes(*offset)).ok()?;
        let end = at.checked_add(usize::try_from(u32::from_be_bytes(*len)).ok()?);
        let read: fn(&[u8]) -> Option<Vec<u8>> = match name {
            b"A2B0" | b"A2B1" | b"A2B2" | b"B2A0" | b"B2A1" | b"B2A2" | b"gamt" => tag::table,
            b"rXYZ" | b"gXYZ" | b"bXYZ" | b"wtpt" | b"bkpt" => tag::point,
            b"rTRC" | b"gTRC" | b"bTRC" | b"kTRC" => tag::curve,
            b"chad" => tag::matrix,
            _ => continue,
        };
        if tags.contains_key(name) {
            continue;
        }
        // The last tag may be said to be longer than the profile.
        let end = end?.min(bytes.len());
        tags.insert(*name, read(bytes.get(at..end)?)?);
    }
    Some(tags)
}

/// Writes the tags one behind the other, those that are equal once (7.3.1).
fn write(header: &[u8; HEADER], tags: &BTreeMap<[u8; 4], Vec<u8>>) -> Option<Vec<u8>> {
    let mut offset = HEADER + 4 + 12 * tags.len();
    let (mut list, mut data, mut places) = (Vec::new(), Vec::new(), BTreeMap::new());
    for (name, tag) in tags {
        let place = *places.entry(tag).or_insert_with(|| {
            let place = offset;
            data.extend_from_slice(tag);
            data.resize(data.len().next_multiple_of(4), 0);
            offset += tag.len().next_multiple_of(4);
            place
        });
        list.extend_from_slice(name);
        list.extend_from_slice(&u32::try_from(place).ok()?.to_be_bytes());
        list.extend_from_slice(&u32::try_from(tag.len()).ok()?.to_be_bytes());
    }
    let mut out = u32::try_from(offset).ok()?.to_be_bytes().to_vec();
    out.extend_from_slice(&[0; 4]);
    // The version, the kind of device, and the two spaces that are reckoned between.
    out.extend_from_slice(header.get(8..10)?);
    out.extend_from_slice(&[0; 2]);
    out.extend_from_slice(header.get(12..24)?);
    out.extend_from_slice(&[0; 12]);
    out.extend_from_slice(b"acsp");
    out.extend_from_slice(&[0; 26]);
    // How colours are to be rendered that the device does not have.
    out.extend_from_slice(header.get(66..68)?);
    out.extend_from_slice(&D50);
    out.resize(HEADER, 0);
    out.extend_from_slice(&u32::try_from(tags.len()).ok()?.to_be_bytes());
    out.extend_from_slice(&list);
    out.extend_from_slice(&data);
    Some(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A profile with its tags one behind the other.
    fn profile(version: u8, tags: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut out = vec![b'J'; HEADER];
        out.splice(8..24, [version, 0x30, b'J', b'J'].into_iter().chain(*b"mntrRGB XYZ "));
        out.splice(36..40, *b"acsp");
        out.splice(66..68, [0, 1]);
        out.extend_from_slice(&u32::try_from(tags.len()).unwrap().to_be_bytes());
        let mut at = u32::try_from(out.len() + 12 * tags.len()).unwrap();
        for (name, tag) in tags {
            let len = u32::try_from(tag.len()).unwrap();
            out.extend([name.as_slice(), &at.to_be_bytes(), &len.to_be_bytes()].concat());
            at += len;
        }
        tags.iter().for_each(|(_, tag)| out.extend_from_slice(tag));
        out
    }

    const POINT: &[u8] = b"XYZ Jane\0\x01\0\0\0\x02\0\0\0\x03\0\0Jane Roe";
    const CURVE: &[u8] = b"curvJane\0\0\0\x01\x02\x33Jane Roe";

    fn matrix(version: u8, more: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let curves = [b"rTRC", b"gTRC", b"bTRC"].map(|name| (name, CURVE));
        let points = [b"rXYZ", b"gXYZ", b"bXYZ", b"wtpt"].map(|name| (name, POINT));
        profile(version, &[&curves[..], &points, more].concat())
    }

    /// What is bared, which has no letters of the maker, and is the same when it is bared again.
    fn bared(bytes: &[u8]) -> Vec<u8> {
        let out = bare(bytes).unwrap();
        assert_eq!(bare(&out).as_ref(), Some(&out));
        assert!(memchr::memmem::find(&out, b"Jane").is_none() && memchr::memmem::find(&out, b"JJ").is_none());
        assert_eq!(out.get(..4).unwrap(), u32::try_from(out.len()).unwrap().to_be_bytes());
        out
    }

    #[test]
    fn what_tells_of_the_maker_goes_and_numbers_stay() {
        let more: [(&[u8; 4], &[u8]); 4] = [
            (b"desc", b"desc\0\0\0\0\0\0\0\x09Jane Roe\0"),
            (b"cprt", b"text\0\0\0\0Jane Roe"),
            (b"dmnd", b"desc\0\0\0\0\0\0\0\x09Jane Roe\0"),
            (b"Jane", b"text\0\0\0\0Jane Roe"),
        ];
        for version in [2, 4] {
            let out = bared(&matrix(version, &more));
            let kept = kept(&out).unwrap();
            assert_eq!(kept.len(), 7);
            let point = b"XYZ \0\0\0\0\0\x01\0\0\0\x02\0\0\0\x03\0\0".to_vec();
            assert_eq!(kept.get(b"rXYZ"), Some(&point));
            assert_eq!(kept.get(b"rTRC"), Some(&b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec()));
            assert_eq!(memchr::memmem::find_iter(&out, &point).count(), 1);
            assert_eq!(out.get(16..24).unwrap(), b"RGB XYZ ");
        }
    }

    #[test]
    fn tables_are_cut_to_what_they_say() {
        let numbers = [7_u8; 36].as_slice();
        let woven = [b"mft1Jane\x03\x03\x02J", numbers, &[9; 2 * 3 * 256 + 24], b"Jane Roe"].concat();
        let out = bared(&profile(2, &[(b"A2B0", &woven)]));
        assert_eq!(kept(&out).unwrap().get(b"A2B0").unwrap().len(), 48 + 2 * 3 * 256 + 24);
        let curve = b"paraJane\0\0Ja\0\x01\0\0";
        let curves = [curve.as_slice(); 3].concat();
        let places = [32_u32, 0, 0, 84, 108].map(u32::to_be_bytes).concat();
        let grid = [[1, 1, 1].as_slice(), &[b'J'; 13], b"\x01JJJ\x05\x06\x07\x08"].concat();
        let stages = [b"mAB Jane\x03\x03JJ", places.as_slice(), &curves, b"Jane", &grid, &curves].concat();
        let out = bared(&profile(4, &[(b"A2B0", &stages)]));
        assert_eq!(kept(&out).unwrap().get(b"A2B0").unwrap().len(), 32 + 48 + 24 + 48);
    }

    #[test]
    fn what_is_broken_or_says_no_colours_is_refused() {
        assert_eq!(bare(b"Jane Roe"), None);
        assert_eq!(bare(&profile(2, &[(b"wtpt", POINT)])), None);
        assert_eq!(bare(&profile(2, &[(b"kTRC", b"text\0\0\0\0Jane Roe")])), None);
        let full = matrix(4, &[]);
        for len in 0..full.len() - b"Jane Roe".len() {
            assert_eq!(bare(full.get(..len).unwrap()), None, "{len}");
        }
        let huge = [b"mft2Jane\x0f\x0f\xffJ", [0; 36].as_slice(), &[0xff; 40]].concat();
        assert_eq!(bare(&profile(2, &[(b"A2B0", &huge)])), None);
    }
}
