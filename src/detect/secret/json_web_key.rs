//! The private half of JSON web keys.
//!
//! # Finds
//! The members `d`, `p`, `q`, `dp`, `dq`, `qi` and `k` of an object that has a `kty`.
//! # Does not find
//! Public members: `n`, `e`, `x`, `y`.
//! # Evidence
//! The type of the key, and the names of the members, which the standard keeps for private values.
//! # Source
//! RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1.

use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: JsonWebKey = JsonWebKey;

/// See the module.
#[derive(Debug)]
pub struct JsonWebKey;

/// How far before and after its type a key is read, in bytes.
const REACH: usize = 2000;

static ABOUT: About = About {
    id: "json-web-key",
    entity: Entity::PrivateKey,
    examples: About::proof(&[
        r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","d":"«jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI»"}"#,
        r#"{ "k": "«AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T»", "kty": "oct" }"#,
    ]),
    counterexamples: About::proof(&[
        r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"}"#,
        r#"{"a":"b","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}"#,
    ]),
};

impl Detector for JsonWebKey {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Literal("\"kty\"")]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let before = hit.before(hit.end, REACH);
        let start = hit.end - before.len() + before.rfind('{').map_or(0, |at| at + 1);
        let after = hit.after(hit.end, REACH);
        let object = hit.slice(start, hit.end + after.find('}').unwrap_or(after.len()));
        let mut at = start;
        for member in object.split_inclusive(',') {
            let begin = at;
            at += member.len();
            let mut quoted = member.split('"');
            let (Some(_), Some(name), Some(between), Some(value)) =
                (quoted.next(), quoted.next(), quoted.next(), quoted.next())
            else {
                continue;
            };
            let is_private = matches!(name, "d" | "p" | "q" | "dp" | "dq" | "qi" | "k");
            let is_value = value.len() >= 16
                && value.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'='));
            if is_private && is_value && between.trim() == ":" {
                let value_start = begin + member.find(value).unwrap_or_default();
                out.extend(hit.candidate(&ABOUT, value_start, value_start + value.len(), 1.0));
            }
        }
    }
}
