//! The words, numbers and line ends of a piece of text, as addresses are made of them.

use crate::detect::character::{is_blank, is_letter};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A number as houses and post districts have them: `12`, `12a`, `4/25`, `12-14`, `90010-1701`.
    Number,
    /// Letters, with what joins them: `Saint-Denis`, `O'Connell`, `42nd`.
    Word,
    /// Letters and digits mixed: `SW1A`, `2H0`.
    Code,
    Comma,
    Dot,
    /// One or more line ends, with the marks of quotation behind them.
    Line,
    Other,
}

/// A token and where it stands in its text.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    /// Whether a blank or a line end stands before it.
    pub is_apart: bool,
}

/// A piece of text taken apart.
#[derive(Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    all: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Takes a text apart.
    pub fn of(text: &'a str) -> Self {
        let mut all = Vec::with_capacity(text.len() / 4);
        let (mut at, mut is_apart) = (0, true);
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let first = rest.chars().next().unwrap_or(' ');
            if is_blank(first) {
                (at, is_apart) = (at + first.len_utf8(), true);
                continue;
            }
            let (kind, len) = first_of(rest, first);
            all.push(Token { kind, start: at, end: at + len, is_apart });
            (at, is_apart) = (at + len, kind == Kind::Line);
        }
        Self { text, all }
    }

    /// The token of an index.
    pub fn get(&self, index: usize) -> Option<Token> {
        self.all.get(index).copied()
    }

    /// What the token of an index is.
    pub fn kind(&self, index: usize) -> Option<Kind> {
        self.all.get(index).map(|token| token.kind)
    }

    /// The text of the token of an index; empty where there is none.
    pub fn text(&self, index: usize) -> &'a str {
        self.all.get(index).and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    /// The index of the last token that begins before a place in the text.
    pub fn index_before(&self, at: usize) -> Option<usize> {
        self.all.partition_point(|token| token.start < at).checked_sub(1)
    }

    /// Tells whether a token is a word that begins with a capital, or an ordinal.
    pub fn is_capital(&self, index: usize) -> bool {
        self.kind(index) == Some(Kind::Word)
            && self.text(index).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    }

    /// Tells whether a token is one of some words, in any case.
    pub fn is_one_of(&self, index: usize, words: &[&str]) -> bool {
        let text = self.text(index);
        !text.is_empty() && words.iter().any(|word| same(text, word))
    }

    /// How many digits a number has.
    pub fn digits(&self, index: usize) -> usize {
        self.text(index).bytes().filter(u8::is_ascii_digit).count()
    }
}

/// Compares a text with a word in lower case.
fn same(text: &str, lower: &str) -> bool {
    text.eq_ignore_ascii_case(lower)
        || (!text.is_ascii() && text.chars().flat_map(char::to_lowercase).eq(lower.chars()))
}

fn first_of(rest: &str, first: char) -> (Kind, usize) {
    match first {
        ',' | '،' => (Kind::Comma, first.len_utf8()),
        '.' => (Kind::Dot, 1),
        '\n' | '\r' => (Kind::Line, line_end(rest)),
        '0'..='9' => number(rest),
        _ if is_letter(first) => word(rest),
        _ => (Kind::Other, first.len_utf8()),
    }
}

/// Measures line ends and what mail programs and comments put in front of the next line.
fn line_end(rest: &str) -> usize {
    let is_part = |c: char| is_blank(c) || matches!(c, '\n' | '\r' | '>' | '?' | '|' | '*' | '#');
    rest.len() - rest.trim_start_matches(is_part).len()
}

fn number(rest: &str) -> (Kind, usize) {
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let letters = |text: &str| text.chars().take_while(|&c| is_letter(c)).map(char::len_utf8).sum::<usize>();
    let tail = |len: usize| rest.get(len..).unwrap_or_default();
    let mut len = run(rest);
    let mut is_sound = len <= 6;
    if let Some(more) = tail(len).strip_prefix(['-', '/', '–']).map(run).filter(|&more| more > 0) {
        let joint = tail(len).chars().next().map_or(0, char::len_utf8);
        len += joint + more;
        is_sound &= more <= 4 && !tail(len).starts_with(['-', '/']);
    }
    let behind = letters(tail(len));
    let is_ordinal = matches!(tail(len).get(..behind), Some("st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH"));
    // A number goes on behind a point, a colon or a comma without a blank.
    let goes_on = tail(len + behind)
        .strip_prefix(['.', ':', ',', '_', '%', '°', '@', '('])
        .is_some_and(|more| more.starts_with(|c: char| c.is_ascii_digit() || c == '(') || tail(len).starts_with('%'));
    match behind {
        _ if is_ordinal => (Kind::Word, len + behind),
        0 if is_sound && !goes_on => (Kind::Number, len),
        1 if is_sound && !goes_on && !tail(len + 1).starts_with(|c: char| c.is_ascii_digit()) => {
            (Kind::Number, len + 1)
        }
        1 | 2 if is_sound && !goes_on => (Kind::Code, len + behind + run(tail(len + behind))),
        _ if is_sound && behind <= 3 && !goes_on => (Kind::Code, len + behind),
        _ => (Kind::Other, len + behind),
    }
}

fn word(rest: &str) -> (Kind, usize) {
    let mut len = 0;
    let mut has_digit = false;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let joins = matches!(c, '\'' | '’' | '-') && chars.peek().is_some_and(|&c| is_letter(c) || c.is_ascii_digit());
        if !(is_letter(c) || c.is_ascii_digit() || joins) {
            break;
        }
        has_digit |= c.is_ascii_digit();
        len += c.len_utf8();
    }
    (if has_digit { Kind::Code } else { Kind::Word }, len)
}
