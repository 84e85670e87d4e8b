//! Passwords beside a label.
//!
//! # Finds
//! `password=…`, `"passwd": "…"`, `DB_PWD: …`, `pass := "…"`, `setProperty("pwd", "…")`, `IDENTIFIED BY '…'`,
//! `--password …`, `login x password …`, "the password is …".
//! # Does not find
//! Types, references, calls and placeholders; a password of letters alone outside of an assignment, because
//! interfaces are full of `password: "Password"`.
//! # Evidence
//! The label, the notation, and what the value is made of.
//! # Source
//! Observed notations of configuration files, code and notes.

use super::assignment::{self, cut, label_before, secret_trigger, value_after};
use super::published::is_published;
use crate::detect::label::{Beside, Label, ends_in, words_of};
use crate::detect::{About, Detector, Hit, Trigger, decoy, likeness};
use crate::model::{Candidate, Entity, STORED_PASSWORD};

/// The detector.
pub static DETECTOR: LabelledPassword = LabelledPassword;

/// See the module.
#[derive(Debug)]
pub struct LabelledPassword;

static ABOUT: About = About {
    id: "labelled-password",
    entity: Entity::Password,
    examples: About::proof(&[
        "pass := \"«MQrWBd$BJEZw»\"",
        "DB_PASSWORD=«s3cr3t!pw»",
        r#"{"passwd": "«Tr0ub4dor&3»"}"#,
        "password = '«correcthorse»'",
        "IDENTIFIED BY '«T8lSu#$Q»';",
        "dbPass: \"«NOzdcLLqu»\",",
        "mysql --password «kW2xz9Lp» -u app",
        "Password: «Winter2024!»",
        "password: «Tr0ub4dor&3»",
        "password=«abc123,def», and",
        "pwd: «q1w2;e3r4»;",
        "Password=«abc1x»;Server=x",
        "Password=«abc1x»;Initial Catalog=x",
        "?password=«abc1x»&user=x",
        "password: string = '«Tr0ub4dor&3»';",
        "define('DB_PASSWORD', '«Tr0ub4dor&3»');",
        "getenv(\"DB_PASSWORD\", \"«Tr0ub4dor&3»\")",
        "<add key=\"ClearTextPassword\" value=\"«Tr0ub4dor&3»\" />",
        "- name: DB_PASSWORD\n  value: «Tr0ub4dor&3»",
        "<password>«Tr0ub4dor&3»</password>",
        "DB_PASSWORD=«correcthorse»\n",
        "ENV DB_PASSWORD «Tr0ub4dor3»",
        "machine host.example.net login jroe password «kW2xz9Lp»",
        "CREATE USER app WITH PASSWORD '«Tr0ub4dor3»';",
        "IDENTIFIED WITH mysql_native_password BY '«T8lSu#$Q»';",
        "The password is «Tr0ub4dor3».",
        "Password for the router: «Tr0ub4dor&3»",
        "| Password | «Tr0ub4dor&3» |",
        "Пароль: «Tr0ub4dor&3»",
        "mysql -u root -p«Tr0ub4dor3» app",
        "wifi key: «Tr0ub4dor3»",
        "getenv('DB_PASS') or '«Tr0ub4dor3»'",
        "password: «cxm-m1by6t»",
        "sshpass -p '«Tr0ub4dor&3»' ssh jroe@host",
    ]),
    counterexamples: About::proof(&[
        "\"pass\": \"要素のデフォルトのセマンティクスはrole=\",",
        "password: string;",
        "password = get_password(user)",
        "password: process.env.DB_PASSWORD,",
        "password=${DB_PASSWORD}",
        "password: <your password>",
        "password = self.password2",
        "\"password\": \"Password\"",
        "password = PASSWORD_1",
        "Password: [PASSWORD 1]",
        "password: null",
        "pass: ****1234",
        "if (password === confirmPassword2) {",
        "compass: 12.5N",
        "the password is case-sensitive and must have 8 characters",
        "messages identified by UID",
        "docker login --password-stdin",
        "mysql --password $DB_PASSWORD",
        "password to reset",
        "Your password was changed.",
        "login: admin",
        "echo -n my-password | base64",
        "the header identified by `name` is set",
        "const PASSPHRASE: u32 = 128u32;",
        "readFile('/etc/passwd', 'utf8')",
        "Auth[\"UserPass\"] = \"UserPass\"",
        "password => $this->{pass},",
        "password: https://accounts.example.org/reset",
        "password=token=",
        "\"pbkdf2-password\": \"1.2.1\",",
        "basic-password = \"^4.0\"",
    ]),
};

