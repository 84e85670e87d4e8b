#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;

mod sample;

fn picture<'a>(codec: Codec<'a>, data: &'a [u8], width: u32, height: u32, bits: u8, components: u8) -> Picture<'a> {
    Picture { codec, data, width, height, bits, components }
}

fn fax(k: i64, data: &[u8]) -> Picture<'_> {
    picture(Codec::Ccitt(Fax { k, columns: 20, ..Fax::default() }), data, 20, 8, 1, 1)
}

fn jpx(data: &[u8]) -> Picture<'_> {
    picture(Codec::Jpx, data, 12, 8, 0, 0)
}

fn rectangle(left: f64, top: f64, right: f64, bottom: f64) -> Area {
    Area::new(vec![[left, top], [right, top], [right, bottom], [left, bottom]]).unwrap()
}

/// The samples of the stripes that the facsimiles hold: black is nought.
fn stripes() -> Vec<u8> {
    (0..8).flat_map(|y| (0..20).map(move |x| u8::from((x + y) % 5 < 2 || y == 3))).collect()
}

fn samples(picture: &Picture<'_>) -> Vec<u8> {
    decode(picture, &mut (1 << 20)).unwrap().samples
}

/// What is bared, which is the same when it is bared again.
fn bared(picture: &Picture<'_>) -> Vec<u8> {
    let once = bare(picture).unwrap().into_owned();
    assert_eq!(bare(&Picture { data: &once, ..*picture }).as_deref(), Some(once.as_slice()));
    once
}

/// A page of JBIG2 with the stripes as a region of group 4, and other segments around it.
fn jbig2(before: &[u8], after: &[u8]) -> Vec<u8> {
    let page = b"\0\0\0\0\x30\0\x01\0\0\0\x13\0\0\0\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0";
    let region = b"\0\0\0\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\x01";
    let len = u8::try_from(region.len() + sample::FAX_4.len()).unwrap();
    [page, before, b"\0\0\0\x05\x26\0\x01\0\0\0", &[len], region, sample::FAX_4, after].concat()
}

#[test]
fn samples_end_where_the_picture_does() {
    let raw = |data| picture(Codec::Raw, data, 3, 2, 2, 1);
    assert_eq!(bared(&raw(b"\xff\xe7Jane Roe")), b"\xfc\xe4");
    assert!(matches!(bare(&raw(b"\xfc\xe4")), Some(Cow::Borrowed(_))));
    assert_eq!(bared(&raw(b"\xff")), b"\xfc");
    assert_eq!(bared(&picture(Codec::Raw, b"\x01\x02\x03Jane", 1, 1, 8, 3)), b"\x01\x02\x03");
    assert_eq!(bare(&picture(Codec::Raw, b"Jane", 3, 2, 3, 1)), None);
    assert_eq!(bare(&picture(Codec::Raw, b"Jane", 3, 2, 8, 0)), None);
    assert_eq!(bare(&picture(Codec::Raw, b"Jane", u32::MAX, u32::MAX, 16, 255)).unwrap().as_ref(), b"Jane");
}

#[test]
fn pixels_that_are_touched_are_painted_and_no_others() {
    for (bits, components) in [(1, 1), (2, 1), (4, 1), (8, 1), (16, 1), (1, 3), (2, 4), (4, 3), (8, 3), (16, 4)] {
        let row = (7 * usize::from(bits) * usize::from(components)).div_ceil(8);
        let data = vec![0x5a; row * 5];
        let before = picture(Codec::Raw, &data, 7, 5, bits, components);
        let fill: Vec<u16> = (0..u16::from(components)).map(|at| if at % 2 == 0 { u16::MAX } else { 0 }).collect();
        let masked = mask(&before, &[rectangle(2.5, 1.0, 5.0, 2.1)], &fill, &mut 1000).unwrap();
        assert_eq!(masked.data.len(), data.len());
        let after = samples(&Picture { codec: masked.codec, data: &masked.data, ..before });
        let (most, count) = (0xff_u8 >> (8 - bits.min(8)), usize::from(components));
        for (at, (before, after)) in samples(&before).iter().zip(&after).enumerate() {
            let (x, y) = (at / count % 7, at / count / 7);
            let is_inside = (2..5).contains(&x) && (1..3).contains(&y);
            let painted = if at % count % 2 == 0 { most } else { 0 };
            assert_eq!(*after, if is_inside { painted } else { *before }, "{bits} {components} {x} {y}");
        }
    }
}

