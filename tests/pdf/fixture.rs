//! Small PDF files, made in memory, and what reads the written ones without the engine.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::ZlibDecoder;
use scrubjay::error::Result;
use scrubjay::format::{Document, Options, open};
use scrubjay_viewer::Reader;

pub use crate::edit::{replace, texts};

/// What the tests hide.
pub const SECRET: &str = "JaneRoe";

/// The font that all pages call `F`.
pub const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/// A file in the making: 1 is the catalog, 2 the list of pages, 3 the font `F`, and the pages are 11, 12 and so on,
/// their contents 21, 22 and so on.
pub struct Fixture {
    contents: Vec<String>,
    catalog: String,
    page: String,
    resources: String,
    trailer: String,
    objects: BTreeMap<u32, Vec<u8>>,
}

impl Fixture {
    /// A file of one page with those operations.
    pub fn new(content: &str) -> Self {
        let contents = vec![content.to_owned()];
        let [catalog, page, resources, trailer] = [const { String::new() }; 4];
        Self { contents, catalog, page, resources, trailer, objects: BTreeMap::new() }
    }

    /// Adds a page.
    pub fn and_page(mut self, content: &str) -> Self {
        self.contents.push(content.to_owned());
        self
    }

    /// Adds entries to the catalog.
    pub fn catalog(mut self, entries: &str) -> Self {
        self.catalog += entries;
        self
    }

    /// Adds entries to every page.
    pub fn page(mut self, entries: &str) -> Self {
        self.page += entries;
        self
    }

    /// Adds resources to every page.
    pub fn resources(mut self, entries: &str) -> Self {
        self.resources += entries;
        self
    }

    /// Adds entries to the trailer.
    pub fn trailer(mut self, entries: &str) -> Self {
        self.trailer += entries;
        self
    }

    /// Adds an object or puts it in the place of another.
    pub fn object(mut self, number: u32, object: &str) -> Self {
        self.objects.insert(number, object.as_bytes().to_vec());
        self
    }

    /// Adds a stream.
    pub fn stream(mut self, number: u32, entries: &str, body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let head = format!("<<{entries}/Length {}>>\nstream\n", body.len());
        self.objects.insert(number, [head.as_bytes(), body, b"\nendstream"].concat());
        self
    }

    /// Adds a form with the font `F`.
    pub fn form(self, number: u32, entries: &str, content: &str) -> Self {
        let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>{entries}>>");
        self.stream(number, &entries, content)
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut objects = BTreeMap::from([(3, FONT.as_bytes().to_vec())]);
        let mut kids = String::new();
        for (number, content) in (11..).zip(&self.contents) {
            kids += &format!("{number} 0 R ");
            let page = format!(
                "<</Type/Page/Parent 2 0 R/Contents {} 0 R/Resources<</Font<</F 3 0 R>>{}>>{}>>",
                number + 10,
                self.resources,
                self.page
            );
            objects.insert(number, page.into_bytes());
            let content = format!("<</Length {}>>\nstream\n{content}\nendstream", content.len());
            objects.insert(number + 10, content.into_bytes());
        }
        let tree = format!("<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 600 800]>>", self.contents.len());
        objects.insert(1, format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog).into_bytes());
        objects.insert(2, tree.into_bytes());
        objects.extend(self.objects.clone());
        written(&objects, &self.trailer)
    }

    /// Opens the file.
    pub fn open(&self) -> Result<Box<dyn Document>> {
        open_bytes(self.bytes())
    }
}

/// A file of objects.
pub fn written(objects: &BTreeMap<u32, Vec<u8>>, trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = String::from("0 1\n0000000000 65535 f \n");
    for (number, object) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", file.len());
        file.extend(format!("{number} 0 obj\n").into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let size = objects.keys().last().map_or(0, |last| last + 1);
    let start = file.len();
    file.extend(
        format!("xref\n{table}trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n").into_bytes(),
    );
    file
}

/// Operations that show a text at a place.
pub fn line(x: i32, y: i32, text: &str) -> String {
    format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n")
}

/// Opens bytes as a PDF file.
pub fn open_bytes(bytes: Vec<u8>) -> Result<Box<dyn Document>> {
    open("a.pdf", bytes, &Options::default()).map(|(_, document)| document)
}

/// The units that hold a text, each with the code of its place.
pub fn places(document: &dyn Document, text: &str) -> Vec<&'static str> {
    let holds = document.units().iter().filter(|unit| unit.text.expose().contains(text));
    holds.map(|unit| unit.location.place.code()).collect()
}

