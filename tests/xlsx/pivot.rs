//! Pivot tables stay in step with the cells that they were made from.

use scrubjay::format::Document;
use scrubjay::model::DroppedKind;

use crate::fixture::{Fixture, NAMESPACES, cell, inflate, open_bytes, replace, texts};
use crate::package::{SECRET, is_found, is_gone};

/// What a fixture is about: each is put where its name says.
struct Parts<'a> {
    source: &'a str,
    fields: &'a str,
    records: &'a str,
    table: &'a str,
}

const FIELDS: &str = "<cacheField name=\"Client\"><sharedItems count=\"2\"><s v=\"Jane Roe\"/><s v=\"JANE ROE\" u=\"1\"/></sharedItems></cacheField>\
    <cacheField name=\"Number\"><sharedItems containsSemiMixedTypes=\"0\" containsString=\"0\" containsNumber=\"1\" \
    containsInteger=\"1\" minValue=\"7\" maxValue=\"212090917\"/></cacheField>\
    <cacheField name=\"Born\"><sharedItems containsSemiMixedTypes=\"0\" containsNonDate=\"0\" containsDate=\"1\" \
    containsString=\"0\" minDate=\"1980-03-05T00:00:00\" maxDate=\"1980-03-05T00:00:00\" count=\"1\">\
    <d v=\"1980-03-05T00:00:00\"/></sharedItems></cacheField>\
    <cacheField name=\"Twice\" formula=\"Number*2+'Born'\" databaseField=\"0\"/>";
const RECORDS: &str = "<r><x v=\"0\"/><n v=\"212090917\"/><x v=\"0\"/></r><r><x v=\"0\"/><n v=\"7\"/><x v=\"0\"/></r>";
const SOURCE: &str = "<worksheetSource ref=\"A1:C3\" sheet=\"One\"/>";

impl Default for Parts<'_> {
    fn default() -> Self {
        Self { source: SOURCE, fields: FIELDS, records: RECORDS, table: "" }
    }
}

impl Parts<'_> {
    fn fixture(&self) -> Fixture {
        let (cell_1, cell_2) = (cell("A1", "Client"), cell("B1", "Number"));
        let rows = format!(
            "<row r=\"1\">{cell_1}{cell_2}{}</row><row r=\"2\">{}<c r=\"B2\"><v>212090917</v></c><c r=\"C2\" s=\"1\"><v>29285</v></c></row>\
             <row r=\"3\">{}<c r=\"B3\"><v>7</v></c><c r=\"C3\" s=\"1\"><v>29285</v></c></row>",
            cell("C1", "Born"),
            cell("A2", "Jane Roe"),
            cell("A3", "Jane Roe")
        );
        let styles = format!(
            "<styleSheet {NAMESPACES}><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
        );
        let cache = format!(
            "<pivotCacheDefinition {NAMESPACES} r:id=\"rId1\" refreshedBy=\"JaneRoe\" refreshedDate=\"1\" recordCount=\"2\">\
             <cacheSource type=\"worksheet\">{}</cacheSource><cacheFields count=\"4\">{}</cacheFields></pivotCacheDefinition>",
            self.source, self.fields
        );
        let records = format!("<pivotCacheRecords {NAMESPACES} count=\"2\">{}</pivotCacheRecords>", self.records);
        let table = format!(
            "<pivotTableDefinition {NAMESPACES} name=\"PivotTable1\" cacheId=\"1\" dataCaption=\"Values\">\
             <location ref=\"E1:F3\" firstHeaderRow=\"1\" firstDataRow=\"1\" firstDataCol=\"1\"/><pivotFields count=\"4\">\
             <pivotField axis=\"axisRow\"><items count=\"2\"><item x=\"0\" n=\"Jane Roe\"/><item t=\"default\"/></items></pivotField>\
             <pivotField dataField=\"1\"/><pivotField/><pivotField/></pivotFields><dataFields count=\"1\">\
             <dataField name=\"Sum of Number\" fld=\"1\"/></dataFields>{}</pivotTableDefinition>",
            self.table
        );
        let cache_name = "pivotCache/pivotCacheDefinition1.xml";
        let fixture = Fixture::rows(&rows).part("styles", "styles.xml", ".styles", &styles);
        let fixture = fixture.part("pivotCacheDefinition", cache_name, ".pivotCacheDefinition", &cache);
        let records_name = "pivotCache/pivotCacheRecords1.xml";
        let fixture =
            fixture.part_of(cache_name, "rId1", "pivotCacheRecords", records_name, ".pivotCacheRecords", &records);
        let table_name = "pivotTables/pivotTable1.xml";
        let fixture = fixture.sheet_part("rId1", "pivotTable", table_name, ".pivotTable", &table);
        fixture
            .link_of(table_name, "rId1", "pivotCacheDefinition", cache_name)
            .after_sheets("<pivotCaches><pivotCache cacheId=\"1\" r:id=\"rId51\"/></pivotCaches>")
    }
}

