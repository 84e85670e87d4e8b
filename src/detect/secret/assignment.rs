//! Secrets in the notations of configuration files, code and notes: where the label ends, where the value begins.

use crate::detect::Hit;
use crate::detect::label::{self, Beside, Label};

/// Makes the trigger of a label that ends in one of some words, given as a regular expression in lower case.
///
/// After the words and what closes the label there may be an assignment of any language (`=`, `:`, `:=`, `?=`, `=>`,
/// `+=`), what gives a default (`||`, `??`, `or`), the bar of a table, the comma between the arguments of a call, a type (`var x string =`), or the name of
/// the field or attribute that holds the value (`key="x" value=`, `name: x` with `value:` below, a variable of HCL with
/// `default =`).
macro_rules! secret_trigger {
    ($words:literal) => {
        $crate::detect::Trigger::Pattern(concat!(
            "(?:(?i:",
            $words,
            r#")["'`\])*\\]*(?:[ \t]*[?:|.+]*[:=>|]|[ \t]*\?\?|[ \t]or[ \t]|["'`][ \t]*,|,?[ \t\r\n]*["']?[Vv]alue["']?[ \t]*[:=]|[ \t]+[Ss]tring[ \t]*=|["'][ \t]*\{[ \t\r\n]*default[ \t]*=))"#
        ))
    };
}
pub(super) use secret_trigger;

/// How far a default may stand behind the reference that it is the default of, in bytes.
const DEFAULT_REACH: usize = 48;

/// Reads the label whose [`secret_trigger`] ended at `hit.end`.
pub fn label_before(hit: &Hit<'_>) -> Label {
    let separator = |c: char| matches!(c, ':' | '=' | '>' | '?' | '|' | '.' | '+' | ',' | ' ' | '\t' | '\r' | '\n');
    let closer = |c: char| separator(c) || matches!(c, '"' | '\'' | '\\' | '`');
    let text = hit.before(hit.end, 64);
    let mut label = text.trim_end_matches(separator);
    let bare = label.trim_end_matches(closer);
    for field in ["value", "Value", " string", " String", " or", "default"] {
        if let Some(name) = bare.strip_suffix(field).map(|name| name.trim_end_matches([' ', '\t', '\r', '\n', '{']))
            && (name.ends_with(closer) || field.starts_with(' ') || name.len() + field.len() < bare.len())
        {
            label = name;
        }
    }
    let mut moved = *hit;
    moved.end = hit.end - (text.len() - label.trim_end_matches(closer).len());
    let mut read = Label::before(&moved);
    read.is_code |= label.ends_with(closer);
    read
}

/// Tells whether the word before a value hands it over: `--api-token …`, ` -key …`, `ENV API_KEY …`, `the token is …`.
/// The trigger ends in the first byte of the value.
pub fn is_handed_over(hit: &Hit<'_>) -> bool {
    let is_blank = |byte: u8| matches!(byte, b' ' | b'\t');
    let text = hit.before(hit.end - 1, 64);
    let text = text.get(..text.len() - text.bytes().rev().take_while(|&byte| is_blank(byte)).count());
    let text = text.unwrap_or_default();
    let len = text.bytes().rev().take_while(|&byte| !is_blank(byte) && !matches!(byte, b'\n' | b'\r')).count();
    let (lead, word) = text.split_at_checked(text.len() - len).unwrap_or_default();
    if matches!(word.strip_suffix(':').unwrap_or(word), "is" | "was" | "IS") && lead.ends_with(' ') {
        return true;
    }
    if word.starts_with('-') || word.contains("--") {
        return word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    }
    let is_name = word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    let line = || lead.rsplit(['\n', '\r']).next().unwrap_or_default().trim_end();
    is_name && matches!(line().rsplit([' ', '\t']).next(), Some("ENV" | "ARG" | "setx"))
}

/// Reads what a secret is for, up to the colon behind it: `password for the build server: …`; returns where it ends.
pub fn end_of_purpose(hit: &Hit<'_>) -> Option<usize> {
    let rest = hit.after(hit.end, 48);
    let is_part = |c: char| c.is_ascii_alphanumeric() || " _.@-".contains(c);
    let len = rest.find(|c| !is_part(c))?;
    rest.get(len..)?.starts_with(':').then_some(hit.end + len + 1)
}

