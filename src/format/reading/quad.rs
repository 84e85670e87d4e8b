//! Where pieces of texts stand.

use super::Passage;
use crate::format::Quad;
use crate::model::Span;
use crate::syntax::pdf::drawing::{Drawing, Glyph};
use crate::syntax::pdf::matrix::Point;

/// Glyphs further apart than this many heights of theirs have boxes of their own.
const GAP: f64 = 2.0;

/// Finds where a piece of a passage is drawn: a place for each of its lines.
pub fn quads(drawing: &Drawing, passage: &Passage, span: Span) -> Vec<Quad> {
    let is_blank = |glyph: &Glyph| !glyph.text.is_empty() && glyph.text.trim().is_empty();
    let said = passage.said(drawing, span).map(|(_, _, glyph)| glyph).filter(|glyph| !is_blank(glyph));
    let mut lines: Vec<Line> = Vec::new();
    for glyph in said {
        match lines.last_mut() {
            Some(line) if line.holds(glyph) => line.take(glyph),
            _ => lines.push(Line::new(glyph)),
        }
    }
    lines.iter().map(Line::quad).filter(|quad| quad.iter().all(|(x, y)| x.is_finite() && y.is_finite())).collect()
}

/// Glyphs beside each other, measured along the line on which the first of them stands.
struct Line {
    origin: Point,
    /// The way along, of length 1.
    along: Point,
    height: f64,
    /// Left, bottom, right and top.
    sides: [f64; 4],
}

impl Line {
    fn new(glyph: &Glyph) -> Self {
        let along = unit(glyph.advance).or_else(|| unit((glyph.up.1, -glyph.up.0))).unwrap_or((1.0, 0.0));
        let height = glyph.up.0.hypot(glyph.up.1);
        let mut line = Self { origin: glyph.origin, along, height, sides: [0.0; 4] };
        line.take(glyph);
        line
    }

    /// Where a point is, seen from the line.
    fn seen(&self, (x, y): Point) -> Point {
        let (x, y) = (x - self.origin.0, y - self.origin.1);
        (x * self.along.0 + y * self.along.1, y * self.along.0 - x * self.along.1)
    }

    fn back(&self, (x, y): Point) -> Point {
        let (dx, dy) = self.along;
        (self.origin.0 + x * dx - y * dy, self.origin.1 + x * dy + y * dx)
    }

    fn holds(&self, glyph: &Glyph) -> bool {
        let (x, y) = self.seen(glyph.origin);
        let [left, _, right, _] = self.sides;
        let apart = if x > right { x - right } else { (left - x).max(0.0) };
        y.abs() < self.height * 0.5 && apart < self.height * GAP
    }

    fn take(&mut self, glyph: &Glyph) {
        for corner in glyph.corners() {
            let (x, y) = self.seen(corner);
            let [left, bottom, right, top] = self.sides;
            self.sides = [left.min(x), bottom.min(y), right.max(x), top.max(y)];
        }
    }

    fn quad(&self) -> Quad {
        let [left, bottom, right, top] = self.sides;
        [(left, bottom), (right, bottom), (right, top), (left, top)].map(|corner| self.back(corner))
    }
}

fn unit((x, y): Point) -> Option<Point> {
    let len = x.hypot(y);
    (len.is_finite() && len > 1e-6).then(|| (x / len, y / len))
}
