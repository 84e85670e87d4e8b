//! Every place where text can hide: what stands there is a unit, which an edit removes, or it is gone.

use scrubjay::format::Document;
use scrubjay::model::{Dropped, DroppedKind, Place, Visibility};

use crate::fixture::{Fixture, NAMESPACES, inflate, paragraph, replace, settles, shape, texts};
use crate::package::{self, SECRET};

/// Holds that the secret is in a unit, and that editing the units removes it; what is written settles.
fn is_found(document: &dyn Document, place: &str) {
    package::is_found(document, place);
    settles(document, place);
}

/// Holds that the secret is gone without any edit, and that what is written settles.
fn is_gone(document: &dyn Document, place: &str) {
    package::is_gone(document, place);
    settles(document, place);
}

#[test]
fn on_a_slide() {
    let places = [
        ("text", shape("", &paragraph(SECRET))),
        ("split runs", shape("", "<a:p><a:r><a:t>Jane</a:t></a:r><a:r><a:rPr b=\"1\"/><a:t>Roe</a:t></a:r></a:p>")),
        ("character references", shape("", &paragraph("J&#x61;ne&#82;oe"))),
        ("CDATA", shape("", &paragraph("<![CDATA[JaneRoe]]>"))),
        ("field", shape("", "<a:p><a:fld id=\"{JaneRoe}\" type=\"JaneRoe\"><a:t>JaneRoe</a:t></a:fld></a:p>")),
        ("formula", shape("", "<a:p><a14:m><m:oMath><m:r><m:t>JaneRoe</m:t></m:r></m:oMath></a14:m></a:p>")),
        ("text outside runs", shape("", "<a:p>JaneRoe<a:br>JaneRoe</a:br></a:p>")),
        ("text outside shapes", SECRET.to_owned()),
        ("bullet", shape("", "<a:p><a:pPr><a:buFont typeface=\"JaneRoe\"/><a:buChar char=\"JaneRoe\"/></a:pPr></a:p>")),
        ("language", shape("", "<a:p><a:endParaRPr lang=\"JaneRoe\"/></a:p>")),
        ("guide", shape("<a:avLst><a:gd name=\"JaneRoe\" fmla=\"val JaneRoe\"/></a:avLst>", "")),
        (
            "description",
            "<p:pic><p:nvPicPr><p:cNvPr id=\"1\" name=\"JaneRoe\" descr=\"JaneRoe\" title=\"JaneRoe\"/></p:nvPicPr></p:pic>"
                .to_owned(),
        ),
        ("placeholder", "<p:sp><p:nvSpPr><p:nvPr><p:ph type=\"JaneRoe\"/></p:nvPr></p:nvSpPr></p:sp>".to_owned()),
        ("tip", shape("", "<a:p><a:r><a:rPr><a:hlinkClick r:id=\"\" action=\"ppaction://noaction\" tooltip=\"JaneRoe\" tgtFrame=\"JaneRoe\"/></a:rPr></a:r></a:p>")),
        (
            "table",
            "<p:graphicFrame><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr><a:tableStyleId>JaneRoe</a:tableStyleId></a:tblPr><a:tr h=\"1\"><a:tc><a:txBody><a:p><a:r><a:t>JaneRoe</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>".to_owned(),
        ),
        (
            "both alternatives",
            format!(
                "<mc:AlternateContent><mc:Choice Requires=\"a14\">{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
                shape("", &paragraph(SECRET))
            ),
        ),
    ];
    for (place, shapes) in places {
        is_found(&*Fixture::new(&shapes).open().unwrap(), place);
    }
}

#[test]
fn around_the_shapes_of_a_slide() {
    let places = [
        ("name", "<p:cSld name=\"JaneRoe\"/>"),
        ("transition", "<p:cSld/><p:transition spd=\"JaneRoe\"/>"),
        (
            "animation",
            "<p:cSld/><p:timing><p:tnLst><p:par><p:cTn><p:childTnLst><p:set><p:cBhvr><p:attrNameLst><p:attrName>JaneRoe</p:attrName></p:attrNameLst></p:cBhvr><p:to><p:strVal val=\"JaneRoe\"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>",
        ),
        (
            "path",
            "<p:cSld/><p:timing><p:tnLst><p:animMotion path=\"M JaneRoe\" ptsTypes=\"JaneRoe\"/></p:tnLst></p:timing>",
        ),
        ("colours", "<p:cSld/><p:clrMapOvr><a:overrideClrMapping bg1=\"JaneRoe\"/></p:clrMapOvr>"),
    ];
    for (place, markup) in places {
        is_found(&*Fixture::slide(markup, "").open().unwrap(), place);
    }
}

