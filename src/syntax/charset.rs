//! Bytes of a text file to text and back, in the encoding that the file was written in.
//!
//! UTF-8 and UTF-16 are recognised by their byte order mark or their structure, legacy encodings (WHATWG Encoding
//! Standard, 4.2) by statistics. A wrong guess must not damage a file, so a guess only counts when encoding the
//! decoded text gives every original byte back.
//!
//! All encodings read here are stateless: the bytes of a piece of text do not depend on what stands before it. That
//! is why a file can be written from pieces of its text, changed or not, and every untouched byte comes out as it was.
//! ISO-2022-JP, the stateful one, is refused.

use std::ops::Range;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{EncoderResult, Encoding, GB18030, GBK};

use crate::error::{Error, Result};

/// How many bytes are looked at where a look at all of them would cost too much.
const SAMPLE_BYTES: usize = 64 * 1024;

/// How many bytes, from the first that is not ASCII, the statistics are made of.
const GUESS_BYTES: usize = 8 * 1024 * 1024;

/// How the characters of one file are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset {
    scheme: Scheme,
    mark: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Utf8,
    Utf16Le,
    Utf16Be,
    Legacy(&'static Encoding),
}

/// Tells whether the bytes may be text, from their beginning alone; [`decode`] has the last word.
pub fn is_plausible(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    marked(sample).is_some_and(|(scheme, _)| scheme != Scheme::Utf8)
        || unmarked_utf16(sample).is_some()
        || !sample.contains(&0)
}

/// Decodes a whole file; a byte order mark is not part of the text.
///
/// # Errors
/// `Malformed` when the bytes are not text, or text in an encoding that cannot be told for certain.
pub fn decode(bytes: Vec<u8>) -> Result<(String, Charset)> {
    let (scheme, mark_bytes) = match marked(&bytes) {
        Some((scheme, mark_bytes)) => (Some(scheme), mark_bytes),
        None => (unmarked_utf16(&bytes), 0),
    };
    let mark = mark_bytes > 0;
    let guessed = scheme.is_some() && !mark;
    let (text, scheme) = match scheme {
        Some(Scheme::Utf16Le) => (utf16(&bytes, mark_bytes, u16::from_le_bytes)?, Scheme::Utf16Le),
        Some(Scheme::Utf16Be) => (utf16(&bytes, mark_bytes, u16::from_be_bytes)?, Scheme::Utf16Be),
        _ if bytes.contains(&0) => return Err(Error::Malformed { what: "it holds bytes that no text has" }),
        _ => utf8_or_legacy(bytes, mark_bytes)?,
    };
    if text.is_empty() && mark {
        return Err(Error::Malformed { what: "it is empty" });
    }
    if guessed && text.contains(is_binary) {
        return Err(Error::Malformed { what: "it holds bytes that no text has" });
    }
    Ok((text, Charset { scheme, mark }))
}

impl Charset {
    /// Writes `text` as a file, with each range replaced by the string beside it; the ranges are sorted.
    ///
    /// # Errors
    /// `CannotRewrite` when a range does not fit the text or the one before it, or when the encoding has no bytes for
    /// a character of a replacement.
    pub fn write<'a>(
        self,
        text: &str,
        changes: impl IntoIterator<Item = (Range<usize>, std::borrow::Cow<'a, str>)>,
    ) -> Result<Vec<u8>> {
        let mut out = Vec::with_capacity(text.len());
        if self.mark {
            self.encode("\u{feff}", &mut out)?;
        }
        let mut from = 0;
        for (range, new) in changes {
            let kept = text.get(from..range.start).filter(|_| range.start <= range.end);
            self.encode(kept.ok_or(Error::CannotRewrite { what: "a change does not fit its text" })?, &mut out)?;
            self.encode(&new, &mut out)?;
            from = range.end;
        }
        let rest = text.get(from..).ok_or(Error::CannotRewrite { what: "a change does not fit its text" })?;
        self.encode(rest, &mut out)?;
        Ok(out)
    }

    fn encode(self, text: &str, out: &mut Vec<u8>) -> Result<()> {
        match self.scheme {
            Scheme::Utf8 => out.extend_from_slice(text.as_bytes()),
            Scheme::Utf16Le => out.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
            Scheme::Utf16Be => out.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
            Scheme::Legacy(encoding) => {
                let what = "the encoding of the file has no sign for a character that is put in";
                encode_legacy(encoding, text, out).ok_or(Error::CannotRewrite { what })?;
            }
        }
        Ok(())
    }
}

/// The scheme that a byte order mark tells, and the length of the mark.
fn marked(bytes: &[u8]) -> Option<(Scheme, usize)> {
    let (encoding, mark_bytes) = Encoding::for_bom(bytes)?;
    let scheme = match encoding.name() {
        "UTF-16LE" => Scheme::Utf16Le,
        "UTF-16BE" => Scheme::Utf16Be,
        _ => Scheme::Utf8,
    };
    Some((scheme, mark_bytes))
}

