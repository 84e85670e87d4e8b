//! Coefficients written anew, in one scan and with the shortest codes (ITU-T T.81, F.1.2).

use super::frame::{Block, Frame};
use super::huffman::{Table, Writer};

/// The blocks of an MCU of several components are no more than these (B.2.3).
const MOST_BLOCKS: usize = 10;

/// Writes a picture with the coefficients as they are; nothing where they are more than codes can say.
pub fn write(frame: &Frame<'_>) -> Option<Vec<u8>> {
    let blocks: usize = frame.components.iter().map(|it| it.sampling.0 * it.sampling.1).sum();
    if blocks > MOST_BLOCKS {
        return None;
    }
    let mut often = [[0_u32; 256]; 4];
    each(frame, |class, symbol, _, _| {
        let count = often.get_mut(class)?.get_mut(usize::from(symbol))?;
        *count = count.saturating_add(1);
        Some(())
    })?;
    let tables = often.map(|often| Table::shortest(&often));
    let codes = tables.each_ref().map(Table::codes);
    let mut bits = Writer::default();
    each(frame, |class, symbol, value, size| {
        let (code, len) = *codes.get(class)?.get(usize::from(symbol))?;
        bits.push(code, len);
        bits.push(value, size);
        Some(())
    })?;
    let mut out = vec![0xff, 0xd8];
    for (marker, data) in &frame.kept {
        segment(&mut out, *marker, data)?;
    }
    segment(&mut out, marker(frame), frame.header)?;
    let count = if frame.components.len() == 1 { 1 } else { 2 };
    let mut all = Vec::new();
    for (about, table) in [0x00, 0x10, 0x01, 0x11].into_iter().zip(&tables).take(2 * count) {
        table.write(about, &mut all);
    }
    segment(&mut out, 0xc4, &all)?;
    let mut scan = vec![u8::try_from(frame.components.len()).ok()?];
    scan.extend(frame.components.iter().zip([0x00, 0x11, 0x11, 0x11]).flat_map(|(it, numbers)| [it.id, numbers]));
    scan.extend_from_slice(&[0, 63, 0]);
    segment(&mut out, 0xda, &scan)?;
    out.extend_from_slice(&bits.finish());
    out.extend_from_slice(&[0xff, 0xd9]);
    Some(out)
}

/// The simplest frame that it fits in: tables of two bytes make it an extended one (B.2.2).
fn marker(frame: &Frame<'_>) -> u8 {
    let is_simple = frame.components.iter().all(|it| it.steps.iter().all(|step| *step < 256));
    let is_written_so =
        frame.kept.iter().all(|(marker, data)| *marker != 0xdb || data.first().is_none_or(|it| it >> 4 == 0));
    if is_simple && is_written_so { 0xc0 } else { 0xc1 }
}

fn segment(out: &mut Vec<u8>, marker: u8, data: &[u8]) -> Option<()> {
    out.extend_from_slice(&[0xff, marker]);
    out.extend_from_slice(&u16::try_from(data.len() + 2).ok()?.to_be_bytes());
    out.extend_from_slice(data);
    Some(())
}

/// Gives the symbols of all blocks: their table, and the bits behind each.
fn each(frame: &Frame<'_>, mut give: impl FnMut(usize, u8, u16, u8) -> Option<()>) -> Option<()> {
    let (across, down) = frame.units();
    let mut before = [0_i32; 4];
    for unit in 0..across * down {
        let (x, y) = (unit % across, unit / across);
        for ((component, before), class) in frame.components.iter().zip(&mut before).zip([0, 2, 2, 2]) {
            let (h, v) = component.sampling;
            for at in 0..h * v {
                let block = component.blocks.get((y * v + at / h) * component.across + x * h + at % h)?;
                symbols(block, class, before, &mut give)?;
            }
        }
    }
    Some(())
}

fn symbols(
    block: &Block,
    class: usize,
    before: &mut i32,
    give: &mut impl FnMut(usize, u8, u16, u8) -> Option<()>,
) -> Option<()> {
    let [first, others @ ..] = block;
    let (value, size) = signed(i32::from(*first) - *before)?;
    *before = (*first).into();
    give(class, size, value, size)?;
    let mut zeros = 0_u8;
    for value in others {
        if *value == 0 {
            zeros += 1;
            continue;
        }
        while zeros > 15 {
            give(class + 1, 0xf0, 0, 0)?;
            zeros -= 16;
        }
        let (value, size) = signed((*value).into())?;
        give(class + 1, zeros << 4 | size, value, size)?;
        zeros = 0;
    }
    if zeros > 0 {
        give(class + 1, 0, 0, 0)?;
    }
    Some(())
}

/// A number as its bits are written, and how many they are (F.1.2.1.1).
fn signed(number: i32) -> Option<(u16, u8)> {
    let size = u8::try_from(32 - number.unsigned_abs().leading_zeros()).ok().filter(|size| *size <= 15)?;
    let bits = if number < 0 { number - 1 + (1 << size) } else { number };
    Some((u16::try_from(bits).ok()?, size))
}
