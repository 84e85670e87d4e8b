//! What is not touched stays as it was; what is edited keeps its look.

use scrubjay::format::{Changes, Options};
use scrubjay::model::{Edit, Span, UnitId, Visibility};

use crate::fixture::{Fixture, inflate, open_bytes, pack, replace, run, strict, texts};

const BODY: &str = "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Title</w:t></w:r></w:p>\
    <w:p  ><w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>Dear Ja</w:t></w:r><w:r><w:t>ne R&#111;</w:t></w:r>\
    <w:r><w:rPr><w:i/></w:rPr><w:t>e, hello</w:t></w:r></w:p>";

#[test]
fn a_document_without_edits_keeps_its_markup_byte_for_byte() {
    let fixture = Fixture::new(BODY);
    let document = fixture.open().unwrap();
    let written = document.rewrite(&[]).unwrap();
    assert!(inflate(written.clone()).contains(BODY));
    let again = open_bytes(written.clone()).unwrap();
    assert_eq!(texts(&*again), texts(&*document));
    assert_eq!(again.dropped(), []);
    assert_eq!(again.rewrite(&[]).unwrap(), written);
}

#[test]
fn an_edit_across_runs_keeps_the_runs() {
    let document = Fixture::new(BODY).open().unwrap();
    assert!(texts(&*document).contains(&"Dear Jane Roe, hello".to_owned()));
    let written = inflate(replace(&*document, "Jane Roe", "[PERSON <1>]").unwrap());
    let expected = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>Dear [PERSON &lt;1&gt;]</w:t></w:r>\
        <w:r><w:t xml:space=\"preserve\"></w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">, hello</w:t></w:r>";
    assert!(written.contains(expected), "{written}");
}

#[test]
fn marks_in_a_run_are_part_of_its_text() {
    let runs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>555</w:t><w:noBreakHyphen/><w:t>0100</w:t>\
        <w:sym w:font=\"Symbol\" w:char=\"F041\"/></w:r>";
    let document = Fixture::paragraph(runs).open().unwrap();
    assert_eq!(texts(&*document), ["a\tb\n555-0100A"]);
    let written = inflate(replace(&*document, "555-0100", "[PHONE]").unwrap());
    assert!(
        written.contains("<w:br/><w:t xml:space=\"preserve\">[PHONE]</w:t><w:t xml:space=\"preserve\"></w:t><w:sym")
    );
    let written = inflate(replace(&*document, "\t", "X").unwrap());
    assert!(written.contains("<w:t>a</w:t><w:t xml:space=\"preserve\">X</w:t><w:t>b</w:t>"));
}

#[test]
fn a_mark_written_as_a_pair_of_tags_is_the_same_mark() {
    let runs = "<w:r><w:sym w:font=\"Symbol\" w:char=\"F04A\" ></w:sym><w:t>oe</w:t><w:tab>gone</w:tab><w:t>x</w:t>\
        <w:noBreakHyphen><!-- gone --></w:noBreakHyphen><w:t>y</w:t></w:r>";
    let document = Fixture::paragraph(runs).open().unwrap();
    assert_eq!(texts(&*document), ["Joe\tx-y"]);
    let written = inflate(replace(&*document, "Joe", "[X]").unwrap());
    assert!(
        written.contains("<w:r><w:t xml:space=\"preserve\">[X]</w:t><w:tab/><w:t>x</w:t><w:noBreakHyphen/>"),
        "{written}"
    );
}

#[test]
fn a_name_changes_wherever_it_is_used() {
    let body = "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"JaneRoe\"/><w:bookmarkEnd w:id=\"0\"/>\
        <w:hyperlink w:anchor=\"JaneRoe\"><w:r><w:t>x</w:t></w:r></w:hyperlink>\
        <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF Jane</w:instrText></w:r>\
        <w:r><w:instrText>Roe \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let document = Fixture::new(body).open().unwrap();
    assert_eq!(texts(&*document).iter().filter(|text| *text == "JaneRoe").count(), 1);
    let written = inflate(replace(&*document, "JaneRoe", "PERSON_1").unwrap());
    for expected in ["w:name=\"PERSON_1\"", "w:anchor=\"PERSON_1\"", "REF PERSON_1<"] {
        assert!(written.contains(expected), "{expected}");
    }
}

