//! Numbers of tickets, contracts, orders, invoices and documents.
//!
//! # Finds
//! Numbers beside a label (`Invoice # 2024-0012`, `PO Number: 4500123456`, `Matter No. 2021-004`), numbers that tell what
//! they number (`INV-2024-0012`, `INC0012345`), ticket keys (`PROJ-1234`) near a word that calls them one, and cells
//! under such a heading. A ticket key without such a word is only a hint.
//! # Does not find
//! Standards and products that are written alike (`UTF-8`, `ISO-9001`, `SHA-256`, `COVID-19`, `RFC-822`).
//! # Evidence
//! The label or prefix, and a token with digits.
//! # Source
//! Atlassian documentation, "Changing the project key format"; observed business papers.

use crate::detect::character::{begins_inside_word, ends_inside_word};
use crate::detect::label::{self, ends_in, words_of};
use crate::detect::{About, Detector, Hit, Trigger, cue, decoy};
use crate::model::bytes::is_listed;
use crate::model::fold::class;
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: DocumentNumber = DocumentNumber;

/// See the module.
#[derive(Debug)]
pub struct DocumentNumber;

static ABOUT: About = About {
    id: "document-number",
    entity: Entity::DocumentNumber,
    examples: About::proof(&[
        "Invoice # «2024-00123» is due",
        "Invoice number: «INV-2024-0042»",
        "PO Number: «4500123456»",
        "Purchase order no. «45-00991»\n",
        "Contract No.: «C-2023/118»",
        "Matter No. «2021-00419»",
        "fixed in ticket «FAL-2231».",
        "https://x.example/browse/«FAL-2231»",
        "see «SOW-2024-07» and «INC0012345»",
        "Rechnungsnummer: «RE-2024-1183»",
        "PROJ key «KITE-482» alone",
        "Purchase Order «4500011223» of May",
        "Doc. ID: «DOC-99812»",
    ]),
    counterexamples: About::proof(&[
        "UTF-8 and UTF-16",
        "ISO-9001",
        "SHA-256",
        "COVID-19",
        "RFC-822",
        "ISO-8859-1",
        "CVE-2024-3094",
        "GPT-4o",
        "F-16",
        "HTTP-404",
        "order: 5",
        "ticket_id: int",
        "invoice number is missing",
        "PERSON_1",
        "[DOCUMENT 1]",
        "A4-210",
        "CA-90210",
        "EN-60601",
        "document.id2",
        "x = MAX-100",
        "TYPE-C",
    ]),
};

/// What is numbered.
const KINDS: &[&str] = &[
    "invoice",
    "purchase order",
    "po",
    "p.o",
    "contract",
    "agreement",
    "matter",
    "sow",
    "quote",
    "quotation",
    "rfp",
    "rfq",
    "tender",
    "ticket",
    "issue",
    "incident",
    "change request",
    "work order",
    "document",
    "doc",
    "order",
    "requisition",
    "proposal",
    "bid",
    "offer",
    "jira",
    "deal",
    "credit note",
    "delivery note",
    "statement of work",
    "msa",
    "shipment",
    "lot",
    "batch",
];

/// Words for "number" behind these.
const NUMBERS: &[&str] = &["no", "nr", "num", "number", "id", "ref", "reference", "key"];

/// Labels of one word in other languages.
const WHOLE: &[&str] = &[
    "rechnungsnummer",
    "rechnung nr",
    "bestellnummer",
    "bestell nr",
    "vertragsnummer",
    "vertrag nr",
    "auftragsnummer",
    "angebotsnummer",
    "aktenzeichen",
    "belegnummer",
    "numéro de facture",
    "facture n",
    "facture no",
    "bon de commande",
    "número de factura",
    "factura no",
    "pedido no",
    "número de contrato",
    "lieferscheinnummer",
];

/// Prefixes by which a number says what it numbers.
const PREFIXES: &str = "\
    INV|PO|SOW|MSA|NDA|RFP|RFQ|CR|WO|TKT|INC|REQ|CHG|PRB|DOC|CTR|QUO|BUG|RITM|TICKET|TASK|CONTRACT|QTE|CN|\
    DN|SO|PR";

