//! YAML 1.2 (<https://yaml.org/spec/1.2.2/>), line by line.
//!
//! What a mapping or a list is to what stands around it need not be known to find its values: a line has a key and a
//! value, or a value, or goes on with the one above it.

mod flow;
mod scalar;

use std::ops::Range;

use self::scalar::{block_text, folded, plain, quoted};
use super::escape::on_one_line;
use super::{Piece, Sense, Writing, remark};

/// How many times the length of a source may be read for quotes and brackets that nothing closes.
const PATIENCE: usize = 16;

/// How many names may stand before a value.
const MOST_NAMES: usize = 4;

/// Reads a source.
pub fn pieces(source: &str) -> Vec<Piece> {
    let patience = source.len().saturating_mul(PATIENCE);
    let mut reader = Reader { source, at: 0, key: None, patience, pieces: Vec::new() };
    while reader.at < source.len() {
        reader.line();
    }
    remark::joined(source, reader.pieces)
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    key: Option<Range<usize>>,
    /// How many bytes may still be read in vain.
    patience: usize,
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    /// Reads one line, and those that its value goes on over.
    fn line(&mut self) {
        let line = line_at(self.source, self.at);
        let (start, behind) = (self.at, self.at + line.len());
        self.at = behind;
        let body = line.trim();
        let mut at = start + (line.len() - line.trim_start().len());
        if body.is_empty() || matches!(body, "---" | "...") {
            return;
        }
        if body.starts_with('%') && at == start {
            return self.put(at..at + body.len(), Sense::Command);
        }
        let end = at + body.len();
        if body.starts_with("--- ") && at == start {
            at += 4;
        }
        // How far a line has to be indented to belong to the value of this one.
        let mut depth = at - start;
        while let Some(item) = self.source.get(at..end).filter(|rest| rest.starts_with("- ") || rest.starts_with("? "))
        {
            depth = at - start;
            at += item.len() - item.get(1..).unwrap_or_default().trim_start().len();
        }
        if matches!(self.source.get(at..end), Some("-" | "?" | "")) {
            return;
        }
        if let Some((key, value)) = self.key_at(at, end) {
            depth = at - start;
            self.key = Some(key.clone());
            self.put_key(key);
            at = value;
        } else if depth == 0 && at == start {
            // A text without a key belongs to none.
            self.key = None;
        }
        self.value(at, end, depth, behind);
    }

    /// A key at a place of a line, and the place behind its colon.
    fn key_at(&self, at: usize, end: usize) -> Option<(Range<usize>, usize)> {
        let rest = self.source.get(at..end)?;
        let first = rest.chars().next()?;
        let (key, after) = match first {
            '"' | '\'' => {
                let len_bytes = scalar::quoted_len(rest, first)?;
                (at + 1..at + len_bytes - 1, len_bytes)
            }
            '[' | '{' | '#' | '|' | '>' | '!' | '&' | '*' | '@' | '%' => return None,
            ':' if rest.starts_with(": ") => return None,
            _ => {
                let colon = rest.match_indices(':').map(|(at, _)| at).find(|at| {
                    let next = rest.get(at + 1..).and_then(|rest| rest.chars().next());
                    next.is_none_or(char::is_whitespace)
                })?;
                let key = rest.get(..colon)?.trim_end();
                if key.contains(" #") {
                    return None;
                }
                (at..at + key.len(), colon)
            }
        };
        let tail = rest.get(after..)?;
        let colon = tail.trim_start().strip_prefix(':')?;
        let is_ended = colon.is_empty() || colon.starts_with(char::is_whitespace);
        is_ended.then(|| (key, end - colon.len()))
    }

    fn put_key(&mut self, key: Range<usize>) {
        self.pieces.push(Piece::plain(self.source, key, Sense::Key, Writing::Escaped(on_one_line)));
    }

    fn put(&mut self, range: Range<usize>, sense: Sense) {
        self.pieces.push(Piece::plain(self.source, range, sense, Writing::Escaped(on_one_line)));
    }

    /// The key of a value as its label.
    fn label(&self) -> Option<&str> {
        self.key.clone().and_then(|key| self.source.get(key))
    }

    fn push(&mut self, piece: Piece) {
        // Steps and jobs have names as people have, and these are words of a sentence.
        let is_person = |label: &&str| *label != "name" || is_capital(&piece.text);
        let label = self.label().filter(is_person).map(str::to_owned);
        let piece = piece.labelled(label.as_deref());
        self.pieces.push(piece);
    }

    /// Reads what something has to close, unless too much has been read in vain.
    fn closed<T>(&mut self, at: usize, read: impl FnOnce(&Self) -> Option<T>) -> Option<T> {
        let rest = self.source.len() - at;
        if self.patience < rest {
            return None;
        }
        let found = read(self);
        self.patience -= if found.is_none() { rest } else { 0 };
        found
    }

    /// The value between two places of a line, which ends at `behind`; further lines of it are indented by more than `depth`.
    fn value(&mut self, at: usize, end: usize, depth: usize, behind: usize) {
        let at = self.names(at, end);
        let rest = self.source.get(at..end).unwrap_or_default();
        let Some(first) = rest.chars().next() else { return };
        match first {
            '#' => self.pieces.push(remark::line(self.source, at + 1..end)),
            '|' | '>' => self.block(at, end, depth, behind),
            '"' | '\'' => match self.closed(at, |reader| quoted(reader.source, at, first)) {
                Some((piece, after)) => {
                    self.push(piece);
                    self.after(after);
                }
                None => self.plain(at, end, depth),
            },
            '[' | '{' => match self.closed(at, |reader| flow::pieces(reader.source, at, reader.label())) {
                Some((pieces, after)) => {
                    self.pieces.extend(pieces);
                    self.after(after);
                }
                None => self.plain(at, end, depth),
            },
            _ => self.plain(at, end, depth),
        }
    }

    /// Goes over the names of anchors and tags before a value, and the key that may follow them.
    fn names(&mut self, mut at: usize, end: usize) -> usize {
        for _ in 0..MOST_NAMES {
            let rest = self.source.get(at..end).unwrap_or_default();
            at += rest.len() - rest.trim_start().len();
            let rest = rest.trim_start();
            if !rest.starts_with(['&', '*', '!']) {
                break;
            }
            let name = rest.find(char::is_whitespace).unwrap_or(rest.len());
            if name > 1 {
                self.put(at + 1..at + name, Sense::Key);
            }
            at += name;
            let rest = self.source.get(at..end).unwrap_or_default();
            let start = at + (rest.len() - rest.trim_start().len());
            if let Some((key, value)) = self.key_at(start, end).filter(|(key, _)| !key.is_empty()) {
                self.key = Some(key.clone());
                self.put_key(key);
                at = value;
            }
        }
        at
    }

    /// Goes on behind a value that ended within a line.
    fn after(&mut self, at: usize) {
        let rest = line_at(self.source, at);
        self.at = at + rest.len();
        let body = rest.trim();
        let start = at + (rest.len() - rest.trim_start().len());
        if let Some(comment) = body.strip_prefix('#') {
            self.pieces.push(remark::line(self.source, start + 1..start + 1 + comment.len()));
        } else if body.contains(char::is_alphanumeric) {
            self.put(start..start + body.len(), Sense::Command);
        }
    }

    /// A value in lines of its own, which are indented (YAML 1.2.2, 8.1).
    fn block(&mut self, at: usize, end: usize, depth: usize, behind: usize) {
        let header = self.source.get(at..end).unwrap_or_default();
        if let Some(comment) = header.find(" #") {
            self.pieces.push(remark::line(self.source, at + comment + 2..end));
        }
        let mut last = behind;
        while last < self.source.len() {
            let line = line_at(self.source, last);
            let indent = line.len() - line.trim_start_matches(' ').len();
            // At the top of a document a text may stand at the margin.
            if !line.trim().is_empty() && indent <= depth {
                break;
            }
            last += line.len();
        }
        self.at = last;
        if last > behind {
            self.push(block_text(self.source, behind..last));
        }
    }

    /// A value without quotes, with the lines that it goes on over (YAML 1.2.2, 7.3.3).
    fn plain(&mut self, at: usize, end: usize, depth: usize) {
        let rest = self.source.get(at..end).unwrap_or_default();
        if let Some(comment) = rest.find(" #").or_else(|| rest.find("\t#")) {
            let value = rest.get(..comment).unwrap_or_default().trim_end().len();
            self.push(plain(self.source, at..at + value));
            return self.pieces.push(remark::line(self.source, at + comment + 2..end));
        }
        let mut last = end;
        while self.at < self.source.len() {
            let line = line_at(self.source, self.at);
            let body = line.trim();
            let start = self.at + (line.len() - line.trim_start().len());
            let is_deeper = start - self.at > depth;
            let is_other = body.starts_with('#') || body.contains(" #") || body.starts_with("- ");
            if body.is_empty() || !is_deeper || is_other || self.key_at(start, start + body.len()).is_some() {
                break;
            }
            last = start + body.len();
            self.at += line.len();
        }
        self.push(if last == end { plain(self.source, at..end) } else { folded(self.source, at..last) });
    }
}

/// Tells whether all words of a text begin with a capital, and there are two of them or more.
fn is_capital(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.clone().count() > 1 && words.all(|word| word.starts_with(|c: char| !c.is_lowercase()))
}

/// The line at a place, with its end.
fn line_at(source: &str, at: usize) -> &str {
    let rest = source.get(at..).unwrap_or_default();
    let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
    rest.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests;
