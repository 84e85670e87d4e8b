//! What the attributes of SpreadsheetML are for.

use crate::format::ooxml::attribute::Class;
use crate::format::ooxml::sheet::extension::is_extension;
use crate::format::ooxml::sheet::reference::{is_reference, is_selection};

/// What has to be done with the value of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Nothing: it is a reference to cells, or a name that the program gives.
    Plain,
    /// It is a name of this class.
    Name(Class),
    /// It is the name of a column of a table.
    Column,
    /// It is a formula, or the place inside the workbook that a link leads to.
    Formula,
    /// It is a number format.
    Format,
    /// It is what its class says, if it says anything.
    Classified,
}

/// Tells what an attribute is for.
pub fn purpose(element: &str, attribute: &str, value: &str) -> Purpose {
    match (element, attribute) {
        (_, "ref" | "activeCell" | "topLeftCell" | "r" | "syncRef") if is_reference(value) => Purpose::Plain,
        (_, "sqref") | ("autoFilter" | "sortState", "ref") if is_selection(value) => Purpose::Plain,
        ("sheet", "name") | ("worksheetSource", "sheet") => Purpose::Name(Class::Sheet),
        ("worksheetSource", "name") => Purpose::Name(Class::Range),
        ("definedName", "name") if is_own_name(value) => Purpose::Plain,
        ("definedName", "name") | ("table", "name" | "displayName") => Purpose::Name(Class::Range),
        ("tableColumn", "name") => Purpose::Column,
        ("hyperlink", "location") | ("cfvo", "val") => Purpose::Formula,
        ("ext", "uri") if is_extension(value) => Purpose::Plain,
        ("numFmt", "formatCode") => Purpose::Format,
        ("filter" | "customFilter", "val") if !value.is_empty() => Purpose::Name(Class::Other),
        _ => Purpose::Classified,
    }
}

/// Names that Excel defines of its own accord (ECMA-376-1, 18.2.5).
pub fn is_own_name(name: &str) -> bool {
    const OWN: &[&str] = &["Print_Area", "Print_Titles", "_FilterDatabase", "Criteria", "Extract", "Database"];
    name.strip_prefix("_xlnm.").is_some_and(|name| OWN.contains(&name))
}

/// The class of what is left to it.
pub fn spreadsheet_class(element: &str, attribute: &str) -> Class {
    match (element, attribute) {
        ("name" | "rFont", "val") => Class::Font,
        ("cellStyle" | "xf", "name") => Class::StyleName,
        (_, "dataCellStyle" | "headerRowCellStyle" | "totalsRowCellStyle") => Class::StyleName,
        ("tableStyle" | "tableStyleInfo" | "pivotTableStyleInfo", "name") | ("tableStyles", _) => Class::StyleId,
        ("hyperlink", "display" | "tooltip") => Class::Tip,
        ("dataValidation", "prompt" | "promptTitle" | "error" | "errorTitle") => Class::Control,
        ("cfRule", "text") | ("tableColumn", "totalsRowLabel") => Class::Control,
        _ => Class::Other,
    }
}

/// The quoted and the escaped texts of a number format (18.8.31), or all of it where it is not one.
pub fn format_texts(code: &str) -> Vec<std::ops::Range<usize>> {
    let (mut texts, mut start, mut rest_letters) = (Vec::new(), None, String::new());
    let mut is_escaped = false;
    for (at, c) in code.char_indices() {
        match (c, start) {
            ('"', None) if !is_escaped => start = Some(at + 1),
            ('"', Some(from)) => {
                texts.push(from..at);
                start = None;
            }
            (_, Some(_)) => {}
            (c, None) => {
                is_escaped = c == '\\' && !is_escaped;
                if !is_escaped {
                    rest_letters.push(c);
                }
            }
        }
    }
    if start.is_some() || !is_format(&rest_letters) {
        return std::iter::once(0..code.len()).collect();
    }
    let says = |range: &std::ops::Range<usize>| {
        code.get(range.clone()).is_some_and(|text| text.chars().filter(|c| c.is_alphanumeric()).nth(1).is_some())
    };
    texts.retain(says);
    texts
}

/// Tells whether what stands outside of quotes is the language of number formats.
fn is_format(code: &str) -> bool {
    const WORDS: &[&str] = &[
        "general", "standard", "red", "blue", "green", "black", "white", "yellow", "cyan", "magenta", "color", "am",
        "pm", "e", "a", "p", "b", "g", "r", "n", "x", "dbnum", "natnum", "eur", "usd", "gbp", "chf", "f", "c",
    ];
    let words = code.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_date = |word: &str| word.len() <= 8 && word.bytes().all(|byte| b"ymdhsYMDHS".contains(&byte));
    let digits = code.bytes().filter(|byte| byte.is_ascii_digit() && *byte != b'0').count();
    let mut words = words;
    let locales = code.matches("[$").count();
    digits < 7 + 5 * locales
        && words.all(|word| {
            is_date(word)
                || word.chars().count() == 1
                || WORDS.contains(&word.to_lowercase().as_str())
                || locales > 0 && word.chars().count() <= 4
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_the_texts_of_a_format_are_text() {
        for plain in [
            "0.00",
            "General",
            "#,##0.00\\ \"€\"",
            "[$-409]d\\-mmm\\-yy;@",
            "_(* #,##0.00_);[Red]\\(#,##0.00\\)",
            "yyyy/mm/dd hh:mm AM/PM",
            "[>=100]0;0",
            "\"$\"#,##0",
        ] {
            assert!(format_texts(plain).is_empty(), "{plain}");
        }
        let code = "\"Jane Roe: \"0.00";
        let texts = format_texts(code);
        assert_eq!(code.get(texts.first().unwrap().clone()), Some("Jane Roe: "));
        for odd in ["\\J\\a\\n\\e 0", "Jane 0", "0 \"Jane", "178-45-1123"] {
            assert_eq!(format_texts(odd).first(), Some(&(0..odd.len())), "{odd}");
        }
    }
}
