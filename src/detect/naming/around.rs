//! What stands around a phrase.

use super::Phrase;
use super::cue::ROLES;
use crate::detect::character::is_blank;
use crate::detect::lexicon::{Lexicon, Marks};

/// How far is looked, in bytes.
const REACH: usize = 96;

/// What stands around a phrase.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The text after it on its line, at most [`REACH`] bytes.
    pub after: &'a str,
    /// The word right before, if nothing but a blank parts them.
    pub word_before: &'a str,
    /// The word right after, likewise.
    pub word_after: &'a str,
    /// Whether the phrase opens its line and a colon follows, as in minutes and plays.
    pub is_speaker: bool,
    /// Whether it stands as when somebody is spoken to, or has signed: alone on its line, or set off by commas.
    pub is_addressed: bool,
    /// Whether the text says that a name follows: `my name is`, `everybody calls me`.
    pub is_announced: bool,
    /// Whether a number stands right before, as house numbers do.
    pub follows_number: bool,
    /// Whether a number stands right after.
    pub precedes_number: bool,
    /// Whether its first word has its capital for beginning a sentence.
    pub begins_sentence: bool,
    /// Whether most words of the line have capitals, as in headings.
    pub is_heading: bool,
    /// Whether it is a piece of code, and not of a text or comment in it.
    pub is_code: bool,
    /// Whether it is a text or comment in code.
    pub is_in_code: bool,
}

impl<'a> Around<'a> {
    /// Looks around a phrase.
    pub fn of(phrase: &Phrase<'a>, is_in_code: bool) -> Self {
        let start = phrase.words.first().map_or(0, |word| word.start);
        let end = phrase.words.last().map_or(0, |word| word.end);
        let before = tail(phrase.text, start);
        let after = head(phrase.text, end);
        let lead = before.trim_end_matches(is_blank);
        let is_apart = lead.len() < before.len();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
        let len: usize = lead.chars().rev().take_while(|&c| is_part(c)).map(char::len_utf8).sum();
        let word_before = if is_apart { lead.get(lead.len() - len..).unwrap_or_default() } else { "" };
        let rest = after.strip_prefix("'s").or_else(|| after.strip_prefix("’s")).unwrap_or(after);
        let follow = rest.trim_start_matches(is_blank);
        let len = follow.find(|c: char| !is_part(c)).unwrap_or(follow.len());
        let word_after = if follow.len() < rest.len() { follow.get(..len).unwrap_or_default() } else { "" };
        Self {
            after,
            word_before,
            word_after,
            is_speaker: opens_line(lead) && after.strip_prefix(':').is_some_and(|rest| !rest.is_empty()),
            is_addressed: is_addressed(lead, after),
            is_announced: is_announced(lead),
            follows_number: is_apart && lead.ends_with(|c: char| c.is_ascii_digit()),
            precedes_number: after.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())),
            begins_sentence: begins_sentence(lead),
            is_heading: is_heading(before, phrase, after),
            is_code: is_code(before, after),
            is_in_code,
        }
    }

    /// Tells whether the word right before is one of these, in any case.
    pub fn follows(&self, words: &[&str]) -> bool {
        is_one_of(self.word_before, words)
    }

    /// Tells whether the word right after is one of these, in any case.
    pub fn precedes(&self, words: &[&str]) -> bool {
        is_one_of(self.word_after, words)
    }

    /// Tells whether the phrase owns something.
    pub fn is_possessive(&self) -> bool {
        self.after.starts_with("'s") || self.after.starts_with("’s") || self.after.starts_with("' ")
    }
}

/// Tells whether a title or role stands before, or words that announce a name.
pub fn has_lead(text: &str, start: usize, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 24;
    let mut from = start.saturating_sub(LONGEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = text.get(from..start).unwrap_or_default();
    let lead = near.trim_end_matches(is_blank);
    let word = lead.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let word = if word.is_empty() {
        lead.strip_suffix('.').and_then(|lead| lead.rsplit(' ').next()).unwrap_or_default()
    } else {
        word
    };
    lead.len() < near.len() && (lexicon.marks(word).any(Marks::TITLE) || is_one_of(word, ROLES) || is_announced(lead))
}

/// Tells whether a word is one of these, which are given in lower case.
pub fn is_one_of(word: &str, words: &[&str]) -> bool {
    let Some(first) = word.as_bytes().first().map(u8::to_ascii_lowercase) else { return false };
    // The lists are long, and most words are in none.
    let may_be = |known: &str| known.len() == word.len() && known.as_bytes().first() == Some(&first);
    words.iter().any(|known| may_be(known) && known.eq_ignore_ascii_case(word))
}

/// The end of a text, as far as its last line goes.
fn tail(text: &str, end: usize) -> &str {
    let mut from = end.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = text.get(from..end).unwrap_or_default();
    near.get(near.rfind(['\n', '\r']).map_or(0, |at| at + 1)..).unwrap_or_default()
}

/// The beginning of a text, as far as its first line goes.
fn head(text: &str, start: usize) -> &str {
    let mut to = start.saturating_add(REACH).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let near = text.get(start..to).unwrap_or_default();
    near.get(..near.find(['\n', '\r']).unwrap_or(near.len())).unwrap_or_default()
}

fn begins_sentence(lead: &str) -> bool {
    let lead = lead.trim_end_matches(['"', '\'', '“', '‘', '(', '*', '_', '[', '>', '-', '•', ' ', '#', '/']);
    lead.chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | '…' | '|'))
}

