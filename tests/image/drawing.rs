//! Drawings keep how they look and lose what nobody sees.

use scrubjay::error::Error;
use scrubjay::model::{Edit, Span, UnitId};

use crate::edit::{replace, texts};
use crate::fixture::{base64, cleaned, dropped, open, png, stored};

fn svg(inner: &str) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inner}</svg>")
        .into_bytes()
}

fn inner(bytes: &[u8]) -> String {
    let written = String::from_utf8(cleaned("a.svg", bytes)).unwrap();
    let (_, rest) = written.split_once('>').unwrap();
    rest.strip_suffix("</svg>").unwrap().to_owned()
}

#[test]
fn what_draws_stays_and_all_else_goes() {
    let bytes = stored("svg/editor.svg");
    let document = open("a.svg", &bytes).unwrap();
    assert_eq!(texts(&*document), ["Badge of Jane Roe", "Jane Roe\njane.roe@example.com", "Portrait of Jane Roe"]);
    assert_eq!(document.pictures(), 1);
    let told = dropped(&*document);
    for (kind, count) in [("script", 2), ("comment", 2), ("property", 2), ("embedded_object", 1), ("data_source", 3)] {
        assert_eq!(told.get(kind), Some(&count), "{kind} of {told:?}");
    }
    let written = String::from_utf8(document.rewrite(&[]).unwrap()).unwrap();
    for gone in [
        "steal",
        "fetch",
        "example.org/",
        "creator",
        "foreignObject",
        "layer",
        "janes-card",
        "roe)",
        "data-owner",
        "DOCTYPE",
    ] {
        assert!(!written.contains(gone), "{gone}: {written}");
    }
    for kept in [
        ".c1{fill:url(#i1)}",
        "<rect id=\"i2\" class=\"c1\" width=\"100\"",
        "<use href=\"#i2\" x=\"3\"/>",
        "viewBox=\"0 0 100 50\"",
    ] {
        assert!(written.contains(kept), "{kept}: {written}");
    }
}

#[test]
fn a_name_in_pieces_is_replaced_where_it_begins() {
    let bytes =
        svg("<text y=\"1\">Ja<tspan x=\"2\" y=\"1\">ne R</tspan>oe &amp; Co<tspan x=\"1\" y=\"9\">left</tspan></text>");
    let document = open("a.svg", &bytes).unwrap();
    assert_eq!(texts(&*document), ["Jane Roe & Co\nleft"]);
    let written = replace(&*document, "Jane Roe", "<PERSON 1>").unwrap();
    let written = String::from_utf8(written).unwrap();
    assert!(
        written.contains(
            "<text y=\"1\">&lt;PERSON 1&gt;<tspan x=\"2\" y=\"1\"></tspan> &amp; Co<tspan x=\"1\" y=\"9\">left"
        ),
        "{written}"
    );
}

#[test]
fn addresses_lead_nowhere_outside() {
    for gone in [
        "<image href=\"http://example.org/a.png\"/>",
        "<image xlink:href=\"file:///home/jane/a.png\"/>",
        "<image href=\"data:image/svg+xml;base64,PHN2Zy8+\"/>",
        "<script href=\"a.js\"/>",
        "<set attributeName=\"href\" to=\"javascript:x()\"/>",
        "<animate attributeName=\"xlink:href\" values=\"javascript:x()\"/>",
        "<switch requiredExtensions=\"http://example.org\"><g/></switch>",
        "<iframe src=\"http://example.org\"/>",
        "<!-- Jane -->",
        "<?jane roe?>",
    ] {
        assert_eq!(inner(&svg(gone)), "", "{gone}");
    }
    assert_eq!(inner(&svg("<a href=\"http://example.org\"><g/></a>")), "<a><g/></a>");
    assert_eq!(inner(&svg("<g fill=\"url(http://example.org/#x)\"/>")), "<g/>");
    assert_eq!(inner(&svg("<g style=\"fill:url('//example.org/x');stroke:red\"/>")), "<g style=\"stroke:red\"/>");
    assert_eq!(inner(&svg("<g style=\"fill:\\75rl(x)\" onclick=\"x()\"/>")), "<g/>");
}

#[test]
fn names_are_numbered_and_still_lead_where_they_did() {
    let filter = "<filter id=\"Jane\"><feOffset in=\"SourceGraphic\" result=\"Roe\"/><feBlend in=\"Roe\" in2=\"Lost\"/></filter>";
    let bytes = svg(&format!(
        "{filter}<g filter=\"url(#Jane)\"/><g id=\"alone\"/><animate begin=\"Jane.click\" attributeName=\"x\"/>"
    ));
    assert_eq!(
        inner(&bytes),
        "<filter id=\"i1\"><feOffset in=\"SourceGraphic\" result=\"r1\"/><feBlend in=\"r1\"/></filter>\
         <g filter=\"url(#i1)\"/><g/><animate begin=\"i1.click\" attributeName=\"x\"/>"
    );
}

#[test]
fn text_that_is_not_drawn_goes() {
    let document = open("a.svg", &svg("<g>Jane</g><defs>Roe</defs><rect>x</rect>")).unwrap();
    assert_eq!((texts(&*document).len(), dropped(&*document)["hidden_text"]), (0, 3));
}

#[test]
fn markup_that_is_broken_or_grows_is_refused() {
    for broken in ["<svg", "<svg><g></svg>", "<svg>&jane;</svg>", "<svg/><svg/>"] {
        assert!(open("a.svg", broken.as_bytes()).is_err(), "{broken}");
    }
    let laughs = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>";
    assert!(matches!(open("a.svg", laughs.as_bytes()), Err(Error::Malformed { .. })));
    let deep = format!("<svg>{}", "<g>".repeat(100_000));
    assert!(matches!(open("a.svg", deep.as_bytes()), Err(Error::LimitExceeded { .. })));
    assert!(open("a.txt", b"<svg/>").is_err());
}

#[test]
fn words_in_a_picture_of_a_drawing_are_painted_over() {
    let source = format!("data:image/png;base64,{}", base64(&png(200, 120, &[])));
    let bytes = svg(&format!("<text>kept</text><image href=\"{source}\"/>"));
    let mut document = open("a.svg", &bytes).unwrap();
    assert_eq!(document.plates().len(), 1);
    let before = document.pixels(0).unwrap().rgba;
    document.read_page(0, crate::words::sight());
    let edit = Edit { unit: UnitId(1), span: Span::new(6, 14).unwrap(), stand_in: "[PERSON 1]".into() };
    let painted = document.painted(std::slice::from_ref(&edit));
    let written = document.rewrite(&[edit]).unwrap();
    let again = open("a.svg", &written).unwrap();
    assert_eq!(texts(&*again), ["kept"]);
    assert_eq!((again.count_within(&painted).unwrap(), again.pixels(0).unwrap().rgba == before), (0, false));
    assert!(document.count_within(&painted).unwrap() > 0);
}
