//! Sheets that are none of cells: charts stay, dialogs and old macros go with all that names them.

use scrubjay::model::DroppedKind;

use crate::fixture::{Fixture, NAMESPACES, inflate, open_bytes, replace, texts};
use crate::package::{is_found, is_gone};

const DRAWING: &str = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const MACROS: &str = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet";
const MACRO: &str = "application/vnd.ms-excel.macrosheet+xml";

/// A workbook with a sheet of the name that shows nothing but a chart.
pub fn chart_sheet(name: &str, title: &str) -> Fixture {
    let sheet = format!(
        "<chartsheet {NAMESPACES}><sheetViews><sheetView workbookViewId=\"0\"/></sheetViews>\
         <headerFooter><oddHeader>{title}</oddHeader></headerFooter><drawing r:id=\"rId1\"/></chartsheet>"
    );
    let drawing = "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" \
        xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><xdr:absoluteAnchor><xdr:pos x=\"0\" y=\"0\"/>\
        <xdr:ext cx=\"9\" cy=\"9\"/><xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"2\" name=\"Chart 1\"/>\
        <xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm>\
        <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
        <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"rId1\"/></a:graphicData>\
        </a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>";
    let chart = format!(
        "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:chart><c:title><c:tx><c:rich><a:bodyPr/>\
         <a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:barDir val=\"col\"/>\
         <c:ser><c:idx val=\"0\"/><c:order val=\"0\"/><c:val><c:numRef><c:f>One!$A$1:$A$2</c:f></c:numRef></c:val></c:ser>\
         <c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>\
         <c:catAx><c:axId val=\"1\"/><c:crossAx val=\"2\"/></c:catAx><c:valAx><c:axId val=\"2\"/><c:crossAx val=\"1\"/></c:valAx>\
         </c:plotArea></c:chart></c:chartSpace>"
    );
    Fixture::rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
        .other_sheet(&format!("name=\"{name}\""), "chartsheet", "chartsheets/sheet1.xml", ".chartsheet", &sheet)
        .part_of("chartsheets/sheet1.xml", "rId1", "drawing", "drawings/drawing1.xml", DRAWING, drawing)
        .part_of("drawings/drawing1.xml", "rId1", "chart", "charts/chart1.xml", CHART, &chart)
}

#[test]
fn a_sheet_of_a_chart_stays_with_its_texts() {
    is_found(&*chart_sheet("JaneRoe", "x").open().unwrap(), "name of the sheet");
    let document = chart_sheet("Sales", "JaneRoe").open().unwrap();
    is_found(&*document, "title and page header");
    assert_eq!(texts(&*document).iter().filter(|text| *text == "JaneRoe").count(), 2);
    let written = document.rewrite(&[]).unwrap();
    let again = open_bytes(written.clone()).unwrap();
    assert_eq!(again.dropped(), []);
    assert_eq!(again.rewrite(&[]).unwrap(), written);
    let all = inflate(written);
    for expected in ["xl/chartsheets/sheet1.xml", "<drawing r:id=\"rId1\"/></chartsheet>", "xl/charts/chart1.xml"] {
        assert!(all.contains(expected), "{expected}: {all}");
    }
}

#[test]
fn sheets_of_macros_and_dialogs_go_with_all_that_names_them() {
    let macros =
        format!("<xm:macrosheet {NAMESPACES} xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"/>");
    let names = "<bookViews><workbookView firstSheet=\"1\" activeTab=\"2\"/></bookViews><definedNames>\
        <definedName name=\"JaneRoe\">'JaneRoe X'!$A$1</definedName>\
        <definedName name=\"Kept\" localSheetId=\"0\">One!$A$1</definedName>\
        <definedName name=\"_xlnm.Print_Area\" localSheetId=\"1\">'JaneRoe X'!$A$1</definedName></definedNames>";
    let rows =
        "<row r=\"1\"><c r=\"A1\"><f>'janeroe x'!A1+1</f><v>7</v></c><c r=\"B1\"><f>One!A1</f><v>7</v></c></row>";
    let markup = "<conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\" priority=\"1\"><formula>'JaneRoe X'!A1</formula>\
        </cfRule></conditionalFormatting>";
    let fixture = Fixture::new(&format!("<sheetData>{rows}</sheetData>{markup}")).after_sheets(names);
    let fixture = fixture.other_sheet("name=\"JaneRoe X\"", MACROS, "macrosheets/sheet1.xml", MACRO, &macros);
    let dialog = format!("<dialogsheet {NAMESPACES}>JaneRoe</dialogsheet>");
    let fixture =
        fixture.other_sheet("name=\"JaneRoe\"", "dialogsheet", "dialogsheets/sheet1.xml", ".dialogsheet", &dialog);
    let document = fixture.open().unwrap();
    is_gone(&*document, "sheets that go");
    let dropped = document.dropped();
    for kind in [DroppedKind::Macro, DroppedKind::EmbeddedObject] {
        assert!(dropped.iter().any(|dropped| (dropped.kind, dropped.count) == (kind, 1)), "{dropped:?}");
    }
    let written = inflate(document.rewrite(&[]).unwrap());
    for expected in [
        "<workbookView activeTab=\"0\"/>",
        "<definedNames><definedName name=\"Kept\" localSheetId=\"0\">One!$A$1</definedName></definedNames>",
        "<c r=\"A1\"><v>7</v></c><c r=\"B1\"><f>One!A1</f>",
        "<formula>FALSE</formula>",
    ] {
        assert!(written.replace(" />", "/>").contains(expected), "{expected}: {written}");
    }
}

#[test]
fn the_sheets_behind_one_that_goes_are_counted_anew() {
    let names = "<bookViews><workbookView activeTab=\"2\"/></bookViews><definedNames>\
        <definedName name=\"A\" localSheetId=\"2\">1</definedName></definedNames>";
    let fixture = Fixture::rows("").after_sheets(names);
    let fixture = fixture.other_sheet("name=\"M\"", MACROS, "macrosheets/sheet1.xml", MACRO, "<x/>");
    let chart = format!("<chartsheet {NAMESPACES}/>");
    let fixture = fixture.other_sheet("name=\"C\"", "chartsheet", "chartsheets/sheet1.xml", ".chartsheet", &chart);
    let written = inflate(fixture.open().unwrap().rewrite(&[]).unwrap());
    assert!(written.contains("activeTab=\"1\"") && written.contains("name=\"A\" localSheetId=\"1\""), "{written}");
}

#[test]
fn a_workbook_of_macros_only_is_refused() {
    let fixture = Fixture::rows("").sheet_tag("name=\"One\" state=\"hidden\"");
    let fixture = fixture.other_sheet("name=\"M\"", MACROS, "macrosheets/sheet1.xml", MACRO, "<x/>");
    assert_eq!(fixture.open().err().unwrap().code(), "UnknownPart");
}

#[test]
fn texts_of_a_chart_sheet_are_edited() {
    let written = inflate(replace(&*chart_sheet("Jane Roe", "x").open().unwrap(), "Jane Roe", "PERSON_1").unwrap());
    assert!(written.contains("<sheet name=\"PERSON_1\""), "{written}");
}
