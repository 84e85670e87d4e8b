//! Office documents: packed, and cleaned step by step.

use std::io::{Cursor, Write as _};

use scrubjay::detect::Engine;
use scrubjay::{FileSession, Policy, Task};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{informs, ms, timed};

/// Packs parts, each with its name.
pub fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Prints how long a document takes to be opened, scanned, and written with both checks: the best of some rounds.
pub fn clean(what: &str, name: &str, bytes: &[u8], rounds: usize) {
    let engine = Engine::new().unwrap();
    let rounds: Vec<[f64; 3]> = (0..rounds).map(|_| round(&engine, name, bytes)).collect();
    for (index, step) in ["open", "scan", "clean and verify"].iter().enumerate() {
        let best = rounds.iter().map(|round| round[index]).fold(f64::MAX, f64::min);
        informs(&format!("{what}: {step}"), best, "ms");
    }
}

fn round(engine: &Engine, name: &str, bytes: &[u8]) -> [f64; 3] {
    let mut task = Task::new(Policy::default());
    let bytes = bytes.to_vec();
    let (open, file) = timed(|| FileSession::open("f", name, bytes, task.policy()).unwrap());
    let mut file = file;
    let brief = task.brief("f");
    let (scan, _) = timed(|| file.scan(engine, brief, &mut |_, _| ()).len());
    task.report("f", 0, file.sightings());
    let rulings = task.rulings("f");
    let (clean, result) = timed(|| file.clean(engine, &rulings).map(|_| ()));
    result.unwrap();
    [ms(open), ms(scan), ms(clean)]
}
