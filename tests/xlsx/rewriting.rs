//! What is not touched stays as it was; what is edited stays a workbook that calculates.

use scrubjay::format::Document;

use crate::fixture::{Fixture, NAMESPACES, cell, inflate, open_bytes, replace, texts};

fn label(document: &dyn Document, text: &str) -> Vec<String> {
    let units = document.units().iter().filter(|unit| unit.text.expose() == text);
    units.map(|unit| unit.label.as_ref().map(|label| label.expose().clone()).unwrap_or_default()).collect()
}

#[test]
fn a_workbook_without_edits_keeps_its_markup_byte_for_byte() {
    let rows = "<row r=\"1\" spans=\"1:2\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"0\"><f>SUM(A2:A3)</f><v>1.5</v></c></row>";
    let document = Fixture::rows(rows).texts(&["<t xml:space=\"preserve\"> a </t>"]).open().unwrap();
    let written = document.rewrite(&[]).unwrap();
    assert!(inflate(written.clone()).contains(rows));
    let again = open_bytes(written.clone()).unwrap();
    assert_eq!(texts(&*again), texts(&*document));
    assert_eq!(again.dropped(), []);
    assert_eq!(again.rewrite(&[]).unwrap(), written);
}

#[test]
fn equal_texts_of_one_column_are_one_unit() {
    let rows = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row><c t=\"s\"><v>2</v></c><c t=\"s\"><v>2</v></c></row>\
        <row><c t=\"s\"><v>2</v></c><c t=\"s\"><v>2</v></c></row>";
    let document = Fixture::rows(rows).texts(&["<t>Name</t>", "<t>City</t>", "<t>Jackson</t>"]).open().unwrap();
    assert_eq!(label(&*document, "Jackson"), ["Name", "City"]);
    let unit = document.units().iter().position(|unit| unit.text.expose() == "Jackson").unwrap();
    let span = scrubjay::model::Span::of("Jackson", 0, 7).unwrap();
    let unit = scrubjay::model::UnitId(u32::try_from(unit).unwrap());
    let edit = scrubjay::model::Edit { unit, span, stand_in: "[PERSON 1]".to_owned() };
    let written = inflate(document.rewrite(&[edit]).unwrap());
    assert!(written.contains("<si><t xml:space=\"preserve\">[PERSON 1]</t></si><si><t>Jackson</t></si>"), "{written}");
    assert!(written.contains("<v>2</v></c><c t=\"s\"><v>3</v>"), "{written}");
}

#[test]
fn a_form_names_its_values_on_the_left() {
    let rows = format!("<row r=\"1\">{}{}</row>", cell("A1", "Born:"), cell("B1", "then"));
    assert_eq!(label(&*Fixture::rows(&rows).open().unwrap(), "then"), ["Born"]);
}

#[test]
fn a_number_becomes_text_only_where_it_has_to() {
    let rows = "<row><c r=\"A1\" s=\"0\"><v>212090917</v></c><c r=\"B1\"><f>A1*1</f><v>212090917</v></c></row>";
    let document = Fixture::rows(rows).open().unwrap();
    let written = inflate(replace(&*document, "212090917", "[SSN 1]").unwrap());
    assert!(written.contains("<c t=\"str\" r=\"A1\" s=\"0\"><v>[SSN 1]</v></c>"), "{written}");
    assert!(written.contains("<c t=\"str\" r=\"B1\"><f>A1*1</f><v>[SSN 1]</v></c>"), "{written}");
    let written = inflate(replace(&*document, "212090917", "210000000").unwrap());
    assert!(written.contains("<c r=\"A1\" s=\"0\"><v>210000000</v></c>"), "{written}");
}

