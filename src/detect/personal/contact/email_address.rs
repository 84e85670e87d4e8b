//! E-mail addresses.
//!
//! # Finds
//! Addresses with letters of any script before and after the sign, and quoted local parts. Addresses at example
//! domains are found too: real files hold them where somebody changed half of a real address.
//! # Does not find
//! `git@host:path`, versions (`left-pad@1.3.0`), picture names (`icon@2x.png`), addresses without a domain.
//! # Evidence
//! The shape, and a last part of the domain that is made of letters.
//! # Source
//! RFC 5322, section 3.4.1; RFC 6531, section 3.3.

use crate::detect::character::is_letter_or_digit;
use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: EmailAddress = EmailAddress;

/// See the module.
#[derive(Debug)]
pub struct EmailAddress;

static ABOUT: About = About {
    id: "email-address",
    entity: Entity::EmailAddress,
    examples: About::proof(&[
        "Write to «jane.roe+x@mail.example.com».",
        "?to=«jane.roe%40acme.org»&x",
        "<«jörg@müller.example.de»>",
        "?email=«susan.harris70@icloud.com»&ssn",
        "mail «\"jane roe\"@acme.org» now",
        "«dorothy.ramirez@protonmаil.com» has a Cyrillic letter",
    ]),
    counterexamples: About::proof(&[
        "npm i left-pad@1.3.0",
        "git clone git@github.com:org/repo.git",
        "icon@2x.png",
        "@types/node",
        "me@localhost",
        "email-1@acme.org",
        "https://user:password@example.com",
    ]),
};

/// Endings that name a file and not a domain.
const FILE_ENDINGS: &[&str] = &["png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "mjs", "ts", "json", "html"];

impl Detector for EmailAddress {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        TRIGGERS
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if let Some((start, end)) = address(hit) {
            out.extend(hit.candidate(&ABOUT, start, end, 0.95));
        }
    }
}

/// The sign with something on both sides, and the sign as web addresses write it.
pub(in crate::detect) const TRIGGERS: &[Trigger] = &[SIGN, Trigger::Literal("%40")];

/// The sign between two characters that may stand beside it.
pub(in crate::detect) const SIGN: Trigger = Trigger::Pattern(r#"[0-9A-Za-z._%+\-'"\x80-\xff]@[0-9A-Za-z\x80-\xff]"#);

/// Where the sign of a hit begins and ends.
fn sign(hit: &Hit<'_>) -> (usize, usize) {
    if hit.trigger == 0 { (hit.end - 2, hit.end - 1) } else { (hit.start, hit.end) }
}

/// Reads the part of an address before the sign of a hit; the address begins at `start`.
pub(in crate::detect) fn local<'a>(hit: &Hit<'a>, start: usize) -> &'a str {
    hit.slice(start, sign(hit).0)
}

/// Reads the whole address around the sign of a hit.
pub(in crate::detect) fn address(hit: &Hit<'_>) -> Option<(usize, usize)> {
    let (at, sign_end) = sign(hit);
    let domain_len = domain_len(hit.after(sign_end, 255))?;
    let before = hit.before(at, 128);
    let local = local_part(before)?;
    let end = sign_end + domain_len;
    let is_remote_shell = local == "git" || local == "hg";
    let is_sound = !local.starts_with('.') && !is_remote_shell && !is_credential(before) && !Entity::is_stand_in(local);
    is_sound.then_some((at - local.len(), end))
}

/// Tells whether what stands before the sign is the user and the password of a web address.
fn is_credential(before: &str) -> bool {
    let credential = before.rfind("://").and_then(|scheme| before.get(scheme + 3..));
    credential.is_some_and(|text| {
        text.contains(':')
            && !text.contains(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"' | '<' | '>'))
    })
}

fn local_part(before: &str) -> Option<&str> {
    if let Some(quoted) = before.strip_suffix('"') {
        let open = quoted.rfind('"').filter(|open| !quoted.get(*open..).is_some_and(|text| text.contains('\n')))?;
        return before.get(open..).filter(|local| local.len() > 2);
    }
    let part = |c: char| is_letter_or_digit(c) || "._%+-'#&*!=".contains(c);
    let len: usize = before.chars().rev().take_while(|&c| part(c)).map(char::len_utf8).sum();
    let local = before.get(before.len() - len..)?;
    // `email=jane@…` and `'jane@…'` are notations around the address.
    let local = local.rsplit(['=', '&', '#', '!', '*']).next()?;
    let local = local.trim_start_matches(['\'', '-', '+', '%']);
    let local = local.strip_prefix("2F").or_else(|| local.strip_prefix("3A")).unwrap_or(local);
    (!local.is_empty()).then_some(local)
}

fn domain_len(after: &str) -> Option<usize> {
    let part = |c: char| is_letter_or_digit(c) || matches!(c, '.' | '-');
    let len: usize = after.chars().take_while(|&c| part(c)).map(char::len_utf8).sum();
    let domain = after.get(..len)?.trim_end_matches(['.', '-']);
    let (host, ending) = domain.rsplit_once('.')?;
    // "jane@acme.com.Then": a sentence that goes on without a blank.
    let (domain, ending) =
        if ending.starts_with(char::is_uppercase) && host.contains('.') && !host.starts_with(char::is_uppercase) {
            (host, host.rsplit_once('.')?.1)
        } else {
            (domain, ending)
        };
    let is_ending = ending.starts_with("xn--")
        || (ending.chars().count() >= 2 && !ending.chars().any(|c| c.is_ascii_digit() || c == '-'));
    let is_file = FILE_ENDINGS.contains(&ending);
    let is_sound = !host.is_empty() && !host.starts_with(['.', '-']) && !domain.contains("..");
    (is_ending && !is_file && is_sound).then_some(domain.len())
}
