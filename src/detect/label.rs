//! Labels and the values beside them: `Patient name: …`, `"api_key": "…"`, `<ssn>…</ssn>`, `userName = '…'`.

use super::character::is_blank;
use super::detector::Hit;

/// How far back from its separator a label may begin, in bytes.
const LABEL_REACH: usize = 64;

/// How long a value may be, in bytes.
const VALUE_REACH: usize = 512;

/// Makes the trigger of a label that ends in one of some words, given as a regular expression in lower case: the
/// words, closing marks, then the byte that separates.
macro_rules! label_trigger {
    ($words:literal) => {
        $crate::detect::Trigger::Pattern(concat!("(?i:", $words, r#")["'`\])*]*[ \t]*[:=>]"#))
    };
}
pub(super) use label_trigger;

/// A label, read backwards from where its trigger ends.
#[derive(Debug)]
pub struct Label {
    /// Its last words in lower case, with one blank between: `patient name`. Compound names are taken apart.
    pub words: String,
    /// Whether it opens its line, or stands in quotes or brackets: then it is surely a label and not the end of a
    /// sentence.
    pub opens_line: bool,
    /// Whether it is written in the way of code: `user_name`, `userName`, `"user"`, `<user>`, `--user`.
    pub is_code: bool,
}

/// What stands beside a label.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// Where the text of the value begins, its quotes left out.
    pub start: usize,
    /// The text up to the closing quote; where there is none, up to the next blank or closing mark.
    pub text: &'a str,
    /// Whether it is in quotes.
    pub is_quoted: bool,
    /// What follows directly, beginning with the closing quote.
    pub rest: &'a str,
    /// Whether the separator was `=`, which assigns, and not one that may only describe.
    pub is_assigned: bool,
}

/// Splits a name of any style into its words in lower case: `dbUserName`, `DB_USER-NAME`, `Db user name`.
pub fn words_of(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    let mut last = ' ';
    for c in name.chars() {
        if c.is_alphanumeric() {
            if (c.is_uppercase() && last.is_lowercase()) && !out.ends_with(' ') {
                out.push(' ');
            }
            if c.is_ascii() {
                out.push(c.to_ascii_lowercase());
            } else {
                out.extend(c.to_lowercase());
            }
        } else if c != '\'' && !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
        last = c;
    }
    out.truncate(out.trim_end().len());
    out
}

/// Tells whether [`words_of`] takes a name apart.
fn is_compound(name: &str) -> bool {
    let (mut has_word, mut is_parted, mut last) = (false, false, ' ');
    for c in name.chars() {
        if c.is_alphanumeric() {
            if has_word && (is_parted || c.is_uppercase() && last.is_lowercase()) {
                return true;
            }
            (has_word, is_parted) = (true, false);
        } else {
            is_parted |= c != '\'';
        }
        last = c;
    }
    false
}

/// Tells whether the words end in one of the given endings, as whole words.
pub fn ends_in(words: &str, endings: &[&str]) -> bool {
    Endings::of(words).has(endings)
}

/// The endings of some words, for lists to be held against.
#[derive(Debug, Clone, Copy)]
pub struct Endings<'a> {
    words: &'a str,
    /// How long those are that begin with a whole word, one bit for each length.
    lens: u64,
}

impl<'a> Endings<'a> {
    /// No ending in any list is as long as this.
    const MOST: usize = 64;

    /// Finds where words begin.
    pub fn of(words: &'a str) -> Self {
        let bytes = words.as_bytes();
        let mut lens = if bytes.len() < Self::MOST { 1 << bytes.len() } else { 0 };
        for (len, byte) in bytes.iter().rev().take(Self::MOST).enumerate() {
            lens |= u64::from(*byte == b' ') << len;
        }
        Self { words, lens }
    }

    /// Tells whether the words end in this.
    pub fn is(&self, ending: &str) -> bool {
        ending.len() < Self::MOST
            && self.lens >> ending.len() & 1 == 1
            && ending.as_bytes().last() == self.words.as_bytes().last()
            && self.words.ends_with(ending)
    }

