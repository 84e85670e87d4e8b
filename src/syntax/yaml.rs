//! The part of YAML 1.2 in which settings are written, as JSON values (<https://yaml.org/spec/1.2.2/>).
//!
//! Block and flow mappings and sequences, plain, quoted, literal and folded scalars, comments. Anchors, aliases, tags,
//! keys that are not scalars and several documents in one text are told as faults.

mod flow;

use serde_json::{Map, Value};

use self::flow::Flow;

/// How deep mappings and sequences may lie in each other.
const DEEPEST: usize = 32;

/// Over how many lines a quoted scalar or a flow collection may go.
const LONGEST: usize = 500;

/// Reads a document.
///
/// # Errors
/// What is wrong, with its line: `line 3: …`.
pub fn parse(text: &str) -> Result<Value, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().map(str::to_owned).collect();
    let mut reader = Reader { lines, at: 0 };
    reader.document().map_err(|what| format!("line {}: {what}", reader.at + 1))
}

type Fault = &'static str;

struct Reader {
    lines: Vec<String>,
    at: usize,
}

impl Reader {
    fn document(&mut self) -> Result<Value, Fault> {
        self.skip_empty();
        if self.line().trim_end() == "---" {
            self.at += 1;
        }
        let value = self.node(0, 0)?;
        self.skip_empty();
        match self.line().trim_end() {
            "" | "..." => Ok(value),
            "---" => Err("only one document is read"),
            _ => Err("this line fits neither what is above it nor its indentation"),
        }
    }

    /// The value that begins at the next line, if that is indented by `least` or more.
    fn node(&mut self, least: usize, depth: usize) -> Result<Value, Fault> {
        self.skip_empty();
        let indent = self.indent()?;
        if self.at >= self.lines.len()
            || indent < least
            || self.line().starts_with("---")
            || self.line().trim_end() == "..."
        {
            return Ok(Value::Null);
        }
        if depth > DEEPEST {
            return Err("too deep");
        }
        if is_item(self.content()) {
            return self.sequence(indent, depth);
        }
        match key(self.content())? {
            Some(_) => self.mapping(indent, depth),
            None => self.scalar(self.content().to_owned(), least),
        }
    }

    fn sequence(&mut self, indent: usize, depth: usize) -> Result<Value, Fault> {
        let mut items = Vec::new();
        loop {
            self.skip_empty();
            if self.at >= self.lines.len() || self.indent()? != indent || !is_item(self.content()) {
                return Ok(Value::Array(items));
            }
            // The item is what is left of the line when the dash is a blank like those before it.
            if let Some(line) = self.lines.get_mut(self.at) {
                line.replace_range(indent..=indent, " ");
            }
            if is_empty(self.content()) {
                self.at += 1;
            }
            items.push(self.node(indent + 1, depth + 1)?);
        }
    }

    fn mapping(&mut self, indent: usize, depth: usize) -> Result<Value, Fault> {
        let mut out = Map::new();
        loop {
            self.skip_empty();
            let ends = self.at >= self.lines.len() || self.indent()? < indent || is_item(self.content());
            if ends || self.line().starts_with("---") || self.line().trim_end() == "..." {
                return Ok(Value::Object(out));
            }
            if self.indent()? > indent {
                return Err("this line is indented further than the keys above it");
            }
            let Some((name, rest)) = key(self.content())? else { return Err("a key and a colon are missing") };
            if out.contains_key(&name) {
                return Err("this key stands twice");
            }
            let value = if is_empty(&rest) {
                self.at += 1;
                self.skip_empty();
                let is_list_beside = self.at < self.lines.len() && self.indent()? == indent && is_item(self.content());
                if is_list_beside { self.sequence(indent, depth + 1)? } else { self.node(indent + 1, depth + 1)? }
            } else {
                self.scalar(rest, indent + 1)?
            };
            out.insert(name, value);
        }
    }

    /// A value that begins in the middle of a line and ends at a line end; its further lines are indented by `least`.
    fn scalar(&mut self, first: String, least: usize) -> Result<Value, Fault> {
        match first.chars().next() {
            Some('|' | '>') => self.block(&first, least),
            Some('&' | '*' | '!') => Err("anchors, aliases and tags are not read; write the value itself"),
            Some('[' | '{' | '"' | '\'') => {
                let mut text = first;
                for _ in 0..LONGEST {
                    self.at += 1;
                    match Flow::read(&text)? {
                        Some(value) => return Ok(value),
                        None if self.at >= self.lines.len() => break,
                        None => {
                            text.push('\n');
                            text.push_str(self.line());
                        }
                    }
                }
                Err("this value has no end")
            }
            _ => {
                let mut text = without_comment(&first).to_owned();
                self.at += 1;
                while self.at < self.lines.len() && !is_empty(self.content()) && self.indent()? >= least.max(1) {
                    if key(self.content())?.is_some() {
                        return Err("a key may not follow a value without a line of its own");
                    }
                    text.push(' ');
                    text.push_str(without_comment(self.content()));
                    self.at += 1;
                }
                Ok(flow::plain(&text))
            }
        }
    }

