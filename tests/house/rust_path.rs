//! The paths by which Rust code names other modules, without a parser for the rest of the language.

/// A path as written, groups taken apart: `use crate::{a::b, c}` gives `crate::a::b` and `crate::c`.
#[derive(Debug, PartialEq)]
pub struct RustPath {
    pub segments: Vec<String>,
    /// The line it begins on, from 1.
    pub line: usize,
    /// How many `mod name { }` stand around it in its file.
    pub inline_depth: usize,
}

/// Every path that begins with one of the heads, and those that begin with `super`.
pub fn paths(text: &str, heads: &[&str]) -> Vec<RustPath> {
    let code = without_comments_and_literals(text);
    let tokens = tokens(&code);
    let mut found = Vec::new();
    let mut braces = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let (token, line) = tokens[index];
        match token {
            "{" => braces.push(index >= 2 && tokens[index - 2].0 == "mod"),
            "}" => {
                braces.pop();
            }
            _ => {}
        }
        let begins = heads.contains(&token) || token == "super";
        let continued = index > 0 && tokens[index - 1].0 == "::";
        if begins && !continued && tokens.get(index + 1).is_some_and(|next| next.0 == "::") {
            let inline_depth = braces.iter().filter(|is_module| **is_module).count();
            let mut branches = Vec::new();
            index = branch(&tokens, index, &mut Vec::new(), &mut branches);
            found.extend(branches.into_iter().map(|segments| RustPath { segments, line, inline_depth }));
        } else {
            index += 1;
        }
    }
    found
}

/// Reads one branch of a path tree and gives the index behind it.
fn branch(tokens: &[(&str, usize)], mut index: usize, prefix: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let length = prefix.len();
    loop {
        match tokens.get(index).map(|token| token.0) {
            Some("{") => {
                index += 1;
                while tokens.get(index).is_some_and(|token| token.0 != "}") {
                    index = if tokens[index].0 == "," { index + 1 } else { branch(tokens, index, prefix, found) };
                }
                index += 1;
                break;
            }
            Some(token) => {
                prefix.push(token.to_owned());
                index += 1;
            }
            None => break,
        }
        if tokens.get(index).is_some_and(|token| token.0 == "::") {
            index += 1;
            continue;
        }
        found.push(prefix.clone());
        // A name given with `as` is no path.
        if tokens.get(index).is_some_and(|token| token.0 == "as") {
            index += 2;
        }
        break;
    }
    prefix.truncate(length);
    index
}

/// Names, `::`, and single other characters, each with its line.
fn tokens(code: &str) -> Vec<(&str, usize)> {
    let mut tokens = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let length = match name {
                0 if rest.starts_with("::") => 2,
                0 => first.len_utf8(),
                name => name,
            };
            let (token, after) = rest.split_at(length);
            tokens.push((token, number + 1));
            rest = after.trim_start();
        }
    }
    tokens
}

/// The code with comments and the insides of literals left out and every line kept.
fn without_comments_and_literals(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = raw_string(rest) {
            length
        } else if first == '"' {
            quoted(rest, '"')
        } else if first == '\'' && is_character(rest) {
            quoted(rest, '\'')
        } else {
            // A whole name at a time, so that no name's last letter is taken for the `r` of a raw string.
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let length = end.max(first.len_utf8());
            code.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        };
        let (skipped, after) = rest.split_at(length);
        code.push(' ');
        code.extend(skipped.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    code
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut index = 0;
    while index < rest.len() {
        let here = &rest.as_bytes()[index..];
        if here.starts_with(b"/*") {
            depth += 1;
            index += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            index += 2;
            if depth == 0 {
                break;
            }
        } else {
            index += 1;
        }
    }
    index
}

/// The length of a raw string that begins here, its `b` included.
fn raw_string(rest: &str) -> Option<usize> {
    let after_r = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = after_r.len() - after_r.trim_start_matches('#').len();
    let inside = after_r[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let begin = rest.len() - inside.len();
    Some(inside.find(&end).map_or(rest.len(), |at| begin + at + end.len()))
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return at + 1;
        }
    }
    rest.len()
}

/// Whether the quote opens a character and not a lifetime.
fn is_character(rest: &str) -> bool {
    let mut inside = rest.chars().skip(1);
    inside.next() == Some('\\') || inside.next() == Some('\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        paths(text, &["crate"]).iter().map(|path| path.segments.join("::")).collect()
    }

    #[test]
    fn groups_are_taken_apart() {
        let text = "use crate::{a::{b, c as d}, e};\nuse crate::f::{self, g, *};";
        let expected = ["crate::a::b", "crate::a::c", "crate::e", "crate::f::self", "crate::f::g", "crate::f::*"];
        assert_eq!(read(text), expected);
    }

    #[test]
    fn paths_in_the_middle_of_code_are_seen() {
        assert_eq!(read("fn f(a: &'a crate::m::T<'a>) -> u8 { crate::n::g(a) }"), ["crate::m::T", "crate::n::g"]);
    }

    #[test]
    fn comments_and_literals_are_not_code() {
        let text = "//! crate::a::b\n/* /* crate::a */ crate::b */ let s = \"\\\"crate::c\"; let r = r#\"\"crate::d\"#;
            let c = '\"'; let l: &'static str = for_r; crate::e::f();";
        assert_eq!(read(text), ["crate::e::f"]);
    }

    #[test]
    fn a_path_knows_its_line_and_the_modules_around_it() {
        let found = paths("mod tests {\n    fn f() {\n        super::g::h();\n    }\n}\nuse super::i;", &[]);
        assert_eq!((found[0].line, found[0].inline_depth), (3, 1));
        assert_eq!((found[1].line, found[1].inline_depth), (6, 0));
    }
}