#[test]
fn dates_are_read_as_dates() {
    let styles =
        format!("<styleSheet {NAMESPACES}><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
    let fixture =
        Fixture::rows("<row><c s=\"1\"><v>29285</v></c></row>").part("styles", "styles.xml", ".styles", &styles);
    let document = fixture.open().unwrap();
    assert!(texts(&*document).contains(&"1980-03-05".to_owned()), "{:?}", texts(&*document));
    let written = inflate(replace(&*document, "1980-03-05", "1980-03-06").unwrap());
    assert!(written.contains("<c s=\"1\"><v>29286</v></c>"), "{written}");
    let written = inflate(replace(&*document, "1980-03-05", "[DATE 1]").unwrap());
    assert!(written.contains("<c t=\"str\" s=\"1\"><v>[DATE 1]</v></c>"), "{written}");
}

#[test]
fn names_change_wherever_they_are_used() {
    let rows = "<row><c><f>SUM('Jane Roe'!A1,'jane roe'!A2,Roes,One!B1)</f></c></row>";
    let fixture = Fixture::new(&format!(
        "<sheetData>{rows}</sheetData><hyperlinks><hyperlink ref=\"A1\" location=\"'Jane Roe'!A1\"/></hyperlinks>"
    ));
    let names = "<definedNames><definedName name=\"Roes\">'Jane Roe'!$A$1</definedName></definedNames>";
    let fixture = fixture.sheet("Jane Roe", "<sheetData/>").after_sheets(names);
    let document = fixture.open().unwrap();
    assert_eq!(texts(&*document).iter().filter(|text| *text == "Jane Roe").count(), 1);
    let written = inflate(replace(&*document, "Jane Roe", "PERSON_1").unwrap());
    for expected in [
        "<sheet name=\"PERSON_1\"",
        "<f>SUM(PERSON_1!A1,PERSON_1!A2,Roes,One!B1)</f>",
        ">PERSON_1!$A$1</definedName>",
        "location=\"PERSON_1!A1\"",
    ] {
        assert!(written.contains(expected), "{expected}: {written}");
    }
    let written = inflate(replace(&*document, "Roe", "B-2").unwrap());
    assert!(written.contains("<f>SUM(&apos;Jane B-2&apos;!A1,"), "{written}");
}

/// A name that has to be the same wherever it is written, in the form that each place asks for.
#[test]
fn a_renamed_sheet_is_named_alike_in_charts_links_and_lists() {
    let drawing = "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" \
        xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><xdr:absoluteAnchor><xdr:sp><xdr:nvSpPr>\
        <xdr:cNvPr id=\"1\" name=\"Shape 1\"><a:hlinkClick r:id=\"rId2\"/></xdr:cNvPr></xdr:nvSpPr></xdr:sp><xdr:graphicFrame>\
        <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
        <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rId1\"/></a:graphicData></a:graphic>\
        </xdr:graphicFrame></xdr:absoluteAnchor></xdr:wsDr>";
    let chart = "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
        <c:f>'Jane Roe'!$A$1:$A$2</c:f><c:f>('Jane Roe'!$A$1,'jane roe'!$B$1)</c:f><c:f>Rates</c:f></c:chartSpace>";
    let sheet = "<sheetData/><dataValidations><dataValidation type=\"list\" sqref=\"A1\"><formula1>'Jane Roe'!$A$1:$A$2</formula1>\
        </dataValidation></dataValidations><hyperlinks><hyperlink ref=\"A1\" r:id=\"rId8\"/></hyperlinks><drawing r:id=\"rId9\"/>";
    let kind = "application/vnd.openxmlformats-officedocument.drawing+xml";
    let chart_kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    let fixture = Fixture::new(sheet)
        .sheet("Jane Roe", "<sheetData/>")
        .after_sheets("<definedNames><definedName name=\"Rates\">'Jane Roe'!$A$1</definedName></definedNames>")
        .outside("rId8", "hyperlink", "#'Jane%20Roe'!A1")
        .sheet_part("rId9", "drawing", "drawings/drawing1.xml", kind, drawing)
        .part_of("drawings/drawing1.xml", "rId1", "chart", "charts/chart1.xml", chart_kind, chart)
        .link_within("drawings/drawing1.xml", "rId2", "hyperlink", "#'Jane%20Roe'!B2");
    let document = fixture.open().unwrap();
    assert_eq!(texts(&*document).iter().filter(|text| text.contains("Roe")).count(), 1, "{:?}", texts(&*document));
    let written = replace(&*document, "Jane Roe", "O'Neil & Co").unwrap();
    let all = inflate(written.clone());
    for expected in [
        "<sheet name=\"O&apos;Neil &amp; Co\"",
        "<c:f>&apos;O&apos;&apos;Neil &amp; Co&apos;!$A$1:$A$2</c:f>",
        "<c:f>(&apos;O&apos;&apos;Neil &amp; Co&apos;!$A$1,&apos;O&apos;&apos;Neil &amp; Co&apos;!$B$1)</c:f>",
        "<formula1>&apos;O&apos;&apos;Neil &amp; Co&apos;!$A$1:$A$2</formula1>",
        "Target=\"#&apos;O%27%27Neil%20%26%20Co&apos;!A1\"",
        "Target=\"#&apos;O%27%27Neil%20%26%20Co&apos;!B2\"",
        ">&apos;O&apos;&apos;Neil &amp; Co&apos;!$A$1</definedName>",
    ] {
        assert!(all.contains(expected), "{expected}: {all}");
    }
    let again = open_bytes(written.clone()).unwrap();
    assert!(again.units().iter().filter(|unit| unit.text.expose().contains("Neil")).count() == 1);
    assert!(again.rewrite(&[]).unwrap() == written);
    let all = inflate(replace(&*document, "Jane Roe", "PERSON_1").unwrap());
    for expected in ["<c:f>PERSON_1!$A$1:$A$2</c:f>", "Target=\"#PERSON_1!A1\"", "<formula1>PERSON_1!$A$1:$A$2<"] {
        assert!(all.contains(expected), "{expected}: {all}");
    }
    let all = inflate(replace(&*document, "Rates", "TERM_1").unwrap());
    assert!(all.contains("<c:f>TERM_1</c:f>") && all.contains("<definedName name=\"TERM_1\""), "{all}");
}

#[test]
fn a_sheet_keeps_a_name_that_may_be() {
    let name = "Jane and her many many siblings";
    let fixture = Fixture::rows("")
        .sheet_tag(&format!("name=\"{name}\""))
        .sheet(&name.replace("Jane", "JANE").replace("any s", "any k"), "");
    let written = inflate(replace(&*fixture.open().unwrap(), "Jane", "ORGANISATION_1").unwrap());
    let found = written.split("<sheet name=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(found.starts_with("ORGANISATION_1") && found.len() <= 31, "{found}");
}

#[test]
fn a_column_of_a_table_is_called_like_the_cell_above_it() {
    let table = format!(
        "<table {NAMESPACES} id=\"1\" name=\"T\" displayName=\"T\" ref=\"A1:B2\"><tableColumns count=\"2\">\
         <tableColumn id=\"1\" name=\"Jane &amp; Roe\"/><tableColumn id=\"2\" name=\"a_x000a_b\"/></tableColumns></table>"
    );
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
        <row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"C2\"><f>COUNTA(T[Jane &amp; Roe])+T[[#Totals],[a\nb]]</f></c></row>";
    let fixture =
        Fixture::new(&format!("<sheetData>{rows}</sheetData><tableParts><tablePart r:id=\"rId1\"/></tableParts>"))
            .texts(&["<t>Jane &amp; Roe</t>", "<t>a\nb</t>", "<t>x</t>"])
            .sheet_part("rId1", "table", "tables/table1.xml", ".table", &table);
    let document = fixture.open().unwrap();
    assert_eq!(texts(&*document).iter().filter(|text| text.contains("Roe")).count(), 1);
    assert_eq!(texts(&*document).iter().filter(|text| *text == "a\nb").count(), 1);
    assert_eq!(label(&*document, "x"), ["Jane & Roe"]);
    let written = inflate(replace(&*document, "Jane", "A#1").unwrap());
    for expected in [">A#1 &amp; Roe</t>", "name=\"A#1 &amp; Roe\"", "T[A&apos;#1 &amp; Roe]"] {
        assert!(written.contains(expected), "{expected}: {written}");
    }
}

#[test]
fn constants_keep_their_quotes() {
    let rows = "<row><c><f>IF(A1=\"Jane \"\"J\"\" Roe\",4155550123,\"\")</f></c></row>";
    let document = Fixture::rows(rows).open().unwrap();
    assert!(texts(&*document).contains(&"Jane \"J\" Roe".to_owned()));
    let written = inflate(replace(&*document, "\"J\" Roe", "\"X\"").unwrap());
    assert!(written.contains("A1=\"Jane &quot;&quot;X&quot;&quot;\""), "{written}");
    let written = inflate(replace(&*document, "4155550123", "[PHONE 1]").unwrap());
    assert!(written.contains(",&quot;[PHONE 1]&quot;,\"\")"), "{written}");
}

#[test]
fn values_made_of_pieces_go_with_the_first_edit() {
    let rows = format!(
        "<row>{}<c t=\"str\"><f>LEFT(A1,4)</f><v>Jane</v></c><c t=\"str\"><f>A1&amp;\"\"</f><v>Jane Roe</v></c></row>",
        cell("A1", "Jane Roe")
    );
    let document = Fixture::rows(&rows).open().unwrap();
    assert!(inflate(document.rewrite(&[]).unwrap()).contains("<v>Jane</v>"));
    let written = inflate(replace(&*document, "Jane Roe", "X").unwrap());
    assert!(written.contains("<f>LEFT(A1,4)</f></c>") && written.contains("<v>X</v>"), "{written}");
}

#[test]
fn a_formula_on_another_file_leaves_its_value() {
    let rows = "<row><c r=\"A1\"><f>[1]One!A1</f><v>7</v></c><c r=\"B1\"><f t=\"shared\" si=\"3\" ref=\"B1:B2\">[1]One!B1</f><v>8</v></c></row>\
        <row><c r=\"B2\"><f t=\"shared\" si=\"3\"/><v>9</v></c></row>";
    let written = inflate(Fixture::rows(rows).open().unwrap().rewrite(&[]).unwrap());
    assert!(
        written.contains("<c r=\"A1\"><v>7</v></c><c r=\"B1\"><v>8</v></c>")
            && written.contains("<c r=\"B2\"><v>9</v></c>"),
        "{written}"
    );
}

#[test]
fn a_workbook_is_calculated_anew() {
    let written = |markup: &str| inflate(Fixture::rows("").after_sheets(markup).open().unwrap().rewrite(&[]).unwrap());
    for markup in
        ["<calcPr calcId=\"1\"/>", "<calcPr calcId=\"1\" fullCalcOnLoad=\"0\"/>", "<calcPr fullCalcOnLoad=\"1\"/>"]
    {
        assert!(written(markup).contains("<calcPr fullCalcOnLoad=\"1\"/>"), "{markup}");
    }
}

#[test]
fn workbooks_with_macros_are_written_without() {
    for main_type in [
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "application/vnd.ms-excel.template.macroEnabled.main+xml",
    ] {
        let written = Fixture::rows("").main_type(main_type).open().unwrap().rewrite(&[]).unwrap();
        assert!(inflate(written).contains(main_type));
    }
}
