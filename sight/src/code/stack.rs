//! PDF417 codes.

use std::array::from_fn;

use rxing::Point;
use rxing::common::BitMatrix;
use rxing::pdf417::decoder::pdf_417_scanning_decoder;
use rxing::pdf417::detector::pdf_417_detector;

use crate::code::Found;
use crate::code::matrix::seen;

/// So many are read.
const MOST_CODES: usize = 20;

/// Modules in a codeword and in the stop pattern: ISO/IEC 15438, 5.3.
const CODEWORD: f32 = 17.0;
const STOP: f32 = 18.0;

/// PDF417 codes, upright and upside down.
pub(super) fn pdf417(matrix: &BitMatrix) -> Vec<Found> {
    let mut found = upright(matrix);
    let mut other = matrix.clone();
    other.rotate180();
    let [width, height] = [matrix.getWidth(), matrix.getHeight()].map(f64::from);
    for mut code in upright(&other) {
        for [x, y] in &mut code.corners {
            [*x, *y] = [width - *x, height - *y];
        }
        found.push(code);
    }
    found
}

/// One after the other: what has been seen is wiped out. Asked for several at once, the library may never end.
fn upright(matrix: &BitMatrix) -> Vec<Found> {
    let mut found = Vec::new();
    let mut rest: Option<BitMatrix> = None;
    for _ in 0..MOST_CODES {
        let places = pdf_417_detector::detect(false, rest.as_ref().unwrap_or(matrix)).unwrap_or_default();
        let Some(points) = places.first() else { break };
        found.extend(read(matrix, points));
        let rest = rest.get_or_insert_with(|| matrix.clone());
        if !wipe(rest, points) {
            break;
        }
    }
    found
}

/// Makes white what lies between points; whether there was anything.
fn wipe(matrix: &mut BitMatrix, points: &[Option<Point>; 8]) -> bool {
    let [width, height] = [matrix.getWidth(), matrix.getHeight()];
    let all = || points.iter().flatten();
    let least = |axis: fn(&Point) -> f32| all().map(axis).fold(f32::INFINITY, f32::min);
    let most = |axis: fn(&Point) -> f32| all().map(axis).fold(0.0, f32::max);
    let columns = whole(least(|point| point.x))..whole(most(|point| point.x)).saturating_add(1).min(width);
    let rows = whole(least(|point| point.y))..whole(most(|point| point.y)).saturating_add(1).min(height);
    let mut is_changed = false;
    for y in rows {
        for x in columns.clone().filter(|x| matrix.try_get(*x, y).is_some_and(|is_black| is_black)).collect::<Vec<_>>()
        {
            matrix.unset(x, y);
            is_changed = true;
        }
    }
    is_changed
}

/// Reads what lies between points: the corners of the code first, and then those of what it holds.
fn read(matrix: &BitMatrix, points: &[Option<Point>; 8]) -> Option<Found> {
    let [_, _, _, _, top_left, bottom_left, top_right, bottom_right] = *points;
    let widths = codewords(points);
    let least = widths.iter().copied().fold(f32::INFINITY, f32::min);
    let most = widths.iter().copied().fold(0.0, f32::max);
    let decoded = pdf_417_scanning_decoder::decode(
        matrix,
        top_left,
        bottom_left,
        top_right,
        bottom_right,
        whole(least),
        whole(most),
    );
    let corners: Vec<_> = points.iter().flatten().copied().collect();
    Some(seen(Some(decoded.ok()?.getText().to_owned()), &corners))
}

/// How wide a codeword is, as the four ends of the start and stop patterns tell.
fn codewords(points: &[Option<Point>; 8]) -> Vec<f32> {
    let [start_top, start_bottom, stop_top, stop_bottom, top_left, bottom_left, top_right, bottom_right] = *points;
    let pairs = [
        (start_top, top_left, 1.0),
        (start_bottom, bottom_left, 1.0),
        (top_right, stop_top, CODEWORD / STOP),
        (bottom_right, stop_bottom, CODEWORD / STOP),
    ];
    let widths: [Option<f32>; 4] = from_fn(|index| {
        let (one, other, part) = pairs.get(index)?;
        Some(((*one)?.x - (*other)?.x).abs() * part)
    });
    widths.into_iter().flatten().collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is within what a side can be")]
fn whole(width: f32) -> u32 {
    width.clamp(0.0, 1e6) as u32
}
