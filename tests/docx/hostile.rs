//! Files made to do harm, or broken on the way, end in an error or in a clean file; never in a panic.

use crate::fixture::{Fixture, inflate, open_bytes, pack, run};

fn code(bytes: Vec<u8>) -> &'static str {
    open_bytes(bytes).err().map_or("opened", |error| error.code())
}

/// The package with another document part.
fn with_document(document: Vec<u8>) -> Vec<u8> {
    let mut entries = Fixture::new("").entries();
    entries[2].1 = document;
    pack(&entries)
}

#[test]
fn archives_that_mean_two_things_are_refused() {
    let entries = Fixture::paragraph(&run("a")).entries();
    let with = |name: &str| {
        let mut entries = entries.clone();
        entries.push((name.to_owned(), b"<a/>".to_vec()));
        pack(&entries)
    };
    for name in ["../evil.xml", "/word/x.xml", "word\\x.xml", "WORD/DOCUMENT.XML", "word/%64ocument.xml"] {
        assert_eq!(code(with(name)), "Malformed", "{name}");
    }
    assert_eq!(code(with("word/other.xml")), "opened");
}

#[test]
fn bytes_outside_the_entries_do_not_come_along() {
    let bytes = Fixture::paragraph(&run("a")).bytes();
    let directory = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    let gapped = {
        let mut gapped = [&bytes[..directory], b"hidden", &bytes[directory..]].concat();
        let at = gapped.len() - 6;
        let start = u32::from_le_bytes(gapped[at..at + 4].try_into().unwrap()) + 6;
        gapped[at..at + 4].copy_from_slice(&start.to_le_bytes());
        gapped
    };
    for hidden in [[b"hidden", bytes.as_slice()].concat(), [bytes.as_slice(), b"hidden"].concat(), gapped] {
        let document = open_bytes(hidden).unwrap();
        assert_eq!(document.dropped().first().map(|dropped| dropped.kind.code()), Some("unreferenced"));
        let written = document.rewrite(&[]).unwrap();
        assert!(!written.windows(6).any(|window| window == b"hidden"));
    }
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![b' '; 20 << 20];
    assert_eq!(code(with_document(zeros)), "LimitExceeded");
    let deep = format!("{}{}", "<a>".repeat(200_000), "</a>".repeat(200_000));
    assert_eq!(code(with_document(deep.into_bytes())), "LimitExceeded");
    let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
    assert_eq!(code(with_document(laughs.into())), "Malformed");
    let outside = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
    assert_eq!(code(with_document(outside.into())), "Malformed");
}

#[test]
fn a_part_in_utf_16_is_read_and_written_in_utf_8() {
    let document = String::from_utf8(Fixture::paragraph(&run("é")).entries()[2].1.clone()).unwrap();
    let document = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{document}");
    let wide = [0xff, 0xfe].into_iter().chain(document.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let document = open_bytes(with_document(wide)).unwrap();
    assert_eq!(document.units()[0].text.expose(), "é");
    let written = inflate(document.rewrite(&[]).unwrap());
    assert!(written.contains("<w:t>é</w:t>") && !written.contains("UTF-16"));
}

#[test]
fn what_is_not_known_is_refused_by_name() {
    let unknown =
        Fixture::new("<w:p/>").part("rId2", "http://example.org/relationships/x", "x.bin", "application/vnd.x", "x");
    let error = unknown.open().err().unwrap();
    assert!(error.code() == "UnknownPart" && error.to_string().contains("application/vnd.x"));
    let unnamed = Fixture::new("<w:p/>").part("rId2", "x", "x.bin", "Jane Roe", "x");
    assert!(!unnamed.open().err().unwrap().to_string().contains("Jane"));
    let outside = Fixture::new("<w:p/>").outside("rId2", "x", "http://example.org");
    assert_eq!(outside.open().err().unwrap().code(), "UnknownPart");
    assert_eq!(code(pack(&Fixture::new("").entries()[..1])), "Malformed");
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let chart = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    let fixture = Fixture::paragraph(&run("Jane Roe"))
        .word_part("rId2", "settings", "settings", "<w:zoom w:percent=\"100\"/>")
        .part("rId3", "chart", "charts/c.xml", chart, "<c/>")
        .outside("rId4", "hyperlink", "http://example.org");
    let bytes = fixture.bytes();
    for len in (1..bytes.len()).step_by(97) {
        assert_ne!(code(bytes[..len].to_vec()), "opened", "{len}");
    }
    for (index, (_, content)) in fixture.entries().into_iter().enumerate() {
        for len in (0..content.len()).step_by(97) {
            let mut entries = fixture.entries();
            entries[index].1.truncate(len);
            // A part that is dropped may be broken; what is opened must be writable.
            if let Ok(document) = open_bytes(pack(&entries)) {
                document.rewrite(&[]).unwrap();
            }
        }
    }
}

#[test]
fn damaged_bytes_never_panic() {
    let fixture =
        Fixture::paragraph(&format!("<w:ins w:id=\"1\">{}</w:ins><!--a--><w:r><w:tab/></w:r>", run("a&amp;b")));
    let document = fixture.entries()[2].1.clone();
    for at in 0..document.len() {
        for byte in [b'<', b'>', b'"', b'&', b'/', 0, 0xff] {
            let mut damaged = document.clone();
            damaged[at] = byte;
            if let Ok(document) = open_bytes(with_document(damaged)) {
                document.rewrite(&[]).unwrap();
            }
        }
    }
}
