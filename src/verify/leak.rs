//! The second door: the written bytes are unpacked blindly and searched for every removed value.
//!
//! It shares no code with the formats. What looks like an archive is inflated wherever it begins, whether or not a
//! directory names it; then each piece of bytes is read in every [writing](writing) a value may have taken: as it
//! stands, as markup, as UTF-16, percent-coded, in base64 and in hexadecimal.

mod needle;
mod unpack;
mod vocabulary;
mod writing;

use std::collections::BTreeSet;

use needle::Needles;

use super::Written;
use crate::error::{Error, Result};
use crate::plan::Plan;

/// Looks for every value that was removed everywhere.
///
/// Values that are too short or too common to mean anything outside their place are left to the first door.
///
/// # Errors
/// `LeakFound` with the number of values that are still there; `CannotRewrite` when the bytes cannot be unpacked.
pub fn check(written: &Written, plan: &Plan) -> Result<()> {
    let everywhere = plan.removed.iter().filter(|removed| removed.everywhere);
    let needles = Needles::new(everywhere.flat_map(|removed| {
        let folded = std::iter::once(&removed.value.folded);
        // EXPOSE: the values are what is looked for.
        removed.spellings.iter().chain(folded).map(|spelling| spelling.expose().as_str())
    }));
    if needles.is_empty() {
        return Ok(());
    }
    let mut found = BTreeSet::new();
    needles.find_prose(&written.name, &mut found);
    unpack::each_piece(&written.bytes, &mut |piece| writing::each(piece, &needles, &mut found))?;
    match found.len() {
        0 => Ok(()),
        count => Err(Error::LeakFound { count, door: "leak" }),
    }
}

#[cfg(test)]
mod tests;
