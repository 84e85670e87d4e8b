//! Calendars and address cards: lines of a name, parameters and a value (RFC 5545, 3.1; RFC 6350, 3.3).

mod coding;
mod property;

use std::ops::Range;

use self::coding::{FOLDED, in_parameter, in_quotes, in_text, quoted_printable, undo_quoted_printable, undo_text};
use self::property::Value;
use super::escape::as_it_is;
use super::{Piece, Sense, Writing};

/// Reads a source.
pub fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for line in (Lines { source, at: 0 }) {
        let inner = Line::read(&line.text).pieces();
        pieces.extend(inner.into_iter().map(|piece| piece.within(&line, FOLDED)));
    }
    pieces
}

/// Leaves out the properties that are files, and tells how many there were.
pub fn without_files(source: String) -> (String, usize) {
    let (mut files, mut is_behind) = (Vec::new(), false);
    let mut lines = Lines { source: &source, at: 0 };
    loop {
        let start = lines.at;
        let Some(line) = lines.next() else { break };
        // Some programs do not fold what is packed.
        let is_rest = is_behind && is_packed(&line.text);
        is_behind = is_rest || Line::read(&line.text).is_file();
        if is_behind {
            files.push((start..lines.at, !is_rest));
        }
    }
    if files.is_empty() {
        return (source, 0);
    }
    let (mut out, mut from) = (String::with_capacity(source.len()), 0);
    for (range, _) in &files {
        out.push_str(source.get(from..range.start).unwrap_or_default());
        from = range.end;
    }
    out.push_str(source.get(from..).unwrap_or_default());
    (out, files.iter().filter(|(_, is_first)| *is_first).count())
}

/// Tells whether a line is nothing but letters of base64.
fn is_packed(line: &str) -> bool {
    let letters = line.trim();
    !letters.is_empty()
        && letters.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
}

/// The lines of a source, each unfolded, as pieces of it. Folds are no gaps: one inside a value goes with it.
struct Lines<'a> {
    source: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let start = self.at;
        let mut piece = Piece::plain(self.source, start..start, Sense::Value, Writing::Escaped(as_it_is));
        let mut end = self.row()?;
        let mut from = start;
        let head = self.source.get(start..end).unwrap_or_default();
        let head = head.split(':').next().unwrap_or_default().to_ascii_uppercase();
        let is_quoted = head.contains("QUOTED-PRINTABLE");
        loop {
            let row = self.source.get(from..end).unwrap_or_default();
            let next = self.source.get(self.at..).and_then(|rest| rest.chars().next());
            let is_soft = is_quoted && row.ends_with('=') && next.is_some();
            let row = if is_soft { row.strip_suffix('=').unwrap_or(row) } else { row };
            piece.map.jump(piece.text.len(), from - start);
            piece.text.push_str(row);
            from = match next {
                _ if is_soft => self.at,
                Some(' ' | '\t') => self.at + 1,
                _ => break,
            };
            self.at = from;
            let Some(row_end) = self.row() else { break };
            end = row_end;
        }
        piece.range.end = end.max(from);
        Some(piece)
    }
}

impl Lines<'_> {
    /// Goes behind the end of a line as it is written, and gives where it ends.
    fn row(&mut self) -> Option<usize> {
        let rest = self.source.get(self.at..).filter(|rest| !rest.is_empty())?;
        let len_bytes = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let sign_bytes = match rest.as_bytes().get(len_bytes..len_bytes + 2) {
            Some(b"\r\n") => 2,
            _ => usize::from(len_bytes < rest.len()),
        };
        let end = self.at + len_bytes;
        self.at = end + sign_bytes;
        Some(end)
    }
}

/// A line that was unfolded.
struct Line<'a> {
    text: &'a str,
    /// The name of the property, without the group before it.
    name: String,
    parameters: Vec<Parameter>,
    /// The value; nothing for a line that has none.
    value: Option<Range<usize>>,
}

struct Parameter {
    name: String,
    value: Range<usize>,
    is_quoted: bool,
}

/// The most parameters of a line: there are a dozen kinds.
const MOST_PARAMETERS: usize = 1000;

impl<'a> Line<'a> {
    fn read(text: &'a str) -> Self {
        let mut line = Self { text, name: String::new(), parameters: Vec::new(), value: None };
        let end = text.find([';', ':']).unwrap_or(text.len());
        let name = text.get(..end).unwrap_or_default();
        line.name = name.rsplit('.').next().unwrap_or_default().trim().to_ascii_uppercase();
        let mut at = end;
        while text.get(at..).is_some_and(|rest| rest.starts_with(';')) && line.parameters.len() < MOST_PARAMETERS {
            at = line.parameter(at + 1);
        }
        if text.get(at..).is_some_and(|rest| rest.starts_with(':')) {
            line.value = Some(at + 1..text.len());
        }
        line
    }

