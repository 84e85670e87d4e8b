//! Markup: XML 1.0 and HTML as it is found, well-formed or not.
//!
//! Tags are found as a browser finds them (HTML, 13.2.5), without a tree: what a tag may stand in does not matter for
//! where its text and its attributes are.

mod attribute;
mod grid;
mod text;
mod vocabulary;

use std::ops::Range;

use self::attribute::{Attribute, attributes};
use self::grid::Grids;
use self::text::Running;
use super::escape::{as_it_is, without_signs};
use super::language::Language;
use super::{Piece, Sense, Write, Writing, json, program, remark};
use crate::model::STORED_PASSWORD;
use crate::model::bytes::is_one_of;
use crate::syntax::xml::escape_attribute;

/// Which markup a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Every element may be a field of a record.
    Xml,
    /// Some elements stand among the words of a text; some hold programs.
    Html,
}

/// How deep elements are followed for their names; those inside have the name of the last that was.
const DEEPEST: usize = 256;

/// The longest name that text is called by, in bytes.
const LONGEST_NAME: usize = 200;

/// Reads a source.
pub fn pieces(source: &str, dialect: Dialect) -> Vec<Piece> {
    let mut reader = Reader {
        source,
        dialect,
        at: 0,
        open: Vec::new(),
        grids: Grids::default(),
        running: Running::new(source),
        instruction_end: None,
        pieces: Vec::new(),
    };
    while reader.at < source.len() {
        reader.token();
    }
    reader.flush();
    reader.grids.end(&mut reader.pieces);
    // Attributes stand inside the texts that go on around their tags.
    reader.pieces.sort_by_key(|piece| piece.range.start);
    reader.pieces
}

struct Reader<'a> {
    source: &'a str,
    dialect: Dialect,
    at: usize,
    /// The elements that are open, each with what its text is called.
    open: Vec<(&'a str, Option<String>)>,
    /// The tables and lists that texts stand in, in a page.
    grids: Grids,
    running: Running<'a>,
    /// Where the next `?>` is, as far as it was looked for.
    instruction_end: Option<usize>,
    pieces: Vec<Piece>,
}

impl<'a> Reader<'a> {
    fn token(&mut self) {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let second = rest.get(1..).and_then(|rest| rest.chars().next());
        if !rest.starts_with('<') {
            let end = memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
            self.text(self.at + end);
        } else if rest.starts_with("<!--") {
            self.comment(rest);
        } else if rest.starts_with("<![CDATA[") {
            self.literal(rest);
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            self.declaration(rest);
        } else if rest.starts_with("</") && rest.get(2..).is_some_and(|rest| rest.starts_with(is_name_start)) {
            self.close();
        } else if second.is_some_and(is_name_start) {
            self.tag();
        } else {
            self.text(self.at + 1);
        }
    }

    fn text(&mut self, end: usize) {
        self.running.add(self.at..end);
        self.at = end;
    }

    /// Ends the text at hand.
    fn flush(&mut self) {
        if let Some(piece) = self.running.take() {
            let label = self.open.last().and_then(|(_, label)| label.as_deref());
            self.pieces.push(piece.labelled(label));
            self.grids.text(&mut self.pieces);
        }
    }

    fn comment(&mut self, rest: &str) {
        let body = rest.get(4..).unwrap_or_default();
        let len_bytes = body.find("-->").unwrap_or(body.len());
        let start = self.at + 4;
        self.running.skip(self.at..(start + len_bytes + 3).min(self.source.len()));
        self.pieces.push(remark::block(self.source, start..start + len_bytes));
        self.at = (start + len_bytes + 3).min(self.source.len());
    }

    /// Text in which nothing is markup (XML 1.0, 2.7).
    fn literal(&mut self, rest: &str) {
        let body = rest.get(9..).unwrap_or_default();
        let len_bytes = body.find("]]>").unwrap_or(body.len());
        let range = self.at + 9..self.at + 9 + len_bytes;
        self.flush();
        self.at = (range.end + 3).min(self.source.len());
        let label = self.open.last().and_then(|(_, label)| label.as_deref());
        let write =
            Writing::Escaped(
                |text| if text.contains("]]>") { text.replace("]]>", "]] >").into() } else { text.into() },
            );
        self.pieces.push(Piece::plain(self.source, range, Sense::Value, write).labelled(label));
    }

