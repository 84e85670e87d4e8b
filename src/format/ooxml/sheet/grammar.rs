//! What stands in place of a formula and is none (ECMA-376-1, 18.17.2): an address, a date, a telephone number.
//!
//! Read as a formula, such a text falls into names and numbers that tell nothing one by one.

use super::super::geometry::TELLING_DIGITS;
use super::reference::{are_lines, cell};

/// What a formula can be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// A formula.
    Formula,
    /// A difference of numbers, which may as well be one number in groups.
    Digits,
    /// No formula.
    Text,
}

/// Reads a formula; `is_name` tells which names the workbook knows.
pub fn reading(formula: &str, is_name: impl Fn(&str) -> bool) -> Reading {
    let digits = formula.bytes().filter(u8::is_ascii_digit).count();
    let mut reader = Reader { rest: formula, open: Vec::new(), last: None, last_is_closed: false, is_name };
    // Some programs write the sign that begins a formula where it is typed.
    reader.rest = formula.strip_prefix('=').unwrap_or(formula);
    if reader.read().is_none() {
        Reading::Text
    } else if digits >= TELLING_DIGITS
        && formula.contains('-')
        && formula.bytes().all(|byte| b"0123456789-".contains(&byte))
    {
        Reading::Digits
    } else {
        Reading::Formula
    }
}

/// What is open and has to be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bracket {
    /// Round ones around what is calculated first.
    Group,
    /// Round ones around what a function takes.
    Call,
    /// Curly ones around a table of constants.
    Table,
}

/// What an operand is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operand {
    /// It may be cells, which can be intersected and united.
    Cells,
    /// It is a constant, or a name that nobody knows.
    Other,
}

struct Reader<'a, F> {
    rest: &'a str,
    open: Vec<Bracket>,
    /// The operand behind which it stands.
    last: Option<Operand>,
    /// Whether that ends with a round bracket, so that it may be a function.
    last_is_closed: bool,
    is_name: F,
}

impl<'a, F: Fn(&str) -> bool> Reader<'a, F> {
    /// Nothing where it is no formula.
    fn read(&mut self) -> Option<()> {
        loop {
            let trimmed = self.rest.trim_start();
            let had_blank = trimmed.len() < self.rest.len();
            self.rest = trimmed;
            let Some(c) = self.rest.chars().next() else { break };
            match self.last {
                None => self.operand(c)?,
                Some(last) if had_blank && is_start(c) => {
                    self.operand(c)?;
                    let are_cells = last == Operand::Cells && self.last.is_none_or(|next| next == Operand::Cells);
                    are_cells.then_some(())?;
                }
                Some(last) => self.operator(c, last)?,
            }
        }
        (self.open.is_empty() && self.last.is_some()).then_some(())
    }

    fn skip(&mut self, len: usize) {
        self.rest = self.rest.get(len..).unwrap_or_default();
    }

