#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::format::{Changes, Comments};
use crate::model::{ClueKind, DroppedKind, Notation, Place, Span, UnitId, Visibility};

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    FORMAT.open(bytes, options)
}

fn read_with(body: &str, options: &Options) -> Box<dyn Document> {
    open(format!("{{\\rtf1\\ansi {body}}}").into_bytes(), options).unwrap()
}

fn read(body: &str) -> Box<dyn Document> {
    read_with(body, &Options::default())
}

fn texts(document: &dyn Document) -> Vec<&str> {
    document.units().iter().map(|unit| unit.text.expose().as_str()).collect()
}

/// Writes with a text of every unit replaced.
fn replaced(body: &str, text: &str, stand_in: &str) -> String {
    let document = read(body);
    let mut edits = Vec::new();
    for (unit, own) in texts(&*document).into_iter().enumerate() {
        for (start, _) in own.match_indices(text) {
            let span = Span::of(own, start, start + text.len()).unwrap();
            edits.push(Edit { unit: UnitId(u32::try_from(unit).unwrap()), span, stand_in: stand_in.to_owned() });
        }
    }
    assert!(!edits.is_empty(), "{body}");
    let written = String::from_utf8(document.rewrite(&edits).unwrap()).unwrap();
    written.strip_prefix("{\\rtf1\\ansi ").unwrap().strip_suffix('}').unwrap().to_owned()
}

fn kept(body: &str) -> String {
    let written = String::from_utf8(read(body).rewrite(&[]).unwrap()).unwrap();
    written.strip_prefix("{\\rtf1\\ansi ").unwrap().strip_suffix('}').unwrap().to_owned()
}

#[test]
fn a_text_in_runs_is_one() {
    for (body, expected) in [
        ("Ja{\\b ne} Roe", "Jane Roe"),
        ("Jane\r\n Roe", "Jane Roe"),
        ("\\'4aa\\u110 ne\\~R\\u111?e", "Jane\u{a0}Roe"),
        ("so\\-ft\\_x", "soft-x"),
        ("a\\tab b\\line c\\emdash d", "a\tb\nc\u{2014}d"),
        ("{\\fonttbl{\\f1\\fcharset204 Arial;}}\\f1\\'c0\\'ed\\'ed\\'e0", "\u{410}\u{43d}\u{43d}\u{430}"),
        ("{\\fonttbl{\\f1\\fcharset128 Arial;}}\\f1\\'93\\'fa\\'96{\\'7b}", "\u{65e5}\u{fffd}{"),
        ("\\u-10179?\\u-8704?!", "\u{1f600}!"),
        ("\\uc2\\u26085\\'93\\'fa\\uc0\\u65 B", "\u{65e5}AB"),
        ("{\\upr{Jane ?}{\\*\\ud{Jane \\u1071?}}}", "Jane \u{42f}"),
        ("a\\\nb", "a"),
    ] {
        let document = read(body);
        assert_eq!(texts(&*document)[0], expected, "{body}");
    }
}

#[test]
fn only_what_changes_is_written_anew() {
    for (body, written) in [
        ("a Ja{\\b ne} Roe\\i  b", "a [P]{\\b }\\i  b"),
        ("\\b\\'4aane Roe x", "\\b [P] x"),
        ("\\b\\i0\r\nJane Roe{}\\par", "\\b\\i0\r\n[P]{}\\par"),
        ("{\\*\\bkmkstart Jane Roe}{\\*\\bkmkend Jane Roe}", "{\\*\\bkmkstart [P]}{\\*\\bkmkend [P]}"),
        ("\\u74 ?\\u97?ne \\'52oe\\u233\\'e9", "[P]\\u233\\'e9"),
    ] {
        assert_eq!(replaced(body, "Jane Roe", "[P]"), written, "{body}");
    }
    assert_eq!(replaced("\\b\\'4aane", "J", ""), "\\b ane");
    assert_eq!(replaced("Jane", "Jane", "\u{e9}{\\}"), "{\\uc1\\u233?}\\{\\\\\\}");
    assert_eq!(
        replaced("{\\listtable{\\list{\\listlevel{\\leveltext\\'05Jane\\'00;}}}}", "Jane", "[P]"),
        "{\\listtable{\\list{\\listlevel{\\leveltext\\'05[P] \\'00;}}}}"
    );
}

