//! Objects in the text of a document: whether their files stay is only seen inside them (ECMA-376-1, 17.3.3.19;
//! ECMA-376-4, 19.2.2.18).

use std::collections::BTreeMap;

use super::element::Verdict::{self, Keep};
use super::{Relations, Use};
use crate::error::Result;
use crate::format::ooxml::namespace::{self as ns, O, R, W};
use crate::limits::Limits;
use crate::syntax::xml::{Open, Scan, Token, attributes, decode_value};

/// Gives the verdicts over the objects whose files stay, by where their elements begin.
///
/// # Errors
/// What [`Scan`] gives.
pub fn objects(source: &str, relations: &Relations, limits: &Limits) -> Result<BTreeMap<usize, Verdict>> {
    let mut verdicts = BTreeMap::new();
    if !relations.kept.values().any(|(_, purpose)| *purpose == Use::Embedded) || !source.contains("OLEObject") {
        return Ok(verdicts);
    }
    let mut scan = Scan::new(source, ns::ALL, limits);
    let mut open_objects = Vec::new();
    let mut depth = 0_usize;
    while let Some(token) = scan.next()? {
        match token {
            Token::Open(open) => {
                if (open.namespace, open.local) == (W, "object") && !open.is_empty {
                    open_objects.push((depth, scan.start));
                }
                if (open.namespace, open.local) == (O, "OLEObject") && is_kept(&open, &scan, relations)? {
                    verdicts.insert(scan.start, Keep);
                    verdicts.extend(open_objects.last().map(|(_, start)| (*start, Keep)));
                }
                depth += usize::from(!open.is_empty);
            }
            Token::Close => {
                depth = depth.saturating_sub(1);
                open_objects.pop_if(|(at, _)| *at == depth);
            }
            _ => {}
        }
    }
    Ok(verdicts)
}

/// Tells whether an element names a file inside that stays.
pub(super) fn is_kept(open: &Open<'_>, scan: &Scan<'_>, relations: &Relations) -> Result<bool> {
    for attribute in attributes(open.attributes) {
        let attribute = attribute?;
        if attribute.local == "id" && scan.resolve(attribute.prefix) == R {
            let kept = relations.kept.get(decode_value(attribute.value)?.as_ref());
            return Ok(kept.is_some_and(|(_, purpose)| *purpose == Use::Embedded));
        }
    }
    Ok(false)
}
