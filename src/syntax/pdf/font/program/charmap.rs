//! The table `cmap` of a TrueType font: which glyph a character has (OpenType 1.9, "cmap").

use super::{u16_at, u32_at};

/// How many maps of a font are read, and how many characters of all together: a font of 65,535 glyphs has four maps of
/// so many.
const MAPS: usize = 16;
const CHARACTERS: usize = 1 << 19;

/// One map, with the platform and the encoding that it is for.
#[derive(Clone, Debug)]
pub(super) struct Map {
    pub platform: u16,
    pub encoding: u16,
    /// Characters and their glyphs, in the order of characters.
    glyphs: Vec<(u32, u16)>,
}

impl Map {
    pub(super) fn glyph(&self, code: u32) -> Option<u16> {
        let at = self.glyphs.binary_search_by_key(&code, |&(code, _)| code).ok()?;
        self.glyphs.get(at).map(|&(_, glyph)| glyph)
    }

    pub(super) fn pairs(&self) -> impl Iterator<Item = (u32, u16)> {
        self.glyphs.iter().copied()
    }
}

/// Reads every map that can be read; characters without a glyph are left out.
pub(super) fn read(table: &[u8]) -> Vec<Map> {
    let count = usize::from(u16_at(table, 2).unwrap_or(0)).min(MAPS);
    let entries = table.get(4..).unwrap_or_default().as_chunks::<8>().0.iter().take(count);
    let mut budget = CHARACTERS;
    let map = |entry: &[u8; 8]| {
        let bytes = table.get(usize::try_from(u32_at(entry, 4)?).ok()?..)?;
        Some(Map { platform: u16_at(entry, 0)?, encoding: u16_at(entry, 2)?, glyphs: glyphs(bytes, &mut budget)? })
    };
    entries.filter_map(map).collect()
}

/// The characters as far as they can be read. Lengths in the map are not believed: writers of subsets get them wrong.
fn glyphs(map: &[u8], budget: &mut usize) -> Option<Pairs> {
    let mut pairs = Pairs::new();
    match u16_at(map, 0)? {
        0 => {
            for (code, &glyph) in (0..).zip(map.get(6..)?.iter().take(256)) {
                add(&mut pairs, code, u32::from(glyph));
            }
        }
        2 => mixed(map, &mut pairs).unwrap_or_default(),
        4 => segments(map, budget, &mut pairs).unwrap_or_default(),
        6 => row(map.get(10..)?, u16_at(map, 6)?.into(), u16_at(map, 8)?.into(), budget, &mut pairs),
        10 => row(map.get(20..)?, u32_at(map, 12)?, u32_at(map, 16)?, budget, &mut pairs),
        12 => groups(map, true, budget, &mut pairs).unwrap_or_default(),
        13 => groups(map, false, budget, &mut pairs).unwrap_or_default(),
        _ => return None,
    }
    // The first of several glyphs that a character has is meant.
    pairs.sort_by_key(|&(code, _)| code);
    pairs.dedup_by_key(|&mut (code, _)| code);
    Some(pairs)
}

type Pairs = Vec<(u32, u16)>;

fn spend(budget: &mut usize) -> Option<()> {
    *budget = budget.checked_sub(1)?;
    Some(())
}

fn add(pairs: &mut Pairs, code: u32, glyph: u32) {
    if let Ok(glyph @ 1..) = u16::try_from(glyph) {
        pairs.push((code, glyph));
    }
}

/// Format 2: one or two bytes a character.
fn mixed(map: &[u8], pairs: &mut Pairs) -> Option<()> {
    for high in 0..256_usize {
        let key = usize::from(u16_at(map, 6 + high * 2)?);
        let header = 6 + 512 + key;
        let first = u32::from(u16_at(map, header)?);
        let count = u32::from(u16_at(map, header + 2)?).min(256);
        let delta = u16_at(map, header + 4)?;
        let offset = usize::from(u16_at(map, header + 6)?);
        for index in 0..count {
            let low = first + index;
            // The header at 0 is that of codes of one byte, each of which has a key of 0.
            if key == 0 && usize::try_from(low) != Ok(high) {
                continue;
            }
            let at = header + 6 + offset + usize::try_from(index).ok()? * 2;
            let Some(glyph @ 1..) = u16_at(map, at) else { continue };
            let code = if key == 0 { low } else { u32::try_from(high).ok()? << 8 | low };
            add(pairs, code, glyph.wrapping_add(delta).into());
        }
    }
    Some(())
}

