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
    let mut out = String::with_capacity(name.len() + 4);
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

/// Tells whether the words end in one of the given endings, as whole words.
pub fn ends_in(words: &str, endings: &[&str]) -> bool {
    endings
        .iter()
        .any(|ending| words.strip_suffix(ending).is_some_and(|before| before.is_empty() || before.ends_with(' ')))
}

impl Label {
    /// Reads the label whose trigger ended at `hit.end`.
    pub fn before(hit: &Hit<'_>) -> Self {
        let text = hit.before(hit.end, LABEL_REACH);
        let text = text.trim_end_matches([':', '=', '>', ' ', '\t']);
        let bare = text.trim_end_matches(['"', '\'', '`', ']', ')', '*']);
        let is_wrapped = bare.len() < text.len();
        let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '\'' | '’' | '.' | '/' | '#' | '@');
        let len: usize = bare.chars().rev().take_while(|&c| part(c)).map(char::len_utf8).sum();
        let name = bare.get(bare.len() - len..).unwrap_or_default();
        let lead = bare.get(..bare.len() - len).unwrap_or_default();
        let name_starts_at_line = lead.is_empty() && bare.len() < LABEL_REACH / 2
            || lead.ends_with(['\n', '\r', '*', '|', '<', '"', '\'', '[', '{', '(', '\t']);
        let last_word = name.rsplit(' ').next().unwrap_or_default();
        let compound = last_word.contains(['_', '-', '.']) || words_of(last_word).contains(' ');
        Self {
            words: words_of(name),
            opens_line: name_starts_at_line,
            is_code: compound || is_wrapped || lead.ends_with('<'),
        }
    }

    /// Reads the label that names a unit from outside.
    pub fn outside(label: &str) -> Self {
        Self { words: words_of(label), opens_line: true, is_code: false }
    }
}

/// Reads the value beside the label whose trigger ended at `hit.end`.
pub fn beside<'a>(hit: &Hit<'a>) -> Option<Beside<'a>> {
    let text = hit.after(hit.end, VALUE_REACH);
    let is_assigned = hit.before(hit.end, 1) == "=" || text.starts_with('=');
    let mut rest = text.trim_start_matches([':', '=', '>', '~', '?', '*', '_']);
    rest = rest.trim_start_matches(|c: char| is_blank(c) || c == '*');
    // A value may stand on the line below its label, but not after a gap.
    rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')).unwrap_or(rest);
    rest = rest.trim_start_matches(is_blank);
    let unescaped = rest.trim_start_matches('\\');
    for prefix in ["", "b", "f", "r", "u", "@", "L"] {
        let Some(quoted) = unescaped.strip_prefix(prefix) else {
            continue;
        };
        let Some(quote) = quoted.chars().next().filter(|c| matches!(c, '"' | '\'' | '`' | '“' | '‘' | '„'))
        else {
            continue;
        };
        let close = match quote {
            '“' | '„' => '”',
            '‘' => '’',
            other => other,
        };
        let body = quoted.strip_prefix(quote)?;
        let len = closing(body, close)?;
        let start = hit.end + (text.len() - body.len());
        let (value, rest) = body.split_at_checked(len)?;
        return Some(Beside { start, text: value, is_quoted: true, rest, is_assigned });
    }
    let start = hit.end + (text.len() - rest.len());
    let len = rest.find(ends_bare).unwrap_or(rest.len());
    let (value, rest) = rest.split_at_checked(len)?;
    (!value.is_empty()).then_some(Beside { start, text: value, is_quoted: false, rest, is_assigned })
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
        let more = rest.find(ends_bare).unwrap_or(rest.len());
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

/// Finds the closing quote on the same line, stepping over escaped ones.
fn closing(body: &str, close: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        match c {
            '\n' | '\r' => return None,
            _ if c == close => return Some(if escaped { at - 1 } else { at }),
            _ => escaped = c == '\\' && !escaped,
        }
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
