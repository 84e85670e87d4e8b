//! Texts that are made up, and are the same in every run.

/// A source of numbers that is the same everywhere (xorshift, Marsaglia 2003).
pub struct Dice(u64);

impl Dice {
    /// The same numbers from the beginning.
    pub const fn new() -> Self {
        Self(0x5eed)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    /// One of a list.
    pub fn of<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

/// Words of prose.
pub const WORDS: &[&str] = &[
    "the", "report", "was", "sent", "to", "a", "client", "before", "Monday", "and", "nobody", "in", "Account", "has",
    "answered", "it", "so", "far", "Name", "of", "this", "number", "is", "not", "password", "known", "yet", "Please",
];
