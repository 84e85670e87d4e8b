//! The values of one scheme as a tree that is walked from one place of a text.

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use super::Entry;
use super::fold::{Gap, Scheme, quote_len};
use crate::model::fold::is_mark;
use crate::model::{Notation, order};

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
        order::sort(&mut entries);
        entries.dedup_by(|a, b| {
            let is_alike = a.folded == b.folded && a.entity == b.entity && a.is_given() == b.is_given();
            is_alike && a.joints == b.joints && a.is_spaced == b.is_spaced
        });
        let patterns = entries.iter().map(|entry| entry.folded.as_bytes());
        // Building fails only beyond 2^31 states.
        let built = || NFA::builder().match_kind(MatchKind::Standard).prefilter(false).build(patterns).ok();
        let automaton = if entries.is_empty() { None } else { built() };
        Self { automaton, entries, scheme }
    }

    /// The values, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Tells whether there is nothing to look for.
    pub const fn is_empty(&self) -> bool {
        self.automaton.is_none()
    }

    /// Reports each entry that begins at a place of the text, and where it ends.
    pub fn walk(&self, text: &str, start: usize, notation: Notation, mut report: impl FnMut(&Entry, usize)) {
        let Some(automaton) = &self.automaton else { return };
        let Ok(mut state) = automaton.start_state(Anchored::Yes) else { return };
        let (mut depth, mut end, mut last) = (0, start, None);
        let mut path = Path { gaps: Vec::new(), capitals: Vec::new(), may_join: notation != Notation::Prose };
        let mut line = start;
        // Inside a character nothing begins.
        for (offset, c) in text.get(start..).unwrap_or_default().char_indices() {
            let (at, before, mut is_lost) = (start + offset, depth, false);
            if at < line {
                continue;
            }
            let after = at + c.len_utf8();
            self.scheme.fold(c, last, |folded| {
                if is_lost {
                    return;
                }
                if depth == before {
                    path.enter(depth, text.get(end..at).unwrap_or_default(), c);
                    end = after;
                }
                last = Some(folded);
                for byte in folded.encode_utf8(&mut [0; 4]).bytes() {
                    state = automaton.next_state(Anchored::Yes, state, byte);
                    depth += 1;
                }
                is_lost = automaton.is_dead(state);
                if automaton.is_match(state) {
                    let ended = (0..automaton.match_len(state)).map(|index| automaton.match_pattern(state, index));
                    // A state also ends entries that begin further on.
                    let entries = ended.filter_map(|id| self.entries.get(id.as_usize()));
                    let entries = entries.filter(|entry| entry.folded.len() == depth);
                    let entries = entries.filter(|entry| self.scheme != Scheme::Words || path.leads_to(entry));
                    entries.for_each(|entry| report(entry, self.with_marks(text, after)));
                }
            });
            if is_lost || (depth == before && (depth == 0 || at - end > self.apart())) {
                return;
            }
            if c == '\n' && self.scheme == Scheme::Words {
                line = after + quote_len(text.get(after..).unwrap_or_default());
            }
        }
    }

    const fn apart(&self) -> usize {
        match self.scheme {
            Scheme::Digits => DIGITS_APART,
            Scheme::Letter | Scheme::Words => WORDS_APART,
        }
    }

    /// Takes the marks on the last letter into a match that ends at `end`.
    fn with_marks(&self, text: &str, end: usize) -> usize {
        const MOST: usize = 8;
        let after = text.get(end..).filter(|_| self.scheme == Scheme::Words).unwrap_or_default();
        end + after.chars().take(MOST).take_while(|&c| is_mark(c)).map(char::len_utf8).sum::<usize>()
    }
}

/// How a walk came to where it is.
#[derive(Debug)]
struct Path {
    /// At which depths something was left out that parts words, how many bytes, and of what kind.
    gaps: Vec<(usize, usize, Gap)>,
    /// At which depths a capital letter stands, the first character apart.
    capitals: Vec<usize>,
    /// Whether words are often run together here.
    may_join: bool,
}

impl Path {
    /// Takes note of what was left out before a character, and of how that is written.
    fn enter(&mut self, depth: usize, between: &str, c: char) {
        if depth == 0 {
            return;
        }
        let gap = if between.is_empty() { Gap::None } else { Gap::of(between) };
        if gap != Gap::None {
            self.gaps.push((depth, between.len(), gap));
        }
        if c.is_uppercase() {
            self.capitals.push(depth);
        }
    }

    /// Tells whether words are parted only where the entry itself is parted; and if they are parted nowhere, that
    /// this is not by chance: the entry is long, or each of its words begins with a capital, or the text is of a kind
    /// in which words are run together.
    fn leads_to(&self, entry: &Entry) -> bool {
        let mut parted = 0;
        for (at, len, gap) in &self.gaps {
            match entry.joints.contains(at) {
                true if *len <= WORDS_APART => parted += 1,
                false if *gap == Gap::Hyphenation && *len <= WORDS_APART => {}
                _ => return false,
            }
        }
        let is_camel = || entry.joints.iter().all(|joint| self.capitals.contains(joint));
        parted == entry.joints.len() || !entry.is_spaced && (entry.folded.len() >= LONG || self.may_join || is_camel())
    }
}
