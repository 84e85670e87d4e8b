//! What is decided to be written.

use super::{Span, UnitId};

/// One replacement in one text unit.
///
/// A plan holds them sorted by unit and position, and none overlaps another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The unit to change.
    pub unit: UnitId,
    /// The bytes of its text to replace.
    pub span: Span,
    /// What to write there, unescaped.
    pub stand_in: String,
}

/// Applies the edits of one unit to its text; nothing when an edit lies outside the text or overlaps the one before.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        out.push_str(text.get(from..edit.span.start())?);
        out.push_str(&edit.stand_in);
        from = edit.span.end();
    }
    out.push_str(text.get(from..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn edits_outside_the_text_are_refused() {
        let text = "call Jane now";
        let edit = Edit { unit: UnitId(0), span: Span::of(text, 5, 9).unwrap(), stand_in: "[PERSON 1]".into() };
        assert_eq!(apply(text, std::slice::from_ref(&edit)).unwrap(), "call [PERSON 1] now");
        assert!(apply("call", &[edit]).is_none());
    }
}
