//! Persons beside a label.
//!
//! # Finds
//! `Patient: …`, `"full_name": "…"`, `Author: …`, `From: …`, `Plaintiff: …`, and cells under such a heading.
//! # Does not find
//! Names of files, hosts, packages and columns; one word beside a label that things have too, such as `name:`.
//! # Evidence
//! The label, and capitalised words of which none belongs to an organisation.
//! # Source
//! Observed labels of forms, letters, records and code.

use crate::detect::character::is_invisible;
use crate::detect::label::{self, Endings, Label, ends_in, label_trigger};
use crate::detect::lexicon::Marks;
use crate::detect::{About, Detector, Hit, Trigger, decoy, person_name};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: LabelledPerson = LabelledPerson;

/// See the module.
#[derive(Debug)]
pub struct LabelledPerson;

static ABOUT: About = About {
    id: "labelled-person",
    entity: Entity::Person,
    examples: About::proof(&[
        "Patient: «Kevin Clark» (admitted)",
        "// Author: «Betty Taylor»",
        "<patient name=\"«Heather Morgan»\" dob=",
        "\"full_name\": \"«bertram m. jørgensen»\"",
        "**Last name:** «Boyle»",
        "Prepared by: «Jean-Luc O'Neill»",
        "What's your last name? «Boyle»",
        "my name is «Jane Roe» and",
    ]),
    counterexamples: About::proof(&[
        "name: Build and test",
        "\"name\": \"left-pad\"",
        "file_name: Quarterly Report.docx_1",
        "Name: [PERSON 1]",
        "author: PERSON_1",
        "Author: Acme Software Foundation",
        "Provider: Mercy General Hospital",
        "from: string",
        "patientName: String,",
        "hostname: Alpha",
    ]),
};

/// Labels that only persons have.
const STRONG: &[&str] = &[
    "patient",
    "pt",
    "plaintiff",
    "defendant",
    "petitioner",
    "respondent",
    "claimant",
    "appellant",
    "appellee",
    "witness",
    "decedent",
    "attorney",
    "counsel",
    "patient name",
    "full name",
    "fullname",
    "first name",
    "firstname",
    "last name",
    "lastname",
    "given name",
    "family name",
    "surname",
    "middle name",
    "maiden name",
    "customer name",
    "client name",
    "employee name",
    "contact name",
    "contact person",
    "account holder",
    "cardholder",
    "cardholder name",
    "applicant",
    "applicant name",
    "candidate",
    "candidate name",
    "student name",
    "teacher",
    "employee",
    "insured",
    "insured name",
    "beneficiary",
    "guardian",
    "spouse",
    "next of kin",
    "emergency contact",
    "physician",
    "doctor",
    "nurse",
    "surgeon",
    "tenant",
    "landlord",
    "borrower",
    "signed",
    "signed by",
    "signature",
    "prepared by",
    "reviewed by",
    "approved by",
    "written by",
    "submitted by",
    "reported by",
    "assigned to",
    "requested by",
    "directed by",
    "author",
    "attn",
    "attention",
    "interviewer",
    "interviewee",
    "caller",
    "supervisor",
    "legal name",
    "name of patient",
    "nombre",
    "apellido",
    "nom",
    "prénom",
    "vorname",
    "nachname",
    "mother",
    "father",
    "user full name",
    "display name",
    "deponent",
];

/// Labels that persons share with things: two words of a name are needed.
const WEAK: &[&str] = &[
    "name",
    "authors",
    "by",
    "from",
    "to",
    "cc",
    "bcc",
    "contact",
    "customer",
    "client",
    "user",
    "owner",
    "manager",
    "provider",
    "agent",
    "member",
    "student",
    "subject",
    "sender",
    "recipient",
    "assignee",
    "reporter",
    "maintainer",
    "maintainers",
    "created by",
    "updated by",
    "modified by",
    "editor",
    "speaker",
    "buyer",
    "seller",
    "holder",
    "notary",
    "judge",
    "re",
    "employer contact",
    "parent",
    "committer",
];

/// Words before `name` that make it the name of a thing.
const THINGS: &[&str] = &[
    "file",
    "host",
    "class",
    "table",
    "column",
    "field",
    "function",
    "method",
    "module",
    "package",
    "project",
    "product",
    "company",
    "business",
    "organization",
    "organisation",
    "domain",
    "server",
    "service",
    "event",
    "tag",
    "event",
    "type",
    "model",
    "group",
    "team",
    "display",
    "brand",
    "school",
    "bank",
    "street",
    "city",
    "country",
    "state",
    "road",
    "drug",
    "medication",
    "procedure",
    "app",
    "step",
    "job",
];

