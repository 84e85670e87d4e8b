//! What measuring programs have in common: a figure is a line of JSON, and files pass between programs in one folder.

#![allow(clippy::indexing_slicing, clippy::print_stdout, clippy::unwrap_used, dead_code)]

pub mod dice;
pub mod package;
pub mod word;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Writes a file that the measurements in the browser read, and says where it lies.
pub fn keep(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// Prints a figure that only informs.
pub fn informs(name: &str, value: f64, unit: &str) {
    println!("{}", serde_json::json!({ "name": name, "value": value, "unit": unit, "target": null }));
}

/// How long something takes, with what it gives.
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed(), result)
}

/// The shortest of some rounds: what the work costs when nothing else disturbs it.
pub fn best(rounds: usize, mut work: impl FnMut()) -> Duration {
    (0..rounds).map(|_| timed(&mut work).0).min().unwrap()
}

/// In thousandths of a second.
pub fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// How many millions of bytes pass in a second.
pub fn mb_per_s(len_bytes: usize, duration: Duration) -> f64 {
    len_bytes as f64 / 1e6 / duration.as_secs_f64()
}
