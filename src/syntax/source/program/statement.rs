//! Statements of SQL (ISO/IEC 9075-2, 11.3 and 14.11), as far as they tell which column a value is stored in.
//!
//! The reader of programs hands over word by word. What is no statement that is known ends the one at hand, and a row that
//! is not as wide as its table says nothing about its values.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::bytes::is_one_of;
use crate::syntax::source::{Piece, Sense};

/// The longest name of a table that is kept, in bytes.
const LONGEST_NAME: usize = 200;

/// A number of so many digits may be somebody's.
const LEAST_DIGITS: usize = 6;

/// Words between the verb and the name of a table.
const BEFORE_NAME: &[&str] = &[
    "into",
    "or",
    "ignore",
    "replace",
    "abort",
    "rollback",
    "fail",
    "overwrite",
    "low_priority",
    "high_priority",
    "delayed",
    "table",
    "if",
    "not",
    "exists",
];

/// Words behind the name of a table that end what is followed here.
const OTHER: &[&str] =
    &["select", "set", "from", "where", "with", "as", "like", "default", "insert", "create", "update", "delete"];

/// Words before a table in the statement that makes it.
const BEFORE_TABLE: &[&str] = &["or", "replace", "global", "local", "temp", "temporary", "unlogged", "external"];

/// Words that begin a rule of a table where its columns are told.
const RULES: &[&str] = &[
    "primary",
    "unique",
    "constraint",
    "foreign",
    "check",
    "key",
    "index",
    "fulltext",
    "spatial",
    "exclude",
    "like",
    "period",
];

