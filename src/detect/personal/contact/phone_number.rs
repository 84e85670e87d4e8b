//! Telephone and fax numbers.
//!
//! # Finds
//! International numbers, North American ones, national ones that begin with 0 and are grouped, all others where a
//! telephone is spoken of; numbers that end in a word; extensions belong to the number.
//! # Does not find
//! Dates, versions, addresses of machines, numbers of orders and books, and plain integers that nothing calls a
//! telephone number.
//! # Evidence
//! The country code and the lengths that its plan allows, the grouping, the count of digits, and words before it.
//! # Source
//! ITU-T E.164, section 6, and the plans deposited under it; E.123; RFC 3966; North American Numbering Plan.

mod plan;

use crate::detect::character::{begins_inside_word, ends_inside_word, is_blank};
use crate::detect::cue::Near;
use crate::detect::number::{self, Group};
use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: PhoneNumber = PhoneNumber;

/// See the module.
#[derive(Debug)]
pub struct PhoneNumber;

static ABOUT: About = About {
    id: "phone-number",
    entity: Entity::PhoneNumber,
    examples: About::proof(&[
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
        "Tél. «01 23 45 67 89 poste 12»",
        "Telefon «+49 30 901820-33»",
        "Order at «1-800-FLOWERS» now",
        "stop messages to «699 956 915»",
        "ring «(11) 91234-5678»",
        "Sam (phone «212-555-0143»)",
        "Sam («+1 212-555-0143»)",
        "telefono «0039 06 698 12345»",
        "mobil: «0664 1234567 DW 12»",
        "call «202\u{2060}-555\u{ad}-01\u{200b}42» now",
    ]),
    counterexamples: About::proof(&[
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
        "ISBN 978-3-16-148410-0",
        "order 0123 456 789",
        "(most recent call last): expected 50331648",
        "+44 20 1",
        "1-800-A",
        "call 192.0.2.64",
        "cell: 1 2 3 4 5 6 7 8 9",
    ]),
};

/// Words that name a telephone.
const CUES: &[&str] = &[
    "phone",
    "phones",
    "telephone",
    "tel",
    "tels",
    "mobile",
    "fax",
    "whatsapp",
    "telefon",
    "telefax",
    "ph",
    "mob",
    "hotline",
    "sms",
    "handy",
    "handynummer",
    "rufnummer",
    "fon",
    "mobil",
    "mobilfunk",
    "telefono",
    "telefone",
    "movil",
    "celular",
    "cellulare",
    "cell",
    "cellphone",
    "gsm",
    "telefoon",
    "telefoonnummer",
    "puhelin",
    "telefonnummer",
    "numer telefonu",
    "portable",
    "phn",
    "phone number",
    "viber",
    "signal",
    "helpline",
    "landline",
    "tfn",
    "durchwahl",
    "wa.me",
];

/// Words that only sometimes speak of a telephone: the number has to be written as one.
const WEAK_CUES: &[&str] = &[
    "call",
    "desk",
    "dial",
    "text me",
    "reach",
    "reached",
    "answering",
    "contact",
    "ring",
    "registered",
    "messages to",
    "message to",
    "text",
    "number is",
    "voicemail",
    "work",
    "home",
    "office",
    "llame",
    "appelez",
    "anrufen",
];

/// Words by which a number says that it is another one.
const OTHERS: &[&str] =
    &["isbn", "issn", "order", "invoice", "account", "serial", "sku", "part", "ref", "version", "iban", "case"];

/// The most digits of an international number (E.164, section 6.2.1).
const MOST_DIGITS: usize = 15;

/// So many digits that each stand alone are a list of numbers.
const MOST_CELLS: usize = 9;

