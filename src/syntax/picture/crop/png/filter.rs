//! Filters: each byte of a row told by those before it (ISO/IEC 15948, clause 9).

use super::super::super::png::Header;

/// The ways to tell a byte by those before it (9.2).
pub const FILTERS: [u8; 5] = [0, 1, 2, 3, 4];

/// What a byte is told by: the one before it, the one above it, and the one before that.
pub fn told_by(kind: u8, left: u8, up: u8, corner: u8) -> Option<u8> {
    Some(match kind {
        0 => 0,
        1 => left,
        2 => up,
        3 => left / 2 + up / 2 + (left & up & 1),
        4 => {
            let guess = i16::from(left) + i16::from(up) - i16::from(corner);
            let far = |byte: u8| (guess - i16::from(byte)).abs();
            match () {
                () if far(left) <= far(up) && far(left) <= far(corner) => left,
                () if far(up) <= far(corner) => up,
                () => corner,
            }
        }
        _ => return None,
    })
}

/// Undoes the filter of a row.
pub fn restore(kind: u8, row: &mut [u8], above: &[u8], unit: usize) -> Option<()> {
    for at in 0..row.len() {
        let back = |row: &[u8]| at.checked_sub(unit).and_then(|at| row.get(at)).copied().unwrap_or(0);
        let told = told_by(kind, back(row), above.get(at).copied().unwrap_or(0), back(above))?;
        let byte = row.get_mut(at)?;
        *byte = byte.wrapping_add(told);
    }
    Some(())
}

/// A row behind the filter that makes its bytes smallest (12.7), or behind none where they are no amounts.
pub fn smallest(header: &Header, row: &[u8], above: &[u8]) -> Vec<u8> {
    let unit = header.unit();
    let filtered = |kind: u8| {
        let mut out = vec![kind];
        for (at, &byte) in row.iter().enumerate() {
            let back = |row: &[u8]| at.checked_sub(unit).and_then(|at| row.get(at)).copied().unwrap_or(0);
            let told = told_by(kind, back(row), above.get(at).copied().unwrap_or(0), back(above)).unwrap_or(0);
            out.push(byte.wrapping_sub(told));
        }
        out
    };
    if header.has_palette() || header.depth < 8 {
        return filtered(0);
    }
    let cost = |row: &Vec<u8>| row.iter().skip(1).map(|&byte| u64::from(byte.min(byte.wrapping_neg()))).sum::<u64>();
    FILTERS.into_iter().map(filtered).min_by_key(cost).unwrap_or_default()
}
