//! Every place where text can hide: what stands there is a unit, which an edit removes, or it is gone.

use scrubjay::model::{DroppedKind, Visibility};

use crate::fixture::{Fixture, NAMESPACES, cell, inflate, open_bytes, texts};
use crate::package::{is_found, is_gone};

#[test]
fn in_cells() {
    let places = [
        ("inline text", "<row><c t=\"inlineStr\"><is><t>JaneRoe</t></is></c></row>"),
        ("runs", "<row><c t=\"inlineStr\"><is><r><t>Jane</t></r><r><rPr><b/></rPr><t>Roe</t></r></is></c></row>"),
        ("sound", "<row><c t=\"inlineStr\"><is><t>x</t><rPh sb=\"0\" eb=\"1\"><t>JaneRoe</t></rPh></is></c></row>"),
        ("references", "<row><c t=\"inlineStr\"><is><t>J&#x61;neRoe</t></is></c></row>"),
        ("escapes", "<row><c t=\"str\"><v>J_x0061_neRoe</v></c></row>"),
        ("value", "<row><c t=\"str\"><v>JaneRoe</v></c></row>"),
        ("value of a formula", "<row><c t=\"str\"><f>A1</f><v>JaneRoe</v></c></row>"),
        ("value of a formula that takes apart", "<row><c t=\"str\"><f>LEFT(A1,7)</f><v>JaneRoe</v></c></row>"),
        ("number that is none", "<row><c><v>JaneRoe</v></c></row>"),
        ("switch that is none", "<row><c t=\"b\"><v>JaneRoe</v></c></row>"),
        ("error that is none", "<row><c t=\"e\"><v>#JaneRoe!</v></c></row>"),
        ("date that is none", "<row><c t=\"d\"><v>JaneRoe</v></c></row>"),
        ("unknown type", "<row><c t=\"x\"><v>JaneRoe</v></c></row>"),
        ("constant", "<row><c><f>COUNTIF(A:A,\"JaneRoe\")</f></c></row>"),
        ("shared formula", "<row><c><f t=\"shared\" ref=\"A1:A2\" si=\"0\">A1=\"JaneRoe\"</f></c></row>"),
        ("name", "<row><c><f>SUM(JaneRoe)</f></c></row>"),
        ("function", "<row><c><f>JaneRoe(1)</f></c></row>"),
        ("sheet", "<row><c><f>SUM(JaneRoe!A1)</f></c></row>"),
        ("quoted sheet", "<row><c><f>SUM('JaneRoe x'!A1)</f></c></row>"),
        ("sheets", "<row><c><f>SUM(One:JaneRoe!A1)</f></c></row>"),
        ("column of a table", "<row><c><f>SUM(T[[#All],[JaneRoe]])</f></c></row>"),
        ("stray text", "<row>JaneRoe</row>"),
        ("text in a cell", "<row><c>JaneRoe</c></row>"),
    ];
    for (place, rows) in places {
        is_found(&*Fixture::rows(rows).open().unwrap(), place);
    }
    let shared = Fixture::rows("<row><c t=\"s\"><v>0</v></c></row>").texts(&["<t>JaneRoe</t>"]);
    is_found(&*shared.open().unwrap(), "shared text");
}

#[test]
fn in_how_texts_of_cells_look() {
    for run in ["<rFont val=\"JaneRoe\"/>", "<color rgb=\"JaneRoe\"/>", "<sz val=\"JaneRoe\"/>", "<b val=\"JaneRoe\"/>"]
    {
        let text = format!("<r><rPr>{run}</rPr><t>x</t></r>");
        let cell = "<row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>";
        is_found(&*Fixture::rows(cell).texts(&[&text]).open().unwrap(), run);
        let inline = format!("<row><c t=\"inlineStr\"><is>{text}</is></c></row>");
        is_found(&*Fixture::rows(&inline).open().unwrap(), run);
    }
    for markup in ["<t>x</t><phoneticPr fontId=\"0\" type=\"JaneRoe\"/>", "<rPh sb=\"JaneRoe\" eb=\"1\"><t>x</t></rPh>"]
    {
        let cell = Fixture::rows("<row><c t=\"s\"><v>0</v></c></row>");
        is_found(&*cell.texts(&[markup]).open().unwrap(), markup);
    }
}

