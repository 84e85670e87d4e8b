//! Runs of capitalised words, with what the lists say about each word.
//!
//! One pass over a text reads them. A word is hashed while it is read and asked for once; text without capitals, such
//! as most code, costs a comparison a byte.

mod lookalike;

use super::character::{is_invisible, is_letter, is_uppercase};
use super::lexicon::{Key, Lexicon, Marks};

/// The most words of one phrase.
const MOST_WORDS: usize = 10;

/// The longest word that is looked at, in bytes.
const LONGEST_WORD: usize = 48;

/// Small words that stand inside names.
pub const PARTICLES: &[&str] = &[
    "al", "af", "ap", "av", "bar", "bat", "ben", "bin", "bint", "da", "dal", "das", "de", "dei", "del", "della", "den",
    "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "los", "op", "st", "ten", "ter", "van",
    "vom", "von", "y", "zu", "zum", "zur", "ul", "ur",
];

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `Jane`, `O'Neill`, `McDonald`.
    Capitalised,
    /// `JANE`.
    Capitals,
    /// `J.`, or `J` before another word.
    Initial,
    /// `van`, between two capitalised words.
    Particle,
    /// `JavaScript`, `Foo2`, `Foo_bar`: nothing that names are written like.
    Compound,
}

/// One word of a phrase.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// One past its last byte; the dot of an initial is part of it.
    pub end: usize,
    /// How it is written.
    pub shape: Shape,
    /// In which lists it stands; for a word with hyphens, what its parts have in common.
    pub marks: Marks,
}

impl Word {
    /// Tells whether it is written out, rather than an initial or a particle.
    pub const fn is_full(&self) -> bool {
        matches!(self.shape, Shape::Capitalised | Shape::Capitals)
    }
}

/// Calls `visit` with every phrase of a text, in order.
pub fn each(text: &str, lexicon: &Lexicon, mut visit: impl FnMut(&[Word])) {
    let mut words = Vec::with_capacity(MOST_WORDS);
    let mut at = 0;
    while let Some(start) = next_capital(text, at) {
        words.clear();
        at = read(text, start, lexicon, &mut words);
        // A particle belongs to what follows it, and nothing did.
        while words.last().is_some_and(|word: &Word| word.shape == Shape::Particle) {
            words.pop();
        }
        if words.iter().any(Word::is_full) {
            visit(&words);
        }
    }
}

/// Reads the one phrase that begins right there.
pub fn at(text: &str, start: usize, lexicon: &Lexicon) -> Vec<Word> {
    let mut words = Vec::new();
    if text.get(start..).is_some_and(|rest| rest.starts_with(is_uppercase)) {
        read(text, start, lexicon, &mut words);
    }
    words
}

/// Finds where the next word with a capital begins.
fn next_capital(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at = may_begin_word(bytes, at)?;
        let is_capital = || text.get(at..).is_some_and(|rest| rest.starts_with(is_uppercase));
        if !follows_word(text, at) && is_capital() {
            return Some(at);
        }
        at += len_inside_word(text, at).max(1);
    }
}

/// Measures what follows inside of a word that holds a letter beyond ASCII: no word begins there.
fn len_inside_word(text: &str, at: usize) -> usize {
    if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
        return 0;
    }
    let rest = text.get(at..).unwrap_or_default().chars();
    rest.take_while(|&c| is_letter(c) && !is_invisible(c)).map(char::len_utf8).sum()
}

/// Finds the next byte that may be the first of a word with a capital, eight bytes at a time where all are ASCII.
fn may_begin_word(bytes: &[u8], from: usize) -> Option<usize> {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = EACH << 7;
    // With this added to each byte of ASCII, those from `least` on have their high bit set.
    const fn from_on(least: u8) -> u64 {
        EACH * (0x80 - least as u64)
    }
    let mut rest = bytes.get(from..)?;
    // The high bit of its lowest byte tells whether a letter stands before these eight.
    let mut letter_before = 0;
    while let Some((eight, after)) = rest.split_first_chunk() {
        let word = u64::from_le_bytes(*eight);
        if word & HIGH == 0 {
            let lower = word | (EACH * 0x20);
            let letters = (lower + from_on(b'a')) & !(lower + from_on(b'z' + 1));
            // A letter whose sixth bit is not set is a capital.
            let begins = letters & !(word << 2) & !(letters << 8 | letter_before) & HIGH;
            if begins != 0 {
                return Some(bytes.len() - rest.len() + begins.trailing_zeros() as usize / 8);
            }
            letter_before = letters >> 56;
        } else {
            if let Some(found) = eight.iter().position(may_be_capital) {
                return Some(bytes.len() - rest.len() + found);
            }
            letter_before = 0;
        }
        rest = after;
    }
    Some(bytes.len() - rest.len() + rest.iter().position(may_be_capital)?)
}

