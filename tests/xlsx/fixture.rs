//! Synthetic workbooks, made in memory: a minimal package to which each test adds what it is about.

use std::collections::BTreeMap;

use scrubjay::error::Result;
use scrubjay::format::{Comments, Document, Options, open};

use crate::package::relationship;
pub use crate::package::{inflate, pack, replace, texts};

/// The namespaces that parts declare at their root.
pub const NAMESPACES: &str = concat!(
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" ",
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" ",
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" ",
    "xmlns:x14ac=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac\" ",
    "xmlns:x15=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/main\"",
);

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A package in the making.
pub struct Fixture {
    sheets: Vec<(String, String)>,
    texts: String,
    other_sheets: String,
    after_sheets: String,
    parts: Vec<(String, String, Vec<u8>)>,
    book: Vec<String>,
    of_sheet: Vec<String>,
    of_parts: BTreeMap<String, Vec<String>>,
    root: Vec<String>,
    main_type: String,
}

impl Fixture {
    /// A workbook of one sheet with markup inside its root.
    pub fn new(markup: &str) -> Self {
        Self {
            sheets: vec![("name=\"One\"".to_owned(), markup.to_owned())],
            texts: String::new(),
            other_sheets: String::new(),
            after_sheets: String::new(),
            parts: Vec::new(),
            book: Vec::new(),
            of_sheet: Vec::new(),
            of_parts: BTreeMap::new(),
            root: vec![relationship("rId1", &format!("{OFFICE}/officeDocument"), "xl/workbook.xml", "")],
            main_type: format!("{SHEET}.sheet.main+xml"),
        }
    }

    /// A workbook of one sheet with the markup of rows.
    pub fn rows(rows: &str) -> Self {
        Self::new(&format!("<sheetData>{rows}</sheetData>"))
    }

    /// Gives the first sheet other attributes.
    pub fn sheet_tag(mut self, tag: &str) -> Self {
        self.sheets[0].0 = tag.to_owned();
        self
    }

    /// Adds a sheet.
    pub fn sheet(mut self, name: &str, markup: &str) -> Self {
        self.sheets.push((format!("name=\"{name}\""), markup.to_owned()));
        self
    }

    /// Adds shared texts, each with its markup.
    pub fn texts(mut self, items: &[&str]) -> Self {
        self.texts = items.iter().map(|item| format!("<si>{item}</si>")).collect();
        self
    }

    /// Adds markup behind the list of sheets.
    pub fn after_sheets(mut self, markup: &str) -> Self {
        self.after_sheets = markup.to_owned();
        self
    }

    /// Gives the workbook another content type.
    pub fn main_type(mut self, content_type: &str) -> Self {
        self.main_type = content_type.to_owned();
        self
    }

    /// Adds a part that the workbook refers to; `relation` is the end of the type, or all of it.
    pub fn part(mut self, relation: &str, name: &str, content_type: &str, text: &str) -> Self {
        let id = format!("rId{}", 50 + self.book.len());
        self.book.push(relationship(&id, &relation_type(relation), name, ""));
        self.parts.push((format!("xl/{name}"), full_type(content_type), text.as_bytes().to_vec()));
        self
    }

    /// Adds a sheet that is not one of cells.
    pub fn other_sheet(mut self, tag: &str, relation: &str, name: &str, content_type: &str, text: &str) -> Self {
        let (id, number) = (50 + self.book.len(), 20 + self.book.len());
        self.other_sheets += &format!("<sheet {tag} sheetId=\"{number}\" r:id=\"rId{id}\"/>");
        self.part(relation, name, content_type, text)
    }

    /// Adds a part that another part refers to.
    pub fn part_of(
        mut self,
        owner: &str,
        id: &str,
        relation: &str,
        name: &str,
        content_type: &str,
        text: &str,
    ) -> Self {
        let entry = relationship(id, &relation_type(relation), &format!("../{name}"), "");
        self.of_parts.entry(owner.to_owned()).or_default().push(entry);
        self.parts.push((format!("xl/{name}"), full_type(content_type), text.as_bytes().to_vec()));
        self
    }

    /// Lets a part refer to another that is there.
    pub fn link_of(mut self, owner: &str, id: &str, relation: &str, name: &str) -> Self {
        let entry = relationship(id, &relation_type(relation), &format!("../{name}"), "");
        self.of_parts.entry(owner.to_owned()).or_default().push(entry);
        self
    }

    /// Lets a part refer to a place in the workbook.
    pub fn link_within(mut self, owner: &str, id: &str, relation: &str, target: &str) -> Self {
        let entry = relationship(id, &relation_type(relation), target, "");
        self.of_parts.entry(owner.to_owned()).or_default().push(entry);
        self
    }

