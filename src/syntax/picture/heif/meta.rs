//! The box that says of which items a picture is made (ISO/IEC 23008-12, 6.2), read and written anew.

use std::collections::{BTreeMap, BTreeSet};

use super::super::bmff::{self, Box, Numbers};
use super::super::exif::{self, Exif};
use super::super::extra::Extra;
use super::item::{self, Item, Place, Reference};
use super::property::{self, Associations};
use super::{CUT_OFF, RARE, coded};
use crate::error::{Error, Result};

/// How many items are looked into that are left out; of more it is enough to say that they are there.
const LOOKED_INTO: i32 = 16;

/// What was read.
pub struct Meta<'a> {
    bytes: &'a [u8],
    inner: &'a [u8],
    primary: u32,
    items: Vec<Item>,
    places: BTreeMap<u32, Place>,
    references: Vec<Reference>,
    properties: Vec<Box<'a>>,
    associations: Associations,
}

/// What is written of it.
pub struct Kept {
    primary: u32,
    /// Number, kind, whether it is hidden, and bytes.
    items: Vec<(u32, [u8; 4], bool, Vec<u8>)>,
    references: Vec<Reference>,
    properties: Vec<([u8; 4], Vec<u8>)>,
    /// Of each item.
    associations: Vec<Vec<(usize, bool)>>,
    size: (u32, u32),
}

impl<'a> Meta<'a> {
    /// Reads the box of a file.
    pub fn read(data: &'a [u8], bytes: &'a [u8]) -> Result<Self> {
        let boxes = data.get(4..).and_then(bmff::boxes).ok_or(CUT_OFF)?;
        let find = |kind: &[u8; 4]| boxes.iter().find(|it| it.kind == kind).map(|it| it.data);
        if find(b"hdlr").and_then(|data| data.get(8..12)) != Some(b"pict") {
            return Err(RARE);
        }
        let mut primary = Numbers(find(b"pitm").ok_or(RARE)?);
        let width = if primary.version().ok_or(CUT_OFF)?.0 == 0 { 2 } else { 4 };
        let primary = primary.next(width).and_then(|id| u32::try_from(id).ok()).ok_or(CUT_OFF)?;
        let properties = bmff::boxes(find(b"iprp").ok_or(CUT_OFF)?).ok_or(CUT_OFF)?;
        let known = properties.iter().find(|it| it.kind == b"ipco").and_then(|it| bmff::boxes(it.data));
        Ok(Self {
            bytes,
            inner: find(b"idat").unwrap_or_default(),
            primary,
            items: find(b"iinf").and_then(item::infos).ok_or(CUT_OFF)?,
            places: find(b"iloc").and_then(item::places).ok_or(CUT_OFF)?,
            references: find(b"iref").map_or(Some(Vec::new()), item::references).ok_or(CUT_OFF)?,
            properties: known.ok_or(CUT_OFF)?,
            associations: property::associations(&properties).ok_or(CUT_OFF)?,
        })
    }

    /// Takes what the picture is made of; tells what is left out.
    pub fn kept(&self, extras: &mut Vec<Extra>) -> Result<Kept> {
        let wanted = self.wanted();
        let items: Vec<&Item> = self.items.iter().filter(|item| wanted.contains(&item.id)).collect();
        if items.len() != wanted.len() {
            return Err(CUT_OFF);
        }
        let others = self.items.iter().filter(|item| !wanted.contains(&item.id));
        others.zip(0..).for_each(|(item, at)| extras.extend(self.what(item, at < LOOKED_INTO)));
        let mut kept = Kept {
            primary: self.primary,
            items: Vec::new(),
            references: Vec::new(),
            properties: Vec::new(),
            associations: Vec::new(),
            size: self.size(),
        };
        let (mut numbers, mut room) = (BTreeMap::new(), self.bytes.len());
        for item in items {
            let list = self.list(item, &mut kept.properties, &mut numbers, extras)?;
            let data = self.data(item.id).ok_or(RARE)?;
            // Items that share their bytes would make a small file large.
            room = room.checked_sub(data.len()).ok_or(RARE)?;
            let bare = self.pixels(item, &data)?;
            extras.extend((bare != data).then_some(Extra::Camera));
            kept.items.push((item.id, item.kind, item.is_hidden, bare));
            kept.associations.push(list);
        }
        for (kind, from, to) in &self.references {
            let is_kept = matches!(kind, b"dimg" | b"auxl" | b"prem") && wanted.contains(from);
            let to: Vec<u32> = to.iter().copied().filter(|to| wanted.contains(to)).collect();
            if is_kept && !to.is_empty() {
                kept.references.push((*kind, *from, to));
            }
        }
        Ok(kept)
    }

