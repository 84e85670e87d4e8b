//! Reads dates and moments in the notations of the world.

use crate::detect::Hit;
use crate::detect::character::is_letter_or_digit;

/// How far before a trigger a date may begin, and how far behind it it may end.
const REACH: (usize, usize) = (40, 72);

/// The names of the months in English, German, French, Spanish, Italian, Portuguese, Dutch and the Nordic languages.
const MONTHS: &[&str] = &[
    "january",
    "jan",
    "januar",
    "jänner",
    "januari",
    "janvier",
    "janv",
    "enero",
    "ene",
    "gennaio",
    "gen",
    "janeiro",
    "february",
    "feb",
    "februar",
    "februari",
    "février",
    "fevrier",
    "févr",
    "fév",
    "febrero",
    "febbraio",
    "fevereiro",
    "fev",
    "march",
    "mar",
    "märz",
    "mär",
    "mars",
    "marzo",
    "março",
    "maart",
    "mrt",
    "marts",
    "april",
    "apr",
    "avril",
    "avr",
    "abril",
    "abr",
    "aprile",
    "may",
    "mai",
    "mayo",
    "maggio",
    "mag",
    "maio",
    "mei",
    "maj",
    "june",
    "jun",
    "juni",
    "juin",
    "junio",
    "giugno",
    "giu",
    "junho",
    "july",
    "jul",
    "juli",
    "juillet",
    "juil",
    "julio",
    "luglio",
    "lug",
    "julho",
    "august",
    "aug",
    "août",
    "aout",
    "agosto",
    "ago",
    "augustus",
    "augusti",
    "september",
    "sep",
    "sept",
    "septembre",
    "septiembre",
    "settembre",
    "set",
    "setembro",
    "october",
    "oct",
    "oktober",
    "okt",
    "octobre",
    "octubre",
    "ottobre",
    "ott",
    "outubro",
    "out",
    "november",
    "nov",
    "novembre",
    "noviembre",
    "novembro",
    "december",
    "dec",
    "dezember",
    "dez",
    "décembre",
    "déc",
    "diciembre",
    "dic",
    "dicembre",
    "dezembro",
    "desember",
];

/// Names of months that are no other word when they begin with a capital and a day follows.
const PLAIN: &[&str] = &[
    "january",
    "jan",
    "february",
    "feb",
    "march",
    "mar",
    "april",
    "apr",
    "may",
    "june",
    "jun",
    "july",
    "jul",
    "august",
    "aug",
    "september",
    "sep",
    "sept",
    "october",
    "oct",
    "november",
    "nov",
    "december",
    "dec",
];

/// Names of time zones.
const ZONES: &[&str] = &[
    "Z", "UTC", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "CET", "CEST", "BST", "WET", "EET",
    "IST", "JST", "AEST", "Uhr", "h",
];

/// A date in a text.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub start: usize,
    pub end: usize,
    /// How sure its notation makes it.
    pub score: f32,
}

/// A place in a text, from which pieces are read.
#[derive(Debug, Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Steps over one of some texts.
    fn skip(&mut self, pieces: &[&str]) -> bool {
        let found = pieces.iter().find(|piece| self.rest().starts_with(**piece));
        self.at += found.map_or(0, |piece| piece.len());
        found.is_some()
    }

    /// Steps over a number of so many digits, and gives it.
    fn number(&mut self, least: usize, most: usize) -> Option<(u32, usize)> {
        let len = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        let value = self.rest().get(..len)?.parse().ok().filter(|_| (least..=most).contains(&len))?;
        self.at += len;
        Some((value, len))
    }
}

