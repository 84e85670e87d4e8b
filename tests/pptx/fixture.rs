//! Synthetic presentations, made in memory: a minimal package to which each test adds what it is about.

use scrubjay::error::Result;
use scrubjay::format::{Comments, Document, Options, open};

use crate::package::relationship;
pub use crate::package::{inflate, pack, replace, texts};

/// The namespaces that parts declare at their root.
pub const NAMESPACES: &str = concat!(
    "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" ",
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" ",
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" ",
    "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" ",
    "xmlns:a14=\"http://schemas.microsoft.com/office/drawing/2010/main\" ",
    "xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\" ",
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:example:unknown\"",
);

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml";

/// A package in the making.
pub struct Fixture {
    slide: String,
    presentation: String,
    parts: Vec<(String, String, Vec<u8>)>,
    of_slide: Vec<String>,
    of_presentation: Vec<String>,
    root: Vec<String>,
    main_type: String,
}

impl Fixture {
    /// A presentation of one slide with the markup of its shapes.
    pub fn new(shapes: &str) -> Self {
        Self::slide(&format!("<p:cSld><p:spTree>{shapes}</p:spTree></p:cSld>"), "")
    }

    /// A presentation of one slide with its markup and the attributes of its root.
    pub fn slide(markup: &str, attributes: &str) -> Self {
        Self {
            slide: format!("<p:sld {NAMESPACES} {attributes}>{markup}</p:sld>"),
            presentation: String::new(),
            parts: Vec::new(),
            of_slide: Vec::new(),
            of_presentation: vec![relationship("rId1", &format!("{OFFICE}/slide"), "slides/slide1.xml", "")],
            root: vec![relationship("rId1", &format!("{OFFICE}/officeDocument"), "ppt/presentation.xml", "")],
            main_type: format!("{TYPE}.presentation.main+xml"),
        }
    }

    /// A presentation of one slide with the markup of the paragraphs of its only shape.
    pub fn text(paragraphs: &str) -> Self {
        Self::new(&shape("", paragraphs))
    }

    /// Gives the presentation another content type.
    pub fn main_type(mut self, content_type: &str) -> Self {
        self.main_type = content_type.to_owned();
        self
    }

    /// Adds markup to the presentation itself.
    pub fn presentation(mut self, markup: &str) -> Self {
        self.presentation += markup;
        self
    }

    /// Adds a part that the slide refers to; `relation` is the end of the type, or all of it.
    pub fn part(mut self, id: &str, relation: &str, name: &str, content_type: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.of_slide.push(relationship(id, &relation_type(relation), &format!("../{name}"), ""));
        self.add(name, content_type, bytes)
    }

    /// Adds a part that the presentation refers to.
    pub fn main_part(mut self, id: &str, relation: &str, name: &str, kind: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.of_presentation.push(relationship(id, &relation_type(relation), name, ""));
        self.add(name, kind, bytes)
    }

    fn add(mut self, name: &str, content_type: &str, bytes: impl AsRef<[u8]>) -> Self {
        let content_type =
            content_type.strip_prefix('.').map_or(content_type.to_owned(), |end| format!("{TYPE}.{end}+xml"));
        self.parts.push((format!("ppt/{name}"), content_type, bytes.as_ref().to_vec()));
        self
    }

    /// Adds a part that the package refers to.
    pub fn root_part(mut self, relation: &str, name: &str, content_type: &str, text: &str) -> Self {
        self.root.push(relationship(&format!("rId{}", self.root.len() + 1), relation, name, ""));
        self.parts.push((name.to_owned(), content_type.to_owned(), text.as_bytes().to_vec()));
        self
    }

    /// Adds a reference of one added part to another.
    pub fn related(mut self, source: &str, relation: &str, target: &str) -> Self {
        let (folder, name) = source.rsplit_once('/').unwrap();
        let list = relationship("rId1", &relation_type(relation), target, "");
        let list = format!("<Relationships xmlns=\"{RELATIONSHIPS}\">{list}</Relationships>");
        let content_type = "application/vnd.openxmlformats-package.relationships+xml";
        self.parts.push((format!("ppt/{folder}/_rels/{name}.rels"), content_type.to_owned(), list.into_bytes()));
        self
    }

