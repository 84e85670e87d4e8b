//! Formulas, parted into what a person may have chosen and the rest (ECMA-376-1, 18.17.2).

use std::ops::Range;

use super::function::is_built_in;
use super::reference::{are_lines, cell, is_like_cell};

/// What a stretch of a formula is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text constant, its quotes left out; quotes inside are doubled.
    Text,
    /// A number constant.
    Number,
    /// The name of a sheet; with its quotes where it has any.
    Sheet,
    /// The name of a sheet that shares its quotes with another; apostrophes inside are doubled.
    SheetOfTwo,
    /// The name of a column of a table, with its escapes.
    Column,
    /// The name of a range, a table, or a function that a person defined.
    Name,
    /// A function of the language.
    Function,
    /// The number of another file.
    Outside,
}

/// A stretch of a formula that is not of the language itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: Kind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// Parts a formula; what is not sound goes on as if it were.
pub fn parts(formula: &str) -> Vec<Part> {
    let mut parser = Parser { text: formula, at: 0, parts: Vec::new() };
    while parser.at < formula.len() {
        parser.step();
    }
    parser.parts
}

/// Tells whether a formula looks into another file.
pub fn has_outside(formula: &str) -> bool {
    parts(formula).iter().any(|part| part.kind == Kind::Outside)
}

/// What stands between the signs of the errors that a formula may name (18.17.3).
const ERRORS: &[&str] = &[
    "NULL",
    "DIV/0",
    "VALUE",
    "REF",
    "NAME?",
    "NUM",
    "N/A",
    "GETTING_DATA",
    "SPILL",
    "CALC",
    "FIELD",
    "BLOCKED",
    "CONNECT",
    "BUSY",
    "UNKNOWN",
    "PYTHON",
];

/// The pieces of a table that stand where columns do (18.17.6.4).
const PIECES_OF_TABLES: &[&str] = &["#All", "#Data", "#Headers", "#Totals", "#This Row"];

struct Parser<'a> {
    text: &'a str,
    at: usize,
    parts: Vec<Part>,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn add(&mut self, kind: Kind, range: Range<usize>) {
        if !range.is_empty() {
            self.parts.push(Part { kind, range });
        }
    }

    fn step(&mut self) {
        let Some(c) = self.peek() else { return };
        match c {
            '"' => {
                let inner = self.quoted('"');
                self.add(Kind::Text, inner);
            }
            '\'' => self.quoted_sheet(),
            '[' => self.bracket(),
            '#' => {
                self.at += 1;
                let start = self.at;
                self.skip(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '?' | '_'));
                if self.text.get(start..self.at).is_some_and(|word| !ERRORS.contains(&word)) {
                    self.add(Kind::Name, start..self.at);
                }
                self.at += usize::from(self.peek() == Some('!'));
            }
            c if c.is_ascii_digit() || c == '.' => self.number(),
            c if c.is_alphabetic() || matches!(c, '_' | '\\' | '$') || !c.is_ascii() => self.word(),
            c => self.at += c.len_utf8(),
        }
    }

    /// Passes quoted text and gives what is between the quotes.
    fn quoted(&mut self, quote: char) -> Range<usize> {
        self.at += 1;
        let start = self.at;
        loop {
            let Some(found) = self.rest().find(quote) else {
                self.at = self.text.len();
                return start..self.at;
            };
            self.at += found + 1;
            if self.peek() != Some(quote) {
                return start..self.at - 1;
            }
            self.at += 1;
        }
    }

    /// `'My sheet'!`, `'First:Last'!`, `'[1]Sheet'!`.
    fn quoted_sheet(&mut self) {
        let start = self.at;
        let inner = self.quoted('\'');
        let text = self.text.get(inner.clone()).unwrap_or_default();
        if text.contains(['[', ']', '\\', '/']) {
            self.add(Kind::Outside, start..self.at);
        } else if let Some(colon) = text.find(':') {
            self.add(Kind::SheetOfTwo, inner.start..inner.start + colon);
            self.add(Kind::SheetOfTwo, inner.start + colon + 1..inner.end);
        } else {
            self.add(Kind::Sheet, start..self.at);
        }
    }

    /// A file's number before a sheet, or columns of the table that the formula stands in.
    fn bracket(&mut self) {
        let start = self.at;
        let inside = self.rest().find(']').and_then(|end| self.rest().get(1..end)).unwrap_or_default();
        let after = self.rest().get(inside.len() + 2..).and_then(|rest| rest.chars().next());
        let leads_on = after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '!' | '_' | '\''));
        let is_file = inside.contains('.') || inside.bytes().all(|byte| byte.is_ascii_digit());
        if is_file && leads_on && !inside.is_empty() {
            self.at += inside.len() + 2;
            self.add(Kind::Outside, start..self.at);
        } else {
            self.columns(true);
        }
    }

    /// `[Name]`, `[@Name]`, `[[#This Row],[First]:[Last]]` (18.17.6.4 names them structure references).
    fn columns(&mut self, may_nest: bool) {
        self.at += 1;
        let mut start = self.at;
        while let Some(c) = self.peek() {
            match c {
                '[' if may_nest => {
                    self.columns(false);
                    start = self.at;
                    continue;
                }
                ']' => break,
                '\'' => self.at += 1,
                '@' | ',' | ':' | ' ' if self.at == start => start += 1,
                _ => {}
            }
            self.at += self.peek().map_or(0, char::len_utf8);
        }
        let name = self.text.get(start..self.at).unwrap_or_default();
        if !PIECES_OF_TABLES.iter().any(|piece| piece.eq_ignore_ascii_case(name)) {
            self.add(Kind::Column, start..self.at);
        }
        self.at += usize::from(self.peek() == Some(']'));
    }

    fn number(&mut self) {
        let start = self.at;
        self.skip(|c| c.is_ascii_digit() || c == '.');
        let exponent = self.rest().strip_prefix(['E', 'e']);
        let digits = exponent.map(|rest| rest.strip_prefix(['+', '-']).unwrap_or(rest));
        if digits.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            self.at += self.rest().len() - digits.unwrap_or_default().len();
            self.skip(|c| c.is_ascii_digit());
        }
        self.add(Kind::Number, start..self.at);
    }

    fn word(&mut self) {
        let range = self.name();
        match self.peek() {
            Some('!') => self.add(Kind::Sheet, range),
            Some('[') => {
                self.add(Kind::Name, range);
                self.columns(true);
            }
            Some(':') => {
                // The first and the last of a row of sheets.
                let back = self.at;
                self.at += 1;
                let last = self.name();
                let word = |range: &Range<usize>| self.text.get(range.clone()).unwrap_or_default();
                if self.peek() == Some('!') && !last.is_empty() {
                    self.add(Kind::Sheet, range);
                    self.add(Kind::Sheet, last);
                } else if !are_lines(word(&range), word(&last)) || matches!(self.peek(), Some('(' | '[')) {
                    self.at = back;
                    self.plain(range);
                }
            }
            Some('(') if self.is_function(&range) => self.add(Kind::Function, range),
            _ => self.plain(range),
        }
    }

    fn is_function(&self, range: &Range<usize>) -> bool {
        let word = self.text.get(range.clone()).unwrap_or_default();
        is_built_in(bare_function(word))
    }

    fn plain(&mut self, range: Range<usize>) {
        let word = self.text.get(range.clone()).unwrap_or_default();
        let is_switch = word.eq_ignore_ascii_case("TRUE") || word.eq_ignore_ascii_case("FALSE");
        if !is_switch && cell(word).is_none() && word != "$" {
            self.add(Kind::Name, range);
        }
    }

    fn name(&mut self) -> Range<usize> {
        let start = self.at;
        self.skip(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '\\' | '?' | '$') || !c.is_ascii());
        start..self.at
    }

    fn skip(&mut self, belongs: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    }
}

