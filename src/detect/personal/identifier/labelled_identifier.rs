//! Numbers of persons, cases and accounts beside a label, of every class that is known, and those of this class: what
//! tells a person or a case and belongs to no finer class.
//!
//! # Finds
//! `Case No. …`, `"employee_id": "…"`, `Student ID is …`, docket numbers of courts wherever they stand, numbers that
//! carry their label with them (`EMP-10159`), and cells under such a heading.
//! # Does not find
//! Numbers without a label, labels that programs use for things (`id: 5`), dates, versions, amounts and digests.
//! # Evidence
//! The label, and a token with digits.
//! # Source
//! Observed labels of medical, legal, financial and personnel records; United States federal courts, "Civil and
//! criminal case numbering". HIPAA Safe Harbor (R) any other unique identifying number; (J) account numbers.

use crate::detect::character::{begins_inside_word, ends_inside_word};
use crate::detect::label::{self, Label, ends_in, words_of};
use crate::detect::labelled::{Class, Named, classify, prefixed};
use crate::detect::{About, Detector, Hit, Trigger, decoy, number};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: LabelledIdentifier = LabelledIdentifier;

/// See the module.
#[derive(Debug)]
pub struct LabelledIdentifier;

static ABOUT: About = About {
    id: "labelled-identifier",
    entity: Entity::Identifier,
    examples: About::proof(&[
        "Case No. «2023-CRIM-9738»",
        "Case No: «5:23-mc-06585-EWL»\n",
        "Docket «1:24-cv-01234-ABC» was closed",
        "filed as «24-cr-00123».",
        "empid=\"«EMP-36495»\"",
        "Student ID is «S00412345», enrolled",
        "| Employee No. | «004512» |",
        "(Badge #«48213»)",
        "Aktenzeichen: «12 O 345/23»",
        "Record No. «A-991»",
    ]),
    counterexamples: About::proof(&[
        "case 16777216:case 32768:return e",
        "case 1234567:",
        "accountId: string",
        "employee_id = ID_1",
        "group 12",
        "id: 12345",
        "account.id2",
        "reference implementation 3",
        "Reference: 2024-05-17",
        "license: 2.0.1",
        "Case 12:30",
        "ref: 0123456789abcdef0123456789abcdef01234567",
        "record number 12 of 4000",
        "case 0x1000:",
    ]),
};

/// What is left to this class.
pub static CLASS: Class = Class {
    about: &ABOUT,
    named: &[
        "docket",
        "empid",
        "case",
        "employee id",
        "staff id",
        "student id",
        "customer id",
        "badge",
        "matter",
        "matter id",
        "file no",
        "card id",
        "reference",
        "ref",
        "our ref",
        "your ref",
        "civil action",
        "cause",
        "aktenzeichen",
        "az",
        "geschaftszeichen",
        "kundennummer",
        "personalnummer",
        "mitarbeiternummer",
        "matrikelnummer",
        "mitgliedsnummer",
        "numero de expediente",
        "expediente",
        "numero de dossier",
        "numero de cliente",
        "numero de empleado",
        "numero client",
        "numero cliente",
        "inmate",
        "employee",
        "student",
    ],
    numbered: &[
        "record",
        "employee",
        "emp",
        "case",
        "docket",
        "customer",
        "client",
        "student",
        "staff",
        "personnel",
        "badge",
        "matter",
        "file",
        "reference",
        "ref",
        "cause",
        "civil action",
        "criminal",
        "id",
        "identification",
        "user",
        "passenger",
        "booking",
        "inmate",
        "prisoner",
        "offender",
        "detainee",
        "incident",
        "complaint",
        "report",
        "payroll",
        "worker",
        "contractor",
        "participant",
        "subject",
        "applicant",
        "application",
        "candidate",
        "guest",
        "loyalty",
        "frequent flyer",
        "membership",
        "pupil",
        "service",
        "donor",
        "tenant",
        "registration",
        "universal client",
        "person",
        "appeal",
        "petition",
        "warrant",
        "filing",
        "dossier",
        "client",
        "cliente",
        "empleado",
        "expediente",
    ],
    prefixes: &["EMP", "CUST", "CASE", "PID", "STU", "USR", "CLT", "MAT"],
};

/// How far a label reaches for its value, in bytes.
const NEAR: usize = 32;

