//! The header of a message or part: its fields (RFC 5322, 2.2).

use super::{lines, without_end};

/// A field with the lines that it goes on over.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// Its name as it is written.
    pub name: &'a str,
    /// All of it, the last line end included.
    pub raw: &'a [u8],
}

/// A header and what follows it.
#[derive(Debug)]
pub struct Head<'a> {
    /// The fields.
    pub fields: Vec<Field<'a>>,
    /// How many lines before the first field are of no field: what a mailbox puts there.
    pub strays: usize,
    /// What follows.
    pub body: &'a [u8],
}

/// Parts a message or part into header and body. A line that can be of no field begins the body, as an empty one does.
pub fn read(bytes: &[u8]) -> Head<'_> {
    let mut head = Head { fields: Vec::new(), strays: 0, body: &[] };
    let mut at = 0;
    // The name, and where the field begins.
    let mut open: Option<(&str, usize)> = None;
    for line in lines(bytes) {
        let is_further = line.starts_with(b" ") || line.starts_with(b"\t");
        if is_further && open.is_some() {
            at += line.len();
            continue;
        }
        close(&mut open, bytes, at, &mut head.fields);
        if without_end(line).is_empty() {
            head.body = bytes.get(at + line.len()..).unwrap_or_default();
            return head;
        }
        match name(line) {
            Some(name) => open = Some((name, at)),
            None if head.fields.is_empty() && (is_further || is_envelope(line)) => head.strays += 1,
            None => {
                head.body = bytes.get(at..).unwrap_or_default();
                return head;
            }
        }
        at += line.len();
    }
    close(&mut open, bytes, at, &mut head.fields);
    head
}

fn close<'a>(open: &mut Option<(&'a str, usize)>, bytes: &'a [u8], end: usize, fields: &mut Vec<Field<'a>>) {
    if let Some((name, start)) = open.take() {
        fields.push(Field { name, raw: bytes.get(start..end).unwrap_or_default() });
    }
}

/// Tells whether a line says whom a message came from on its way; it stands before the first field.
pub fn is_envelope(line: &[u8]) -> bool {
    line.starts_with(b"From ") || line.starts_with(b">From ")
}

/// The name of the field that begins in a line; blanks before the colon are those of old (RFC 5322, 4.5).
pub fn name(line: &[u8]) -> Option<&str> {
    let name = line.get(..memchr::memchr(b':', line)?)?.trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    std::str::from_utf8(name).ok().filter(|_| is_name)
}

impl Field<'_> {
    /// What stands behind the colon, as it is written, line ends within it included.
    pub fn value(&self) -> String {
        let colon = memchr::memchr(b':', self.raw).map_or(self.raw.len(), |at| at + 1);
        let value = without_end(self.raw.get(colon..).unwrap_or_default());
        match std::str::from_utf8(value) {
            Ok(value) => value.to_owned(),
            Err(_) => super::decode("windows-1252", value),
        }
    }

    /// Tells whether it goes by that name.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// Joins the lines of a value.
pub fn unfolded(value: &str) -> String {
    value.replace("\r\n", "").replace('\n', "")
}

/// Parts a text into lines at its blanks; `column` characters stand before it.
pub fn folded(text: &str, column: usize, line_end: &str) -> String {
    const LINE: usize = 76;
    let (mut out, mut column) = (String::with_capacity(text.len()), column);
    let mut rest = text;
    while !rest.is_empty() {
        let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let word = rest.get(blanks..).and_then(|word| word.find([' ', '\t'])).map_or(rest.len(), |len| blanks + len);
        let (piece, after) = rest.split_at_checked(word).unwrap_or((rest, ""));
        if column + piece.len() > LINE && blanks > 0 && !out.is_empty() {
            out.push_str(line_end);
            column = 0;
        }
        out.push_str(piece);
        column += piece.len();
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn fields_go_on_over_lines_until_an_empty_one() {
        let head = read(b"From x\nSubject: a\r\n b\r\nTo : c\r\n\r\nbody\n");
        assert_eq!(head.fields.iter().map(|field| field.name).collect::<Vec<_>>(), ["Subject", "To"]);
        assert_eq!(unfolded(&head.fields[0].value()), " a b");
        assert_eq!((head.strays, head.body), (1, b"body\n".as_slice()));
        assert_eq!(read(b"Subject: a\nno field\nx: y\n").body, b"no field\nx: y\n");
    }

    #[test]
    fn folding_is_undone_by_joining() {
        let text = "one two  three ".repeat(20) + &"x".repeat(100);
        let lines = folded(&text, 9, "\r\n");
        assert!(lines.lines().all(|line| line.len() <= 110) && lines.lines().count() > 3);
        assert_eq!(unfolded(&lines), text);
    }
}
