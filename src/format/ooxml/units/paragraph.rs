//! A paragraph while it is read, with its text before and after tracked changes.

use crate::format::ooxml::splice::{Form, Setting};
use crate::format::ooxml::text::Gathered;

/// A paragraph, or a piece of text inside one that is not part of its line.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Kept free in the list of units, so that a text box comes after the paragraph that it hangs on.
    pub(super) unit: usize,
    pub(super) gathered: Gathered,
    /// The text as it was before the tracked changes, if it was another.
    pub(super) before: Before,
    /// How much of the text is hidden.
    pub(super) hidden: usize,
    /// Whether its style hides it.
    pub(super) is_hidden: bool,
    pub(super) setting: Setting,
}

/// A text before its tracked changes.
#[derive(Debug, Default)]
pub(super) struct Before {
    pub(super) gathered: Gathered,
    /// Whether anything of it was deleted or moved away.
    pub(super) is_other: bool,
}

/// What a tracked change did with a text (ECMA-376-1, 17.13.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Both,
    Added,
    Removed,
}

impl Paragraph {
    pub(super) fn add(&mut self, text: &str, start: usize, end: usize, form: Form, side: Side) {
        if side != Side::Removed {
            self.gathered.add(text, start, end, form);
        }
        if side != Side::Added {
            self.before.gathered.add(text, start, end, form);
        }
        self.before.is_other |= side == Side::Removed;
    }
}
