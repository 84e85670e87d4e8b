//! Comments: they stay where the text refers to them, cleaned, and nobody is told to have written them.

use scrubjay::format::{Changes, Comments, Document, Options};
use scrubjay::model::{DroppedKind, Place};

use crate::fixture::{Fixture, NAMESPACES, inflate, open_bytes, pack, replace, run, strict, texts};
use crate::package::{SECRET, is_found, is_gone};
use crate::view::view;

const W15: &str = "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"";
const THREADS: &str = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended";

/// A stretch of text that a comment is about.
fn about(id: &str, text: &str) -> String {
    format!(
        "<w:commentRangeStart w:id=\"{id}\"/>{}<w:commentRangeEnd w:id=\"{id}\"/>\
         <w:r><w:commentReference w:id=\"{id}\"/></w:r>",
        run(text)
    )
}

/// A comment of one paragraph with a number.
fn comment(id: &str, author: &str, paragraph: &str, text: &str) -> String {
    format!(
        "<w:comment w:id=\"{id}\" w:author=\"{author}\" w:date=\"2031-01-02T03:04:05Z\" w:initials=\"JaneRoe\">\
         <w:p w14:paraId=\"{paragraph}\" w14:textId=\"77777777\"><w:r><w:annotationRef/></w:r>{}</w:p></w:comment>",
        run(text)
    )
}

fn with_comments(fixture: Fixture, comments: &str) -> Fixture {
    fixture.word_part("rId5", "comments", "comments", comments)
}

fn with_threads(fixture: Fixture, inside: &str) -> Fixture {
    let text = format!("<w15:commentsEx {W15}>{inside}</w15:commentsEx>");
    fixture.part("rId6", THREADS, "commentsExtended.xml", ".commentsExtended", text)
}

fn dropped(document: &dyn Document) -> Vec<(DroppedKind, usize)> {
    document.dropped().iter().map(|dropped| (dropped.kind, dropped.count)).collect()
}

/// What is written without edits, and that it stays so when it is opened again and nothing is dropped any more.
fn settled(document: &dyn Document) -> String {
    let bytes = document.rewrite(&[]).unwrap();
    let again = open_bytes(bytes.clone()).unwrap();
    assert_eq!(dropped(&*again), []);
    assert_eq!(texts(&*again), texts(document));
    let twice = again.rewrite(&[]).unwrap();
    assert_eq!(inflate(twice.clone()), inflate(bytes.clone()));
    assert!(twice == bytes);
    inflate(bytes)
}

#[test]
fn they_stay_with_their_places_and_without_their_authors() {
    let body = format!("<w:p>{}{}{}</w:p>", run("before "), about("7", "here"), about("12", "there"));
    let comments =
        comment("7", "Max Muster", "1A2B3C4D", "Ask Jane Roe") + &comment("12", "JaneRoe", "5A2B3C4D", "Why");
    let document = with_comments(Fixture::new(&body), &comments).open().unwrap();
    assert_eq!(texts(&*document), ["before herethere", "Ask Jane Roe", "Why"]);
    let places: Vec<_> = document.units().iter().map(|unit| (unit.location.place, unit.location.number)).collect();
    assert_eq!(places, [(Place::Paragraph, 1), (Place::Comment, 1), (Place::Comment, 2)]);
    assert_eq!(view(&*document), ["body", "before herethere", "comments", "Ask Jane Roe", "Why"]);
    let counts = dropped(&*document);
    assert!(counts.contains(&(DroppedKind::CommentAuthor, 2)), "{counts:?}");
    assert!(counts.iter().all(|(kind, _)| *kind != DroppedKind::Comment), "{counts:?}");
    assert_eq!(
        document.clues().iter().map(|clue| clue.text.expose().as_str()).collect::<Vec<_>>(),
        ["Max Muster", SECRET]
    );
    let written = settled(&*document);
    for expected in [
        "<w:commentRangeStart w:id=\"0\"/><w:r><w:t>here</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>",
        "<w:commentReference w:id=\"1\"/>",
        "<w:comment w:id=\"0\" w:author=\"Author 1\"><w:p><w:r><w:annotationRef/></w:r>",
        "<w:comment w:id=\"1\" w:author=\"Author 2\"><w:p>",
        "relationships/comments\" Target=\"comments.xml\"",
        "wordprocessingml.comments+xml",
    ] {
        assert!(written.contains(expected), "{expected}: {written}");
    }
    for gone in ["Muster", SECRET, "2031", "paraId", "initials"] {
        assert!(!written.contains(gone), "{gone}: {written}");
    }
    let edited = replace(&*document, "Jane Roe", "[PERSON 1]").unwrap();
    assert_eq!(texts(&*open_bytes(edited).unwrap()), ["before herethere", "Ask [PERSON 1]", "Why"]);
}