/// A workbook with a pivot table of its cells.
pub fn workbook() -> Fixture {
    Parts::default().fixture()
}

fn edited(document: &dyn Document, text: &str, stand_in: &str) -> String {
    let written = replace(document, text, stand_in).unwrap();
    let again = open_bytes(written.clone()).unwrap();
    assert_eq!(again.dropped(), []);
    assert_eq!(again.rewrite(&[]).unwrap(), written);
    inflate(written)
}

#[test]
fn a_pivot_table_that_nobody_edits_stays_as_it_is() {
    let document = Parts::default().fixture().open().unwrap();
    is_gone(&*document, "who refreshed it");
    assert!(!document.dropped().iter().any(|dropped| dropped.kind == DroppedKind::Pivot));
    let written = inflate(document.rewrite(&[]).unwrap());
    for expected in
        [FIELDS, RECORDS, SOURCE, "<pivotCache cacheId=\"1\" r:id=\"rId51\"/>", "<item x=\"0\" n=\"Jane Roe\"/>"]
    {
        assert!(written.contains(expected), "{expected}: {written}");
    }
}

#[test]
fn the_texts_of_a_cache_are_those_of_the_cells() {
    let document = Parts::default().fixture().open().unwrap();
    for text in ["Jane Roe", "212090917", "1980-03-05", "Client"] {
        assert_eq!(texts(&*document).iter().filter(|found| *found == text).count(), 1, "{text}");
    }
    let written = edited(&*document, "Jane Roe", "[PERSON 1]");
    for expected in ["<s v=\"[PERSON 1]\"/>", "<item x=\"0\" n=\"[PERSON 1]\"/>", ">[PERSON 1]</t>"] {
        assert!(written.contains(expected), "{expected}: {written}");
    }
}

#[test]
fn items_that_become_equal_are_told_apart() {
    let document = Parts::default().fixture().open().unwrap();
    let mut edits = Vec::new();
    for (index, unit) in document.units().iter().enumerate() {
        let text = unit.text.expose();
        if text.to_lowercase() == "jane roe" {
            let span = scrubjay::model::Span::of(text, 0, text.len()).unwrap();
            let unit = scrubjay::model::UnitId(u32::try_from(index).unwrap());
            edits.push(scrubjay::model::Edit { unit, span, stand_in: "[PERSON 1]".to_owned() });
        }
    }
    let written = inflate(document.rewrite(&edits).unwrap());
    assert!(written.contains("<s v=\"[PERSON 1]\"/><s v=\"[PERSON 1]_2\" u=\"1\"/>"), "{written}");
}