    fn take(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let (taken, rest) = self.rest.split_at(self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn end(&mut self, operand: Operand) {
        (self.last, self.last_is_closed) = (Some(operand), false);
    }

    fn operand(&mut self, c: char) -> Option<()> {
        self.last = None;
        match c {
            '+' | '-' | '@' => self.skip(1),
            '(' | '{' => self.enter(if c == '(' { Bracket::Group } else { Bracket::Table }),
            ')' if self.open.last() == Some(&Bracket::Call) => self.leave(),
            ',' if self.open.last() == Some(&Bracket::Call) => self.skip(1),
            '"' => {
                self.quoted('"')?;
                self.end(Operand::Other);
            }
            '\'' => {
                self.quoted('\'')?;
                self.rest = self.rest.strip_prefix('!')?;
            }
            '[' => {
                self.brackets()?;
                match self.rest.chars().next() {
                    // It was the number of a file.
                    Some('!') => self.skip(1),
                    Some(c) if c.is_alphanumeric() || matches!(c, '_' | '\'') => {}
                    _ => self.end(Operand::Cells),
                }
            }
            '#' => {
                self.skip(1);
                let error = self.take(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '?' | '_'));
                self.rest = self.rest.strip_prefix('!').unwrap_or(self.rest);
                (!error.is_empty()).then_some(())?;
                self.end(Operand::Cells);
            }
            c if c.is_ascii_digit() || c == '.' => self.number()?,
            c if is_of_name(c) => self.word()?,
            _ => return None,
        }
        Some(())
    }

    fn operator(&mut self, c: char, last: Operand) -> Option<()> {
        let within = self.open.last().copied();
        match c {
            '%' => self.skip(1),
            '#' if last == Operand::Cells => self.skip(1),
            '(' if self.last_is_closed => self.enter(Bracket::Call),
            ')' if matches!(within, Some(Bracket::Group | Bracket::Call)) => self.leave(),
            '}' if within == Some(Bracket::Table) => self.leave(),
            '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<' | '>' => {
                let len = if ["<=", ">=", "<>"].iter().any(|sign| self.rest.starts_with(sign)) { 2 } else { 1 };
                self.skip(len);
                self.last = None;
            }
            ':' if last == Operand::Cells => {
                self.skip(1);
                self.last = None;
            }
            ',' if within == Some(Bracket::Call) || within == Some(Bracket::Table) || last == Operand::Cells => {
                self.skip(1);
                self.last = None;
            }
            ';' if within == Some(Bracket::Table) => {
                self.skip(1);
                self.last = None;
            }
            _ => return None,
        }
        Some(())
    }

    fn enter(&mut self, bracket: Bracket) {
        self.skip(1);
        self.open.push(bracket);
        self.last = None;
    }

    fn leave(&mut self) {
        self.skip(1);
        self.last_is_closed = self.open.pop().is_some_and(|bracket| bracket != Bracket::Table);
        self.last = Some(if self.last_is_closed { Operand::Cells } else { Operand::Other });
    }

    /// Passes quoted text, in which quotes are doubled.
    fn quoted(&mut self, quote: char) -> Option<()> {
        loop {
            self.skip(1);
            let end = self.rest.find(quote)?;
            self.skip(end + 1);
            if !self.rest.starts_with(quote) {
                return Some(());
            }
        }
    }

    /// Passes the brackets of a table, one within another, in which an apostrophe escapes the next sign.
    fn brackets(&mut self) -> Option<()> {
        let (mut depth, mut is_escaped) = (0_usize, false);
        for (at, c) in self.rest.char_indices() {
            match c {
                _ if is_escaped => is_escaped = false,
                '\'' => is_escaped = true,
                '[' => depth += 1,
                ']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        self.skip(at + 1);
                        return Some(());
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// A number, the rows of a sheet, or the name of a sheet that begins with a digit.
    fn number(&mut self) -> Option<()> {
        let start = self.rest;
        let digits = self.take(|c| c.is_ascii_digit());
        let last = |rest: &'a str| rest.find(|c: char| !c.is_ascii_digit() && c != '$').unwrap_or(rest.len());
        let rows = self.rest.strip_prefix(':').map(|rest| rest.split_at(last(rest)));
        if let Some((_, rest)) = rows.filter(|(last, _)| are_lines(digits, last)) {
            self.rest = rest;
            self.end(Operand::Cells);
            return Some(());
        }
        let (mut count, mut is_padded) = (digits.len(), digits.len() > 1 && digits.starts_with('0'));
        if let Some(rest) = self.rest.strip_prefix('.') {
            self.rest = rest;
            count += self.take(|c| c.is_ascii_digit()).len();
        }
        if let Some(rest) = self.rest.strip_prefix(['E', 'e']) {
            let rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
            if rest.starts_with(|c: char| c.is_ascii_digit()) {
                self.rest = rest;
                self.take(|c| c.is_ascii_digit());
            }
        }
        if self.rest.starts_with(|c| is_of_name(c) || c == '!') {
            self.rest = start;
            self.take(is_of_name);
            self.rest = self.rest.strip_prefix('!')?;
            return Some(());
        }
        is_padded |= count == 0 || self.rest.starts_with('.');
        self.end(Operand::Other);
        (!is_padded).then_some(())
    }

    fn word(&mut self) -> Option<()> {
        let word = self.take(is_of_name);
        if let Some(rest) = self.rest.strip_prefix('!') {
            self.rest = rest;
            return Some(());
        }
        if self.rest.starts_with('(') {
            self.enter(Bracket::Call);
            return Some(());
        }
        if self.rest.starts_with('[') {
            self.brackets()?;
            self.end(Operand::Cells);
            return Some(());
        }
        let last =
            self.rest.strip_prefix(':').map(|rest| rest.split_at(rest.find(|c| !is_of_name(c)).unwrap_or(rest.len())));
        if let Some((last, rest)) = last {
            // Else it is the first of a row of sheets, or a name of cells.
            if !rest.starts_with(['!', '(', '[']) && are_lines(word, last) {
                self.rest = rest;
            }
            self.end(Operand::Cells);
            return Some(());
        }
        let are_cells = cell(word).is_some() || (self.is_name)(word);
        self.end(if are_cells { Operand::Cells } else { Operand::Other });
        Some(())
    }
}

/// Tells whether an operand may begin with a character that is no operator.
fn is_start(c: char) -> bool {
    is_of_name(c) || matches!(c, '(' | '{' | '"' | '\'' | '[')
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '\\' | '?' | '$') || !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(formula: &str) -> Reading {
        reading(formula, |name| name == "Rates")
    }

    #[test]
    fn formulas_are_read() {
        for formula in [
            "A1",
            "SUM(A1:$B$2,C:C,$1:2)*-1.5E-3%",
            "IF(A1=\"Jane \"\"J\"\"\",,{1,2;\"x\",TRUE})",
            "'Jane''s list'!$B$2+Sheet1:Sheet3!A1+2020!A1",
            "Sheet1!$A:$B,Sheet1!$1:$2",
            "A1:B9 Rates",
            "(A1,B1) C1:INDEX(A:A,2)",
            "Sales[[#This Row],[A'[1']]:[B]]&[@Amount]",
            "[1]Sheet1!A1+[3]!Name+'[2]x'!A1",
            "LAMBDA(x,x^2)(3)",
            "Sheet1!#REF!+#N/A+A1#",
            "-(-A1)>=+2",
            "NOW()-.5",
            "=A1",
            "_xlfn.SINGLE(Größe)<>1%",
            "Rate\n * 2",
            "120-30",
        ] {
            assert_eq!(read(formula), Reading::Formula, "{formula}");
        }
    }

    #[test]
    fn what_a_formula_cannot_be_is_text() {
        for text in [
            "jane.roe@example.com",
            "Jane Roe",
            "Rates Jane",
            "https://example.com/jane?x=1",
            "10.0.0.5",
            "DE89 3704 0044",
            "+1 415 555 0123",
            "(415) 555-0123",
            "078-05-1120",
            "12/05/1980",
            "Excel|'c:\\x'!item",
            "Jane's",
            "A1)",
            "(A1",
            "\"A",
            "",
            "1st",
            "a;b",
            "Jane, Roe",
        ] {
            assert_eq!(read(text), Reading::Text, "{text}");
        }
        assert_eq!(read("415-555-2671"), Reading::Digits);
    }
}
