//! The triggers as one automaton, and the pass over a text.

use regex_automata::hybrid::{BuildError, LazyStateID, dfa};
use regex_automata::util::pool::Pool;
use regex_automata::util::syntax;
use regex_automata::{Input, MatchKind};

/// Real text visits some thousand states of the automaton; below this it would forget and rebuild them all the time.
const CACHE_BYTES: usize = 32 << 20;

/// Two places are read side by side only while so much of the cache is free: a cache that is emptied keeps the state
/// of one place alone.
const SPARE_BYTES: usize = 1 << 20;

/// Text is read at two places this far apart.
const STRIDE: usize = 64 << 10;

/// Within so many bytes the states of both places have to meet.
const MEETING: usize = 256;

type Caches = Pool<dfa::Cache, Box<dyn Fn() -> dfa::Cache + Send + Sync>>;

/// A lazily built DFA that knows where triggers end and forgets where they began.
///
/// With that bargain it reports *every* trigger, overlapping ones too, in one forward pass: nothing is hidden by a
/// longer neighbour, no second pass is needed, and no place in the text is a border at which a trigger could be lost.
///
/// A step waits for the one before, so a processor reading one place is mostly idle. Long text is read at two places
/// at once. What the second reads is taken only from where the first arrives in the very state that the second was
/// in: from there on they are one.
#[derive(Debug)]
pub struct Automaton {
    dfa: dfa::DFA,
    caches: Caches,
}

/// One place at which a text is being read.
#[derive(Debug, Clone, Copy)]
struct Reader {
    state: LazyStateID,
    at: usize,
}

impl Automaton {
    /// Compiles regular expressions over bytes.
    ///
    /// # Errors
    /// When one of them is not valid.
    pub fn new(patterns: &[String]) -> Result<Self, Box<BuildError>> {
        let dfa = dfa::DFA::builder()
            .syntax(syntax::Config::new().unicode(false).utf8(false))
            .configure(dfa::Config::new().match_kind(MatchKind::All).cache_capacity(CACHE_BYTES))
            .build_many(patterns)
            .map_err(Box::new)?;
        let maker = dfa.clone();
        Ok(Self { dfa, caches: Pool::new(Box::new(move || maker.create_cache())) })
    }

    /// Reports the index of each pattern and where it ends, in the order of the ends.
    pub fn each(&self, text: &str, mut report: impl FnMut(usize, usize)) {
        let mut cache = self.caches.get();
        // The automaton can fail only where it is told to give up (it is not) or to stop at certain bytes (there are
        // none), so this is never nothing.
        let _ = self.read(text, &mut cache, &mut report);
    }

    fn read(&self, text: &str, cache: &mut dfa::Cache, report: &mut impl FnMut(usize, usize)) -> Option<()> {
        let bytes = text.as_bytes();
        let mut reader = Reader { state: self.dfa.start_state_forward(cache, &Input::new(bytes)).ok()?, at: 0 };
        while bytes.len() - reader.at >= 2 * STRIDE {
            reader = self.read_two(bytes, cache, reader, report)?;
        }
        self.read_to(bytes, bytes.len(), cache, &mut reader, report)?;
        let last = self.dfa.next_eoi_state(cache, reader.state).ok()?;
        self.tell(cache, Reader { state: last, ..reader }, report);
        Some(())
    }

    /// Reads two strides side by side, or at least some of it.
    fn read_two(
        &self,
        bytes: &[u8],
        cache: &mut dfa::Cache,
        mut first: Reader,
        report: &mut impl FnMut(usize, usize),
    ) -> Option<Reader> {
        let (middle, end) = (first.at + STRIDE, first.at + 2 * STRIDE);
        let has_room = |cache: &dfa::Cache| cache.memory_usage() + SPARE_BYTES < CACHE_BYTES;
        if !has_room(cache) {
            self.read_to(bytes, end, cache, &mut first, report)?;
            return Some(first);
        }
        // When the cache is emptied after all, the states of the second are void.
        let emptied = cache.clear_count();
        let mut second = Reader { state: self.dfa.start_state_forward(cache, &Input::new(&[])).ok()?, at: middle };
        let (mut passed, mut found) = (Vec::with_capacity(MEETING), Vec::new());
        let note = &mut |pattern, at| found.push((pattern, at));
        while passed.len() < MEETING && has_room(cache) {
            self.step(bytes, cache, &mut second, note)?;
            passed.push(second.state);
        }
        while first.at < middle && second.at < end && has_room(cache) {
            self.skip_two(bytes, (middle, end), cache, (&mut first, &mut second));
            if first.at < middle {
                self.step(bytes, cache, &mut first, report)?;
            }
            if second.at < end && has_room(cache) {
                self.step(bytes, cache, &mut second, note)?;
            }
        }
        while second.at < end && has_room(cache) {
            self.skip(bytes, end, cache, &mut second);
            if second.at < end {
                self.step(bytes, cache, &mut second, note)?;
            }
        }
        self.read_to(bytes, middle, cache, &mut first, report)?;
        for state in passed.into_iter().filter(|_| second.at == end) {
            self.step(bytes, cache, &mut first, report)?;
            if cache.clear_count() != emptied {
                break;
            }
            if first.state == state {
                found.into_iter().filter(|(_, at)| *at >= first.at).for_each(|(pattern, at)| report(pattern, at));
                return Some(second);
            }
        }
        Some(first)
    }