#[test]
fn in_what_is_dropped_from_a_slide() {
    let places = [
        ("comment", "<!-- JaneRoe -->".to_owned()),
        ("processing instruction", "<?JaneRoe JaneRoe?>".to_owned()),
        ("unknown element", "<x:y JaneRoe=\"JaneRoe\">JaneRoe</x:y>".to_owned()),
        ("unknown attribute", "<p:sp x:y=\"JaneRoe\" xml:id=\"JaneRoe\" JaneRoe=\"1\"/>".to_owned()),
        ("extension", "<p:sp><p:extLst><p:ext uri=\"JaneRoe\"><p14:creationId val=\"JaneRoe\"/></p:ext></p:extLst></p:sp>".to_owned()),
        ("tags", "<p:sp><p:nvSpPr><p:nvPr><p:custDataLst><p:tags r:id=\"JaneRoe\"/></p:custDataLst></p:nvPr></p:nvSpPr></p:sp>".to_owned()),
        ("sound", "<p:pic><p:nvPicPr><p:nvPr><a:wavAudioFile name=\"JaneRoe.wav\" r:embed=\"rId9\"/></p:nvPr></p:nvPicPr></p:pic>".to_owned()),
        ("chart of a newer kind", "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"4\" name=\"JaneRoe\"/></p:nvGraphicFramePr><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/drawing/2014/chartex\">JaneRoe</a:graphicData></a:graphic></p:graphicFrame>".to_owned()),
        ("unknown frame", "<p:graphicFrame><a:graphic><a:graphicData uri=\"JaneRoe\">JaneRoe</a:graphicData></a:graphic></p:graphicFrame>".to_owned()),
        ("object without a picture", "<p:graphicFrame><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/presentationml/2006/ole\"><p:oleObj name=\"JaneRoe\" progId=\"JaneRoe\" spid=\"JaneRoe\"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>".to_owned()),
        ("control", "<p:controls><p:control name=\"JaneRoe\" spid=\"JaneRoe\"/></p:controls>".to_owned()),
    ];
    for (place, shapes) in places {
        is_gone(&*Fixture::new(&shapes).open().unwrap(), place);
    }
    for action in ["macro?name=JaneRoe", "program", "hlinkpres?slideindex=1&amp;slidetitle=JaneRoe", "JaneRoe"] {
        let click = format!(
            "<a:p><a:r><a:rPr><a:hlinkClick r:id=\"rId2\" invalidUrl=\"JaneRoe\" action=\"ppaction://{action}\"/></a:rPr></a:r></a:p>"
        );
        is_gone(&*Fixture::text(&click).open().unwrap(), action);
        let fixture = Fixture::text(&click).outside("rId2", "hyperlink", "file:///C:/JaneRoe.exe");
        let document = fixture.open().unwrap();
        let written = inflate(replace(&*document, SECRET, "X").unwrap());
        assert!(!written.contains(SECRET), "{action}: {written}");
    }
}

#[test]
fn in_other_parts_that_stay() {
    let tree = format!("<p:cSld name=\"JaneRoe\"><p:spTree>{}</p:spTree></p:cSld>", shape("", &paragraph(SECRET)));
    let part = |root: &str, inside: &str| format!("<p:{root} {NAMESPACES}>{inside}</p:{root}>");
    let styles = format!(
        "<a:tblStyleLst {NAMESPACES} def=\"JaneRoe\"><a:tblStyle styleId=\"JaneRoe\" styleName=\"JaneRoe\"/></a:tblStyleLst>"
    );
    let theme = format!("<a:theme {NAMESPACES} name=\"JaneRoe\"/>");
    let theme_type = "application/vnd.openxmlformats-officedocument.theme+xml";
    let empty = || Fixture::text("<a:p/>");
    let places = [
        ("notes", empty().part("rId2", "notesSlide", "n.xml", ".notesSlide", part("notes", &tree))),
        ("layout", empty().part("rId2", "slideLayout", "l.xml", ".slideLayout", part("sldLayout", &tree))),
        ("master", empty().main_part("rId2", "slideMaster", "m.xml", ".slideMaster", part("sldMaster", &tree))),
        ("notes master", empty().main_part("rId2", "notesMaster", "m.xml", ".notesMaster", part("notesMaster", &tree))),
        ("handout", empty().main_part("rId2", "handoutMaster", "m.xml", ".handoutMaster", part("handoutMaster", &tree))),
        ("view", empty().main_part("rId2", "viewProps", "v.xml", ".viewProps", part("viewPr", "<p:guide pos=\"JaneRoe\"/>"))),
        ("properties", empty().main_part("rId2", "presProps", "p.xml", ".presProps", part("presentationPr", "<p:showPr loop=\"JaneRoe\"/>"))),
        ("table style", empty().main_part("rId2", "tableStyles", "t.xml", ".tableStyles", styles)),
        ("theme", empty().main_part("rId2", "theme", "t.xml", theme_type, theme)),
        ("custom show", empty().presentation("<p:custShowLst><p:custShow name=\"JaneRoe\" id=\"0\"><p:sldLst><p:sld r:id=\"rId1\"/></p:sldLst></p:custShow></p:custShowLst>")),
        ("section", empty().presentation("<p:extLst><p:ext uri=\"{521415D9-36F7-43E2-AB2F-B90AF26B5E84}\"><p14:sectionLst><p14:section name=\"JaneRoe\" id=\"{01234567-89AB-CDEF-0123-456789ABCDEF}\"/></p14:sectionLst></p:ext></p:extLst>")),
        ("link", Fixture::text("<a:p><a:r><a:rPr><a:hlinkClick r:id=\"rId2\"/></a:rPr></a:r></a:p>").outside("rId2", "hyperlink", "mailto:Jane%52oe@x")),
    ];
    for (place, fixture) in places {
        is_found(&*fixture.open().unwrap(), place);
    }
}

