//! Paths: what they cut away, and what they cover (ISO 32000-2, 8.5).

use super::state::State;
use crate::syntax::pdf::content::Operator;
use crate::syntax::pdf::drawing::{Drawing, Fill};
use crate::syntax::pdf::matrix::{Point, Rect};
use crate::syntax::pdf::object::Object;

/// More corners than any rectangle has are not kept; only how far they reach.
const CORNERS: usize = 64;

/// The most pieces of a path of which it is told what they do to each other.
const PIECES: usize = 256;

/// The path that is being made.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// Its rectangles, in the space of the page.
    rects: Vec<Piece>,
    /// What its other pieces reach over.
    others: Vec<Rect>,
    /// The corners of the piece at hand.
    corners: Vec<Point>,
    bounds: Option<Rect>,
    is_straight: bool,
    clips: bool,
}

/// A rectangle of a path.
#[derive(Debug, Clone, Copy)]
struct Piece {
    rect: Rect,
    /// Whether it runs around counterclockwise.
    is_left: bool,
}

/// Does an operation of paths or colors.
pub(super) fn operation(
    path: &mut Path,
    state: &mut State,
    operator: Operator,
    operands: &[Object],
    drawing: &mut Drawing,
    order: u32,
) {
    let number = |index: usize| operands.get(index).and_then(Object::as_number).unwrap_or(0.0);
    match operator {
        Operator::Rectangle => {
            path.end_piece();
            let (x, y, width, height) = (number(0), number(1), number(2), number(3));
            let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)];
            path.begin(state.matrix.point((x, y)));
            corners.iter().skip(1).for_each(|corner| path.line(state.matrix.point(*corner)));
            path.end_piece();
        }
        Operator::MoveTo => {
            path.end_piece();
            path.begin(state.matrix.point((number(0), number(1))));
        }
        Operator::LineTo => path.line(state.matrix.point((number(0), number(1)))),
        Operator::Curve | Operator::CurveFirst | Operator::CurveLast => {
            let points = operands.as_chunks::<2>().0;
            for [x, y] in points {
                path.line(state.matrix.point((x.as_number().unwrap_or(0.0), y.as_number().unwrap_or(0.0))));
            }
            path.is_straight = false;
        }
        Operator::Close => path.end_piece(),
        Operator::Clip | Operator::ClipEvenOdd => path.clips = true,
        operator if operator.fills_path() => {
            path.end_piece();
            if state.alpha > 0.0 && !state.is_off {
                let is_solid = state.alpha >= 1.0 && state.is_plain && !state.is_pattern;
                path.filled(operator, &mut |rect, is_whole| {
                    let is_solid = is_solid && is_whole;
                    let color = state.color.filter(|_| is_solid);
                    fill(drawing, Fill { rect: rect.cut(&state.clip), is_solid, color, order });
                });
            }
            path.end(state);
        }
        Operator::Stroke | Operator::CloseStroke | Operator::EndPath => {
            path.end_piece();
            path.end(state);
        }
        Operator::FillGray | Operator::FillRgb | Operator::FillCmyk => {
            (state.color, state.is_direct, state.is_pattern) = (color(operands), true, false);
        }
        Operator::FillColor => set_color(state, operands),
        Operator::Shading if !state.is_off => {
            fill(drawing, Fill { rect: state.clip, is_solid: false, color: None, order });
        }
        _ => {}
    }
}

/// Sets the color that is filled with, in the space that was set before, or a pattern.
pub(super) fn set_color(state: &mut State, operands: &[Object]) {
    state.color = color(operands).filter(|_| state.is_direct);
    state.is_pattern = operands.last().is_some_and(|last| last.as_name().is_some());
}

/// The most fills of a page that are told apart.
const FILLS: usize = 200_000;

fn fill(drawing: &mut Drawing, fill: Fill) {
    if drawing.fills.len() < FILLS {
        drawing.fills.push(fill);
    } else if let Some(last) = drawing.fills.last_mut() {
        *last = Fill { rect: last.rect.joined(&fill.rect), is_solid: false, color: None, order: fill.order };
    }
}

impl Path {
    fn begin(&mut self, point: Point) {
        self.corners = vec![point];
        self.is_straight = true;
        self.reach(point);
    }

