//! Blocks of a JPEG painted over (ITU-T T.81, A.3).
//!
//! A block that is painted in part is unpacked, painted, and packed with the same steps; all others stay as they are, bit
//! for bit. The part of such a block that is not painted still has the faint noise that its coding laid over the whole
//! of it, and with it a trace of what stood in the rest: of no more than the outermost pixels of an area.

use std::ops::Range;

use super::frame::{Block, Component, Frame};
use crate::syntax::pdf::image::Area;

/// The cosines of so many sixteenths of half a turn.
const COSINES: [f32; 9] =
    [1.0, 0.980_785_25, 0.923_879_5, 0.831_469_6, 0.707_106_77, 0.555_570_24, 0.382_683_43, 0.195_090_32, 0.0];

/// The place of each coefficient, in rows, along the diagonals (figure A.6).
const PLACES: [u8; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21,
    28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54,
    47, 55, 62, 63,
];

/// Paints areas in the pixels of the frame, with a sample for each component.
pub fn paint(frame: &mut Frame<'_>, areas: &[Area], fill: &[u8]) -> Option<()> {
    let most = frame.sampling;
    for (component, fill) in frame.components.iter_mut().zip(fill) {
        let scale =
            |part: usize, of: usize| Some(f64::from(u8::try_from(part).ok()?) / f64::from(u8::try_from(of).ok()?));
        let (across, down) = (scale(component.sampling.0, most.0)?, scale(component.sampling.1, most.1)?);
        let mut painted = vec![0_u64; component.blocks.len()];
        for area in areas {
            mark(component, &area.scaled(across, down), &mut painted)?;
        }
        for (at, painted) in painted.iter().enumerate().filter(|(_, painted)| **painted != 0) {
            let inside =
                (samples(at % component.across, component.size.0), samples(at / component.across, component.size.1));
            let steps = component.steps;
            cover(component.blocks.get_mut(at)?, &steps, *painted, inside, *fill);
        }
        blank_filling(component)?;
    }
    Some(())
}

/// How many samples of a block belong to the picture.
fn samples(block: usize, size: usize) -> usize {
    size.saturating_sub(block * 8).min(8)
}

/// Marks the samples that an area touches, in rows, a bit for each.
fn mark(component: &Component, area: &Area, painted: &mut [u64]) -> Option<()> {
    for y in area.rows(component.size.1) {
        let Range { start, end } = area.columns(y, component.size.0);
        for block in start / 8..end.div_ceil(8) {
            let (from, until) = (start.max(block * 8) - block * 8, end.min(block * 8 + 8) - block * 8);
            let row = (0xff_u64 >> (8 - (until - from))) << from;
            *painted.get_mut(y / 8 * component.across + block)? |= row << (y % 8 * 8);
        }
    }
    Some(())
}

/// Covers the samples of a block that are marked. What lies beyond the picture goes on as its edge is.
fn cover(block: &mut Block, steps: &[u16; 64], painted: u64, (across, down): (usize, usize), fill: u8) {
    let is_painted = |x: usize, y: usize| painted >> (y * 8 + x) & 1 == 1;
    if (0..down).all(|y| (0..across).all(|x| is_painted(x, y))) {
        *block = even(fill, steps);
        return;
    }
    let (shown, mut samples) = (unpack(block, steps), [[f32::from(fill); 8]; 8]);
    for (y, row) in samples.iter_mut().enumerate() {
        for (x, sample) in row.iter_mut().enumerate() {
            let (x, y) = (x.min(across.saturating_sub(1)), y.min(down.saturating_sub(1)));
            if !is_painted(x, y) {
                *sample = shown.get(y).and_then(|row| row.get(x)).map_or(0.0, |it| it.round().clamp(0.0, 255.0));
            }
        }
    }
    *block = pack(&samples, steps);
}

/// A block of one colour; where steps are coarse, the darkest is still as dark as it can be.
fn even(fill: u8, [step, ..]: &[u16; 64]) -> Block {
    let value = (f32::from(fill) - 128.0) * 8.0 / f32::from(*step);
    let mut block = [0; 64];
    block.iter_mut().take(1).for_each(|first| {
        *first = whole(match fill {
            0 => value.floor(),
            u8::MAX => value.ceil(),
            _ => value,
        });
    });
    block
}

/// How much a wave adds to a sample (A.3.3).
fn wave(wave: usize, at: usize) -> f32 {
    let part = (2 * at + 1) * wave % 32;
    let (part, sign) = match part {
        0..=8 => (part, 1.0),
        9..=16 => (16 - part, -1.0),
        17..=24 => (part - 16, -1.0),
        _ => (32 - part, 1.0),
    };
    let height = if wave == 0 { 0.353_553_38 } else { 0.5 };
    COSINES.get(part).copied().unwrap_or_default() * sign * height
}

fn unpack(block: &Block, steps: &[u16; 64]) -> [[f32; 8]; 8] {
    let mut waves = [[0.0; 8]; 8];
    for ((value, step), place) in block.iter().zip(steps).zip(PLACES.map(usize::from)) {
        let value = f32::from(*value) * f32::from(*step);
        waves.get_mut(place / 8).and_then(|row| row.get_mut(place % 8)).into_iter().for_each(|it| *it = value);
    }
    let half = turned(&waves, |at, of| wave(of, at));
    turned(&half, |at, of| wave(of, at)).map(|row| row.map(|sample| sample + 128.0))
}

fn pack(samples: &[[f32; 8]; 8], steps: &[u16; 64]) -> Block {
    let samples = samples.map(|row| row.map(|sample| sample - 128.0));
    let waves = turned(&turned(&samples, wave), wave);
    let mut block = [0; 64];
    for ((value, step), place) in block.iter_mut().zip(steps).zip(PLACES.map(usize::from)) {
        let wave = waves.get(place / 8).and_then(|row| row.get(place % 8)).copied().unwrap_or_default();
        *value = whole(wave / f32::from(*step));
    }
    block
}

/// Mixes each row of a square, and turns rows into columns: twice, and both are mixed.
fn turned(square: &[[f32; 8]; 8], weight: fn(usize, usize) -> f32) -> [[f32; 8]; 8] {
    let mut out = [[0.0; 8]; 8];
    for (row, from) in square.iter().enumerate() {
        for (at, column) in out.iter_mut().enumerate() {
            let sum = from.iter().enumerate().map(|(of, value)| value * weight(at, of)).sum();
            column.get_mut(row).into_iter().for_each(|it| *it = sum);
        }
    }
    out
}

/// Coefficients of eight bits a sample are no larger than 2 to the power of 11.
#[expect(clippy::cast_possible_truncation, reason = "it is clamped")]
fn whole(value: f32) -> i16 {
    value.round().clamp(-2047.0, 2047.0) as i16
}

/// Makes the blocks that fill the last MCUs as even as the edge of the picture is: nobody sees what they hold.
fn blank_filling(component: &mut Component) -> Option<()> {
    let (across, down) = component.shown();
    for at in 0..component.blocks.len() {
        let (x, y) = (at % component.across, at / component.across);
        if x >= across || y >= down {
            let edge = y.min(down - 1) * component.across + x.min(across - 1);
            let [first, ..] = *component.blocks.get(edge)?;
            let block = component.blocks.get_mut(at)?;
            *block = [0; 64];
            block.iter_mut().take(1).for_each(|it| *it = first);
        }
    }
    Some(())
}
