//! What a word or phrase is looked up by.

use super::KEY_BITS;
use crate::model::fnv::Fnv;
use crate::model::fold;

/// The hash of a word, or of words with one blank between, without regard to case and to marks on letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(Fnv);

impl Key {
    /// The key of no text at all, for [`Key::letter`] to go on from.
    pub const EMPTY: Self = Self(Fnv::EMPTY);

    /// The key of a whole text.
    pub fn of(text: &str) -> Self {
        Self::EMPTY.with(text)
    }

    /// The key of this text and one more letter of ASCII, which is given in lower case.
    #[must_use]
    pub const fn letter(self, lower: u8) -> Self {
        self.byte(lower)
    }

    /// The key of this text, a blank and another word.
    #[must_use]
    pub fn and(self, word: &str) -> Self {
        self.byte(b' ').with(word)
    }

    fn with(self, text: &str) -> Self {
        let mut key = self;
        if text.is_ascii() {
            for byte in text.bytes() {
                key = key.byte(byte.to_ascii_lowercase());
            }
            return key;
        }
        let mut encoded = [0; 4];
        for c in text.chars() {
            // These are folded already.
            if matches!(c, 'a'..='z' | 'а'..='и' | 'к'..='я' | 'α'..='ρ' | 'σ'..='ω') {
                for byte in c.encode_utf8(&mut encoded).bytes() {
                    key = key.byte(byte);
                }
                continue;
            }
            fold::each(c, |part| {
                if !fold::is_mark(part) && !fold::is_invisible(part) {
                    for byte in part.encode_utf8(&mut encoded).bytes() {
                        key = key.byte(byte);
                    }
                }
            });
        }
        key
    }

    const fn byte(self, byte: u8) -> Self {
        Self(self.0.with(byte))
    }

    /// The bits that are kept.
    pub(super) const fn fingerprint(self) -> u32 {
        // The low bits of the product depend on few bits of the last letters; these steps spread them (MurmurHash3,
        // fmix64, its first half).
        let Fnv(hash) = self.0;
        let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        (mixed >> (64 - KEY_BITS)) as u32
    }
}

/// A checksum that tells damage, not malice.
pub fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