#[test]
fn they_go_where_the_policy_says_so() {
    let body = format!("<w:p>{}</w:p>", about("7", "here"));
    let fixture = with_comments(Fixture::new(&body), &comment("7", "Max Muster", "1A2B3C4D", "Ask"));
    let fixture = with_threads(fixture, "<w15:commentEx w15:paraId=\"1A2B3C4D\" w15:done=\"1\"/>");
    let document = fixture.open_with(&Options { comments: Comments::Drop, ..Options::default() }).unwrap();
    assert_eq!(texts(&*document), ["here"]);
    assert_eq!(dropped(&*document), [(DroppedKind::Comment, 1)]);
    let written = inflate(document.rewrite(&[]).unwrap());
    assert!(!written.contains("omment"), "{written}");
}

#[test]
fn threads_of_a_program_that_was_not_published_yet_are_read() {
    let body = format!("<w:p>{}</w:p>", about("1", "x"));
    let threads = "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2010/11/wordml\">\
        <w15:commentEx w15:paraId=\"0000000A\" w15:done=\"1\"/></w15:commentsEx>";
    let fixture = with_comments(Fixture::new(&body), &comment("1", "Max", "0000000A", "Ask"));
    let fixture = fixture.part("rId6", THREADS, "commentsExtended.xml", ".commentsExtended", threads);
    let written = settled(&*fixture.open().unwrap());
    assert!(
        written.contains(&format!("<w15:commentsEx {W15}><w15:commentEx w15:paraId=\"00000001\" w15:done=\"1\"/>"))
    );
}

#[test]
fn who_answers_whom_is_told_by_new_numbers() {
    let body = format!("<w:p>{}{}{}</w:p>", about("3", "a"), about("4", "b"), about("9", "c"));
    let comments = comment("3", "Max", "0000000A", "Question")
        + &comment("4", "Erika", "7FFFFFFF", "Answer")
        + &comment("9", "Max", "1234ABCD", "Done");
    let fixture = with_comments(Fixture::new(&body), &comments);
    let threads = "<w15:commentEx w15:paraId=\"0000000A\" w15:done=\"0\"/>\
        <w15:commentEx w15:paraId=\"7fffffff\" w15:paraIdParent=\"0000000A\" w15:done=\"0\" w15:val=\"JaneRoe\"/>\
        <w15:commentEx w15:paraId=\"1234ABCD\" w15:paraIdParent=\"00C0FFEE\" w15:done=\"1\">JaneRoe</w15:commentEx>\
        <w15:commentEx w15:paraId=\"JaneRoe\" w15:done=\"JaneRoe\"/>";
    let document = with_threads(fixture, threads).open().unwrap();
    let written = settled(&*document);
    let expected = "<w15:commentEx w15:paraId=\"00000001\" w15:done=\"0\"/>\
        <w15:commentEx w15:paraId=\"00000002\" w15:paraIdParent=\"00000001\" w15:done=\"0\"/>\
        <w15:commentEx w15:paraId=\"00000003\" w15:done=\"1\"/></w15:commentsEx>";
    assert!(written.contains(expected), "{written}");
    assert!(written.contains(&format!("Type=\"{THREADS}\" Target=\"commentsExtended.xml\"")), "{written}");
    let authors = [
        "0\" w:author=\"Author 1\"><w:p w14:paraId=\"00000001\"",
        "1\" w:author=\"Author 2\"",
        "2\" w:author=\"Author 1\"",
    ];
    for author in authors {
        assert!(written.contains(&format!("<w:comment w:id=\"{author}")), "{author}: {written}");
    }
    assert!(!written.contains(SECRET) && !written.contains("FFEE"));
}