/// All that can be got out of a file without the engine: its bytes, what its streams inflate to, and what the viewer reads.
pub struct Residue {
    /// The bytes, and each stream inflated.
    raw: Vec<Vec<u8>>,
    /// What pages show, one after the other, read by place, by order and by run.
    pub pages: Vec<[String; 3]>,
    /// Every other stream of operations.
    pub loose: String,
    /// Every string and name.
    pub strings: Vec<String>,
}

impl Residue {
    /// Reads a file that has to be sound.
    pub fn of(bytes: &[u8]) -> Self {
        let reader = Reader::open(bytes.to_vec()).expect("the viewer opens what was written");
        assert_eq!(reader.unread_objects(), 0, "an object cannot be read");
        let readings = |text: scrubjay_viewer::Text| text.readings().map(str::to_owned);
        let loose: Vec<_> = reader.loose_text().into_iter().flat_map(readings).collect();
        let mut raw = inflated(bytes);
        reader.streams(&mut |stream| raw.push(stream.to_vec()));
        Self {
            raw,
            pages: reader.page_texts().into_iter().map(readings).collect(),
            loose: loose.join("\n"),
            strings: reader.strings(),
        }
    }

    /// The bytes of the file, and each stream inflated.
    pub fn raw(&self) -> &[Vec<u8>] {
        &self.raw
    }

    /// Tells where a text is left, in whichever way it may be written.
    pub fn holds(&self, text: &str) -> Option<&'static str> {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let needles = [text.as_bytes().to_vec(), wide.clone(), hex(text.as_bytes()).into(), hex(&wide).into()];
        let is_in = |bytes: &Vec<u8>, needle: &[u8]| {
            let lower = bytes.to_ascii_lowercase();
            memchr::memmem::find(&lower, &needle.to_ascii_lowercase()).is_some()
        };
        if self.raw.iter().any(|bytes| needles.iter().any(|needle| is_in(bytes, needle))) {
            return Some("bytes");
        }
        let close = |shown: &str| shown.split_whitespace().collect::<String>();
        let text = close(text);
        let holds = |shown: &String| close(shown).contains(&text);
        let shown = self.pages.iter().flatten().chain([&self.loose]);
        if { shown }.any(holds) {
            return Some("shown");
        }
        self.strings.iter().any(holds).then_some("strings")
    }

    /// Everything that its streams say, for messages and for looking for what has to stay.
    pub fn said(&self) -> String {
        self.raw.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned() + "\n").collect()
    }

    /// What a page shows, read by place.
    pub fn page(&self, index: usize) -> &str {
        &self.pages[index][0]
    }
}

/// The bytes, and whatever in them inflates.
fn inflated(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![bytes.to_vec()];
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let rest = &bytes[at + b"stream".len()..];
        let start = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let mut out = Vec::new();
        let _ = ZlibDecoder::new(&rest[start..]).take(1 << 20).read_to_end(&mut out);
        if !out.is_empty() {
            all.push(out);
        }
    }
    all
}

/// Holds that the secret is in a unit of one of the places, and that editing the units removes it from everything.
pub fn is_found(fixture: &Fixture, what: &str) {
    let document = fixture.open().unwrap_or_else(|error| panic!("{what}: {error}"));
    assert!(!places(&*document, SECRET).is_empty(), "{what}: {:?}", texts(&*document));
    let written = replace(&*document, SECRET, "X").unwrap();
    is_clean(&written, what);
    assert_eq!(replace(&*document, SECRET, "X").unwrap(), written, "{what} is written in two ways");
}

/// Holds that the secret is gone without any edit.
pub fn is_gone(fixture: &Fixture, what: &str) {
    let document = fixture.open().unwrap_or_else(|error| panic!("{what}: {error}"));
    assert!(places(&*document, SECRET).is_empty(), "{what}: {:?}", texts(&*document));
    is_clean(&document.rewrite(&[]).unwrap(), what);
}

/// Holds that the secret is in a unit and removed, or gone by itself.
pub fn is_removed(fixture: &Fixture, what: &str) {
    let document = fixture.open().unwrap_or_else(|error| panic!("{what}: {error}"));
    is_clean(&replace(&*document, SECRET, "X").unwrap(), what);
}

/// Holds that nothing of the secret can be got out of a file.
pub fn is_clean(written: &[u8], what: &str) {
    let residue = Residue::of(written);
    if let Some(place) = residue.holds(SECRET) {
        panic!("{what}: the secret is left in {place}: {}", residue.said());
    }
}
