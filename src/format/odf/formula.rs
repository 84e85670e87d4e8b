//! Texts, numbers and names in formulas, conditions and references to cells (OpenDocument 1.3, part 4, 5).

use std::ops::Range;

use super::name::TELLING_DIGITS;
use crate::error::Result;
use crate::format::ooxml::attribute::Class;
use crate::format::ooxml::sheet::is_built_in;
use crate::format::ooxml::splice::{Form, Piece, Setting};
use crate::format::ooxml::text::Gathered;
use crate::format::ooxml::units::Units;
use crate::limits::Limits;
use crate::syntax::open_document::is_known;

/// Something in a formula that a person may have chosen.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    class: Class,
    setting: Setting,
    /// The text, without the quotes around it.
    text: Range<usize>,
    /// The same with them.
    whole: Range<usize>,
}

/// Makes units of what a formula or a list of references says, which was read as `value` in a part.
///
/// # Errors
/// `LimitExceeded` for too many units.
pub fn gather(units: &mut Units, value: &Gathered, part: usize, limits: &Limits) -> Result<()> {
    for found in find(&value.text) {
        let doubled = match found.setting {
            Setting::Constant => Some('"'),
            Setting::Sheet | Setting::Attribute => Some('\''),
            _ => None,
        };
        let mut gathered = value.part(&found.text, doubled);
        if matches!(found.setting, Setting::Sheet | Setting::NumberConstant) {
            let piece =
                Piece { text: 0..gathered.text.len(), written: value.written(&found.whole), form: Form::Escape };
            gathered.pieces = vec![piece];
        }
        if !gathered.text.trim().is_empty() {
            units.name(found.class, gathered, part, found.setting, limits)?;
        }
    }
    Ok(())
}

/// Finds all of them, in their order.
fn find(text: &str) -> Vec<Found> {
    let (mut found, mut at) = (Vec::new(), 0);
    let bytes = text.as_bytes();
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        match c {
            '"' | '\'' => {
                let len = quoted(rest, c);
                let (inside, whole) = (at + 1..at + len.saturating_sub(1).max(1), at..at + len);
                let next = bytes.get(whole.end);
                let (class, setting) = match c {
                    '"' => (Class::Constant, Setting::Constant),
                    // The document that a sheet is of stands before it.
                    _ if next == Some(&b'#') => (Class::Link, Setting::Attribute),
                    _ if next == Some(&b'.') => (Class::Sheet, Setting::Sheet),
                    _ => (Class::Range, Setting::Attribute),
                };
                found.push(Found { class, setting, text: inside, whole });
                at += len;
            }
            '0'..='9' => {
                let len = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
                if rest.get(..len).unwrap_or_default().bytes().filter(u8::is_ascii_digit).count() >= TELLING_DIGITS {
                    let range = at..at + len;
                    let setting = Setting::NumberConstant;
                    found.push(Found { class: Class::Constant, setting, text: range.clone(), whole: range });
                }
                at += len.max(1);
            }
            c if c.is_alphabetic() || c == '_' => {
                let len = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').unwrap_or(rest.len());
                word(text, at..at + len, &mut found);
                at += len;
            }
            c => at += c.len_utf8(),
        }
    }
    found
}

/// How long a quoted text is, its quotes included; two of them stand for one inside.
fn quoted(rest: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(next) = rest.get(at..).and_then(|rest| rest.find(quote)) {
        at += next + 1;
        if !rest.get(at..).is_some_and(|rest| rest.starts_with(quote)) {
            return at;
        }
        at += 1;
    }
    rest.len()
}

/// Tells what a word is: the name of a sheet before a cell, of a function, of a range, or nothing of anybody's own.
fn word(text: &str, range: Range<usize>, found: &mut Vec<Found>) {
    let word = text.get(range.clone()).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let mut add = |class, setting, len: usize| {
        let text = range.start..range.start + len;
        found.push(Found { class, setting, text: text.clone(), whole: text });
    };
    // `Sheet1.A1`, `Sheet1.$A$1`, where a name may hold points as well.
    let is_whole = |cell: &str| cell.bytes().any(|byte| byte.is_ascii_digit()) || after.starts_with([':', ']']);
    let is_first = |cell: &str| cell.is_empty() && after.starts_with('$') || is_cell(cell) && is_whole(cell);
    if let Some((sheet, _)) = word.rsplit_once('.').filter(|(sheet, cell)| !sheet.is_empty() && is_first(cell)) {
        return add(Class::Sheet, Setting::Sheet, sheet.len());
    }
    let is_prefix =
        after.starts_with(":=") || matches!(word, "of" | "ooow" | "oooc" | "msoxl") && after.starts_with(':');
    let is_function = after.starts_with('(') && (is_built_in(&word.to_uppercase()) || is_library(word));
    let bare = word.trim_matches('.');
    if is_prefix || is_function || is_known(bare) || is_cell(bare) || is_built_in(bare) || bare.chars().nth(1).is_none()
    {
        return;
    }
    add(Class::Range, Setting::Attribute, word.len());
}

/// Functions of the programs' own, by what they begin with.
fn is_library(word: &str) -> bool {
    const PREFIXES: &[&str] =
        &["COM.MICROSOFT.", "ORG.LIBREOFFICE.", "ORG.OPENOFFICE.", "COM.SUN.STAR.SHEET.ADDIN.ANALYSIS."];
    let rest = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix));
    rest.is_some_and(|rest| is_built_in(rest.strip_prefix("GET").unwrap_or(rest)) || rest.len() < 16)
}

/// Tells whether a word is the place of a cell, a row or a column: `$B$7`, `AA`.
fn is_cell(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = word.len() - letters;
    letters <= 3 && digits <= 7 && letters + digits > 0 && word.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(formula: &str) -> Vec<(Class, &str)> {
        find(formula).into_iter().map(|found| (found.class, formula.get(found.text).unwrap_or_default())).collect()
    }

    #[test]
    fn what_a_person_chose_is_found_in_formulas() {
        let formula = "of:=IF([$'Roe ''J'''.$A$1]=\"Jane \"\"J\"\"\";VLOOKUP(Salaries;[Staff.A1:.B2];2);5550100)&[.C3]";
        let expected = [
            (Class::Sheet, "Roe ''J''"),
            (Class::Constant, "Jane \"\"J\"\""),
            (Class::Range, "Salaries"),
            (Class::Sheet, "Staff"),
            (Class::Constant, "5550100"),
        ];
        assert_eq!(told(formula), expected);
        assert_eq!(
            told("Jane.A1:Jane.B2 'J R'.C3"),
            [(Class::Sheet, "Jane"), (Class::Sheet, "Jane"), (Class::Sheet, "J R")]
        );
        assert_eq!(
            told("['file:///home/jane/a.ods'#$Sheet1.A1]").first(),
            Some(&(Class::Link, "file:///home/jane/a.ods"))
        );
        assert_eq!(told("of:=JANE.ROE(1)"), [(Class::Range, "JANE.ROE")]);
    }

    #[test]
    fn what_the_grammar_says_is_not_text() {
        for formula in
            ["of:=SUM([.A1:.B2])*1.5", "of:cell-content-is-between(1,5)", "is-true-formula([.$F2])", "\"", "'"]
        {
            assert!(told(formula).iter().all(|(_, text)| text.is_empty()), "{formula}");
        }
    }
}
