//! Account names beside a label.
//!
//! # Finds
//! `username=…`, `"user": "…"`, `login: …`, `CREATE USER '…'`, `session opened for user …`, `user … logged in`,
//! `/home/…`, `C:\Users\…`, `ssh …@host`, and cells under such a heading.
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
    examples: About::proof(&[
        "user := \"«user_9044»\"",
        "CREATE USER '«dev_1696»'@'10.1.1.1x'",
        "username: «jsmith42»",
        "\"login\": \"«j.roe»\"",
        "sshd[12]: Accepted password for «jroe» from",
        "user «jroe» logged in",
        "cd /home/«jroe»/src",
        "open C:\\Users\\«jroe»\\Desktop",
        "ssh -p 22 «jroe»@db1",
        "«jroe»@web01:~$ ls",
    ]),
    counterexamples: About::proof(&[
        "user: User2",
        "username = request.user2",
        "\"username\": \"admin\"",
        "user = get_user1()",
        "username: [USER 1]",
        "\"login\": \"Login\"",
        "user: user-1",
        "/home/user/x",
        "user interface",
        "https://acme.org/home/page",
        "/Users/Shared/x",
        "Accepted password for root from",
        "ssh git@server",
        "the user can log in",
    ]),
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
            // The folder of a user.
            Trigger::Pattern(r"(?:/home/|/Users/|[Cc]:\\\\?Users\\\\?|[Cc]:/Users/)[A-Za-z0-9]"),
            // A line of a log.
            Trigger::Pattern(
                r"(?:(?:password|publickey|keyboard-interactive/pam) for (?:invalid user )?|(?:opened|closed) for user |(?:^|[^a-zA-Z])[Uu]ser )'?[A-Za-z0-9]",
            ),
            super::email_address::SIGN,
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if hit.trigger >= 2 {
            let found = match hit.trigger {
                2 => folder(hit),
                3 => logged(hit),
                _ => remote(hit),
            };
            if let Some((start, end, score)) = found.filter(|&(start, end, _)| is_account(hit.slice(start, end))) {
                out.extend(hit.candidate(&ABOUT, start, end, score));
            }
            return;
        }
        let hit = if hit.trigger == 1 { &hit.without_last_byte() } else { hit };
        let Some(beside) = label::beside(hit) else {
            return;
        };
        let text = if beside.is_quoted { beside.text } else { beside.text.trim_end_matches(['.', ')', ']', '}', ':']) };
        let has_digit = text.contains(|c: char| c.is_ascii_digit());
        let is_lower = !text.contains(char::is_uppercase);
        let is_plausible = if beside.is_quoted {
            is_lower && (has_digit || text.contains(['_', '.']) || beside.is_assigned) || has_digit
        } else {
            has_digit && is_lower && !text.contains(['.', '[']) && !beside.rest.starts_with(['(', '<'])
        };
        let is_labelled = || hit.trigger != 0 || ends_in(&Label::before(hit).words, LABELS);
        if is_plausible && is_labelled() && is_account(text) {
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
            && label.ends_in(LABELS)
            && is_account(text)
        {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), 0.8));
        }
    }
}

/// Names of folders beside those of users.
const NO_USER: &[&str] = &[
    "shared",
    "public",
    "default",
    "runner",
    "runneradmin",
    "vagrant",
    "circleci",
    "travis",
    "pi",
    "ec2-user",
    "app",
    "jovyan",
    "you",
    "build",
    "docs",
    "index",
];

/// Tells whether a character may stand in the name of an account.
fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// Measures the name of an account at a place.
fn name_at(hit: &Hit<'_>, start: usize) -> usize {
    let text = hit.after(start, 40);
    let len: usize = text.chars().take_while(|&c| is_name_part(c)).map(char::len_utf8).sum();
    text.get(..len).map_or(0, |text| text.trim_end_matches(['.', '-']).len())
}

/// `/home/jroe`; the hit ends in the first letter of the name.
fn folder(hit: &Hit<'_>) -> Option<(usize, usize, f32)> {
    let start = hit.end - 1;
    let end = start + name_at(hit, start);
    let path = hit.before(start, 16);
    let root = path.rfind("/home/").or_else(|| path.rfind("/Users/"));
    // "https://acme.org/home/page" and "app/home/x" are other paths.
    let is_root = root.is_none_or(|root| {
        let before = path.get(..root).unwrap_or_default();
        !before.ends_with(|c: char| is_name_part(c) || matches!(c, '/' | '}' | ')'))
            || before.ends_with([':', '/']) && before.len() < 3
            || before.ends_with("C:")
            || before.ends_with("c:")
    });
    let name = hit.slice(start, end).to_lowercase();
    let is_file = name.contains('.') && hit.after(end, 1) != "/";
    (is_root && !is_file && !NO_USER.contains(&name.as_str())).then_some((start, end, 0.7))
}

/// `Accepted password for jroe from`, `user jroe logged in`; the hit ends in the first letter of the name.
fn logged(hit: &Hit<'_>) -> Option<(usize, usize, f32)> {
    const DEEDS: &[&str] =
        &[" logged ", " log in", " login", " authenticated", " signed ", " connected", " disconnected", " failed "];
    let start = hit.end - 1;
    let end = start + name_at(hit, start);
    let is_sure = !hit.before(start, 6).to_ascii_lowercase().ends_with("user ")
        || hit.before(start, 17).contains("ed for user")
        || hit.before(start, 14).contains("invalid");
    let after = hit.after(end, 16);
    let is_deed = DEEDS.iter().any(|deed| after.trim_start_matches('\'').starts_with(deed));
    let name = hit.slice(start, end);
    let is_word =
        ["invalid", "user", "is", "has", "was", "who", "that", "can", "not", "and", "or", "the", "account", "accounts"]
            .contains(&name);
    (!is_word && (is_sure || is_deed)).then_some((start, end, if is_sure { 0.8 } else { 0.6 }))
}

/// `ssh jroe@host`, `jroe@host:~$`; the hit ends in the first letter of the host.
fn remote(hit: &Hit<'_>) -> Option<(usize, usize, f32)> {
    let at = hit.end - 2;
    let before = hit.before(at, 64);
    let len: usize = before.chars().rev().take_while(|&c| is_name_part(c)).map(char::len_utf8).sum();
    let line = before.get(..before.len() - len)?;
    let line = line.get(line.rfind('\n').map_or(0, |at| at + 1)..)?;
    let is_command = line.match_indices(' ').filter_map(|(at, _)| line.get(..at)).any(|text| {
        text.ends_with("ssh") || text.ends_with("scp") || text.ends_with("sftp") || text.ends_with("rsync")
    });
    if !is_command && !line.trim_start().is_empty() {
        return None;
    }
    let host = hit.end - 1 + name_at(hit, hit.end - 1);
    let after = hit.after(host, 24);
    let is_prompt = after.starts_with(":") && after.contains(['$', '#']) && after.contains(['~', '/']);
    (is_command || is_prompt).then_some((at - len, at, if is_command { 0.75 } else { 0.7 }))
}

fn is_account(text: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '\\');
    (3..=40).contains(&text.len())
        && text.chars().all(part)
        && text.contains(char::is_alphabetic)
        && !decoy::is_placeholder(text)
        && !SYSTEM.contains(&text.to_lowercase().as_str())
}