    /// The numbers of the items that are kept: the picture, what it is made of, and what tells how much of it shows.
    fn wanted(&self) -> BTreeSet<u32> {
        let (mut wanted, mut open) = (BTreeSet::new(), vec![self.primary]);
        while let Some(id) = open.pop() {
            if !wanted.insert(id) {
                continue;
            }
            for (kind, from, to) in &self.references {
                match kind {
                    b"dimg" if *from == id => open.extend(to),
                    b"auxl" if to.contains(&id) && self.is_alpha(*from) => open.push(*from),
                    _ => {}
                }
            }
        }
        wanted
    }

    fn is_alpha(&self, id: u32) -> bool {
        self.of(id).any(|(_, property)| property::is_alpha(property))
    }

    /// The properties of an item, with their numbers.
    fn of(&self, id: u32) -> impl Iterator<Item = (usize, &Box<'a>)> {
        let list = self.associations.get(&id).map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(|(number, _)| Some((*number, self.properties.get(number.checked_sub(1)?)?)))
    }

    fn size(&self) -> (u32, u32) {
        let side = |data: &[u8], at: usize| data.get(at..)?.first_chunk().map(|side| u32::from_be_bytes(*side));
        let mut sizes = self.of(self.primary).filter(|(_, it)| it.kind == b"ispe");
        sizes.find_map(|(_, it)| side(it.data, 4).zip(side(it.data, 8))).unwrap_or((0, 0))
    }

    /// The properties of an item by the numbers under which they are written.
    fn list(
        &self,
        item: &Item,
        properties: &mut Vec<([u8; 4], Vec<u8>)>,
        numbers: &mut BTreeMap<usize, Option<usize>>,
        extras: &mut Vec<Extra>,
    ) -> Result<Vec<(usize, bool)>> {
        let mut list = Vec::new();
        for (number, is_essential) in self.associations.get(&item.id).into_iter().flatten() {
            let Some(property) = number.checked_sub(1).and_then(|at| self.properties.get(at)) else { continue };
            let new = *numbers.entry(*number).or_insert_with(|| {
                let kept = property::kept(property);
                if kept.as_deref() != Some(property.data) {
                    extras.push(if property.kind == b"colr" { Extra::Profile } else { Extra::Rest });
                }
                properties.push((*property.kind, kept?));
                Some(properties.len())
            });
            match new {
                Some(new) => list.push((new, *is_essential)),
                None if *is_essential => return Err(RARE),
                None => {}
            }
        }
        Ok(list)
    }

    /// The bytes of an item.
    fn data(&self, id: u32) -> Option<Vec<u8>> {
        let place = self.places.get(&id)?;
        let source = if place.is_inner { self.inner } else { self.bytes };
        let (mut out, mut room) = (Vec::new(), self.bytes.len());
        for (at, len) in &place.pieces {
            let rest = source.get(*at..)?;
            // Nought is all that is left.
            let piece = if *len == 0 { rest } else { rest.get(..*len)? };
            room = room.checked_sub(piece.len())?;
            out.extend_from_slice(piece);
        }
        Some(out)
    }

    /// The bytes of an item without what programs write between its pixels.
    fn pixels(&self, item: &Item, data: &[u8]) -> Result<Vec<u8>> {
        if item.is_protected {
            return Err(Error::Encrypted);
        }
        let broken = || CUT_OFF;
        match &item.kind {
            b"hvc1" => {
                let configuration = self.of(item.id).find(|(_, it)| it.kind == b"hvcC").map(|(_, it)| it.data);
                let width = configuration.and_then(coded::hevc_length_width).ok_or_else(broken)?;
                coded::hevc(data, width).ok_or_else(broken)
            }
            b"av01" => coded::av1(data).ok_or_else(broken),
            // Rows and columns of tiles (6.6.2.3), and the same laid over each other (6.6.2.2).
            b"grid" => {
                let len = if data.get(1).is_some_and(|flags| flags & 1 != 0) { 12 } else { 8 };
                data.get(..len).map(<[u8]>::to_vec).ok_or_else(broken)
            }
            b"iovl" => {
                let width = if data.get(1).is_some_and(|flags| flags & 1 != 0) { 4 } else { 2 };
                let made_of = self.references.iter().find(|(kind, from, _)| kind == b"dimg" && *from == item.id);
                let count = made_of.map_or(0, |(.., to)| to.len());
                data.get(..10 + 2 * width * (1 + count)).map(<[u8]>::to_vec).ok_or_else(broken)
            }
            b"iden" => Ok(Vec::new()),
            _ => Err(RARE),
        }
    }

