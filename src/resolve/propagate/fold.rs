//! What makes spellings of one value differ, and is left out when they are compared.

use crate::detect::is_invisible;

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
    /// What a character becomes after the folded character `last`, or nothing where it is left out.
    ///
    /// No character has a lower case of more than two (Unicode, SpecialCasing.txt).
    pub fn fold(self, c: char, last: Option<char>) -> Option<(char, Option<char>)> {
        match self {
            Self::Letter => Some((c, None)),
            Self::Words if is_dash(c) || c == '_' || c.is_whitespace() || is_invisible(c) => None,
            Self::Words if matches!(c, '’' | '‘') => Some(('\'', None)),
            Self::Words if c.is_ascii() => Some((c.to_ascii_lowercase(), None)),
            Self::Words => {
                let mut lower = c.to_lowercase();
                Some((lower.next()?, lower.next()))
            }
            Self::Digits if c.is_ascii_digit() => Some((c, None)),
            Self::Digits
                if is_dash(c)
                    || is_invisible(c)
                    || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '(' | ')' | '.' | '/') =>
            {
                None
            }
            Self::Digits if last == Some(MARK) => None,
            Self::Digits => Some((MARK, None)),
        }
    }
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
            let Some((first, second)) = scheme.fold(c, last) else { continue };
            if at > end && !folded.text.is_empty() {
                folded.joints.push(folded.text.len());
            }
            folded.text.push(first);
            folded.text.extend(second);
            (last, end) = (second.or(Some(first)), at + c.len_utf8());
        }
        if scheme == Scheme::Digits {
            // A spelling such as `+1 …` begins with its first digit.
            folded.text = folded.text.trim_matches(MARK).to_owned();
        }
        folded
    }
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}