/// Capitals outside of ASCII begin with these bytes: Latin, Greek, Cyrillic, Armenian, and Latin once more.
const fn may_be_capital(byte: &u8) -> bool {
    byte.is_ascii_uppercase() || matches!(byte, 0xc3..=0xd5 | 0xe1)
}

/// Tells whether a letter, a digit or what joins the words of code stands before.
fn follows_word(text: &str, at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| text.as_bytes().get(before)) {
        None => false,
        Some(byte) if byte.is_ascii() => {
            byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'\\' | b'#' | b'@')
        }
        Some(_) => text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(|c| is_letter(c) && !is_invisible(c)),
    }
}

/// Reads the phrase that begins at a capital; returns where to go on.
fn read(text: &str, start: usize, lexicon: &Lexicon, words: &mut Vec<Word>) -> usize {
    let mut at = start;
    while words.len() < MOST_WORDS {
        let Some(word) = read_word(text, at, lexicon) else {
            break;
        };
        let is_first = words.is_empty();
        if is_first && word.shape == Shape::Particle {
            return word.end;
        }
        words.push(word);
        if word.shape == Shape::Compound {
            return word.end;
        }
        at = word.end;
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let gap = match rest {
            [b' ', ..] => 1,
            // A blank that does not break.
            [0xc2, 0xa0, ..] => 2,
            // "J.R. Roe": initials may touch.
            _ if word.shape == Shape::Initial && text.get(at..).is_some_and(|rest| rest.starts_with(is_uppercase)) => 0,
            _ => break,
        };
        at += gap;
        if text.as_bytes().get(at).is_some_and(|byte| !byte.is_ascii()) {
            let hidden = text.get(at..).unwrap_or_default().chars().take(4).take_while(|&c| is_invisible(c));
            at += hidden.map(char::len_utf8).sum::<usize>();
        }
    }
    words.last().map_or(start + 1, |word| word.end)
}

fn read_word(text: &str, start: usize, lexicon: &Lexicon) -> Option<Word> {
    match text.as_bytes().get(start..)? {
        [first @ b'A'..=b'Z', ..] => read_plain_word(text, start, *first, lexicon),
        [first @ b'a'..=b'z', second @ b'a'..=b'z', ..] if !may_be_particle(*first, *second) => None,
        [first, ..] if first.is_ascii() && !first.is_ascii_lowercase() => None,
        _ => read_any_word(text, start, lexicon),
    }
}

/// Reads a word that begins with a capital of ASCII. Nearly all are such letters and no more: these are measured and
/// hashed in one go.
fn read_plain_word(text: &str, start: usize, first: u8, lexicon: &Lexicon) -> Option<Word> {
    let bytes = text.as_bytes();
    let mut key = Key::EMPTY.letter(first | 0x20);
    let (mut capitals, mut last_capital, mut end) = (1, start, start + 1);
    let mut after = b' ';
    while let Some(&byte) = bytes.get(end) {
        let lower = byte | 0x20;
        if !lower.is_ascii_lowercase() {
            after = byte;
            break;
        }
        key = key.letter(lower);
        if byte != lower {
            capitals += 1;
            last_capital = end;
        }
        end += 1;
    }
    let goes_on = |byte: &u8| byte.is_ascii_alphabetic() || !byte.is_ascii();
    if !after.is_ascii() || matches!(after, b'\'' | b'-') && bytes.get(end + 1).is_some_and(goes_on) {
        return read_any_word(text, start, lexicon);
    }
    let len = end - start;
    if len > LONGEST_WORD {
        return None;
    }
    if is_code(text, end, after) {
        return Some(Word { start, end, shape: Shape::Compound, marks: Marks::default() });
    }
    if len == 1 {
        let end = end + usize::from(after == b'.');
        return Some(Word { start, end, shape: Shape::Initial, marks: Marks::default() });
    }
    let shape = match capitals {
        1 => Shape::Capitalised,
        _ if capitals == len => Shape::Capitals,
        2 if is_prefix(text.get(start..last_capital).unwrap_or_default()) => Shape::Capitalised,
        _ => Shape::Compound,
    };
    let marks = if shape == Shape::Compound { Marks::default() } else { lexicon.of(key) };
    Some(Word { start, end, shape, marks })
}

