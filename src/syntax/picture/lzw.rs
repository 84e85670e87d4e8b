//! Where codes of LZW end (GIF89a, appendix F; TIFF 6.0, section 13). Nothing is unpacked: how long each code's string is
//! tells how many bytes there are.

/// In which order the bits of codes come, and when codes grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The lowest bit first, behind the size of the codes.
    Gif(u8),
    /// The highest bit first; codes grow one early.
    Tiff,
}

/// The longest code, in bits.
const LONGEST: usize = 12;

/// The first byte behind the code that ends a stream of at least so many bytes; nothing where none does, or codes are broken.
pub fn end(bytes: &[u8], form: Form, least: usize) -> Option<usize> {
    let (bits, early) = match form {
        Form::Gif(bits @ 2..=8) => (usize::from(bits), 0),
        Form::Gif(_) => return None,
        Form::Tiff => (8, 1),
    };
    let clear = 1_usize << bits;
    let mut lengths = vec![1_usize; 1 << LONGEST];
    let (mut at, mut width, mut next, mut last, mut made) = (0, bits + 1, clear + 2, None::<usize>, 0_usize);
    loop {
        let code = read(bytes, at, width, form)?;
        at += width;
        if code == clear {
            (width, next, last) = (bits + 1, clear + 2, None);
            continue;
        }
        if code == clear + 1 {
            return Some(at.div_ceil(8)).filter(|_| made >= least);
        }
        if let Some(last) = last {
            // A code may name the string that is made with it.
            let longer: usize = lengths.get(last).filter(|_| code <= next)?.checked_add(1)?;
            if next < lengths.len() {
                *lengths.get_mut(next)? = longer;
                next += 1;
            }
            if next + early >= 1 << width && width < LONGEST {
                width += 1;
            }
        } else if code > clear {
            return None;
        }
        made = made.saturating_add(*lengths.get(code)?);
        last = Some(code);
    }
}

fn read(bytes: &[u8], at: usize, width: usize, form: Form) -> Option<usize> {
    ((at + width).div_ceil(8) <= bytes.len()).then_some(())?;
    // A code of 12 bits at most lies in three bytes.
    let [a, b, c] = [0, 1, 2].map(|more| bytes.get(at / 8 + more).copied().map_or(0, usize::from));
    let (mask, skipped) = ((1 << width) - 1, at % 8);
    Some(match form {
        Form::Gif(_) => (a | b << 8 | c << 16) >> skipped & mask,
        Form::Tiff => (a << 16 | b << 8 | c) >> (24 - width - skipped) & mask,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use weezl::BitOrder;
    use weezl::encode::Encoder;

    use super::*;

    #[test]
    fn ends_are_found_in_both_forms() {
        let long: Vec<u8> = (0..60_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 28).to_be_bytes()[3]).collect();
        for plain in [b"\x01\x02\x01\x02\x01\x02".to_vec(), long] {
            let tiff = Encoder::with_tiff_size_switch(BitOrder::Msb, 8).encode(&plain).unwrap();
            let gif = Encoder::new(BitOrder::Lsb, 4).encode(&plain).unwrap();
            for (packed, form) in [(tiff, Form::Tiff), (gif, Form::Gif(4))] {
                let more = [packed.as_slice(), b"Jane Roe"].concat();
                assert_eq!(end(&more, form, plain.len()), Some(packed.len()), "{form:?}");
                assert_eq!(end(&more, form, plain.len() + 1), None);
                assert_eq!(end(packed.get(..packed.len() - 1).unwrap(), form, 1), None);
            }
        }
    }

    #[test]
    fn codes_that_name_nothing_are_none() {
        for form in [Form::Tiff, Form::Gif(2), Form::Gif(8), Form::Gif(0), Form::Gif(200)] {
            for noise in [[0xff; 64], [0x5a; 64], [0; 64]] {
                assert_eq!(end(&noise, form, 1000), None);
            }
        }
    }
}
