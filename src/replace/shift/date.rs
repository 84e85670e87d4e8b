//! Dates in the forms in which people write them.

use super::month::{self, Month};
use crate::replace::fit::cased;

/// What stands first in a date of three numbers whose year is last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// 31/12/2024.
    DayFirst,
    /// 12/31/2024.
    MonthFirst,
}

/// A piece of the text: digits, letters, or signs.
#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Word,
    Sign,
}

/// Which tokens are the parts of the date.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    year: Option<usize>,
    month: Option<usize>,
    day: Option<usize>,
    named: Option<Month>,
}

/// A date of the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Civil {
    year: i64,
    month: u32,
    day: u32,
}

/// The year of dates that name none; only the lengths of its months matter.
const COMMON_YEAR: i64 = 2023;
/// Years of two digits up to this one are of this century.
const PIVOT: i64 = 40;
/// What a whole month or year is taken for, so that it moves as its middle does.
const MID_MONTH: u32 = 15;

fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind = |c: char| match c {
        c if c.is_ascii_digit() => Kind::Number,
        // The signs of Chinese, Japanese and Korean dates part numbers.
        '年' | '月' | '日' | '년' | '월' | '일' => Kind::Sign,
        c if c.is_alphabetic() => Kind::Word,
        _ => Kind::Sign,
    };
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        if let Some(last) = last.filter(|last| *last != kind(c)) {
            tokens.push(Token { text: text.get(start..at).unwrap_or_default(), kind: last });
            start = at;
        }
        last = Some(kind(c));
    }
    tokens.extend(last.map(|kind| Token { text: text.get(start..).unwrap_or_default(), kind }));
    tokens
}

fn number(token: Token<'_>) -> Option<i64> {
    token.text.parse().ok().filter(|_| token.kind == Kind::Number && token.text.len() <= 4)
}