#[test]
fn what_nobody_reads_goes() {
    for (body, written) in [
        ("\\b\\insrsid123 x", "\\b x"),
        ("\\b{\\*\\generator Riched;}x", "\\b x"),
        ("{\\*\\unknown Jane{Roe}}x\\janeroe y", "xy"),
        ("\\fs24\\janeroe555-5", "\\fs24 -5"),
        ("\\fs5551234567 x", "x"),
        ("{\\object\\objw1{\\*\\objdata 01}{\\result shown}}", "{{shown}}"),
        ("{\\colortbl;\\red1 Jane;}{\\levelnumbers\\'01\\'4a;}", "{\\colortbl;\\red1 }{\\levelnumbers\\'01;}"),
        ("\\uc4\\u233 Jane", "\\uc4\\u233 ????"),
        ("\\u233\\'e9\\u233e\\u8217'", "\\u233\\'e9\\u233?\\u8217'"),
        ("{\\b\\bin3 {}x}", "{\\b }"),
        (
            "{\\*\\atnid JR}{\\*\\atnauthor Jane}{\\*\\annotation{\\*\\atndate 1}x}",
            "{\\*\\atnauthor Author 1}{\\*\\annotation x}",
        ),
        ("{\\field{\\*\\fldinst {INCLUDE}{PICTURE \"x\"}}{\\fldrslt y}}", "{\\field{\\*\\fldinst }{\\fldrslt y}}"),
        ("{\\pict{\\*\\x y}\\dibitmap0 4a616e65}", ""),
    ] {
        if written.is_empty() {
            let grey: String =
                crate::format::ooxml::part::GREY.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            assert!(kept(body).starts_with(&format!("{{\\pict \\pngblip {grey}")), "{}", kept(body));
            continue;
        }
        assert_eq!(kept(body), written, "{body}");
    }
}

#[test]
fn properties_are_clues_and_go() {
    let document = read(
        "{\\info{\\title Plan}{\\author J\\'e4ne {}Roe}{\\*\\company Roe \\u38?Co}}{\\*\\userprops{\\propname x}{\\staticval Acme}}\
         {\\*\\revtbl{Unknown;}{John Doe;}}{\\*\\template C:\\\\jroe.dotx}x",
    );
    let clues: Vec<_> = document.clues().iter().map(|clue| (clue.kind, clue.text.expose().as_str())).collect();
    let expected = [
        (ClueKind::Property, "Plan"),
        (ClueKind::Author, "J\u{e4}ne Roe"),
        (ClueKind::Company, "Roe &Co"),
        (ClueKind::Property, "Acme"),
        (ClueKind::Author, "John Doe"),
        (ClueKind::Template, "C:jroe.dotx"),
    ];
    assert_eq!(clues, expected);
    assert_eq!(document.rewrite(&[]).unwrap(), b"{\\rtf1\\ansi x}");
}

#[test]
fn changes_are_read_on_both_sides_or_accepted() {
    let body = "Jane {\\deleted\\revauthdel1 Smith}{\\revised\\revauth1 Roe} x\\par";
    let document = read(body);
    assert_eq!(texts(&*document), ["Jane Roe x", "Jane Smith x"]);
    assert_eq!(document.units()[1].location.place, Place::Deletion);
    let document = read_with(body, &Options { changes: Changes::Accept, ..Options::default() });
    assert_eq!(texts(&*document), ["Jane Roe x"]);
    assert_eq!(document.rewrite(&[]).unwrap(), b"{\\rtf1\\ansi Jane {}{Roe} x\\par}");
}

