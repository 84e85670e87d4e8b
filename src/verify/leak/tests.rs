#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::Write;

use super::*;
use crate::model::{Entity, Value};
use crate::plan::Removed;
use crate::syntax::entry::Mode;
use crate::syntax::packed::Packer;
use crate::syntax::{git, tar};

fn plan(values: &[&str]) -> Plan {
    let removed = values.iter().map(|value| Removed {
        value: Value::of(Entity::Person, value),
        spellings: [(*value).into()].into(),
        everywhere: true,
    });
    Plan { removed: removed.collect(), ..Plan::default() }
}

fn leaks(bytes: &[u8], values: &[&str]) -> usize {
    let written = Written { name: "a.txt".into(), bytes: bytes.to_vec(), format_id: "text", media_type: "text/plain" };
    match check(&written, &Searched::new(&plan(values), &Brief::default(), &Policy::default()), &mut Vec::new()) {
        Ok(()) => 0,
        Err(Error::LeakFound { count, door: "leak" }) => count,
        Err(error) => unreachable!("{error}"),
    }
}

fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap().into_inner()
}

fn taped(name: &str, content: &[u8]) -> Vec<u8> {
    tar::write([("first", b"x".as_slice(), Mode::File), (name, content, Mode::File)].into_iter()).unwrap()
}

