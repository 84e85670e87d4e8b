//! All patterns in one pass over a text.
//!
//! Most patterns have [keys](super::key): an [automaton](super::trie) looks for all of them, and a pattern is tried where
//! one of its keys stands. The others are shapes, such as two capitals before a digit: one lazily built DFA looks for
//! all of them, near digits alone. The automaton is built beforehand and the DFAs are small, so that the first text is
//! read about as fast as any other.
//!
//! Every place where a pattern may end is reported, overlapping ones too: nothing is hidden by a longer neighbour, and
//! no place in a text is a border at which something could be lost.

use regex_automata::hybrid::{LazyStateID, dfa};
use regex_automata::nfa::thompson;
use regex_automata::util::pool::Pool;
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchKind, PatternID};
use regex_syntax::hir::{Hir, HirKind};

use super::key::{self, Key, Keys};
use super::trie::{Stops, Trie};

/// Real text visits some hundred states of each DFA; below this it would forget and rebuild them all the time.
const CACHE_BYTES: usize = 4 << 20;

/// The longest text that a pattern with keys is tried on: what goes on for longer is nothing that a trigger may ask for.
const REACH: usize = 256;

/// A shape has a digit among so many first bytes.
const LOOK: usize = 10;

/// The longest shape.
const LONGEST_SHAPE: usize = 16;

/// The patterns, compiled.
#[derive(Debug)]
pub struct Search {
    /// Looks for the keys.
    trie: Trie,
    /// Whom each key calls.
    calls: Vec<Call>,
    /// The words that a policy names.
    words: Vec<Box<[u8]>>,
    /// Tries a pattern where one of its keys stands.
    tried: dfa::DFA,
    /// Which of these begin alike whatever stands before them.
    is_plain: Vec<bool>,
    /// Looks for the patterns without keys.
    shapes: dfa::DFA,
    /// Which pattern each shape is.
    shape_of: Vec<usize>,
    caches: Pool<Caches, Box<dyn Fn() -> Caches + Send + Sync>>,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A place where this pattern ends.
    Pattern(usize, usize),
    /// The first of some digits.
    Digit(usize),
}

/// A pattern that may fit where a key stands.
#[derive(Debug, Clone, Copy)]
struct Call {
    pattern: usize,
    trial: Trial,
    key_len: usize,
    /// What has to stand before the key, and what has to follow it.
    before: Bytes,
    next: Bytes,
}

/// How a key is followed up.
#[derive(Debug, Clone, Copy)]
enum Trial {
    /// Not at all: the pattern is known to fit.
    None,
    /// The pattern is tried, from so many bytes before the key.
    Pattern(PatternID, (usize, usize)),
    /// The whole word is compared.
    Word(usize),
}

/// A set of bytes, a bit for each.
type Bytes = [u64; 4];

#[derive(Debug)]
struct Caches {
    tried: dfa::Cache,
    /// In which state a pattern begins, as long as the cache was emptied no more often than this.
    begins: Vec<Option<LazyStateID>>,
    emptied: usize,
    shapes: dfa::Cache,
    stops: Stops,
    /// Where each pattern was last found to end.
    ends: Vec<usize>,
}

