//! Numbers of a fixed shape with a check: those that states, registers and makers give, each a row of a table; and
//! numbers of value added tax.
//!
//! # Finds
//! What fits the shape of a row and passes its check, near a word that speaks of it; without one where letters or the
//! usual separators make the shape distinctive. Directly behind such a word the check may fail: people mistype, and
//! test data is made up.
//! # Does not find
//! Bare digits that nobody speaks of, unless two check digits or a date and a check digit hold them together.
//! # Evidence
//! The shape, the check, and words before it or the heading of its column.
//! # Source
//! That of each row; Council Directive 2006/112/EC, article 215, and VIES for value added tax. HIPAA Safe Harbor (R)
//! any other unique identifying number.

use std::sync::OnceLock;

use crate::detect::checked::Row;
use crate::detect::cue::{Near, pairs_of};
use crate::detect::number::Group;
use crate::detect::personal::{device, financial, government, health};
use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::check_digit::register;
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: CheckedNumber = CheckedNumber;

/// See the module.
#[derive(Debug)]
pub struct CheckedNumber;

static ABOUT: About = About {
    id: "vat-number",
    entity: Entity::TaxNumber,
    examples: About::proof(&[
        "«DE110665661»",
        "VAT reg. «FR 06 089706956»",
        "USt-IdNr.: «ATU70858299»",
        "btw «NL082373747B88»",
    ]),
    counterexamples: About::proof(&["DE123456789", "IT12345678901", "SI12345678 units", "XX110665661"]),
};

const VAT_CUES: &[&str] =
    &["vat", "ust", "ustid", "uid", "tva", "iva", "btw", "moms", "alv", "dph", "tax", "nip", "cui"];

/// The longest number without its separators, and the longest text of one.
const MOST: usize = 20;
const REACH: usize = 40;

/// The fewest characters of a number in any row.
const LEAST: usize = 7;

/// Where the country stands in a number of value added tax, one bit for each character.
const COUNTRY: u32 = 0b11;

/// How far back a word may stand, in bytes.
const CUE_REACH: usize = 64;

/// The lists of rows.
pub fn tables() -> [&'static [Row]; 8] {
    [
        government::national_id::europe::ROWS,
        government::national_id::east::ROWS,
        government::national_id::asia::ROWS,
        government::national_id::america::ROWS,
        government::national_id::south::ROWS,
        health::registered::ROWS,
        financial::routing_number::ROWS,
        device::registered::ROWS,
    ]
}

/// A row with one of its shapes.
#[derive(Debug, Clone, Copy)]
struct Shaped {
    row: &'static Row,
    shape: &'static str,
    /// Which characters have to be digits and which capitals, one bit each.
    digits: u32,
    capitals: u32,
    /// Before which characters something parts them, one bit each.
    parted: u32,
    /// What the words begin with that speak of the row.
    cues: u64,
}

impl Shaped {
    fn of(row: &'static Row, shape: &'static str) -> (usize, Self) {
        let (mut len, mut digits, mut capitals, mut parted) = (0, 0, 0, 0);
        for sign in shape.bytes() {
            if !sign.is_ascii_alphanumeric() {
                parted |= u32::from(sign != b')') << len;
                continue;
            }
            digits |= u32::from(sign == b'9') << len;
            capitals |= u32::from(sign == b'A') << len;
            len += 1;
        }
        (len, Self { row, shape, digits, capitals, parted, cues: pairs_of(row.cues) })
    }

    /// Tells whether digits that are parted like this may be such a number where nothing speaks of it.
    fn stands_alone(&self, parted: u32) -> bool {
        if parted == 0 { self.row.bare > 0.0 } else { self.row.marked > 0.0 && parted == self.parted }
    }
}

/// The rows by the length of their numbers.
fn by_length() -> &'static [Vec<Shaped>] {
    static TABLE: OnceLock<Vec<Vec<Shaped>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = vec![Vec::new(); MOST + 1];
        for row in tables().into_iter().flatten() {
            for shape in row.shapes {
                let (len, shaped) = Shaped::of(row, shape);
                table.get_mut(len).into_iter().for_each(|slot: &mut Vec<_>| slot.push(shaped));
            }
        }
        table
    })
}