/// What is written like a ticket key and is none.
const DECOYS: &str = "\
    UTF|ISO|IEC|SHA|RFC|COVID|IEEE|ANSI|AES|MD|CVE|CWE|HTTP|HTTPS|IPV|USB|RS|MIL|DES|RSA|ECMA|CP|GPT|WW|UCS|\
    UTC|GMT|FIPS|SOC|DO|EN|DIN|BS|ASTM|NIST|SP|PEP|ES|IL|PM|TCP|UDP|HIV|MP|ICD|LTE|GB|EUC|KOI|TIA|EIA|ITU|\
    BASE|CRC|MAX|MIN|TYPE|LEVEL|PAGE|CHAPTER|SARS|HPV|DSM|DDR|LGA|CD|DVD|RTX|GTX|CPU|GPU|BIC|US|EU|UK|HB|SB|\
    HR|ID|VT|XC|MIG|AK|JSR|GPL|BSD|APACHE|GHSA|MS|KB|WIN|OS|VB|PHP|SQL|ECDSA|BLAKE|ED|SM|QE|ETSI|\
    IFRS|IAS|ASC|FAS|SFAS|HMAC|PBKDF|ISBN|ISSN|DSA|PGP|ARM|ARMV|AMD|INTEL|PEOPLE|STEP|FORM|RULE|\
    SECTION|PART|ARTICLE|Q|FY|CLASS|GROUP|UN|LS|NT|WCAG|TR|STD|MRN|EMP|PAT|CLM|POL|INS|ACC|ACCT|CUST|CASE|\
    NID|DL|NPI|DEA|SSN|PID";

impl Detector for DocumentNumber {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern("[A-Z][A-Z]-[0-9]"),
            Trigger::Pattern("(?:INC|CHG|RITM|PRB|REQ|SCTASK|TKT)[0-9][0-9][0-9][0-9]"),
            Trigger::Pattern(
                r#"(?i:invoice|purchase order|po|p\.o|contract|agreement|matter|sow|quote|quotation|rfp|rfq|tender|ticket|incident|change request|work order|document|doc|order|requisition|proposal|jira|credit note|delivery note|shipment|lot|batch)\.?[ _-]?(?i:no|nr|num|number|id|ref|reference|key)?["'`\])*.]*[ \t]*[:=#]"#,
            ),
            Trigger::Pattern(
                r"(?i:invoice|order|contract|matter|agreement|ticket|requisition|po|quote|document) (?i:no|nr|number)\.? [A-Z0-9]|(?i:purchase order|sales order|work order|invoice|ticket|incident) [0-9]",
            ),
            Trigger::Pattern(
                r"(?i:rechnungsnummer|rechnung nr|bestellnummer|vertragsnummer|auftragsnummer|angebotsnummer|belegnummer|lieferscheinnummer|aktenzeichen|facture n(?:o|(?-i:º|°))|de factura|de contrato|bon de commande)\.?[ :#]",
            ),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        match hit.trigger {
            0 => key(hit, out),
            1 => service_number(hit, out),
            2 => labelled(hit, out),
            3 => worded(&hit.without_last_byte(), out),
            _ => worded(hit, out),
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 48);
        let Some(label) = unit.context.label else { return };
        if token(text) == text.trim()
            && is_number(text.trim(), 3)
            && (is_numbered(label.words())
                || label.ends_in(&["invoice", "ticket", "purchase order", "po", "jira", "contract", "matter"]))
        {
            out.extend(unit.candidate(&ABOUT, 0, text.trim_end().len(), 0.8));
        }
    }
}

/// `PROJ-1234`.
fn key(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let dash = hit.end - 2;
    let before = hit.before(dash, 24);
    let letters = before.bytes().rev().take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()).count();
    let start = dash - letters;
    let name = hit.slice(start, dash);
    let whole = token(hit.after(start, 40));
    let lead = hit.before(start, 4);
    let behind = hit.after(start + whole.len(), 4);
    let is_part = ends_inside_word(lead)
        || lead.ends_with(class(|c| matches!(c, '-' | '.' | '$' | '%' | '\\' | '+')))
        || begins_inside_word(behind)
        || behind.starts_with('(');
    if is_part
        || !(2..=10).contains(&name.len())
        || !name.starts_with(class(|c| c.is_ascii_uppercase()))
        || is_listed(DECOYS, name)
    {
        return;
    }
    let number = whole.get(name.len() + 1..).unwrap_or_default();
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let is_plain = digits == number.len() && digits <= 6;
    let near = hit.before(start, 48);
    let is_called = lead.ends_with('/') && near.ends_with("browse/")
        || cue::is_near(
            near,
            &[
                "ticket", "issue", "jira", "fixes", "closes", "story", "epic", "bug", "task", "backlog", "sprint",
                "resolves", "fixed", "tickets", "issues",
            ],
        );
    let score = match (is_listed(PREFIXES, name), is_called) {
        (true, _) if digits >= 3 => 0.75,
        (_, true) if is_plain => 0.75,
        (_, true) if digits >= 3 => 0.6,
        // In the middle of prose it may still be anything: a part, a standard, a state and its postcode.
        (false, false) if is_plain && digits >= 2 && name.len() >= 3 => 0.3,
        _ => return,
    };
    let len = if is_plain || is_listed(PREFIXES, name) || is_called { whole.len() } else { name.len() + 1 + digits };
    out.extend(hit.candidate(&ABOUT, start, start + len, score));
}