    /// What is told about the document, with the declarations inside it (XML 1.0, 2.6, 2.8 and 4.2).
    fn declaration(&mut self, rest: &str) {
        let known = self.instruction_end.filter(|end| *end >= self.at);
        let instruction_end = known.unwrap_or_else(|| rest.find("?>").map_or(self.source.len(), |end| self.at + end));
        self.instruction_end = Some(instruction_end);
        let is_instruction = rest.starts_with("<?") && instruction_end < self.source.len();
        let close = if is_instruction { "?>" } else { ">" };
        let first = memchr::memchr(b'>', rest.as_bytes()).unwrap_or(rest.len());
        // A declaration may hold others, in brackets.
        let inner = rest.get(..first).and_then(|head| head.find('[')).filter(|_| rest.starts_with("<!"));
        let closing =
            |at: usize| rest.get(at..)?.match_indices(']').map(|(found, _)| at + found).find(|at| is_last(rest, *at));
        let from = inner.and_then(closing).unwrap_or(2);
        let end = match is_instruction {
            true => instruction_end - self.at,
            false => rest.get(from..).and_then(|rest| rest.find(close)).map_or(rest.len(), |at| from + at),
        };
        let range = self.at + 2..self.at + end.max(2);
        self.flush();
        self.at = (range.end + close.len()).min(self.source.len());
        let mut at = range.start;
        while let Some(piece) = self.source.get(at..range.end).filter(|rest| !rest.is_empty()) {
            let open = piece.find(['"', '\'']);
            self.name(at..at + open.unwrap_or(piece.len()));
            let Some(open) = open else { break };
            let quote = piece.get(open..=open).unwrap_or_default();
            let body = piece.get(open + 1..).unwrap_or_default();
            let len_bytes = body.find(quote).unwrap_or(body.len());
            let value = at + open + 1..at + open + 1 + len_bytes;
            at = (value.end + 1).min(range.end);
            self.pieces.push(Piece::plain(self.source, value, Sense::Value, Writing::Escaped(escape_attribute)));
        }
    }

    /// Adds names, unless they are those of HTML itself.
    fn name(&mut self, range: Range<usize>) {
        let text = self.source.get(range.clone()).unwrap_or_default();
        let is_own = self.dialect == Dialect::Html && vocabulary::is_known(text);
        if text.contains(char::is_alphanumeric) && !is_own {
            self.pieces.push(Piece::plain(self.source, range, Sense::Code, Writing::Escaped(as_it_is)));
        }
    }

    fn close(&mut self) {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let name = name_in(rest.get(2..).unwrap_or_default());
        let end = memchr::memchr(b'>', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        let range = self.at + 2..self.at + 2 + name.len();
        self.border(name, self.at..self.at + end);
        if let Some(place) = self.open.iter().rposition(|(open, _)| open.eq_ignore_ascii_case(name)) {
            self.open.truncate(place);
        }
        if self.dialect == Dialect::Html {
            self.grids.close(name, &mut self.pieces);
        }
        self.name(range);
        self.at += end;
    }

    /// What a tag is to the text around it: a part of it, or its end.
    fn border(&mut self, name: &str, range: Range<usize>) {
        if self.dialect == Dialect::Html && vocabulary::is_inline(name) {
            self.running.skip(range);
            if name.eq_ignore_ascii_case("br") {
                self.running.end_line();
            }
        } else {
            self.flush();
        }
    }

    fn tag(&mut self) {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let name = name_in(rest.get(1..).unwrap_or_default());
        let start = self.at + 1 + name.len();
        let (all, end) = attributes(self.source, start);
        self.border(name, self.at..end);
        if self.dialect == Dialect::Html {
            self.grids.open(name, || self::span(self.source, &all));
        }
        self.name(self.at + 1..start);
        let (naming, is_account) = (self.naming(&all), self.is_account(&all));
        for attribute in &all {
            self.attribute(attribute, naming, is_account);
        }
        self.at = end;
        let is_empty = self.source.get(..end).is_some_and(|before| before.ends_with("/>"));
        let is_void = self.dialect == Dialect::Html && vocabulary::is_void(name);
        if self.dialect == Dialect::Html && vocabulary::is_program(name) && !is_empty {
            return self.program(name, &all);
        }
        if !is_empty && !is_void && self.open.len() < DEEPEST {
            let label = match self.dialect {
                Dialect::Xml => {
                    Some(naming.unwrap_or(name)).filter(|name| name.len() <= LONGEST_NAME).map(str::to_owned)
                }
                Dialect::Html => None,
            };
            self.open.push((name, label));
        }
    }

    /// What an element says that it is called: `password` of `<add key="password" …>`.
    fn naming(&self, all: &[Attribute]) -> Option<&'a str> {
        let source = self.source;
        let text = |range: &Range<usize>| source.get(range.clone()).unwrap_or_default();
        let is_naming = |attribute: &&Attribute| vocabulary::is_naming(text(&attribute.name));
        all.iter().find(is_naming).map(|attribute| text(&attribute.value)).filter(|name| !name.is_empty())
    }

