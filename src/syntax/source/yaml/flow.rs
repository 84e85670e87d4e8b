//! Lists and mappings in brackets (YAML 1.2.2, 7.4).

use super::scalar::{plain_in_flow, quoted};
use crate::syntax::source::{Piece, Sense, remark};

/// How deep brackets may lie in each other.
const DEEPEST: usize = 512;

/// Reads what stands in the bracket at `at` and in those inside, and tells the place behind it; nothing where it is not
/// closed. Values without a key of their own have the one given.
pub fn pieces(source: &str, at: usize, key: Option<&str>) -> Option<(Vec<Piece>, usize)> {
    let mut reader = Reader { source, at, open: Vec::new(), key: key.map(str::to_owned), pieces: Vec::new() };
    loop {
        reader.token()?;
        if reader.open.is_empty() {
            return Some((reader.pieces, reader.at));
        }
    }
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    /// The brackets that are open, by the sign that closes them, with the key that each is the value of.
    open: Vec<(char, Option<String>)>,
    key: Option<String>,
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    fn token(&mut self) -> Option<()> {
        let rest = self.source.get(self.at..)?;
        let first = rest.chars().next()?;
        match first {
            '[' | '{' => {
                if self.open.len() >= DEEPEST {
                    return None;
                }
                self.open.push((if first == '[' { ']' } else { '}' }, self.key.clone()));
                self.at += 1;
            }
            ']' | '}' => {
                let (close, key) = self.open.pop()?;
                self.key = key;
                self.at += 1;
                return (close == first).then_some(());
            }
            ',' => {
                self.key = self.open.last().and_then(|(_, key)| key.clone());
                self.at += 1;
            }
            ':' | '?' if rest.get(1..).is_none_or(|rest| rest.starts_with([' ', '\n', '"', '\'', '[', '{'])) => {
                self.at += 1
            }
            '#' => {
                let end = self.at + rest.find('\n').unwrap_or(rest.len());
                self.pieces.push(remark::line(self.source, self.at + 1..end));
                self.at = end;
            }
            '"' | '\'' => {
                let (piece, after) = quoted(self.source, self.at, first)?;
                self.at = after;
                self.push(piece);
            }
            _ if first.is_whitespace() => self.at += first.len_utf8(),
            _ => self.plain(rest),
        }
        Some(())
    }

    fn plain(&mut self, rest: &str) {
        let ends = |(at, c): (usize, char)| {
            let next = rest.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
            let is_colon = c == ':' && next.is_none_or(|next| next.is_whitespace() || matches!(next, ',' | ']' | '}'));
            is_colon || matches!(c, ',' | '[' | ']' | '{' | '}' | '\n')
        };
        let end = rest.char_indices().find(|found| ends(*found)).map_or(rest.len(), |(at, _)| at);
        let text = rest.get(..end).unwrap_or_default().trim_end();
        let len_bytes = text.len().max(rest.chars().next().map_or(1, char::len_utf8));
        let range = self.at..self.at + len_bytes;
        self.at = range.end;
        self.push(plain_in_flow(self.source, range));
    }

    /// Adds a value, or the key that it turns out to be.
    fn push(&mut self, mut piece: Piece) {
        let rest = self.source.get(self.at..).unwrap_or_default().trim_start();
        if rest.starts_with(':') && self.open.last().is_some_and(|(close, _)| *close == '}') {
            piece.sense = Sense::Key;
            self.key = Some(piece.text.clone());
        } else {
            piece = piece.labelled(self.key.as_deref());
        }
        self.pieces.push(piece);
    }
}