/// Format 4: segments with a distance, or with a list of glyphs.
fn segments(map: &[u8], budget: &mut usize, pairs: &mut Pairs) -> Option<()> {
    let doubled = usize::from(u16_at(map, 6)?) & !1;
    for segment in (0..doubled).step_by(2) {
        let Some(end) = u16_at(map, 14 + segment) else { break };
        let Some(start) = u16_at(map, 16 + doubled + segment) else { break };
        let Some(delta) = u16_at(map, 16 + doubled * 2 + segment) else { break };
        let offset_at = 16 + doubled * 3 + segment;
        let offset = u16_at(map, offset_at).filter(|&offset| offset != 0xffff).unwrap_or(0);
        for code in start..=end.min(0xfffe) {
            spend(budget)?;
            let glyph = if offset == 0 {
                code.wrapping_add(delta)
            } else {
                let at = offset_at + usize::from(offset) + usize::from(code - start) * 2;
                match u16_at(map, at) {
                    None | Some(0) => continue,
                    Some(glyph) => glyph.wrapping_add(delta),
                }
            };
            add(pairs, code.into(), glyph.into());
        }
    }
    Some(())
}

/// Formats 6 and 10: one row of glyphs.
fn row(glyphs: &[u8], first: u32, count: u32, budget: &mut usize, pairs: &mut Pairs) {
    let count = usize::try_from(count).map_or(*budget, |count| count.min(*budget));
    for (code, &glyph) in (first..).zip(glyphs.as_chunks::<2>().0.iter().take(count)) {
        add(pairs, code, u16::from_be_bytes(glyph).into());
    }
}

/// Formats 12 and 13: groups of characters whose glyphs follow each other, or are the same.
fn groups(map: &[u8], is_rising: bool, budget: &mut usize, pairs: &mut Pairs) -> Option<()> {
    let count = usize::try_from(u32_at(map, 12)?).ok()?;
    for group in map.get(16..)?.as_chunks::<12>().0.iter().take(count) {
        let (start, end, glyph) = (u32_at(group, 0)?, u32_at(group, 4)?, u32_at(group, 8)?);
        for code in start..=end.min(0x10_ffff) {
            spend(budget)?;
            add(pairs, code, if is_rising { glyph.saturating_add(code - start) } else { glyph });
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    fn words(words: &[u16]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_be_bytes()).collect()
    }

    fn pairs(map: &[u8]) -> Vec<(u32, u16)> {
        glyphs(map, &mut CHARACTERS.clone()).into_iter().flatten().collect()
    }

    #[test]
    fn a_table_of_bytes() {
        let mut map = words(&[0, 262, 0]);
        map.extend([0, 0, 5, 6]);
        assert_eq!(pairs(&map), [(2, 5), (3, 6)]);
    }

    #[test]
    fn segments_with_distances_and_lists() {
        let map = words(&[
            4, 0, 0, 6, 0, 0, 0, // three segments
            0x42, 0x52, 0xffff, 0, // their ends
            0x41, 0x50, 0xffff, // their starts
            0xffc4, 0, 1, // distances
            0, 4, 0, // offsets
            9, 0, 7, // glyphs
        ]);
        assert_eq!(pairs(&map), [(0x41, 5), (0x42, 6), (0x50, 9), (0x52, 7)]);
    }

    #[test]
    fn rows_and_groups() {
        assert_eq!(pairs(&words(&[6, 0, 0, 0x30, 2, 8, 9])), [(0x30, 8), (0x31, 9)]);
        assert_eq!(pairs(&words(&[10, 0, 0, 0, 0, 0, 1, 0xf600, 0, 2, 8, 9])), [(0x1f600, 8), (0x1f601, 9)]);
        let groups = |format| pairs(&words(&[format, 0, 0, 0, 0, 0, 0, 1, 0, 0x41, 0, 0x42, 0, 3]));
        assert_eq!(groups(12), [(0x41, 3), (0x42, 4)]);
        assert_eq!(groups(13), [(0x41, 3), (0x42, 3)]);
    }

    #[test]
    fn one_or_two_bytes() {
        let mut map = words(&[2, 0, 0]);
        let mut keys = [0; 256];
        keys[0x81] = 8;
        map.extend(words(&keys));
        // The header of single bytes: 41 to 42; that of 81: 40. Glyphs stand behind both.
        map.extend(words(&[0x41, 2, 0, 10, 0x40, 1, 1, 6, 3, 4, 8]));
        assert_eq!(pairs(&map), [(0x41, 3), (0x42, 4), (0x8140, 9)]);
    }

    #[test]
    fn a_group_as_large_as_numbers_go_has_an_end() {
        let map = words(&[12, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0xffff, 0xffff, 0, 1, 0, 0, 0xffff, 0xffff, 0, 1]);
        assert_eq!(pairs(&map).len(), 0xffff);
        let mut budget = 10;
        assert_eq!(glyphs(&map, &mut budget).map(|pairs| pairs.len()), Some(10));
    }

    #[test]
    fn any_beginning_reads() {
        let map = words(&[4, 0, 0, 4, 0, 0, 0, 0x42, 0xffff, 0, 0x41, 0xffff, 0xffc4, 1, 0, 0]);
        let mut table = words(&[0, 1, 3, 1, 0, 12]);
        table.extend(&map);
        assert_eq!(read(&table).len(), 1);
        for end in 0..table.len() {
            read(&table[..end]);
        }
    }
}
