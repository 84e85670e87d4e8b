//! The part of PostScript in which maps are written.

/// A piece of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A string in hexadecimal: its digits and whatever stands between them.
    Hex(&'a [u8]),
    /// A name, without its slash.
    Name(&'a [u8]),
    /// A whole number; one that is too large is the largest.
    Number(i64),
    /// `[`.
    Open,
    /// `]`.
    Close,
    /// Any other word.
    Word(&'a [u8]),
}

/// The words that matter, the longer first where one begins as another does. Writers forget the space behind them.
const WORDS: [&[u8]; 17] = [
    b"begincodespacerange",
    b"endcodespacerange",
    b"beginnotdefrange",
    b"endnotdefrange",
    b"beginnotdefchar",
    b"endnotdefchar",
    b"begincidrange",
    b"endcidrange",
    b"begincidchar",
    b"endcidchar",
    b"beginbfrange",
    b"endbfrange",
    b"beginbfchar",
    b"endbfchar",
    b"usecmap",
    b"endcmap",
    b"def",
];

/// How many bytes a string in parentheses may have; those in maps name a collection of characters.
const LONGEST_STRING: usize = 1024;

/// Cuts bytes into pieces; comments, strings in parentheses and brackets of dictionaries are passed over.
pub(super) struct Lexer<'a> {
    rest: &'a [u8],
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at_checked(count).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let count = self.rest.iter().position(|&byte| !wanted(byte)).unwrap_or(self.rest.len());
        self.take(count)
    }

    /// Passes over a string, or over its parenthesis alone when nothing closes it.
    fn skip_string(&mut self) {
        let len = self.string_len().unwrap_or(1);
        self.take(len);
    }

    fn string_len(&self) -> Option<usize> {
        let (mut depth, mut at) = (0_usize, 0);
        while at < LONGEST_STRING {
            let byte = self.rest.get(at)?;
            at += if *byte == b'\\' { 2 } else { 1 };
            match byte {
                b'(' => depth += 1,
                b')' if depth <= 1 => return Some(at),
                b')' => depth -= 1,
                _ => (),
            }
        }
        None
    }

    fn hex(&mut self) -> Token<'a> {
        self.take(1);
        let digits = self.take_while(|byte| byte.is_ascii_hexdigit() || is_space(byte));
        if self.rest.first() == Some(&b'>') {
            self.take(1);
        }
        Token::Hex(digits)
    }

    fn word(&mut self) -> Token<'a> {
        let known = WORDS.into_iter().find(|word| self.rest.starts_with(word));
        match known {
            Some(word) => Token::Word(self.take(word.len())),
            None => Token::Word(self.take_while(is_regular)),
        }
    }

    fn number(&mut self) -> Token<'a> {
        let digits = self.take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.'));
        let whole = digits.split(|&byte| byte == b'.').next().unwrap_or_default();
        let is_negative = whole.first() == Some(&b'-');
        let size = whole
            .iter()
            .filter(|byte| byte.is_ascii_digit())
            .fold(0_i64, |size, &digit| size.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
        Token::Number(if is_negative { -size } else { size })
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            match *self.rest.first()? {
                b'%' => drop(self.take_while(|byte| byte != b'\n' && byte != b'\r')),
                b'(' => self.skip_string(),
                b'<' if self.rest.starts_with(b"<<") => drop(self.take(2)),
                b'<' => return Some(self.hex()),
                b'[' | b']' => {
                    return Some(if self.take(1) == b"[" { Token::Open } else { Token::Close });
                }
                b'/' => {
                    self.take(1);
                    return Some(Token::Name(self.take_while(is_regular)));
                }
                b'0'..=b'9' | b'+' | b'-' | b'.' => return Some(self.number()),
                byte if is_regular(byte) => return Some(self.word()),
                _ => drop(self.take(1)),
            }
        }
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_a_map() {
        let pieces: Vec<_> = Lexer::new(b"%!PS\n/a(x\\)(y))<< 1 -2.5<0 1>[/b]>>endbfchar3 beginbfchar<41").collect();
        assert_eq!(
            pieces,
            [
                Token::Name(b"a"),
                Token::Number(1),
                Token::Number(-2),
                Token::Hex(b"0 1"),
                Token::Open,
                Token::Name(b"b"),
                Token::Close,
                Token::Word(b"endbfchar"),
                Token::Number(3),
                Token::Word(b"beginbfchar"),
                Token::Hex(b"41"),
            ]
        );
    }

    #[test]
    fn a_string_without_an_end_hides_nothing() {
        assert_eq!(Lexer::new(b"(x(y) 1").collect::<Vec<_>>(), [Token::Word(b"x"), Token::Number(1)]);
    }

    #[test]
    fn numbers_of_any_length() {
        let digits = "9".repeat(100);
        assert_eq!(Lexer::new(digits.as_bytes()).next(), Some(Token::Number(i64::MAX)));
    }
}
