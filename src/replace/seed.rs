//! Choices that nobody can guess who does not hold the seed, and that are the same whenever it is.

use std::fmt;

use sha2::{Digest, Sha256};

/// The secret of a task from which its surrogates are drawn.
///
/// Whoever holds it and guesses a value can tell whether the guess is right, so it leaves the task in no receipt and
/// no file. Without one every task draws alike.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Seed([u8; 32]);

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed")
    }
}

/// The length of a block of SHA-256.
const BLOCK: usize = 64;

impl Seed {
    /// Makes the seed of any secret text or bytes.
    pub fn new(secret: &[u8]) -> Self {
        Self(Sha256::digest(secret).into())
    }

    /// Begins to draw for a value. `purpose` keeps apart what one value is drawn for, `attempt` counts from 0.
    pub fn draw(&self, purpose: &str, value: &str, attempt: u32) -> Draw {
        let message = [purpose.as_bytes(), &[0], &attempt.to_be_bytes(), value.as_bytes()].concat();
        Draw { key: hmac(&self.0, &message), block: [0; 32], drawn: 0 }
    }
}

/// HMAC-SHA-256 (RFC 2104) under a key that is shorter than a block.
fn hmac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let padded = |pad: u8| {
        let mut block = [pad; BLOCK];
        block.iter_mut().zip(key).for_each(|(byte, key)| *byte ^= key);
        block
    };
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize().into()
}

/// Numbers drawn for one value.
pub struct Draw {
    key: [u8; 32],
    block: [u8; 32],
    drawn: u32,
}

/// How many numbers one block holds.
const NUMBERS: u32 = 8;

impl Draw {
    /// A number from 0 on, below `count`; 0 when there is nothing to choose from.
    pub fn below(&mut self, count: usize) -> usize {
        if self.drawn.is_multiple_of(NUMBERS) {
            self.block = hmac(&self.key, &(self.drawn / NUMBERS).to_be_bytes());
        }
        let bytes = self.block.chunks_exact(4).nth((self.drawn % NUMBERS) as usize).unwrap_or_default();
        let number = bytes.iter().fold(0_usize, |number, byte| number << 8 | usize::from(*byte));
        self.drawn += 1;
        number.checked_rem(count).unwrap_or_default()
    }

    /// One byte of a list.
    pub fn byte_of(&mut self, list: &str) -> char {
        char::from(list.as_bytes().get(self.below(list.len())).copied().unwrap_or(b'0'))
    }

    /// One word of a list that blanks part.
    pub fn word_of<'a>(&mut self, list: &'a str) -> &'a str {
        let count = list.split(' ').count();
        list.split(' ').nth(self.below(count)).unwrap_or_default()
    }

    /// Some digits.
    pub fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| self.byte_of("0123456789")).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn the_code_is_the_published_one() {
        // RFC 4231, test case 1, the key filled up with zeros as the padding would.
        let mut key = [0; 32];
        key[..20].fill(0x0b);
        let code: String = hmac(&key, b"Hi There").iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(code, "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    #[test]
    fn draws_depend_on_seed_purpose_value_and_attempt_alone() {
        let drawn = |seed: &[u8], purpose: &str, value: &str, attempt: u32| {
            Seed::new(seed).draw(purpose, value, attempt).digits(40)
        };
        let first = drawn(b"a", "x", "v", 0);
        assert_eq!(first, drawn(b"a", "x", "v", 0));
        for other in
            [drawn(b"b", "x", "v", 0), drawn(b"a", "y", "v", 0), drawn(b"a", "x", "w", 0), drawn(b"a", "x", "v", 1)]
        {
            assert_ne!(first, other);
        }
    }

    #[test]
    fn every_choice_is_drawn_some_time() {
        let mut draw = Seed::default().draw("x", "v", 0);
        let seen: std::collections::BTreeSet<_> = (0..200).map(|_| draw.below(10)).collect();
        assert_eq!(seen.len(), 10);
        assert_eq!(draw.below(0), 0);
    }

    #[test]
    fn printing_shows_nothing() {
        assert_eq!(format!("{:?}", Seed::new(b"secret")), "Seed");
    }
}
