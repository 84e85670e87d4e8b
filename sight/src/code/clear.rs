//! The picture in black and white, however little its tones differ.
//!
//! The library takes for plain what has few tones. Codes in pale print, on a dimmed screen or out of focus have few. So
//! edges are made steeper first, and what counts as plain is little more than the noise of a camera.

use rxing::common::BitMatrix;

use crate::grey::{Grey, length};

/// A tile is as many pixels wide and high.
const TILE: usize = 8;

/// The tones of so many tiles on each side count too.
const AROUND: usize = 2;

/// Where the lightest and the darkest tone are no further apart, there is nothing.
const PLAIN: i32 = 12;

/// An edge is made steeper by what a pixel differs from the mean of those so far around it.
const REACH: usize = 3;

/// So many times that difference is added.
const STEEPER: i32 = 4;

/// The tones of a tile.
#[derive(Clone, Copy)]
struct Tile {
    least: i32,
    most: i32,
    sum: i32,
    count: i32,
}

/// What is darker than the tones around it is black.
pub(super) fn clear(grey: &Grey) -> Option<BitMatrix> {
    let (width, height) = (length(grey.width()), length(grey.height()));
    let steep = steep(grey);
    let across = width.div_ceil(TILE);
    let tiles = tiles(&steep, width);
    let mut matrix = BitMatrix::new(grey.width(), grey.height()).ok()?;
    for (band, rows) in steep.chunks(width.max(1) * TILE).enumerate() {
        let levels: Vec<Option<i32>> = (0..across).map(|at| level(&tiles, across, at, band)).collect();
        for (y, row) in (band * TILE..height).zip(rows.chunks(width.max(1))) {
            for ((x, pixels), level) in (0..).step_by(TILE).zip(row.chunks(TILE)).zip(&levels) {
                let Some(level) = *level else { continue };
                for (at, pixel) in (x..).zip(pixels) {
                    if *pixel < level {
                        matrix.set(u32::try_from(at).ok()?, u32::try_from(y).ok()?);
                    }
                }
            }
        }
    }
    Some(matrix)
}

/// The tones of all tiles.
fn tiles(samples: &[i32], width: usize) -> Vec<Tile> {
    let none = Tile { least: i32::MAX, most: i32::MIN, sum: 0, count: 0 };
    let mut tiles = Vec::new();
    for rows in samples.chunks(width.max(1) * TILE) {
        let mut band = vec![none; width.div_ceil(TILE)];
        for row in rows.chunks(width.max(1)) {
            for (tile, pixels) in band.iter_mut().zip(row.chunks(TILE)) {
                for &pixel in pixels {
                    tile.least = tile.least.min(pixel);
                    tile.most = tile.most.max(pixel);
                    tile.sum += pixel;
                    tile.count += 1;
                }
            }
        }
        tiles.append(&mut band);
    }
    tiles
}

/// The tone that parts black from white in a tile; nothing where all is plain.
fn level(tiles: &[Tile], across: usize, at: usize, band: usize) -> Option<i32> {
    let columns = at.saturating_sub(AROUND)..(at + AROUND + 1).min(across);
    let bands = tiles.chunks(across).skip(band.saturating_sub(AROUND)).take(AROUND + 1 + band.min(AROUND));
    let mut all = Tile { least: i32::MAX, most: i32::MIN, sum: 0, count: 0 };
    for tile in bands.flat_map(|band| band.get(columns.clone()).unwrap_or_default()) {
        all.least = all.least.min(tile.least);
        all.most = all.most.max(tile.most);
        all.sum += tile.sum;
        all.count += tile.count;
    }
    (all.most.saturating_sub(all.least) > PLAIN).then(|| all.sum / all.count.max(1))
}

/// The picture with steeper edges; its tones may be lighter than white and darker than black then.
fn steep(grey: &Grey) -> Vec<i32> {
    let (width, height) = (length(grey.width()), length(grey.height()));
    let samples: Vec<i32> = grey.samples().iter().map(|sample| i32::from(*sample)).collect();
    if STEEPER == 0 || width < 2 * REACH + 1 || height < 2 * REACH + 1 {
        return samples;
    }
    let rows: Vec<&[i32]> = samples.chunks(width).collect();
    let mut sums: Vec<i32> = vec![0; width];
    let mut steep = Vec::with_capacity(samples.len());
    let clamped = |y: usize| rows.get(y.min(height - 1)).copied().unwrap_or_default();
    for y in 0..=2 * REACH {
        add(&mut sums, clamped(y.saturating_sub(REACH)), 1);
    }
    let count = i32::try_from((2 * REACH + 1) * (2 * REACH + 1)).unwrap_or(1);
    for (y, row) in rows.iter().enumerate() {
        let side = |x: usize| sums.get(x.min(width - 1)).copied().unwrap_or_default();
        let mut sum: i32 = (0..=2 * REACH).map(|x| side(x.saturating_sub(REACH))).sum();
        for (x, &pixel) in row.iter().enumerate() {
            steep.push(pixel + STEEPER * (pixel - sum / count));
            sum += side(x + REACH + 1) - side(x.saturating_sub(REACH));
        }
        add(&mut sums, clamped(y + REACH + 1), 1);
        add(&mut sums, clamped(y.saturating_sub(REACH)), -1);
    }
    steep
}

fn add(sums: &mut [i32], row: &[i32], sign: i32) {
    for (sum, sample) in sums.iter_mut().zip(row) {
        *sum += sign * sample;
    }
}