#[test]
fn comments_go_where_the_policy_says_so() {
    let options = Options { comments: Comments::Drop, ..Options::default() };
    let document = read_with(
        "{\\*\\atrfstart 1}a{\\*\\atrfend 1}{\\*\\atnauthor J}\\chatn {\\*\\annotation{\\*\\atnref 1}b}",
        &options,
    );
    assert_eq!(document.rewrite(&[]).unwrap(), b"{\\rtf1\\ansi a}");
    assert!(document.dropped().iter().any(|dropped| dropped.kind == DroppedKind::Comment && dropped.count == 1));
}

#[test]
fn texts_are_told_by_their_places() {
    let document = read(
        "{\\header H\\par}a{\\footnote F}b{\\footnote\\ftnalt E}\\par{\\v hid\\par}\
         \\intbl Name\\cell Mail\\cell\\row\\intbl Jane\\cell j\\cell\\row\\pard \
         {\\field{\\*\\fldinst HYPERLINK \"http://a\"}{\\fldrslt link}}{\\field{\\*\\fldinst  REF Mark \\\\h}}{\\*\\bkmkstart Mark}\\par",
    );
    let told: Vec<_> = document.units().iter().map(|unit| (unit.text.expose().as_str(), unit.location.place)).collect();
    let expected = [
        ("H", Place::Header),
        ("F", Place::Footnote),
        ("E", Place::Endnote),
        ("ab", Place::Paragraph),
        ("hid", Place::Paragraph),
        ("Name", Place::Cell),
        ("Mail", Place::Cell),
        ("Jane", Place::Cell),
        ("j", Place::Cell),
        ("HYPERLINK \"http://a\"", Place::Field),
        ("Mark", Place::Bookmark),
        ("link", Place::Paragraph),
    ];
    assert_eq!(told, expected);
    assert_eq!(document.units()[4].location.visibility, Visibility::Hidden);
    assert_eq!(document.units()[9].notation, Notation::Address);
    assert_eq!(document.units()[10].notation, Notation::Identifier);
    assert_eq!((document.units()[7].location.number, document.units()[7].location.column), (2, 1));
}

#[test]
fn what_is_cut_off_is_refused() {
    for source in ["{\\rtf1", "{\\rtf1 {a}", "{\\rtf1 \\bin99 a}", "{\\rtf1 \\'4}", "{\\rtf1{\\info{", "{\\rtf1{\\pict"]
    {
        assert!(open(source.as_bytes().to_vec(), &Options::default()).is_err(), "{source}");
    }
    let deep = format!("{{\\rtf1{}{}}}", "{".repeat(600), "}".repeat(600));
    assert!(open(deep.into_bytes(), &Options::default()).is_err());
}

#[test]
fn nothing_stays_behind_the_end() {
    let document = open(b"{\\rtf1 a}\r\n Jane".to_vec(), &Options::default()).unwrap();
    assert_eq!(document.rewrite(&[]).unwrap(), b"{\\rtf1 a}\n");
    assert_eq!(document.dropped().len(), 1);
    let document = open(b"{\\rtf1 a}\r\n".to_vec(), &Options::default()).unwrap();
    assert_eq!(document.rewrite(&[]).unwrap(), b"{\\rtf1 a}\r\n");
}

#[test]
fn a_picture_holds_nothing_but_its_digits() {
    assert_eq!(kept("{\\pict\\pngblip Jn\\'4a\r\n!}x"), "{\\pict\\pngblip }x");
    let grey: String = crate::format::ooxml::part::GREY.iter().map(|byte| format!("{byte:02x}")).collect();
    let body = format!("{{\\pict\\pngblip {grey}}}");
    assert_eq!(kept(&body), body);
    let mixed = kept(&format!("{{\\pict\\pngblip J\\'4a{grey}n}}"));
    assert!(!mixed.contains(" J") && !mixed.contains("\\'4a") && !mixed.contains("n}"), "{mixed}");
}
