//! How much of what was dropped.

use std::collections::BTreeMap;

use crate::model::{Dropped, DroppedKind};

/// Counts by kind.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<DroppedKind, usize>);

impl Tally {
    /// Adds to the count of a kind.
    pub fn add(&mut self, kind: DroppedKind, count: usize) {
        if count > 0 {
            *self.0.entry(kind).or_default() += count;
        }
    }

    /// Gives the counts in the order of the kinds.
    pub fn dropped(&self) -> Vec<Dropped> {
        self.0.iter().map(|(&kind, &count)| Dropped { kind, count }).collect()
    }
}
