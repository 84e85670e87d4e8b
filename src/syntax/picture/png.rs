//! PNG and animated PNG (ISO/IEC 15948; W3C, PNG Third Edition).

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that serve the picture. Those of text, time and camera are not among them, nor are colour profiles, which
/// have names.
const KEPT: [&[u8; 4]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"cICP", b"sBIT", b"bKGD", b"pHYs",
    b"acTL", b"fcTL", b"fdAT",
];

/// Copies the chunks that are kept; tells how many pieces were not.
pub fn read(bytes: &[u8], out: &mut Vec<u8>) -> Option<usize> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    out.extend_from_slice(SIGNATURE);
    let (mut removed, mut has_pixels, mut is_animated) = (0, false, false);
    loop {
        let (len, after) = rest.split_first_chunk()?;
        let len = usize::try_from(u32::from_be_bytes(*len)).ok()?;
        let (kind, _) = after.split_first_chunk::<4>()?;
        // The length, the kind, the data and their checksum.
        let (chunk, after) = rest.split_at_checked(len.checked_add(12)?)?;
        rest = after;
        is_animated |= kind == b"acTL";
        // Without the first chunk of an animation nobody shows its pictures.
        let is_shown = is_animated || !matches!(kind, b"fcTL" | b"fdAT");
        if is_shown && KEPT.contains(&kind) {
            out.extend_from_slice(chunk);
        } else {
            // A capital says that the picture cannot be shown without it.
            if kind.first().is_some_and(u8::is_ascii_uppercase) {
                return None;
            }
            removed += 1;
        }
        has_pixels |= kind == b"IDAT";
        if kind == b"IEND" {
            return (has_pixels && len == 0).then_some(removed + usize::from(!rest.is_empty()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let len = u32::try_from(data.len()).unwrap_or(0).to_be_bytes();
        [&len[..], kind, data, b"sum!"].concat()
    }

    #[test]
    fn text_profiles_and_what_follows_the_end_are_left_out() {
        let kept = [SIGNATURE, &chunk(b"IHDR", b"head"), &chunk(b"IDAT", b"pixels"), &chunk(b"IEND", b"")].concat();
        let full = [
            SIGNATURE,
            &chunk(b"IHDR", b"head"),
            &chunk(b"iCCP", b"Jane's screen"),
            &chunk(b"tEXt", b"Author\0Jane Roe"),
            &chunk(b"IDAT", b"pixels"),
            &chunk(b"IEND", b""),
            b"more pixels",
        ]
        .concat();
        let mut out = Vec::new();
        assert_eq!((read(&full, &mut out), out.as_slice()), (Some(3), kept.as_slice()));
        let mut again = Vec::new();
        assert_eq!((read(&out, &mut again), again), (Some(0), out));
    }

    #[test]
    fn pictures_of_an_animation_stay_with_it_only() {
        let frame = chunk(b"fdAT", b"Jane Roe");
        let still = |more: &[u8]| {
            let pixels = [chunk(b"IDAT", b"pixels"), frame.clone(), chunk(b"IEND", b"")].concat();
            [SIGNATURE, &chunk(b"IHDR", b"head"), more, &pixels].concat()
        };
        let (mut plain, mut animated) = (Vec::new(), Vec::new());
        assert_eq!(read(&still(b""), &mut plain), Some(1));
        assert_eq!(plain.len() + frame.len(), still(b"").len());
        let started = still(&chunk(b"acTL", b"two"));
        assert_eq!((read(&started, &mut animated), animated), (Some(0), started));
    }

    #[test]
    fn what_is_cut_off_or_says_more_than_its_end_is_refused() {
        let full = [SIGNATURE, &chunk(b"IHDR", b"head"), &chunk(b"IDAT", b"pixels"), &chunk(b"IEND", b"")].concat();
        for len in 0..full.len() {
            assert_eq!(read(full.get(..len).unwrap_or_default(), &mut Vec::new()), None, "{len}");
        }
        let loud = [SIGNATURE, &chunk(b"IDAT", b"pixels"), &chunk(b"IEND", b"Jane")].concat();
        assert_eq!(read(&loud, &mut Vec::new()), None);
    }
}
