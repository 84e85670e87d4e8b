//! Pictures that only the drawing for older programs has of an object.

use crate::fixture::{Fixture, inflate, replace, settles, texts};
use crate::workbook::{entry, workbook};

const VML: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">\
    <v:shapetype id=\"_x0000_t75\"/><v:shape id=\"_x0000_s1026\" alt=\"JaneRoe\"><v:imagedata o:relid=\"rId1\" o:title=\"JaneRoe\"/>\
    </v:shape></xml>";
const GIF: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
const OLE: &str = "http://schemas.openxmlformats.org/presentationml/2006/ole";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PLACE: &str = "<a:off x=\"10\" y=\"-20\"/><a:ext cx=\"30\" cy=\"40\"/>";

fn frame(name: &str) -> String {
    format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"7\" name=\"{name}\"/></p:nvGraphicFramePr><p:xfrm>{PLACE}\
         </p:xfrm><a:graphic><a:graphicData uri=\"{OLE}\"><p:oleObj spid=\"_x0000_s1026\" name=\"Worksheet\" r:id=\"rId2\" \
         progId=\"Excel.Sheet.12\"><p:embed followColorScheme=\"full\"/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>"
    )
}

fn fixture(frame: &str, vml: &str, file: &[u8]) -> Fixture {
    Fixture::new(frame)
        .part("rId2", "package", "embeddings/x.xlsx", XLSX, file)
        .part("rId3", "vmlDrawing", "drawings/v.vml", "application/vnd.openxmlformats-officedocument.vmlDrawing", vml)
        .related("drawings/v.vml", "image", "../media/x.gif")
        .part("rId9", "image", "media/x.gif", "image/gif", GIF)
}

#[test]
fn the_frame_becomes_the_picture() {
    let document = fixture(&frame("O&apos;Neill"), VML, b"x").open().unwrap();
    settles(&*document, "object");
    assert_eq!(document.pictures(), 1);
    assert!(texts(&*document).contains(&"O'Neill".to_owned()), "{:?}", texts(&*document));
    let text = inflate(document.rewrite(&[]).unwrap());
    assert!(text.contains("<p:spTree><p:pic><p:nvPicPr><p:cNvPr id=\"7\" name=\"O&apos;Neill\"/>"), "{text}");
    assert!(text.contains(PLACE) && text.contains("r:embed=\"rId10\""), "{text}");
    assert!(text.contains("Target=\"../media/image1.gif\""), "{text}");
    assert!(!text.contains("graphicFrame") && !text.contains("JaneRoe") && !text.contains("drawings/"), "{text}");
}

#[test]
fn an_object_whose_file_can_be_opened_gets_the_picture_inside() {
    let document = fixture(&frame("Object 6"), VML, &workbook("JaneRoe")).open().unwrap();
    settles(&*document, "object");
    let bytes = replace(&*document, "JaneRoe", "X").unwrap();
    let text = inflate(bytes.clone());
    assert!(text.contains("<p:embed/><p:pic><p:nvPicPr><p:cNvPr id=\"0\" name=\"\"/>"), "{text}");
    assert!(inflate(entry(&bytes, "ppt/embeddings/file1.xlsx")).contains(">X</t>"));
}

#[test]
fn an_alternative_whose_choice_is_left_empty_goes() {
    let unknown = "<p:graphicFrame><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/x\"/></a:graphic></p:graphicFrame>";
    let picture = "<p:pic><p:nvPicPr><p:cNvPr id=\"9\" name=\"Picture 8\"/></p:nvPicPr></p:pic>";
    for fallback in ["", picture] {
        let alternative = format!(
            "<mc:AlternateContent><mc:Choice Requires=\"p14\">{unknown}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>\
             </mc:AlternateContent>"
        );
        let document = Fixture::new(&alternative).open().unwrap();
        settles(&*document, fallback);
        let text = inflate(document.rewrite(&[]).unwrap());
        assert!(text.contains(&format!("<p:spTree>{fallback}</p:spTree>")), "{text}");
    }
}

#[test]
fn a_picture_that_cannot_be_had_as_it_is_shown_goes_with_the_frame() {
    let cropped = VML.replace("o:relid", "cropleft=\"9999f\" o:relid");
    let other = VML.replace("s1026", "s1027");
    for vml in [cropped.as_str(), other.as_str(), "<xml><v:imagedata", &VML.replace("rId1", "rId9")] {
        let document = fixture(&frame("Object 6"), vml, b"x").open().unwrap();
        settles(&*document, vml);
        assert_eq!(document.pictures(), 0, "{vml}");
        assert!(!inflate(document.rewrite(&[]).unwrap()).contains("media/"), "{vml}");
    }
}
