//! Page headers and footers, and the codes in them (ECMA-376-1, 18.3.1.39).

use std::ops::Range;

/// Gives the stretches of text of each section, without the codes.
pub fn sections(text: &str) -> Vec<Vec<Range<usize>>> {
    let (mut all, mut section, mut from, mut at) = (Vec::new(), Vec::new(), 0, 0);
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte != b'&' {
            at += 1;
            continue;
        }
        let code = bytes.get(at + 1).copied().unwrap_or_default();
        let rest = bytes.get(at + 2..).unwrap_or_default();
        let len = match code {
            // Two of them are one that is shown.
            b'&' => 1,
            b'"' => rest.iter().position(|&byte| byte == b'"').map_or(text.len() - at, |end| end + 3),
            b'K' => {
                2 + rest
                    .iter()
                    .take(6)
                    .take_while(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'+' | b'-'))
                    .count()
            }
            b'0'..=b'9' => 1 + bytes.iter().skip(at + 1).take_while(|byte| byte.is_ascii_digit()).count().min(3),
            _ => 1 + text.get(at + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
        };
        section.push(from..at);
        at = (at + len).min(text.len());
        from = at;
        if code == b'&' {
            // The second of the two is text.
            at = (at + 1).min(text.len());
        }
        if matches!(code, b'L' | b'C' | b'R') {
            all.push(std::mem::take(&mut section));
        }
    }
    section.push(from..text.len());
    all.push(section);
    for section in &mut all {
        section.retain(|range| !range.is_empty());
    }
    all.retain(|section| !section.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_not_text() {
        let text = "&L&\"Arial,Bold\"&12Jane && Joe&CPage &P of &N&R&K01+000x";
        let told: Vec<String> = sections(text)
            .into_iter()
            .map(|section| section.into_iter().filter_map(|range| text.get(range)).collect())
            .collect();
        assert_eq!(told, ["Jane & Joe", "Page  of ", "x"]);
        for broken in ["&", "&\"", "&L&", "&K", "a&"] {
            sections(broken);
        }
    }
}
