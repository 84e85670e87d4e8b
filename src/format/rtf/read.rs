//! The one pass over a file: finds what does not stay, and gathers texts with their places.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::destination::{self, Sort, has};
use super::letter::{Letters, of_charset, of_page};
use super::picture::Picture;
use super::site::Side;
use super::story::{Parts, Story};
use crate::error::{Error, Result};
use crate::format::odf::cell::Table;
use crate::format::ooxml::attribute::Class;
use crate::format::ooxml::splice::{Form, Patch};
use crate::format::{Changes, Comments, Options};
use crate::model::{DroppedKind, Place};
use crate::syntax::rtf::{Lexer, Token, word};

/// Reads a file.
pub struct Reader<'a> {
    pub(super) lexer: Lexer<'a>,
    source: &'a [u8],
    pub(super) options: &'a Options,
    pub(super) parts: Parts,
    pub(super) groups: Vec<Group>,
    pub(super) stories: Vec<Story>,
    letters: Letters,
    /// Where a control word ended without a blank.
    glued_at: usize,
    /// The character sets of the fonts, and the font that is told of.
    fonts: BTreeMap<i32, &'static Encoding>,
    font: i32,
    usual_font: i32,
    usual: &'static Encoding,
    /// The table at hand, and whether a row and a cell of it are open.
    pub(super) table: Table,
    pub(super) is_row: bool,
    pub(super) is_cell: bool,
    /// The property of a shape that was named last.
    pub(super) property: String,
    /// The picture at hand.
    pub(super) picture: Picture,
    /// Those who commented.
    pub(super) authors: BTreeMap<String, usize>,
}

/// What is true in a group.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// What its text is.
    pub sort: Sort,
    /// How many signs stand in for a character of Unicode.
    pub stand_ins: usize,
    /// The font of it, where it is not the usual one.
    pub font: Option<i32>,
    /// Whether its text is not shown.
    pub is_hidden: bool,
    /// On which side of a tracked change it stands.
    pub side: Side,
    /// Whether it stands in a table.
    pub is_cell: bool,
    /// Whether a text ends with it.
    pub has_story: bool,
    /// Whether it holds the same twice, for readers who know Unicode and for others.
    pub is_double: bool,
}

const OUTSIDE: Group = Group {
    sort: Sort::Text(Place::Paragraph),
    stand_ins: 1,
    font: None,
    is_hidden: false,
    side: Side::Both,
    is_cell: false,
    has_story: false,
    is_double: false,
};

/// Why a file is refused that is cut off.
pub const UNENDED: Error = Error::Malformed { what: "its groups do not end" };
/// Numbers of more digits are none of the format's own.
const MOST_DIGITS: u32 = 1_000_000;

impl<'a> Reader<'a> {
    /// Begins a file.
    pub fn new(source: &'a [u8], options: &'a Options) -> Self {
        Self {
            lexer: Lexer::new(source),
            source,
            options,
            parts: Parts::new(&options.limits),
            groups: Vec::new(),
            stories: Vec::new(),
            letters: Letters::default(),
            glued_at: usize::MAX,
            fonts: BTreeMap::new(),
            font: 0,
            usual_font: 0,
            usual: WINDOWS_1252,
            table: Table::default(),
            is_row: false,
            is_cell: false,
            property: String::new(),
            picture: Picture::default(),
            authors: BTreeMap::new(),
        }
    }

    /// Reads to the end.
    ///
    /// # Errors
    /// What [`Lexer`] gives, `Malformed` for groups that do not end, `LimitExceeded` for too many units.
    pub fn read(mut self) -> Result<Parts> {
        // What stands before the first group is a mark and white space.
        while self.lexer.next()?.is_some_and(|token| token != Token::Open) {}
        self.open()?;
        while !self.groups.is_empty() {
            match self.lexer.next()?.ok_or(UNENDED)? {
                Token::Open => self.open()?,
                Token::Close => self.close()?,
                Token::Word(name, number) => self.word(name, number)?,
                Token::Sign(sign) => self.sign(sign)?,
                Token::Byte(byte) => self.bytes(&[byte], true)?,
                Token::Text(text) => self.bytes(text, false)?,
                Token::Data(data) => self.data(data),
                Token::Blank => {}
            }
        }
        // What stands behind the last group is read by nobody.
        let rest = self.source.get(self.lexer.end..).unwrap_or_default();
        if rest.iter().any(|byte| !byte.is_ascii_whitespace()) {
            self.parts.tally.add(DroppedKind::Unreferenced, usize::from(rest.iter().any(|byte| *byte != 0)));
            self.cut(self.lexer.end, self.source.len(), "\n");
        }
        Ok(self.parts)
    }