#[test]
fn on_sheets() {
    let places = [
        (
            "page header",
            "<headerFooter><oddHeader>&amp;L&amp;\"Arial,Bold\"&amp;12JaneRoe&amp;RPage &amp;P</oddHeader></headerFooter>",
        ),
        (
            "font of a page header",
            "<headerFooter><oddHeader>&amp;L&amp;\"JaneRoe,Bold\"Page &amp;P</oddHeader></headerFooter>",
        ),
        (
            "function of one's own",
            "<conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\" priority=\"1\"><formula>_xlfn.JaneRoe(A1)</formula></cfRule></conditionalFormatting>",
        ),
        ("page footer", "<headerFooter><firstFooter>JaneRoe</firstFooter></headerFooter>"),
        (
            "filter",
            "<autoFilter ref=\"A1:A9\"><filterColumn colId=\"0\"><filters><filter val=\"JaneRoe\"/></filters></filterColumn></autoFilter>",
        ),
        (
            "own filter",
            "<autoFilter ref=\"A1:A9\"><filterColumn colId=\"0\"><customFilters><customFilter val=\"*JaneRoe*\"/></customFilters></filterColumn></autoFilter>",
        ),
        (
            "list of a validation",
            "<dataValidations><dataValidation type=\"list\" sqref=\"A1\"><formula1>\"x,JaneRoe\"</formula1></dataValidation></dataValidations>",
        ),
        (
            "messages of a validation",
            "<dataValidations><dataValidation sqref=\"A1\" prompt=\"JaneRoe\" promptTitle=\"JaneRoe\" error=\"JaneRoe\" errorTitle=\"JaneRoe\"/></dataValidations>",
        ),
        (
            "conditional format",
            "<conditionalFormatting sqref=\"A1\"><cfRule type=\"containsText\" text=\"JaneRoe\" priority=\"1\"><formula>SEARCH(\"JaneRoe\",A1)</formula></cfRule></conditionalFormatting>",
        ),
        (
            "link",
            "<hyperlinks><hyperlink ref=\"A1\" display=\"JaneRoe\" tooltip=\"JaneRoe\" location=\"JaneRoe!A1\"/></hyperlinks>",
        ),
        ("place of a link", "<hyperlinks><hyperlink ref=\"A1\" location=\"to JaneRoe\"/></hyperlinks>"),
        ("reference that is none", "<mergeCells><mergeCell ref=\"JaneRoe\"/></mergeCells>"),
        ("switch that is none", "<sheetViews><sheetView workbookViewId=\"0\" view=\"JaneRoe\"/></sheetViews>"),
    ];
    for (place, markup) in places {
        is_found(&*Fixture::new(&format!("<sheetData/>{markup}")).open().unwrap(), place);
    }
    let link = Fixture::new("<sheetData/><hyperlinks><hyperlink ref=\"A1\" r:id=\"rId9\"/></hyperlinks>");
    let link = link.outside("rId9", "hyperlink", "mailto:JaneRoe@example.com");
    is_found(&*link.open().unwrap(), "target of a link");
}

