//! Names of sheets: no longer than they may be once they are edited.

use std::borrow::Cow;

use crate::format::edits_of;
use crate::format::ooxml::attribute::Class;
use crate::format::ooxml::identifier::Identifier;
use crate::model::{Edit, Span, TextUnit, UnitId};

/// The most that a name may have, in UTF-16 code units (ECMA-376-1, 18.2.19, as Excel reads it).
const MOST: usize = 31;
/// What is left for the sign that tells two apart.
const SPARE: usize = 4;

/// Gives the edits with those of names of sheets cut to a length that fits: the rest of the old name goes first.
pub fn fitting<'a>(identifiers: &[Identifier], units: &[TextUnit], edits: &'a [Edit]) -> Cow<'a, [Edit]> {
    let mut all = Cow::Borrowed(edits);
    for identifier in identifiers.iter().filter(|identifier| identifier.class == Class::Sheet) {
        let unit = UnitId(u32::try_from(identifier.unit).unwrap_or(u32::MAX));
        let here = edits_of(edits, unit.0);
        // EXPOSE: only to write it again, shorter.
        let text = units.get(identifier.unit).map_or("", |unit| unit.text.expose().as_str());
        let Some(short) = shortened(text, here) else { continue };
        let Some(span) = Span::of(text, 0, text.len()) else { continue };
        let rest = all.to_mut();
        rest.retain(|edit| edit.unit != unit);
        let at = rest.partition_point(|edit| edit.unit < unit);
        rest.insert(at, Edit { unit, span, stand_in: short });
    }
    all
}

/// The edited name where it would be too long.
fn shortened(text: &str, edits: &[Edit]) -> Option<String> {
    let len = |text: &str| text.encode_utf16().count();
    let (mut pieces, mut at) = (Vec::new(), 0);
    for edit in edits {
        pieces.push((text.get(at..edit.span.start())?, false));
        pieces.push((edit.stand_in.as_str(), true));
        at = edit.span.end();
    }
    pieces.push((text.get(at..)?, false));
    let total: usize = pieces.iter().map(|(piece, _)| len(piece)).sum();
    if edits.is_empty() || total <= MOST {
        return None;
    }
    let given: usize = pieces.iter().filter(|(_, is_given)| *is_given).map(|(piece, _)| len(piece)).sum();
    let mut room = (MOST - SPARE).saturating_sub(given);
    let mut short = String::new();
    for (piece, is_given) in pieces {
        for c in piece.chars() {
            if is_given || room >= c.len_utf16() {
                room -= if is_given { 0 } else { c.len_utf16() };
                short.push(c);
            }
        }
    }
    while len(&short) > MOST - SPARE {
        short.pop();
    }
    Some(short)
}
