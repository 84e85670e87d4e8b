//! Files that are made to break readers: an error or a document, soon, and never a panic.

use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::read::ZlibEncoder;
use scrubjay::format::Document;
use std::io::Read;

use crate::fixture::{Fixture, line, open_bytes, texts};

/// Opens and writes a file, which may fail, but not take long.
fn survive(bytes: Vec<u8>, what: &str) -> Option<Box<dyn Document>> {
    let start = Instant::now();
    let document = open_bytes(bytes).ok();
    if let Some(document) = &document
        && let Ok(written) = document.rewrite(&[])
    {
        assert!(open_bytes(written).is_ok(), "{what} does not open again");
    }
    let took = start.elapsed();
    assert!(took < Duration::from_secs(20), "{what} took {took:?}");
    document
}

fn survives(fixture: &Fixture, what: &str) -> Option<Box<dyn Document>> {
    survive(fixture.bytes(), what)
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    ZlibEncoder::new(bytes, Compression::best()).read_to_end(&mut out).unwrap();
    out
}

#[test]
fn lists_that_lead_back_to_themselves() {
    let page = || Fixture::new(&line(50, 700, "Kept"));
    survives(&page().object(2, "<</Type/Pages/Kids[2 0 R 11 0 R 2 0 R 11 0 R]/Count 4>>"), "pages");
    survives(&page().object(2, "<</Type/Pages/Kids 2 0 R/Count 4>>"), "pages that are a page");
    survives(&page().object(2, "2 0 R"), "reference to itself");
    survives(
        &page().catalog("/Outlines 30 0 R").object(30, "<</First 30 0 R/Next 30 0 R/Parent 30 0 R/Title(a)>>"),
        "bookmarks",
    );
    survives(
        &page().catalog("/StructTreeRoot 30 0 R").object(30, "<</K 30 0 R/P 30 0 R/ParentTree 30 0 R/Kids[30 0 R]>>"),
        "structure",
    );
    survives(
        &page()
            .catalog("/Names<</Dests 30 0 R/EmbeddedFiles 30 0 R>>/PageLabels 30 0 R")
            .object(30, "<</Kids[30 0 R 30 0 R]/Names[(a)30 0 R]/Nums[0 30 0 R]>>"),
        "names",
    );
    survives(&page().catalog("/AcroForm<</Fields[30 0 R]>>").page("/Annots[30 0 R]").object(30, "<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]/Kids[30 0 R]/Parent 30 0 R/Popup 30 0 R/IRT 30 0 R/AP<</N 30 0 R>>>>"), "fields");
    survives(
        &page()
            .resources("/ColorSpace<</C 30 0 R>>/Pattern<</P 31 0 R>>")
            .object(30, "[/Indexed 30 0 R 1(aa)]")
            .object(31, "<</PatternType 2/Shading<</ColorSpace 30 0 R/Function 32 0 R>>>>")
            .object(32, "<</FunctionType 3/Functions[32 0 R]>>")
            .object(21, "null"),
        "unused colors",
    );
    let colors = Fixture::new("/C cs 0 sc /Pattern cs /P scn 0 0 9 9 re f")
        .resources("/ColorSpace<</C 30 0 R>>/Pattern<</P 31 0 R>>");
    survives(
        &colors
            .object(30, "[/Indexed 30 0 R 1(aa)]")
            .object(31, "<</PatternType 2/Shading<</ColorSpace[/Pattern 30 0 R]/Function 32 0 R>>>>")
            .object(32, "<</FunctionType 3/Functions[32 0 R]>>"),
        "colors",
    );
    let picture = Fixture::new("/I Do").resources("/XObject<</I 30 0 R>>");
    survives(&picture.stream(30, "/Type/XObject/Subtype/Image/Width 1/Height 1/SMask 30 0 R/Mask 30 0 R/ColorSpace/DeviceGray/BitsPerComponent 8", "x"), "picture");
    survives(&page().stream(30, "/Length 30 0 R/Filter 30 0 R", "x").page("/Annots 30 0 R"), "length");
}

