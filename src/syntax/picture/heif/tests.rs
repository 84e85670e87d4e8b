#![allow(clippy::unwrap_used)]
use super::super::look;
use super::bmff::put;
use super::*;

/// An item: number, kind, and bytes.
type Item<'a> = (u16, &'a [u8; 4], &'a [u8]);
/// A reference: its kind, from where to where.
type Reference<'a> = (&'a [u8; 4], u16, &'a [u16]);

const UNIT: &[u8] = b"\0\0\0\x06\x26\x01abcd";
const MESSAGE: &[u8] = b"\0\0\0\x06\x4e\x01Jane";

/// A file of items of which the first is shown; each has the size, the configuration and what comes with it.
fn file(items: &[Item<'_>], references: &[Reference<'_>], more: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, b"ftyp", b"heic\0\0\0\x05mif1heicJane").unwrap();
    let meta = |first: usize| {
        let mut meta = vec![0; 4];
        put(&mut meta, b"hdlr", b"\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0Jane\0").unwrap();
        put(&mut meta, b"pitm", &[&[0; 4], items.first().unwrap().0.to_be_bytes().as_slice()].concat()).unwrap();
        let count = u16::try_from(items.len()).unwrap().to_be_bytes();
        let (mut infos, mut at) = ([[0; 4].as_slice(), &count].concat(), first);
        let mut places = [[0, 0, 0, 0, 0x44, 0].as_slice(), &count].concat();
        let mut linked = Vec::new();
        for (id, kind, data) in items {
            put(&mut infos, b"infe", &[b"\x02\0\0\0", id.to_be_bytes().as_slice(), &[0, 0], *kind, b"Jane\0"].concat())
                .unwrap();
            places.extend([id.to_be_bytes().as_slice(), &[0, 0, 0, 1]].concat());
            places.extend(u32::try_from(at).unwrap().to_be_bytes());
            places.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
            at += data.len();
            let numbers: Vec<u8> =
                if *kind == b"hvc1" { (1..=2 + u8::try_from(more.len()).unwrap()).collect() } else { vec![] };
            linked.extend([id.to_be_bytes().as_slice(), &[u8::try_from(numbers.len()).unwrap()], &numbers].concat());
        }
        put(&mut meta, b"iinf", &infos).unwrap();
        put(&mut meta, b"iloc", &places).unwrap();
        let mut all = vec![0; 4];
        for (kind, from, to) in references {
            let to: Vec<u8> = to.iter().flat_map(|to| to.to_be_bytes()).collect();
            let count = u16::try_from(to.len() / 2).unwrap().to_be_bytes();
            put(&mut all, kind, &[from.to_be_bytes().as_slice(), &count, &to].concat()).unwrap();
        }
        put(&mut meta, b"iref", &all).unwrap();
        let mut properties = Vec::new();
        put(&mut properties, b"ispe", &[0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 5]).unwrap();
        put(&mut properties, b"hvcC", &[[1; 21].as_slice(), &[3, 0]].concat()).unwrap();
        more.iter().for_each(|(kind, data)| put(&mut properties, kind, data).unwrap());
        let mut both = Vec::new();
        put(&mut both, b"ipco", &properties).unwrap();
        let count = u32::from(u16::from_be_bytes(count)).to_be_bytes();
        put(&mut both, b"ipma", &[[0; 4].as_slice(), &count, &linked].concat()).unwrap();
        put(&mut meta, b"iprp", &both).unwrap();
        meta
    };
    let first = out.len() + meta(0).len() + 16;
    put(&mut out, b"meta", &meta(first)).unwrap();
    put(&mut out, b"mdat", &items.iter().flat_map(|(.., data)| data.iter().copied()).collect::<Vec<_>>()).unwrap();
    out
}

fn bared(bytes: &[u8]) -> Result<(Read, Vec<u8>)> {
    look::bared(bytes, super::read)
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    memchr::memmem::find(bytes, what).is_some()
}

