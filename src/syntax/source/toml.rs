//! TOML 1.0 (<https://toml.io/en/v1.0.0>).

use std::borrow::Cow;
use std::ops::Range;

use super::escape::{in_double, undo_backslashes, without_signs};
use super::{Piece, Sense, Write, Writing, remark};
use crate::syntax::source_map::SourceMap;

/// How deep arrays and tables may lie in each other.
const DEEPEST: usize = 512;

/// The kinds of strings: the sign around them, and whether backslashes are escapes.
const STRINGS: &[(&str, bool)] = &[("\"\"\"", true), ("'''", false), ("\"", true), ("'", false)];

/// Reads a source; nothing where it is no TOML.
pub fn pieces(source: &str) -> Option<Vec<Piece>> {
    let mut reader = Reader { source, at: 0, open: Vec::new(), is_value: false, key: None, pieces: Vec::new() };
    while reader.at < source.len() {
        reader.token()?;
    }
    reader.open.is_empty().then(|| remark::joined(source, reader.pieces))
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    /// The arrays and tables that are open in a value, by the sign that ends them, with the key that each is the value of.
    open: Vec<(char, Option<Range<usize>>)>,
    /// Whether a value comes next, and not a key.
    is_value: bool,
    key: Option<Range<usize>>,
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    fn token(&mut self) -> Option<()> {
        let rest = self.source.get(self.at..)?;
        let first = rest.chars().next()?;
        match first {
            '#' => {
                let len_bytes = rest.find('\n').unwrap_or(rest.len());
                let text = rest.get(1..len_bytes)?.trim_end_matches('\r').len();
                self.pieces.push(remark::line(self.source, self.at + 1..self.at + 1 + text));
                self.at += len_bytes;
            }
            '"' | '\'' => self.string(rest)?,
            '=' => self.step(true),
            '\n' if self.open.is_empty() => self.step(false),
            // The brackets of a heading hold keys and open nothing.
            '[' | '{' if self.is_value => {
                if self.open.len() >= DEEPEST {
                    return None;
                }
                self.open.push((if first == '[' { ']' } else { '}' }, self.key.clone()));
                self.step(first == '[');
            }
            ']' | '}' if !self.open.is_empty() => {
                let (close, key) = self.open.pop()?;
                self.key = key;
                self.step(self.open.last().is_some_and(|(close, _)| *close == ']'));
                return (close == first).then_some(());
            }
            ',' => self.step(self.open.last().is_some_and(|(close, _)| *close == ']')),
            '[' | ']' | '.' => self.step(self.is_value),
            _ if first.is_whitespace() => self.at += first.len_utf8(),
            _ => self.word(rest)?,
        }
        Some(())
    }

    const fn step(&mut self, is_value: bool) {
        self.at += 1;
        self.is_value = is_value;
    }

    fn string(&mut self, rest: &str) -> Option<()> {
        let (sign, has_escapes) = STRINGS.iter().find(|(sign, _)| rest.starts_with(sign))?;
        let start = self.at + sign.len();
        let body = self.source.get(start..)?;
        let mut end = 0;
        loop {
            let here = body.get(end..)?;
            end += here.find(['\\', '\n', sign.chars().next()?])?;
            let here = body.get(end..)?;
            if here.starts_with('\\') && *has_escapes {
                end += 1 + here.get(1..)?.chars().next()?.len_utf8();
            } else if here.starts_with('\n') && sign.len() == 1 {
                return None;
            } else if here.starts_with(sign) {
                break;
            } else {
                end += 1;
            }
        }
        // Up to two quotes may stand right before those that end a long string.
        let more = body
            .get(end + sign.len()..)?
            .chars()
            .take(2)
            .take_while(|c| sign.len() == 3 && sign.starts_with(*c))
            .count();
        let range = start..start + end + more;
        self.at = range.end + sign.len();
        let raw = self.source.get(range.clone())?;
        let (text, map) = if *has_escapes { undo_backslashes(raw) } else { (raw.to_owned(), SourceMap::default()) };
        let write: Write = if *has_escapes { in_double } else { without_signs };
        self.push(Piece { text, map, ..Piece::plain(self.source, range, Sense::Value, Writing::Escaped(write)) });
        Some(())
    }

    fn push(&mut self, mut piece: Piece) {
        if self.is_value {
            piece = piece.labelled(self.key.clone().and_then(|key| self.source.get(key)));
        } else {
            piece.sense = Sense::Key;
            self.key = Some(piece.range.clone());
        }
        self.pieces.push(piece);
    }

    /// A key, a number, a date, a constant.
    fn word(&mut self, rest: &str) -> Option<()> {
        let is_part =
            |c: char| c.is_alphanumeric() || matches!(c, '_' | '-') || self.is_value && matches!(c, '+' | '.' | ':');
        let mut len_bytes = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        if len_bytes == 0 {
            return None;
        }
        // A blank may stand between a day and a time.
        let is_day =
            self.is_value && len_bytes == 10 && rest.get(..10)?.bytes().filter(|byte| *byte == b'-').count() == 2;
        if is_day && rest.get(10..)?.starts_with(' ') && rest.get(11..)?.starts_with(|c: char| c.is_ascii_digit()) {
            let time = rest.get(11..)?;
            len_bytes = 11 + time.find(|c| !is_part(c)).unwrap_or(time.len());
        }
        let range = self.at..self.at + len_bytes;
        self.at = range.end;
        if !matches!(rest.get(..len_bytes)?, "true" | "false" | "inf" | "nan") || !self.is_value {
            self.push(Piece::plain(self.source, range, Sense::Value, Writing::Bare(bare)));
        }
        Some(())
    }
}