#[test]
fn tracked_changes_stay_and_both_sides_are_read() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">Ask Jane </w:t></w:r><w:ins w:id=\"1\" w:author=\"Max Muster\" \
        w:date=\"2031-01-02T03:04:05Z\"><w:r><w:t>Smith</w:t></w:r></w:ins><w:del w:id=\"2\" w:author=\"Max Muster\"><w:r>\
        <w:delText>Roe</w:delText></w:r></w:del><w:r><w:t>, please.</w:t></w:r></w:p>";
    let document = Fixture::new(body).open().unwrap();
    assert_eq!(texts(&*document), ["Ask Jane Smith, please.", "Ask Jane Roe, please."]);
    assert_eq!(document.units()[1].location.visibility, Visibility::Hidden);
    let edit = |unit: u32, name: &str, stand_in: &str| {
        let text = document.units()[unit as usize].text.expose();
        let start = text.find(name).unwrap();
        let span = Span::of(text, start, start + name.len()).unwrap();
        Edit { unit: UnitId(unit), span, stand_in: stand_in.to_owned() }
    };
    let both = [edit(0, "Jane Smith", "[PERSON 1]"), edit(1, "Jane Roe", "[PERSON 2]")];
    let bytes = document.rewrite(&both).unwrap();
    let again = open_bytes(bytes.clone()).unwrap();
    // Of what was deleted nothing is left.
    assert_eq!(texts(&*again), ["Ask [PERSON 1], please."]);
    assert_eq!((again.dropped().len(), again.rewrite(&[]).unwrap()), (0, bytes.clone()));
    let written = inflate(bytes);
    assert!(
        !written.contains("Muster")
            && !written.contains("2031")
            && written.contains("<w:ins w:id=\"1\" w:author=\"Author\">")
    );
}

#[test]
fn tracked_changes_are_accepted_where_the_policy_says_so() {
    let body = "<w:p><w:r><w:t>one </w:t></w:r><w:ins w:id=\"1\" w:author=\"A\"><w:r><w:t>two </w:t></w:r></w:ins>\
        <w:del w:id=\"2\" w:author=\"A\"><w:r><w:delText>GONE</w:delText></w:r></w:del><w:r><w:rPr><w:b/>\
        <w:rPrChange w:id=\"3\" w:author=\"A\"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>three</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:id=\"4\" w:author=\"A\"/></w:rPr></w:pPr></w:p>\
        <w:tbl><w:tr><w:trPr><w:del w:id=\"5\"/></w:trPr><w:tc><w:p><w:r><w:t>GONE</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:p><w:pPr><w:rPr><w:del w:id=\"6\"/></w:rPr></w:pPr></w:p></w:tc></w:tr></w:tbl>";
    let options = Options { changes: Changes::Accept, ..Options::default() };
    let document = Fixture::new(body).open_with(&options).unwrap();
    assert_eq!(texts(&*document), ["one two three"]);
    let written = inflate(document.rewrite(&[]).unwrap());
    assert!(written.contains("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body>"), "{written}");
    assert!(!written.contains("GONE") && !written.contains("w:author") && !written.contains("Change"));
}

