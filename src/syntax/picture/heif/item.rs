//! Items: what they are, and where their bytes stand (ISO/IEC 14496-12, 8.11).

use std::collections::BTreeMap;

use super::super::bmff::{self, Numbers};

/// More than any picture is made of.
const MOST: usize = 10_000;

/// What is told of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number.
    pub id: u32,
    /// Its kind.
    pub kind: [u8; 4],
    /// Whether it is not to be shown by itself.
    pub is_hidden: bool,
    /// Whether it is encrypted.
    pub is_protected: bool,
}

/// Where the bytes of an item stand: in the file, or in the box for small data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Whether it stands in the box for small data.
    pub is_inner: bool,
    /// Its pieces: where each begins, and how long it is.
    pub pieces: Vec<(usize, usize)>,
}

/// Reads the list of items (8.11.6); nothing for those of old or unknown versions.
pub fn infos(data: &[u8]) -> Option<Vec<Item>> {
    let mut numbers = Numbers(data);
    let (version, _) = numbers.version()?;
    let count = numbers.index(if version == 0 { 2 } else { 4 })?;
    let boxes = bmff::boxes(numbers.0)?;
    (boxes.len() == count && count <= MOST).then_some(())?;
    boxes.iter().map(|it| if it.kind == b"infe" { info(it.data) } else { None }).collect()
}

fn info(data: &[u8]) -> Option<Item> {
    let mut numbers = Numbers(data);
    let (version, flags) = numbers.version()?;
    let id = match version {
        2 => numbers.next(2)?,
        3 => numbers.next(4)?,
        _ => return None,
    };
    let is_protected = numbers.next(2)? != 0;
    let kind = *numbers.take(4)?.first_chunk()?;
    Some(Item { id: u32::try_from(id).ok()?, kind, is_hidden: flags & 1 != 0, is_protected })
}

/// Reads where items stand (8.11.3); nothing where it is in other files or inside other items.
pub fn places(data: &[u8]) -> Option<BTreeMap<u32, Place>> {
    let mut numbers = Numbers(data);
    let (version @ 0..=2, _) = numbers.version()? else { return None };
    let sizes = numbers.index(2)?;
    let (offset_width, len_width, base_width) = (sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15);
    let index_width = if version == 0 { 0 } else { sizes & 15 };
    let id_width = if version == 2 { 4 } else { 2 };
    let count = numbers.index(id_width)?;
    let mut places = BTreeMap::new();
    for _ in 0..Some(count).filter(|count| *count <= MOST)? {
        let id = u32::try_from(numbers.next(id_width)?).ok()?;
        let method = if version == 0 { 0 } else { numbers.next(2)? & 15 };
        let source = numbers.next(2)?;
        let base = numbers.index(base_width)?;
        let mut pieces = Vec::new();
        for _ in 0..numbers.index(2)? {
            numbers.next(index_width)?;
            let at = base.checked_add(numbers.index(offset_width)?)?;
            pieces.push((at, numbers.index(len_width)?));
        }
        // Of other kinds only an item that is kept would be missed.
        if method < 2 && source == 0 {
            places.insert(id, Place { is_inner: method == 1, pieces });
        }
    }
    Some(places)
}

/// A reference: its kind, from which item, to which items.
pub type Reference = ([u8; 4], u32, Vec<u32>);

/// Reads which items refer to which (8.11.12).
pub fn references(data: &[u8]) -> Option<Vec<Reference>> {
    let mut numbers = Numbers(data);
    let width = if numbers.version()?.0 == 0 { 2 } else { 4 };
    let (mut all, mut targets) = (Vec::new(), 0);
    for it in bmff::boxes(numbers.0)? {
        let mut numbers = Numbers(it.data);
        let from = u32::try_from(numbers.next(width)?).ok()?;
        let mut to = Vec::new();
        for _ in 0..numbers.index(2)? {
            to.push(u32::try_from(numbers.next(width)?).ok()?);
        }
        targets += to.len();
        all.push((*it.kind, from, to));
        if all.len() > MOST || targets > MOST {
            return None;
        }
    }
    Some(all)
}