#[test]
fn in_extensions_of_sheets() {
    let ext = |uri: &str, markup: &str| {
        let names = "xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" \
            xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"";
        Fixture::new(&format!("<sheetData/><extLst><ext uri=\"{uri}\" {names}>{markup}</ext></extLst>")).open().unwrap()
    };
    let (rules, lists) = ("{78C0D931-6437-407d-A8EE-F0AAD7539E65}", "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}");
    let lines = "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}";
    let rule = |inside: &str| {
        format!(
            "<x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type=\"expression\" priority=\"1\" \
             id=\"{{00000000-0000-0000-0000-000000000001}}\">{inside}</x14:cfRule><xm:sqref>A1:A9</xm:sqref>\
             </x14:conditionalFormatting></x14:conditionalFormattings>"
        )
    };
    let list = |attribute: &str, formula: &str| {
        format!(
            "<x14:dataValidations count=\"1\"><x14:dataValidation type=\"list\"{attribute}><x14:formula1><xm:f>{formula}</xm:f>\
             </x14:formula1><xm:sqref>A1</xm:sqref></x14:dataValidation></x14:dataValidations>"
        )
    };
    let line = |formula: &str, place: &str| {
        format!(
            "<x14:sparklineGroups><x14:sparklineGroup displayEmptyCellsAs=\"gap\"><x14:colorSeries rgb=\"FF376092\"/>\
             <x14:sparklines><x14:sparkline><xm:f>{formula}</xm:f><xm:sqref>{place}</xm:sqref></x14:sparkline>\
             </x14:sparklines></x14:sparklineGroup></x14:sparklineGroups>"
        )
    };
    for (place, uri, markup) in [
        ("rule", rules, rule("<xm:f>A1=\"JaneRoe\"</xm:f>")),
        ("list on a sheet", lists, list("", "JaneRoe!$A$1:$A$2")),
        ("list of values", lists, list("", "\"x,JaneRoe\"")),
        ("message", lists, list(" prompt=\"JaneRoe\"", "1")),
        ("sparkline", lines, line("JaneRoe!A1:B1", "C1")),
        ("place that is none", lines, line("One!A1:B1", "JaneRoe")),
    ] {
        let document = ext(uri, &markup);
        is_found(&*document, place);
        assert!(inflate(document.rewrite(&[]).unwrap()).contains(&markup), "{place}");
    }
    for markup in [rule("<xm:f>One!A1&gt;2</xm:f>"), list("", "One!A1"), line("One!A1:B1", "C1")] {
        let uri = if markup.contains("cfRule") { rules } else { lines };
        let document = ext(uri, &markup);
        assert_eq!(texts(&*document), ["One"], "{markup}");
        let written = document.rewrite(&[]).unwrap();
        assert!(inflate(written.clone()).contains(&markup), "{markup}");
        let again = open_bytes(written.clone()).unwrap();
        assert_eq!(again.dropped(), []);
        assert!(again.rewrite(&[]).unwrap() == written);
    }
    is_gone(&*ext("{00000000-0000-0000-0000-000000000000}", &list("", "JaneRoe!A1")), "unknown extension");
    let outside = ext(rules, &rule("<xm:f>[1]JaneRoe!A1</xm:f>"));
    is_gone(&*outside, "rule on another file");
    assert!(inflate(outside.rewrite(&[]).unwrap()).contains("<xm:f>FALSE</xm:f>"));
    let outside = ext(lines, &line("[1]JaneRoe!A1:B1", "C1"));
    is_gone(&*outside, "sparkline on another file");
}

#[test]
fn in_the_workbook() {
    is_found(&*Fixture::rows("").sheet_tag("name=\"JaneRoe\"").open().unwrap(), "name of a sheet");
    let names =
        "<definedNames><definedName name=\"JaneRoe\" comment=\"JaneRoe\">\"JaneRoe\"</definedName></definedNames>";
    is_found(&*Fixture::rows("").after_sheets(names).open().unwrap(), "defined name");
    let styles = format!(
        "<styleSheet {NAMESPACES}><numFmts><numFmt numFmtId=\"165\" formatCode=\"&quot;JaneRoe &quot;0\"/></numFmts>\
         <fonts><font><name val=\"JaneRoe\"/></font></fonts><cellStyles><cellStyle name=\"JaneRoe\" xfId=\"0\"/></cellStyles>\
         <tableStyles defaultTableStyle=\"JaneRoe\"/></styleSheet>"
    );
    is_found(&*Fixture::rows("").part("styles", "styles.xml", ".styles", &styles).open().unwrap(), "styles");
    let table = format!(
        "<table {NAMESPACES} id=\"1\" name=\"JaneRoe\" displayName=\"JaneRoe\" ref=\"A1:A2\"><tableColumns>\
         <tableColumn id=\"1\" name=\"JaneRoe\" totalsRowLabel=\"JaneRoe\"><calculatedColumnFormula>\"JaneRoe\"\
         </calculatedColumnFormula></tableColumn></tableColumns><tableStyleInfo name=\"JaneRoe\"/></table>"
    );
    let fixture = Fixture::new("<sheetData/><tableParts><tablePart r:id=\"rId1\"/></tableParts>");
    is_found(&*fixture.sheet_part("rId1", "table", "tables/table1.xml", ".table", &table).open().unwrap(), "table");
}