impl Search {
    /// Compiles regular expressions over bytes, and words that are looked for in either case; these are numbered behind
    /// the expressions.
    ///
    /// # Errors
    /// When an expression is not valid, or is neither one with keys nor a short one with a digit.
    pub fn new(patterns: &[String], words: &[&str]) -> Result<Self, Box<dyn std::error::Error>> {
        let config = syntax::Config::new().unicode(false).utf8(false);
        let (mut tried, mut shapes, mut shape_of) = (Vec::new(), Vec::new(), Vec::new());
        let (mut keys, mut calls) = (Vec::new(), Vec::new());
        let mut ways = Vec::new();
        for written in patterns {
            ways.push(keyed(syntax::parse_with(written, &config)?));
        }
        let count = ways.len() + words.len();
        for (pattern, ways) in ways.into_iter().enumerate() {
            for (way, found) in ways {
                let Some(Keys { keys: own, lead, before, is_exact }) = found else {
                    let is_short = way.properties().maximum_len().is_some_and(|len| len <= LONGEST_SHAPE);
                    if !is_short || key::digit_within(&way).is_none_or(|within| within >= LOOK) {
                        return Err(format!("{way} can be looked for neither by a key nor by a digit").into());
                    }
                    shapes.push(way);
                    shape_of.push(pattern);
                    continue;
                };
                let mut trial = Trial::None;
                if !is_exact {
                    trial = Trial::Pattern(PatternID::new(tried.len())?, lead);
                    tried.push(way);
                }
                let before = before.map_or([u64::MAX; 4], |before| set(&before));
                for Key { text, next } in own {
                    calls.push(Call { pattern, trial, key_len: text.len(), before, next: fitting(&next) });
                    keys.push(text);
                }
            }
        }
        let keys_of_patterns = keys.len();
        for (index, word) in words.iter().enumerate() {
            let (pattern, trial, all) = (patterns.len() + index, Trial::Word(index), [u64::MAX; 4]);
            calls.push(Call { pattern, trial, key_len: 0, before: all, next: all });
            keys.push(key::of_word(word));
        }
        let mut trie = None;
        // Thousands of words are looked for by their beginnings.
        for len in [key::LONGEST, 4, 2] {
            for (key, call) in keys.iter_mut().zip(&mut calls).skip(keys_of_patterns) {
                key.truncate(len);
                call.key_len = key.len();
            }
            trie = Trie::new(&keys.iter().map(Vec::as_slice).collect::<Vec<_>>());
            if trie.is_some() || words.is_empty() {
                break;
            }
        }
        let trie = trie.ok_or("the patterns have too many keys")?;
        let is_plain: Vec<bool> = tried.iter().map(|way| way.properties().look_set().is_empty()).collect();
        let count_of_tried = tried.len();
        let (tried, shapes) = (compile(&tried, true)?, compile(&shapes, false)?);
        let (of_tried, of_shapes) = (tried.clone(), shapes.clone());
        let make = move || Caches {
            tried: of_tried.create_cache(),
            begins: vec![None; count_of_tried],
            emptied: 0,
            shapes: of_shapes.create_cache(),
            stops: Stops::default(),
            ends: vec![usize::MAX; count],
        };
        let words = words.iter().map(|word| word.as_bytes().into()).collect();
        Ok(Self { trie, calls, words, tried, is_plain, shapes, shape_of, caches: Pool::new(Box::new(make)) })
    }

    /// Reports what is found, roughly in its order.
    pub fn each(&self, text: &str, mut report: impl FnMut(Found)) {
        let mut caches = self.caches.get();
        caches.ends.fill(usize::MAX);
        // The automata can fail only where they are told to give up (they are not) or to stop at certain bytes (there
        // are none), so this is never nothing.
        let _ = self.read(text.as_bytes(), &mut caches, &mut report);
    }

    fn read(&self, bytes: &[u8], caches: &mut Caches, report: &mut impl FnMut(Found)) -> Option<()> {
        // Up to where shapes have been looked for.
        let (mut at, mut shaped) = (0, 0);
        let mut stops = std::mem::take(&mut caches.stops);
        while at < bytes.len() {
            at = self.trie.read(bytes, at, &mut stops);
            for stop in stops.iter().flatten() {
                let digit = stop.end - 1;
                if digit >= shaped && bytes.get(digit).is_some_and(u8::is_ascii_digit) {
                    shaped = self.look_for_shapes(bytes, shaped, digit, &mut caches.shapes, report)?;
                }
                self.trie.each_key(*stop, |key| self.answer(bytes, key, stop.end, caches, report));
            }
        }
        caches.stops = stops;
        // What fits at the end of a text is looked for as if a line ended there; only a trial knows better.
        let end = self.trie.end(bytes);
        self.trie.each_key(end, |key| {
            if self.calls.get(key).is_some_and(|call| !matches!(call.trial, Trial::None)) {
                self.answer(bytes, key, end.end, caches, report);
            }
        });
        Some(())
    }

    /// Looks for shapes round a digit and all that follow it closely; returns where no more is to be found.
    fn look_for_shapes(
        &self,
        bytes: &[u8],
        shaped: usize,
        digit: usize,
        cache: &mut dfa::Cache,
        report: &mut impl FnMut(Found),
    ) -> Option<usize> {
        let mut at = digit.saturating_sub(LOOK);
        let input = Input::new(bytes).range(at..);
        let mut state = self.shapes.start_state_forward(cache, &input).ok()?;
        let (mut quiet, mut follows_digit) = (digit, false);
        while at <= quiet {
            let Some(&byte) = bytes.get(at) else {
                state = self.shapes.next_eoi_state(cache, state).ok()?;
                self.tell(cache, state, at, report);
                break;
            };
            state = self.shapes.next_state(cache, state, byte).ok()?;
            self.tell(cache, state, at, report);
            let is_digit = byte.is_ascii_digit();
            if is_digit {
                quiet = at + LONGEST_SHAPE + 1;
                if !follows_digit && at >= shaped {
                    report(Found::Digit(at));
                }
            }
            follows_digit = is_digit;
            at += 1;
        }
        Some(at)
    }

