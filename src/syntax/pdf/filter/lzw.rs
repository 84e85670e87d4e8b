//! LZW as TIFF has it (ISO 32000-2, 7.4.4.2).

use weezl::decode::Configuration;
use weezl::{BitOrder, LzwStatus};

/// How much is unpacked at a time, in bytes.
const CHUNK: usize = 64 << 10;

/// Unpacks as far as it goes, and one byte more than `most` at most. Codes grow one code early, unless the stream says that
/// they do not.
pub(super) fn unpack(bytes: &[u8], is_early: bool, most: usize) -> Vec<u8> {
    let configuration = if is_early {
        Configuration::with_tiff_size_switch(BitOrder::Msb, 8)
    } else {
        Configuration::new(BitOrder::Msb, 8)
    };
    let mut decoder = configuration.build();
    let (mut out, mut rest, mut buffer) = (Vec::new(), bytes, vec![0; CHUNK]);
    loop {
        let step = decoder.decode_bytes(rest, &mut buffer);
        out.extend_from_slice(buffer.get(..step.consumed_out).unwrap_or_default());
        rest = rest.get(step.consumed_in..).unwrap_or_default();
        let is_still = step.consumed_in == 0 && step.consumed_out == 0;
        if is_still || out.len() > most || !matches!(step.status, Ok(LzwStatus::Ok)) {
            out.truncate(most.saturating_add(1));
            return out;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_is_unpacked() {
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(unpack(&packed, true, 100), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
        assert_eq!(unpack(&packed, true, 3).len(), 4);
        for len in 0..packed.len() {
            assert!(unpack(packed.get(..len).unwrap_or_default(), false, 100).len() <= 10);
        }
    }
}
