//! Keys and tokens beside a label.
//!
//! # Finds
//! `api_key = …`, `"client_secret": "…"`, `ACCESS_TOKEN=…`, `setProperty("TOKEN", "…")`, `--token …`, where the value
//! looks random, or has the shape of the keys of the vendor that the label names.
//! # Does not find
//! Keys of maps and tables, names of variables, values that a person would read as words, and public keys.
//! # Evidence
//! The label, and a value in which letters and digits follow each other as they do not in words.
//! # Source
//! Observed notations of configuration files and code.

use super::assignment::{self, cut, label_before, secret_trigger, value_after};
use super::published::is_published;
use super::vendor_word;
use crate::detect::label::ends_in;
use crate::detect::{About, Detector, Hit, Trigger, decoy, likeness};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: LabelledKey = LabelledKey;

/// See the module.
#[derive(Debug)]
pub struct LabelledKey;

static ABOUT: About = About {
    id: "labelled-key",
    entity: Entity::ApiKey,
    examples: About::proof(&[
        "token := \"«qk-Dh1N0FW5xGmjTDKtnyDM9wkUdE8Yq6pN»\"",
        "aws_secret_access_key = «wJalrXUtnFEMI7K7MDENGbPxRfiCYzQ2hT9pLm4s»",
        "\"clientSecret\": \"«8f2b7c9e-41d6-4a53-9c0e-7d1f5b3a6e28»\"",
        "authToken: string = '«f9Qz7LmX2vKc4RtB8nWp»';",
        "var apiToken string = \"«f9Qz7LmX2vKc4RtB8nWp»\"",
        "$token .= \"«f9Qz7LmX2vKc4RtB8nWp»\";",
        "'api_key' => '«f9Qz7LmX2vKc4RtB8nWp»',",
        "API_TOKEN ?= \"«f9Qz7LmX2vKc4RtB8nWp»\"",
        "<apiToken>\n    «f9Qz7LmX2vKc4RtB8nWp»\n</apiToken>",
        "System.setProperty(\"ACCESS_TOKEN\", \"«f9Qz7LmX2vKc4RtB8nWp»\")",
        "<add key=\"ApiKey\" value=\"«f9Qz7LmX2vKc4RtB8nWp»\" />",
        "- name: API_KEY\n  value: «f9Qz7LmX2vKc4RtB8nWp»",
        "{\\\"token\\\": \\\"«f9Qz7LmX2vKc4RtB8nWp»\\\"}",
        "key = process.env.API_KEY || apiKey || token || 'x'; token = process.env.TOKEN || '«f9Qz7LmX2vKc4RtB8nWp»'",
        "deploy --auth-token «f9Qz7LmX2vKc4RtB8nWp»",
        "ENV SESSION_SECRET «f9Qz7LmX2vKc4RtB8nWp»",
        "GET /v1?access_token=«f9Qz7LmX2vKc4RtB8nWp»&page=2",
        "HEROKU_KEY = \"«12345678-ABCD-ABCD-ABCD-1234567890AB»\"",
        "API_KEY: ${API_KEY:-«f9Qz7LmX2vKc4RtB8nWp»}",
        "api_token: |\n  «f9Qz7LmX2vKc4RtB8nWp»\n",
        "api_token: !!str «f9Qz7LmX2vKc4RtB8nWp»",
        "variable \"api_token\" {\n  default = \"«f9Qz7LmX2vKc4RtB8nWp»\"\n}",
        "the new token is «f9Qz7LmX2vKc4RtB8nWp»",
        "the token for the build server: «f9Qz7LmX2vKc4RtB8nWp».",
    ]),
    counterexamples: About::proof(&[
        "const secret = generateSecret32(options)",
        "api_key: \"YOUR_API_KEY_1234567890\"",
        "token = tokens[i + 1]",
        "sort_key: \"created_at_v2_descending\"",
        "access_token = response.data.access_token2",
        "token: KEY_1",
        "public_key = \"9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit\"",
        "publishableToken = \"9Cnzj4p4WGeKLs1Pt8QuKUpRKfFLfRYC9AIKjbJTWit\"",
        "\"cache_key\": \"9f86d081884c7d659a2feaa0c55ad015\"",
        "access_token_url='https://login.example.net/oauth/access_token'",
        "the token is read from the file",
        "name=\"authenticity_token\" value=\"7SWa-Fo1_hsC6oovfBsJFLGPUl2EhkSWPbJhWANwgaJWBDl1\"",
        "api_key=\"sk-live-769c46bcee7e\" (dummy test token)",
        "secret: projects/acme/secrets/db-password/versions/2",
    ]),
};

const LABELS: &[&str] = &[
    "api key",
    "apikey",
    "secret",
    "secret key",
    "secretkey",
    "secret id",
    "client id",
    "access key",
    "accesskey",
    "auth key",
    "authkey",
    "logged in key",
    "nonce key",
    "salt",
    "encrypted username",
    "private key",
    "private key id",
    "preshared key",
    "encryption key",
    "signing key",
    "account key",
    "storage key",
    "subscription key",
    "service key",
    "master key",
    "license key",
    "app key",
    "application key",
    "consumer key",
    "integration key",
    "routing key",
    "shared key",
    "session key",
    "hmac key",
    "jwt key",
    "token",
    "credential",
    "credentials",
    "client secret",
    "key base",
    "authorization",
    "webhook secret",
    "deploy key",
    "ssh key",
    "auth",
    "session id",
    "sessionid",
    "phpsessid",
    "jsessionid",
];

