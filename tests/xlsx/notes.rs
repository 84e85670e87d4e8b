//! Notes and threads of cells: they stay, and nobody is told to have written them.

use scrubjay::format::Document;
use scrubjay::model::{Dropped, DroppedKind, On, Place, Visibility};

use crate::fixture::{Fixture, NAMESPACES, cell, inflate, open_bytes, replace, texts};
use crate::package::is_gone;
use crate::view::view;

const VML: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const THREADS: &str = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment";
const PERSONS: &str = "http://schemas.microsoft.com/office/2017/10/relationships/person";
const TC: &str = "xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments\"";

fn notes(authors: &[&str], list: &str) -> String {
    let authors: String = authors.iter().map(|author| format!("<author>{author}</author>")).collect();
    format!("<comments {NAMESPACES}><authors>{authors}</authors><commentList>{list}</commentList></comments>")
}

fn note(place: &str, author: &str, text: &str) -> String {
    format!("<comment ref=\"{place}\" authorId=\"{author}\"><text>{text}</text></comment>")
}

fn plain(place: &str, author: &str, text: &str) -> String {
    note(place, author, &format!("<t>{text}</t>"))
}

/// A sheet with these notes.
fn noted(sheet: &str, authors: &[&str], list: &str) -> Fixture {
    Fixture::new(sheet).sheet_part("rId1", "comments", "comments1.xml", ".comments", &notes(authors, list))
}

fn shape(data: &str) -> String {
    format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\
         <v:shape id=\"JaneRoe\" alt=\"JaneRoe\"><v:textbox><div>JaneRoe</div></v:textbox>\
         <x:ClientData ObjectType=\"Note\">{data}<x:FmlaMacro>JaneRoe</x:FmlaMacro></x:ClientData></v:shape></xml>"
    )
}

/// A sheet with a thread on A1, the note that stands for it, and a note by itself on B2.
fn threaded(list: &str) -> Fixture {
    let twin = plain("A1", "0", "[Threaded comment]\n\nYour version of Excel is old.\n\nComment:\n    JaneRoe");
    let threads = format!("<ThreadedComments {TC}>{list}</ThreadedComments>");
    let persons = format!(
        "<personList {TC}><person displayName=\"Tess JaneRoe\" id=\"{{P1}}\" userId=\"S::JaneRoe@example.com::1\" \
         providerId=\"AD\"/><person displayName=\"Ann Noter\" id=\"{{P2}}\" userId=\"x\" providerId=\"AD\"/></personList>"
    );
    noted("<sheetData/>", &["tc={0A}", "Ann Noter"], &(twin + &plain("B2", "1", "by itself")))
        .sheet_part(
            "rId3",
            THREADS,
            "threadedComments/threadedComment1.xml",
            "application/vnd.ms-excel.threadedcomments+xml",
            &threads,
        )
        .part(PERSONS, "persons/person.xml", "application/vnd.ms-excel.person+xml", &persons)
}

fn said(place: &str, attributes: &str, text: &str) -> String {
    format!(
        "<threadedComment ref=\"{place}\" dT=\"2024-03-02T10:11:12.13\" {attributes}><text>{text}</text></threadedComment>"
    )
}

/// Holds that what is written settles, and gives it.
fn settled(document: &dyn Document) -> String {
    let written = document.rewrite(&[]).unwrap();
    let again = open_bytes(written.clone()).unwrap();
    assert_eq!(again.dropped(), []);
    assert_eq!(texts(&*again), texts(document));
    assert_eq!(again.clues(), []);
    assert!(again.rewrite(&[]).unwrap() == written);
    inflate(written)
}

fn dropped(document: &dyn Document) -> Vec<(DroppedKind, usize)> {
    document.dropped().iter().map(|Dropped { kind, count }| (*kind, *count)).collect()
}

