//! Where stand-ins stand afterwards that do not say themselves that they are some.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Edit, Location, Place};

/// The surrogates of a plan and their places in the written text.
///
/// A surrogate looks like a value, so its text alone excuses no finding: it has to stand where it was written. Units may
/// get other numbers when the file is opened again; the length of a unit's text tells it well enough.
#[derive(Debug, Default)]
pub struct Placements {
    texts: BTreeSet<String>,
    /// The length of the unit's text, and where in it a surrogate begins and ends.
    places: BTreeSet<(usize, usize, usize)>,
    longest: usize,
    /// The surrogates of each place, for files whose texts may be parted otherwise when they are read again.
    near: BTreeMap<(Place, usize), BTreeSet<String>>,
}

impl Placements {
    /// Notes the surrogates among the edits of one unit, sorted by place, that stands there and whose text is so many bytes
    /// long.
    pub fn note(&mut self, location: Location, unit_len: usize, edits: &[Edit], is_surrogate: impl Fn(&Edit) -> bool) {
        let gained: usize = edits.iter().map(|edit| edit.stand_in.len()).sum();
        let lost: usize = edits.iter().map(|edit| edit.span.len()).sum();
        let Some(new_len) = (unit_len + gained).checked_sub(lost) else { return };
        let (mut gained, mut lost) = (0, 0);
        for edit in edits {
            let len = edit.stand_in.len();
            let start = (edit.span.start() + gained).saturating_sub(lost);
            if is_surrogate(edit) && len > 0 {
                self.places.insert((new_len, start, start + len));
                self.texts.insert(edit.stand_in.clone());
                self.near.entry((location.place, location.number)).or_default().insert(edit.stand_in.clone());
                self.longest = self.longest.max(len);
            }
            gained += len;
            lost += edit.span.len();
        }
    }

    /// Tells whether a text is a surrogate of the plan, wherever it stands.
    pub fn holds(&self, text: &str) -> bool {
        self.texts.contains(text)
    }

    /// Tells whether the bytes `start..end` of a unit's text share any with a surrogate that was written there.
    ///
    /// What stands beside it was looked at before and found to be nothing; together the two may look like more.
    pub fn touch(&self, text: &str, start: usize, end: usize) -> bool {
        let len = text.len();
        let near = (len, start.saturating_sub(self.longest), 0)..(len, end, 0);
        let is_written = |from: usize, to: usize| text.get(from..to).is_some_and(|piece| self.texts.contains(piece));
        self.places.range(near).any(|&(_, from, to)| to > start && is_written(from, to))
    }
}

impl Placements {
    /// The same for a text that may have been parted otherwise: a surrogate counts wherever it stands, but only on the page
    /// or in the other place for which it was written.
    pub fn touch_near(&self, location: Location, text: &str, start: usize, end: usize) -> bool {
        let written = self.near.get(&(location.place, location.number)).into_iter().flatten();
        // Lines may end elsewhere.
        let level = |text: &str| text.replace(['\n', '\t'], " ");
        let text = level(text);
        written.into_iter().any(|surrogate| {
            text.match_indices(level(surrogate).as_str()).any(|(from, found)| from < end && from + found.len() > start)
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::model::{Span, UnitId, edit};

    #[test]
    fn surrogates_count_where_they_were_written_and_nowhere_else() {
        let text = "Jane met Bo, then Jane left";
        let edit = |from: usize, to: usize, stand_in: &str| Edit {
            unit: UnitId(0),
            span: Span::of(text, from, to).unwrap(),
            stand_in: stand_in.to_owned(),
        };
        let edits = [edit(0, 4, "Ingrid"), edit(9, 11, "[PERSON 2]"), edit(18, 22, "Ingrid")];
        let mut placements = Placements::default();
        let page = Location::visible(Place::Page, 3);
        placements.note(page, text.len(), &edits, |edit| edit.stand_in == "Ingrid");
        assert!(placements.touch_near(page, "so Ingrid", 3, 9) && !placements.touch_near(page, "so Ingrid", 0, 2));
        assert!(!placements.touch_near(Location::visible(Place::Page, 4), "so Ingrid", 3, 9));
        let new = edit::apply(text, &edits).unwrap();
        assert_eq!(new, "Ingrid met [PERSON 2], then Ingrid left");
        assert!(placements.touch(&new, 0, 6) && placements.touch(&new, 28, 39) && placements.touch(&new, 30, 32));
        assert!(!placements.touch(&new, 7, 10) && !placements.touch(&new, 12, 20) && !placements.touch(&new, 34, 39));
        assert!(!placements.touch("Ingrid", 0, 6));
        assert!(!placements.touch(&new.replace("Ingrid left", "Jolanda led"), 28, 34));
        assert!(placements.holds("Ingrid") && !placements.holds("[PERSON 2]"));
    }
}
