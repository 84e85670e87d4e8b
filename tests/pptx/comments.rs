//! Comments on slides, of both kinds: they stay, and nobody is told to have written them.

use scrubjay::format::Document;
use scrubjay::model::{Dropped, DroppedKind, On, Place};

use crate::fixture::{Fixture, NAMESPACES, inflate, open_bytes, paragraph, replace, settles, texts};
use crate::package::is_gone;
use crate::view::view;

const NEWER: &str = "application/vnd.ms-powerpoint.comments+xml";
const NEWER_AUTHORS: &str = "application/vnd.ms-powerpoint.authors+xml";
const MICROSOFT: &str = "http://schemas.microsoft.com/office/2018/10/relationships";
const P188: &str = "xmlns:p188=\"http://schemas.microsoft.com/office/powerpoint/2018/8/main\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pc=\"http://schemas.microsoft.com/office/powerpoint/2013/main/command\" \
    xmlns:ac=\"http://schemas.microsoft.com/office/drawing/2013/main/command\"";

/// A slide with comments of the older kind, and those who made them.
fn commented(list: &str, authors: &str) -> Fixture {
    let names = "xmlns:p15=\"http://schemas.microsoft.com/office/powerpoint/2012/main\"";
    Fixture::text(&paragraph("Good day"))
        .part(
            "rId2",
            "comments",
            "comments/comment1.xml",
            ".comments",
            format!("<p:cmLst {NAMESPACES} {names}>{list}</p:cmLst>"),
        )
        .main_part(
            "rId2",
            "commentAuthors",
            "commentAuthors.xml",
            ".commentAuthors",
            format!("<p:cmAuthorLst {NAMESPACES}>{authors}</p:cmAuthorLst>"),
        )
}

fn comment(author: &str, index: &str, text: &str, more: &str) -> String {
    format!(
        "<p:cm authorId=\"{author}\" dt=\"2024-03-02T10:11:12.131\" idx=\"{index}\"><p:pos x=\"10\" y=\"-20\"/>\
         <p:text>{text}</p:text>{more}</p:cm>"
    )
}

fn answers(author: &str, index: &str) -> String {
    format!(
        "<p:extLst><p:ext uri=\"{{C676402C-5697-4E1C-873F-D02D1690AC5C}}\"><p15:threadingInfo timeZoneBias=\"-60\">\
         <p15:parentCm authorId=\"{author}\" idx=\"{index}\"/></p15:threadingInfo></p:ext>\
         <p:ext uri=\"{{JaneRoe}}\">JaneRoe</p:ext></p:extLst>"
    )
}

fn author(id: &str, name: &str) -> String {
    format!(
        "<p:cmAuthor id=\"{id}\" name=\"{name}\" initials=\"JaneRoe\" lastIdx=\"29\" clrIdx=\"4\"><p:extLst><p:ext \
         uri=\"{{19B8F6BF-5375-455C-9EA6-DF929625EA0E}}\"><p15:presenceInfo xmlns:p15=\"urn:x\" userId=\"S-1-5-JaneRoe\" \
         providerId=\"AD\"/></p:ext></p:extLst></p:cmAuthor>"
    )
}

/// A slide with comments of the newer kind, and those who made them.
fn discussed(list: &str) -> Fixture {
    let authors = "<p188:author id=\"{A1}\" name=\"Jane Roe\" initials=\"JR\" userId=\"S::JaneRoe@example.com::1\" \
        providerId=\"AD\"/><p188:author id=\"{A2}\" name=\"Ann Noter\" initials=\"AN\" userId=\"x\" providerId=\"AD\"/>";
    Fixture::text(&paragraph("Good day"))
        .part(
            "rId2",
            &format!("{MICROSOFT}/comments"),
            "comments/modernComment_100_0.xml",
            NEWER,
            format!("<p188:cmLst {P188}>{list}</p188:cmLst>"),
        )
        .main_part(
            "rId2",
            &format!("{MICROSOFT}/authors"),
            "authors.xml",
            NEWER_AUTHORS,
            format!("<p188:authorLst {P188}>{authors}</p188:authorLst>"),
        )
}

fn body(text: &str) -> String {
    format!("<p188:txBody><a:bodyPr/><a:lstStyle/>{text}</p188:txBody>")
}

fn on_slide(inside: &str) -> String {
    format!("<pc:docMk/><pc:sldMk cId=\"109857222\" sldId=\"999\"/>{inside}")
}

fn dropped(document: &dyn Document) -> Vec<(DroppedKind, usize)> {
    document.dropped().iter().map(|Dropped { kind, count }| (*kind, *count)).collect()
}

/// What is written, which has to settle.
fn settled(document: &dyn Document) -> String {
    settles(document, "comments");
    let written = document.rewrite(&[]).unwrap();
    assert_eq!(open_bytes(written.clone()).unwrap().clues(), []);
    inflate(written)
}

