//! Settings with a name and a value on each line: INI, `.env`, Java's properties, the files of many a program's own.
//!
//! There is no standard of them all. A line is a heading in brackets, a comment, a name and a value with `=` or `:`
//! between, the rest of the value above it, or something else, which is read as a command is.

use std::borrow::Cow;
use std::ops::Range;

use super::escape::{in_double, on_one_line, undo_backslashes, without_signs};
use super::{Piece, Sense, Write, Writing, remark};
use crate::syntax::source_map::SourceMap;

/// How the values of a kind of settings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// As they are.
    Plain,
    /// With quotes where there are blanks, as a shell wants it.
    Quoted,
    /// With backslashes before signs (`java.util.Properties`).
    Escaped,
}

impl Values {
    /// Those of a file by the ending of its name.
    pub fn named(ending: &str) -> Self {
        match ending {
            "properties" => Self::Escaped,
            ending if ending.split('.').any(|part| part == "env") => Self::Quoted,
            _ => Self::Plain,
        }
    }
}

/// The longest name of a value, in bytes.
const LONGEST_NAME: usize = 200;

/// Reads settings.
pub fn pieces(source: &str, values: Values) -> Vec<Piece> {
    let mut reader = Reader { source, values, key: None, pieces: Vec::new() };
    let mut at = 0;
    for line in source.split_inclusive(['\n', '\r']) {
        let body = line.trim_end_matches(['\n', '\r']);
        reader.line(at, body);
        at += line.len();
    }
    remark::joined(source, reader.pieces)
}

struct Reader<'a> {
    source: &'a str,
    values: Values,
    /// The name of the value above.
    key: Option<Range<usize>>,
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    fn line(&mut self, at: usize, line: &str) {
        let body = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        let Some(first) = body.chars().next() else { return };
        if matches!(first, '#' | ';' | '!') {
            self.pieces.push(remark::line(self.source, start + 1..start + body.len()));
        } else if first == '[' && body.ends_with(']') && !body.contains('=') {
            self.key = None;
            self.put(start + 1..start + body.len() - 1, Sense::Key);
        } else if let Some((name, sign)) = split(body) {
            let key = start + name.start..start + name.end;
            self.put(key.clone(), Sense::Key);
            self.key = Some(key);
            self.value(start + sign, body.get(sign..).unwrap_or_default());
        } else if self.key.is_some() && line.starts_with([' ', '\t']) {
            self.value(start, body);
        } else {
            self.put(start..start + body.len(), Sense::Command);
        }
    }

    fn put(&mut self, range: Range<usize>, sense: Sense) {
        if !range.is_empty() {
            self.pieces.push(Piece::plain(self.source, range, sense, Writing::Escaped(on_one_line)));
        }
    }

    /// The value that begins at `at` or behind the blanks there.
    fn value(&mut self, at: usize, written: &str) {
        let body = written.trim_start();
        let start = at + written.len() - body.len();
        let label = self.key.clone().and_then(|key| self.source.get(key)).unwrap_or_default();
        let Some(quote) = body.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            let (value, remark) = self.parted(body);
            let piece = self.bare(start..start + value.len()).labelled(Some(label));
            self.pieces.extend((!value.is_empty()).then_some(piece));
            let end = start + body.len();
            let remark = remark.map(|remark| remark::line(self.source, end - remark.len()..end));
            return self.pieces.extend(remark);
        };
        let Some(inside) = quoted(body, quote) else {
            let piece =
                Piece::plain(self.source, start..start + body.len(), Sense::Value, Writing::Escaped(on_one_line));
            return self.pieces.push(piece.labelled(Some(label)));
        };
        let range = start + 1..start + 1 + inside.len();
        let behind = (range.end + 1, body.get(inside.len() + 2..).unwrap_or_default());
        let (text, map, write): (String, SourceMap, Write) = if quote == '"' {
            let (text, map) = undo_backslashes(inside);
            (text, map, in_double)
        } else {
            (inside.to_owned(), SourceMap::default(), without_signs)
        };
        let piece = Piece { text, map, ..Piece::plain(self.source, range, Sense::Value, Writing::Escaped(write)) };
        let piece = piece.labelled(Some(label));
        self.pieces.push(piece);
        let rest = behind.1.trim();
        let lead = behind.1.len() - behind.1.trim_start().len();
        let sense = if rest.starts_with(['#', ';']) { Sense::Comment } else { Sense::Command };
        self.put(behind.0 + lead..behind.0 + lead + rest.len(), sense);
    }

    /// A value without quotes and the comment behind it. Only Java's properties have none there.
    fn parted<'b>(&self, body: &'b str) -> (&'b str, Option<&'b str>) {
        let signs: &[char] = match self.values {
            Values::Plain => &['#', ';'],
            Values::Quoted => &['#'],
            Values::Escaped => &[],
        };
        let mut found = body.match_indices(signs).map(|(at, _)| at);
        let is_begin = |at: &usize| body.get(..*at).is_some_and(|before| before.ends_with([' ', '\t']));
        match found.find(is_begin).and_then(|at| Some((body.get(..at)?.trim_end(), body.get(at + 1..)?))) {
            Some((value, remark)) if !value.is_empty() => (value, Some(remark)),
            _ => (body, None),
        }
    }

    fn bare(&self, range: Range<usize>) -> Piece {
        let writing = match self.values {
            Values::Plain => Writing::Escaped(on_one_line),
            Values::Quoted => Writing::Bare(in_quotes),
            Values::Escaped => Writing::Escaped(in_double),
        };
        let piece = Piece::plain(self.source, range, Sense::Value, writing);
        if self.values != Values::Escaped {
            return piece;
        }
        let (text, map) = undo_backslashes(&piece.text);
        Piece { text, map, ..piece }
    }
}

