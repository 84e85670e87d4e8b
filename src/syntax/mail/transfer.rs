//! The encodings in which the content of a part travels (RFC 2045, 6).

use crate::syntax::base64;

/// An encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transfer {
    /// As it is, in ASCII.
    SevenBit,
    /// As it is.
    EightBit,
    /// Text with what is not ASCII as `=C3`.
    QuotedPrintable,
    /// Base64.
    Base64,
}

/// The most characters of a coded line.
const LINE: usize = 76;

impl Transfer {
    /// The encoding of a name; nothing for one whose content cannot be read.
    pub fn of(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        match name.as_str() {
            "" | "7bit" | "7-bit" => Some(Self::SevenBit),
            "quoted-printable" => Some(Self::QuotedPrintable),
            "base64" => Some(Self::Base64),
            name if name.contains("uu") || name.contains("yenc") || name.contains("hex") => None,
            _ => Some(Self::EightBit),
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SevenBit => "7bit",
            Self::EightBit => "8bit",
            Self::QuotedPrintable => "quoted-printable",
            Self::Base64 => "base64",
        }
    }

    /// Tells whether the content stands as it is.
    pub const fn is_identity(self) -> bool {
        matches!(self, Self::SevenBit | Self::EightBit)
    }

    /// Decodes content, and tells whether all of it was read: base64 may stand among what is none.
    pub fn decode(self, bytes: &[u8]) -> (Vec<u8>, bool) {
        match self {
            Self::SevenBit | Self::EightBit => (bytes.to_vec(), true),
            Self::QuotedPrintable => (unquoted(bytes), true),
            Self::Base64 => unpacked(bytes),
        }
    }

    /// Encodes content; lines of a text stay lines where they can.
    pub fn encode(self, bytes: &[u8], is_text: bool, line_end: &str) -> Vec<u8> {
        match self {
            Self::SevenBit | Self::EightBit => bytes.to_vec(),
            Self::QuotedPrintable => quoted(bytes, is_text, line_end),
            Self::Base64 => packed(bytes, line_end),
        }
    }
}

/// The byte that two hexadecimal digits say.
pub fn hex(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

fn unpacked(bytes: &[u8]) -> (Vec<u8>, bool) {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let end = memchr::memchr(b'=', bytes).unwrap_or(bytes.len());
    let (coded, filling) = bytes.split_at_checked(end).unwrap_or((bytes, &[]));
    let is_whole = coded.iter().all(|byte| is_letter(byte) || byte.is_ascii_whitespace())
        && filling.iter().all(|byte| *byte == b'=' || byte.is_ascii_whitespace());
    let letters: String = coded.iter().filter(|byte| is_letter(byte)).map(|&byte| char::from(byte)).collect();
    (base64::decode(&letters).unwrap_or_default(), is_whole)
}

fn packed(bytes: &[u8], line_end: &str) -> Vec<u8> {
    let coded = base64::encode(bytes);
    let mut out = Vec::with_capacity(coded.len() + coded.len() / LINE * 2 + 2);
    for line in coded.as_bytes().chunks(LINE) {
        out.extend_from_slice(line);
        out.extend_from_slice(line_end.as_bytes());
    }
    out
}

fn unquoted(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in super::lines(bytes) {
        let text = super::without_end(line);
        // Blanks at the end of a line were put there on the way (RFC 2045, 6.7, rule 3).
        let mut rest = text.trim_ascii_end();
        let mut is_soft = false;
        while let Some((&byte, after)) = rest.split_first() {
            rest = after;
            match (byte, after) {
                (b'=', []) => is_soft = true,
                (b'=', [high, low, after @ ..]) if hex(*high, *low).is_some() => {
                    out.extend(hex(*high, *low));
                    rest = after;
                }
                _ => out.push(byte),
            }
        }
        if !is_soft {
            out.extend_from_slice(line.get(text.len()..).unwrap_or_default());
        }
    }
    out
}

fn quoted(bytes: &[u8], is_text: bool, line_end: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 8);
    if is_text {
        for line in super::lines(bytes) {
            let text = super::without_end(line);
            quote_line(text, line_end, &mut out);
            out.extend_from_slice(line.get(text.len()..).unwrap_or_default());
        }
    } else {
        quote_line(bytes, line_end, &mut out);
    }
    out
}

fn quote_line(line: &[u8], line_end: &str, out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |at: u8| DIGITS.get(usize::from(at)).copied().unwrap_or(b'0');
    let (mut column, last) = (0, line.len().saturating_sub(1));
    for (at, &byte) in line.iter().enumerate() {
        let is_blank = matches!(byte, b' ' | b'\t');
        let is_plain = byte != b'=' && (byte.is_ascii_graphic() || is_blank && at != last);
        let len = if is_plain { 1 } else { 3 };
        // One character is left for the sign of the soft end.
        if column + len >= LINE {
            out.push(b'=');
            out.extend_from_slice(line_end.as_bytes());
            column = 0;
        }
        column += len;
        // What begins a mailbox' next message or ends one on its way (RFC 2049, 3) is coded.
        let is_plain = is_plain && !(column == len && matches!(byte, b'F' | b'.' | b'-'));
        if is_plain {
            out.push(byte);
        } else {
            out.extend([b'=', digit(byte >> 4), digit(byte & 15)]);
            column += 3 - len;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_back_what_it_took() {
        let text = "Dear Jörg = Roe, \r\nFrom here \n.\n--x\n\ttab\t\n".repeat(9) + &"long ".repeat(60) + "end ";
        for transfer in [Transfer::EightBit, Transfer::QuotedPrintable, Transfer::Base64] {
            for is_text in [true, false] {
                let coded = transfer.encode(text.as_bytes(), is_text, "\r\n");
                assert_eq!(transfer.decode(&coded), (text.clone().into_bytes(), true), "{transfer:?}");
                let longest = coded.split(|&byte| byte == b'\n').map(|line| line.trim_ascii_end().len()).max();
                assert!(transfer.is_identity() || longest <= Some(LINE), "{longest:?}");
            }
        }
    }

    #[test]
    fn soft_ends_join_and_garbage_is_told() {
        let (text, _) = Transfer::QuotedPrintable.decode(b"Ja=\r\nne=20R=C3=B6e =  \nx=ZZ  \n");
        assert_eq!(text, "Jane Röe x=ZZ\n".as_bytes());
        assert_eq!(Transfer::Base64.decode(b"Zm9v\nYg==\n-- \nfooter"), (b"foob".to_vec(), false));
        assert_eq!(Transfer::of("X-UUencode"), None);
    }
}