#[test]
fn a_number_that_goes_is_a_text_in_the_records_too() {
    let document = Parts::default().fixture().open().unwrap();
    let written = edited(&*document, "212090917", "[SSN 1]");
    for expected in [
        "<r><x v=\"0\"/><s v=\"[SSN 1]\"/><x v=\"0\"/></r><r><x v=\"0\"/><n v=\"7\"/>",
        "<sharedItems containsMixedTypes=\"1\" containsNumber=\"1\" containsInteger=\"1\" minValue=\"7\" maxValue=\"7\"/>",
        "<c t=\"str\" r=\"B2\"><v>[SSN 1]</v></c>",
    ] {
        assert!(written.contains(expected), "{expected}: {written}");
    }
    assert!(!written.contains("212090917"), "{written}");
    let written = edited(&*document, "212090917", "210000000");
    for expected in [
        "<n v=\"210000000\"/>",
        "<sharedItems containsSemiMixedTypes=\"0\" containsString=\"0\" containsNumber=\"1\" containsInteger=\"1\" minValue=\"7\" maxValue=\"210000000\"/>",
    ] {
        assert!(written.contains(expected), "{expected}: {written}");
    }
}

#[test]
fn a_date_that_goes_is_a_text() {
    let document = Parts::default().fixture().open().unwrap();
    let written = edited(&*document, "1980-03-05", "[DATE 1]");
    assert!(written.contains("<sharedItems count=\"1\"><s v=\"[DATE 1]\"/></sharedItems>"), "{written}");
    let written = edited(&*document, "1980-03-05", "1980-03-06");
    let expected = "minDate=\"1980-03-06T00:00:00\" maxDate=\"1980-03-06T00:00:00\"><d v=\"1980-03-06T00:00:00\"/>";
    assert!(written.contains(expected), "{written}");
}

#[test]
fn a_field_is_called_like_the_heading_of_its_cells() {
    let document = Parts::default().fixture().open().unwrap();
    let written = edited(&*document, "Number", "Jane's");
    for expected in [
        "<cacheField name=\"Jane&apos;s\">",
        "formula=\"&apos;Jane&apos;&apos;s&apos;*2+'Born'\"",
        "<dataField name=\"Sum of Jane&apos;s\"",
        ">Jane's</t>",
    ] {
        assert!(written.contains(expected), "{expected}: {written}");
    }
}

#[test]
fn a_cache_follows_the_name_of_its_sheet() {
    let document = Parts::default().fixture().sheet_tag("name=\"one\"").open().unwrap();
    let written = edited(&*document, "one", "Jane-1");
    assert!(written.contains("<worksheetSource ref=\"A1:C3\" sheet=\"Jane-1\"/>"), "{written}");
}

#[test]
fn what_stands_anywhere_in_a_pivot_table_is_found() {
    let field =
        |field: &str| FIELDS.replace("<cacheField name=\"Twice\"", &format!("{field}<cacheField name=\"Twice\""));
    let fields = [
        ("name", "<cacheField name=\"JaneRoe\"/>"),
        ("caption", "<cacheField name=\"a\" caption=\"JaneRoe\"/>"),
        ("formula", "<cacheField name=\"a\" databaseField=\"0\" formula=\"JaneRoe+1\"/>"),
        ("item", "<cacheField name=\"a\"><sharedItems><s v=\"J&#x61;neRoe\"/></sharedItems></cacheField>"),
        ("number that is none", "<cacheField name=\"a\"><sharedItems><n v=\"JaneRoe\"/></sharedItems></cacheField>"),
        ("error that is none", "<cacheField name=\"a\"><sharedItems><e v=\"JaneRoe\"/></sharedItems></cacheField>"),
        ("date that is none", "<cacheField name=\"a\"><sharedItems><d v=\"JaneRoe\"/></sharedItems></cacheField>"),
        ("attribute of an item", "<cacheField name=\"a\"><sharedItems><m c=\"JaneRoe\"/></sharedItems></cacheField>"),
        ("bound", "<cacheField name=\"a\"><sharedItems minValue=\"JaneRoe\"/></cacheField>"),
        ("switch", "<cacheField name=\"a\"><sharedItems containsBlank=\"JaneRoe\"/></cacheField>"),
        (
            "group",
            "<cacheField name=\"a\"><fieldGroup base=\"0\"><rangePr startNum=\"JaneRoe\"/><groupItems><s v=\"JaneRoe\"/></groupItems></fieldGroup></cacheField>",
        ),
    ];
    for (place, markup) in fields {
        let fields = field(markup);
        is_found(&*Parts { fields: &fields, ..Parts::default() }.fixture().open().unwrap(), place);
    }
    for record in [
        "<r><s v=\"JaneRoe\"/></r>",
        "<r><n v=\"JaneRoe\"/></r>",
        "<r><x v=\"JaneRoe\"/></r>",
        "<r><x/><x/><x/><x/><s v=\"JaneRoe\"/></r>",
    ] {
        is_found(&*Parts { records: record, ..Parts::default() }.fixture().open().unwrap(), record);
    }
    let tables = [
        "<filters><filter fld=\"0\" type=\"captionEqual\" id=\"1\" name=\"JaneRoe\" stringValue1=\"JaneRoe\"><autoFilter ref=\"A1\"><filterColumn colId=\"0\"><customFilters><customFilter val=\"JaneRoe\"/></customFilters></filterColumn></autoFilter></filter></filters>",
        "<pivotTableStyleInfo name=\"JaneRoe\"/>",
        "<pageFields><pageField fld=\"0\" cap=\"JaneRoe\"/></pageFields>",
    ];
    for table in tables {
        is_found(&*Parts { table, ..Parts::default() }.fixture().open().unwrap(), table);
    }
    let source = "<worksheetSource name=\"JaneRoe\"/>";
    is_found(&*Parts { source, ..Parts::default() }.fixture().open().unwrap(), source);
}

