//! The tables of a lexicon, which are made once so much text is searched that they are worth it.

use std::cell::{Cell, OnceCell};

use super::start::{FirstBytes, Starts};
use super::tree::Tree;
use super::window::Windows;
use super::{EXACT, LOOSE_WORD, WORD};

/// So many bytes of text are searched place by place sooner than tables are made that would spare most of the places.
const WORTHWHILE: usize = 128 << 10;

/// Where values of a lexicon may begin: little is known at first, and all as soon as it pays.
#[derive(Debug, Default)]
pub struct Tables {
    bytes: FirstBytes,
    /// Whether there is anything that may begin anywhere in prose.
    has_loose: bool,
    searched: Cell<usize>,
    made: OnceCell<Made>,
}

/// The tables themselves.
#[derive(Debug)]
struct Made {
    starts: Starts,
    /// How that begins which may begin anywhere in prose.
    windows: Option<Windows>,
}

impl Tables {
    /// Takes in what values begin with.
    pub fn new(exact: &Tree, words: &Tree) -> Self {
        let mut bytes = FirstBytes::default();
        exact.entries().iter().chain(words.entries()).for_each(|entry| bytes.add(entry.folded.as_bytes()));
        let has_loose = !exact.is_empty() || words.entries().iter().any(|entry| entry.is_given());
        Self { bytes, has_loose, ..Self::default() }
    }

    /// Takes note of a text that is going to be searched for these values, and makes the tables when it is time.
    pub fn expect(&self, text: &str, exact: &Tree, words: &Tree) {
        self.searched.set(self.searched.get().saturating_add(text.len()));
        if self.searched.get() >= WORTHWHILE {
            self.made.get_or_init(|| Made::of(exact, words));
        }
    }

    /// Searches as if these were the first texts.
    #[cfg(test)]
    pub fn begin_anew(&self) {
        self.searched.set(0);
    }

    fn made(&self) -> Option<&Made> {
        self.made.get().filter(|_| self.searched.get() >= WORTHWHILE)
    }

    /// Tells whether the tables are there.
    pub fn are_made(&self) -> bool {
        self.made().is_some()
    }

    /// Which of the wanted kinds may begin at a place of the text.
    pub fn kinds_at(&self, text: &str, at: usize, wanted: u8) -> u8 {
        match self.made() {
            Some(made) => made.starts.kinds_at(text, at) & wanted,
            None if self.bytes.may_begin(text, at) => wanted,
            None => 0,
        }
    }

    /// Calls `visit` with each place of prose at which something may begin that may begin anywhere; with some of them more
    /// than once.
    pub fn each_loose(&self, text: &str, visit: impl FnMut(usize)) {
        match self.made() {
            Some(Made { windows: Some(windows), .. }) => windows.each(text, visit),
            None if self.has_loose => (0..text.len()).for_each(visit),
            _ => {}
        }
    }
}

impl Made {
    fn of(exact: &Tree, words: &Tree) -> Self {
        let (mut starts, mut windows) = (Starts::default(), None::<Windows>);
        for entry in exact.entries() {
            windows.get_or_insert_default().add_exact(entry.folded.as_bytes());
            starts.add(entry.folded.as_bytes(), None, EXACT);
        }
        for entry in words.entries() {
            let (folded, joints) = (entry.folded.as_bytes(), &entry.joints);
            if entry.is_given() {
                windows.get_or_insert_default().add(folded, joints);
            }
            starts.add(folded, joints.first().copied(), if entry.is_given() { LOOSE_WORD } else { WORD });
        }
        Self { starts, windows }
    }
}
