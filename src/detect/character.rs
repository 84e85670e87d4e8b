//! Kinds of characters, as words and values are made of them.

pub use crate::model::fold::is_invisible;

use crate::model::fold::is_mark;

/// Tells whether a character is a letter, as Unicode has it.
pub fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    // The letters that most texts are made of need no search in the tables of Unicode: Latin, Greek, Cyrillic, Hebrew,
    // Arabic, kana, Han, Hangul.
    let is_frequent = matches!(c,
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{3a3}'..='\u{3f5}'
        | '\u{400}'..='\u{481}' | '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    is_frequent || c.is_alphabetic()
}

/// Tells whether a character is a capital, as Unicode has it.
pub fn is_uppercase(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_uppercase(),
        // These too need no search: Cyrillic, Hebrew and Arabic, kana and Han, Hangul.
        '\u{410}'..='\u{42f}' => true,
        '\u{430}'..='\u{45f}' | '\u{590}'..='\u{6ff}' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' => false,
        _ => c.is_uppercase(),
    }
}

/// Tells whether a character belongs to a word: a letter, a combining mark on one, or something invisible.
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    is_alphabetic(c) || is_mark(c) || is_invisible(c)
}

/// Tells whether a character belongs to a word or number.
pub fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c) || (!c.is_ascii() && c.is_numeric())
}

/// Tells whether a character is a blank within a line.
pub const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}')
}

/// Tells whether a text ends inside a word or number, so that what follows is only its rest.
pub fn ends_inside_word(before: &str) -> bool {
    before.chars().rfind(|&c| !is_invisible(c)).is_some_and(|c| is_letter_or_digit(c) || c == '_')
}

/// Tells whether a text begins inside a word or number.
pub fn begins_inside_word(after: &str) -> bool {
    after.chars().find(|&c| !is_invisible(c)).is_some_and(|c| is_letter_or_digit(c) || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_capitals_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_uppercase(c), c.is_uppercase(), "{c:?}");
        }
    }
}
