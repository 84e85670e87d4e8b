//! Deflate (RFC 1950, RFC 1951).

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Decompress, FlushDecompress, Status};

/// How much is inflated at a time, in bytes.
const CHUNK: usize = 64 << 10;

/// Inflates as far as it goes, and one byte more than `most` at most. A stream without its header, or with a damaged one,
/// is read all the same.
pub(super) fn unpack(bytes: &[u8], most: usize) -> Vec<u8> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let bytes = bytes.get(start..).unwrap_or_default();
    let out = inflate(bytes, true, most);
    if !out.is_empty() {
        return out;
    }
    let bare = inflate(bytes.get(2..).unwrap_or_default(), false, most);
    if bare.is_empty() { inflate(bytes, false, most) } else { bare }
}

fn inflate(bytes: &[u8], has_header: bool, most: usize) -> Vec<u8> {
    let mut inflater = Decompress::new(has_header);
    let (mut out, mut taken) = (Vec::new(), 0);
    loop {
        let before = (out.len(), taken);
        out.reserve(CHUNK);
        let status = inflater.decompress_vec(bytes.get(taken..).unwrap_or_default(), &mut out, FlushDecompress::None);
        taken = usize::try_from(inflater.total_in()).unwrap_or(usize::MAX);
        let stands_still = before == (out.len(), taken);
        if stands_still || out.len() > most || !matches!(status, Ok(Status::Ok | Status::BufError)) {
            out.truncate(most.saturating_add(1));
            return out;
        }
    }
}

/// Deflates.
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(6));
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_streams_give_what_came_before_the_damage() {
        let text: Vec<u8> = (0..20_000_u32).flat_map(|number| number.to_be_bytes()).collect();
        let packed = pack(&text);
        assert_eq!(unpack(&packed, usize::MAX), text);
        assert_eq!(unpack(packed.get(2..).unwrap_or_default(), usize::MAX), text);
        let cut = unpack(packed.get(..packed.len() / 2).unwrap_or_default(), usize::MAX);
        assert!(cut.len() > 1000 && text.starts_with(&cut));
        assert_eq!(unpack(&packed, 10).len(), 11);
        assert_eq!(unpack(b"", 10), b"");
    }
}
