//! Which unit stands where in which part.

use super::super::units::Units;
use crate::model::layout::index;
use crate::model::order;

/// For each part, where its units begin or go on, in the order of the markup.
pub(super) struct Places {
    parts: Vec<Vec<(u32, u32)>>,
}

impl Places {
    pub(super) fn new(units: &Units, parts: usize) -> Self {
        let mut places: Vec<Vec<(u32, u32)>> = vec![Vec::new(); parts];
        for (unit, sites) in units.sites.iter().enumerate() {
            for site in sites {
                let Some(here) = places.get_mut(site.part) else { continue };
                let pieces = units.pieces.get(site.pieces.clone()).unwrap_or_default();
                here.extend(pieces.iter().map(|piece| (index(piece.written.start), index(unit))));
            }
        }
        for here in places.iter_mut().filter(|here| !here.is_sorted()) {
            order::sort(here);
        }
        Self { parts: places }
    }

    /// Where the units of a part stand, and which they are.
    pub(super) fn of(&self, part: usize) -> &[(u32, u32)] {
        self.parts.get(part).map_or(&[], Vec::as_slice)
    }

    /// The first unit between two places of a part.
    pub(super) fn first(&self, part: usize, start: usize, end: usize) -> Option<u32> {
        let all = self.of(part);
        let at = all.partition_point(|&(place, _)| (place as usize) < start);
        all.get(at).filter(|&&(place, _)| (place as usize) < end).map(|&(_, unit)| unit)
    }
}
