//! Lines and shapes under areas (ISO 32000-2, 8.5): letters may be drawn as well as written, and signatures are.
//!
//! Strokes lose the pieces that an area touches. What is filled goes shape by shape. Straight lines and simple shapes that
//! reach far beyond an area say nothing there, and stay.

use std::collections::BTreeMap;

use crate::syntax::pdf::content::{Operation, Operations, Operator};
use crate::syntax::pdf::matrix::{Matrix, Point, Rect};
use crate::syntax::pdf::object::Object;

/// How far beyond an area a shape may reach and still count as within, in units of the page.
const EDGE: f64 = 2.0;

/// How much of a filled shape has to be touched.
const FILLED: f64 = 0.3;

/// Shapes with no more corners are rectangles and the like.
const SIMPLE: usize = 8;

/// What becomes of operations, by their index: they go, or others are in their place.
pub type Fates = BTreeMap<u32, Option<Operation>>;

/// Tells what becomes of the operations of a stream. `matrix` is how its space lies in that of the areas.
pub fn fates(operations: &[u8], matrix: &Matrix, areas: &[Rect]) -> Fates {
    let mut art = LineArt { areas, matrix: *matrix, saved: Vec::new(), path: Path::default(), fates: Fates::new() };
    for (index, operation) in (0..).zip(Operations::new(operations)) {
        art.operation(index, operation);
    }
    art.fates
}

struct LineArt<'a> {
    areas: &'a [Rect],
    matrix: Matrix,
    saved: Vec<Matrix>,
    path: Path,
    fates: Fates,
}

#[derive(Default)]
struct Path {
    steps: Vec<Step>,
    clips: bool,
}

/// An operation that makes a path.
struct Step {
    index: u32,
    operator: Operator,
    /// Where it ends, as it is written.
    end: Vec<Object>,
    /// All that it names, on the page.
    points: Vec<Point>,
}

/// The most matrices that are saved at once.
const SAVED: usize = 1024;

impl LineArt<'_> {
    fn operation(&mut self, index: u32, operation: Operation) {
        use Operator::*;
        match operation.operator {
            Save if self.saved.len() < SAVED => self.saved.push(self.matrix),
            Restore => self.matrix = self.saved.pop().unwrap_or(self.matrix),
            Concat => {
                let matrix = Matrix::read(&Object::Array(operation.operands));
                self.matrix = matrix.map_or(self.matrix, |matrix| matrix.then(&self.matrix));
            }
            MoveTo | LineTo | Curve | CurveFirst | CurveLast | Close | Rectangle => self.step(index, &operation),
            Clip | ClipEvenOdd => self.path.clips = true,
            operator if operator == EndPath || operator.paints_path() => {
                let path = std::mem::take(&mut self.path);
                self.paint(&path, index, operator);
            }
            _ => {}
        }
    }

    fn step(&mut self, index: u32, operation: &Operation) {
        let numbers: Vec<f64> = operation.operands.iter().map(|operand| operand.as_number().unwrap_or(0.0)).collect();
        let points: Vec<Point> = match (operation.operator, numbers.as_slice()) {
            (Operator::Rectangle, &[x, y, width, height]) => {
                vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
            }
            (_, numbers) => numbers.as_chunks::<2>().0.iter().map(|[x, y]| (*x, *y)).collect(),
        };
        let end = operation.operands.len().saturating_sub(2);
        self.path.steps.push(Step {
            index,
            operator: operation.operator,
            end: operation.operands.get(end..).unwrap_or_default().to_vec(),
            points: points.into_iter().map(|point| self.matrix.point(point)).collect(),
        });
    }

    fn paint(&mut self, path: &Path, index: u32, operator: Operator) {
        if path.clips {
            self.clip(path);
            return;
        }
        let begins = |_: &Step, next: &Step| !matches!(next.operator, Operator::MoveTo | Operator::Rectangle);
        let strokes = strokes(operator);
        for shape in path.steps.chunk_by(begins) {
            let points = || shape.iter().flat_map(|step| step.points.iter().copied());
            let Some(bounds) = Rect::around(points()) else { continue };
            if self.areas.iter().any(|area| is_within(area, &bounds)) {
                shape.iter().for_each(|step| self.gone(step));
            } else if strokes {
                self.cut(shape);
            } else if self.says(&bounds, points()) {
                shape.iter().for_each(|step| self.gone(step));
            }
        }
        if !path.steps.is_empty() && path.steps.iter().all(|step| self.fates.get(&step.index) == Some(&None)) {
            self.fates.insert(index, None);
        }
    }

    /// Tells whether a filled shape says anything in the areas.
    fn says(&self, bounds: &Rect, points: impl Iterator<Item = Point>) -> bool {
        let least = bounds.area() * FILLED;
        let points: Vec<Point> = points.collect();
        let has_corner = |area: &Rect| points.len() > SIMPLE && points.iter().any(|point| area.holds(*point));
        self.areas.iter().any(|area| least > 0.0 && area.cut(bounds).area() > least || has_corner(area))
    }

    /// What is drawn within a shape that lies in an area is not drawn at all.
    fn clip(&mut self, path: &Path) {
        let bounds = Rect::around(path.steps.iter().flat_map(|step| step.points.iter().copied()));
        let is_simple = path.steps.len() <= SIMPLE;
        let lies_within = |bounds: &Rect| self.areas.iter().any(|area| is_within(area, bounds));
        if is_simple || !bounds.is_some_and(|bounds| lies_within(&bounds)) {
            return;
        }
        path.steps.iter().for_each(|step| self.gone(step));
        if let Some(first) = path.steps.first() {
            let operands = vec![Object::Integer(0); 4];
            self.fates.insert(first.index, Some(Operation { operator: Operator::Rectangle, operands }));
        }
    }

    /// Takes the pieces out of a line that areas touch.
    fn cut(&mut self, shape: &[Step]) {
        let is_touched = |points: &[Point]| points.iter().any(|point| self.areas.iter().any(|area| area.holds(*point)));
        let mut touched: Vec<bool> = Vec::new();
        let mut from: Option<Point> = None;
        for step in shape {
            let starts = from.filter(|_| step.operator != Operator::MoveTo && !step.points.is_empty());
            touched.push(is_touched(&step.points) || starts.is_some_and(|from| is_touched(&[from])));
            from = step.points.last().copied().or(from);
        }
        if !touched.contains(&true) {
            return;
        }
        for (at, (step, is_touched)) in shape.iter().zip(&touched).enumerate() {
            let is_closing = step.operator == Operator::Close;
            if !is_touched && !is_closing {
                continue;
            }
            self.gone(step);
            // What follows and stays begins where this ends, which is outside then.
            let goes_on = touched.get(at + 1) == Some(&false) && !step.end.is_empty();
            let ends_outside = step.points.last().is_some_and(|end| !self.areas.iter().any(|area| area.holds(*end)));
            if goes_on && ends_outside && step.operator != Operator::Rectangle {
                let moved = Operation { operator: Operator::MoveTo, operands: step.end.clone() };
                self.fates.insert(step.index, Some(moved));
            }
        }
    }

    fn gone(&mut self, step: &Step) {
        self.fates.insert(step.index, None);
    }
}

