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

    /// Notes that from `text` on another map goes on, whose source begins at `source`.
    pub fn join(&mut self, text: usize, source: usize, next: &Self) {
        self.jump(text, source);
        self.jumps.extend(next.jumps.iter().map(|&(at, to)| (text + at, source + to)));
    }

    /// Leads on where the source of this map, for a text of `len_bytes`, is the text of another from `start` on: to the
    /// source of that, counted from where `start` leads.
    #[must_use]
    pub fn through(&self, len_bytes: usize, start: usize, next: &Self) -> Self {
        let base = next.source(start);
        let mut out = Self::default();
        let ends = self.jumps.iter().map(|jump| jump.0).chain([len_bytes + 1]);
        for ((text, source), end) in std::iter::once((0, 0)).chain(self.jumps.iter().copied()).zip(ends) {
            let from = start + source;
            out.jump(text, next.source(from).saturating_sub(base));
            let first = next.jumps.partition_point(|&(at, _)| at <= from);
            let within = next.jumps.iter().skip(first).take_while(|&&(at, _)| at < from + end.saturating_sub(text));
            out.jumps.extend(within.map(|&(at, to)| (text + at - from, to.saturating_sub(base))));
        }
        out
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
    #[test]
    fn two_maps_lead_through_each_other() {
        // Source `xa\\_b"+"c`, text between `xa\_b` and `c` joined, text `a_bc`.
        let (mut first, mut second) = (SourceMap::default(), SourceMap::default());
        first.jump(2, 3);
        second.jump(3, 4);
        second.jump(5, 9);
        let through = first.through(4, 1, &second);
        assert_eq!([0, 1, 2, 3, 4].map(|at| through.source(at)), [0, 1, 4, 8, 9]);
    }
}
