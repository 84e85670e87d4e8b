//! Values inside a line: quoted scalars, `[…]` and `{…}`.

use serde_json::{Map, Value};

use super::{DEEPEST, Fault};

/// A place in a text.
pub struct Flow<'a> {
    rest: &'a str,
}

/// Why a value could not be read.
enum Stop {
    /// It goes on behind the end of the text.
    Open,
    /// It never becomes one.
    Wrong(Fault),
}

impl<'a> Flow<'a> {
    /// Reads a text that is one value and perhaps a comment; nothing where the value goes on behind its end.
    pub fn read(text: &'a str) -> Result<Option<Value>, Fault> {
        let mut flow = Self { rest: text };
        match flow.value(0) {
            Err(Stop::Open) => Ok(None),
            Err(Stop::Wrong(fault)) => Err(fault),
            Ok(value) => {
                let after = flow.rest.trim();
                let ends = after.is_empty() || after.starts_with('#');
                if ends { Ok(Some(value)) } else { Err("something follows a value that has ended") }
            }
        }
    }

    /// Takes a quoted scalar off the beginning of a text; nothing where it does not end.
    pub fn quoted_lead(text: &'a str) -> Result<Option<(String, &'a str)>, Fault> {
        let mut flow = Self { rest: text };
        match flow.quoted() {
            Ok(value) => Ok(Some((value, flow.rest))),
            Err(Stop::Open) => Ok(None),
            Err(Stop::Wrong(fault)) => Err(fault),
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Stop> {
        if depth > DEEPEST {
            return Err(Stop::Wrong("too deep"));
        }
        self.skip();
        match self.rest.chars().next() {
            None => Err(Stop::Open),
            Some('"' | '\'') => self.quoted().map(Value::String),
            Some('&' | '*' | '!') => Err(Stop::Wrong("anchors, aliases and tags are not read; write the value itself")),
            Some('[') => {
                self.next();
                let mut items = Vec::new();
                while !self.ends(']')? {
                    items.push(self.value(depth + 1)?);
                    self.comma(']')?;
                }
                Ok(Value::Array(items))
            }
            Some('{') => {
                self.next();
                let mut table = Map::new();
                while !self.ends('}')? {
                    let Value::String(name) = self.value(depth + 1)? else {
                        return Err(Stop::Wrong("keys have to be texts"));
                    };
                    self.skip();
                    let value = if self.take(':') { self.value(depth + 1)? } else { Value::Null };
                    table.insert(name, value);
                    self.comma('}')?;
                }
                Ok(Value::Object(table))
            }
            Some(_) => {
                let mut len = 0;
                for c in self.rest.chars() {
                    let after = self.rest.get(len + c.len_utf8()..).unwrap_or_default();
                    let ends_key = c == ':' && (after.is_empty() || after.starts_with([' ', '\n', ',', ']', '}']));
                    if matches!(c, ',' | ']' | '}' | '\n' | '[' | '{') || ends_key {
                        break;
                    }
                    len += c.len_utf8();
                }
                let (word, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
                self.rest = rest;
                if word.trim().is_empty() {
                    return Err(Stop::Wrong("a value is missing"));
                }
                Ok(plain(word.trim()))
            }
        }
    }

    fn quoted(&mut self) -> Result<String, Stop> {
        let Some(quote) = self.next() else { return Err(Stop::Open) };
        let mut out = String::new();
        loop {
            match self.next() {
                None => return Err(Stop::Open),
                Some('\n') => {
                    // A line end with the blanks round it is one blank.
                    out.truncate(out.trim_end_matches([' ', '\t']).len());
                    self.rest = self.rest.trim_start_matches([' ', '\t']);
                    out.push(' ');
                }
                Some('\\') if quote == '"' => out.extend(self.escape()?),
                Some(c) if c == quote => {
                    if quote == '"' || !self.take('\'') {
                        return Ok(out);
                    }
                    out.push('\'');
                }
                Some(c) => out.push(c),
            }
        }
    }

    fn escape(&mut self) -> Result<Option<char>, Stop> {
        let len = match self.next() {
            None => return Err(Stop::Open),
            Some('\n') => {
                self.rest = self.rest.trim_start_matches([' ', '\t']);
                return Ok(None);
            }
            Some('n') => return Ok(Some('\n')),
            Some('t') => return Ok(Some('\t')),
            Some('r') => return Ok(Some('\r')),
            Some('b') => return Ok(Some('\u{8}')),
            Some('f') => return Ok(Some('\u{c}')),
            Some('0') => return Ok(Some('\0')),
            Some('_') => return Ok(Some('\u{a0}')),
            Some(c @ ('"' | '\\' | '/' | ' ')) => return Ok(Some(c)),
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some(_) => return Err(Stop::Wrong("no such escape; patterns are best written between single quotes")),
        };
        let (digits, rest) = self.rest.split_at_checked(len).ok_or(Stop::Wrong("an escape is cut off"))?;
        self.rest = rest;
        let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
        c.map(Some).ok_or(Stop::Wrong("no such character"))
    }

    fn ends(&mut self, close: char) -> Result<bool, Stop> {
        self.skip();
        if self.rest.is_empty() { Err(Stop::Open) } else { Ok(self.take(close)) }
    }

    fn comma(&mut self, close: char) -> Result<(), Stop> {
        self.skip();
        if self.rest.is_empty() {
            Err(Stop::Open)
        } else if self.take(',') || self.rest.starts_with(close) {
            Ok(())
        } else {
            Err(Stop::Wrong("a comma is missing"))
        }
    }

    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if !self.rest.starts_with('#') {
                return;
            }
            self.rest = self.rest.find('\n').and_then(|end| self.rest.get(end..)).unwrap_or_default();
        }
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
        Some(c)
    }

    fn take(&mut self, sign: char) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

/// A plain scalar, by the core schema (YAML 1.2.2, 10.3.2).
pub fn plain(word: &str) -> Value {
    match word {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => {
            // JSON's own reader is linked already, the standard library's for fractions is not.
            let number = serde_json::from_str(word.strip_prefix('+').unwrap_or(word)).ok();
            number.filter(Value::is_number).unwrap_or_else(|| Value::from(word))
        }
    }
}