/// `INC0012345`.
fn service_number(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let before = hit.before(hit.end, 16);
    let lead = before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let start = hit.end - lead;
    let text = hit.after(start, 24);
    let len = text.find(class(|c| !c.is_ascii_alphanumeric())).unwrap_or(text.len());
    let text = text.get(..len).unwrap_or_default();
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let prefix = text.get(..len - digits).unwrap_or_default();
    let is_seen = out.last().is_some_and(|last| last.detector == ABOUT.id && last.span.start() == start);
    if !is_seen
        && (7..=10).contains(&digits)
        && (is_listed(PREFIXES, prefix) || prefix == "SCTASK")
        && !ends_inside_word(hit.before(start, 4))
    {
        out.extend(hit.candidate(&ABOUT, start, start + len, 0.75));
    }
}

fn labelled(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let after = hit.after(hit.end, 64);
    // What follows most of these words has no digit.
    if !after.contains(class(|c| c.is_ascii_digit())) {
        return;
    }
    let Some(beside) = label::beside(hit) else { return };
    let text = beside.text.trim_start_matches('#').trim_start();
    let start = beside.start + beside.text.len() - text.len();
    let number = token(text);
    if !is_number(number, 3) {
        return;
    }
    let (has_sign, signless) = (hit.before(hit.end, 1) == "#", hit.without_last_byte());
    let words = label::Label::before(if has_sign { &signless } else { hit }).words;
    let is_numbered = is_numbered(&words) || has_sign && ends_in(&words, KINDS);
    let has_letters = number.contains(class(|c| c.is_ascii_uppercase())) && number.contains('-');
    let score = match (is_numbered, has_letters) {
        (true, _) => 0.8,
        (false, true) if ends_in(&words, KINDS) => 0.65,
        _ => return,
    };
    let is_code = begins_inside_word(hit.after(start + number.len(), 2))
        || hit.after(start + number.len(), 1).starts_with(class(|c| matches!(c, '(' | ':')));
    if !is_code {
        out.extend(hit.candidate(&ABOUT, start, start + number.len(), score));
    }
}

/// A number that follows its label after a blank.
fn worded(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let before = hit.before(hit.end, 40);
    let label =
        words_of(before.rsplit(class(|c| matches!(c, '\n' | '\r' | ',' | ';' | '(' | '|'))).next().unwrap_or_default());
    let after = hit.after(hit.end, 48);
    let text = after.trim_start_matches(class(|c| matches!(c, ' ' | ':' | '#' | '.' | '°')));
    let number = token(text);
    let start = hit.end + after.len() - text.len();
    let is_long = is_number(number, 5) && ends_in(&label, KINDS);
    if (is_numbered(&label) || ends_in(&label, WHOLE)) && is_number(number, 3) || is_long {
        out.extend(hit.candidate(&ABOUT, start, start + number.len(), 0.8));
    }
}

/// Tells whether some words end in what is numbered and a word for "number".
fn is_numbered(words: &str) -> bool {
    ends_in(words, WHOLE)
        || NUMBERS.iter().any(|number| {
            words.strip_suffix(number).and_then(|rest| rest.strip_suffix(' ')).is_some_and(|rest| ends_in(rest, KINDS))
        })
}

fn is_number(text: &str, least_digits: usize) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    // A day is written with digits, too.
    let is_date = || {
        text.len() <= 10
            && text.split(class(|c| matches!(c, '-' | '/' | '.'))).count() == 3
            && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'/' | b'.'))
    };
    (3..=32).contains(&text.len())
        && digits >= least_digits
        && !is_date()
        && !decoy::is_placeholder(text)
        && !text.contains("//")
}

/// Cuts a number at the first character that none holds.
fn token(text: &str) -> &str {
    let len =
        text.find(class(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | '_')))).unwrap_or(text.len());
    text.get(..len).unwrap_or_default().trim_end_matches(class(|c| matches!(c, '-' | '/' | '.' | '_')))
}
