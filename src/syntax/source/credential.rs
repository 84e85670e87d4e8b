//! Files of credentials in which a value is known by its place: the password file of PostgreSQL, the settings of programs
//! that send mail.
//!
//! What stands where the password stands is one, whatever it looks like: it is labelled [`STORED_PASSWORD`].

use std::borrow::Cow;
use std::ops::Range;

use super::escape::{in_double, on_one_line};
use super::{Piece, Sense, Writing, remark};
use crate::model::STORED_PASSWORD;

/// How the lines of such a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// `host:port:database:user:password` (PostgreSQL, "The Password File").
    Columns,
    /// A word and its value.
    Words,
}

impl Lines {
    /// Those of a file by its name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "pgpass" | "pgpass.conf" => Some(Self::Columns),
            "esmtprc" | "msmtprc" => Some(Self::Words),
            _ => None,
        }
    }
}

/// What stands in the columns, as labels.
const COLUMNS: [&str; 5] = ["host", "port", "database", "user name", STORED_PASSWORD];

/// Words whose value is a password.
const PASSWORDS: &[&str] = &["password", "passwd", "pass"];

/// Reads such a file.
pub fn pieces(source: &str, lines: Lines) -> Vec<Piece> {
    let (mut all, mut at) = (Vec::new(), 0);
    for line in source.split_inclusive(['\n', '\r']) {
        let body = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        let range = start..start + body.len();
        at += line.len();
        match lines {
            _ if body.is_empty() => {}
            _ if body.starts_with('#') => all.push(remark::line(source, range.start + 1..range.end)),
            Lines::Columns => columns(source, range, &mut all),
            Lines::Words => words(source, range, &mut all),
        }
    }
    remark::joined(source, all)
}

fn columns(source: &str, range: Range<usize>, all: &mut Vec<Piece>) {
    let line = source.get(range.clone()).unwrap_or_default();
    let (mut is_escaped, mut borders) = (false, Vec::new());
    for (at, byte) in line.bytes().enumerate() {
        if byte == b':' && !is_escaped && borders.len() + 1 < COLUMNS.len() {
            borders.push(range.start + at);
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    if borders.len() + 1 != COLUMNS.len() {
        return all.push(Piece::plain(source, range, Sense::Command, Writing::Escaped(on_one_line)));
    }
    let starts = std::iter::once(range.start).chain(borders.iter().map(|border| border + 1));
    let ends = borders.iter().copied().chain([range.end]);
    for ((start, end), label) in starts.zip(ends).zip(COLUMNS) {
        if source.get(start..end).is_some_and(|value| value.contains(char::is_alphanumeric)) {
            let piece = Piece::plain(source, start..end, Sense::Value, Writing::Escaped(in_column));
            all.push(piece.labelled(Some(label)));
        }
    }
}

fn words(source: &str, range: Range<usize>, all: &mut Vec<Piece>) {
    let line = source.get(range.clone()).unwrap_or_default();
    let name = line.split([' ', '\t', '=']).next().unwrap_or_default();
    all.push(Piece::plain(source, range.start..range.start + name.len(), Sense::Key, Writing::Escaped(on_one_line)));
    let value = line.get(name.len()..).unwrap_or_default().trim_start_matches([' ', '\t', '=']);
    let quoted = value.strip_prefix('"').and_then(|inside| inside.strip_suffix('"'));
    let write = if quoted.is_some() { in_double } else { on_one_line };
    let (value, end) = quoted.map_or((value, range.end), |inside| (inside, range.end - 1));
    if !value.is_empty() {
        let label = if PASSWORDS.contains(&name) { STORED_PASSWORD } else { name };
        let piece = Piece::plain(source, end - value.len()..end, Sense::Value, Writing::Escaped(write));
        all.push(piece.labelled(Some(label)));
    }
}

/// A column ends at a colon.
fn in_column(text: &str) -> Cow<'_, str> {
    if text.contains([':', '\n', '\r']) { text.replace([':', '\n', '\r'], " ").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: &str, name: &str) -> Vec<String> {
        let tell = |piece: Piece| match piece.sense {
            Sense::Value => format!("{}={}", piece.label.unwrap_or_default(), piece.text),
            Sense::Comment => format!("#{}", piece.text),
            _ => piece.text,
        };
        Lines::named(name).into_iter().flat_map(|lines| pieces(source, lines)).map(tell).collect()
    }

    #[test]
    fn columns_are_known_by_their_place() {
        assert_eq!(
            told("# mine\ndb.example.net:5432:*:app:a\\:b:c\nx:y\n", "pgpass"),
            ["# mine", "host=db.example.net", "port=5432", "user name=app", "stored password=a\\:b:c", "x:y"]
        );
        assert_eq!(told("::::", "pgpass"), [""; 0]);
        assert_eq!(in_column("a:b"), "a b");
    }

    #[test]
    fn a_word_names_what_follows_it() {
        assert_eq!(
            told("host mail.example.net\npassword = \"secret\"\nstarttls\n\"\n", "msmtprc"),
            ["host", "host=mail.example.net", "password", "stored password=secret", "starttls", "\""]
        );
    }
}
