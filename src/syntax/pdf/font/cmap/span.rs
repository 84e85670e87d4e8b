//! Ranges of codes and what they map to, where a later range takes the place of an earlier one.

use std::collections::BTreeMap;

/// A map from codes of one to four bytes; equal numbers of different lengths are different codes.
#[derive(Clone, Debug)]
pub(super) struct SpanMap<T> {
    spans: BTreeMap<(usize, u32), Span<T>>,
}

impl<T> Default for SpanMap<T> {
    fn default() -> Self {
        Self { spans: BTreeMap::new() }
    }
}

#[derive(Clone, Debug)]
struct Span<T> {
    high: u32,
    /// The code that has the value itself; it may lie before the span, when the front was overwritten.
    origin: u32,
    value: T,
}

impl<T: Clone> SpanMap<T> {
    /// Maps the codes from `low` to `high`.
    pub(super) fn insert(&mut self, len: usize, low: u32, high: u32, value: T) {
        if high < low {
            return;
        }
        if let Some((&key, before)) = self.spans.range_mut(..(len, low)).next_back()
            && key.0 == len
            && before.high >= low
        {
            let rest = before.clone();
            before.high = low.saturating_sub(1);
            if rest.high > high {
                self.spans.insert((len, high.saturating_add(1)), rest);
            }
        }
        while let Some((&key, _)) = self.spans.range((len, low)..=(len, high)).next() {
            let Some(covered) = self.spans.remove(&key) else { break };
            if covered.high > high {
                self.spans.insert((len, high.saturating_add(1)), covered);
            }
        }
        self.spans.insert((len, low), Span { high, origin: low, value });
    }

    /// The value of the range that a code lies in, and how far in it the code lies.
    pub(super) fn get(&self, code: u32, len: usize) -> Option<(&T, u32)> {
        let (&(found, _), span) = self.spans.range(..=(len, code)).next_back()?;
        (found == len && code <= span.high).then(|| (&span.value, code.saturating_sub(span.origin)))
    }

    /// The length in bytes of the longest codes.
    pub(super) fn longest(&self) -> Option<usize> {
        self.spans.last_key_value().map(|(&(len, _), _)| len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_ranges_take_the_place_of_earlier_ones() {
        let mut map = SpanMap::default();
        map.insert(2, 10, 20, 'a');
        map.insert(2, 30, 40, 'b');
        map.insert(2, 15, 32, 'c');
        map.insert(2, 12, 12, 'd');
        map.insert(1, 12, 12, 'e');
        map.insert(2, 50, 49, 'f');
        let got: Vec<_> = [9, 10, 12, 13, 14, 15, 32, 33, 40, 41, 50].iter().map(|&code| map.get(code, 2)).collect();
        assert_eq!(
            got,
            [
                None,
                Some((&'a', 0)),
                Some((&'d', 0)),
                Some((&'a', 3)),
                Some((&'a', 4)),
                Some((&'c', 0)),
                Some((&'c', 17)),
                Some((&'b', 3)),
                Some((&'b', 10)),
                None,
                None
            ]
        );
        assert_eq!(map.longest(), Some(2));
    }

    #[test]
    fn ranges_at_the_ends_of_the_numbers() {
        let mut map = SpanMap::default();
        map.insert(4, 0, u32::MAX, 'a');
        map.insert(4, 0, 0, 'b');
        map.insert(4, u32::MAX, u32::MAX, 'c');
        assert_eq!(map.get(0, 4), Some((&'b', 0)));
        assert_eq!(map.get(1, 4), Some((&'a', 1)));
        assert_eq!(map.get(u32::MAX, 4), Some((&'c', 0)));
    }
}
