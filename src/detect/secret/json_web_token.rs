//! JSON web tokens.
//!
//! # Finds
//! Signed tokens of three parts and encrypted ones of five.
//! # Does not find
//! Unsigned tokens, which open nothing, and other base64 that begins with a brace.
//! # Evidence
//! The first part decodes to a JSON object that names its algorithm.
//! # Source
//! RFC 7519, section 3; RFC 7515, section 4.1.1.

use crate::detect::character::ends_inside_word;
use crate::detect::{About, Detector, Hit, Trigger, base64};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: JsonWebToken = JsonWebToken;

/// See the module.
#[derive(Debug)]
pub struct JsonWebToken;

/// Tokens travel in HTTP headers, of which servers take 8 KiB.
const REACH: usize = 8192;

static ABOUT: About = About {
    id: "json-web-token",
    entity: Entity::ApiKey,
    examples: &[
        "Authorization: Bearer «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqcm9lIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk».",
    ],
    counterexamples: &[
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJub3QiOiJhIGhlYWRlciJ9.eyJzdWIiOiJqcm9lIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1",
    ],
};

impl Detector for JsonWebToken {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Literal("eyJ")]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let before = hit.before(hit.start, 4);
        if ends_inside_word(before) || before.ends_with(['-', '.', '+', '/']) {
            return;
        }
        let text = hit.after(hit.start, REACH);
        let len =
            text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(text.len());
        let token = text.get(..len).unwrap_or_default().trim_end_matches('.');
        let parts: Vec<&str> = token.split('.').collect();
        let [header, _, .., last] = parts.as_slice() else {
            return;
        };
        let is_shaped = matches!(parts.len(), 3 | 5) && last.len() >= 16;
        let says_algorithm = || {
            let decoded = base64::decode_url_safe(header)?;
            let header: serde_json::Value = serde_json::from_slice(&decoded).ok()?;
            header.get("alg").map(|_| ())
        };
        if is_shaped && says_algorithm().is_some() {
            out.extend(hit.candidate(&ABOUT, hit.start, hit.start + token.len(), 1.0));
        }
    }
}
