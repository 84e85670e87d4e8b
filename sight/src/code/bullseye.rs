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

/// The library reads rings that are turned by fewer degrees.
const LEAST_TURN: f64 = 4.0;

/// So many middles are looked at.
const MOST_MIDDLES: usize = 24;

/// Aztec codes, however they are turned.
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
            middles.push(centred(matrix, Middle { x, y, module }));
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

/// The middle of the black square in which a point lies.
fn centred(matrix: &BitMatrix, middle: Middle) -> Middle {
    let is_black =
        |x: Option<u32>, y: Option<u32>| x.zip(y).and_then(|(x, y)| matrix.try_get(x, y)).unwrap_or_default();
    let half = |is_black: &dyn Fn(u32) -> bool| (1..2 * middle.module).find(|step| !is_black(*step)).unwrap_or(1);
    let (x, y) = (Some(middle.x), middle.y);
    let [up, down] = [half(&|step| is_black(x, y.checked_sub(step))), half(&|step| is_black(x, y.checked_add(step)))];
    let y = (y + down / 2).saturating_sub(up / 2);
    let x = middle.x;
    let [left, right] =
        [half(&|step| is_black(x.checked_sub(step), Some(y))), half(&|step| is_black(x.checked_add(step), Some(y)))];
    Middle { x: (x + right / 2).saturating_sub(left / 2), y, module: middle.module }
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

/// Reads what is around a middle: as it stands, and set upright where it is turned.
fn around(matrix: &BitMatrix, middle: Middle) -> Option<Found> {
    let turn = turn(matrix, &middle)?;
    read(matrix, &middle, if turn.abs() > LEAST_TURN { turn } else { 0.0 })
}

/// By how many degrees rings are turned, from -45 to 45: the way out of a square is shortest across its sides, so it
/// grows and shrinks four times in a turn.
fn turn(matrix: &BitMatrix, middle: &Middle) -> Option<f64> {
    let (mut sine, mut cosine) = (0.0, 0.0);
    for step in 0..72_u32 {
        let degrees = f64::from(step) * 5.0;
        let way = way_out(matrix, middle, degrees)?;
        let (up, along) = (degrees * 4.0).to_radians().sin_cos();
        sine -= way * up;
        cosine -= way * along;
    }
    Some(sine.atan2(cosine).to_degrees() / 4.0)
}

/// How far it is from the middle of rings to the fourth change of colour.
fn way_out(matrix: &BitMatrix, middle: &Middle, degrees: f64) -> Option<f64> {
    let (down, right) = degrees.to_radians().sin_cos();
    let mut is_black = true;
    let mut changes = 0;
    for step in 0..middle.module.saturating_mul(14) {
        let way = f64::from(step) / 2.0;
        let now = pixel(matrix, [f64::from(middle.x) + way * right, f64::from(middle.y) + way * down])?;
        changes += u32::from(now != is_black);
        is_black = now;
        if changes == 4 {
            return Some(way);
        }
    }
    None
}

/// The pixel at a point; nothing beside the picture.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they are within a picture")]
fn pixel(matrix: &BitMatrix, [x, y]: [f64; 2]) -> Option<bool> {
    let [x, y] = [x.round(), y.round()];
    (x >= 0.0 && y >= 0.0).then(|| matrix.try_get(x as u32, y as u32))?
}

fn read(matrix: &BitMatrix, middle: &Middle, turn: f64) -> Option<Found> {
    let reach = middle.module * MOST_MODULES;
    // What is turned is shown on a ground that is large enough, and white beside the picture.
    let stretch = |at: u32, most: u32| {
        let here = reach.min(at).min(most - at);
        if turn == 0.0 { here } else { reach.min(at.max(most - at)) }
    };
    let [across, down] = [stretch(middle.x, matrix.getWidth()), stretch(middle.y, matrix.getHeight())];
    if across < 8 || down < 8 {
        return None;
    }
    // Turned pixels are jagged, which harms small modules.
    let finer = if turn == 0.0 { 1 } else { 2 };
    let [wide, high] = [2 * across * finer, 2 * down * finer];
    let mut part = BitMatrix::new(wide, high).ok()?;
    let (sine, cosine) = turn.to_radians().sin_cos();
    // A point of the part in pixels of what is shown.
    let back = |[x, y]: [f64; 2]| {
        let [x, y] = [x / f64::from(finer) - f64::from(across), y / f64::from(finer) - f64::from(down)];
        [f64::from(middle.x) + x * cosine - y * sine, f64::from(middle.y) + x * sine + y * cosine]
    };
    for y in 0..high {
        for x in 0..wide {
            if pixel(matrix, back([f64::from(x), f64::from(y)])).unwrap_or_default() {
                part.set(x, y);
            }
        }
    }
    let mut detector = Detector::new(&part);
    let detected = detector.detect(false).or_else(|_| detector.detect(true)).ok()?;
    let decoded = decoder::decode(&detected).ok()?;
    let mut found = seen(Some(decoded.getText().to_owned()), detected.getPoints());
    for corner in &mut found.corners {
        *corner = back(*corner);
    }
    Some(found)
}
