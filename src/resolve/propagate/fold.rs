//! Text without what makes spellings of one value differ, and the way back to the real text.

use crate::detect::is_invisible;

/// What folding leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Case, blanks, hyphens, underscores, invisible characters.
    Words,
    /// All but digits. Whatever cannot stand inside a number is kept as one mark that no number holds.
    Digits,
}

/// A folded piece of text.
#[derive(Debug)]
pub struct Folded {
    /// What is left.
    pub text: String,
    /// For each byte of it, where the character it came from begins and ends in the real text.
    origins: Vec<(u32, u8)>,
    /// Where the piece begins in the real text.
    offset: usize,
}

impl Folded {
    /// Folds a piece that begins at `offset` of the real text.
    pub fn new(piece: &str, offset: usize, scheme: Scheme) -> Self {
        let mut folded = Self { text: String::with_capacity(piece.len()), origins: Vec::new(), offset };
        for (at, c) in piece.char_indices() {
            match scheme {
                Scheme::Words if c.is_whitespace() || is_invisible(c) || is_dash(c) || c == '_' => {}
                Scheme::Words if matches!(c, '’' | '‘') => folded.push('\'', at, c),
                Scheme::Words => c.to_lowercase().for_each(|lower| folded.push(lower, at, c)),
                Scheme::Digits if c.is_ascii_digit() => folded.push(c, at, c),
                Scheme::Digits
                    if is_dash(c)
                        || is_invisible(c)
                        || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '(' | ')' | '.' | '/') => {}
                Scheme::Digits if folded.text.ends_with('|') => {}
                Scheme::Digits => folded.push('|', at, c),
            }
        }
        if scheme == Scheme::Digits {
            folded.trim();
        }
        folded
    }

    fn push(&mut self, written: char, at: usize, c: char) {
        self.text.push(written);
        let origin = (u32::try_from(at).unwrap_or(u32::MAX), u8::try_from(c.len_utf8()).unwrap_or(4));
        self.origins.extend(std::iter::repeat_n(origin, written.len_utf8()));
    }

    /// Takes marks off both ends, so that a spelling such as `+1 …` begins with its first digit.
    fn trim(&mut self) {
        let lead = self.text.len() - self.text.trim_start_matches('|').len();
        let len = self.text.trim_matches('|').len();
        self.text = self.text.trim_matches('|').to_owned();
        self.origins = self.origins.get(lead..lead + len).unwrap_or_default().to_vec();
    }

    /// Where the folded bytes `start..end` stand in the real text.
    pub fn range(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let &(first, _) = self.origins.get(start)?;
        let &(last, len) = self.origins.get(end.checked_sub(1)?)?;
        Some((self.offset + first as usize, self.offset + last as usize + usize::from(len)))
    }

    /// Where, counted from the first folded byte, something was left out between two characters.
    pub fn joints(&self) -> Vec<usize> {
        self.gaps(0, self.text.len()).map(|(at, _)| at).collect()
    }

    /// Tells whether a match is parted only where the value itself is parted; and if it is parted nowhere, that this
    /// is not by chance: its words begin with capitals, or it is long.
    pub fn parts_at(&self, start: usize, end: usize, joints: &[usize]) -> bool {
        const LONG: usize = 8;
        let mut parted = 0;
        for (at, gap) in self.gaps(start, end) {
            if !joints.contains(&at) || gap > 16 {
                return false;
            }
            parted += 1;
        }
        parted == joints.len() || end - start >= LONG
    }

    /// The gaps between neighbouring folded characters, each with its length in the real text.
    fn gaps(&self, start: usize, end: usize) -> impl Iterator<Item = (usize, usize)> {
        let origins = self.origins.get(start..end).unwrap_or_default();
        origins.windows(2).enumerate().filter_map(|(index, pair)| match pair {
            [(before, len), (after, _)] if before != after && before + u32::from(*len) < *after => {
                Some((index + 1, (after - before - u32::from(*len)) as usize))
            }
            _ => None,
        })
    }
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}
