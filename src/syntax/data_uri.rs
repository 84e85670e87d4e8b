//! Files packed into text as `data:` addresses (RFC 2397).
//!
//! What such an address holds cannot be read as text, so its payload is taken out. The address stays one, with the
//! same separators, so that a picture is still a picture and a table keeps its columns.

/// A grey picture of one dot.
const GREY: &str = concat!(
    "data:image/png;base64,",
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNo",
    "AAAAggCB2kUIOwAAAABJRU5ErkJggg=="
);

/// A file without content.
const EMPTY: &str = "data:text/plain;base64,";

/// How many payloads were taken out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Emptied {
    /// Pictures, each now a grey dot.
    pub pictures: usize,
    /// Everything else.
    pub others: usize,
}

/// Takes the payloads out of all `data:` addresses in a text.
///
/// Addresses that hold what this function puts in are left alone and not counted, so that doing it twice changes
/// nothing more.
pub fn empty(text: String) -> (String, Emptied) {
    let mut emptied = Emptied::default();
    let (mut payloads, mut from) = (Vec::new(), 0);
    for colon in memchr::memchr_iter(b':', text.as_bytes()) {
        let Some(found) = colon.checked_sub(4).filter(|&start| start >= from).and_then(|start| read(&text, start))
        else {
            continue;
        };
        let new = if found.is_picture { GREY } else { EMPTY };
        if text.get(found.start..found.end) == Some(new) {
            continue;
        }
        emptied.pictures += usize::from(found.is_picture);
        emptied.others += usize::from(!found.is_picture);
        from = found.end;
        payloads.push((found, new));
    }
    (if payloads.is_empty() { text } else { replaced(text, &payloads) }, emptied)
}

/// Writes each string in place of the address beside it. The text is moved within its own memory: a text may be so
/// long that a second one would not fit.
fn replaced(text: String, payloads: &[(Address, &str)]) -> String {
    let (mut written, mut lead) = (0, 0);
    let mut from = 0;
    for (found, new) in payloads {
        written += found.start - from + new.len();
        lead = lead.max(written.saturating_sub(found.end));
        from = found.end;
    }
    let mut bytes = text.into_bytes();
    let len = bytes.len();
    // What grows before anything shrinks needs room: then the rest is moved away first.
    bytes.reserve_exact(lead);
    bytes.resize(len + lead, 0);
    bytes.copy_within(0..len, lead);
    let (mut at, mut from) = (0, 0);
    for (found, new) in payloads {
        bytes.copy_within(from + lead..found.start + lead, at);
        at += found.start - from;
        if let Some(place) = bytes.get_mut(at..at + new.len()) {
            place.copy_from_slice(new.as_bytes());
        }
        at += new.len();
        from = found.end;
    }
    bytes.copy_within(from + lead.., at);
    bytes.truncate(at + len - from);
    // Addresses begin and end in ASCII, so that no character is cut.
    String::from_utf8(bytes).unwrap_or_default()
}

struct Address {
    start: usize,
    end: usize,
    is_picture: bool,
}

/// Reads the address that may begin at `start`: `data:`, a media type, parameters, a comma, a payload.
fn read(text: &str, start: usize) -> Option<Address> {
    let (before, rest) = (text.as_bytes().get(..start)?, text.as_bytes().get(start..)?);
    let opener = before.last().copied();
    let (scheme, body) = rest.split_at_checked(5)?;
    if !scheme.eq_ignore_ascii_case(b"data:") || opener.is_some_and(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let head_bytes = body.iter().position(|&byte| !is_head(byte)).filter(|&at| body.get(at) == Some(&b','))?;
    let head = body.get(..head_bytes)?.to_ascii_lowercase();
    // `data:` is also a word, so an address has to name a type or be packed.
    if !head.contains(&b'/') && !head.ends_with(b";base64") {
        return None;
    }
    let payload = body.get(head_bytes + 1..)?;
    let payload_bytes = if head.ends_with(b";base64") {
        packed_bytes(payload, matches!(opener, Some(b'"' | b'\'')))
    } else {
        plain_bytes(payload, opener)
    };
    let end = start + 5 + head_bytes + 1 + payload_bytes;
    Some(Address { start, end, is_picture: head.starts_with(b"image/") })
}

/// The characters of media types and parameters (RFC 2045, 5.1). Quoted parameters are left out: in an address their
/// quotes are percent-encoded.
fn is_head(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"/;=.+-_!#$&^*%".contains(&byte)
}

/// The length of a base64 payload. Between quotes white space does not end it: browsers skip it there.
fn packed_bytes(payload: &[u8], quoted: bool) -> usize {
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=_-%".contains(&byte);
    payload.iter().take_while(|&&byte| is_base64(byte) || (quoted && byte.is_ascii_whitespace())).count()
}

/// The length of a payload that is not packed: up to the quote that opened the address, or, without one, up to what
/// ends an address in Markdown and HTML.
fn plain_bytes(payload: &[u8], opener: Option<u8>) -> usize {
    let quote = opener.filter(|byte| matches!(byte, b'"' | b'\''));
    let closing = quote.and_then(|quote| memchr::memchr(quote, payload));
    let ends = |&byte: &u8| byte.is_ascii_whitespace() || b"\"')<>`".contains(&byte);
    closing.or_else(|| payload.iter().position(ends)).unwrap_or(payload.len())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    fn emptied(text: &str) -> (String, usize, usize) {
        let (out, count) = empty(text.to_owned());
        assert_eq!(empty(out.clone()), (out.clone(), Emptied::default()), "twice is once");
        (out, count.pictures, count.others)
    }

    #[test]
    fn pictures_become_a_grey_dot() {
        assert_eq!(emptied("![me](data:image/gif;base64,R0lGOD+/lh==) x"), (format!("![me]({GREY}) x"), 1, 0));
        assert_eq!(emptied("src=\"DATA:image/png;base64,AAAA\n  BBBB\">"), (format!("src=\"{GREY}\">"), 1, 0));
        assert_eq!(
            emptied("<img src='data:image/svg+xml;utf8,<svg a=\"b c\"/>'>"),
            (format!("<img src='{GREY}'>"), 1, 0)
        );
    }

    #[test]
    fn other_files_become_empty() {
        let text =
            "a data:application/pdf;name=jane.pdf;base64,JVBERi0= b data:text/html,Jane%20Roe, c data:;base64,SmFuZQ";
        assert_eq!(emptied(text), (format!("a {EMPTY} b {EMPTY} c {EMPTY}"), 0, 3));
    }

    #[test]
    fn short_and_long_payloads_change_places_with_their_stand_ins() {
        let (short, long) = ("data:image/gif;base64,AA", format!("data:image/gif;base64,{}", "A".repeat(500)));
        for order in [[short, &long, short], [&long, short, &long], [short, short, short], [&long, &long, short]] {
            let text = format!("é {} ü {} ß {} ø", order[0], order[1], order[2]);
            assert_eq!(emptied(&text), (format!("é {GREY} ü {GREY} ß {GREY} ø"), 3, 0));
        }
    }

    #[test]
    fn prose_about_data_stays() {
        for text in ["data: a, b", "see data:x, y", "metadata:image/png,x", "data:", "data:image/png", "é:"] {
            assert_eq!(emptied(text), (text.to_owned(), 0, 0));
        }
    }
}