#[test]
fn a_value_is_found_in_every_writing() {
    let value = "Ingrid Halvorsen";
    let wide = |join: fn(u16) -> [u8; 2]| value.encode_utf16().flat_map(join).collect::<Vec<u8>>();
    let hex: String = value.bytes().map(|byte| format!("{byte:02X}")).collect();
    let writings: Vec<Vec<u8>> = vec![
        b"met Ingrid Halvorsen today".to_vec(),
        b"met INGRID\n HALVORSEN today".to_vec(),
        "met Ingrid\u{a0}Halvorsen".as_bytes().to_vec(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        b"?q=Ingrid%20Halvorsen&".to_vec(),
        b"?q=Ingrid+Halvorsen%21".to_vec(),
        b"<a t='Ingrid&#32;Halvorsen'/>".to_vec(),
        b"<p><t>Ingr</t><t>id Halv</t><t>orsen</t></p>".to_vec(),
        b"<!-- Ingrid Halvorsen --><p/>".to_vec(),
        b"<p><![CDATA[Ingrid Halvorsen]]></p>".to_vec(),
        b"data:SW5ncmlkIEhhbHZvcnNlbg==".to_vec(),
        b"data:xSW5ncmlkIEhhbHZvcnNlbg==".to_vec(),
        hex.into_bytes(),
        zipped("a.xml", b"Ingrid Halvorsen"),
        zipped("a.zip", &zipped("b.xml", b"<p>Ingrid Halvorsen</p>")),
        zipped("Ingrid Halvorsen.txt", b""),
        [b"before".to_vec(), zipped("a", b"Ingrid Halvorsen"), b"after".to_vec()].concat(),
        zipped(".git/objects/x", &git::loose(git::Kind::Blob, b"met Ingrid Halvorsen").unwrap()),
        taped(".git/objects/x", &git::loose(git::Kind::Tree, b"100644 Ingrid Halvorsen\0").unwrap()),
        taped("a.zip", &zipped("a", b"Ingrid Halvorsen")),
        Packer::Bzip2.pack(b"Ingrid Halvorsen").unwrap(),
        Packer::Xz.pack(&taped("a", b"Ingrid Halvorsen")).unwrap(),
        Packer::Zstd.pack(b"Ingrid Halvorsen").unwrap(),
        taped("a.gz", &Packer::Gzip.pack(b"Ingrid Halvorsen").unwrap()),
    ];
    for (index, writing) in writings.iter().enumerate() {
        assert_eq!(leaks(writing, &[value]), 1, "writing {index}");
    }
}

#[test]
fn an_entry_that_no_directory_names_is_found() {
    let mut bytes = zipped("a.txt", b"Ingrid Halvorsen wrote this text, and more of it");
    let directory = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
    bytes.truncate(directory);
    assert_eq!(leaks(&bytes, &["Ingrid Halvorsen"]), 1);
}

#[test]
fn short_values_count_only_as_words() {
    assert_eq!(leaks(b"Roess and grosser", &["Roes"]), 0);
    assert_eq!(leaks(b"the Roes' house", &["Roes"]), 1);
}

#[test]
fn a_number_is_not_found_inside_a_longer_one() {
    assert_eq!(leaks(b"no 0123456789", &["123456789"]), 0);
    assert_eq!(leaks(b"no x123456789y", &["123456789"]), 1);
}

#[test]
fn office_vocabulary_is_not_taken_for_a_value() {
    let part = br#"<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:jc w:val="center"/>
        <w:rFonts w:ascii="Georgia"/></w:p>"#;
    assert_eq!(leaks(part, &["Center", "Georgia", "wordprocessingml"]), 0);
    let named =
        br#"<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:name="Georgia Halvorsen"/>"#;
    assert_eq!(leaks(named, &["Georgia"]), 1);
}

#[test]
fn the_file_name_is_searched_too() {
    let written =
        Written { name: "Halvorsen/x.txt".into(), bytes: vec![], format_id: "text", media_type: "text/plain" };
    assert!(
        check(&written, &Searched::new(&plan(&["Halvorsen"]), &Brief::default(), &Policy::default()), &mut Vec::new())
            .is_err()
    );
}

#[test]
fn a_term_of_two_words_that_is_kept_in_one_place_is_not_left_over() {
    let mut plan = plan(&["Blue Heron"]);
    plan.removed[0].everywhere = false;
    plan.kept.insert(Value::of(Entity::Term, "Blue Heron"));
    let written =
        Written { name: "a.txt".into(), bytes: b"Blue Heron".to_vec(), format_id: "text", media_type: "text/plain" };
    let brief = Brief { terms: vec!["Blue Heron".into()], ..Brief::default() };
    assert_eq!(check(&written, &Searched::new(&plan, &brief, &Policy::default()), &mut Vec::new()), Ok(()));
    plan.kept.clear();
    assert!(check(&written, &Searched::new(&plan, &brief, &Policy::default()), &mut Vec::new()).is_err());
}

#[test]
fn a_long_term_that_was_met_nowhere_is_looked_for_all_the_same() {
    let leaks = |text: &str, term: &str| {
        let bytes = text.as_bytes().to_vec();
        let written = Written { name: "a.txt".into(), bytes, format_id: "text", media_type: "text/plain" };
        let brief = Brief { terms: vec![term.into()], ..Brief::default() };
        check(&written, &Searched::new(&Plan::default(), &brief, &Policy::default()), &mut Vec::new()).is_err()
    };
    assert!(leaks("<a ref=\"Halvorsen\"/>", "Halvorsen") && leaks("<a>no 219097631</a>", "219097631"));
    // Short ones and small numbers stand in many a picture and on many a page.
    assert!(!leaks("the Lee", "Lee") && !leaks("<posOffset>2190976</posOffset>", "2190976"));
    assert!(!leaks("met [PERSON 1]", "person"));
}

#[test]
fn where_notes_are_drawn_and_who_is_said_to_have_written_them_is_no_leak() {
    let shapes = |data: &str| {
        format!(
            "<?xml version=\"1.0\"?>\n<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:shape \
             style=\"position:absolute;visibility:hidden\"><x:Anchor>3, 15, 0, 2</x:Anchor><x:Row>{data}</x:Row>\
             <x:AutoFill>False</x:AutoFill></v:shape></xml>"
        )
    };
    let notes = |author: &str| {
        format!(
            "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><author>{author}</author></comments>"
        )
    };
    let values = ["48213", "Author", "Position", "Halvorsen"];
    assert_eq!(leaks(shapes("48213").as_bytes(), &values), 0);
    assert_eq!(leaks(notes("Author 12").as_bytes(), &values), 0);
    for leak in [shapes("Halvorsen"), notes("Halvorsen 1"), notes("Author Halvorsen"), "<a>48213</a>".to_owned()] {
        assert_eq!(leaks(leak.as_bytes(), &values[..1]) + leaks(leak.as_bytes(), &values[3..]), 1, "{leak}");
    }
}

#[test]
fn letters_with_accents_in_packed_bytes_say_no_short_value_by_chance() {
    let noise: Vec<u8> = (0..=255).collect();
    let among = |value: &[u8]| [noise.as_slice(), value, noise.as_slice()].concat();
    assert_eq!(leaks(&among(b"\x01l\xec\xf1\xe9\x02"), &["Line"]), 0);
    assert_eq!(leaks(&among(b"\x01Line\x02"), &["Line"]), 1);
    assert_eq!(leaks(&among(b"\x01Linn\xe9a Roe\x02"), &["Linnéa Roe"]), 1);
    assert_eq!(leaks(&among(b"a letter to Ren\xe9, who had asked for one"), &["René"]), 1);
}

#[test]
fn what_the_program_of_a_font_says_by_itself_is_no_leak() {
    let packed = |program: &[u8]| {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(program).unwrap();
        [b"%PDF-1.7\n1 0 obj <<>>\nstream\n".as_slice(), &packer.finish().unwrap(), b"\nendstream"].concat()
    };
    let noise: Vec<u8> = (0..=255).cycle().take(9000).collect();
    let program = [b"%!PS-AdobeFont-1.0\n/UnderlinePosition -100 def (Halvorsen) eexec\n".as_slice(), &noise].concat();
    assert_eq!(leaks(&packed(&program), &["underline"]), 0);
    assert_eq!(leaks(&packed(&program), &["Halvorsen"]), 1);
}

#[test]
fn letters_of_a_page_that_are_set_a_little_apart_are_one_word() {
    let shown = |letters: &str| format!("%PDF-1.7\n1 0 obj <<>>\nstream\nBT [{letters}] TJ ET\nendstream");
    assert_eq!(leaks(shown(r"(met Hal) -20 (vor) 15.5(sen \(him\))").as_bytes(), &["Halvorsen", "him"]), 2);
    assert_eq!(leaks(shown("(met) -300 (Lee) -20 (, and)").as_bytes(), &["Lee"]), 1);
    assert_eq!(leaks(shown("(met) -300 (Lee) -20 (ward)").as_bytes(), &["Lee"]), 0);
}

#[test]
fn what_rich_text_says_is_parted_from_its_control_words() {
    let rich = |body: &str| format!("{{\\rtf1\\ansi{{\\fonttbl{{\\f0 Georgia;}}}}\\pard\\page\\red1 {body}}}");
    let values = ["Georgia", "Page", "Red", "Halvorsen", "Ren\u{e9} Roe"];
    assert_eq!(leaks(rich("all went").as_bytes(), &values), 0);
    for leak in [
        "Hal{\\b vor}\r\nsen",
        "\\u72?alvorse\\'6e",
        "\\halvorsen",
        "{\\*\\x Halvorsen}",
        "Ren\\'e9\\~Roe",
        "{\\pict 48616c766f7273656e}",
    ] {
        assert_eq!(leaks(rich(leak).as_bytes(), &values), 1, "{leak}");
    }
}