/// A number or a date as it is; anything else becomes a string.
fn bare(text: &str) -> Cow<'_, str> {
    let is_bare =
        |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ':' | '_' | 'T' | 'Z' | ' ' | 'e' | 'E');
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let is_kept = !text.is_empty() && (text.chars().all(is_bare) || text.chars().all(is_key));
    if is_kept { text.into() } else { format!("\"{}\"", in_double(text)).into() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn told(source: &str) -> Vec<String> {
        let tell = |piece: Piece| match piece.sense {
            Sense::Key => format!("{}:", piece.text),
            Sense::Comment => format!("#{}", piece.text),
            _ => format!("{}={}", piece.label.unwrap_or_default(), piece.text),
        };
        pieces(source).unwrap().into_iter().map(tell).collect()
    }

    #[test]
    fn values_carry_their_keys() {
        let source =
            "# by Jane\n[package.meta]\nname = \"J\\u00e9\" # x\nby = [\n  'Jane <j@a.example>', # y\n  \"b\",\n]\n";
        let expected = ["# by Jane", "package:", "meta:", "name:", "name=Jé", "# x", "by:", "by=Jane <j@a.example>"];
        assert_eq!(told(source), [expected.as_slice(), &["# y", "by=b"]].concat());
        assert_eq!(told("a = { b = 1, c.d = true }\ne = 2\n"), ["a:", "b:", "b=1", "c:", "d:", "e:", "e=2"]);
        assert_eq!(told("[[bin]]\nt = 1979-05-27 07:32:00\n"), ["bin:", "t:", "t=1979-05-27 07:32:00"]);
        assert_eq!(told("a = \"\"\"x\n\"y\"\"\"\"\nb = 1"), ["a:", "a=x\n\"y\"", "b:", "b=1"]);
    }

    #[test]
    fn other_texts_are_none() {
        for source in ["a = [", "a = \"open\nb", "a = ]}", "a = { b = 1 ]", "%", "a = '''"] {
            assert!(pieces(source).is_none(), "{source}");
        }
        assert_eq!(bare("[PHONE 1]"), "\"[PHONE 1]\"");
        assert_eq!(bare("PHONE_1"), "PHONE_1");
    }
}