    /// Takes both readers on as long as neither comes to a match or to a state that is not built yet.
    fn skip_two(&self, bytes: &[u8], ends: (usize, usize), cache: &dfa::Cache, readers: (&mut Reader, &mut Reader)) {
        let (first, second) = readers;
        let ahead = |reader: &Reader, end: usize| bytes.get(reader.at..end).unwrap_or_default();
        if first.state.is_tagged() || second.state.is_tagged() {
            return;
        }
        let (mut a, mut b, mut count) = (first.state, second.state, 0);
        for (&x, &y) in ahead(first, ends.0).iter().zip(ahead(second, ends.1)) {
            let next = (self.dfa.next_state_untagged(cache, a, x), self.dfa.next_state_untagged(cache, b, y));
            if next.0.is_tagged() || next.1.is_tagged() {
                break;
            }
            (a, b) = next;
            count += 1;
        }
        *first = Reader { state: a, at: first.at + count };
        *second = Reader { state: b, at: second.at + count };
    }

    /// Takes a reader on to `end`.
    fn read_to(
        &self,
        bytes: &[u8],
        end: usize,
        cache: &mut dfa::Cache,
        reader: &mut Reader,
        report: &mut impl FnMut(usize, usize),
    ) -> Option<()> {
        while reader.at < end {
            self.skip(bytes, end, cache, reader);
            if reader.at < end {
                self.step(bytes, cache, reader, report)?;
            }
        }
        Some(())
    }

    /// Takes a reader on as long as it comes to no match and to no state that is not built yet: nearly every step is
    /// such a one, and takes the shortest way.
    fn skip(&self, bytes: &[u8], end: usize, cache: &dfa::Cache, reader: &mut Reader) {
        let Reader { mut state, mut at } = *reader;
        while !state.is_tagged()
            && at < end
            && let Some(&byte) = bytes.get(at)
        {
            let next = self.dfa.next_state_untagged(cache, state, byte);
            if next.is_tagged() {
                break;
            }
            state = next;
            at += 1;
        }
        *reader = Reader { state, at };
    }

    /// Takes a reader one byte on.
    fn step(
        &self,
        bytes: &[u8],
        cache: &mut dfa::Cache,
        reader: &mut Reader,
        report: &mut impl FnMut(usize, usize),
    ) -> Option<()> {
        reader.state = self.dfa.next_state(cache, reader.state, *bytes.get(reader.at)?).ok()?;
        self.tell(cache, *reader, report);
        reader.at += 1;
        Some(())
    }

    /// Reports the patterns that end where a reader is.
    fn tell(&self, cache: &dfa::Cache, reader: Reader, report: &mut impl FnMut(usize, usize)) {
        if reader.state.is_match() {
            for index in 0..self.dfa.match_len(cache, reader.state) {
                report(self.dfa.match_pattern(cache, reader.state, index).as_usize(), reader.at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn found(automaton: &Automaton, text: &str) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        automaton.each(text, |pattern, end| out.push((pattern, end)));
        out
    }

    #[test]
    fn reading_at_two_places_finds_what_reading_at_one_does() {
        let automaton = Automaton::new(&["ab+c".to_owned(), "[0-9](?: *[0-9]){2}".to_owned(), "b".to_owned()]).unwrap();
        for gap in [61, 63, 64, 1021] {
            for piece in ["abbc 1", "1 ", "x", "b", "1 2 3 abc"] {
                let text = format!("{piece}{}", ".".repeat(gap)).repeat(5 * STRIDE / (gap + piece.len()));
                let one = found(&automaton, &text);
                let mut cache = automaton.dfa.create_cache();
                let state = automaton.dfa.start_state_forward(&mut cache, &Input::new(&text)).unwrap();
                let (mut reader, mut two) = (Reader { state, at: 0 }, Vec::new());
                let report = &mut |pattern, end| two.push((pattern, end));
                automaton.read_to(text.as_bytes(), text.len(), &mut cache, &mut reader, report).unwrap();
                let last = automaton.dfa.next_eoi_state(&mut cache, reader.state).unwrap();
                automaton.tell(&cache, Reader { state: last, ..reader }, report);
                assert!(one == two, "{piece:?} {gap}");
            }
        }
    }

    #[test]
    fn what_spans_many_strides_is_found_where_states_never_meet() {
        let automaton = Automaton::new(&["a[ ]*b".to_owned()]).unwrap();
        let text = format!("a{}b.", " ".repeat(7 * STRIDE));
        assert_eq!(found(&automaton, &text), [(0, text.len() - 1)]);
    }
}
