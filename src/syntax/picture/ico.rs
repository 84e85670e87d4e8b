//! Icons and pointers of Windows: a list of bitmaps and PNG pictures of one thing in several sizes.

use super::bmp::{Bitmap, Rows};
use super::extra::{Extra, Keep};
use super::look::Read;
use super::png;

const HEADER: usize = 6;
const ENTRY: usize = 16;

/// Writes a file anew; its size is that of its largest picture.
pub fn read(bytes: &[u8], out: &mut Vec<u8>, left: &mut u64) -> Option<Read> {
    let [0, 0, 1 | 2, 0, low, high, ..] = bytes else { return None };
    let count = usize::from(u16::from_le_bytes([*low, *high]));
    let list = bytes.get(HEADER..HEADER + count * ENTRY).filter(|list| !list.is_empty())?;
    let (mut entries, mut data, mut size, mut extras) = (Vec::new(), Vec::new(), (0, 0), Vec::new());
    for entry in list.as_chunks::<ENTRY>().0 {
        let number = |at: usize| {
            let bytes = entry.get(at..)?.first_chunk()?;
            usize::try_from(u32::from_le_bytes(*bytes)).ok()
        };
        let (len, start) = (number(8)?, number(12)?);
        let picture = bytes.get(start..start.checked_add(len)?)?;
        let (bare, sides, left_out) = inner(picture, left)?;
        extras.extend(left_out);
        size = size.max(sides);
        // Width, height, colours; the fourth byte says nothing.
        entries.extend_from_slice(entry.get(..3)?);
        entries.push(0);
        entries.extend_from_slice(entry.get(4..8)?);
        entries.extend_from_slice(&u32::try_from(bare.len()).ok()?.to_le_bytes());
        let place = HEADER.checked_add(list.len())?.checked_add(data.len())?;
        entries.extend_from_slice(&u32::try_from(place).ok()?.to_le_bytes());
        data.extend(bare);
        // Entries that share their bytes would make a small file large.
        if data.len() > bytes.len() {
            return None;
        }
    }
    out.extend_from_slice(bytes.get(..HEADER)?);
    out.append(&mut entries);
    out.append(&mut data);
    extras.extend((extras.is_empty() && out != bytes).then_some(Extra::Rest));
    Some(Read::one(size, 1, extras))
}

/// One picture as it is written, with its size and what was left out of it.
type Inner = (Vec<u8>, (u32, u32), Vec<Extra>);

fn inner(picture: &[u8], left: &mut u64) -> Option<Inner> {
    if picture.starts_with(png::SIGNATURE) {
        let mut out = Vec::new();
        let extras = png::read(picture, Keep::Pixels, &mut out, left)?;
        let size = png::size(&out)?;
        return Some((out, size, extras));
    }
    let bitmap = Bitmap::read(picture, Rows::InIcon)?;
    Some(([bitmap.head, bitmap.rows].concat(), (bitmap.width, bitmap.height), Vec::new()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::look;
    use super::*;

    /// One pixel of 32 bits, and its mask.
    fn bitmap(filling: u8) -> Vec<u8> {
        let header: [u32; 10] = [40, 1, 2, 1 | 32 << 16, 0, 8, 0, 0, 0, 0];
        let header: Vec<u8> = header.iter().flat_map(|field| field.to_le_bytes()).collect();
        [header.as_slice(), &[1, 2, 3, 4], &[0x80, filling, filling, filling]].concat()
    }

    fn icon(start: u32, unused: u8, picture: &[u8]) -> Vec<u8> {
        let len = u32::try_from(picture.len()).unwrap();
        let entry = [&[1, 1, 0, unused, 1, 0, 32, 0][..], &len.to_le_bytes(), &start.to_le_bytes()].concat();
        [[0, 0, 1, 0, 1, 0].as_slice(), &entry, &vec![b'J'; usize::try_from(start).unwrap() - 22], picture].concat()
    }

    fn bared(bytes: &[u8]) -> Option<(Vec<Extra>, Vec<u8>)> {
        let read = look::bared(bytes, |bytes, out| read(bytes, out, &mut 1000).ok_or(()));
        read.ok().map(|(read, out)| (read.extras, out))
    }

    #[test]
    fn gaps_and_fillings_go() {
        let plain = icon(22, 0, &bitmap(0));
        assert_eq!(bared(&plain), Some((Vec::new(), plain.clone())));
        let full = [icon(30, b'J', &bitmap(b'J')), b"Jane".to_vec()].concat();
        assert_eq!(bared(&full), Some((vec![Extra::Rest], plain)));
    }

    #[test]
    fn what_is_cut_off_or_shares_its_bytes_is_refused() {
        let plain = icon(22, 0, &bitmap(0));
        for len in 0..plain.len() {
            assert_eq!(bared(plain.get(..len).unwrap()), None, "{len}");
        }
        let shared = |count: u8, entries: &[u8]| {
            let entry =
                [&[1, 1, 0, 0, 1, 0, 32, 0][..], &48_u32.to_le_bytes(), &(6 + 16 * u32::from(count)).to_le_bytes()];
            let list: Vec<u8> = entries.iter().flat_map(|_| entry.concat()).collect();
            [[0, 0, 1, 0, count, 0].as_slice(), &list, &bitmap(0)].concat()
        };
        assert!(bared(&shared(1, &[0])).is_some());
        assert_eq!(bared(&shared(9, &[0; 9])), None);
    }
}
