//! What makes spellings of one value differ, and is left out when they are compared.

use crate::model::fold::{self, is_invisible, is_joint};

/// What folding leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Nothing.
    Letter,
    /// Case, blanks, hyphens, underscores, invisible characters.
    Words,
    /// All but digits. Whatever cannot stand inside a number is kept as one mark that no number holds.
    Digits,
}

/// What stands for whatever cannot be inside a number.
const MARK: char = '|';

impl Scheme {
    /// Calls `visit` with what a character becomes after the folded character `last`: nothing where it is left out.
    pub fn fold(self, c: char, last: Option<char>, mut visit: impl FnMut(char)) {
        match self {
            Self::Letter => visit(c),
            Self::Words if is_invisible(c) => {}
            Self::Words => fold::each(c, |part| {
                if !is_joint(part) && !is_invisible(part) {
                    visit(part);
                }
            }),
            Self::Digits if c.is_ascii_digit() => visit(c),
            Self::Digits
                if is_invisible(c)
                    || matches!(
                        c,
                        '-' | '\u{2010}'..='\u{2015}' | ' ' | '\u{a0}' | '\u{202f}' | '(' | ')' | '.' | '/'
                    ) => {}
            Self::Digits if last == Some(MARK) => {}
            Self::Digits => visit(MARK),
        }
    }

    /// Tells whether a number ends at a character.
    pub fn parts(self, c: char) -> bool {
        let mut is_mark = false;
        self.fold(c, None, |folded| is_mark = folded == MARK);
        is_mark
    }
}

/// What stands between two folded characters, as far as it matters whether they are of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Nothing that can be seen.
    None,
    /// A hyphen at the end of a line, which may be there because the line ends.
    Hyphenation,
    /// What parts words.
    Words,
}

impl Gap {
    /// Tells what some text that is left out makes.
    pub fn of(between: &str) -> Self {
        let mut shown = between.chars().filter(|&c| !is_invisible(c));
        match shown.next() {
            None => Self::None,
            Some('-' | '\u{2010}') if shown.next().is_some_and(|c| matches!(c, '\r' | '\n')) => Self::Hyphenation,
            Some(_) => Self::Words,
        }
    }
}

/// Measures what a line begins with in a quoted mail or a comment, where `rest` begins after the line's end.
pub fn quote_len(rest: &str) -> usize {
    const LONGEST: usize = 12;
    let lead = rest.bytes().take(LONGEST).take_while(|byte| matches!(byte, b' ' | b'\t' | b'>' | b'#' | b'/' | b'*'));
    let lead = rest.get(..lead.count()).unwrap_or_default();
    // The slash that begins a path is none of them.
    if lead.ends_with('/') && !lead.ends_with("//") { lead.len() - 1 } else { lead.len() }
}

/// A folded value.
#[derive(Debug, Default)]
pub struct Folded {
    /// What is left.
    pub text: String,
    /// Where, in `text`, something was left out between two characters.
    pub joints: Vec<usize>,
}

impl Folded {
    /// Folds one spelling of a value.
    pub fn new(spelling: &str, scheme: Scheme) -> Self {
        let mut folded = Self::default();
        let (mut last, mut end) = (None, 0);
        for (at, c) in spelling.char_indices() {
            let before = folded.text.len();
            scheme.fold(c, last, |part| folded.text.push(part));
            if folded.text.len() == before {
                continue;
            }
            if before > 0 && Gap::of(spelling.get(end..at).unwrap_or_default()) != Gap::None {
                folded.joints.push(before);
            }
            (last, end) = (folded.text.chars().next_back(), at + c.len_utf8());
        }
        if scheme == Scheme::Digits {
            // A spelling such as `+1 …` begins with its first digit.
            folded.text = folded.text.trim_matches(MARK).to_owned();
        }
        folded
    }
}
