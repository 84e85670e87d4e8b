//! Telephone and fax numbers.
//!
//! # Finds
//! International numbers, North American ones, national ones that begin with 0 and are grouped, all others where a
//! telephone is spoken of; extensions belong to the number.
//! # Does not find
//! Dates, versions, addresses of machines, and plain integers that nothing calls a telephone number.
//! # Evidence
//! The prefix, the grouping, the count of digits, and words before it.
//! # Source
//! ITU-T E.164, section 6; E.123; North American Numbering Plan.

use crate::detect::character::{begins_inside_word, ends_inside_word, is_blank};
use crate::detect::number::{self, Group};
use crate::detect::{About, Detector, Hit, Trigger, cue};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: PhoneNumber = PhoneNumber;

/// See the module.
#[derive(Debug)]
pub struct PhoneNumber;

static ABOUT: About = About {
    id: "phone-number",
    entity: Entity::PhoneNumber,
    examples: &[
        "Phone: «+1 (234) 817-8325»",
        "«+44 20 8672 2672».",
        "Desk: «(602)272-9781»",
        "Fax: «001-253-366-9781»",
        "Mobile: «432 03 163»",
        "They're not answering at «99 668472»",
        "call «202-555-0142 ext. 33» now",
        "«020 7946 0958»",
        "tel:«+4930901820»",
        "&phone=«2025550142»",
        "call «202\u{2060}-555\u{ad}-01\u{200b}42» now",
    ],
    counterexamples: &[
        "2023-09-03 02:05:00",
        "version 1.2.3.4567",
        "id 1234567",
        "192.0.2.17",
        "0x12345678",
        "03-12-2024",
        "1700000000000",
        "0.1234567",
        "Decimal('+35236450.6')",
        "9c421fed-6efa-4123-8765-123456789012",
        "999-12-0000",
    ],
};

const CUES: &[&str] = &[
    "phone",
    "telephone",
    "tel",
    "mobile",
    "cell",
    "fax",
    "call",
    "desk",
    "dial",
    "whatsapp",
    "text me",
    "reach",
    "answering",
    "handy",
    "telefon",
    "telefax",
    "ph",
    "mob",
    "hotline",
    "contact",
    "sms",
];

/// The most digits of an international number (E.164, section 6.2.1).
const MOST_DIGITS: usize = 15;

impl Detector for PhoneNumber {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Number]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let mut rest = hit.run.map_or(&[] as &[Group], |run| run.groups());
        while let Some((_, tail)) = rest.split_first() {
            let taken = read(hit, rest, out);
            rest = if taken > 0 { rest.get(taken..).unwrap_or_default() } else { tail };
        }
    }
}

/// Reads a number that begins with the first group; returns how many groups it took.
fn read(hit: &Hit<'_>, groups: &[Group], out: &mut Vec<Candidate>) -> usize {
    let Some(first) = groups.first() else {
        return 0;
    };
    let lead = hit.before(first.start, 3);
    let lead = lead.get(lead.rfind(['+', '(']).unwrap_or(lead.len())..).unwrap_or_default();
    let lead = if matches!(lead, "+" | "(" | "+(" | "(+" | "(0") { lead } else { "" };
    let start = first.start - lead.len();
    let before = hit.before(start, 64);
    if ends_inside_word(before) || before.ends_with(['.', '-', '/', '$', '€', '£', ',']) && !before.ends_with(", ") {
        return 0;
    }
    let taken = together(hit, groups);
    if groups.iter().take(taken).map(|group| group.len()).sum::<usize>() < LEAST_CUED {
        return 0;
    }
    let is_cued = cue::is_near(before, CUES) || hit.context.label.is_some_and(|label| cue::is_near(label, CUES));
    for count in (1..=taken).rev() {
        let Some((part, Some(last))) = groups.get(..count).map(|part| (part, part.last())) else {
            continue;
        };
        let after = hit.after(last.end, 24);
        if after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            continue;
        }
        if begins_inside_word(after) && extension(after).is_none()
            || !(is_cued || lead.contains('+'))
                && after.starts_with('-')
                && after.get(1..).is_some_and(begins_inside_word)
        {
            continue;
        }
        let score = score(hit, part, lead.contains('+'), is_cued);
        if let Some(score) = score {
            let end = last.end + extension(after).unwrap_or(0);
            out.extend(hit.candidate(&ABOUT, start, end, score));
            return count;
        }
    }
    0
}

