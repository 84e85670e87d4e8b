//! Values as addresses write them, with percent signs (RFC 3986, 2.1): formats read addresses without.

use crate::model::Entity;
use crate::syntax::percent;

use super::Known;

/// The other way of writing those of the terms that hold escapes.
pub fn terms(terms: &[&str]) -> Vec<String> {
    terms.iter().filter_map(|term| unescaped(term)).collect()
}

/// The other way of writing those of the values that hold escapes.
pub fn values<'a>(known: impl Iterator<Item = &'a Known>) -> Vec<(Entity, String)> {
    // EXPOSE: only to write them in the other way.
    known.filter_map(|known| Some((known.entity, unescaped(known.spelling.expose())?))).collect()
}

/// The text without escapes, if it has any.
fn unescaped(text: &str) -> Option<String> {
    if !text.contains('%') {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    percent::decode(text, &mut bytes);
    // Each escape is three letters and one byte.
    String::from_utf8(bytes).ok().filter(|plain| plain.len() < text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_escapes_are_undone() {
        assert_eq!(unescaped("Tools%20Wiki/J%C3%A4ne").as_deref(), Some("Tools Wiki/Jäne"));
        for plain in ["Tools Wiki", "100%", "5%x", "%C3", "a%2"] {
            assert_eq!(unescaped(plain), None, "{plain}");
        }
    }
}
