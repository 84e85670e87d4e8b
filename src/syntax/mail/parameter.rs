//! Values with parameters, such as the type of a part (RFC 2045, 5.1; RFC 2231).

use super::{field, word};
use crate::syntax::percent;

/// A value with its parameters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    /// The value, in lower case.
    pub value: String,
    /// Names in lower case, and what they are set to.
    pub list: Vec<(String, String)>,
    /// Whether that is all there is: no comments, nothing said twice, nothing that was not understood.
    pub is_all: bool,
}

impl Parameters {
    /// What a parameter is set to.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.list.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str())
    }
}

/// A piece of a parameter.
struct Section {
    name: String,
    number: u32,
    is_coded: bool,
    is_extended: bool,
    text: String,
}

/// Reads the value of a field.
pub fn read(value: &str) -> Parameters {
    let value = field::unfolded(value);
    let mut out = Parameters { is_all: true, ..Parameters::default() };
    let mut sections = Vec::new();
    for (at, item) in items(&value, &mut out.is_all).into_iter().enumerate() {
        let item = item.trim();
        if at == 0 {
            out.value = item.to_ascii_lowercase();
        } else if let Some(section) = section(item, &mut out.is_all) {
            sections.push(section);
        }
    }
    // What is extended goes before what is not, for readers that know both.
    sections.sort_by(|one, next| {
        let key = |section: &Section| (section.name.clone(), !section.is_extended, section.number);
        key(one).cmp(&key(next))
    });
    for of_name in sections.chunk_by(|one, next| one.name == next.name) {
        let Some(first) = of_name.first() else { continue };
        out.is_all &= first.is_extended || of_name.len() == 1;
        out.is_all &= of_name.iter().all(|section| section.is_extended == first.is_extended);
        let text = if first.is_extended { joined(of_name) } else { word::decode(&first.text) };
        out.list.push((first.name.clone(), text));
    }
    out
}

