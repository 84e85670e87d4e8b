//! Lists of names and of words, packed into one small file and looked up by a fingerprint.
//!
//! A word is known by 26 bits of its hash, and by the [`Marks`] that say in which lists it stands. No list can be read
//! out of the file, and one word in some six hundred that stands in no list looks as if it did; so a mark is a hint,
//! never a proof.
//!
//! # Format, version 1
//! The magic `SJLX`, the version, the number of groups; the number of words and a checksum of all that follows, four
//! bytes each, little end first. Then a head for each group: marks (2 bytes), words (4), bits of a remainder (1). Then,
//! for each group, its fingerprints in rising order as Golomb-Rice codes of their differences. All words of a group
//! have the same marks, so these cost nothing a word.

mod key;
mod rice;
#[cfg(not(target_arch = "wasm32"))]
mod write;

pub use key::Key;
pub(super) use key::checksum;
#[cfg(not(target_arch = "wasm32"))]
pub use write::write;

use crate::error::{Error, Result};

const MAGIC: &[u8] = b"SJLX";
const VERSION: u8 = 1;

/// How many bits of a hash are kept.
const KEY_BITS: u32 = 26;

#[cfg(not(target_arch = "wasm32"))]
const MOST_GROUPS: usize = 255;
const MOST_WORDS: usize = 1 << 20;

/// In which lists a word stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Marks(pub u16);

impl Marks {
    /// A first name.
    pub const FIRST: Self = Self(1);
    /// A surname.
    pub const LAST: Self = Self(1 << 1);
    /// A town or county.
    pub const PLACE: Self = Self(1 << 2);
    /// A country, or a state of the United States.
    pub const COUNTRY: Self = Self(1 << 3);
    /// A nationality or a faith.
    pub const TRAIT: Self = Self(1 << 4);
    /// The name of a listed company, its legal form left out.
    pub const COMPANY: Self = Self(1 << 5);
    /// A word that stands in the names of many companies.
    pub const COMPANY_WORD: Self = Self(1 << 6);
    /// A job title.
    pub const JOB: Self = Self(1 << 7);
    /// A word of everyday language, often written in lower case.
    pub const COMMON: Self = Self(1 << 8);
    /// One of the most frequent first names.
    pub const FREQUENT: Self = Self(1 << 9);
    /// With a capital it is more often something else than a person, or not capitalised for being a name.
    pub const DOUBTFUL: Self = Self(1 << 10);
    /// It begins a name of several words.
    pub const BEGINS: Self = Self(1 << 11);
    /// Never a name, whatever its capital: a month, a pronoun, a form of address.
    pub const NEVER: Self = Self(1 << 12);
    /// An office or rank that stands before a name: `Senator`.
    pub const TITLE: Self = Self(1 << 13);
    /// One of the most frequent surnames.
    pub const FREQUENT_LAST: Self = Self(1 << 14);
    /// A first name or surname.
    pub const NAME: Self = Self(Self::FIRST.0 | Self::LAST.0);

    /// Tells whether at least one of the given marks is set.
    pub const fn any(self, marks: Self) -> bool {
        self.0 & marks.0 != 0
    }

    /// The marks of both.
    pub const fn with(self, marks: Self) -> Self {
        Self(self.0 | marks.0)
    }
}

/// The lists, ready to be asked.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// A power of two of them, or none.
    slots: Vec<Slot>,
}

/// A fingerprint plus one, 0 where there is none, and its marks. Both are read together, so they stand together.
type Slot = (u32, Marks);

/// No lists at all.
pub(super) static EMPTY: Lexicon = Lexicon { slots: Vec::new() };

impl Lexicon {
    /// The lists that come with the native command.
    ///
    /// # Errors
    /// Those of [`Lexicon::read`]; the tests rule them out.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn embedded() -> Result<Self> {
        Self::read(include_bytes!("../../assets/lexicon.bin"))
    }

    /// Reads the packed form.
    ///
    /// # Errors
    /// `EngineUnavailable` for bytes that are of another version, damaged, or no lexicon at all.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        Self::decoded(bytes)
            .ok_or(Error::EngineUnavailable { what: "The list of names is damaged or of another version" })
    }

    fn decoded(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (&[version, groups], rest) = rest.split_first_chunk()?;
        let (count, rest) = rest.split_first_chunk()?;
        let (sum, rest) = rest.split_first_chunk()?;
        let count = usize::try_from(u32::from_le_bytes(*count)).ok()?;
        if version != VERSION || u32::from_le_bytes(*sum) != key::checksum(rest) || count > MOST_WORDS {
            return None;
        }
        let (heads, codes) = rest.split_at_checked(usize::from(groups) * HEAD)?;
        // At most two thirds full, so that a search for what is not there ends soon.
        let len = (count * 3 / 2 + 1).next_power_of_two();
        let mut lexicon = Self { slots: vec![Slot::default(); len] };
        let (mut reader, mut left) = (rice::Reader::new(codes), count);
        for head in heads.chunks_exact(HEAD) {
            let &[a, b, c0, c1, c2, c3, bits] = <&[u8; HEAD]>::try_from(head).ok()?;
            let marks = Marks(u16::from_le_bytes([a, b]));
            let words = usize::try_from(u32::from_le_bytes([c0, c1, c2, c3])).ok()?;
            left = left.checked_sub(words)?;
            let mut key = 0u32;
            for _ in 0..words {
                key = key.checked_add(reader.next(u32::from(bits))?)?;
                if key >> KEY_BITS != 0 {
                    return None;
                }
                lexicon.insert(key, marks)?;
            }
        }
        (left == 0).then_some(lexicon)
    }

    /// Tells whether there are no lists.
    pub const fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Tells in which lists a word or phrase stands; none for one that is in no list.
    pub fn marks(&self, text: &str) -> Marks {
        self.of(Key::of(text))
    }

    /// The same for a key that has been made already.
    pub fn of(&self, key: Key) -> Marks {
        let key = key.fingerprint();
        let mut at = start(key, self.slots.len());
        while let Some(&(slot, marks)) = self.slots.get(at) {
            if slot == key + 1 {
                return marks;
            }
            if slot == 0 {
                break;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        Marks::default()
    }

    fn insert(&mut self, key: u32, marks: Marks) -> Option<()> {
        let mut at = start(key, self.slots.len());
        // There are more slots than entries, so one of them is empty.
        while self.slots.get(at)?.0 != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        *self.slots.get_mut(at)? = (key + 1, marks);
        Some(())
    }
}

/// The bytes of a group's head.
const HEAD: usize = 7;

/// Where the search for a fingerprint begins; the fingerprint is as good as chance.
const fn start(key: u32, len: usize) -> usize {
    key as usize & len.wrapping_sub(1)
}

#[cfg(test)]
mod tests;
