//! Glyphs that follow each other, as they are drawn.

use crate::syntax::pdf::drawing::Glyph;
use crate::syntax::pdf::matrix::Point;

/// Glyphs that follow each other on a line, in the space in which the line runs to the right.
#[derive(Debug)]
pub struct Run {
    /// Indexes of the glyphs.
    pub glyphs: Vec<u32>,
    /// In which direction it runs, in steps of five degrees.
    pub direction: i32,
    /// Where it begins and ends along the line.
    pub start: f64,
    /// See above.
    pub end: f64,
    /// How high the line is.
    pub base: f64,
    /// The size of its letters.
    pub size: f64,
}

/// Steps of directions, in radians.
const STEP: f64 = std::f64::consts::PI / 36.0;

/// How far before the end of the last glyph of a run the next may begin, in sizes of letters.
const BACK: f64 = 0.5;

/// From which distance on two glyphs stand in words of their own, in sizes of letters. A number and the title behind it
/// are seldom set closer than letters, and often not much wider.
pub fn blank_between(before: Option<&Glyph>, after: Option<&Glyph>) -> f64 {
    const BLANK: f64 = 0.15;
    const BESIDE_DIGIT: f64 = 0.1;
    let last = before.and_then(|glyph| glyph.text.chars().next_back());
    let first = after.and_then(|glyph| glyph.text.chars().next());
    match (last, first) {
        (Some(last), Some(first)) if last.is_numeric() && first.is_alphabetic() => BESIDE_DIGIT,
        _ => BLANK,
    }
}

/// Letters that are further apart than this, in sizes, do not belong to one word.
pub const WIDEST_SPREAD: f64 = 2.5;

/// Where a glyph stands in the space of its line.
pub struct Place {
    direction: i32,
    pub start: f64,
    pub end: f64,
    base: f64,
    pub size: f64,
}

/// Where a glyph stands.
pub fn place(glyph: &Glyph) -> Place {
    let size = glyph.up.0.hypot(glyph.up.1).max(0.01);
    let len = glyph.advance.0.hypot(glyph.advance.1);
    // What moves on by nothing runs at a right angle to its height.
    let way = if len > 1e-6 { glyph.advance } else { (glyph.up.1, -glyph.up.0) };
    let angle = way.1.atan2(way.0);
    let direction = (angle / STEP).round();
    let angle = direction * STEP;
    let (along, across) = ((angle.cos(), angle.sin()), (-angle.sin(), angle.cos()));
    let dot = |one: Point, other: Point| one.0 * other.0 + one.1 * other.1;
    let start = dot(glyph.origin, along);
    Place {
        direction: (direction as i32).rem_euclid(72),
        start,
        end: start + len,
        base: dot(glyph.origin, across),
        size,
    }
}

fn last_of<'a>(run: &Run, glyphs: &'a [Glyph]) -> Option<&'a Glyph> {
    run.glyphs.last().and_then(|index| glyphs.get(*index as usize))
}

/// Puts glyphs that follow each other together. A blank that is drawn ends no run.
pub fn all(glyphs: &[Glyph]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, glyph) in (0..).zip(glyphs) {
        if glyph.is_off || glyph.text.is_empty() {
            continue;
        }
        let place = place(glyph);
        let last = runs.last_mut().filter(|run| {
            let size = run.size.max(place.size);
            run.direction == place.direction
                && (run.base - place.base).abs() < size * 0.1
                && run.size.min(place.size) > size * 0.8
                && place.start - run.end < size * blank_between(last_of(run, glyphs), Some(glyph))
                && place.start - run.end > -size * BACK
        });
        match last {
            Some(run) => {
                run.glyphs.push(index);
                run.end = run.end.max(place.end);
            }
            None => runs.push(Run {
                glyphs: vec![index],
                direction: place.direction,
                start: place.start,
                end: place.end,
                base: place.base,
                size: place.size,
            }),
        }
    }
    runs
}