impl Detector for LabelledPassword {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            // Of `пароль`, `ПАРОЛЬ` and `密码` the last bytes alone: words of these scripts begin alike.
            secret_trigger!(
                "(?:pass(?:word|wd|phrase|code|key)?|pwd|pw|psk|psswrd|(?:wi-?fi|wpa2?|wep|network)[ _\\-]key|passwort|kennwort|mot de passe|contrase(?:n|(?-i:ñ|Ñ))a|senha|wachtwoord|\\xBB\\xD1\\x8C|\\x9B\\xD0\\xAC|\\x86\\xE7\\xA0\\x81|secret|login)"
            ),
            // What hands a password over in so many words.
            Trigger::Pattern(concat!(
                r"(?:(?i:identified by|sshpass -p|convertto-securestring|convertto-securestring -string",
                r"|password|passwd|passphrase|pass|pwd|requirepass|masterauth|_password by)|[ \t]-a)[ \t]+[^ \t\r\n$<{=\-]"
            )),
            // Prose and SQL, where any word may follow.
            Trigger::Pattern(concat!(
                r"(?i:(?:password|passwd|passcode|passphrase|pwd)[*_]*",
                r#"(?: +["']| *\t| (?:is|was|are|will be|to|changed to|set to|reset to|as|with):? +)"#,
                r"|pass (?:is|was):? +)"
            )),
            // The option of MySQL, with its password attached.
            Trigger::Pattern(r" -p[^ \t\r\n$<{=\-]"),
            // What the password is for stands between it and its label.
            Trigger::Pattern("(?i:password|passwd|passcode|passphrase|pwd)[*_]* (?i:for|of|on) "),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        if hit.trigger == 3 && !hit.before(hit.end, 96).contains("mysql") {
            return;
        }
        let hit = &match hit.trigger {
            1 if !is_handing_over(hit) => return,
            4 => match assignment::end_of_purpose(hit) {
                Some(end) => hit.ending_at(end),
                None => return,
            },
            _ => *hit,
        };
        let ends_in_value =
            matches!(hit.trigger, 1 | 3) || (hit.trigger == 2 && hit.before(hit.end, 1).contains(['"', '\'']));
        let hit = if ends_in_value { &hit.without_last_byte() } else { hit };
        let Some(beside) = value_after(hit) else {
            return;
        };
        let text = cut(&beside);
        // What it looks like is settled faster than what it says.
        let looks = match hit.trigger {
            0 => score(text, &beside).or_else(|| environment(text, &beside, hit)),
            1 | 3 => handed_over(text, &beside),
            _ => told(text, &beside),
        };
        if looks.is_none() || text.is_empty() || is_decoy(text) || is_sentence(text) {
            return;
        }
        let score = match hit.trigger {
            0 => {
                let label = label_before(hit);
                // An enumeration repeats its names: `"UserPass"] = "UserPass"`.
                if words_of(text) == label.words {
                    None
                } else if is_password_label(&label) {
                    looks
                } else {
                    // A login or a secret may be a password, but a name or a key just as well.
                    score(text, &beside)
                        .filter(|_| ends_in(&label.words, SECRET_LABELS) && is_strong(text))
                        .map(|_| 0.7)
                }
            }
            // "Identified by" is English as well.
            1 if hit.before(hit.end, 24).contains("dentified")
                && !matches!(hit.before(beside.start, 1), "'" | "\"") =>
            {
                None
            }
            _ => looks,
        };
        out.extend(score.and_then(|score| hit.candidate(&ABOUT, beside.start, beside.start + text.len(), score)));
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let Some(label) = unit.context.label.filter(|label| is_password_label(label.label())) else { return };
        let whole = unit.after(0, 130);
        let text = whole.trim();
        let is_stored = label.text() == STORED_PASSWORD;
        let is_one_word = text.len() >= FEWEST_BYTES && !text.contains(char::is_whitespace);
        let is_password = match is_stored {
            true => !text.is_empty() && !decoy::is_reference(text),
            false => is_one_word && !is_decoy_of_field(text) && !(is_short_of_pass(label.words()) && is_member(text)),
        };
        if is_password && whole.len() <= 128 {
            let start = whole.len() - whole.trim_start().len();
            out.extend(unit.candidate(&ABOUT, start, start + text.len(), if is_stored { 0.95 } else { 0.85 }));
        }
    }
}

