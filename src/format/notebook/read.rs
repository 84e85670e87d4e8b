//! The way through a notebook: what of it is text, what is a picture, what goes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::metadata;
use super::output::Open;
use crate::error::{Error, Result};
use crate::format::Options;
use crate::model::{Clue, DroppedKind};
use crate::syntax::markdown::unescape;
use crate::syntax::source::json::tree::{self, STRING, Shape, Value};
use crate::syntax::source::markup::{self, Dialect};
use crate::syntax::source::{Language, Piece, Sense, Writing, json, program};

/// What a notebook is made of.
#[derive(Debug, Default)]
pub struct Parts {
    /// Its texts.
    pub pieces: Vec<Piece>,
    /// Its pictures and drawings.
    pub figures: Vec<Open>,
    /// What is written otherwise whatever becomes of the texts.
    pub changes: Vec<(Range<usize>, String)>,
    /// What goes.
    pub dropped: BTreeMap<DroppedKind, usize>,
    /// What it told of those who made it.
    pub clues: Vec<Clue>,
    /// Where its cells say what they say, in order.
    pub sayings: Vec<Saying>,
    /// How many cells there are.
    cells: usize,
}

/// A part of a cell, as a reader of the notebook finds it.
#[derive(Debug)]
pub struct Saying {
    /// Where it stands in the source.
    pub range: Range<usize>,
    /// Which cell it is part of, counted from 1.
    pub cell: usize,
    /// Which output of the cell it is, counted from 1; 0 for the text of the cell.
    pub output: usize,
}

/// Goes through a notebook.
pub struct Reader<'a> {
    pub(super) source: &'a str,
    pub(super) options: &'a Options,
    /// The language of its programs.
    language: Option<&'static Language>,
    /// How many bytes may be unpacked yet.
    pub(super) left: u64,
    pub(super) parts: Parts,
    /// What makes it impossible to go on.
    error: Option<Error>,
}

/// What a text of a notebook is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Prose,
    Markdown,
    Program,
    Html,
}

/// What becomes of a named value: nothing where it stays.
pub type Fate = Option<DroppedKind>;

const NO_NOTEBOOK: Error = Error::Malformed { what: "it is no notebook of version 3 or 4" };
const UNKNOWN_KIND: Error = Error::Malformed { what: "a cell or an output of it is of a kind that is not known" };

impl<'a> Reader<'a> {
    /// Reads a notebook.
    ///
    /// # Errors
    /// `Malformed` for what is none.
    pub fn read(source: &'a str, options: &'a Options) -> Result<Parts> {
        let root = tree::read(source).ok_or(NO_NOTEBOOK)?;
        let version = root.get(source, "nbformat").and_then(|value| source.get(value.range.clone()));
        if !matches!(version, Some("3" | "4")) {
            return Err(NO_NOTEBOOK);
        }
        let language = metadata::language(source, &root);
        let left = options.limits.unpacked_bytes;
        let mut reader = Self { source, options, language, left, parts: Parts::default(), error: None };
        reader.notebook(&root);
        match reader.error {
            Some(error) => Err(error),
            None => Ok(reader.parts),
        }
    }

    fn notebook(&mut self, root: &Value) {
        self.object(root, |own, key, value| match key {
            "metadata" => own.metadata(value),
            "nbformat" | "nbformat_minor" | "orig_nbformat" => own.word(value),
            "cells" => own.each(value, Self::cell),
            "worksheets" => own.each(value, |own, sheet| {
                own.object(sheet, |own, key, value| match key {
                    "cells" => own.each(value, Self::cell),
                    "metadata" => own.cell_metadata(value),
                    _ => Some(DroppedKind::CustomData),
                })
            }),
            _ => Some(DroppedKind::CustomData),
        });
    }

    fn cell(&mut self, cell: &Value) -> Fate {
        let kind = match cell.get(self.source, "cell_type").and_then(|kind| kind.text(self.source)).as_deref() {
            Some("code") => Kind::Program,
            Some("markdown" | "heading") => Kind::Markdown,
            Some("html") => Kind::Html,
            Some("raw") => Kind::Prose,
            _ => return self.refuse(),
        };
        self.parts.cells += 1;
        let mut output = 0;
        self.object(cell, |own, key, value| match key {
            "cell_type" => own.one_of(value, &["code", "markdown", "heading", "html", "raw"]),
            "id" => own.name(value, Sense::Code),
            "metadata" => own.cell_metadata(value),
            "source" | "input" => {
                own.note_saying(value, 0);
                own.text(value, kind)
            }
            "outputs" => own.each(value, |own, value| {
                output += 1;
                own.note_saying(value, output);
                own.output(value)
            }),
            "attachments" => own.attachments(value),
            "execution_count" | "prompt_number" | "collapsed" | "level" => own.word(value),
            "language" => own.plain_or(value, "python"),
            _ => Some(DroppedKind::CustomData),
        })
    }

    fn note_saying(&mut self, value: &Value, output: usize) {
        let (range, cell) = (value.range.clone(), self.parts.cells);
        self.parts.sayings.push(Saying { range, cell, output });
    }

