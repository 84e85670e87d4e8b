//! Rich text: groups, control words, escapes and text (Rich Text Format Specification 1.9.1).

pub mod word;

use crate::error::{Error, Result};

/// A piece of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word, with the number that follows it.
    Word(&'a str, Option<i32>),
    /// A control symbol: `\*`, `\~`.
    Sign(u8),
    /// A byte that is written in hexadecimal digits.
    Byte(u8),
    /// Bytes of text as they stand, without ends of lines.
    Text(&'a [u8]),
    /// Bytes that are no text.
    Data(&'a [u8]),
    /// The end of a line, which means nothing, or a byte that is zero.
    Blank,
}

/// Reads tokens in order.
#[derive(Debug, Clone)]
pub struct Lexer<'a> {
    source: &'a [u8],
    /// Where the last token began.
    pub start: usize,
    /// Where it ended, which may be set to read on elsewhere.
    pub end: usize,
}

const CUT_OFF: Error = Error::Malformed { what: "it ends in the middle" };
const NO_DIGITS: Error = Error::Malformed { what: "an escape in it has no digits" };

impl<'a> Lexer<'a> {
    /// Begins to read.
    pub const fn new(source: &'a [u8]) -> Self {
        Self { source, start: 0, end: 0 }
    }

    /// Gives the next token, or nothing at the end.
    ///
    /// # Errors
    /// `Malformed` where an escape or data are cut off.
    #[allow(clippy::should_implement_trait, reason = "an iterator cannot tell where its items stand")]
    pub fn next(&mut self) -> Result<Option<Token<'a>>> {
        self.start = self.end;
        let rest = self.source.get(self.start..).unwrap_or_default();
        let (token, len) = match rest {
            [] => return Ok(None),
            [b'{', ..] => (Token::Open, 1),
            [b'}', ..] => (Token::Close, 1),
            [b'\r' | b'\n' | 0, ..] => (Token::Blank, 1),
            [b'\\', after @ ..] => control(after)?,
            _ => {
                let is_text = |byte: &u8| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                let len = rest.iter().take_while(|byte| is_text(byte)).count();
                (Token::Text(rest.get(..len).unwrap_or_default()), len)
            }
        };
        self.end = self.start + len;
        Ok(Some(token))
    }
}

/// Reads what begins with a backslash, and tells how long it is with it.
fn control(after: &[u8]) -> Result<(Token<'_>, usize)> {
    let letters = after.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters == 0 {
        return Ok(match after {
            [b'\'', digits @ ..] => {
                let [high, low, ..] = digits else { return Err(CUT_OFF) };
                let (high, low) = digit(*high).zip(digit(*low)).ok_or(NO_DIGITS)?;
                (Token::Byte(high << 4 | low), 4)
            }
            // An end of a line behind a backslash is that of a paragraph.
            [b'\r' | b'\n', ..] => (Token::Word("par", None), 2),
            [b'\t', ..] => (Token::Word("tab", None), 2),
            [sign, ..] => (Token::Sign(*sign), 2),
            [] => return Err(CUT_OFF),
        });
    }
    let text = |range: std::ops::Range<usize>| std::str::from_utf8(after.get(range).unwrap_or_default());
    let name = text(0..letters).unwrap_or_default();
    let behind = after.get(letters..).unwrap_or_default();
    let sign = usize::from(matches!(behind, [b'-', digit, ..] if digit.is_ascii_digit()));
    let digits = behind.iter().skip(sign).take_while(|byte| byte.is_ascii_digit()).count();
    let end = letters + sign + digits;
    let number = text(letters..end).ok().filter(|_| digits > 0).map(|number| number.parse().unwrap_or(i32::MAX));
    // A blank ends the word and is a part of it.
    let end = end + usize::from(after.get(end) == Some(&b' '));
    if name == "bin" {
        let count = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
        let data = after.get(end..).and_then(|data| data.get(..count)).ok_or(CUT_OFF)?;
        return Ok((Token::Data(data), 1 + end + count));
    }
    Ok((Token::Word(name, number), 1 + end))
}

/// What a hexadecimal digit stands for.
pub fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Writes text so that it is read as it is, whatever stands around it.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '{' | '}' => out.extend(['\\', c]),
            '\n' => out.push_str("\\line "),
            '\t' => out.push_str("\\tab "),
            ' '..='~' => out.push(c),
            c if c < ' ' => {}
            c => {
                out.push_str("{\\uc1");
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out += &format!("\\u{}?", i16::from_ne_bytes(unit.to_ne_bytes()));
                }
                out.push('}');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn tokens(source: &[u8]) -> Vec<Token<'_>> {
        let mut lexer = Lexer::new(source);
        std::iter::from_fn(|| lexer.next().unwrap()).collect()
    }

    #[test]
    fn words_end_where_their_numbers_do() {
        use Token::{Byte, Close, Data, Open, Text, Word};
        let expected = [Open, Word("fs", Some(24)), Text(b"a"), Byte(0xe9), Word("u", Some(-3)), Text(b"?"), Close];
        assert_eq!(tokens(b"{\\fs24 a\\'e9\\u-3?}"), expected);
        assert_eq!(tokens(b"\\bin2 {}x"), [Data(b"{}"), Text(b"x")]);
        assert_eq!(tokens(b"\\li-a"), [Word("li", None), Text(b"-a")]);
        assert_eq!(tokens(b"\\x99999999999 "), [Word("x", Some(i32::MAX))]);
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        for source in ["\\bin9 x", "\\bin4294967295 x", "\\", "\\'4", "\\'4x"] {
            assert!(Lexer::new(source.as_bytes()).next().is_err(), "{source}");
        }
    }

    #[test]
    fn what_is_written_is_read_as_it_is() {
        assert_eq!(escape("a{b}\\"), "a\\{b\\}\\\\");
        assert_eq!(escape("\u{e9}\u{1f600}"), "{\\uc1\\u233?}{\\uc1\\u-10179?\\u-8704?}");
    }
}