/// Tells whether a text without blanks is a sentence all the same: in kana, Chinese characters or Thai it may be.
fn is_sentence(text: &str) -> bool {
    const FEWEST: usize = 8;
    let is_joined = |c: &char| matches!(c, '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    text.chars().filter(is_joined).take(FEWEST).count() == FEWEST
}

/// Tells whether what stands before a value hands it over: an option, a setting of a container, a statement of SQL, the
/// words of some programs. Elsewhere "password" and a word behind it are English.
fn is_handing_over(hit: &Hit<'_>) -> bool {
    let before = hit.before(hit.end - 1, 96);
    let line = before.trim_end().rsplit(['\n', '\r']).next().unwrap_or_default();
    let lower = line.to_ascii_lowercase();
    if let Some(lead) = lower.strip_suffix("-a") {
        return lead.contains("redis-cli ");
    }
    let said = ["by", "-p", "-string", "convertto-securestring", "requirepass", "masterauth"];
    said.iter().any(|words| lower.ends_with(words)) || assignment::is_handed_over(hit) || is_behind_login(before)
}

/// `machine … login … password …`, in one line or in three.
fn is_behind_login(before: &str) -> bool {
    let mut words = before.split_ascii_whitespace().rev();
    words.next().is_some_and(|word| word.eq_ignore_ascii_case("password"))
        && words.nth(1).is_some_and(|word| word.eq_ignore_ascii_case("login"))
}

fn is_password_label(label: &Label) -> bool {
    if label.words.ends_with("etc passwd") {
        return false;
    }
    ends_in(
        &label.words,
        &[
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "passcode",
            "pass",
            "psswrd",
            "pw",
            "psk",
            "wifi key",
            "wi fi key",
            "wpa key",
            "wep key",
            "network key",
            "passwort",
            "kennwort",
            "mot de passe",
            "contraseña",
            "contrasena",
            "senha",
            "wachtwoord",
            "пароль",
            "密码",
        ],
    ) || label.words.split(' ').next_back().is_some_and(|word| word.ends_with("password") || word.ends_with("passwd"))
}

/// Labels of what is often a password.
const SECRET_LABELS: &[&str] = &["secret", "passkey", "client secret"];

/// Words that follow "password" and are none.
const NO_PASSWORDS: &[&str] = &["stdin", "file", "prompt", "auth", "authentication", "only", "based", "protected"];

/// Tells whether a label ends in a word that says something else as well: `allPass`, `renderPass`.
fn is_short_of_pass(words: &str) -> bool {
    words.ends_with(" pass")
}

/// `overEvery`: a name of code and nothing else.
fn is_member(text: &str) -> bool {
    let is_begun = text.starts_with(|c: char| c.is_ascii_lowercase());
    is_begun && text.contains(|c: char| c.is_ascii_uppercase()) && decoy::letters_in_words(text) == text.len()
}

/// What is shorter is no password in a field for one.
const FEWEST_BYTES: usize = 3;

fn is_decoy(text: &str) -> bool {
    decoy::is_placeholder(text) || is_no_password(text)
}

/// The same for what fills a field: `Example4711` is a password there, and `example` is none.
fn is_decoy_of_field(text: &str) -> bool {
    let is_plain = text.bytes().all(|byte| !byte.is_ascii_digit());
    let is_placeholder = if is_plain { decoy::is_placeholder(text) } else { decoy::is_plain_placeholder(text) };
    is_placeholder || is_no_password(text)
}

fn is_no_password(text: &str) -> bool {
    is_published(text)
        || is_version(text)
        || decoy::is_repetitive(text)
        || NO_PASSWORDS.contains(&text)
        || text.contains("\\x")
        || is_number(text)
        || is_address_or_label(text)
}

/// Tells whether a value is the address of a page, or a label that stands where a value should.
fn is_address_or_label(text: &str) -> bool {
    let stem = text.strip_suffix(['=', ':']);
    text.starts_with("http://")
        || text.starts_with("https://")
        || stem.is_some_and(|stem| stem.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// `1.2.1`, `^4.0`: which release of a package is wanted.
fn is_version(text: &str) -> bool {
    let bare = text.trim_start_matches(['^', '~', '>', '<', '=', 'v']);
    let number = bare.split(['-', '+']).next().unwrap_or_default();
    let is_part =
        |part: &str| !part.is_empty() && (part.bytes().all(|b| b.is_ascii_digit()) || part == "x" || part == "*");
    let parts = number.split('.').count();
    number.split('.').all(is_part) && (parts > 2 || parts == 2 && bare.len() < text.len())
}

/// `128u32`, `0x1F`, `30s`: a number of code with its type or unit.
fn is_number(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '_' || c == '.');
    let is_hex = text.strip_prefix("0x").is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit() || b == b'_'));
    let is_typed = rest.len() < text.len()
        && rest.starts_with(['u', 'i', 'f'])
        && rest.get(1..).is_some_and(|size| size == "size" || size.bytes().all(|b| b.is_ascii_digit()));
    is_hex || is_typed
}

