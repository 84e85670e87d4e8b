//! The places of texts and files inside, in the order in which a file is gone through.
//!
//! A file is gone through twice in the same way: once to collect them, and once to write it, when for each is asked what
//! has become of it. So no place has to be remembered.

use super::embedded::{Embedded, Opened};
use crate::error::{Error, Result};
use crate::format::edits_of;
use crate::limits::Limits;
use crate::model::{Area, Edit, TextUnit, edit};

/// What a file holds while it is gone through.
pub enum Slots<'a> {
    /// It is collected.
    Collect {
        /// The texts.
        units: Vec<TextUnit>,
        /// The files inside.
        files: Embedded,
    },
    /// It is written.
    Write {
        /// What was collected.
        units: &'a [TextUnit],
        /// The files inside.
        files: &'a Embedded,
        /// What becomes of it.
        edits: &'a [Edit],
        /// What is painted over in the files inside.
        areas: &'a [Area],
        /// How many texts have been asked for.
        next: usize,
        /// How many files have been.
        next_file: usize,
    },
}

impl<'a> Slots<'a> {
    /// Begins to collect; the files inside stand behind so many pages.
    pub fn collect(own_pages: u32) -> Self {
        Self::Collect { units: Vec::new(), files: Embedded::behind(own_pages) }
    }

    /// Gives the edits of a text; none while texts are collected.
    ///
    /// # Errors
    /// `LimitExceeded` for too many texts, `CannotRewrite` where a file reads otherwise than it did.
    pub fn edits(&mut self, unit: TextUnit, limits: &Limits) -> Result<&'a [Edit]> {
        match self {
            Self::Collect { units, .. } => {
                limits.check_units(units.len() + 1)?;
                units.push(unit);
                Ok(&[])
            }
            Self::Write { units, edits, next, .. } => {
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

    /// The files inside that are known.
    pub fn embedded(&self) -> &Embedded {
        match self {
            Self::Collect { files, .. } => files,
            Self::Write { files, .. } => files,
        }
    }

    /// Collects a file inside that was met; gives nothing for one that does not stay.
    ///
    /// # Errors
    /// As above.
    pub fn add_file(&mut self, opened: Option<Opened>, limits: &Limits) -> Result<Option<Inside>> {
        let Self::Collect { units, files } = self else { return Err(CHANGED) };
        let kept = files.add(opened, units, limits)?;
        Ok(kept.map(|(number, ending)| Inside { number, ending, bytes: Vec::new() }))
    }

    /// Gives what becomes of the next file inside; nothing for one that does not stay.
    ///
    /// # Errors
    /// As above, and what writing the file gives.
    pub fn next_file(&mut self) -> Result<Option<Inside>> {
        let Self::Write { files, edits, areas, next, next_file, .. } = self else { return Err(CHANGED) };
        let kept = files.kept(*next_file).ok_or(CHANGED)?;
        *next_file += 1;
        let Some((number, ending)) = kept else { return Ok(None) };
        let file = number.checked_sub(1).and_then(|index| files.files().get(index)).ok_or(CHANGED)?;
        *next += file.own_units();
        Ok(Some(Inside { number: *number, ending: ending.clone(), bytes: file.rewrite_without(areas, edits)? }))
    }

    /// Holds that every text has been asked for.
    ///
    /// # Errors
    /// `CannotRewrite` where a file reads otherwise than it did.
    pub fn check_end(&self) -> Result<()> {
        match self {
            Self::Write { units, next, .. } if *next != units.len() => Err(CHANGED),
            Self::Write { .. } | Self::Collect { .. } => Ok(()),
        }
    }

    /// Tells whether the file is being written.
    pub fn is_writing(&self) -> bool {
        matches!(self, Self::Write { .. })
    }
}

/// A file inside that stays.
pub struct Inside {
    /// Which of those that stay it is, from 1.
    pub number: usize,
    /// What its name ends with, without the dot.
    pub ending: String,
    /// What is written; nothing while files are collected.
    pub bytes: Vec<u8>,
}

const CHANGED: Error = Error::CannotRewrite { what: "the file reads otherwise than before" };
