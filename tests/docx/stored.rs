//! What is stored beside the text: data from which content controls are filled, and building blocks.

use scrubjay::model::{Place, Visibility};

use crate::fixture::{Fixture, NAMESPACES, inflate, open_bytes, pack, replace, texts};
use crate::package::relationship;

const ID: &str = "{0285616D-891A-4093-8805-082B39C1DAE4}";
const ITEM: &str = "<n:order xmlns:n=\"http://example.com/JaneRoe\"><!-- JaneRoe --><n:by_JaneRoe of=\"JaneRoe\">JaneRoe &amp; \
                    co</n:by_JaneRoe></n:order>";
const PATH: &str = "/ns0:order[1]/ns0:by_JaneRoe[1]";

/// A document of one control that a path leads from, with a store.
fn document(path: &str, id: &str, item: &str) -> Vec<u8> {
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let body = format!(
        "<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings=\"xmlns:ns0='http://example.com/JaneRoe'\" w:xpath=\"{path}\" \
         w:storeItemID=\"{id}\"/><w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>JaneRoe &amp; co</w:t></w:r></w:p>\
         </w:sdtContent></w:sdt>"
    );
    let props = format!(
        "<ds:datastoreItem ds:itemID=\"{ID}\" xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">\
         <ds:schemaRefs><ds:schemaRef ds:uri=\"http://example.com/JaneRoe\"/></ds:schemaRefs></ds:datastoreItem>"
    );
    let related = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        relationship("rId1", &format!("{OFFICE}/customXmlProps"), "JaneRoe.xml", "")
    );
    let mut entries = Fixture::new(&body).part("rId7", "customXml", "data/item.xml", "application/xml", item).entries();
    entries.push(("word/data/_rels/item.xml.rels".to_owned(), related.into_bytes()));
    entries.push(("word/data/JaneRoe.xml".to_owned(), props.into_bytes()));
    let kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
    let types = String::from_utf8(entries[0].1.clone()).unwrap();
    let named = format!("<Override PartName=\"/word/data/JaneRoe.xml\" ContentType=\"{kind}\"/></Types>");
    entries[0].1 = types.replace("</Types>", &named).into_bytes();
    pack(&entries)
}

#[test]
fn a_bound_store_changes_with_its_control_and_its_path() {
    let document = open_bytes(document(PATH, ID, ITEM)).unwrap();
    let found = texts(&*document);
    assert!(found.iter().filter(|text| *text == "JaneRoe & co").count() == 2, "{found:?}");
    assert!(
        ["http://example.com/JaneRoe", "by_JaneRoe", "order", "of", "JaneRoe"]
            .iter()
            .all(|text| { found.iter().filter(|found| found == text).count() == 1 }),
        "{found:?}"
    );
    let bytes = replace(&*document, "JaneRoe", "X").unwrap();
    let written = inflate(bytes.clone());
    for kept in [
        "<w:dataBinding w:prefixMappings=\"xmlns:ns0='http://example.com/X'\" w:xpath=\"/ns0:order[1]/ns0:by_X[1]\"",
        "<n:order xmlns:n=\"http://example.com/X\"><n:by_X of=\"X\">X &amp; co</n:by_X></n:order>",
        "== customXml/itemProps1.xml",
        "Target=\"../customXml/item1.xml\"",
        ID,
    ] {
        assert!(written.contains(kept), "{kept}: {written}");
    }
    assert!(!written.contains("JaneRoe"), "{written}");
    let again = open_bytes(bytes.clone()).unwrap();
    assert_eq!((again.dropped(), again.rewrite(&[]).unwrap()), (vec![], bytes));
}

#[test]
fn a_name_stays_one_when_its_stand_in_begins_with_a_number() {
    let item = "<order><JaneRoe>x</JaneRoe></order>";
    let bytes = replace(&*open_bytes(document("/order/JaneRoe", ID, item)).unwrap(), "JaneRoe", "5550100").unwrap();
    let written = inflate(bytes.clone());
    assert!(written.contains("<order><_5550100>x</_5550100></order>"), "{written}");
    assert!(written.contains("w:xpath=\"/order/_5550100\""), "{written}");
    assert!(open_bytes(bytes).is_ok());
}

