//! Files packed into text: as `data:` addresses (RFC 2397), or as nothing but letters (RFC 4648) that begin as those of a
//! known kind of file do.
//!
//! What such letters hold cannot be read as text, so it is taken out. An address stays one, with the same separators, so
//! that a picture is still a picture and a table keeps its columns. Whoever can open what was taken out may put it back.

use std::ops::Range;

use memchr::memmem;

use super::{base64, percent};

/// A grey picture of one dot, in letters.
const DOT: &str =
    concat!("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNo", "AAAAggCB2kUIOwAAAABJRU5ErkJggg==");

/// The same as an address.
const GREY: &str = concat!(
    "data:image/png;base64,",
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNo",
    "AAAAggCB2kUIOwAAAABJRU5ErkJggg=="
);

/// A file without content.
const EMPTY: &str = "data:text/plain;base64,";

/// How letters without an address begin that are of a picture: PNG, JPEG (in strings of programs too), GIF, WebP, TIFF of
/// both orders.
const PICTURES: &[&str] = &["iVBORw0KGgo", "/9j/", "\\/9j\\/", "R0lGODlh", "R0lGODdh", "UklGR", "SUkqA", "TU0AK"];

/// The same of other files: PDF, ZIP with all Office formats, compound files, gzip.
const OTHERS: &[&str] = &["JVBERi0", "UEsDB", "0M8R4KGxGuE", "H4sI"];

/// Fewer letters are a word or a part of a path. They are more than what stands in for them has.
const LEAST_LETTERS: usize = 128;

/// Files of more bytes, all together, stay out of a text.
const MOST_BYTES: usize = 128 << 20;

/// What was taken out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Emptied {
    /// Pictures, each now a grey dot.
    pub pictures: usize,
    /// Everything else.
    pub others: usize,
    /// Every place that looks as if something had been taken out, in order, with that if it was.
    pub slots: Vec<Option<Packed>>,
}

/// A file that was taken out of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// The media type and the encoding that its address tells. Nothing for letters alone.
    pub head: Option<String>,
    /// Whether it counts as a picture.
    pub is_picture: bool,
    /// Its content; nothing where that cannot be unpacked.
    pub bytes: Option<Vec<u8>>,
    /// How it was written, where that tells nothing else.
    raw: Option<String>,
    /// How letters alone are parted into lines: how many stand in one, and what stands between two.
    lines: Option<(usize, String)>,
}

/// Takes the files out of a text.
///
/// What this function puts in is left alone and not counted, so that doing it twice changes nothing more. Letters without an
/// address are left where they are unless `takes_bare`.
pub fn empty(text: String, takes_bare: bool) -> (String, Emptied) {
    let mut found = addresses(&text);
    if takes_bare {
        found.extend(bare(&text, &found));
        found.sort_by_key(|address| address.start);
    }
    let mut emptied = Emptied::default();
    let (mut slots, mut left_bytes) = (Vec::new(), MOST_BYTES);
    let mut payloads: Vec<(Address, &str)> = Vec::new();
    for address in found {
        let new = match (&address.head, address.is_picture) {
            (None, _) => DOT,
            (_, true) => GREY,
            (_, false) => EMPTY,
        };
        let old = text.get(address.start..address.end).unwrap_or_default();
        if old == new {
            continue;
        }
        emptied.pictures += usize::from(address.is_picture);
        emptied.others += usize::from(!address.is_picture);
        let packed = address.packed(&text, left_bytes);
        left_bytes -= packed.as_ref().and_then(|packed| packed.bytes.as_ref()).map_or(0, Vec::len);
        slots.push(packed);
        payloads.push((address, new));
    }
    if payloads.is_empty() {
        return (text, emptied);
    }
    let (text, starts) = replaced(text, &payloads);
    let mut held = starts.into_iter().zip(slots).peekable();
    let slot = |(place, _): (Range<usize>, bool)| held.next_if(|(start, _)| *start == place.start)?.1;
    emptied.slots = places(text.as_bytes()).into_iter().map(slot).collect();
    (text, emptied)
}

/// Writes each string in place of the address beside it. The text is moved within its own memory: a text may be so
/// long that a second one would not fit. Tells where the strings begin.
fn replaced(text: String, payloads: &[(Address, &str)]) -> (String, Vec<usize>) {
    let (mut starts, mut written, mut lead) = (Vec::with_capacity(payloads.len()), 0, 0);
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
        starts.push(at);
        if let Some(place) = bytes.get_mut(at..at + new.len()) {
            place.copy_from_slice(new.as_bytes());
        }
        at += new.len();
        from = found.end;
    }
    bytes.copy_within(from + lead.., at);
    bytes.truncate(at + len - from);
    // Addresses begin and end in ASCII, so that no character is cut.
    (String::from_utf8(bytes).unwrap_or_default(), starts)
}

