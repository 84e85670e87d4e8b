//! An Aho-Corasick automaton over symbols: where in a text a key ends.
//!
//! A step waits for the one before, so a processor that reads one place is mostly idle: four places are read at once.
//! What is in progress at a place depends on the few bytes before it alone, so each place is begun that much sooner.

use super::key::{self, DIGIT, HIGH, LONGEST};

/// Symbols in a row of the table, and rows in the table, as powers of two.
const SYMBOL_BITS: u32 = 6;
const NODE_BITS: u32 = 15;
const SYMBOLS: usize = 1 << SYMBOL_BITS;
const ENTRIES: usize = 1 << (SYMBOL_BITS + NODE_BITS);

/// Marks a step that has to be looked at: to a node where a key ends, or by a digit.
const TOLD: u16 = 1 << NODE_BITS;

const LANES: usize = 4;

/// What is found at each of the places that are read at once.
pub type Stops = [Vec<Stop>; LANES];
const LANE: usize = 8 << 10;

/// The automaton.
#[derive(Debug)]
pub struct Trie {
    /// The rank of each byte's symbol. Frequent symbols have the lowest, so that what is visited most lies together.
    ranks: [u8; 256],
    /// A row for each node: where each symbol leads.
    steps: Box<[u16; ENTRIES]>,
    nodes: Vec<Node>,
    /// For each key the next that ends with it.
    next: Vec<Option<u32>>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    /// The first key that ends here.
    key: Option<u32>,
    /// The node of the longest end of this text that is itself the beginning of a key, and the nearest such where a
    /// key ends.
    suffix: u16,
    shorter: u16,
}

/// A place where a key ends, or a digit stands.
#[derive(Debug, Clone, Copy)]
pub struct Stop {
    /// Behind the last byte.
    pub end: usize,
    node: u16,
}

impl Trie {
    /// Makes the automaton of keys, none longer than [`LONGEST`]; nothing where they are too many.
    pub fn new(keys: &[&[u8]]) -> Option<Self> {
        let ranks = std::array::from_fn(|byte| rank(u8::try_from(byte).unwrap_or(u8::MAX)));
        let steps = vec![0; ENTRIES].into_boxed_slice().try_into().ok()?;
        let mut trie = Self { ranks, steps, nodes: vec![Node::default()], next: vec![None; keys.len()] };
        // Level by level, so that the nodes near the root lie together.
        let mut at = vec![0; keys.len()];
        for depth in 0..LONGEST {
            for ((index, key), at) in keys.iter().enumerate().zip(&mut at) {
                let Some(&symbol) = key.get(depth) else { continue };
                *at = trie.grow(*at, rank(symbol))?;
                if key.len() == depth + 1 {
                    let node = trie.nodes.get_mut(usize::from(*at))?;
                    *trie.next.get_mut(index)? = node.key.replace(u32::try_from(index).ok()?);
                }
            }
        }
        trie.link();
        trie.mark();
        Some(trie)
    }

    fn grow(&mut self, node: u16, rank: u8) -> Option<u16> {
        let new = u16::try_from(self.nodes.len()).ok().filter(|&new| new < TOLD);
        let step = self.steps.get_mut(slot(node, rank))?;
        if *step == 0 {
            *step = new?;
            self.nodes.push(Node::default());
        }
        Some(*step)
    }

    /// Leads every symbol that does not go on to where the longest end of the text so far goes on.
    fn link(&mut self) {
        for node in 0..u16::try_from(self.nodes.len()).unwrap_or(0) {
            let suffix = self.nodes.get(usize::from(node)).map_or(0, |node| node.suffix);
            for rank in (0..SYMBOLS).filter_map(|rank| u8::try_from(rank).ok()) {
                let child = self.step(node, rank);
                let other = if node == 0 { 0 } else { self.step(suffix, rank) };
                // A node's children are numbered after it; what leads back was written in an earlier row.
                if child == 0 {
                    if let Some(step) = self.steps.get_mut(slot(node, rank)) {
                        *step = other;
                    }
                    continue;
                }
                let ends = self.nodes.get(usize::from(other)).cloned().unwrap_or_default();
                if let Some(child) = self.nodes.get_mut(usize::from(child)) {
                    child.suffix = other;
                    child.shorter = if ends.key.is_some() { other } else { ends.shorter };
                }
            }
        }
    }

    /// Marks the steps that have to be looked at.
    fn mark(&mut self) {
        let digit = rank(DIGIT);
        let ends: Vec<bool> = self.nodes.iter().map(|node| node.key.is_some() || node.shorter != 0).collect();
        for (slot, step) in self.steps.iter_mut().enumerate().take(ends.len() << SYMBOL_BITS) {
            let is_told = ends.get(usize::from(*step)).is_some_and(|&ends| ends);
            if is_told || slot % SYMBOLS == usize::from(digit) {
                *step |= TOLD;
            }
        }
    }

    fn step(&self, node: u16, rank: u8) -> u16 {
        self.steps.get(slot(node, rank)).copied().unwrap_or(0)
    }

    fn step_by(&self, node: u16, byte: u8) -> u16 {
        self.step(node, self.ranks.get(usize::from(byte)).copied().unwrap_or(0))
    }

