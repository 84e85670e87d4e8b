//! The objects of the file, whether or not a page leads to them.

use std::borrow::Cow;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, MaybeRef, Name, Object, Stream};

use crate::bound;

/// What became of the streams of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StreamCount {
    /// Streams whose decoded bytes were handed over.
    pub decoded: usize,
    /// Pictures, which were not.
    pub images: usize,
    /// Streams that could not be decoded.
    pub unread: usize,
}

/// Every string and every name of every object, in each reading that its bytes allow.
pub(crate) fn strings(pdf: &Pdf) -> Vec<String> {
    let mut found = Vec::new();
    for object in pdf.objects() {
        each_string(object, &mut |bytes| found.extend(readings(bytes)));
    }
    found
}

/// Hands over the decoded bytes of every stream that is not a picture.
pub(crate) fn streams(pdf: &Pdf, give: &mut dyn FnMut(&[u8])) -> StreamCount {
    let mut count = StreamCount::default();
    for stream in pdf.objects().into_iter().filter_map(Object::into_stream) {
        if is_image(&stream) {
            count.images += 1;
        } else if let Some(bytes) = decoded(&stream) {
            give(&bytes);
            count.decoded += 1;
        } else {
            count.unread += 1;
        }
    }
    count
}

/// Whether a stream is a picture (ISO 32000-2, 8.9.5).
pub(crate) fn is_image(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>(b"Subtype").is_some_and(|name| &*name == b"Image")
}

/// The decoded bytes of a stream that is not a picture, or nothing when it does not decode or is too large.
pub(crate) fn decoded<'a>(stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
    bound::is_bounded(stream).then(|| stream.decoded_data().ok()).flatten()
}

/// Walks the object itself and not what it refers to, which is another object of the file.
fn each_string(object: Object<'_>, give: &mut dyn FnMut(&[u8])) {
    let mut waiting = vec![object];
    while let Some(object) = waiting.pop() {
        match object {
            Object::String(string) => give(string.as_bytes()),
            Object::Name(name) => give(&name),
            Object::Array(array) => waiting.extend(array.raw_iter().filter_map(direct)),
            Object::Dict(dict) => each_entry(&dict, &mut waiting, give),
            Object::Stream(stream) => each_entry(stream.dict(), &mut waiting, give),
            Object::Null(_) | Object::Boolean(_) | Object::Number(_) => {}
        }
    }
}

fn each_entry<'a>(dict: &Dict<'a>, waiting: &mut Vec<Object<'a>>, give: &mut dyn FnMut(&[u8])) {
    for (key, value) in dict.entries() {
        give(&key);
        waiting.extend(direct(value));
    }
}

fn direct<'a>(value: MaybeRef<Object<'a>>) -> Option<Object<'a>> {
    match value {
        MaybeRef::NotRef(object) => Some(object),
        MaybeRef::Ref(_) => None,
    }
}

/// What a string may say: by its byte order mark, else as UTF-8, and as PDFDocEncoding (ISO 32000-2, 7.9.2.2).
pub(crate) fn readings(bytes: &[u8]) -> Vec<String> {
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return vec![utf_16(rest, u16::from_be_bytes)];
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return vec![utf_16(rest, u16::from_le_bytes)];
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.is_empty() {
        return Vec::new();
    }
    let by_document = bytes.iter().copied().map(pdf_doc).collect();
    match std::str::from_utf8(bytes) {
        Ok(text) if text != by_document => vec![text.to_owned(), by_document],
        _ => vec![by_document],
    }
}

/// UTF-16 without the language marks that may stand between two escapes (ISO 32000-2, 7.9.2.2.2).
fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().copied().map(unit);
    let text: String = char::decode_utf16(units).map(|char| char.unwrap_or('\u{fffd}')).collect();
    if !text.contains('\u{1b}') {
        return text;
    }
    text.split('\u{1b}').step_by(2).collect()
}

/// PDFDocEncoding (ISO 32000-2, D.2), which is Latin-1 but for these.
fn pdf_doc(byte: u8) -> char {
    const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const HIGH: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    let special = match byte {
        0x18..=0x1f => LOW.get(usize::from(byte - 0x18)),
        0x80..=0xa0 => HIGH.get(usize::from(byte - 0x80)),
        _ => None,
    };
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_by_their_mark_and_without_one_in_both_ways() {
        assert_eq!(readings(b"\xfe\xff\0J\0a\0n\0e"), ["Jane"]);
        assert_eq!(readings(b"\xff\xfeJ\0a\0n\0e\0"), ["Jane"]);
        assert_eq!(readings(b"\xef\xbb\xbfJos\xc3\xa9"), ["José", "JosÃ©"]);
        assert_eq!(readings(b"Jos\xe9 \x84 Roe"), ["José — Roe"]);
        assert!(readings(b"").is_empty());
    }

    #[test]
    fn language_marks_do_not_part_a_value() {
        assert_eq!(readings(b"\xfe\xff\0J\0\x1b\0e\0n\0\x1b\0a"), ["Ja"]);
    }

    #[test]
    fn the_first_and_the_last_of_each_table_stand_where_the_standard_has_them() {
        assert_eq!([0x18, 0x1f, 0x80, 0x92, 0x9e, 0xa0, 0xa1].map(pdf_doc), ['˘', '˜', '•', '™', 'ž', '€', '¡']);
    }
}
