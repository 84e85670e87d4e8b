//! What OpenDocument files hide, and what becomes of it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[allow(dead_code, reason = "other tests use the rest")]
mod fixture;

use std::io::Read as _;

use scrubjay::detect::Engine;
use scrubjay::error::Error;
use scrubjay::format::{self, Changes, Comments, Document, Options};
use scrubjay::model::{DroppedKind, Edit, Place, Span, UnitId, Visibility};
use scrubjay::policy::Policy;
use scrubjay::session::{FileSession, Task};

fn fixture(format: &'static str, name: &str) -> Vec<u8> {
    fixture::of(format).into_iter().find(|fixture| fixture.name == name).unwrap().bytes
}

fn open(name: &str, bytes: Vec<u8>, options: &Options) -> Box<dyn Document> {
    format::open(name, bytes, options).unwrap_or_else(|error| panic!("{name}: {error}")).1
}

fn texts(document: &dyn Document) -> Vec<&str> {
    document.units().iter().map(|unit| unit.text.expose().as_str()).collect()
}

fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        all.push((entry.name().unwrap().to_string(), content));
    }
    all
}

fn dropped(document: &dyn Document, kind: DroppedKind) -> usize {
    document.dropped().iter().filter(|dropped| dropped.kind == kind).map(|dropped| dropped.count).sum()
}

#[test]
fn text_is_read_as_it_is_shown() {
    for name in ["all-places.odt", "flat.fodt"] {
        let document = open(name, fixture("odt", name), &Options::default());
        let texts = texts(&*document);
        for expected in [
            "Report for Acme",
            "Write   to jane.roe@example.com  soon,\tJ&R\nshe said.",
            "Ask John Doe",
            "Is this Jane Roe?",
            "By Jane Roe for Roe Ltd, page 1, xher page above",
            "Hidden Jane",
            "Nobody sees Jane Roe",
            "https://example.org/people/jane roe",
            "Jane_Roe",
            "Staff of Jane",
            "Portrait of Jane Roe",
            "Taken by John Doe",
            // Before and after the tracked changes.
            "Jane Roe said new things.",
            "Jane Roe said older things.",
        ] {
            assert!(texts.contains(&expected), "{name}: {expected:?} in {texts:#?}");
        }
        let hidden = document.units().iter().find(|unit| unit.text.expose() == "Nobody sees Jane Roe").unwrap();
        assert_eq!(hidden.location.visibility, Visibility::Hidden);
    }
    let document = open("a.odt", fixture("odt", "all-places.odt"), &Options::default());
    for expected in ["For Jane Roe only", "Heading of Jane", "JaneHeading", "Sales of Jane Roe", "Drawn by Jane Roe"] {
        assert!(texts(&*document).contains(&expected), "{expected}");
    }
}

#[test]
fn what_says_who_made_it_goes() {
    for (format, name) in [("odt", "all-places.odt"), ("ods", "all-places.ods"), ("odp", "all-places.odp")] {
        let document = open(name, fixture(format, name), &Options::default());
        for kind in [DroppedKind::Property, DroppedKind::Thumbnail, DroppedKind::Macro, DroppedKind::Signature] {
            assert!(dropped(&*document, kind) > 0, "{name} {kind:?}");
        }
        assert!(document.clues().iter().any(|clue| clue.text.expose() == "Jane Roe"), "{name}");
        let written = document.rewrite(&[]).unwrap();
        assert_eq!(&written[30..38], b"mimetype", "{name}");
        let names: Vec<String> = entries(&written).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names.first().map(String::as_str), Some("mimetype"));
        for gone in ["meta.xml", "Thumbnails/thumbnail.png", "Basic/Standard/Module1.xml", "Jane Roe.bin", "Object 2"] {
            assert!(!names.iter().any(|name| name == gone), "{gone}");
        }
        for (part, bytes) in entries(&written) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            for gone in ["printer", "ActiveTable", "initial-creator", "2024-05-03", "example.org/x", "VCLMTF", "Basic"]
            {
                assert!(!text.contains(gone), "{part}: {gone}");
            }
        }
    }
}

