//! The stand-ins that a plan writes, so that no door takes a piece of one for a value that is left.

use std::collections::BTreeSet;

use crate::plan::Plan;

/// The stand-ins of a plan, in a form that the caller chose.
#[derive(Debug, Default)]
pub struct StandIns {
    written: BTreeSet<String>,
    longest: usize,
}

impl StandIns {
    /// Takes the stand-ins of a plan, each put through `form`.
    pub fn of(plan: &Plan, form: impl Fn(&str) -> String) -> Self {
        let written = crate::model::order::set(plan.edits.iter().map(|edit| form(&edit.stand_in)));
        let longest = written.iter().map(String::len).max().unwrap_or_default();
        Self { written, longest }
    }

    /// Tells whether the bytes `start..end` of a text lie inside a stand-in that stands there.
    pub fn cover(&self, text: &str, start: usize, end: usize) -> bool {
        let first = end.saturating_sub(self.longest);
        let last = start.saturating_add(self.longest).min(text.len());
        let whole =
            |from: usize| (end..=last).any(|to| text.get(from..to).is_some_and(|piece| self.written.contains(piece)));
        (first..=start).any(whole)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::model::{Edit, Span, UnitId};

    #[test]
    fn a_piece_of_a_stand_in_is_covered_and_the_same_word_elsewhere_is_not() {
        let edit = Edit { unit: UnitId(0), span: Span::new(0, 1).unwrap(), stand_in: "[EMAIL 1]".into() };
        let stand_ins = StandIns::of(&Plan { edits: vec![edit], ..Plan::default() }, str::to_owned);
        let text = "my [EMAIL 1] and EMAIL";
        assert!(stand_ins.cover(text, 4, 9));
        assert!(stand_ins.cover(text, 3, 12));
        assert!(!stand_ins.cover(text, 17, 22));
        assert!(!stand_ins.cover(text, 2, 12));
    }
}
