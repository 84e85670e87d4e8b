//! What an area touches is black, and what lies beside it is as it was.

use std::io::Cursor;

use scrubjay::format::Document;
use scrubjay::model::Area;
use zune_jpeg::JpegDecoder;

use crate::fixture::{cleaned, holds, jpeg, open, png, stored, tiff, with_segment};

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
fn pages_are_seen_and_painted_each_for_itself() {
    let bytes = cleaned("a.tif", &tiff(&[(64, 48), (30, 80)]));
    let document = open("a.tif", &bytes).unwrap();
    assert_eq!(document.scans(), [0, 1]);
    let sizes: Vec<(i64, i64)> = document.layout().sections.iter().map(|section| section.size).collect();
    assert_eq!(sizes, [(6400, 4800), (3000, 8000)]);
    let seen = |document: &dyn Document, page| {
        let pixels = document.pixels(page).unwrap();
        (pixels.width, pixels.rgba.iter().step_by(4).copied().collect::<Vec<u8>>())
    };
    let (first, (width, mut second)) = (seen(&*document, 0), seen(&*document, 1));
    // The lowest ten rows of the second page.
    let written = without("a.tif", &bytes, &[Area::new(1, (0.0, 0.0), (30.0, 10.0)).unwrap()]);
    let again = open("a.tif", &written).unwrap();
    second[70 * 30..].fill(0);
    assert_eq!((seen(&*again, 0), seen(&*again, 1)), (first, (width, second)));
    assert!(document.pixels(2).is_none());
    let beyond = Area::new(2, (0.0, 0.0), (1.0, 1.0)).unwrap();
    assert_eq!(document.rewrite_without(&[beyond], &[]).unwrap_err().code(), "CannotRewrite");
}

#[test]
fn what_one_frame_shows_is_painted_in_all() {
    let frame = |codes: u8| [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, codes, 1, 0];
    let (black, white) = (frame(0x44), frame(0x4c));
    let head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff";
    let bytes = cleaned("a.gif", &[&head[..], &white, &black, &white, b";"].concat());
    let document = open("a.gif", &bytes).unwrap();
    assert_eq!((document.scans(), document.plates().len()), (&[0, 1, 2][..], 3));
    let reds = |document: &dyn Document| [0, 1, 2].map(|page| document.pixels(page).unwrap().rgba[0]);
    assert_eq!(reds(&*document), [255, 0, 255]);
    let area = Area::new(2, (0.0, 0.0), (1.0, 1.0)).unwrap();
    assert_eq!(document.count_within(&[area]).unwrap(), 1);
    let again = open("a.gif", &document.rewrite_without(&[area], &[]).unwrap()).unwrap();
    assert_eq!((reds(&*again), again.count_within(&[area]).unwrap()), ([0; 3], 0));
}

#[test]
fn areas_where_pixels_cannot_be_painted_are_refused_with_advice() {
    let document = open("a.ico", &stored("image/gap.ico")).unwrap();
    let refused = document.rewrite_without(&[middle()], &[]).unwrap_err();
    assert!(refused.code() == "CannotRewrite" && refused.to_string().contains("PNG or JPEG"), "{refused}");
    let document = open("a.png", &png(64, 48, &[])).unwrap();
    let beyond = Area::new(1, (0.0, 0.0), (1.0, 1.0)).unwrap();
    assert_eq!(document.rewrite_without(&[beyond], &[]).unwrap_err().code(), "CannotRewrite");
}

#[test]
fn broken_pixels_are_painted_or_refused() {
    let whole = Area::new(0, (0.0, 0.0), (500.0, 500.0)).unwrap();
    for name in ["image/comment.gif", "image/camera.webp", "image/artist.tiff", "image/filled-rows.bmp"] {
        let bytes = cleaned(name, &stored(name));
        let mut seed = 1_u32;
        for _ in 0..300 {
            let mut broken = bytes.clone();
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let at = seed as usize / 7 % broken.len();
            broken[at] ^= 1 << (seed >> 29);
            broken.truncate(if seed.is_multiple_of(5) { at } else { broken.len() });
            let Ok(document) = open(name, &broken) else { continue };
            assert!(document.pixels(0).is_none_or(|pixels| pixels.rgba.len() % 4 == 0));
            if let Ok(written) = document.rewrite_without(&[whole], &[]) {
                assert_eq!(open(name, &written).unwrap().count_within(&[whole]).unwrap(), 0, "{name} at {at}");
            }
        }
    }
}
