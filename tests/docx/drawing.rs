//! Pictures, charts and diagrams.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::fixture::{Fixture, inflate, open_bytes, replace, texts};

const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/// A frame of a page that holds something of this address.
fn frame(address: &str, inside: &str) -> String {
    format!(
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/><a:graphic><a:graphicData \
         uri=\"http://schemas.openxmlformats.org/drawingml/2006/{address}\">{inside}</a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r></w:p>"
    )
}

fn picture(id: &str, frame_of_it: &str) -> String {
    let fill = format!("<pic:blipFill><a:blip r:embed=\"{id}\"/>{frame_of_it}<a:stretch/></pic:blipFill>");
    frame("picture", &format!("<pic:pic>{fill}</pic:pic>"))
}

/// A picture that holds a text beside its one pixel.
fn png() -> Vec<u8> {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let len = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&len[..], kind, data, b"sum!"].concat()
    };
    let header = chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 16, 6, 0, 0, 0]);
    let text = chunk(b"tEXt", b"Author\0JaneRoe");
    let mut writer = ZlibEncoder::new(Vec::new(), Compression::none());
    writer.write_all(b"\0pixels..").unwrap();
    let pixels = chunk(b"IDAT", &writer.finish().unwrap());
    [b"\x89PNG\r\n\x1a\n".to_vec(), header, text, pixels, chunk(b"IEND", b"")].concat()
}

fn kinds(fixture: &Fixture) -> Vec<(&'static str, usize)> {
    fixture.open().unwrap().dropped().iter().map(|dropped| (dropped.kind.code(), dropped.count)).collect()
}

#[test]
fn a_picture_stays_without_what_it_tells_beside_its_pixels() {
    let fixture = Fixture::new(&picture("rId7", "")).part("rId7", "image", "media/JaneRoe.png", "image/png", png());
    assert_eq!(kinds(&fixture), [("picture_data", 1)]);
    let bytes = fixture.open().unwrap().rewrite(&[]).unwrap();
    let written = inflate(bytes.clone());
    assert!(written.contains("pixels") && !written.contains("JaneRoe"), "{written}");
    assert!(written.contains("Target=\"media/image1.png\""), "{written}");
    let again = open_bytes(bytes.clone()).unwrap();
    assert_eq!((again.dropped().len(), again.rewrite(&[]).unwrap()), (0, bytes));
}

#[test]
fn of_a_cropped_picture_that_cannot_be_cut_nothing_stays() {
    for (crop, is_cropped) in
        [("<a:srcRect l=\"2000\"/>", true), ("<a:srcRect/>", false), ("<a:srcRect t=\"0\"/>", false)]
    {
        let gif = b"GIF89a\x01\0\x01\0\x80\0\0pixels\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;".to_vec();
        let fixture = Fixture::new(&picture("rId7", crop)).part("rId7", "image", "media/a.gif", "image/gif", gif);
        let bytes = fixture.open().unwrap().rewrite(&[]).unwrap();
        let written = inflate(bytes.clone());
        assert_eq!(written.contains("pixels"), !is_cropped, "{crop}");
        assert_eq!(kinds(&fixture).contains(&("picture", 1)), is_cropped, "{crop}");
        let again = open_bytes(bytes.clone()).unwrap();
        assert_eq!((again.dropped().len(), again.rewrite(&[]).unwrap()), (0, bytes));
    }
}

#[test]
fn the_text_of_a_chart_is_found_and_its_workbook_goes() {
    let chart = "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><c:chart><c:title><c:tx><c:rich>\
         <a:p><a:r><a:t>JaneRoe A</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:pieChart><c:ser><c:cat>\
         <c:strRef><c:f>JaneRoe!$A$1</c:f><c:strCache><c:pt idx=\"0\"><c:v>JaneRoe B</c:v></c:pt></c:strCache></c:strRef>\
         </c:cat><c:val><c:numRef><c:f>Sheet1!$A$1</c:f><c:numCache><c:formatCode>General</c:formatCode>\
         <c:pt idx=\"0\"><c:v>12.5</c:v></c:pt><c:pt idx=\"1\"><c:v>5550100199</c:v></c:pt></c:numCache></c:numRef></c:val>\
         </c:ser></c:pieChart></c:plotArea></c:chart><c:externalData r:id=\"rId1\"/></c:chartSpace>";
    let inside = "<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rId5\"/>";
    let fixture = Fixture::new(&frame("chart", inside)).part("rId5", "chart", "charts/JaneRoe.xml", CHART, chart);
    let document = fixture.open().unwrap();
    assert_eq!(texts(&*document), ["JaneRoe A", "JaneRoe!$A$1", "JaneRoe B", "Sheet1!$A$1", "5550100199"]);
    let written = inflate(replace(&*document, "JaneRoe", "X").unwrap());
    assert!(!written.contains("JaneRoe") && !written.contains("externalData"), "{written}");
    assert!(written.contains("== word/charts/chart1.xml") && written.contains(">X B<"), "{written}");
}

