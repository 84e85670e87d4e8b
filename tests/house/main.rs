//! The house rules that neither compiler nor linter knows.
//!
//! Each rule is a function from source files to faults, and beside it stands a test that feeds it a fault: a rule that
//! cannot fail holds nothing. That every key of `wasm-pack.toml` is read, and that no budget can be dropped, is held by
//! the driver's own tests (`xtask/src/config.rs`, `xtask/src/budget.rs`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used, clippy::indexing_slicing)]

mod detector_page;
mod file_rule;
mod import_table;
mod rust_path;
mod source;

use source::Source;

/// Everything that people write here and a machine reads.
fn whole_tree() -> Vec<Source> {
    source::files(&["src", "xtask", "tests", "benches", "fuzz", "viewer", "www", ".ci"])
}

#[track_caller]
fn hold(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}

#[test]
fn modules_import_only_downwards() {
    let engine = source::files(&["src"]);
    assert!(engine.iter().any(|file| file.path == "src/lib.rs"), "the sources were not found");
    hold("imports against the table in tests/house/import_table.rs", &import_table::faults(&engine));
}

#[test]
fn only_the_boundary_knows_the_browser() {
    hold("bindings outside src/wasm", &import_table::browser_faults(&source::files(&["src"])));
}

#[test]
fn the_second_reader_shares_nothing_with_the_engine() {
    let reader = source::files(&["viewer"]);
    assert!(reader.iter().any(|file| file.path == "viewer/src/lib.rs"), "the sources were not found");
    hold("engine in the second reader", &import_table::engine_faults(&reader));
}

#[test]
fn files_stay_short() {
    hold("too long", &file_rule::too_long(&whole_tree()));
}

#[test]
fn files_are_named_after_what_is_inside() {
    hold("names that say nothing", &file_rule::empty_names(&whole_tree()));
}

#[test]
fn nothing_is_left_for_later() {
    hold("left for later", &file_rule::left_for_later(&whole_tree()));
}

#[test]
fn nothing_but_the_command_and_the_receiver_prints() {
    hold("prints", &file_rule::prints(&whole_tree()));
}

#[test]
fn every_look_at_sensitive_text_gives_its_reason() {
    hold("exposed without a reason", &file_rule::exposed(&source::files(&["src"])));
}

#[test]
fn detector_page_lists_what_the_detectors_say() {
    let (page, faults) = detector_page::page(&source::files(&["src/detect"]));
    hold("detectors that do not say what they are", &faults);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(detector_page::PATH);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "{} is not what the detectors say: run this test with UPDATE_DOCS=1", detector_page::PATH);
}
