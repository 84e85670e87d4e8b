//! Style sheets (CSS Syntax Module 3), as far as drawings need them.
//!
//! A sheet with an escape is left out whole: it may say anything in another way.

use super::attribute;
use super::name::{Names, is_name};
use super::vocabulary;

/// How deep rules may lie in one another.
const DEPTH: usize = 3;

/// What is left of a sheet, and what was left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What is left.
    pub text: String,
    /// Comments.
    pub comments: usize,
    /// Addresses that lead out of the file.
    pub outside: usize,
    /// Fonts.
    pub fonts: usize,
    /// Rules and properties that draw nothing.
    pub others: usize,
}

/// Reads a sheet; nothing for one that is broken or has escapes.
pub fn sheet(text: &str, names: &Names) -> Option<Sheet> {
    let mut sheet = Sheet::default();
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        plain.push(' ');
        sheet.comments += 1;
        rest = after.split_once("*/")?.1;
    }
    plain.push_str(rest);
    let plain = plain.replace("<!--", " ").replace("-->", " ");
    if plain.contains(['\\', '<']) {
        return None;
    }
    sheet.text = sheet.rules(&plain, names, DEPTH)?;
    Some(sheet)
}

impl Sheet {
    fn rules(&mut self, text: &str, names: &Names, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        let (mut out, mut rest) = (String::new(), text.trim());
        while !rest.is_empty() {
            let open = rest.find('{');
            let end = rest.find(';').filter(|end| rest.starts_with('@') && open.is_none_or(|open| *end < open));
            if let Some(end) = end {
                self.outside += usize::from(rest.starts_with("@import"));
                self.others += usize::from(!rest.starts_with("@import"));
                rest = rest.get(end + 1..)?.trim_start();
                continue;
            }
            let (head, block) = rest.split_at(open?);
            let len = block_end(block)?;
            let inner = block.get(1..len - 1)?;
            rest = block.get(len..)?.trim_start();
            let kept = self.rule(head.trim(), inner, names, depth)?;
            out.push_str(&kept);
        }
        Some(out)
    }

    fn rule(&mut self, head: &str, inner: &str, names: &Names, depth: usize) -> Option<String> {
        let (keyword, about) = head.split_once(char::is_whitespace).unwrap_or((head, ""));
        match keyword {
            "@media" | "@supports" => {
                let is_plain = about.chars().all(|c| c.is_ascii_alphanumeric() || " ():-.,/<>=%".contains(c));
                let kept = self.rules(inner, names, depth)?;
                self.others += usize::from(!is_plain);
                Some(if is_plain && !kept.is_empty() {
                    format!("{keyword} {}{{{kept}}}", about.trim())
                } else {
                    String::new()
                })
            }
            "@keyframes" | "@-webkit-keyframes" => {
                let Some(name) = names.animation(about.trim()) else {
                    self.others += 1;
                    return Some(String::new());
                };
                let mut kept = String::new();
                let mut rest = inner.trim();
                while !rest.is_empty() {
                    let (at, block) = rest.split_at(rest.find('{')?);
                    let len = block_end(block)?;
                    let at = at.trim();
                    if at.chars().all(|c| c.is_ascii_alphanumeric() || " .,%".contains(c)) && at.len() < 64 {
                        kept.push_str(&format!("{at}{{{}}}", self.declarations(block.get(1..len - 1)?, names)));
                    }
                    rest = block.get(len..)?.trim_start();
                }
                Some(format!("{keyword} {name}{{{kept}}}"))
            }
            "@font-face" => {
                self.fonts += 1;
                Some(String::new())
            }
            _ if keyword.starts_with('@') => {
                self.others += 1;
                Some(String::new())
            }
            _ => {
                let selectors: Vec<String> =
                    head.split(',').filter_map(|selector| self::selector(selector.trim(), names)).collect();
                self.others += usize::from(selectors.len() < head.split(',').count());
                let kept = self.declarations(inner, names);
                let is_kept = !selectors.is_empty() && !kept.is_empty();
                Some(if is_kept { format!("{}{{{kept}}}", selectors.join(",")) } else { String::new() })
            }
        }
    }

    fn declarations(&mut self, text: &str, names: &Names) -> String {
        let (kept, outside, others) = declarations(text, names);
        self.outside += outside;
        self.others += others;
        kept
    }
}

