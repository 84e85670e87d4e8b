//! What is not touched stays as it was; what is edited keeps its look; what is taken out leaves nothing that aims at it.

use crate::fixture::{Fixture, NAMESPACES, inflate, open_bytes, pack, paragraph, replace, settles, shape, texts};
use crate::workbook::{entry, workbook};

const TEXT: &str = "<a:p><a:pPr lvl=\"1\"/><a:r><a:rPr lang=\"en-US\" b=\"1\"/><a:t>Dear Ja</a:t></a:r>\
    <a:r><a:t>ne R&#111;</a:t></a:r><a:r><a:rPr i=\"1\"/><a:t>e, hello</a:t></a:r></a:p>";

fn written(fixture: &Fixture, what: &str) -> String {
    let document = fixture.open().unwrap();
    settles(&*document, what);
    inflate(document.rewrite(&[]).unwrap())
}

#[test]
fn a_presentation_without_edits_keeps_its_markup_byte_for_byte() {
    assert!(written(&Fixture::text(TEXT), "text").contains(&shape("", TEXT)));
}

#[test]
fn an_edit_across_runs_keeps_the_runs() {
    let document = Fixture::text(TEXT).open().unwrap();
    assert_eq!(texts(&*document), ["Dear Jane Roe, hello"]);
    let written = inflate(replace(&*document, "Jane Roe", "[PERSON <1>]").unwrap());
    let expected = "<a:r><a:rPr lang=\"en-US\" b=\"1\"/><a:t>Dear [PERSON &lt;1&gt;]</a:t></a:r><a:r><a:t></a:t></a:r>\
        <a:r><a:rPr i=\"1\"/><a:t>, hello</a:t></a:r>";
    assert!(written.contains(expected), "{written}");
}

#[test]
fn a_line_break_is_part_of_the_text() {
    let runs = "<a:p><a:r><a:t>Jane</a:t></a:r><a:br><a:rPr sz=\"800\"/></a:br><a:r><a:t>Roe</a:t></a:r><a:br/></a:p>";
    let document = Fixture::text(runs).open().unwrap();
    assert_eq!(texts(&*document), ["Jane\nRoe\n"]);
    let edited = inflate(replace(&*document, "Jane\nRoe", "[X]").unwrap());
    assert!(edited.contains("<a:r><a:t>[X]</a:t></a:r><a:r><a:t></a:t></a:r><a:br/></a:p>"), "{edited}");
    let edited = inflate(replace(&*document, "\n", "; ").unwrap());
    let expected =
        "<a:t>Jane</a:t></a:r><a:r><a:t>; </a:t></a:r><a:r><a:t>Roe</a:t></a:r><a:r><a:t>; </a:t></a:r></a:p>";
    assert!(edited.contains(expected), "{edited}");
}

#[test]
fn cells_are_labelled_by_their_column() {
    let cell = |text: &str| format!("<a:tc><a:txBody>{}</a:txBody></a:tc>", paragraph(text));
    let row = |texts: &[&str]| format!("<a:tr>{}</a:tr>", texts.iter().map(|text| cell(text)).collect::<String>());
    let table = format!(
        "<p:graphicFrame><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl>\
         <a:tblGrid><a:gridCol w=\"1\"/><a:gridCol w=\"1\"/><a:gridCol w=\"1\"/></a:tblGrid>{}{}</a:tbl></a:graphicData>\
         </a:graphic></p:graphicFrame>",
        row(&["Name", "Phone", "City"]),
        row(&["a", "b", "c"])
    );
    let document = Fixture::new(&table).open().unwrap();
    let told: Vec<(String, String, usize, usize)> = document
        .units()
        .iter()
        .map(|unit| {
            let label = unit.label.as_ref().map(|label| label.expose().clone()).unwrap_or_default();
            (unit.text.expose().clone(), label, unit.location.number, unit.location.column)
        })
        .collect();
    assert_eq!(told[3], ("a".to_owned(), "Name".to_owned(), 2, 1));
    assert_eq!(told[5], ("c".to_owned(), "City".to_owned(), 2, 3));
    assert!(inflate(document.rewrite(&[]).unwrap()).contains(&table));
}