#[test]
fn a_note_stays_at_its_cell_with_its_looks_and_without_its_author() {
    let rich = "<r><rPr><b/><sz val=\"9\"/><color indexed=\"81\"/><rFont val=\"Tahoma\"/><u val=\"JaneRoe\"/></rPr><t>Ann \
        Noter:</t></r><r><t xml:space=\"preserve\">\n see &lt;this&gt;</t></r><rPh sb=\"0\" eb=\"1\"><t>JaneRoe</t></rPh>";
    let list = note("B7", "1", rich) + &plain("AA1", "0", "two") + &plain("A1", "1", "three");
    let document = noted("<sheetData/>", &["Jane Roe", "Ann Noter"], &list).open().unwrap();
    assert_eq!(texts(&*document), ["One", "Ann Noter:\n see <this>", "two", "three"]);
    let places: Vec<_> = document.units().iter().map(|unit| unit.location).collect();
    let place = |at: usize| (places[at].place, places[at].number, places[at].column, places[at].on);
    assert_eq!([place(1), place(2)], [(Place::Comment, 7, 2, On::Sheet(1)), (Place::Comment, 1, 27, On::Sheet(1))]);
    assert_eq!(places[1].cell_name().as_deref(), Some("B7"));
    assert_eq!(dropped(&*document), [(DroppedKind::CommentAuthor, 3), (DroppedKind::CustomData, 1)]);
    let written = settled(&*document);
    let part = "<authors><author>Author 1</author><author>Author 2</author></authors><commentList>\
        <comment ref=\"B7\" authorId=\"0\" shapeId=\"0\"><text><r><rPr><b/><sz val=\"9\"/><color indexed=\"81\"/>\
        <rFont val=\"Tahoma\"/><u/></rPr><t xml:space=\"preserve\">Ann Noter:</t></r><r><t xml:space=\"preserve\">\n see \
        &lt;this&gt;</t></r></text></comment>";
    assert!(written.contains(part), "{written}");
    assert!(!written.contains("JaneRoe") && !written.contains("Jane Roe"), "{written}");
    let edited = inflate(replace(&*document, "Ann Noter", "[PERSON 1]").unwrap());
    assert!(edited.contains("<t xml:space=\"preserve\">[PERSON 1]:</t>"), "{edited}");
    let mut clues: Vec<_> = document.clues().iter().map(|clue| clue.text.expose().clone()).collect();
    clues.sort();
    assert_eq!(clues, ["Ann Noter", "Jane Roe"]);
}

#[test]
fn notes_are_drawn_where_they_were_and_hidden_as_they_were() {
    let list = plain("B1", "0", "one") + &plain("A4", "0", "two");
    let kept = "<x:Anchor>\n 3, 15, 0, 2, 5, 54, 4, 14</x:Anchor><x:Row>0</x:Row><x:Column>1</x:Column><x:Visible/>";
    for (data, anchor, is_shown) in [
        (kept, "3, 15, 0, 2, 5, 54, 4, 14", true),
        ("<x:Anchor>1,JaneRoe</x:Anchor><x:Row>0</x:Row><x:Column>1</x:Column>", "2, 15, 0, 10, 4, 31, 4, 9", false),
        ("<x:Row>JaneRoe</x:Row><x:Column>1</x:Column><x:Visible/>", "2, 15, 0, 10, 4, 31, 4, 9", false),
    ] {
        let document = noted("<sheetData/><legacyDrawing r:id=\"rId2\"/>", &["x"], &list)
            .sheet_part("rId2", "vmlDrawing", "drawings/vmlDrawing1.vml", VML, &shape(data))
            .open()
            .unwrap();
        is_gone(&*document, data);
        let written = settled(&*document);
        assert_eq!(written.matches("ObjectType=\"Note\"").count(), 2, "{written}");
        assert!(written.contains(&format!("<x:Anchor>{anchor}</x:Anchor>")), "{written}");
        assert_eq!(written.contains("<x:Visible/>"), is_shown, "{written}");
        assert_eq!(written.contains("visibility:visible"), is_shown, "{written}");
        assert!(written.contains("<x:Row>3</x:Row><x:Column>0</x:Column>"), "{written}");
        assert!(written.contains("r:id=\"rId2\"/></worksheet>"), "{written}");
    }
    let broken = noted("<sheetData/>", &["x"], &list).sheet_part("rId2", "vmlDrawing", "v.vml", VML, "<xml><br></xml>");
    assert_eq!(settled(&*broken.open().unwrap()).matches("ObjectType=\"Note\"").count(), 2);
}

