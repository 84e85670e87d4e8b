//! Sheets that do not stay: dialogs, and macros of the time when these were sheets ([MS-XLSX], 2.1). What counts sheets
//! or names them has to go with them or count anew.

use std::collections::BTreeSet;

use super::super::namespace::{self as ns, R, S};
use super::super::part::Kind as PartKind;
use super::super::survey::Survey;
use super::formula::{Kind, parts};
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::syntax::opc::Package;
use crate::syntax::xml::{self, NO_NAMESPACE, Scan, Token, attributes, decode_value};

/// The sheets that do not stay, and what the others are called by then.
#[derive(Debug, Default)]
pub struct Gone {
    /// For each sheet, counted from 0, its place when they are gone.
    places: Vec<Option<usize>>,
    /// Their names in lower case.
    names: BTreeSet<String>,
    /// The place of the first sheet that is shown when they are gone.
    pub first_shown: usize,
}

impl Gone {
    /// Reads which sheets of a workbook do not stay; of a document that is none there are none.
    ///
    /// # Errors
    /// What [`Scan`] gives; `UnknownPart` where no sheet that is shown would be left.
    pub fn read(survey: &Survey, package: &Package, limits: &Limits) -> Result<Self> {
        let (mut gone, mut left, mut shown) = (Self::default(), 0, None);
        let Some(book) = survey.parts.iter().find(|part| part.kind == PartKind::Workbook) else { return Ok(gone) };
        let bytes = package.parts.get(book.index).map_or(&[][..], |part| part.bytes.as_slice());
        let source = xml::decode(bytes)?;
        let mut scan = Scan::new(&source, ns::ALL, limits);
        while let Some(token) = scan.next()? {
            let Token::Open(open) = token else { continue };
            if (open.namespace, open.local) != (S, "sheet") {
                continue;
            }
            let (mut name, mut is_hidden, mut stays) = (String::new(), false, false);
            for attribute in attributes(open.attributes) {
                let attribute = attribute?;
                let is_own = attribute.prefix.is_empty();
                let namespace = if is_own { NO_NAMESPACE } else { scan.resolve(attribute.prefix) };
                let value = decode_value(attribute.value)?;
                match (namespace, attribute.local) {
                    (NO_NAMESPACE, "name") => name = value.to_lowercase(),
                    (NO_NAMESPACE, "state") => is_hidden = value != "visible",
                    (R, "id") => stays = book.references.iter().any(|reference| reference.old_id == value),
                    _ => {}
                }
            }
            gone.places.push(stays.then_some(left));
            if !stays {
                gone.names.insert(name);
                continue;
            }
            shown = shown.or_else(|| (!is_hidden).then_some(left));
            left += 1;
        }
        if !gone.is_empty() && shown.is_none() {
            return Err(Error::UnknownPart { kind: "a workbook of dialog sheets and macro sheets".to_owned() });
        }
        gone.first_shown = shown.unwrap_or_default();
        Ok(gone)
    }

    /// Tells whether all sheets stay.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The place of a sheet when the others are gone, if it is not one of them.
    pub fn place(&self, place: usize) -> Option<usize> {
        if self.is_empty() { Some(place) } else { self.places.get(place).copied().flatten() }
    }

    /// Tells whether a formula looks at a sheet that does not stay.
    pub fn is_used_by(&self, formula: &str) -> bool {
        let is_gone = |part: super::formula::Part| {
            let name = formula.get(part.range).unwrap_or_default();
            let bare = name.strip_prefix('\'').and_then(|name| name.strip_suffix('\''));
            let name = if part.kind == Kind::Sheet { bare.unwrap_or(name) } else { name };
            matches!(part.kind, Kind::Sheet | Kind::SheetOfTwo)
                && self.names.contains(&name.replace("''", "'").to_lowercase())
        };
        !self.is_empty() && parts(formula).into_iter().any(is_gone)
    }
}
