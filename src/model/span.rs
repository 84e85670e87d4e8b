//! Ranges of bytes in a text unit.

/// A half-open range of UTF-8 bytes in the text of one unit; never empty, and both ends are character borders.
///
/// Other counts (Unicode scalar values, UTF-16 code units) exist only at the borders of the crate, where they are
/// made from this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// Makes the span of the bytes `start..end` of `text`, or nothing where that is empty or cuts a character.
    pub fn of(text: &str, start: usize, end: usize) -> Option<Self> {
        let sound = start < end && text.is_char_boundary(start) && text.is_char_boundary(end);
        sound.then_some(Self { start, end })
    }

    /// Makes a span that was taken apart before; nothing where it would be empty.
    pub const fn new(start: usize, end: usize) -> Option<Self> {
        if start < end { Some(Self { start, end }) } else { None }
    }

    /// The first byte.
    pub const fn start(self) -> usize {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> usize {
        self.end
    }

    /// How many bytes.
    #[allow(clippy::len_without_is_empty, reason = "a span is never empty")]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// The text that the span marks; empty where `text` is not the text it was made of.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Tells whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Tells whether `other` lies inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    pub fn union(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same range, `offset` bytes further on.
    pub const fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_span_neither_cuts_a_character_nor_is_empty() {
        assert_eq!(Span::of("é", 0, 1), None);
        assert_eq!(Span::of("é", 0, 0), None);
        assert_eq!(Span::of("é", 0, 3), None);
        assert_eq!(Span::of("né", 1, 3).unwrap().slice("né"), "é");
    }
}
