//! TOML 1.0 as JSON values (<https://toml.io/en/v1.0.0>).
//!
//! Dates and times come out as the text they were written as. A table is not told when it is defined twice: what comes
//! later adds to it.

use serde_json::{Map, Value};

/// How deep tables and lists may lie in each other.
const DEEPEST: usize = 32;

/// Reads a document.
///
/// # Errors
/// What is wrong, with its line: `line 3: …`.
pub fn parse(text: &str) -> Result<Map<String, Value>, String> {
    let mut reader = Reader { text, at: 0 };
    reader.document().map_err(|what| {
        let line = 1 + text.get(..reader.at).unwrap_or(text).matches('\n').count();
        format!("line {line}: {what}")
    })
}

type Fault = &'static str;

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<Map<String, Value>, Fault> {
        let (mut root, mut path) = (Map::new(), Vec::new());
        loop {
            self.skip_lines();
            if self.rest().is_empty() {
                return Ok(root);
            }
            if self.take("[[") {
                path = self.key()?;
                self.expect("]]", "a list of tables ends in ]]")?;
                let Some((last, above)) = path.split_last() else { return Err("a table needs a name") };
                let list = table(&mut root, above)?.entry(last.as_str()).or_insert_with(|| Value::Array(Vec::new()));
                list.as_array_mut().ok_or("this name stands for something else")?.push(Value::Object(Map::new()));
            } else if self.take("[") {
                path = self.key()?;
                self.expect("]", "a table ends in ]")?;
                table(&mut root, &path)?;
            } else {
                let here = table(&mut root, &path)?;
                self.entry(here, 0)?;
            }
            self.end_of_line()?;
        }
    }

    /// `key = value` into a table.
    fn entry(&mut self, into: &mut Map<String, Value>, depth: usize) -> Result<(), Fault> {
        let key = self.key()?;
        self.expect("=", "a key is followed by =")?;
        self.skip_blanks();
        let value = self.value(depth)?;
        let Some((last, above)) = key.split_last() else { return Err("a key is missing") };
        match table(into, above)?.insert(last.clone(), value) {
            None => Ok(()),
            Some(_) => Err("this key stands twice"),
        }
    }

    fn key(&mut self) -> Result<Vec<String>, Fault> {
        let mut parts = Vec::new();
        loop {
            self.skip_blanks();
            let part = match self.rest().chars().next() {
                Some('"') => self.basic()?,
                Some('\'') => self.literal()?,
                _ => {
                    let bare = |c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-';
                    let len = self.rest().find(bare).unwrap_or(self.rest().len());
                    self.advance(len).to_owned()
                }
            };
            if part.is_empty() || parts.len() >= DEEPEST {
                return Err("a key is missing or too deep");
            }
            parts.push(part);
            self.skip_blanks();
            if !self.take(".") {
                return Ok(parts);
            }
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Fault> {
        if depth > DEEPEST {
            return Err("too deep");
        }
        match self.rest().chars().next() {
            Some('"') if self.rest().starts_with("\"\"\"") => self.basic_lines().map(Value::String),
            Some('"') => self.basic().map(Value::String),
            Some('\'') if self.rest().starts_with("'''") => {
                let body = self.rest().get(3..).unwrap_or_default();
                let len = body.find("'''").ok_or("this text has no end")?;
                let more = body.get(len + 3..).unwrap_or_default().chars().take(2).take_while(|c| *c == '\'').count();
                let text = body.get(..len + more).unwrap_or_default().to_owned();
                self.at += 3 + len + more + 3;
                Ok(Value::String(without_first_line_end(&text).to_owned()))
            }
            Some('\'') => self.literal().map(Value::String),
            Some('[') => self.list(depth),
            Some('{') => self.inline(depth),
            _ => {
                let end = |c: char| matches!(c, ',' | ']' | '}' | '#' | '\n' | '\r');
                let word = self.rest().split(end).next().unwrap_or_default();
                let len = word.len();
                let value = scalar(word.trim());
                self.advance(len);
                value
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Value, Fault> {
        self.advance(1);
        let mut items = Vec::new();
        loop {
            self.skip_lines();
            if self.take("]") {
                return Ok(Value::Array(items));
            }
            items.push(self.value(depth + 1)?);
            self.skip_lines();
            if !self.take(",") && !self.rest().starts_with(']') {
                return Err("the items of a list are parted by commas and end in ]");
            }
        }
    }

    fn inline(&mut self, depth: usize) -> Result<Value, Fault> {
        self.advance(1);
        let mut table = Map::new();
        loop {
            self.skip_lines();
            if self.take("}") {
                return Ok(Value::Object(table));
            }
            self.entry(&mut table, depth + 1)?;
            self.skip_lines();
            if !self.take(",") && !self.rest().starts_with('}') {
                return Err("the keys of a table are parted by commas and end in }");
            }
        }
    }

    fn literal(&mut self) -> Result<String, Fault> {
        let body = self.rest().get(1..).unwrap_or_default();
        let line = body.split('\n').next().unwrap_or_default();
        let len = line.find('\'').ok_or("this text has no end")?;
        let text = body.get(..len).unwrap_or_default().to_owned();
        self.at += len + 2;
        Ok(text)
    }

    fn basic(&mut self) -> Result<String, Fault> {
        self.advance(1);
        let mut out = String::new();
        loop {
            match self.next() {
                Some('"') => return Ok(out),
                Some('\\') => out.extend(self.escape()?),
                Some('\n') | None => return Err("this text has no end"),
                Some(c) => out.push(c),
            }
        }
    }

    fn basic_lines(&mut self) -> Result<String, Fault> {
        self.advance(3);
        let mut out = String::new();
        if !self.take("\n") {
            self.take("\r\n");
        }
        loop {
            if self.rest().starts_with("\"\"\"") {
                // Up to two quotes may stand before the three that end the text.
                let quotes = self.rest().chars().take(5).take_while(|c| *c == '"').count();
                out.extend(std::iter::repeat_n('"', quotes - 3));
                self.advance(quotes);
                return Ok(out);
            }
            match self.next() {
                Some('\\') if self.rest().trim_start_matches([' ', '\t', '\r']).starts_with('\n') => {
                    let len = self.rest().len() - self.rest().trim_start().len();
                    self.advance(len);
                }
                Some('\\') => out.extend(self.escape()?),
                Some(c) => out.push(c),
                None => return Err("this text has no end"),
            }
        }
    }

    fn escape(&mut self) -> Result<Option<char>, Fault> {
        let len = match self.next() {
            Some('b') => return Ok(Some('\u{8}')),
            Some('t') => return Ok(Some('\t')),
            Some('n') => return Ok(Some('\n')),
            Some('f') => return Ok(Some('\u{c}')),
            Some('r') => return Ok(Some('\r')),
            Some(c @ ('"' | '\\')) => return Ok(Some(c)),
            Some('u') => 4,
            Some('U') => 8,
            _ => return Err("no such escape; patterns are best written between single quotes"),
        };
        let digits = self.rest().get(..len).ok_or("an escape is cut off")?;
        let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).ok_or("no such character")?;
        self.advance(len);
        Ok(Some(c))
    }

    fn end_of_line(&mut self) -> Result<(), Fault> {
        self.skip_blanks();
        let rest = self.rest();
        let ends = rest.is_empty() || rest.starts_with(['\n', '#']) || rest.starts_with("\r\n");
        if ends { Ok(()) } else { Err("a line end is missing") }
    }

    fn skip_blanks(&mut self) {
        let len = self.rest().len() - self.rest().trim_start_matches([' ', '\t']).len();
        self.advance(len);
    }

    /// Goes on to what is neither white space nor a comment.
    fn skip_lines(&mut self) {
        loop {
            let len = self.rest().len() - self.rest().trim_start_matches([' ', '\t', '\r', '\n', '\u{feff}']).len();
            self.advance(len);
            if !self.rest().starts_with('#') {
                return;
            }
            let len = self.rest().find('\n').unwrap_or(self.rest().len());
            self.advance(len);
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn advance(&mut self, len: usize) -> &'a str {
        let passed = self.rest().get(..len).unwrap_or_default();
        self.at += len;
        passed
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn take(&mut self, sign: &str) -> bool {
        let is_next = self.rest().starts_with(sign);
        self.at += if is_next { sign.len() } else { 0 };
        is_next
    }

    fn expect(&mut self, sign: &str, fault: Fault) -> Result<(), Fault> {
        self.skip_blanks();
        if self.take(sign) { Ok(()) } else { Err(fault) }
    }
}

/// The table at a path, made where it is missing; of a list of tables, the last.
fn table<'a>(root: &'a mut Map<String, Value>, path: &[String]) -> Result<&'a mut Map<String, Value>, Fault> {
    let mut here = root;
    for part in path {
        let next = here.entry(part.as_str()).or_insert_with(|| Value::Object(Map::new()));
        let next = match next {
            Value::Array(list) => list.last_mut().ok_or("this name stands for something else")?,
            other => other,
        };
        here = next.as_object_mut().ok_or("this name stands for something else")?;
    }
    Ok(here)
}

fn scalar(word: &str) -> Result<Value, Fault> {
    let plain = word.replace('_', "");
    let radix = [("0x", 16), ("0o", 8), ("0b", 2)].into_iter().find_map(|(lead, radix)| {
        plain.strip_prefix(lead).map(|digits| i64::from_str_radix(digits, radix).map(Value::from))
    });
    match word {
        "true" => Ok(Value::Bool(true)),
        "false" => Ok(Value::Bool(false)),
        _ if radix.is_some() => radix.and_then(Result::ok).ok_or("no such number"),
        _ if plain.parse::<i64>().is_ok() => Ok(Value::from(plain.parse::<i64>().unwrap_or_default())),
        _ if number(&plain).is_some() => number(&plain).ok_or("no such number"),
        _ if word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['-', ':']) => Ok(Value::from(word)),
        _ => Err("neither a number nor true, false or a text in quotes"),
    }
}

/// A number with a fraction or an exponent; JSON's own reader is linked already, the standard library's is not.
fn number(word: &str) -> Option<Value> {
    serde_json::from_str(word.strip_prefix('+').unwrap_or(word)).ok().filter(Value::is_number)
}

fn without_first_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix('\n')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn read(text: &str) -> Value {
        parse(text).map_or_else(Value::String, Value::Object)
    }

    #[test]
    fn every_kind_of_value_is_read() {
        let text = r#"
            a = 1_000 # counted
            b.c = -2.5e1
            "d e" = true
            f = [ 'x\y', "A\n\"B\"", # and
              ["nested",], ]
            g = { h = 0x1F, i.j = 2024-01-02T03:04:05Z }
        "#;
        let expected = json!({
            "a": 1000, "b": {"c": -25.0}, "d e": true, "f": ["x\\y", "A\n\"B\"", ["nested"]],
            "g": {"h": 31, "i": {"j": "2024-01-02T03:04:05Z"}},
        });
        assert_eq!(read(text), expected);
    }

    #[test]
    fn long_texts_keep_what_stands_in_them() {
        let text = "a = '''\none'' \\d\ntwo''''\nb = \"\"\"\nx \\\n   y\"\"\"\"\r\nc = ''''''";
        assert_eq!(read(text), json!({"a": "one'' \\d\ntwo'", "b": "x y\"", "c": ""}));
    }

    #[test]
    fn tables_and_lists_of_tables_nest() {
        let text = "[[rules]]\nid = 'a'\n[[rules.allowlists]]\nx = 1\n[[rules.allowlists]]\n[rules.more]\ny = 2\n[[rules]]\n[other]\n";
        let expected = json!({"rules": [{"id": "a", "allowlists": [{"x": 1}, {}], "more": {"y": 2}}, {}], "other": {}});
        assert_eq!(read(text), expected);
    }

    #[test]
    fn faults_are_placed() {
        for (text, line) in [
            ("a = 1\nb = ", 2),
            ("a = 'x", 1),
            ("a = 1\na = 2", 2),
            ("\n\na b = 1", 3),
            ("a = \"\\d\"", 1),
            ("a = [1 2]", 1),
            ("[a\nb=1", 1),
            ("a = 1\n[a.b]", 2),
            ("a = 1 b = 2", 1),
        ] {
            let fault = parse(text).unwrap_err();
            assert!(fault.starts_with(&format!("line {line}: ")), "{text:?}: {fault}");
        }
        assert!(parse(&format!("a = {}", "[".repeat(10_000))).is_err());
        assert!(parse(&"a.".repeat(10_000)).is_err());
    }
}
