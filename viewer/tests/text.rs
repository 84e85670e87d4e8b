//! Text is read wherever a file can hide it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod document;

use std::io::Read;

use flate2::Compression;
use flate2::read::ZlibEncoder;

use document::{Document, stream};
use scrubjay_viewer::{Error, Reader, Text};

const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

/// A page with that content, whose font is `F`, and further objects from number 10 on.
fn open(content: &str, more: &[(u32, String)]) -> Reader {
    open_page("", content, more)
}

fn open_page(entries: &str, content: &str, more: &[(u32, String)]) -> Reader {
    Reader::open(Document::of_page(entries, content, FONT, more).bytes()).unwrap()
}

fn text(content: &str) -> Text {
    open(content, &[]).page_text(0).unwrap()
}

fn loose(reader: &Reader) -> String {
    reader.loose_text().into_iter().map(|text| text.by_order).collect()
}

#[test]
fn words_and_lines_are_told_by_their_places() {
    let text = text("BT /F 10 Tf 50 700 Td (Jane) Tj 30 0 Td (Roe) Tj -30 -14 Td [(exa) 20 (mple)] TJ ET");
    assert_eq!(text.by_place, "Jane Roe\nexample\n");
    assert_eq!(text.by_order, "Jane Roe\nexample\n");
    assert_eq!(text.by_run, "Jane\nRoe\nexample\n");
    assert_eq!(text.unread, 0);
}

#[test]
fn text_in_every_rendering_mode_is_read_once() {
    for mode in 0..8 {
        let text = text(&format!("BT /F 10 Tf {mode} Tr 50 700 Td (secret) Tj ET"));
        for reading in text.readings() {
            assert_eq!(reading, "secret\n", "{mode}");
        }
    }
}

#[test]
fn clipped_covered_white_tiny_and_far_text_is_read() {
    for content in [
        "0 0 1 1 re W n BT /F 10 Tf 50 700 Td (secret) Tj ET",
        "BT /F 10 Tf 50 700 Td (secret) Tj ET 0 g 0 0 600 800 re f",
        "1 g BT /F 10 Tf 50 700 Td (secret) Tj ET",
        "BT /F 0.01 Tf 50 700 Td (secret) Tj ET",
        "BT /F 10 Tf -5000 9000 Td (secret) Tj ET",
        "BT /F 10 Tf 0 0 0 0 50 700 Tm (secret) Tj ET",
        "BT /F 0 Tf 50 700 Td (secret) Tj ET",
    ] {
        assert_eq!(text(content).by_run, "secret\n", "{content}");
    }
}

#[test]
fn rotated_text_and_rotated_pages_are_read_in_lines() {
    let upwards = "BT /F 10 Tf 0 1 -1 0 100 100 Tm (Jane) Tj 30 0 Td (Roe) Tj ET";
    assert_eq!(text(upwards).by_place, "Jane Roe\n");
    let slanted = "BT /F 10 Tf 0.8 0.6 -0.6 0.8 100 100 Tm (Jane) Tj 30 0 Td (Roe) Tj 0 -14 Td (next) Tj ET";
    assert_eq!(text(slanted).by_place, "Jane Roe\nnext\n");
    let reader = open_page("/Rotate 90", "BT /F 10 Tf 50 700 Td (Jane) Tj 30 0 Td (Roe) Tj ET", &[]);
    assert_eq!(reader.page_text(0).unwrap().by_place, "Jane Roe\n");
}

#[test]
fn forms_are_read_on_their_page_and_alone() {
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F 5 0 R >> >>",
        "BT /F 10 Tf 80 700 Td (Roe) Tj ET",
    );
    let used = open("BT /F 10 Tf 50 700 Td (Jane) Tj ET /X Do", &[(10, form.clone())]);
    assert_eq!(used.page_text(0).unwrap().by_place, "Jane Roe\n");
    let unused = open("", &[(10, form)]);
    assert_eq!(unused.page_text(0).unwrap().by_run, "");
    assert_eq!(loose(&unused), "Roe\n");
}

#[test]
fn layers_that_are_off_are_read() {
    let layer = "<< /Type /OCG /Name (off) >>".to_owned();
    let content = "/OC /L BDC BT /F 10 Tf 50 700 Td (secret) Tj ET EMC";
    let reader = Reader::open(
        Document::of_page("", content, FONT, &[(12, layer)])
            .with_catalog("/OCProperties << /OCGs [12 0 R] /D << /OFF [12 0 R] >> >>")
            .bytes(),
    )
    .unwrap();
    assert_eq!(reader.page_text(0).unwrap().by_run, "secret\n");
}

