//! The shapes of vendors' keys, as text that costs nothing until a key is looked at.
//!
//! A shape is a row of pieces. A piece is a class and how many of its characters stand there (`A36`, `w20-40`,
//! `e100+`), or a text of its own in single quotes. `|` parts shapes of which one fits. `~` in front says that the
//! whole must look made by chance.

/// How long an open-ended piece may be.
const LONGEST: usize = 4096;

/// Returns how many bytes of the text's beginning a shape fits.
///
/// No part of a longer word fits: what follows must not be of the last piece's class, nor a letter or digit.
pub fn fit(shapes: &str, text: &str) -> Option<usize> {
    shapes.split('|').find_map(|shape| fit_one(shape.as_bytes(), text.as_bytes()))
}

/// Returns how many bytes of the text's end a single piece fits.
pub fn fit_back(piece: &str, text: &str) -> Option<usize> {
    let (class, least, most, _) = piece_of(piece.as_bytes())?;
    let count = text.bytes().rev().take_while(|&byte| is_in(class, byte)).count();
    (least <= count && count <= most).then_some(count)
}

fn fit_one(mut shape: &[u8], text: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut last = b'A';
    while let [head, tail @ ..] = shape {
        if *head == b'\'' {
            let len = tail.iter().position(|&byte| byte == b'\'')?;
            let (literal, rest) = tail.split_at_checked(len)?;
            if !text.get(at..)?.starts_with(literal) {
                return None;
            }
            at += len;
            shape = rest.get(1..)?;
            last = b'A';
            continue;
        }
        let (class, least, most, rest) = piece_of(shape)?;
        let count = text.get(at..)?.iter().take(most).take_while(|&&byte| is_in(class, byte)).count();
        if count < least {
            return None;
        }
        at += count;
        (shape, last) = (rest, class);
        // A full stop after a token closes the sentence.
        if rest.is_empty() && count > least && text.get(at - 1) == Some(&b'.') {
            return Some(at - 1);
        }
    }
    let goes_on = text.get(at).is_some_and(|&byte| is_in(last, byte) || byte.is_ascii_alphanumeric());
    (!goes_on).then_some(at)
}

/// Takes a class and its count off the front of a shape.
fn piece_of(shape: &[u8]) -> Option<(u8, usize, usize, &[u8])> {
    let (&class, rest) = shape.split_first()?;
    let (least, rest) = number_of(rest);
    Some(match rest {
        [b'-', rest @ ..] => {
            let (most, rest) = number_of(rest);
            (class, least, most, rest)
        }
        [b'+', rest @ ..] => (class, least, LONGEST, rest),
        _ => (class, least, least, rest),
    })
}

fn number_of(text: &[u8]) -> (usize, &[u8]) {
    let len = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at_checked(len).unwrap_or_default();
    (digits.iter().fold(0, |sum, digit| sum * 10 + usize::from(digit - b'0')), rest)
}

/// Tells whether a byte belongs to a class.
fn is_in(class: u8, byte: u8) -> bool {
    match class {
        b'd' => byte.is_ascii_digit(),
        b'h' => byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'),
        b'H' => byte.is_ascii_hexdigit(),
        b'g' => byte.is_ascii_hexdigit() || byte == b'-',
        b'l' => byte.is_ascii_lowercase(),
        b'L' => byte.is_ascii_alphabetic(),
        b'a' => byte.is_ascii_digit() || byte.is_ascii_lowercase(),
        b'u' => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
        b's' => matches!(byte, b'2'..=b'7' | b'A'..=b'Z'),
        b'A' => byte.is_ascii_alphanumeric(),
        b'w' => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'),
        b'b' => byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='),
        b'c' => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b':'),
        b'z' => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'~'),
        b'e' => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'='),
        b'x' => byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'=' | b'+' | b'/' | b'~' | b'%'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_fit_whole_words_only() {
        assert_eq!(fit("A4", "ab12 "), Some(4));
        assert_eq!(fit("A4", "ab123"), None);
        assert_eq!(fit("h4'-'w3-5", "ab12-x_yz."), Some(9));
        assert_eq!(fit("e3+", "a.b. Next"), Some(3));
        assert_eq!(fit("d9|l2", "ab"), Some(2));
        assert_eq!(fit("b4+", "YWI= "), Some(4));
        assert_eq!(fit_back("A3", "-abc"), Some(3));
        assert_eq!(fit_back("A3", "zabc"), None);
    }
}
