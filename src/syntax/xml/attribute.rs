//! The attributes of one element.

use super::ILL_FORMED;
use super::escape::decode_value;
use super::scan::Open;
use crate::error::Result;

/// One attribute as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// What stands before the colon of its name; empty where there is none.
    pub prefix: &'a str,
    /// The name without its prefix.
    pub local: &'a str,
    /// The value between the quotes, with its references.
    pub value: &'a str,
    /// Where the attribute begins in what was split, the white space before it included.
    pub start: usize,
    /// Where its value begins.
    pub value_start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Splits what stands in a tag after the element's name.
pub fn attributes(written: &str) -> impl Iterator<Item = Result<Attribute<'_>>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let blank = written.get(at..)?.trim_start_matches(is_space);
        if blank.is_empty() {
            return None;
        }
        let found = split(written, at, written.len() - blank.len());
        at = found.as_ref().map_or(written.len(), |attribute| attribute.end);
        Some(found.ok_or(ILL_FORMED))
    })
}

/// The value of an element's attribute without a prefix.
///
/// # Errors
/// `Malformed` for attributes or references that are none.
pub fn plain_value(open: &Open<'_>, name: &str) -> Result<Option<String>> {
    for attribute in attributes(open.attributes) {
        let attribute = attribute?;
        if attribute.prefix.is_empty() && attribute.local == name {
            return decode_value(attribute.value).map(|value| Some(value.into_owned()));
        }
    }
    Ok(None)
}

fn split(written: &str, start: usize, name_start: usize) -> Option<Attribute<'_>> {
    let rest = written.get(name_start..)?;
    let equals = memchr::memchr(b'=', rest.as_bytes())?;
    let name = rest.get(..equals)?.trim_end_matches(is_space);
    let quoted = rest.get(equals + 1..)?.trim_start_matches(is_space);
    let quote = quoted.bytes().next().filter(|quote| matches!(quote, b'"' | b'\''))?;
    let open = written.len() - quoted.len() + 1;
    let len = memchr::memchr(quote, written.get(open..)?.as_bytes())?;
    let value = written.get(open..open + len)?;
    let (prefix, local) = name.split_once(':').unwrap_or(("", name));
    let sound = name_start > start && is_name(local) && (prefix.is_empty() || is_name(prefix)) && !value.contains('<');
    sound.then_some(Attribute { prefix, local, value, start, value_start: open, end: open + len + 1 })
}

/// White space between attributes (XML 1.0, 2.3).
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Tells whether a name is of ASCII letters, digits and `_ - .`, as all of Office's are.
pub(super) fn is_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_alphabetic() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn attributes_tell_where_they_stand() {
        let written = " w:val = 'a\"b'\n id=\"\"";
        let found: Vec<_> = attributes(written).map(Result::unwrap).collect();
        let parts: Vec<_> = found.iter().map(|a| (a.prefix, a.local, a.value)).collect();
        assert_eq!(parts, [("w", "val", "a\"b"), ("", "id", "")]);
        for attribute in found {
            let end = attribute.value_start + attribute.value.len();
            assert_eq!(written.get(attribute.value_start..end), Some(attribute.value));
        }
    }

    #[test]
    fn broken_attributes_are_refused() {
        for written in
            [" a", " a=", " a=b", " a=\"x", " =\"x\"", " a:=\"x\"", " a=\"<\"", " a=\"x\"b=\"y\"", " é=\"x\""]
        {
            assert!(attributes(written).any(|attribute| attribute.is_err()), "{written}");
        }
    }
}