#[test]
fn what_is_asked_for_must_fit() {
    let raw = picture(Codec::Raw, &[9; 12], 2, 2, 8, 3);
    assert_eq!(mask(&raw, &[], &[0], &mut 1000), None);
    assert_eq!(mask(&raw, &[], &[], &mut 11), None);
    assert_eq!(mask(&raw, &[rectangle(0.0, 0.0, 9.0, 9.0)], &[], &mut 12).unwrap().data, [0; 12]);
    let cut = picture(Codec::Raw, &[9; 8], 2, 2, 8, 3);
    assert_eq!(mask(&cut, &[rectangle(0.0, 1.0, 9.0, 9.0)], &[], &mut 12).unwrap().data, [9, 9, 9, 9, 9, 9, 0, 0]);
    assert_eq!(samples(&cut), [9, 9, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0]);
}

#[test]
fn facsimiles_of_all_kinds_are_read_and_painted() {
    for (k, data) in [(-1, sample::FAX_4), (0, sample::FAX_1D), (1, sample::FAX_2D)] {
        assert_eq!(samples(&fax(k, data)), stripes(), "{k}");
        let longer = [data, b"Jane Roe"].concat();
        assert_eq!(bared(&fax(k, &longer)), data, "{k}");
        let masked = mask(&fax(k, data), &[rectangle(4.0, 2.0, 9.0, 4.0)], &[1], &mut 1000).unwrap();
        assert_eq!((masked.codec, masked.bits, masked.components), (Codec::Raw, 1, 1));
        assert!(masked.data.chunks(3).all(|row| row[2] & 15 == 0));
        let after = samples(&Picture { codec: Codec::Raw, data: &masked.data, ..fax(k, data) });
        for (at, (before, after)) in stripes().iter().zip(&after).enumerate() {
            let is_inside = (4..9).contains(&(at % 20)) && (2..4).contains(&(at / 20));
            assert_eq!(*after, if is_inside { 1 } else { *before }, "{k} {at}");
        }
    }
    let Codec::Ccitt(settings) = fax(-1, b"").codec else { unreachable!() };
    let black = Codec::Ccitt(Fax { black_is_1: true, ..settings });
    let inverted: Vec<u8> = stripes().iter().map(|sample| 1 - sample).collect();
    assert_eq!(samples(&Picture { codec: black, ..fax(-1, sample::FAX_4) }), inverted);
    // Rows of the codec are as wide as it says, and those of the picture as it says.
    let narrow = samples(&Picture { width: 24, height: 4, ..fax(-1, sample::FAX_4) });
    assert_eq!(narrow[..20], stripes()[..20]);
}

#[test]
fn comments_profiles_and_what_nothing_refers_to_go_from_jbig2() {
    let page = |data: &[u8]| bare(&picture(Codec::Jbig2 { globals: None }, data, 20, 8, 1, 1)).map(Cow::into_owned);
    let kept = jbig2(b"", b"");
    let comment = b"\0\0\0\x01\x3e\0\x01\0\0\0\x0c\x20\0\0\0Jane Roe";
    let profile = b"\0\0\0\x02\x34\0\0\0\0\0\x04Jane";
    let symbols = b"\0\0\0\x03\0\0\x01\0\0\0\x08Jane Roe";
    let hidden = b"\0\0\0\x04\x24\0\x01\0\0\0\x08Jane Roe";
    let end = b"\0\0\0\x06\x31\0\x01\0\0\0\0Jane Roe";
    let full = jbig2(&[&comment[..], profile, symbols, hidden].concat(), &[&end[..], comment].concat());
    assert_eq!(page(&full), Some(kept.clone()));
    assert_eq!(page(&kept), Some(kept.clone()));
    assert_eq!(page(b"Jane Roe, Jane Roe, Jane Roe"), None);
    // A region that is refined is kept for the one that refers to it.
    let refined = jbig2(hidden, b"\0\0\0\x06\x2a\x20\x04\x01\0\0\0\x04....");
    assert_eq!(page(&refined), Some(refined));
    assert_eq!(bare_globals(&[&symbols[..], comment].concat()), Some(symbols.to_vec()));
    assert_eq!(bare_globals(comment), None);
}

#[test]
fn jbig2_is_read_and_painted() {
    let data = jbig2(b"", b"");
    let page = picture(Codec::Jbig2 { globals: None }, &data, 20, 8, 1, 1);
    assert_eq!(samples(&page), stripes());
    let masked = mask(&page, &[rectangle(0.0, 0.0, 20.0, 8.0)], &[], &mut 1000).unwrap();
    assert_eq!(samples(&Picture { codec: Codec::Raw, data: &masked.data, ..page }), [0; 160]);
    // The region claims more pixels than there is room for.
    let mut large = data.clone();
    large[41..45].copy_from_slice(&[0, 1, 0, 0]);
    large[45..49].copy_from_slice(&[0, 1, 0, 0]);
    assert_eq!(decode(&Picture { data: &large, ..page }, &mut (1 << 20)), None);
    assert_eq!(decode(&page, &mut 40), None);
}

