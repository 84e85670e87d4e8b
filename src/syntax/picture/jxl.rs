//! JPEG XL (ISO/IEC 18181-1 and 18181-2): a codestream, alone or in boxes.
//!
//! The codestream stays as it is: where it ends nothing but a decoder can tell.

use super::bmff;
use super::extra::Extra;
use super::look::Read;

/// How a codestream begins.
const CODESTREAM: &[u8] = b"\xff\x0a";
/// How boxes begin (18181-2, 9.1).
const SIGNATURE: &[u8] = b"\0\0\0\x0cJXL \r\n\x87\n";
const TYPE: &[u8] = b"jxl \0\0\0\0jxl ";

/// Tells whether bytes begin as such a picture does.
pub fn is_jxl(bytes: &[u8]) -> bool {
    bytes.starts_with(CODESTREAM) || bytes.starts_with(SIGNATURE)
}

/// Copies the boxes that are kept; gives what was left out.
pub fn read(bytes: &[u8], out: &mut Vec<u8>) -> Option<Read> {
    if bytes.starts_with(CODESTREAM) {
        let (size, orientation) = header(bytes)?;
        out.extend_from_slice(bytes);
        return Some(Read::one(size, orientation, Vec::new()));
    }
    let (boxes, behind) = bmff::file(bytes.strip_prefix(SIGNATURE)?);
    let (mut extras, mut code) = (Vec::new(), Vec::new());
    extras.extend((!behind.is_empty()).then_some(Extra::Rest));
    out.extend_from_slice(SIGNATURE);
    let (mut has_type, mut is_whole, mut parts) = (false, false, 0_u32);
    for it in boxes {
        match it.kind {
            b"ftyp" if !has_type => {
                bmff::put(out, b"ftyp", TYPE)?;
                extras.extend((it.data != TYPE).then_some(Extra::Rest));
                has_type = true;
            }
            b"jxll" if it.data.len() == 1 && has_type => bmff::put(out, b"jxll", it.data)?,
            b"jxlc" if !is_whole && parts == 0 => {
                bmff::put(out, b"jxlc", it.data)?;
                code.extend_from_slice(it.data);
                is_whole = true;
            }
            b"jxlp" if !is_whole => {
                let (number, data) = it.data.split_first_chunk()?;
                let number = u32::from_be_bytes(*number);
                (number & 0x7fff_ffff == parts).then_some(())?;
                bmff::put(out, b"jxlp", it.data)?;
                code.extend_from_slice(data.get(..data.len().min(64))?);
                is_whole = number >> 31 == 1;
                parts += 1;
            }
            b"Exif" => extras.extend(super::exif::Exif::read(it.data.get(4..).unwrap_or_default()).extras),
            b"xml " => extras.extend(super::exif::of_xmp(it.data)),
            b"jumb" => extras.push(Extra::Signature),
            // What is packed, of any of these kinds.
            b"brob" => extras.push(Extra::Text),
            // How to make a JPEG of it again, with all that it held.
            b"jbrd" => extras.push(Extra::Camera),
            _ => extras.push(Extra::Rest),
        }
    }
    let (size, orientation) = header(&code).filter(|_| has_type && is_whole)?;
    // The orientation says what its pixels say themselves.
    Some(Read::one(size, orientation, extras))
}

/// Bits, the lowest of each byte first.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn next(&mut self, count: u32) -> Option<u32> {
        let mut number = 0;
        for place in 0..count {
            let bit = self.bytes.get(self.at / 8)? >> (self.at % 8) & 1;
            number |= u32::from(bit) << place;
            self.at += 1;
        }
        Some(number)
    }

    /// A side of a picture (18181-1, D.2 'SizeHeader').
    fn side(&mut self, is_small: bool) -> Option<u32> {
        if is_small {
            return Some((self.next(5)? + 1) * 8);
        }
        let width = match self.next(2)? {
            0 => 9,
            1 => 13,
            2 => 18,
            _ => 30,
        };
        Some(self.next(width)? + 1)
    }
}

