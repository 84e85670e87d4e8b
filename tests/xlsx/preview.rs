//! Pictures that only the drawing for older programs has of an object.

use crate::fixture::{Fixture, inflate, open_bytes, texts};

const NAMES: &str = "xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:a14=\"http://schemas.microsoft.com/office/drawing/2010/main\"";
const GIF: &str = "GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
const TYPE: &str = "application/vnd.openxmlformats-officedocument";

/// A sheet with an object, and the shape that stands for it.
fn fixture(vml_name: &str, shape: &str) -> Fixture {
    let vml = format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\
         <v:shape {vml_name} alt=\"JaneRoe\"><v:imagedata o:relid=\"rId1\" o:title=\"JaneRoe\"/></v:shape></xml>"
    );
    let anchor = |shape: &str| format!("<xdr:absoluteAnchor>{shape}<xdr:clientData/></xdr:absoluteAnchor>");
    let drawing = if shape.starts_with("<xdr:sp") { anchor(shape) } else { shape.to_owned() };
    let drawing = format!("<xdr:wsDr {NAMES}>{drawing}</xdr:wsDr>");
    let sheet = "<sheetData/><drawing r:id=\"rId1\"/><legacyDrawing r:id=\"rId2\"/><oleObjects><oleObject progId=\"JaneRoe\" \
        shapeId=\"1026\" r:id=\"rId3\"/></oleObjects>";
    Fixture::new(sheet)
        .sheet_part("rId1", "drawing", "drawings/drawing1.xml", &format!("{TYPE}.drawing+xml"), &drawing)
        .sheet_part("rId2", "vmlDrawing", "drawings/v.vml", &format!("{TYPE}.vmlDrawing"), &vml)
        .sheet_part("rId3", "oleObject", "embeddings/o.bin", &format!("{TYPE}.oleObject"), "JaneRoe")
        .part_of("drawings/v.vml", "rId1", "image", "media/x.gif", "image/gif", GIF)
}

fn shape(object: &str, attributes: &str) -> String {
    format!(
        "<xdr:sp macro=\"JaneRoe\" textlink=\"\"{attributes}><xdr:nvSpPr><xdr:cNvPr id=\"1026\" name=\"Object 2\" hidden=\"1\"><a:extLst>\
         <a:ext uri=\"{{63B3BB69-23CF-44E3-9099-C40C66FF867C}}\"><a14:compatExt spid=\"{object}\"/></a:ext></a:extLst>\
         </xdr:cNvPr><xdr:cNvSpPr><a:spLocks/></xdr:cNvSpPr></xdr:nvSpPr><xdr:spPr><a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"00FF00\" a14:x=\"\"/></a:solidFill></a:ln></xdr:spPr><xdr:txBody/></xdr:sp>"
    )
}

fn written(fixture: &Fixture) -> String {
    let document = fixture.open().unwrap();
    let bytes = document.rewrite(&[]).unwrap();
    let again = open_bytes(bytes.clone()).unwrap();
    assert_eq!((again.dropped(), texts(&*again)), (Vec::new(), texts(&*document)));
    assert!(again.rewrite(&[]).unwrap() == bytes);
    inflate(bytes)
}

#[test]
fn the_shape_of_an_object_becomes_its_picture() {
    for name in ["id=\"_x0000_s1026\"", "id=\"Button_x0020_1\" o:spid=\"_x0000_s1026\""] {
        let text = written(&fixture(name, &shape("_x0000_s1026", "")));
        assert!(text.contains("<xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"1026\" name=\"Object 2\">"), "{text}");
        assert!(text.contains("<xdr:cNvPicPr></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip "), "{text}");
        let edge =
            "<a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"00FF00\"/></a:solidFill></a:ln></xdr:spPr></xdr:pic>";
        assert!(text.contains("</xdr:blipFill><xdr:spPr ") && text.contains(edge), "{text}");
        assert!(text.contains("Target=\"../media/image1.gif\""), "{text}");
        assert!(!text.contains("JaneRoe") && !text.contains("embeddings"), "{text}");
    }
}

#[test]
fn other_shapes_stay_what_they_are() {
    let declares = " xmlns:x=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";
    for (name, shape) in [
        ("id=\"_x0000_s1027\"", shape("_x0000_s1026", "")),
        ("id=\"LH\" o:spid=\"_x0000_s1026\"", shape("_x0000_s1026", "")),
        ("id=\"_x0000_s1026\"", shape("_x0000_s1026", declares)),
        ("id=\"_x0000_s1026\"", shape("_x0000_s1026", "").replace("compatExt", "other")),
    ] {
        let text = written(&fixture(name, &shape));
        assert!(text.contains("<xdr:sp") && text.contains("hidden=\"1\""), "{text}");
        assert!(!text.contains("xdr:pic") && !text.contains("media/"), "{text}");
    }
}

#[test]
fn the_alternative_around_it_goes() {
    let alternative = |anchor: &str| {
        format!(
            "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice \
            Requires=\"a14\">{anchor}</mc:Choice><mc:Fallback/></mc:AlternateContent>"
        )
    };
    let anchor = |shape: &str| format!("<xdr:absoluteAnchor>{shape}<xdr:clientData/></xdr:absoluteAnchor>");
    let shape = shape("_x0000_s1026", "").replace("<a:srgbClr", "<a:srgbClr mc:Ignorable=\"a14\"");
    let text = written(&fixture("id=\"_x0000_s1026\"", &alternative(&anchor(&shape))));
    assert!(text.contains("<xdr:absoluteAnchor><xdr:pic>") && !text.contains("AlternateContent"), "{text}");
}
