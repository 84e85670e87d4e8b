//! Keys and tokens beside a label.
//!
//! # Finds
//! `api_key = …`, `"client_secret": "…"`, `ACCESS_TOKEN=…`, `Authorization: Bearer …`, where the value looks random.
//! # Does not find
//! Keys of maps and tables, names of variables, and values that a person would read as words.
//! # Evidence
//! The label, and a value whose characters change kind as often as chance makes them.
//! # Source
//! Observed notations of configuration files and code; RFC 6750, section 2.1.

use crate::detect::label::{self, Label, ends_in, label_trigger};
use crate::detect::{About, Detector, Hit, Trigger, decoy};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: LabelledKey = LabelledKey;

/// See the module.
#[derive(Debug)]
pub struct LabelledKey;

static ABOUT: About = About {
    id: "labelled-key",
    entity: Entity::ApiKey,
    examples: &[
        "token := \"«sk-Dh1N0FW5xGmjTDKtnyDM9wkUdE8Yq6pN»\"",
        "aws_secret_access_key = «wJalrXUtnFEMI7K7MDENGbPxRfiCYzQ2hT9pLm4s»",
        "\"clientSecret\": \"«8f2b7c9e-41d6-4a53-9c0e-7d1f5b3a6e28»\"",
        "-H 'Authorization: Bearer «f9Qz7LmX2vKc4RtB8nWp»'",
    ],
    counterexamples: &[
        "const secret = generateSecret32(options)",
        "api_key: \"YOUR_API_KEY_1234567890\"",
        "token = tokens[i + 1]",
        "sort_key: \"created_at_v2_descending\"",
        "access_token = response.data.access_token2",
        "token: KEY_1",
        "Authorization: Bearer [KEY 1]",
    ],
};

const LABELS: &[&str] = &[
    "api key",
    "apikey",
    "secret",
    "secret key",
    "secretkey",
    "access key",
    "accesskey",
    "auth key",
    "authkey",
    "private key",
    "encryption key",
    "signing key",
    "account key",
    "storage key",
    "service key",
    "master key",
    "license key",
    "app key",
    "shared key",
    "token",
    "credential",
    "credentials",
    "client secret",
    "key base",
    "authorization",
    "webhook secret",
    "deploy key",
];

impl Detector for LabelledKey {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            label_trigger!(
                "(?:(?:api|secret|access|auth|private|encryption|signing|account|storage|service|master|license|app|shared|deploy)[_ \\-]?key|key[_\\-]base|secret|token|credentials?|authorization)"
            ),
            Trigger::Pattern(r"(?i:bearer|basic|--token|--api-key|--secret) +[A-Za-z0-9]"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let hit = if hit.trigger == 1 { &hit.without_last_byte() } else { hit };
        let Some(beside) = label::secret_beside(hit) else {
            return;
        };
        if hit.trigger == 0 && !ends_in(&Label::before(hit).words, LABELS) {
            return;
        }
        let text = beside.text.trim_end_matches(['.', ')', ']', '}', ':']);
        let is_code = !beside.is_quoted && (text.contains(['(', '[', '{']) || is_member(text));
        let shape = |c: char| c.is_ascii_alphanumeric() || "_-+/=.~:$!#%^&*".contains(c);
        if text.chars().all(shape) && !is_code && !decoy::is_placeholder(text) && decoy::is_random(text, 12) {
            let score = if decoy::is_random(text, 20) { 0.9 } else { 0.7 };
            out.extend(hit.candidate(&ABOUT, beside.start, beside.start + text.len(), score));
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let text = unit.after(0, 512);
        if let Some(label) = unit.context.label
            && ends_in(&Label::outside(label).words, LABELS)
            && !text.contains(char::is_whitespace)
            && !decoy::is_placeholder(text)
            && decoy::is_random(text, 8)
        {
            out.extend(unit.candidate(&ABOUT, 0, text.len(), 0.85));
        }
    }
}

/// `response.data.token2`: a bare path of names.
fn is_member(text: &str) -> bool {
    text.contains('.') && text.split('.').all(|name| name.len() < 16 && !name.starts_with(|c: char| c.is_ascii_digit()))
}