/// Where a block ends that begins with its brace.
fn block_end(text: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'}') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A selector with its names as they are written; nothing for one that chooses nothing that is kept.
fn selector(text: &str, names: &Names) -> Option<String> {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(sign) = rest.chars().next() {
        let after = rest.get(sign.len_utf8()..)?;
        let len = after.find(|c| !is_name(c)).unwrap_or(after.len());
        let (name, behind) = after.split_at(len);
        match sign {
            '.' => out.push_str(&format!(".{}", names.class(name)?)),
            '#' => out.push_str(&format!("#{}", names.id(name)?)),
            ':' => {
                let is_known = name.is_empty()
                    || name.len() <= 20 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
                out.push_str(&format!(":{}", is_known.then_some(name)?));
            }
            '*' | '>' | '+' | '~' | '(' | ')' | ' ' | '\n' | '\t' => {
                out.push(if sign.is_whitespace() { ' ' } else { sign });
                rest = after;
                continue;
            }
            _ if is_name(sign) => {
                let len = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
                let (word, behind) = rest.split_at(len);
                // Numbers stand in brackets, as in `:nth-child(2n+1)`.
                let is_number = out.contains('(')
                    && word.len() <= 8
                    && word.bytes().all(|byte| byte.is_ascii_digit() || b"n-oddev".contains(&byte));
                (vocabulary::is_element(word) || is_number).then(|| out.push_str(word))?;
                rest = behind;
                continue;
            }
            _ => return None,
        }
        rest = behind;
    }
    (!out.trim().is_empty()).then_some(out)
}

/// The properties that are kept, and how many lead out of the file or draw nothing.
pub fn declarations(text: &str, names: &Names) -> (String, usize, usize) {
    let (mut kept, mut outside, mut others) = (Vec::new(), 0, 0);
    for declaration in parts(text) {
        let Some((property, value)) = declaration.split_once(':') else {
            others += usize::from(!declaration.trim().is_empty());
            continue;
        };
        let (property, value) = (property.trim().to_ascii_lowercase(), value.trim());
        let plain = property.strip_prefix("-webkit-").unwrap_or(&property);
        let name =
            || value.split_whitespace().map(|word| names.animation(word).unwrap_or(word)).collect::<Vec<_>>().join(" ");
        let value = if plain.starts_with("animation") { name() } else { value.to_owned() };
        match attribute::value(&value, names).filter(|_| vocabulary::is_property(plain)) {
            Some(value) => kept.push(format!("{property}:{value}")),
            None if value.contains("url(") || value.contains("//") => outside += 1,
            None => others += 1,
        }
    }
    (kept.join(";"), outside, others)
}

/// Parts declarations at signs that stand in neither quotes nor brackets.
fn parts(text: &str) -> Vec<&str> {
    let (mut all, mut start, mut quote, mut depth) = (Vec::new(), 0, None, 0_usize);
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'(') => depth += 1,
            (None, b')') => depth = depth.saturating_sub(1),
            (None, b';') if depth == 0 => {
                all.extend(text.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    all.extend(text.get(start..));
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::limits::Limits;

    fn names() -> Names {
        let source = "<svg><style>.jane{} #roe{} @keyframes spin{}</style><g id='roe' class='jane'/></svg>";
        Names::read(source, &Limits::default()).unwrap()
    }

    #[test]
    fn what_draws_stays_and_names_are_numbered() {
        let text = "/* Jane */ @import 'http://example.org'; @font-face { src: url(x) } \
            .jane > rect:hover, .other { fill: url( '#roe' ); content: 'Jane'; background: url(http://example.org/x) } \
            @media print { #roe { stroke: #fff !important } } @keyframes spin { from { opacity: 0 } }";
        let sheet = sheet(text, &names()).unwrap();
        assert_eq!(
            sheet.text,
            ".c1 > rect:hover{fill:url(#i1)}@media print{#i1{stroke:#fff !important}}@keyframes a1{from{opacity: 0}}"
                .replace("opacity: 0", "opacity:0")
        );
        assert_eq!((sheet.comments, sheet.outside, sheet.fonts, sheet.others), (1, 2, 1, 2));
    }

    #[test]
    fn what_is_broken_or_escaped_is_none() {
        for text in ["a{", "/* x", "a}b{", ".\\6a ane{fill:red}", "@media x{a{fill:red}"] {
            assert_eq!(sheet(text, &names()), None, "{text}");
        }
        let deep = "@media x{".repeat(9) + &"}".repeat(9);
        assert_eq!(sheet(&deep, &names()), None);
    }
}
