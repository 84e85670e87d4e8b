//! The writings in which a value may hide in a piece of bytes.

use std::borrow::Cow;
use std::collections::BTreeSet;

use memchr::{memchr, memchr2, memchr3};

use super::needle::{BORDER, Needles};
use super::{rich_text, vocabulary};

/// How every record of an archive begins (APPNOTE.TXT, 4.3).
const ARCHIVE: &[u8] = b"PK";
/// From this many characters on a run of the base64 or hexadecimal alphabet is decoded.
const CODED_RUN: usize = 12;

/// Reads the bytes in every writing and looks for the values in each.
pub fn each(bytes: &[u8], needles: &Needles, found: &mut BTreeSet<usize>) {
    for (wide, decode) in [(b"\xff\xfe", utf16_le as fn(&[u8]) -> String), (b"\xfe\xff", utf16_be)] {
        if bytes.starts_with(wide) || is_mostly_wide(bytes) {
            let text = decode(bytes);
            text_writings(&text, needles, found);
        }
    }
    let text = String::from_utf8_lossy(bytes);
    if rich_text::is_rich_text(bytes) {
        rich_text::read(bytes, needles, found);
        return coded_runs(&text, needles, found);
    }
    text_writings(&text, needles, found);
    if matches!(text, Cow::Owned(_)) && !bytes.starts_with(ARCHIVE) {
        // Not UTF-8: the letters of the Western one-byte encodings stand where Unicode has them.
        let western = |bytes: &[u8]| bytes.iter().copied().map(char::from).collect::<String>();
        needles.find_unmistakable(&western(bytes), found);
        passages(bytes).for_each(|passage| needles.find_prose(&western(passage), found));
    }
}

/// The stretches of bytes that can be Western text, with what stands beside them. With accents taken off, packed and
/// encrypted bytes say every short word by chance.
fn passages(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    const BLOCK: usize = 32;
    let is_text = |block: &&[u8]| {
        let plain = block.iter().filter(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()).count();
        plain * 4 >= block.len() * 3
    };
    let mut blocks = bytes.chunks(BLOCK).enumerate();
    std::iter::from_fn(move || {
        let (first, _) = blocks.find(|(_, block)| is_text(block))?;
        let last = blocks.by_ref().take_while(|(_, block)| is_text(block)).last().map_or(first, |(last, _)| last);
        let (from, to) = (first.saturating_sub(1) * BLOCK, (last + 2) * BLOCK);
        bytes.get(from..to.min(bytes.len()))
    })
}

fn text_writings(text: &str, needles: &Needles, found: &mut BTreeSet<usize>) {
    if text.as_bytes().starts_with(ARCHIVE) {
        // Between the packed parts of an archive stand their names, among bytes that are no text.
        let is_no_text = |c: char| c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace());
        text.split(is_no_text).for_each(|name| needles.find_attribute(name, vocabulary::is_standard, found));
    } else if is_markup(text) {
        markup(text, needles, found);
    } else {
        needles.find_prose(text, found);
        percent(text, needles, found);
    }
    coded_runs(text, needles, found);
}

fn is_markup(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('<')
}

/// Reads markup: character data with and without the tags' places, attribute values, comments and the like.
fn markup(text: &str, needles: &Needles, found: &mut BTreeSet<usize>) {
    let (is_office, is_shapes) = (vocabulary::is_office(text), vocabulary::is_shapes(text));
    let (mut joined, mut parted) = (String::with_capacity(text.len() / 2), String::new());
    let mut rest = text;
    while let Some(open) = memchr(b'<', rest.as_bytes()) {
        let (data, from) = rest.split_at(open);
        if !data.is_empty() {
            let data = match data {
                data if is_shapes && vocabulary::is_standard(data) => "",
                data if is_office => vocabulary::without_program_name(data),
                data => data,
            };
            let data = unescape(data);
            joined.push_str(&data);
            parted.push_str(&data);
        }
        parted.push(' ');
        let (tag, after) = split_tag(from);
        rest = after;
        match tag.as_bytes().get(1) {
            Some(b'/') => {
                attributes(tag, is_office, needles, found);
                if ends_block(tag) {
                    joined.push(BORDER);
                    parted.push(BORDER);
                }
            }
            Some(b'?') if tag.starts_with("<?xml ") => {
                needles.find_attribute(tag, vocabulary::is_standard, found);
            }
            Some(b'!' | b'?') => {
                needles.find_prose(tag, found);
                if let Some(cdata) = tag.strip_prefix("<![CDATA[") {
                    joined.push_str(cdata.trim_end_matches("]]>"));
                }
            }
            _ => attributes(tag, is_office, needles, found),
        }
    }
    joined.push_str(&unescape(rest));
    needles.find_prose(&joined, found);
    needles.find_prose(&parted, found);
    percent(&joined, needles, found);
}

/// Tells whether a tag ends a paragraph, a cell, a row or a comment; a value does not run over that.
fn ends_block(tag: &str) -> bool {
    let name = tag.strip_prefix("</").unwrap_or_default().trim_end_matches('>').trim_end();
    const BLOCKS: &[&str] = &[
        "p",
        "tc",
        "tr",
        "td",
        "th",
        "li",
        "div",
        "si",
        "c",
        "row",
        "comment",
        "threadedComment",
        "cm",
        "h",
        "table-cell",
        "title",
        "desc",
        "creator",
        "config-item",
    ];
    name.rsplit(':').next().is_some_and(|name| BLOCKS.contains(&name))
}

