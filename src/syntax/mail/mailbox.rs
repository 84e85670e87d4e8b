//! Mailboxes: messages one behind the other (RFC 4155).

use super::{lines, without_end};

/// The line that stands before every message that is written.
pub const SEPARATOR: &str = "From MAILER-DAEMON Thu Jan  1 00:00:00 1970";

/// A message with the line before it.
type Message<'a> = (&'a [u8], &'a [u8]);

/// Parts a mailbox into what comes before the first message and the messages; the empty line behind one belongs to none.
pub fn split(bytes: &[u8]) -> (&[u8], Vec<Message<'_>>) {
    let (mut out, mut open, mut at, mut is_behind_empty) = (Vec::new(), None, 0, true);
    let mut before = bytes.len();
    for line in lines(bytes) {
        let next = at + line.len();
        if is_behind_empty && is_separator(line) {
            if let Some((separator, start)) = open {
                out.push((separator, without_empty(bytes.get(start..at).unwrap_or_default())));
            }
            before = before.min(at);
            open = Some((without_end(line), next));
        }
        is_behind_empty = without_end(line).is_empty();
        at = next;
    }
    if let Some((separator, start)) = open {
        out.push((separator, without_empty(bytes.get(start..).unwrap_or_default())));
    }
    (bytes.get(..before).unwrap_or_default(), out)
}

/// Takes off an empty line at the end.
fn without_empty(message: &[u8]) -> &[u8] {
    let shorter = without_end(message);
    if shorter.ends_with(b"\n") { shorter } else { message }
}

/// Tells whether a line stands before a message: it names a sender and a time.
pub fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let is_digits = |word: &[u8], count: usize| word.len() == count && word.iter().all(u8::is_ascii_digit);
    let mut words = rest.split(u8::is_ascii_whitespace);
    let is_time = |word: &[u8]| word.get(..2).is_some_and(|hour| is_digits(hour, 2)) && word.get(2) == Some(&b':');
    words.clone().any(is_time) && words.any(|word| is_digits(word, 4))
}

/// Adds a message to a mailbox. A line in it that would begin another one gets a sign in front.
pub fn add(out: &mut Vec<u8>, message: &[u8], line_end: &str) {
    out.extend_from_slice(SEPARATOR.as_bytes());
    out.extend_from_slice(line_end.as_bytes());
    let mut is_behind_empty = true;
    for line in lines(message) {
        if is_behind_empty && is_separator(line) {
            out.push(b'>');
        }
        out.extend_from_slice(line);
        is_behind_empty = without_end(line).is_empty();
    }
    if !message.ends_with(b"\n") {
        out.extend_from_slice(line_end.as_bytes());
    }
    out.extend_from_slice(line_end.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sender_with_a_time_behind_an_empty_line_begins_a_message() {
        let first = "From a@example.com Mon Jul 20 01:01:07 2015";
        let text = format!("{first}\nx: y\n\n{first}\n>From b\nFrom the desk of 2015\n\n{first}\n\n");
        let (_, found) = split(text.as_bytes());
        assert_eq!(found.len(), 3);
        assert_eq!(found.first().map(|(_, message)| *message), Some(b"x: y\n".as_slice()));
    }

    #[test]
    fn what_is_added_is_read_again() {
        let mut out = Vec::new();
        let messages = [b"a: b\n\ntext".as_slice(), b"a: b\n\nFrom x 01:01 2015\n"];
        messages.iter().for_each(|message| add(&mut out, message, "\n"));
        let found: Vec<_> = split(&out).1.into_iter().map(|(_, message)| message.to_vec()).collect();
        assert_eq!(found, [b"a: b\n\ntext\n".as_slice(), b"a: b\n\n>From x 01:01 2015\n"]);
    }
}
