//! What every registered format promises, held against its fixtures in `tests/corpus/<format id>/`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod fixture;

use std::collections::{BTreeMap, BTreeSet};

use scrubjay::format::{self, Document, Format, Options};
use scrubjay::model::{Edit, Notation, Place, Span, TextUnit, UnitId};

use fixture::Fixture;

fn open(fixture: &Fixture, bytes: &[u8]) -> (&'static dyn Format, Box<dyn Document>) {
    format::open(&fixture.name, bytes.to_vec(), &Options::default())
        .unwrap_or_else(|error| panic!("{}: {error}", fixture.path()))
}

fn texts(document: &dyn Document) -> Vec<&str> {
    document.units().iter().map(|unit| unit.text.expose().as_str()).collect()
}

#[test]
fn every_format_has_fixtures_and_opens_them() {
    for format in format::all() {
        let id = format.about().id;
        let fixtures = fixture::of(id);
        assert!(!fixtures.is_empty(), "tests/corpus/{id} holds no fixture");
        for fixture in fixtures {
            let (chosen, document) = open(&fixture, &fixture.bytes);
            assert_eq!(chosen.about().id, id, "{}", fixture.path());
            let is_seen = !document.units().is_empty() || !document.scans().is_empty();
            assert!(is_seen, "{} has neither text nor pages to look at", fixture.path());
        }
    }
}

#[test]
fn names_of_formats_lead_to_one_format() {
    let mut endings: Vec<_> = format::all().iter().flat_map(|format| format.about().extensions).collect();
    endings.sort();
    assert!(endings.windows(2).all(|pair| pair[0] != pair[1]), "{endings:?}");
}

#[test]
fn writing_without_edits_keeps_everything() {
    for fixture in fixture::all() {
        let (format, document) = open(&fixture, &fixture.bytes);
        let written = document.rewrite(&[]).unwrap();
        assert_eq!(document.rewrite(&[]).unwrap(), written, "{} is written in two ways", fixture.path());
        if format.about().media_type.starts_with("text/") && document.dropped().is_empty() {
            assert_eq!(written, fixture.bytes, "{}", fixture.path());
        }
        let (_, again) = open(&fixture, &written);
        assert_eq!(texts(&*again), texts(&*document), "{}", fixture.path());
        assert_eq!(again.dropped(), [], "{} drops twice", fixture.path());
        assert_eq!(again.rewrite(&[]).unwrap(), written, "{} does not settle", fixture.path());
    }
}

#[test]
fn every_unit_has_a_place_in_the_layout() {
    for fixture in fixture::all() {
        let (_, document) = open(&fixture, &fixture.bytes);
        let shown: BTreeSet<u32> = document.layout().units().collect();
        let all: BTreeSet<u32> = (0..u32::try_from(document.units().len()).unwrap()).collect();
        assert_eq!(shown, all, "{}", fixture.path());
    }
}

#[test]
fn an_edit_in_every_unit_is_found_when_the_file_is_opened_again() {
    for fixture in fixture::all() {
        let (_, document) = open(&fixture, &fixture.bytes);
        let edits = edits_everywhere(document.units());
        assert!(!edits.is_empty() || document.units().is_empty(), "{} has no word", fixture.path());
        let written = document.rewrite(&edits).unwrap_or_else(|error| panic!("{}: {error}", fixture.path()));
        let (_, again) = open(&fixture, &written);
        let mut expected: Vec<String> = texts(&*document).into_iter().map(str::to_owned).collect();
        for edit in &edits {
            expected[edit.unit.0 as usize].replace_range(edit.span.start()..edit.span.end(), &edit.stand_in);
        }
        assert_eq!(texts(&*again), expected, "{}", fixture.path());
    }
}

#[test]
fn an_edit_in_one_unit_leaves_the_others_alone() {
    for fixture in fixture::all() {
        let (_, document) = open(&fixture, &fixture.bytes);
        // The first units and the last ones: enough of a large file.
        let edits = edits_everywhere(document.units());
        for edit in edits.iter().take(16).chain(edits.iter().rev().take(4)) {
            let written = document.rewrite(std::slice::from_ref(edit)).unwrap();
            let (_, again) = open(&fixture, &written);
            let (old, new) = (texts(&*document), texts(&*again));
            assert_eq!(old.len(), new.len(), "{}", fixture.path());
            for (index, (old, new)) in old.iter().zip(&new).enumerate() {
                let word = edit.span.slice(texts(&*document)[edit.unit.0 as usize]);
                // A name that others refer to changes with its references.
                let unit = &document.units()[index];
                let follows = unit.notation == Notation::Identifier && old.contains(word);
                // The text before and after a tracked change have in common what was not changed.
                let is_other_side = |index: usize| document.units()[index].location.place == Place::Deletion;
                let follows = follows || is_other_side(index) || is_other_side(edit.unit.0 as usize);
                assert!(
                    index == edit.unit.0 as usize || follows || old == new,
                    "{}: an edit of unit {} changed unit {index}",
                    fixture.path(),
                    edit.unit.0
                );
            }
        }
    }
}

#[test]
fn an_edit_of_a_unit_that_is_not_there_is_refused() {
    for fixture in fixture::all() {
        let (_, document) = open(&fixture, &fixture.bytes);
        let span = Span::of("x", 0, 1).unwrap();
        let edit = Edit { unit: UnitId(u32::MAX), span, stand_in: "y".into() };
        let refused = document.rewrite(&[edit]).map_err(|error| error.code());
        assert_eq!(refused, Err("CannotRewrite"), "{}", fixture.path());
    }
}

#[test]
fn files_packed_into_text_are_cleaned() {
    // The beginning of a GIF file with a comment in it, as base64 writes them.
    let begins = |bytes: &[u8]| bytes.windows(8).any(|eight| eight == b"R0lGODlh");
    let packed = |bytes: &[u8]| begins(bytes) && bytes.windows(8).any(|eight| eight == b"CEphbmUg");
    let fixtures: Vec<_> = fixture::all().into_iter().filter(|fixture| packed(&fixture.bytes)).collect();
    for format in ["text", "markdown", "csv"] {
        assert!(fixtures.iter().any(|fixture| fixture.format == format), "tests/corpus/{format} packs no file");
    }
    for fixture in fixtures {
        let (_, document) = open(&fixture, &fixture.bytes);
        assert!(!document.dropped().is_empty(), "{}", fixture.path());
        let written = document.rewrite(&[]).unwrap();
        assert!(begins(&written) && !packed(&written), "{}", fixture.path());
    }
}

/// Replaces the first word of every unit, the same word by the same stand-in; not that of an address which holds a file: with
/// the word the file would go.
fn edits_everywhere(units: &[TextUnit]) -> Vec<Edit> {
    let mut numbers = BTreeMap::new();
    let mut edits = Vec::new();
    for (index, unit) in units.iter().enumerate() {
        let text = unit.text.expose();
        let Some(start) = text.find(char::is_alphanumeric).filter(|_| !text.starts_with("data:")) else { continue };
        let len_bytes = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start);
        let next = numbers.len() + 1;
        let number = numbers.entry(&text[start..start + len_bytes]).or_insert(next);
        let stand_in = match unit.notation {
            Notation::Prose => format!("[TERM {number}]"),
            Notation::Identifier | Notation::Code => format!("TERM_{number}"),
            Notation::Address => format!("TERM-{number}"),
        };
        let span = Span::of(text, start, start + len_bytes).unwrap();
        edits.push(Edit { unit: UnitId(u32::try_from(index).unwrap()), span, stand_in });
    }
    edits
}
