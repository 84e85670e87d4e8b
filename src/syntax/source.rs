//! Sources: texts that machines read, parted into the pieces that say something to people.
//!
//! A reader goes over a source once and gives its pieces: strings, comments, values, keys, and the names in between. What
//! is no piece is punctuation and stays. A source that breaks its own rules is no fault here: the reader gives nothing,
//! and whoever asked reads it as plain text.

pub mod calendar;
pub mod credential;
mod escape;
pub mod json;
mod label;
mod language;
pub mod markup;
pub mod program;
mod remark;
pub mod settings;
pub mod toml;
pub mod yaml;

use std::borrow::Cow;
use std::ops::Range;

pub use self::language::Language;
use super::source_map::SourceMap;
use crate::error::{Error, Result};
use crate::model::{Edit, edit};

/// A stretch of a source that says something by itself.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its bytes in the source, without the signs around it.
    pub range: Range<usize>,
    /// What it says, with the escapes undone.
    pub text: String,
    /// From places in the text to places in the range.
    pub map: SourceMap,
    /// What of the range is no part of the text and stays whatever becomes of it, in order: tags, signs of comments.
    pub gaps: Vec<Range<usize>>,
    /// What it is.
    pub sense: Sense,
    /// How something else is written there.
    pub writing: Writing,
    /// The key of the value, the name that it is given to.
    pub label: Option<String>,
    /// What stands around the text that it was read in, where that is itself written with escapes.
    pub wrap: Option<Wrap>,
}

/// How a text is written inside another source.
#[derive(Debug, Clone, Copy)]
pub struct Wrap {
    /// Undoes the escapes.
    pub undo: fn(&str) -> (String, SourceMap),
    /// Escapes what needs it.
    pub write: fn(&str) -> Cow<'_, str>,
}

/// What a piece is to those who read the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// A value, a string, a text.
    Value,
    /// A string of a program, or an attribute: it may be a text, and most are none.
    Literal,
    /// A remark to people.
    Comment,
    /// The name of a value.
    Key,
    /// The address of something.
    Address,
    /// What stands between strings and comments in a program: names, numbers, signs.
    Code,
    /// The same where words need no quotes to be a value: the command lines of a shell.
    Command,
}

/// Writes a text as the place needs it.
pub type Write = fn(&str) -> Cow<'_, str>;

/// How a stand-in is written in a piece.
#[derive(Debug, Clone, Copy)]
pub enum Writing {
    /// Each by itself, with what needs it escaped.
    Escaped(Write),
    /// The whole piece anew, since it has no quotes and may need some.
    Bare(Write),
}

/// The longest name of a value, in bytes: it is kept with each of its values.
const LONGEST_LABEL: usize = 200;

/// What is written in place of a range of a source.
pub type Change<'a> = (Range<usize>, Cow<'a, str>);

impl Piece {
    /// A piece that is written as it is read.
    pub fn plain(source: &str, range: Range<usize>, sense: Sense, writing: Writing) -> Self {
        let text = source.get(range.clone()).unwrap_or_default().to_owned();
        Self { range, text, map: SourceMap::default(), gaps: Vec::new(), sense, writing, label: None, wrap: None }
    }

    /// The same with the name that it is given to; one that is as long as a text names nothing.
    #[must_use]
    pub fn labelled(mut self, label: Option<&str>) -> Self {
        self.name(label);
        self
    }

    /// Gives it another name, as above.
    pub fn name(&mut self, label: Option<&str>) {
        self.label = label.filter(|label| label.len() <= LONGEST_LABEL).map(str::to_owned);
    }

    /// The same as part of a source that begins so many bytes further on.
    #[must_use]
    pub fn moved(mut self, by: usize) -> Self {
        self.range = self.range.start + by..self.range.end + by;
        self.gaps.iter_mut().for_each(|gap| *gap = gap.start + by..gap.end + by);
        self
    }

    /// The same, read in the text of another piece, as part of the source of that one.
    #[must_use]
    pub fn within(mut self, outer: &Self, wrap: Wrap) -> Self {
        let place = |at: usize| outer.range.start + outer.map.source(at);
        self.map = self.map.through(self.text.len(), self.range.start, &outer.map);
        self.range = place(self.range.start)..place(self.range.end);
        let first = outer.gaps.partition_point(|gap| gap.start < self.range.start);
        let around = outer.gaps.iter().skip(first).take_while(|gap| gap.end <= self.range.end).cloned();
        let mut gaps: Vec<_> = self.gaps.iter().map(|gap| place(gap.start)..place(gap.end)).chain(around).collect();
        gaps.sort_by_key(|gap| gap.start);
        self.gaps.clear();
        for gap in gaps {
            match self.gaps.last_mut() {
                Some(last) if gap.start < last.end => last.end = last.end.max(gap.end),
                _ => self.gaps.push(gap),
            }
        }
        self.wrap = Some(wrap);
        self
    }
}

