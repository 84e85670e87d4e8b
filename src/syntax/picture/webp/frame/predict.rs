//! Samples as those around them foretell them (RFC 6386, 12.2 and 12.3).

use super::plane::Edge;

/// The ways in which a whole macroblock is predicted.
pub(super) const WHOLE: u8 = 4;

/// The ways in which a small block is predicted.
pub(super) const SMALL: u8 = 10;

fn at(samples: &[u8], index: usize) -> i32 {
    samples.get(index).map_or(0, |sample| i32::from(*sample))
}

fn narrow(sample: i32) -> u8 {
    u8::try_from(sample.clamp(0, 255)).unwrap_or_default()
}

/// A small block of a macroblock that is predicted as a whole, from what is around the macroblock.
#[inline(never)]
pub(super) fn whole(mode: u8, edge: &Edge, x: usize, y: usize) -> [u8; 16] {
    match mode {
        0 => [mean(edge); 16],
        1 => each(|column, _| at(&edge.above, x + column)),
        2 => each(|_, row| at(&edge.left, y + row)),
        _ => each(|column, row| at(&edge.left, y + row) + at(&edge.above, x + column) - i32::from(edge.corner)),
    }
}

fn each(sample: impl Fn(usize, usize) -> i32) -> [u8; 16] {
    std::array::from_fn(|index| narrow(sample(index % 4, index / 4)))
}

/// The mean of what is around a macroblock, as far as it is there.
fn mean(edge: &Edge) -> u8 {
    let [above, left] = edge.is_inside;
    let both = [(above, &edge.above), (left, &edge.left)];
    let there = || both.iter().filter(|(is_there, _)| *is_there).flat_map(|(_, samples)| samples.iter());
    let count = i32::try_from(there().count()).unwrap_or_default();
    if count == 0 {
        return 128;
    }
    narrow((there().map(|sample| i32::from(*sample)).sum::<i32>() + count / 2) / count)
}

/// Which of the samples along the edge a sample is taken from.
enum From {
    /// One and those beside it.
    Three(i32),
    /// One and the next.
    Two(i32),
}

/// A small block.
#[inline(never)]
pub(super) fn small(mode: u8, edge: &Edge) -> [u8; 16] {
    match mode {
        0 => {
            let sum: i32 = edge.left.iter().chain(edge.above.iter().take(4)).map(|sample| i32::from(*sample)).sum();
            [narrow((sum + 4) >> 3); 16]
        }
        1 => whole(3, edge, 0, 0),
        _ => {
            let line = line(edge);
            let sample = |index: i32| usize::try_from(index).map_or(0, |index| at(&line, index));
            each(|column, row| match from(mode, signed(column), signed(row)) {
                From::Three(index) => (sample(index - 1) + 2 * sample(index) + sample(index + 1) + 2) >> 2,
                From::Two(index) => (sample(index) + sample(index + 1) + 1) >> 1,
            })
        }
    }
}

fn signed(index: usize) -> i32 {
    i32::try_from(index).unwrap_or_default()
}

/// The samples from below to the left, over the corner, which is the sixth, to above to the right; both ends twice.
fn line(edge: &Edge) -> [u8; 15] {
    let corner = [edge.corner];
    let upwards = edge.left.last().into_iter().chain(edge.left.iter().rev());
    let mut all = upwards.chain(&corner).chain(&edge.above).chain(edge.above.last());
    std::array::from_fn(|_| all.next().copied().unwrap_or_default())
}

/// From which samples of the line each sample of a small block is taken.
const fn from(mode: u8, column: i32, row: i32) -> From {
    match mode {
        2 => From::Three(6 + column),
        3 => From::Three(4 - row),
        4 => From::Three(7 + column + row),
        5 => From::Three(5 - row + column),
        6 => match 2 * column - row {
            step @ ..-1 => From::Three(6 + step),
            step if step % 2 == 0 => From::Two(5 + step / 2),
            step => From::Three(6 + (step >> 1)),
        },
        7 => match (row, column) {
            (2, 3) => From::Three(11),
            (3, 3) => From::Three(12),
            (0 | 2, _) => From::Two(6 + column + row / 2),
            _ => From::Three(7 + column + row / 2),
        },
        8 => match 2 * row - column {
            step @ ..-1 => From::Three(4 - step),
            step if step % 2 == 0 => From::Two(4 - step / 2),
            step => From::Three(4 - (step >> 1)),
        },
        _ => match column + 2 * row {
            6.. => From::Two(0),
            step if step % 2 == 0 => From::Two(3 - step / 2),
            step => From::Three(4 - (step + 1) / 2),
        },
    }
}