#[test]
fn a_sheet_tells_where_its_notes_are_drawn_before_what_has_to_come_after() {
    for (markup, around) in [
        ("<sheetData/>", "<sheetData/>|</worksheet>"),
        ("<sheetData/><tableParts/>", "<sheetData/>|<tableParts/>"),
        (
            "<sheetData/><conditionalFormatting sqref=\"A1\"><extLst/></conditionalFormatting><pageMargins/><extLst/>",
            "<pageMargins/>|<extLst/>",
        ),
        (
            "<sheetData/><legacyDrawing r:id=\"rId7\"/><legacyDrawingHF r:id=\"rId8\"/><tableParts/>",
            "<sheetData/>|<tableParts/>",
        ),
        (
            "<sheetData/><mc:AlternateContent><mc:Fallback><controls/></mc:Fallback></mc:AlternateContent>",
            "<sheetData/>|<",
        ),
    ] {
        let document = noted(markup, &["x"], &plain("A1", "0", "one")).open().unwrap();
        let written = settled(&*document);
        assert_eq!(written.matches("<legacyDrawing").count(), 1, "{written}");
        let (before, after) = around.split_once('|').unwrap();
        let (left, right) = written.split_once("<legacyDrawing").unwrap();
        assert!(left.ends_with(before), "{markup}: {left}");
        assert!(right.split_once("/>").unwrap().1.starts_with(after), "{markup}: {right}");
    }
}

#[test]
fn a_thread_stays_one_and_its_note_says_the_same() {
    let list = said("A1", "personId=\"{P1}\" id=\"{0A}\" done=\"1\"", "Ask JaneRoe &amp; Co.")
        + &said("A1", "personId=\"{P2}\" id=\"{0B}\" parentId=\"{0A}\"", "@Tess JaneRoe why?").replace(
            "</threadedComment>",
            "<mentions><mention mentionpersonId=\"{P1}\" mentionId=\"{M}\" startIndex=\"0\" length=\"13\"/></mentions>\
             </threadedComment>",
        );
    let document = threaded(&list).open().unwrap();
    assert_eq!(texts(&*document), ["One", "Ask JaneRoe & Co.", "@Tess JaneRoe why?", "by itself"]);
    let written = settled(&*document);
    let id = |group: &str, number: u8| format!("{{00000000-0000-4000-{group}-00000000000{number}}}");
    let first = format!(
        "<threadedComment ref=\"A1\" personId=\"{}\" id=\"{}\" done=\"1\"><text>Ask JaneRoe &amp; Co.</text></threadedComment>",
        id("9000", 1),
        id("8000", 1)
    );
    let second = format!(
        "<threadedComment ref=\"A1\" personId=\"{}\" id=\"{}\" parentId=\"{}\"><text>@Tess JaneRoe why?</text>",
        id("9000", 2),
        id("8000", 2),
        id("8000", 1)
    );
    let person = format!("<person displayName=\"Author 1\" id=\"{}\" userId=\"Author 1\" ", id("9000", 1));
    let note = format!("<author>tc={}</author><author>Author 2</author>", id("8000", 1));
    for part in [first, second, person, note] {
        assert!(written.contains(&part), "{part}: {written}");
    }
    for gone in ["mention", "2024", "example.com", "Tess JaneRoe\"", "Ann", "old"] {
        assert!(!written.contains(gone), "{gone}: {written}");
    }
    let edited = inflate(replace(&*document, "JaneRoe", "<P>").unwrap());
    assert!(!edited.contains("JaneRoe"), "{edited}");
    assert_eq!(edited.matches("Ask &lt;P&gt; &amp; Co.").count(), 2, "{edited}");
    let note = "[Threaded comment]\n\nComment:\n    Ask &lt;P&gt; &amp; Co.\nReply:\n    @Tess &lt;P&gt; why?</t>";
    assert!(edited.contains(note), "{edited}");
    assert!(dropped(&*document).contains(&(DroppedKind::CommentAuthor, 3)), "{:?}", document.dropped());
}

