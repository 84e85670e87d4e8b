//! Passwords beside a label.
//!
//! # Finds
//! `password=…`, `"passwd": "…"`, `DB_PWD: …`, `pass := "…"`, `IDENTIFIED BY '…'`, `--password …`.
//! # Does not find
//! Types, references, calls and placeholders; a password of letters alone outside of an assignment, because
//! interfaces are full of `password: "Password"`.
//! # Evidence
//! The label, the notation, and what the value is made of.
//! # Source
//! Observed notations of configuration files, code and notes.

use crate::detect::label::{self, Beside, Label, ends_in, label_trigger};
use crate::detect::{About, Detector, Hit, Trigger, decoy};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: LabelledPassword = LabelledPassword;

/// See the module.
#[derive(Debug)]
pub struct LabelledPassword;

static ABOUT: About = About {
    id: "labelled-password",
    entity: Entity::Password,
    examples: &[
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
    ],
    counterexamples: &[
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
    ],
};

impl Detector for LabelledPassword {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            label_trigger!(
                "(?:pass(?:word|wd|phrase|code)?|pwd|passwort|kennwort|mot de passe|contrase(?:n|\\xc3\\xb1)a)"
            ),
            Trigger::Pattern(r#"(?i:identified by|--password|--passwd|--pass) +["'A-Za-z0-9]"#),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let hit = if hit.trigger == 1 { &hit.without_last_byte() } else { hit };
        let Some(beside) = label::secret_beside(hit) else {
            return;
        };
        if hit.trigger == 0 && !is_password_label(&Label::before(hit)) {
            return;
        }
        let text = cut(&beside);
        let score = if hit.trigger == 1 { Some(0.85) } else { score(text, &beside) };
        if let Some(score) = score.filter(|_| !decoy::is_placeholder(text)) {
            out.extend(hit.candidate(&ABOUT, beside.start, beside.start + text.len(), score));
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 128);
        let is_one_word = !text.is_empty() && !text.contains(char::is_whitespace) && text.len() < 128;
        if let Some(label) = unit.context.label
            && is_one_word
            && is_password_label(&Label::outside(label))
            && !decoy::is_placeholder(text)
        {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), 0.85));
        }
    }
}

fn is_password_label(label: &Label) -> bool {
    ends_in(
        &label.words,
        &[
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "passcode",
            "pass",
            "passwort",
            "kennwort",
            "mot de passe",
            "contraseña",
            "contrasena",
        ],
    ) || label.words.split(' ').next_back().is_some_and(|word| word.ends_with("password") || word.ends_with("passwd"))
}

/// Leaves out what closes a sentence or a call after a bare value.
fn cut<'a>(beside: &Beside<'a>) -> &'a str {
    if beside.is_quoted {
        return beside.text;
    }
    let text = beside.text.trim_end_matches(['.', ')', ']', '}', ':']);
    text.split_once("\\n").map_or(text, |(value, _)| value)
}

fn score(text: &str, beside: &Beside<'_>) -> Option<f32> {
    let (mut letters, mut digits, mut others) = (0, 0, 0);
    for c in text.chars() {
        match c {
            c if c.is_alphabetic() => letters += 1,
            c if c.is_ascii_digit() => digits += 1,
            c if c.is_whitespace() => return None,
            _ => others += 1,
        }
    }
    let len = letters + digits + others;
    let is_name = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']' | '>' | '-' | ':'));
    let is_mixed = usize::from(letters > 0) + usize::from(digits > 0) + usize::from(others > 0) > 1;
    if beside.is_quoted {
        let is_scrambled = text.contains(char::is_lowercase)
            && text.chars().filter(|c| c.is_uppercase()).count() > 1
            && decoy::letters_in_words(text) * 2 < text.len();
        let plausible = len >= 4 && (is_mixed || is_scrambled || (beside.is_assigned && letters > 5));
        let is_text_key = is_name && digits == 0 && others > 0;
        return (plausible && !is_text_key).then_some(if is_mixed { 0.9 } else { 0.6 });
    }
    if text.contains(['(', '{']) || text.contains("::") || text.contains("->") || len < 5 || !is_mixed {
        return None;
    }
    // Bare names and members, as in `password = self.password2`, are code.
    let is_code =
        is_name && (others > 0 || text.to_lowercase().contains("pass")) || digits == 0 && others < 2 && is_name;
    (!is_code).then_some(if digits > 0 { 0.8 } else { 0.6 })
}
