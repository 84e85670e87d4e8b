//! Which tables the scans of a picture look into (ITU-T T.81, B.2.3 and B.2.4).

use super::{HUFFMAN, QUANTIZATION, SCAN};

/// Parts a segment into its tables, each with the byte of its kind and number.
pub fn split(marker: u8, mut data: &[u8]) -> Option<Vec<&[u8]>> {
    let mut all = Vec::new();
    while let Some((&about, rest)) = data.split_first() {
        let len = match (marker, about >> 4) {
            (QUANTIZATION, wide @ (0 | 1)) => 65 + 64 * usize::from(wide),
            (HUFFMAN, 0 | 1) => 17 + rest.get(..16)?.iter().map(|count| usize::from(*count)).sum::<usize>(),
            _ => return None,
        };
        let (table, after) = data.split_at_checked(len).filter(|_| about & 15 < 4)?;
        all.push(table);
        data = after;
    }
    Some(all)
}

/// What a picture has told so far.
#[derive(Debug, Default)]
pub struct Use {
    /// For each table whether a scan looks into it.
    is_used: Vec<bool>,
    /// The last tables of each number: for light, for the first and for the other amounts of a block.
    quantization: [Option<usize>; 4],
    first: [Option<usize>; 4],
    other: [Option<usize>; 4],
    is_progressive: bool,
    /// The components, with their quantization tables.
    components: Vec<(u8, u8)>,
}

impl Use {
    /// Reads the segments of a picture; for each of its tables tells whether a scan looks into it.
    pub fn read<'a>(segments: impl Iterator<Item = (u8, &'a [u8])>) -> Option<Vec<bool>> {
        let mut found = Self::default();
        for (marker, data) in segments {
            match marker {
                QUANTIZATION | HUFFMAN => {
                    for table in split(marker, data)? {
                        let about = *table.first()?;
                        let tables = match (marker, about >> 4) {
                            (QUANTIZATION, _) => &mut found.quantization,
                            (_, 0) => &mut found.first,
                            _ => &mut found.other,
                        };
                        *tables.get_mut(usize::from(about & 15))? = Some(found.is_used.len());
                        found.is_used.push(false);
                    }
                }
                0xc0..=0xc2 => {
                    found.is_progressive = marker == 0xc2;
                    let components = data.get(6..)?.as_chunks::<3>().0;
                    found.components = components.iter().map(|[id, _, table]| (*id, *table)).collect();
                }
                SCAN => found.scan(data)?,
                _ => {}
            }
        }
        Some(found.is_used)
    }

    fn scan(&mut self, data: &[u8]) -> Option<()> {
        let (count, rest) = data.split_first()?;
        let (components, rest) = rest.split_at_checked(2 * usize::from(*count))?;
        let [from, until, turn] = *rest.first_chunk()?;
        // A later turn of the first amounts adds a bit to each, for which no table is needed (G.1.2.1).
        let (has_first, has_other) =
            if self.is_progressive { (from == 0 && turn >> 4 == 0, until > 0) } else { (true, true) };
        for [id, tables] in components.as_chunks::<2>().0 {
            let table = self.components.iter().find(|(of, _)| of == id)?.1;
            let looked = [
                self.quantization.get(usize::from(table)),
                self.first.get(usize::from(tables >> 4)).filter(|_| has_first),
                self.other.get(usize::from(tables & 15)).filter(|_| has_other),
            ];
            for index in looked.into_iter().flatten().flatten() {
                *self.is_used.get_mut(*index)? = true;
            }
        }
        Some(())
    }
}
