//! Amounts: a number with what stands about it.

/// The most digits of an amount that is read.
const MOST_DIGITS: usize = 18;

/// The number of an amount, and how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount<'a> {
    before: &'a str,
    number: &'a str,
    after: &'a str,
    /// All digits, those after the point included.
    pub digits: u64,
    /// How many digits stand after the point.
    decimals: usize,
}

impl<'a> Amount<'a> {
    /// Reads a text that holds one number.
    pub fn read(text: &'a str) -> Option<Self> {
        let is_digit = |c: char| c.is_ascii_digit();
        let start = text.find(is_digit)?;
        let end = text.rfind(is_digit)? + 1;
        let (before, number, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
        if !number.chars().all(|c| is_digit(c) || is_separator(c)) {
            return None;
        }
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if digits.len() > MOST_DIGITS {
            return None;
        }
        let has_unit = after.trim_start().starts_with(char::is_alphabetic);
        let decimals = point(number, has_unit).map_or(0, |at| number.len() - at - 1);
        Some(Self { before, number, after, digits: digits.parse().ok()?, decimals })
    }

    /// Writes another number in the same way: as many decimals, and the same signs between thousands.
    pub fn written(&self, digits: u64) -> String {
        let digits = format!("{digits:0width$}", width = self.decimals + 1);
        let (whole, fraction) = digits.split_at_checked(digits.len() - self.decimals).unwrap_or_default();
        let (old_whole, tail) = match self.decimals {
            0 => (self.number, ""),
            decimals => self.number.split_at_checked(self.number.len() - decimals - 1).unwrap_or_default(),
        };
        let separator = old_whole.chars().find(|c| is_separator(*c));
        let mut out: Vec<char> = Vec::new();
        let mut old = old_whole.chars().rev();
        let mut since = 0;
        for digit in whole.chars().rev() {
            let mut place = old.next();
            let is_new = place.is_none() && since == 3 && separator.is_some();
            if let Some(sign) = place.filter(|c| is_separator(*c)).or(separator.filter(|_| is_new)) {
                out.push(sign);
                since = 0;
                place = if is_new { None } else { old.next() };
            }
            let _ = place;
            out.push(digit);
            since += 1;
        }
        let whole: String = out.into_iter().rev().collect();
        let point: String = tail.chars().take(1).collect();
        format!("{}{whole}{point}{fraction}{}", self.before, self.after)
    }
}

const fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}')
}

/// Where the sign before the decimals stands, if there is one.
fn point(number: &str, has_unit: bool) -> Option<usize> {
    let at = number.rfind(['.', ','])?;
    let sign = number.get(at..=at)?;
    let decimals = number.len() - at - 1;
    let is_single = number.matches(sign).count() == 1;
    let other =
        number.contains(if sign == "." { ',' } else { '.' }) || number.contains([' ', '\'', '’', '\u{a0}', '\u{202f}']);
    // Three digits after the only sign are thousands, but not before `million`.
    let is_point = is_single && (decimals != 3 || other || has_unit);
    (is_point && number.get(at + 1..)?.bytes().all(|byte| byte.is_ascii_digit())).then_some(at)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_are_read_and_written_in_the_same_form() {
        for (text, digits, other, written) in [
            ("$1,234.56", 123_456, 1_000_000, "$10,000.00"),
            ("1.234,56 €", 123_456, 99_900, "999,00 €"),
            ("USD 4.2 million", 42, 45, "USD 4.5 million"),
            ("3,5 Mio. €", 35, 5, "0,5 Mio. €"),
            ("CHF 12'500", 12_500, 1_250_000, "CHF 1'250'000"),
            ("1 250 000 €", 1_250_000, 990_000, "990 000 €"),
            ("₹12,34,567", 1_234_567, 7_654_321, "₹76,54,321"),
            ("$999", 999, 1_000, "$1000"),
            ("$1.234 billion", 1_234, 1_200, "$1.200 billion"),
            ("EUR 1.234", 1_234, 1_200, "EUR 1.200"),
        ] {
            let amount = Amount::read(text).unwrap();
            assert_eq!(amount.digits, digits, "{text}");
            assert_eq!(amount.written(digits), text);
            assert_eq!(amount.written(other), written, "{text}");
        }
    }

    #[test]
    fn what_holds_no_single_number_is_no_amount() {
        for text in ["", "a lot of money", "$5 to $7", "$1234567890123456789"] {
            assert_eq!(Amount::read(text), None, "{text}");
        }
    }
}
