//! Files made to do harm, or broken on the way, end in an error or in a clean file; never in a panic.

use crate::fixture::{Fixture, inflate, open_bytes, pack, paragraph, shape};

fn code(bytes: Vec<u8>) -> &'static str {
    open_bytes(bytes).err().map_or("opened", |error| error.code())
}

/// The package with another slide.
fn with_slide(slide: Vec<u8>) -> Vec<u8> {
    let mut entries = Fixture::new("").entries();
    entries[4].1 = slide;
    pack(&entries)
}

#[test]
fn bombs_are_refused() {
    assert_eq!(code(with_slide(vec![b' '; 20 << 20])), "LimitExceeded");
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    assert_eq!(code(with_slide(deep.into_bytes())), "LimitExceeded");
    let outside = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    assert_eq!(code(with_slide(outside.into())), "Malformed");
}

#[test]
fn a_slide_in_utf_16_is_read_and_written_in_utf_8() {
    let slide = String::from_utf8(Fixture::text(&paragraph("é")).entries()[4].1.clone()).unwrap();
    let slide = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{slide}");
    let wide = [0xff, 0xfe].into_iter().chain(slide.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let document = open_bytes(with_slide(wide)).unwrap();
    assert_eq!(document.units()[0].text.expose(), "é");
    let written = inflate(document.rewrite(&[]).unwrap());
    assert!(written.contains("<a:t>é</a:t>") && !written.contains("UTF-16"));
}

#[test]
fn what_is_not_known_is_refused_by_name() {
    let kind = "http://example.org/relationships/x";
    let unknown = Fixture::text("<a:p/>").part("rId2", kind, "x.bin", "application/vnd.x", "x");
    let error = unknown.open().err().unwrap();
    assert!(error.code() == "UnknownPart" && error.to_string().contains("application/vnd.x"));
    let outside = Fixture::text("<a:p/>").outside("rId2", "x", "http://example.org");
    assert_eq!(outside.open().err().unwrap().code(), "UnknownPart");
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let fixture = Fixture::text(&paragraph("Jane Roe")).outside("rId4", "hyperlink", "http://example.org").main_part(
        "rId3",
        "viewProps",
        "v.xml",
        ".viewProps",
        "<p:viewPr xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"/>",
    );
    let bytes = fixture.bytes();
    for len in (1..bytes.len()).step_by(97) {
        assert_ne!(code(bytes[..len].to_vec()), "opened", "{len}");
    }
    for (index, (_, content)) in fixture.entries().into_iter().enumerate() {
        for len in (0..content.len()).step_by(97) {
            let mut entries = fixture.entries();
            entries[index].1.truncate(len);
            if let Ok(document) = open_bytes(pack(&entries)) {
                document.rewrite(&[]).unwrap();
            }
        }
    }
}

#[test]
fn damaged_bytes_never_panic() {
    let frame = "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"\"/></p:nvGraphicFramePr><a:graphic><a:graphicData \
        uri=\"http://schemas.openxmlformats.org/presentationml/2006/ole\"><p:oleObj><p:pic><p:nvPicPr><p:cNvPr id=\"0\" \
        name=\"\"/></p:nvPicPr></p:pic></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>";
    let timing = "<p:timing><p:tnLst><p:par><p:cTn><p:childTnLst><p:set><p:tgtEl><p:spTgt spid=\"4\"/></p:tgtEl></p:set>\
        </p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>";
    let text = "<a:p><a:r><a:t>a&amp;b</a:t></a:r><a:br><a:rPr b=\"1\"/></a:br><!--a--></a:p>";
    let tree = format!("<p:cSld><p:spTree>{}{frame}</p:spTree></p:cSld>{timing}", shape("", text));
    let slide = Fixture::slide(&tree, "show=\"0\"").entries()[4].1.clone();
    for at in 0..slide.len() {
        for byte in [b'<', b'>', b'"', b'&', b'/', 0, 0xff] {
            let mut damaged = slide.clone();
            damaged[at] = byte;
            if let Ok(document) = open_bytes(with_slide(damaged)) {
                document.rewrite(&[]).unwrap();
            }
        }
    }
}
