//! How much a stream decodes to, before it is decoded.
//!
//! The parser inflates without a limit, and a megabyte of Deflate may be a gigabyte of zeros.

use std::borrow::Cow;
use std::io::{self, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::Stream;

/// The most that one stream may hold when it is decoded, in bytes.
const MAX_STREAM: u64 = 256 << 20;

/// Deflate never makes more than this of a byte.
const MAX_RATIO: u64 = 1032;

/// Whether what Deflate makes of a stream stays within the limit; the other filters are not measured.
pub(crate) fn is_bounded(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    let Some(last) = filters.iter().rposition(|filter| matches!(filter, Filter::FlateDecode)) else {
        return true;
    };
    let mut bytes = stream.raw_data();
    let stages = u32::try_from(last).unwrap_or(u32::MAX).saturating_add(1);
    if (bytes.len() as u64).saturating_mul(MAX_RATIO.saturating_pow(stages)) <= MAX_STREAM {
        return true;
    }
    for (index, filter) in filters.iter().enumerate() {
        let decoded = match filter {
            Filter::FlateDecode if index == last => return inflated_len(&bytes) <= MAX_STREAM,
            Filter::FlateDecode => inflated(&bytes),
            Filter::AsciiHexDecode => Some(from_hex(&bytes)),
            Filter::Ascii85Decode => Some(from_base_85(&bytes)),
            _ => return true,
        };
        let Some(decoded) = decoded else { return false };
        bytes = Cow::Owned(decoded);
    }
    true
}

fn inflated_len(bytes: &[u8]) -> u64 {
    let count = |reader: &mut dyn Read| {
        let mut bounded = reader.take(MAX_STREAM + 1);
        // What is damaged ends early, and so it does for the parser.
        let _ = io::copy(&mut bounded, &mut io::sink());
        MAX_STREAM + 1 - bounded.limit()
    };
    // The parser takes streams without the header of zlib too.
    count(&mut ZlibDecoder::new(bytes)).max(count(&mut DeflateDecoder::new(bytes)))
}

fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut inflated = Vec::new();
    let mut bounded = ZlibDecoder::new(bytes).take(MAX_STREAM + 1);
    let _ = bounded.read_to_end(&mut inflated);
    (bounded.limit() > 0).then_some(inflated)
}

/// ASCIIHexDecode (ISO 32000-2, 7.4.2).
fn from_hex(text: &[u8]) -> Vec<u8> {
    let digits = text.iter().take_while(|byte| **byte != b'>').filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u32> = digits.collect();
    digits.chunks(2).map(|pair| number(pair, 2, 16, 0).to_be_bytes()[3]).collect()
}

/// ASCII85Decode (ISO 32000-2, 7.4.3).
fn from_base_85(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut group = Vec::new();
    for byte in text.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => {}
        }
        if group.len() == 5 {
            bytes.extend(number(&group, 5, 85, 84).to_be_bytes());
            group.clear();
        }
    }
    // A last group of n digits is n - 1 bytes, counted as if the highest digits followed.
    let left = group.len().saturating_sub(1);
    bytes.extend(number(&group, 5, 85, 84).to_be_bytes().iter().take(left));
    bytes
}

/// The number that the digits are, filled up to the whole count of them.
fn number(digits: &[u32], count: usize, base: u32, fill: u32) -> u32 {
    let filled = digits.iter().copied().chain(std::iter::repeat(fill)).take(count);
    filled.fold(0_u32, |number, digit| number.wrapping_mul(base).wrapping_add(digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_digits_are_bytes_two_by_two() {
        assert_eq!(from_hex(b"4a 61\n6E657>ff"), b"Jane\x70");
    }

    #[test]
    fn five_digits_to_the_base_of_85_are_four_bytes() {
        assert_eq!(from_base_85(b"87cUR\nD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(from_base_85(b"z87cURDZ~>"), b"\0\0\0\0Hello");
    }
}
