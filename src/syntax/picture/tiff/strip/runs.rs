//! PackBits (TIFF 6.0, section 9): runs of bytes, and bytes one by one.

/// The longest run.
const MOST: usize = 128;

/// Where runs end that say so many bytes.
pub fn end(piece: &[u8], most: usize) -> usize {
    let (mut at, mut made) = (0_usize, 0_usize);
    while made < most && at < piece.len() {
        let (taken, said) = match piece.get(at).copied().unwrap_or(128) {
            128 => (1, 0),
            count @ 0..128 => (2 + usize::from(count), 1 + usize::from(count)),
            count => (2, 257 - usize::from(count)),
        };
        at = at.saturating_add(taken);
        made = made.saturating_add(said);
    }
    at.min(piece.len())
}

/// Unpacks no more than so many bytes.
pub fn unpack(mut piece: &[u8], most: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(most);
    while out.len() < most
        && let [count, rest @ ..] = piece
    {
        match (*count, rest) {
            (128, _) => piece = rest,
            (count @ 0..128, _) => {
                let (bytes, after) = rest.split_at(rest.len().min(usize::from(count) + 1));
                out.extend_from_slice(bytes);
                piece = after;
            }
            (count, [byte, after @ ..]) => {
                out.resize(out.len() + 257 - usize::from(count), *byte);
                piece = after;
            }
            (_, []) => break,
        }
    }
    out.truncate(most);
    out
}

/// Packs rows of so many bytes, each for itself.
pub fn pack(rows: &[u8], len: usize) -> Vec<u8> {
    let mut out = Vec::new();
    for row in rows.chunks(len.max(1)) {
        let mut told: Vec<u8> = Vec::new();
        for run in row.chunk_by(|one, other| one == other).flat_map(|run| run.chunks(MOST)) {
            let [first, ..] = run else { continue };
            if run.len() < 3 {
                told.extend_from_slice(run);
                continue;
            }
            tell(&mut out, &told);
            told.clear();
            out.extend([u8::try_from(257 - run.len()).unwrap_or(u8::MAX), *first]);
        }
        tell(&mut out, &told);
    }
    out
}

/// Writes bytes one by one.
fn tell(out: &mut Vec<u8>, told: &[u8]) {
    for told in told.chunks(MOST) {
        out.push(u8::try_from(told.len() - 1).unwrap_or(0));
        out.extend_from_slice(told);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_again() {
        let rows: Vec<u8> = (0..6000_u32).map(|at| (at.wrapping_mul(at) / 900).to_le_bytes()[0]).collect();
        let packed = pack(&rows, 600);
        assert!(packed.len() < rows.len() && unpack(&packed, 6000) == rows && end(&packed, 6000) == packed.len());
        assert_eq!(unpack(b"\x80\x01ab\xfec\x05de", 100), b"abcccde");
        assert_eq!(unpack(b"\x81c", 5), b"ccccc");
    }
}
