//! Files made to do harm, or broken on the way, end in an error or in a clean file; never in a panic.

use crate::fixture::{Fixture, cell, open_bytes, pack};

fn code(fixture: &Fixture) -> &'static str {
    fixture.open().err().map_or("opened", |error| error.code())
}

#[test]
fn cells_that_show_nothing_there_is_are_refused() {
    for number in ["5", "-1", "x", "99999999999999999999"] {
        let fixture = Fixture::rows(&format!("<row><c t=\"s\"><v>{number}</v></c></row>")).texts(&["<t>a</t>"]);
        assert_eq!(code(&fixture), "Malformed", "{number}");
    }
}

#[test]
fn odd_markup_opens() {
    for rows in [
        "<row/>",
        "<row r=\"99999999999\"/>",
        "<row><c/></row><c><v>1</v></c>",
        "<row r=\"5\"><c r=\"ZZZZ9\"><v>1</v></c></row><row r=\"2\"><c r=\"A1\"><v/></c></row>",
        "<row><c t=\"inlineStr\"/><c t=\"s\"/></row>",
        "<row><row><c><c><v>1</v></c></c></row></row>",
        "<row><c><f t=\"shared\" si=\"7\"/><v>1</v></c></row>",
        "<row><c><f>'</f></c><c><f>[</f></c><c><f>\"</f></c><c><f>T['</f></c></row>",
    ] {
        let document = Fixture::rows(rows).open().unwrap();
        let written = document.rewrite(&[]).unwrap();
        let again = open_bytes(written.clone()).unwrap();
        assert_eq!(again.dropped(), [], "{rows}");
        assert_eq!(again.rewrite(&[]).unwrap(), written, "{rows}");
    }
}

#[test]
fn formulas_without_end_end() {
    for piece in ["[", "T[[", "'", "&quot;a&quot;&quot;", "a:", "(", "{", "x!", "[1]", "A1,", "''", "#", "\\", "1E"] {
        let formula = piece.repeat(50_000);
        let document = Fixture::rows(&format!("<row><c><f>{formula}</f><v>1</v></c></row>")).open();
        assert!(document.is_ok_and(|document| document.rewrite(&[]).is_ok()), "{piece}");
    }
}

#[test]
fn packages_that_are_cut_off_are_refused() {
    let bytes = pack(&Fixture::rows(&format!("<row>{}</row>", cell("A1", "a"))).entries());
    for cut in (1..bytes.len()).step_by(37) {
        assert!(open_bytes(bytes[..cut].to_vec()).is_err(), "{cut}");
    }
}

#[test]
fn document_types_are_refused() {
    let mut entries = Fixture::rows("").entries();
    for index in [2, 4, 6] {
        let mut changed = entries.clone();
        changed[index].1 = [b"<!DOCTYPE a>".as_slice(), &changed[index].1].concat();
        assert_eq!(open_bytes(pack(&changed)).err().unwrap().code(), "Malformed");
    }
    entries[4].1 = "<a>".repeat(200_000).into_bytes();
    assert_eq!(open_bytes(pack(&entries)).err().unwrap().code(), "LimitExceeded");
}