#[test]
fn older_comments_stay_without_their_authors() {
    let list = comment("7", "3", "Ask JaneRoe &amp; Co.", "")
        + &comment("2", "12", "why?", &answers("7", "3"))
        + &comment("7", "9", "<![CDATA[because]]>", &answers("7", "3"))
        + &comment("7", "10", "answers what is not there", &answers("7", "99"))
        + &comment("lost", "x", "by nobody", "");
    let authors = author("7", "Tess Threader") + &author("2", "Ann Noter") + &author("3", "JaneRoe");
    let document = commented(&list, &authors).open().unwrap();
    let said = ["Good day", "Ask JaneRoe & Co.", "why?", "because", "answers what is not there", "by nobody"];
    assert_eq!(texts(&*document), said);
    let location = document.units()[2].location;
    assert_eq!((location.place, location.number, location.on), (Place::Comment, 2, On::Slide(1)));
    assert_eq!(dropped(&*document), [(DroppedKind::CommentAuthor, 5)]);
    let written = settled(&*document);
    let authors = "<p:cmAuthor id=\"0\" name=\"Author 1\" initials=\"A1\" lastIdx=\"3\" clrIdx=\"4\"/>\
        <p:cmAuthor id=\"1\" name=\"Author 2\" initials=\"A2\" lastIdx=\"1\" clrIdx=\"4\"/>\
        <p:cmAuthor id=\"2\" name=\"Author 3\" initials=\"A3\" lastIdx=\"1\" clrIdx=\"2\"/></p:cmAuthorLst>";
    let first =
        "<p:cm authorId=\"0\" idx=\"1\"><p:pos x=\"10\" y=\"-20\"/><p:text>Ask JaneRoe &amp; Co.</p:text></p:cm>";
    for part in [authors, first, "<p:cm authorId=\"1\" idx=\"1\">", "<p:cm authorId=\"2\" idx=\"1\">"] {
        assert!(written.contains(part), "{part}: {written}");
    }
    assert_eq!(written.matches("<p15:parentCm authorId=\"0\" idx=\"1\"/>").count(), 2, "{written}");
    for gone in ["2024", "Tess", "Ann", "S-1-5", "initials=\"J", "-60"] {
        assert!(!written.contains(gone), "{gone}: {written}");
    }
    let edited = inflate(replace(&*document, "JaneRoe", "<P>").unwrap());
    assert!(edited.contains("<p:text>Ask &lt;P&gt; &amp; Co.</p:text>") && !edited.contains("JaneRoe"), "{edited}");
}

#[test]
fn newer_comments_stay_with_their_answers_and_without_their_authors() {
    let reply = format!(
        "<p188:replyLst><p188:reply id=\"{{R}}\" authorId=\"{{A2}}\" status=\"resolved\" created=\"2024-03-02T10:11:12.131\">{}\
         <p188:extLst><p:ext xmlns:p=\"urn:x\" uri=\"{{JaneRoe}}\"><a:t>JaneRoe</a:t></p:ext></p188:extLst></p188:reply>\
         </p188:replyLst>",
        body(&paragraph("why?"))
    );
    let list = format!(
        "<p188:cm id=\"{{C}}\" authorId=\"{{A1}}\" status=\"JaneRoe\" created=\"2024-03-02T10:11:12.131\" title=\"JaneRoe\" \
         assignedTo=\"{{A2}}\"><ac:txMkLst>{}</ac:txMkLst><p188:pos x=\"3\" y=\"JaneRoe\"/>{reply}{}</p188:cm>",
        on_slide(
            "<ac:spMk id=\"4\" creationId=\"{0A}\"/><ac:txMk cp=\"0\" len=\"5\"><ac:context len=\"12\" hash=\"123456\"/></ac:txMk>"
        ),
        body(&format!("{}<a:p/>{}", paragraph("Ask JaneRoe &amp; Co."), paragraph("Now")))
    );
    let document = discussed(&list).open().unwrap();
    assert_eq!(texts(&*document), ["Good day", "Ask JaneRoe & Co.", "Now", "why?"]);
    assert_eq!(dropped(&*document), [(DroppedKind::CommentAuthor, 2), (DroppedKind::CustomData, 2)]);
    let written = settled(&*document);
    let id = |group: &str, number: u8| format!("{{00000000-0000-4000-{group}-00000000000{number}}}");
    let head = format!(
        "<p188:cm id=\"{}\" authorId=\"{}\" created=\"1970-01-01T00:00:00.000\"><ac:deMkLst ",
        id("8000", 1),
        id("9000", 1)
    );
    let anchor =
        "<pc:docMk/><pc:sldMk cId=\"0\" sldId=\"256\"/><ac:spMk id=\"4\"/></ac:deMkLst><p188:pos x=\"3\" y=\"0\"/>";
    let answer = format!(
        "<p188:reply id=\"{}\" authorId=\"{}\" status=\"resolved\" created=\"1970-01-01T00:00:00.000\">",
        id("8000", 2),
        id("9000", 2)
    );
    let person = format!(
        "<p188:author id=\"{}\" name=\"Author 1\" initials=\"A1\" userId=\"Author 1\" providerId=\"None\"/>",
        id("9000", 1)
    );
    for part in [head.as_str(), anchor, &answer, &person, "</a:p><a:p/><a:p>"] {
        assert!(written.contains(part), "{part}: {written}");
    }
    for gone in ["2024", "Jane Roe", "Ann", "example.com", "123456", "109857222", "creationId", "title", "assignedTo"] {
        assert!(!written.contains(gone), "{gone}: {written}");
    }
    let edited = inflate(replace(&*document, "JaneRoe", "<P>").unwrap());
    assert!(edited.contains("<a:t>Ask &lt;P&gt; &amp; Co.</a:t>") && !edited.contains("JaneRoe"), "{edited}");
}