#[test]
fn forms_of_layers_that_are_off_are_read_alone() {
    let form = stream("/Subtype /Form /BBox [0 0 9 9] /OC 12 0 R", "BT /F 10 Tf (secret) Tj ET");
    let reader = Reader::open(
        Document::of_page("", "/X Do", FONT, &[(10, form), (12, "<< /Type /OCG /Name (off) >>".to_owned())])
            .with_catalog("/OCProperties << /OCGs [12 0 R] /D << /OFF [12 0 R] >> >>")
            .bytes(),
    )
    .unwrap();
    assert_eq!(loose(&reader), "secret\n");
}

#[test]
fn every_appearance_of_a_hidden_annotation_is_read() {
    let appearance = |word: &str| stream("/Subtype /Form /BBox [0 0 9 9]", &format!("BT /F 10 Tf ({word}) Tj ET"));
    let annotation = "<< /Type /Annot /Subtype /Widget /F 2 /Rect [0 0 9 9] /Contents (said) /AS /On \
        /AP << /N << /On 21 0 R /Off 22 0 R >> /R 23 0 R /D << /On 24 0 R >> >> >>";
    let more = [
        (20, annotation.to_owned()),
        (21, appearance("on")),
        (22, appearance("off")),
        (23, appearance("over")),
        (24, appearance("down")),
    ];
    let reader = open_page("/Annots [20 0 R]", "", &more);
    assert_eq!(loose(&reader), "on\noff\nover\ndown\n");
    assert!(reader.strings().contains(&"said".to_owned()));
}

#[test]
fn shown_annotations_are_read_on_their_page() {
    let appearance = stream("/Subtype /Form /BBox [0 0 100 10]", "BT /F 10 Tf (Roe) Tj ET");
    let annotation = "<< /Subtype /FreeText /Rect [80 700 180 710] /AP << /N 21 0 R >> >>".to_owned();
    let content = "BT /F 10 Tf 50 700 Td (Jane) Tj ET";
    let reader = open_page("/Annots [20 0 R]", content, &[(20, annotation), (21, appearance)]);
    assert_eq!(reader.page_text(0).unwrap().by_place, "Jane Roe\n");
}

#[test]
fn fonts_made_of_operators_are_read_and_so_is_the_text_of_their_glyphs() {
    let font = "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] \
        /FirstChar 65 /LastChar 66 /Widths [1000 1000] /Encoding << /Differences [65 /x /y] >> \
        /CharProcs << /x 11 0 R /y 12 0 R >> /Resources << /Font << /F 5 0 R >> >> >>";
    let more = [
        (10, font.to_owned()),
        (11, stream("", "1000 0 d0 0 0 800 800 re f")),
        (12, stream("", "1000 0 d0 BT /F 10 Tf (within) Tj ET")),
    ];
    let reader = Reader::open(Document::of_page("", "BT /T 10 Tf (AB) Tj ET", FONT, &more).bytes()).unwrap();
    assert_eq!(reader.page_text(0).unwrap().by_run, "xy\n");
    assert_eq!(loose(&reader), "within\n");
}

#[test]
fn patterns_soft_masks_and_streams_nothing_leads_to_are_read() {
    let more = [
        (
            10,
            stream(
                "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9",
                "BT /F 1 Tf (tile) Tj ET",
            ),
        ),
        (
            11,
            stream(
                "/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency /CS /DeviceGray >>",
                "BT /F 1 Tf (mask) Tj ET",
            ),
        ),
        (12, stream("", "BT /F 1 Tf (orphan) Tj ET")),
    ];
    assert_eq!(loose(&open("", &more)), "tile\nmask\norphan\n");
}

#[test]
fn what_stands_for_marked_content_is_read() {
    let text = text("/Span << /ActualText (Jane Roe) >> BDC BT /F 10 Tf 50 700 Td (x) Tj ET EMC");
    assert_eq!(text.by_order, "x\nJane Roe\n");
}