/// Puts files back where [`empty`] has taken them out, each with the content beside it, but not where something else has
/// become of the address; nothing where a place is gone.
pub fn fill(bytes: &[u8], slots: &[Option<Packed>], contents: &[Option<Vec<u8>>]) -> Option<Vec<u8>> {
    let places = places(bytes);
    if places.len() != slots.len() {
        return None;
    }
    let (mut out, mut from) = (Vec::with_capacity(bytes.len()), 0);
    for ((place, is_address), (slot, content)) in places.into_iter().zip(slots.iter().zip(contents)) {
        let (Some(packed), Some(content)) = (slot, content) else { continue };
        if packed.head.is_some() != is_address {
            continue;
        }
        out.extend_from_slice(bytes.get(from..place.start)?);
        out.extend_from_slice(packed.written(content).as_bytes());
        from = place.end;
    }
    out.extend_from_slice(bytes.get(from..)?);
    Some(out)
}

/// Where something has been taken out of a text, or seems to have been, in order, and whether an address stands there.
fn places(text: &[u8]) -> Vec<(Range<usize>, bool)> {
    let address = GREY.len() - DOT.len();
    let dots = memmem::find_iter(text, DOT).map(move |at| {
        let named = at.checked_sub(address).filter(|&start| text.get(start..at + DOT.len()) == Some(GREY.as_bytes()));
        (named.unwrap_or(at)..at + DOT.len(), named.is_some())
    });
    let others = memmem::find_iter(text, EMPTY).map(|at| (at..at + EMPTY.len(), true));
    let mut places: Vec<(Range<usize>, bool)> = dots.chain(others).collect();
    places.sort_by_key(|(place, _)| place.start);
    places
}

impl Packed {
    /// The file as it is written into the text, with this content; as it was when that is the same.
    fn written(&self, content: &[u8]) -> String {
        if let Some(raw) = self.raw.as_ref().filter(|_| self.bytes.as_deref() == Some(content)) {
            return raw.clone();
        }
        let letters = base64::encode(content);
        match (&self.head, &self.lines) {
            (Some(head), _) => format!("data:{head};base64,{letters}"),
            (None, Some((len, between))) => {
                let lines = letters.as_bytes().chunks((*len).max(1)).map(String::from_utf8_lossy);
                lines.collect::<Vec<_>>().join(between)
            }
            (None, None) => letters,
        }
    }
}

/// A file in a text.
struct Address {
    start: usize,
    end: usize,
    is_picture: bool,
    /// What stands before the comma, but for the word that says that it is packed.
    head: Option<String>,
    payload: usize,
    is_packed: bool,
}

impl Address {
    /// What stands there; without its content where that is longer than `left_bytes`.
    fn packed(&self, text: &str, left_bytes: usize) -> Option<Packed> {
        let payload = text.get(self.payload..self.end).filter(|payload| payload.len() <= left_bytes)?;
        let mut plain = Vec::with_capacity(payload.len());
        match self.head {
            Some(_) => percent::decode(payload, &mut plain),
            None => plain.extend_from_slice(payload.as_bytes()),
        }
        let bytes = if self.is_packed { unpack(&plain) } else { Some(plain) };
        let lines = self.head.is_none().then(|| lines(payload)).flatten();
        let head = self.head.as_deref().map(plain_head);
        let raw = text.get(self.start..self.end).filter(|_| head == self.head).map(str::to_owned);
        Some(Packed { head, is_picture: self.is_picture, bytes, raw, lines })
    }
}

/// The media type of an address and the encoding that it names: other parameters say whatever somebody likes.
fn plain_head(head: &str) -> String {
    let mut parts = head.split(';');
    let media_type = parts.next().unwrap_or_default();
    let charset = parts.find(|part| ["charset=utf-8", "charset=us-ascii"].contains(part));
    [Some(media_type), charset].into_iter().flatten().collect::<Vec<_>>().join(";")
}

/// How letters are parted into lines: how many stand in one, and what stands between two.
fn lines(letters: &str) -> Option<(usize, String)> {
    let len = letters.find(['\r', '\n'])?;
    let rest = letters.get(len..)?;
    let between = rest.find(|c: char| !c.is_ascii_whitespace())?;
    Some((len, rest.get(..between)?.to_owned()))
}