    /// Tells whether the words end in one of these.
    pub fn has(&self, endings: &[&str]) -> bool {
        for ending in endings {
            if self.is(ending) {
                return true;
            }
        }
        false
    }
}

/// Takes a class of bytes off the end of a text.
fn without(text: &str, is_off: fn(u8) -> bool) -> &str {
    let bytes = text.as_bytes();
    let mut len = bytes.len();
    while let Some(&last) = bytes.get(..len).and_then(<[u8]>::last)
        && is_off(last)
    {
        len -= 1;
    }
    text.get(..len).unwrap_or_default()
}

impl Label {
    /// Reads the label whose trigger ended at `hit.end`.
    pub fn before(hit: &Hit<'_>) -> Self {
        let text = hit.before(hit.end, LABEL_REACH);
        let text = without(text, |byte| matches!(byte, b':' | b'=' | b'>' | b'|' | b' ' | b'\t'));
        let bare = without(text, |byte| matches!(byte, b'"' | b'\'' | b'`' | b']' | b')' | b'*'));
        let is_wrapped = bare.len() < text.len();
        let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '\'' | '’' | '.' | '/' | '#' | '@');
        let len: usize = bare.chars().rev().take_while(|&c| part(c)).map(char::len_utf8).sum();
        let name = bare.get(bare.len() - len..).unwrap_or_default();
        let lead = bare.get(..bare.len() - len).unwrap_or_default();
        let name_starts_at_line = lead.is_empty() && bare.len() < LABEL_REACH / 2
            || matches!(
                lead.as_bytes().last(),
                Some(b'\n' | b'\r' | b'*' | b'|' | b'<' | b'"' | b'\'' | b'[' | b'{' | b'(' | b'\t')
            );
        let last_word = || name.get(name.rfind(' ').map_or(0, |at| at + 1)..).unwrap_or_default();
        let is_joined = |byte: u8| matches!(byte, b'_' | b'-' | b'.');
        Self {
            words: words_of(name),
            opens_line: name_starts_at_line,
            is_code: is_wrapped
                || lead.ends_with('<')
                || last_word().bytes().any(is_joined)
                || is_compound(last_word()),
        }
    }

    /// Reads the label that names a unit from outside.
    pub fn outside(label: &str) -> Self {
        Self { words: words_of(label), opens_line: true, is_code: false }
    }
}

/// Where the value beside a label begins.
#[derive(Debug, Clone, Copy)]
pub struct Opening {
    /// Where its text begins, its quotes left out.
    pub start: usize,
    /// What closes it; empty where it is not in quotes.
    close: &'static str,
    is_assigned: bool,
}

impl Opening {
    /// Whether it is in quotes.
    pub const fn is_quoted(&self) -> bool {
        !self.close.is_empty()
    }
}

/// Finds where the value beside the label whose trigger ended at `hit.end` begins.
pub fn opening(hit: &Hit<'_>) -> Opening {
    let text = hit.after(hit.end, VALUE_REACH);
    let is_assigned = text.starts_with('=') || hit.before(hit.end, 1) == "=";
    let is_separator = |byte: &u8| matches!(byte, b':' | b'=' | b'>' | b'~' | b'?' | b'*' | b'_');
    let mut rest = text.get(text.bytes().take_while(is_separator).count()..).unwrap_or_default();
    rest = rest.trim_start_matches(|c: char| is_blank(c) || c == '*');
    // A value may stand on the line below its label, but not after a gap.
    if rest.starts_with(['\r', '\n']) {
        rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).unwrap_or(rest);
        rest = rest.trim_start_matches(is_blank);
    }
    let bare = Opening { start: hit.end + (text.len() - rest.len()), close: "", is_assigned };
    let unescaped = rest.trim_start_matches('\\');
    let unmarked = unescaped.strip_prefix(|c: char| matches!(c, 'b' | 'f' | 'r' | 'u' | '@' | 'L'));
    for quoted in [Some(unescaped), unmarked].into_iter().flatten() {
        let close = match quoted.chars().next() {
            Some('"') => "\"",
            Some('\'') => "'",
            Some('`') => "`",
            Some('“' | '„') => "”",
            Some('‘') => "’",
            _ => continue,
        };
        let quote = if close.len() == 1 { 1 } else { '“'.len_utf8() };
        return Opening { start: hit.end + (text.len() - quoted.len()) + quote, close, is_assigned };
    }
    bare
}

