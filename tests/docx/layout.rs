//! What a document looks like: headings, lists, tables, and what stands around the text.

use crate::fixture::{Fixture, run};
use crate::view::view;

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run(text))
}

fn styled(style: &str, text: &str) -> String {
    paragraph(&format!("<w:pStyle w:val=\"{style}\"/>"), text)
}

#[test]
fn headings_are_told_by_their_styles() {
    let styles = "<w:style w:styleId=\"Kopf\"><w:name w:val=\"Section head\"/><w:basedOn w:val=\"Ueber\"/></w:style>\
        <w:style w:styleId=\"Ueber\"><w:name w:val=\"heading 2\"/></w:style>\
        <w:style w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:pPr><w:outlineLvl w:val=\"3\"/></w:pPr></w:style>\
        <w:style w:styleId=\"Plain\"><w:basedOn w:val=\"Own\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr></w:style>";
    let body = [
        styled("Title", "a"),
        styled("Heading1", "b"),
        styled("Ueber", "c"),
        styled("Kopf", "d"),
        styled("Own", "e"),
        styled("Plain", "f"),
        paragraph("<w:outlineLvl w:val=\"0\"/>", "g"),
        styled("Unknown", "h"),
    ];
    let document = Fixture::new(&body.concat()).word_part("rId1", "styles", "styles", styles).open().unwrap();
    assert_eq!(view(&*document), ["body", "h1 a", "h1 b", "h2 c", "h2 d", "h4 e", "f", "h1 g", "h"]);
}

#[test]
fn items_of_lists_are_told_by_their_numbers_or_their_styles() {
    let styles = "<w:style w:styleId=\"Dots\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let item =
        |level: &str, id: &str| format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>");
    let body = [
        paragraph(&item("0", "1"), "a"),
        paragraph(&item("1", "1"), "b"),
        paragraph(&item("0", "0"), "c"),
        styled("Dots", "d"),
    ];
    let document = Fixture::new(&body.concat()).word_part("rId1", "styles", "styles", styles).open().unwrap();
    assert_eq!(view(&*document), ["body", "- a", "- - b", "c", "- d"]);
}

#[test]
fn tables_are_rows_of_cells_and_tables_inside_them_are_part_of_a_cell() {
    let cell = |properties: &str, inside: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>");
    let text = |text: &str| format!("<w:p>{}</w:p>", run(text));
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("", &text("x")), cell("", &text("y")));
    let rows = [
        format!(
            "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>",
            cell("<w:gridSpan w:val=\"2\"/>", &text("a")),
            cell("", &text("b"))
        ),
        format!("<w:tr>{}{}{}</w:tr>", cell("", &text("c")), cell("", "<w:p/>"), cell("", &(text("d") + &inner))),
        format!("<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}</w:tr>", cell("", &(text("e") + &text("f")))),
    ];
    let grid = "<w:tblGrid><w:gridCol w:w=\"1100\"/><w:gridCol w:w=\"1100\"/><w:gridCol w:w=\"2200\"/></w:tblGrid>";
    let document = Fixture::new(&format!("<w:tbl>{grid}{}</w:tbl>{}", rows.concat(), text("after"))).open().unwrap();
    let expected = ["body", "1 heading: 1+1=a | 3=b", "2: 1=c | 3=d | 3=x | 3=y", "3: 2=e | 2=f", "after"];
    assert_eq!(view(&*document), expected);
    let table = &document.layout().tables[0];
    assert_eq!(table.columns.iter().map(|column| column.width).collect::<Vec<_>>(), [10, 10, 20]);
}

#[test]
fn headers_notes_and_boxes_have_their_places_and_twins_of_boxes_have_none() {
    let shape = |text: &str| format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run(text));
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>\
         <wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{}\
         </v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
        run("before"),
        shape("box"),
        shape("twin"),
        run(" after"),
    );
    let text = |text: &str| format!("<w:p>{}</w:p>", run(text));
    let document = Fixture::new(&body)
        .word_part("rId1", "header", "hdr", &text("top"))
        .word_part("rId2", "footnotes", "footnotes", &format!("<w:footnote w:id=\"1\">{}</w:footnote>", text("note")))
        .open()
        .unwrap();
    assert_eq!(view(&*document), ["body", "before after", "box", "header", "top", "footnotes", "note"]);
}
