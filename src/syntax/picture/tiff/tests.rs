#![allow(clippy::unwrap_used)]
use super::super::look::{self, Look};
use super::*;

/// A directory behind what stands before it, in the order of Intel.
fn directory(out: &mut Vec<u8>, link: usize, entries: &[(u16, u16, u32, u32)]) -> usize {
    out.resize(out.len().next_multiple_of(2), 0);
    let place = out.len();
    put_link(Order::Little, out, link, place).unwrap();
    out.extend_from_slice(&u16::try_from(entries.len()).unwrap().to_le_bytes());
    for (tag, kind, count, value) in entries {
        out.extend_from_slice(&tag.to_le_bytes());
        out.extend_from_slice(&kind.to_le_bytes());
        out.extend_from_slice(&count.to_le_bytes());
        out.extend_from_slice(&value.to_le_bytes());
    }
    out.extend_from_slice(&[0; 4]);
    out.len() - 4
}

/// Grey pixels, two across and two down, in one strip at a place.
fn page(at: usize) -> Vec<(u16, u16, u32, u32)> {
    let at = u32::try_from(at).unwrap();
    vec![
        (256, 3, 1, 2),
        (257, 3, 1, 2),
        (258, 3, 1, 8),
        (262, 3, 1, 1),
        (273, 4, 1, at),
        (277, 3, 1, 1),
        (279, 4, 1, 4),
    ]
}

fn plain() -> Vec<u8> {
    let mut out = b"II*\0\0\0\0\0abcd".to_vec();
    directory(&mut out, 4, &page(8));
    out
}

fn bared(bytes: &[u8]) -> Result<(Read, Vec<u8>)> {
    look::bared(bytes, |bytes, out| read(bytes, out, &mut 1000))
}

#[test]
fn pixels_stay_and_words_go() {
    let (read, out) = bared(&plain()).unwrap();
    assert_eq!((read, &out), (Read::one((2, 2), 1, Vec::new()), &plain()));
    let mut full = b"II*\0\0\0\0\0gap Jane Roe\0abcdGPS".to_vec();
    let mut entries = page(21);
    entries.extend([(315, 2, 9, 12), (34665, 4, 1, 8), (34853, 4, 1, 8), (50000, 2, 4, u32::from_le_bytes(*b"Jane"))]);
    directory(&mut full, 4, &entries);
    let (read, out) = bared(&full).unwrap();
    assert_eq!(read.extras, [Extra::Text, Extra::Camera, Extra::Position, Extra::Rest]);
    assert_eq!(out, plain());
}

#[test]
fn all_pages_stay_but_small_copies() {
    let mut full = b"II*\0\0\0\0\0abcd".to_vec();
    let next = directory(&mut full, 4, &page(8));
    let mut small = page(8);
    small.insert(0, (254, 4, 1, 1));
    let next = directory(&mut full, next, &small);
    let mut turned = page(8);
    turned.insert(4, (274, 3, 1, 6));
    directory(&mut full, next, &turned);
    let (read, _) = bared(&full).unwrap();
    let look = |orientation| Look { size: (2, 2), orientation };
    assert_eq!((read.looks, read.extras), (vec![look(1), look(6)], vec![Extra::Thumbnail]));
}

#[test]
fn pages_in_a_circle_are_refused() {
    let mut full = plain();
    let link = full.len() - 4;
    let first = full.get(4..8).unwrap().to_vec();
    full.get_mut(link..).unwrap().copy_from_slice(&first);
    assert!(matches!(bared(&full), Err(Error::Malformed { what }) if what.contains("circle")));
}

#[test]
fn kinds_that_cannot_be_copied_are_refused_in_plain_words() {
    let what = |bytes: &[u8]| match bared(bytes) {
        Err(Error::UnsupportedFormat { what, .. }) => what,
        _ => "",
    };
    assert!(what(b"II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0").contains("BigTIFF"));
    let with = |entry| {
        let mut full = b"II*\0\0\0\0\0abcd".to_vec();
        let mut entries = page(8);
        entries.push(entry);
        directory(&mut full, 4, &entries);
        full
    };
    assert!(what(&with((50706, 1, 4, 0x0401))).contains("raw photograph"));
    assert!(what(&with((259, 3, 1, 6))).contains("rare way"));
}

#[test]
fn what_is_cut_off_is_refused() {
    let full = plain();
    for len in 0..full.len() - 4 {
        assert!(bared(full.get(..len).unwrap()).is_err(), "{len}");
    }
}

#[test]
fn strips_that_reach_beyond_the_file_and_sizes_without_end_are_refused() {
    for (tag, value) in [(273, 0xffff_fff0), (279, 5000), (257, u32::MAX), (256, u32::MAX), (278, 1)] {
        let mut full = b"II*\0\0\0\0\0abcd".to_vec();
        let mut entries = page(8);
        entries.retain(|(known, ..)| *known != tag);
        entries.push((tag, 4, 1, value));
        directory(&mut full, 4, &entries);
        let (mut out, mut left) = (Vec::new(), 1000);
        let read = read(&full, &mut out, &mut left);
        // Pixels that are said to be there and are not are left for the reader to fill.
        assert!(read.is_err() || matches!(tag, 256 | 257), "{tag}");
    }
}
