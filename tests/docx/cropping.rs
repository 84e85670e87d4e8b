//! Pictures of which less is shown than there is.

use std::io::{Read, Write};

use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use scrubjay::format::Options;
use scrubjay::limits::Limits;

use crate::fixture::{Fixture, inflate, open_bytes};
use crate::workbook::entry;

/// A grey picture of so many columns and two rows, each pixel the number of its column.
fn png(width: u8) -> Vec<u8> {
    rows(width, 2)
}

/// A grey picture of so many columns and rows, each pixel the number of its column.
pub fn rows(width: u8, height: u8) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let len = u32::try_from(data.len()).unwrap().to_be_bytes();
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(data);
        [&len[..], kind, data, &sum.sum().to_be_bytes()].concat()
    };
    let row: Vec<u8> = std::iter::once(0).chain(0..width).collect();
    let mut writer = ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
    writer.write_all(&row.repeat(height.into())).unwrap();
    let header = chunk(b"IHDR", &[0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0]);
    let pixels = chunk(b"IDAT", &writer.finish().unwrap());
    [b"\x89PNG\r\n\x1a\n".to_vec(), header, pixels, chunk(b"IEND", b"")].concat()
}

/// Width and height of a picture, and the number of different bytes behind its filters.
fn size(png: &[u8]) -> (u8, u8) {
    let at = png.windows(4).position(|window| window == b"IDAT").unwrap();
    let mut pixels = Vec::new();
    ZlibDecoder::new(&png[at + 4..]).read_to_end(&mut pixels).unwrap();
    assert_eq!(pixels.len(), (usize::from(png[19]) + 1) * usize::from(png[23]));
    (png[19], png[23])
}

/// A paragraph that shows a picture in a frame.
pub fn picture(id: &str, frame: &str) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/><a:graphic><a:graphicData \
         uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:blipFill><a:blip r:embed=\"{id}\"/>{frame}\
         <a:stretch/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
}

fn old_picture(attributes: &str) -> String {
    format!("<w:p><w:r><w:pict><v:shape id=\"_x0000_i1025\"><v:imagedata {attributes}/></v:shape></w:pict></w:r></w:p>")
}

/// The bytes of a document with such a body and one picture, which have to settle.
fn written(body: &str) -> Vec<u8> {
    let document = Fixture::new(body).part("rId7", "image", "media/a.png", "image/png", png(10)).open().unwrap();
    assert_eq!(document.dropped(), [], "{body}");
    let bytes = document.rewrite(&[]).unwrap();
    let again = open_bytes(bytes.clone()).unwrap();
    assert_eq!((again.dropped(), again.rewrite(&[]).unwrap()), (vec![], bytes.clone()), "{body}");
    bytes
}

#[test]
fn a_picture_is_cut_to_its_frame() {
    for frame in
        ["<a:srcRect l=\"20000\" r=\"30000\" b=\"50000\"/>", "<a:srcRect l=\"20%\" r=\"30.0%\" b=\"50%\"></a:srcRect>"]
    {
        let bytes = written(&picture("rId7", frame));
        assert_eq!(size(&entry(&bytes, "word/media/image1.png")), (5, 1), "{frame}");
        let text = inflate(bytes);
        assert!(text.contains("<a:blip r:embed=\"rId9\"/><a:stretch/>") && !text.contains("image2"), "{text}");
    }
}

#[test]
fn a_picture_in_the_older_markup_is_cut_to_its_frame() {
    for attributes in [
        "r:id=\"rId7\" cropleft=\"13107f\" cropright=\".3\" cropbottom=\"32768f\"",
        "cropleft=\"13107f\" cropright=\".3\" cropbottom=\"32768f\" r:id=\"rId7\"",
    ] {
        let bytes = written(&old_picture(attributes));
        assert_eq!(size(&entry(&bytes, "word/media/image1.png")).1, 1, "{attributes}");
        let text = inflate(bytes);
        assert!(!text.contains("crop") && text.contains("r:id=\"rId9\""), "{text}");
    }
}

#[test]
fn each_way_of_cutting_gets_its_own_picture() {
    let half = "<a:srcRect r=\"50000\"/>";
    let bytes = written(&[picture("rId7", half), picture("rId7", ""), picture("rId7", half)].concat());
    assert_eq!(size(&entry(&bytes, "word/media/image1.png")), (10, 2));
    assert_eq!(size(&entry(&bytes, "word/media/image2.png")), (5, 2));
    let text = inflate(bytes);
    assert_eq!(text.matches("r:embed=\"rId9\"").count(), 2, "{text}");
    assert!(!text.contains("image3") && !text.contains("srcRect"), "{text}");
}

#[test]
fn a_picture_that_is_cut_in_many_ways_is_unpacked_once() {
    let frame = |at: u32| picture("rId7", &format!("<a:srcRect l=\"{}\" r=\"{}\"/>", at * 1000, (99 - at) * 1000));
    let body: String = (0..100).map(frame).collect();
    let fixture = Fixture::new(&body).part("rId7", "image", "media/a.png", "image/png", rows(250, 40));
    let limits = Limits { unpacked_bytes: 100_000, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let document = fixture.open_with(&options).unwrap();
    assert_eq!(document.dropped(), []);
    assert!(inflate(document.rewrite(&[]).unwrap()).contains("== word/media/image100.png"));
}

#[test]
fn room_around_a_picture_stays() {
    let bytes = written(&picture("rId7", "<a:srcRect t=\"-1000\"/>"));
    assert_eq!(size(&entry(&bytes, "word/media/image1.png")), (10, 2));
    assert!(inflate(bytes).contains("<a:srcRect t=\"-1000\"/>"));
    let bytes = written(&picture("rId7", "<a:srcRect l=\"-10000\" r=\"50000\"/>"));
    assert_eq!(size(&entry(&bytes, "word/media/image1.png")), (5, 2));
    assert!(inflate(bytes).contains("<a:srcRect l=\"-20000\"/>"));
}

#[test]
fn a_frame_that_cannot_be_told_leaves_nothing() {
    for frame in [
        "<!-- <a:srcRect/> --><a:srcRect l=\"20000\"/>",
        "<a:srcRect/><a:srcRect l=\"20000\"/>",
        "<a:srcRect l=\"60000\" r=\"60000\"/>",
        "<a:srcRect l=\"many\"/>",
    ] {
        let document = Fixture::new(&picture("rId7", frame)).part("rId7", "image", "media/a.png", "image/png", png(10));
        let document = document.open().unwrap();
        assert!(document.dropped().iter().any(|dropped| dropped.kind.code() == "picture"), "{frame}");
        assert!(!inflate(document.rewrite(&[]).unwrap()).contains("image1"), "{frame}");
    }
}