    /// Tries the pattern that a key calls which ends at `at`.
    fn answer(&self, bytes: &[u8], key: usize, at: usize, caches: &mut Caches, report: &mut impl FnMut(Found)) {
        let Some(call) = self.calls.get(key) else { return };
        let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b'\n');
        let begin = at - call.key_len;
        if !holds(&call.next, byte(Some(at))) || !holds(&call.before, byte(begin.checked_sub(1))) {
            return;
        }
        let (id, (least, most)) = match call.trial {
            Trial::None => return report(Found::Pattern(call.pattern, at)),
            Trial::Word(word) => {
                let word = self.words.get(word).map(AsRef::as_ref).unwrap_or_default();
                let end = begin + word.len();
                if bytes.get(begin..end).is_some_and(|text| text.eq_ignore_ascii_case(word)) {
                    report(Found::Pattern(call.pattern, end));
                }
                return;
            }
            Trial::Pattern(id, lead) => (id, lead),
        };
        for start in begin.saturating_sub(most)..=begin.saturating_sub(least) {
            // Never nothing, as above.
            let _ = self.try_one(bytes, start, (call.pattern, id), caches, report);
        }
    }

    fn try_one(
        &self,
        bytes: &[u8],
        start: usize,
        (pattern, id): (usize, PatternID),
        caches: &mut Caches,
        report: &mut impl FnMut(Found),
    ) -> Option<()> {
        let mut state = self.begin(bytes, start, id, caches)?;
        let last = caches.ends.get_mut(pattern)?;
        for at in start..=start + REACH {
            // A state tells of a match one byte later.
            state = match bytes.get(at) {
                Some(&byte) => self.tried.next_state(&mut caches.tried, state, byte).ok()?,
                None => self.tried.next_eoi_state(&mut caches.tried, state).ok()?,
            };
            if state.is_match() && *last != at {
                *last = at;
                report(Found::Pattern(pattern, at));
            }
            if state.is_dead() || at >= bytes.len() {
                break;
            }
        }
        Some(())
    }

    /// The state in which a pattern begins at `start`.
    fn begin(&self, bytes: &[u8], start: usize, id: PatternID, caches: &mut Caches) -> Option<LazyStateID> {
        if caches.emptied != caches.tried.clear_count() {
            caches.emptied = caches.tried.clear_count();
            caches.begins.fill(None);
        }
        if let Some(&Some(state)) = caches.begins.get(id.as_usize()) {
            return Some(state);
        }
        let input = Input::new(bytes).range(start..).anchored(Anchored::Pattern(id));
        let state = self.tried.start_state_forward(&mut caches.tried, &input).ok()?;
        if self.is_plain.get(id.as_usize()) == Some(&true) && caches.emptied == caches.tried.clear_count() {
            *caches.begins.get_mut(id.as_usize())? = Some(state);
        }
        Some(state)
    }

    /// Reports the shapes that end at `at`.
    fn tell(&self, cache: &dfa::Cache, state: LazyStateID, at: usize, report: &mut impl FnMut(Found)) {
        if state.is_match() {
            for index in 0..self.shapes.match_len(cache, state) {
                let shape = self.shapes.match_pattern(cache, state, index).as_usize();
                if let Some(&pattern) = self.shape_of.get(shape) {
                    report(Found::Pattern(pattern, at));
                }
            }
        }
    }
}

/// The bytes that fit one of some symbols; all bytes where there are none.
fn fitting(symbols: &[u8]) -> Bytes {
    if symbols.is_empty() {
        return [u64::MAX; 4];
    }
    let mut bytes = Vec::with_capacity(2 * symbols.len());
    for &symbol in symbols {
        match symbol {
            b'a'..=b'z' => bytes.extend([symbol, symbol.to_ascii_uppercase()]),
            key::HIGH | key::DIGIT | key::OTHER => bytes.extend((0..=u8::MAX).filter(|&byte| key::fits(symbol, byte))),
            _ => bytes.push(symbol),
        }
    }
    set(&bytes)
}

fn set(bytes: &[u8]) -> Bytes {
    let mut set = [0; 4];
    for byte in bytes {
        if let Some(word) = set.get_mut(usize::from(byte >> 6)) {
            *word |= 1 << (byte & 63);
        }
    }
    set
}

