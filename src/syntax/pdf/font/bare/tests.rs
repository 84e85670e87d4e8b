#![allow(clippy::indexing_slicing, clippy::unwrap_used)]
use super::super::program::Program;
use super::super::sample::{self, MAKER};
use super::*;

fn holds(bytes: &[u8], what: &str) -> bool {
    memchr::memmem::find(bytes, what.as_bytes()).is_some()
}

fn samples() -> [Vec<u8>; 5] {
    let opentype = sample::sfnt(*b"OTTO", &[(*b"CFF ", sample::cff(true)), (*b"DSIG", MAKER.into())]);
    [sample::truetype(), sample::cff(false), sample::cff(true), sample::type1(), opentype]
}

#[test]
fn the_maker_goes_and_what_is_bare_stays() {
    for bytes in samples() {
        assert!(holds(&bytes, MAKER));
        let bare_bytes = bare(&bytes).unwrap();
        assert!(!holds(&bare_bytes, "Jane"), "{:?}", program::kind(&bytes));
        assert_eq!(bare(&bare_bytes), Some(bare_bytes));
    }
}

#[test]
fn what_text_needs_stays() {
    for bytes in samples() {
        let (before, after) = (Program::read(&bytes).unwrap(), Program::read(&bare(&bytes).unwrap()).unwrap());
        for glyph in 0..400 {
            assert_eq!(before.name(glyph), after.name(glyph));
            assert_eq!(before.unicode(glyph), after.unicode(glyph));
            assert_eq!(before.glyph_of_cid(glyph), after.glyph_of_cid(glyph));
            assert_eq!(before.width(glyph), after.width(glyph));
        }
        for code in 0..=255 {
            assert_eq!(before.builtin_name(code), after.builtin_name(code));
        }
    }
}

#[test]
fn the_directory_of_a_truetype_font_is_made_anew() {
    let out = bare(&sample::truetype()).unwrap();
    let tags: Vec<_> = out[12..].chunks(16).take(8).map(|entry| &entry[..4]).collect();
    assert_eq!(tags, [b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"post"]);
    let sum = out.as_chunks::<4>().0.iter().fold(0_u32, |sum, group| sum.wrapping_add(u32::from_be_bytes(*group)));
    assert_eq!(sum, 0xb1b0_afba);
    assert_eq!(out.len() % 4, 0);
    let head = program::sfnt::table(&out, b"head").unwrap();
    assert_eq!(head[20..36], [0; 16]);
    assert_eq!(program::sfnt::table(&out, b"glyf"), Some(&[1, 2, 3, 4, 5][..]));
}

#[test]
fn names_of_fonts_stay_where_they_look_like_names() {
    let out = bare(&sample::cff(true)).unwrap();
    assert!(holds(&out, "AAAAAA+Heron-Part") && holds(&out, "AdobeIdentity"));
    let spaced: Vec<u8> = sample::cff(false).iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    assert!(!holds(&bare(&spaced).unwrap(), "Heron"));
}

#[test]
fn the_lengths_of_a_type1_program_stay() {
    let bytes = sample::type1();
    let out = bare(&bytes).unwrap();
    assert_eq!(out.len(), bytes.len());
    assert!(out.starts_with(b"%!PS-AdobeFont-1.0  ") && holds(&out, "/FontName /AAAAAA+Heron def"));
    assert!(holds(&out, "(%") && holds(&out, " secret outlines"));
    let pfb = [&b"\x80\x01\xff\0\0\0"[..], &bytes, b"\x80\x03"].concat();
    let out = bare(&pfb).unwrap();
    assert!(out.starts_with(b"\x80\x01\xff\0\0\0%!PS") && out.ends_with(b"\x80\x03") && !holds(&out, "Jane"));
}

#[test]
fn type1_programs_without_an_end_are_refused() {
    assert_eq!(bare(b"%!PS-AdobeFont-1.0: A\n/FontName /A def (x)"), None);
    assert_eq!(bare(b"%!PS-AdobeFont-1.0: A\n( /A (Jane) def currentfile eexec \x80"), None);
    assert!(bare(b"%!PS-AdobeFont-1.0: A\n< /A <</B >> def currentfile eexec \x80").is_some());
}

#[test]
fn any_beginning_is_bared_or_refused_and_settles() {
    for whole in samples() {
        for end in 0..whole.len() {
            if let Some(out) = bare(&whole[..end]) {
                assert_eq!(bare(&out), Some(out));
            }
        }
    }
}

#[test]
fn tables_that_lie_over_each_other_do_not_swell() {
    let mut bytes = sample::sfnt([0, 1, 0, 0], &[(*b"glyf", vec![0; 4000])]);
    let entry = bytes[12..28].to_vec();
    bytes.splice(4..6, [0, 5]);
    for tag in [*b"cmap", *b"loca", *b"prep", *b"fpgm"] {
        let copy = [&tag[..], &entry[4..]].concat();
        bytes.splice(28..28, copy);
    }
    assert_eq!(bare(&bytes), None);
}