    /// Goes through the named values of an object; those that `visit` has a fate for are left out.
    pub(super) fn object(&mut self, value: &Value, mut visit: impl FnMut(&mut Self, &str, &Value) -> Fate) -> Fate {
        if !matches!(value.shape, Shape::Object(_)) {
            return self.generic(value);
        }
        let members = value.members();
        let (mut end, mut is_kept) = (value.range.start, false);
        for (at, member) in members.iter().enumerate() {
            let key = self.source.get(member.key.clone()).unwrap_or_default();
            match visit(self, key, &member.value) {
                None => is_kept = true,
                Some(kind) => {
                    *self.parts.dropped.entry(kind).or_default() += 1;
                    let start = member.key.start.saturating_sub(1);
                    let range = match members.get(at + 1) {
                        _ if is_kept => end..member.value.range.end,
                        Some(next) => start..next.key.start.saturating_sub(1),
                        None => start..member.value.range.end,
                    };
                    self.parts.changes.push((range, String::new()));
                }
            }
            end = member.value.range.end;
        }
        None
    }

    /// Goes through the values of a list, of which none is left out.
    pub(super) fn each(&mut self, value: &Value, mut visit: impl FnMut(&mut Self, &Value) -> Fate) -> Fate {
        if !matches!(value.shape, Shape::Array(_)) {
            return self.generic(value);
        }
        for item in value.items() {
            if visit(self, item).is_some() {
                return self.refuse();
            }
        }
        None
    }

    /// Any value: its strings and numbers are texts.
    pub(super) fn generic(&mut self, value: &Value) -> Fate {
        let pieces = self.source.get(value.range.clone()).and_then(json::pieces);
        match pieces {
            Some(pieces) => {
                self.parts.pieces.extend(pieces.into_iter().map(|piece| piece.moved(value.range.start)));
                None
            }
            None => Some(DroppedKind::CustomData),
        }
    }

    /// A short number or a constant, in which nothing hides.
    pub(super) fn word(&mut self, value: &Value) -> Fate {
        const LONGEST: usize = 5;
        let is_short = matches!(value.shape, Shape::Word) && value.range.len() <= LONGEST;
        if is_short { None } else { self.generic(value) }
    }

    /// A string that has to be one of these.
    pub(super) fn one_of(&mut self, value: &Value, known: &[&str]) -> Fate {
        let is_known = value.text(self.source).is_some_and(|text| known.contains(&text.as_str()));
        if is_known { None } else { self.refuse() }
    }

    /// A string that is a name to programs.
    pub(super) fn name(&mut self, value: &Value, sense: Sense) -> Fate {
        match value.lines(self.source).filter(|_| matches!(value.shape, Shape::Text)) {
            Some(piece) => {
                self.parts.pieces.push(Piece { sense, ..piece });
                None
            }
            None => self.generic(value),
        }
    }

    /// A string or a list of its lines.
    pub(super) fn text(&mut self, value: &Value, kind: Kind) -> Fate {
        let Some(whole) = value.lines(self.source) else { return self.generic(value) };
        if whole.text.is_empty() {
            return None;
        }
        let language = if kind == Kind::Program { self.language_of(&whole.text) } else { None };
        let source = whole.text.as_str();
        let inner = match (kind, language) {
            (Kind::Program, Some(language)) => program::pieces(source, language),
            (Kind::Html, _) => markup::pieces(source, Dialect::Html),
            (Kind::Markdown, _) => {
                let (text, map) = unescape(source);
                let writing = Writing::Escaped(|text| text.into());
                vec![Piece { text, map, ..Piece::plain(source, 0..source.len(), Sense::Value, writing) }]
            }
            _ => {
                self.parts.pieces.push(whole);
                return None;
            }
        };
        let inner = inner.into_iter().map(|piece| {
            let is_command = piece.sense == Sense::Code && piece.text.lines().any(is_command);
            let sense = if is_command { Sense::Command } else { piece.sense };
            Piece { sense, ..piece.within(&whole, STRING) }
        });
        self.parts.pieces.extend(inner);
        None
    }

    /// The language of a cell: its first line may name another.
    fn language_of(&self, text: &str) -> Option<&'static Language> {
        let Some(magic) = text.trim_start().strip_prefix("%%") else { return self.language };
        let mut words = magic.lines().next().unwrap_or_default().split_whitespace();
        let name = match words.next() {
            Some("script") => words.next(),
            name => name,
        };
        match name? {
            "bash" | "sh" | "!" | "system" | "sx" => Language::named("sh"),
            "javascript" | "js" => Language::named("js"),
            "sql" | "bigquery" => Language::named("sql"),
            "ruby" => Language::named("rb"),
            "perl" => Language::named("pl"),
            "R" => Language::named("r"),
            "writefile" | "file" | "html" | "HTML" | "svg" | "SVG" | "latex" | "markdown" => None,
            _ => self.language,
        }
    }

    pub(super) fn refuse(&mut self) -> Fate {
        self.error.get_or_insert(UNKNOWN_KIND);
        None
    }
}

/// Tells whether a line of a program is a command to a shell or to the notebook.
fn is_command(line: &str) -> bool {
    line.trim_start().starts_with(['!', '%'])
}