/// Reads the value beside the label whose trigger ended at `hit.end`.
pub fn beside<'a>(hit: &Hit<'a>) -> Option<Beside<'a>> {
    within(hit, opening(hit))
}

/// Reads the value that begins there.
pub fn within<'a>(hit: &Hit<'a>, opening: Opening) -> Option<Beside<'a>> {
    let Opening { start, close, is_assigned } = opening;
    let is_quoted = opening.is_quoted();
    let rest = hit.after(start, VALUE_REACH.saturating_sub(start - hit.end));
    let len = if is_quoted { closing(rest, close)? } else { bare_len(rest) };
    let (text, rest) = rest.split_at_checked(len)?;
    (is_quoted || !text.is_empty()).then_some(Beside { start, text, is_quoted, rest, is_assigned })
}

/// Reads the value beside a label of secrets.
///
/// A bare one may hold what ends other values: a comma, a semicolon or an ampersand ends it only before a blank or
/// before the next label, as in `Password=…;Server=…`.
pub fn secret_beside<'a>(hit: &Hit<'a>) -> Option<Beside<'a>> {
    let beside = beside(hit)?;
    if beside.is_quoted {
        return Some(beside);
    }
    let room = hit.after(beside.start, VALUE_REACH);
    let mut len = beside.text.len();
    while let Some(rest) = room.get(len..).and_then(|rest| rest.strip_prefix([',', ';', '&'])) {
        let more = bare_len(rest);
        if more == 0 || begins_label(rest) {
            break;
        }
        len += 1 + more;
    }
    let (text, rest) = room.split_at_checked(len)?;
    Some(Beside { text, rest, ..beside })
}

/// Tells whether a text begins with `word=`, `two words=` or `word:`.
fn begins_label(text: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    let name = text.get(..text.find(|c| !part(c)).unwrap_or(text.len())).unwrap_or_default();
    let after = text.get(name.len()..).unwrap_or_default();
    !name.is_empty() && (after.starts_with('=') || (after.starts_with(':') && !name.contains(' ')))
}

/// Tells whether a character ends a value that is not in quotes.
fn ends_bare(c: char) -> bool {
    c.is_whitespace() || is_blank(c) || matches!(c, ',' | ';' | '"' | '\'' | '`' | '<' | '>' | '|' | '&')
}

/// Measures a value that is not in quotes.
fn bare_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let is_end = match byte {
            b'\t'..=b'\r' | b' ' | b',' | b';' | b'"' | b'\'' | b'`' | b'<' | b'>' | b'|' | b'&' => true,
            0..0x80 => false,
            // What follows the first byte of a character.
            0x80..0xc0 => false,
            _ => text.get(at..).is_some_and(|rest| rest.starts_with(ends_bare)),
        };
        if is_end {
            break;
        }
        at += 1;
    }
    at
}

/// Finds the closing quote on the same line, stepping over escaped ones.
fn closing(body: &str, close: &str) -> Option<usize> {
    let bytes = body.as_bytes();
    let first = close.as_bytes().first();
    let mut escaped = false;
    for (at, &byte) in bytes.iter().enumerate() {
        if matches!(byte, b'\n' | b'\r') {
            return None;
        }
        if Some(&byte) == first && bytes.get(at..).is_some_and(|rest| rest.starts_with(close.as_bytes())) {
            return Some(if escaped { at - 1 } else { at });
        }
        escaped = byte == b'\\' && !escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_style_are_the_same_words() {
        for name in ["dbUserName", "DB_USER_NAME", "db-user-name", "Db user name"] {
            assert_eq!(words_of(name), "db user name", "{name}");
        }
        assert!(ends_in("patient name", &["name"]));
        assert!(!ends_in("filename", &["name"]));
    }
}
