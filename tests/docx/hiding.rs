//! Every place where text can hide: what stands there is a unit, which an edit removes, or it is gone.

use scrubjay::model::{Dropped, DroppedKind, Visibility};

use crate::fixture::{Fixture, NAMESPACES, inflate, run, texts};
use crate::package::{SECRET, is_found, is_gone};

#[test]
fn in_the_body() {
    let places = [
        ("text", "<w:p><w:r><w:t>JaneRoe</w:t></w:r></w:p>"),
        (
            "deletion",
            "<w:p><w:del w:id=\"1\" w:author=\"JaneRoe\"><w:r><w:delText>JaneRoe</w:delText></w:r></w:del></w:p>",
        ),
        ("stray deleted text", "<w:p><w:r><w:delText>JaneRoe</w:delText></w:r></w:p>"),
        (
            "deleted field",
            "<w:p><w:del w:id=\"1\"><w:r><w:fldChar w:fldCharType=\"begin\"/><w:delInstrText>INCLUDETEXT JaneRoe</w:delInstrText><w:fldChar w:fldCharType=\"end\"/></w:r></w:del></w:p>",
        ),
        (
            "move",
            "<w:p><w:moveFromRangeStart w:id=\"1\" w:name=\"JaneRoe\" w:author=\"JaneRoe\"/><w:moveFrom w:id=\"2\"><w:r><w:t>JaneRoe</w:t></w:r></w:moveFrom></w:p>",
        ),
        (
            "split runs",
            "<w:p><w:r><w:t>Jane</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:r><w:t>Roe</w:t></w:r></w:p>",
        ),
        ("character references", "<w:p><w:r><w:t>J&#x61;ne&#82;oe</w:t></w:r></w:p>"),
        ("CDATA", "<w:p><w:r><w:t><![CDATA[JaneRoe]]></w:t></w:r></w:p>"),
        ("hidden text", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>JaneRoe</w:t></w:r></w:p>"),
        ("insertion", "<w:p><w:ins w:id=\"1\" w:author=\"x\"><w:r><w:t>JaneRoe</w:t></w:r></w:ins></w:p>"),
        ("smart tag", "<w:p><w:smartTag w:element=\"JaneRoe\"><w:r><w:t>JaneRoe</w:t></w:r></w:smartTag></w:p>"),
        (
            "custom XML element",
            "<w:customXml w:element=\"JaneRoe\"><w:p><w:r><w:t>JaneRoe</w:t></w:r></w:p></w:customXml>",
        ),
        ("formula", "<w:p><m:oMath><m:r><m:t>JaneRoe</m:t></m:r></m:oMath></w:p>"),
        ("ruby", "<w:p><w:r><w:ruby><w:rt><w:r><w:t>JaneRoe</w:t></w:r></w:rt><w:rubyBase/></w:ruby></w:r></w:p>"),
        ("text outside runs", "<w:p>JaneRoe</w:p>"),
        ("text outside paragraphs", "JaneRoe"),
        ("simple field", "<w:p><w:fldSimple w:instr=\" AUTHOR JaneRoe \"/></w:p>"),
        (
            "field",
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>INCLUDETEXT JaneRoe</w:instrText></w:r></w:p>",
        ),
        ("stray instruction", "<w:p><w:r><w:instrText>JaneRoe</w:instrText></w:r></w:p>"),
        ("bookmark", "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"JaneRoe\"/></w:p>"),
        ("anchor", "<w:p><w:hyperlink w:anchor=\"JaneRoe\" w:tooltip=\"JaneRoe\"/></w:p>"),
        (
            "control",
            "<w:sdt><w:sdtPr><w:alias w:val=\"JaneRoe\"/><w:tag w:val=\"JaneRoe\"/><w:comboBox><w:listItem w:displayText=\"JaneRoe\" w:value=\"JaneRoe\"/></w:comboBox></w:sdtPr><w:sdtContent/></w:sdt>",
        ),
        (
            "form field",
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"JaneRoe\"/><w:helpText w:val=\"JaneRoe\"/><w:textInput><w:default w:val=\"JaneRoe\"/></w:textInput></w:ffData></w:fldChar></w:r></w:p>",
        ),
        (
            "alternative text",
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"JaneRoe\" descr=\"JaneRoe\" title=\"JaneRoe\"/></wp:inline></w:drawing></w:r></w:p>",
        ),
        (
            "shape",
            "<w:p><w:r><w:pict><v:shape id=\"JaneRoe\" alt=\"JaneRoe\" title=\"JaneRoe\" href=\"JaneRoe\"><v:textpath string=\"JaneRoe\"/></v:shape></w:pict></w:r></w:p>",
        ),
        ("style of a shape", "<w:p><w:r><w:pict><v:shape style=\"position:absolute;x:JaneRoe\"/></w:pict></w:r></w:p>"),
        ("enumeration", "<w:p><w:pPr><w:jc w:val=\"JaneRoe\"/></w:pPr></w:p>"),
        ("font", "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"JaneRoe Sans\"/></w:rPr></w:r></w:p>"),
        ("style reference", "<w:p><w:pPr><w:pStyle w:val=\"JaneRoe\"/></w:pPr></w:p>"),
        (
            "table description",
            "<w:tbl><w:tblPr><w:tblCaption w:val=\"JaneRoe\"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        ),
    ];
    for (place, body) in places {
        is_found(&*Fixture::new(body).open().unwrap(), place);
    }
}

#[test]
fn a_number_outside_text_is_a_unit_too() {
    for body in [
        "<w:p>5550100</w:p>",
        "<w:p><w:r>5550100</w:r></w:p>",
        "<w:sdt><w:sdtPr><w:tag w:val=\"5550100\"/></w:sdtPr></w:sdt>",
    ] {
        assert_eq!(texts(&*Fixture::new(body).open().unwrap()), ["5550100"], "{body}");
    }
}

#[test]
fn in_what_is_dropped_from_the_body() {
    let places = [
        (
            "earlier properties",
            "<w:p><w:pPr><w:pPrChange w:id=\"1\" w:author=\"JaneRoe\"><w:pPr/></w:pPrChange></w:pPr></w:p>",
        ),
        ("comment", "<w:p><!-- JaneRoe --></w:p>"),
        ("processing instruction", "<w:p><?JaneRoe JaneRoe?></w:p>"),
        ("unknown element", "<w:p><x:y JaneRoe=\"JaneRoe\">JaneRoe</x:y></w:p>"),
        ("unknown attribute", "<w:p x:y=\"JaneRoe\" xml:id=\"JaneRoe\"/>"),
        ("unknown namespace", "<w:p xmlns:j=\"urn:JaneRoe\" mc:Ignorable=\"w14 JaneRoe\"/>"),
        ("revision id", "<w:p w:rsidR=\"JaneRoe\" w14:paraId=\"JaneRoe\"/>"),
        (
            "data binding",
            "<w:sdt><w:sdtPr><w:dataBinding w:xpath=\"/JaneRoe\"/><w:placeholder><w:docPart w:val=\"JaneRoe\"/></w:placeholder><w:date w:fullDate=\"JaneRoe\"/></w:sdtPr><w:sdtContent/></w:sdt>",
        ),
        ("editing permission", "<w:p><w:permStart w:id=\"1\" w:ed=\"JaneRoe\"/></w:p>"),
        (
            "drawing data",
            "<w:p><w:r><w:pict><v:shape o:gfxdata=\"JaneRoe\" equationxml=\"JaneRoe\" o:href=\"JaneRoe\"><v:imagedata src=\"JaneRoe\"/></v:shape></w:pict></w:r></w:p>",
        ),
        (
            "extension",
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"\"><a:extLst><a:ext uri=\"JaneRoe\">JaneRoe</a:ext></a:extLst></wp:docPr></wp:inline></w:drawing></w:r></w:p>",
        ),
        (
            "field data",
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:fldData>JaneRoe</w:fldData></w:fldChar></w:r></w:p>",
        ),
        (
            "object",
            "<w:p><w:r><w:object w:dxaOrig=\"1\"><o:OLEObject ProgID=\"JaneRoe\" r:id=\"rId9\"/></w:object></w:r></w:p>",
        ),
        (
            "unknown alternative",
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"x\"><w:t>JaneRoe</w:t></mc:Choice><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        ),
        (
            "signature line",
            "<w:p><w:r><w:pict><v:shape><o:signatureline o:suggestedsigner=\"JaneRoe\"/></v:shape></w:pict></w:r></w:p>",
        ),
    ];
    for (place, body) in places {
        is_gone(&*Fixture::new(body).open().unwrap(), place);
    }
}

#[test]
fn in_other_parts_that_stay() {
    let paragraph = format!("<w:p>{}</w:p>", run(SECRET));
    let note = format!("<w:footnote w:id=\"1\">{paragraph}</w:footnote>");
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"JaneRoe\"><w:name w:val=\"JaneRoe\"/></w:style>";
    let theme = "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"JaneRoe\"/>";
    let lists = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"JaneRoe %1\"/></w:lvl></w:abstractNum>";
    let empty = || Fixture::new("<w:p/>");
    let places = [
        ("header", empty().word_part("rId2", "header", "hdr", &paragraph)),
        ("footer", empty().word_part("rId2", "footer", "ftr", &paragraph)),
        ("footnote", empty().word_part("rId2", "footnotes", "footnotes", &note)),
        ("style", empty().word_part("rId2", "styles", "styles", style)),
        ("list", empty().word_part("rId2", "numbering", "numbering", lists)),
        (
            "font",
            empty().word_part(
                "rId2",
                "fontTable",
                "fonts",
                "<w:font w:name=\"JaneRoe\"><w:altName w:val=\"JaneRoe\"/></w:font>",
            ),
        ),
        (
            "setting",
            empty().word_part(
                "rId2",
                "settings",
                "settings",
                "<w:captions><w:caption w:name=\"JaneRoe\"/></w:captions>",
            ),
        ),
        (
            "theme",
            empty().part(
                "rId2",
                "theme",
                "theme/theme1.xml",
                "application/vnd.openxmlformats-officedocument.theme+xml",
                theme,
            ),
        ),
        (
            "link",
            Fixture::new("<w:p><w:hyperlink r:id=\"rId2\"/></w:p>").outside("rId2", "hyperlink", "mailto:Jane%52oe@x"),
        ),
        (
            "file link",
            Fixture::new("<w:p><w:hyperlink r:id=\"rId2\"/></w:p>").outside(
                "rId2",
                "hyperlink",
                "file:///C:/JaneRoe/a.doc",
            ),
        ),
    ];
    for (place, fixture) in places {
        is_found(&*fixture.open().unwrap(), place);
    }
}

#[test]
fn in_parts_that_go() {
    let settings = "<w:attachedTemplate r:id=\"rId1\"/><w:mailMerge><w:query w:val=\"JaneRoe\"/></w:mailMerge>\
        <w:docVars><w:docVar w:name=\"JaneRoe\" w:val=\"JaneRoe\"/></w:docVars><w:rsids><w:rsid w:val=\"JaneRoe\"/></w:rsids>\
        <w:documentProtection w:hash=\"JaneRoe\"/><w14:docId w14:val=\"JaneRoe\"/>";
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let empty =
        || Fixture::new("<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>");
    let places = [
        ("settings", empty().word_part("rId2", "settings", "settings", settings)),
        ("custom XML", empty().part("rId2", "customXml", "customXml/item1.xml", "application/xml", SECRET)),
        ("object", empty().part("rId2", "oleObject", "embeddings/JaneRoe.bin", "application/x-anything", SECRET)),
        ("chunk", empty().part("rId2", "aFChunk", "chunk.html", "text/html", SECRET)),
        ("printer", empty().part("rId2", "printerSettings", "printer.bin", ".printerSettings", SECRET)),
        ("template", empty().outside("rId2", "attachedTemplate", "file:///C:/JaneRoe.dotx")),
        ("orphan", empty().loose_part("JaneRoe.xml", "application/x-anything", SECRET)),
        (
            "core",
            empty().root_part(
                core,
                "docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml",
                "<a>JaneRoe</a>",
            ),
        ),
        (
            "app",
            empty().root_part(
                &format!("{office}/extended-properties"),
                "docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml",
                "<a><Company>JaneRoe</Company><AppVersion>12.0000</AppVersion></a>",
            ),
        ),
        (
            "custom",
            empty().root_part(
                &format!("{office}/custom-properties"),
                "docProps/custom.xml",
                "application/vnd.openxmlformats-officedocument.custom-properties+xml",
                SECRET,
            ),
        ),
        (
            "names",
            Fixture::new("<w:p/>").part(
                "JaneRoe",
                "header",
                "JaneRoe.xml",
                ".header",
                format!("<w:hdr {NAMESPACES}><w:p/></w:hdr>"),
            ),
        ),
        ("unused link", empty().outside("rId2", "hyperlink", "http://JaneRoe")),
    ];
    for (place, fixture) in places {
        let document = fixture.open().unwrap();
        is_gone(&*document, place);
        assert!(!inflate(document.rewrite(&[]).unwrap()).contains("comment"), "{place}");
    }
}

#[test]
fn a_number_in_a_name_is_a_unit() {
    for number in ["078-05-1120", "4111 1111 1111 1111", "(415) 555-0123"] {
        let places = [
            format!(
                "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"{number}\"/></wp:inline></w:drawing></w:r></w:p>"
            ),
            format!("<w:p><w:pPr><w:pStyle w:val=\"{number}\"/></w:pPr></w:p>"),
            format!("<w:p><w:r><w:pict><v:shape adj=\"{number}\"/></w:pict></w:r></w:p>"),
            format!("<w:p><w:r><w:pict><v:shape path=\"{number}\"/></w:pict></w:r></w:p>"),
        ];
        for body in places {
            assert_eq!(texts(&*Fixture::new(&body).open().unwrap()), [number], "{body}");
        }
        let level = format!("<w:abstractNum><w:lvl><w:lvlText w:val=\"{number}\"/></w:lvl></w:abstractNum>");
        let lists = Fixture::new("<w:p/>").word_part("rId2", "numbering", "numbering", &level);
        assert_eq!(texts(&*lists.open().unwrap()), [number]);
    }
}

#[test]
fn in_the_names_of_markup() {
    for body in [
        "<w:JaneRoe/><w:p/>",
        "<w:p w:JaneRoe=\"1\" JaneRoe=\"1\"><w:r r:JaneRoe=\"rId1\"/></w:p>",
        "<w:p JaneRoe:rsidR=\"1\" xmlns:JaneRoe=\"urn:x\"/>",
        "<w:p><w:r><w:drawing><wp:inline><a:JaneRoe a=\"1\"/></wp:inline></w:drawing></w:r></w:p>",
        "<mc:AlternateContent JaneRoe=\"1\" name=\"JaneRoe\"><mc:Choice Requires=\"w14\" JaneRoe=\"JaneRoe\" id=\"JaneRoe\"/>\
         <mc:Fallback val=\"JaneRoe\"/></mc:AlternateContent>",
    ] {
        is_gone(&*Fixture::new(body).open().unwrap(), body);
    }
    is_found(
        &*Fixture::new("<w:x1><w:p><w:r><w:t>JaneRoe</w:t></w:r></w:p></w:x1>").open().unwrap(),
        "unknown element",
    );
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let prefixed = Fixture::new(&format!("<JaneRoe:p xmlns:JaneRoe=\"{word}\"/>"));
    assert_eq!(prefixed.open().err().unwrap().code(), "Malformed");
}

#[test]
fn a_document_with_macros_stays_one_and_loses_them() {
    const MACROS: &str = "application/vnd.ms-word.document.macroEnabled.main+xml";
    let project = "http://schemas.microsoft.com/office/2006/relationships/vbaProject";
    let fixture = Fixture::paragraph(&run("Good day")).main_type(MACROS).part(
        "rId2",
        project,
        "vbaProject.bin",
        "application/vnd.ms-office.vbaProject",
        "Jane Roe",
    );
    let document = fixture.open().unwrap();
    assert_eq!(document.dropped(), [Dropped { kind: DroppedKind::Macro, count: 1 }]);
    let written = inflate(document.rewrite(&[]).unwrap());
    assert!(written.contains(MACROS) && !written.contains("vbaProject") && !written.contains("Jane"));
}

#[test]
fn a_term_in_the_name_of_the_program_does_not_stop_the_cleaning() {
    let office = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
                  <Application>Microsoft Office Word</Application></Properties>";
    let fixture = Fixture::paragraph(&run("Good day")).root_part(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        office,
    );
    let document = fixture.open().unwrap();
    assert_eq!(document.units().len(), 1);
}

#[test]
fn text_that_its_style_hides_is_marked_as_hidden() {
    let style = |kind: &str, id: &str, inside: &str| {
        format!("<w:style w:type=\"{kind}\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/>{inside}</w:style>")
    };
    let styles = [
        style("paragraph", "Veiled", "<w:rPr><w:vanish/></w:rPr>"),
        style("paragraph", "Below", "<w:basedOn w:val=\"Veiled\"/>"),
        style("paragraph", "Unveiled", "<w:basedOn w:val=\"Veiled\"/><w:rPr><w:vanish w:val=\"0\"/></w:rPr>"),
        style("character", "Inside", "<w:rPr><w:vanish/></w:rPr>"),
        style("paragraph", "Circle", "<w:basedOn w:val=\"Circle\"/>"),
    ];
    let paragraph = |style: &str, run: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>JaneRoe</w:t></w:r></w:p>"
        )
    };
    for (body, is_hidden) in [
        (paragraph("Veiled", ""), true),
        (paragraph("Below", ""), true),
        (paragraph("Unveiled", ""), false),
        (paragraph("Circle", ""), false),
        (paragraph("Circle", "<w:rStyle w:val=\"Inside\"/>"), true),
        (paragraph("Veiled", "<w:vanish w:val=\"0\"/>"), false),
        (paragraph("Circle", "<w:rStyle w:val=\"Inside\"/><w:vanish w:val=\"false\"/>"), false),
    ] {
        let document = Fixture::new(&body).word_part("rId2", "styles", "styles", &styles.concat()).open().unwrap();
        let unit = document.units().iter().find(|unit| unit.text.expose() == SECRET).unwrap();
        assert_eq!(unit.location.visibility == Visibility::Hidden, is_hidden, "{body}");
    }
}