#[test]
fn codes_stand_for_themselves_where_the_font_tells_nothing() {
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /Nobody /Encoding /Identity-H /DescendantFonts [ \
        << /Type /Font /Subtype /CIDFontType2 /BaseFont /Nobody /CIDSystemInfo << /Registry (Adobe) \
        /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Nobody /Flags 4 >> >> ] >>";
    let document = Document::of_page("", "BT /F 10 Tf <004A0061006E0065> Tj ET", font, &[]);
    assert_eq!(Reader::open(document.bytes()).unwrap().page_text(0).unwrap().by_run, "Jane\n");
}

#[test]
fn every_string_and_name_of_every_object_is_given() {
    let more = [(10, "<< /Title <FEFF004A0061006E0065> /List [ [ (deep) << /Key /Na#6de >> ] ] >>".to_owned())];
    let strings = open("", &more).strings();
    for string in ["Jane", "deep", "Key", "Name", "Title"] {
        assert!(strings.iter().any(|found| found == string), "{string}");
    }
}

#[test]
fn streams_are_given_decoded_and_pictures_and_damage_are_counted() {
    let more = [
        (10, stream("/Filter /ASCIIHexDecode", "4A616E65>")),
        (11, stream("/Subtype /Image /Width 1 /Height 1", "x")),
        (12, stream("/Filter /DCTDecode", "no picture")),
    ];
    let mut given = Vec::new();
    let count = open("", &more).streams(&mut |bytes| given.push(bytes.to_vec()));
    assert!(given.contains(&b"Jane".to_vec()));
    assert_eq!((count.decoded, count.images, count.unread), (2, 1, 1));
}

#[test]
fn content_that_does_not_decode_is_counted() {
    let document = Document::of_page("", "", FONT, &[(4, stream("/Filter /DCTDecode", "no picture"))]);
    assert_eq!(Reader::open(document.bytes()).unwrap().page_text(0).unwrap().unread, 1);
}

#[test]
fn forms_that_draw_each_other_without_end_are_read_once_each() {
    let form = |number: u32, next: u32| {
        let resources = format!(
            "/Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F 5 0 R >> /XObject << /X {next} 0 R >> >>"
        );
        (number, stream(&resources, &format!("BT /F 10 Tf (f{number}) Tj ET {}", "/X Do ".repeat(10))))
    };
    let mut forms: Vec<_> = (10..40).map(|number| form(number, number + 1)).collect();
    forms.push(form(40, 10));
    let reader = open("BT /F 10 Tf (page) Tj ET /X Do", &forms);
    assert_eq!(reader.page_text(0).unwrap().by_run, "page\n");
    assert_eq!(reader.loose_text().len(), 31);
    assert_eq!(reader.render(0, 1.0, 1_000_000), Err(Error::LimitExceeded));
}

#[test]
fn files_that_are_none_are_refused() {
    assert_eq!(Reader::open(b"%PDF-1.7\nnothing".to_vec()).err(), Some(Error::Malformed));
    assert_eq!(Reader::open(Vec::new()).err(), Some(Error::Malformed));
    assert_eq!(Reader::open(b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>".to_vec()).err(), Some(Error::Encrypted));
    assert_eq!(open("", &[]).page_text(1), Err(Error::NoSuchPage));
}

#[test]
fn streams_that_swell_are_refused_before_they_do() {
    for (len_mib, refused) in [(257, Some(Error::LimitExceeded)), (255, None)] {
        let zeros = std::io::repeat(0).take(len_mib << 20);
        let mut packed = Vec::new();
        ZlibEncoder::new(zeros, Compression::fast()).read_to_end(&mut packed).unwrap();
        let hex: String = packed.iter().map(|byte| format!("{byte:02x}")).collect();
        let stream = stream("/Filter [/ASCIIHexDecode /FlateDecode]", &(hex + ">"));
        let document = Document::of_page("", "", FONT, &[(10, stream)]);
        assert_eq!(Reader::open(document.bytes()).err(), refused, "{len_mib} MiB");
    }
}

#[test]
fn files_cut_short_anywhere_do_no_harm() {
    let form = stream("/Subtype /Form /BBox [0 0 9 9]", "BT /F 10 Tf 80 700 Td (Roe) Tj ET");
    let whole = Document::of_page("", "BT /F 10 Tf 50 700 Td (Jane) Tj ET /X Do", FONT, &[(10, form)]).bytes();
    for len in (0..whole.len()).step_by(7) {
        if let Ok(reader) = Reader::open(whole[..len].to_vec()) {
            reader.page_texts();
            reader.loose_text();
            reader.strings();
            reader.streams(&mut |_| {});
        }
    }
}