#[test]
fn the_picture_stays_and_what_is_said_of_it_goes() {
    let pixels = [MESSAGE, UNIT].concat();
    let exif = b"\0\0\0\x06Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\0\0\0\0\0\0\0\0";
    let items: [Item<'_>; 5] = [
        (7, b"hvc1", &pixels),
        (8, b"hvc1", b"\0\0\0\x06\x26\x01tiny"),
        (9, b"Exif", exif),
        (10, b"mime", b"<x:xmpmeta>Jane</x:xmpmeta>"),
        (11, b"hvc1", b"\0\0\0\x06\x26\x01more"),
    ];
    let full = file(
        &items,
        &[(b"thmb", 8, &[7]), (b"cdsc", 9, &[7]), (b"cdsc", 10, &[7])],
        &[(b"udes", b"Jane"), (b"irot", b"\x01")],
    );
    let mut full = full;
    put(&mut full, b"moov", b"Jane").unwrap();
    full.extend_from_slice(b"Jane");
    let (read, out) = bared(&full).unwrap();
    let extras = [
        Extra::Rest,
        Extra::Other,
        Extra::Thumbnail,
        Extra::Position,
        Extra::Text,
        Extra::Other,
        Extra::Rest,
        Extra::Camera,
    ];
    assert_eq!(read, Read::one((7, 5), 1, extras.to_vec()));
    assert!(holds(&out, UNIT) && holds(&out, b"irot"));
    for gone in [b"Jane".as_slice(), b"tiny", b"more", b"Exif", b"moov"] {
        assert!(!holds(&out, gone), "{}", String::from_utf8_lossy(gone));
    }
}

#[test]
fn what_a_picture_is_made_of_and_what_shows_of_it_stay() {
    let alpha = b"\0\0\0\0urn:mpeg:hevc:2015:auxid:1\0";
    let items: [Item<'_>; 4] = [
        (1, b"grid", b"\0\0\0\x01\0\x07\0\x05Jane"),
        (2, b"hvc1", b"\0\0\0\x06\x26\x01left"),
        (3, b"hvc1", b"\0\0\0\x06\x26\x01side"),
        (4, b"hvc1", b"\0\0\0\x06\x26\x01mask"),
    ];
    let references: [Reference<'_>; 2] = [(b"dimg", 1, &[2, 3]), (b"auxl", 4, &[1])];
    let (read, out) = bared(&file(&items, &references, &[(b"auxC", alpha)])).unwrap();
    assert!(read.extras.contains(&Extra::Camera) && !read.extras.contains(&Extra::Other));
    assert!([b"left", b"side", b"mask"].iter().all(|kept| holds(&out, *kept)));
    let depth = b"\0\0\0\0urn:mpeg:hevc:2015:auxid:2\0";
    let (read, out) = bared(&file(&items, &references, &[(b"auxC", depth)])).unwrap();
    assert!(read.extras.contains(&Extra::Other) && !holds(&out, b"mask"));
}

#[test]
fn circles_and_what_cannot_be_checked_are_refused_or_end() {
    let items: [Item<'_>; 2] = [(1, b"grid", b"\0\0\0\x01\0\x07\0\x05"), (2, b"hvc1", UNIT)];
    assert!(bared(&file(&items, &[(b"dimg", 1, &[2]), (b"dimg", 2, &[1])], &[])).is_ok());
    assert!(matches!(bared(&file(&[(1, b"Jane", b"")], &[], &[])), Err(Error::UnsupportedFormat { .. })));
    let mut sequence = Vec::new();
    put(&mut sequence, b"ftyp", b"msf1\0\0\0\0").unwrap();
    put(&mut sequence, b"moov", b"").unwrap();
    assert!(matches!(bared(&sequence), Err(Error::UnsupportedFormat { .. })));
}

#[test]
fn what_is_cut_off_is_refused() {
    let full = file(&[(1, b"hvc1", UNIT)], &[], &[]);
    assert!(bared(&full).is_ok());
    for len in 0..full.len() {
        assert!(bared(full.get(..len).unwrap()).is_err(), "{len}");
    }
}