/// Tells by its first two letters whether a word in lower case may be a particle: most that follow a phrase are none.
fn may_be_particle(first: u8, second: u8) -> bool {
    /// For each first letter, a bit for each second one of a particle.
    static BEGINNINGS: [u32; 32] = {
        let (mut all, mut letter) = ([0; 32], 0);
        let mut left: &mut [u32] = &mut all;
        while let [seconds, more @ ..] = left {
            let mut words = PARTICLES;
            while let [word, others @ ..] = words {
                if let [first, second, ..] = word.as_bytes()
                    && *first & 31 == letter
                {
                    *seconds |= 1 << (*second & 31);
                }
                words = others;
            }
            letter += 1;
            left = more;
        }
        all
    };
    let seconds = BEGINNINGS.get(usize::from(first & 31)).copied().unwrap_or_default();
    seconds >> (second & 31) & 1 == 1
}

/// Tells whether a word is one of the [`PARTICLES`].
fn is_particle(word: &str) -> bool {
    word.len() <= 5 && PARTICLES.contains(&word)
}

/// Tells whether what follows a word joins it to a path, a call, an address or a member, or makes it longer than names
/// are.
fn is_code(text: &str, end: usize, after: u8) -> bool {
    let next = text.as_bytes().get(end + 1).copied().unwrap_or(b' ');
    match after {
        b'0'..=b'9' | b'_' | b'(' | b'\\' => true,
        b'.' => matches!(next, b'a'..=b'z' | b'0'..=b'9' | b'_'),
        b':' => next == b':',
        b'/' | b'-' => next.is_ascii_lowercase(),
        b'@' => next.is_ascii_alphanumeric(),
        _ => false,
    }
}

/// The same for a word of any letters.
fn read_any_word(text: &str, start: usize, lexicon: &Lexicon) -> Option<Word> {
    let end = start + len_of_word(text.get(start..)?);
    let mut word = text.get(start..end)?;
    let bytes = word.as_bytes();
    if end == start || bytes.len() > LONGEST_WORD {
        return None;
    }
    let first = word.chars().next()?;
    if !is_uppercase(first) {
        // The d' and l' of Romance names and the al- of Arabic ones are part of their word.
        let is_elided = matches!(bytes, [b'd' | b'l', b'\'', next, _, ..] | [b'a' | b'e', b'l', b'-', next, _, ..] if next.is_ascii_uppercase());
        if !is_elided {
            let shape = Shape::Particle;
            return is_particle(word).then_some(Word { start, end, shape, marks: Marks::default() });
        }
    }
    // A possessive belongs to the sentence.
    for possessive in ["'s", "’s", "'S"] {
        word = word.strip_suffix(possessive).unwrap_or(word);
    }
    let mut end = start + word.len();
    let after = text.as_bytes().get(end).copied().unwrap_or(b' ');
    if is_code(text, end, after) {
        return Some(Word { start, end, shape: Shape::Compound, marks: Marks::default() });
    }
    if word.chars().nth(1).is_none() {
        let dotted = after == b'.';
        end += usize::from(dotted);
        let shape = Shape::Initial;
        return Some(Word { start, end, shape, marks: Marks::default() });
    }
    let shape = shape(word);
    let marks = match shape {
        Shape::Compound => Marks::default(),
        _ => marks(
            if first.is_lowercase() { word.split_once('-').map_or(word, |(_, rest)| rest) } else { word },
            lexicon,
        ),
    };
    Some(Word { start, end, shape, marks })
}

/// Measures the word at the beginning: letters, with apostrophes and hyphens between them. Of one that is too long to be
/// looked at, only that is told: each part of a long chain of words is asked for again.
fn len_of_word(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at).filter(|_| at <= LONGEST_WORD) {
        if byte.is_ascii_alphabetic() {
            at += 1;
        } else if matches!(byte, b'\'' | b'-') {
            let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
            if at == 0 || !next.is_some_and(is_letter) {
                break;
            }
            at += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            let mut rest = text.get(at..).unwrap_or_default().chars();
            match rest.next() {
                Some(c) if is_letter(c) => at += c.len_utf8(),
                Some(c @ ('’' | '‐' | '‑')) if at > 0 && rest.next().is_some_and(is_letter) => at += c.len_utf8(),
                _ => break,
            }
        }
    }
    at
}

