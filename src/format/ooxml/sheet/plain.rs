//! Cells in the form in which nearly all of them are written, told without a look at each of their tags.
//!
//! A sheet of a hundred thousand rows is little else. What is written in any other way is left to the reader of markup.

use std::ops::Range;

/// A cell with nothing but a value (ECMA-376-1, 18.3.1.4).
#[derive(Debug, PartialEq, Eq)]
pub struct PlainCell<'a> {
    /// Its place; empty where it tells none.
    pub reference: &'a str,
    /// The number of its format; empty where it tells none.
    pub style: &'a str,
    /// What it holds; empty for a number.
    pub kind: &'a str,
    /// Where that is told, or may be.
    pub tag: Range<usize>,
    /// What it shows.
    pub value: Option<PlainValue<'a>>,
    /// Where it ends.
    pub end: usize,
}

/// A text without references.
#[derive(Debug, PartialEq, Eq)]
pub struct PlainValue<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Where it begins.
    pub start: usize,
    /// The content of the element that it stands in, whose tags belong to it.
    pub element: Range<usize>,
    /// Whether it stands in the cell as a text, not as a value.
    pub is_inline: bool,
}

/// Reads the cell that begins at `at`; nothing where there is none, or none of the plain form that a tag follows.
pub fn plain_cell(source: &str, at: usize) -> Option<PlainCell<'_>> {
    let mut rest = Rest { source, at };
    rest.skip(b"<c")?;
    let name_end = rest.at;
    let reference = rest.attribute(b" r=\"", |byte| byte.is_ascii_uppercase() || byte.is_ascii_digit(), 10)?;
    let style = rest.attribute(b" s=\"", |byte| byte.is_ascii_digit(), 10)?;
    let tag_start = rest.at;
    let kind = rest.attribute(b" t=\"", |byte| byte.is_ascii_alphabetic(), 9)?;
    if !matches!(kind, "" | "n" | "s" | "str" | "inlineStr" | "b" | "e" | "d") || !is_place(reference) {
        return None;
    }
    let tag = if kind.is_empty() { name_end..name_end } else { tag_start..rest.at };
    let value = if rest.skip(b"/>").is_some() {
        None
    } else {
        rest.skip(b">")?;
        Some(rest.value(kind == "inlineStr")?)
    };
    (rest.source.as_bytes().get(rest.at) == Some(&b'<')).then_some(())?;
    Some(PlainCell { reference, style, kind, tag, value, end: rest.at })
}

/// No row of so few digits is beyond the last of a sheet, which is the 1048576th.
const MOST_DIGITS: usize = 6;

/// Tells whether a reference is letters and then digits, as those of cells are.
fn is_place(reference: &str) -> bool {
    let digits = reference.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = reference.len() - digits.len();
    let is_number = digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    reference.is_empty() || (1..=2).contains(&letters) && is_number && !digits.is_empty() && !digits.starts_with('0')
}

struct Rest<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Rest<'a> {
    fn skip<const LEN: usize>(&mut self, written: &[u8; LEN]) -> Option<()> {
        let next = self.source.as_bytes().get(self.at..)?.first_chunk::<LEN>();
        (next == Some(written)).then(|| self.at += LEN)
    }

    /// An attribute, or an empty text where there is none of that name.
    fn attribute<const LEN: usize>(
        &mut self,
        name: &[u8; LEN],
        is_sound: impl Fn(u8) -> bool,
        most: usize,
    ) -> Option<&'a str> {
        if self.skip(name).is_none() {
            return Some("");
        }
        let rest = self.source.get(self.at..)?;
        let len = rest.bytes().take(most).take_while(|&byte| is_sound(byte)).count();
        let value = rest.get(..len).filter(|value| !value.is_empty())?;
        self.at += len;
        self.skip(b"\"")?;
        Some(value)
    }

    fn value(&mut self, is_inline: bool) -> Option<PlainValue<'a>> {
        if is_inline {
            self.skip(b"<is><t")?;
            let _ = self.skip(b" xml:space=\"preserve\"");
            self.skip(b">")?;
        } else {
            self.skip(b"<v>")?;
        }
        let start = self.at;
        let rest = self.source.get(start..)?;
        let len = memchr::memchr2(b'<', b'&', rest.as_bytes())?;
        let text = rest.get(..len).filter(|text| !text.is_empty())?;
        self.at += len;
        let element = start..self.at;
        if is_inline {
            self.skip(b"</t></is></c>")?
        } else {
            self.skip(b"</v></c>")?
        }
        Some(PlainValue { text, start, element, is_inline })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn cells_of_the_usual_form_tell_where_they_stand() {
        let source = "<row><c r=\"B2\" s=\"3\" t=\"s\"><v>17</v></c></row>";
        let cell = plain_cell(source, 5).unwrap();
        assert_eq!((cell.reference, cell.style, cell.kind, cell.end), ("B2", "3", "s", source.find("</row>").unwrap()));
        assert_eq!(source.get(cell.tag).unwrap(), " t=\"s\"");
        let value = cell.value.unwrap();
        assert_eq!((value.text, source.get(value.start..).unwrap()), ("17", "17</v></c></row>"));
        let inline = plain_cell("<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> x</t></is></c><c/>", 0).unwrap();
        assert_eq!(inline.value.map(|value| (value.text, value.is_inline)), Some((" x", true)));
        let empty = plain_cell("<c r=\"A1\" s=\"0\"/><c/>", 0).unwrap();
        assert_eq!((empty.value, empty.tag), (None, 2..2));
    }

    #[test]
    fn everything_else_is_left_alone() {
        let others = [
            "<col/>",
            "<c r=\"a1\"/>",
            "<c r=\"A0\"/>",
            "<c r=\"A9999999\"/>",
            "<c r=\"Jane\"/>",
            "<c r=\"A1\" t=\"jane\"/>",
            "<c s=\"1\" r=\"A1\"/>",
            "<c r=\"A1\" r=\"A2\"/>",
            "<c r=\"A1\" cm=\"1\"/>",
            "<c r=\"A1\"><f>B1</f><v>1</v></c>",
            "<c r=\"A1\"><v>a&amp;b</v></c>",
            "<c r=\"A1\"><v></v></c>",
            "<c r=\"A1\"><v>1</v><extLst/></c>",
            "<c r=\"A1\" t=\"inlineStr\"><is><r><t>x</t></r></is></c>",
            "<c r=\"A1\"><v>1",
            "<c r=\"A1\"/> ",
        ];
        for other in others {
            let source = format!("{other}</row>");
            assert_eq!(plain_cell(&source, 0), None, "{other}");
        }
    }
}