#[test]
fn whoever_changed_or_remarked_something_is_named_no_more() {
    let bytes = || fixture("odt", "all-places.odt");
    let content = |options: &Options| {
        let written = open("a.odt", bytes(), options).rewrite(&[]).unwrap();
        let entries = entries(&written);
        String::from_utf8(entries.into_iter().find(|(name, _)| name == "content.xml").unwrap().1).unwrap()
    };
    let kept = content(&Options::default());
    assert!(kept.contains("<dc:creator>Author 1</dc:creator>") && kept.contains("<dc:creator>Author</dc:creator>"));
    assert!(!kept.contains("2024") && !kept.contains("initials"));
    let accepted = Options { changes: Changes::Accept, comments: Comments::Drop, ..Options::default() };
    let content = content(&accepted);
    for gone in ["tracked-changes", "text:change", "older", "annotation", "Is this"] {
        assert!(!content.contains(gone), "{gone}");
    }
    assert!(content.contains("new "));
}

#[test]
fn a_cell_of_which_the_text_goes_keeps_no_value() {
    let document = open("a.ods", fixture("ods", "all-places.ods"), &Options::default());
    let all = texts(&*document);
    // What no text tells is a unit.
    assert!(all.contains(&"2025550144") && all.contains(&"Jane Roe") && all.contains(&"Salaries"));
    assert_eq!(all.iter().filter(|text| **text == "2025550143").count(), 1);
    let edit = |text: &str| {
        let unit = all.iter().position(|known| *known == text).unwrap();
        let span = Span::of(text, 0, text.len()).unwrap();
        Edit { unit: UnitId(u32::try_from(unit).unwrap()), span, stand_in: "[GONE]".into() }
    };
    let mut edits: Vec<Edit> =
        ["02/14/80", "2025550143", "$84,500.00", "2025550144", "Staff Roe", "Jane Doe"].map(edit).to_vec();
    edits.sort_by_key(|edit| edit.unit);
    let written = document.rewrite(&edits).unwrap();
    let content = entries(&written).into_iter().find(|(name, _)| name == "content.xml").unwrap().1;
    let content = String::from_utf8(content).unwrap();
    for gone in ["1980", "20255501", "84500", "84,5", "currency=", "Staff Roe", "of:=[.A2]"] {
        assert!(!content.contains(gone), "{gone} in {content}");
    }
    assert!(content.contains("office:value-type=\"string\" office:string-value=\"[GONE]\""));
    assert!(content.contains("[$&apos;[GONE]&apos;.A1:.B2]"), "{content}");
    let again = open("a.ods", written, &Options::default());
    let is_sheet = |unit: &&scrubjay::model::TextUnit| unit.location.place == Place::Sheet;
    assert_eq!(again.units().iter().find(is_sheet).unwrap().text.expose(), "[GONE]");
}

#[test]
fn a_name_that_a_tracked_change_cut_is_one_text() {
    let flat = String::from_utf8(fixture("odt", "flat.fodt")).unwrap();
    let cut = flat.replace(">older <", ">ne R<");
    let cut = cut.replace(
        "Jane Roe said <text:change text:change-id=\"ct1\"/>",
        "Ja<text:change text:change-id=\"ct1\"/>oe said ",
    );
    let document = open("a.fodt", cut.into_bytes(), &Options::default());
    let texts = texts(&*document);
    assert!(texts.contains(&"Jaoe said new things.") && texts.contains(&"Jane Roe said things."), "{texts:#?}");
    let unit = texts.iter().position(|text| *text == "Jane Roe said things.").unwrap();
    let span = Span::of(texts[unit], 0, "Jane Roe".len()).unwrap();
    let edit = Edit { unit: UnitId(u32::try_from(unit).unwrap()), span, stand_in: "[GONE]".into() };
    let again = open("a.fodt", document.rewrite(&[edit]).unwrap(), &Options::default());
    let all = self::texts(&*again);
    assert!(
        all.contains(&"[GONE] said new things.") && !all.iter().any(|text| text.contains("ne R") && text.len() < 8),
        "{all:#?}"
    );
}

