//! Runs of bytes (ISO 32000-2, 7.4.5).

/// Unpacks as far as it goes, and not much more than `most`.
pub(super) fn unpack(bytes: &[u8], most: usize) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::new(), bytes);
    while let Some((&len, after)) = rest.split_first() {
        let len = usize::from(len);
        match len {
            128 => break,
            0..128 => {
                let (run, after) = after.split_at(after.len().min(len + 1));
                out.extend_from_slice(run);
                rest = after;
            }
            _ => {
                let Some((&byte, after)) = after.split_first() else { break };
                out.resize(out.len() + 257 - len, byte);
                rest = after;
            }
        }
        if out.len() > most {
            break;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_unpacked_up_to_their_end() {
        assert_eq!(unpack(&[2, b'a', b'b', b'c', 254, b'x', 128, 9], 100), b"abcxxx");
        assert_eq!(unpack(&[9, b'a'], 100), b"a");
        assert_eq!(unpack(&[200], 100), b"");
        assert!(unpack(&[129, b'x'].repeat(1000), 100).len() <= 300);
    }
}
