//! References to cells from outside the sheets: in charts (ECMA-376-1, 21.2.2.65) and as the targets of links.

use super::super::attribute::Class;
use super::super::splice::{Form, Piece, Setting};
use super::super::text::Gathered;
use super::super::units::Units;
use super::formula::{Kind, Part, parts};
use super::grammar::{Reading, reading};
use super::reference::is_selection;
use crate::error::Result;
use crate::limits::Limits;

/// Gathers the names in a formula of a chart; tells whether there is nothing else in it that somebody chose.
///
/// # Errors
/// `LimitExceeded` for too many units.
pub fn chart_formula(units: &mut Units, gathered: &Gathered, part: usize, limits: &Limits) -> Result<bool> {
    let parts = parts(&gathered.text);
    let is_name = |part: &Part| matches!(part.kind, Kind::Sheet | Kind::SheetOfTwo | Kind::Name);
    let is_formula = reading(&gathered.text, |name| units.known(Class::Range, name).is_some()) == Reading::Formula;
    if !units.has_sheets() || !is_formula || !parts.iter().all(is_name) {
        return Ok(false);
    }
    for found in &parts {
        name(units, gathered, found, (part, Setting::Sheet, Setting::Attribute), limits)?;
    }
    Ok(true)
}

/// Gathers the names in the place that a link leads to, inside an address; tells whether it is one of the workbook.
///
/// # Errors
/// `LimitExceeded` for too many units.
pub fn link_target(units: &mut Units, gathered: &Gathered, part: usize, limits: &Limits) -> Result<bool> {
    let parts = parts(&gathered.text);
    let is_place = match parts.as_slice() {
        [] => is_selection(&gathered.text),
        [one] if one.kind == Kind::Sheet => gathered.text.rsplit('!').next().is_some_and(is_selection),
        [one] => one.kind == Kind::Name && units.known(Class::Range, &gathered.text).is_some(),
        _ => false,
    };
    if !units.has_sheets() || !is_place {
        return Ok(false);
    }
    for found in &parts {
        name(units, gathered, found, (part, Setting::SheetInAddress, Setting::Address), limits)?;
    }
    Ok(true)
}

fn name(
    units: &mut Units,
    gathered: &Gathered,
    found: &Part,
    (part, of_sheet, other): (usize, Setting, Setting),
    limits: &Limits,
) -> Result<()> {
    let inside = gathered.text.get(found.range.clone()).unwrap_or_default();
    let known = |units: &Units, class: Class, name: String| units.known(class, &name).map_or(name, str::to_owned);
    if found.kind == Kind::Sheet {
        let bare = inside.strip_prefix('\'').and_then(|inside| inside.strip_suffix('\''));
        let text = known(units, Class::Sheet, bare.map_or_else(|| inside.to_owned(), |bare| bare.replace("''", "'")));
        let written = gathered.written(&found.range);
        let pieces = vec![Piece { text: 0..text.len(), written, form: Form::Escape }];
        return units.name(Class::Sheet, Gathered { text, pieces }, part, of_sheet, limits).map(|_| ());
    }
    let (class, doubled) = if found.kind == Kind::Name { (Class::Range, None) } else { (Class::Sheet, Some('\'')) };
    let mut gathered = gathered.part(&found.range, doubled);
    let text = known(units, class, gathered.text.clone());
    if text.len() == gathered.text.len() {
        gathered.text = text;
    }
    units.name(class, gathered, part, other, limits).map(|_| ())
}