/// The name in a line, and the place behind the sign that ends it.
fn split(body: &str) -> Option<(Range<usize>, usize)> {
    let is_sign = |at: usize| {
        let rest = body.get(at..).unwrap_or_default();
        // A colon may be part of a name, as in that of a namespace or a registry's address.
        rest.starts_with('=') || rest.starts_with(": ") || rest == ":"
    };
    let sign = body.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST_NAME).find(|at| is_sign(*at))?;
    let name = body.get(..sign)?.trim_end();
    let exported = name.strip_prefix("export ").map_or(0, |rest| name.len() - rest.trim_start().len());
    (!name.is_empty()).then_some((exported..name.len(), sign + 1))
}

/// What stands between the quote at the start and the next one that no backslash keeps.
fn quoted(body: &str, quote: char) -> Option<&str> {
    let inside = body.get(1..)?;
    let mut is_escaped = false;
    let end = inside.find(|c| {
        let ends = c == quote && !is_escaped;
        is_escaped = c == '\\' && !is_escaped && quote == '"';
        ends
    })?;
    inside.get(..end)
}

/// A value as it is; with quotes where a shell would part it.
fn in_quotes(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || "_-./:@%+,=~".contains(c);
    if text.chars().all(is_plain) { text.into() } else { format!("\"{}\"", in_double(text)).into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: &str, ending: &str) -> Vec<String> {
        let tell = |piece: Piece| match piece.sense {
            Sense::Key => format!("{}:", piece.text),
            Sense::Comment => format!("#{}", piece.text),
            Sense::Command => format!(">{}", piece.text),
            _ => format!("{}={}", piece.label.unwrap_or_default(), piece.text),
        };
        pieces(source, Values::named(ending)).into_iter().map(tell).collect()
    }

    #[test]
    fn names_values_and_comments_are_told_apart() {
        let source =
            "; by Jane\n; Roe\n[owner]\r\nname = Jane Roe\nurl=http://a.example/x=y\n  more\n\npass: \"a \\\"b\" ; c\n";
        let expected = ["# by Jane\n Roe", "owner:", "name:", "name=Jane Roe", "url:", "url=http://a.example/x=y"];
        assert_eq!(told(source, "ini"), [expected.as_slice(), &["url=more", "pass:", "pass=a \"b", "#; c"]].concat());
        assert_eq!(told("export A='x y'\nB=z\n", "env"), ["A:", "A=x y", "B:", "B=z"]);
        assert_eq!(told("a=J\\u00e9\n", "properties"), ["a:", "a=Jé"]);
        assert_eq!(told("a = x # b\nc=x#y\n", "cfg"), ["a:", "a=x", "# b", "c:", "c=x#y"]);
        assert_eq!(told("a=x # b\n", "properties"), ["a:", "a=x # b"]);
        assert_eq!(told("machine x login y\n=\n\"a", "netrc"), [">machine x login y", ">=", ">\"a"]);
        assert_eq!(
            told("//npm.example/:_authToken=x\n", "npmrc"),
            ["//npm.example/:_authToken:", "//npm.example/:_authToken=x"]
        );
    }

    #[test]
    fn a_shell_gets_quotes_where_it_needs_them() {
        assert_eq!(in_quotes("a.b"), "a.b");
        assert_eq!(in_quotes("[KEY 1]"), "\"[KEY 1]\"");
    }
}