#[test]
fn in_what_is_dropped_from_sheets() {
    let places = [
        ("comment of the markup", "<sheetData/><!-- JaneRoe -->"),
        ("unknown attribute", "<sheetData><row r=\"1\" x14ac:dyDescent=\"JaneRoe\" JaneRoe=\"1\"/></sheetData>"),
        (
            "attribute of a cell",
            "<sheetData><row spans=\"JaneRoe\"><c r=\"JaneRoe\" s=\"JaneRoe\" cm=\"1\" a:name=\"JaneRoe\"/></row></sheetData>",
        ),
        (
            "password",
            "<sheetData/><sheetProtection sheet=\"1\" password=\"JaneRoe\" hashValue=\"JaneRoe\" saltValue=\"JaneRoe\"/>",
        ),
        (
            "range that somebody may edit",
            "<sheetData/><protectedRanges><protectedRange name=\"JaneRoe\" sqref=\"A1\"/></protectedRanges>",
        ),
        (
            "scenario",
            "<sheetData/><scenarios><scenario name=\"JaneRoe\" user=\"JaneRoe\"><inputCells r=\"A1\" val=\"JaneRoe\"/></scenario></scenarios>",
        ),
        ("view of a person", "<sheetData/><customSheetViews><customSheetView guid=\"JaneRoe\"/></customSheetViews>"),
        (
            "smart tag",
            "<sheetData/><smartTags><cellSmartTags r=\"A1\"><cellSmartTag type=\"0\"><cellSmartTagPr key=\"k\" val=\"JaneRoe\"/></cellSmartTag></cellSmartTags></smartTags>",
        ),
        ("extension", "<sheetData/><extLst><ext uri=\"JaneRoe\"><x15:a>JaneRoe</x15:a></ext></extLst>"),
        ("name for macros", "<sheetPr codeName=\"JaneRoe\"/><sheetData/>"),
        (
            "control",
            "<sheetData/><mc:AlternateContent><mc:Choice Requires=\"x15\"><controls><control name=\"JaneRoe\"/></controls></mc:Choice></mc:AlternateContent>",
        ),
        ("object", "<sheetData/><oleObjects><oleObject progId=\"JaneRoe\" r:id=\"rId9\"/></oleObjects>"),
        ("property", "<sheetData/><customProperties><customPr name=\"JaneRoe\" r:id=\"rId9\"/></customProperties>"),
        (
            "other file",
            "<sheetData><row><c><f>[1]JaneRoe!A1</f><v>1</v></c><c><f>'C:\\[JaneRoe.xlsx]x'!A1</f></c></row></sheetData>",
        ),
        (
            "rule on another file",
            "<sheetData/><conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\" priority=\"1\"><formula>[1]JaneRoe!A1</formula></cfRule></conditionalFormatting>",
        ),
    ];
    for (place, markup) in places {
        is_gone(&*Fixture::new(markup).open().unwrap(), place);
    }
    let orphan = Fixture::rows("<row><c t=\"s\"><v>1</v></c></row>").texts(&["<t>JaneRoe</t>", "<t>a</t>"]);
    is_gone(&*orphan.open().unwrap(), "text that no cell shows");
}