#[test]
fn threads_without_an_answer_and_without_an_end_go() {
    let body = format!("<w:p>{}{}</w:p>", about("0", "a"), about("1", "b"));
    let comments = comment("0", "Max", "0000000A", "One") + &comment("1", "Max", "0000000B", "Two");
    // One answers itself, the other what comes after it.
    let threads = "<w15:commentEx w15:paraId=\"0000000A\" w15:paraIdParent=\"0000000B\" w15:done=\"0\"/>\
        <w15:commentEx w15:paraId=\"0000000B\" w15:paraIdParent=\"0000000B\"/>";
    let document = with_threads(with_comments(Fixture::new(&body), &comments), threads).open().unwrap();
    let written = settled(&*document);
    assert!(!written.contains("commentsEx") && !written.contains("paraId"), "{written}");
}

#[test]
fn what_has_no_counterpart_goes() {
    let reference = |id: &str| format!("<w:r><w:commentReference w:id=\"{id}\"/></w:r>");
    let start = |id: &str| format!("<w:commentRangeStart w:id=\"{id}\"/>");
    let end = |id: &str| format!("<w:commentRangeEnd w:id=\"{id}\"/>");
    let comments = comment("1", "Max", "0000000A", "One") + &comment("JaneRoe", "Max", "0000000B", "Two");
    let comments =
        comments + &comment("1", "Max", "0000000C", "Again") + "<w:comment w:author=\"Max\"><w:p/></w:comment>";
    let cases = [
        // The text that is commented, which comments stay, and what is left of the places.
        (start("1") + &run("a") + &end("1"), 0, [0, 0, 0]),
        (reference("1"), 1, [0, 0, 1]),
        (start("1") + &run("a") + &reference("1"), 1, [0, 0, 1]),
        (end("1") + &start("1") + &reference("1"), 1, [0, 0, 1]),
        (start("8") + &end("8") + &reference("8") + &reference("1"), 1, [0, 0, 1]),
        (start("1") + &end("1") + &reference("1") + &start("1") + &end("1") + &reference("1"), 1, [1, 1, 1]),
        (start("JaneRoe") + &end("JaneRoe") + &reference("JaneRoe") + &reference("1"), 2, [1, 1, 2]),
        ("<w:commentReference w:id=\"1\"/><w:commentRangeStart/>".to_owned() + &run("a"), 0, [0, 0, 0]),
    ];
    for (body, stay, left) in cases {
        let document = with_comments(Fixture::new(&format!("<w:p>{body}</w:p>")), &comments).open().unwrap();
        let written = settled(&*document);
        let counts = ["<w:commentRangeStart ", "<w:commentRangeEnd ", "<w:commentReference "];
        assert_eq!(counts.map(|mark| written.matches(mark).count()), left, "{body}: {written}");
        assert_eq!(written.matches("<w:comment ").count(), stay, "{body}: {written}");
        assert_eq!(written.contains("comments.xml"), stay > 0, "{body}: {written}");
        assert!(dropped(&*document).contains(&(DroppedKind::Comment, 4 - stay)), "{body}");
        assert!(!written.contains(SECRET), "{body}: {written}");
    }
    // No comments at all.
    let body = format!("<w:p>{}</w:p>", about("1", "a"));
    assert!(!settled(&*Fixture::new(&body).open().unwrap()).contains("comment"));
}

#[test]
fn a_comment_on_what_goes_goes_too() {
    let body = format!("<w:p><w:del w:id=\"1\" w:author=\"A\">{}</w:del>{}</w:p>", about("1", "gone"), run("stays"));
    let fixture = with_comments(Fixture::new(&body), &comment("1", "Max", "0000000A", "Ask"));
    let document = fixture.open_with(&Options { changes: Changes::Accept, ..Options::default() }).unwrap();
    assert_eq!(texts(&*document), ["stays"]);
    assert!(dropped(&*document).contains(&(DroppedKind::Comment, 1)));
    assert!(!settled(&*document).contains("comment"));
    assert_eq!(texts(&*fixture.open().unwrap()).len(), 3);
}