#[test]
fn what_lies_deep() {
    for (open, close) in [("[", "]"), ("<</A ", ">>"), ("(", ")"), ("<<", ""), ("[", "")] {
        let deep = open.repeat(100_000) + &close.repeat(100_000);
        survives(&Fixture::new(&line(50, 700, "Kept")).page(&format!("/Annots {deep}")), "an object");
        survives(&Fixture::new(&format!("{deep} TJ {}", line(50, 700, "Kept"))), "operands");
    }
    survives(&Fixture::new(&("q ".repeat(100_000) + &line(50, 700, "Kept"))), "states");
    survives(&Fixture::new(&("/P BMC ".repeat(100_000) + &line(50, 700, "Kept"))), "marks");
    let mut forms = Fixture::new("/X Do").resources("/XObject<</X 1000 0 R>>");
    for number in 1000..3000 {
        forms = forms.form(number, &format!("/XObject<</X {} 0 R>>", number + 1), "/X Do");
    }
    survives(&forms, "forms");
    let mut pages = Fixture::new(&line(50, 700, "Kept")).object(2, "<</Type/Pages/Kids[1000 0 R]/Count 1>>");
    for number in 1000..3000 {
        pages = pages.object(number, &format!("<</Type/Pages/Kids[{} 0 R]>>", number + 1));
    }
    survives(&pages.object(3000, "<</Type/Page/MediaBox[0 0 9 9]/Contents 21 0 R>>"), "pages");
    let mut links = Fixture::new(&line(50, 700, "Kept")).catalog("/Outlines 1000 0 R");
    for number in 1000..3000 {
        links = links.object(number, &format!("{} 0 R", number + 1));
    }
    survives(&links, "references");
}

#[test]
fn forms_that_double_each_other() {
    let mut bomb = Fixture::new("/X Do").resources("/XObject<</X 30 0 R>>");
    for number in 30..50 {
        bomb = bomb.form(number, &format!("/XObject<</X {} 0 R>>", number + 1), &"/X Do ".repeat(10));
    }
    let refused = open_bytes(bomb.form(50, "", &line(1, 1, "a")).bytes());
    assert_eq!(refused.err().map(|error| error.code()), Some("LimitExceeded"));
}

#[test]
fn what_unpacks_to_too_much() {
    let zeros = packed(&vec![b' '; 64 << 20]);
    let twice = packed(&packed(&vec![b' '; 256 << 20]));
    let page =
        Fixture::new(&line(50, 700, "Kept")).page("/Contents[30 0 R 30 0 R 30 0 R 30 0 R 30 0 R 30 0 R 30 0 R 30 0 R]");
    survives(&page.stream(30, "/Filter/FlateDecode", &zeros), "a stream eight times");
    let page = Fixture::new("").page("/Contents 30 0 R");
    survives(&page.stream(30, "/Filter[/FlateDecode/FlateDecode]", twice), "a stream packed twice");
    for filter in ["/LZWDecode", "/RunLengthDecode", "/ASCIIHexDecode", "/ASCII85Decode", "/Crypt", "/Own"] {
        let page = Fixture::new("").page("/Contents 30 0 R");
        let filters = format!("/Filter[{}]", filter.repeat(100));
        survives(&page.stream(30, &filters, "zzzz0000~>"), filter);
    }
    let predictor =
        "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2147483647/Colors 2147483647/BitsPerComponent 32>>";
    survives(&Fixture::new("").page("/Contents 30 0 R").stream(30, predictor, packed(b"xx")), "a predictor");
}