/// Tells by the lengths of some groups whether a number that stands alone may begin with the first of them.
fn stands_alone(hit: &Hit<'_>, groups: &[Group]) -> bool {
    static ALONE: OnceLock<[Vec<u32>; MOST + 1]> = OnceLock::new();
    let alone = ALONE.get_or_init(|| {
        let mut alone = [const { Vec::new() }; MOST + 1];
        for (table, alone) in by_length().iter().zip(&mut alone) {
            for shaped in table.iter().filter(|shaped| shaped.capitals == 0) {
                alone.extend([0, shaped.parted].into_iter().filter(|&parted| shaped.stands_alone(parted)));
            }
        }
        alone
    });
    let (mut len, mut parted) = (0, 0);
    for group in groups {
        len += group.len();
        let Some(alone) = alone.get(len) else { break };
        // These signs go on with a number, see `ends_at`.
        let goes_on = || matches!(hit.after(group.end, 2).as_bytes(), [b'-' | b'.' | b'/', b'0'..=b'9']);
        if alone.contains(&parted) && !goes_on() {
            return true;
        }
        parted |= 1 << len;
    }
    false
}

/// What may be a number: its characters, and what stands before each of them.
#[derive(Default)]
struct Reading {
    len: usize,
    chars: [u8; MOST],
    /// The separator before each character; 0 for none.
    parting: [u8; MOST],
    /// Where each character ends, counted from the start.
    ends: [u8; MOST],
    /// Which characters are digits, and before which something parts them, one bit each.
    digits: u32,
    parted: u32,
    /// The first small letter, if any.
    lower: Option<usize>,
}

impl Reading {
    /// The characters that were read.
    fn chars(&self) -> &[u8] {
        self.chars.get(..self.len).unwrap_or_default()
    }

    /// What parts the characters that were read.
    fn parting(&self) -> &[u8] {
        self.parting.get(..self.len).unwrap_or_default()
    }

    /// Where a number of so many characters ends.
    fn end(&self, len: usize) -> Option<usize> {
        self.ends.get(..self.len)?.get(len.checked_sub(1)?).map(|&end| usize::from(end))
    }
}

impl Detector for CheckedNumber {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Number,
            // Letters among few digits: national insurance number, codice fiscale, CURP, RFC, PAN and MBI.
            // The blanks at the front keep it from being looked for by its digits, which stand in every number.
            Trigger::Pattern("[ ]{0,3}[A-Z][A-Z][ ]?[0-9][0-9][ ]?[0-9][0-9][ ]?[0-9][0-9][ ]?[A-D]"),
            Trigger::Pattern("[A-Z][A-Z][A-Z][0-9][0-9][A-EHLMPRST][0-9][0-9][A-Z][0-9][0-9][0-9][A-Z]"),
            Trigger::Pattern("[A-Z][A-Z][A-Z][A-Z][A-Z][0-9][0-9][0-9][0-9][A-Z]"),
            Trigger::Pattern("[A-Z][A-Z][A-Z]-?[0-9][0-9][0-9][0-9][0-9][0-9]-?[A-Z0-9][A-Z0-9][A-Z0-9]"),
            Trigger::Pattern("[0-9][0-9][HM][A-Z][A-Z][A-Z][A-Z][A-Z][A-Z0-9][0-9]"),
            Trigger::Pattern("[0-9][A-Z][A-Z0-9][0-9]-?[A-Z][A-Z0-9][0-9]-?[A-Z][A-Z][0-9][0-9]"),
            Trigger::Pattern("[0-9][0-9][ABCDEFYXWVU+-][0-9][0-9][0-9][A-Z]"),
            Trigger::Pattern("[0-9X][A-HJ-NPR-Z0-9][A-HJ-NPR-Z][0-9][0-9][0-9][0-9][0-9][0-9]"),
            Trigger::Pattern("[0-9][ ]?2[AB][ ]?[0-9]"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let Some(run) = hit.run else {
            let tokens = if matches!(hit.trigger, 1 | 6 | 9) { 5 } else { 3 };
            let mut start = hit.end;
            for _ in 0..tokens {
                let token = token_start(hit, start);
                if token == start {
                    break;
                }
                start = token;
                read(hit, start, out);
                let Some(before) = start.checked_sub(1) else {
                    break;
                };
                start = before;
            }
            return;
        };
        let mut done = 0;
        let is_silent = hit.is_silent();
        for (index, group) in run.groups().iter().enumerate() {
            // What was found already is not read again from its middle.
            if group.start < done || is_silent && !stands_alone(hit, run.groups().get(index..).unwrap_or_default()) {
                continue;
            }
            done = read_group(hit, *group, out).unwrap_or(done);
        }
    }
}

