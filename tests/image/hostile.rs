//! Pictures that lie about themselves end at once, in an error or in less than they say.

use std::time::{Duration, Instant};

use scrubjay::error::Error;

use crate::fixture::{jpeg, open, png};

#[test]
fn a_picture_of_more_pixels_than_may_be_unpacked_is_refused_at_once() {
    let start = Instant::now();
    let mut bomb = png(4, 4, &[]);
    bomb[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
    assert!(matches!(open("a.png", &bomb), Err(Error::LimitExceeded { .. })));
    let mut wide = jpeg(16, 16);
    let at = memchr::memmem::find(&wide, b"\xff\xc0").unwrap();
    wide[at + 5..at + 9].copy_from_slice(&[0xff; 4]);
    // Its pixels are not looked at.
    let document = open("a.jpg", &wide).unwrap();
    let whole = scrubjay::model::Area::new(0, (0.0, 0.0), (9.0, 9.0)).unwrap();
    assert!(document.rewrite_without(&[whole], &[]).is_err());
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn boxes_and_directories_without_end_are_refused() {
    let deep = [
        b"\0\0\0\x14ftypheic\0\0\0\0mif1".as_slice(),
        b"\0\0\0\0meta\0\0\0\0",
        &b"\0\0\0\x0ciinf\0\0\xff\xff".repeat(1000),
    ]
    .concat();
    assert!(open("a.heic", &deep).is_err());
    let circle = b"II*\0\x08\0\0\0\0\0\x08\0\0\0";
    assert!(open("a.tif", circle).is_err());
    let many = [b"MM\0*\0\0\0\x08".as_slice(), &[0xff; 70_000]].concat();
    assert!(open("a.tif", &many).is_err());
}

#[test]
fn every_container_cut_anywhere_ends_in_an_error_or_a_picture() {
    for name in ["camera.jpg", "camera.webp", "artist.tiff", "gap.ico", "comment.gif", "filled-rows.bmp", "turned.png"]
    {
        let bytes = crate::fixture::stored(&format!("image/{name}"));
        for len in 0..bytes.len() {
            if let Ok(document) = open(name, &bytes[..len]) {
                let written = document.rewrite(&[]).unwrap();
                assert!(open(name, &written).is_ok(), "{name} {len}");
            }
        }
    }
}
