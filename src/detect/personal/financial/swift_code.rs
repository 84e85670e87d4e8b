//! International codes of banks (SWIFT, BIC).
//!
//! # Finds
//! Codes of eight or eleven characters behind the word SWIFT or BIC, and elsewhere such as have digits in the place
//! code: `CHASUS33`.
//! # Does not find
//! Codes of letters alone that nobody calls one: they look like words in capitals.
//! # Evidence
//! The country in the fifth and sixth letter, and the word before it.
//! # Source
//! ISO 9362; ISO 3166-1 for the countries. HIPAA Safe Harbor (J) account numbers.

use crate::detect::character::{begins_inside_word, ends_inside_word};
use crate::detect::{About, Detector, Hit, Trigger, cue};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: SwiftCode = SwiftCode;

/// See the module.
#[derive(Debug)]
pub struct SwiftCode;

static ABOUT: About = About {
    id: "swift-code",
    entity: Entity::SwiftCode,
    examples: About::proof(&[
        "Record shows «CHASUS33».",
        "SWIFT: «DEUTDEFF»",
        "BIC «BNPAFRPPXXX»",
        "\"swift_code\": \"«DEUTDEFF500»\"",
        "Swift/BIC code is «NWBKGB2L»",
    ]),
    counterexamples: About::proof(&["DATABASE", "BIC: optional", "swift ABCDXX33", "UTILSQQ33"]),
};

/// The codes of the countries, one after the other.
const COUNTRIES: &str = "ADAEAFAGAIALAMAOARATAUAWAZBABBBDBEBFBGBHBIBJBMBNBOBRBSBTBWBYBZCACDCFCGCHCICKCLCMCNCOCRCUCVCWCYCZ\
DEDJDKDMDODZECEEEGERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGTGWGYHKHNHRHTHUIDIEILIMINIQIRISITJEJMJOJPKEKGKHKIKMKNKRKWKYKZ\
LALBLCLILKLRLSLTLULVLYMAMCMDMEMGMKMLMMMNMOMQMRMSMTMUMVMWMXMYMZNANCNENGNINLNONPNRNZOMPAPEPFPGPHPKPLPSPTPYQAREROSRRSRURWSASBSCSDSE\
SGSISKSLSMSNSOSRSSSTSVSYSZTCTDTGTHTJTLTMTNTOTRTTTVTWTZUAUGUSUYUZVAVCVEVGVNVUWSXKYEYTZAZMZW";

impl Detector for SwiftCode {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern("(?i:swift|bic)[^A-Za-z]"),
            Trigger::Pattern("[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z][A-Z2-9][0-9]"),
            Trigger::Pattern("[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z][2-9][A-NP-Z]"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if hit.trigger > 0 {
            let start = hit.end.saturating_sub(8);
            let text = hit.after(start, 12);
            let is_cued = || cue::is_near(hit.before(start, 48), &["bank", "wire", "iban", "transfer", "swift", "bic"]);
            if let Some(len) = measure(text)
                && !ends_inside_word(hit.before(start, 4))
                && (hit.trigger == 1 || is_cued())
            {
                // Words in capitals with a digit behind them have this shape as well.
                let score = if is_cued() { 0.6 } else { 0.3 };
                out.extend(hit.candidate(&ABOUT, start, start + len, score));
            }
            return;
        }
        let text = hit.after(hit.end, 40);
        let mut at = 0;
        for word in text.split(|c: char| !c.is_ascii_alphanumeric()).take(8) {
            if let Some(len) = measure(text.get(at..).unwrap_or_default()) {
                out.extend(hit.candidate(&ABOUT, hit.end + at, hit.end + at + len, 0.95));
                return;
            }
            at +=
                word.len() + text.get(at + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 16);
        if unit.context.label.is_some_and(|label| label.is_near(&["swift", "bic"])) && measure(text) == Some(text.len())
        {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), 0.95));
        }
    }
}

/// Measures the code that a text begins with.
fn measure(text: &str) -> Option<usize> {
    let len = text.bytes().take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()).count();
    let country = text.get(4..6)?.as_bytes();
    let is_sound = matches!(len, 8 | 11)
        && text.bytes().take(6).all(|byte| byte.is_ascii_uppercase())
        && !begins_inside_word(text.get(len..).unwrap_or_default())
        && COUNTRIES.as_bytes().chunks(2).any(|pair| pair == country);
    is_sound.then_some(len)
}
