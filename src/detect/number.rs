//! Runs of digits, as telephone, card and social security numbers are made of them.

use super::character::is_invisible;
use super::cue::may_hold_words;

/// The fewest digits of a run that anyone looks at: the shortest local telephone number, the shortest IPv4 address
/// that is no version number, the shortest account.
pub const LEAST: usize = 7;

/// Digits that stand together, and what parts them.
#[derive(Debug)]
pub struct Run {
    start: usize,
    end: usize,
    groups: Vec<Group>,
    is_silent: bool,
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
        let (mut goes_on, mut end, mut place) = (false, at, start);
        while let Some(c) = char_at(text, place) {
            if !c.is_ascii_digit() {
                if !is_separator(c) {
                    break;
                }
                goes_on &= !c.is_ascii() && is_invisible(c);
                place += c.len_utf8();
                continue;
            }
            let digits = text.as_bytes().iter().skip(place).take_while(|byte| byte.is_ascii_digit()).count();
            end = place + digits;
            match groups.last_mut() {
                Some(group) if goes_on => {
                    group.end = end;
                    group.digits += digits;
                }
                _ => groups.push(Group { start: place, end, digits }),
            }
            (goes_on, place) = (true, end);
        }
        let first = groups.first().map_or(start, |group| group.start);
        let end = end.max(at);
        Self { start: first, end, groups, is_silent: is_silent(text.as_bytes(), first, end) }
    }

    /// Whether no letter stands so near that anyone would ask what it says, and nothing that goes on with a number.
    ///
    /// Tables are full of such runs: most of them are nobody's, as their groups alone tell.
    pub const fn is_silent(&self) -> bool {
        self.is_silent
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

/// Tells whether nothing beside a run can say what it is.
fn is_silent(text: &[u8], start: usize, end: usize) -> bool {
    /// Nobody looks further for a word.
    const BEFORE: usize = 64;
    const BEHIND: usize = 24;
    let before = text.get(start.saturating_sub(BEFORE)..start).unwrap_or_default();
    let after = text.get(end..text.len().min(end + BEHIND)).unwrap_or_default();
    !may_hold_words(after) && !may_hold_words(before) && after.first() != Some(&b'+')
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

/// The character that begins there; ASCII is not decoded.
fn char_at(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() { Some(char::from(byte)) } else { text.get(at..)?.chars().next() }
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
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::detect::{Context, Engine};

    /// What speaks of nothing, but keeps a run from being silent.
    const NOISE: &str = "zq ";

    #[test]
    fn silence_changes_nothing_but_the_effort() {
        let engine = Engine::new().unwrap();
        let found = |text: &str, lead: usize| -> Vec<(usize, usize, String)> {
            let found = engine.detect(text, Context::default()).candidates.into_iter();
            found
                .map(|one| (one.span.start() - lead, one.span.end() - lead, one.detector.as_str().to_owned()))
                .collect()
        };
        let mut seed = 1_u64;
        let mut below = |limit: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % limit
        };
        let mut count = 0;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..=below(5) {
                (0..=below(6)).for_each(|_| text.push(char::from(b"0123456789"[below(10) as usize])));
                text.push_str([" ", "-", ".", "/", " ", "(", ") "][below(7) as usize]);
            }
            (0..=below(14)).for_each(|_| text.push(char::from(b"0123456789"[below(10) as usize])));
            let alone = found(&text, 0);
            count += alone.len();
            assert_eq!(alone, found(&format!("{NOISE}{text}"), NOISE.len()), "{text}");
        }
        assert!(count > 100, "{count}");
    }

    #[test]
    fn letters_near_a_run_break_its_silence() {
        let is_silent = |text: &str| Run::around(text, text.find('1').unwrap() + 1, 0).is_silent();
        for text in ["1234567", "8,\n 123-4567; 9", &format!("x{}1234567", ".,".repeat(40))] {
            assert!(is_silent(text), "{text}");
        }
        for text in ["no 1234567", "1234567 (home)", "123456-7A", "£1234567", "123456+789"] {
            assert!(!is_silent(text), "{text}");
        }
    }

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
