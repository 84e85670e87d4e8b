//! The places of texts, in the order in which a file is gone through.
//!
//! A file is gone through twice in the same way: once to collect its texts, and once to write it, when each text is asked
//! for what has become of it. So no place has to be remembered.

use crate::error::{Error, Result};
use crate::format::edits_of;
use crate::limits::Limits;
use crate::model::{Edit, TextUnit, edit};

/// The texts of a file while it is gone through.
pub enum Slots<'a> {
    /// They are collected.
    Collect(Vec<TextUnit>),
    /// They are written.
    Write {
        /// What was collected.
        units: &'a [TextUnit],
        /// What becomes of it.
        edits: &'a [Edit],
        /// How many have been asked for.
        next: usize,
    },
}

impl<'a> Slots<'a> {
    /// Gives the edits of a text; none while texts are collected.
    ///
    /// # Errors
    /// `LimitExceeded` for too many texts, `CannotRewrite` where a file reads otherwise than it did.
    pub fn edits(&mut self, unit: TextUnit, limits: &Limits) -> Result<&'a [Edit]> {
        match self {
            Self::Collect(all) => {
                limits.check_units(all.len() + 1)?;
                all.push(unit);
                Ok(&[])
            }
            Self::Write { units, edits, next } => {
                let known = units.get(*next).ok_or(CHANGED)?;
                // EXPOSE: the texts are compared.
                if known.text.expose() != unit.text.expose() {
                    return Err(CHANGED);
                }
                let id = u32::try_from(*next).unwrap_or(u32::MAX);
                *next += 1;
                Ok(edits_of(edits, id))
            }
        }
    }

    /// Gives what becomes of a text; nothing where it stays.
    ///
    /// # Errors
    /// As above.
    pub fn text(&mut self, unit: TextUnit, limits: &Limits) -> Result<Option<String>> {
        // EXPOSE: the text is rewritten.
        let text = unit.text.expose().clone();
        let edits = self.edits(unit, limits)?;
        if edits.is_empty() {
            return Ok(None);
        }
        let fault = Error::CannotRewrite { what: "a change does not fit the text" };
        edit::apply(&text, edits).map(Some).ok_or(fault)
    }

    /// Holds that every text has been asked for.
    ///
    /// # Errors
    /// `CannotRewrite` where a file reads otherwise than it did.
    pub fn check_end(&self) -> Result<()> {
        match self {
            Self::Write { units, next, .. } if *next != units.len() => Err(CHANGED),
            Self::Write { .. } | Self::Collect(_) => Ok(()),
        }
    }

    /// Tells whether the file is being written.
    pub fn is_writing(&self) -> bool {
        matches!(self, Self::Write { .. })
    }
}

const CHANGED: Error = Error::CannotRewrite { what: "the file reads otherwise than before" };
