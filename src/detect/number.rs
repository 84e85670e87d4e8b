//! Runs of digits, as telephone, card and social security numbers are made of them.

use super::character::is_invisible;

/// The fewest digits of a run that anyone looks at: the shortest local telephone number, the shortest IPv4 address
/// that is no version number, the shortest account.
pub const LEAST: usize = 7;

/// Digits that stand together, and what parts them.
#[derive(Debug)]
pub struct Run {
    start: usize,
    end: usize,
    groups: Vec<Group>,
}

/// Digits with nothing between them that can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Where its first digit stands in the text.
    pub start: usize,
    /// One past its last digit.
    pub end: usize,
    digits: usize,
}

impl Group {
    /// How many digits.
    pub const fn len(self) -> usize {
        self.digits
    }
}

/// Tells whether a run that begins at `at` may have [`LEAST`] digits; if not, where the text goes on behind it.
pub fn measure(text: &str, at: usize) -> Result<(), usize> {
    let (mut digits, mut end) = (0, at);
    for &byte in text.as_bytes().get(at..).unwrap_or_default() {
        match byte {
            b'0'..=b'9' => digits += 1,
            // Beyond ASCII a sign may part digits, or end a run: who needs to know looks again.
            b' ' | b'(' | b')' | b'.' | b'-' | b'/' | 0x80.. => {}
            _ => break,
        }
        if digits == LEAST {
            return Ok(());
        }
        end += 1;
    }
    Err(end)
}

impl Run {
    /// Finds the run that holds the digit before `at`, looking back no further than `floor`.
    pub fn around(text: &str, at: usize, floor: usize) -> Self {
        let before = text.get(floor..at).unwrap_or_default();
        let start = at - before.chars().rev().take_while(|&c| is_part(c)).map(char::len_utf8).sum::<usize>();
        let mut groups: Vec<Group> = Vec::with_capacity(4);
        let (mut goes_on, mut end) = (false, at);
        for (offset, c) in text.get(start..).unwrap_or_default().char_indices() {
            let at = start + offset;
            if !c.is_ascii_digit() {
                if !is_separator(c) {
                    break;
                }
                goes_on &= is_invisible(c);
                continue;
            }
            end = at + 1;
            match groups.last_mut() {
                Some(group) if goes_on => {
                    group.end = at + 1;
                    group.digits += 1;
                }
                _ => groups.push(Group { start: at, end: at + 1, digits: 1 }),
            }
            goes_on = true;
        }
        let first = groups.first().map_or(start, |group| group.start);
        Self { start: first, end: end.max(at), groups }
    }

    /// How many digits it has.
    pub fn digits(&self) -> usize {
        self.groups.iter().map(|group| group.digits).sum()
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

/// Counts the digits of a text, eight bytes at a time.
pub fn count_digits(text: &[u8]) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const ZEROS: u64 = u64::from_ne_bytes([b'0'; 8]);
    // What takes all numbers above nine to the highest bit.
    const ABOVE: u64 = u64::from_ne_bytes([0x80 - 10; 8]);
    let (words, rest) = text.as_chunks::<8>();
    let mut others = 0;
    for word in words {
        let worth = u64::from_ne_bytes(*word) ^ ZEROS;
        others += ((((worth & !HIGH) + ABOVE) | worth) & HIGH).count_ones() as usize;
    }
    text.len() - rest.len() - others + rest.iter().filter(|byte| byte.is_ascii_digit()).count()
}

fn is_part(c: char) -> bool {
    c.is_ascii_digit() || is_separator(c)
}

/// Tells whether a character may stand between the digits of one run.
pub const fn is_separator(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, ' ' | '(' | ')' | '.' | '-' | '/');
    }
    is_invisible(c) || matches!(c, '\u{a0}' | '\u{2010}'..='\u{2015}' | '\u{202f}')
}

/// The only sign that can be seen between two groups.
pub fn sign(between: &str) -> Option<char> {
    if let [byte] = between.as_bytes() {
        return Some(char::from(*byte));
    }
    let mut seen = between.chars().filter(|&c| !is_invisible(c));
    seen.next().filter(|_| seen.next().is_none())
}

/// What can be seen between two groups.
pub fn parting(between: &str) -> String {
    between.chars().filter(|&c| !is_invisible(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_counted_at_every_place() {
        let all: Vec<u8> = (0..=255).collect();
        for from in 0..all.len() {
            for text in [all.get(from..), all.get(..from), all.get(from..from + 8)].into_iter().flatten() {
                assert_eq!(count_digits(text), text.iter().filter(|byte| byte.is_ascii_digit()).count(), "{from}");
            }
        }
    }

    #[test]
    fn one_sign_is_told_from_none_and_several() {
        for (between, expected) in
            [("-", Some('-')), ("\u{ad}-", Some('-')), ("", None), (" -", None), ("\u{a0}", Some('\u{a0}'))]
        {
            assert_eq!(sign(between), expected, "{between:?}");
        }
    }
}
