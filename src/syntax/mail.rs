//! Messages of electronic mail: lines of a header, coded words, parameters, transfer encodings, parts, mailboxes.
//!
//! Follows RFC 5322 for headers, RFC 2045 to 2047 and RFC 2231 for what they and the parts are coded in, and RFC 4155 for
//! mailboxes. Every reader takes any bytes: what breaks the rules is read as the programs read it that people use.

pub mod address;
pub mod field;
pub mod mailbox;
pub mod multipart;
pub mod parameter;
pub mod transfer;
pub mod word;

/// How the lines of a file end, told from its first one.
pub fn line_end(bytes: &[u8]) -> &'static str {
    let first = memchr::memchr(b'\n', bytes).and_then(|at| bytes.get(..at));
    if first.is_some_and(|line| line.ends_with(b"\r")) { "\r\n" } else { "\n" }
}

/// The lines of some bytes, each with its end.
pub fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n')
}

/// A line without its end.
pub fn without_end(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Decodes bytes by the name of their encoding; by a name that nobody knows as UTF-8.
pub fn decode(label: &str, bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_label(label.as_bytes()) {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}
