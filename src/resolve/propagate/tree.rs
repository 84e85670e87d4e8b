//! The values of one scheme as a tree that is walked from one place of a text.

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use super::Entry;
use super::fold::Scheme;

/// Two words of a value stand no further apart than this many bytes.
const WORDS_APART: usize = 16;
/// Nor do two digits.
const DIGITS_APART: usize = 256;
/// From this many bytes on a value of several words may be written as one without being there by chance.
const LONG: usize = 8;

/// Values that are folded in the same way.
#[derive(Debug)]
pub struct Tree {
    automaton: Option<NFA>,
    entries: Vec<Entry>,
    scheme: Scheme,
}

impl Default for Tree {
    fn default() -> Self {
        Self::new(Vec::new(), Scheme::Letter)
    }
}

impl Tree {
    /// Plants the entries.
    pub fn new(mut entries: Vec<Entry>, scheme: Scheme) -> Self {
        entries.retain(|entry| !entry.folded.is_empty());
        entries.sort();
        entries.dedup_by(|a, b| a.folded == b.folded && a.entity == b.entity && a.is_given == b.is_given);
        let patterns = entries.iter().map(|entry| entry.folded.as_bytes());
        // Building fails only beyond 2^31 states.
        let built = || NFA::builder().match_kind(MatchKind::Standard).prefilter(false).build(patterns).ok();
        let automaton = if entries.is_empty() { None } else { built() };
        Self { automaton, entries, scheme }
    }

    /// Reports each entry that begins at a place of the text, and where it ends.
    pub fn walk(&self, text: &str, start: usize, mut report: impl FnMut(&Entry, usize)) {
        let Some(automaton) = &self.automaton else { return };
        let Ok(mut state) = automaton.start_state(Anchored::Yes) else { return };
        let (mut depth, mut end, mut last) = (0, start, None);
        let mut gaps = Vec::new();
        // Inside a character nothing begins.
        for (offset, c) in text.get(start..).unwrap_or_default().char_indices() {
            let at = start + offset;
            let Some((first, second)) = self.scheme.fold(c, last) else {
                if depth == 0 || at - end > self.apart() {
                    return;
                }
                continue;
            };
            if at > end {
                gaps.push((depth, at - end));
            }
            last = second.or(Some(first));
            end = at + c.len_utf8();
            for folded in std::iter::once(first).chain(second) {
                for byte in folded.encode_utf8(&mut [0; 4]).bytes() {
                    state = automaton.next_state(Anchored::Yes, state, byte);
                    depth += 1;
                }
                if automaton.is_dead(state) {
                    return;
                }
                if automaton.is_match(state) {
                    let ended = (0..automaton.match_len(state)).map(|index| automaton.match_pattern(state, index));
                    // A state also ends entries that begin further on.
                    let entries = ended.filter_map(|id| self.entries.get(id.as_usize()));
                    let entries = entries.filter(|entry| entry.folded.len() == depth);
                    entries.filter(|entry| self.parts(entry, &gaps)).for_each(|entry| report(entry, end));
                }
            }
        }
    }

    const fn apart(&self) -> usize {
        match self.scheme {
            Scheme::Digits => DIGITS_APART,
            Scheme::Letter | Scheme::Words => WORDS_APART,
        }
    }

    /// Tells whether words are parted only where the entry itself is parted; and if they are parted nowhere, that
    /// this is not by chance: the entry is long.
    fn parts(&self, entry: &Entry, gaps: &[(usize, usize)]) -> bool {
        if self.scheme != Scheme::Words {
            return true;
        }
        let is_joint = |(at, len): &(usize, usize)| *len <= WORDS_APART && entry.joints.contains(at);
        gaps.iter().all(is_joint) && (gaps.len() == entry.joints.len() || entry.folded.len() >= LONG)
    }
}
