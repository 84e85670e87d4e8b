//! Who may import whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust_path::{RustPath, paths};
use crate::source::Source;

/// Each module directly under `src/` with those it rests on. What those rest on, it may name too.
const TABLE: &[(&str, &[&str])] = &[
    ("wasm", &["session"]),
    ("main", &["cli"]),
    ("cli", &["session"]),
    ("session", &["receipt"]),
    ("receipt", &["verify"]),
    ("verify", &["plan"]),
    ("plan", &["scan"]),
    ("scan", &["policy", "detect", "resolve"]),
    ("policy", &["format", "replace", "detect"]),
    ("format", &["syntax"]),
    ("syntax", GROUND),
    ("detect", GROUND),
    ("resolve", &["detect"]),
    ("replace", GROUND),
    ("limits", &["error"]),
    ("model", &[]),
    ("error", &[]),
];

/// Under all the others.
const GROUND: &[&str] = &["model", "error", "limits"];

/// A list of formats or detectors that what is listed must not reach back to.
struct Registry {
    folder: &'static str,
    /// The names by which the list is reached in the folder.
    doors: &'static [&'static str],
    /// The files of the folder that are not listed and may walk the list.
    readers: &'static [&'static str],
}

const REGISTRIES: &[Registry] = &[
    Registry { folder: "format", doors: &["registry", "open", "all"], readers: &["registry", "tests"] },
    Registry { folder: "detect", doors: &["registry", "all"], readers: &["registry", "tests", "engine"] },
];

/// The crates that make WebAssembly bindings.
const BROWSER: &[&str] = &["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen", "console_error_panic_hook"];

/// Imports that the table does not allow.
pub fn faults(files: &[Source]) -> Vec<String> {
    let allowed = closure(TABLE);
    let mut faults = Vec::new();
    for file in files.iter().filter(|file| file.ends_in(&["rs"])) {
        let module = module(file);
        // The crate's root names all its modules; that is what it is for.
        if module == ["lib"] {
            continue;
        }
        let Some(below) = allowed.get(module[0].as_str()) else {
            faults.push(format!("{}: `{}` has no row", file.path, module[0]));
            continue;
        };
        for path in paths(&file.text, &["crate", "scrubjay"]) {
            let Some(named) = absolute(&module, &path) else { continue };
            let place = format!("{}:{}", file.path, path.line);
            let [top, rest @ ..] = named.as_slice() else { continue };
            if !allowed.contains_key(top.as_str()) {
                if !["wasm", "main"].contains(&module[0].as_str()) {
                    faults.push(format!("{place}: `{top}` is named through the crate's root, not by its module"));
                }
            } else if top != &module[0] && !below.contains(top.as_str()) {
                faults.push(format!("{place}: `{}` may not import `{top}`", module[0]));
            } else if reaches_its_registry(&module, top, rest) {
                faults.push(format!("{place}: what is in a registry may not name it"));
            }
        }
    }
    // A group of names on one line is one fault.
    faults.dedup();
    faults
}

/// Names of binding crates outside `src/wasm`.
pub fn browser_faults(files: &[Source]) -> Vec<String> {
    naming(BROWSER, files.iter().filter(|file| module(file)[0] != "wasm"))
}

/// Names of the engine in the reader that is to be independent of it.
pub fn engine_faults(files: &[Source]) -> Vec<String> {
    naming(&["scrubjay"], files.iter())
}

/// The places of Rust files that name one of the crates.
fn naming<'a>(crates: &[&str], files: impl Iterator<Item = &'a Source>) -> Vec<String> {
    files
        .filter(|file| file.ends_in(&["rs"]))
        .flat_map(|file| {
            paths(&file.text, crates)
                .into_iter()
                .filter(|path| path.segments[0] != "super")
                .map(move |path| format!("{}:{}: {}", file.path, path.line, path.segments.join("::")))
        })
        .collect()
}