fn is_within(area: &Rect, bounds: &Rect) -> bool {
    let Rect { left, bottom, right, top } = *area;
    let wide = Rect { left: left - EDGE, bottom: bottom - EDGE, right: right + EDGE, top: top + EDGE };
    wide.holds((bounds.left, bounds.bottom)) && wide.holds((bounds.right, bounds.top))
}

const fn strokes(operator: Operator) -> bool {
    use Operator::*;
    matches!(operator, Stroke | CloseStroke | FillStroke | FillStrokeEvenOdd | CloseFillStroke | CloseFillStrokeEvenOdd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::pdf::content;

    const AREA: Rect = Rect { left: 100.0, bottom: 100.0, right: 200.0, top: 150.0 };

    fn left(operations: &str) -> String {
        let fates = fates(operations.as_bytes(), &Matrix::default(), &[AREA]);
        let mut out = Vec::new();
        for (index, operation) in (0..).zip(Operations::new(operations.as_bytes())) {
            match fates.get(&index) {
                Some(None) => {}
                Some(Some(other)) => content::write(other, &mut out),
                None => content::write(&operation, &mut out),
            }
        }
        String::from_utf8_lossy(&out).replace('\n', " ").trim_end().to_owned()
    }

    #[test]
    fn what_lies_in_an_area_goes_and_what_lies_beside_it_stays() {
        assert_eq!(left("110 110 m 120 140 l 130 110 l S"), "");
        assert_eq!(left("110 110 5 5 re f 10 10 5 5 re f"), "10 10 5 5 re f");
        assert_eq!(
            left("q 1 0 0 1 100 100 cm 10 10 5 5 re f Q 10 10 5 5 re f"),
            "q 1 0 0 1 100 100 cm Q 10 10 5 5 re f"
        );
    }

    #[test]
    fn strokes_lose_the_pieces_that_are_touched() {
        assert_eq!(left("10 120 m 110 120 l 190 120 l 300 120 l 400 120 l S"), "10 120 m 300 120 m 400 120 l S");
        assert_eq!(left("10 120 m 50 120 60 130 90 120 c 120 120 m 130 130 l S"), "10 120 m 50 120 60 130 90 120 c S");
    }

    #[test]
    fn rules_and_grounds_that_reach_far_beyond_stay() {
        for stays in ["0 120 m 500 120 l S", "0 0 600 800 re f", "0 0 600 800 re S", "0 0 600 800 re W n"] {
            assert_eq!(left(stays), stays);
        }
    }

    #[test]
    fn letters_that_are_shapes_go_one_by_one_also_where_they_cut_something_out() {
        let letter = |x: i32| format!("{x} 110 m {} 140 l {} 110 l h ", x + 10, x + 20);
        assert_eq!(left(&format!("{}{}f", letter(110), letter(300))), format!("{}f", letter(300)));
        let nine = letter(110).repeat(3);
        assert_eq!(left(&format!("{nine}W n")), "0 0 0 0 re W n");
    }
}