#[test]
fn slides_are_read_in_the_order_in_which_they_are_shown() {
    let slide = |text: &str| {
        format!("<p:sld {NAMESPACES}><p:cSld><p:spTree>{}</p:spTree></p:cSld></p:sld>", shape("", &paragraph(text)))
    };
    let notes = |text: &str| slide(text).replace("p:sld ", "p:notes ").replace("/p:sld>", "/p:notes>");
    let mut fixture =
        Fixture::text(&paragraph("two")).part("rId9", "notesSlide", "n.xml", ".notesSlide", notes("note"));
    fixture = fixture.main_part("rId3", "slide", "x.xml", ".slide", slide("three"));
    fixture = fixture.main_part("rId2", "slide", "y.xml", ".slide", slide("one"));
    let mut entries = fixture.entries();
    let presentation = String::from_utf8(entries[2].1.clone()).unwrap();
    let list = "<p:sldIdLst><p:sldId id=\"258\" r:id=\"rId2\"/><p:sldId id=\"256\" r:id=\"rId1\"/><p:sldId id=\"257\" r:id=\"rId3\"/>";
    entries[2].1 = presentation.replace("<p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/>", list).into_bytes();
    let document = open_bytes(pack(&entries)).unwrap();
    assert_eq!(texts(&*document), ["one", "two", "note", "three"]);
    let numbers: Vec<usize> = document.units().iter().map(|unit| unit.location.number).collect();
    assert_eq!(numbers, [1, 2, 2, 3]);
    settles(&*document, "order");
    assert!(inflate(document.rewrite(&[]).unwrap()).contains("ppt/slides/slide3.xml"));
}

#[test]
fn jumps_inside_the_show_stay_and_links_to_files_lose_their_place() {
    let click =
        |attributes: &str| format!("<a:p><a:r><a:rPr><a:hlinkClick {attributes}/></a:rPr><a:t>x</a:t></a:r></a:p>");
    let jumps = [
        "r:id=\"\" action=\"ppaction://hlinkshowjump?jump=nextslide\"",
        "r:id=\"\" action=\"ppaction://customshow?id=0&amp;return=true\"",
        "r:id=\"\" action=\"ppaction://noaction\"",
    ];
    for jump in jumps {
        assert!(written(&Fixture::text(&click(jump)), jump).contains(jump), "{jump}");
    }
    let to_slide = Fixture::text(&click("r:id=\"rId7\" action=\"ppaction://hlinksldjump\"")).part(
        "rId7",
        "slide",
        "slides/slide2.xml",
        ".slide",
        format!("<p:sld {NAMESPACES}/>"),
    );
    let text = written(&to_slide, "jump");
    assert!(
        text.contains("r:id=\"rId7\" action=\"ppaction://hlinksldjump\"") && text.contains("Target=\"slide2.xml\"")
    );
    let to_file = click("r:id=\"rId7\" action=\"ppaction://hlinkpres?slideindex=2&amp;slidetitle=x\"");
    let text = written(&Fixture::text(&to_file).outside("rId7", "hyperlink", "other.pptx"), "file");
    assert!(text.contains("<a:hlinkClick r:id=\"rId7\"/>") && text.contains("other.pptx"), "{text}");
    for gone in ["r:id=\"\" action=\"ppaction://media\"", "r:id=\"rId9\"", "r:id=\"\" action=\"ppaction://ole?verb=0\""]
    {
        assert!(!written(&Fixture::text(&click(gone)), gone).contains("hlinkClick"), "{gone}");
    }
}

const OLE: &str = "http://schemas.openxmlformats.org/presentationml/2006/ole";

#[test]
fn of_an_object_its_picture_stays() {
    let picture = |id: u8| {
        format!(
            "<p:pic><p:nvPicPr><p:cNvPr id=\"{id}\" name=\"\"/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId3\"/></p:blipFill></p:pic>"
        )
    };
    let frame = |inside: &str| {
        format!(
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"7\" name=\"Object 6\"/></p:nvGraphicFramePr><p:xfrm/><a:graphic>\
             <a:graphicData uri=\"{OLE}\">{inside}</a:graphicData></a:graphic></p:graphicFrame>"
        )
    };
    let object =
        |picture: &str| format!("<p:oleObj r:id=\"rId2\" progId=\"Excel.Sheet.12\"><p:embed/>{picture}</p:oleObj>");
    let alternative = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"v\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        object(""),
        object(&picture(0))
    );
    for inside in [object(&picture(0)), alternative] {
        let fixture = Fixture::new(&frame(&inside))
            .part("rId2", "package", "embeddings/x.xlsx", "application/x", "x")
            .part("rId3", "image", "media/x.emf", "image/x-emf", "x");
        let text = written(&fixture, &inside);
        assert!(text.contains(&format!("<p:spTree>{}</p:spTree>", picture(7))), "{text}");
        assert!(!text.contains("embeddings"), "{text}");
    }
}

