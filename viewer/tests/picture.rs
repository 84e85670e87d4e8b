//! Pages are drawn, and coordinates found in the file lie where they should on the picture.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod document;

use document::Document;
use scrubjay_viewer::{Picture, Reader};

const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

fn open(entries: &str, content: &str) -> Reader {
    Reader::open(Document::of_page(entries, content, FONT, &[]).bytes()).unwrap()
}

fn pixel(picture: &Picture, x: f64, y: f64) -> [u8; 4] {
    let at = (y as usize * usize::from(picture.width) + x as usize) * 4;
    picture.rgba[at..at + 4].try_into().unwrap()
}

#[test]
fn a_point_of_the_page_is_where_the_transform_says() {
    for entries in ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [50 100 500 700] /Rotate 90"] {
        let reader = open(entries, "1 0 0 rg 99 199 3 3 re f");
        let geometry = reader.page_geometry(0).unwrap();
        for scale in [1.0, 2.0] {
            let picture = reader.render(0, scale, 10_000_000).unwrap();
            let [a, b, c, d, e, f] = geometry.transform.map(|coefficient| coefficient * f64::from(scale));
            let (x, y) = (a * 100.5 + c * 200.5 + e, b * 100.5 + d * 200.5 + f);
            assert_eq!(pixel(&picture, x, y), [255, 0, 0, 255], "{entries} {scale}");
            assert_eq!(f32::from(picture.width), geometry.width * scale, "{entries}");
            assert_eq!(f32::from(picture.height), geometry.height * scale, "{entries}");
            assert_eq!(pixel(&picture, 2.0, 2.0), [255; 4], "{entries}: paper is white");
        }
    }
}

#[test]
fn the_size_is_that_of_the_crop_box_as_it_is_turned() {
    let geometry = open("/CropBox [50 100 500 700] /Rotate 90", "").page_geometry(0).unwrap();
    assert_eq!((geometry.width, geometry.height), (600.0, 450.0));
}

#[test]
fn text_in_a_font_that_is_not_in_the_file_is_drawn() {
    let picture = open("", "BT /F 100 Tf 50 400 Td (HHHH) Tj ET").render(0, 1.0, 1_000_000).unwrap();
    assert!(picture.rgba.chunks(4).filter(|pixel| pixel[0] < 64).count() > 1000);
}

#[test]
fn pictures_stay_within_the_pixels_allowed() {
    let picture = open("", "").render(0, 50.0, 1_000_000).unwrap();
    let pixels = u32::from(picture.width) * u32::from(picture.height);
    assert!((990_000..=1_000_000).contains(&pixels), "{pixels}");
    assert_eq!(picture.rgba.len(), pixels as usize * 4);
    assert!(picture.scale < 2.0);
}

#[test]
fn sizes_and_scales_that_make_no_sense_still_give_a_picture() {
    for media in
        ["[0 0 1000000000000000000000 1]", "[0 0 0.00000000001 1]", "[0 0 0 0]", "[5 5 1 1]", "[0 0 99999999 99999999]"]
    {
        for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e-30] {
            let picture =
                open(&format!("/CropBox {media} /MediaBox {media}"), "0 0 9 9 re f").render(0, scale, 10_000).unwrap();
            assert_eq!(picture.rgba.len(), usize::from(picture.width) * usize::from(picture.height) * 4);
            assert!(u32::from(picture.width) * u32::from(picture.height) <= 16_384, "{media} {scale}");
        }
    }
}
