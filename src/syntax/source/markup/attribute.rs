//! The attributes of a tag (HTML, 13.1.2.3).

use std::ops::Range;

/// An attribute, as ranges of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: Range<usize>,
    /// Its value without quotes; empty where there is none.
    pub value: Range<usize>,
    /// Whether quotes stand around the value.
    pub is_quoted: bool,
}

/// Reads the attributes behind the name of a tag, and tells the place behind the tag.
pub fn attributes(source: &str, start: usize) -> (Vec<Attribute>, usize) {
    let bytes = source.as_bytes();
    let (mut all, mut at) = (Vec::new(), start);
    loop {
        at += count(bytes, at, |byte| byte.is_ascii_whitespace() || byte == b'/');
        match bytes.get(at) {
            None => return (all, at),
            Some(b'>') => return (all, at + 1),
            _ => {}
        }
        // A sign that nothing stands before is part of the name (HTML, 13.2.5.32).
        let name = at..at
            + 1
            + count(bytes, at + 1, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'='));
        at = name.end + count(bytes, name.end, |byte| byte.is_ascii_whitespace());
        let (mut value, mut is_quoted) = (at..at, false);
        if bytes.get(at) == Some(&b'=') {
            at += 1;
            at += count(bytes, at, |byte| byte.is_ascii_whitespace());
            value = match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    is_quoted = true;
                    at + 1..at + 1 + count(bytes, at + 1, |byte| byte != *quote)
                }
                _ => at..at + count(bytes, at, |byte| !byte.is_ascii_whitespace() && byte != b'>'),
            };
            at = (value.end + usize::from(is_quoted)).min(bytes.len());
        } else {
            at = name.end;
        }
        // Names are cut at ASCII bytes only, so they lie between characters.
        all.push(Attribute { name, value, is_quoted });
    }
}

fn count(bytes: &[u8], from: usize, is_part: impl Fn(u8) -> bool) -> usize {
    bytes.get(from..).unwrap_or_default().iter().take_while(|byte| is_part(**byte)).count()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn attributes_are_read_as_a_browser_reads_them() {
        let source = "<a b = \"c>d\" e='f' g=h/i j / k=>x";
        let (all, end) = attributes(source, 2);
        let told: Vec<_> =
            all.iter().map(|found| (&source[found.name.clone()], &source[found.value.clone()])).collect();
        assert_eq!(told, [("b", "c>d"), ("e", "f"), ("g", "h/i"), ("j", ""), ("k", "")]);
        assert_eq!(&source[end..], "x");
        for source in ["<a b=\"c", "<a b=", "<a é=ü", "<a =", "<a"] {
            assert_eq!(attributes(source, 2).1, source.len(), "{source}");
        }
    }
}
