//! How much of anything one file may claim.
//!
//! Every reader takes its [`Limits`] before it allocates, so that a small hostile file cannot cost the person's
//! machine more than a large honest one.

use crate::error::{Error, Result};

/// The most that opening, scanning and writing one file may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it was dropped.
    pub file_bytes: u64,
    /// Bytes of one part or archive entry after unpacking.
    pub part_bytes: u64,
    /// Bytes of all parts together after unpacking.
    pub unpacked_bytes: u64,
    /// How many times larger than its packed form a part of more than 1 MiB may be.
    pub ratio: u64,
    /// Parts or archive entries.
    pub parts: u64,
    /// Elements open at once in a markup part.
    pub depth: u64,
    /// Text units in one file.
    pub units: u64,
    /// Files inside one another.
    pub nested: u64,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: u64 = 1024 * 1024;
        Self {
            file_bytes: 512 * MIB,
            part_bytes: 256 * MIB,
            unpacked_bytes: 512 * MIB,
            ratio: 200,
            parts: 20_000,
            depth: 512,
            units: 5_000_000,
            nested: 3,
        }
    }
}

impl Limits {
    /// Checks the size of a file before it is read.
    ///
    /// # Errors
    /// `LimitExceeded` when `len_bytes` is more than [`file_bytes`](Self::file_bytes).
    pub fn check_file(&self, len_bytes: u64) -> Result<()> {
        check(len_bytes, self.file_bytes, "bytes in one file")
    }

    /// Checks the number of text units found so far.
    ///
    /// # Errors
    /// `LimitExceeded` when `count` is more than [`units`](Self::units).
    pub fn check_units(&self, count: usize) -> Result<()> {
        check(count as u64, self.units, "pieces of text in one file")
    }

    /// Checks how deeply elements are nested.
    ///
    /// # Errors
    /// `LimitExceeded` when `depth` is more than [`depth`](Self::depth).
    pub fn check_depth(&self, depth: usize) -> Result<()> {
        check(depth as u64, self.depth, "elements inside one another")
    }
}

/// Compares a claim with its limit.
///
/// # Errors
/// `LimitExceeded` when `claim` is more than `most`.
pub fn check(claim: u64, most: u64, limit: &'static str) -> Result<()> {
    if claim > most { Err(Error::LimitExceeded { limit, most }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_at_the_limit_passes_and_one_byte_more_does_not() {
        let limits = Limits { file_bytes: 10, ..Limits::default() };
        assert_eq!(limits.check_file(10), Ok(()));
        assert_eq!(limits.check_file(11), Err(Error::LimitExceeded { limit: "bytes in one file", most: 10 }));
    }
}