/// Recognises UTF-16 without a mark where nothing else is possible: zeros in every second place and nowhere else, in
/// at least half of the characters. UTF-16 that does not pass is refused for its zeros.
fn unmarked_utf16(bytes: &[u8]) -> Option<Scheme> {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let (mut first, mut second) = (0, 0);
    for pair in sample.chunks_exact(2) {
        first += usize::from(pair.first() == Some(&0));
        second += usize::from(pair.last() == Some(&0));
    }
    let half = (sample.len() / 2).div_ceil(2).max(2);
    match (first, second) {
        (0, zeros) if zeros >= half => Some(Scheme::Utf16Le),
        (zeros, 0) if zeros >= half => Some(Scheme::Utf16Be),
        _ => None,
    }
}

fn utf16(bytes: &[u8], from: usize, unit: fn([u8; 2]) -> u16) -> Result<String> {
    let body = bytes.get(from..).unwrap_or_default();
    let (pairs, []) = body.as_chunks::<2>() else {
        return Err(Error::Malformed { what: "it ends in the middle of a character" });
    };
    let mut text = String::with_capacity(pairs.len());
    for decoded in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        let decoded = decoded.map_err(|_| Error::Malformed { what: "it holds half a character" })?;
        // The noncharacters are what a byte order mark and its like become when the order is wrong.
        if matches!(decoded, '\0' | '\u{fffe}' | '\u{ffff}') {
            return Err(Error::Malformed { what: "it holds bytes that no text has" });
        }
        text.push(decoded);
    }
    Ok(text)
}

fn utf8_or_legacy(mut bytes: Vec<u8>, mark_bytes: usize) -> Result<(String, Scheme)> {
    bytes.drain(..mark_bytes);
    let error = match String::from_utf8(bytes) {
        Ok(text) if is_iso_2022_jp(text.as_bytes()) => {
            return Err(Error::Malformed { what: "its character encoding is ISO-2022-JP, which is not supported" });
        }
        Ok(text) => return Ok((text, Scheme::Utf8)),
        Err(error) => error,
    };
    let cut = error.utf8_error().error_len().is_none();
    let bytes = error.into_bytes();
    if mark_bytes > 0 || is_damaged_utf8(&bytes) {
        let what = if cut { "it ends in the middle of a character" } else { "a part of it is not UTF-8" };
        return Err(Error::Malformed { what });
    }
    let unknown = Error::Malformed { what: "its character encoding was not recognised; save it as UTF-8" };
    let guess = guess(&bytes);
    // The decoder for GBK reads four-byte characters that only the encoder for GB 18030 writes.
    let candidates = if guess == GBK { vec![GBK, GB18030] } else { vec![guess] };
    let Some(text) = guess.decode_without_bom_handling_and_without_replacement(&bytes) else {
        return Err(unknown);
    };
    let sound = |encoding: &&'static Encoding| gives_back(encoding, &text, &bytes);
    match candidates.into_iter().find(sound) {
        Some(encoding) if !text.contains(is_binary) => Ok((text.into_owned(), Scheme::Legacy(encoding))),
        _ => Err(unknown),
    }
}

/// The two escapes that begin double-byte characters in ISO-2022-JP; terminals use others.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0x1b, bytes)
        .any(|at| bytes.get(at + 1..at + 3).is_some_and(|next| next == b"$B" || next == b"$@"))
}

/// Tells UTF-8 with faults from another encoding: multi-byte sequences outnumber the faults.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut faults) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    sound > faults
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let from = Encoding::ascii_valid_up_to(bytes);
    let body = bytes.get(from..).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(body.get(..GUESS_BYTES).unwrap_or(body), body.len() <= GUESS_BYTES);
    detector.guess(None, Utf8Detection::Deny)
}

/// Control characters that mean the bytes are not text in the encoding at hand. Those left out occur in files made
/// by terminals and printers.
fn is_binary(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{7}' | '\u{8}' | '\u{b}' | '\u{c}' | '\u{1a}' | '\u{1b}')
}

/// Tells whether the text encodes to exactly these bytes, without a second copy of them.
fn gives_back(encoding: &'static Encoding, text: &str, bytes: &[u8]) -> bool {
    let (mut text, mut bytes) = (text, bytes);
    let mut piece = Vec::new();
    while !text.is_empty() {
        let (head, tail) = text.split_at(text.floor_char_boundary(SAMPLE_BYTES));
        piece.clear();
        let encoded = encode_legacy(encoding, head, &mut piece);
        match encoded.and_then(|()| bytes.strip_prefix(piece.as_slice())) {
            Some(rest) => (text, bytes) = (tail, rest),
            None => return false,
        }
    }
    bytes.is_empty()
}

fn encode_legacy(encoding: &'static Encoding, text: &str, out: &mut Vec<u8>) -> Option<()> {
    let mut encoder = encoding.new_encoder();
    out.reserve(encoder.max_buffer_length_from_utf8_without_replacement(text.len())?);
    match encoder.encode_from_utf8_to_vec_without_replacement(text, out, true) {
        (EncoderResult::InputEmpty, _) => Some(()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