#[test]
fn in_parts_that_go() {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let microsoft = "http://schemas.microsoft.com/office/2018/10/relationships";
    let comments = "<p:cmLst><p:cm authorId=\"0\"><p:text>JaneRoe</p:text></p:cm></p:cmLst>";
    let empty = || Fixture::text("<a:p/>");
    let places = [
        ("comments", empty().part("rId2", "comments", "comments/JaneRoe.xml", ".comments", comments)),
        ("newer comments", empty().part("rId2", &format!("{microsoft}/comments"), "c.xml", "application/vnd.ms-powerpoint.comments+xml", SECRET)),
        ("authors", empty().main_part("rId2", "commentAuthors", "commentAuthors.xml", ".commentAuthors", SECRET)),
        ("newer authors", empty().main_part("rId2", &format!("{microsoft}/authors"), "authors.xml", "application/vnd.ms-powerpoint.authors+xml", SECRET)),
        ("tags", empty().part("rId2", "tags", "tags/tag1.xml", ".tags", SECRET)),
        ("chart of a newer kind", empty().part("rId2", "http://schemas.microsoft.com/office/2014/relationships/chartEx", "charts/JaneRoe.xml", "application/x-anything", SECRET)),
        ("object", empty().part("rId2", "oleObject", "embeddings/JaneRoe.bin", "application/x-anything", SECRET)),
        ("sound", empty().part("rId2", "audio", "media/JaneRoe.wav", "audio/x-wav", SECRET)),
        ("film", empty().outside("rId2", "video", "file:///C:/JaneRoe.avi")),
        ("old drawing", empty().part("rId2", "vmlDrawing", "drawings/v.vml", "application/x-anything", SECRET)),
        ("slide library", empty().part("rId2", "slideUpdateInfo", "slideUpdateInfo/u.xml", ".slideUpdateInfo", SECRET)),
        ("web page", empty().outside("rId2", "htmlPubSaveAs", "file:///C:/JaneRoe.htm")),
        ("font", empty().main_part("rId2", "font", "fonts/JaneRoe.fntdata", "application/x-fontdata", SECRET).presentation("<p:embeddedFontLst><p:embeddedFont><p:font typeface=\"JaneRoe\"/><p:regular r:id=\"rId2\"/></p:embeddedFont></p:embeddedFontLst>")),
        ("changes", empty().main_part("rId2", "http://schemas.microsoft.com/office/2016/11/relationships/changesInfo", "changesInfos/c.xml", "application/vnd.ms-powerpoint.changesinfo+xml", SECRET)),
        ("printer", empty().main_part("rId2", "printerSettings", "p.bin", ".printerSettings", SECRET)),
        ("password", empty().presentation("<p:modifyVerifier hashValue=\"JaneRoe\"/>")),
        ("orphan of the presentation", empty().presentation("<p:custDataLst><p:tags r:id=\"JaneRoe\"/></p:custDataLst>")),
        ("custom", empty().root_part(&format!("{office}/custom-properties"), "docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml", SECRET)),
    ];
    for (place, fixture) in places {
        is_gone(&*fixture.open().unwrap(), place);
    }
    let sections = "<p:extLst><p:ext uri=\"{JaneRoe}\">JaneRoe</p:ext><p:ext uri=\"{521415D9-36F7-43E2-AB2F-B90AF26B5E84}\"/></p:extLst>";
    is_gone(&*empty().presentation(sections).open().unwrap(), "other extensions");
}

