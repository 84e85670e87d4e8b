//! Tells what chance made from what people write, by the pairs of letters that words are made of.
//!
//! Entropy alone takes long names for keys: `getUserByIdentifierAndRegion` has as many different letters as a token.
//! But hardly a pair of its letters is one that words do not have.

/// For each first letter the second letters that follow it in words, one bit each, `a` the lowest: the commonest
/// pairs, which make up 95 of 100 pairs in English prose, names and source code.
const PAIRS: [u32; 26] = [
    0x01fe_bd6e,
    0x0116_4b1d,
    0x011e_dd9d,
    0x0016_493f,
    0x01ef_f97f,
    0x011e_4939,
    0x0016_6991,
    0x001a_4111,
    0x02ae_f87f,
    0,
    0x0004_0111,
    0x011c_c91d,
    0x001c_d113,
    0x013c_ed7d,
    0x007e_fd6f,
    0x011e_c991,
    0x0010_0000,
    0x013e_fd7f,
    0x011c_ddb5,
    0x011e_d9bd,
    0x000e_b97f,
    0x0000_4111,
    0x0006_6191,
    0x000c_8114,
    0x000c_b010,
    0x0000_0010,
];

/// Counts what does not happen in words: unusual pairs of letters, capitals that begin no word, letters next to
/// digits.
pub fn surprises(token: &str) -> usize {
    let (mut count, mut rest) = (0, token.as_bytes());
    while let [a, tail @ ..] = rest
        && let [b, behind @ ..] = tail
    {
        rest = tail;
        let is_surprise = if a.is_ascii_lowercase() && b.is_ascii_uppercase() {
            !behind.first().is_some_and(u8::is_ascii_lowercase)
        } else if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() {
            !is_usual(*a, *b)
        } else {
            (a.is_ascii_digit() && b.is_ascii_alphabetic()) || (a.is_ascii_alphabetic() && b.is_ascii_digit())
        };
        count += usize::from(is_surprise);
    }
    count
}

/// Tells whether a token of at least `least_len` bytes looks made by chance: on average every fourth character
/// surprises, which random letters and digits do in 98 of 100 cases and names of code in one.
pub fn is_chance(token: &str, least_len: usize) -> bool {
    token.len() >= least_len && surprises(token) * 4 >= token.len()
}

/// Tells whether a token runs through the alphabet, as made-up keys do: twelve letters in order.
pub fn is_alphabet(token: &str) -> bool {
    const MANY: usize = 12;
    let mut run = 1;
    for pair in token.as_bytes().windows(2) {
        run = match pair {
            [a, b] if a.is_ascii_alphabetic() && b.to_ascii_lowercase() == a.to_ascii_lowercase() + 1 => run + 1,
            _ => 1,
        };
        if run >= MANY {
            return true;
        }
    }
    false
}

fn is_usual(a: u8, b: u8) -> bool {
    let index = |letter: u8| letter.to_ascii_lowercase().wrapping_sub(b'a');
    PAIRS.get(usize::from(index(a))).is_some_and(|seconds| seconds >> index(b).min(31) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_told_from_words_of_any_length() {
        for token in ["d29ac4c3371a3dc5823cdcfebfad2675", "suGyI5imvADdvU", "qgsnai0xokrw4j1", "hKxQpzWvTbNmRjLd"] {
            assert!(is_chance(token, 12), "{token}");
        }
        for token in [
            "get_user_by_id_v2",
            "getUserByIdentifierAndRegion",
            "urn:ietf:params:oauth:grant-type",
            "X25519.KeyPairAgreement",
            "correcthorsebatterystaple",
            "rc0.15.0_20231217_1420-SNAPSHOT",
        ] {
            assert!(!is_chance(token, 12), "{token}");
        }
    }

    #[test]
    fn the_alphabet_is_no_key() {
        assert!(is_alphabet("sk_abcdefghijklmnopqrstuvwxyz123"));
        assert!(!is_alphabet("hijack-defghi-stuv"));
    }
}
