//! E-mail addresses that are written out to hide them from machines.
//!
//! # Finds
//! `jane dot roe at acme dot org`, `jane [at] acme [dot] org`, `jane(at)acme.org`, `jane @ acme.org`, and the
//! full-width sign.
//! # Does not find
//! Sentences that only hold the words ("look at this dot"), products of matrices.
//! # Evidence
//! The word for the sign, and an ending of the domain that exists.
//! # Source
//! Observed notations of contact pages; IANA root zone.

use crate::detect::character::is_letter_or_digit;
use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: SpeltEmail = SpeltEmail;

/// See the module.
#[derive(Debug)]
pub struct SpeltEmail;

static ABOUT: About = About {
    id: "spelt-email",
    entity: Entity::EmailAddress,
    examples: About::proof(&[
        "write to «jane dot roe at acme dot org».",
        "«jane.roe [at] acme [dot] org»",
        "«jroe(at)acme.co.uk», please",
        "«jroe @ acme.org»",
        "«jroe＠acme.org»",
        "«jane.roe at gmail.com»",
        "«jroe AT acme DOT com»",
    ]),
    counterexamples: About::proof(&[
        "look at this dot product",
        "a @ b.T",
        "meet at noon",
        "x = w @ h.dot",
        "arrive at dot five",
        "list[at]",
        "meet me at home.",
    ]),
};

/// What is written for the sign.
const SIGNS: &[&str] = &["[at]", "(at)", "{at}", "<at>", "[@]", "(@)", "＠", " at ", " @ "];

/// What is written for the point.
const POINTS: &[&str] =
    &[" dot ", "[dot]", "(dot)", "{dot}", "<dot>", "[.]", "(.)", "．", " punkt ", " point ", " punto "];

/// Endings of domains.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "edu", "gov", "io", "co", "de", "fr", "uk", "es", "it", "nl", "info", "biz", "eu", "us", "ca",
    "au", "ch", "at", "me", "dev", "app", "be", "se", "no", "dk", "fi", "pl", "pt", "br", "in", "jp", "mx", "nz", "ie",
    "ac", "ai",
];

impl Detector for SpeltEmail {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(r"[\[({<] ?(?i:at|@) ?[\])}>] ?[A-Za-z0-9]"),
            Trigger::Pattern(r"(?i: at [a-z0-9\-]+ ?(?: dot |[\[({]dot[\])}]) ?[a-z])"),
            Trigger::Pattern(r"(?i: at (?:gmail|yahoo|hotmail|outlook|icloud|protonmail|gmx|aol|mail)\.[a-z])"),
            Trigger::Pattern(r"[A-Za-z0-9] @ [A-Za-z0-9\-]+\.[A-Za-z]"),
            Trigger::Literal("＠"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let lead = hit.before(hit.end, 48);
        let base = hit.end - lead.len();
        let lower = lead.to_ascii_lowercase();
        // Brackets may hold blanks; then the sign is the bracket's inside.
        let sign = SIGNS.iter().filter_map(|sign| Some((lower.rfind(sign)?, sign.len()))).max();
        let Some((at, len)) = sign.or_else(|| lower.rfind(" at ]").map(|at| (at, 5))) else {
            return;
        };
        let local = local_len(lead.get(..at).unwrap_or_default());
        let after = hit.after(base + at + len, 96);
        let Some(domain) = domain_len(after).filter(|_| local > 0) else {
            return;
        };
        let start = base + lead.get(..at).map_or(0, |text| text.trim_end().len()) - local;
        let is_spaced = hit.trigger == 3;
        out.extend(hit.candidate(&ABOUT, start, base + at + len + domain, if is_spaced { 0.7 } else { 0.85 }));
    }
}

/// Measures the part before the sign: words of an address, held together by points however they are written.
fn local_len(before: &str) -> usize {
    let before = before.trim_end();
    let mut len = word_len(before);
    for _ in 0..2 {
        let rest = before.get(..before.len() - len).unwrap_or_default();
        let Some(point) = POINTS.iter().find(|point| len > 0 && rest.to_ascii_lowercase().ends_with(**point)) else {
            break;
        };
        let rest = rest.get(..rest.len() - point.len()).unwrap_or_default();
        let more = word_len(rest.trim_end());
        if more == 0 {
            break;
        }
        len += point.len() + (rest.len() - rest.trim_end().len()) + more;
    }
    len
}

fn word_len(before: &str) -> usize {
    let part = |c: char| is_letter_or_digit(c) || matches!(c, '.' | '_' | '-' | '+');
    before.chars().rev().take_while(|&c| part(c)).map(char::len_utf8).sum()
}

/// Measures the domain behind the sign.
fn domain_len(after: &str) -> Option<usize> {
    let blank = after.len() - after.trim_start().len();
    let (mut at, mut parts, mut end) = (blank, 0, None);
    while parts < 5 {
        let rest = after.get(at..)?;
        let len: usize = rest.chars().take_while(|&c| is_letter_or_digit(c) || c == '-').map(char::len_utf8).sum();
        let label = rest.get(..len).filter(|label| !label.is_empty())?.to_ascii_lowercase();
        parts += 1;
        at += len;
        if parts > 1 && ENDINGS.contains(&label.as_str()) {
            end = Some(at);
        }
        let tail = after.get(at..)?;
        let lower = tail.get(..tail.len().min(12)).unwrap_or_default().to_ascii_lowercase();
        let trimmed = lower.trim_start();
        let point = POINTS.iter().copied().chain(["."]).find_map(|point| {
            let is_here = lower.starts_with(point);
            let is_apart = trimmed.starts_with(point.trim_start());
            if is_here {
                Some(point.len())
            } else if is_apart && point != "." {
                Some(lower.len() - trimmed.len() + point.trim_start().len())
            } else {
                None
            }
        });
        let Some(point) = point else {
            break;
        };
        let next = after.get(at + point..)?;
        let gap = next.len() - next.trim_start_matches(' ').len();
        if gap > 0 && tail.starts_with('.') || next.is_empty() {
            break;
        }
        at += point + gap;
    }
    end
}