/// What the reader comes upon.
#[derive(Debug, Clone, Copy)]
pub enum Token<'a> {
    /// A word or a number.
    Word(&'a str),
    /// A name between signs that only names have.
    Name(&'a str),
    /// What stands in double quotes, a name or a string, and its piece.
    Quoted(&'a str, usize),
    /// A string, by its piece.
    Text(usize),
    /// A sign that is no blank.
    Sign(char),
}

/// The names of a table's columns, in order.
pub type Columns<'a> = Rc<[&'a str]>;

/// Follows statements.
#[derive(Debug, Default)]
pub struct Statement<'a> {
    state: State,
    verb: Verb,
    table: &'a str,
    /// The columns of the tables made so far, by name in lower case.
    tables: BTreeMap<String, Columns<'a>>,
    /// The columns that are being told.
    told: Vec<&'a str>,
    /// Those that the statement fills.
    columns: Option<Columns<'a>>,
    /// Whether a name comes next, or the rest of one behind a dot.
    is_name_next: bool,
    /// How many brackets are open.
    depth: usize,
    /// The column of the value at hand.
    column: usize,
    /// The pieces of the row at hand, each with its column.
    row: Vec<(usize, usize)>,
    /// Whether a value begins here.
    is_value_next: bool,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Between,
    /// Behind the word that makes something.
    Making,
    /// Before and in the name of the table.
    Naming,
    /// Behind it, and behind the columns.
    Named,
    /// In the list of columns.
    Listing,
    /// In the columns of a table that is made.
    Defining,
    /// In rows of values.
    Filling,
    /// Before the name of where rows are copied from.
    Copying,
    /// Behind it, where the rows come from the file itself.
    Inside,
    /// Before these rows.
    Ready,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Verb {
    #[default]
    Insert,
    Create,
    Copy,
}

impl<'a> Statement<'a> {
    /// Goes on behind a token; where it ends a row, the pieces of the row are given their labels.
    pub fn take(&mut self, token: Token<'a>, pieces: &mut [Piece]) {
        match self.state {
            State::Between | State::Ready => self.begin(token),
            State::Making => match token {
                Token::Word(word) if word.eq_ignore_ascii_case("table") => self.name(Verb::Create),
                Token::Word(word) if is_one_of(word, BEFORE_TABLE) => {}
                _ => self.begin(token),
            },
            State::Naming => self.in_name(token),
            State::Named => self.behind_name(token),
            State::Listing => self.in_list(token),
            State::Defining => self.in_definition(token),
            State::Filling => self.in_rows(token, pieces),
            State::Copying => match token {
                Token::Word(word) if word.eq_ignore_ascii_case("stdin") => self.state = State::Inside,
                _ => self.begin(token),
            },
            State::Inside => match token {
                Token::Sign(';') => self.state = State::Ready,
                _ => self.begin(token),
            },
        }
    }

    /// Tells whether a word is a number in a row that may be somebody's.
    pub fn is_number(&self, word: &str) -> bool {
        self.state == State::Filling
            && self.depth == 1
            && self.is_value_next
            && word.len() >= LEAST_DIGITS
            && word.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Tells whether rows follow as lines, which it tells once, and gives the columns as far as they are known.
    pub fn lines(&mut self) -> Option<Columns<'a>> {
        if self.state != State::Ready {
            return None;
        }
        self.state = State::Between;
        Some(self.columns.take().unwrap_or_else(|| Rc::from([])))
    }

    /// Ends the statement at hand; the token may begin another.
    fn begin(&mut self, token: Token<'a>) {
        self.state = State::Between;
        let Token::Word(word) = token else { return };
        if is_one_of(word, &["insert", "into", "replace"]) {
            self.name(Verb::Insert);
        } else if word.eq_ignore_ascii_case("copy") {
            self.name(Verb::Copy);
        } else if word.eq_ignore_ascii_case("create") {
            self.state = State::Making;
        }
    }

    fn name(&mut self, verb: Verb) {
        (self.state, self.verb, self.table, self.columns) = (State::Naming, verb, "", None);
        self.is_name_next = true;
    }

    fn in_name(&mut self, token: Token<'a>) {
        match token {
            Token::Word(word) if self.table.is_empty() && is_one_of(word, BEFORE_NAME) => {}
            Token::Word(name) | Token::Name(name) | Token::Quoted(name, _) if self.is_name_next => {
                (self.table, self.is_name_next) = (name, false);
            }
            Token::Sign('.') if !self.table.is_empty() => self.is_name_next = true,
            _ if self.table.is_empty() || self.is_name_next => self.begin(token),
            _ => {
                self.columns = self.tables.get(&key(self.table)).cloned();
                self.state = State::Named;
                self.behind_name(token);
            }
        }
    }

    fn behind_name(&mut self, token: Token<'a>) {
        match token {
            Token::Sign('(') => {
                self.told.clear();
                (self.depth, self.is_name_next) = (1, true);
                self.state = if self.verb == Verb::Create { State::Defining } else { State::Listing };
            }
            Token::Word(word) if self.verb == Verb::Copy && word.eq_ignore_ascii_case("from") => {
                self.state = State::Copying;
            }
            Token::Word(word) if self.verb == Verb::Insert && word.eq_ignore_ascii_case("values") => {
                (self.state, self.depth) = (State::Filling, 0);
            }
            Token::Word(word) if self.verb == Verb::Insert && !is_one_of(word, OTHER) => {}
            _ => self.begin(token),
        }
    }

    fn in_list(&mut self, token: Token<'a>) {
        match token {
            Token::Word(name) | Token::Name(name) | Token::Quoted(name, _) if self.is_name_next => {
                self.told.push(name);
                self.is_name_next = false;
            }
            Token::Sign('.') if !self.is_name_next => {
                self.told.pop();
                self.is_name_next = true;
            }
            Token::Sign(',') if !self.is_name_next => self.is_name_next = true,
            Token::Sign(')') if !self.is_name_next => {
                self.columns = Some(self.told.as_slice().into());
                self.state = State::Named;
            }
            _ => self.begin(token),
        }
    }

    fn in_definition(&mut self, token: Token<'a>) {
        match token {
            Token::Sign(';') => self.begin(token),
            Token::Sign('(') => self.depth += 1,
            Token::Sign(')') if self.depth > 1 => self.depth -= 1,
            Token::Sign(')') => {
                if self.table.len() <= LONGEST_NAME {
                    self.tables.insert(key(self.table), self.told.as_slice().into());
                }
                self.state = State::Between;
            }
            Token::Sign(',') if self.depth == 1 => self.is_name_next = true,
            _ if !self.is_name_next || self.depth > 1 => {}
            Token::Word(name) | Token::Name(name) | Token::Quoted(name, _) => {
                let is_rule = matches!(token, Token::Word(word) if is_one_of(word, RULES));
                self.told.extend(Some(name).filter(|_| !is_rule));
                self.is_name_next = false;
            }
            _ => {}
        }
    }

    fn in_rows(&mut self, token: Token<'a>, pieces: &mut [Piece]) {
        self.is_value_next = false;
        match token {
            Token::Sign(';') => self.begin(token),
            Token::Sign('(') if self.depth == 0 => {
                self.row.clear();
                (self.depth, self.column, self.is_value_next) = (1, 0, true);
            }
            Token::Sign(',') if self.depth == 0 => {}
            Token::Word(word) if self.depth == 0 && word.eq_ignore_ascii_case("row") => {}
            _ if self.depth == 0 => self.begin(token),
            Token::Sign('(' | '[') => self.depth += 1,
            Token::Sign(')' | ']') => {
                self.depth -= 1;
                if self.depth == 0 {
                    self.end_row(pieces);
                }
            }
            Token::Sign(',') if self.depth == 1 => (self.column, self.is_value_next) = (self.column + 1, true),
            Token::Quoted(_, piece) | Token::Text(piece) => self.row.push((piece, self.column)),
            Token::Sign(_) | Token::Word(_) | Token::Name(_) => {}
        }
    }

    fn end_row(&mut self, pieces: &mut [Piece]) {
        let Some(columns) = self.columns.as_ref().filter(|columns| columns.len() == self.column + 1) else { return };
        for (piece, column) in self.row.drain(..) {
            let Some((piece, name)) = pieces.get_mut(piece).zip(columns.get(column)) else { continue };
            piece.sense = Sense::Value;
            piece.name(Some(name));
        }
    }
}

/// A table by its name, which may be written in any letters; none is as long as what is not kept.
fn key(name: &str) -> String {
    if name.len() > LONGEST_NAME { String::new() } else { name.to_lowercase() }
}

/// A name at the start of a text in signs that only names have: MySQL's and those of Transact-SQL. Quotes stand in none, so
/// that no string is taken for a name.
pub fn name_in_signs(text: &str) -> Option<&str> {
    let close = match text.as_bytes().first()? {
        b'`' => '`',
        b'[' => ']',
        _ => return None,
    };
    let inside = text.get(1..)?;
    let near = inside.get(..inside.floor_char_boundary(LONGEST_NAME))?;
    let end = near.find(['`', '[', ']', '\'', '"', '\n'])?;
    near.get(..end).filter(|_| near.get(end..).is_some_and(|rest| rest.starts_with(close)))
}

/// Tells whether the first bytes of a text, so many, are all of a value.
pub fn is_whole_value(text: &str, len_bytes: usize) -> bool {
    text.get(len_bytes..).is_some_and(|after| after.trim_start().starts_with([',', ')']))
}

#[cfg(test)]
mod tests;