impl Detector for LabelledIdentifier {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(
                r#"(?i:mrn|npi|dea|passport|pasaporte|passeport|licen[cs]e|docket|case|record|policy|claim|matter|badge|account|acct|plate|visa|chart|loan|certificate|registration|prescription|rx|nid|nhs|ein|vin|swift|bic|routing|reference|ref|id|ids|no|num|number|numbers|nr|nos|mero|nummer|insurance|medicare|medicaid|mbi|ssn|itin|tin|dl|code|imei|imsi|iccid|meid|udid|idfa|gaid|serial|encounter|accession|fingerprint|aktenzeichen|az|sort|bsb|aba|subscriber|beneficiary|member|patient|employee|student|customer|order|ticket|invoice|contract|po|tracking|booking|confirmation|cuenta|expediente|liza|permis|patente|dossier|compte|conto|inmate|action|key|card|identifier|kennzeichen|bankleitzahl|blz|konto|iban|clabe|ifsc|osobisty|osobistego|targa|placa|uscis|ausweis|reisepass|chassis|tail|empid|bar|group|lic|s/n|mmsi|imo|reg)(?:["'`\])*.]*[ \t]*[:=>#|]|(?:[.#]|(?-i:º|°|ª))*[ \t]+(?:(?:is|was)[ \t]+)?[A-Z0-9])"#,
            ),
            Trigger::Pattern(
                "(?:MRN|EMP|PAT|CLM|POL|INS|HIN|ACC|ACCT|CUST|CASE|NID|DL|NPI|DEA|SSN|PID|RX|BIO|INV|PO|ORD|TAX|STU|PT|MBR|CLT)[-_#:][0-9A-Z]",
            ),
            Trigger::Pattern("[0-9]-(?i:cv|cr|crim|civ|mc|mj|md|bk|ap|misc|mag|cm|po|sw|ml)-[0-9]"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        match hit.trigger {
            0 => labelled(hit, out),
            1 => carrying(hit, out),
            _ => docket(hit, out),
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let Some(label) = unit.context.label else {
            return;
        };
        let text = unit.after(0, 64);
        let trimmed = text.trim();
        if has_digits(text.as_bytes())
            && let Some(named) = label.class()
        {
            let len = measure(trimmed, &named);
            let start = text.find(trimmed).unwrap_or(0);
            if len == trimmed.len()
                && unit.after(0, 80).len() == text.len()
                && let Some(score) = score(&named, "", trimmed, false)
            {
                add(unit, &named, start, start + len, score, out);
            }
        }
    }
}

/// Reads the value beside the label that ends at a hit.
fn labelled(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let is_spaced = matches!(hit.before(hit.end, 1).as_bytes(), [last] if last.is_ascii_alphanumeric());
    let hit = if is_spaced { &hit.without_last_byte() } else { hit };
    // What follows most of these words in prose and code has no digit.
    if !has_digits(hit.after(hit.end, NEAR).as_bytes()) {
        return;
    }
    let opening = label::opening(hit);
    if !begins_number(hit.after(opening.start, 80)) {
        return;
    }
    let Some(beside) = label::within(hit, opening) else {
        return;
    };
    let lead = beside.text.len() - beside.text.trim_start_matches(['#', '(', '[']).len();
    let start = beside.start + lead;
    let room = if beside.is_quoted { beside.text.get(lead..).unwrap_or_default() } else { hit.after(start, 64) };
    let mut words = if is_spaced { spaced_words(hit) } else { Label::before(hit).words };
    if hit.before(hit.end, 1) == "#" || beside.text.starts_with('#') {
        words.push_str(" no");
    }
    let Some(named) = classify(&words) else {
        return;
    };
    let len = measure(room, &named);
    let text = room.get(..len).unwrap_or_default();
    let is_switch = is_spaced && words == "case" && room.get(len..).is_some_and(|rest| rest.starts_with(':'));
    if is_switch
        || is_spaced && begins_call(hit.after(start + len, 2))
        || room.get(len..).is_some_and(|rest| rest.starts_with('%'))
    {
        return;
    }
    if let Some(score) = score(&named, &words, text, is_spaced) {
        add(hit, &named, start, start + len, score, out);
    }
}

/// Adds a number that carries its label with it.
fn carrying(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let before = hit.before(hit.end.saturating_sub(2), 4);
    let letters = before.bytes().rev().take_while(u8::is_ascii_uppercase).count();
    let start = hit.end.saturating_sub(2 + letters);
    let text = token(hit.after(start, 48));
    let Some((class, prefix)) = prefixed(text) else {
        return;
    };
    let value = text.get(prefix..).unwrap_or_default();
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_upper = value.bytes().all(|byte| !byte.is_ascii_lowercase());
    let lead = hit.before(start, 4);
    let is_cut = ends_inside_word(lead) || lead.ends_with(['-', '_']);
    if digits >= 4 && !is_cut && (is_upper || decoy::letters_in_words(value) == 0) {
        add(hit, &Named { class, is_numbered: true }, start, start + text.len(), 0.85, out);
    }
}

/// Adds the number of a case at a court: `1:24-cv-01234-ABC`, `2023-CR-9256`.
fn docket(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let before = hit.before(hit.end, 16);
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':');
    let start = hit.end - before.bytes().rev().take_while(part).count();
    let text = token(hit.after(start, 40));
    let year = text.split_once(':').filter(|(office, _)| office.len() <= 2).map_or(text, |(_, rest)| rest);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let serial = text.split('-').nth(2).map_or(0, digits);
    if matches!(digits(year), 2 | 4) && serial >= 3 && !ends_inside_word(hit.before(start, 4)) {
        add(hit, &Named { class: &CLASS, is_numbered: true }, start, start + text.len(), 0.9, out);
    }
}