#[test]
fn a_newer_comment_is_on_its_slide_or_on_one_shape() {
    let comment = |anchor: &str| {
        format!("<p188:cm id=\"{{C}}\" authorId=\"{{A1}}\" created=\"x\">{anchor}{}</p188:cm>", body(&paragraph("a")))
    };
    let slide = "<pc:docMk/><pc:sldMk cId=\"0\" sldId=\"256\"/></pc:sldMkLst><p188:txBody>";
    let shape = "<pc:sldMk cId=\"0\" sldId=\"256\"/><ac:picMk id=\"5\"/></ac:deMkLst><p188:txBody>";
    for (anchor, expected) in [
        (format!("<pc:sldMkLst>{}</pc:sldMkLst>", on_slide("")), slide),
        (format!("<ac:deMkLst>{}</ac:deMkLst>", on_slide("<ac:picMk id=\"5\" creationId=\"{JaneRoe}\"/>")), shape),
        (format!("<ac:deMkLst>{}</ac:deMkLst>", on_slide("<ac:spMk id=\"JaneRoe\"/>")), slide),
        (format!("<ac:deMkLst>{}</ac:deMkLst>", on_slide("<ac:grpSpMk id=\"3\"/><ac:spMk id=\"4\"/>")), slide),
        ("<p188:unknownAnchor/>".to_owned(), slide),
        (String::new(), slide),
    ] {
        let document = discussed(&comment(&anchor)).open().unwrap();
        is_gone(&*document, &anchor);
        let written = settled(&*document);
        assert!(written.contains(expected), "{anchor}: {written}");
    }
}

#[test]
fn comments_are_shown_below_their_slide() {
    let list = comment("0", "1", "one", "") + &comment("0", "2", "two", "");
    let document = commented(&list, &author("0", "Ann")).open().unwrap();
    let shown = view(&*document);
    assert_eq!(shown[shown.len() - 2..], ["one", "two"]);
    assert_eq!(shown[0], "slide 1");
}

#[test]
fn comments_that_cannot_be_read_go_and_so_do_those_of_other_parts() {
    let broken = Fixture::text("<a:p/>").part("rId2", "comments", "c.xml", ".comments", "<p:cmLst>JaneRoe");
    is_gone(&*broken.open().unwrap(), "broken");
    let layout = format!("<p:sldLayout {NAMESPACES}><p:cSld/></p:sldLayout>");
    let list = format!("<p:cmLst {NAMESPACES}>{}</p:cmLst>", comment("0", "1", "JaneRoe", ""));
    let document = Fixture::text("<a:p/>")
        .part("rId2", "slideLayout", "slideLayouts/slideLayout1.xml", ".slideLayout", layout)
        .related("slideLayouts/slideLayout1.xml", "comments", "../comments/comment1.xml")
        .main_part("rId9", "tags", "comments/comment1.xml", ".comments", list)
        .open()
        .unwrap();
    is_gone(&*document, "comments on a layout");
}

#[test]
fn a_policy_may_drop_comments() {
    let list = comment("0", "1", "JaneRoe", "") + &comment("0", "2", "JaneRoe", "");
    let document = commented(&list, &author("0", "Ann Noter")).open_without_comments().unwrap();
    is_gone(&*document, "older comments");
    assert_eq!(dropped(&*document), [(DroppedKind::Comment, 2)]);
    let list = format!("<p188:cm id=\"{{C}}\" authorId=\"{{A1}}\">{}</p188:cm>", body(&paragraph("JaneRoe")));
    let document = discussed(&list).open_without_comments().unwrap();
    is_gone(&*document, "newer comments");
    assert_eq!(dropped(&*document), [(DroppedKind::Comment, 1)]);
    let names: Vec<&str> = document.clues().iter().map(|clue| clue.text.expose().as_str()).collect();
    assert_eq!(names, ["Jane Roe", "Ann Noter"]);
}