/// Reads from the first character of a group's token, and from a short word of capitals before it.
fn read_group(hit: &Hit<'_>, group: Group, out: &mut Vec<Candidate>) -> Option<usize> {
    // Digits that go on from others are part of them.
    if matches!(hit.before(group.start, 2).as_bytes(), [.., b'.' | b'$' | b'_'] | [b'0'..=b'9', b'-' | b'/']) {
        return None;
    }
    let start = token_start(hit, group.start);
    let before = hit.before(start, 5);
    let word = before.trim_end_matches([' ', '-', '\u{a0}']);
    let letters = word.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    if word.len() < before.len() && (1..=3).contains(&letters) {
        let start = start - (before.len() - word.len()) - letters;
        if let Some(end) = read(hit, start, out) {
            return Some(end);
        }
    }
    read(hit, start, out)
}

/// Where the letters and digits before a place begin.
fn token_start(hit: &Hit<'_>, at: usize) -> usize {
    at - hit.before(at, MOST).bytes().rev().take_while(u8::is_ascii_alphanumeric).count()
}

/// Reads the number that begins at a place; returns where it ends.
fn read(hit: &Hit<'_>, start: usize, out: &mut Vec<Candidate>) -> Option<usize> {
    let lead = hit.before(start, 8);
    let last = lead.chars().next_back();
    if last.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '€' | '£'))
        || matches!(last, Some('-' | '/')) && lead.chars().rev().nth(1).is_some_and(char::is_alphanumeric)
    {
        return None;
    }
    let text = hit.after(start, REACH);
    let reading = reading(text);
    if reading.len < LEAST {
        return None;
    }
    let mut ends = 0_u32;
    for len in LEAST..=reading.len {
        ends |= u32::from(ends_at(&reading, len, text)) << len;
    }
    if ends == 0 && reading.digits & COUNTRY != 0 {
        return None;
    }
    let before = hit.before(start, CUE_REACH);
    let near = Near::of(before);
    let heading = hit.context.label.map(|label| Near::of(label.text()));
    let words = Words { before, near, heading };
    let mut best: Option<(f32, usize, &'static About)> = vat(&reading, &words).map(|(score, end)| (score, end, &ABOUT));
    let table = by_length();
    for len in (LEAST..=reading.len).rev() {
        if ends >> len & 1 == 0 {
            continue;
        }
        let mask = (1 << len) - 1;
        let (parted, is_all_digits) = (reading.parted & mask, reading.digits & mask == mask);
        for shaped in table.get(len).into_iter().flatten() {
            // Most numbers are neither spoken of nor shaped like this alone.
            if shaped.digits & !reading.digits != 0
                || shaped.capitals & reading.digits != 0
                || is_all_digits && !shaped.stands_alone(parted) && !words.may_have(shaped.cues)
            {
                continue;
            }
            if let Some(score) = fit(shaped, &reading, len, &words)
                && best.is_none_or(|(known, ..)| known < score)
            {
                best = reading.end(len).map(|end| (score, end, shaped.row.about));
            }
        }
    }
    let (score, end, about) = best?;
    // The check character of some stands in brackets.
    let is_open = text.get(..end).is_some_and(|value| value.contains('('));
    let end = end + usize::from(is_open && text.get(end..).is_some_and(|rest| rest.starts_with(')')));
    out.extend(hit.candidate(about, start, start + end, score));
    Some(start + end)
}

/// What speaks of a number.
struct Words<'a> {
    before: &'a str,
    near: Near<'a>,
    /// The heading of its column.
    heading: Option<Near<'a>>,
}

impl Words<'_> {
    fn may_have(&self, cues: u64) -> bool {
        self.near.may_have(cues) || self.heading.as_ref().is_some_and(|heading| heading.may_have(cues))
    }

    fn has(&self, cues: &[&str]) -> bool {
        self.near.has(cues) || self.heading.as_ref().is_some_and(|heading| heading.has(cues))
    }

    /// Tells whether no other number stands between the words and this one.
    fn is_direct(&self) -> bool {
        self.before.bytes().rev().take(24).take_while(|&b| b != b'\n').all(|b| !b.is_ascii_digit())
    }
}

/// Reads letters, digits and single separators.
fn reading(text: &str) -> Reading {
    let mut reading = Reading::default();
    let mut parting = 0;
    for (at, c) in text.char_indices() {
        let index = reading.len;
        match c {
            _ if c.is_ascii_alphanumeric() => {
                let (Some(char), Some(sign), Some(end)) =
                    (reading.chars.get_mut(index), reading.parting.get_mut(index), reading.ends.get_mut(index))
                else {
                    break;
                };
                *char = c.to_ascii_uppercase() as u8;
                *sign = parting;
                *end = u8::try_from(at + 1).unwrap_or(u8::MAX);
                if c.is_ascii_lowercase() && reading.lower.is_none() {
                    reading.lower = Some(index);
                }
                reading.digits |= u32::from(c.is_ascii_digit()) << index;
                reading.parted |= u32::from(parting != 0 && index > 0) << index;
                reading.len += 1;
                parting = 0;
            }
            _ if crate::detect::character::is_invisible(c) => {}
            '-' | '.' | '/' | '(' | '+' if parting == 0 => parting = c as u8,
            ' ' | '\u{a0}' | '\u{202f}' if parting == 0 => parting = b' ',
            '\u{2010}'..='\u{2013}' if parting == 0 => parting = b'-',
            _ => break,
        }
    }
    reading
}

