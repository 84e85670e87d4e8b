//! User names and passwords inside web addresses.
//!
//! # Finds
//! What stands between `://` and `@` where it has a password: `user:password` of a database, a proxy, a registry.
//! # Does not find
//! A user name alone, and placeholders such as `user:password@` in documentation.
//! # Evidence
//! The grammar of an address, and a password that is no placeholder.
//! # Source
//! RFC 3986, section 3.2.1.

use crate::detect::{About, Detector, Hit, Trigger, decoy};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: UrlCredential = UrlCredential;

/// See the module.
#[derive(Debug)]
pub struct UrlCredential;

static ABOUT: About = About {
    id: "url-credential",
    entity: Entity::UrlCredential,
    examples: &[
        "postgres://«app:xK9!v2»@db.internal:5432/main",
        "postgres://«admin:s3cr3t»@db.internal:5432/x",
        "https://«bob:pa55word»@example.com",
        "http://«cafeb4b3:d3adb33f»@repo.acme.io",
    ],
    counterexamples: &[
        "ssh://git@host.io/repo.git",
        "postgres://user:password@localhost/db",
        "https://${USER}:${PASS}@host/",
    ],
};

impl Detector for UrlCredential {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Pattern(r"[^ @\r\n\t]@[A-Za-z0-9\[]")]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let at = hit.end - 2;
        let before = hit.before(at, 256);
        let Some(scheme) = before.rfind("://") else {
            return;
        };
        let credential = before.get(scheme + 3..).unwrap_or_default();
        if credential.contains(|c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\'' | '<' | '>' | '`')) {
            return;
        }
        let Some((_, password)) = credential.split_once(':') else {
            return;
        };
        if !decoy::is_placeholder(password) && !password.starts_with('[') {
            out.extend(hit.candidate(&ABOUT, at - credential.len(), at, 0.95));
        }
    }
}
