//! Programs: what is comment, what is string, and what is code.
//!
//! One reader for all languages, told by a table how each writes them. It need not understand a program; where it is
//! mistaken about a sign, a string is taken for code or code for a string, and nothing is left out.

mod lines;
mod statement;

use std::borrow::Cow;
use std::ops::Range;

use self::lines::Rows;
use self::statement::{Statement, Token};
use super::escape::{
    as_it_is, in_backticks, in_double, in_doubled_double, in_doubled_single, in_single, undo_backslashes, undo_both,
    undo_doubling, without_signs,
};
use super::label::label;
use super::language::{Escape, Language, Quote};
use super::{Piece, Sense, Write, Writing, remark};
use crate::syntax::source_map::SourceMap;

/// The longest character with its escapes: `'\u{10ffff}'`.
const CHARACTER_BYTES: usize = 12;

/// How far a regular expression goes on one line, in bytes.
const REGEX_BYTES: usize = 2000;

/// The most quotes that begin a string.
const LONGEST_QUOTE: usize = 3;

/// No call that logs in has a longer name.
const LONGEST_CALL: usize = 16;

/// Reads a program.
pub fn pieces(source: &str, language: &'static Language) -> Vec<Piece> {
    let language = language.spoken_in(source);
    let mut reader = Reader {
        source,
        language,
        at: 0,
        code: 0,
        last_string: None,
        unclosed: vec![0; language.strings.len()],
        is_endless: false,
        statement: language.names.contains(&"sql").then(Statement::default),
        pieces: Vec::new(),
    };
    while reader.at < source.len() {
        if !(reader.remark() || reader.string() || reader.regex()) {
            reader.step();
        }
    }
    reader.flush(source.len());
    remark::joined(source, reader.pieces)
}