fn opens_line(lead: &str) -> bool {
    lead.trim_matches(['>', '-', '*', '•', ' ', '–', '—', '~']).is_empty()
}

fn is_announced(lead: &str) -> bool {
    const WORDS: &[&str] = &[
        "name is",
        "name's",
        "name:",
        "calls me",
        "call me",
        "known as",
        "name was",
        "was called",
        "is called",
        "named",
    ];
    let ends = |words: &&&str| {
        let from = lead.len().checked_sub(words.len());
        from.and_then(|from| lead.get(from..)).is_some_and(|end| end.eq_ignore_ascii_case(words))
    };
    WORDS.iter().any(|words| ends(&words))
}

fn is_addressed(lead: &str, after: &str) -> bool {
    let rest = after.trim_end();
    if opens_line(lead) {
        // `Ginny,` and `Leif, can I …` and, at the end of a letter, `Vince`.
        return rest.is_empty()
            || matches!(rest, "," | "." | "!" | "-")
            || rest.starts_with(", ")
            || rest.starts_with("! ");
    }
    lead.ends_with(',') && (rest.is_empty() || rest.starts_with(['!', '?', '.', '"']))
}

fn is_heading(before: &str, phrase: &Phrase<'_>, after: &str) -> bool {
    const LEAST_WORDS: usize = 5;
    let (mut words, mut capitals) = (phrase.words.len(), phrase.words.len());
    for word in before.split_whitespace().chain(after.split_whitespace()) {
        let first = word.chars().find(|c| c.is_alphanumeric());
        if word.len() > 3 || first.is_some_and(char::is_uppercase) {
            words += 1;
            capitals += usize::from(first.is_some_and(char::is_uppercase));
        }
    }
    let ends = after.trim_end().ends_with(['.', '!', '?', ',', ';']);
    words >= LEAST_WORDS && capitals * 5 >= words * 4 && !ends
}

/// Judges by the signs on the line. Comments and texts in quotes are no code.
fn is_code(before: &str, after: &str) -> bool {
    const MANY: usize = 4;
    let sign = |byte: &u8| {
        matches!(byte, b'{' | b'}' | b'(' | b')' | b'[' | b']' | b';' | b'=' | b'<' | b'>' | b'_' | b'$' | b'|' | b'`')
    };
    let signs = before.bytes().chain(after.bytes()).filter(sign).count();
    let touched =
        before.ends_with(['.', '=', '(', '[', '{', '<', '$', '@', '`', '&', '!', '~', '\\']) && !before.ends_with(". ");
    let opens = after.starts_with(['=', '(', '[', '{', '<', '`']) || after.starts_with(" =") || after.starts_with("::");
    if signs < MANY && !(signs > 1 && (touched || opens)) {
        return false;
    }
    let lead = before.trim_start();
    let is_comment =
        ["//", "#", "*", "--", "/*", ";", "%", "'''", "\"\"\"", "<!--"].iter().any(|mark| lead.starts_with(mark))
            || ["// ", " # ", "/* "].iter().any(|mark| before.contains(mark));
    let quotes = |quote: char| before.matches(quote).count() % 2 == 1;
    !(is_comment || quotes('"') || quotes('\'') || before.ends_with('>') && after.starts_with("</"))
}

/// Tells whether a text looks like code, by the signs in its first part.
pub fn looks_like_code(text: &str) -> bool {
    const SAMPLE: usize = 8 << 10;
    /// Prose has one such sign in some hundred bytes, code one in twenty.
    const ONE_IN: usize = 45;
    /// So many bytes are read between two looks at what has been counted.
    const STEP: usize = 64;
    /// 1 for each byte that is a sign.
    static SIGNS: [u8; 256] = {
        let mut all = [0; 256];
        let signs = b"{}()[];=_#`";
        let mut index = 0;
        while index < signs.len() {
            all[signs[index] as usize] = 1;
            index += 1;
        }
        all
    };
    let sample = text.as_bytes().get(..SAMPLE.min(text.len())).unwrap_or_default();
    if sample.len() <= 200 {
        return false;
    }
    let mut count = 0;
    for step in sample.chunks(STEP) {
        for byte in step {
            count += usize::from(SIGNS.get(usize::from(*byte)).copied().unwrap_or_default());
        }
        if count * ONE_IN > sample.len() {
            return true;
        }
    }
    false
}