/// Parts a value at its semicolons, comments left out.
fn items(value: &str, is_all: &mut bool) -> Vec<String> {
    let (mut out, mut item, mut chars) = (Vec::new(), String::new(), value.chars());
    let (mut is_quoted, mut depth) = (false, 0_usize);
    while let Some(c) = chars.next() {
        match c {
            '\\' if is_quoted || depth > 0 => {
                let next = chars.next();
                if depth == 0 {
                    item.push(c);
                    item.extend(next);
                }
                continue;
            }
            '"' if depth == 0 => is_quoted = !is_quoted,
            '(' if !is_quoted => {
                depth += 1;
                *is_all = false;
            }
            ')' if !is_quoted && depth > 0 => {
                depth -= 1;
                continue;
            }
            ';' if !is_quoted && depth == 0 => {
                out.push(std::mem::take(&mut item));
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            item.push(c);
        }
    }
    out.push(item);
    out
}

fn section(item: &str, is_all: &mut bool) -> Option<Section> {
    if item.is_empty() {
        return None;
    }
    let Some((name, text)) = item.split_once('=') else {
        *is_all = false;
        return None;
    };
    let (name, text) = (name.trim().to_ascii_lowercase(), text.trim());
    let text = match text.strip_prefix('"') {
        Some(quoted) => unquoted(quoted, is_all),
        None => text.to_owned(),
    };
    let Some((base, rest)) = name.split_once('*') else {
        return Some(Section { name, number: 0, is_coded: false, is_extended: false, text });
    };
    let number = rest.trim_end_matches('*').parse().unwrap_or(0);
    let is_coded = rest.is_empty() || rest.ends_with('*');
    Some(Section { name: base.to_owned(), number, is_coded, is_extended: true, text })
}

/// What stands in quotes, from behind the first of them.
fn unquoted(quoted: &str, is_all: &mut bool) -> String {
    let (mut out, mut chars) = (String::new(), quoted.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                *is_all &= chars.as_str().trim().is_empty();
                return out;
            }
            '\\' => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    *is_all = false;
    out
}

/// Joins the pieces of a parameter (RFC 2231, 3 and 4).
fn joined(sections: &[Section]) -> String {
    let (mut bytes, mut label) = (Vec::new(), "utf-8");
    let mut is_first = true;
    for section in sections.iter().filter(|section| section.is_extended) {
        let mut text = section.text.as_str();
        if is_first && section.is_coded {
            let mut pieces = text.splitn(3, '\'');
            if let (Some(charset), Some(_), Some(rest)) = (pieces.next(), pieces.next(), pieces.next()) {
                (label, text) = (charset, rest);
            }
        }
        is_first = false;
        if section.is_coded { percent::decode(text, &mut bytes) } else { bytes.extend_from_slice(text.as_bytes()) }
    }
    super::decode(label, &bytes)
}

/// Writes a field with parameters, each on a line of its own.
pub fn write(name: &str, parameters: &Parameters, line_end: &str) -> String {
    let mut out = format!("{name}: {}", parameters.value);
    for (name, text) in &parameters.list {
        for piece in pieces(name, text) {
            out.push(';');
            out.push_str(line_end);
            out.push(' ');
            out.push_str(&piece);
        }
    }
    out.push_str(line_end);
    out
}

/// A parameter as it is written: in one piece or in several.
fn pieces(name: &str, text: &str) -> Vec<String> {
    /// The most characters of a piece.
    const PIECE: usize = 60;
    if is_token(text) && text.len() <= PIECE {
        return vec![format!("{name}={text}")];
    }
    if word::is_plain(text) && text.len() <= 2 * PIECE {
        return vec![format!("{name}=\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))];
    }
    let mut lines = vec![String::from("utf-8''")];
    for byte in text.bytes() {
        let kept = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let coded = if kept { char::from(byte).to_string() } else { format!("%{byte:02X}") };
        match lines.last_mut() {
            Some(line) if line.len() + coded.len() <= PIECE => line.push_str(&coded),
            _ => lines.push(coded),
        }
    }
    match lines.as_slice() {
        [line] => vec![format!("{name}*={line}")],
        lines => lines.iter().enumerate().map(|(at, line)| format!("{name}*{at}*={line}")).collect(),
    }
}

/// Tells whether a text needs no quotes (RFC 2045, 5.1).
pub fn is_token(text: &str) -> bool {
    let is_special = |byte: u8| br#"()<>@,;:\"/[]?="#.contains(&byte);
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && !is_special(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_read_in_every_writing() {
        for (value, name) in [
            (" attachment; filename=a.txt", "a.txt"),
            ("attachment;\r\n filename=\"a \\\"b\\\"; c.txt\";", "a \"b\"; c.txt"),
            ("attachment; filename*=utf-8'en'J%C3%B6rg.txt", "Jörg.txt"),
            ("attachment; filename*1=rg.txt; filename*0*=iso-8859-1''J%F6", "Jörg.txt"),
            ("attachment; filename=\"=?utf-8?Q?J=C3=B6rg=2Etxt?=\"", "Jörg.txt"),
        ] {
            let read = read(value);
            assert_eq!((read.value.as_str(), read.get("filename"), read.is_all), ("attachment", Some(name), true));
        }
        for odd in ["a; x=1; x=2", "a (Jane); x=1", "a; Jane", "a; x=\"1\" Jane", "a; x*=utf-8''b; x=c"] {
            assert!(!read(odd).is_all, "{odd}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["a", "a b.txt", "[X 1] \\ \".txt", "Jörg.txt", "=?x", "", &"Jörg ".repeat(90), &"x".repeat(200)]
        {
            let list = vec![("name".to_owned(), text.to_owned())];
            let parameters = Parameters { value: "text/plain".into(), list, is_all: true };
            let field = write("Content-Type", &parameters, "\r\n");
            assert!(field.lines().all(|line| line.len() < 200));
            assert_eq!(read(field.trim_end().trim_start_matches("Content-Type:")), parameters, "{field}");
        }
    }
}