struct Reader<'a> {
    source: &'a str,
    language: &'a Language,
    at: usize,
    /// Where the code begins that has not become a piece yet.
    code: usize,
    /// The string before this place, for the name that it may be of the next: `set("password", "…")`.
    last_string: Option<Range<usize>>,
    /// For each kind of string, how far one was followed that nothing closes: those that begin before that are not closed
    /// either, and to follow each would take for ever.
    unclosed: Vec<usize>,
    /// The statement at hand, where the language is one of databases.
    statement: Option<Statement<'a>>,
    /// Whether no line ends rows from here on: to look for it behind each statement would take for ever.
    is_endless: bool,
    pieces: Vec<Piece>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// Goes on behind a word or a sign: strings and comments begin at either.
    fn step(&mut self) {
        let rest = self.rest();
        let word = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let sign = rest.chars().next();
        let (token, len_bytes) = match (rest.get(..word), sign) {
            (Some(word), _) if !word.is_empty() => (Token::Word(word), word.len()),
            (_, Some(sign)) => (Token::Sign(sign), sign.len_utf8()),
            _ => return self.at += 1,
        };
        match self.statement {
            Some(_) => self.step_of_statement(token, len_bytes),
            None => self.at += len_bytes,
        }
    }

    /// Goes on behind a token of so many bytes, which may tell what other tokens are.
    fn step_of_statement(&mut self, mut token: Token<'a>, mut len_bytes: usize) {
        let rest = self.rest();
        let Some(statement) = &mut self.statement else { return };
        if let Some(name) = statement::name_in_signs(rest) {
            (token, len_bytes) = (Token::Name(name), name.len() + 2);
        }
        match token {
            Token::Sign(sign) if sign.is_whitespace() => return self.at += len_bytes,
            Token::Word(word) if statement.is_number(word) && statement::is_whole_value(rest, len_bytes) => {
                let range = self.at..self.at + len_bytes;
                let piece = Piece::plain(self.source, range.clone(), Sense::Literal, Writing::Bare(number_or_string));
                self.take(piece, range.end);
                token = Token::Text(self.pieces.len() - 1);
            }
            _ => self.at += len_bytes,
        }
        let Some(statement) = &mut self.statement else { return };
        statement.take(token, &mut self.pieces);
        let Some(columns) = statement.lines().filter(|_| !self.is_endless) else { return };
        match lines::find(self.source, self.at) {
            Rows::Of(rows) => {
                self.flush(self.at);
                (self.at, self.code) = (rows.end, rows.end);
                self.pieces.extend(lines::pieces(self.source, rows, &columns));
            }
            Rows::Absent => {}
            Rows::Endless => self.is_endless = true,
        }
    }

    /// Ends the code at hand before a piece.
    fn flush(&mut self, end: usize) {
        let range = self.code..end;
        let text = self.source.get(range.clone()).unwrap_or_default();
        if text.contains(|c: char| c.is_alphanumeric()) {
            let sense = if self.language.is_command { Sense::Command } else { Sense::Code };
            let start = range.start + (text.len() - text.trim_start().len());
            let range = start..start + text.trim().len();
            self.pieces.push(Piece::plain(self.source, range, sense, Writing::Escaped(as_it_is)));
        }
    }

    /// Takes a piece that begins with a sign of so many bytes, and goes on behind the one that ends it.
    fn take(&mut self, piece: Piece, behind: usize) {
        self.flush(self.at);
        self.pieces.push(piece);
        (self.at, self.code) = (behind, behind);
    }

    fn remark(&mut self) -> bool {
        let (language, rest) = (self.language, self.rest());
        for (open, close) in language.block_comments {
            let Some(inside) = rest.strip_prefix(open) else { continue };
            // A word can only begin a comment at the start of a line.
            if open.starts_with('=') && !self.is_line_start() {
                continue;
            }
            let len_bytes = inside.find(close).unwrap_or(inside.len());
            let start = self.at + open.len();
            let piece = remark::block(self.source, start..start + len_bytes);
            self.take(piece, (start + len_bytes + close.len()).min(self.source.len()));
            return true;
        }
        let Some(sign) = language.line_comments.iter().find(|sign| rest.starts_with(**sign)) else { return false };
        if !self.may_begin_remark(sign) {
            return false;
        }
        let len_bytes = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let range = self.at + sign.len()..self.at + len_bytes;
        let behind = range.end;
        self.take(remark::line(self.source, range), behind);
        true
    }

    /// Tells signs apart that are comments only at the start of a word or line.
    fn may_begin_remark(&self, sign: &str) -> bool {
        let before = self.source.get(..self.at).and_then(|before| before.chars().next_back());
        match sign {
            "#" if self.language.is_command => before.is_none_or(|c| c.is_whitespace() || matches!(c, ';' | '(' | '}')),
            "//" => before != Some(':'),
            "::" => self.is_line_start(),
            _ if sign.starts_with(|c: char| c.is_ascii_alphabetic() || c == '@') => self.is_line_start(),
            _ => true,
        }
    }

    fn is_line_start(&self) -> bool {
        let line = self.source.get(..self.at).and_then(|before| before.rsplit(['\n', '\r']).next());
        line.is_some_and(|line| line.trim().is_empty())
    }

    fn string(&mut self) -> bool {
        let language = self.language;
        for (index, quote) in language.strings.iter().enumerate() {
            let is_vain = self.unclosed.get(index).is_some_and(|reach| self.at < *reach);
            if is_vain || !self.rest().starts_with(quote.open) {
                continue;
            }
            let start = self.at + quote.open.len();
            let end = match self.end(start, quote) {
                Ok(end) => end,
                Err(reach) => {
                    self.unclosed.get_mut(index).into_iter().for_each(|old| *old = reach);
                    continue;
                }
            };
            // One character is part of the code: another one in its place would be a mistake.
            if quote.escape == Escape::Character {
                self.at = end + quote.close.len();
                return true;
            }
            let said = self.said(start..end, quote);
            let pieces: Vec<Piece> = said.into_iter().map(|range| self.read(range, quote)).collect();
            self.last_string = Some(start..end);
            self.flush(self.at);
            // What is filled in is code.
            self.code = start;
            for piece in pieces {
                self.flush(piece.range.start);
                self.code = piece.range.end;
                self.pieces.push(piece);
            }
            if let Some((statement, last)) = self.statement.as_mut().zip(self.pieces.len().checked_sub(1)) {
                let name = self.source.get(start..end).unwrap_or_default();
                let token = if quote.open == "\"" { Token::Quoted(name, last) } else { Token::Text(last) };
                statement.take(token, &mut self.pieces);
            }
            self.flush(end);
            (self.at, self.code) = (end + quote.close.len(), end + quote.close.len());
            return true;
        }
        false
    }

    /// Where the string ends that begins at `start`, or how far it was followed in vain.
    fn end(&self, start: usize, quote: &Quote) -> Result<usize, usize> {
        let body = self.source.get(start..).unwrap_or_default();
        let bytes = body.as_bytes();
        let Some(&first) = quote.close.as_bytes().first() else { return Err(start) };
        let mut at = 0;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            at += memchr::memchr3(first, b'\\', b'\n', rest).ok_or(self.source.len())?;
            match bytes.get(at) {
                Some(b'\n') if !quote.is_long => return Err(start + at),
                Some(b'\\') if matches!(quote.escape, Escape::Backslash | Escape::Character | Escape::Both) => at += 2,
                Some(byte)
                    if *byte == first
                        && bytes.get(at..).is_some_and(|rest| rest.starts_with(quote.close.as_bytes())) =>
                {
                    if quote.escape == Escape::Character && !is_character(body, at) {
                        return Err(start);
                    }
                    let is_doubled = matches!(quote.escape, Escape::Double | Escape::Both);
                    if is_doubled && bytes.get(at + quote.close.len()) == Some(&first) {
                        at += 2;
                    } else {
                        return Ok(start + at);
                    }
                }
                _ => at += 1,
            }
        }
    }

    /// What a string says between the places that something is filled in: all of it in most.
    fn said(&self, range: Range<usize>, quote: &Quote) -> Vec<Range<usize>> {
        let opening = self.source.get(..self.at).unwrap_or_default();
        let prefix =
            opening.get(opening.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len()..).unwrap_or_default();
        let is_python =
            self.language.names.contains(&"py") && prefix.len() <= 2 && prefix.contains(['f', 'F', 't', 'T']);
        let is_sharp = self.language.names.contains(&"cs") && opening.ends_with('$');
        let open = match () {
            () if is_python || is_sharp => "{",
            () if self.language.has_regex && quote.open == "`" => "${",
            () => return vec![range],
        };
        let (mut all, mut from) = (Vec::new(), range.start);
        while let Some(found) = self.source.get(from..range.end).and_then(|rest| rest.find(open)) {
            let at = from + found;
            let rest = self.source.get(at + open.len()..range.end).unwrap_or_default();
            // Two brackets are one that is shown.
            let close = if open == "{" && rest.starts_with('{') { None } else { closing(rest) };
            let Some(close) = close else { break };
            all.push(from..at);
            from = at + open.len() + close + 1;
        }
        all.push(from..range.end);
        all.retain(|said| !said.is_empty());
        all
    }

    fn read(&self, range: Range<usize>, quote: &Quote) -> Piece {
        let raw = self.source.get(range.clone()).unwrap_or_default();
        let opening = self.source.get(..self.at).unwrap_or_default();
        let (text, map, write): (String, SourceMap, Write) = match quote.escape {
            Escape::Backslash if is_raw(opening) => (raw.to_owned(), SourceMap::default(), without_signs),
            Escape::Backslash | Escape::Character => {
                let (text, map) = undo_backslashes(raw);
                let write = match quote.close {
                    "\"" | "\"\"\"" => in_double,
                    "`" => in_backticks,
                    _ => in_single,
                };
                (text, map, write)
            }
            Escape::Double => {
                let is_single = quote.close == "'";
                let (text, map) = undo_doubling(raw, if is_single { '\'' } else { '"' });
                (text, map, if is_single { in_doubled_single } else { in_doubled_double })
            }
            Escape::Both => {
                let is_single = quote.close == "'";
                let (text, map) = undo_both(raw, if is_single { b'\'' } else { b'"' });
                (text, map, if is_single { in_single } else { in_double })
            }
            Escape::None => (raw.to_owned(), SourceMap::default(), without_signs),
        };
        let said = || self.secret_of_login().or_else(|| self.argument_before());
        let label = label(opening).or_else(said).map(str::to_owned);
        Piece { text, map, label, ..Piece::plain(self.source, range, Sense::Literal, Writing::Escaped(write)) }
    }

    /// The string before this one, where only a comma stands between them, and the source before that.
    fn string_before(&self) -> Option<(&str, &str)> {
        let last = self.last_string.clone()?;
        let between = self.source.get(last.end..self.at)?;
        let is_comma = between.trim_matches(|c: char| c.is_whitespace() || is_quote(c)) == ",";
        // The sign that begins it is at most three quotes; there may be quotes without end before it.
        let before = self.source.get(..last.start)?;
        let quotes = before.bytes().rev().take(LONGEST_QUOTE).take_while(|byte| is_quote(char::from(*byte))).count();
        let before = before.get(..before.len() - quotes)?.trim_end();
        is_comma.then_some((self.source.get(last)?, before))
    }

    /// The string before this one, where it may be a name and is not itself one of many.
    fn argument_before(&self) -> Option<&str> {
        const LONGEST_NAME: usize = 40;
        let (name, before) = self.string_before()?;
        let is_listed = before.strip_suffix(',').is_some_and(|before| before.trim_end().ends_with(is_quote));
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let is_name = !name.is_empty() && name.len() <= LONGEST_NAME && name.chars().all(is_part);
        (is_name && !is_listed).then_some(name)
    }

    /// What follows the name of a user in a call that logs in is the password: `login("jroe", "…")`.
    fn secret_of_login(&self) -> Option<&'static str> {
        const CALLS: &[&str] = &["login", "log_in", "logon", "signin", "sign_in", "authenticate"];
        let (_, before) = self.string_before()?;
        let call = before.strip_suffix('(')?;
        let len = call
            .bytes()
            .rev()
            .take(LONGEST_CALL)
            .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
            .count();
        let call = call.get(call.len() - len..)?.to_ascii_lowercase();
        CALLS.contains(&call.as_str()).then_some("password")
    }

    /// Skips a regular expression, whose quotes begin nothing (ECMA-262, 12.9.5).
    fn regex(&mut self) -> bool {
        if !self.language.has_regex || !self.rest().starts_with('/') || !self.may_begin_regex() {
            return false;
        }
        let (mut is_class, mut is_escaped) = (false, false);
        for (at, byte) in self.rest().bytes().enumerate().skip(1).take(REGEX_BYTES) {
            match byte {
                b'\n' | b'\r' => return false,
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'[' => is_class = true,
                b']' => is_class = false,
                b'/' if !is_class => {
                    self.at += at + 1;
                    return true;
                }
                _ => {}
            }
        }
        false
    }

    /// A slash after a value divides; after an operator or a word that wants a value it begins an expression.
    fn may_begin_regex(&self) -> bool {
        let before = self.source.get(self.code..self.at).unwrap_or_default().trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_wanted = matches!(word, "return" | "typeof" | "case" | "in" | "of" | "void" | "delete" | "throw" | "do");
        match before.chars().next_back() {
            None => self.pieces.last().is_none_or(|piece| piece.sense == Sense::Comment),
            Some(c) => is_wanted || "=(,:[!&|?{};+-*%<>~^".contains(c),
        }
    }
}

/// Writes a number as such, and what has taken its place as a string.
fn number_or_string(text: &str) -> Cow<'_, str> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.into() } else { format!("'{}'", in_doubled_single(text)).into() }
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`')
}

/// The place of the bracket that closes one before the text.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return Some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Tells whether the first bytes of a text, so many, are one character or the escape of one.
fn is_character(body: &str, len_bytes: usize) -> bool {
    let inside = body.get(..len_bytes.min(CHARACTER_BYTES + 1)).unwrap_or_default();
    len_bytes <= CHARACTER_BYTES && (inside.starts_with('\\') || inside.chars().count() == 1)
}

/// Tells whether letters before a quote say that backslashes mean nothing: `r"…"` of Python.
fn is_raw(opening: &str) -> bool {
    let bare = opening.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let prefix = opening.get(bare.len()..).unwrap_or_default();
    prefix.len() <= 2 && prefix.contains(['r', 'R'])
}

#[cfg(test)]
mod tests;
