//! Rows that are packed as runs of numbers of colours ([MS-WMF], 3.1.6.2 and 3.1.6.3).

use super::RUNS_OF_BYTES;
use crate::syntax::sample;

/// The longest run.
const MOST: usize = 255;

/// Where packed rows end.
pub fn end(bytes: &[u8], coding: u32) -> Option<usize> {
    let mut at = 0;
    loop {
        let (count, what) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        at += 2;
        match (count, what) {
            (0, 1) => return Some(at),
            (0, 2) => at += 2,
            (0, pixels @ 3..) => at += told_bytes(pixels.into(), bits(coding)),
            _ => {}
        }
    }
}

/// How many bytes so many numbers take that are told one by one.
const fn told_bytes(pixels: usize, bits: usize) -> usize {
    (pixels * bits).div_ceil(16) * 2
}

const fn bits(coding: u32) -> usize {
    if coding == RUNS_OF_BYTES { 8 } else { 4 }
}

/// Unpacks rows of so many pixels into `rows`, of which each takes `len` bytes. What is left out has the first colour.
pub fn unpack(packed: &[u8], coding: u32, width: usize, len: usize, rows: &mut [u8]) -> Option<()> {
    let bits = bits(coding);
    let (mut x, mut at) = (0_usize, 0);
    let mut rows = rows.chunks_exact_mut(len);
    let mut row = rows.next()?;
    loop {
        let (count, what) = (*packed.get(at)?, *packed.get(at + 1)?);
        at += 2;
        let mut write = |count: u8, from: &[u8]| {
            let samples = (0..usize::from(count).min(width.saturating_sub(x))).map(|at| {
                let inside = if from.len() == 1 { at % (8 / bits) } else { at };
                sample::get(from, inside, bits).unwrap_or(0)
            });
            sample::put(row, x, samples, bits);
            x = x.saturating_add(count.into());
        };
        match (count, what) {
            (0, 0) => {
                let Some(next) = rows.next() else { return Some(()) };
                (x, row) = (0, next);
            }
            (0, 1) => return Some(()),
            (0, 2) => {
                x = x.saturating_add(usize::from(*packed.get(at)?));
                for _ in 0..*packed.get(at + 1)? {
                    let Some(next) = rows.next() else { return Some(()) };
                    row = next;
                }
                at += 2;
            }
            (0, count) => {
                let end = at + told_bytes(count.into(), bits);
                write(count, packed.get(at..end)?);
                at = end;
            }
            (count, _) => write(count, &[what]),
        }
    }
}

/// Packs rows.
pub fn pack(rows: &[u8], coding: u32, width: usize, len: usize) -> Option<Vec<u8>> {
    let bits = bits(coding);
    let mut out = Vec::new();
    for row in rows.chunks_exact(len) {
        let samples: Vec<u8> = (0..width).map_while(|at| sample::get(row, at, bits)).collect();
        let runs: Vec<&[u8]> = samples.chunk_by(|one, other| one == other).flat_map(|run| run.chunks(MOST)).collect();
        let mut told = Vec::new();
        for run in runs {
            let [first, ..] = run else { continue };
            // A run takes as much room as two that are told one by one in bytes, and as four in halves of them.
            if run.len() <= 16 / bits && told.len() + run.len() <= MOST {
                told.extend_from_slice(run);
                continue;
            }
            tell(&mut out, &told, bits)?;
            told.clear();
            out.push(u8::try_from(run.len()).ok()?);
            out.push(if bits == 4 { first << 4 | first } else { *first });
        }
        tell(&mut out, &told, bits)?;
        out.extend_from_slice(&[0, 0]);
    }
    out.extend_from_slice(&[0, 1]);
    Some(out)
}

/// Writes numbers one by one; fewer than three as runs, for what stands for them means something else.
fn tell(out: &mut Vec<u8>, told: &[u8], bits: usize) -> Option<()> {
    if told.len() < 3 {
        out.extend(told.iter().flat_map(|one| [1, if bits == 4 { one << 4 } else { *one }]));
        return Some(());
    }
    out.extend_from_slice(&[0, u8::try_from(told.len()).ok()?]);
    let start = out.len();
    out.resize(start + told_bytes(told.len(), bits), 0);
    sample::put(out.get_mut(start..)?, 0, told.iter().copied(), bits);
    Some(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::RUNS_OF_HALVES;
    use super::*;

    #[test]
    fn runs_jumps_and_numbers_one_by_one_are_unpacked() {
        let packed = [2, 7, 0, 3, 1, 2, 3, 0, 0, 0, 0, 2, 1, 1, 1, 9, 9, 5, 0, 1];
        let mut rows = [0; 24];
        unpack(&packed, RUNS_OF_BYTES, 6, 8, &mut rows).unwrap();
        assert_eq!(rows, [7, 7, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 5, 5, 5, 5, 0, 0]);
        let mut rows = [0; 4];
        unpack(&[5, 0x12, 0, 3, 0x34, 0x50, 0, 1], RUNS_OF_HALVES, 8, 4, &mut rows).unwrap();
        assert_eq!(rows, [0x12, 0x12, 0x13, 0x45]);
        assert_eq!(unpack(&[5, 1, 0], RUNS_OF_BYTES, 6, 8, &mut [0; 8]), None);
    }

    #[test]
    fn what_is_packed_is_unpacked_again() {
        let rows: Vec<u8> = (0..4000_u32).map(|at| (at.wrapping_mul(at) / 700).to_le_bytes()[0]).collect();
        for (coding, width) in [(RUNS_OF_BYTES, 1000), (RUNS_OF_HALVES, 2000), (RUNS_OF_HALVES, 1999)] {
            let mut rows = rows.clone();
            if width == 1999 {
                rows.chunks_exact_mut(1000).for_each(|row| *row.last_mut().unwrap() &= 0xf0);
            }
            let packed = pack(&rows, coding, width, 1000).unwrap();
            let mut again = vec![0; 4000];
            unpack(&packed, coding, width, 1000, &mut again).unwrap();
            assert!(again == rows && end(&packed, coding) == Some(packed.len()), "{coding} {width}");
        }
    }
}