/// Reads the value beside a label whose [`secret_trigger`] ended at `hit.end`.
///
/// A type between label and value is stepped over (`token: string = "…"`), and where a reference stands with a default
/// behind it the default is the value (`process.env.TOKEN || "…"`).
pub fn value_after<'a>(hit: &Hit<'a>) -> Option<Beside<'a>> {
    let end = hit.end;
    let before = hit.before(end, 3);
    let hit = &past_yaml(hit);
    let beside = default_of(label::secret_beside(hit)?);
    if beside.is_quoted {
        return Some(beside);
    }
    // A list of words and a sentence have commas and "or" as well.
    if before.ends_with(',') || matches!(before, "or " | "or\t") {
        return None;
    }
    // A bar parts the cells of a table; elsewhere it is a pipe or an alternative.
    if before.ends_with('|') && !before.ends_with("||") && !begins_row(hit.before(end, 96)) {
        return None;
    }
    // `${TOKEN:-default}`: the dash belongs to the notation.
    if let Some(text) = beside.text.strip_prefix('-').filter(|_| before.ends_with(':') && beside.start == end) {
        return Some(Beside { start: beside.start + 1, text, ..beside });
    }
    let is_type = beside.text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '&' | '[' | ']' | '?'));
    let rest = hit.after(beside.start + beside.text.len(), DEFAULT_REACH);
    let mut moved = *hit;
    if is_type
        && let Some(assigned) = rest.trim_start_matches(' ').strip_prefix('=')
        && !assigned.starts_with(['=', '>', '~'])
    {
        moved.end = beside.start + beside.text.len() + (rest.len() - assigned.len());
        return label::secret_beside(&moved).map(|beside| Beside { is_assigned: true, ..beside });
    }
    let line = rest.get(..rest.find('\n').unwrap_or(rest.len())).unwrap_or_default();
    let has_text = line.bytes().any(|byte| matches!(byte, b'"' | b'\'' | b'`'));
    for operator in ["||", "??", "?:", " or "] {
        if has_text
            && let Some((_, default)) = line.split_once(operator)
            && default.trim_start().starts_with(['"', '\'', '`'])
        {
            moved.end = beside.start + beside.text.len() + (line.len() - default.len());
            return label::secret_beside(&moved);
        }
    }
    Some(beside)
}

/// Takes off what closes a sentence, a call or a literal behind a bare value.
pub fn cut<'a>(beside: &Beside<'a>) -> &'a str {
    if beside.is_quoted {
        return beside.text;
    }
    let mut text = beside.text;
    if text.contains('\\') {
        for escape in ["\\n", "\\r", "\\t", "\\\""] {
            text = text.split(escape).next().unwrap_or(text);
        }
    }
    text.trim_end_matches(['.', ')', ']', '}', ':', '\\', '*'])
}

/// Tells whether the last line of a text begins a row of a table, `| Token | `.
fn begins_row(before: &str) -> bool {
    before.rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('|'))
}

/// Steps over what YAML puts before a value: the type `!!str`, the mark of a text that begins on the next line.
fn past_yaml<'a>(hit: &Hit<'a>) -> Hit<'a> {
    let text = hit.after(hit.end, 48);
    let value = text.trim_start_matches([' ', '\t']);
    let rest = match value.strip_prefix("!!").and_then(|value| value.split_once(' ')) {
        Some((_, rest)) => rest,
        None => match value.strip_prefix(['|', '>']).map(|rest| rest.trim_start_matches(['-', '+', ' '])) {
            Some(rest) if rest.starts_with(['\n', '\r']) => rest.trim_start(),
            _ => return *hit,
        },
    };
    let mut moved = *hit;
    moved.end = hit.end + (text.len() - rest.len());
    moved
}

/// Takes the default out of a reference that has one: `${TOKEN:-…}`, `${token:…}`.
fn default_of(beside: Beside<'_>) -> Beside<'_> {
    let Some((_, default)) = beside.text.strip_prefix("${").and_then(|text| text.split_once(':')) else {
        return beside;
    };
    let value = default.trim_start_matches(['-', '=', '?']);
    let start = beside.start + (beside.text.len() - value.len());
    match value.split_once('}') {
        Some((text, _)) if !text.is_empty() => Beside { start, text, ..beside },
        _ => beside,
    }
}