impl Detector for LabelledPerson {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            label_trigger!(
                "(?:name|patient|pt|plaintiff|defendant|petitioner|respondent|claimant|appellant|appellee|witness|decedent|deponent|attorney|counsel|person|holder|applicant|candidate|teacher|employee|insured|beneficiary|guardian|spouse|kin|contact|physician|doctor|nurse|surgeon|tenant|landlord|borrower|signed|signature|by|authors?|attn|attention|interviewe[re]|caller|supervisor|from|to|b?cc|customer|client|user|owner|manager|provider|agent|member|student|subject|sender|recipient|assignee|reporter|maintainers?|editor|speaker|buyer|seller|notary|judge|re|parent|committer|mother|father|nombre|apellido|nom|pr(?-i:é|É)nom)"
            ),
            Trigger::Pattern(r"(?i:name is|name's|names are|name\?|named|@author) +[A-Z\x80-\xff]"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if hit.trigger == 1 {
            said(hit, out);
            return;
        }
        // Most labels of code are followed by something no name begins with.
        let opening = label::opening(hit);
        let front = hit.after(opening.start, 24);
        if !front.starts_with(|c: char| c.is_alphabetic() || is_invisible(c)) {
            return;
        }
        // Only where a person must stand may a name be in small letters, but for the particles that begin some.
        let word = front.bytes().take_while(u8::is_ascii_alphabetic).count();
        let word = front.get(..word).unwrap_or_default();
        let is_small = word.starts_with(|c: char| c.is_ascii_lowercase()) && !person_name::is_particle(word);
        if is_small && !opening.is_quoted() {
            return;
        }
        let label = Label::before(hit);
        let Some(is_strong) = strength(&label) else {
            return;
        };
        if !is_strong && (is_small || is_one_word(front)) {
            return;
        }
        let Some(beside) = label::within(hit, opening) else {
            return;
        };
        let room = if beside.is_quoted { beside.text } else { hit.after(beside.start, 128) };
        let Some(name) = read(room, beside.is_quoted && is_strong) else {
            return;
        };
        let value = room.get(..name.len).unwrap_or_default();
        let rest = room.get(name.len..).unwrap_or_default();
        let fills = rest.is_empty()
            || rest.starts_with(['\n', '\r', ',', ';', '(', '<', '|', '.', '"', '-', '[', '{', '\t'])
            || rest.starts_with(" <")
            || rest.starts_with(" (")
            || rest.starts_with(" |")
            || rest.starts_with(" -")
            || rest.starts_with("  ")
            || rest.starts_with(" [");
        let score = match (is_strong, name.words >= 2, fills) {
            (true, true, true) => 0.95,
            (true, true, false) => 0.85,
            (true, false, true) => 0.75,
            (true, false, false) => 0.6,
            (false, true, true) if label.opens_line || label.is_code => 0.75,
            (false, true, true) => 0.6,
            (false, true, false) if label.opens_line && !label.is_code => 0.55,
            (false, ..) => return,
        };
        // Programs name everything: `{ name: "Edge Dev" }`.
        let is_known = |word: &str| hit.lexicon.marks(word).any(Marks::NAME);
        let is_thing =
            !is_strong && beside.is_quoted && !hit.lexicon.is_empty() && !value.split_whitespace().any(is_known);
        if !decoy::is_placeholder(value) && !is_thing {
            out.extend(hit.candidate(&ABOUT, beside.start, beside.start + name.len, score));
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let Some(label) = unit.context.label else {
            return;
        };
        let text = unit.after(0, 128);
        let Some(is_strong) = strength(label.label()) else {
            return;
        };
        let Some(name) = person_name::read_whole(text).filter(|name| is_strong || name.words >= 2) else {
            return;
        };
        let lead = text.len() - text.trim_start().len();
        if !decoy::is_placeholder(text) {
            out.extend(unit.candidate(&ABOUT, lead, lead + name.len, if is_strong { 0.95 } else { 0.8 }));
        }
    }
}

/// Tells whether what stands behind the first word of a text is nothing that a second word of a name would follow.
fn is_one_word(text: &str) -> bool {
    let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    text.as_bytes().get(len).is_some_and(|next| next.is_ascii() && !matches!(next, b' ' | b'.' | b'\'' | b'-'))
}

fn read(room: &str, may_be_lower: bool) -> Option<person_name::Name> {
    let read = person_name::read(room);
    if may_be_lower && read.is_none_or(|name| name.len < room.len()) {
        return person_name::read_whole(room).filter(|name| name.words >= 2).or(read);
    }
    read
}

/// Adds the name in running text: `my name is …`.
fn said(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let start = hit.end - 1;
    let Some(name) = person_name::read(hit.after(start, 96)) else {
        return;
    };
    let lead = hit.before(start, 10).to_ascii_lowercase();
    let is_named = lead.ends_with("named ");
    if name.words >= 2 || !is_named {
        out.extend(hit.candidate(&ABOUT, start, start + name.len, if name.words >= 2 { 0.85 } else { 0.65 }));
    }
}

/// Tells whether a label is one of persons, and whether of persons only.
fn strength(label: &Label) -> Option<bool> {
    let words = label.words.as_str();
    let endings = Endings::of(words);
    if endings.has(STRONG) && !is_thing(words) {
        return Some(true);
    }
    let is_weak = endings.has(WEAK) && (label.opens_line || label.is_code || endings.is("name"));
    (is_weak && !is_thing(words)).then_some(false)
}

fn is_thing(words: &str) -> bool {
    words.strip_suffix(" name").is_some_and(|before| ends_in(before, THINGS))
}