/// Tells whether a number of so many characters can end there.
fn ends_at(reading: &Reading, len: usize, text: &str) -> bool {
    let Some(end) = reading.end(len) else {
        return false;
    };
    match reading.parting().get(len) {
        Some(0) => false,
        Some(b' ') => true,
        // `(` may begin a remark, the others go on with the number.
        Some(sign) => *sign == b'(',
        None => {
            let next = text.get(end..).and_then(|rest| rest.chars().next());
            !next.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '%')
        }
    }
}

/// Tells how sure it is that a number whose digits and letters have the shape of a row is of this row.
fn fit(shaped: &Shaped, reading: &Reading, len: usize, words: &Words<'_>) -> Option<f32> {
    let (number, partings) = (reading.chars().get(..len)?, reading.parting().get(..len)?);
    let Shaped { row, shape, .. } = shaped;
    let is_cued = words.has(row.cues);
    if !is_cued && row.marked <= 0.0 && row.bare <= 0.0 {
        return None;
    }
    let (mut index, mut wanted, mut is_written, mut is_lettered) = (0, 0_u8, true, false);
    for sign in shape.bytes() {
        match sign {
            b'9' | b'A' | b'X' => {}
            b')' => continue,
            _ => {
                wanted = sign;
                continue;
            }
        }
        is_lettered |= sign != b'9' && number.get(index).is_some_and(u8::is_ascii_uppercase);
        let found = partings.get(index).copied().filter(|_| index > 0).unwrap_or(0);
        is_written &= found == wanted;
        (index, wanted) = (index + 1, 0);
    }
    let is_upper = reading.lower.is_none_or(|at| at >= len);
    let is_parted = reading.parted & ((1 << len) - 1) != 0;
    let is_marked = (is_parted && is_written) || (is_lettered && !is_parted && !shape.contains('('));
    let alone = match (is_upper, is_marked, is_parted) {
        (true, true, _) => row.marked,
        (true, false, false) => row.bare,
        _ => 0.0,
    };
    if !is_cued && alone <= 0.0 {
        return None;
    }
    let is_sound = number.iter().any(|byte| Some(byte) != number.first()) && (row.check)(number);
    let alone = if is_sound { alone } else { 0.0 };
    let least: f32 = match (is_sound, is_parted && !is_written) {
        (true, false) => 0.95,
        (true, true) => 0.7,
        (false, _) => 0.6,
    };
    let cued = is_cued && (is_sound || words.is_direct());
    let score = if cued { least.max(alone) } else { alone };
    (score > 0.0).then_some(score)
}

/// Tells how sure a number of value added tax is, and where it ends.
fn vat(reading: &Reading, words: &Words<'_>) -> Option<(f32, usize)> {
    const FIRST: u32 = 0b1_1100;
    if reading.digits & COUNTRY != 0 || reading.digits & FIRST == 0 {
        return None;
    }
    let (country, number) = reading.chars().split_at_checked(2)?;
    for len in (8..=reading.len.min(14)).rev() {
        if reading.lower.is_some_and(|at| at < len) {
            continue;
        }
        let is_whole = reading.parting().get(len).is_none_or(|&sign| sign == b' ');
        let end = reading.end(len).filter(|_| is_whole)?;
        if register::vat(country, number.get(..len - 2)?) {
            let is_cued = words.has(VAT_CUES);
            let is_parted = reading.parting().get(1..len)?.iter().any(|&sign| sign != 0);
            return (is_cued || !is_parted).then_some((if is_cued { 0.95 } else { 0.6 }, end));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_a_shape_the_reader_can_hold() {
        for row in tables().into_iter().flatten() {
            for shape in row.shapes {
                let len = shape.bytes().filter(u8::is_ascii_alphanumeric).count();
                assert!((LEAST..=MOST).contains(&len), "{}: {shape}", row.about.id);
            }
            assert!(row.cues.iter().all(|cue| *cue == cue.to_lowercase()), "{}", row.about.id);
        }
    }
}