#[test]
fn threads_that_do_not_fit_are_put_right_or_counted() {
    // An answer to nothing begins a thread, one to an answer belongs to the thread, and so does what is said beside it.
    let list = said("C3", "personId=\"{?}\" id=\"{1}\" parentId=\"{lost}\"", "one")
        + &said("A1", "personId=\"{P1}\" id=\"{2}\"", "two")
        + &said("C3", "personId=\"{P1}\" id=\"{3}\" parentId=\"{1}\"", "three")
        + &said("nowhere", "personId=\"{P1}\" id=\"{4}\" parentId=\"{3}\"", "four")
        + &said("A1", "personId=\"{P1}\" id=\"{5}\"", "five")
        + &said("nowhere", "personId=\"{P1}\" id=\"{6}\"", "JaneRoe")
        + &said("B2", "personId=\"{P1}\" id=\"{7}\"", "JaneRoe");
    let document = threaded(&list).open().unwrap();
    assert_eq!(texts(&*document), ["One", "one", "three", "four", "two", "five", "by itself"]);
    is_gone(&*document, "what does not fit");
    assert!(dropped(&*document).contains(&(DroppedKind::Comment, 2)), "{:?}", document.dropped());
    let written = settled(&*document);
    assert_eq!(written.matches("<threadedComment ").count(), 5, "{written}");
    assert_eq!(written.matches("parentId=").count(), 3, "{written}");
    // The thread that lacked its note has one now.
    assert!(
        written.contains("<comment ref=\"C3\"") && written.matches("ObjectType=\"Note\"").count() == 3,
        "{written}"
    );
    let alone = threaded("").open().unwrap();
    let written = settled(&*alone);
    assert!(!written.contains("hreadedComments") && !written.contains("person"), "{written}");
}

#[test]
fn notes_that_lead_nowhere_are_counted() {
    let list = plain("A1", "7", "one")
        + &plain("A1", "0", "JaneRoe")
        + &plain("JaneRoe", "0", "JaneRoe")
        + &plain("A2", "JaneRoe", "two")
        + "<comment ref=\"A3\" guid=\"{JaneRoe}\" authorId=\"0\" shapeId=\"JaneRoe\"/>";
    let document = noted("<sheetData/>", &["Author"], &list).open().unwrap();
    assert_eq!(texts(&*document), ["One", "one", "two"]);
    is_gone(&*document, "what leads nowhere");
    assert_eq!(dropped(&*document), [(DroppedKind::Comment, 2)]);
    let written = settled(&*document);
    assert!(written.contains("<comment ref=\"A3\" authorId=\"1\" shapeId=\"0\">"), "{written}");
    let broken = Fixture::rows("").sheet_part("rId1", "comments", "c.xml", ".comments", "<comments>JaneRoe");
    is_gone(&*broken.open().unwrap(), "broken notes");
}

#[test]
fn notes_of_what_does_not_stay_go_with_it() {
    let list = notes(&["x"], &plain("A1", "0", "JaneRoe"));
    let sheet = |relation: &str, root: &str| {
        let text = format!("<{root} {NAMESPACES}><legacyDrawing r:id=\"rId1\"/></{root}>");
        Fixture::rows("")
            .other_sheet("name=\"Two\"", relation, &format!("other/{root}1.xml"), &format!(".{root}"), &text)
            .part_of(&format!("other/{root}1.xml"), "rId1", "comments", "comments1.xml", ".comments", &list)
    };
    for (relation, root) in [("chartsheet", "chartsheet"), ("dialogsheet", "dialogsheet")] {
        let document = sheet(relation, root).open().unwrap();
        is_gone(&*document, root);
        assert!(!inflate(document.rewrite(&[]).unwrap()).contains("legacyDrawing"), "{root}");
    }
}

