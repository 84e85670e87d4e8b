//! The escapes of Markdown (CommonMark 0.31, 2.4 and 2.5), and the addresses in it.

use crate::syntax::reference;
use crate::syntax::source_map::SourceMap;

/// How far before a place the beginning of its target is looked for.
const TARGET_BYTES: usize = 4096;

/// Reads a text with its backslash escapes and character references undone.
///
/// They are undone in code as well, where a renderer would not: a backslash less there hides no value, while telling
/// code from prose wrongly would.
pub fn unescape(source: &str) -> (String, SourceMap) {
    let (mut text, mut map) = (String::with_capacity(source.len()), SourceMap::default());
    let mut from = 0;
    for at in memchr::memchr2_iter(b'\\', b'&', source.as_bytes()) {
        // A backslash that is itself escaped begins nothing.
        let Some(kept) = source.get(from..at) else { continue };
        let Some((character, len_bytes)) = source.get(at..).and_then(escape) else { continue };
        text.push_str(kept);
        text.push(character);
        from = at + len_bytes;
        map.jump(text.len(), from);
    }
    text.push_str(source.get(from..).unwrap_or_default());
    (text, map)
}

/// The character that an escape at the start of `rest` means, and the bytes it takes.
fn escape(rest: &str) -> Option<(char, usize)> {
    if let Some(escaped) = rest.strip_prefix('\\') {
        return escaped.chars().next().filter(char::is_ascii_punctuation).map(|c| (c, 2));
    }
    reference::character(rest)
}

/// Tells whether a place in a source lies in the target of a link: after `](`, or after `]:` of a definition.
///
/// Such a target holds no white space, or it is none (CommonMark 0.31, 6.3 and 4.7).
pub fn is_in_target(source: &str, at: usize) -> bool {
    let near = source.ceil_char_boundary(at.saturating_sub(TARGET_BYTES));
    let before = source.get(near..at).unwrap_or_default();
    let blank = before.rfind(char::is_whitespace);
    let word = before.get(blank.map_or(0, |blank| blank + 1)..).unwrap_or(before);
    let definition = || before.get(..blank?).map(|line| line.trim_end_matches([' ', '\t']).ends_with("]:"));
    word.rfind("](").is_some_and(|open| !word.get(open..).unwrap_or_default().contains(')'))
        || definition().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn escapes_are_undone_and_lead_back() {
        let source = r"jane\_roe\@example.com &#74;ane&nbsp;Roe AT&T C:\dir \\srv &#x4a;&unknown; é&";
        let (text, map) = unescape(source);
        assert_eq!(text, "jane_roe@example.com Jane\u{a0}Roe AT&T C:\\dir \\srv J&unknown; é&");
        let at = |part: &str| {
            let start = text.find(part).unwrap();
            &source[map.source(start)..map.source(start + part.len())]
        };
        assert_eq!(at("jane_roe@example.com"), r"jane\_roe\@example.com");
        assert_eq!(at("Jane\u{a0}Roe"), "&#74;ane&nbsp;Roe");
        assert_eq!(at("\\srv"), r"\\srv");
        assert_eq!(at("é&"), "é&");
    }

    #[test]
    fn targets_of_links_are_known() {
        let source = "see [Jane](mailto:jane@x.org) (jane@y.org)\n[j]: https://z.org/jane\n<jane@u.org>";
        let at = |part: &str| is_in_target(source, source.find(part).unwrap());
        assert_eq!([at("jane@x"), at("z.org")], [true, true]);
        assert_eq!([at("Jane]"), at("jane@y"), at("jane@u"), at("see")], [false; 4]);
    }
}