    /// Reads a parameter and gives where it ends (RFC 5545, 3.2); one without a name is a kind (vCard 2.1).
    fn parameter(&mut self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        let name_bytes = rest.find(['=', ';', ':', '"']).unwrap_or(rest.len());
        let has_name = rest.get(name_bytes..).is_some_and(|rest| rest.starts_with('='));
        let name =
            if has_name { rest.get(..name_bytes).unwrap_or_default().to_ascii_uppercase() } else { "TYPE".into() };
        let mut at = if has_name { start + name_bytes + 1 } else { start };
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            let quoted = rest.strip_prefix('"').and_then(|inside| inside.find('"'));
            let (value, behind) = match quoted {
                Some(len_bytes) => (at + 1..at + 1 + len_bytes, at + len_bytes + 2),
                None => {
                    let len_bytes = rest.find([',', ';', ':']).unwrap_or(rest.len());
                    (at..at + len_bytes, at + len_bytes)
                }
            };
            if !value.is_empty() {
                self.parameters.push(Parameter { name: name.clone(), value, is_quoted: quoted.is_some() });
            }
            at = behind;
            match self.text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(',') if self.parameters.len() < MOST_PARAMETERS => at += 1,
                Some(';' | ':') | None => return at,
                // What follows a quote belongs to nothing.
                Some(_) => {
                    let rest = self.text.get(at..).unwrap_or_default();
                    return at + rest.find([';', ':']).unwrap_or(rest.len());
                }
            }
        }
    }

    fn part(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Tells whether one of the parameters is a word.
    fn says(&self, words: &[&str]) -> bool {
        self.parameters.iter().any(|one| words.iter().any(|word| self.part(&one.value).eq_ignore_ascii_case(word)))
    }

    /// Tells whether the value is a file.
    fn is_file(&self) -> bool {
        let value = self.value.as_ref().map(|value| self.part(value).trim_start()).unwrap_or_default();
        let is_address = value.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
        self.says(&["B", "BASE64", "BINARY"]) || is_address
    }

    fn pieces(&self) -> Vec<Piece> {
        let Some(value) = self.value.clone() else { return self.without_value() };
        let mut pieces: Vec<Piece> = self.parameters.iter().filter_map(|one| self.of_parameter(one)).collect();
        let known = property::value(&self.name);
        let is_plain = matches!(known, Value::Word) && property::is_word(self.part(&value));
        match known {
            _ if value.is_empty() || is_plain => {}
            Value::Parts(labels) => {
                let parts = components(self.part(&value), value.start);
                let label = |at: usize| labels.get(at).or(labels.last()).copied();
                pieces.extend(parts.into_iter().enumerate().map(|(at, part)| self.of_text(part, label(at))));
            }
            Value::Text(label) => pieces.push(self.of_text(value, Some(label))),
            Value::Other => pieces.push(self.of_text(value, Some(&self.name))),
            Value::Address(label) => {
                pieces.push(self.plain(value, Sense::Address, Writing::Escaped(as_it_is)).labelled(label));
            }
            Value::Word | Value::Code => pieces.push(self.plain(value, Sense::Code, Writing::Escaped(as_it_is))),
        }
        pieces.retain(|piece| !piece.text.is_empty());
        pieces
    }

    /// A line that is none: all of it is text.
    fn without_value(&self) -> Vec<Piece> {
        let piece = self.plain(0..self.text.len(), Sense::Value, Writing::Escaped(in_parameter));
        if piece.text.trim().is_empty() { Vec::new() } else { vec![piece] }
    }

    fn plain(&self, range: Range<usize>, sense: Sense, writing: Writing) -> Piece {
        Piece::plain(self.text, range, sense, writing)
    }

    fn of_parameter(&self, parameter: &Parameter) -> Option<Piece> {
        let writing = Writing::Escaped(if parameter.is_quoted { in_quotes } else { in_parameter });
        let (sense, label) = property::parameter(&parameter.name);
        let is_plain = sense == Sense::Code && property::is_word(self.part(&parameter.value));
        (!is_plain).then(|| self.plain(parameter.value.clone(), sense, writing).labelled(label))
    }

    fn of_text(&self, range: Range<usize>, label: Option<&str>) -> Piece {
        let raw = self.part(&range);
        let is_quoted = self.says(&["QUOTED-PRINTABLE"]);
        let (text, map) = if is_quoted { undo_quoted_printable(raw) } else { undo_text(raw) };
        let writing = Writing::Escaped(if is_quoted { quoted_printable } else { in_text });
        Piece { text, map, ..self.plain(range, Sense::Value, writing) }.labelled(label)
    }
}

/// The parts of a value between semicolons that are not escaped, `start` being where it begins.
fn components(value: &str, start: usize) -> Vec<Range<usize>> {
    let (mut parts, mut from, mut is_escaped) = (Vec::new(), start, false);
    for (at, byte) in value.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b';' => {
                parts.push(from..start + at);
                from = start + at + 1;
            }
            _ => {}
        }
    }
    parts.push(from..start + value.len());
    parts
}

#[cfg(test)]
mod tests;