#[test]
fn a_number_in_a_name_is_a_unit() {
    for number in ["078-05-1120", "4111 1111 1111 1111", "(415) 555-0123"] {
        for body in [
            format!("<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"{number}\"/></p:nvSpPr></p:sp>"),
            format!("<p:sp><p:spPr><a:gd name=\"{number}\"/></p:spPr></p:sp>"),
            format!("<p:sp><p:spPr><a:gd fmla=\"{number}\"/></p:spPr></p:sp>"),
            format!("<p:animMotion path=\"{number}\"/>"),
            format!("<p:strVal val=\"{number}\"/>"),
            format!("<p:attrName>{number}</p:attrName>"),
            format!("<p:fld id=\"{number}\"/>"),
        ] {
            assert_eq!(texts(&*Fixture::new(&body).open().unwrap()), [number], "{body}");
        }
    }
}

#[test]
fn what_an_audience_does_not_see_is_marked_as_hidden() {
    let visibility = |fixture: Fixture| {
        let document = fixture.open().unwrap();
        let unit = document.units().iter().find(|unit| unit.text.expose() == "a").unwrap();
        (unit.location.place, unit.location.number, unit.location.visibility)
    };
    let tree = format!("<p:cSld><p:spTree>{}</p:spTree></p:cSld>", shape("", &paragraph("a")));
    let at = |x: &str| format!("<a:xfrm><a:off x=\"{x}\" y=\"0\"/><a:ext cx=\"10\" cy=\"10\"/></a:xfrm>");
    let hidden = shape("", &paragraph("a")).replace("name=\"Title 1\"", "name=\"Title 1\" hidden=\"1\"");
    let slide = |visibility| (Place::Slide, 1, visibility);
    assert_eq!(visibility(Fixture::slide(&tree, "")), slide(Visibility::Visible));
    assert_eq!(visibility(Fixture::slide(&tree, "show=\"0\"")), slide(Visibility::Hidden));
    assert_eq!(visibility(Fixture::new(&hidden)), slide(Visibility::Hidden));
    let after = hidden.replace(">a<", ">b<") + &shape("", &paragraph("a"));
    assert_eq!(visibility(Fixture::new(&after)), slide(Visibility::Visible));
    for (x, expected) in [("0", Visibility::Visible), ("9144000", Visibility::Hidden), ("-10", Visibility::Hidden)] {
        assert_eq!(visibility(Fixture::new(&shape(&at(x), &paragraph("a")))), slide(expected), "{x}");
    }
    let notes = format!("<p:notes {NAMESPACES}>{tree}</p:notes>");
    let noted = Fixture::text("<a:p/>").part("rId2", "notesSlide", "n.xml", ".notesSlide", notes);
    assert_eq!(visibility(noted), (Place::Note, 1, Visibility::Visible));
}

#[test]
fn a_presentation_with_macros_stays_one_and_loses_them() {
    const MACROS: &str = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml";
    let project = "http://schemas.microsoft.com/office/2006/relationships/vbaProject";
    let kind = "application/vnd.ms-office.vbaProject";
    let fixture =
        Fixture::text(&paragraph("Good day")).main_type(MACROS).main_part("rId2", project, "v.bin", kind, "Jane Roe");
    let document = fixture.open().unwrap();
    assert_eq!(document.dropped(), [Dropped { kind: DroppedKind::Macro, count: 1 }]);
    let written = inflate(document.rewrite(&[]).unwrap());
    assert!(written.contains(MACROS) && !written.contains("vbaProject") && !written.contains("Jane"));
}

#[test]
fn who_commented_is_told_although_it_is_dropped() {
    let classic = "<p:cmAuthorLst><p:cmAuthor id=\"0\" name=\"Jane Roe\" initials=\"JR\"/></p:cmAuthorLst>";
    let newer = "<p188:authorLst xmlns:p188=\"urn:x\"><p188:author id=\"{1}\" name=\"John Doe\"/></p188:authorLst>";
    let microsoft = "http://schemas.microsoft.com/office/2018/10/relationships/authors";
    let fixture = Fixture::text("<a:p/>")
        .main_part(
            "rId2",
            "commentAuthors",
            "commentAuthors.xml",
            ".commentAuthors",
            format!("<x xmlns:p=\"urn:x\">{classic}</x>"),
        )
        .main_part("rId3", microsoft, "authors.xml", "application/vnd.ms-powerpoint.authors+xml", newer);
    let document = fixture.open().unwrap();
    let names: Vec<&str> = document.clues().iter().map(|clue| clue.text.expose().as_str()).collect();
    assert_eq!(names, ["Jane Roe", "John Doe"]);
}
