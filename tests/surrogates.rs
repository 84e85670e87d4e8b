//! The promise: what stands in for a value may look like one, and is proved to be none.
//!
//! The files below are cleaned as one task through the public interface, so each has passed both doors of verification.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::{Cursor, Read, Write};

use scrubjay::detect::Engine;
use scrubjay::error::Error;
use scrubjay::model::{Decision, Edit, UnitId};
use scrubjay::plan::plan;
use scrubjay::policy::Policy;
use scrubjay::replace::Seed;
use scrubjay::scan::Brief;
use scrubjay::session::{FileSession, Task};
use scrubjay::verify::{Written, rescan};
use zip::write::SimpleFileOptions;

fn policy() -> Policy {
    Policy::from_json(r#"{"default": {"replacement": "surrogate"}}"#).unwrap()
}

fn task(seed: &str) -> Task {
    Task::new(policy()).seeded(Seed::new(seed.as_bytes()))
}

/// Looks through all files until each knows the values of the others.
fn look_through(task: &mut Task, files: &[(&str, Vec<u8>)]) -> Vec<FileSession> {
    let engine = Engine::new().unwrap();
    let open = |(index, (name, bytes)): (usize, &(&str, Vec<u8>))| {
        FileSession::open(&format!("f{index}"), name, bytes.clone(), task.policy()).unwrap()
    };
    let mut sessions: Vec<FileSession> = files.iter().enumerate().map(open).collect();
    while let Some((order, session)) = sessions.iter_mut().enumerate().find(|(_, file)| task.is_stale(file.id())) {
        session.scan(&engine, task.brief(session.id()), &mut |_, _| ());
        task.report(session.id(), order, session.sightings());
    }
    sessions
}

/// Cleans files as one task; gives their new names and bytes.
fn cleaned(seed: &str, files: &[(&str, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let mut task = task(seed);
    let sessions = look_through(&mut task, files);
    let engine = Engine::new().unwrap();
    let clean = |session: &FileSession| {
        let (clean, receipt) = session.clean(&engine, &task.rulings(session.id())).unwrap();
        let receipt = serde_json::to_string(&receipt).unwrap();
        assert!(!receipt.contains(seed) && !receipt.contains("example."), "{receipt}");
        (clean.name().to_owned(), clean.into_bytes())
    };
    sessions.iter().map(clean).collect()
}

const LETTER: &str = "Dear Ms. Ingrid Halvorsen,\n\n\
    please call +1 415 867 5309 or write to ingrid.halvorsen@acme-shipping.com.\n\
    Her number is 536-22-8714, her card 4111 1111 1111 1111, IBAN: GB29 NWBK 6016 1331 9268 19.\n\
    The machine at 10.20.30.40 has the key AKIAZ7QK2WLM4RTY6PVX.\n\n\
    Kind regards\nIngrid Halvorsen\n";

const TABLE: &str = "name,email,phone,note\r\n\
    Ingrid Halvorsen,ingrid.halvorsen@acme-shipping.com,(415) 867-5309,\"said \"\"yes\"\", twice\"\r\n\
    Jonathan Whitfield,jonathan.whitfield@acme-shipping.com,(415) 867-5310,\"a, b\"\r\n";

fn document(paragraphs: &[&str]) -> Vec<u8> {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/d.xml"/></Relationships>"#;
    let mark = |index: usize| {
        let start = format!(r#"<w:bookmarkStart w:id="{index}" w:name="Ingrid_Halvorsen"/>"#);
        if index == 0 { start + r#"<w:bookmarkEnd w:id="0"/>"# } else { String::new() }
    };
    let paragraph = |(index, text): (usize, &&str)| {
        format!(r#"<w:p>{}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#, mark(index))
    };
    let body: String = paragraphs.iter().enumerate().map(paragraph).collect();
    let body = format!(r#"<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>"#);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/d.xml", &body)] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn body_of(document: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let mut body = String::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        if entry.name().unwrap().contains("word/") {
            entry.read_to_string(&mut body).unwrap();
        }
    }
    body
}

fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("ingrid.halvorsen@acme-shipping.com.txt", LETTER.as_bytes().to_vec()),
        ("people.csv", TABLE.as_bytes().to_vec()),
        ("letter.docx", document(&["Dear Ms. Ingrid Halvorsen,", "call (415) 867-5309 today", "&amp; regards"])),
    ]
}

/// Values of the files above of which nothing may be left.
const VALUES: &[&str] = &[
    "halvorsen",
    "acme-shipping",
    "867",
    "5309",
    "536-22-8714",
    "4111 1111",
    "NWBK",
    "10.20.30.40",
    "Z7QK2WLM",
    "whitfield",
];

#[test]
fn every_format_is_cleaned_and_passes_both_doors() {
    let clean = cleaned("first", &files());
    let letter = String::from_utf8(clean[0].1.clone()).unwrap();
    let table = String::from_utf8(clean[1].1.clone()).unwrap();
    let body = body_of(&clean[2].1);
    for text in [&letter, &table, &body, &clean[0].0] {
        for value in VALUES {
            assert!(!text.to_lowercase().contains(&value.to_lowercase()), "{value}: {text}");
        }
        assert!(!text.contains('['), "{text}");
    }
    // One person is one person in all files.
    let name = letter.lines().rfind(|line| !line.is_empty()).unwrap();
    let (first, family) = name.split_once(' ').unwrap();
    let address = format!("{}.{}@example.", first.to_lowercase(), family.to_lowercase());
    assert!(letter.contains(&format!("Dear Ms. {name},")) && letter.contains(&address), "{letter}");
    assert!(table.contains(name) && table.contains(&address), "{table}");
    assert!(body.contains(name) && body.contains(&format!("w:name=\"{first}_{family}\"")), "{body}");
    assert!(clean[0].0.contains(&address), "{}", clean[0].0);
    assert!(letter.contains("+1 ") && letter.contains(" 555 01") && table.contains("555-01"), "{letter}{table}");
    assert!(table.contains(r#""said ""yes"", twice""#) && table.lines().count() == 3, "{table}");
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_does_not() {
    assert_eq!(cleaned("first", &files()), cleaned("first", &files()));
    assert_ne!(cleaned("first", &files())[0], cleaned("second", &files())[0]);
}

#[test]
fn what_is_clean_can_be_cleaned_again() {
    let once = cleaned("first", &files());
    let again: Vec<(&str, Vec<u8>)> = once.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let twice = cleaned("first", &again);
    let (once, twice) = (String::from_utf8(once[1].1.clone()).unwrap(), String::from_utf8(twice[1].1.clone()).unwrap());
    assert_eq!(once.lines().count(), twice.lines().count());
    assert!(twice.contains("@example.") && twice.contains("555-01"), "{twice}");
}

/// Plans a letter, and shows the first door what `rewrite` makes of it.
fn rescanned(text: &str, rewrite: impl Fn(&FileSession, &[Edit]) -> Vec<u8>) -> Result<(), Error> {
    let engine = Engine::new().unwrap();
    let mut task = task("first");
    let session = look_through(&mut task, &[("a.txt", text.as_bytes().to_vec())]).remove(0);
    let plan = plan(session.file(), session.findings(), &task.rulings("f0"), task.policy()).unwrap();
    let shift = |edit: &Edit| Edit { unit: UnitId(edit.unit.0 - 1), ..edit.clone() };
    let edits: Vec<Edit> = plan.edits.iter().map(shift).collect();
    let bytes = rewrite(&session, &edits);
    let about = session.file().format().about();
    let written = Written { name: "a.txt".to_owned(), bytes, format_id: about.id, media_type: about.media_type };
    rescan::check(&written, None, &plan, &engine, &Brief::default(), task.policy(), &mut Vec::new())
}

#[test]
fn a_surrogate_is_excused_only_where_it_was_written() {
    let text = "Mail to ingrid.halvorsen@acme-shipping.com and to jonathan.whitfield@acme-shipping.com now.";
    let honest = |session: &FileSession, edits: &[Edit]| session.file().document().rewrite(edits).unwrap();
    assert_eq!(rescanned(text, honest), Ok(()));
    let forgotten = |session: &FileSession, edits: &[Edit]| honest(session, &edits[..1]);
    assert!(matches!(rescanned(text, forgotten), Err(Error::LeakFound { .. })));
    let added = |session: &FileSession, edits: &[Edit]| {
        let more = format!("\nAlso {}\n", edits[0].stand_in);
        [honest(session, edits), more.into_bytes()].concat()
    };
    assert!(matches!(rescanned(text, added), Err(Error::LeakFound { .. })));
}

#[test]
fn a_value_that_is_kept_stays_beside_surrogates() {
    let engine = Engine::new().unwrap();
    let mut task = task("first");
    let text = "ingrid.halvorsen@acme-shipping.com, jonathan.whitfield@acme-shipping.com";
    let session = look_through(&mut task, &[("a.txt", text.as_bytes().to_vec())]).remove(0);
    task.decide(session.findings()[0].value.clone(), Decision::Reject);
    let (clean, _) = session.clean(&engine, &task.rulings("f0")).unwrap();
    let text = String::from_utf8(clean.into_bytes()).unwrap();
    assert!(text.starts_with("ingrid.halvorsen@acme-shipping.com, ") && text.contains("@example."), "{text}");
}

#[test]
fn the_review_shows_what_will_be_written() {
    let mut task = task("first");
    let session =
        look_through(&mut task, &[("a.txt", b"Mail to ingrid.halvorsen@acme-shipping.com now".to_vec())]).remove(0);
    let group = task.groups().remove(0);
    let (clean, _) = session.clean(&Engine::new().unwrap(), &task.rulings("f0")).unwrap();
    assert_eq!(String::from_utf8(clean.into_bytes()).unwrap(), format!("Mail to {} now", group.stand_in));
}

#[test]
fn amounts_are_rounded_by_policy() {
    let policy = r#"{"entities": {"amount": {"action": "remove", "replacement": "round"}}}"#;
    let mut task = Task::new(Policy::from_json(policy).unwrap());
    let text = b"The price is $1,234,567.00 or 98.765,43 EUR.".to_vec();
    let session = look_through(&mut task, &[("a.txt", text)]).remove(0);
    let (clean, _) = session.clean(&Engine::new().unwrap(), &task.rulings("f0")).unwrap();
    assert_eq!(clean.bytes(), b"The price is $1,200,000.00 or 99.000,00 EUR.");
}
