//! The page that lists all detectors, `docs/detectors.md`: made from the detectors and from what their files say, so
//! that it cannot drift from them.

use std::collections::BTreeMap;
use std::fmt::Write;

use scrubjay::detect;

use crate::source::Source;

/// Where the page lies, from the repository's root.
pub const PATH: &str = "docs/detectors.md";

/// What the file of a detector says of it, in this order.
const HEADINGS: [&str; 4] = ["Finds", "Does not find", "Evidence", "Source"];

const OPENING: &str = "\
# What is looked for

Every detector, with what it finds and what it does not. Made from the code by `UPDATE_DOCS=1 cargo nextest run \
detector_page`; a test holds it.

";

/// Writes the page, and tells which detectors do not say what they are.
pub fn page(sources: &[Source]) -> (String, Vec<String>) {
    let mut by_file: BTreeMap<&str, Vec<&detect::About>> = BTreeMap::new();
    let mut faults = Vec::new();
    for detector in detect::all() {
        let about = detector.about();
        // A row of a table has its id without the word.
        let (field, row) = (format!("id: \"{}\"", about.id), format!("\"{}\"", about.id));
        let mut told = sources.iter().filter(|source| source.text.contains("//! # Finds"));
        let own = told.clone().find(|source| source.text.contains(&field));
        match own.or_else(|| told.find(|source| source.text.contains(&row))) {
            Some(source) => by_file.entry(&source.path).or_default().push(about),
            None => faults.push(format!("{}: no file names it", about.id)),
        }
    }
    let mut out = OPENING.to_owned();
    for (path, detectors) in by_file {
        let source = sources.iter().find(|source| source.path == path).unwrap();
        let doc = module_doc(&source.text);
        let title = doc.lines().next().unwrap_or_default().trim_end_matches('.');
        let _ = write!(out, "## {title}\n\n");
        for heading in HEADINGS {
            match section(&doc, heading) {
                Some(text) => {
                    let _ = write!(out, "**{heading}.** {text}\n\n");
                }
                None => faults.push(format!("{path}: no section \"{heading}\"")),
            }
        }
        out.push_str("| detector | tells | for example |\n| --- | --- | --- |\n");
        for about in detectors {
            let example = about.examples.first().copied().unwrap_or_default();
            let _ = writeln!(out, "| `{}` | `{}` | {} |", about.id, about.entity.code(), code(example));
        }
        out.push('\n');
    }
    (out, faults)
}

/// The documentation at the head of a file.
fn module_doc(text: &str) -> String {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// The text below a heading, on one line.
fn section(doc: &str, heading: &str) -> Option<String> {
    let mut lines = doc.lines().skip_while(|line| line.strip_prefix("# ") != Some(heading)).skip(1).peekable();
    lines.peek()?;
    let text = lines.take_while(|line| !line.starts_with("# ")).map(str::trim).collect::<Vec<_>>().join(" ");
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Writes an example so that Markdown shows it as it is, cut where it is long, in one cell of a table.
fn code(example: &str) -> String {
    const MOST_CHARS: usize = 72;
    let line = example.replace(['\n', '\r', '\t'], " ").replace('|', "¦").replace('`', "'");
    let mut cut: String = line.chars().take(MOST_CHARS).collect();
    if cut.len() < line.len() {
        cut.push('…');
    }
    if cut.trim().is_empty() { String::new() } else { format!("`{}`", cut.trim()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_end_where_the_next_begins() {
        let doc = module_doc("//! Things.\n//!\n//! # Finds\n//! One\n//! two.\n//! # Source\n//! Books.\n\nuse x;");
        assert_eq!(section(&doc, "Finds").as_deref(), Some("One two."));
        assert_eq!(section(&doc, "Source").as_deref(), Some("Books."));
        assert_eq!(section(&doc, "Evidence"), None);
    }

    #[test]
    fn a_detector_without_its_words_is_a_fault() {
        let (_, faults) = page(&[Source::made_up("src/detect/a.rs", "//! # Finds\n//! Mail.\n\"email-address\"")]);
        assert!(faults.iter().any(|fault| fault == "src/detect/a.rs: no section \"Evidence\""));
        assert!(faults.iter().any(|fault| fault == "iban: no file names it"));
    }

    #[test]
    fn examples_fit_into_a_cell() {
        assert_eq!(code("a|b\n`c`"), "`a¦b 'c'`");
        assert!(code(&"x".repeat(100)).ends_with("…`"));
    }
}
