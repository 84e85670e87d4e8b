//! How fast text is scanned natively: the yardstick for the same engine in the browser.
//!
//! The tagger of names, which costs many times as much a byte, is measured by itself in `names.rs`.
//!
//! The text is what `npm ci` puts beside the page: documentation, declarations, data and code of many hands. It is
//! left in `target/bench/` together with the figures, so that `tests/browser/scan.bench.js` scans the same bytes and
//! sets its figures against these.

#![allow(clippy::unwrap_used)]

mod figure;

use std::fs;
use std::path::{Path, PathBuf};

use figure::{best, informs, keep, mb_per_s, ms, root, timed};
use scrubjay::detect::{Context, Engine};
use scrubjay::policy::Policy;
use scrubjay::scan::Brief;
use scrubjay::session::FileSession;

const BYTES: usize = 50_000_000;
const ROUNDS: usize = 3;

fn main() {
    let text = mixed_text();
    keep("mixed-text.txt", text.as_bytes());
    informs("native: mixed text", text.len() as f64 / 1e6, "MB");

    let (start, engine) = timed(|| Engine::without_tagger().unwrap());
    informs("native: engine made", ms(start), "ms");

    keep("triggers.json", serde_json::to_string(&engine.patterns().collect::<Vec<_>>()).unwrap().as_bytes());

    let detect = |engine: &Engine| engine.detect(&text, Context::default()).candidates.len();
    let (cold, count) = timed(|| detect(&engine));
    informs("native: candidates", count as f64, "");
    informs("native: detect, first pass", mb_per_s(text.len(), cold), "MB/s");
    let warm = best(ROUNDS, || assert!(detect(&engine) > 0));
    informs("native: detect, warm", mb_per_s(text.len(), warm), "MB/s");

    // What a worker in the browser does when it is told to scan, but for putting the answer into JavaScript.
    let mut session = FileSession::open("f", "mixed.txt", text.clone().into_bytes(), &Policy::default()).unwrap();
    let mut scan = |engine: &Engine| {
        session.scan(engine, Brief::default(), &mut |_, _| ());
        let passages = session.passages();
        session.locations(&passages).len().min(session.sightings().findings.len())
    };
    let fresh = Engine::without_tagger().unwrap();
    let (cold, count) = timed(|| scan(&fresh));
    informs("native: findings", count as f64, "");
    informs("native: scan, first pass", mb_per_s(text.len(), cold), "MB/s");
    let warm = best(ROUNDS, || assert!(scan(&fresh) > 0));
    informs("native: scan, warm", mb_per_s(text.len(), warm), "MB/s");

    let figures = serde_json::json!({ "bytes": text.len(), "coldMs": ms(cold), "warmMs": ms(warm) });
    keep("native-scan.json", figures.to_string().as_bytes());
}

/// Real text of many kinds, the same in every run: the packages' files in sorted order, and again from the first
/// until [`BYTES`] are reached.
fn mixed_text() -> String {
    const ENDINGS: [&str; 8] = ["css", "js", "json", "md", "mjs", "mts", "ts", "txt"];
    let mut paths = Vec::new();
    collect(&root().join("www/node_modules"), &mut paths);
    paths.sort();
    let wanted = |path: &&PathBuf| path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending == *known));
    let contents: Vec<String> = paths.iter().filter(wanted).filter_map(|path| fs::read_to_string(path).ok()).collect();
    let mut text = String::with_capacity(BYTES + 1);
    for content in contents.iter().cycle() {
        if text.len() + content.len() > BYTES {
            return text;
        }
        text.push_str(content);
        text.push('\n');
    }
    text
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), paths);
        } else {
            paths.push(entry.path());
        }
    }
}
