//! Properties of items (ISO/IEC 23008-12, 6.5 and 9.3), each cut to what it says of the picture.

use std::collections::BTreeMap;

use super::super::bmff::{self, Box, Numbers};
use super::coded;
use crate::syntax::icc;

/// Names of the one thing beside the picture that is kept: how much of it shows (6.5.8; ITU-T H.265, annex F.14).
const ALPHA: [&[u8]; 3] =
    [b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha", b"urn:mpeg:hevc:2015:auxid:1", b"urn:mpeg:avc:2015:auxid:1"];

/// What is kept of a property; nothing for one that is left out.
pub fn kept(property: &Box<'_>) -> Option<Vec<u8>> {
    let data = property.data;
    let sized = |is: bool| is.then(|| data.to_vec());
    match property.kind {
        b"hvcC" => coded::hevc_configuration(data),
        b"av1C" => coded::av1_configuration(data),
        b"ispe" => sized(data.len() == 12),
        b"pixi" => sized(data.get(4).is_some_and(|count| data.len() == 5 + usize::from(*count))),
        b"irot" | b"imir" | b"a1op" => sized(data.len() == 1),
        b"lsel" => sized(data.len() == 2),
        b"clap" => sized(data.len() == 32),
        b"pasp" | b"amve" => sized(data.len() == 8),
        b"clli" => sized(data.len() == 4),
        b"mdcv" => sized(data.len() == 24),
        b"a1lx" => sized(data.first().is_some_and(|flags| data.len() == if flags & 1 == 0 { 7 } else { 13 })),
        b"colr" => match data.split_first_chunk::<4>()? {
            (b"nclx", numbers) => sized(numbers.len() == 7),
            (kind @ (b"prof" | b"rICC"), profile) => Some([kind, icc::bare(profile)?.as_slice()].concat()),
            _ => None,
        },
        b"auxC" => is_alpha(property).then(|| {
            let name = data.get(4..).and_then(|rest| rest.split(|byte| *byte == 0).next()).unwrap_or_default();
            [&[0; 4], name, &[0]].concat()
        }),
        _ => None,
    }
}

/// Tells whether a property says that an item tells how much of another shows.
pub fn is_alpha(property: &Box<'_>) -> bool {
    let name = property.data.get(4..).and_then(|rest| rest.split(|byte| *byte == 0).next());
    property.kind == b"auxC" && name.is_some_and(|name| ALPHA.contains(&name))
}

/// For each item its properties by their numbers, from 1, and whether a reader has to know them.
pub type Associations = BTreeMap<u32, Vec<(usize, bool)>>;

/// Reads which items have which properties (9.3.1).
pub fn associations(boxes: &[Box<'_>]) -> Option<Associations> {
    let mut all = Associations::new();
    for it in boxes.iter().filter(|it| it.kind == b"ipma") {
        let mut numbers = Numbers(it.data);
        let (version, flags) = numbers.version()?;
        let (id_width, width) = (if version == 0 { 2 } else { 4 }, if flags & 1 == 0 { 1 } else { 2 });
        for _ in 0..numbers.next(4)? {
            let id = u32::try_from(numbers.next(id_width)?).ok()?;
            let list = all.entry(id).or_default();
            for _ in 0..numbers.next(1)? {
                let value = numbers.index(width)?;
                let essential = 1 << (width * 8 - 1);
                list.push((value & (essential - 1), value & essential != 0));
            }
        }
    }
    Some(all)
}

/// Writes which items have which properties; the numbers of the items count from 1.
pub fn put_associations(out: &mut Vec<u8>, all: &[Vec<(usize, bool)>]) -> Option<()> {
    let mut data = [[0, 0, 0, 1], u32::try_from(all.len()).ok()?.to_be_bytes()].concat();
    for (id, list) in (1_u16..).zip(all) {
        data.extend_from_slice(&id.to_be_bytes());
        data.push(u8::try_from(list.len()).ok()?);
        for (number, is_essential) in list {
            let number = u16::try_from(*number).ok().filter(|number| *number < 0x8000)?;
            data.extend_from_slice(&(number | if *is_essential { 0x8000 } else { 0 }).to_be_bytes());
        }
    }
    bmff::put(out, b"ipma", &data)
}
