//! The way back from text to the source that it was read from.

/// Leads from places in a text to places in its source, where the two differ by escapes.
///
/// Between two jumps text and source run in step. A place just after an escape leads to just after it in the source,
/// and a place just before it to just before, so that a span of whole characters covers whole escapes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// Pairs of a place in the text and its place in the source, both ascending.
    jumps: Vec<(usize, usize)>,
}

impl SourceMap {
    /// Notes that from here on `text` in the text is `source` in the source; the calls come in ascending order.
    pub fn jump(&mut self, text: usize, source: usize) {
        self.jumps.push((text, source));
    }

    /// Returns the place in the source of a place in the text.
    pub fn source(&self, text: usize) -> usize {
        let after = self.jumps.partition_point(|&(at, _)| at <= text);
        let (at, source) = after.checked_sub(1).and_then(|last| self.jumps.get(last)).copied().unwrap_or_default();
        source + (text - at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_around_an_escape_covers_it() {
        // Source `a&amp;b`, text `a&b`.
        let mut map = SourceMap::default();
        map.jump(2, 6);
        assert_eq!([0, 1, 2, 3].map(|at| map.source(at)), [0, 1, 6, 7]);
    }
}