/// Unpacks letters, those for addresses as well (RFC 4648, 5), with what strings of programs put before a slash.
fn unpack(letters: &[u8]) -> Option<Vec<u8>> {
    let usual = |&byte: &u8| match byte {
        b'\\' => None,
        b'-' => Some('+'),
        b'_' => Some('/'),
        other => Some(char::from(other)),
    };
    base64::decode(&letters.iter().filter_map(usual).collect::<String>())
}

/// All `data:` addresses of a text.
fn addresses(text: &str) -> Vec<Address> {
    let (mut found, mut from) = (Vec::new(), 0);
    for colon in memchr::memchr_iter(b':', text.as_bytes()) {
        let start = colon.checked_sub(4).filter(|&start| start >= from);
        if let Some(address) = start.and_then(|start| read(text, start)) {
            from = address.end;
            found.push(address);
        }
    }
    found
}

/// All letters of a text that begin as those of a known kind of file do and are none of the addresses, which are in order.
fn bare(text: &str, addresses: &[Address]) -> Vec<Address> {
    let bytes = text.as_bytes();
    let begins = |(is_picture, of): (bool, &'static [&'static str])| {
        of.iter().flat_map(move |begin| memmem::find_iter(bytes, begin).map(move |at| (at, is_picture)))
    };
    let mut begins: Vec<(usize, bool)> = [(true, PICTURES), (false, OTHERS)].into_iter().flat_map(begins).collect();
    begins.sort_unstable();
    let (mut found, mut from) = (Vec::new(), 0);
    let mut ahead = addresses.iter().peekable();
    for (start, is_picture) in begins {
        let is_within = start.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(|byte| is_letter(*byte));
        while ahead.next_if(|address| address.end <= start).is_some() {}
        if start < from || is_within || ahead.peek().is_some_and(|address| address.start <= start) {
            continue;
        }
        let len = packed_bytes(bytes.get(start..).unwrap_or_default(), Breaks::Lines);
        if len >= LEAST_LETTERS && bytes.get(start..start + len) != Some(DOT.as_bytes()) {
            from = start + len;
            found.push(Address { start, end: from, is_picture, head: None, payload: start, is_packed: true });
        }
    }
    found
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
    // Strings of programs may have a backslash before each slash.
    let head = String::from_utf8_lossy(body.get(..head_bytes)?).to_ascii_lowercase().replace('\\', "");
    let packed = head.strip_suffix(";base64");
    // `data:` is also a word, so an address has to name a type or be packed.
    if !head.contains('/') && packed.is_none() {
        return None;
    }
    let payload = body.get(head_bytes + 1..)?;
    let payload_bytes = match packed {
        Some(_) if matches!(opener, Some(b'"' | b'\'')) => packed_bytes(payload, Breaks::Anywhere),
        Some(_) => packed_bytes(payload, Breaks::Nowhere),
        None => plain_bytes(payload, opener),
    };
    let payload = start + 5 + head_bytes + 1;
    let is_packed = packed.is_some();
    let head = packed.unwrap_or(&head).to_owned();
    let is_picture = head.starts_with("image/");
    Some(Address { start, end: payload + payload_bytes, is_picture, head: Some(head), payload, is_packed })
}

/// The characters of media types and parameters (RFC 2045, 5.1). Quoted parameters are left out: in an address their
/// quotes are percent-encoded.
fn is_head(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"/;=.+-_!#$&^*%\\".contains(&byte)
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=_-".contains(&byte)
}

/// Where white space does not end letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    Nowhere,
    /// Between quotes: browsers skip it there.
    Anywhere,
    /// At the end of a line, where the next one is of letters as well.
    Lines,
}

/// Fewer letters are no line of letters but a word.
const LINE_LETTERS: usize = 20;

