//! From bytes to objects (ISO 32000-2, 7.2 and 7.3).

use super::filter;
use super::object::{Dict, Object, Ref};

/// How deep lists and dictionaries may lie in one another.
const DEPTH: usize = 200;

/// Reads objects and keywords one after the other.
#[derive(Debug, Clone)]
pub struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq)]
pub enum Token<'a> {
    /// An object; references only where they are asked for.
    Object(Object),
    /// A word that is none: an operator, `obj`, `stream` and the like.
    Keyword(&'a [u8]),
}

/// Tells whether a byte is white space (7.2.3, table 1).
pub const fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// Tells whether a byte ends a word (7.2.3, table 2).
pub const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

const fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !is_delimiter(byte)
}

impl<'a> Lexer<'a> {
    /// Begins at a place; one beyond the end reads nothing.
    pub const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Where the next byte is read.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Goes on elsewhere.
    pub fn move_to(&mut self, at: usize) {
        self.at = at;
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Passes white space and comments.
    pub fn skip_white(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let len = self.rest().iter().position(|byte| matches!(byte, b'\r' | b'\n'));
                self.at += len.unwrap_or(self.rest().len());
            } else if is_white(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// Passes a keyword if it stands here.
    pub fn eat(&mut self, keyword: &[u8]) -> bool {
        let before = self.at;
        self.skip_white();
        if self.rest().starts_with(keyword) {
            self.at += keyword.len();
            return true;
        }
        self.at = before;
        false
    }

    /// A whole number that is not negative.
    pub fn number(&mut self) -> Option<u64> {
        let before = self.at;
        self.skip_white();
        let len = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let digits = self.rest().get(..len).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| digits.parse().ok()) {
            Some(number) => {
                self.at += len;
                Some(number)
            }
            None => {
                self.at = before;
                None
            }
        }
    }

    /// What comes next; nothing at the end. What makes no sense is passed.
    ///
    /// `1 0 R` is a reference where `with_refs` says so, as everywhere but in the contents of pages.
    pub fn token(&mut self, with_refs: bool) -> Option<Token<'a>> {
        loop {
            self.skip_white();
            let start = self.at;
            let byte = self.peek()?;
            let object = match byte {
                b'(' | b'<' | b'[' | b'/' => self.object(with_refs, DEPTH),
                b'+' | b'-' | b'.' | b'0'..=b'9' => Some(self.number_or_ref(with_refs)),
                b')' | b'>' | b']' | b'{' | b'}' => {
                    self.at += 1;
                    continue;
                }
                _ => {
                    let word = self.word();
                    return Some(match constant(word) {
                        Some(object) => Token::Object(object),
                        None => Token::Keyword(word),
                    });
                }
            };
            match object {
                Some(object) => return Some(Token::Object(object)),
                // What is cut off or too deep has been passed, or nothing would be.
                None => self.at = self.at.max(start + 1),
            }
        }
    }

    /// An object, references included; nothing where there is none.
    pub fn read(&mut self) -> Option<Object> {
        self.object(true, DEPTH)
    }

    fn object(&mut self, with_refs: bool, depth: usize) -> Option<Object> {
        let depth = depth.checked_sub(1)?;
        self.skip_white();
        match self.peek()? {
            b'/' => Some(Object::Name(self.name())),
            b'(' => Some(Object::String(self.literal())),
            b'<' if self.rest().starts_with(b"<<") => self.dict(with_refs, depth).map(Object::Dict),
            b'<' => Some(Object::String(self.hexadecimal())),
            b'[' => self.array(with_refs, depth),
            b'+' | b'-' | b'.' | b'0'..=b'9' => Some(self.number_or_ref(with_refs)),
            byte if is_regular(byte) => {
                let before = self.at;
                let found = constant(self.word());
                if found.is_none() {
                    self.at = before;
                }
                found
            }
            _ => None,
        }
    }