fn add(hit: &Hit<'_>, named: &Named, start: usize, end: usize, score: f32, out: &mut Vec<Candidate>) {
    out.extend(hit.candidate(named.class.about, start, end, score));
}

/// The words before a blank that stands in place of a separator.
fn spaced_words(hit: &Hit<'_>) -> String {
    let before = hit.before(hit.end, 40);
    let Some((last, c)) = before.char_indices().rfind(|(_, c)| c.is_alphanumeric()) else {
        return String::new();
    };
    let text = before.get(..last + c.len_utf8()).unwrap_or_default();
    let is_border = |byte: u8| matches!(byte, b'\n' | b'\r' | b',' | b';' | b':' | b'(' | b'|' | b'"');
    let len = text.bytes().rev().take_while(|&byte| !is_border(byte)).count();
    words_of(text.get(text.len() - len..).unwrap_or_default())
}

/// Cuts a number at the first character that none holds.
fn token(text: &str) -> &str {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | ':');
    let mut len = text.find(|c| !part(c)).unwrap_or(text.len());
    // `case 64:return x`: what stands behind the colon is a word.
    if let Some((before, after)) = text.get(..len).and_then(|text| text.split_once(':'))
        && after.bytes().take(3).filter(u8::is_ascii_lowercase).count() == 3
    {
        len = before.len();
    }
    text.get(..len).unwrap_or_default().trim_end_matches(['-', '_', '/', '.', ':'])
}

/// Measures the number at the beginning of a text, which may be written in groups: `AB 123456`, `1234 5678 9012`.
fn measure(text: &str, named: &Named) -> usize {
    const MOST_GROUPS: usize = 6;
    const LONGEST: usize = 34;
    let mut len = token(text).len();
    let is_plate = named.class.about.entity == Entity::VehicleId;
    let is_case = named.class.about.id == ABOUT.id;
    for _ in 1..MOST_GROUPS {
        let done = text.get(..len).unwrap_or_default();
        let last = done.rsplit(' ').next().unwrap_or_default();
        let Some(next) = text.get(len..).and_then(|rest| rest.strip_prefix(' ')).map(token) else {
            break;
        };
        let end = len + 1 + next.len();
        let rest = text.get(end..).unwrap_or_default();
        let all = |text: &str, fits: fn(&u8) -> bool| !text.is_empty() && text.bytes().all(|byte| fits(&byte));
        let caps = |byte: &u8| byte.is_ascii_uppercase();
        let digits = |byte: &u8| byte.is_ascii_digit();
        let has_digit = next.contains(|c: char| c.is_ascii_digit());
        let is_lead = all(last, caps) && last.len() <= 3 && has_digit;
        let is_group = last.ends_with(|c: char| c.is_ascii_digit())
            && last.len() <= 6
            && all(next, digits)
            && (2..=7).contains(&next.len());
        let in_plate =
            is_plate && end <= 10 && next.bytes().all(|byte| caps(&byte) || digits(&byte)) && next.len() <= 4;
        // "12 O 345/23": chamber, register, number and year.
        let in_register =
            is_case && end <= 16 && (all(next, caps) && next.len() <= 3 || all(last, caps) && next.contains('/'));
        if next.is_empty()
            || end > LONGEST
            || !(is_lead || is_group || in_plate || in_register)
            || begins_inside_word(rest)
            || rest.starts_with(['%', '$', '€', '@'])
        {
            break;
        }
        len = end;
    }
    // A register sign belongs to a number only with the number behind it.
    let kept = text.get(..len).unwrap_or_default();
    match kept.rsplit_once(' ') {
        Some((head, tail)) if is_case && !tail.contains(|c: char| c.is_ascii_digit()) => head.len(),
        _ => len,
    }
}