#[test]
fn odd_caches_and_records_open() {
    let odd = [
        ("<s v=\"a\"/><sharedItems/><groupItems/>", "<s v=\"a\"/><r/><r><r><n/></r></r>"),
        (
            "<cacheField/><cacheField name=\"\"><sharedItems><n v=\"\"/><d v=\"1\"/><s/></sharedItems></cacheField>",
            "<r><n v=\"1E+400\"/></r>",
        ),
        (
            "<cacheField name=\"a\"><cacheField name=\"b\"><sharedItems><n v=\"12345\"><x/></n></sharedItems></cacheField></cacheField>",
            "<r><d v=\"9999-99-99T99:99:99\"/><n v=\"12345\"/></r>",
        ),
        ("<cacheField name=\"a\" formula=\"'\"/><cacheField name=\"b\" formula=\"a['x'\"/>", ""),
    ];
    for (fields, records) in odd {
        let document = Parts { fields, records, ..Parts::default() }.fixture().open().unwrap();
        let written = edited(&*document, "12345", "[NUMBER 1]");
        assert!(!written.contains("\"12345\""), "{fields}: {written}");
    }
}

#[test]
fn records_that_no_cache_leads_to_are_written_too() {
    let records = format!("<pivotCacheRecords {NAMESPACES}><r><s v=\"JaneRoe\"/></r></pivotCacheRecords>");
    let name = "pivotCache/pivotCacheRecords1.xml";
    let document = Fixture::rows("").part("pivotCacheRecords", name, ".pivotCacheRecords", &records).open().unwrap();
    is_found(&*document, "records");
    assert!(inflate(document.rewrite(&[]).unwrap()).contains("== xl/pivotCache/pivotCacheRecords1.xml"));
}

#[test]
fn caches_of_anything_but_cells_go_with_their_tables() {
    for source in [
        "<worksheetSource ref=\"A1:C3\" sheet=\"JaneRoe\" r:id=\"rId2\"/>",
        "<consolidation><rangeSets><rangeSet sheet=\"JaneRoe\"/></rangeSets></consolidation>",
    ] {
        let document = Parts { source, ..Parts::default() }.fixture().open().unwrap();
        is_gone(&*document, source);
        let dropped = document.dropped();
        assert!(dropped.iter().any(|dropped| (dropped.kind, dropped.count) == (DroppedKind::Pivot, 1)), "{dropped:?}");
        let written = inflate(document.rewrite(&[]).unwrap());
        assert!(!written.to_lowercase().contains("pivot") && !written.contains(SECRET), "{written}");
    }
}