#[test]
fn notes_headers_and_text_boxes_may_be_commented() {
    let shape = |inside: &str| format!("<w:txbxContent><w:p>{inside}</w:p></w:txbxContent>");
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{0}</wps:txbx>\
         </wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{0}</v:textbox></v:shape></w:pict>\
         </mc:Fallback></mc:AlternateContent></w:r></w:p>",
        shape(&about("0", "box"))
    );
    let note = format!("<w:footnote w:id=\"1\"><w:p>{}</w:p></w:footnote>", about("1", "note"));
    let header = format!("<w:p>{}</w:p>", about("2", "header"));
    let comments: String = ["0", "1", "2"].map(|id| comment(id, "Max", "0000000A", id)).concat();
    let fixture = with_comments(Fixture::new(&body), &comments);
    let fixture =
        fixture.word_part("rId1", "header", "hdr", &header).word_part("rId2", "footnotes", "footnotes", &note);
    let written = settled(&*fixture.open().unwrap());
    // The older twin of a text box says all of it again.
    assert_eq!(written.matches("<w:commentReference w:id=\"0\"/>").count(), 2, "{written}");
    for id in ["1", "2"] {
        assert_eq!(written.matches(&format!("<w:commentReference w:id=\"{id}\"/>")).count(), 1, "{written}");
    }
}

#[test]
fn text_hides_in_comments_as_it_does_in_the_body() {
    let wrap = |inside: &str| format!("<w:comment w:id=\"1\" w:author=\"Max\">{inside}</w:comment>");
    let body = format!("<w:p>{}</w:p>", about("1", "x"));
    let fixture = |inside: &str| with_comments(Fixture::new(&body), &wrap(inside));
    for inside in [
        "<w:p><w:r><w:t>Jane</w:t></w:r><w:r><w:t>Roe</w:t></w:r></w:p>",
        "<w:p><w:del w:id=\"1\" w:author=\"JaneRoe\"><w:r><w:delText>JaneRoe</w:delText></w:r></w:del></w:p>",
        "<w:p><w:ins w:id=\"1\" w:author=\"JaneRoe\"><w:r><w:t>JaneRoe</w:t></w:r></w:ins></w:p>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>JaneRoe</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"JaneRoe\"/></w:p>",
        "JaneRoe",
    ] {
        is_found(&*fixture(inside).open().unwrap(), inside);
    }
    for comments in [
        "<w:comment w:id=\"1\" w:author=\"JaneRoe\" w:initials=\"JaneRoe\" w:date=\"JaneRoe\" w:val=\"JaneRoe\" \
         name=\"JaneRoe\" x:y=\"JaneRoe\"><w:p w14:paraId=\"JaneRoe\"/></w:comment>",
        "<w:comment w:id=\"1\" w:author=\"J&#x61;neRoe\"/>",
        "<w:comment w:id=\"1\"><w:p/></w:comment><mc:AlternateContent><mc:Choice Requires=\"w14\">\
         <w:comment w:id=\"1\" w:author=\"JaneRoe\"><w:p/></w:comment></mc:Choice></mc:AlternateContent>",
        "<w:comment w:id=\"1\" w:author=\"Max\"><w:comment w:id=\"2\" w:author=\"JaneRoe\"/><w:p><w:r>\
         <w:commentReference w:id=\"JaneRoe\"/></w:r></w:p></w:comment>",
    ] {
        let document = with_comments(Fixture::new(&body), comments).open().unwrap();
        is_gone(&*document, comments);
        let written = settled(&*document);
        assert!(written.contains("<w:comment w:id=\"0\" w:author=\"Author 1\""), "{written}");
    }
    let anchor = "<w:p><w:commentRangeStart w:id=\"1\" w:displacedByCustomXml=\"JaneRoe\">JaneRoe</w:commentRangeStart>\
        <w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\" w:val=\"JaneRoe\">JaneRoe</w:commentReference>\
        </w:r><w:comment w:id=\"4\" w:author=\"JaneRoe\" w:initials=\"JaneRoe\"/></w:p>";
    is_gone(&*with_comments(Fixture::new(anchor), &wrap("<w:p/>")).open().unwrap(), anchor);
}

#[test]
fn parts_with_numbers_dates_and_people_go() {
    let body = format!("<w:p>{}</w:p>", about("1", "x"));
    let mut fixture = with_comments(Fixture::new(&body), &comment("1", "Max", "0000000A", "Ask"));
    for (id, host, name) in
        [("rId7", "2016/09", "commentsIds"), ("rId8", "2018/08", "commentsExtensible"), ("rId9", "2011", "people")]
    {
        let relation = format!("http://schemas.microsoft.com/office/{host}/relationships/{name}");
        let text = format!(
            "<x:{name} xmlns:x=\"urn:x\"><x:extLst><x:ext uri=\"JaneRoe\">JaneRoe</x:ext></x:extLst></x:{name}>"
        );
        fixture = fixture.part(id, &relation, &format!("{name}.xml"), &format!(".{name}"), text);
    }
    let written = settled(&*fixture.open().unwrap());
    assert!(!written.contains(SECRET) && !written.contains("people") && !written.contains("commentsIds"), "{written}");
}

