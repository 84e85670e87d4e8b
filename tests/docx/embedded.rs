//! Files inside a document: they are cleaned as files of their own.

use scrubjay::format::{Document, Options};
use scrubjay::limits::Limits;
use scrubjay::model::{Place, Visibility};

use crate::fixture::{Fixture, NAMESPACES, inflate, open_bytes, pack, replace, run, texts};
use crate::package::{SECRET, relationship};
use crate::workbook::{entry, workbook};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fn object(program: &str) -> String {
    format!(
        "<w:p><w:r><w:object w:dxaOrig=\"100\" w:dyaOrig=\"100\"><v:shape id=\"_x0000_i1025\"/><o:OLEObject Type=\"Embed\" \
         ProgID=\"{program}\" ShapeID=\"_x0000_i1025\" DrawAspect=\"Content\" ObjectID=\"_1462791423\" r:id=\"rId7\"/>\
         </w:object></w:r></w:p>"
    )
}

fn with_object(bytes: &[u8], content_type: &str) -> Fixture {
    Fixture::new(&object("Excel.Sheet.12")).part("rId7", "package", "embeddings/JaneRoe.xlsx", content_type, bytes)
}

/// A document with so many others inside one another, the text in the innermost.
fn nested(depth: usize) -> Fixture {
    match depth {
        0 => Fixture::paragraph(&run(SECRET)),
        _ => with_object(&nested(depth - 1).bytes(), DOCX),
    }
}

fn dropped(document: &dyn Document) -> Vec<(&'static str, usize)> {
    document.dropped().iter().map(|dropped| (dropped.kind.code(), dropped.count)).collect()
}

#[test]
fn an_embedded_workbook_stays_and_its_cells_are_units() {
    let document = with_object(&workbook("JaneRoe"), XLSX).open().unwrap();
    assert_eq!(texts(&*document), ["Sheet1", "JaneRoe"]);
    let location = document.units()[1].location;
    assert_eq!((location.place, location.number, location.visibility), (Place::Embedded, 1, Visibility::Visible));
    let bytes = replace(&*document, "JaneRoe", "X").unwrap();
    let written = inflate(bytes.clone());
    let markup = "<w:object w:dxaOrig=\"100\" w:dyaOrig=\"100\"><v:shape id=\"_x0000_i1025\"/><o:OLEObject Type=\"Embed\" \
                  ProgID=\"Excel.Sheet.12\" ShapeID=\"_x0000_i1025\" DrawAspect=\"Content\" ObjectID=\"_1\" r:id=\"rId7\"/>";
    assert!(written.contains(markup) && !written.contains("JaneRoe"), "{written}");
    assert!(written.contains("Target=\"embeddings/file1.xlsx\""), "{written}");
    assert!(written.contains(&format!("PartName=\"/word/embeddings/file1.xlsx\" ContentType=\"{XLSX}\"")), "{written}");
    let inner = inflate(entry(&bytes, "word/embeddings/file1.xlsx"));
    assert!(inner.contains(">X</t>") && !inner.contains("JaneRoe"), "{inner}");
    let again = open_bytes(bytes.clone()).unwrap();
    assert_eq!((dropped(&*again), again.rewrite(&[]).unwrap()), (vec![], bytes));
}

#[test]
fn a_workbook_with_macros_keeps_its_ending() {
    let document = with_object(&workbook("x"), "application/vnd.ms-excel.sheet.macroEnabled.12").open().unwrap();
    let written = inflate(document.rewrite(&[]).unwrap());
    assert!(written.contains("file1.xlsm") && written.contains("ms-excel.sheet.macroEnabled.12"), "{written}");
}