#[test]
fn in_what_is_dropped_from_the_workbook() {
    let places = [
        ("who has it open", "<fileSharing userName=\"JaneRoe\"/>"),
        (
            "password",
            "<workbookProtection workbookPassword=\"JaneRoe\" revisionsHashValue=\"JaneRoe\" lockStructure=\"1\"/>",
        ),
        ("view of a person", "<customWorkbookViews><customWorkbookView name=\"JaneRoe\"/></customWorkbookViews>"),
        (
            "path",
            "<mc:AlternateContent><mc:Choice Requires=\"x15\"><x15ac:absPath xmlns:x15ac=\"urn:x\" url=\"C:\\JaneRoe\"/></mc:Choice></mc:AlternateContent>",
        ),
        ("other workbook", "<externalReferences><externalReference r:id=\"JaneRoe\"/></externalReferences>"),
        (
            "name of another workbook",
            "<definedNames><definedName name=\"JaneRoe\">[1]One!$A$1</definedName></definedNames>",
        ),
        (
            "name of a view",
            "<definedNames><definedName name=\"Z_1_.wvu.Rows\">JaneRoe!$1:$2</definedName></definedNames>",
        ),
        ("pivot cache", "<pivotCaches><pivotCache cacheId=\"1\" r:id=\"JaneRoe\"/></pivotCaches>"),
    ];
    for (place, markup) in places {
        is_gone(&*Fixture::rows("").after_sheets(markup).open().unwrap(), place);
    }
}

#[test]
fn in_dropped_parts() {
    let parts = [
        ("connections", "connections.xml", ".connections"),
        ("calcChain", "calcChain.xml", ".calcChain"),
        ("externalLink", "externalLinks/externalLink1.xml", ".externalLink"),
        ("pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", ".pivotCacheDefinition"),
        ("sheetMetadata", "metadata.xml", ".sheetMetadata"),
        (
            "http://schemas.microsoft.com/office/2017/10/relationships/person",
            "persons/person.xml",
            "application/vnd.ms-excel.person+xml",
        ),
        (
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
            "vbaProject.bin",
            "application/vnd.ms-office.vbaProject",
        ),
        (
            "http://schemas.microsoft.com/office/2007/relationships/slicerCache",
            "slicerCaches/slicerCache1.xml",
            "application/vnd.ms-excel.slicerCache+xml",
        ),
        ("revisionHeaders", "revisions/revisionHeaders.xml", ".revisionHeaders"),
        ("usernames", "revisions/userNames.xml", ".userNames"),
    ];
    for (relation, name, content_type) in parts {
        let text = format!("<x {NAMESPACES}>JaneRoe</x>");
        is_gone(&*Fixture::rows("").part(relation, name, content_type, &text).open().unwrap(), relation);
    }
    let parts = [
        ("comments", "comments1.xml", ".comments"),
        ("vmlDrawing", "drawings/vmlDrawing1.vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"),
        ("pivotTable", "pivotTables/pivotTable1.xml", ".pivotTable"),
        ("printerSettings", "printerSettings/printerSettings1.bin", ".printerSettings"),
        ("oleObject", "embeddings/oleObject1.bin", "application/vnd.openxmlformats-officedocument.oleObject"),
        ("customProperty", "customProperty1.bin", ".customProperty"),
        (
            "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
            "threadedComments/threadedComment1.xml",
            "application/vnd.ms-excel.threadedcomments+xml",
        ),
        (
            "http://schemas.microsoft.com/office/2007/relationships/slicer",
            "slicers/slicer1.xml",
            "application/vnd.ms-excel.slicer+xml",
        ),
    ];
    for (relation, name, content_type) in parts {
        let markup = "<sheetData/><pageSetup r:id=\"rId9\"/><drawing r:id=\"rId9\"/><legacyDrawing r:id=\"rId9\"/>";
        let document = Fixture::new(markup).sheet_part("rId9", relation, name, content_type, "<x>JaneRoe</x>").open();
        let document = document.unwrap();
        is_gone(&*document, relation);
        assert!(!inflate(document.rewrite(&[]).unwrap()).contains("rId9"), "{relation}");
    }
    let notes = format!(
        "<comments {NAMESPACES}><commentList><comment ref=\"A1\"/><comment ref=\"A2\"/></commentList></comments>"
    );
    let fixture = Fixture::rows("").sheet_part("rId9", "comments", "comments1.xml", ".comments", &notes);
    let document = fixture.open_without_comments().unwrap();
    let dropped = document.dropped();
    assert!(dropped.iter().any(|dropped| (dropped.kind, dropped.count) == (DroppedKind::Comment, 2)), "{dropped:?}");
}

