//! What an area touches is black, and what lies beside it is as it was.

use std::io::Cursor;

use scrubjay::model::Area;
use zune_jpeg::JpegDecoder;

use crate::fixture::{cleaned, holds, jpeg, open, png, stored, with_segment};

/// The middle of a picture of 64 by 48 pixels, counted from its lower left corner.
fn middle() -> Area {
    Area::new(0, (20.0, 16.0), (44.0, 32.0)).unwrap()
}

fn without(name: &str, bytes: &[u8], areas: &[Area]) -> Vec<u8> {
    let document = open(name, bytes).unwrap();
    assert!(document.count_within(areas).unwrap() > 0, "{name}");
    let written = document.rewrite_without(areas, &[]).unwrap();
    let again = open(name, &written).unwrap();
    assert_eq!((again.count_within(areas).unwrap(), again.dropped()), (0, Vec::new()), "{name}");
    written
}

fn pixels(jpeg: &[u8]) -> Vec<u8> {
    JpegDecoder::new(Cursor::new(jpeg)).decode().unwrap()
}

#[test]
fn pixels_of_a_photograph_are_painted_and_the_others_stay_as_they_are() {
    let bytes = jpeg(64, 48);
    let (before, after) = (pixels(&bytes), pixels(&without("a.jpg", &bytes, &[middle()])));
    for y in 0..48 {
        for x in 0..64 {
            let at = (y * 64 + x) * 3;
            let (old, new) = (&before[at..at + 3], &after[at..at + 3]);
            if (24..40).contains(&x) && (24..32).contains(&y) {
                assert!(new.iter().all(|part| *part < 24), "{x} {y}: {new:?}");
            } else if !(8..56).contains(&x) || !(8..40).contains(&y) {
                assert_eq!(old, new, "{x} {y}");
            }
        }
    }
}

#[test]
fn a_photograph_that_is_turned_stays_turned() {
    let exif = [b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[6, 0, 0, 0, 0, 0, 0]].concat();
    let bytes = cleaned("a.jpg", &with_segment(&jpeg(64, 48), 0xe1, &exif));
    // It is shown as 48 by 64, and what was above is at the right.
    let right = Area::new(0, (40.0, 0.0), (48.0, 64.0)).unwrap();
    let written = without("a.jpg", &bytes, &[right]);
    assert!(holds(&written, &exif));
    let shown = pixels(&written);
    assert!(shown[..64 * 3 * 8].iter().all(|part| *part < 24));
    assert!(shown[64 * 3 * 16..64 * 3 * 32].iter().any(|part| *part > 100));
}

#[test]
fn pixels_of_png_are_painted_without_loss() {
    let bytes = png(64, 48, &[]);
    let written = without("a.png", &bytes, &[middle()]);
    let white = Area::new(0, (0.0, 0.0), (64.0, 48.0)).unwrap();
    let whole = without("a.png", &bytes, &[white]);
    assert!(whole.len() < written.len() && written.len() < bytes.len() * 2);
}

#[test]
fn pixels_of_bitmaps_are_painted() {
    let bytes = cleaned("a.bmp", &stored("image/filled-rows.bmp"));
    let lower = Area::new(0, (0.0, 0.0), (1.0, 0.9)).unwrap();
    let document = open("a.bmp", &bytes).unwrap();
    let written = document.rewrite_without(&[lower], &[]).unwrap();
    assert_eq!(written[54..], [0, 0, 0, 0, 4, 5, 6, 0]);
    assert_eq!(open("a.bmp", &written).unwrap().count_within(&[lower]).unwrap(), 0);
}

#[test]
fn areas_where_pixels_cannot_be_painted_are_refused_with_advice() {
    for name in ["image/comment.gif", "image/camera.webp", "image/artist.tiff", "image/gap.ico"] {
        let document = open(name, &stored(name)).unwrap();
        let refused = document.rewrite_without(&[middle()], &[]).unwrap_err();
        assert!(refused.code() == "CannotRewrite" && refused.to_string().contains("PNG or JPEG"), "{name}: {refused}");
    }
    let document = open("a.png", &png(64, 48, &[])).unwrap();
    let beyond = Area::new(1, (0.0, 0.0), (1.0, 1.0)).unwrap();
    assert_eq!(document.rewrite_without(&[beyond], &[]).unwrap_err().code(), "CannotRewrite");
}
