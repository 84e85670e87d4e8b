//! What is said on standard error.

use std::io::{IsTerminal, Write};

use scrubjay::error::Error;
use serde_json::json;

/// Tells one refusal as a line of JSON.
pub fn refusal(error: &Error, file: Option<&str>) {
    let line = json!({ "code": error.code(), "message": error.to_string(), "file": file });
    // Nobody is left to tell when the terminal is gone.
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Tells something that stops nothing, as a line of JSON.
pub fn notice(code: &str, message: &str) {
    // Nobody is left to tell when the terminal is gone.
    let _ = writeln!(std::io::stderr().lock(), "{}", json!({ "code": code, "message": message }));
}

/// Shows how far a run has come, where a person is watching.
pub fn progress(done: usize, total: usize) {
    let mut terminal = std::io::stderr().lock();
    if terminal.is_terminal() {
        let end = if done == total { "\n" } else { "" };
        let _ = write!(terminal, "\r{done} of {total} files{end}");
    }
}