#[test]
fn a_comment_may_hold_links_and_pictures() {
    let inside = "<w:p><w:hyperlink r:id=\"JaneRoe\"><w:r><w:t>x</w:t></w:r></w:hyperlink><w:r><w:pict><v:shape>\
        <v:imagedata r:id=\"rId3\"/></v:shape></w:pict></w:r></w:p>";
    let mut entries = with_comments(
        Fixture::new(&format!("<w:p>{}</w:p>", about("1", "x"))),
        &format!("<w:comment w:id=\"1\" w:author=\"Max\">{inside}</w:comment>"),
    )
    .loose_part("word/media/JaneRoe.png", "image/png", "no picture")
    .entries();
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relationships = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"JaneRoe\" Type=\"{office}/hyperlink\" Target=\"http://example.org/JaneRoe\" TargetMode=\"External\"/>\
         <Relationship Id=\"rId3\" Type=\"{office}/image\" Target=\"media/JaneRoe.png\"/></Relationships>"
    );
    entries.push(("word/_rels/comments.xml.rels".to_owned(), relationships.into_bytes()));
    let document = open_bytes(pack(&entries)).unwrap();
    is_found(&*document, "link");
    let written = settled(&*document);
    assert!(
        written.contains("word/_rels/comments.xml.rels") && written.contains("Target=\"media/grey.png\""),
        "{written}"
    );
}

#[test]
fn a_strict_document_keeps_its_comments() {
    let fixture = with_comments(
        Fixture::new(&format!("<w:p>{}</w:p>", about("1", "x"))),
        &comment("1", "Max", "0000000A", "Ask"),
    );
    let entries = with_threads(fixture, "<w15:commentEx w15:paraId=\"0000000A\" w15:done=\"1\"/>").entries();
    let document = open_bytes(pack(&strict(entries))).unwrap();
    assert_eq!(texts(&*document), ["x", "Ask"]);
    let written = settled(&*document);
    for expected in [
        "http://purl.oclc.org/ooxml/officeDocument/relationships/comments\"",
        THREADS,
        "<w15:commentEx w15:paraId=\"00000001\" w15:done=\"1\"/>",
    ] {
        assert!(written.contains(expected), "{expected}: {written}");
    }
}

#[test]
fn building_blocks_lose_their_comments() {
    let block = format!(
        "<w:docParts><w:docPart><w:docPartPr><w:name w:val=\"B\"/></w:docPartPr><w:docPartBody><w:p>{}</w:p></w:docPartBody></w:docPart></w:docParts>",
        about("1", "block")
    );
    let glossary = format!("<w:glossaryDocument {NAMESPACES}>{block}</w:glossaryDocument>");
    let fixture = with_comments(
        Fixture::new(&format!("<w:p>{}</w:p>", about("1", "x"))),
        &comment("1", "Max", "0000000A", "Ask"),
    );
    let document = fixture
        .part("rId2", "glossaryDocument", "glossary/document.xml", ".document.glossary", glossary)
        .open()
        .unwrap();
    let written = settled(&*document);
    assert_eq!(written.matches("<w:commentReference").count(), 1, "{written}");
}

#[test]
fn very_many_comments_take_no_long_time() {
    const COUNT: usize = 20_000;
    let body: String = (0..COUNT).map(|id| format!("<w:p>{}</w:p>", about(&format!("n{id}"), "x"))).collect();
    let comments: String =
        (0..COUNT).map(|id| comment(&format!("n{id}"), &format!("Max {id}"), &format!("{id:08X}"), "y")).collect();
    let threads: String = (1..COUNT)
        .map(|id| format!("<w15:commentEx w15:paraId=\"{id:08X}\" w15:paraIdParent=\"{:08X}\"/>", id - 1))
        .collect();
    let document = with_threads(with_comments(Fixture::new(&body), &comments), &threads).open().unwrap();
    let start = std::time::Instant::now();
    let written = settled(&*document);
    assert!(written.contains("w:author=\"Author 20000\"") && written.contains("w15:paraIdParent=\"00004E1F\""));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
