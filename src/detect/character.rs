//! Kinds of characters, as words and values are made of them.

/// Tells whether a character shows nothing and does not part a word: zero-width and direction marks, soft hyphens.
///
/// They are put into names to fool scanners, and come along when text is copied from a screen.
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Tells whether a character belongs to a word: a letter, a combining mark on one, or something invisible.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (!c.is_ascii() && (c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}') || is_invisible(c)))
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
    before.chars().next_back().is_some_and(|c| is_letter_or_digit(c) || c == '_')
}

/// Tells whether a text begins inside a word or number.
pub fn begins_inside_word(after: &str) -> bool {
    after.chars().next().is_some_and(|c| is_letter_or_digit(c) || c == '_')
}
