//! The values of YAML: with quotes, without, and in lines of their own.

use std::borrow::Cow;
use std::ops::Range;

use crate::syntax::source::escape::{in_double, in_doubled_single, undo_backslashes, undo_doubling};
use crate::syntax::source::{Piece, Sense, Write, Writing};
use crate::syntax::source_map::SourceMap;

/// A value without quotes on one line.
pub fn plain(source: &str, range: Range<usize>) -> Piece {
    Piece::plain(source, range, Sense::Value, Writing::Bare(bare))
}

/// The same inside brackets, where commas and brackets end it.
pub fn plain_in_flow(source: &str, range: Range<usize>) -> Piece {
    Piece::plain(source, range, Sense::Value, Writing::Bare(bare_in_flow))
}

/// A value without quotes over several lines: their ends are read as blanks.
pub fn folded(source: &str, range: Range<usize>) -> Piece {
    let raw = source.get(range.clone()).unwrap_or_default();
    let mut piece = Piece { text: String::new(), ..plain(source, range) };
    let mut at = 0;
    for line in raw.split_inclusive('\n') {
        let body = line.trim();
        if !piece.text.is_empty() {
            piece.text.push(' ');
        }
        piece.map.jump(piece.text.len(), at + (line.len() - line.trim_start().len()));
        piece.text.push_str(body);
        at += line.len();
    }
    piece
}

/// A value in lines of its own, without their indentation.
pub fn block_text(source: &str, range: Range<usize>) -> Piece {
    let raw = source.get(range.clone()).unwrap_or_default();
    let indent_of = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let indent = raw.lines().filter(|line| !line.trim().is_empty()).map(indent_of).min().unwrap_or(0);
    let base = range.start;
    let write = Writing::Escaped(|text| text.replace(['\n', '\r'], " ").into());
    let mut piece = Piece { text: String::new(), ..Piece::plain(source, range, Sense::Value, write) };
    let mut at = 0;
    for line in raw.split_inclusive('\n') {
        let lead = indent.min(indent_of(line));
        if lead > 0 {
            piece.gaps.push(base + at..base + at + lead);
        }
        piece.map.jump(piece.text.len(), at + lead);
        piece.text.push_str(line.get(lead..).unwrap_or_default());
        at += line.len();
    }
    piece
}

/// A value in quotes that begins at a place, and the place behind it; it may go over several lines.
pub fn quoted(source: &str, at: usize, quote: char) -> Option<(Piece, usize)> {
    let len_bytes = quoted_len(source.get(at..)?, quote)?;
    let range = at + 1..at + len_bytes - 1;
    let raw = source.get(range.clone())?;
    let (text, map) = if quote == '"' { undo_backslashes(raw) } else { undo_doubling(raw, '\'') };
    let (text, map) = unbroken(raw, text, map);
    let write: Write = if quote == '"' { in_double } else { in_doubled_single };
    let piece = Piece { text, map, ..Piece::plain(source, range, Sense::Value, Writing::Escaped(write)) };
    Some((piece, at + len_bytes))
}

/// Reads the line ends of a value in quotes as blanks, with the indentation behind them (YAML 1.2.2, 6.5).
fn unbroken(raw: &str, text: String, map: SourceMap) -> (String, SourceMap) {
    if !raw.contains('\n') {
        return (text, map);
    }
    let (mut out, mut back, mut from) = (String::with_capacity(text.len()), SourceMap::default(), 0);
    let is_break = |at: usize| raw.as_bytes().get(map.source(at)) == Some(&b'\n');
    for (at, character) in text.char_indices() {
        if at < from {
            continue;
        }
        if character == '\n' && is_break(at) {
            while out.ends_with([' ', '\t', '\r']) {
                out.pop();
            }
            out.push(' ');
            let rest = text.get(at..).unwrap_or_default();
            from = at + (rest.len() - rest.trim_start_matches(['\n', '\r', ' ', '\t']).len());
            back.jump(out.len(), map.source(from));
            continue;
        }
        back.jump(out.len(), map.source(at));
        out.push(character);
    }
    back.jump(out.len(), map.source(text.len()));
    (out, back)
}

/// How many bytes a value in quotes takes, quotes included.
pub fn quoted_len(text: &str, quote: char) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    loop {
        match bytes.get(at)? {
            b'\\' if quote == '"' => at += 2,
            byte if char::from(*byte) == quote => {
                if quote == '\'' && bytes.get(at + 1) == Some(byte) {
                    at += 2;
                } else {
                    return Some(at + 1);
                }
            }
            _ => at += 1,
        }
    }
}

/// Writes a value without quotes where it can stand so, and else between single ones (YAML 1.2.2, 7.3.3).
fn bare(text: &str) -> Cow<'_, str> {
    if is_plain(text) { text.into() } else { format!("'{}'", in_doubled_single(text)).into() }
}

fn bare_in_flow(text: &str) -> Cow<'_, str> {
    let is_sound = is_plain(text) && !text.contains([',', '[', ']', '{', '}']);
    if is_sound { text.into() } else { format!("'{}'", in_doubled_single(text)).into() }
}

fn is_plain(text: &str) -> bool {
    const SIGNS: &str = ",[]{}#&*!|>'\"%@`";
    let mut signs = text.chars();
    let begins = match (signs.next(), signs.next()) {
        (None, _) => false,
        (Some('-' | '?' | ':'), next) => next.is_some_and(|next| !next.is_whitespace()),
        (Some(first), _) => !SIGNS.contains(first) && !first.is_whitespace(),
    };
    begins && !text.contains(": ") && !text.contains(" #") && !text.ends_with(':') && !text.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_added_where_they_are_needed() {
        assert_eq!(bare("Jane: [X 1]"), "'Jane: [X 1]'");
        assert_eq!(bare("[X 1]'s"), "'[X 1]''s'");
        assert_eq!(bare("of [X 1]"), "of [X 1]");
        assert_eq!(bare_in_flow("of [X 1]"), "'of [X 1]'");
        assert_eq!(bare("-1"), "-1");
    }
}
