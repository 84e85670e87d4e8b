//! Private keys.
//!
//! # Finds
//! Whole PEM and PGP blocks, also on one line of JSON or code where line breaks are written `\n`, and the private
//! lines of a PuTTY key file. A block without an end is taken as far as it goes. A block in base64, as manifests and
//! environment variables hold it.
//! # Does not find
//! Public keys and certificates; a heading without a key below it.
//! # Evidence
//! The heading that the format prescribes.
//! # Source
//! RFC 7468, sections 2 and 10; RFC 9580, section 6.2; PuTTY manual, appendix C.

use crate::detect::{About, Detector, Hit, Trigger, base64};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: PrivateKey = PrivateKey;

/// See the module.
#[derive(Debug)]
pub struct PrivateKey;

/// An RSA key of 16,384 bits takes 12 KiB; PGP blocks hold several keys.
const REACH: usize = 128 << 10;

static ABOUT: About = About {
    id: "private-key",
    entity: Entity::PrivateKey,
    examples: About::proof(&[
        "«-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAyb3m0x9G\nq7Vd8w==\n-----END RSA PRIVATE KEY-----»\nend",
        r#"{"private_key": "«-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n-----END PRIVATE KEY-----»\n"}"#,
        "key: «LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1JSUV2UUlCQURBTkJna3Foa2lHOXcwQgo=»",
        "Private-Lines: 1\n«AAAAgQDJvebTH0arv1Kx3yPq»\nPrivate-MAC: 00",
    ]),
    counterexamples: About::proof(&[
        "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0B\n-----END PUBLIC KEY-----",
        "Private-Lines: 2\n[PRIVATE_KEY 1]\nPrivate-MAC: 77c5e1ab07a7b1a5d8b5a3f5c9f0d6e4b3a2c1d0",
        "LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0KTUlJQklqQU5CZ2txaGtpRzl3MEIK",
        "grep -l '-----BEGIN RSA PRIVATE KEY-----' *",
    ]),
};

impl Detector for PrivateKey {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Literal("PRIVATE KEY-----"),
            Trigger::Literal("PRIVATE KEY BLOCK-----"),
            Trigger::Literal("Private-Lines:"),
            Trigger::Literal("LS0tLS1CRUdJTi"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let span = match hit.trigger {
            0 | 1 => block(hit),
            2 => putty(hit),
            _ => encoded(hit),
        };
        out.extend(span.and_then(|(start, end)| hit.candidate(&ABOUT, start, end, 1.0)));
    }
}

fn block(hit: &Hit<'_>) -> Option<(usize, usize)> {
    let before = hit.before(hit.start, 40);
    let begin = before.rfind("-----BEGIN")?;
    let start = hit.start - (before.len() - begin);
    // The body ends at the next five dashes, so that a text full of headings is read once.
    let Some(body) = hit.until(hit.end, "-----", REACH) else {
        let body = hit.after(hit.end, REACH / 2);
        let len = body.find(|c: char| !is_body(c)).unwrap_or(body.len());
        let body = body.get(..len)?.trim_end();
        return is_key(body).then_some((start, hit.end + body.len()));
    };
    if !is_key(body) {
        return None;
    }
    let end = hit.end + body.len();
    let closing = hit.after(end, 48);
    let closed = closing.strip_prefix("END").and_then(|rest| rest.find("-----")).map(|at| end + 3 + at + 5);
    Some((start, closed.unwrap_or(end - 5)))
}

/// Tells whether what follows a heading is a key and not a sentence about headings: it has a long unbroken piece.
fn is_key(body: &str) -> bool {
    body.replace("\\n", "\n").split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\\')).any(|piece| {
        piece.len() >= 16 && piece.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
    })
}

fn is_body(c: char) -> bool {
    c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || matches!(c, '+' | '/' | '=' | '\\' | ':' | ',' | '.')
}

fn putty(hit: &Hit<'_>) -> Option<(usize, usize)> {
    let text = hit.after(hit.end, 64);
    let count: usize = text.trim_start_matches(' ').lines().next()?.trim().parse().ok()?;
    let body_start = hit.end + text.find('\n')? + 1;
    let body = hit.after(body_start, 66 * count.min(512));
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '\r' | '\n');
    let lines = body.split_inclusive('\n').take(count).take_while(|line| line.chars().all(is_part));
    let len = lines.map(str::len).sum();
    let body = body.get(..len)?.trim_end();
    is_key(body).then_some((body_start, body_start + body.len()))
}

/// A block in base64 says what it is in its first line, of which every character is in the alphabet of either kind.
fn encoded(hit: &Hit<'_>) -> Option<(usize, usize)> {
    const HEAD: usize = 56;
    let head = base64::decode_url_safe(hit.after(hit.start, HEAD))?;
    if !String::from_utf8_lossy(&head).contains("PRIVATE KEY") {
        return None;
    }
    let body = hit.after(hit.start, 16 << 10);
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '-' | '_');
    Some((hit.start, hit.start + body.find(|c| !part(c)).unwrap_or(body.len())))
}
