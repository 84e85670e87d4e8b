//! Numbers of persons, cases and accounts beside a label.
//!
//! # Finds
//! `MRN: …`, `Case No. …`, `"employee_id": "…"`, `Bar No. …`, numbers that carry their label with them
//! (`MRN-1015952`), and cells under such a heading.
//! # Does not find
//! Numbers without a label, and labels that programs use for things (`id: 5`).
//! # Evidence
//! The label, and a token with digits.
//! # Source
//! Observed labels of medical, legal, financial and personnel records.

use crate::detect::character::{begins_inside_word, ends_inside_word};
use crate::detect::label::{self, Label, ends_in, words_of};
use crate::detect::{About, Detector, Hit, Trigger, decoy};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: LabelledIdentifier = LabelledIdentifier;

/// See the module.
#[derive(Debug)]
pub struct LabelledIdentifier;

static ABOUT: About = About {
    id: "labelled-identifier",
    entity: Entity::Identifier,
    examples: &[
        "Patient: x (MRN: «MRN-9205764»)",
        "Case No. «2023-CRIM-9738»",
        "Case No: «5:23-mc-06585-EWL»\n",
        "(Bar No. «NY-447763»):",
        "Record shows «MRN-1003212».",
        "empid=\"«EMP-36495»\"",
        "NPI: «0012105968»",
        "Claim #: «CLM-2024-327403»",
        "\"passport\": \"«L10341147»\"",
        "account number «00123456789»",
        "Insurance ID: «INS-286786735» |",
    ],
    counterexamples: &[
        "case 1234567:",
        "accountId: string",
        "MRN: [ID 1]",
        "employee_id = ID_1",
        "group 12",
        "id: 12345",
        "account.id2",
        "reference implementation 3",
    ],
};

/// Labels that need no word for "number".
const NAMED: &[&str] = &[
    "mrn",
    "npi",
    "dea",
    "passport",
    "driver license",
    "drivers license",
    "driver licence",
    "driving licence",
    "license number",
    "license no",
    "nid",
    "nhs",
    "ein",
    "vin",
    "iban",
    "swift",
    "bic",
    "routing",
    "docket",
    "empid",
    "national id",
    "national health id",
    "insurance id",
    "health insurance id",
    "social insurance",
    "policy",
    "policy number",
    "claim",
    "case",
    "medical record",
    "patient id",
    "member id",
    "employee id",
    "staff id",
    "student id",
    "customer id",
    "badge",
    "tax id",
    "taxpayer id",
    "subscriber id",
    "notary license",
    "bar number",
    "bar no",
    "account",
    "acct",
    "account id",
    "matter",
    "file no",
    "biometric id",
    "prescription",
    "rx",
    "license plate",
    "visa number",
    "card id",
    "chart",
    "encounter id",
    "beneficiary id",
    "bank account",
    "certificate",
    "registration",
    "loan",
    "ssn",
    "itin",
    "dl",
    "plate",
    "license",
    "licence",
    "reference",
    "ref",
];

/// What is numbered, where a word for "number" follows.
const NUMBERED: &[&str] = &[
    "mrn",
    "medical record",
    "record",
    "patient",
    "employee",
    "emp",
    "case",
    "docket",
    "account",
    "acct",
    "policy",
    "claim",
    "member",
    "customer",
    "client",
    "passport",
    "license",
    "licence",
    "npi",
    "dea",
    "bar",
    "national",
    "tax",
    "insurance",
    "student",
    "staff",
    "personnel",
    "badge",
    "subscriber",
    "group",
    "routing",
    "matter",
    "file",
    "reference",
    "ref",
    "loan",
    "health",
    "beneficiary",
    "registration",
    "certificate",
    "visa",
    "chart",
    "encounter",
    "prescription",
    "rx",
    "plate",
    "serial",
    "insured",
    "driver",
    "social insurance",
    "cause",
    "index",
    "civil action",
    "invoice",
    "order",
    "id",
    "identification",
    "user",
    "biometric",
    "passenger",
    "booking",
    "confirmation",
];

const NUMBER_WORDS: &[&str] = &["id", "no", "num", "number", "nr", "code", "nos", "numbers"];

/// Prefixes by which a number says what it numbers.
const PREFIXES: &[&str] =
    &["MRN", "EMP", "PAT", "CLM", "POL", "INS", "ACC", "ACCT", "CUST", "CASE", "NID", "DL", "NPI", "DEA", "SSN", "PID"];

