//! The promise: a rewriter with a bug cannot let anything out.
//!
//! Each bug below is put behind the real opening, scanning and planning, and what it writes is shown to one door at a
//! time. Both have to shut by themselves, because the day may come when one of them is wrong too.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use scrubjay::detect::Engine;
use scrubjay::error::{Error, Result};
use scrubjay::format::Document;
use scrubjay::model::{Decision, Edit, UnitId};
use scrubjay::plan::{Ruling, Rulings, plan};
use scrubjay::policy::Policy;
use scrubjay::scan::{Before, Brief, Detection, OpenFile, find};
use scrubjay::verify::{Inspection, Written, leak, rescan, verify};
use zip::write::SimpleFileOptions;

const VALUE: &str = "ingrid.halvorsen@example.org";

/// What a door says of what a rewriter wrote.
struct Verdicts {
    rescan: Result<()>,
    leak: Result<()>,
    both: Result<()>,
}

/// Scans a file, plans to remove all that was found, and lets `rewriter` write it.
fn judge(name: &str, bytes: Vec<u8>, rewriter: impl Fn(&dyn Document, &[Edit]) -> Vec<u8>) -> Verdicts {
    let (engine, policy, brief) = (Engine::new().unwrap(), Policy::default(), Brief::default());
    let file = OpenFile::open(name, bytes, &policy).unwrap();
    let units = file.in_order();
    let detection = Detection::new(&units, &engine, &mut |_, _| ());
    let findings = find(&units, &detection, &engine, &brief, &policy);
    assert!(!findings.is_empty(), "the planted value is found at all");
    let accept = Ruling { decision: Decision::Accept, number: 1, is_decided: true, draft: None };
    let values: BTreeMap<_, _> = findings.iter().map(|finding| (finding.value.clone(), accept.clone())).collect();
    let plan = plan(&file, &findings, &Rulings { values: values.into(), ..Rulings::default() }, &policy).unwrap();
    let edits: Vec<Edit> =
        plan.edits.iter().map(|edit| Edit { unit: UnitId(edit.unit.0 - 1), ..edit.clone() }).collect();
    let written = || written(name, &file, rewriter(file.document(), &edits));
    let rescan = |before| rescan::check(&written(), before, &plan, &engine, &brief, &policy, &mut Vec::new());
    let afresh = rescan(None);
    let before = Some(Before { units: &units, detection: &detection });
    assert_eq!(rescan(before), afresh, "what was seen before excuses nothing");
    let inspection = Inspection { engine: &engine, brief: &brief, policy: &policy, witness: None };
    Verdicts {
        rescan: afresh,
        leak: leak::check(&written(), &leak::Searched::new(&plan, &brief, &policy), &mut Vec::new()),
        both: verify(written(), before, &plan, &inspection, &mut Vec::new()).map(drop),
    }
}

fn written(name: &str, file: &OpenFile, bytes: Vec<u8>) -> Written {
    let about = file.format().about();
    Written { name: name.to_owned(), bytes, format_id: about.id, media_type: about.media_type }
}

fn is_leak(verdict: &Result<()>, expected: &str) -> bool {
    matches!(verdict, Err(Error::LeakFound { door, .. }) if *door == expected)
}

/// A Word document whose body is the given paragraphs.
fn docx(paragraphs: &str) -> Vec<u8> {
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let rels = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let body = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>"#
    );
    archive(&[("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/document.xml", &body)])
}

fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The same archive with one part changed.
fn with_part(bytes: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive_in = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut entries = Vec::new();
    for index in 0..archive_in.len() {
        let mut entry = archive_in.by_index(index).unwrap();
        let name = entry.name().unwrap().to_string();
        let mut content = String::new();
        if entry.read_to_string(&mut content).is_ok() {
            entries.push((name.clone(), if name == part { change(content) } else { content }));
        }
    }
    let entries: Vec<_> = entries.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    archive(&entries)
}

fn split_runs() -> Vec<u8> {
    let runs: String = VALUE.chars().map(|c| format!("<w:r><w:t>{c}</w:t></w:r>")).collect();
    docx(&format!("<w:p><w:r><w:t>Write to </w:t></w:r>{runs}</w:p><w:p><w:r><w:t>or {VALUE} again</w:t></w:r></w:p>"))
}

#[test]
fn an_honest_rewriter_passes_both_doors() {
    for (name, bytes) in [("a.txt", format!("Write to {VALUE}!").into_bytes()), ("a.docx", split_runs())] {
        let verdicts = judge(name, bytes, |document, edits| document.rewrite(edits).unwrap());
        assert_eq!((verdicts.rescan, verdicts.leak, verdicts.both), (Ok(()), Ok(()), Ok(())), "{name}");
    }
}

#[test]
fn a_forgotten_edit_is_caught_by_each_door_alone() {
    let text = format!("Write to {VALUE} or to {VALUE}.").into_bytes();
    for (name, bytes) in [("a.txt", text), ("a.docx", split_runs())] {
        let verdicts = judge(name, bytes, |document, edits| document.rewrite(&edits[..edits.len() - 1]).unwrap());
        assert!(is_leak(&verdicts.rescan, "rescan") && is_leak(&verdicts.leak, "leak"), "{name}");
        assert!(verdicts.both.is_err());
    }
}

