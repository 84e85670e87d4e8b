//! Tables written as text with a delimiter between the cells (RFC 4180 and its looser relatives).
//!
//! Reading never fails: whatever breaks the rules is still part of some cell, and every byte of the source is part of
//! a cell, a delimiter or a line end.

mod dialect;

pub use dialect::{Dialect, Escape};

use std::ops::Range;

use crate::error::{Error, Result};
use crate::model::{Edit, edit};
use crate::syntax::source_map::SourceMap;

/// One cell of a table, as a range of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The record, counted from 1; blank lines count.
    pub row: usize,
    /// The column, counted from 1.
    pub column: usize,
    /// The bytes of the source, quotes included.
    pub range: Range<usize>,
    /// How they are to be read.
    pub quoting: Quoting,
}

/// How the bytes of a cell stand for its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoting {
    /// Between quotes.
    Quoted,
    /// As they are; quotes can be added.
    Bare,
    /// As they are, after a quote that nothing closes: quotes mean nothing in this part of the file.
    Literal,
}

/// Goes through the cells of a source in order.
#[derive(Debug, Clone)]
pub struct Cells<'a> {
    source: &'a [u8],
    dialect: Dialect,
    at: usize,
    row: usize,
    column: usize,
    literal: bool,
    done: bool,
}

impl<'a> Cells<'a> {
    /// Begins at the start of `source`.
    pub fn new(source: &'a str, dialect: Dialect) -> Self {
        let source = source.as_bytes();
        Self { source, dialect, at: 0, row: 1, column: 1, literal: false, done: source.is_empty() }
    }

    fn quoting(&self) -> Quoting {
        if self.literal { Quoting::Literal } else { Quoting::Bare }
    }

    /// The end of the cell that begins at `self.at`, and how it is quoted.
    fn cell(&mut self) -> (usize, Quoting) {
        if !self.literal
            && let Some(open) = opening_quote(self.source, self.at, self.dialect)
        {
            if let Some(close) = closing_quote(self.source, open, self.dialect) {
                return (self.border(close + 1), Quoting::Quoted);
            }
            self.literal = true;
        }
        (self.border(self.at), self.quoting())
    }

    /// The next delimiter or line end at or after `from`.
    fn border(&self, from: usize) -> usize {
        let rest = self.source.get(from..).unwrap_or_default();
        let found = match self.dialect.delimiter {
            Some(delimiter) => memchr::memchr3(delimiter, b'\n', b'\r', rest),
            None => memchr::memchr2(b'\n', b'\r', rest),
        };
        from + found.unwrap_or(rest.len())
    }
}

impl Iterator for Cells<'_> {
    type Item = Cell;

    fn next(&mut self) -> Option<Cell> {
        if self.done {
            return None;
        }
        let (end, quoting) = self.cell();
        let cell = Cell { row: self.row, column: self.column, range: self.at..end, quoting };
        let line_end = match (self.source.get(end), self.source.get(end + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(b'\r' | b'\n'), _) => 1,
            _ => 0,
        };
        self.at = end + line_end.max(1);
        if line_end > 0 {
            (self.row, self.column) = (self.row + 1, 1);
            self.done = self.at >= self.source.len();
        } else {
            self.column += 1;
            self.done = end >= self.source.len();
        }
        Some(cell)
    }
}

/// Reads the text of a cell from its bytes.
pub fn text(raw: &str, quoting: Quoting, dialect: Dialect) -> String {
    match quoting {
        Quoting::Quoted => unquote(raw, dialect).text,
        Quoting::Bare | Quoting::Literal => raw.to_owned(),
    }
}

/// Writes the bytes of a cell with edits applied to its text.
///
/// Bytes outside the edits stay as they are. Quotes are added where a stand-in needs them. Where quotes mean nothing,
/// what would end the cell is written as a space.
///
/// # Errors
/// `CannotRewrite` when an edit does not fit the text.
pub fn edited(raw: &str, quoting: Quoting, dialect: Dialect, edits: &[Edit]) -> Result<String> {
    let fitting = |text: Option<String>| text.ok_or(Error::CannotRewrite { what: "a change does not fit its cell" });
    match quoting {
        Quoting::Quoted => {
            let cell = unquote(raw, dialect);
            if cell.has_tail {
                return Ok(quoted(&fitting(edit::apply(&cell.text, edits))?, dialect));
            }
            let mut out = String::with_capacity(raw.len());
            let mut from = 0;
            // Applying checks that the edits fit, so that the places taken over into the source are sound.
            fitting(edit::apply(&cell.text, edits))?;
            for edit in edits {
                out.push_str(raw.get(from..cell.map.source(edit.span.start())).unwrap_or_default());
                out.push_str(&escaped(&edit.stand_in, dialect));
                from = cell.map.source(edit.span.end());
            }
            out.push_str(raw.get(from..).unwrap_or_default());
            Ok(out)
        }
        Quoting::Bare => {
            let new = fitting(edit::apply(raw, edits))?;
            let ends_cell = |c: char| ends_cell(c, dialect);
            let needs_quotes = new.contains(ends_cell)
                || opening_quote(new.as_bytes(), 0, dialect).is_some()
                || edits.iter().any(|edit| edit.stand_in.contains('"'));
            Ok(if needs_quotes { quoted(&new, dialect) } else { new })
        }
        Quoting::Literal => {
            let space = |c: char| if ends_cell(c, dialect) || c == '"' { ' ' } else { c };
            let plain = |edit: &Edit| Edit { stand_in: edit.stand_in.chars().map(space).collect(), ..edit.clone() };
            fitting(edit::apply(raw, &edits.iter().map(plain).collect::<Vec<_>>()))
        }
    }
}