#[test]
fn boxes_and_segments_that_show_nothing_go_from_jpeg_2000() {
    let full = [sample::JPX, b"\0\0\0\x10xml Jane Roe"].concat();
    let bare = bared(&jpx(&full));
    assert!(memchr::memmem::find(&bare, b"Jane").is_none());
    assert_eq!(bare.len() + 14, sample::JPX.len());
    assert_eq!(decode(&jpx(&bare), &mut 10_000), decode(&jpx(&full), &mut 10_000));
    let header = memchr::memmem::find(sample::JPX, b"\0\0\0\x43jp2h").unwrap();
    let boxes = b"\0\0\0\x10uuidJane Roe";
    let with = [&sample::JPX[..header], boxes, &sample::JPX[header..]].concat();
    assert_eq!(bared(&jpx(&with)), bare);
    let start = memchr::memmem::find(sample::JPX, b"\xff\x4f\xff\x51").unwrap();
    let stream = [&sample::JPX[start..], b"Jane Roe"].concat();
    assert_eq!(bared(&jpx(&stream)), bare[start..]);
}

#[test]
fn a_profile_in_jpeg_2000_says_nothing_of_its_maker() {
    let colours = memchr::memmem::find(sample::JPX, b"\0\0\0\x0fcolr").unwrap();
    let with = |profile: &[u8]| {
        let mut out = sample::JPX.to_vec();
        let len = u8::try_from(11 + profile.len()).unwrap_or(0xff);
        out.splice(colours..colours + 15, [&[0, 0, 0, len], &b"colr\x02\0\0"[..], profile].concat());
        out[35] = out[35] + len - 15;
        out
    };
    let unread = with(b"Jane Roe");
    assert_eq!(bared(&jpx(&unread)), bared(&jpx(sample::JPX)));
}

#[test]
fn jpeg_2000_is_read_and_painted_with_what_shows_through() {
    let raster = decode(&jpx(sample::JPX), &mut 10_000).unwrap();
    assert_eq!((raster.width, raster.height, raster.bits, raster.components), (12, 8, 8, 1));
    assert_eq!(raster.space, Some(Space::Gray));
    let (gray, opaque): (Vec<u8>, Vec<u8>) = (0..96).map(|at| (at % 12 * 20, at / 12 * 30)).unzip();
    assert_eq!((&raster.samples, raster.alpha.as_ref()), (&gray, Some(&opaque)));
    // A PDF may say another size: areas are in its pixels.
    let twice = Picture { width: 24, height: 16, ..jpx(sample::JPX) };
    let masked = mask(&twice, &[rectangle(4.0, 2.0, 8.0, 6.0)], &[], &mut 10_000).unwrap();
    assert_eq!((masked.width, masked.height, masked.codec), (12, 8, Codec::Raw));
    let alpha = masked.alpha.unwrap();
    for at in 0..96 {
        let is_inside = (2..4).contains(&(at % 12)) && (1..3).contains(&(at / 12));
        let expected = if is_inside { (0, 255) } else { (gray[at], opaque[at]) };
        assert_eq!((masked.data[at], alpha[at]), expected, "{at}");
    }
    assert_eq!(decode(&jpx(sample::JPX), &mut 700), None);
}

#[test]
fn what_is_cut_off_anywhere_is_read_or_refused() {
    let (page, area) = (jbig2(b"", b""), [rectangle(1.0, 1.0, 3.0, 3.0)]);
    let all = [
        jpx(sample::JPX),
        fax(-1, sample::FAX_4),
        fax(0, sample::FAX_1D),
        fax(1, sample::FAX_2D),
        picture(Codec::Jbig2 { globals: Some(&page) }, &page, 20, 8, 1, 1),
    ];
    for whole in all {
        for len in 0..whole.data.len() {
            let cut = Picture { data: &whole.data[..len], ..whole };
            if let Some(once) = bare(&cut) {
                assert_eq!(bare(&Picture { data: &once, ..cut }).as_ref(), Some(&once), "{len} {:?}", whole.codec);
            }
            mask(&cut, &area, &[], &mut 10_000);
        }
    }
}