#[test]
fn what_is_not_plain_data_or_not_bound_goes_with_its_binding() {
    let long = "JaneRoe".repeat(40);
    let coded =
        format!("<n:order xmlns:n=\"http://example.com/JaneRoe\"><n:by_JaneRoe>{long}</n:by_JaneRoe></n:order>");
    let markup = ITEM.replace("JaneRoe &amp; co", "&lt;b&gt;JaneRoe&lt;/b&gt;");
    let prefix = ITEM.replace("n:", "JaneRoe:");
    let blanks = ITEM.replace(" of=", " xml:space=");
    let address = ITEM.replace("com/JaneRoe", "com/J&#97;neRoe");
    let parted = ITEM.replace("JaneRoe &amp; co", "Jane<n:x/>Roe");
    let beside = ITEM.replace("<n:by_JaneRoe ", "Jane<n:by_JaneRoe ");
    let other = "{6668398D-A668-4E3E-A5EB-62B293D839F1}";
    let cases = [
        ("//*[text()='JaneRoe']", ID, ITEM),
        (PATH, other, ITEM),
        (PATH, ID, &coded),
        (PATH, ID, &markup),
        (PATH, ID, &prefix),
        (PATH, ID, &blanks),
        (PATH, ID, &address),
        (PATH, ID, &parted),
        (PATH, ID, &beside),
        (PATH, ID, "<broken"),
    ];
    for (path, id, item) in cases {
        let document = open_bytes(document(path, id, item)).unwrap();
        assert_eq!(texts(&*document), ["JaneRoe & co"], "{path} {id} {item}");
        assert!(document.dropped().iter().any(|dropped| dropped.kind.code() == "custom_data" && dropped.count == 2));
        let bytes = replace(&*document, "JaneRoe", "X").unwrap();
        let written = inflate(bytes.clone());
        assert!(!["JaneRoe", "dataBinding", "customXml/"].iter().any(|gone| written.contains(gone)), "{written}");
        assert_eq!(open_bytes(bytes).unwrap().dropped(), []);
    }
}

#[test]
fn the_name_of_a_namespace_is_read_without_its_escapes() {
    let item = ITEM.replace("com/JaneRoe", "com/J%61n%65Roe%20x");
    let document = open_bytes(document(PATH, ID, &item)).unwrap();
    assert!(texts(&*document).iter().any(|text| text == "http://example.com/JaneRoe x"));
    let written = inflate(replace(&*document, "JaneRoe", "X Y").unwrap());
    assert!(written.contains("<n:order xmlns:n=\"http://example.com/X%20Y%20x\">"), "{written}");
}

#[test]
fn building_blocks_are_a_second_document() {
    let word = |root: &str, inside: &str| format!("<w:{root} {NAMESPACES}>{inside}</w:{root}>");
    let block = "<w:docParts><w:docPart><w:docPartPr><w:name w:val=\"JaneRoe block\"/><w:category><w:name \
                 w:val=\"JaneRoe\"/><w:gallery w:val=\"placeholder\"/></w:category><w:description w:val=\"by JaneRoe\"/>\
                 <w:guid w:val=\"{0285616D-891A-4093-8805-082B39C1DAE4}\"/></w:docPartPr><w:docPartBody><w:p><w:r>\
                 <w:t>Dear JaneRoe</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts>";
    let body = "<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val=\"JaneRoe block\"/></w:placeholder></w:sdtPr>\
                <w:sdtContent><w:p/></w:sdtContent></w:sdt>";
    let style = |id: &str| word("styles", &format!("<w:style w:styleId=\"{id}\"><w:name w:val=\"{id}\"/></w:style>"));
    let fixture = Fixture::new(body)
        .part("rId1", "glossaryDocument", "glossary/d.xml", ".document.glossary", word("glossaryDocument", block))
        .part("rId2", "styles", "styles.xml", ".styles", style("One"));
    let mut entries = fixture.entries();
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";
    let related = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
        relationship("rId1", relation, "s.xml", "")
    );
    entries.push(("word/glossary/_rels/d.xml.rels".to_owned(), related.into_bytes()));
    entries.push(("word/glossary/s.xml".to_owned(), style("JaneRoe").into_bytes()));
    let types = String::from_utf8(entries[0].1.clone()).unwrap();
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
    let named = format!("<Override PartName=\"/word/glossary/s.xml\" ContentType=\"{kind}\"/></Types>");
    entries[0].1 = types.replace("</Types>", &named).into_bytes();
    let document = open_bytes(pack(&entries)).unwrap();
    let told = document.units().iter().find(|unit| unit.text.expose() == "Dear JaneRoe").unwrap().location;
    assert_eq!((told.place, told.visibility), (Place::BuildingBlock, Visibility::Hidden));
    let bytes = replace(&*document, "JaneRoe", "X").unwrap();
    let written = inflate(bytes.clone());
    for kept in [
        "<w:placeholder><w:docPart w:val=\"X block\"/></w:placeholder>",
        "<w:docPartPr><w:name w:val=\"X block\"/><w:category><w:name w:val=\"X\"/>",
        "<w:description w:val=\"by X\"/>",
        "Target=\"glossary/document.xml\"",
        "== word/glossary/styles.xml",
        "== word/styles.xml",
        "w:styleId=\"One\"",
        "w:styleId=\"X\"",
    ] {
        assert!(written.contains(kept), "{kept}: {written}");
    }
    assert!(!written.contains("JaneRoe"), "{written}");
    let again = open_bytes(bytes.clone()).unwrap();
    assert_eq!((again.dropped(), again.rewrite(&[]).unwrap()), (vec![], bytes));
}
