//! Runs that stand beside each other.

use super::run::{self, Run};
use crate::syntax::pdf::drawing::Glyph;

/// A stretch of a line without a wide gap, or, where it is a row of a table, with some.
#[derive(Debug, Clone)]
pub struct Line {
    /// What stands in it.
    pub pieces: Vec<Piece>,
    /// In which direction it runs, in steps of five degrees.
    pub direction: i32,
    /// Where it begins and ends.
    pub start: f64,
    /// See above.
    pub end: f64,
    /// How high it is.
    pub base: f64,
    /// The size of its letters.
    pub size: f64,
    /// Its first glyph.
    pub first: u32,
    /// Which line of the page it is a stretch of.
    pub row: u32,
    /// How many glyphs it has.
    pub count: usize,
}

/// What stands in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// A glyph, by its index.
    Glyph(u32),
    /// Words stand apart here.
    Blank,
    /// Columns stand apart here.
    Gap,
}

/// What stands at the side of a line touches it up to this distance, in sizes of letters.
const TOUCH: f64 = 0.15;
/// From this distance on columns stand apart.
const GAP: f64 = 1.4;

/// Puts runs together that stand beside each other, from the top of the page down, each line from its beginning to its end.
pub fn all(glyphs: &[Glyph], mut runs: Vec<Run>) -> Vec<Line> {
    runs.sort_by(|one, other| {
        (one.direction, -one.base, one.start)
            .partial_cmp(&(other.direction, -other.base, other.start))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut lines: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        // Lines come from the top down, so only the last few may be at this height.
        let near = lines.iter_mut().rev().take(4).find(|line| is_beside(line, &run));
        match near {
            Some(line) => line.push(run),
            None => lines.push(vec![run]),
        }
    }
    let mut all = Vec::new();
    for (row, mut line) in (0..).zip(lines) {
        line.sort_by(|one, other| one.start.total_cmp(&other.start));
        stretches(glyphs, &line, row, &mut all);
    }
    all
}

/// Tells whether a run stands at the height of a line and covers nothing of it.
fn is_beside(line: &[Run], run: &Run) -> bool {
    let Some(first) = line.first() else { return false };
    let size = first.size.max(run.size);
    let is_near =
        |other: &Run, most: f64| other.direction == run.direction && (other.base - run.base).abs() < size * most;
    // A letter may hang lower than the first where the one beside it does not.
    let touches = |other: &Run| {
        let apart = (run.start - other.end).max(other.start - run.end);
        apart < size * TOUCH && is_near(other, 0.35)
    };
    let is_level = is_near(first, 0.35) || is_near(first, 0.6) && line.iter().any(touches);
    let overlap = |other: &Run| other.end.min(run.end) - other.start.max(run.start);
    let least = |other: &Run| (other.end - other.start).min(run.end - run.start).max(0.01);
    is_level && !line.iter().any(|other| overlap(other) > least(other) * 0.5)
}

/// Parts a line where it has wide gaps, and puts blanks where words stand apart.
fn stretches(glyphs: &[Glyph], runs: &[Run], row: u32, out: &mut Vec<Line>) {
    let spread = spread(glyphs, runs);
    let mut line: Option<Line> = None;
    for run in runs {
        let distance = line.as_ref().map(|line| (run.start - line.end) / line.size.max(run.size));
        if distance.is_some_and(|distance| distance > GAP + spread) {
            out.extend(line.take());
        }
        let line = line.get_or_insert_with(|| Line {
            pieces: Vec::new(),
            direction: run.direction,
            start: run.start,
            end: run.start,
            base: run.base,
            size: run.size,
            first: run.glyphs.first().copied().unwrap_or(0),
            row,
            count: 0,
        });
        let last = match line.pieces.last() {
            Some(Piece::Glyph(index)) => glyphs.get(*index as usize),
            _ => None,
        };
        let first = run.glyphs.first().and_then(|index| glyphs.get(*index as usize));
        let is_apart = |distance: f64| distance > run::blank_between(last, first) + spread;
        let stand_in_words = last.is_some_and(|glyph| !is_blank(glyph)) && first.is_some_and(|glyph| !is_blank(glyph));
        if distance.is_some_and(is_apart) && stand_in_words {
            line.pieces.push(Piece::Blank);
        }
        line.pieces.extend(run.glyphs.iter().map(|index| Piece::Glyph(*index)));
        line.first = line.first.min(run.glyphs.first().copied().unwrap_or(u32::MAX));
        line.count += run.glyphs.len();
        line.end = line.end.max(run.end);
        line.size = line.size.max(run.size);
    }
    out.extend(line);
}

fn is_blank(glyph: &Glyph) -> bool {
    glyph.text.chars().all(char::is_whitespace)
}

/// How far letters are set apart on purpose, in sizes: in a line of single letters at one distance, as in titles and in
/// forms with a field for each letter, that distance parts no words. The dots that lead to the number of a page are no
/// letters.
fn spread(glyphs: &[Glyph], runs: &[Run]) -> f64 {
    const LETTERS: usize = 4;
    let says =
        |index: &u32| glyphs.get(*index as usize).is_some_and(|glyph| glyph.text.contains(char::is_alphanumeric));
    let is_word = |run: &Run| run.glyphs.iter().any(says);
    let words = runs.iter().filter(|run| is_word(run)).count();
    let single = runs.iter().filter(|run| run.glyphs.len() == 1 && is_word(run)).count();
    if words < LETTERS || single * 5 < words * 4 {
        return 0.0;
    }
    let pairs = runs.windows(2).filter_map(|pair| match pair {
        [one, next] if is_word(one) && is_word(next) => Some((next.start - one.end) / one.size.max(next.size)),
        _ => None,
    });
    let mut gaps: Vec<f64> = pairs.collect();
    gaps.sort_by(f64::total_cmp);
    let middle = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    if middle > run::WIDEST_SPREAD { 0.0 } else { (middle * 1.25).max(0.0) }
}