/// Where in a source a piece stands, once its text has gone elsewhere.
#[derive(Debug)]
pub struct Stretch {
    range: Range<usize>,
    map: SourceMap,
    gaps: Vec<Range<usize>>,
    writing: Writing,
    wrap: Option<Wrap>,
}

const UNFIT: Error = Error::CannotRewrite { what: "a change does not fit its place" };

impl Stretch {
    /// Where in the source it begins.
    pub fn start(&self) -> usize {
        self.range.start
    }

    /// Parts a piece into its place and its text.
    pub fn of(piece: &mut Piece) -> Self {
        let (map, gaps) = (std::mem::take(&mut piece.map), std::mem::take(&mut piece.gaps));
        Self { range: piece.range.clone(), map, gaps, writing: piece.writing, wrap: piece.wrap }
    }

    /// What edits of its text mean for the source, in order.
    ///
    /// # Errors
    /// `CannotRewrite` when an edit does not fit the text.
    pub fn changes<'a>(&self, source: &str, text: &str, edits: &'a [Edit]) -> Result<Vec<Change<'a>>> {
        // Applying checks that the edits fit, so that the places taken over into the source are sound.
        edit::apply(text, edits).ok_or(UNFIT)?;
        let mut changes = Vec::with_capacity(edits.len());
        match self.writing {
            Writing::Escaped(escape) => {
                for edit in edits {
                    let range = self.place(edit.span.start())..self.place(edit.span.end());
                    self.change(range, self.wrapped(escape(&edit.stand_in)), &mut changes);
                }
            }
            Writing::Bare(write) => {
                let written = write(&self.anew(source, edits)?).into_owned();
                self.change(self.range.clone(), self.wrapped(written.into()), &mut changes);
            }
        }
        Ok(changes)
    }

    fn place(&self, at: usize) -> usize {
        self.range.start + self.map.source(at)
    }

    /// The whole piece with the edits in it, as it is written where it was read.
    fn anew(&self, source: &str, edits: &[Edit]) -> Result<String> {
        let mut out = String::new();
        let mut from = self.range.start;
        for edit in edits {
            out.push_str(&self.unwrapped(source, from..self.place(edit.span.start())).ok_or(UNFIT)?);
            out.push_str(&edit.stand_in);
            from = self.place(edit.span.end());
        }
        out.push_str(&self.unwrapped(source, from..self.range.end).ok_or(UNFIT)?);
        Ok(out)
    }

    /// A range of the source as it is where the piece was read.
    fn unwrapped<'s>(&self, source: &'s str, range: Range<usize>) -> Option<Cow<'s, str>> {
        let Some(wrap) = self.wrap else { return source.get(range).map(Cow::Borrowed) };
        let (mut out, mut from) = (String::new(), range.start);
        for gap in self.gaps.iter().filter(|gap| gap.start >= range.start && gap.end <= range.end) {
            out.push_str(&(wrap.undo)(source.get(from..gap.start)?).0);
            from = gap.end;
        }
        out.push_str(&(wrap.undo)(source.get(from..range.end)?).0);
        Some(out.into())
    }

    fn wrapped<'a>(&self, written: Cow<'a, str>) -> Cow<'a, str> {
        match self.wrap {
            Some(wrap) => (wrap.write)(&written).into_owned().into(),
            None => written,
        }
    }

    /// Writes something in place of a range: it goes before the first gap, and nothing is left around the others.
    fn change<'a>(&self, range: Range<usize>, mut written: Cow<'a, str>, changes: &mut Vec<Change<'a>>) {
        let mut from = range.start;
        let first = self.gaps.partition_point(|gap| gap.start < from);
        for gap in self.gaps.iter().skip(first).take_while(|gap| gap.end <= range.end) {
            changes.push((from..gap.start, std::mem::take(&mut written)));
            from = gap.end;
        }
        changes.push((from..range.end, written));
    }
}