/// The length of a base64 payload.
fn packed_bytes(payload: &[u8], breaks: Breaks) -> usize {
    let mut len = 0;
    while let Some(&byte) = payload.get(len) {
        let next = payload.get(len + 1);
        let is_escaped = byte == b'%' && breaks != Breaks::Lines || byte == b'\\' && next == Some(&b'/');
        let is_skipped = breaks == Breaks::Anywhere && byte.is_ascii_whitespace();
        if is_letter(byte) || is_escaped || is_skipped {
            len += 1;
            continue;
        }
        let rest = payload.get(len..).unwrap_or_default();
        let blank = rest.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(rest.len());
        let line = rest.get(blank..).unwrap_or_default();
        let line = line.get(..line.iter().take_while(|byte| is_letter(**byte)).count()).unwrap_or_default();
        let is_broken = breaks == Breaks::Lines && matches!(byte, b'\r' | b'\n') && blank <= MOST_INDENT;
        if !is_broken || line.len() < LINE_LETTERS && !is_last(line, rest.get(blank + line.len())) {
            break;
        }
        len += blank + line.len();
    }
    len
}

/// Tells whether what begins a line, with what follows it, is the end of letters and no word.
fn is_last(line: &[u8], next: Option<&u8>) -> bool {
    let is_whole = next.is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'<'));
    let is_no_word = line.len().is_multiple_of(4) && line.iter().any(|byte| !byte.is_ascii_lowercase());
    is_whole && !line.is_empty() && (line.ends_with(b"=") || is_no_word)
}

/// More white space between two lines is none that is only between lines.
const MOST_INDENT: usize = 64;

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
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn emptied(text: &str) -> (String, usize, usize) {
        let (out, count) = empty(text.to_owned(), true);
        assert_eq!(empty(out.clone(), true), (out.clone(), Emptied::default()), "twice is once");
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

    #[test]
    fn letters_without_an_address_are_files_too() {
        let png = format!("iVBORw0KGgo{}", "A".repeat(200));
        assert_eq!(emptied(&format!("x: \"{png}\"")), (format!("x: \"{DOT}\""), 1, 0));
        assert_eq!(emptied(&format!("a {} b", "/9j/4AAQ".repeat(30).replace('4', "\\/"))).1, 1);
        assert_eq!(emptied(&format!("JVBERi0{} b", "A".repeat(200))), (format!("{DOT} b"), 0, 1));
        let lines = format!(
            "key: |\n  iVBORw0KGgo{}\n  {}\n  AA==\nnext: {}\n",
            "A".repeat(65),
            "B".repeat(76),
            "c".repeat(30)
        );
        assert_eq!(emptied(&lines).0, format!("key: |\n  {DOT}\nnext: {}\n", "c".repeat(30)));
        for text in ["see /9j/here", "TU0AK", "xiVBORw0KGgo"] {
            let long = format!("{text} {}", "word ".repeat(60));
            assert_eq!(emptied(&long), (long.clone(), 0, 0));
        }
        assert_eq!(empty(png.clone(), false).0, png);
    }

    #[test]
    fn what_was_taken_out_is_told_and_can_be_put_back() {
        let letters = "iVBORw0KGgo".to_owned() + &"AAAA".repeat(40) + "=";
        let text = format!(
            "{GREY} ![a](data:image/gif;base64,R0lG) b data:text/plain,a%20b {EMPTY} '{letters}' \"data:image\\/png;base64,AA\\/A\""
        );
        let (out, emptied) = empty(text, true);
        let told: Vec<_> = emptied.slots.iter().map(|slot| slot.as_ref().map(|packed| packed.bytes.clone())).collect();
        assert_eq!(told.len(), 6);
        assert_eq!((&told[0], &told[3]), (&None, &None), "these were empty before");
        assert_eq!((&told[1], &told[2]), (&Some(Some(b"GIF".to_vec())), &Some(Some(b"a b".to_vec()))));
        assert_eq!(told[5], Some(Some(vec![0, 15, 192])));
        let contents = vec![None, Some(b"GIG".to_vec()), None, None, Some(b"other".to_vec()), None];
        let filled = String::from_utf8(fill(out.as_bytes(), &emptied.slots, &contents).unwrap()).unwrap();
        assert_eq!(filled, format!("{GREY} ![a](data:image/gif;base64,R0lH) b {EMPTY} {EMPTY} 'b3RoZXI=' \"{GREY}\""));
        assert_eq!(fill(b"nothing is there", &emptied.slots, &contents), None);
    }

    #[test]
    fn lines_stay_lines() {
        let text = format!("k: |\n  iVBORw0KGgo{}\n  {}\n", "A".repeat(65), "B".repeat(76));
        let (out, emptied) = empty(text, true);
        let filled = fill(out.as_bytes(), &emptied.slots, &[Some(vec![0; 60])]).unwrap();
        assert_eq!(String::from_utf8(filled).unwrap(), format!("k: |\n  {}\n  AAAA\n", "A".repeat(76)));
    }
}