/// Tells whether a value has letters, digits and other signs as passwords have them, and not as names do.
fn is_strong(text: &str) -> bool {
    let has = |kind: fn(char) -> bool| text.chars().any(kind);
    let kinds = [has(|c| c.is_ascii_lowercase()), has(|c| c.is_ascii_uppercase()), has(|c| c.is_ascii_digit())];
    let signs = text.chars().any(|c| c.is_ascii_punctuation() && !matches!(c, '_' | '-' | '.' | '/' | ':' | ','));
    let count = kinds.iter().filter(|has| **has).count() + usize::from(signs);
    text.len() >= 6 && count >= 3 && !text.contains(['(', ')', '{', '<'])
}

/// Judges a bare word of letters: it is a password in a file of settings, `DB_PASSWORD=correcthorse`, and nowhere else.
fn environment(text: &str, beside: &Beside<'_>, hit: &Hit<'_>) -> Option<f32> {
    let is_word = text.len() >= 6 && text.bytes().all(|b| b.is_ascii_alphanumeric());
    if !is_word || beside.is_quoted || beside.start != hit.end {
        return None;
    }
    let name = hit.before(hit.end, 48).rsplit(['\n', ' ', '"']).next()?.strip_suffix('=')?;
    let is_name = name.len() > 3 && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    let is_alone = beside.rest.is_empty() || beside.rest.starts_with(['\n', '\r']);
    (is_name && is_alone).then_some(0.6)
}

/// Judges what follows an option or a statement that takes a password: anything but a word of English.
fn handed_over(text: &str, beside: &Beside<'_>) -> Option<f32> {
    let is_word = text.chars().all(|c| c.is_ascii_lowercase()) && likeness::surprises(text) * 6 < text.len();
    let is_long = text.len() >= 4 && !text.contains(['(', ')', '{', '}']) && !text.starts_with('$');
    (is_long && (beside.is_quoted || !is_word || text.len() >= 8)).then_some(0.85)
}

/// Judges what follows "the password is".
fn told(text: &str, beside: &Beside<'_>) -> Option<f32> {
    let has_letter = text.chars().any(char::is_alphabetic);
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    let is_name = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ',' | '\'' | '’'));
    let is_text = text.contains([' ', '(', '<', '{']) || text.len() < 5 || text.len() > 64;
    let is_mixed = has_letter && (has_digit || !is_name) || likeness::is_chance(text, 6);
    (!is_text && is_mixed && (has_digit || beside.is_quoted || is_strong(text))).then_some(0.75)
}

fn score(text: &str, beside: &Beside<'_>) -> Option<f32> {
    let (mut letters, mut digits, mut others, mut is_name) = (0, 0, 0, true);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => letters += 1,
            '0'..='9' => digits += 1,
            c if c.is_alphabetic() => letters += 1,
            c if c.is_whitespace() => return None,
            _ => {
                others += 1;
                is_name &= c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']' | '>' | '-' | ':');
            }
        }
    }
    let len = letters + digits + others;
    let is_mixed = usize::from(letters > 0) + usize::from(digits > 0) + usize::from(others > 0) > 1;
    let is_chance = likeness::is_chance(text, 8);
    if beside.is_quoted {
        let is_scrambled = text.contains(char::is_lowercase)
            && text.chars().filter(|c| c.is_uppercase()).count() > 1
            && decoy::letters_in_words(text) * 2 < text.len();
        let plausible = len >= 4 && (is_mixed || is_scrambled || is_chance || (beside.is_assigned && letters > 5));
        let is_text_key = is_name && digits == 0 && others > 0 && !is_chance;
        return (plausible && !is_text_key).then_some(if is_mixed { 0.9 } else { 0.6 });
    }
    if len < 5 || !(is_mixed || is_chance) {
        return None;
    }
    if text.contains(['(', '{', ')']) || text.contains("::") || text.contains("->") {
        return None;
    }
    // Bare names and members, as in `password = self.password2`, are code.
    let is_code =
        is_name && (others > 0 || text.to_lowercase().contains("pass")) || digits == 0 && others < 2 && is_name;
    (!is_code || (is_chance && !text.contains(['.', '[', '>', '_']))).then_some(if digits > 0 { 0.8 } else { 0.6 })
}