/// Counts the groups from the first on that stand close enough to be one number.
fn together(hit: &Hit<'_>, groups: &[Group]) -> usize {
    let mut digits = 0;
    for (index, group) in groups.iter().enumerate() {
        if let Some(last) = index.checked_sub(1).and_then(|index| groups.get(index)) {
            let between = number::parting(hit.slice(last.end, group.start));
            if between.chars().count() > 3 || between.contains("  ") || between.contains("..") {
                return index;
            }
        }
        digits += group.len();
        if digits > MOST_DIGITS {
            return index;
        }
    }
    groups.len()
}

fn score(hit: &Hit<'_>, groups: &[Group], has_plus: bool, is_cued: bool) -> Option<f32> {
    let (first, last) = (groups.first()?, groups.last()?);
    let text = hit.slice(first.start, last.end);
    let lens: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let digits: usize = lens.iter().sum();
    if is_date(text, &lens) {
        return None;
    }
    let decimal = text.contains('.') && (text.contains([' ', '/']) || lens.len() == 2);
    if has_plus {
        let is_sound = if text.starts_with('1') && !text.starts_with("1 0") {
            digits == 11
        } else {
            (8..=MOST_DIGITS).contains(&digits)
        };
        return (is_sound && !decimal && !text.starts_with('0')).then_some(0.95);
    }
    let is_american = match lens.as_slice() {
        [3, 3, 4] => !text.starts_with(['0', '1']),
        [1, 3, 3, 4] => text.starts_with('1'),
        [3, 3, 3, 4] => text.starts_with("001"),
        [3, 7] | [6, 4] => is_cued,
        _ => false,
    };
    if is_american {
        let is_marked = text.contains(['-', ')']) || hit.before(first.start, 1) == "(";
        return Some(if is_cued {
            0.95
        } else if is_marked {
            0.85
        } else {
            0.65
        });
    }
    if is_cued && (LEAST_CUED..=MOST_DIGITS).contains(&digits) && !decimal {
        return Some(0.85);
    }
    let is_national =
        text.starts_with('0') && !text.starts_with("000") && lens.len() >= 2 && (9..=12).contains(&digits);
    let is_abroad = text.starts_with("00") && (10..=MOST_DIGITS).contains(&digits) && lens.len() >= 3;
    let is_even = lens.iter().all(|&len| (2..=8).contains(&len)) && !text.contains('.');
    ((is_national && is_even) || is_abroad).then_some(0.7)
}

const LEAST_CUED: usize = 7;

/// Tells whether the groups are a date, perhaps with a time or a range behind it.
fn is_date(text: &str, lens: &[usize]) -> bool {
    let is_year = |text: &str| text.starts_with("19") || text.starts_with("20");
    match lens {
        [4, 2, 2, ..] | [4, 1 | 2, 1 | 2] => is_year(text),
        [1 | 2, 1 | 2, 4, ..] => text.get(text.find(['-', '/', '.', ' ']).unwrap_or(0)..).is_some_and(|rest| {
            let year =
                rest.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_start_matches(|c: char| c.is_ascii_digit());
            is_year(year.trim_start_matches(|c: char| !c.is_ascii_digit()))
        }),
        [4, 4] => is_year(text) && text.get(5..).is_some_and(is_year),
        _ => false,
    }
}

/// Measures an extension directly behind a number: ` ext. 33`, `x33`.
fn extension(after: &str) -> Option<usize> {
    let blanks = after.len() - after.trim_start_matches([' ', ',']).len();
    let rest = after.get(blanks..)?;
    let word = ["extension", "ext.", "ext", "x", "#", "durchwahl"]
        .iter()
        .find(|word| rest.get(..word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word)))?;
    let rest = rest.get(word.len()..)?;
    let gap = rest.len() - rest.trim_start_matches(|c: char| is_blank(c) || c == ':').len();
    let digits = rest.get(gap..)?.bytes().take_while(u8::is_ascii_digit).count();
    let goes_on = rest.get(gap + digits..).is_some_and(begins_inside_word);
    ((1..=6).contains(&digits) && gap <= 2 && !goes_on).then_some(blanks + word.len() + gap + digits)
}
