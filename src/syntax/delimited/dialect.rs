//! Which delimiter and which escape a table uses.

use std::collections::BTreeMap;

use super::{Cells, Quoting};

/// How much of a table the choice is made from, in bytes and in rows.
const SAMPLE_BYTES: usize = 64 * 1024;
const SAMPLE_ROWS: usize = 200;

/// The delimiters that occur, the usual one first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The signs that a table is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between cells; without one each line is a cell.
    pub delimiter: Option<u8>,
    /// How a quote is written between quotes.
    pub escape: Escape,
}

/// How a quote is written between quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Escape {
    /// Twice (RFC 4180, 2.7).
    Double,
    /// After a backslash, as MySQL and many scripts write it; doubled quotes are read too.
    Backslash,
}

impl Dialect {
    /// Chooses the dialect in which a table looks most like one.
    ///
    /// Each candidate is judged by three shares multiplied: rows of the commonest width, what more columns add, and
    /// cells that look whole. Where fewer than half of the rows agree on a width, no delimiter is trusted.
    pub fn of(source: &str) -> Self {
        let sample = sample(source);
        let named = named_delimiter(source);
        let delimiters = named.as_ref().map_or(DELIMITERS.as_slice(), std::slice::from_ref);
        let mut best = (Self { delimiter: named, escape: Escape::Double }, 0.0);
        for &delimiter in delimiters {
            for escape in [Escape::Double, Escape::Backslash] {
                let dialect = Self { delimiter: Some(delimiter), escape };
                let score = score(sample, dialect);
                // A tie goes to the one tried first, which is the commoner.
                if score > best.1 + 1e-9 {
                    best = (dialect, score);
                }
            }
        }
        best.0
    }
}

/// The first rows, cut at a line end where cut at all.
fn sample(source: &str) -> &str {
    if source.len() <= SAMPLE_BYTES {
        return source;
    }
    let head = source.split_at(source.floor_char_boundary(SAMPLE_BYTES)).0;
    head.rfind('\n').and_then(|end| head.get(..=end)).unwrap_or(head)
}

/// The delimiter that Excel is told by a first line such as `sep=;`.
fn named_delimiter(source: &str) -> Option<u8> {
    let rest = source.strip_prefix("sep=")?.as_bytes();
    match rest {
        [delimiter, b'\r' | b'\n', ..] if delimiter.is_ascii() && !matches!(delimiter, b'"' | b'\r' | b'\n') => {
            Some(*delimiter)
        }
        _ => None,
    }
}

fn score(sample: &str, dialect: Dialect) -> f64 {
    let mut rows_by_width = BTreeMap::<usize, usize>::new();
    let (mut cells, mut whole, mut row, mut width) = (0_usize, 0_usize, 1, 0);
    for cell in Cells::new(sample, dialect).take_while(|cell| cell.row <= SAMPLE_ROWS) {
        let raw = sample.get(cell.range).unwrap_or_default();
        if cell.row != row {
            *rows_by_width.entry(width).or_default() += 1;
            row = cell.row;
        }
        // A blank line is no row.
        width = if cell.column == 1 && raw.is_empty() { 0 } else { cell.column };
        cells += 1;
        whole += usize::from(is_whole(raw, cell.quoting, dialect));
    }
    *rows_by_width.entry(width).or_default() += 1;
    rows_by_width.remove(&0);
    let rows: usize = rows_by_width.values().sum();
    let Some((&width, &agreeing)) = rows_by_width.iter().max_by_key(|&(width, rows)| (*rows, *width)) else {
        return 0.0;
    };
    if width < 2 || agreeing * 2 < rows {
        return 0.0;
    }
    let share = |part: usize, all: usize| part as f64 / all as f64;
    share(agreeing, rows) * share(width - 1, width) * share(whole, cells)
}

/// Tells whether a cell reads as one value in this dialect and would not in another.
fn is_whole(raw: &str, quoting: Quoting, dialect: Dialect) -> bool {
    match quoting {
        Quoting::Quoted => !super::unquote(raw, dialect).has_tail,
        Quoting::Literal => false,
        Quoting::Bare => {
            let is_foreign = |&byte: &u8| DELIMITERS.contains(&byte) && dialect.delimiter != Some(byte);
            let is_number = |c: char| c.is_ascii_digit() || "+-., %'()$€£".contains(c);
            !raw.as_bytes().iter().any(is_foreign) || raw.chars().all(is_number)
        }
    }
}