#[test]
fn the_text_of_a_diagram_is_found_in_its_model_and_in_its_drawing() {
    const MAIN: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
    let typed = |end: &str| format!("application/vnd.openxmlformats-officedocument.drawingml.{end}+xml");
    let dgm = "xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\"";
    let dsp = "xmlns:dsp=\"http://schemas.microsoft.com/office/drawing/2008/diagram\"";
    let text = "<a:p><a:r><a:t>JaneRoe</a:t></a:r></a:p>";
    let data = format!(
        "<dgm:dataModel {dgm} {MAIN}><dgm:ptLst><dgm:pt modelId=\"{{0285616D-891A-4093-8805-082B39C1DAE4}}\"><dgm:t>{text}\
         </dgm:t></dgm:pt></dgm:ptLst><dgm:extLst><a:ext uri=\"http://schemas.microsoft.com/office/drawing/2008/diagram\">\
         <dsp:dataModelExt {dsp} relId=\"rId9\" minVer=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\"/></a:ext>\
         <a:ext uri=\"JaneRoe\"><JaneRoe/></a:ext></dgm:extLst></dgm:dataModel>"
    );
    let drawing = format!(
        "<dsp:drawing {dsp} {MAIN}><dsp:spTree><dsp:sp><dsp:txBody>{text}</dsp:txBody></dsp:sp></dsp:spTree></dsp:drawing>"
    );
    let layout = format!("<dgm:layoutDef {dgm} uniqueId=\"urn:microsoft.com/office/officeart/2005/8/layout/cycle2\"/>");
    let inside = format!("<dgm:relIds {dgm} r:dm=\"rId5\" r:lo=\"rId6\" r:qs=\"rId7\" r:cs=\"rId8\"/>");
    let drawing_relation = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing";
    let document = Fixture::new(&frame("diagram", &inside))
        .part("rId5", "diagramData", "diagrams/data9.xml", &typed("diagramData"), data)
        .part("rId6", "diagramLayout", "diagrams/layout9.xml", &typed("diagramLayout"), layout)
        .part("rId7", "diagramQuickStyle", "diagrams/q.xml", &typed("diagramStyle"), format!("<dgm:styleDef {dgm}/>"))
        .part("rId8", "diagramColors", "diagrams/c.xml", &typed("diagramColors"), format!("<dgm:colorsDef {dgm}/>"))
        .part(
            "rId9",
            drawing_relation,
            "diagrams/d.xml",
            "application/vnd.ms-office.drawingml.diagramDrawing+xml",
            drawing,
        )
        .open()
        .unwrap();
    assert_eq!(texts(&*document), ["JaneRoe", "JaneRoe"]);
    let written = inflate(replace(&*document, "JaneRoe", "X").unwrap());
    assert!(!written.contains("JaneRoe") && written.contains("relId=\"rId9\""), "{written}");
    assert!(written.contains("== word/diagrams/drawing1.xml"), "{written}");
}

#[test]
fn the_text_that_a_picture_draws_is_found_and_blotted_out() {
    let record = |function: u16, data: &[u8]| {
        let words = u32::try_from(3 + data.len() / 2).unwrap();
        [&words.to_le_bytes()[..], &function.to_le_bytes(), data].concat()
    };
    let header = b"\x01\0\x09\0\0\x03\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
    let text = record(0x0521, b"\x08\0JaneRoe.\x01\0\x02\0");
    let drawn = [header, record(0x0626, b"JaneRoe."), text, record(0, b"")].concat();
    let fixture = Fixture::new(&picture("rId7", "")).part("rId7", "image", "media/a.wmf", "image/x-wmf", drawn);
    let document = fixture.open().unwrap();
    assert_eq!(texts(&*document), ["JaneRoe."]);
    let written = inflate(replace(&*document, "JaneRoe", "[PERSON 1]").unwrap());
    assert!(!written.contains("JaneRoe") && written.contains("*******."), "{written}");
}
