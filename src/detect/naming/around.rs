//! What stands around a phrase.

use super::Phrase;
use super::cue::ROLES;
use crate::detect::character::{is_alphabetic, is_blank};
use crate::detect::lexicon::{Lexicon, Marks};
use crate::model::bytes::is_one_of;

/// How far is looked, in bytes.
const REACH: usize = 96;

/// What stands around a phrase. What takes longer to tell, and few ask for, is not told before it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The text before it on its line, at most [`REACH`] bytes.
    before: &'a str,
    /// The same without the blanks right before the phrase.
    lead: &'a str,
    /// The text after it on its line, at most [`REACH`] bytes.
    pub after: &'a str,
    /// The word right before, if nothing but a blank parts them.
    pub word_before: &'a str,
    /// The word right after, likewise.
    pub word_after: &'a str,
    /// Whether it is a text or comment in code.
    pub is_in_code: bool,
}

impl<'a> Around<'a> {
    /// Looks around a phrase; nothing for one that is a piece of code, and not of a text or comment in it.
    pub fn of(phrase: &Phrase<'a>, is_in_code: bool) -> Option<Self> {
        let start = phrase.words.first().map_or(0, |word| word.start);
        let end = phrase.words.last().map_or(0, |word| word.end);
        let (before, after, signs) = line(phrase.text, start, end);
        if is_code(before, after, signs) {
            return None;
        }
        let lead = before.trim_end_matches(is_blank);
        let rest = after.strip_prefix("'s").or_else(|| after.strip_prefix("’s")).unwrap_or(after);
        let follow = rest.trim_start_matches(is_blank);
        let word_before = if lead.len() < before.len() { last_word(lead) } else { "" };
        let word_after = if follow.len() < rest.len() { first_word(follow) } else { "" };
        Some(Self { before, lead, after, word_before, word_after, is_in_code })
    }

    /// Tells whether the phrase opens its line and a colon follows, as in minutes and plays.
    pub fn is_speaker(&self) -> bool {
        self.after.strip_prefix(':').is_some_and(|rest| !rest.is_empty()) && opens_line(self.lead)
    }

    /// Tells whether it stands as when somebody is spoken to, or has signed: alone on its line, or set off by commas.
    pub fn is_addressed(&self) -> bool {
        is_addressed(self.lead, self.after)
    }

    /// Tells whether the text says that a name follows: `my name is`, `everybody calls me`.
    pub fn is_announced(&self) -> bool {
        is_announced(self.lead)
    }

    /// Tells whether a number stands right before, as house numbers do.
    pub fn follows_number(&self) -> bool {
        self.lead.len() < self.before.len() && self.lead.ends_with(|c: char| c.is_ascii_digit())
    }

    /// Tells whether a number stands right after.
    pub fn precedes_number(&self) -> bool {
        matches!(self.after.as_bytes(), [b' ', digit, ..] if digit.is_ascii_digit())
    }

    /// Tells whether its first word has its capital for beginning a sentence.
    pub fn begins_sentence(&self) -> bool {
        begins_sentence(self.lead)
    }

    /// Tells whether most words of the line have capitals, as in headings.
    pub fn is_heading(&self, phrase: &Phrase<'_>) -> bool {
        is_heading(self.before, phrase, self.after)
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

/// The text before and after a phrase on its line, and how many signs of code stand there.
fn line(text: &str, start: usize, end: usize) -> (&str, &str, usize) {
    let (mut from, mut to, mut signs) = (start, end, 0);
    for byte in text.as_bytes().get(start.saturating_sub(REACH)..start).unwrap_or_default().iter().rev() {
        let class = class(*byte);
        if class == END_OF_LINE {
            break;
        }
        signs += usize::from(class & SIGN_ON_LINE);
        from -= 1;
    }
    for byte in text.as_bytes().get(end..).unwrap_or_default().iter().take(REACH) {
        let class = class(*byte);
        if class == END_OF_LINE {
            break;
        }
        signs += usize::from(class & SIGN_ON_LINE);
        to += 1;
    }
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    (text.get(from..start).unwrap_or_default(), text.get(end..to).unwrap_or_default(), signs)
}

/// A sign that is frequent on lines of code.
const SIGN_ON_LINE: u8 = 1;

/// A sign that is frequent in code, and rare in prose.
const SIGN_OF_CODE: u8 = 1 << 1;

/// What parts lines.
const END_OF_LINE: u8 = 1 << 2;

/// What each byte says about the text that it stands in.
static CLASSES: [u8; 256] = {
    let (mut all, mut byte) = ([0; 256], 0u8);
    let mut left: &mut [u8] = &mut all;
    while let [class, more @ ..] = left {
        *class = match byte {
            b'{' | b'}' | b'(' | b')' | b'[' | b']' | b';' | b'=' | b'_' | b'`' => SIGN_ON_LINE | SIGN_OF_CODE,
            b'<' | b'>' | b'$' | b'|' => SIGN_ON_LINE,
            b'#' => SIGN_OF_CODE,
            b'\n' | b'\r' => END_OF_LINE,
            _ => 0,
        };
        byte = byte.wrapping_add(1);
        left = more;
    }
    all
};

fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Tells whether a character belongs to a word beside a phrase.
fn is_part(c: char) -> bool {
    is_alphabetic(c) || c.is_numeric() || matches!(c, '\'' | '’' | '-')
}

/// The word with which a text ends.
fn last_word(text: &str) -> &str {
    let from = text.char_indices().rev().take_while(|&(_, c)| is_part(c)).last().map_or(text.len(), |(at, _)| at);
    text.get(from..).unwrap_or_default()
}

/// The word with which a text begins.
fn first_word(text: &str) -> &str {
    text.get(..text.find(|c: char| !is_part(c)).unwrap_or(text.len())).unwrap_or_default()
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
    // Most texts end in none of the letters that these end in.
    if !lead.ends_with(['s', 'S', 'e', 'E', 'd', 'D', ':']) {
        return false;
    }
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
    if after.trim_end().ends_with(['.', '!', '?', ',', ';']) {
        return false;
    }
    let (mut words, mut capitals) = (phrase.words.len(), phrase.words.len());
    for word in before.split_whitespace().chain(after.split_whitespace()) {
        let first = word.chars().find(|c| c.is_alphanumeric());
        if word.len() > 3 || first.is_some_and(char::is_uppercase) {
            words += 1;
            capitals += usize::from(first.is_some_and(char::is_uppercase));
        }
    }
    words >= LEAST_WORDS && capitals * 5 >= words * 4
}

/// Judges by the signs on the line. Comments and texts in quotes are no code.
fn is_code(before: &str, after: &str, signs: usize) -> bool {
    const MANY: usize = 4;
    if signs < 2 {
        return false;
    }
    let touched =
        before.ends_with(['.', '=', '(', '[', '{', '<', '$', '@', '`', '&', '!', '~', '\\']) && !before.ends_with(". ");
    let opens = after.starts_with(['=', '(', '[', '{', '<', '`']) || after.starts_with(" =") || after.starts_with("::");
    if signs < MANY && !touched && !opens {
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
    let sample = text.as_bytes().get(..SAMPLE.min(text.len())).unwrap_or_default();
    if sample.len() <= 200 {
        return false;
    }
    let mut count = 0;
    for step in sample.chunks(STEP) {
        for byte in step {
            count += usize::from(class(*byte) & SIGN_OF_CODE);
        }
        if count / usize::from(SIGN_OF_CODE) * ONE_IN > sample.len() {
            return true;
        }
    }
    false
}
