//! Secrets in the notations of configuration files, code and notes: where the label ends, where the value begins.

use crate::detect::Hit;
use crate::detect::label::{self, Beside, Label};

/// Makes the trigger of a label that ends in one of some words, given as a regular expression in lower case.
///
/// After the words and what closes the label there may be an assignment of any language (`=`, `:`, `:=`, `?=`, `=>`,
/// `+=`), the bar of a table, the comma between the arguments of a call, a type (`var x string =`), or the name of
/// the field or attribute that holds the value (`key="x" value=`, `name: x` with `value:` below).
macro_rules! secret_trigger {
    ($words:literal) => {
        $crate::detect::Trigger::Pattern(concat!(
            "(?:(?i:",
            $words,
            r#")["'`\])*\\]*(?:[ \t]*[?:|.+]*[:=>|]|["'`][ \t]*,|,?[ \t\r\n]*["']?[Vv]alue["']?[ \t]*[:=]|[ \t]+[Ss]tring[ \t]*=))"#
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
    for field in ["value", "Value", " string", " String"] {
        if let Some(name) = bare.strip_suffix(field)
            && (name.ends_with(closer) || field.starts_with(' '))
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

/// Reads the value beside a label whose [`secret_trigger`] ended at `hit.end`.
///
/// A type between label and value is stepped over (`token: string = "…"`), and where a reference stands with a default
/// behind it the default is the value (`process.env.TOKEN || "…"`).
pub fn value_after<'a>(hit: &Hit<'a>) -> Option<Beside<'a>> {
    let beside = label::secret_beside(hit)?;
    let separator = hit.before(hit.end, 1);
    if beside.is_quoted {
        return Some(beside);
    }
    if separator == "," {
        return None;
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
    let line = rest.lines().next().unwrap_or_default();
    for operator in ["||", "??", "?:", " or "] {
        if let Some((_, default)) = line.split_once(operator)
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
    let text = ["\\n", "\\r", "\\t", "\\\""]
        .iter()
        .fold(beside.text, |text, escape| text.split(escape).next().unwrap_or(text));
    text.trim_end_matches(['.', ')', ']', '}', ':', '\\', '*'])
}