/// Reads size and orientation.
fn header(code: &[u8]) -> Option<((u32, u32), u8)> {
    let mut bits = Bits { bytes: code.strip_prefix(CODESTREAM)?, at: 0 };
    let is_small = bits.next(1)? == 1;
    let height = bits.side(is_small)?;
    let of = |over: u64, under: u64| u32::try_from(u64::from(height) * over / under).ok();
    let width = match bits.next(3)? {
        0 => bits.side(is_small)?,
        1 => height,
        2 => of(12, 10)?,
        3 => of(4, 3)?,
        4 => of(3, 2)?,
        5 => of(16, 9)?,
        6 => of(5, 4)?,
        _ => of(2, 1)?,
    };
    let is_usual = bits.next(1)? == 1;
    let is_told = !is_usual && bits.next(1)? == 1;
    let orientation = if is_told { u8::try_from(bits.next(3)?).ok()? + 1 } else { 1 };
    (width > 0).then_some(((width, height), orientation))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::look::{self, Look};
    use super::*;

    /// Eight by eight pixels, as everything else is usual.
    const CODE: &[u8] = b"\xff\x0a\x41\x02pixels";

    fn file(boxes: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut out = SIGNATURE.to_vec();
        boxes.iter().for_each(|(kind, data)| bmff::put(&mut out, kind, data).unwrap());
        out
    }

    fn bared(bytes: &[u8]) -> (Read, Vec<u8>) {
        look::bared(bytes, |bytes, out| super::read(bytes, out).ok_or(())).unwrap()
    }

    #[test]
    fn boxes_beside_the_codestream_go() {
        let full = file(&[
            (b"ftyp", TYPE),
            (b"Exif", b"\0\0\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\0\0\0\0\0\0\0\0"),
            (b"jxlp", &[b"\0\0\0\0", CODE].concat()),
            (b"xml ", b"<x:xmpmeta/>"),
            (b"jxlp", b"\x80\0\0\x01more"),
            (b"jbrd", b"Jane"),
        ]);
        let (read, out) = bared(&[full, b"Jane".to_vec()].concat());
        assert_eq!(read.looks, [Look { size: (8, 8), orientation: 1 }]);
        assert_eq!(read.extras, [Extra::Rest, Extra::Position, Extra::Text, Extra::Camera]);
        assert_eq!(memchr::memmem::find(&out, b"Jane"), None);
        assert_eq!(bared(CODE).1, CODE);
    }

    #[test]
    fn sizes_are_read_in_every_form() {
        // Large sides: the height and then the width, of nine bits each.
        let bits = |parts: &[(u32, u32)]| {
            let (mut bytes, mut at) = (CODESTREAM.to_vec(), 0);
            for (value, count) in parts {
                for bit in 0..*count {
                    bytes.resize(3 + at / 8, 0);
                    *bytes.last_mut().unwrap() |= u8::try_from(value >> bit & 1).unwrap() << (at % 8);
                    at += 1;
                }
            }
            bytes
        };
        let large = bits(&[(0, 1), (0, 2), (299, 9), (0, 3), (1, 2), (1999, 13), (0, 1), (1, 1), (5, 3)]);
        assert_eq!(header(&large), Some(((2000, 300), 6)));
        let wide = bits(&[(1, 1), (9, 5), (5, 3), (1, 1)]);
        assert_eq!(header(&wide), Some(((142, 80), 1)));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let full = file(&[(b"ftyp", TYPE), (b"jxlc", CODE)]);
        for len in 0..full.len() {
            assert_eq!(super::read(full.get(..len).unwrap(), &mut Vec::new()), None, "{len}");
        }
        assert_eq!(super::read(&file(&[(b"ftyp", TYPE), (b"jxlp", b"\0\0\0\x01pixels")]), &mut Vec::new()), None);
    }
}
