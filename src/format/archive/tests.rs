#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::format;
use crate::model::{Span, UnitId};
use crate::syntax::packed::Packer;

fn packed(packing: Packing, files: &[(&str, &str)]) -> Vec<u8> {
    let entry = |(name, text): &(&str, &str)| Entry {
        name: (*name).to_owned(),
        bytes: text.as_bytes().to_vec(),
        mode: if name.ends_with(".sh") { Mode::Program } else { Mode::File },
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

const GZIP: Packing = Packing::Packed(Packer::Gzip);

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
    for (name, packing) in [("a.zip", Packing::Zip), ("a.tar", Packing::Tar), ("a.tgz", GZIP)] {
        let document = open(name, packed(packing, FILES));
        assert_eq!(told(document.as_ref()), expected, "{name}");
        let dropped: Vec<_> = document.dropped().iter().map(|dropped| (dropped.kind, dropped.count)).collect();
        assert_eq!(dropped, [(DroppedKind::History, 1), (DroppedKind::UnknownFile, 1)]);
    }
}

#[test]
fn edits_reach_names_and_content_alike() {
    let document = open("a.tar.gz", packed(GZIP, FILES));
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

fn opened(bytes: Vec<u8>, history: History) -> Box<dyn Document> {
    format::open("a.zip", bytes, &Options { history, ..Options::default() }).unwrap().1
}

fn dropped(document: &dyn Document) -> Vec<(DroppedKind, usize)> {
    document.dropped().iter().map(|dropped| (dropped.kind, dropped.count)).collect()
}

#[test]
fn a_history_is_dropped_or_made_anew() {
    let files =
        [("jane/a.txt", "by Jane"), ("jane/run.sh", "run"), ("jane/.git/HEAD", "x"), ("jane/.git/config", "[user]")];
    let bytes = packed(Packing::Zip, &files);
    let plain = opened(bytes.clone(), History::Drop);
    assert_eq!(dropped(plain.as_ref()), [(DroppedKind::History, 2)]);
    assert!(memchr::memmem::find(&plain.rewrite(&[]).unwrap(), b".git/").is_none());
    let document = opened(bytes, History::OneCommit);
    assert_eq!(dropped(document.as_ref()), [(DroppedKind::HistoryReplaced, 2)]);
    let edit = |unit: u32, start, end, stand_in: &str| {
        let text = document.units()[unit as usize].text.expose();
        Edit { unit: UnitId(unit), span: Span::of(text, start, end).unwrap(), stand_in: stand_in.into() }
    };
    let edits = [edit(0, 0, 4, "x-1"), edit(1, 3, 7, "[X 1]"), edit(2, 0, 4, "x-1")];
    let written = document.rewrite(&edits).unwrap();
    assert_eq!(document.rewrite(&edits).unwrap(), written);
    for history in [History::Drop, History::OneCommit] {
        let again = opened(written.clone(), history);
        assert_eq!(told(again.as_ref()), ["x-1/a.txt", "by [X 1]", "x-1/run.sh", "run"]);
        assert_eq!((dropped(again.as_ref()), again.rewrite(&[]).unwrap()), (Vec::new(), written.clone()));
    }
    let mut packed = Packing::Zip.read(&written, &Options::default()).unwrap().entries;
    assert_eq!(packed.iter().filter(|entry| entry.name.starts_with("x-1/.git/")).count(), 2 + 2 + 4);
    packed.retain(|entry| !entry.name.ends_with("/config"));
    let other = opened(Packing::Zip.write(&packed).unwrap(), History::OneCommit);
    assert_eq!(dropped(other.as_ref()), [(DroppedKind::HistoryReplaced, 7)]);
}

#[test]
fn links_follow_what_they_lead_to() {
    for packing in [Packing::Zip, Packing::Tar] {
        let mut entries: Vec<Entry> = [("jane/a.txt", "by Jane"), ("jane/b/c.txt", "x")]
            .map(|(name, text)| Entry { name: name.into(), bytes: text.into(), mode: Mode::File })
            .into();
        for (name, target) in [("l/jane", "../jane/a.txt"), ("jane/b/m", ".."), ("n", "jane/b"), ("out", "/etc/jane")] {
            entries.push(Entry { name: name.into(), bytes: target.into(), mode: Mode::Link });
        }
        let document = opened(packing.write(&entries).unwrap(), History::Drop);
        assert_eq!(told(document.as_ref()), ["jane/a.txt", "by Jane", "jane/b/c.txt", "x", "l/jane", "n"]);
        assert_eq!(dropped(document.as_ref()), [(DroppedKind::Link, 2)]);
        let edit = |unit: u32, at: usize| {
            let text = document.units()[unit as usize].text.expose();
            Edit { unit: UnitId(unit), span: Span::of(text, at, at + 4).unwrap(), stand_in: "x-1".into() }
        };
        let written = document.rewrite(&[edit(0, 0), edit(2, 0), edit(4, 2)]).unwrap();
        let links = packing.read(&written, &Options::default()).unwrap().links;
        let links: Vec<_> = links.iter().map(|link| (link.name.as_str(), link.bytes.as_slice())).collect();
        assert_eq!(links, [("l/x-1", b"../x-1/a.txt".as_slice()), ("n", b"x-1/b")]);
        assert_eq!(opened(written, History::Drop).dropped(), []);
    }
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
        let entry = Entry { name: "b.zip".into(), bytes, mode: Mode::File };
        bytes = Packing::Zip.write(&[entry]).unwrap();
    }
    assert_eq!(told(open("a.zip", bytes.clone()).as_ref()).last().map(String::as_str), Some("Jane"));
    let entry = Entry { name: "b.zip".into(), bytes, mode: Mode::File };
    let deeper = Packing::Zip.write(&[entry]).unwrap();
    assert!(matches!(format::open("a.zip", deeper, &Options::default()), Err(Error::Malformed { .. })));
}

#[test]
fn a_single_file_that_is_packed_is_one_and_stays_packed_so() {
    for (packer, ending) in Packer::ALL.into_iter().zip(["gz", "bz2", "xz", "zst"]) {
        for (packing, files) in [
            (Packing::Single(packer), &[("content", "by Jane")][..]),
            (Packing::Packed(packer), &[("content", "by Jane")][..]),
            (Packing::Packed(packer), FILES),
        ] {
            let name = format!("notes.{ending}");
            let bytes = packed(packing, files);
            assert_eq!(packing.read(&bytes, &Options::default()).unwrap().packing, packing);
            let document = open(&name, bytes);
            assert!(told(document.as_ref()).contains(&files[0].0.to_owned()));
            let written = document.rewrite(&[]).unwrap();
            assert_eq!(packing.read(&written, &Options::default()).unwrap().packing, packing);
            assert_eq!(told(open(&name, written).as_ref()), told(document.as_ref()));
        }
    }
    let table = open("Staff.CSV.gz", packed(Packing::Single(Packer::Gzip), &[("", "name,mail\nJane,x\n")]));
    let labels: Vec<_> = table.units().iter().filter_map(|unit| Some(unit.label.as_ref()?.expose().as_str())).collect();
    assert_eq!(labels, ["name", "mail"], "it is opened as what its name says");
    assert!(format::open("a.gz", b"\x1f\x8b\x08\0cut".to_vec(), &Options::default()).is_err());
}
