//! Numbers of cells as a reader sees them: whole where they are written with an exponent, and dates (ECMA-376-1,
//! 18.17.4).

use std::borrow::Cow;

/// Writes the number of a cell as text; nothing where it is not a number.
pub fn shown(value: &str, date: Option<Epoch>) -> Option<Cow<'_, str>> {
    let number: f64 = value.parse().ok().filter(|number: &f64| number.is_finite())?;
    if !value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'E' | b'e')) {
        return None;
    }
    if let Some(text) = date.and_then(|epoch| day(number, epoch)) {
        return Some(text.into());
    }
    let is_short = number.abs() < 1e21 && (number == 0.0 || number.abs() > 1e-12);
    Some(if value.contains(['E', 'e']) && is_short { format!("{number}").into() } else { value.into() })
}

/// Writes a text as the number of a cell again; nothing where it is none, or would lose something.
pub fn written(text: &str, date: Option<Epoch>) -> Option<String> {
    if let Some(epoch) = date.filter(|_| text.contains('-')) {
        return serial(text, epoch).map(|days| days.to_string());
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_plain = digits.len() <= 15
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && (!digits.starts_with('0') || digits.starts_with("0.") || digits == "0");
    (is_plain && text.parse::<f64>().is_ok()).then(|| text.to_owned())
}

/// The day from which a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Epoch {
    /// The last day of 1899, with a 29 February 1900 that never was.
    Y1900,
    /// The first day of 1904.
    Y1904,
}

impl Epoch {
    /// The days from 1 January 1970 to the day that is 0; before March 1900 nothing is a date here.
    const fn offset(self) -> i64 {
        match self {
            Self::Y1900 => -25_569,
            Self::Y1904 => -24_107,
        }
    }
}

/// Writes the day of a number, and its time where there is one.
fn day(number: f64, epoch: Epoch) -> Option<String> {
    if !(61.0..2_958_466.0).contains(&number) {
        return None;
    }
    let seconds = (number.fract() * 86_400.0).round();
    #[allow(clippy::cast_possible_truncation, reason = "the range was looked at above")]
    let (days, seconds) = (number.trunc() as i64 + epoch.offset(), seconds as i64);
    let (year, month, day) = civil(days);
    let date = format!("{year:04}-{month:02}-{day:02}");
    Some(if seconds == 0 {
        date
    } else {
        format!("{date} {:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    })
}

fn serial(text: &str, epoch: Epoch) -> Option<i64> {
    let mut numbers = text.split('-').map(|number| number.parse::<i64>().ok());
    let (year, month, day) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let days = days(year, month, day);
    let is_sound = text.len() == 10 && numbers.next().is_none() && civil(days) == (year, month, day);
    let serial = days - epoch.offset();
    (is_sound && (61..2_958_466).contains(&serial)).then_some(serial)
}

/// The date of a day counted from 1 January 1970, in the Gregorian calendar.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}

fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Tells whether a number format shows dates (18.8.30, 18.8.31).
pub fn is_date_format(id: u32, code: Option<&str>) -> bool {
    let Some(code) = code else { return matches!(id, 14..=17 | 22 | 27..=36 | 50..=58) };
    let (mut is_quoted, mut is_bracketed, mut is_escaped) = (false, false, false);
    let mut letters = code.chars().filter(|&c| {
        let counts = !is_quoted && !is_bracketed && !is_escaped;
        is_escaped = counts && matches!(c, '\\' | '_' | '*');
        is_quoted ^= c == '"' && !is_bracketed;
        is_bracketed = !is_quoted && (is_bracketed || c == '[') && c != ']';
        counts
    });
    !code.to_ascii_lowercase().contains("general") && letters.any(|c| matches!(c, 'd' | 'D' | 'y' | 'Y'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_shown() {
        let plain = |value| shown(value, None).unwrap_or_default();
        assert_eq!(plain("4.111111111111111E15"), "4111111111111111");
        assert_eq!(plain("78051120"), "78051120");
        assert_eq!(plain("0.30000000000000004"), "0.30000000000000004");
        assert_eq!(shown("Jane", None), None);
        assert_eq!(shown("inf", None), None);
        let date = |value| shown(value, Some(Epoch::Y1900)).unwrap_or_default();
        assert_eq!(date("29286"), "1980-03-06");
        assert_eq!(date("45351.5"), "2024-02-29 12:00:00");
        assert_eq!(date("0.5"), "0.5");
        assert_eq!(shown("27824", Some(Epoch::Y1904)).as_deref(), Some("1980-03-06"));
    }

    #[test]
    fn what_is_still_a_number_is_written_as_one() {
        assert_eq!(written("1980-03-06", Some(Epoch::Y1900)).as_deref(), Some("29286"));
        assert_eq!(written("42.5", None).as_deref(), Some("42.5"));
        for text in ["[SSN 1]", "078051120", "1980-03-06", "1234567890123456", "", "1e5"] {
            assert_eq!(written(text, None), None, "{text}");
        }
    }

    #[test]
    fn formats_of_dates_are_known() {
        assert!(is_date_format(14, None) && is_date_format(164, Some("dd/mm/yyyy;@")));
        for code in ["0.00", "General", "\"day\"0", "[Red]0", "[$-409]0", "#,##0_d"] {
            assert!(!is_date_format(164, Some(code)), "{code}");
        }
    }
}