    pub(super) fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or(OUTSIDE)
    }

    pub(super) fn encoding(&self) -> &'static Encoding {
        let font = self.group().font.unwrap_or(self.usual_font);
        self.fonts.get(&font).copied().unwrap_or(self.usual)
    }

    /// Leaves out a range and writes something there.
    pub(super) fn cut(&mut self, start: usize, end: usize, instead: &str) {
        let blank = if self.is_glued(start) { " " } else { "" };
        self.parts.cuts.push(Patch { start, end, instead: format!("{blank}{instead}") });
    }

    /// Tells whether text at a place would make the control word before it longer.
    pub(super) const fn is_glued(&self, at: usize) -> bool {
        self.glued_at == at
    }

    fn word(&mut self, name: &str, number: Option<i32>) -> Result<()> {
        let (start, end) = (self.lexer.start, self.lexer.end);
        if name == "u" {
            return self.unicode(code(number), start, end);
        }
        self.end_letters();
        self.know(name, number);
        let is_accepted = self.options.changes == Changes::Accept && matches!(name, "deleted" | "revised");
        let kind = if is_accepted { Some(DroppedKind::TrackedChange) } else { destination::trace(name) };
        // Lists are told apart by numbers of any length; what the file is stays whatever its version.
        let is_of_list = has("leveltemplateid listid listtemplateid rtf", name);
        let is_long = number.is_some_and(|number| number.unsigned_abs() >= MOST_DIGITS) && !is_of_list;
        let is_comment = name == "chatn" && self.options.comments == Comments::Drop;
        if kind.is_some() || is_long || is_comment || !word::is_known(name) {
            kind.into_iter().for_each(|kind| self.parts.tally.add(kind, 1));
            self.cut(start, end, "");
            return Ok(());
        }
        if self.group().sort == Sort::Picture {
            self.picture.word(name, start..end);
        }
        self.glue(end);
        match name {
            "par" | "sect" | "page" | "cell" | "nestcell" | "row" | "nestrow" => self.end_paragraph(name),
            _ => {
                let shown = destination::shown(name);
                shown.into_iter().for_each(|shown| self.add(shown, start, end, Form::Element));
                Ok(())
            }
        }
    }

    /// Takes in what a control word says of the text behind it.
    fn know(&mut self, name: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        match name {
            "ansicpg" => self.usual = number.and_then(of_page).unwrap_or(WINDOWS_1252),
            "mac" => self.usual = encoding_rs::MACINTOSH,
            "deff" => self.usual_font = number.unwrap_or(0),
            "fcharset" | "cpg" => {
                let read = if name == "cpg" { of_page } else { of_charset };
                let encoding = number.and_then(read).unwrap_or(self.usual);
                self.fonts.insert(self.font, encoding);
            }
            _ => {}
        }
        let Some(group) = self.groups.last_mut() else { return };
        match name {
            "f" if group.sort == Sort::Names(Class::Font) => {
                self.font = number.unwrap_or(0);
            }
            "f" => group.font = number,
            "uc" => group.stand_ins = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(1),
            "v" => group.is_hidden = is_on,
            "deleted" => group.side = if is_on { Side::Before } else { Side::Both },
            "revised" if self.options.changes == Changes::Keep => {
                group.side = if is_on { Side::After } else { Side::Both };
            }
            "plain" => (group.is_hidden, group.side, group.font) = (false, Side::Both, None),
            "pard" => group.is_cell = false,
            "intbl" => group.is_cell = is_on,
            "ftnalt" if group.sort == Sort::Text(Place::Footnote) => group.sort = Sort::Text(Place::Endnote),
            _ => {}
        }
    }

    fn sign(&mut self, sign: u8) -> Result<()> {
        let (start, end) = (self.lexer.start, self.lexer.end);
        if self.letters.is_told() {
            self.stand_in(b'?', start, end);
            return Ok(());
        }
        self.end_letters();
        let shown = match sign {
            b'\\' | b'{' | b'}' => char::from(sign),
            b'~' => '\u{a0}',
            b'_' => '-',
            // What may be a hyphen is not shown, and what is marked is known already.
            b'-' | b'*' | b':' | b'|' => return Ok(()),
            _ => {
                self.cut(start, end, "");
                return Ok(());
            }
        };
        if self.is_taken_out(start, end) {
            return Ok(());
        }
        self.add(shown.encode_utf8(&mut [0; 4]), start, end, Form::Escape);
        Ok(())
    }

    /// Takes in bytes of text.
    fn bytes(&mut self, bytes: &[u8], is_escape: bool) -> Result<()> {
        let (start, end) = (self.lexer.start, self.lexer.end);
        match self.group().sort {
            Sort::Picture => {
                self.picture.digits(bytes, start..end, is_escape);
                return Ok(());
            }
            Sort::Numbers => {
                let is_number =
                    if is_escape { bytes < b" ".as_slice() } else { bytes.iter().all(|byte| b"; ".contains(byte)) };
                if !is_number {
                    self.cut(start, end, "");
                }
                return Ok(());
            }
            _ => {}
        }
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let [byte, ..] = rest else { break };
            let (from, to) = if is_escape { (start, end) } else { (start + at, start + at + 1) };
            if self.letters.is_told() {
                self.stand_in(*byte, from, to);
                at += 1;
                continue;
            }
            if self.is_taken_out(from, end) {
                break;
            }
            let is_list = self.group().sort.is_list();
            let is_plain = |byte: &&u8| byte.is_ascii() && !(is_list && **byte == b';');
            let run = rest.iter().take_while(is_plain).count();
            if is_list && !is_escape && *byte == b';' && !self.letters.is_begun() {
                self.end_story(self.group())?;
                at += 1;
            } else if run > 0 && !is_escape && !self.letters.is_begun() {
                let text = rest.get(..run).map(String::from_utf8_lossy).unwrap_or_default();
                self.add(&text, from, from + run, Form::Plain);
                at += run;
            } else {
                let encoding = self.encoding();
                if let Some((text, from)) = self.letters.byte(*byte, from, encoding) {
                    self.add(&text, from, to, Form::Escape);
                }
                at += 1;
            }
        }
        Ok(())
    }

    /// Leaves out what was taken out, where changes are accepted.
    fn is_taken_out(&mut self, start: usize, end: usize) -> bool {
        let is_out = self.options.changes == Changes::Accept && self.group().side == Side::Before;
        if is_out {
            self.parts.tally.add(DroppedKind::TrackedChange, 1);
            self.cut(start, end, "");
        }
        is_out
    }

    fn unicode(&mut self, code: u16, start: usize, end: usize) -> Result<()> {
        self.end_stand_ins();
        let stand_ins = self.group().stand_ins;
        if self.is_taken_out(start, end) {
            return Ok(());
        }
        if let Some((letter, from)) = self.letters.code(code, start, stand_ins) {
            self.add(letter.encode_utf8(&mut [0; 4]), from, end, Form::Escape);
        }
        self.glue(end);
        Ok(())
    }

    /// Remembers that a control word ends at a place, unless something parts it from text already.
    fn glue(&mut self, end: usize) {
        if self.source.get(end.saturating_sub(1)).is_some_and(u8::is_ascii_alphanumeric) {
            self.glued_at = end;
        }
    }

    /// Takes in what only stands in for a character: it goes where that goes.
    fn stand_in(&mut self, byte: u8, start: usize, end: usize) {
        self.letters.stand_in(byte, start..end);
        if self.letters.is_whole() {
            self.stories.last_mut().into_iter().for_each(|story| story.reach(end));
        }
        if !self.letters.is_told() {
            self.end_stand_ins();
        }
    }

    fn end_stand_ins(&mut self) {
        if let Some((place, signs)) = self.letters.end_stand_ins(self.encoding()) {
            self.parts.cuts.push(Patch { start: place.start, end: place.end, instead: signs });
        }
    }

    /// Ends a character of which only the first half came.
    pub(super) fn end_letters(&mut self) {
        self.end_stand_ins();
        if let Some(start) = self.letters.end() {
            self.add("\u{fffd}", start, self.lexer.start, Form::Escape);
        }
    }

    fn add(&mut self, text: &str, start: usize, end: usize, form: Form) {
        let (group, is_glued) = (self.group(), self.is_glued(start));
        if let Some(story) = self.stories.last_mut() {
            story.add(text, start, end, form, is_glued, &group);
        }
    }

    fn data(&mut self, data: &[u8]) {
        if self.group().sort == Sort::Picture {
            return self.picture.data(data, self.lexer.start..self.lexer.end);
        }
        self.parts.tally.add(DroppedKind::EmbeddedObject, 1);
        self.cut(self.lexer.start, self.lexer.end, "");
    }
}

/// A code unit of Unicode, which is written as a number with a sign.
pub fn code(number: Option<i32>) -> u16 {
    u16::try_from(number.unwrap_or(0) & 0xffff).unwrap_or(0xfffd)
}
