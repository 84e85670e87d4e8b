//! Where in a text something known may begin: a table that the text is run past before anybody looks closer.

/// Bytes fall into this many classes; three classes make a key.
const CLASSES: usize = 1 << CLASS_BITS;
const CLASS_BITS: usize = 5;
const KEYS: usize = 1 << (3 * CLASS_BITS);

/// The class of the hyphen, which may stand at the end of a line inside a word.
const HYPHEN: u8 = 0;

/// The class of every byte outside ASCII. Such a character may fold to any other, inside ASCII too.
const FOREIGN: u8 = 31;

/// For each three classes of bytes, the kinds of values that may begin with such bytes, as bits of the caller's own.
#[derive(Debug)]
pub struct Starts {
    classes: [u8; 256],
    kinds: Box<[u8; KEYS]>,
}

impl Default for Starts {
    fn default() -> Self {
        let classes = std::array::from_fn(|byte| u8::try_from(byte).map_or(FOREIGN, class_of));
        Self { classes, kinds: Box::new([0; KEYS]) }
    }
}

impl Starts {
    /// Adds the bytes that a value begins with, as far as nothing may stand between them.
    pub fn add(&mut self, begin: &[u8], kind: u8) {
        let class = |index: usize| begin.get(index).map(|byte| class_of(*byte));
        if let (Some(a), Some(b), Some(c)) = (class(0), class(1), class(2))
            && self.kinds.get(key(a, b, c)).is_some_and(|kinds| kinds & kind != 0)
        {
            // Whoever added this key added all that follows from it.
            return;
        }
        for a in choices(class(0)) {
            let seconds = if is_open(a) { choices(None) } else { choices(class(1)) };
            for b in seconds {
                let thirds = if is_open(a) || is_open(b) { choices(None) } else { choices(class(2)) };
                for c in thirds {
                    if let Some(kinds) = self.kinds.get_mut(key(a, b, c)) {
                        *kinds |= kind;
                    }
                }
            }
        }
    }

    /// Calls `visit` with every place where something may begin, and with what it may be.
    ///
    /// The last two bytes are visited without being asked about.
    pub fn each(&self, text: &str, mut visit: impl FnMut(usize, u8)) {
        let mut key = 0;
        for (last, &byte) in text.as_bytes().iter().enumerate() {
            key = (key << CLASS_BITS | usize::from(self.class(byte))) & (KEYS - 1);
            let kinds = self.kinds.get(key).copied().unwrap_or_default();
            if kinds != 0 && last >= 2 {
                visit(last - 2, kinds);
            }
        }
        for at in text.len().saturating_sub(2)..text.len() {
            visit(at, u8::MAX);
        }
    }

    fn class(&self, byte: u8) -> u8 {
        self.classes.get(usize::from(byte)).copied().unwrap_or(FOREIGN)
    }
}

fn key(a: u8, b: u8, c: u8) -> usize {
    (usize::from(a) << CLASS_BITS | usize::from(b)) << CLASS_BITS | usize::from(c)
}

/// Letters have a class each, case apart; of the rest some that are common have one.
const fn class_of(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a' + 1,
        b'A'..=b'Z' => byte - b'A' + 1,
        b'0'..=b'9' => 27,
        b'@' | b'.' => 28,
        b'\t'..=b'\r' | b' ' | b'_' => 29,
        b'-' => HYPHEN,
        0x80..=0xff => FOREIGN,
        _ => 30,
    }
}

/// Tells whether anything may follow a byte of this class.
const fn is_open(class: u8) -> bool {
    matches!(class, FOREIGN | HYPHEN)
}

/// The classes that may stand where a value has this one: itself, what may fold to it and what may part it, or any.
fn choices(class: Option<u8>) -> impl Iterator<Item = u8> {
    let all = 0..CLASSES as u8;
    all.filter(move |choice| class.is_none_or(|class| class == *choice || is_open(*choice)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visited(begin: &str, text: &str) -> Vec<usize> {
        let mut starts = Starts::default();
        starts.add(begin.as_bytes(), 1);
        let mut places = Vec::new();
        starts.each(text, |at, _| places.push(at));
        places
    }

    #[test]
    fn a_place_is_visited_where_the_value_may_begin_and_at_the_end() {
        assert_eq!(visited("heron", "the HERON, a hermit"), [4, 13, 17, 18]);
        assert_eq!(visited("h", "hi, all"), [0, 5, 6]);
        assert_eq!(visited("", "abcd"), [0, 1, 2, 3]);
    }

    #[test]
    fn characters_outside_ascii_may_be_any() {
        // The Kelvin sign is a k in lower case.
        assert!(visited("kim", "\u{212a}im and more").contains(&0));
        assert!(visited("kim", "k\u{130}m and more").contains(&0));
        assert!(visited("éva", "ÉVA and more").contains(&0));
    }
}