fn shape(word: &str) -> Shape {
    if word.chars().all(|c| !c.is_lowercase()) {
        return Shape::Capitals;
    }
    // `O'Neill`, `Jean-Luc` and `al-Ani` begin anew; `McDonald`, `DeVito` and their like are a few prefixes.
    for part in word.split(['-', '\'', '’', '‐', '‑']) {
        let inner = part.char_indices().skip(1).find(|&(_, c)| is_uppercase(c)).map(|(at, _)| at);
        let follows_prefix = |at: usize| is_prefix(part.get(..at).unwrap_or_default());
        let rest_is_lower = |at: usize| part.get(at + 1..).is_some_and(|rest| !rest.contains(is_uppercase));
        if inner.is_some_and(|at| !follows_prefix(at) || !rest_is_lower(at)) {
            return Shape::Compound;
        }
    }
    Shape::Capitalised
}

/// Tells whether a name may go on with another capital after this.
fn is_prefix(before: &str) -> bool {
    const PREFIXES: &[&str] = &["Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "Da", "Del", "Ab"];
    before.len() <= 4 && PREFIXES.contains(&before)
}

fn marks(word: &str, lexicon: &Lexicon) -> Marks {
    let marks = match lookalike::latin(word) {
        Some(latin) => lexicon.of(Key::of(&latin)),
        None => lexicon.of(Key::of(word)),
    };
    if marks != Marks::default() || !word.contains('-') {
        return marks;
    }
    let mut parts = word.split('-').map(|part| lexicon.of(Key::of(part)));
    let first = parts.next().unwrap_or_default();
    parts.fold(first, |all, part| Marks(all.0 & part.0 & !Marks::FREQUENT.0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn phrases(text: &str) -> Vec<Vec<&str>> {
        let mut all = Vec::new();
        each(text, &Lexicon::default(), |words| {
            all.push(words.iter().map(|word| text.get(word.start..word.end).unwrap()).collect());
        });
        all
    }

    #[test]
    fn phrases_end_where_sentences_and_names_do() {
        assert_eq!(
            phrases("when Jane Roe's aunt, Ada van der Berg (née O'Neill), met J.R. McDonald. He"),
            [
                vec!["Jane", "Roe"],
                vec!["Ada", "van", "der", "Berg"],
                vec!["O'Neill"],
                vec!["J.", "R.", "McDonald"],
                vec!["He"]
            ]
        );
        assert_eq!(phrases("the Šárka Ottová Ärzte"), [["Šárka", "Ottová", "Ärzte"]]);
    }

    #[test]
    fn no_word_is_measured_further_than_names_go() {
        for chain in ["A-", "Š’", "d'A"] {
            assert!(len_of_word(&chain.repeat(1000)) <= LONGEST_WORD + char::MAX_LEN_UTF8, "{chain}");
        }
    }

    #[test]
    fn capitals_are_found_wherever_they_stand() {
        for pad in 0..20 {
            let text = format!("{}A{0} É{0}", "x ".repeat(pad));
            let capital = text.find('A').unwrap();
            assert_eq!(next_capital(&text, 0), Some(capital), "{text}");
            assert_eq!(next_capital(&text, capital + 1), text.find('É'), "{text}");
            let joined = format!("{}xA xÉ _A 1A {0}", "-".repeat(pad));
            assert_eq!(next_capital(&joined, 0), None, "{joined}");
        }
    }

    #[test]
    fn words_of_code_are_no_phrases() {
        for text in ["fooBar", "HTTP_OK", "Foo2", "self.Name_x", "Foo::bar", "Vec<T>", "日本語", "call(X)"] {
            assert!(phrases(text).iter().flatten().all(|word| ["HTTP", "Foo", "Name", "Vec"].contains(word)), "{text}");
        }
        let mut shapes = Vec::new();
        each("JavaScript Foo2 Map(", &Lexicon::default(), |words| shapes.extend(words.iter().map(|word| word.shape)));
        assert!(shapes.iter().all(|shape| *shape == Shape::Compound), "{shapes:?}");
    }
}
