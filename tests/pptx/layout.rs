//! What a presentation looks like: the boxes of its slides.

use scrubjay::model::On;
use scrubjay::model::layout::Align;

use crate::fixture::{Fixture, NAMESPACES, paragraph, shape};
use crate::view::view;

fn area(element: &str, attributes: &str, [x, y, width, height]: [u32; 4]) -> String {
    format!(
        "<{element}:xfrm {attributes}><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></{element}:xfrm>"
    )
}

fn filled(place: &str, properties: &str, text: &str) -> String {
    shape(properties, &paragraph(text)).replacen("<p:nvPr/>", &format!("<p:nvPr><p:ph {place}/></p:nvPr>"), 1)
}

/// The size of the fixtures' slides.
const WIDTH: u32 = 9_144_000;
const HEIGHT: u32 = 6_858_000;

#[test]
fn boxes_stand_where_their_shapes_do() {
    let shapes = [
        shape(&area("a", "", [WIDTH / 2, HEIGHT / 4, WIDTH / 4, HEIGHT / 2]), &(paragraph("a") + &paragraph("b"))),
        shape(&area("a", "rot=\"5400000\"", [0, 0, HEIGHT / 2, HEIGHT / 4]), &paragraph("turned")),
        shape(&area("a", "", [WIDTH, 0, 10, 10]), &paragraph("far")),
        shape(&area("a", "", [0, 0, WIDTH, HEIGHT]), &paragraph("unseen")).replacen(
            "<p:cNvPr ",
            "<p:cNvPr hidden=\"1\" ",
            1,
        ),
    ];
    let expected = [
        "slide 1",
        "text [5000, 2500, 2500, 5000]",
        "  1: 1=a",
        "  2: 1=b",
        "text [938, -1250, 1875, 5000]",
        "  1: 1=turned",
        "text [10000, 0, 0, 0] outside",
        "  1: 1=far",
        "text [0, 0, 10000, 10000] hidden",
        "  1: 1=unseen",
    ];
    assert_eq!(view(&*Fixture::new(&shapes.concat()).open().unwrap()), expected);
    let hidden = Fixture::slide(&format!("<p:cSld><p:spTree>{}</p:spTree></p:cSld>", shapes[0]), "show=\"0\"");
    assert_eq!(view(&*hidden.open().unwrap())[0], "slide 1, hidden");
}

#[test]
fn groups_measure_what_is_inside_in_their_own_way() {
    let group = |inside: &str| {
        format!(
            "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"5\" name=\"\"/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>\
             <a:off x=\"{}\" y=\"0\"/><a:ext cx=\"{}\" cy=\"{}\"/><a:chOff x=\"100\" y=\"100\"/><a:chExt cx=\"200\" cy=\"200\"/>\
             </a:xfrm></p:grpSpPr>{inside}</p:grpSp>",
            WIDTH / 2,
            WIDTH / 2,
            HEIGHT
        )
    };
    let inside = shape(&area("a", "", [200, 100, 50, 200]), &paragraph("a"));
    let expected = ["slide 1", "text [7500, 0, 1250, 10000]", "  1: 1=a"];
    assert_eq!(view(&*Fixture::new(&group(&inside)).open().unwrap()), expected);
    // A group of the size in which it measures moves what is inside and does not stretch it.
    let outer = format!(
        "<p:grpSp><p:nvGrpSpPr/><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"{}\"/><a:ext cx=\"{WIDTH}\" cy=\"{HEIGHT}\"/>\
         <a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"{WIDTH}\" cy=\"{HEIGHT}\"/></a:xfrm></p:grpSpPr>{}</p:grpSp>",
        HEIGHT / 10,
        group(&inside)
    );
    let expected = ["slide 1", "text [7500, 1000, 1250, 10000]", "  1: 1=a"];
    assert_eq!(view(&*Fixture::new(&outer).open().unwrap()), expected);
}

