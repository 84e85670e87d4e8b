//! Fonts with tables: the directory is made anew from a list of tables that drawing needs.

use super::cff;
use crate::syntax::pdf::font::program::sfnt::{self, Table};

/// The tables that stay. `name`, which PDF does not ask for (ISO 32000-2, 9.9.1), signatures, and tables for layout,
/// which a page has behind it, go.
const KEPT: [&[u8; 4]; 20] = [
    b"CFF ", b"CFF2", b"OS/2", b"VORG", b"cmap", b"cvt ", b"fpgm", b"gasp", b"glyf", b"head", b"hhea", b"hmtx",
    b"loca", b"maxp", b"post", b"prep", b"vhea", b"vmtx", b"fvar", b"gvar",
];

/// What the sum of a whole font is taken from (OpenType 1.9, "head").
const WHOLE: u32 = 0xb1b0_afba;

/// Where the table `head` has that difference, and its two dates.
const ADJUSTMENT: std::ops::Range<usize> = 8..12;
const DATES: std::ops::Range<usize> = 20..36;

pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut tables: Vec<(Table, Vec<u8>)> = Vec::new();
    for table in sfnt::tables(bytes)? {
        if KEPT.contains(&&table.tag) && tables.iter().all(|(known, _)| known.tag != table.tag) {
            tables.push((table, content(table)?));
        }
    }
    tables.sort_by_key(|(table, _)| table.tag);
    // Tables may lie over each other in the file; a font whose tables do so much is none.
    let total: usize = tables.iter().map(|(_, content)| content.len()).sum();
    if tables.is_empty() || total > bytes.len().saturating_mul(2) {
        return None;
    }
    write(version(bytes), &tables)
}

/// The version in front; a collection has none of its own, and its fonts are written as fonts with outlines are.
fn version(bytes: &[u8]) -> [u8; 4] {
    match bytes.first_chunk() {
        Some(version) if version != b"ttcf" => *version,
        _ => [0, 1, 0, 0],
    }
}

fn content(table: Table) -> Option<Vec<u8>> {
    if &table.tag == b"CFF " {
        return cff::bare(table.bytes);
    }
    let mut content = table.bytes.to_vec();
    if &table.tag == b"head" {
        for range in [ADJUSTMENT, DATES] {
            content.get_mut(range).into_iter().for_each(|bytes| bytes.fill(0));
        }
    }
    Some(content)
}

fn write(version: [u8; 4], tables: &[(Table, Vec<u8>)]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let log = u16::try_from(count.ilog2()).ok()?;
    let range = 16_u16 << log;
    let mut out = version.to_vec();
    for number in [count, range, log, count * 16 - range] {
        out.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * u32::from(count);
    for (table, content) in tables {
        let len = u32::try_from(content.len()).ok()?;
        out.extend(table.tag);
        out.extend([sum(content), at, len].iter().flat_map(|number| number.to_be_bytes()));
        at = at.checked_add(len.checked_next_multiple_of(4)?)?;
    }
    let mut head_at = None;
    for (table, content) in tables {
        head_at = if &table.tag == b"head" { Some(out.len()) } else { head_at };
        out.extend(content);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    if let Some(at) = head_at {
        let difference = WHOLE.wrapping_sub(sum(&out));
        if let Some(place) = out.get_mut(at..).and_then(|head| head.get_mut(ADJUSTMENT)) {
            place.copy_from_slice(&difference.to_be_bytes());
        }
    }
    Some(out)
}

/// The sum of all groups of four bytes; zeros fill the last.
fn sum(bytes: &[u8]) -> u32 {
    let (groups, rest) = bytes.as_chunks::<4>();
    let mut last = [0; 4];
    last.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
    groups.iter().chain([&last]).fold(0_u32, |sum, group| sum.wrapping_add(u32::from_be_bytes(*group)))
}