impl Detector for LabelledIdentifier {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(
                r#"(?i:mrn|npi|dea|passport|licen[cs]e|docket|case|record|policy|claim|matter|badge|account|acct|plate|visa|chart|loan|certificate|registration|prescription|rx|nid|nhs|ein|vin|swift|bic|routing|reference|ref|id|no|num|number|nr|nos|insurance|ssn|itin|dl|code)(?:["'`\])*]*[ \t]*[:=>#]|[.#]*[ \t]+[A-Za-z0-9])"#,
            ),
            Trigger::Pattern("(?:MRN|EMP|PAT|CLM|POL|INS|ACC|ACCT|CUST|CASE|NID|DL|NPI|DEA|SSN|PID)-[0-9]"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if hit.trigger == 1 {
            prefixed(hit, out);
            return;
        }
        let is_spaced = hit.before(hit.end, 1).ends_with(|c: char| c.is_ascii_alphanumeric());
        let hit = if is_spaced { &hit.without_last_byte() } else { hit };
        let after = hit.after(hit.end, 96);
        // What follows most of these words in prose and code has no digit.
        let Some(beside) = (if after.contains(|c: char| c.is_ascii_digit()) { label::beside(hit) } else { None })
        else {
            return;
        };
        let text = token(beside.text.trim_start_matches(['#', '(']));
        let start = beside.start + beside.text.find(text).unwrap_or(0);
        if !is_identifier(text) || is_spaced && begins_call(hit.after(start + text.len(), 2)) {
            return;
        }
        let words = if is_spaced { spaced_words(hit) } else { Label::before(hit).words };
        if let Some(score) = score(&words, text, is_spaced) {
            out.extend(hit.candidate(&ABOUT, start, start + text.len(), score));
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 64);
        if let Some(label) = unit.context.label
            && token(text) == text
            && is_identifier(text)
            && let Some(score) = score(&words_of(label), text, false)
        {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), score));
        }
    }
}

/// Adds a number that carries its label with it.
fn prefixed(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let before = hit.before(hit.end, 6);
    let Some(prefix) = PREFIXES.iter().find(|prefix| {
        before
            .strip_suffix(|c: char| c.is_ascii_digit())
            .and_then(|text| text.strip_suffix('-'))
            .is_some_and(|text| text.ends_with(*prefix))
    }) else {
        return;
    };
    let start = hit.end - 2 - prefix.len();
    let text = token(hit.after(start, 48));
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let lead = hit.before(start, 4);
    if digits >= 4 && !ends_inside_word(lead) && !lead.ends_with('-') {
        out.extend(hit.candidate(&ABOUT, start, start + text.len(), 0.85));
    }
}

/// The words before a blank that stands in place of a separator.
fn spaced_words(hit: &Hit<'_>) -> String {
    let before = hit.before(hit.end, 40);
    let line = before
        .rsplit(['\n', '\r', ',', ';', ':', '(', '|', '"', '.'])
        .find(|part| part.contains(char::is_alphanumeric))
        .unwrap_or_default();
    words_of(line)
}

/// Cuts a number at the first character that none holds.
fn token(text: &str) -> &str {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | ':');
    let len = text.find(|c| !part(c)).unwrap_or(text.len());
    text.get(..len)
        .unwrap_or_default()
        .trim_end_matches(['-', '_', '/', '.', ':'])
        .trim_start_matches(['-', '_', '/', '.', ':'])
}

fn begins_call(after: &str) -> bool {
    after.starts_with([':', '(', '=']) || begins_inside_word(after)
}

fn is_identifier(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_code = text.contains("::")
        || text.contains("//")
        || (text.contains('.') && !text.starts_with(|c: char| c.is_ascii_digit()));
    (3..=40).contains(&text.len()) && digits >= 3 && !is_code && !decoy::is_placeholder(text)
}

fn score(words: &str, text: &str, is_spaced: bool) -> Option<f32> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_numbered = NUMBER_WORDS.iter().any(|word| {
        words.strip_suffix(word).and_then(|rest| rest.strip_suffix(' ')).is_some_and(|before| ends_in(before, NUMBERED))
    });
    let has_letters = text.contains(|c: char| c.is_ascii_alphabetic());
    let is_shaped = has_letters && (text.contains('-') || digits >= 5);
    match (is_numbered, ends_in(words, NAMED), is_spaced) {
        (true, _, false) => Some(0.9),
        (true, _, true) => (digits >= 4).then_some(0.85),
        (false, true, false) => (digits >= 4 || is_shaped).then_some(0.8),
        (false, true, true) => (is_shaped && digits >= 4
            || digits >= 7 && !ends_in(words, &["case", "ref", "reference", "id", "code"]))
        .then_some(0.7),
        (false, false, _) => None,
    }
}