/// Takes the prefix off the name of a function that the program came to know later (18.17.2.5).
fn bare_function(name: &str) -> &str {
    name.trim_start_matches("_xlfn.").trim_start_matches("_xlws.")
}

/// Functions whose results hold texts and numbers of their arguments whole, or none of them.
const WHOLE: &str = "\
    ABS ADDRESS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING CHOOSE CHOOSECOLS CHOOSEROWS CLEAN COLUMN COLUMNS CONCAT \
    CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DROP EXACT EXPAND FILTER FLOOR GETPIVOTDATA HLOOKUP HSTACK \
    HYPERLINK IF IFERROR IFNA IFS INDEX INDIRECT INT ISBLANK ISERR ISERROR ISEVEN ISLOGICAL ISNA ISNONTEXT ISNUMBER \
    ISODD ISTEXT LARGE LEN LOOKUP LOWER MATCH MAX MAXIFS MEDIAN MIN MINIFS MOD N NA NOT NOW OFFSET OR PI POWER PRODUCT \
    PROPER RAND RANDBETWEEN RANK REPT ROUND ROUNDDOWN ROUNDUP ROW ROWS SIGN SMALL SORT SORTBY SQRT STDEV SUBTOTAL SUM \
    SUMIF SUMIFS SUMPRODUCT SWITCH T TAKE TEXTJOIN TODAY TRANSPOSE TRIM TRUE FALSE TRUNC UNIQUE UPPER VLOOKUP VSTACK \
    WEEKDAY XLOOKUP XMATCH";

/// Functions that make numbers of pieces of texts.
const PIECES: &str = "CODE FIND HEX2DEC LEFT MID NUMBERVALUE REPLACE RIGHT SEARCH SUBSTITUTE TEXT UNICODE VALUE";

