//! Writes the map that gives text to codes (ISO 32000-2, 9.10.3).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// How many entries one section may have.
const SECTION: usize = 100;

/// Writes a map from codes, each with its length in bytes, to text. Nothing but these codes can be read out of it.
/// Codes of another length than one to four, or that do not fit their length, are left out.
pub fn write_to_unicode(entries: &BTreeMap<(u32, usize), String>) -> Vec<u8> {
    let fits = |code: u32, len: usize| match len {
        1..=3 => code >> (8 * len) == 0,
        _ => len == 4,
    };
    let entries: Vec<_> = entries.iter().filter(|&(&(code, len), _)| fits(code, len)).collect();
    let lens: BTreeSet<usize> = entries.iter().map(|&(&(_, len), _)| len).collect();
    let mut out = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n",
    );
    let lens = if lens.is_empty() { BTreeSet::from([2]) } else { lens };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{} begincodespacerange", lens.len());
    for len in lens {
        let _ = writeln!(out, "<{}> <{}>", "00".repeat(len), "FF".repeat(len));
    }
    out.push_str("endcodespacerange\n");
    for section in entries.chunks(SECTION) {
        let _ = writeln!(out, "{} beginbfchar", section.len());
        for &(&(code, len), text) in section {
            let _ = write!(out, "<{code:0digits$X}> <", digits = len * 2);
            for unit in text.encode_utf16() {
                let _ = write!(out, "{unit:04X}");
            }
            out.push_str(">\n");
        }
        out.push_str("endbfchar\n");
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out.into_bytes()
}