/// Finds the parts of a date; two orders where both can be.
fn parts(tokens: &[Token<'_>]) -> Vec<Parts> {
    let words: Vec<&str> = tokens.iter().filter(|token| token.kind == Kind::Word).map(|token| token.text).collect();
    let named = |token: &Token<'_>| (token.kind == Kind::Word).then(|| month::read(token.text, &words)).flatten();
    let mut months = tokens.iter().enumerate().filter_map(|(at, token)| Some((at, named(token)?)));
    let all = match (months.next(), months.next()) {
        (Some((at, month)), None) => written(tokens, at, month).into_iter().collect(),
        (None, _) => numeric(tokens),
        _ => Vec::new(),
    };
    all.into_iter().filter(|parts| only_times_follow(tokens, *parts) && civil(tokens, *parts).is_some()).collect()
}

fn numbers(tokens: &[Token<'_>]) -> Vec<(usize, usize)> {
    let all = tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Number);
    all.map(|(at, token)| (at, token.text.len())).collect()
}

/// A date whose month is a word.
fn written(tokens: &[Token<'_>], at: usize, month: Month) -> Option<Parts> {
    let is_short = |token: Option<&Token<'_>>| token.is_some_and(|token| token.text == "-");
    let month = if is_short(tokens.get(at + 1)) { month.shortened() } else { month };
    let mut parts = Parts { month: Some(at), named: Some(month), ..Parts::default() };
    let numbers = numbers(tokens);
    let before: Vec<_> = numbers.iter().filter(|(index, _)| *index < at).collect();
    match before.as_slice() {
        [] => {}
        [(index, 1..=2)] => parts.day = Some(*index),
        [(index, 4)] => parts.year = Some(*index),
        _ => return None,
    }
    let times = |index: usize| tokens.get(index + 1).is_some_and(|token| token.text.starts_with(':'));
    for (index, len) in numbers.iter().filter(|(index, _)| *index > at && !times(*index)) {
        match len {
            1..=2 if parts.day.is_none() => parts.day = Some(*index),
            2 | 4 if parts.year.is_none() => parts.year = Some(*index),
            _ => break,
        }
    }
    Some(parts)
}

/// A date of numbers alone.
fn numeric(tokens: &[Token<'_>]) -> Vec<Parts> {
    let numbers = numbers(tokens);
    let sign = |first: usize, second: usize| {
        let between = tokens.get(first + 1..second).unwrap_or_default();
        match between {
            [one] => Some(one.text.trim()).filter(|sign| matches!(*sign, "-" | "/" | "." | "年" | "月" | "년" | "월")),
            _ => None,
        }
    };
    let joined = |first: usize, second: usize| sign(first, second).is_some();
    let three = |year, month, day| Parts { year: Some(year), month: Some(month), day: Some(day), named: None };
    let two = |year, month| Parts { year: Some(year), month: Some(month), ..Parts::default() };
    match numbers.as_slice() {
        [(y, 4), (m, 1..=2), (d, 1..=2), ..] if joined(*y, *m) && joined(*m, *d) => vec![three(*y, *m, *d)],
        [(a, 1..=2), (b, 1..=2), (y, 2 | 4), ..] if joined(*a, *b) && joined(*b, *y) => {
            let is_dotted = sign(*a, *b) == Some(".");
            let day_first = three(*y, *b, *a);
            if is_dotted { vec![day_first] } else { vec![day_first, three(*y, *a, *b)] }
        }
        [(y, 4), (m, 2), ..] if joined(*y, *m) => vec![two(*y, *m)],
        [(m, 1..=2), (y, 4), ..] if joined(*m, *y) => vec![two(*y, *m)],
        [(y, 4)] => vec![Parts { year: Some(*y), ..Parts::default() }],
        _ => Vec::new(),
    }
}

/// Tells whether every number that is no part of the date belongs to a time of day or a zone.
fn only_times_follow(tokens: &[Token<'_>], parts: Parts) -> bool {
    let ours = [parts.year, parts.month, parts.day];
    let last = ours.iter().flatten().max().copied().unwrap_or_default();
    let text_at = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| token.text);
    numbers(tokens).iter().all(|(at, len)| {
        let (before, after) = (text_at(at.checked_sub(1)), text_at(at.checked_add(1)));
        let clock = |sign: &str| sign.ends_with([':', '+', '.']) || sign.starts_with([':', '+']) || sign == "-";
        let is_hour = before.ends_with('T') || ["h", "am", "pm", "Uhr", "AM", "PM", "Z"].contains(&after.trim());
        let is_clock = *at > last && (clock(before) || clock(after) || is_hour || after.starts_with(':'));
        ours.contains(&Some(*at)) || (is_clock && *len <= 9 && *len != 4) || (*at > last && before == "+")
    })
}

fn civil(tokens: &[Token<'_>], parts: Parts) -> Option<Civil> {
    let value = |at: Option<usize>| at.map(|at| number(*tokens.get(at)?)).unwrap_or(Some(0));
    let (year, day) = (value(parts.year)?, value(parts.day)?);
    let year = match parts.year.and_then(|at| tokens.get(at)).map(|token| token.text.len()) {
        None => COMMON_YEAR,
        Some(2) if year <= PIVOT => 2000 + year,
        Some(2) => 1900 + year,
        Some(_) => Some(year).filter(|year| (1800..=2200).contains(year))?,
    };
    let month = match (parts.named, parts.month) {
        (Some(month), _) => month.number,
        (None, None) => 7,
        (None, month) => u32::try_from(value(month)?).ok()?,
    };
    let day = if parts.day.is_none() { MID_MONTH } else { u32::try_from(day).ok()? };
    let civil = Civil { year, month, day };
    let is_sound = (1..=12).contains(&month) && day > 0;
    // A day that its month has not would lead back to another.
    (is_sound && Civil::of(civil.days()) == civil).then_some(civil)
}

impl Civil {
    /// The days since the first of March of the year 0. With years that begin in March the leap day is the last.
    const fn days(self) -> i64 {
        let month = (self.month as i64 + 9) % 12;
        let year = self.year - month / 10;
        365 * year + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (month * 306 + 5) / 10
            + self.day as i64
            - 1
    }

    /// The date of a day.
    fn of(days: i64) -> Self {
        let mut year = (10_000 * days + 14_780).div_euclid(3_652_425);
        let rest = |year: i64| days - (365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400));
        if rest(year) < 0 {
            year -= 1;
        }
        let rest = rest(year);
        let month = (100 * rest + 52) / 3060;
        let day = rest - (month * 306 + 5) / 10 + 1;
        let number = |number: i64| u32::try_from(number).unwrap_or_default();
        Self { year: year + (month + 2) / 12, month: number((month + 2) % 12 + 1), day: number(day) }
    }
}

/// Digits in one run, `20241231`, as three parts.
fn spread(text: &str) -> Option<String> {
    let digits = text.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let rest = text.get(8..).filter(|rest| rest.is_empty() || rest.starts_with('T'))?;
    let year: i64 = digits.get(..4)?.parse().ok()?;
    let is_sound = (1900..=2100).contains(&year);
    let spread = || Some(format!("{}-{}-{}{rest}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?));
    is_sound.then(spread).flatten()
}

/// Which order a date has to be read in, if there is but one and there might have been two.
pub fn order(text: &str) -> Option<Order> {
    let tokens = tokens(text);
    let is_open = numeric(&tokens).len() == 2;
    match parts(&tokens).as_slice() {
        [one] if is_open => Some(if one.day < one.month { Order::DayFirst } else { Order::MonthFirst }),
        _ => None,
    }
}

/// Takes the reading of a date that is sure, or the one that an order tells.
fn reading(tokens: &[Token<'_>], order: Option<Order>) -> Option<Parts> {
    let all = parts(tokens);
    match all.as_slice() {
        [one] => Some(*one),
        [day_first, month_first] if civil(tokens, *day_first) == civil(tokens, *month_first) => Some(*match order {
            Some(Order::MonthFirst) => month_first,
            _ => day_first,
        })
        .filter(|_| order.is_some()),
        [day_first, month_first] => order.map(|order| if order == Order::DayFirst { *day_first } else { *month_first }),
        _ => None,
    }
}

/// The number of the day that a text tells.
pub fn day(text: &str, order: Option<Order>) -> Option<i64> {
    let tokens = tokens(text);
    civil(&tokens, reading(&tokens, order)?).map(Civil::days)
}

/// Writes a date that lies some days after the one of a text, in the same form; nothing when the text is none, or can
/// be read in two ways.
pub fn moved(text: &str, days: i64, order: Option<Order>) -> Option<String> {
    if let Some(spread) = spread(text) {
        let moved = moved(&spread, days, None)?;
        return Some(moved.get(..10)?.replace('-', "") + moved.get(10..)?);
    }
    let tokens = tokens(text);
    let parts = reading(&tokens, order)?;
    let new = Civil::of(civil(&tokens, parts)?.days() + days);
    let width = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or(2, |token| token.text.len());
    let is_padded = width(parts.day) == 2 && (parts.named.is_some() || width(parts.month) == 2);
    let two = |number: u32| if is_padded { format!("{number:02}") } else { number.to_string() };
    let is_ours = |part: Option<usize>, at: usize| part == Some(at);
    let mut out = String::new();
    for (at, token) in tokens.iter().enumerate() {
        if is_ours(parts.year, at) {
            let year = new.year;
            out += &if token.text.len() == 2 { format!("{:02}", year % 100) } else { format!("{year:04}") };
        } else if is_ours(parts.month, at) {
            out += &match parts.named {
                Some(month) => cased(month.named(new.month)?, token.text),
                None => two(new.month),
            };
        } else if is_ours(parts.day, at) {
            // A written date pads its day only where it visibly did.
            let pads = parts.named.is_none() || token.text.starts_with('0');
            out += &if pads { two(new.day) } else { new.day.to_string() };
        } else if at.checked_sub(1).is_some_and(|before| is_ours(parts.day, before)) {
            out += ordinal(token.text, new.day);
        } else {
            out += token.text;
        }
    }
    Some(out)
}

/// What follows a day: the ending of an English or French ordinal number is that of the new day.
fn ordinal(ending: &str, day: u32) -> &str {
    match ending.to_ascii_lowercase().as_str() {
        "st" | "nd" | "rd" | "th" => match (day % 10, day % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        },
        "er" if day != 1 => "",
        _ => ending,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn back(text: &str, order: Option<Order>) -> Option<String> {
        moved(text, -70, order)
    }

    #[test]
    fn days_and_dates_lead_to_each_other() {
        let mut last = Civil { year: 1799, month: 12, day: 31 };
        let end = Civil { year: 2201, month: 1, day: 1 };
        for days in last.days() + 1..end.days() {
            let civil = Civil::of(days);
            assert_eq!(civil.days(), days);
            assert!((civil.year, civil.month, civil.day) > (last.year, last.month, last.day), "{civil:?}");
            assert!(civil.day == last.day + 1 || (civil.day == 1 && last.day >= 28), "{civil:?}");
            last = civil;
        }
        assert_eq!(Civil { year: 2024, month: 3, day: 1 }.days() - Civil { year: 2024, month: 2, day: 28 }.days(), 2);
        assert_eq!(Civil { year: 1900, month: 3, day: 1 }.days() - Civil { year: 1900, month: 2, day: 28 }.days(), 1);
    }

    #[test]
    fn the_form_stays() {
        for (text, moved) in [
            ("2024-03-15", "2024-01-05"),
            ("2024-03-15T08:30:00Z", "2024-01-05T08:30:00Z"),
            ("2024-03-15 08:30:00.123+02:00", "2024-01-05 08:30:00.123+02:00"),
            ("20240315", "20240105"),
            ("2024/3/15", "2024/1/5"),
            ("2024年3月15日", "2024年1月5日"),
            ("15.03.2024", "05.01.2024"),
            ("15. 3. 2024", "5. 1. 2024"),
            ("15/03/24", "05/01/24"),
            ("03/15/2024", "01/05/2024"),
            ("3/15/2024 at 4:05 pm", "1/5/2024 at 4:05 pm"),
            ("March 15, 2024", "January 5, 2024"),
            ("Friday, March 15th, 2024", "Friday, January 5th, 2024"),
            ("March 12th, 2024", "January 2nd, 2024"),
            ("MARCH 15, 2024", "JANUARY 5, 2024"),
            ("15 Mar 2024", "5 Jan 2024"),
            ("15-May-24", "6-Mar-24"),
            ("15th of March, 2024", "5th of January, 2024"),
            ("15. März 2024", "5. Januar 2024"),
            ("Freitag, den 15. März 2024", "Freitag, den 5. Januar 2024"),
            ("15 mars 2024", "5 janvier 2024"),
            ("1er mars 2024", "22 décembre 2023"),
            ("15 de marzo de 2024", "5 de enero de 2024"),
            ("15 marzo 2024", "5 enero 2024"),
            ("March 2024", "January 2024"),
            ("03/2024", "01/2024"),
            ("2024-03", "2024-01"),
            ("March 15", "January 4"),
            ("01/29/1999", "11/20/1998"),
            ("2024", "2024"),
        ] {
            assert_eq!(back(text, None).as_deref(), Some(moved), "{text}");
        }
    }

    #[test]
    fn what_has_two_readings_needs_an_order() {
        assert_eq!(back("03/04/2024", None), None);
        assert_eq!(back("03/04/2024", Some(Order::DayFirst)).as_deref(), Some("24/01/2024"));
        assert_eq!(back("03/04/2024", Some(Order::MonthFirst)).as_deref(), Some("12/25/2023"));
        assert_eq!(back("03/03/2024", None), None);
        assert_eq!(order("31/12/2024"), Some(Order::DayFirst));
        assert_eq!(order("12/31/2024"), Some(Order::MonthFirst));
        assert_eq!(order("03/04/2024"), None);
        assert_eq!(order("31.12.2024"), None);
        assert_eq!(order("2024-12-31"), None);
    }

    #[test]
    fn what_is_no_date_is_not_moved() {
        for text in [
            "",
            "yesterday",
            "30.02.2024",
            "13/13/2024",
            "3-5 March 2024",
            "March to May 2024",
            "2024-03-15 17",
            "12345678",
            "1.2.3.4",
            "0000-00-00",
            "99999",
        ] {
            assert_eq!(back(text, None), None, "{text}");
        }
    }
}