/// Reads a date in numbers whose third number begins with the last byte of a hit.
pub fn numeric(hit: &Hit<'_>) -> Option<Found> {
    let third = hit.end.checked_sub(1)?;
    let before = hit.before(third, REACH.0);
    let sign = before.chars().next_back()?;
    let groups = before.strip_suffix(sign)?;
    let len = |text: &str| text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let middle_len = len(groups);
    let rest = groups.get(..groups.len() - middle_len)?.strip_suffix(sign)?;
    let first_len = len(rest);
    let lead = rest.get(..rest.len() - first_len)?;
    let start = third - (before.len() - lead.len());
    let text = hit.after(start, first_len + 1 + REACH.1);
    let mut cursor = Cursor { text, at: 0 };
    let (first, first_len) = cursor.number(1, 4)?;
    cursor.at += sign.len_utf8();
    let (middle, middle_len) = cursor.number(1, 2)?;
    cursor.at += sign.len_utf8();
    let (last, last_len) = cursor.number(1, 4)?;
    let is_wide = middle_len == 2 && first_len.max(last_len) + middle_len + first_len.min(last_len) == 8;
    let score = match (first_len, last_len) {
        (4, 1 | 2) if is_year(first) && is_day_and_month(last, middle) => 0.8,
        (1 | 2, 4) if is_year(last) && (is_day_and_month(first, middle) || is_day_and_month(middle, first)) => {
            if is_wide || sign != '-' {
                0.8
            } else {
                0.7
            }
        }
        (1 | 2, 2) if is_day_and_month(first, middle) || is_day_and_month(middle, first) => match sign {
            '/' => 0.6,
            _ if first_len == 2 && middle_len == 2 => 0.5,
            _ => 0.3,
        },
        _ => return None,
    };
    let is_inside = lead.chars().next_back().is_some_and(|c| {
        is_letter_or_digit(c)
            || matches!(c, '_' | '$' | '.' | '+')
            || c == sign && lead.len() > 1 && !lead.ends_with(" -")
            || c == '-'
    });
    if is_inside {
        return None;
    }
    let end = with_time(&mut cursor);
    is_ended(text, end, sign).then_some(Found { start, end: start + end, score })
}

/// Reads `20240305T102233Z`; the hit ends in the minutes.
pub fn compact(hit: &Hit<'_>) -> Option<Found> {
    let start = hit.end.checked_sub(13)?;
    let text = hit.slice(start, hit.end);
    let part = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let is_date = is_year(part(0, 4)?) && is_day_and_month(part(6, 8)?, part(4, 6)?) && part(9, 11)? < 25;
    let mut cursor = Cursor { text: hit.after(hit.end, 24), at: 0 };
    let clock = cursor.number(2, 2).is_none();
    zone(&mut cursor);
    let end = hit.end + cursor.at;
    let is_whole =
        !hit.before(start, 4).ends_with(|c: char| is_letter_or_digit(c)) && is_ended(cursor.text, cursor.at, '-');
    (is_date && is_whole && (!clock || cursor.at <= 6)).then_some(Found { start, end, score: 0.8 })
}

/// Tells whether nothing behind a date makes it part of something else.
fn is_ended(text: &str, end: usize, sign: char) -> bool {
    let after = text.get(end..).unwrap_or_default();
    let mut chars = after.chars();
    match chars.next() {
        Some(c) if c == sign || matches!(c, '.' | '-' | '/' | ',' | ':') => {
            !chars.next().is_some_and(|c| c.is_ascii_digit())
        }
        Some(c) => !(is_letter_or_digit(c) || c == '_'),
        None => true,
    }
}

const fn is_year(year: u32) -> bool {
    matches!(year, 1800..=2100)
}

const fn is_day_and_month(day: u32, month: u32) -> bool {
    matches!(day, 1..=31) && matches!(month, 1..=12)
}