#[test]
fn cells_are_labelled_by_their_column_or_by_the_cell_before() {
    let cell = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
    let row = |texts: &[&str]| format!("<w:tr>{}</w:tr>", texts.iter().map(|text| cell(text)).collect::<String>());
    let grid = |count: usize| format!("<w:tblGrid>{}</w:tblGrid>", "<w:gridCol w:w=\"1\"/>".repeat(count));
    let wide = format!("<w:tbl>{}{}{}</w:tbl>", grid(3), row(&["Name", "Phone", "City"]), row(&["a", "b", "c"]));
    let narrow = format!("<w:tbl>{}{}</w:tbl>", grid(2), row(&["Born", "d"]));
    let document = Fixture::new(&(wide + &narrow)).open().unwrap();
    let label = |text: &str| {
        let unit = document.units().iter().find(|unit| unit.text.expose() == text).unwrap();
        unit.label.as_ref().map(|label| label.expose().clone()).unwrap_or_default()
    };
    assert_eq!([label("a"), label("b"), label("c"), label("d"), label("Name")], ["Name", "Phone", "City", "Born", ""]);
}

#[test]
fn both_branches_of_a_text_box_are_units_of_their_own() {
    let inner = |text: &str| format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run(text));
    let graphic = format!(
        "<w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/><a:graphic><a:graphicData \
         uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:txbx>{}</wps:txbx>\
         </wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>",
        inner("box")
    );
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{graphic}</mc:Choice><mc:Fallback><w:pict>\
         <v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
        run("be"),
        inner("box"),
        run("fore")
    );
    let document = Fixture::new(&body).open().unwrap();
    assert_eq!(texts(&*document), ["before", "box", "box"]);
    let written = inflate(replace(&*document, "box", "X").unwrap());
    assert_eq!(written.matches(">X</w:t>").count(), 2);
}

#[test]
fn a_picture_that_cannot_be_read_becomes_the_placeholder() {
    let body = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/><a:graphic><a:graphicData \
        uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:blipFill><a:blip r:embed=\"JaneRoe\" \
        r:link=\"rId8\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>\
        <w:pict><v:shape><v:imagedata r:id=\"rId9\" src=\"C:\\JaneRoe.png\"/></v:shape></w:pict></w:r></w:p>";
    let document = Fixture::new(body)
        .part("JaneRoe", "image", "media/JaneRoe.jpeg", "image/jpeg", "pixels of JaneRoe")
        .part("rId9", "image", "media/b.emf", "image/x-emf", "strings of JaneRoe")
        .outside("rId8", "image", "file:///C:/JaneRoe.png")
        .open()
        .unwrap();
    let written = inflate(document.rewrite(&[]).unwrap());
    assert!(!written.contains("JaneRoe"), "{written}");
    assert_eq!(written.matches("Target=\"media/grey.png\"").count(), 3);
    assert_eq!(
        document.dropped().iter().map(|dropped| (dropped.kind.code(), dropped.count)).collect::<Vec<_>>(),
        [("picture", 3)]
    );
}

#[test]
fn a_strict_document_stays_strict() {
    let entries = Fixture::paragraph(&run("Jane Roe")).word_part("rId2", "settings", "settings", "").entries();
    let document = open_bytes(pack(&strict(entries))).unwrap();
    assert_eq!(texts(&*document), ["Jane Roe"]);
    let written = inflate(document.rewrite(&[]).unwrap());
    assert_eq!(
        written.matches("Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/").count(),
        2,
        "{written}"
    );
}

#[test]
fn a_chart_of_a_newer_kind_leaves_a_picture_of_its_size() {
    let body = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"12345\" cy=\"678\"/><a:graphic><a:graphicData \
        uri=\"http://schemas.microsoft.com/office/drawing/2014/chartex\"><cx:chart xmlns:cx=\"urn:c\" r:id=\"rId5\"/>\
        </a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    let relation = "http://schemas.microsoft.com/office/2014/relationships/chartEx";
    let chart = "application/vnd.ms-office.chartex+xml";
    let document = Fixture::new(body).part("rId5", relation, "charts/c.xml", chart, "<JaneRoe/>").open().unwrap();
    let written = inflate(document.rewrite(&[]).unwrap());
    assert!(written.contains("cx=\"12345\" cy=\"678\"/></a:xfrm>") && written.contains("media/grey.png"), "{written}");
    assert!(!written.contains("JaneRoe") && !written.contains("chart"));
}