#[test]
fn a_rewriter_that_changes_one_run_and_leaves_the_others_is_caught_by_each_door_alone() {
    let verdicts = judge("a.docx", split_runs(), |document, edits| {
        let honest = document.rewrite(edits).unwrap();
        let runs: String = VALUE.chars().map(|c| format!("<w:r><w:t>{c}</w:t></w:r>")).collect();
        with_part(&honest, "word/document.xml", |body| {
            body.replace("</w:body>", &format!("<w:p>{runs}</w:p></w:body>"))
        })
    });
    assert!(is_leak(&verdicts.rescan, "rescan") && is_leak(&verdicts.leak, "leak"));
}

#[test]
fn a_value_left_in_an_attribute_is_caught_by_each_door_alone() {
    let verdicts = judge("a.docx", split_runs(), |document, edits| {
        let bookmark = format!(r#"<w:p><w:bookmarkStart w:id="1" w:name="{VALUE}"/><w:bookmarkEnd w:id="1"/></w:p>"#);
        let honest = document.rewrite(edits).unwrap();
        with_part(&honest, "word/document.xml", |body| body.replace("</w:body>", &format!("{bookmark}</w:body>")))
    });
    assert!(is_leak(&verdicts.rescan, "rescan") && is_leak(&verdicts.leak, "leak"));
}

#[test]
fn what_the_format_cannot_see_is_caught_by_the_door_that_knows_no_format() {
    let hidden = archive(&[("left.xml", VALUE)]);
    let behind = |document: &dyn Document, edits: &[Edit]| [document.rewrite(edits).unwrap(), hidden.clone()].concat();
    let before = |document: &dyn Document, edits: &[Edit]| [hidden.clone(), document.rewrite(edits).unwrap()].concat();
    for verdicts in [judge("a.docx", split_runs(), behind), judge("a.docx", split_runs(), before)] {
        assert!(is_leak(&verdicts.leak, "leak"));
        assert!(verdicts.both.is_err());
    }
}

#[test]
fn coded_values_are_caught_by_the_door_that_knows_no_format() {
    let coded = "aW5ncmlkLmhhbHZvcnNlbkBleGFtcGxlLm9yZw==";
    let verdicts = judge("a.txt", format!("Write to {VALUE}!").into_bytes(), |document, edits| {
        [document.rewrite(edits).unwrap(), format!("\n{coded}\n").into_bytes()].concat()
    });
    assert!(is_leak(&verdicts.leak, "leak") && verdicts.both.is_err());
}

#[test]
fn a_rewriter_that_keeps_what_has_to_be_dropped_is_caught() {
    let verdicts = judge("a.docx", split_runs(), |document, edits| {
        let change = r#"<w:ins w:id="1" w:author="someone"><w:r><w:t>new</w:t></w:r></w:ins></w:p>"#;
        let honest = document.rewrite(edits).unwrap();
        with_part(&honest, "word/document.xml", |body| body.replacen("</w:p>", change, 1))
    });
    assert!(is_leak(&verdicts.rescan, "rescan") && verdicts.both.is_err());
}

#[test]
fn a_file_that_does_not_open_again_is_not_let_out() {
    let verdicts = judge("a.docx", split_runs(), |document, edits| {
        let mut bytes = document.rewrite(edits).unwrap();
        bytes.truncate(bytes.len() / 2);
        bytes
    });
    assert_eq!(verdicts.rescan.unwrap_err().code(), "CannotRewrite");
    assert!(verdicts.both.is_err());
}

/// Ordinary words, each of which Office or this crate writes somewhere by itself.
#[test]
fn a_word_that_the_format_writes_itself_does_not_stop_a_file() {
    let (engine, policy) = (Engine::new().unwrap(), Policy::default());
    for word in ["Word", "Types", "Document", "Office", "Relationship", "Standalone", "Term", "Content"] {
        let text = format!("The {word} is ours, {word}!");
        for (name, bytes) in [
            ("a.txt", text.clone().into_bytes()),
            ("a.docx", docx(&format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))),
        ] {
            let mut task = scrubjay::Task::new(policy.clone());
            task.add_term(word).unwrap();
            let mut file = scrubjay::FileSession::open("f1", name, bytes, &policy).unwrap();
            file.scan(&engine, task.brief("f1"), &mut |_, _| ());
            task.report("f1", 0, file.sightings());
            let cleaned = file.clean(&engine, &task.rulings("f1"));
            assert!(cleaned.is_ok(), "{word} in {name}: {:?}", cleaned.err());
        }
    }
}

#[test]
fn values_in_neighbouring_paragraphs_are_not_taken_for_one() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let bytes = docx(&[paragraph("BLUE"), paragraph("HERON"), paragraph("The Blue Heron plan")].concat());
    let (engine, policy) = (Engine::new().unwrap(), Policy::default());
    let mut task = scrubjay::Task::new(policy.clone());
    task.add_term("Blue Heron").unwrap();
    let mut file = scrubjay::FileSession::open("f1", "a.docx", bytes, &policy).unwrap();
    file.scan(&engine, task.brief("f1"), &mut |_, _| ());
    task.report("f1", 0, file.sightings());
    assert!(file.clean(&engine, &task.rulings("f1")).is_ok());
}