/// Steps over the time of day behind a date, and its zone; gives where they end.
fn with_time(cursor: &mut Cursor<'_>) -> usize {
    let end = cursor.at;
    cursor.skip(&[", um ", " um ", " at ", ", at ", ", ", " à ", " a las ", " - ", " @ ", "T", "t", " ", ":", "_"]);
    let hour = cursor.number(1, 2).filter(|(hour, _)| *hour < 25);
    if hour.is_none() || !cursor.skip(&[":", "h"]) {
        // "2024-01-05T10Z" and "at 5 pm" are rare, and "5 January 5" is not a time.
        let is_hour = hour.is_some() && cursor.skip(&["am", "pm", " am", " pm", " AM", " PM", "AM", "PM"]);
        cursor.at = if is_hour { cursor.at } else { end };
        return cursor.at;
    }
    if cursor.number(2, 2).is_none() {
        cursor.at = end;
        return end;
    }
    let minute = cursor.at;
    if cursor.skip(&[":"]) && cursor.number(2, 2).is_none() {
        cursor.at = minute;
    }
    let second = cursor.at;
    if cursor.skip(&[".", ","]) && cursor.number(1, 9).is_none() {
        cursor.at = second;
    }
    let clock = cursor.at;
    if !cursor.skip(&[" am", " pm", " AM", " PM", "AM", "PM", "am", "pm", " a.m.", " p.m."]) {
        cursor.at = clock;
    }
    zone(cursor);
    cursor.at
}

/// Steps over `Z`, `+02:00`, ` -0700`, ` UTC`.
fn zone(cursor: &mut Cursor<'_>) {
    let end = cursor.at;
    cursor.skip(&[" "]);
    let word = cursor.rest().chars().take_while(|&c| is_letter_or_digit(c)).map(char::len_utf8).sum::<usize>();
    if let Some(word) = cursor.rest().get(..word).filter(|word| ZONES.contains(word)) {
        cursor.at += word.len();
        return;
    }
    let is_offset = cursor.skip(&["+", "-", "−"]) && cursor.number(2, 4).is_some();
    if !is_offset {
        cursor.at = end;
        return;
    }
    let hour = cursor.at;
    if cursor.skip(&[":"]) && cursor.number(2, 2).is_none() {
        cursor.at = hour;
    }
}

/// Tells whether the last word of a text may be a month: any word may stand before a number.
fn may_end_in_month(text: &str) -> bool {
    let text = text.as_bytes();
    let mut end = text.len();
    while let Some(last) = end.checked_sub(1).and_then(|at| text.get(at))
        && last.is_ascii()
        && !last.is_ascii_alphabetic()
    {
        end -= 1;
    }
    let mut start = end;
    while start.checked_sub(1).and_then(|at| text.get(at)).is_some_and(u8::is_ascii_alphabetic) {
        start -= 1;
    }
    let is_foreign = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(|byte| !byte.is_ascii());
    is_foreign(start.checked_sub(1)) || text.get(start..end).is_some_and(begins_month)
}

/// The first three letters of the months that are written in ASCII letters.
const BEGINNINGS: &[u8] = b"\
    janenegenfebfevmarmaamrtapravrabrmaymaimagmeimajjunjuigiujullugaugaouagosepsetoctoktottoutnovdecdezdicdes";

/// Tells whether a word begins as one of these.
fn begins_month(word: &[u8]) -> bool {
    let [a, b, c, ..] = word else {
        return false;
    };
    let front = [a.to_ascii_lowercase(), b.to_ascii_lowercase(), c.to_ascii_lowercase()];
    BEGINNINGS.as_chunks::<3>().0.contains(&front)
}