#[test]
fn in_properties() {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties";
    let content_type = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    for (program, kept) in [
        ("Microsoft Excel", "<Application>Microsoft Excel</Application>"),
        ("Microsoft Macintosh Excel", "<Application>Microsoft Excel</Application>"),
        ("LibreOffice/24.2.7.2$Linux_X86_64", "<Application>Microsoft Excel</Application>"),
        ("JaneRoe Excel", ""),
        ("Microsoft Macintosh JaneRoe", ""),
    ] {
        let text = format!(
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
            <Application>{program}</Application><Company>JaneRoe</Company><TitlesOfParts>JaneRoe</TitlesOfParts>\
            <AppVersion>16.0300</AppVersion></Properties>"
        );
        let document = Fixture::rows("").root_part(kind, "docProps/app.xml", content_type, &text).open().unwrap();
        is_gone(&*document, program);
        let written = inflate(document.rewrite(&[]).unwrap());
        assert!(written.contains(&format!(">{kept}<AppVersion>16.0300</AppVersion>")), "{written}");
    }
}

#[test]
fn unknown_parts_are_refused_by_name() {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.poem+xml";
    let refused = Fixture::rows("").part("poem", "poems/poem1.xml", ".poem", "<x/>").open();
    assert!(refused.err().unwrap().to_string().contains(kind));
}

#[test]
fn what_is_hidden_is_told_so() {
    let rows = format!(
        "<row r=\"1\">{}{}</row><row r=\"2\" hidden=\"1\">{}</row>",
        cell("A1", "a"),
        cell("B1", "b"),
        cell("A2", "c")
    );
    let markup = format!("<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>{rows}</sheetData>");
    let fixture = Fixture::new(&markup).sheet("Two", "<sheetData/>");
    let hidden = |fixture: &Fixture, text: &str| {
        let document = fixture.open().unwrap();
        let unit = document.units().iter().find(|unit| unit.text.expose() == text).unwrap().clone();
        unit.location.visibility == Visibility::Hidden
    };
    assert_eq!(["a", "b", "c"].map(|text| hidden(&fixture, text)), [false, true, true]);
    let fixture = fixture.sheet_tag("name=\"One\" state=\"veryHidden\"");
    assert!(hidden(&fixture, "a"));
}

#[test]
fn in_drawings() {
    let drawing = |objects: &str| {
        let text = format!(
            "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><xdr:oneCellAnchor>\
             <xdr:from><xdr:col>1</xdr:col></xdr:from>{objects}<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"
        );
        let kind = "application/vnd.openxmlformats-officedocument.drawing+xml";
        let fixture = Fixture::new("<sheetData/><drawing r:id=\"rId1\"/>");
        fixture.sheet_part("rId1", "drawing", "drawings/drawing1.xml", kind, &text).open().unwrap()
    };
    let named = "<xdr:nvSpPr><xdr:cNvPr id=\"1\" name=\"JaneRoe\" descr=\"JaneRoe\"/></xdr:nvSpPr>";
    let text = "<xdr:txBody><a:p><a:r><a:t>Jane</a:t></a:r><a:r><a:t>Roe</a:t></a:r></a:p></xdr:txBody>";
    is_found(&*drawing(&format!("<xdr:sp>{named}{text}</xdr:sp>")), "shape");
    is_gone(&*drawing("<xdr:sp macro=\"JaneRoe\" textlink=\"JaneRoe!A1\"/>"), "what a shape is linked to");
    let chart = drawing(
        "<xdr:graphicFrame><a:graphic><a:graphicData uri=\"JaneRoe\">JaneRoe</a:graphicData></a:graphic></xdr:graphicFrame>",
    );
    is_gone(&*chart, "chart");
    assert!(!inflate(chart.rewrite(&[]).unwrap()).contains("oneCellAnchor"));
    let picture = drawing("<xdr:pic><xdr:blipFill><a:blip r:embed=\"JaneRoe\"/></xdr:blipFill></xdr:pic>");
    is_gone(&*picture, "picture");
    let written = inflate(picture.rewrite(&[]).unwrap());
    assert!(written.contains("Target=\"../media/grey.png\"") && written.contains("oneCellAnchor"), "{written}");
}
