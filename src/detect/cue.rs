//! Words nearby that make a number mean something.

/// How far before a value its cue may stand, in bytes.
const REACH: usize = 48;

/// Tells whether one of the words stands shortly before the end of `before`, in any case, as a word of its own.
///
/// Words are given in lower-case ASCII.
pub fn is_near(before: &str, words: &[&str]) -> bool {
    let bytes = before.as_bytes();
    let near = bytes.get(bytes.len().saturating_sub(REACH)..).unwrap_or_default();
    // Tables are full of numbers with nothing but numbers before them.
    if !near.iter().any(u8::is_ascii_alphabetic) {
        return false;
    }
    near.iter().enumerate().any(|(at, first)| {
        let begins_word = first.is_ascii_uppercase()
            || !at.checked_sub(1).and_then(|at| near.get(at)).is_some_and(u8::is_ascii_alphabetic);
        let first = first.to_ascii_lowercase();
        begins_word
            && words.iter().any(|word| {
                word.as_bytes().first() == Some(&first)
                    && near.get(at..at + word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word.as_bytes()))
                    && !near.get(at + word.len()).is_some_and(u8::is_ascii_lowercase)
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_is_a_whole_word() {
        assert!(is_near("Mobile: ", &["mobile"]));
        assert!(is_near("userPhone=", &["phone"]));
        assert!(!is_near("immobile: ", &["mobile"]));
        assert!(!is_near("telling ", &["tel"]));
    }
}