#[test]
fn an_object_whose_file_can_be_opened_stays_with_its_picture() {
    let picture = "<p:pic><p:nvPicPr><p:cNvPr id=\"0\" name=\"\"/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId3\"/></p:blipFill></p:pic>";
    let object = |attributes: &str, picture: &str| {
        format!(
            "<p:oleObj {attributes}name=\"Worksheet\" r:id=\"rId2\" progId=\"Excel.Sheet.12\"><p:embed/>{picture}</p:oleObj>"
        )
    };
    let frame = |inside: &str| {
        format!(
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"7\" name=\"Object 6\"/></p:nvGraphicFramePr><p:xfrm/><a:graphic>\
             <a:graphicData uri=\"{OLE}\">{inside}</a:graphicData></a:graphic></p:graphicFrame>"
        )
    };
    let alternative = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"v\">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        object("spid=\"_x0000_s1026\" ", ""),
        object("", picture)
    );
    let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let fixture = Fixture::new(&frame(&alternative))
        .part("rId2", "package", "embeddings/x.xlsx", xlsx, workbook("JaneRoe"))
        .part("rId3", "image", "media/x.emf", "image/x-emf", "x");
    let text = written(&fixture, "object");
    assert!(text.contains(&format!("<p:spTree>{}</p:spTree>", frame(&object("", picture)))), "{text}");
    assert!(text.contains("Target=\"../embeddings/file1.xlsx\""), "{text}");
    let document = fixture.open().unwrap();
    assert!(texts(&*document).contains(&"JaneRoe".to_owned()));
    let bytes = replace(&*document, "JaneRoe", "X").unwrap();
    assert!(inflate(entry(&bytes, "ppt/embeddings/file1.xlsx")).contains(">X</t>"));
}

#[test]
fn ink_stays_as_its_picture() {
    let picture = "<p:pic><p:nvPicPr><p:cNvPr id=\"9\" name=\"Ink 8\"/></p:nvPicPr></p:pic>";
    let ink = format!(
        "<mc:AlternateContent><mc:Choice Requires=\"p14\"><p:contentPart r:id=\"rId2\"/></mc:Choice><mc:Fallback>{picture}\
         </mc:Fallback></mc:AlternateContent>"
    );
    let fixture = Fixture::new(&ink).part("rId2", "customXml", "ink/ink1.xml", "application/inkml+xml", "x");
    let text = written(&fixture, "ink");
    assert!(text.contains(&format!("<p:spTree>{picture}</p:spTree>")), "{text}");
}

#[test]
fn animations_of_what_is_gone_go_and_others_stay() {
    let chart = "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"Chart 3\"/></p:nvGraphicFramePr><a:graphic>\
        <a:graphicData uri=\"http://schemas.microsoft.com/office/drawing/2014/chartex\"/></a:graphic></p:graphicFrame>";
    let set = |shape: u8| {
        format!("<p:set><p:cBhvr><p:cTn id=\"5\"/><p:tgtEl><p:spTgt spid=\"{shape}\"/></p:tgtEl></p:cBhvr></p:set>")
    };
    let step = |nodes: &str| format!("<p:par><p:cTn id=\"3\"><p:childTnLst>{nodes}</p:childTnLst></p:cTn></p:par>");
    let timing = |steps: &str, builds: &str| format!("<p:timing><p:tnLst>{}</p:tnLst>{builds}</p:timing>", step(steps));
    let build = |shape: u8| format!("<p:bldP spid=\"{shape}\" grpId=\"0\"/>");
    let slide = |timing: &str| {
        let tree = format!("<p:cSld><p:spTree>{}{chart}</p:spTree></p:cSld>", shape("", &paragraph("x")));
        written(&Fixture::slide(&(tree + timing), ""), timing)
    };
    let list = |builds: &str| format!("<p:bldLst>{builds}</p:bldLst>");
    let kept = timing(&step(&set(2)), &list(&build(2)));
    assert!(slide(&kept).contains(&kept));
    let mixed = timing(&(step(&set(2)) + &step(&set(4))), &list(&(build(2) + &build(4))));
    assert!(slide(&mixed).contains(&kept));
    let media =
        "<p:audio><p:cMediaNode><p:cTn id=\"9\"/><p:tgtEl><p:spTgt spid=\"2\"/></p:tgtEl></p:cMediaNode></p:audio>";
    assert!(slide(&timing(&(step(&set(2)) + media), "")).contains(&timing(&step(&set(2)), "")));
    assert!(!slide(&timing(&step(&set(4)), &list(&build(4)))).contains("timing"));
    let partly = timing(&step(&set(2)), &list(&build(4)));
    assert!(slide(&partly).contains(&timing(&step(&set(2)), "")));
}
