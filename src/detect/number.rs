//! Runs of digits, as telephone, card and social security numbers are made of them.

/// The fewest digits of a run that anyone looks at: the shortest local telephone number, the shortest IPv4 address
/// that is no version number, the shortest account.
pub const LEAST: usize = 7;

/// What may stand between the digits of one run, as bytes: blanks, brackets, dots, slashes, and dashes of all lengths.
const SEPARATOR: &str = r"(?:[ ().\-/]|\xc2\xa0|\xe2\x80[\x90-\x95\xaf])";

/// Digits that stand together, and what parts them.
#[derive(Debug)]
pub struct Run {
    start: usize,
    end: usize,
    groups: Vec<Group>,
}

/// Digits without anything between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Where its first digit stands in the text.
    pub start: usize,
    /// One past its last digit.
    pub end: usize,
}

impl Group {
    /// How many digits.
    pub const fn len(self) -> usize {
        self.end - self.start
    }
}

/// Writes the regular expression that ends at the last of [`LEAST`] digits.
pub fn expression() -> String {
    format!("[0-9]{}", format!("{SEPARATOR}*[0-9]").repeat(LEAST - 1))
}

impl Run {
    /// Finds the run that holds the digit before `at`, looking back no further than `floor`.
    pub fn around(text: &str, at: usize, floor: usize) -> Self {
        let before = text.get(floor..at).unwrap_or_default();
        let start = at - before.chars().rev().take_while(|&c| is_part(c)).map(char::len_utf8).sum::<usize>();
        let after = text.get(at..).unwrap_or_default();
        let end = at + after.chars().take_while(|&c| is_part(c)).map(char::len_utf8).sum::<usize>();
        let mut groups: Vec<Group> = Vec::new();
        for (offset, c) in text.get(start..end).unwrap_or_default().char_indices() {
            if !c.is_ascii_digit() {
                continue;
            }
            let at = start + offset;
            match groups.last_mut() {
                Some(group) if group.end == at => group.end = at + 1,
                _ => groups.push(Group { start: at, end: at + 1 }),
            }
        }
        let (first, last) = (groups.first().map_or(start, |g| g.start), groups.last().map_or(end, |g| g.end));
        Self { start: first, end: last.max(at), groups }
    }

    /// Where its first digit stands.
    pub const fn start(&self) -> usize {
        self.start
    }

    /// One past its last digit.
    pub const fn end(&self) -> usize {
        self.end
    }

    /// The groups in order.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }
}

fn is_part(c: char) -> bool {
    c.is_ascii_digit() || is_separator(c)
}

/// Tells whether a character may stand between the digits of one run.
pub const fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '(' | ')' | '.' | '-' | '/' | '\u{a0}' | '\u{2010}'..='\u{2015}' | '\u{202f}')
}
