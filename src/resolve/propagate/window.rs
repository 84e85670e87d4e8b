//! A first look at a text, four bytes at a time: near which of them a known value may begin.
//!
//! A value that is written plainly fills at least one aligned window of four bytes with what it begins with, wherever
//! it stands. Of each byte five bits are taken, which leaves out the case of letters; whatever the filter mistakes
//! for a value is told apart by a closer look.

use std::collections::BTreeSet;

/// The bytes of a window.
pub const WINDOW: usize = 4;

/// A value that is written without a break has a whole window among so many of its first bytes, at any alignment.
const ENOUGH: usize = 2 * WINDOW - 1;

const BITS: usize = 5;
const KEYS: usize = 1 << (WINDOW * BITS);
const MASK: u32 = 0x1f1f_1f1f;
const OUTSIDE_ASCII: u32 = 0x8080_8080;

/// What a byte of a window may be, as bits for its five-bit values.
type Choice = u32;
const ANY: Choice = u32::MAX;

/// The windows that known values begin with.
#[derive(Debug)]
pub struct Windows {
    /// One bit a window: those that are looked at again, because a value is like them or a line may end in them.
    seen: Box<[u32]>,
    /// Where a value may begin that is like the window: each bit is one place, the lowest [`BEFORE`] its first byte.
    places: Box<[u8]>,
    added: BTreeSet<(Vec<u8>, [Choice; 2])>,
    /// Windows that hold any of these bits are looked at around.
    around: u32,
}

/// So many bytes before a window the values begin whose later bytes it holds.
const BEFORE: usize = WINDOW - 1;

impl Default for Windows {
    fn default() -> Self {
        Self { seen: vec![0; KEYS / 32].into(), places: vec![0; KEYS].into(), added: BTreeSet::new(), around: 0 }
    }
}

impl Windows {
    /// Looks from now on also where a value may be written with characters outside ASCII, or be parted by the end of a
    /// line.
    fn look_around(&mut self) {
        if self.around != 0 {
            return;
        }
        self.around = OUTSIDE_ASCII;
        // A word may be parted at the end of a line, behind any of its letters.
        let hyphen = one_of(b"-");
        for feed in [one_of(b"\n"), one_of(b"\r")] {
            self.insert([hyphen, feed, ANY, ANY], 0);
            self.insert([ANY, hyphen, feed, ANY], 0);
            self.insert([ANY, ANY, hyphen, feed], 0);
        }
        self.insert([one_of(b"\n"), ANY, ANY, ANY], 0);
    }

    /// Adds a value that is looked for to the letter.
    pub fn add_exact(&mut self, value: &[u8]) {
        self.add_begin(Some(value), [ANY; 2]);
    }

    /// Adds a folded value; `joints` are the places in it at which words may be parted.
    pub fn add(&mut self, folded: &[u8], joints: &[usize]) {
        self.look_around();
        let parted = one_of(b" \t\r\n-_");
        let letter = |at: usize| folded.get(at).map_or(ANY, |byte| one_of(&[*byte]));
        let mut joints = joints.iter().copied();
        let (first, second) = (joints.next().filter(|at| *at < ENOUGH), joints.next().filter(|at| *at < ENOUGH));
        // The first two words written as one, or the only word.
        self.add_begin(
            folded.get(..second.unwrap_or(folded.len())),
            [second.map_or(ANY, |at| parted | letter(at)), ANY],
        );
        // The first word and what parts it from the second.
        if let Some(at) = first {
            self.add_begin(folded.get(..at), [parted, parted | letter(at)]);
        }
    }

    /// Adds the bytes that a value begins with, and what may be the two bytes behind them.
    fn add_begin(&mut self, begin: Option<&[u8]>, after: [Choice; 2]) {
        let begin = begin.unwrap_or_default();
        let begin = begin.get(..ENOUGH).unwrap_or(begin);
        // Of a byte outside ASCII nothing needs to be known: every such byte is looked at, and what stands near it.
        if !begin.is_ascii() {
            return self.look_around();
        }
        if !self.added.insert((begin.to_vec(), after)) {
            return;
        }
        let choice = |index: usize| match (begin.get(index), index - begin.len().min(index)) {
            (Some(byte), _) => one_of(&[*byte]),
            (None, behind) => after.get(behind).copied().unwrap_or(ANY),
        };
        for shift in 0..WINDOW {
            let next: [Choice; WINDOW] = std::array::from_fn(|index| choice(index + shift));
            let last: [Choice; WINDOW] =
                std::array::from_fn(|index| (index + shift).checked_sub(WINDOW).map_or(ANY, &choice));
            if shift > 0 && frequency(&last) < frequency(&next) {
                self.insert(last, 1 << (BEFORE + WINDOW - shift));
            } else {
                self.insert(next, 1 << (BEFORE - shift));
            }
        }
    }