    /// A literal (`|`) or folded (`>`) scalar.
    fn block(&mut self, head: &str, least: usize) -> Result<Value, Fault> {
        let marks = without_comment(head);
        if marks.len() > 2 || !marks.chars().skip(1).all(|c| matches!(c, '-' | '+')) {
            return Err("after | or > only - and + are read");
        }
        self.at += 1;
        let (mut lines, mut indent) = (Vec::new(), None);
        while let Some(line) = self.lines.get(self.at) {
            let own = line.len() - line.trim_start_matches(' ').len();
            if !line.trim().is_empty() {
                if own < *indent.get_or_insert(own.max(least)) {
                    break;
                }
                lines.push(line.get(indent.unwrap_or_default()..).unwrap_or_default().to_owned());
            } else {
                lines.push(String::new());
            }
            self.at += 1;
        }
        let mut text = if marks.starts_with('|') { lines.join("\n") } else { folded(&lines) };
        if !marks.ends_with('+') {
            text.truncate(text.trim_end_matches('\n').len());
        }
        if !marks.ends_with('-') && !text.is_empty() {
            text.push('\n');
        }
        Ok(Value::String(text))
    }

    fn line(&self) -> &str {
        self.lines.get(self.at).map_or("", String::as_str)
    }

    fn content(&self) -> &str {
        self.line().trim_start_matches(' ')
    }

    fn indent(&self) -> Result<usize, Fault> {
        if self.content().starts_with('\t') {
            return Err("lines are indented with blanks, not with tabs");
        }
        Ok(self.line().len() - self.content().len())
    }

    fn skip_empty(&mut self) {
        while self.at < self.lines.len() && is_empty(self.content()) {
            self.at += 1;
        }
    }
}

fn is_empty(content: &str) -> bool {
    content.trim().is_empty() || content.trim_start().starts_with('#')
}

fn is_item(content: &str) -> bool {
    content == "-" || content.starts_with("- ")
}

/// Takes a key and its colon off a line.
fn key(content: &str) -> Result<Option<(String, String)>, Fault> {
    if content.starts_with("? ") {
        return Err("keys have to be plain or quoted");
    }
    let (name, rest) = if content.starts_with(['"', '\'']) {
        let Some((name, rest)) = Flow::quoted_lead(content)? else { return Ok(None) };
        let Some(rest) = rest.trim_start().strip_prefix(':') else { return Ok(None) };
        (name, rest)
    } else {
        if content.starts_with(['[', '{', '|', '>']) {
            return Ok(None);
        }
        let plain = without_comment(content);
        let colon = plain.find(": ").or_else(|| plain.strip_suffix(':').map(str::len));
        let Some((name, rest)) = colon.and_then(|colon| content.split_at_checked(colon)) else { return Ok(None) };
        (name.trim().to_owned(), rest.get(1..).unwrap_or_default())
    };
    Ok(Some((name, rest.trim().to_owned())))
}

/// A plain text without the comment behind it.
fn without_comment(text: &str) -> &str {
    let end = if text.starts_with('#') { Some(0) } else { text.find(" #") };
    end.and_then(|end| text.get(..end)).unwrap_or(text).trim()
}

/// Joins lines with blanks, and keeps what empty lines part.
fn folded(lines: &[String]) -> String {
    let mut out = String::new();
    for line in lines {
        if line.is_empty() {
            out.push('\n');
        } else {
            if !out.is_empty() && !out.ends_with('\n') {
                out.push(' ');
            }
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn recognisers_are_read_in_each_way_they_are_written() {
        let text = r#"
# a registry
recognizers:
  -
    name: "Zip code"   # weak
    patterns:
      -
         name: 'it''s weak'
         regex: "(\\b\\d{5}\\b)"
         score: 0.01
    context:
     - zip
     - code
  - name: Titles: all
    deny_list: [Mr., "Mrs.", 'Miss',
      Dr.]
    more: {a: 1, b: [x, y], "c": null}
    supported_languages:
    - language: en
      context: [title]
    - de
    regex: \d{3}#x
    enabled: false
    note: two
      lines
"#;
        let expected = json!({"recognizers": [
            {"name": "Zip code", "patterns": [{"name": "it's weak", "regex": "(\\b\\d{5}\\b)", "score": 0.01}],
             "context": ["zip", "code"]},
            {"name": "Titles: all", "deny_list": ["Mr.", "Mrs.", "Miss", "Dr."],
             "more": {"a": 1, "b": ["x", "y"], "c": null},
             "supported_languages": [{"language": "en", "context": ["title"]}, "de"],
             "regex": "\\d{3}#x", "enabled": false, "note": "two lines"},
        ]});
        assert_eq!(parse(text), Ok(expected));
    }

    #[test]
    fn blocks_keep_or_fold_their_lines() {
        let text =
            "---\na: |\n  x\n    y\n\n  z\nb: >-\n  one\n  two\n\n  three\nc: \"q\n  r\"\n- \n".replace("- \n", "");
        assert_eq!(parse(&text), Ok(json!({"a": "x\n  y\n\nz\n", "b": "one two\nthree", "c": "q r"})));
    }

    #[test]
    fn what_is_not_read_is_told_with_its_line() {
        for (text, line) in [
            ("a: &x 1", 1),
            ("a: 1\nb: *x", 2),
            ("a:\n\t- b", 2),
            ("a: [1, 2", 1),
            ("a: 1\n  b: 2", 2),
            ("a: 1\na: 2", 2),
            ("a: 1\n--- \nb: 2", 2),
            ("a: \"x\\q\"", 1),
        ] {
            let fault = parse(text).unwrap_err();
            assert!(fault.starts_with("line "), "{text:?}: {fault}");
            let told: usize = fault.trim_start_matches("line ").split(':').next().unwrap().parse().unwrap();
            assert!(told >= line && told <= line + 1, "{text:?}: {fault}");
        }
        assert!(parse(&"- ".repeat(10_000)).is_err());
        assert!(parse(&"[".repeat(10_000)).is_err());
        assert_eq!(parse(""), Ok(Value::Null));
    }
}