    /// What an item tells that is left out.
    fn what(&self, item: &Item, is_read: bool) -> Vec<Extra> {
        let data = || if is_read { self.data(item.id).unwrap_or_default() } else { Vec::new() };
        let is_small = self.references.iter().any(|(kind, from, _)| kind == b"thmb" && *from == item.id);
        match &item.kind {
            // Behind where it begins (annex A.2.1).
            b"Exif" => {
                let data = data();
                let rest = data.get(4..).unwrap_or_default();
                Exif::read(rest.strip_prefix(exif::PREFIX).unwrap_or(rest)).extras
            }
            b"mime" => exif::of_xmp(&data()).collect(),
            b"uri " => vec![Extra::Text],
            _ if is_small => vec![Extra::Thumbnail],
            _ => vec![Extra::Other],
        }
    }
}

impl Kept {
    /// Writes the box, and the bytes of the items behind it; gives the size of the picture.
    pub fn write(&self, out: &mut Vec<u8>) -> Option<(u32, u32)> {
        let start = out.len();
        let without = self.meta(0)?;
        let first = start.checked_add(without.len())?.checked_add(16)?;
        bmff::put(out, b"meta", &self.meta(first)?)?;
        let data: Vec<u8> = self.items.iter().flat_map(|(.., data)| data.iter().copied()).collect();
        bmff::put(out, b"mdat", &data)?;
        Some(self.size)
    }

    /// What stands in the box when the bytes of the first item stand at some place.
    fn meta(&self, first: usize) -> Option<Vec<u8>> {
        let mut out = vec![0; 4];
        bmff::put(&mut out, b"hdlr", b"\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0")?;
        bmff::put(&mut out, b"pitm", &[&[0; 4], self.id(self.primary)?.as_slice()].concat())?;
        let (mut infos, mut places, mut at) = (vec![0; 4], vec![0; 4], first);
        infos.extend_from_slice(&u16::try_from(self.items.len()).ok()?.to_be_bytes());
        places.extend_from_slice(&[0x44, 0]);
        places.extend_from_slice(&u16::try_from(self.items.len()).ok()?.to_be_bytes());
        for (id, kind, is_hidden, data) in &self.items {
            let id = self.id(*id)?;
            let info = [&[2, 0, 0, u8::from(*is_hidden)], id.as_slice(), &[0, 0], kind, &[0]].concat();
            bmff::put(&mut infos, b"infe", &info)?;
            places.extend_from_slice(&[id.as_slice(), &[0, 0, 0, 1]].concat());
            places.extend_from_slice(&u32::try_from(at).ok()?.to_be_bytes());
            places.extend_from_slice(&u32::try_from(data.len()).ok()?.to_be_bytes());
            at = at.checked_add(data.len())?;
        }
        bmff::put(&mut out, b"iinf", &infos)?;
        bmff::put(&mut out, b"iloc", &places)?;
        self.put_references(&mut out)?;
        let mut properties = Vec::new();
        self.properties.iter().try_for_each(|(kind, data)| bmff::put(&mut properties, kind, data))?;
        let mut all = Vec::new();
        bmff::put(&mut all, b"ipco", &properties)?;
        property::put_associations(&mut all, &self.associations)?;
        bmff::put(&mut out, b"iprp", &all)?;
        Some(out)
    }

    fn put_references(&self, out: &mut Vec<u8>) -> Option<()> {
        if self.references.is_empty() {
            return Some(());
        }
        let mut all = vec![0; 4];
        for (kind, from, to) in &self.references {
            let mut data = self.id(*from)?.to_vec();
            data.extend_from_slice(&u16::try_from(to.len()).ok()?.to_be_bytes());
            for to in to {
                data.extend_from_slice(&self.id(*to)?);
            }
            bmff::put(&mut all, kind, &data)?;
        }
        bmff::put(out, b"iref", &all)
    }

    /// The number under which an item is written: they are counted from 1.
    fn id(&self, old: u32) -> Option<[u8; 2]> {
        let at = self.items.iter().position(|(id, ..)| *id == old)?;
        Some(u16::try_from(at + 1).ok()?.to_be_bytes())
    }
}
