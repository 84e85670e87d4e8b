//! Values that stand where a secret or a name would stand, and are none.

use crate::model::Entity;

/// Words that stand for a value in documentation, in types and in settings; compared in lower case.
const WORDS: &[&str] = &[
    "any",
    "boolean",
    "bool",
    "bytes",
    "changeit",
    "changeme",
    "char",
    "default",
    "disabled",
    "dummy",
    "empty",
    "enabled",
    "example",
    "false",
    "float",
    "foo",
    "foobar",
    "hidden",
    "int",
    "integer",
    "n/a",
    "na",
    "never",
    "nil",
    "none",
    "null",
    "number",
    "object",
    "optional",
    "password",
    "passwd",
    "passphrase",
    "pass",
    "placeholder",
    "private",
    "public",
    "redacted",
    "removed",
    "required",
    "sample",
    "secret",
    "str",
    "string",
    "tbd",
    "test",
    "text",
    "todo",
    "token",
    "true",
    "undefined",
    "unknown",
    "unset",
    "user",
    "username",
    "value",
    "varchar",
    "void",
    "yes",
    "no",
];

/// Beginnings by which an example says that it is one.
const BEGINNINGS: &[&str] =
    &["your-", "your_", "my-", "my_", "insert-", "insert_", "change-me", "change_me", "enter-", "<", "...", "{{"];

/// Beginnings of what another program will put the value in for.
const REFERENCES: &[&str] = &[
    "${",
    "$(",
    "$[",
    "{",
    "%(",
    "%{",
    "#{",
    "@{",
    "process.env",
    "os.environ",
    "os.getenv",
    "env.",
    "env(",
    "secrets.",
    "vault:",
    "ref:",
    "arn:aws:",
    "System.getenv",
    "ENV[",
    "getenv",
    "!Ref",
    "!Sub",
    "file(",
    "var.",
    "local.",
    "%s",
];

/// Tells whether a value is a placeholder, a reference to a value elsewhere, a type, or one of our own stand-ins.
pub fn is_placeholder(value: &str) -> bool {
    let value = value.trim_matches(|c: char| matches!(c, '"' | '\'' | '`' | ' '));
    let lower = value.to_ascii_lowercase();
    value.is_empty()
        || WORDS.contains(&lower.as_str())
        || BEGINNINGS.iter().any(|start| lower.starts_with(start))
        || REFERENCES.iter().any(|start| value.starts_with(start))
        || lower.contains("example")
        || lower.contains("changeme")
        || is_variable(value)
        || is_filler(value)
        || Entity::is_stand_in(value)
}

/// `$HOME`, `$user`, `$this->…`, `%USER%`: names that a shell or a language replaces.
fn is_variable(value: &str) -> bool {
    let name = |text: &str| {
        let text = text.split("->").next().unwrap_or_default().trim_end_matches('-');
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
    };
    value.strip_prefix('$').is_some_and(name)
        || value.strip_prefix('%').and_then(|rest| rest.strip_suffix('%')).is_some_and(name)
}

/// `xxxx`, `****1234`, `........`: a value that was made unreadable before.
fn is_filler(value: &str) -> bool {
    let fill = |c: char| matches!(c, 'x' | 'X' | '*' | '.' | '_' | '-' | '#' | '?' | '•' | '…' | '█');
    let filled = value.chars().filter(|&c| fill(c)).count();
    let lead = value.chars().take_while(|&c| fill(c)).count();
    filled == value.chars().count() || (lead >= 3 && lead * 2 >= value.chars().count())
}

/// Tells whether a token looks made by chance rather than by a person: long enough, digits among letters, and no
/// character far more frequent than the others.
///
/// Words, paths, names of variables and version numbers fail, because they are made to be read.
pub fn is_random(token: &str, least_len: usize) -> bool {
    let len = token.chars().count();
    let digits = token.chars().filter(char::is_ascii_digit).count();
    let letters = token.chars().filter(char::is_ascii_alphabetic).count();
    if len < least_len || digits == 0 || letters == 0 || digits + letters < len * 3 / 4 {
        return false;
    }
    // Names of code are held together by signs, and seldom have more than one digit.
    if token.matches(['_', '-', '.']).count() > 1 && digits * 12 < len {
        return false;
    }
    let runs = token.as_bytes().windows(2).filter(|pair| matches!(pair, [a, b] if kind(*a) != kind(*b))).count();
    let mut seen = [false; 128];
    for byte in token.bytes() {
        if let Some(slot) = seen.get_mut(usize::from(byte)) {
            *slot = true;
        }
    }
    let different = seen.iter().filter(|&&slot| slot).count();
    different >= (len / 3).min(10) && runs >= (len / 6).max(2) && letters_in_words(token) * 2 < len
}

/// Counts the letters that stand in pieces as words are written: at least four letters, capital only at the front.
pub fn letters_in_words(token: &str) -> usize {
    let (mut sum, mut run) = (0, 0);
    for byte in token.bytes() {
        match byte {
            b'a'..=b'z' => run += 1,
            _ => {
                sum += if run >= 4 { run } else { 0 };
                run = usize::from(byte.is_ascii_uppercase());
            }
        }
    }
    sum + if run >= 4 { run } else { 0 }
}

/// Tells whether a token repeats one character many times, as made-up keys do.
pub fn is_repetitive(token: &str) -> bool {
    const MANY: usize = 8;
    token.as_bytes().windows(MANY).any(|window| window.iter().all(|byte| Some(byte) == window.first()))
}

/// The kind of a byte, for telling how often the kind changes along a token.
const fn kind(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => 0,
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_values() {
        for value in [
            "<password>",
            "${DB_PASS}",
            "$DB_PASS",
            "$dbPass",
            "$this->pass",
            "process.env.KEY",
            "xxxxxxxx",
            "****1234",
            "null",
            "[PASSWORD 1]",
        ] {
            assert!(is_placeholder(value), "{value}");
        }
        for value in ["MQrWBd$BJEZw", "hunter2!", "xQ7-pl", "$ecret99"] {
            assert!(!is_placeholder(value), "{value}");
        }
    }

    #[test]
    fn chance_is_told_from_words() {
        for token in ["d29ac4c3371a3dc5823cdcfebfad2675", "Dh1N0FW5xGmjTDKtnyDM9wkUdE8Yq6pN"] {
            assert!(is_random(token, 16), "{token}");
        }
        for token in ["get_user_by_id_v2", "application-settings", "base64EncodedString", "aaaaaaaaaaaaaaaa1111"] {
            assert!(!is_random(token, 16), "{token}");
        }
    }
}