    /// Adds a part that the first sheet refers to.
    pub fn sheet_part(mut self, id: &str, relation: &str, name: &str, content_type: &str, text: &str) -> Self {
        self.of_sheet.push(relationship(id, &relation_type(relation), &format!("../{name}"), ""));
        self.parts.push((format!("xl/{name}"), full_type(content_type), text.as_bytes().to_vec()));
        self
    }

    /// Adds a reference of the first sheet to something outside.
    pub fn outside(mut self, id: &str, relation: &str, target: &str) -> Self {
        self.of_sheet.push(relationship(id, &relation_type(relation), target, " TargetMode=\"External\""));
        self
    }

    /// Adds a part that the package refers to.
    pub fn root_part(mut self, relation: &str, name: &str, content_type: &str, text: &str) -> Self {
        self.root.push(relationship(&format!("rId{}", self.root.len() + 1), relation, name, ""));
        self.parts.push((name.to_owned(), content_type.to_owned(), text.as_bytes().to_vec()));
        self
    }

    /// The entries of the archive.
    pub fn entries(&self) -> Vec<(String, Vec<u8>)> {
        let mut types = String::from("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        types +=
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
        types += &format!("<Override PartName=\"/xl/workbook.xml\" ContentType=\"{}\"/>", self.main_type);
        types += &format!("<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{SHEET}.sharedStrings+xml\"/>");
        let (mut tags, mut book, mut parts) = (String::new(), self.book.clone(), self.parts.clone());
        for (index, (tag, markup)) in self.sheets.iter().enumerate() {
            let number = index + 1;
            let name = format!("worksheets/sheet{number}.xml");
            tags += &format!("<sheet {tag} sheetId=\"{number}\" r:id=\"rId{number}\"/>");
            book.push(relationship(&format!("rId{number}"), &relation_type("worksheet"), &name, ""));
            let text = format!("<worksheet {NAMESPACES}>{markup}</worksheet>");
            parts.push((format!("xl/{name}"), format!("{SHEET}.worksheet+xml"), text.into_bytes()));
        }
        book.push(relationship("rId40", &relation_type("sharedStrings"), "sharedStrings.xml", ""));
        for (name, content_type, _) in &parts {
            types += &format!("<Override PartName=\"/{name}\" ContentType=\"{content_type}\"/>");
        }
        let related =
            |all: &[String]| format!("<Relationships xmlns=\"{RELATIONSHIPS}\">{}</Relationships>", all.concat());
        let workbook = format!(
            "<workbook {NAMESPACES}><sheets>{tags}{}</sheets>{}</workbook>",
            self.other_sheets, self.after_sheets
        );
        let texts = format!("<sst {NAMESPACES}>{}</sst>", self.texts);
        let mut entries = vec![
            ("[Content_Types].xml".to_owned(), (types + "</Types>").into_bytes()),
            ("_rels/.rels".to_owned(), related(&self.root).into_bytes()),
            ("xl/workbook.xml".to_owned(), workbook.into_bytes()),
            ("xl/_rels/workbook.xml.rels".to_owned(), related(&book).into_bytes()),
            ("xl/sharedStrings.xml".to_owned(), texts.into_bytes()),
            ("xl/worksheets/_rels/sheet1.xml.rels".to_owned(), related(&self.of_sheet).into_bytes()),
        ];
        for (owner, all) in &self.of_parts {
            let (folder, file) = owner.rsplit_once('/').unwrap();
            entries.push((format!("xl/{folder}/_rels/{file}.rels"), related(all).into_bytes()));
        }
        entries.extend(parts.into_iter().map(|(name, _, bytes)| (name, bytes)));
        entries
    }

    /// Opens the package where comments are not wanted.
    pub fn open_without_comments(&self) -> Result<Box<dyn Document>> {
        let options = Options { comments: Comments::Drop, ..Options::default() };
        open("a.xlsx", pack(&self.entries()), &options).map(|(_, document)| document)
    }

    /// Opens the package.
    pub fn open(&self) -> Result<Box<dyn Document>> {
        open_bytes(pack(&self.entries()))
    }
}

fn relation_type(relation: &str) -> String {
    if relation.starts_with("http") { relation.to_owned() } else { format!("{OFFICE}/{relation}") }
}

fn full_type(content_type: &str) -> String {
    content_type.strip_prefix('.').map_or(content_type.to_owned(), |end| format!("{SHEET}.{end}+xml"))
}

/// Opens bytes as a workbook.
pub fn open_bytes(bytes: Vec<u8>) -> Result<Box<dyn Document>> {
    open("a.xlsx", bytes, &Options::default()).map(|(format, document)| {
        assert_eq!(format.about().id, "xlsx");
        document
    })
}

/// A cell with a text of its own.
pub fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}
