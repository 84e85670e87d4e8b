//! Page headers and footers, and the codes in them (ECMA-376-1, 18.3.1.39).

use std::ops::Range;

/// What a header or footer says.
#[derive(Debug, Default)]
pub struct Said {
    /// The stretches of text of each section, without the codes.
    pub sections: Vec<Vec<Range<usize>>>,
    /// The names of fonts with their styles: `Arial,Bold`.
    pub fonts: Vec<Range<usize>>,
}

/// Reads a header or footer.
pub fn read(text: &str) -> Said {
    let (mut all, mut section, mut fonts, mut from, mut at) = (Vec::new(), Vec::new(), Vec::new(), 0, 0);
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
        if code == b'"' {
            let end = (at + len).min(text.len());
            fonts.push(at + 2..if text.get(..end).is_some_and(|text| text.ends_with('"')) { end - 1 } else { end });
        }
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
    fonts.retain(|range| !range.is_empty());
    Said { sections: all, fonts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_not_text() {
        let text = "&L&\"Arial,Bold\"&12Jane && Joe&CPage &P of &N&R&K01+000x";
        let said = read(text);
        let fonts: Vec<_> = said.fonts.into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(fonts, ["Arial,Bold"]);
        let told: Vec<String> = said
            .sections
            .into_iter()
            .map(|section| section.into_iter().filter_map(|range| text.get(range)).collect())
            .collect();
        assert_eq!(told, ["Jane & Joe", "Page  of ", "x"]);
        for broken in ["&", "&\"", "&L&", "&K", "a&"] {
            read(broken);
        }
    }
}
