//! Words and signs of a line.

use crate::model::fold::is_mark;

/// A word, or a sign that stands for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it begins, in bytes.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// Parts a text into runs of letters, digits and underscores, each with the marks on its letters, and single other
/// characters; blanks belong to none.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    let bytes = text.as_bytes();
    let char_at = move |at: usize| match bytes.get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..).and_then(|rest| rest.chars().next()),
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = loop {
            let c = char_at(at)?;
            if !is_blank(c) {
                break c;
            }
            at += c.len_utf8();
        };
        let start = at;
        at += first.len_utf8();
        while is_part(first)
            && let Some(c) = char_at(at)
            && (is_part(c) || is_mark(c))
        {
            at += c.len_utf8();
        }
        Some(Token { start, end: at })
    })
}

fn is_part(c: char) -> bool {
    c == '_' || if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

fn is_blank(c: char) -> bool {
    if c.is_ascii() { c <= ' ' } else { c.is_whitespace() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).filter_map(|token| text.get(token.start..token.end)).collect()
    }

    #[test]
    fn letters_and_digits_stay_together_and_signs_stand_alone() {
        assert_eq!(
            words("O'Neill's user_name2, (ok)"),
            ["O", "'", "Neill", "'", "s", "user_name2", ",", "(", "ok", ")"]
        );
        assert_eq!(words(" \t"), [""; 0]);
    }

    #[test]
    fn other_scripts_and_marks_are_letters_too() {
        assert_eq!(words("Zoe\u{308} Łódź\u{a0}山田さん。"), ["Zoe\u{308}", "Łódź", "山田さん", "。"]);
    }
}
