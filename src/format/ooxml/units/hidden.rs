//! Styles whose text is not shown (ECMA-376-1, 17.3.2.41 and 17.7.4.17).

use std::collections::{BTreeMap, BTreeSet};

use crate::error::Result;
use crate::format::ooxml::namespace::{self as ns, W};
use crate::limits::Limits;
use crate::syntax::xml::{Open, Scan, Token, attributes};

/// What a style says of itself: on which other it rests, and whether its text is hidden.
#[derive(Default)]
struct Style<'a> {
    rests_on: Option<&'a str>,
    is_hidden: Option<bool>,
}

/// Gives the ids of the styles of which the text is hidden.
///
/// # Errors
/// What [`Scan`] gives.
pub fn hidden_styles(source: &str, limits: &Limits) -> Result<BTreeSet<String>> {
    if !source.contains("vanish") {
        return Ok(BTreeSet::new());
    }
    let mut scan = Scan::new(source, ns::ALL, limits);
    let (mut frames, mut styles, mut id) = (Vec::new(), BTreeMap::new(), "");
    while let Some(token) = scan.next()? {
        match token {
            Token::Open(open) => {
                match (frames.as_slice(), open.local) {
                    (_, "style") => id = value(&open, "styleId").unwrap_or_default(),
                    ([.., "style"], "basedOn") => {
                        styles.entry(id).or_insert_with(Style::default).rests_on = value(&open, "val");
                    }
                    ([.., "style", "rPr"], "vanish") => {
                        styles.entry(id).or_insert_with(Style::default).is_hidden = Some(is_on(&open));
                    }
                    _ => {}
                }
                if !open.is_empty {
                    frames.push(if open.namespace == W { open.local } else { "" });
                }
            }
            Token::Close => {
                frames.pop();
            }
            _ => {}
        }
    }
    let is_hidden = |id: &&&str| {
        // A chain that is longer goes in a circle.
        let mut style = styles.get(**id);
        for _ in 0..styles.len() {
            match style {
                Some(Style { is_hidden: Some(is_hidden), .. }) => return *is_hidden,
                Some(Style { rests_on: Some(below), .. }) => style = styles.get(below),
                _ => return false,
            }
        }
        false
    };
    Ok(styles.keys().filter(is_hidden).map(|id| (*id).to_owned()).collect())
}

/// Tells whether a switch is on: it is where nothing is said (17.17.4).
pub(super) fn is_on(open: &Open<'_>) -> bool {
    !value(open, "val").is_some_and(|value| matches!(value, "0" | "false" | "off"))
}

/// The value of an attribute, as it is written.
pub(super) fn value<'a>(open: &Open<'a>, name: &str) -> Option<&'a str> {
    attributes(open.attributes).flatten().find(|attribute| attribute.local == name).map(|attribute| attribute.value)
}
