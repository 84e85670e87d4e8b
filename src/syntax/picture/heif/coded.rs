//! Coded pixels without what programs write between them.

use super::super::bmff::Numbers;

/// Kinds of units that set up a decoder (ITU-T H.265, table 7-1).
const PARAMETERS: std::ops::RangeInclusive<u8> = 32..=34;
/// As well as those that hold pixels.
const LAST_PIXELS: u8 = 31;

/// Keeps of a configuration of HEVC (ISO/IEC 14496-15, 8.3.2.1) what sets up a decoder.
pub fn hevc_configuration(data: &[u8]) -> Option<Vec<u8>> {
    const FIXED: usize = 22;
    let mut numbers = Numbers(data);
    let fixed = numbers.take(FIXED)?;
    let (mut arrays, mut count) = (Vec::new(), 0_u8);
    for _ in 0..numbers.next(1)? {
        let [about] = *numbers.take(1)? else { return None };
        let units = numbers.next(2)?;
        let mut array = vec![about];
        array.extend_from_slice(&u16::try_from(units).ok()?.to_be_bytes());
        for _ in 0..units {
            let len = numbers.index(2)?;
            array.extend_from_slice(&u16::try_from(len).ok()?.to_be_bytes());
            array.extend_from_slice(numbers.take(len)?);
        }
        if PARAMETERS.contains(&(about & 63)) {
            arrays.append(&mut array);
            count = count.checked_add(1)?;
        }
    }
    Some([fixed, &[count], &arrays].concat())
}

/// How many bytes the length of each unit takes, by the configuration.
pub fn hevc_length_width(configuration: &[u8]) -> Option<usize> {
    configuration.get(21).map(|byte| usize::from(byte & 3) + 1)
}

/// Keeps the units of a picture in HEVC that hold pixels or set up a decoder; each stands behind its length.
pub fn hevc(data: &[u8], width: usize) -> Option<Vec<u8>> {
    let (mut numbers, mut out) = (Numbers(data), Vec::with_capacity(data.len()));
    while !numbers.0.is_empty() {
        let start = numbers.0;
        let len = numbers.index(width)?;
        let unit = numbers.take(len)?;
        let kind = unit.first()? >> 1 & 63;
        if kind <= LAST_PIXELS || PARAMETERS.contains(&kind) {
            out.extend_from_slice(start.get(..width.checked_add(len)?)?);
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Keeps of a configuration of AV1 (AV1 Codec ISO Media File Format Binding, 2.3) what sets up a decoder.
pub fn av1_configuration(data: &[u8]) -> Option<Vec<u8>> {
    let (fixed, units) = data.split_first_chunk::<4>()?;
    Some([fixed.as_slice(), &open_units(units, &[1])?].concat())
}

/// Keeps the units of a picture in AV1 that hold pixels or set up a decoder (AV1 Bitstream, 6.2.2).
pub fn av1(data: &[u8]) -> Option<Vec<u8>> {
    open_units(data, &[1, 3, 4, 6, 7]).filter(|kept| !kept.is_empty())
}

fn open_units(mut data: &[u8], kinds: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(data.len());
    while let Some((&head, after)) = data.split_first() {
        let more = usize::from(head >> 2 & 1);
        let body = after.get(more..)?;
        let (len, width) = if head & 2 == 0 { (body.len(), 0) } else { length(body)? };
        let (unit, rest) = data.split_at_checked(len.checked_add(1 + more + width)?)?;
        if kinds.contains(&(head >> 3 & 15)) {
            out.extend_from_slice(unit);
        }
        data = rest;
    }
    Some(out)
}

/// A number of seven bits a byte, the lowest first (AV1 Bitstream, 4.10.5 'leb128'), and how many bytes it takes.
fn length(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut number = 0_usize;
    for (at, byte) in bytes.iter().take(5).enumerate() {
        number |= usize::from(byte & 127).checked_shl(u32::try_from(at * 7).ok()?)?;
        if byte & 128 == 0 {
            return Some((number, at + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_between_units_go() {
        // A message of the encoder, then pixels.
        let pixels = b"\0\0\0\x06\x26\x01abcd";
        let full = [b"\0\0\0\x06\x4e\x01Jane".as_slice(), pixels].concat();
        assert_eq!(hevc(&full, 4), Some(pixels.to_vec()));
        assert_eq!(hevc(b"\0\0\0\x09\x26\x01abcd", 4), None);
        let frame = b"\x32\x04abcd";
        assert_eq!(av1(&[b"\x2a\x04Jane".as_slice(), frame].concat()), Some(frame.to_vec()));
        assert_eq!(av1(b"\x32\x84abcd"), None);
        assert_eq!(av1(b"\x32\xff\xff\xff\xff\xff\xff"), None);
    }

    #[test]
    fn configurations_keep_what_sets_up_a_decoder() {
        let fixed = [7; 22];
        let set = [33, 0, 1, 0, 2, b'a', b'b'];
        let message = [39, 0, 1, 0, 4, b'J', b'a', b'n', b'e'];
        let full = [fixed.as_slice(), &[2], &message, &set].concat();
        let kept = [fixed.as_slice(), &[1], &set].concat();
        assert_eq!(hevc_configuration(&full), Some(kept.clone()));
        assert_eq!(hevc_configuration(&kept), Some(kept));
        assert_eq!(hevc_configuration(full.get(..30).unwrap_or_default()), None);
        assert_eq!(av1_configuration(b"\x81\0\0\0\x0a\x02ab\x2a\x04Jane"), Some(b"\x81\0\0\0\x0a\x02ab".to_vec()));
    }
}
