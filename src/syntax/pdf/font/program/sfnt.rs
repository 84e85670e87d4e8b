//! The directory of tables that TrueType and OpenType fonts begin with (OpenType 1.9, "Organization of an OpenType
//! font").

use super::{u16_at, u32_at};

/// How many tables of a directory are read.
const TABLES: usize = 128;

/// An entry of the directory, cut to what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax::pdf::font) struct Table<'a> {
    pub tag: [u8; 4],
    pub bytes: &'a [u8],
}

/// The tables of a font, or of the first font of a collection; none where the bytes do not begin as one, or hold none.
pub(in crate::syntax::pdf::font) fn tables(bytes: &[u8]) -> Option<Vec<Table<'_>>> {
    let start = match bytes.first_chunk()? {
        b"ttcf" => usize::try_from(u32_at(bytes, 12)?).ok()?,
        b"\0\x01\0\0" | b"\0\x02\0\0" | b"true" | b"OTTO" => 0,
        _ => return None,
    };
    let count = usize::from(u16_at(bytes, start.checked_add(4)?)?).min(TABLES);
    let entries = bytes.get(start.checked_add(12)?..)?.as_chunks::<16>().0.iter().take(count);
    let tables: Vec<_> = entries.filter_map(|entry| table_of(bytes, entry)).collect();
    (!tables.is_empty()).then_some(tables)
}

fn table_of<'a>(bytes: &'a [u8], entry: &[u8; 16]) -> Option<Table<'a>> {
    let start = usize::try_from(u32_at(entry, 8)?).ok()?;
    let len = usize::try_from(u32_at(entry, 12)?).ok()?;
    let rest = bytes.get(start..)?;
    Some(Table { tag: *entry.first_chunk()?, bytes: rest.get(..len).unwrap_or(rest) })
}

/// The content of the first table of this tag.
pub(in crate::syntax::pdf::font) fn table<'a>(bytes: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    tables(bytes)?.into_iter().find(|table| &table.tag == tag).map(|table| table.bytes)
}
