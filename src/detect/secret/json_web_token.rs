//! JSON web tokens.
//!
//! # Finds
//! Signed tokens of three parts, encrypted ones of five, and both where they are written in base64 once more.
//! # Does not find
//! Other base64 that begins with a brace.
//! # Evidence
//! The first part decodes to a JSON object that names its algorithm, or names it and cannot be decoded.
//! # Source
//! RFC 7519, section 3; RFC 7515, section 4.1.1.

use crate::detect::character::ends_inside_word;
use crate::detect::{About, Detector, Hit, Trigger, base64, decoy};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: JsonWebToken = JsonWebToken;

/// See the module.
#[derive(Debug)]
pub struct JsonWebToken;

/// Tokens travel in HTTP headers, of which servers take 8 KiB.
const REACH: usize = 8192;

/// What `"alg"` is in base64, by how many characters stand before it.
const ALGORITHM: &[&str] = &["hbGci", "FsZyI", "YWxnI"];

static ABOUT: About = About {
    id: "json-web-token",
    entity: Entity::ApiKey,
    examples: About::proof(&[
        "Authorization: Bearer «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqcm9lIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1gFWFOEjXk».",
    ]),
    counterexamples: About::proof(&[
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJub3QiOiJhIGhlYWRlciJ9.eyJzdWIiOiJqcm9lIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1",
    ]),
};

impl Detector for JsonWebToken {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Literal("eyJ"), Trigger::Literal("ZXlK")]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let before = hit.before(hit.start, 4);
        if ends_inside_word(before) || before.ends_with(['-', '.', '+', '/']) {
            return;
        }
        if hit.trigger == 1 {
            let found = encoded(hit);
            out.extend(found.and_then(|(start, len)| hit.candidate(&ABOUT, start, start + len, 0.9)));
            return;
        }
        let text = token_room(hit);
        let len =
            text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(text.len());
        let token = text.get(..len).unwrap_or_default().trim_end_matches('.');
        let parts: Vec<&str> = token.split('.').collect();
        let [header, claims, .., last] = parts.as_slice() else {
            return;
        };
        // A token that was copied without its signature still tells whose it is.
        let is_shaped = matches!(parts.len(), 3 | 5) && (last.len() >= 16 || claims.starts_with("eyJ"));
        let says_algorithm = || {
            let decoded = base64::decode_url_safe(header)?;
            let header: serde_json::Value = serde_json::from_slice(&decoded).ok()?;
            header.get("alg").map(|_| ())
        };
        let is_object = claims.starts_with("eyJ") && ALGORITHM.iter().any(|name| header.contains(name));
        if is_shaped && (is_object || says_algorithm().is_some()) && !decoy::is_repetitive(token) {
            out.extend(hit.candidate(&ABOUT, hit.start, hit.start + token.len(), 1.0));
        }
    }
}

/// The text that a token may take up. Nearly all that looks like one ends soon, and is not read further.
fn token_room<'a>(hit: &Hit<'a>) -> &'a str {
    const FIRST: usize = 256;
    let first = hit.after(hit.start, FIRST);
    let goes_on =
        first.len() + 4 > FIRST && !first.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ','));
    if goes_on { hit.after(hit.start, REACH) } else { first }
}

/// A token in base64: the beginning of its header, encoded twice.
fn encoded(hit: &Hit<'_>) -> Option<(usize, usize)> {
    let text = token_room(hit);
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '/' | '=');
    let token = text.get(..text.find(|c| !part(c)).unwrap_or(text.len()))?;
    let head = base64::decode_url_safe(token.get(..40)?)?;
    let head = base64::decode_url_safe(std::str::from_utf8(head.get(..28)?).ok()?)?;
    (head.starts_with(b"{\"") && token.len() >= 60).then_some((hit.start, token.len()))
}