    fn array(&mut self, with_refs: bool, depth: usize) -> Option<Object> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_white();
            match self.peek() {
                None => return Some(Object::Array(items)),
                Some(b']') => {
                    self.at += 1;
                    return Some(Object::Array(items));
                }
                // A list that nobody has ended does not take in the rest of the file.
                Some(byte) if is_regular(byte) && self.ends_object() => return Some(Object::Array(items)),
                Some(_) => {}
            }
            let before = self.at;
            match self.object(with_refs, depth) {
                Some(item) => items.push(item),
                None if depth == 0 => return None,
                None => self.at = self.at.max(before + 1),
            }
        }
    }

    fn dict(&mut self, with_refs: bool, depth: usize) -> Option<Dict> {
        self.at += 2;
        let mut dict = Dict::default();
        loop {
            self.skip_white();
            match self.peek() {
                None => return Some(dict),
                Some(b'>') => {
                    self.at += if self.rest().starts_with(b">>") { 2 } else { 1 };
                    return Some(dict);
                }
                Some(b'/') => {
                    let key = self.name();
                    self.skip_white();
                    if matches!(self.peek(), Some(b'>')) && !self.rest().starts_with(b"><") {
                        continue;
                    }
                    match self.object(with_refs, depth) {
                        Some(value) => {
                            // Of two values for one key readers take the last.
                            dict.0.insert(key, value);
                        }
                        None if depth == 0 => return None,
                        None => {}
                    }
                }
                Some(_) if self.ends_object() => return Some(dict),
                Some(byte) if is_regular(byte) => {
                    self.word();
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn ends_object(&self) -> bool {
        [&b"endobj"[..], b"stream", b"endstream"].iter().any(|word| self.rest().starts_with(word))
    }

    /// A run of regular characters.
    fn word(&mut self) -> &'a [u8] {
        let len = self.rest().iter().take_while(|byte| is_regular(**byte)).count();
        let word = self.rest().get(..len).unwrap_or_default();
        self.at += len.max(1);
        word
    }

    /// A name (7.3.5), from its slash on.
    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut word = if self.peek().is_some_and(is_regular) { self.word() } else { &[] };
        let mut name = Vec::with_capacity(word.len());
        while let Some((&byte, after)) = word.split_first() {
            let escaped = after.split_at_checked(2).filter(|_| byte == b'#');
            match escaped.and_then(|(pair, after)| Some((hex_pair(pair)?, after))) {
                Some((byte, after)) => {
                    name.push(byte);
                    word = after;
                }
                None => {
                    name.push(byte);
                    word = after;
                }
            }
        }
        name
    }

    /// A literal string (7.3.4.2), from its bracket on.
    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let (mut out, mut depth) = (Vec::new(), 1_usize);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape(&mut out);
                    continue;
                }
                b'\r' => {
                    if self.peek() == Some(b'\n') {
                        self.at += 1;
                    }
                    out.push(b'\n');
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        out
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                out.push((value & 0xff) as u8);
            }
            other => out.push(other),
        }
    }

    /// A string in hexadecimal (7.3.4.3), from its bracket on.
    fn hexadecimal(&mut self) -> Vec<u8> {
        let written = self.bytes.get(self.at + 1..).unwrap_or_default();
        let len = memchr::memchr(b'>', written).unwrap_or(written.len());
        self.at += 1 + len + usize::from(len < written.len());
        filter::hexadecimal(written)
    }

    /// A number (7.3.3), or the reference that it begins (7.3.10).
    fn number_or_ref(&mut self, with_refs: bool) -> Object {
        let number = number(self.number_word());
        let Object::Integer(first) = number else { return number };
        let Ok(first) = u32::try_from(first) else { return number };
        if !with_refs || first == 0 {
            return number;
        }
        let mut ahead = self.clone();
        let generation = ahead.number().and_then(|number| u16::try_from(number).ok());
        ahead.skip_white();
        let ends = |ahead: &Self| ahead.rest().get(1).is_none_or(|byte| !is_regular(*byte));
        match generation {
            Some(generation) if ahead.peek() == Some(b'R') && ends(&ahead) => {
                self.at = ahead.at + 1;
                Object::Ref(Ref { number: first, generation })
            }
            _ => number,
        }
    }

    /// The bytes of a number; an operator may follow without a blank.
    fn number_word(&mut self) -> &'a [u8] {
        let is_of_number = |byte: &u8| matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9');
        let len = self.rest().iter().take_while(|byte| is_of_number(byte)).count();
        let word = self.rest().get(..len).unwrap_or_default();
        self.at += len.max(1);
        word
    }
}

fn constant(word: &[u8]) -> Option<Object> {
    match word {
        b"true" => Some(Object::Bool(true)),
        b"false" => Some(Object::Bool(false)),
        b"null" => Some(Object::Null),
        _ => None,
    }
}

/// Reads a number as other readers do: of several signs the first counts, and what follows a second point or a sign
/// inside does not.
fn number(word: &[u8]) -> Object {
    let is_negative = word.first() == Some(&b'-');
    let digits = word.iter().position(|byte| !matches!(byte, b'+' | b'-')).unwrap_or(word.len());
    let digits = word.get(digits..).unwrap_or_default();
    let (mut points, mut len) = (0, 0);
    for byte in digits {
        match byte {
            b'.' => points += 1,
            b'0'..=b'9' => {}
            _ => break,
        }
        if points > 1 {
            break;
        }
        len += 1;
    }
    let digits = digits.get(..len).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default();
    if points == 0
        && let Ok(number) = digits.parse::<i64>()
    {
        return Object::Integer(if is_negative { -number } else { number });
    }
    let number = format!("0{digits}0").parse::<f64>().unwrap_or(0.0);
    let number = if digits.is_empty() || digits == "." { 0.0 } else { number };
    // A zero more behind a point changes nothing; behind a whole number that is too long for one it does.
    let number = if points == 0 { number / 10.0 } else { number };
    Object::Real(if is_negative { -number } else { number })
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    let [high, low] = pair else { return None };
    Some(hex_digit(*high)? << 4 | hex_digit(*low)?)
}

#[cfg(test)]
mod tests;