    fn line(&mut self, point: Point) {
        if self.corners.len() < CORNERS {
            self.corners.push(point);
        }
        self.reach(point);
    }

    fn reach(&mut self, point: Point) {
        let here = Rect::around([point]);
        self.bounds = match (self.bounds, here) {
            (Some(bounds), Some(here)) => Some(bounds.joined(&here)),
            (bounds, here) => bounds.or(here),
        };
    }

    /// Ends a piece of the path, which is a rectangle or is not.
    fn end_piece(&mut self) {
        let mut corners = std::mem::take(&mut self.corners);
        let is_near = |one: Point, other: Point| (one.0 - other.0).abs() < 0.01 && (one.1 - other.1).abs() < 0.01;
        if let (Some(first), Some(last)) = (corners.first().copied(), corners.last().copied())
            && corners.len() == 5
            && is_near(first, last)
        {
            corners.pop();
        }
        let &[a, b, c, d] = corners.as_slice() else {
            self.others.extend(Rect::around(corners).filter(|_| self.others.len() < PIECES));
            return;
        };
        let is_level = |one: Point, other: Point| (one.1 - other.1).abs() < 0.01;
        let is_plumb = |one: Point, other: Point| (one.0 - other.0).abs() < 0.01;
        let is_upright = is_level(a, b) && is_plumb(b, c) && is_level(c, d) && is_plumb(d, a)
            || is_plumb(a, b) && is_level(b, c) && is_plumb(c, d) && is_level(d, a);
        let Some(rect) = Rect::around([a, b, c, d]) else { return };
        if self.is_straight && is_upright {
            let turn = (b.0 - a.0) * (c.1 - b.1) - (b.1 - a.1) * (c.0 - b.0);
            self.rects.push(Piece { rect, is_left: turn > 0.0 });
        } else if self.others.len() < PIECES {
            self.others.push(rect);
        }
    }

    /// Gives what is filled, and tells of each piece whether it is a rectangle that is filled all over: none that another
    /// piece may cut a hole into (8.5.3.3).
    fn filled(&self, operator: Operator, give: &mut dyn FnMut(Rect, bool)) {
        use Operator::{CloseFillStrokeEvenOdd, FillEvenOdd, FillStrokeEvenOdd};
        let is_by_turns = matches!(operator, FillEvenOdd | FillStrokeEvenOdd | CloseFillStrokeEvenOdd);
        // Of paths with more pieces than anybody reads through none is known to be whole.
        if self.rects.len() + self.others.len() >= PIECES {
            self.bounds.into_iter().for_each(|bounds| give(bounds, false));
            return;
        }
        for (at, piece) in self.rects.iter().enumerate() {
            let meets = |rect: &Rect| piece.rect.cut(rect).area() > 0.0;
            let cuts = |(other_at, other): (usize, &Piece)| {
                other_at != at && (is_by_turns || other.is_left != piece.is_left) && meets(&other.rect)
            };
            give(piece.rect, !self.others.iter().any(meets) && !self.rects.iter().enumerate().any(cuts));
        }
        self.others.iter().for_each(|other| give(*other, false));
    }

    fn end(&mut self, state: &mut State) {
        if self.clips
            && let Some(bounds) = self.bounds
        {
            state.clip = state.clip.cut(&bounds);
            state.is_plain &= self.rects.len() == 1 && self.rects.first().is_some_and(|piece| piece.rect == bounds);
        }
        *self = Self::default();
    }
}

/// The color that numbers stand for: one for gray, three for red, green and blue, four for inks.
fn color(operands: &[Object]) -> Option<[f64; 3]> {
    let numbers: Vec<f64> = operands.iter().map(Object::as_number).collect::<Option<_>>()?;
    match *numbers.as_slice() {
        [gray] => Some([gray; 3]),
        [red, green, blue] => Some([red, green, blue]),
        [cyan, magenta, yellow, black] => {
            Some([cyan, magenta, yellow].map(|ink| (1.0 - ink.clamp(0.0, 1.0)) * (1.0 - black.clamp(0.0, 1.0))))
        }
        _ => None,
    }
}
