//! Synthetic Word documents, made in memory: a minimal package to which each test adds what it is about.

use scrubjay::error::Result;
use scrubjay::format::{Document, Options, open};

use crate::package::relationship;
pub use crate::package::{inflate, pack, replace, texts};

/// The namespaces that documents declare at their root.
pub const NAMESPACES: &str = concat!(
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" ",
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" ",
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" ",
    "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" ",
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" ",
    "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" ",
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" ",
    "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" ",
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" ",
    "xmlns:x=\"urn:example:unknown\"",
);

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A package in the making.
pub struct Fixture {
    body: String,
    parts: Vec<(String, String, Vec<u8>)>,
    document: Vec<String>,
    root: Vec<String>,
    main_type: String,
}

impl Fixture {
    /// A document with the markup of a body.
    pub fn new(body: &str) -> Self {
        let root = vec![relationship("rId1", &format!("{OFFICE}/officeDocument"), "word/document.xml", "")];
        let main_type = format!("{WORD}.document.main+xml");
        Self { body: body.to_owned(), parts: Vec::new(), document: Vec::new(), root, main_type }
    }

    /// A document of one paragraph with the markup of its runs.
    pub fn paragraph(runs: &str) -> Self {
        Self::new(&format!("<w:p>{runs}</w:p>"))
    }

    /// Gives the document another content type.
    pub fn main_type(mut self, content_type: &str) -> Self {
        self.main_type = content_type.to_owned();
        self
    }

    /// Adds a part that the document refers to; `relation` is the end of the type, or all of it.
    pub fn part(mut self, id: &str, relation: &str, name: &str, content_type: &str, bytes: impl AsRef<[u8]>) -> Self {
        let content_type =
            content_type.strip_prefix('.').map_or(content_type.to_owned(), |end| format!("{WORD}.{end}+xml"));
        self.document.push(relationship(id, &relation_type(relation), name, ""));
        self.parts.push((format!("word/{name}"), content_type, bytes.as_ref().to_vec()));
        self
    }

    /// Adds a part of WordprocessingML with the markup inside its root.
    pub fn word_part(self, id: &str, relation: &str, root: &str, inside: &str) -> Self {
        let text = format!("<w:{root} {NAMESPACES}>{inside}</w:{root}>");
        self.part(id, relation, &format!("{relation}.xml"), &format!(".{relation}"), text)
    }

    /// Adds a part that the package refers to.
    pub fn root_part(mut self, relation: &str, name: &str, content_type: &str, text: &str) -> Self {
        self.root.push(relationship(&format!("rId{}", self.root.len() + 1), relation, name, ""));
        self.parts.push((name.to_owned(), content_type.to_owned(), text.as_bytes().to_vec()));
        self
    }

    /// Adds a part that nothing refers to.
    pub fn loose_part(mut self, name: &str, content_type: &str, text: &str) -> Self {
        self.parts.push((name.to_owned(), content_type.to_owned(), text.as_bytes().to_vec()));
        self
    }

    /// Adds a reference to something outside.
    pub fn outside(mut self, id: &str, relation: &str, target: &str) -> Self {
        self.document.push(relationship(id, &relation_type(relation), target, " TargetMode=\"External\""));
        self
    }

    /// The entries of the archive.
    pub fn entries(&self) -> Vec<(String, Vec<u8>)> {
        let mut types = String::from("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        types +=
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
        types += &format!("<Override PartName=\"/word/document.xml\" ContentType=\"{}\"/>", self.main_type);
        for (name, content_type, _) in &self.parts {
            types += &format!("<Override PartName=\"/{name}\" ContentType=\"{content_type}\"/>");
        }
        let related =
            |all: &[String]| format!("<Relationships xmlns=\"{RELATIONSHIPS}\">{}</Relationships>", all.concat());
        let document = format!("<w:document {NAMESPACES}><w:body>{}</w:body></w:document>", self.body);
        let mut entries = vec![
            ("[Content_Types].xml".to_owned(), (types + "</Types>").into_bytes()),
            ("_rels/.rels".to_owned(), related(&self.root).into_bytes()),
            ("word/document.xml".to_owned(), document.into_bytes()),
            ("word/_rels/document.xml.rels".to_owned(), related(&self.document).into_bytes()),
        ];
        entries.extend(self.parts.iter().map(|(name, _, bytes)| (name.clone(), bytes.clone())));
        entries
    }

    /// The package.
    pub fn bytes(&self) -> Vec<u8> {
        pack(&self.entries())
    }

    /// Opens the package.
    pub fn open(&self) -> Result<Box<dyn Document>> {
        open_bytes(self.bytes())
    }

    /// Opens it in another way than the usual one.
    pub fn open_with(&self, options: &Options) -> Result<Box<dyn Document>> {
        open("a.docx", self.bytes(), options).map(|(_, document)| document)
    }
}

fn relation_type(relation: &str) -> String {
    if relation.starts_with("http") { relation.to_owned() } else { format!("{OFFICE}/{relation}") }
}

/// A run with a text.
pub fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

/// Writes what a package holds in the strict namespaces.
pub fn strict(entries: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let pairs = [("wordprocessingml/2006/", "wordprocessingml/"), ("officeDocument/2006/", "officeDocument/")];
    let written = |bytes: Vec<u8>| {
        let text = String::from_utf8(bytes).unwrap();
        let strict = pairs.iter().fold(text, |text, (transitional, strict)| {
            text.replace(
                &format!("schemas.openxmlformats.org/{transitional}"),
                &format!("purl.oclc.org/ooxml/{strict}"),
            )
        });
        strict.into_bytes()
    };
    entries.into_iter().map(|(name, bytes)| (name, written(bytes))).collect()
}

/// Opens bytes as a Word document.
pub fn open_bytes(bytes: Vec<u8>) -> Result<Box<dyn Document>> {
    open("a.docx", bytes, &Options::default()).map(|(format, document)| {
        assert_eq!(format.about().id, "docx");
        document
    })
}
