//! Account names beside a label.
//!
//! # Finds
//! `username=…`, `"user": "…"`, `login: …`, `CREATE USER '…'`, and cells under such a heading.
//! # Does not find
//! Names that come with a system (`root`, `admin`), types, references, and bare words that may be code.
//! # Evidence
//! The label, the notation, and what the value is made of.
//! # Source
//! Observed notations of configuration files, code and logs.

use crate::detect::label::{self, Label, ends_in, label_trigger};
use crate::detect::{About, Detector, Hit, Trigger, decoy};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: LabelledUsername = LabelledUsername;

/// See the module.
#[derive(Debug)]
pub struct LabelledUsername;

static ABOUT: About = About {
    id: "labelled-username",
    entity: Entity::Username,
    examples: &[
        "user := \"«user_9044»\"",
        "CREATE USER '«dev_1696»'@'10.1.1.1x'",
        "username: «jsmith42»",
        "\"login\": \"«j.roe»\"",
    ],
    counterexamples: &[
        "user: User2",
        "username = request.user2",
        "\"username\": \"admin\"",
        "user = get_user1()",
        "username: [USER 1]",
        "\"login\": \"Login\"",
        "user: user-1",
    ],
};

const LABELS: &[&str] = &[
    "username",
    "user name",
    "user",
    "user id",
    "userid",
    "uid",
    "login",
    "login name",
    "account name",
    "logon",
    "db user",
    "screen name",
    "nickname",
    "handle",
];

/// Accounts that come with a system.
const SYSTEM: &[&str] = &[
    "admin",
    "administrator",
    "anonymous",
    "apache",
    "backup",
    "bot",
    "daemon",
    "demo",
    "dev",
    "elastic",
    "git",
    "github-actions",
    "guest",
    "home",
    "login",
    "me",
    "mysql",
    "name",
    "nginx",
    "node",
    "nobody",
    "oracle",
    "postgres",
    "redis",
    "root",
    "sa",
    "self",
    "service",
    "shared",
    "staff",
    "sudo",
    "super",
    "superuser",
    "system",
    "test",
    "tester",
    "testuser",
    "ubuntu",
    "user",
    "user1",
    "username",
    "www-data",
    "email",
    "profile",
    "users",
];

impl Detector for LabelledUsername {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            label_trigger!(
                "(?:user[_ \\-]?(?:name|id)?|uid|log(?:in|on)(?:[_ ]name)?|account[_ ]name|screen[_ ]name|nickname|handle)"
            ),
            Trigger::Pattern(
                r#"(?i:create user|grant [a-z]+ to|to user|--user(?:name)?|logged in as|username is|user id is|login is) +["'A-Za-z0-9]"#,
            ),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let hit = if hit.trigger == 1 { &hit.without_last_byte() } else { hit };
        let Some(beside) = label::beside(hit) else {
            return;
        };
        if hit.trigger == 0 && !ends_in(&Label::before(hit).words, LABELS) {
            return;
        }
        let text = if beside.is_quoted { beside.text } else { beside.text.trim_end_matches(['.', ')', ']', '}', ':']) };
        let has_digit = text.contains(|c: char| c.is_ascii_digit());
        let is_lower = !text.contains(char::is_uppercase);
        let is_plausible = if beside.is_quoted {
            is_lower && (has_digit || text.contains(['_', '.']) || beside.is_assigned) || has_digit
        } else {
            has_digit && is_lower && !text.contains(['.', '[']) && !beside.rest.starts_with(['(', '<'])
        };
        if is_plausible && is_account(text) {
            out.extend(hit.candidate(
                &ABOUT,
                beside.start,
                beside.start + text.len(),
                if has_digit { 0.8 } else { 0.6 },
            ));
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 64);
        if let Some(label) = unit.context.label
            && ends_in(&Label::outside(label).words, LABELS)
            && is_account(text)
        {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), 0.8));
        }
    }
}

fn is_account(text: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\\');
    (3..=40).contains(&text.len())
        && text.chars().all(part)
        && text.contains(char::is_alphabetic)
        && !decoy::is_placeholder(text)
        && !SYSTEM.contains(&text.to_lowercase().as_str())
}
