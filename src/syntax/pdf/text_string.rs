//! Strings that are text (ISO 32000-2, 7.9.2.2).

use super::font::encoding::Encoding;

/// Reads a text string in whichever of its encodings it is.
pub fn read(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], join: fn([u8; 2]) -> u16| -> String {
        let units = bytes.as_chunks::<2>().0.iter().map(|pair| join(*pair));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        // Not in the standard, but written and read.
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes => bytes.iter().filter_map(|byte| Encoding::PdfDoc.to_char(*byte)).collect(),
    };
    without_languages(&text)
}

/// Takes out the codes of languages, which stand between two escapes (7.9.2.2.2).
fn without_languages(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().unwrap_or_default().to_owned();
    let mut is_code = true;
    pieces.fold(first, |mut out, piece| {
        if !is_code {
            out.push_str(piece);
        }
        is_code = !is_code;
        out
    })
}

/// Writes a text string: in letters where ASCII has them, else in UTF-16.
pub fn write(text: &str) -> Vec<u8> {
    if text.bytes().all(|byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~')) {
        return text.as_bytes().to_vec();
    }
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    [0xfe, 0xff].into_iter().chain(units).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_in_every_encoding_and_written_so_that_they_are_read_again() {
        assert_eq!(read(b"\xfe\xff\0J\0\xe9"), "Jé");
        assert_eq!(read(b"\xef\xbb\xbfJ\xc3\xa9"), "Jé");
        assert_eq!(read(b"J\xe9 \x84"), "Jé —");
        assert_eq!(read(b"\xfe\xff\0\x1b\0e\0n\0\x1b\0J"), "J");
        for text in ["Jane (Roe)", "Zoë", "山田 太郎", ""] {
            assert_eq!(read(&write(text)), text);
        }
    }
}
