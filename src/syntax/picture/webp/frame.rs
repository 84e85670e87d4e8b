//! Pictures coded with loss (RFC 6386), painted over without being coded anew.
//!
//! A frame consists of squares, each of which is predicted from those above and to the left, and of what is added. What
//! is painted over becomes black, exactly: all of a block where the steps of the frame are too wide for a part. The squares that are predicted from it are made anew so that
//! they show what they showed, as near as the steps of the frame allow; how they were predicted is not kept where it
//! could tell of what was there. All others stay as they are, bit by bit of what is added.

mod area;
mod bits;
mod canvas;
mod header;
mod level;
mod macroblock;
mod plane;
mod predict;
mod remake;
mod table;
mod transform;

use self::area::Area;
pub use self::area::Margin;
use self::bits::Writer;
use self::canvas::Canvas;
use self::header::Header;
use self::level::{Coder, Counts};
use self::macroblock::{Beside, Macroblock};
use self::remake::Remake;
use super::Window;

/// How many bytes it takes at most to paint a frame, for each of its pixels.
pub const BYTES_PER_PIXEL: u64 = 8;

/// Paints parts of a frame black, and a margin around them; nothing where it is none, or where it is cut off.
pub fn paint(data: &[u8], windows: &[Window], margin: Margin) -> Option<Vec<u8>> {
    let (width, height) = super::size(b"VP8 ", data)?;
    let pixels = [usize::try_from(width).ok()?, usize::try_from(height).ok()?];
    let (mut header, mut bits, mut parts) = Header::read(data)?;
    let area = Area::new(windows, margin, pixels, header.size)?;
    let [columns, rows] = header.size;
    let (mut before, steps) = (Canvas::new(header.size)?, header.steps());
    let mut now = before.clone();
    let mut beside = Beside::new(columns);
    let mut all = Vec::with_capacity(columns.checked_mul(rows)?);
    let count = parts.len();
    for row in 0..rows {
        beside.begin();
        let levels = parts.get_mut(row % count)?;
        for column in 0..columns {
            let at = [column, row];
            let (mut coded, has_levels) = Macroblock::read(&mut bits, &header, &mut beside, column)?;
            coded.read_levels(has_levels.then_some(&mut *levels), &header.chances, &mut beside, column)?;
            before.decode(&coded, steps.get(usize::from(coded.segment))?, at);
            if area.touches(at) || before.edges(at) != now.edges(at) {
                coded = Remake { coded: &coded, steps: &steps, at, area: &area, before: &before }.made(&mut now);
            } else {
                now.copy(&before, at);
            }
            all.push(coded);
        }
    }
    written(&mut header, &mut all)
}

/// Writes macroblocks, by the chances that fit them.
fn written(header: &mut Header, all: &mut [Macroblock]) -> Option<Vec<u8>> {
    let [columns, _] = header.size;
    let columns = columns.max(1);
    let (mut counts, mut beside) = (Counts::new(), Beside::new(columns));
    let mut with_levels = 0;
    for row in all.chunks_mut(columns) {
        beside.begin();
        for (column, coded) in row.iter_mut().enumerate() {
            with_levels += u64::from(coded.write_levels(&mut counts, &mut beside, column)?);
        }
    }
    header.chances = counts.chances();
    header.level_chance = Some(level::chance(with_levels, all.len() as u64 - with_levels));
    header.segment_chances = segment_chances(all);
    let (mut first, mut levels) = (Writer::new(), Writer::new());
    header.write(&mut first);
    let mut beside = Beside::new(columns);
    for row in all.chunks_mut(columns) {
        beside.begin();
        for (column, coded) in row.iter_mut().enumerate() {
            coded.write(&mut first, header, &mut beside, column)?;
            let mut coder = Coder { bits: &mut levels, chances: &header.chances };
            coded.write_levels(&mut coder, &mut beside, column)?;
        }
    }
    header.frame(&first.end(), &levels.end())
}

/// The chances of the three choices that lead to a segment.
fn segment_chances(all: &[Macroblock]) -> [u8; 3] {
    let count = |wanted: &[u8]| all.iter().filter(|coded| wanted.contains(&coded.segment)).count() as u64;
    [([0, 1], [2, 3]), ([0, 0], [1, 1]), ([2, 2], [3, 3])].map(|(zero, one)| level::chance(count(&zero), count(&one)))
}

#[cfg(test)]
pub(super) mod tests;
