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
    let (mut out, mut from) = (String::new(), 0);
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
        out.push_str(text.get(from..found.start).unwrap_or_default());
        out.push_str(new);
        from = found.end;
    }
    if emptied == Emptied::default() {
        return (text, emptied);
    }
    out.push_str(text.get(from..).unwrap_or_default());
    (out, emptied)
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
    fn prose_about_data_stays() {
        for text in ["data: a, b", "see data:x, y", "metadata:image/png,x", "data:", "data:image/png", "é:"] {
            assert_eq!(emptied(text), (text.to_owned(), 0, 0));
        }
    }
}
