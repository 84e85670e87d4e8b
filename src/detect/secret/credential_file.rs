//! Files that hold nothing but credentials, and hashes of passwords.
//!
//! # Finds
//! The password of a line of `.pgpass`, the hash of a line of `shadow` or `htpasswd` wherever it stands, and what
//! Bundler is told for a private source of gems.
//! # Does not find
//! Hashes of files and commits, which open nothing.
//! # Evidence
//! The port of the database in its place, the mark of the hash, the name of the setting.
//! # Source
//! PostgreSQL documentation, "The Password File"; crypt(5); Bundler, "Credentials for gem sources".

use crate::detect::{About, Detector, Hit, Trigger, decoy};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: CredentialFile = CredentialFile;

/// See the module.
#[derive(Debug)]
pub struct CredentialFile;

static ABOUT: About = About {
    id: "credential-file",
    entity: Entity::Password,
    examples: About::proof(&[
        "db.example.net:5432:main:app:«kW2xz9Lp!»\n",
        "jroe:«$6$rounds=5000$q8Zk2Lw9$xTn4VbRc7Yp0q8Zk2Lw9xTn4VbRc7Yp0q8Zk2Lw9xTn4VbRc7Yp0»:19000:0",
        "jroe:«$2y$10$q8Zk2Lw9xTn4VbRc7Yp0qe8Zk2Lw9xTn4VbRc7Yp0q8Zk2Lw9xTn4»",
        "export BUNDLE_GEMS__EXAMPLE__ORG=«cafebabe:deadbeef»",
    ]),
    counterexamples: About::proof(&[
        "db.example.net:5432:main",
        "echo $2a$3b",
        "BUNDLE_GEMFILE=Gemfile.local",
        "export BUNDLE_GEMS__EXAMPLE__ORG=$GEM_TOKEN",
    ]),
};

impl Detector for CredentialFile {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Literal(":5432:"),
            Trigger::Pattern(r"\$(?:2[aby]|5|6|y|7|apr1|argon2id?|pbkdf2-sha256|pbkdf2-sha512)\$[A-Za-z0-9./=,]"),
            Trigger::Pattern(r#"BUNDLE_[A-Z0-9_]*__[A-Z0-9]+["']? ?[:=]"#),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let found = match hit.trigger {
            0 => line_of_pgpass(hit),
            1 => hash(hit),
            _ => gem_source(hit),
        };
        out.extend(found.and_then(|(start, len)| hit.candidate(&ABOUT, start, start + len, 0.9)));
    }
}

/// `host:5432:database:user:password`, the password up to the end of the line.
fn line_of_pgpass(hit: &Hit<'_>) -> Option<(usize, usize)> {
    let line = hit.after(hit.end, 256).lines().next()?;
    let mut fields = line.splitn(3, ':');
    let (database, user, password) = (fields.next()?, fields.next()?, fields.next()?);
    let is_field = |text: &str| !text.is_empty() && !text.contains([' ', '/', '"']);
    let is_sound = is_field(database) && is_field(user) && is_field(password) && !decoy::is_placeholder(password);
    is_sound.then(|| (hit.end + database.len() + user.len() + 2, password.len()))
}

fn hash(hit: &Hit<'_>) -> Option<(usize, usize)> {
    const LEAST: usize = 28;
    let before = hit.before(hit.end - 2, 16);
    let start = hit.end - 2 - (before.len() - before.rfind('$')?);
    let text = hit.after(start, 256);
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '.' | '/' | '=' | ',' | '+' | '-');
    let len = text.find(|c| !part(c)).unwrap_or(text.len());
    let hash = text.get(..len)?.trim_end_matches(['.', ',']);
    (hash.len() >= LEAST && hash.matches('$').count() >= 3 && !decoy::is_repetitive(hash))
        .then_some((start, hash.len()))
}

fn gem_source(hit: &Hit<'_>) -> Option<(usize, usize)> {
    let text = hit.after(hit.end, 160);
    let value = text.trim_start_matches([' ', '"', '\'']);
    let len = value.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')).unwrap_or(value.len());
    let token = value.get(..len)?;
    let is_credential = token.len() >= 8 && !token.contains('/') && !decoy::is_placeholder(token);
    is_credential.then_some((hit.end + (text.len() - value.len()), token.len()))
}