/// Parts a tag, comment or instruction that begins the text from what follows it.
fn split_tag(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let end = if bytes.get(1) == Some(&b'!') && text.starts_with("<!--") {
        text.find("-->").map(|at| at + 3)
    } else if bytes.get(1) == Some(&b'!') && text.starts_with("<![CDATA[") {
        text.find("]]>").map(|at| at + 3)
    } else {
        // A `>` inside a quoted value does not end the tag.
        let mut at = 0;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(next) = memchr3(b'"', b'\'', b'>', rest) else { break None };
            at += next + 1;
            match rest.get(next) {
                Some(b'>') | None => break Some(at),
                Some(&quote) => match memchr(quote, bytes.get(at..).unwrap_or_default()) {
                    Some(closing) => at += closing + 1,
                    None => break None,
                },
            }
        }
    };
    text.split_at(end.unwrap_or(text.len()))
}

fn attributes(tag: &str, is_office: bool, needles: &Needles, found: &mut BTreeSet<usize>) {
    if !is_office {
        let name = tag.split(['"', '\'']).next().unwrap_or_default().trim_start_matches(['<', '/']);
        needles.find_prose(name.split([' ', '\t', '\n', '\r', '>', '/']).next().unwrap_or_default(), found);
    }
    let mut rest = tag;
    while let Some(open) = memchr2(b'"', b'\'', rest.as_bytes()) {
        let (before, quoted) = rest.split_at(open);
        let quote = quoted.chars().next().unwrap_or('"');
        let Some((value, after)) = quoted.get(1..).and_then(|inner| inner.split_once(quote)) else { break };
        rest = after;
        if !needles.may_be_in(value) {
            continue;
        }
        let name = before.trim_end_matches(['=', ' ']).rsplit([' ', '\n', '\t', '\r']).next().unwrap_or_default();
        if (is_office || name.starts_with("xmlns")) && vocabulary::is_harmless_attribute(name, value) {
            continue;
        }
        let value = unescape(value);
        needles.find_attribute(&value, |value| is_office && vocabulary::is_standard(value), found);
        percent(&value, needles, found);
    }
}

/// Undoes the five named and all numbered character references (XML 1.0, 4.1 and 4.6).
fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let from = rest.get(at..).unwrap_or_default();
        let reference = from.split_once(';').map(|(name, after)| (name.get(1..).unwrap_or_default(), after));
        match reference.and_then(|(name, after)| Some((referred(name)?, after))) {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn referred(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

/// Undoes percent-coding (RFC 3986, 2.1), with `+` as a blank.
fn percent(text: &str, needles: &Needles, found: &mut BTreeSet<usize>) {
    if !text.contains('%') {
        return;
    }
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.as_bytes();
    while let Some((&byte, rest)) = bytes.split_first() {
        let coded = rest.split_at_checked(2).filter(|_| byte == b'%');
        match coded.and_then(|(pair, after)| Some((hex_pair(pair)?, after))) {
            Some((decoded, after)) => {
                out.push(decoded);
                bytes = after;
            }
            None => {
                out.push(if byte == b'+' { b' ' } else { byte });
                bytes = rest;
            }
        }
    }
    needles.find_prose(&String::from_utf8_lossy(&out), found);
}

/// Decodes long runs of the base64 and hexadecimal alphabets and looks inside.
fn coded_runs(text: &str, needles: &Needles, found: &mut BTreeSet<usize>) {
    let is_coded = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    for run in text.as_bytes().split(|byte| !is_coded(byte)).filter(|run| run.len() >= CODED_RUN) {
        if run.iter().all(u8::is_ascii_hexdigit) {
            let bytes: Vec<u8> = run.chunks_exact(2).filter_map(hex_pair).collect();
            inner(&bytes, needles, found);
        }
        for skipped in 0..4 {
            inner(&base64(run.get(skipped..).unwrap_or_default()), needles, found);
        }
    }
}

/// Looks into decoded bytes, which may again be wide.
fn inner(bytes: &[u8], needles: &Needles, found: &mut BTreeSet<usize>) {
    needles.find_prose(&String::from_utf8_lossy(bytes), found);
    if is_mostly_wide(bytes) {
        needles.find_prose(&utf16_le(bytes), found);
        needles.find_prose(&utf16_be(bytes), found);
    }
}

fn base64(run: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(run.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for &byte in run {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            _ => 63,
        };
        bits = (bits << 6 | u32::from(value)) & 0xff_ffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    out
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    let digit = |index: usize| pair.get(index).and_then(|byte| char::from(*byte).to_digit(16));
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

/// Tells whether about every second byte is zero, as in Western text in UTF-16.
fn is_mostly_wide(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    sample.len() >= 4 && sample.iter().filter(|byte| **byte == 0).count() * 4 >= sample.len()
}

fn utf16_le(bytes: &[u8]) -> String {
    utf16(bytes, u16::from_le_bytes)
}

fn utf16_be(bytes: &[u8]) -> String {
    utf16(bytes, u16::from_be_bytes)
}

fn utf16(bytes: &[u8], join: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| join(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