impl Detector for PhoneNumber {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        // The second ends in the first letter of a word behind a prefix for free calls. What may stand at its front keeps
        // it from being looked for by its digits, which stand in every number.
        &[Trigger::Number, Trigger::Pattern(r"[^A-Z]{0,4}8[0-9][0-9]\)?[ .\-][0-9]{0,4}-?[A-Z]")]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if hit.trigger == 1 {
            out.extend(lettered(hit));
            return;
        }
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
    if matches!(hit.before(first.start, 1).as_bytes(), [b'.' | b'-' | b'/' | b'$' | b',']) {
        return 0;
    }
    if hit.is_silent() && !stands_alone(hit, first, groups) {
        return 0;
    }
    let (taken, digits) = together(hit, groups);
    if digits < LEAST_CUED {
        return 0;
    }
    let lead = hit.before(first.start, 3);
    let lead = lead.get(lead.rfind(['+', '(']).unwrap_or(lead.len())..).unwrap_or_default();
    let lead = if matches!(lead, "+" | "(" | "+(" | "(+" | "(0") { lead } else { "" };
    // A bracket that closes only behind the number is not of it.
    let end = taken.checked_sub(1).and_then(|at| groups.get(at)).map_or(first.end, |last| last.end);
    let is_inside = !hit.slice(first.start, end).contains(')');
    let lead = lead.strip_prefix('(').filter(|_| is_inside).unwrap_or(lead);
    let start = first.start - lead.len();
    let before = hit.before(start, 64);
    let is_joined =
        before.ends_with(['.', '-', '/', '$', '€', '£', ',']) && !(before.ends_with(',') && lead.contains('+'));
    if ends_inside_word(before) || is_joined {
        return 0;
    }
    let mut lens = [0; MOST_DIGITS];
    groups.iter().take(taken).zip(&mut lens).for_each(|(group, len)| *len = group.len());
    let lens = lens.get(..taken).unwrap_or_default();
    // The cells of a small table, and no digits in the boxes of a form.
    if (2..=MOST_CELLS).contains(&taken) && lens.iter().all(|&len| len == 1) {
        return 0;
    }
    // Dates are as many as numbers in logs; the words before them need not be read.
    if taken
        .checked_sub(1)
        .and_then(|at| groups.get(at))
        .is_some_and(|last| is_date(hit.slice(first.start, last.end), lens))
    {
        return 0;
    }
    // Colours and masks of bits: `#80808059`, `fg |= 268435456`.
    if taken == 1 && (before.ends_with(['#', '&', '[', '^', '~']) || before.ends_with("|=") || before.ends_with("==")) {
        return 0;
    }
    let near = Near::of(before);
    let is_named = !before.is_ascii() && ["tél", "Tél", "móvil", "Móvil"].iter().any(|word| before.contains(word));
    let is_called = is_named || near.has(CUES) || hit.context.label.is_some_and(|label| label.is_near(CUES));
    let is_cued = is_called || taken > 1 && near.has(WEAK_CUES);
    if !is_cued && !lead.contains('+') && near.has(OTHERS) {
        return 0;
    }
    for count in (1..=taken).rev() {
        let Some((part, Some(last))) = groups.get(..count).map(|part| (part, part.last())) else {
            continue;
        };
        let after = hit.after(last.end, 24);
        let lens = lens.get(..count).unwrap_or_default();
        let is_called = is_cued || is_named_behind(after);
        let is_known = is_called || lead.contains('+');
        if !is_known && (count == 1 || lens.iter().sum::<usize>() < LEAST_ALONE) {
            continue;
        }
        if after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            continue;
        }
        if begins_inside_word(after) && extension(after).is_none()
            || !(is_cued || lead.contains('+'))
                && after.starts_with('-')
                && after.get(1..).is_some_and(begins_inside_word)
                && (taken < 3 || after.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
        {
            continue;
        }
        let score = score(hit, (part, lens), lead.contains('+'), is_called);
        if let Some(score) = score {
            let end = last.end + extension(after).unwrap_or(0);
            out.extend(hit.candidate(&ABOUT, start, end, score));
            return count;
        }
    }
    0
}

/// Tells by the signs before the first of some groups and by their lengths whether they may be a number of which
/// nothing speaks.
fn stands_alone(hit: &Hit<'_>, first: &Group, groups: &[Group]) -> bool {
    groups.len() > 1 && (plan::may_be_grouped(groups) || hit.after(first.start, 1) == "0")
        || hit.before(first.start, 1) == "+"
}

/// Tells whether what follows a number says that it was one: `-Office`, ` (mobile)`.
fn is_named_behind(after: &str) -> bool {
    const NAMES: &[&str] = &["office", "mobile", "cell", "home", "fax", "work", "tel", "phone", "direct", "mobil"];
    let word = after.trim_start_matches([' ', '-', '(', '/']);
    word.len() < after.len()
        && !word.starts_with(char::is_whitespace)
        && NAMES.iter().any(|name| {
            word.get(..name.len()).is_some_and(|text| text.eq_ignore_ascii_case(name))
                && !word.get(name.len()..).is_some_and(begins_inside_word)
        })
}