#[test]
fn numbers_out_of_all_measure() {
    for number in [
        "1e999",
        "-2147483648",
        "9223372036854775807",
        "-9223372036854775808",
        "99999999999999999999999",
        ".",
        "--1",
        "0.000000000000000001",
    ] {
        let content = format!(
            "{number} 0 0 {number} {number} {number} cm BT /F {number} Tf {number} Tc {number} Tw {number} Tz {number} TL {number} Ts {number} Tr \
             {number} {number} Td [(a) {number} (b)] TJ (Kept) Tj ET {number} {number} {number} {number} re W n"
        );
        survives(&Fixture::new(&content), number);
        let boxes = format!("/MediaBox[{number} {number} {number} 5]/Rotate {number}/CropBox[0 0 {number} {number}]");
        survives(&Fixture::new(&line(50, 700, "Kept")).page(&boxes), number);
        let font = format!(
            "<</Type/Font/Subtype/Type1/BaseFont/Own/FirstChar {number}/LastChar {number}/Widths[{number} {number}]/Encoding<</Differences[{number}/A/B]>>>>"
        );
        survives(&Fixture::new(&line(50, 700, "Kept")).object(3, &font), number);
        let picture = format!(
            "/Type/XObject/Subtype/Image/Width {number}/Height {number}/BitsPerComponent {number}/ColorSpace/DeviceRGB"
        );
        survives(&Fixture::new("/I Do").resources("/XObject<</I 30 0 R>>").stream(30, &picture, "x"), number);
        let inline = format!("BI /W {number} /H {number} /BPC {number} /CS /RGB ID x EI {}", line(50, 700, "Kept"));
        survives(&Fixture::new(&inline), number);
        let composite = format!(
            "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</DW {number}/W[{number} {number} {number} 0[{number}]]/DW2[{number} {number}]>>]>>"
        );
        survives(&Fixture::new(&line(50, 700, "Kept")).object(3, &composite), number);
    }
}

#[test]
fn directories_that_lie() {
    let good = String::from_utf8(Fixture::new(&line(50, 700, "Kept")).bytes()).unwrap();
    let xref = good.rfind("xref\n0 1").unwrap();
    for (from, to) in [
        ("startxref\n", "startxref\n9"),
        ("/Size", "/Prev 0/Size"),
        ("/Size", &format!("/Prev {xref}/Size")),
        ("/Size", &format!("/XRefStm {xref}/Size")),
        ("0 1\n0000000000", "0 99999999999\n0000000000"),
        ("0 1\n0000000000", "4294967295 4294967295\n0000000000"),
        ("00000 n", "99999 n"),
        ("/Root 1 0 R", "/Root 2 0 R"),
        ("/Root 1 0 R", ""),
        ("/Root 1 0 R", "/Root 1 0 R/Encrypt 1 0 R"),
        ("/Root 1 0 R", "/Root 1 0 R/Encrypt<</Filter/Standard/V 5/R 6/O()/U()/P 0>>"),
        (
            "/Root 1 0 R",
            "/Root 1 0 R/Encrypt<</Filter/Standard/V 4/R 4/O()/U()/P 99999999999999/CF<</StdCF 1>>/StmF/StdCF>>",
        ),
        ("endobj", "endobject"),
        ("stream", "steam"),
        ("%PDF-1.7", "%PDF-9.9"),
    ] {
        survive(good.replace(from, to).into_bytes(), to);
    }
}

#[test]
fn files_of_many_small_things() {
    let mut many = Fixture::new(&line(50, 700, "Kept"));
    let mut annotations = String::new();
    for number in 1000..6000 {
        annotations += &format!("{number} 0 R ");
        many = many
            .object(number, &format!("<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(Note {number})/T(Author)>>"));
    }
    let document = survives(&many.page(&format!("/Annots[{annotations}]")), "annotations").unwrap();
    assert_eq!(document.units().len(), 5001);
    survives(&Fixture::new(&line(50, 700, "a").repeat(50_000)), "texts in one place");
    let grid: String = (0..40_000).map(|index| line(index % 200 * 3, index / 200 * 4, "a")).collect();
    survives(&Fixture::new(&grid), "texts all over the page");
    survives(&Fixture::new(&format!("BT /F 10 Tf ({}) Tj ET", "a ".repeat(500_000))), "a long text");
    survives(&Fixture::new(&"0 0 9 9 re f ".repeat(200_000)), "rectangles");
    survives(&Fixture::new(&"BI /W 1 /H 1 /F /Fl ID ".repeat(20_000)), "pictures that do not end");
}

#[test]
fn a_file_that_has_lost_its_header_is_read_all_the_same() {
    let whole = Fixture::new(&line(50, 700, "some text")).bytes();
    let document = open_bytes([b"%\xe2\xe3\xcf\xd3\n", whole.get(9..).unwrap()].concat()).unwrap();
    assert_eq!(texts(&*document), ["some text"]);
    assert!(document.rewrite(&[]).unwrap().starts_with(b"%PDF-1.7"));
    assert!(open_bytes(b"some text about an obj and an endobj".to_vec()).is_err());
}