/// Tells whether the result of a formula may hold a piece of what it reads, which nobody would find in it.
pub fn takes_apart(formula: &str, is_text: bool) -> bool {
    let is_in = |list: &str, name: &str| list.split(' ').any(|listed| listed == name);
    parts(formula).into_iter().any(|part| {
        let end = part.range.end;
        let name = formula.get(part.range).unwrap_or_default();
        match part.kind {
            Kind::Function if is_text => !is_in(WHOLE, bare_function(name)),
            Kind::Function => is_in(PIECES, name),
            // What a function of somebody's own does, nobody knows.
            Kind::Name if is_text => formula.get(end..).is_some_and(|rest| rest.starts_with('(')),
            _ => false,
        }
    })
}

/// Tells whether the name of a sheet stands in a formula without quotes.
pub fn is_bare(name: &str) -> bool {
    let is_word = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
    let starts = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let like_row_or_column = name.starts_with(['R', 'r', 'C', 'c'])
        && name.chars().skip(1).all(|c| c.is_ascii_digit() || matches!(c, 'C' | 'c'));
    let is_switch = name.eq_ignore_ascii_case("TRUE") || name.eq_ignore_ascii_case("FALSE");
    is_word && starts && !is_like_cell(name) && !like_row_or_column && !is_switch
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn told(formula: &str) -> Vec<(Kind, &str)> {
        let all = parts(formula).into_iter().filter(|part| part.kind != Kind::Function);
        all.map(|part| (part.kind, formula.get(part.range).unwrap())).collect()
    }

    #[test]
    fn what_a_person_chose_is_parted_from_the_language() {
        use Kind::{Column, Name, Number, Outside, Sheet, SheetOfTwo, Text};
        assert_eq!(told("SUM(A1:$B$2,C:C,$D:XFD,$1:$2,1:3)"), [(Number, "1"), (Number, "3")]);
        assert_eq!(told("ROE*C+LEE:A1"), [(Name, "ROE"), (Name, "C"), (Name, "LEE")]);
        assert_eq!(told("IF(A1=\"Jane \"\"J\"\" Roe\",TRUE,#N/A)"), [(Text, "Jane \"\"J\"\" Roe")]);
        assert_eq!(told("Sheet1!A1+'Jane''s list'!$B$2"), [(Sheet, "Sheet1"), (Sheet, "'Jane''s list'")]);
        assert_eq!(told("SUM(Jan:Dec!A1)+'a b:c d'!B1").len(), 4);
        assert_eq!(told("'a b:c d'!B1"), [(SheetOfTwo, "a b"), (SheetOfTwo, "c d")]);
        assert_eq!(told("VLOOKUP(78051120,Clients,2,0)").first(), Some(&(Number, "78051120")));
        assert_eq!(told("Rate*1.5E-3"), [(Name, "Rate"), (Number, "1.5E-3")]);
        assert_eq!(told("#JANE!+#DIV/0!+A1#"), [(Name, "JANE")]);
        assert_eq!(told("Sales[#Jane]"), [(Name, "Sales"), (Column, "#Jane")]);
        assert_eq!(told("SUM(Sales[Jane Roe])"), [(Name, "Sales"), (Column, "Jane Roe")]);
        assert_eq!(told("Sales[[#This Row],[A'[1']]:[B]]"), [(Name, "Sales"), (Column, "A'[1']"), (Column, "B")]);
        assert_eq!(told("[@Amount]*[@[Jane Roe]]"), [(Column, "Amount"), (Column, "Jane Roe")]);
        assert_eq!(told("[1]Sheet1!A1"), [(Outside, "[1]"), (Sheet, "Sheet1")]);
        assert_eq!(told("'[2]Jane Roe'!A1"), [(Outside, "'[2]Jane Roe'")]);
        assert_eq!(told("[3]!Name"), [(Outside, "[3]"), (Name, "Name")]);
        assert_eq!(told("_xlfn.XLOOKUP(JaneCalc(A1),#REF!,{1,\"x\"})").first(), Some(&(Name, "JaneCalc")));
        assert_eq!(told("HALVORSEN(A1)+NORM.S.DIST(A1,TRUE)"), [(Name, "HALVORSEN")]);
        assert_eq!(told("Übersicht!A1&Größe"), [(Sheet, "Übersicht"), (Name, "Größe")]);
    }

    #[test]
    fn only_other_files_are_outside() {
        for formula in ["Sales[1]", "Sales[[1]:[2]]", "\"[1]Sheet!A1\"", "SUM(T[x.y])"] {
            assert!(!has_outside(formula), "{formula}");
        }
        for formula in ["SUM([1]Sheet1!A1)", "'C:\\x\\[b.xlsx]S'!A1", "[0]!Name", "[b.xlsx]S!A1"] {
            assert!(has_outside(formula), "{formula}");
        }
    }

    #[test]
    fn broken_formulas_end() {
        for formula in ["\"", "'", "[", "T[", "T[[", "#", "1E", "$", "a:", "'a", "T['"] {
            parts(formula);
        }
    }

    #[test]
    fn names_that_need_quotes_are_known() {
        assert!(is_bare("PERSON_1") && is_bare("Sheet1"));
        for name in ["My sheet", "A1", "R1C1", "RC", "1st", "TRUE", "ABC12", "a-b", ""] {
            assert!(!is_bare(name), "{name}");
        }
    }
}
