//! Rows that a dump of PostgreSQL holds as lines, behind `COPY … FROM stdin;` (PostgreSQL, COPY, Text Format).

use std::borrow::Cow;
use std::ops::Range;

use super::super::escape::undo_backslashes;
use crate::syntax::source::{Piece, Sense, Writing};

/// The line that ends the rows.
const END: &str = "\\.";

/// A field that holds nothing.
const ABSENT: &str = "\\N";

/// The bytes of the rows behind a statement that ends at `at`, without the line that ends them.
pub enum Rows {
    /// From the first row to that line.
    Of(Range<usize>),
    /// Other things stand behind the statement.
    Absent,
    /// Nothing ends the rows, nor any further on.
    Endless,
}

/// Finds the rows behind a statement that ends at `at`.
pub fn find(source: &str, at: usize) -> Rows {
    let rest = source.get(at..).unwrap_or_default();
    let first = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
    if !rest.get(..first).is_some_and(|rest| rest.trim().is_empty()) {
        return Rows::Absent;
    }
    let mut end = at + first;
    for line in rest.get(first..).unwrap_or_default().split_inclusive('\n') {
        if line.trim_end_matches(['\n', '\r']) == END {
            return Rows::Of(at + first..end);
        }
        end += line.len();
    }
    Rows::Endless
}

/// Reads rows, each field with the name of its column; `columns` is empty where they are not known.
pub fn pieces(source: &str, rows: Range<usize>, columns: &[&str]) -> Vec<Piece> {
    let (mut all, mut from) = (Vec::new(), rows.start);
    for line in source.get(rows).unwrap_or_default().split_inclusive('\n') {
        fields(source, from, line.trim_end_matches(['\n', '\r']), columns, &mut all);
        from += line.len();
    }
    all
}

/// Adds the fields of a row; one that is not as wide as its table has no names.
fn fields(source: &str, start: usize, row: &str, columns: &[&str], all: &mut Vec<Piece>) {
    let is_fitting = memchr::memchr_iter(b'\t', row.as_bytes()).count() + 1 == columns.len();
    let mut from = start;
    for (column, field) in row.split('\t').enumerate() {
        let range = from..from + field.len();
        from = range.end + 1;
        if field == ABSENT || field.trim().is_empty() {
            continue;
        }
        let (text, map) = undo_backslashes(field);
        let label = columns.get(column).filter(|_| is_fitting);
        let piece = Piece::plain(source, range, Sense::Value, Writing::Escaped(written)).labelled(label.copied());
        all.push(Piece { text, map, ..piece });
    }
}

/// Writes what stands in a field.
fn written(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '\t', '\n', '\r']) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c => out.push(c),
        }
    }
    out.into()
}
