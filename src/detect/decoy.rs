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
    let bytes = value.as_bytes();
    is_plain_placeholder(value) || holds(bytes, b"example") || holds(bytes, b"changeme")
}

/// The same for a value that stands where nothing but a secret can: `Example4711` is one there.
pub fn is_plain_placeholder(value: &str) -> bool {
    let value = value.trim_matches(|c: char| matches!(c, '"' | '\'' | '`' | ' '));
    let bytes = value.as_bytes();
    let begins =
        |start: &&str| bytes.get(..start.len()).is_some_and(|front| front.eq_ignore_ascii_case(start.as_bytes()));
    is_reference(value)
        || WORDS.iter().any(|word| word.len() == value.len() && begins(word))
        || BEGINNINGS.iter().any(begins)
}

/// Tells whether a value only says where the value is, was made unreadable, or is one of our own stand-ins.
pub fn is_reference(value: &str) -> bool {
    let first = value.as_bytes().first();
    value.is_empty()
        || REFERENCES.iter().any(|start| first == start.as_bytes().first() && value.starts_with(start))
        || is_variable(value)
        || is_filler(value)
        || Entity::is_stand_in(value)
}

/// Tells whether a text holds a word, in any case.
fn holds(text: &[u8], word: &[u8]) -> bool {
    let first = word.first().copied().unwrap_or_default();
    for (at, byte) in text.iter().enumerate() {
        if byte.to_ascii_lowercase() == first
            && text.get(at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word))
        {
            return true;
        }
    }
    false
}

/// Tells whether what follows a value on its line says that it is none: `(dummy test token)`, `# fake`.
pub fn is_disowned(after: &str) -> bool {
    const REACH: usize = 40;
    let line: String = after.lines().next().unwrap_or_default().chars().take(REACH).collect();
    let line = line.to_ascii_lowercase();
    ["dummy", "fake", "placeholder", "not a real", "not real"].iter().any(|word| line.contains(word))
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
    // In base64 an `A` is six bits that are not set, and long values have rows of those.
    const LONG: usize = 40;
    let is_empty = |byte: u8| byte == b'A' && token.len() >= LONG;
    let is_one =
        |window: &[u8]| window.first().is_some_and(|first| window.iter().all(|b| b == first) && !is_empty(*first));
    token.as_bytes().windows(MANY).any(is_one)
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
}