/// Labels of keys that may have been drawn from all signs, as those of WordPress are.
const FROM_ALL_SIGNS: &[&str] = &["auth key", "in key", "nonce key", "salt", "secret key"];

/// So long is a text of all signs that is no sentence.
const LONG: usize = 40;

/// Words of a label that name what anyone may see.
const OPEN: &[&str] = &[
    "public",
    "publishable",
    "cancellation",
    "authenticity",
    "csrf",
    "csrftoken",
    "xsrf",
    "antiforgery",
    "verificationtoken",
    "next",
    "page",
    "cursor",
    "continuation",
    "idempotency",
];

impl Detector for LabelledKey {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            secret_trigger!(
                "(?:key|key[_\\-]base|secret|token|credentials?|authorization|auth|login|(?:access|secret|key|client|session)[_\\-]?id|sessid)"
            ),
            Trigger::Pattern("(?i:token|secret|key|credential)(?i: is| was)?:?[ \t]+[A-Za-z0-9_]"),
            Trigger::Pattern("(?i:key|token|secret) (?:for|of|to|on) "),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let hit = &match hit.trigger {
            1 if assignment::is_handed_over(hit) => hit.without_last_byte(),
            1 => return,
            2 => match assignment::end_of_purpose(hit) {
                Some(end) => hit.ending_at(end),
                None => return,
            },
            _ => *hit,
        };
        let Some(beside) = value_after(hit) else {
            return;
        };
        let text = cut(&beside);
        if text.len() < 8 || !text.bytes().all(is_part) {
            return;
        }
        let is_chance = likeness::is_chance(text, 12);
        if !is_chance && (hit.trigger > 0 || !vendor_word::may_fit(text)) {
            return;
        }
        let is_code = !beside.is_quoted && is_member(text);
        if is_code || is_made_up(text) || decoy::is_disowned(beside.rest) {
            return;
        }
        if hit.trigger > 0 {
            out.extend(hit.candidate(&ABOUT, beside.start, beside.start + text.len(), 0.8));
            return;
        }
        let words = label_before(hit).words;
        if is_chance && is_secret(&words) {
            let score = if text.len() >= 20 { 0.9 } else { 0.7 };
            out.extend(hit.candidate(&ABOUT, beside.start, beside.start + text.len(), score));
        } else if vendor_word::fits(&words, text) && !is_open(&words) {
            out.extend(hit.candidate(&ABOUT, beside.start, beside.start + text.len(), 0.85));
        }
    }

    fn survey(&self, unit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let Some(label) = unit.context.label else {
            return;
        };
        let text = unit.after(0, 512);
        let value = text.trim();
        let words = label.words();
        let start = text.len() - text.trim_start().len();
        let mut tell = || out.extend(unit.candidate(&ABOUT, start, start + value.len(), 0.85));
        if ends_in(words, FROM_ALL_SIGNS) && !is_open(words) && is_from_all_signs(value) {
            return tell();
        }
        if value.len() < 8 || value.contains(char::is_whitespace) || is_made_up(value) {
            return;
        }
        let is_key = is_secret(words) && likeness::is_chance(value, 8);
        if is_key || (vendor_word::fits(words, value) && !is_open(words)) {
            tell();
        }
    }
}

/// Tells whether a value was drawn from all signs of a keyboard, blanks among them: these begin and end anyhow.
fn is_from_all_signs(value: &str) -> bool {
    let count = |is: fn(&u8) -> bool| value.bytes().filter(is).count();
    value.len() >= LONG
        && count(u8::is_ascii_punctuation) * 8 >= value.len()
        && count(u8::is_ascii_digit) > 1
        && count(u8::is_ascii_uppercase) > 1
        && count(u8::is_ascii_lowercase) > 1
        && !value.contains(['\n', '\r'])
        && !decoy::is_repetitive(value)
        && decoy::letters_in_words(value) * 3 < value.len()
}

fn is_secret(words: &str) -> bool {
    ends_in(words, LABELS) && !is_open(words)
}

fn is_open(words: &str) -> bool {
    words.split(' ').any(|word| OPEN.contains(&word))
}

fn is_made_up(text: &str) -> bool {
    // Bearer tokens of X begin with two dozen of them.
    let text = text.trim_start_matches('A');
    is_published(text) || decoy::is_placeholder(text) || decoy::is_repetitive(text) || likeness::is_alphabet(text)
}

/// Tells whether a byte may stand in a key.
const fn is_part(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'_' | b'-'
                | b'+'
                | b'/'
                | b'='
                | b'.'
                | b'~'
                | b':'
                | b'$'
                | b'!'
                | b'#'
                | b'%'
                | b'^'
                | b'&'
                | b'*'
                | b'|'
                | b'@'
        )
}

/// `response.data.token2`: a bare path of names.
fn is_member(text: &str) -> bool {
    text.contains('.') && text.split('.').all(|name| name.len() < 16 && !name.starts_with(|c: char| c.is_ascii_digit()))
}