    /// Adds a reference of the slide to something outside.
    pub fn outside(mut self, id: &str, relation: &str, target: &str) -> Self {
        self.of_slide.push(relationship(id, &relation_type(relation), target, " TargetMode=\"External\""));
        self
    }

    /// The entries of the archive.
    pub fn entries(&self) -> Vec<(String, Vec<u8>)> {
        let mut types = String::from("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        types +=
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
        types += &format!("<Override PartName=\"/ppt/presentation.xml\" ContentType=\"{}\"/>", self.main_type);
        types += &format!("<Override PartName=\"/ppt/slides/slide1.xml\" ContentType=\"{TYPE}.slide+xml\"/>");
        for (name, content_type, _) in &self.parts {
            types += &format!("<Override PartName=\"/{name}\" ContentType=\"{content_type}\"/>");
        }
        let related =
            |all: &[String]| format!("<Relationships xmlns=\"{RELATIONSHIPS}\">{}</Relationships>", all.concat());
        let presentation = format!(
            "<p:presentation {NAMESPACES}><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst>\
             <p:sldSz cx=\"9144000\" cy=\"6858000\"/>{}</p:presentation>",
            self.presentation
        );
        let mut entries = vec![
            ("[Content_Types].xml".to_owned(), (types + "</Types>").into_bytes()),
            ("_rels/.rels".to_owned(), related(&self.root).into_bytes()),
            ("ppt/presentation.xml".to_owned(), presentation.into_bytes()),
            ("ppt/_rels/presentation.xml.rels".to_owned(), related(&self.of_presentation).into_bytes()),
            ("ppt/slides/slide1.xml".to_owned(), self.slide.clone().into_bytes()),
            ("ppt/slides/_rels/slide1.xml.rels".to_owned(), related(&self.of_slide).into_bytes()),
        ];
        entries.extend(self.parts.iter().map(|(name, _, bytes)| (name.clone(), bytes.clone())));
        entries
    }

    /// The package.
    pub fn bytes(&self) -> Vec<u8> {
        pack(&self.entries())
    }

    /// Opens the package where comments are not wanted.
    pub fn open_without_comments(&self) -> Result<Box<dyn Document>> {
        let options = Options { comments: Comments::Drop, ..Options::default() };
        open("a.pptx", pack(&self.entries()), &options).map(|(_, document)| document)
    }

    /// Opens the package.
    pub fn open(&self) -> Result<Box<dyn Document>> {
        open_bytes(self.bytes())
    }
}

fn relation_type(relation: &str) -> String {
    if relation.starts_with("http") { relation.to_owned() } else { format!("{OFFICE}/{relation}") }
}

/// A shape with more properties and with the markup of its paragraphs.
pub fn shape(properties: &str, paragraphs: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title 1\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{properties}</p:spPr>\
         <p:txBody><a:bodyPr/>{paragraphs}</p:txBody></p:sp>"
    )
}

/// A paragraph of one run.
pub fn paragraph(text: &str) -> String {
    format!("<a:p><a:r><a:t>{text}</a:t></a:r></a:p>")
}

/// Opens bytes as a presentation.
pub fn open_bytes(bytes: Vec<u8>) -> Result<Box<dyn Document>> {
    open("a.pptx", bytes, &Options::default()).map(|(format, document)| {
        assert_eq!(format.about().id, "pptx");
        document
    })
}

/// Holds that what is written settles: opened again it drops nothing, has the same units and is written alike.
pub fn settles(document: &dyn Document, what: &str) {
    let written = document.rewrite(&[]).unwrap();
    let again = open_bytes(written.clone()).unwrap();
    assert_eq!(again.dropped(), [], "{what}");
    assert_eq!(texts(&*again), texts(document), "{what}");
    assert!(again.rewrite(&[]).unwrap() == written, "{what}");
}
