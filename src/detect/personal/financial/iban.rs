//! International bank account numbers.
//!
//! # Finds
//! IBANs in one piece or in groups, of any country in the registry.
//! # Does not find
//! Account numbers of a country's own form, and IBANs with a wrong check digit.
//! # Evidence
//! The country's length, and the check digits.
//! # Source
//! ISO 13616-1; SWIFT IBAN Registry. HIPAA Safe Harbor (J) account numbers.

use crate::detect::character::{begins_inside_word, ends_inside_word, is_invisible};
use crate::detect::{About, Detector, Hit, Trigger, check_digit};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Iban = Iban;

/// See the module.
#[derive(Debug)]
pub struct Iban;

static ABOUT: About = About {
    id: "iban",
    entity: Entity::Iban,
    examples: About::proof(&[
        "Pay to «GB29 NWBK 6016 1331 9268 19».",
        "iban=«DE89370400440532013000»",
        "«GB29-NWBK-6016-1331-9268-19»",
        "my iban is «gb29nwbk60161331926819»",
        "IBAN «DE89\u{a0}3704\u{a0}0044\u{a0}0532\u{a0}0130\u{a0}00»",
    ]),
    counterexamples: About::proof(&["GB29 NWBK 6016 1331 9268 18", "AB12CD34EF56GH78IJ90"]),
};

/// Countries with the lengths of their numbers.
const LENGTHS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 \
ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 \
LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 \
SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30 AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 \
DZ26 GA27 GQ27 GW25 IR26 KM27 MA28 MG27 ML28 MZ25 NE28 SN28 TD27 TG28";

impl Detector for Iban {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Pattern("[A-Z][A-Z][0-9][0-9]"), Trigger::Pattern("(?i:iban)[^A-Za-z]")]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if hit.trigger == 1 {
            spoken_of(hit, out);
            return;
        }
        let start = hit.end - 4;
        // Most codes of two letters and two digits end there.
        let goes_on = hit.after(hit.end, 4).contains(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
        if goes_on
            && !ends_inside_word(hit.before(start, 4))
            && let Some(len) = measure(hit.after(start, REACH))
        {
            out.extend(hit.candidate(&ABOUT, start, start + len, 1.0));
        }
    }
}

/// How long the text of a number may be, in bytes.
const REACH: usize = 72;

/// Behind its name, a number may also be written in small letters.
fn spoken_of(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    const NEAR: usize = 24;
    let text = hit.after(hit.end, NEAR + REACH);
    let bytes = text.as_bytes();
    let is_start = |at: usize| {
        matches!(bytes.get(at..at + 4), Some([a, b, c, d])
            if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() && c.is_ascii_digit() && d.is_ascii_digit())
            && at.checked_sub(1).and_then(|at| bytes.get(at)).is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    let found =
        (0..NEAR).filter(|&at| is_start(at)).find_map(|at| Some((at, measure(&text.get(at..)?.to_ascii_uppercase())?)));
    if let Some((at, len)) = found {
        out.extend(hit.candidate(&ABOUT, hit.end + at, hit.end + at + len, 1.0));
    }
}

/// Measures the number that a text begins with.
fn measure(text: &str) -> Option<usize> {
    let country = text.get(..2)?;
    let len = LENGTHS.split(' ').find_map(|entry| entry.strip_prefix(country)?.parse::<usize>().ok())?;
    let (mut taken, mut blank) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' | 'A'..='Z' => (taken, blank) = (taken + 1, false),
            ' ' | '-' | '.' | '\t' | '\u{a0}' | '\u{202f}' if !blank => blank = true,
            _ if is_invisible(c) => {}
            _ => return None,
        }
        if taken == len {
            let end = at + 1;
            let is_whole = !begins_inside_word(text.get(end..).unwrap_or_default());
            return (is_whole && check_digit::mod_97(text.get(..end)?)).then_some(end);
        }
    }
    None
}