/// Counts the groups from the first on that stand close enough to be one number, and their digits.
fn together(hit: &Hit<'_>, groups: &[Group]) -> (usize, usize) {
    let mut digits = 0;
    for (index, group) in groups.iter().enumerate() {
        if let Some(last) = index.checked_sub(1).and_then(|index| groups.get(index))
            && is_wide(hit.slice(last.end, group.start))
        {
            return (index, digits);
        }
        if digits + group.len() > MOST_DIGITS {
            return (index, digits);
        }
        digits += group.len();
    }
    (groups.len(), digits)
}

/// Tells whether what stands between two groups parts them.
fn is_wide(between: &str) -> bool {
    if between.len() < 2 {
        return false;
    }
    let between = number::parting(between);
    between.chars().count() > 3 || between.contains("  ") || between.contains("..")
}

fn score(hit: &Hit<'_>, read: (&[Group], &[usize]), has_plus: bool, is_cued: bool) -> Option<f32> {
    let (groups, lens) = read;
    let (first, last) = (groups.first()?, groups.last()?);
    let text = hit.slice(first.start, last.end);
    let digits: usize = lens.iter().sum();
    if is_date(text, lens) {
        return None;
    }
    // Four groups with points are the address of a machine.
    if lens.len() == 4 && lens.iter().all(|&len| len <= 3) && text.matches('.').count() == 3 {
        return None;
    }
    let decimal = text.contains('.') && (text.contains([' ', '/']) || lens.len() == 2);
    if has_plus {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        return (plan::is_international(&digits) && !decimal).then_some(0.95);
    }
    let is_american = match lens {
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
    if (is_national && is_even) || is_abroad {
        return Some(0.7);
    }
    let is_marked = text.contains([')', '-']);
    plan::grouping(lens, text, is_marked).filter(|_| !decimal)
}

/// Reads `1-800-FLOWERS`; the hit ends in the first letter.
fn lettered(hit: &Hit<'_>) -> Option<Candidate> {
    let lead = hit.before(hit.end - 1, 16);
    let len: usize = lead
        .chars()
        .rev()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | ' ' | '(' | ')'))
        .map(char::len_utf8)
        .sum();
    let number = lead.get(lead.len() - len..)?.trim_start_matches([' ', '.', '-', ')']);
    let start = hit.end - 1 - number.len();
    let word = hit.after(hit.end - 1, 12);
    let word_len = word.bytes().take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'-').count();
    let word = word.get(..word_len)?.trim_end_matches('-');
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let letters = word.bytes().filter(u8::is_ascii_alphanumeric).count();
    let is_long = digits + letters == 10 + usize::from(number.starts_with('1'));
    let is_whole = word.bytes().filter(u8::is_ascii_uppercase).count() >= 3
        && !begins_inside_word(hit.after(hit.end - 1 + word.len(), 4));
    let is_free = number.trim_start_matches(['1', ' ', '-', '.', '(']).starts_with('8')
        && !ends_inside_word(hit.before(start, 4));
    if !(is_long && is_whole && is_free) {
        return None;
    }
    hit.candidate(&ABOUT, start, hit.end - 1 + word.len(), 0.8)
}

/// The fewest digits of a number where it is called one, and where its groups alone say so.
const LEAST_CUED: usize = 7;
const LEAST_ALONE: usize = 9;

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
    let word = [
        "extension",
        "ext.",
        "ext",
        "x",
        "#",
        "durchwahl",
        "dw",
        "poste",
        "toestel",
        "interno",
        "int.",
        "ramal",
        "anexo",
    ]
    .iter()
    .find(|word| rest.get(..word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word)))?;
    let rest = rest.get(word.len()..)?;
    let gap = rest.len() - rest.trim_start_matches(|c: char| is_blank(c) || c == ':').len();
    let digits = rest.get(gap..)?.bytes().take_while(u8::is_ascii_digit).count();
    let goes_on = rest.get(gap + digits..).is_some_and(begins_inside_word);
    ((1..=6).contains(&digits) && gap <= 2 && !goes_on).then_some(blanks + word.len() + gap + digits)
}