    /// Tells whether an element says where to go, as whom, and with which password.
    fn is_account(&self, all: &[Attribute]) -> bool {
        let name = |attribute: &Attribute| self.source.get(attribute.name.clone()).unwrap_or_default();
        [vocabulary::HOSTS, vocabulary::USERS, vocabulary::PASSWORDS]
            .iter()
            .all(|names| all.iter().any(|attribute| is_one_of(name(attribute), names)))
    }

    fn attribute(&mut self, attribute: &Attribute, naming: Option<&str>, is_account: bool) {
        let name = self.source.get(attribute.name.clone()).unwrap_or_default();
        self.name(attribute.name.clone());
        if attribute.value.is_empty() {
            return;
        }
        let mut piece = text::decoded(self.source, attribute.value.clone());
        piece.sense = if vocabulary::is_address(name) { Sense::Address } else { Sense::Literal };
        let quoted: Write = |text| format!("\"{}\"", text.replace('"', "&quot;")).into();
        piece.writing = if attribute.is_quoted { Writing::Escaped(escape_attribute) } else { Writing::Bare(quoted) };
        let of_value = naming.filter(|_| vocabulary::is_value(name));
        let is_password = is_account && is_one_of(name, vocabulary::PASSWORDS);
        let label = if is_password { STORED_PASSWORD } else { of_value.unwrap_or(name) };
        self.pieces.push(piece.labelled(Some(label)));
    }

    /// The content of an element that is a program and no text, up to the tag that closes it (HTML, 13.2.5.15).
    fn program(&mut self, name: &str, all: &[Attribute]) {
        let rest = self.source.get(self.at..).unwrap_or_default();
        let end = end_of(rest, name);
        let body = rest.get(..end).unwrap_or_default();
        let value = |wanted: &str| {
            let named = all.iter().find(|attribute| self.source.get(attribute.name.clone()) == Some(wanted));
            named.and_then(|attribute| self.source.get(attribute.value.clone())).unwrap_or_default()
        };
        let kind = value("type");
        let language = Language::named(if name.eq_ignore_ascii_case("style") { "css" } else { "js" });
        let is_other = kind.contains("template") || kind.contains("html") || kind.contains("text/x-");
        let of_json = if kind.contains("json") { json::pieces(body) } else { None };
        let inside = match (of_json, language) {
            (Some(pieces), _) => pieces,
            (None, Some(language)) if !is_other => program::pieces(body, language),
            _ => vec![Piece::plain(body, 0..body.len(), Sense::Value, Writing::Escaped(without_signs))],
        };
        self.pieces.extend(inside.into_iter().map(|piece| piece.moved(self.at)));
        self.at += end;
    }
}

/// How many columns and rows a cell goes over (HTML, 4.9.11); nothing where that cannot be told.
fn span(source: &str, all: &[Attribute]) -> Option<(usize, usize)> {
    const MOST: usize = 1000;
    let count = |wanted: &str| {
        let is_wanted = |name: &str| name.eq_ignore_ascii_case(wanted);
        let named = all.iter().find(|attribute| source.get(attribute.name.clone()).is_some_and(is_wanted));
        let Some(attribute) = named else { return Some(1) };
        let number = source.get(attribute.value.clone())?.trim().parse().ok()?;
        (1..=MOST).contains(&number).then_some(number)
    };
    Some((count("colspan")?, count("rowspan")?))
}

/// Tells whether a bracket is the last sign before the end of its declaration.
fn is_last(rest: &str, at: usize) -> bool {
    rest.get(at + 1..).is_some_and(|after| after.trim_start().starts_with('>'))
}

/// Where the tag begins that closes an element, whatever its letters.
fn end_of(rest: &str, name: &str) -> usize {
    let is_end = |at: &usize| {
        let after = rest.get(at + 2..).unwrap_or_default();
        after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    memchr::memmem::find_iter(rest.as_bytes(), b"</").find(is_end).unwrap_or(rest.len())
}

fn is_name_start(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '_' | ':')
}

/// The name at the start of a text.
fn name_in(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '=' | '<'));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests;