#[test]
fn the_workbook_behind_a_chart_changes_with_the_chart() {
    let chart = "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:chart><c:plotArea><c:pieChart>\
         <c:ser><c:cat><c:strRef><c:strCache><c:pt idx=\"0\"><c:v>JaneRoe</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser>\
         </c:pieChart></c:plotArea></c:chart><c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData>\
         </c:chartSpace>";
    let frame = "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData \
         uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart r:id=\"rId5\" \
         xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"/></a:graphicData></a:graphic></wp:inline>\
         </w:drawing></w:r></w:p>";
    let kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    let mut entries = Fixture::new(frame).part("rId5", "chart", "charts/c.xml", kind, chart).entries();
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package";
    let related = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        relationship("rId1", relation, "../embeddings/book.xlsx", "")
    );
    entries.push(("word/charts/_rels/c.xml.rels".to_owned(), related.into_bytes()));
    entries.push(("word/embeddings/book.xlsx".to_owned(), workbook("JaneRoe")));
    let document = open_bytes(pack(&entries)).unwrap();
    assert_eq!(texts(&*document), ["JaneRoe", "Sheet1", "JaneRoe"]);
    let bytes = replace(&*document, "JaneRoe", "X").unwrap();
    let written = inflate(bytes.clone());
    assert!(written.contains("<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData>"), "{written}");
    assert!(inflate(entry(&bytes, "word/embeddings/file1.xlsx")).contains(">X</t>"));
    assert_eq!(dropped(&*open_bytes(bytes).unwrap()), []);
}

#[test]
fn what_cannot_be_opened_is_dropped_and_told() {
    let locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1JaneRoe".to_vec();
    let unknown = [("[Content_Types].xml".to_owned(), b"JaneRoe".to_vec())];
    for bytes in [locked, pack(&unknown), b"PK\x03\x04JaneRoe".to_vec(), b"JaneRoe".to_vec()] {
        let document = with_object(&bytes, XLSX).open().unwrap();
        assert!(dropped(&*document).iter().any(|(kind, _)| *kind == "embedded_object"));
        let written = inflate(document.rewrite(&[]).unwrap());
        assert!(!written.contains("embeddings") && !written.contains("OLEObject"), "{written}");
    }
}

#[test]
fn a_file_that_nothing_shows_is_dropped_and_told() {
    let body = format!("<w:p {NAMESPACES}>{}</w:p>", run("x"));
    let document =
        Fixture::new(&body).part("rId7", "package", "embeddings/a.xlsx", XLSX, workbook(SECRET)).open().unwrap();
    assert_eq!((texts(&*document), dropped(&*document)), (vec!["x".to_owned()], vec![("embedded_object", 1)]));
    assert!(!inflate(document.rewrite(&[]).unwrap()).contains("embeddings"));
}

#[test]
fn files_inside_files_are_opened_to_the_limit() {
    for (depth, is_opened) in [(1, true), (3, true), (4, false)] {
        let document = nested(depth).open().unwrap();
        assert_eq!(texts(&*document), if is_opened { vec![SECRET.to_owned()] } else { vec![] }, "{depth}");
        assert_eq!(dropped(&*document).is_empty(), is_opened, "{depth}");
        let bytes = replace(&*document, SECRET, "X").unwrap();
        let again = open_bytes(bytes.clone()).unwrap();
        assert_eq!((dropped(&*again), again.rewrite(&[]).unwrap()), (vec![], bytes), "{depth}");
    }
}

#[test]
fn all_files_inside_share_one_limit() {
    let long = "a ".repeat(4000);
    let mut fixture = Fixture::new(
        &(0..8).map(|n| object("Excel.Sheet.12").replace("rId7", &format!("rId1{n}"))).collect::<String>(),
    );
    for n in 0..8 {
        fixture = fixture.part(&format!("rId1{n}"), "package", &format!("embeddings/{n}.xlsx"), XLSX, workbook(&long));
    }
    let opened = |unpacked_bytes| {
        let limits = Limits { unpacked_bytes, ..Limits::default() };
        fixture.open_with(&Options { limits, ..Options::default() }).unwrap().units().len() / 2
    };
    assert_eq!(opened(1 << 20), 8);
    let few = opened(60_000);
    assert!((1..8).contains(&few), "{few}");
}
