//! References to cells: `B7`, `$B$7:$C$9`, lists of them, and what only looks like one (ECMA-376-1, 18.17.2.3).

/// The number of columns of a sheet.
const COLUMNS: u32 = 16_384;
/// The number of its rows.
const ROWS: u32 = 1_048_576;

/// A rectangle of cells, counted from 1, its last row and column included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The first row.
    pub top: u32,
    /// The first column.
    pub left: u32,
    /// The last row.
    pub bottom: u32,
    /// The last column.
    pub right: u32,
}

impl Area {
    /// Reads an area, or a single cell.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let ((top, left), (bottom, right)) = (cell(first)?, cell(last)?);
        Some(Self { top, left, bottom, right })
    }

    /// Tells whether a cell lies in it.
    pub fn contains(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// Reads the row and the column of a cell, counted from 1; signs that fix one of them do not matter.
pub fn cell(text: &str) -> Option<(u32, u32)> {
    let text = text.strip_prefix('$').unwrap_or(text);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at_checked(letters)?;
    let digits = digits.strip_prefix('$').unwrap_or(digits);
    Some((row(digits)?, column(letters)?))
}

/// How a cell is called by its row and its column, counted from 1.
pub fn cell_name(row: u32, column: u32) -> String {
    let (mut rest, mut letters) = (column, String::new());
    while rest > 0 {
        letters.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters + &row.to_string()
}

fn column(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let digit = |byte: u8| u32::from(byte.to_ascii_uppercase().wrapping_sub(b'A')) + 1;
    let is_sound = letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let number = letters.bytes().fold(0, |sum, byte| sum * 26 + digit(byte));
    (is_sound && number <= COLUMNS).then_some(number)
}

fn row(digits: &str) -> Option<u32> {
    let is_sound = digits.len() <= 7 && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|&number| is_sound && (1..=ROWS).contains(&number))
}

/// Tells whether a word is a cell, or could be the column or the row of one.
pub fn is_like_cell(word: &str) -> bool {
    let bare = word.strip_prefix('$').unwrap_or(word);
    cell(word).is_some() || column(bare).is_some() || row(bare).is_some()
}

/// Tells whether two words are the first and the last of whole columns, or of whole rows.
///
/// One column alone is none: it could be any word of three letters.
pub fn are_lines(first: &str, last: &str) -> bool {
    let [first, last] = [first, last].map(|word| word.strip_prefix('$').unwrap_or(word));
    column(first).and(column(last)).is_some() || row(first).and(row(last)).is_some()
}

/// Tells whether a value is a list of cells and areas, and nothing else.
pub fn is_reference(value: &str) -> bool {
    value.split(' ').all(|area| Area::parse(area).is_some())
}

/// Tells whether a value is a list of cells, areas, whole columns and whole rows, and nothing else.
pub fn is_selection(value: &str) -> bool {
    let are_lines = |area: &str| area.split_once(':').is_some_and(|(first, last)| are_lines(first, last));
    value.split(' ').all(|area| Area::parse(area).is_some() || are_lines(area))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_told_from_words() {
        assert_eq!(cell("$AB$12"), Some((12, 28)));
        assert_eq!([cell_name(12, 28), cell_name(1_048_576, 16_384)], ["AB12", "XFD1048576"]);
        assert_eq!(Area::parse("B2:D9"), Some(Area { top: 2, left: 2, bottom: 9, right: 4 }));
        for reference in ["A1", "A1:B2 $C$3", "XFD1048576"] {
            assert!(is_reference(reference) && is_selection(reference), "{reference}");
        }
        for lines in ["A1:B2 $C:$D", "1:3", "A1 $1:$1048576"] {
            assert!(!is_reference(lines) && is_selection(lines), "{lines}");
        }
        for word in
            ["", "JANE", "JANE1", "A0", "A1048577", "XFE1", "Jane Roe", "A1,B2", "078051120", "ROE", "55", "A:1"]
        {
            assert!(!is_selection(word), "{word}");
        }
    }
}
