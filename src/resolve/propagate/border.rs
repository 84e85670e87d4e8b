//! Where words begin, found eight bytes at a time.

use crate::model::bytes::{each_byte, places};

const HIGH: u64 = each_byte(0x80);

/// Calls `visit` with each ASCII letter or digit that follows none, with each of the given ASCII marks, and with each
/// character outside ASCII.
pub fn each_begin(text: &str, marks: &[u8], mut visit: impl FnMut(usize)) {
    let (chunks, rest) = text.as_bytes().as_chunks::<8>();
    // What fills up the last bytes is nothing that is looked for.
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    // The mark of the byte before.
    let mut before = 0;
    for (index, chunk) in chunks.iter().chain(std::iter::once(&last)).enumerate() {
        let chunk = u64::from_le_bytes(*chunk);
        let signs = signs(chunk);
        let mut begins = signs & !(signs << 8 | before) | leads(chunk);
        before = signs >> 56;
        for mark in marks {
            begins |= places(chunk, *mark);
        }
        while begins != 0 {
            visit(index * 8 + begins.trailing_zeros() as usize / 8);
            begins &= begins - 1;
        }
    }
}

/// Marks the ASCII letters and digits among eight bytes, each by its highest bit.
const fn signs(chunk: u64) -> u64 {
    let ascii = chunk & !HIGH;
    let lower = ascii | each_byte(0x20);
    let letters = at_least(lower, b'a') & !at_least(lower, b'z' + 1);
    let digits = at_least(ascii, b'0') & !at_least(ascii, b'9' + 1);
    (letters | digits) & !chunk & HIGH
}

/// Marks the bytes with which characters outside ASCII begin.
const fn leads(chunk: u64) -> u64 {
    chunk & (chunk << 1) & HIGH
}

/// Marks, by the highest bit alone, which of eight ASCII bytes are at least as high as one.
const fn at_least(ascii: u64, byte: u8) -> u64 {
    ascii + each_byte(0x80 - byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_behind_whatever_is_no_letter_and_no_digit() {
        let all: String = (0..0x180).filter_map(char::from_u32).collect();
        for text in ["the 2nd of Mai_2024: (naïve)", "", "a", "é", "株式会社 x", all.as_str()] {
            for lead in 0..9 {
                let text = format!("{}{text}", "-".repeat(lead));
                let bytes = text.as_bytes();
                let is_sign = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
                let begins = |at: &usize| {
                    bytes.get(*at) == Some(&b'_')
                        || is_sign(*at) && (*at == 0 || !is_sign(at - 1))
                        || text.is_char_boundary(*at) && bytes.get(*at).is_some_and(|byte| !byte.is_ascii())
                };
                let mut found = Vec::new();
                each_begin(&text, b"_", |at| found.push(at));
                assert_eq!(found, (0..text.len()).filter(begins).collect::<Vec<_>>(), "{text}");
            }
        }
    }
}