/// Reads a date with the name of a month, one letter of which lies at `hit.end - 1` or shortly before it.
pub fn named(hit: &Hit<'_>, is_behind_day: bool) -> Option<Found> {
    let lead = hit.before(hit.end, REACH.0);
    if !is_behind_day && !may_end_in_month(lead) {
        return None;
    }
    let base = hit.end - lead.len();
    let text = hit.slice(base, hit.end + hit.after(hit.end, REACH.1).len());
    // The word: around the end where the trigger ends in it, before the end where it ends in the day behind it.
    let inside = if is_behind_day { lead } else { lead.trim_end_matches(|c: char| !c.is_alphabetic()) };
    let begin =
        inside.len() - inside.chars().rev().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let len = text.get(begin..)?.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let month = text.get(begin..begin + len)?;
    let lower = month.to_lowercase();
    if len > 12 || !MONTHS.contains(&lower.as_str()) {
        return None;
    }
    let day = day_before(text.get(..begin)?);
    let mut cursor = Cursor { text, at: begin + len };
    cursor.skip(&["."]);
    let is_capital = month.starts_with(char::is_uppercase);
    let start = day.unwrap_or(begin);
    let mut has_day = day.is_some();
    let mut has_year = year(&mut cursor);
    if !has_day && !has_year {
        cursor.skip(&[" the ", " ", "-", "/"]);
        let value = cursor.number(1, 2).filter(|(value, _)| matches!(value, 1..=31))?;
        cursor.skip(&["st", "nd", "rd", "th"]);
        has_day = value.0 > 0;
        let end = cursor.at;
        has_year = year(&mut cursor);
        if !has_year {
            cursor.at = end;
        }
    }
    let mut end = with_time(&mut cursor);
    if !has_year && year(&mut cursor) {
        (has_year, end) = (true, cursor.at);
    }
    let is_plain = is_capital && PLAIN.contains(&lower.as_str());
    let score = match (has_day, has_year) {
        (true, true) => 0.85,
        (true, false) if day.is_some() && (is_capital || lower.chars().count() >= 5) => 0.5,
        (true, false) if is_plain => 0.5,
        (false, true) if is_capital || lower.chars().count() >= 5 => 0.5,
        _ => return None,
    };
    let is_inside = text
        .get(..start)?
        .chars()
        .next_back()
        .is_some_and(|c| is_letter_or_digit(c) || matches!(c, '_' | '.' | '/' | '$'));
    (!is_inside && is_ended(text, end, '-')).then_some(Found { start: base + start, end: base + end, score })
}

/// Steps over a year and what parts it from the month or day.
fn year(cursor: &mut Cursor<'_>) -> bool {
    let at = cursor.at;
    cursor.skip(&[" de ", " del ", " do ", ", ", " ", "-", "/", ",", " of "]);
    let is_short = cursor.skip(&["'", "’"]) || cursor.text.get(..cursor.at).is_some_and(|text| text.ends_with('-'));
    let found = cursor.number(4, 4).is_some_and(|(year, _)| is_year(year)) || is_short && cursor.number(2, 2).is_some();
    let goes_on = cursor.rest().starts_with(|c: char| c.is_ascii_digit() || c == ':');
    let is_clock = cursor.rest().starts_with(':') && cursor.rest().len() > 6;
    if !found || goes_on && !is_clock {
        cursor.at = at;
    }
    cursor.at > at
}

/// Finds where the day before a month begins.
fn day_before(before: &str) -> Option<usize> {
    let rest = before.trim_end_matches([' ', '-', '/', '\u{a0}']);
    let rest = [" of", " de", " d'", "st", "nd", "rd", "th", "er", "º", "ª", ".", "ter", "e"].iter().fold(
        rest,
        |rest, tail| {
            rest.strip_suffix(tail)
                .filter(|rest| tail.starts_with(' ') || rest.ends_with(|c: char| c.is_ascii_digit()))
                .unwrap_or(rest)
        },
    );
    let digits = rest.bytes().rev().take_while(u8::is_ascii_digit).count();
    let day: u32 = rest.get(rest.len() - digits..)?.parse().ok()?;
    ((1..=2).contains(&digits) && matches!(day, 1..=31)).then_some(rest.len() - digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_passes_the_first_look() {
        for month in MONTHS {
            assert!(may_end_in_month(&format!("on {month}. 5")), "{month}");
        }
        for text in ["marten 5", "day 1", "a-1", "5", ""] {
            let is_month = text.starts_with("mar");
            assert_eq!(may_end_in_month(text), is_month, "{text}");
        }
    }
}
