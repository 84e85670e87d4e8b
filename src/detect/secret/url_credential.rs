//! User names and passwords inside web addresses.
//!
//! # Finds
//! What stands between `://` and `@` where it has a password: `user:password` of a database, a proxy, a registry; a token
//! alone; `user:password@tcp(` of a Go driver, and `thin:user/password@` of Oracle.
//! # Does not find
//! A user name alone, and placeholders such as `user:password@` in documentation.
//! # Evidence
//! The grammar of an address, and a password that is no placeholder.
//! # Source
//! RFC 3986, section 3.2.1.

use crate::detect::{About, Detector, Hit, Trigger, decoy, likeness};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: UrlCredential = UrlCredential;

/// See the module.
#[derive(Debug)]
pub struct UrlCredential;

static ABOUT: About = About {
    id: "url-credential",
    entity: Entity::UrlCredential,
    examples: About::proof(&[
        "postgres://«app:xK9!v2»@db.internal:5432/main",
        "postgres://«admin:s3cr3t»@db.internal:5432/x",
        "https://«bob:pa55word»@example.com",
        "http://«cafeb4b3:d3adb33f»@repo.acme.io",
        "https://«q8Zk2Lw9xTn4VbRc7Yp0»@git.acme.io/team/x.git",
        "https://«oauth2:kW2xz9Lp-example-7Q»@git.acme.io/team/x.git",
        "dsn := \"«app:kW2xz9Lp»@tcp(db:3306)/main\"",
        "jdbc:oracle:thin:«app/kW2xz9Lp»@//db:1521/main",
    ]),
    counterexamples: About::proof(&[
        "ssh://git@host.io/repo.git",
        "postgres://user:password@localhost/db",
        "https://${USER}:${PASS}@host/",
    ]),
};

impl Detector for UrlCredential {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(r"[^ @\r\n\t]@[A-Za-z0-9\[]"),
            Trigger::Pattern(r"@(?:tcp|unix)\("),
            Trigger::Literal("jdbc:oracle:thin:"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if hit.trigger > 0 {
            let found = if hit.trigger == 1 { driver(hit) } else { oracle(hit) };
            out.extend(found.and_then(|(start, end)| hit.candidate(&ABOUT, start, end, 0.95)));
            return;
        }
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
            if likeness::is_chance(credential, 16) && !decoy::is_placeholder(credential) {
                out.extend(hit.candidate(&ABOUT, at - credential.len(), at, 0.85));
            }
            return;
        };
        let is_word = password.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_placeholder =
            if is_word { decoy::is_placeholder(password) } else { decoy::is_plain_placeholder(password) };
        if !is_placeholder && !password.starts_with('[') && !credential.starts_with(":pserver:") {
            out.extend(hit.candidate(&ABOUT, at - credential.len(), at, 0.95));
        }
    }
}

/// `user:password@tcp(…)`: what stands before the sign, back to a quote or a blank.
fn driver(hit: &Hit<'_>) -> Option<(usize, usize)> {
    let before = hit.before(hit.end, 128);
    let at = hit.end - (before.len() - before.rfind('@')?);
    let before = hit.before(at, 96);
    let start =
        before.rfind(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '=')).map_or(0, |end| end + 1);
    let credential = before.get(start..)?;
    let (_, password) = credential.split_once(':')?;
    is_password(password).then(|| (at - credential.len(), at))
}

/// `thin:user/password@…`.
fn oracle(hit: &Hit<'_>) -> Option<(usize, usize)> {
    let credential = hit.after(hit.end, 128).split_once('@')?.0;
    let (user, password) = credential.split_once('/')?;
    (!user.contains(char::is_whitespace) && is_password(password)).then(|| (hit.end, hit.end + credential.len()))
}

fn is_password(text: &str) -> bool {
    !text.is_empty() && !text.contains([' ', '\n', '{', '$', '%', '<']) && !decoy::is_placeholder(text)
}