fn ends_cell(c: char, dialect: Dialect) -> bool {
    matches!(c, '\n' | '\r') || dialect.delimiter.is_some_and(|delimiter| c == char::from(delimiter))
}

/// The place of the quote that begins the cell at `at`; blanks before it are common though RFC 4180 has none.
fn opening_quote(source: &[u8], at: usize, dialect: Dialect) -> Option<usize> {
    let is_blank = |byte: u8| byte == b' ' || (byte == b'\t' && dialect.delimiter != Some(b'\t'));
    let blanks = source.get(at..)?.iter().take_while(|&&byte| is_blank(byte)).count();
    (source.get(at + blanks) == Some(&b'"')).then_some(at + blanks)
}

/// The place of the quote that closes the one at `open`.
fn closing_quote(source: &[u8], open: usize, dialect: Dialect) -> Option<usize> {
    let mut at = open + 1;
    loop {
        let rest = source.get(at..)?;
        at += match dialect.escape {
            Escape::Double => memchr::memchr(b'"', rest),
            Escape::Backslash => memchr::memchr2(b'"', b'\\', rest),
        }?;
        match (source.get(at), source.get(at + 1)) {
            (Some(b'"'), Some(b'"')) | (Some(b'\\'), Some(b'"' | b'\\')) => at += 2,
            (Some(b'"'), _) => return Some(at),
            _ => at += 1,
        }
    }
}

struct Unquoted {
    text: String,
    map: SourceMap,
    /// Whether something stands between the closing quote and the end of the cell.
    has_tail: bool,
}

fn unquote(raw: &str, dialect: Dialect) -> Unquoted {
    let open = opening_quote(raw.as_bytes(), 0, dialect).unwrap_or(0);
    let close = closing_quote(raw.as_bytes(), open, dialect).unwrap_or(raw.len());
    let (mut text, mut map) = (String::with_capacity(raw.len()), SourceMap::default());
    map.jump(0, open + 1);
    let mut from = open + 1;
    while let Some(escape) = next_escape(raw, from, close, dialect) {
        text.push_str(raw.get(from..escape).unwrap_or_default());
        text.push_str(raw.get(escape + 1..escape + 2).unwrap_or_default());
        from = escape + 2;
        map.jump(text.len(), from);
    }
    text.push_str(raw.get(from..close).unwrap_or_default());
    let tail = raw.get(close + 1..).unwrap_or_default();
    text.push_str(tail);
    Unquoted { text, map, has_tail: !tail.is_empty() }
}

/// The place of the next escaped quote or backslash between `from` and the closing quote.
fn next_escape(raw: &str, from: usize, close: usize, dialect: Dialect) -> Option<usize> {
    let body = raw.as_bytes().get(from..close)?;
    if dialect.escape == Escape::Double {
        return memchr::memchr(b'"', body).map(|at| from + at);
    }
    let is_escape = |&at: &usize| match (body.get(at), body.get(at + 1)) {
        (Some(b'"'), Some(next)) => *next == b'"',
        (Some(b'\\'), Some(next)) => matches!(next, b'"' | b'\\'),
        _ => false,
    };
    memchr::memchr2_iter(b'"', b'\\', body).find(is_escape).map(|at| from + at)
}

fn quoted(text: &str, dialect: Dialect) -> String {
    format!("\"{}\"", escaped(text, dialect))
}

fn escaped(text: &str, dialect: Dialect) -> String {
    match dialect.escape {
        Escape::Double => text.replace('"', "\"\""),
        Escape::Backslash => text.replace('\\', "\\\\").replace('"', "\\\""),
    }
}

#[cfg(test)]
mod tests;