#[test]
fn slides_and_notes_are_told_apart() {
    let document = open("a.odp", fixture("odp", "all-places.odp"), &Options::default());
    let place = |text: &str| {
        let unit = document.units().iter().find(|unit| unit.text.expose() == text);
        unit.map(|unit| (unit.location.place, unit.location.number))
    };
    assert_eq!(place("Dear Jane Roe"), Some((Place::Slide, 1)));
    assert_eq!(place("Say that Jane Roe knows"), Some((Place::Note, 1)));
    assert!(place("For Jane Roe").is_some());
    let written = document.rewrite(&[]).unwrap();
    let content = entries(&written).into_iter().find(|(name, _)| name == "content.xml").unwrap().1;
    let content = String::from_utf8(content).unwrap();
    // Names that nobody sees are numbers.
    assert!(!content.contains("jane1") && content.contains("smil:begin=\"id1.click\""), "{content}");
}

#[test]
fn files_are_cleaned_and_proved_clean() {
    let engine = Engine::without_tagger().unwrap();
    for format in ["odt", "ods", "odp"] {
        for fixture in fixture::of(format) {
            let policy = Policy::default();
            let mut task = Task::new(policy.clone());
            for term in ["Jane", "Roe", "John Doe"] {
                let _ = task.add_term(term);
            }
            let mut session = FileSession::open("f1", &fixture.name, fixture.bytes, &policy).unwrap();
            session.scan(&engine, task.brief("f1"), &mut |_, _| ());
            task.report("f1", 0, session.sightings());
            let (clean, _) =
                session.clean(&engine, &task.rulings("f1")).unwrap_or_else(|error| panic!("{}: {error}", fixture.name));
            let text = if clean.bytes().starts_with(b"PK") {
                entries(clean.bytes())
                    .into_iter()
                    .map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned())
                    .collect()
            } else {
                String::from_utf8_lossy(clean.bytes()).into_owned()
            };
            for gone in ["Jane", "jane", "Roe"] {
                assert!(!text.contains(gone), "{}: {gone}", fixture.name);
            }
        }
    }
}

#[test]
fn words_in_places_of_numbers_and_switches_are_text_or_go() {
    let flat = String::from_utf8(fixture("odt", "flat.fodt")).unwrap();
    let planted = flat
        .replace("config:type=\"boolean\">true", "config:type=\"boolean\">Planted1")
        .replace("<config:config-item-set config:name=\"ooo:conf", "<config:config-item-set config:jane=\"Planted2\" config:name=\"ooo:conf")
        .replace("<text:p>Nobody", "<text:p xml:space=\"Planted3\" config:name=\"Planted4\" text:c=\"Planted5\" xml:id=\"Planted6\">Nobody")
        .replace("<text:p>Jane Roe</text:p></table:table-cell>", "<text:p>1</text:p></table:table-cell><table:table-cell office:value-type=\"time\" office:time-value=\"PTPlanted7\"><text:p>1</text:p></table:table-cell>")
        .replace("<office:body>", "<planted8:x xmlns:planted8=\"urn:planted9\">Planted10</planted8:x><!-- Planted11 --><?Planted12 x?><office:body>")
        .replace("draw:name=\"Jane's frame\"", "draw:name=\"Jane's frame\" svg:x=\"Planted13\" draw:planted14=\"1\"");
    let document = open("a.fodt", planted.into_bytes(), &Options::default());
    let written = String::from_utf8(document.rewrite(&[]).unwrap()).unwrap();
    for number in 1..=14 {
        let name = format!("lanted{number}");
        let is_told = texts(&*document).iter().any(|text| text.ends_with(&name));
        let is_left = written
            .match_indices(&name)
            .any(|(at, _)| !written[at + name.len()..].starts_with(|c: char| c.is_ascii_digit()));
        assert!(is_told || !is_left, "{name}");
    }
}

#[test]
fn locked_packages_are_refused() {
    let bytes = fixture("odt", "all-places.odt");
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, mut content) in entries(&bytes) {
        if name == "META-INF/manifest.xml" {
            content = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>".to_vec();
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut writer, &content).unwrap();
    }
    let locked = writer.finish().unwrap().into_inner();
    assert!(matches!(format::open("a.odt", locked, &Options::default()), Err(Error::Encrypted)));
}
