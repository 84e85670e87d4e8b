//! What stands before the root: document types, and the entities that drawing programs declare there (XML 1.0, 2.8 and 4.2).

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::Options;
use crate::error::{Error, Result};
use crate::limits;
use crate::model::DroppedKind;
use crate::syntax::xml;

const BROKEN: Error = Error::Malformed { what: "its document type is broken or declares more than short texts" };
/// How many entities programs declare, and how long their values are.
const MOST: usize = 64;
const LONGEST: usize = 512;
/// How far the root is looked for.
const HEAD: usize = 64 * 1024;

/// Tells whether the root of a text is that of a drawing.
pub fn is_svg(bytes: &[u8]) -> bool {
    let is_marked = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, ..] | [0, b'<', ..]);
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let text = if is_marked {
        let even = head.get(..head.len() / 2 * 2).unwrap_or_default();
        xml::decode(even).ok()
    } else {
        Some(String::from_utf8_lossy(head))
    };
    let text = text.unwrap_or_default();
    let Some((_, mut rest)) = prolog(text.trim_start_matches('\u{feff}')) else { return false };
    rest = rest.strip_prefix('<').unwrap_or_default();
    let name = rest.split(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')).next().unwrap_or_default();
    name.rsplit(':').next() == Some("svg")
}

/// The document type, if there is one, and what begins with the root.
fn prolog(text: &str) -> Option<(Option<&str>, &str)> {
    let (mut rest, mut found) = (text, None);
    loop {
        rest = rest.trim_start();
        let end = |start: &str, end: &str| {
            rest.strip_prefix(start).map(|inner| inner.find(end).map(|at| at + start.len() + end.len()))
        };
        let len = if let Some(len) = end("<?", "?>").or_else(|| end("<!--", "-->")) {
            len?
        } else if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!DOCTYPE")) {
            let len = type_end(rest)?;
            found = rest.get(..len);
            len
        } else {
            return Some((found, rest));
        };
        rest = rest.get(len..)?;
    }
}

/// Where a document type ends: at the first sign that stands in neither quotes, brackets nor a comment.
fn type_end(text: &str) -> Option<usize> {
    let (mut quote, mut is_inside, mut at) = (None, false, 0);
    let bytes = text.as_bytes();
    loop {
        let byte = *bytes.get(at)?;
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'[') => is_inside = true,
            (None, b']') => is_inside = false,
            (None, b'<') if text.get(at..).is_some_and(|rest| rest.starts_with("<!--")) => {
                at += text.get(at..)?.find("-->")?;
            }
            (None, b'>') if !is_inside => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
}

/// Takes the document type away, and puts the texts that it declares where they are called.
///
/// # Errors
/// `Malformed` for declarations of anything else, `LimitExceeded` for a text that grows beyond a part of a file.
pub fn expand(text: &str, options: &Options) -> Result<(String, BTreeMap<DroppedKind, usize>)> {
    let (found, root) = prolog(text).ok_or(BROKEN)?;
    let Some(declared) = found else { return Ok((text.to_owned(), BTreeMap::new())) };
    let entities = declared.split_once('[').map_or(Ok(BTreeMap::new()), |(_, inner)| entities(inner))?;
    let before = text.get(..text.len() - root.len()).unwrap_or_default().replacen(declared, "", 1);
    let mut out = before;
    let mut rest = root;
    while let Some(at) = rest.find('&').filter(|_| !entities.is_empty()) {
        let (plain, reference) = rest.split_at(at);
        out.push_str(plain);
        let name = reference.get(1..).and_then(|inner| inner.split(';').next()).unwrap_or_default();
        if let Some(value) = entities.get(name) {
            out.push_str(value);
            rest = reference.get(name.len() + 2..).ok_or(BROKEN)?;
        } else {
            out.push('&');
            rest = reference.get(1..).ok_or(BROKEN)?;
        }
        limits::check(out.len() as u64, options.limits.part_bytes, "bytes of text in one file")?;
    }
    out.push_str(rest);
    Ok((out, BTreeMap::new()))
}

/// Reads declarations of texts that hold neither markup nor other entities; comments among them are passed over.
fn entities(inner: &str) -> Result<BTreeMap<Cow<'_, str>, &str>> {
    let (mut all, mut rest) = (BTreeMap::new(), inner);
    loop {
        rest = rest.trim_start();
        if rest.starts_with(']') {
            return Ok(all);
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").ok_or(BROKEN)?.1;
            continue;
        }
        // What attributes and elements there are in drawings is known.
        if rest.starts_with("<!ATTLIST") || rest.starts_with("<!ELEMENT") {
            rest = rest.split_once('>').ok_or(BROKEN)?.1;
            continue;
        }
        let declared = rest.strip_prefix("<!ENTITY").ok_or(BROKEN)?.trim_start();
        let (name, after) = declared.split_once(char::is_whitespace).ok_or(BROKEN)?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\'')).ok_or(BROKEN)?;
        let (value, after) = after.get(1..).and_then(|after| after.split_once(quote)).ok_or(BROKEN)?;
        rest = after.trim_start().strip_prefix('>').ok_or(BROKEN)?;
        let is_plain = value.len() <= LONGEST && !value.contains(['<', '&', '%']);
        let is_named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if !is_plain || !is_named || all.len() == MOST {
            return Err(BROKEN);
        }
        all.insert(name.into(), value);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_drawing_is_known_by_its_root() {
        for text in [
            "<svg>",
            "\u{feff}<?xml version='1.0'?>\n<!-- x --><!DOCTYPE svg [<!ENTITY a \"]>\">]>\n<s:svg xmlns:s='x'/>",
            "<svg/>",
        ] {
            assert!(is_svg(text.as_bytes()), "{text}");
        }
        for text in ["<html><svg></html>", "<svgx>", "svg", "<?xml", "<!-- <svg>", ""] {
            assert!(!is_svg(text.as_bytes()), "{text}");
        }
        let wide: Vec<u8> = "\u{feff}<svg/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_svg(&wide));
    }

    #[test]
    fn short_texts_are_put_where_they_are_called() {
        let (text, _) =
            expand("<!DOCTYPE svg [<!-- x --><!ENTITY n 'Roe'>]><svg>Jane &n; &amp;</svg>", &Options::default())
                .unwrap();
        assert_eq!(text, "<svg>Jane Roe &amp;</svg>");
        for declared in
            ["<!ENTITY a SYSTEM 'file:///x'>", "<!ENTITY a '&b;'>", "<!ENTITY % a 'x'>", "<!ENTITY a '<b/>'>"]
        {
            assert!(expand(&format!("<!DOCTYPE svg [{declared}]><svg/>"), &Options::default()).is_err(), "{declared}");
        }
    }
}