#[test]
fn a_note_on_a_hidden_cell_is_hidden() {
    let sheet = format!(
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData><row r=\"2\" hidden=\"1\">{}</row></sheetData>",
        cell("A2", "x")
    );
    let list = plain("A1", "0", "one") + &plain("B1", "0", "two") + &plain("A2", "0", "three");
    let document = noted(&sheet, &["x"], &list).open().unwrap();
    let seen = |text: &str| {
        let unit = document.units().iter().find(|unit| unit.text.expose() == text).unwrap();
        unit.location.visibility
    };
    assert_eq!(
        [seen("one"), seen("two"), seen("three")],
        [Visibility::Visible, Visibility::Hidden, Visibility::Hidden]
    );
    let hidden = noted("<sheetData/>", &["x"], &plain("A1", "0", "one")).sheet_tag("name=\"One\" state=\"hidden\"");
    let document = hidden.open().unwrap();
    assert_eq!(document.units()[1].location.visibility, Visibility::Hidden);
}

#[test]
fn a_note_is_seen_at_its_cell() {
    let rows =
        format!("<row r=\"2\">{}{}</row><row r=\"5\">{}</row>", cell("B2", "b"), cell("D2", "d"), cell("A5", "a"));
    let list = plain("B2", "0", "on b")
        + &plain("C2", "0", "on c")
        + &plain("A1", "0", "first")
        + &plain("C3", "0", "between")
        + &plain("Z9", "0", "last");
    let document = noted(&format!("<sheetData>{rows}</sheetData>"), &["x"], &list)
        .sheet("Two", &format!("<sheetData><row r=\"1\">{}</row></sheetData>", cell("A1", "other")))
        .open()
        .unwrap();
    let expected = [
        "sheet 1 \"One\"",
        "1: 1=first",
        "2: 2=b | 2=on b | 3=on c | 4=d",
        "3: 3=between",
        "5: 1=a",
        "9: 26=last",
        "sheet 2 \"Two\"",
        "1: 1=other",
    ];
    assert_eq!(view(&*document), expected);
}

#[test]
fn the_same_author_has_one_label_on_all_sheets() {
    let list = |author: &str, text: &str| notes(&[author], &plain("A1", "0", text));
    let document = Fixture::new("<sheetData/>")
        .sheet("Two", "<sheetData/>")
        .sheet("Three", "<sheetData/>")
        .sheet_part("rId1", "comments", "comments1.xml", ".comments", &list("Ann", "one"))
        .part_of("worksheets/sheet2.xml", "rId1", "comments", "comments2.xml", ".comments", &list("Bea", "two"))
        .part_of("worksheets/sheet3.xml", "rId1", "comments", "comments3.xml", ".comments", &list("Ann", "three"))
        .open()
        .unwrap();
    let written = settled(&*document);
    let authors: Vec<&str> = written.split("<author>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(authors, ["Author 1", "Author 2", "Author 1"]);
    // No two shapes of the workbook have the same number.
    let mut shapes: Vec<&str> = written.split("<v:shape id=\"").skip(1).map(|rest| &rest[..13]).collect();
    shapes.dedup();
    assert_eq!(shapes.len(), 3, "{shapes:?}");
}

#[test]
fn a_policy_may_drop_notes_and_threads() {
    let list = said("A1", "personId=\"{P1}\" id=\"{0A}\"", "JaneRoe")
        + &said("A1", "personId=\"{P1}\" id=\"{0B}\" parentId=\"{0A}\"", "x");
    let document = threaded(&list).open_without_comments().unwrap();
    is_gone(&*document, "notes");
    let written = inflate(document.rewrite(&[]).unwrap());
    for gone in ["legacyDrawing", "omment", "person", "vml"] {
        assert!(!written.contains(gone), "{gone}: {written}");
    }
    assert_eq!(dropped(&*document), [(DroppedKind::Comment, 3)]);
    let mut clues: Vec<_> = document.clues().iter().map(|clue| clue.text.expose().clone()).collect();
    clues.sort();
    assert_eq!(clues, ["Ann Noter", "Tess JaneRoe"]);
}