    /// Finds the stops of the text from `at` on, up to some place that is returned.
    pub fn read(&self, bytes: &[u8], at: usize, stops: &mut Stops) -> usize {
        stops.iter_mut().for_each(Vec::clear);
        let [first, second, third, fourth] = stops;
        if bytes.len() - at < LANES * LANE {
            let end = bytes.len().min(at + LANE);
            let mut node = self.node_before(bytes, at);
            for (index, &byte) in bytes.get(at..end).unwrap_or_default().iter().enumerate() {
                node = self.step_by(node, byte);
                if node & TOLD != 0 {
                    first.push(Stop { end: at + index + 1, node: node & !TOLD });
                }
            }
            return end;
        }
        let begin = |lane: usize| at + lane * LANE;
        let lane = |lane: usize| bytes.get(begin(lane)..begin(lane + 1)).unwrap_or_default();
        let (mut a, mut b) = (self.node_before(bytes, begin(0)), self.node_before(bytes, begin(1)));
        let (mut c, mut d) = (self.node_before(bytes, begin(2)), self.node_before(bytes, begin(3)));
        let lanes = lane(0).iter().zip(lane(1)).zip(lane(2)).zip(lane(3));
        for (index, (((&of_a, &of_b), &of_c), &of_d)) in lanes.enumerate() {
            (a, b) = (self.step_by(a, of_a), self.step_by(b, of_b));
            (c, d) = (self.step_by(c, of_c), self.step_by(d, of_d));
            if (a | b | c | d) & TOLD != 0 {
                let note = |stops: &mut Vec<Stop>, lane: usize, node: u16| {
                    if node & TOLD != 0 {
                        stops.push(Stop { end: begin(lane) + index + 1, node: node & !TOLD });
                    }
                };
                note(first, 0, a);
                note(second, 1, b);
                note(third, 2, c);
                note(fourth, 3, d);
            }
        }
        begin(LANES)
    }

    /// What is in progress before a place.
    fn node_before(&self, bytes: &[u8], at: usize) -> u16 {
        let before = bytes.get(at.saturating_sub(LONGEST)..at).unwrap_or_default();
        before.iter().fold(0, |node, &byte| self.step_by(node, byte))
    }

    /// The stop behind a text, as if a line ended there.
    pub fn end(&self, bytes: &[u8]) -> Stop {
        let node = self.step_by(self.node_before(bytes, bytes.len()), b'\n') & !TOLD;
        Stop { end: bytes.len() + 1, node }
    }

    /// Calls `visit` with every key that ends at a stop.
    pub fn each_key(&self, stop: Stop, mut visit: impl FnMut(usize)) {
        let mut at = stop.node;
        while let Some(node) = self.nodes.get(usize::from(at)) {
            let mut key = node.key;
            while let Some(index) = key {
                visit(index as usize);
                key = self.next.get(index as usize).copied().flatten();
            }
            if node.shorter == 0 {
                break;
            }
            at = node.shorter;
        }
    }
}

/// Where a step is written; a mark on the node is left out of it.
fn slot(node: u16, rank: u8) -> usize {
    (usize::from(node) << SYMBOL_BITS | usize::from(rank)) & (ENTRIES - 1)
}

/// The rank of a symbol, or of a byte as the automaton sees it: there all digits are one, and so are all bytes beyond
/// ASCII.
fn rank(symbol: u8) -> u8 {
    let symbol = match symbol {
        DIGIT | b'0'..=b'9' => DIGIT,
        HIGH.. => HIGH,
        _ => key::fold(symbol),
    };
    let rank = key::SYMBOLS.iter().position(|&known| known == symbol).unwrap_or(key::SYMBOLS.len());
    u8::try_from(rank).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn found(trie: &Trie, text: &str) -> Vec<(usize, usize)> {
        let (mut at, mut stops, mut out) = (0, std::array::from_fn(|_| Vec::new()), Vec::new());
        while at < text.len() {
            at = trie.read(text.as_bytes(), at, &mut stops);
            stops.iter().flatten().for_each(|stop| trie.each_key(*stop, |key| out.push((key, stop.end))));
        }
        out
    }

    #[test]
    fn every_key_is_found_wherever_it_ends() {
        let trie = Trie::new(&[b"she", b"he", b"hers", &[DIGIT, b'k'], &[HIGH, HIGH], b"he"]).unwrap();
        let mut all = found(&trie, "usHErs 4K é");
        all.sort_unstable();
        assert_eq!(all, [(0, 4), (1, 4), (2, 6), (3, 9), (4, 12), (5, 4)]);
    }

    #[test]
    fn where_a_key_stands_in_a_large_text_makes_no_difference() {
        let trie = Trie::new(&[b"confident", b"id:"]).unwrap();
        for lead in [0, 5, LANE - 9, LANE - 4, LANE - 1, 3 * LANE - 6, 4 * LANE - 2, 7 * LANE] {
            let text = format!("{}confident id:{}", ".".repeat(lead), " ".repeat(5 * LANE));
            assert_eq!(found(&trie, &text), [(0, lead + 9), (1, lead + 13)], "{lead}");
        }
    }
}