fn begins_call(after: &str) -> bool {
    after.starts_with([':', '(', '=']) || begins_inside_word(after)
}

fn has_digits(text: &[u8]) -> bool {
    number::count_digits(text) >= 2
}

/// Tells whether a text may begin with a number: whether digits come before what no number holds.
fn begins_number(text: &str) -> bool {
    let text = text.as_bytes();
    let lead = text.iter().take_while(|byte| matches!(byte, b'#' | b'(' | b'[')).count();
    let text = text.get(lead..).unwrap_or_default();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'/' | b'.' | b':' | b' ');
    let mut len = 0;
    while text.get(len).is_some_and(|&byte| is_part(byte)) {
        len += 1;
    }
    has_digits(text.get(..len).unwrap_or_default())
}

/// Tells whether a text can be a number; a plate has few digits, and letters in capitals.
fn is_identifier(text: &str, entity: Entity) -> bool {
    let count = |fits: fn(&u8) -> bool| text.bytes().filter(fits).count();
    let is_plate = entity == Entity::VehicleId && count(u8::is_ascii_uppercase) >= 2 && text.len() >= 5;
    let is_code = text.contains("::")
        || text.contains("//")
        || text.starts_with("0x")
        || (text.contains('.') && !text.starts_with(|c: char| c.is_ascii_digit()) && !text.contains('-'));
    (3..=64).contains(&text.len())
        && count(u8::is_ascii_digit) >= if is_plate { 2 } else { 3 }
        && !is_code
        && !is_measure(text)
        && !decoy::is_placeholder(text)
        && !decoy::is_repetitive(text)
}

/// Dates, times, versions, addresses of machines and amounts: digits that count or measure.
fn is_measure(text: &str) -> bool {
    if text.contains(|c: char| c.is_ascii_alphabetic()) && !text.contains('T') {
        return false;
    }
    let lens = |sign: char| -> Vec<usize> { text.split(sign).map(str::len).collect() };
    let is_year = |text: &str| text.len() >= 4 && (text.starts_with("19") || text.starts_with("20"));
    let is_date = ['-', '/', '.'].iter().any(|&sign| match lens(sign).as_slice() {
        [4, 1 | 2, 1 | 2] => is_year(text),
        [1 | 2, 1 | 2, 4] => text.rsplit(sign).next().is_some_and(is_year),
        [1 | 2, 1 | 2, 2] => sign == '/',
        [4, 4] => sign == '-' && text.split(sign).all(is_year),
        [4, 2, rest] => *rest >= 5 && text.contains('T') && is_year(text),
        _ => false,
    });
    let dots = lens('.');
    is_date
        || matches!(lens(':').as_slice(), [1 | 2, 2] | [1 | 2, 2, 2])
        || matches!(dots.as_slice(), [_, 1 | 2]) && !text.contains(['-', '/', ' '])
        || dots.len() > 2 && dots.iter().all(|len| *len <= 3)
}

/// Tells whether a token is what a hash function returns.
fn is_digest(text: &str) -> bool {
    text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn score(named: &Named, words: &str, text: &str, is_spaced: bool) -> Option<f32> {
    let entity = named.class.about.entity;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if !is_identifier(text, entity) || matches!(entity, Entity::Identifier | Entity::DocumentNumber) && is_digest(text)
    {
        return None;
    }
    let has_letters = text.contains(|c: char| c.is_ascii_alphabetic());
    let is_upper = text.bytes().all(|byte| !byte.is_ascii_lowercase());
    let is_shaped = has_letters && (text.contains('-') || digits >= 5);
    match (named.is_numbered, is_spaced) {
        (true, false) => Some(0.9),
        (true, true) => (digits >= 4 || has_letters && is_upper).then_some(0.85),
        (false, false) => (digits >= 4 || is_shaped).then_some(0.8),
        (false, true) => (is_shaped && digits >= 4
            || digits >= 7 && !ends_in(words, &["case", "ref", "reference", "id", "code", "order", "employee"])
            || digits >= 6 && (has_letters || entity == Entity::BankAccount && text.contains('-'))
            || entity == Entity::VehicleId && has_letters && is_upper && digits >= 2)
            .then_some(0.7),
    }
}