#[test]
fn places_that_are_filled_in_are_told_by_the_layout_and_the_master() {
    let page = |root: &str, shapes: &str, rest: &str| {
        format!("<p:{root} {NAMESPACES}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>{rest}</p:{root}>")
    };
    let at = |parts: [u32; 4]| {
        area("a", "", [WIDTH / 10 * parts[0], HEIGHT / 10 * parts[1], WIDTH / 10 * parts[2], HEIGHT / 10 * parts[3]])
    };
    let of_layout = filled("type=\"title\"", "", "x") + &filled("type=\"body\" idx=\"7\"", &at([1, 2, 3, 4]), "x");
    let of_master =
        filled("type=\"title\"", &at([0, 0, 10, 1]), "x") + &filled("type=\"body\" idx=\"1\"", &at([0, 1, 10, 9]), "x");
    let styles = "<p:txStyles><p:titleStyle><a:lvl1pPr algn=\"ctr\"><a:defRPr sz=\"4400\"/></a:lvl1pPr></p:titleStyle></p:txStyles>";
    let slide = [
        filled("type=\"title\"", "", "title"),
        filled("idx=\"7\"", "", "seventh"),
        filled("idx=\"9\"", "", "other"),
        filled("idx=\"7\"", &at([5, 5, 5, 5]), "own"),
    ];
    let document = Fixture::new(&slide.concat())
        .part("rId2", "slideLayout", "slideLayouts/slideLayout1.xml", ".slideLayout", page("sldLayout", &of_layout, ""))
        .main_part(
            "rId9",
            "slideMaster",
            "slideMasters/slideMaster1.xml",
            ".slideMaster",
            page("sldMaster", &of_master, styles),
        )
        .related("slideLayouts/slideLayout1.xml", "slideMaster", "../slideMasters/slideMaster1.xml")
        .open()
        .unwrap();
    let lines = view(&*document);
    let expected = [
        "slide 1",
        "title [0, 0, 10000, 1000]",
        "  1: 1=title",
        "text [1000, 2000, 3000, 4000]",
        "  1: 1=seventh",
        "text [1000, 2000, 3000, 4000]",
        "  1: 1=other",
        "text [5000, 5000, 5000, 5000]",
        "  1: 1=own",
        "master",
    ];
    assert_eq!(lines[..10], expected);
    // 44 points on a slide of 720.
    let frames = document.layout().frames;
    assert_eq!(frames[0].letters, 611);
    assert_eq!([frames[0].align, frames[1].align], [Align::Middle, Align::Start]);
}

#[test]
fn tables_pictures_and_notes_have_their_places() {
    let cell =
        |attributes: &str, text: &str| format!("<a:tc {attributes}><a:txBody>{}</a:txBody></a:tc>", paragraph(text));
    let table = format!(
        "<p:graphicFrame>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl>\
         <a:tr h=\"1\">{}{}{}</a:tr><a:tr h=\"1\">{}{}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
        area("p", "", [0, 0, WIDTH, HEIGHT]),
        cell("gridSpan=\"2\"", "a"),
        "<a:tc hMerge=\"1\"><a:txBody><a:p/></a:txBody></a:tc>",
        cell("", "b"),
        cell("", "c"),
        cell("", "d"),
    );
    let picture = format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"4\" name=\"\" descr=\"a cat\"/></p:nvPicPr><p:spPr>{}</p:spPr></p:pic>",
        area("a", "", [0, 0, WIDTH / 2, HEIGHT])
    );
    let notes = format!(
        "<p:notes {NAMESPACES}><p:cSld><p:spTree>{}</p:spTree></p:cSld></p:notes>",
        shape("", &paragraph("say it"))
    );
    let document = Fixture::new(&(table + &picture))
        .part("rId2", "notesSlide", "notesSlides/notesSlide1.xml", ".notesSlide", notes)
        .open()
        .unwrap();
    let expected = [
        "slide 1",
        "table [0, 0, 10000, 10000]",
        "  1: 1+1=a | 3=b",
        "  2: 1=c | 2=d",
        "picture [0, 0, 5000, 10000]",
        "  1: 1=a cat",
        "notes 1",
        "say it",
    ];
    assert_eq!(view(&*document), expected);
    let of = |text: &str| document.units().iter().find(|unit| unit.text.expose() == text).unwrap().location;
    assert_eq!(of("d").on, On::Slide(1));
}
