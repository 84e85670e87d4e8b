#![allow(clippy::indexing_slicing, clippy::unwrap_used)]
use super::super::sample;
use super::*;

#[test]
fn a_truetype_font() {
    let font = Program::read(&sample::truetype()).unwrap();
    assert_eq!((font.kind(), font.glyph_count(), font.is_cid_keyed()), (Kind::TrueType, Some(4), false));
    assert_eq!(font.glyph(CharMap::Unicode, 0x41), Some(1));
    assert_eq!(font.glyph(CharMap::Unicode, 0x43), None);
    assert_eq!(font.glyph(CharMap::Symbol, 0x41), Some(1));
    assert_eq!(font.glyph(CharMap::Symbol, 0xf042), Some(2));
    assert_eq!(font.glyph(CharMap::Mac, 0x42), Some(2));
    assert_eq!(font.name(3).as_deref(), Some("Euro"));
    assert_eq!((font.glyph_named("Euro"), font.glyph_named("C")), (Some(3), None));
    let texts: Vec<_> = (0..5).map(|glyph| font.unicode(glyph)).collect();
    assert_eq!(texts, [None, Some("A".to_owned()), Some("B".to_owned()), Some("€".to_owned()), None]);
    assert_eq!([0, 1, 2, 9].map(|glyph| font.width(glyph)), [Some(500), Some(1000), Some(1000), Some(1000)]);
}

#[test]
fn codes_of_a_simple_truetype_font() {
    let font = Program::read(&sample::truetype()).unwrap();
    assert_eq!(font.glyph_of_code(0x41, None, true), Some(1));
    assert_eq!(font.glyph_of_code(0x42, None, true), Some(2));
    assert_eq!(font.glyph_of_code(0x80, Some("Euro"), false), Some(3));
    assert_eq!(font.glyph_of_code(0x41, Some("Euro"), true), Some(1));
    assert_eq!(font.glyph_of_code(0x43, Some("C"), false), None);
}

#[test]
fn a_compact_font() {
    let font = Program::read(&sample::cff(false)).unwrap();
    assert_eq!((font.kind(), font.glyph_count(), font.is_cid_keyed()), (Kind::Cff, Some(3), false));
    let names: Vec<_> = (0..4).map(|glyph| font.name(glyph).map(Cow::into_owned)).collect();
    assert_eq!(names, [".notdef", "A", "heron", ""].map(|name| Some(name.to_owned()).filter(|name| !name.is_empty())));
    assert_eq!(font.glyph_named("heron"), Some(2));
    let codes: Vec<_> = (49..54).map(|code| font.builtin_name(code).map(Cow::into_owned)).collect();
    assert_eq!(codes, [None, Some("A".into()), Some("heron".into()), Some("A".into()), None]);
    assert_eq!((font.glyph_of_cid(2), font.glyph_of_cid(3)), (Some(2), None));
    assert_eq!(font.unicode(1).as_deref(), Some("A"));
}

#[test]
fn a_compact_font_with_cids() {
    let font = Program::read(&sample::cff(true)).unwrap();
    assert!(font.is_cid_keyed());
    assert_eq!([0, 34, 392, 1].map(|cid| font.glyph_of_cid(cid)), [Some(0), Some(1), Some(2), None]);
    assert_eq!((font.name(1), font.builtin_name(50), font.glyph_named("A")), (None, None, None));
}

#[test]
fn an_opentype_font() {
    let bytes = sample::sfnt(*b"OTTO", &[(*b"CFF ", sample::cff(false))]);
    let font = Program::read(&bytes).unwrap();
    assert_eq!((font.kind(), font.glyph_count()), (Kind::OpenType, Some(3)));
    assert_eq!(font.name(2).as_deref(), Some("heron"));
}

#[test]
fn a_type1_font() {
    let font = Program::read(&sample::type1()).unwrap();
    assert_eq!((font.kind(), font.glyph_count()), (Kind::Type1, None));
    assert_eq!((font.builtin_name(65).as_deref(), font.builtin_name(66)), (Some("A"), None));
}

#[test]
fn a_line_end_before_a_compact_font() {
    let bytes = [&b"\r\n"[..], &sample::cff(false)].concat();
    assert_eq!(Program::read(&bytes).and_then(|font| font.glyph_named("heron")), Some(2));
}

#[test]
fn any_beginning_reads() {
    for whole in [sample::truetype(), sample::cff(false), sample::cff(true), sample::type1()] {
        for end in 0..whole.len() {
            let Some(font) = Program::read(&whole[..end]) else { continue };
            for glyph in 0..5 {
                font.unicode(glyph);
                font.width(glyph);
                font.glyph_of_cid(glyph);
            }
        }
    }
}

#[test]
fn what_is_no_font() {
    for bytes in [&b""[..], b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\0\x01\0\0", b"\x01\0"] {
        assert!(Program::read(bytes).is_none());
    }
}
