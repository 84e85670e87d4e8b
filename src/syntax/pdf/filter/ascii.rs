//! Bytes written in letters (ISO 32000-2, 7.4.2 and 7.4.3).

use crate::syntax::pdf::lexer::is_white;

/// Undoes hexadecimal up to its end.
pub fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    let (mut out, mut high) = (Vec::with_capacity(bytes.len() / 2), None);
    for byte in bytes.iter().take_while(|byte| **byte != b'>') {
        let Some(digit) = char::from(*byte).to_digit(16) else { continue };
        let digit = (digit & 0xf) as u8;
        match high.take() {
            None => high = Some(digit),
            Some(high) => out.push(high << 4 | digit),
        }
    }
    out.extend(high.map(|high: u8| high << 4));
    out
}

/// Undoes base 85 up to its end.
pub(super) fn base85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 5 * 4);
    let (mut value, mut count) = (0_u32, 0_usize);
    let bytes = bytes.strip_prefix(b"<~").unwrap_or(bytes);
    for byte in bytes.iter().copied().filter(|byte| !is_white(*byte)) {
        match byte {
            b'z' if count == 0 => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                value = value.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend_from_slice(&value.to_be_bytes());
                    (value, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            value = value.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(value.to_be_bytes().iter().take(count - 1));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_bytes() {
        assert_eq!(hexadecimal(b"4A 61\n6e6>zz"), b"Jan`");
        assert_eq!(base85(b"<~87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(base85(b"z!!"), b"\0\0\0\0\0");
        assert_eq!(base85(b"!"), b"");
    }
}
