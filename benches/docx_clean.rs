//! How long a Word document of five million characters takes natively, step by step.
//!
//! The document is left in `target/bench/`, so that `tests/browser/scan.bench.js` cleans the same bytes.

#![allow(clippy::unwrap_used)]

mod figure;

use std::fmt::Write as _;

use figure::package::{clean, zipped};
use figure::word::WORDS;
use figure::{informs, keep};

const CHARACTERS: usize = 5_000_000;
const ROUNDS: usize = 3;

fn main() {
    let bytes = document();
    keep("five-million.docx", &bytes);
    informs("native docx: file", bytes.len() as f64 / 1e6, "MB");
    clean("native docx", "report.docx", &bytes, ROUNDS);
}

/// Paragraphs of some two hundred characters in a few runs each; one in ten holds something to find.
fn document() -> Vec<u8> {
    let mut body = String::new();
    let (mut written, mut seed) = (0, 7u64);
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for paragraph in 0.. {
        if written >= CHARACTERS {
            break;
        }
        body.push_str("<w:p><w:pPr><w:spacing w:after=\"120\"/></w:pPr>");
        for run in 0..4 {
            let mut text = String::new();
            while text.len() < 50 {
                text.push_str(WORDS.get(next(WORDS.len())).copied().unwrap_or_default());
                text.push(' ');
            }
            if run == 2 && paragraph % 10 == 0 {
                text.push_str(&finding(paragraph / 10));
            }
            written += text.len();
            let format = ["", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:sz w:val=\"22\"/></w:rPr>"];
            let format = format.get(next(3)).copied().unwrap_or_default();
            write!(body, "<w:r>{format}<w:t xml:space=\"preserve\">{text}</w:t></w:r>").unwrap();
        }
        body.push_str("</w:p>");
    }
    package(&body)
}

/// Values that belong to nobody; every fourth comes back, as values do.
fn finding(index: usize) -> String {
    let person = index % 400;
    match index % 4 {
        0 => format!("write to person{person}@example.org "),
        1 => format!("call 212-555-{:04} ", 100 + person % 100),
        2 => format!("SSN: 219-09-{:04} ", 1000 + person),
        _ => format!("dial 198.51.100.{} ", person % 250),
    }
}

fn package(body: &str) -> Vec<u8> {
    const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    const MARKUP: &str = "application/vnd.openxmlformats-package.relationships+xml";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"{MARKUP}\"/>\
                 <Override PartName=\"/word/document.xml\" ContentType=\"{WORD}\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{RELATIONS}\">\
                 <Relationship Id=\"rId1\" Type=\"{OFFICE}\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        ("word/document.xml", format!("<w:document xmlns:w=\"{MAIN}\"><w:body>{body}</w:body></w:document>")),
    ];
    zipped(&parts)
}
