#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::packing::Entry;
use super::*;
use crate::format;
use crate::model::{Span, UnitId};

fn packed(packing: Packing, files: &[(&str, &str)]) -> Vec<u8> {
    let entry = |(name, text): &(&str, &str)| Entry {
        name: (*name).to_owned(),
        bytes: text.as_bytes().to_vec(),
        is_executable: name.ends_with(".sh"),
    };
    packing.write(&files.iter().map(entry).collect::<Vec<_>>()).unwrap()
}

fn open(name: &str, bytes: Vec<u8>) -> Box<dyn Document> {
    let (format, document) = format::open(name, bytes, &Options::default()).unwrap();
    assert_eq!(format.about().id, "archive");
    document
}

fn told(document: &dyn Document) -> Vec<String> {
    document.units().iter().map(|unit| unit.text.expose().clone()).collect()
}

const FILES: &[(&str, &str)] = &[
    ("jane/run.sh", "# by Jane\nrun"),
    ("jane/a.json", "{\"name\": \"Jane\"}"),
    ("jane/.git/config", "[user]"),
    ("jane/__init__.py", ""),
    ("jane/x.bin", "\0\u{1}\u{2}"),
];

#[test]
fn files_inside_are_opened_as_what_they_are() {
    let expected = ["jane/run.sh", " by Jane", "run", "jane/a.json", "name", "Jane", "jane/__init__.py"];
    for (name, packing) in [("a.zip", Packing::Zip), ("a.tar", Packing::Tar), ("a.tgz", Packing::Gzip)] {
        let document = open(name, packed(packing, FILES));
        assert_eq!(told(document.as_ref()), expected, "{name}");
        let dropped: Vec<_> = document.dropped().iter().map(|dropped| (dropped.kind, dropped.count)).collect();
        assert_eq!(dropped, [(DroppedKind::History, 1), (DroppedKind::UnknownFile, 1)]);
    }
}

#[test]
fn edits_reach_names_and_content_alike() {
    let document = open("a.tar.gz", packed(Packing::Gzip, FILES));
    let mut edits = Vec::new();
    for (at, unit) in document.units().iter().enumerate() {
        let text = unit.text.expose();
        let lower = text.to_lowercase();
        let Some(start) = lower.find("jane") else { continue };
        let stand_in = if unit.notation == Notation::Prose { "[X 1]" } else { "x-1" };
        let span = Span::of(text, start, start + 4).unwrap();
        edits.push(Edit { unit: UnitId(u32::try_from(at).unwrap()), span, stand_in: stand_in.into() });
    }
    let again = open("a.tar.gz", document.rewrite(&edits).unwrap());
    assert_eq!(
        told(again.as_ref()),
        ["x-1/run.sh", " by [X 1]", "run", "x-1/a.json", "name", "[X 1]", "x-1/__init__.py"]
    );
    assert_eq!(again.rewrite(&[]).unwrap(), document.rewrite(&edits).unwrap());
    let far = Edit { unit: UnitId(99), ..edits[0].clone() };
    assert!(document.rewrite(&[far]).is_err());
}

#[test]
fn names_that_become_equal_are_numbered() {
    let document = open("a.zip", packed(Packing::Zip, &[("a/jo.txt", "x"), ("a/al.txt", "y")]));
    let edit = |unit: u32| {
        let text = document.units()[unit as usize].text.expose();
        Edit { unit: UnitId(unit), span: Span::of(text, 2, 4).unwrap(), stand_in: "x".into() }
    };
    let again = open("a.zip", document.rewrite(&[edit(0), edit(2)]).unwrap());
    assert_eq!(told(again.as_ref()), ["a/x.txt", "x", "a/x-2.txt", "y"]);
}

#[test]
fn archives_in_archives_end_somewhere() {
    let mut bytes = packed(Packing::Zip, &[("a.txt", "Jane")]);
    for _ in 0..2 {
        let entry = Entry { name: "b.zip".into(), bytes, is_executable: false };
        bytes = Packing::Zip.write(&[entry]).unwrap();
    }
    assert_eq!(told(open("a.zip", bytes.clone()).as_ref()).last().map(String::as_str), Some("Jane"));
    let entry = Entry { name: "b.zip".into(), bytes, is_executable: false };
    let deeper = Packing::Zip.write(&[entry]).unwrap();
    assert!(matches!(format::open("a.zip", deeper, &Options::default()), Err(Error::Malformed { .. })));
}

#[test]
fn a_single_file_inside_gzip_is_one() {
    let document = open("notes.gz", packed(Packing::Gzip, &[("content", "by Jane")]));
    assert_eq!(told(document.as_ref()), ["content", "by Jane"]);
    assert!(format::open("a.gz", b"\x1f\x8b\x08\0cut".to_vec(), &Options::default()).is_err());
}
