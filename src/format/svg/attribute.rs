//! Values of attributes and of properties: what is kept of them is made of numbers, colors, words and places in the file.

use super::name::Names;
use super::style;
use super::vocabulary;

/// Longer ones are only numbers.
const LONGEST: usize = 512;

/// What is written for an attribute that is no address; nothing for one that goes.
pub fn kept(name: &str, text: &str, names: &Names) -> Option<String> {
    match name {
        "id" => names.id(text).map(str::to_owned),
        "class" => {
            let classes: Vec<&str> = text.split_whitespace().filter_map(|class| names.class(class)).collect();
            (!classes.is_empty()).then(|| classes.join(" "))
        }
        "style" => Some(style::declarations(text, names).0).filter(|kept| !kept.is_empty()),
        "in" | "in2" | "result" => names.result(text).map(str::to_owned),
        "begin" | "end" => times(text, names),
        "attributeName" => {
            let local = text.rsplit(':').next().unwrap_or_default();
            vocabulary::is_attribute(local).then(|| local.to_owned())
        }
        _ if vocabulary::is_attribute(name) => value(text, names),
        _ => None,
    }
}

/// What is written for a value; nothing for one that leads out of the file, or may say anything.
pub fn value(text: &str, names: &Names) -> Option<String> {
    if is_numeric(text) {
        return Some(text.to_owned());
    }
    (text.len() <= LONGEST).then_some(())?;
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = find(rest, "url(") {
        let (before, address) = rest.split_at(at);
        let (inner, after) = address.get(4..)?.split_once(')')?;
        let name = inner.trim().trim_matches(['"', '\'']).strip_prefix('#')?;
        out.push_str(plain(before)?);
        out.push_str(&format!("url(#{})", names.id(name)?));
        rest = after;
    }
    out.push_str(plain(rest)?);
    Some(out)
}

fn find(text: &str, what: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(what)
}

/// Words, numbers, colors and functions.
fn plain(text: &str) -> Option<&str> {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || "#%.,()+-*/_!'\"".contains(c);
    let is_function =
        ["expression", "javascript", "image", "attr(", "var(", "env("].iter().any(|word| find(text, word).is_some());
    (text.chars().all(is_sign) && !is_function).then_some(text)
}

/// Numbers with their units, and the letters of paths.
fn is_numeric(text: &str) -> bool {
    let mut letters = 0;
    text.bytes().all(|byte| {
        letters = if byte.is_ascii_alphabetic() { letters + 1 } else { 0 };
        // `zM` begins anew; more letters are a word.
        letters <= 3
            && (byte.is_ascii_digit() || b" \t\n,.+-;%()".contains(&byte) || b"MmZzLlHhVvCcSsQqTtAaeE".contains(&byte))
    })
}

/// When an animation begins or ends: clock values, and events of elements (SVG Animations, 2.6).
fn times(text: &str, names: &Names) -> Option<String> {
    let one = |part: &str| {
        let part = part.trim();
        let is_clock = part.bytes().all(|byte| byte.is_ascii_digit() || b".:+- hmsin".contains(&byte));
        if is_clock || part == "indefinite" {
            return Some(part.to_owned());
        }
        let (name, event) = part.split_once('.')?;
        let is_event =
            event.len() <= 32 && event.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".:+-() ".contains(&byte));
        Some(format!("{}.{event}", names.id(name).filter(|_| is_event)?))
    };
    let kept: Vec<String> = text.split(';').filter_map(one).collect();
    (!kept.is_empty()).then(|| kept.join(";"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_draw_stay_and_addresses_go() {
        let names = Names::default();
        for kept in [
            "none",
            "M0 0L1e3-4.5zM3 4zm1 2z",
            "rgb(1, 2, 3)",
            "#fff",
            "'Open Sans', serif",
            "0 0 10 10",
            "translate(3 4)",
        ] {
            assert_eq!(value(kept, &names).as_deref(), Some(kept));
        }
        for gone in ["url(http://example.org/x)", "url(#missing)", "a: b", "expression(alert)", "\\75rl(x)", "<b>"] {
            assert_eq!(value(gone, &names), None, "{gone}");
        }
        assert!(value(&"1 ".repeat(10_000), &names).is_some() && value(&"word ".repeat(1000), &names).is_none());
    }

    #[test]
    fn events_of_elements_that_are_not_there_go() {
        assert_eq!(times("0s;jane.click;indefinite", &Names::default()).as_deref(), Some("0s;indefinite"));
        assert_eq!(kept("attributeName", "xlink:href", &Names::default()), None);
        assert_eq!(kept("onload", "x()", &Names::default()), None);
    }
}
