//! Aztec codes, by the rings in their middle.
//!
//! The library looks for an Aztec code in the middle of what it is shown. So the rings are looked for first, and it is
//! shown what is around them.

use rxing::aztec::{decoder, detector::Detector};
use rxing::common::{BitMatrix, DetectorRXingResult};

use crate::code::Found;
use crate::code::matrix::seen;
use crate::code::run::{Run, is_pattern, row, runs};

/// The rings without the outermost, which may run into what is beside it: ISO/IEC 24778, 4.3.
const RINGS: [u32; 7] = [1; 7];

/// From the middle to the edge of the largest code, in modules, and somewhat more.
const MOST_MODULES: u32 = 80;

/// So many middles are looked at.
const MOST_MIDDLES: usize = 24;

/// Aztec codes.
pub(super) fn aztec(matrix: &BitMatrix) -> Vec<Found> {
    middles(matrix).into_iter().filter_map(|middle| around(matrix, middle)).collect()
}

struct Middle {
    x: u32,
    y: u32,
    module: u32,
}

/// Where rings are crossed by a row and by a column.
fn middles(matrix: &BitMatrix) -> Vec<Middle> {
    let mut middles: Vec<Middle> = Vec::new();
    for y in (0..matrix.getHeight()).step_by(2) {
        for window in row(matrix, y).windows(RINGS.len()) {
            let Some((x, module)) = centre(window) else { continue };
            let is_known = |known: &Middle| known.x.abs_diff(x).max(known.y.abs_diff(y)) <= 4 * known.module;
            if middles.iter().any(is_known) || !is_crossed(matrix, x, y, module) {
                continue;
            }
            middles.push(Middle { x, y, module });
            if middles.len() == MOST_MIDDLES {
                return middles;
            }
        }
    }
    middles
}

/// The middle of rings and how wide they are.
fn centre(window: &[Run]) -> Option<(u32, u32)> {
    let middle = window.get(RINGS.len() / 2)?;
    let sum: u32 = window.iter().map(|run| run.length).sum();
    let module = sum.div_ceil(7);
    (middle.is_black && sum >= 11 && is_pattern(window, RINGS)).then_some((middle.start + middle.length / 2, module))
}

/// Whether the column through a point has the same rings.
fn is_crossed(matrix: &BitMatrix, x: u32, y: u32, module: u32) -> bool {
    let start = y.saturating_sub(module * 7);
    let end = (y + module * 7).min(matrix.getHeight());
    let runs = runs(end - start, |at| matrix.try_get(x, start + at).unwrap_or_default());
    runs.windows(RINGS.len()).any(|window| {
        centre(window)
            .is_some_and(|(at, high)| (start + at).abs_diff(y) <= module && high <= 2 * module && module <= 2 * high)
    })
}

fn around(matrix: &BitMatrix, middle: Middle) -> Option<Found> {
    let reach = middle.module * MOST_MODULES;
    let stretch = |at: u32, most: u32| {
        // The middle has to stay the middle.
        let reach = reach.min(at).min(most - at);
        (at - reach, 2 * reach)
    };
    let (left, width) = stretch(middle.x, matrix.getWidth());
    let (top, height) = stretch(middle.y, matrix.getHeight());
    if width < 15 || height < 15 {
        return None;
    }
    let mut part = BitMatrix::new(width, height).ok()?;
    for y in 0..height {
        for x in (0..width).filter(|x| matrix.try_get(left + x, top + y).unwrap_or_default()) {
            part.set(x, y);
        }
    }
    let mut detector = Detector::new(&part);
    let detected = detector.detect(false).or_else(|_| detector.detect(true)).ok()?;
    let decoded = decoder::decode(&detected).ok()?;
    let mut found = seen(Some(decoded.getText().to_owned()), detected.getPoints());
    for [x, y] in &mut found.corners {
        *x += f64::from(left);
        *y += f64::from(top);
    }
    Some(found)
}
