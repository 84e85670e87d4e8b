//! How long a PDF file of a hundred pages of text takes natively, step by step.
//!
//! The file is left in `target/bench/`, so that the same bytes can be cleaned elsewhere.

#![allow(clippy::unwrap_used)]

mod figure;

use std::fmt::Write as _;

use figure::package::clean;
use figure::word::WORDS;
use figure::{informs, keep};
use scrubjay::syntax::pdf::write::{Writer, packed_stream};
use scrubjay::syntax::pdf::{Dict, Object};

const PAGES: usize = 100;
const LINES: usize = 48;
const ROUNDS: usize = 3;

fn main() {
    let bytes = document();
    keep("hundred-pages.pdf", &bytes);
    informs("native pdf: file", bytes.len() as f64 / 1e6, "MB");
    clean("native pdf", "report.pdf", &bytes, ROUNDS);
}

/// Lines of ten words, each placed by itself; one in ten holds something to find.
fn document() -> Vec<u8> {
    let mut writer = Writer::default();
    let (root, tree) = (writer.reserve(), writer.reserve());
    let font = Dict::default()
        .with("Type", Object::name("Font"))
        .with("Subtype", Object::name("Type1"))
        .with("BaseFont", Object::name("Helvetica"));
    let font = writer.add(font.into());
    let resources = Dict::default().with("Font", Dict::default().with("F1", Object::Ref(font)).into());
    let mut kids = Vec::new();
    for page in 0..PAGES {
        let contents = packed_stream(Dict::default(), operations(page).as_bytes());
        let contents = writer.add(Object::Stream(contents));
        let dict = Dict::default()
            .with("Type", Object::name("Page"))
            .with("Parent", Object::Ref(tree))
            .with("MediaBox", Object::Array([0, 0, 612, 792].map(Object::Integer).to_vec()))
            .with("Resources", resources.clone().into())
            .with("Contents", Object::Ref(contents));
        kids.push(Object::Ref(writer.add(dict.into())));
    }
    let pages = Dict::default()
        .with("Type", Object::name("Pages"))
        .with("Count", Object::Integer(PAGES as i64))
        .with("Kids", Object::Array(kids));
    writer.set(tree, pages.into());
    let catalog = Dict::default().with("Type", Object::name("Catalog")).with("Pages", Object::Ref(tree));
    writer.set(root, catalog.into());
    writer.finish(root)
}

fn operations(page: usize) -> String {
    let mut out = "BT\n/F1 10 Tf\n".to_owned();
    for line in 0..LINES {
        let mut text = String::new();
        for word in 0..10 {
            write!(
                text,
                "{} ",
                WORDS.get((page * 31 + line * 7 + word * 11) % WORDS.len()).copied().unwrap_or_default()
            )
            .unwrap();
        }
        if line % 10 == 0 {
            write!(text, "write to person{}@example.org", (page + line) % 400).unwrap();
        }
        let (first, second) = text.split_at(text.len() / 2);
        writeln!(out, "1 0 0 1 72 {} Tm [({first}) -20 ({second})] TJ", 740 - 14 * line).unwrap();
    }
    out + "ET\n"
}