fn holds(set: &Bytes, byte: u8) -> bool {
    set.get(usize::from(byte >> 6)).is_some_and(|word| word >> (byte & 63) & 1 != 0)
}

/// A pattern, or the ways in which it may fit, with its keys if it has some.
fn keyed(pattern: Hir) -> Vec<(Hir, Option<Keys>)> {
    let keys = key::of(&pattern);
    if keys.is_some() {
        return vec![(pattern, keys)];
    }
    let ways: Vec<Hir> = match pattern.kind() {
        HirKind::Alternation(ways) => ways.clone(),
        HirKind::Capture(capture) => vec![(*capture.sub).clone()],
        // Where one way to begin has no key, the others may have one.
        HirKind::Concat(parts) => match parts.first().map(Hir::kind) {
            Some(HirKind::Alternation(ways)) => {
                let rest = || parts.iter().skip(1).cloned();
                ways.iter().map(|way| Hir::concat(std::iter::once(way.clone()).chain(rest()).collect())).collect()
            }
            _ => return vec![(pattern, None)],
        },
        _ => return vec![(pattern, None)],
    };
    ways.into_iter().flat_map(keyed).collect()
}

/// Compiles patterns, either to be tried one by one where a key stands or to be looked for together.
fn compile(patterns: &[Hir], is_tried: bool) -> Result<dfa::DFA, Box<dyn std::error::Error>> {
    let nfa = thompson::Compiler::new().configure(thompson::Config::new().utf8(false)).build_many_from_hir(patterns)?;
    let config =
        dfa::Config::new().match_kind(MatchKind::All).cache_capacity(CACHE_BYTES).starts_for_each_pattern(is_tried);
    Ok(dfa::DFA::builder().configure(config).build_from_nfa(nfa)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, clippy::unwrap_used)]
    use super::*;

    fn found(patterns: &[&str], text: &str) -> Vec<(usize, usize)> {
        let patterns: Vec<String> = patterns.iter().map(|&pattern| pattern.to_owned()).collect();
        let (search, mut out) = (Search::new(&patterns, &["E"]).unwrap(), Vec::new());
        search.each(text, |found| {
            if let Found::Pattern(pattern, end) = found {
                out.push((end, pattern));
            }
        });
        out.sort_unstable();
        out
    }

    #[test]
    fn patterns_are_found_wherever_they_end_with_keys_and_without() {
        let patterns = ["(?i:user|use) *[:=]", "[A-Z][A-Z][0-9]", "[0-9](?:kg|g)$", "sk-"];
        let text = "USER : sk-AB12, use= 5kg";
        assert_eq!(found(&patterns, text), [(3, 4), (6, 0), (10, 3), (13, 1), (19, 4), (20, 0), (24, 2)]);
        for lead in 0..40 {
            let text = format!("{}{text}", ".".repeat(lead));
            let ends: Vec<usize> = found(&patterns, &text).iter().map(|(end, _)| end - lead).collect();
            assert_eq!(ends, [3, 6, 10, 13, 19, 20, 24], "{lead}");
        }
    }

    #[test]
    fn overlapping_ones_are_all_reported_and_each_end_once() {
        assert_eq!(found(&["(?:aab|ab|b)c*d", "bc", "cd"], "aabccd"), [(4, 1), (6, 0), (6, 2)]);
        assert_eq!(found(&["[ _]st(?:[ .\n]|$)", "st\n"], " st, st st"), [(8, 0), (10, 0)]);
    }

    #[test]
    fn as_many_words_are_looked_for_as_a_policy_names() {
        let words: Vec<String> =
            (0..9000).map(|index: u32| format!("w{:x}z{index}", index.wrapping_mul(0x9e37_79b1))).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let search = Search::new(&["(?i:user)[:=]".to_owned()], &words).unwrap();
        let mut ends = Vec::new();
        search.each(&format!("user: {} {}x", words[8999], words[17]), |found| ends.push(found));
        let (first, second) = (6 + words[8999].len(), 7 + words[8999].len() + words[17].len());
        for found in [Found::Pattern(0, 5), Found::Pattern(9000, first), Found::Pattern(18, second)] {
            assert!(ends.contains(&found), "{found:?} of {ends:?}");
        }
    }

    #[test]
    fn what_can_be_looked_for_neither_by_a_key_nor_by_a_digit_is_refused() {
        assert!(Search::new(&["[a-z]+".to_owned()], &[]).is_err());
        assert!(Search::new(&["[A-Z][A-Z][0-9]*".to_owned()], &[]).is_err());
    }
}