/// `src/format/pdf/tests.rs` is `format::pdf::tests`; the binary's root is `main`.
fn module(file: &Source) -> Vec<String> {
    let path = file.path.strip_prefix("src/").unwrap_or(&file.path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').map(str::to_owned).collect()
}

/// The segments from the crate's root on, or nothing when the path stays inside the file's own module.
fn absolute(module: &[String], path: &RustPath) -> Option<Vec<String>> {
    let ups = path.segments.iter().take_while(|segment| *segment == "super").count();
    if ups == 0 {
        return Some(path.segments[1..].to_vec());
    }
    let ups = ups.checked_sub(path.inline_depth)?;
    let kept = module.len().checked_sub(ups)?;
    let rest = path.segments.iter().skip_while(|segment| *segment == "super");
    let named: Vec<_> = module[..kept].iter().chain(rest).cloned().collect();
    (ups > 0 && named != ["*"]).then_some(named)
}

fn reaches_its_registry(module: &[String], top: &str, rest: &[String]) -> bool {
    let [folder, file, ..] = module else { return false };
    REGISTRIES.iter().any(|registry| {
        let listed = folder == registry.folder && !registry.readers.contains(&file.as_str());
        listed && top == folder && rest.first().is_some_and(|name| registry.doors.contains(&name.as_str()))
    })
}

/// Every module with all that lies below it.
fn closure<'a>(table: &[(&'a str, &[&'a str])]) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut below: BTreeMap<_, BTreeSet<_>> =
        table.iter().map(|(module, rests_on)| (*module, rests_on.iter().copied().collect())).collect();
    loop {
        let size: usize = below.values().map(BTreeSet::len).sum();
        for module in below.keys().copied().collect::<Vec<_>>() {
            let further: Vec<_> =
                below[module].iter().filter_map(|lower| below.get(lower)).flatten().copied().collect();
            below.get_mut(module).unwrap().extend(further);
        }
        if below.values().map(BTreeSet::len).sum::<usize>() == size {
            return below;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults_of(path: &str, text: &str) -> Vec<String> {
        faults(&[Source::made_up(path, text)])
    }

    #[test]
    fn the_table_has_no_circle() {
        for (module, below) in closure(TABLE) {
            assert!(!below.contains(module), "{module} rests on itself");
        }
    }

    #[test]
    fn the_table_names_only_modules_that_have_a_row() {
        let rows = closure(TABLE);
        for (module, below) in &rows {
            assert!(below.iter().all(|lower| rows.contains_key(lower)), "{module}");
        }
    }

    #[test]
    fn imports_along_the_chain_pass() {
        assert_eq!(faults_of("src/session.rs", "use crate::{scan::Scan, format::Format, model::Span};"), [""; 0]);
        assert_eq!(faults_of("src/format/pdf.rs", "use super::format::Format; use crate::syntax::pdf;"), [""; 0]);
        assert_eq!(faults_of("src/scan.rs", "mod tests { use super::*; use super::Scan; }"), [""; 0]);
        assert_eq!(faults_of("src/main.rs", "use scrubjay::{Policy, Session};"), [""; 0]);
    }

    #[test]
    fn imports_against_the_chain_are_faults() {
        for (path, text) in [
            ("src/error.rs", "use crate::model::Span;"),
            ("src/model/span.rs", "use crate::error::Error;"),
            ("src/detect/personal/email.rs", "use crate::format::Format;"),
            ("src/format/text.rs", "fn f() { crate::detect::all() }"),
            ("src/scan.rs", "use super::verify::CleanFile;"),
            ("src/syntax/zip.rs", "use super::super::format::Format;"),
            ("src/syntax/zip.rs", "mod tests { use super::super::super::format::Format; }"),
            ("src/plan.rs", "use crate::{model::Span, session::{self, Session}};"),
        ] {
            assert_eq!(faults_of(path, text).len(), 1, "{path}: {text}");
        }
    }

    #[test]
    fn a_module_without_a_row_is_a_fault() {
        assert!(faults_of("src/telemetry/send.rs", "")[0].contains("no row"));
    }

    #[test]
    fn the_crates_root_is_no_way_round_the_table() {
        assert!(faults_of("src/format/text.rs", "use crate::Session;")[0].contains("crate's root"));
    }

    #[test]
    fn what_is_listed_may_not_name_its_registry() {
        for (path, text) in [
            ("src/format/docx/open.rs", "use crate::format::registry::open;"),
            ("src/format/zip.rs", "use super::registry;"),
            ("src/format/zip/member.rs", "use crate::format::{self, Document, open};"),
            ("src/detect/secret/aws.rs", "use crate::detect::{detector::Detector, registry::all};"),
        ] {
            assert!(faults_of(path, text)[0].contains("registry"), "{path}");
        }
        assert_eq!(faults_of("src/scan.rs", "use crate::format::open;"), [""; 0]);
        assert_eq!(faults_of("src/detect/engine.rs", "use super::registry;"), [""; 0]);
        assert_eq!(faults_of("src/format/docx.rs", "mod open; use self::open::open;"), [""; 0]);
    }

    #[test]
    fn bindings_outside_the_boundary_are_faults() {
        let file = |path| [Source::made_up(path, "use wasm_bindgen::prelude::*;")];
        assert_eq!(browser_faults(&file("src/model/span.rs")).len(), 1);
        assert_eq!(browser_faults(&file("src/wasm/session.rs")), [""; 0]);
    }
    #[test]
    fn the_engine_in_the_second_reader_is_a_fault() {
        let file = |code| [Source::made_up("viewer/src/reader.rs", code)];
        assert_eq!(engine_faults(&file("use scrubjay::syntax::pdf;")).len(), 1);
        assert_eq!(engine_faults(&file("use scrubjay_viewer::Reader;")), [""; 0]);
    }
}