    fn insert(&mut self, window: [Choice; WINDOW], places: u8) {
        // Short values with one first letter are alike in a window that holds it alone, and that one is long to write.
        if window.iter().filter(|choice| **choice == ANY).count() > 1 {
            let key: Vec<u8> = window.iter().flat_map(|choice| choice.to_le_bytes()).chain([places]).collect();
            if !self.added.insert((key, [ANY; 2])) {
                return;
            }
        }
        let [a, b, c, d] = window;
        for a in values(a) {
            for b in values(b) {
                for c in values(c) {
                    for d in values(d) {
                        let hash = hash(u32::from_le_bytes([a, b, c, d]));
                        if let (Some(word), Some(all)) = (self.seen.get_mut(hash / 32), self.places.get_mut(hash)) {
                            *word |= 1 << (hash % 32);
                            *all |= places;
                        }
                    }
                }
            }
        }
    }

    /// Calls `visit` with each place at which something known may begin; with some of them more than once.
    pub fn each(&self, text: &str, mut visit: impl FnMut(usize)) {
        let bytes = text.as_bytes();
        let (windows, rest) = bytes.as_chunks::<WINDOW>();
        let mut visited = 0;
        for (index, window) in windows.iter().enumerate() {
            let window = u32::from_le_bytes(*window);
            let hash = hash(window & MASK);
            let word = self.seen.get(hash / 32).copied().unwrap_or_default();
            if (word >> (hash % 32) & 1) | (window & self.around) == 0 {
                continue;
            }
            let at = index * WINDOW;
            if window & self.around != 0 || has_break(bytes.get(at.saturating_sub(2)..at + WINDOW)) {
                (visited.max(at.saturating_sub(ENOUGH + 2))..at + WINDOW).for_each(&mut visit);
                visited = at + WINDOW;
            } else {
                let mut places = self.places.get(hash).copied().unwrap_or_default();
                while places != 0 {
                    if let Some(place) = (at + places.trailing_zeros() as usize).checked_sub(BEFORE) {
                        visit(place);
                    }
                    places &= places - 1;
                }
            }
        }
        let at = text.len() - rest.len();
        (visited.max(at.saturating_sub(ENOUGH + 2))..text.len()).for_each(visit);
    }
}

/// How often each five bits stand in a text, in thousandths: about as in English prose and in code.
const THOUSANDTHS: [u16; 32] = [
    130, 65, 15, 30, 30, 95, 20, 17, 40, 65, 40, 10, 45, 30, 75, 75, 35, 12, 60, 65, 80, 30, 12, 10, 8, 15, 15, 20, 6,
    20, 10, 12,
];

/// Estimates how often a text has such a window.
fn frequency(window: &[Choice; WINDOW]) -> u64 {
    let of_byte = |choice: &Choice| {
        values(*choice)
            .filter_map(|value| THOUSANDTHS.get(usize::from(value)))
            .map(|part| u64::from(*part))
            .sum::<u64>()
    };
    window.iter().map(of_byte).product()
}

/// Mixes a window's bits, after Knuth's multiplicative hashing.
const fn hash(window: u32) -> usize {
    (window.wrapping_mul(0x9e37_79b1) >> (u32::BITS as usize - WINDOW * BITS)) as usize
}

/// Tells whether a line ends behind a hyphen.
fn has_break(bytes: Option<&[u8]>) -> bool {
    let mut pairs = bytes.unwrap_or_default().windows(2);
    pairs.any(|pair| matches!(pair, [b'-', b'\r' | b'\n']))
}

fn one_of(bytes: &[u8]) -> Choice {
    bytes.iter().fold(0, |choice, byte| choice | if byte.is_ascii() { 1 << (byte & 0x1f) } else { ANY })
}

fn values(choice: Choice) -> impl Iterator<Item = u8> {
    (0..32).filter(move |value| choice >> value & 1 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_visited(windows: &Windows, text: &str, place: usize) -> bool {
        let mut found = false;
        windows.each(text, |at| found |= at == place);
        found
    }

    #[test]
    fn a_value_is_seen_at_every_alignment_and_in_every_writing() {
        for (folded, joints, writings) in [
            (
                "hermione",
                &[][..],
                &["hermione", "HERMIONE", "her-\nmione", "h-\r\nermione", "h\u{e9}rmione", "her\u{ad}mione"][..],
            ),
            (
                "joanne",
                &[2],
                &[
                    "jo anne",
                    "jo   anne",
                    "JO\tanne",
                    "jo_anne",
                    "joanne",
                    "jo\r\nanne",
                    "jo\u{200b} anne",
                    "j-\n> o anne",
                ],
            ),
            ("abc", &[1, 2], &["a b c", "abc", "A-b c", "ab c", "a  bc"]),
            ("abcde", &[], &["abcde", "ab-\ncde"]),
            ("iq", &[], &["iq", "IQs"]),
            ("m\u{fc}ller", &[], &["m\u{fc}ller", "mu\u{308}ller"]),
        ] {
            let mut windows = Windows::default();
            windows.add(folded.as_bytes(), joints);
            for writing in writings {
                for lead in 0..9 {
                    for tail in 0..9 {
                        let text = format!("{}{writing}{}", ".".repeat(lead), ".".repeat(tail));
                        assert!(is_visited(&windows, &text, lead), "{writing} behind {lead} before {tail}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_nothing_like_a_value_is_passed_over() {
        let mut windows = Windows::default();
        windows.add(b"hermione", &[]);
        let text = "the cat sat on the mat, and so did the dog; ".repeat(4);
        let mut seen = 0;
        windows.each(&text, |_| seen += 1);
        assert!(seen < text.len() / 4, "{seen} of {}", text.len());
    }
}
