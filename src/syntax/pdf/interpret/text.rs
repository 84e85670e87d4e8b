//! Text: where its glyphs stand and what they say (ISO 32000-2, 9.3 and 9.4).

use super::{Frame, Run, matrix_of};
use crate::syntax::pdf::content::{Operation, Operator};
use crate::syntax::pdf::drawing::{Glyph, Place, Style};
use crate::syntax::pdf::matrix::{Matrix, Point};
use crate::syntax::pdf::object::Object;
use crate::syntax::pdf::typeface::Typeface;

/// Tells whether an operation is one of texts.
pub(super) const fn is_of_text(operator: Operator) -> bool {
    use Operator::*;
    matches!(
        operator,
        ShowText
            | ShowSpaced
            | MoveText
            | TextMatrix
            | Font
            | BeginText
            | EndText
            | CharSpace
            | WordSpace
            | TextScale
            | Leading
            | TextMode
            | TextRise
            | MoveTextLeading
            | NextLine
            | NextLineShow
            | NextLineShowSpaced
    )
}

/// How many bytes of text an operation shows.
pub(super) fn len_bytes(operation: &Operation) -> usize {
    let Some(last) = operation.operands.last() else { return 0 };
    let strings = last.as_array().unwrap_or(std::slice::from_ref(last)).iter().filter_map(Object::as_string);
    strings.map(<[u8]>::len).sum()
}

/// A rendering mode in which nothing is drawn (table 104).
const INVISIBLE: [i64; 2] = [3, 7];

impl Run<'_, '_> {
    pub(super) fn text(&mut self, frame: &mut Frame<'_>, operator: Operator, operands: &[Object]) {
        let number = |index: usize| operands.get(index).and_then(Object::as_number).unwrap_or(0.0);
        let state = &mut frame.state;
        match operator {
            Operator::BeginText => (state.text, state.line) = (Matrix::default(), Matrix::default()),
            Operator::CharSpace => state.char_space = number(0),
            Operator::WordSpace => state.word_space = number(0),
            Operator::TextScale => state.scale = number(0) / 100.0,
            Operator::Leading => state.leading = number(0),
            Operator::TextRise => state.rise = number(0),
            Operator::TextMode => state.mode = operands.first().and_then(Object::as_integer).unwrap_or(0),
            Operator::Font => {
                if let Some(name) = operands.first().and_then(Object::as_name) {
                    state.font = self.all.font(frame.resources, name);
                    state.font_name = Some(name.to_vec());
                }
                state.size = number(1);
            }
            Operator::TextMatrix => {
                if let Some(matrix) = matrix_of(operands) {
                    (state.text, state.line) = (matrix, matrix);
                }
            }
            Operator::MoveText => next_line(frame, number(0), number(1)),
            Operator::MoveTextLeading => {
                state.leading = -number(1);
                next_line(frame, number(0), number(1));
            }
            Operator::NextLine => new_line(frame),
            Operator::NextLineShow => {
                new_line(frame);
                self.show(frame, 0, operands.first());
            }
            Operator::NextLineShowSpaced => {
                (state.word_space, state.char_space) = (number(0), number(1));
                new_line(frame);
                self.show(frame, 0, operands.get(2));
            }
            Operator::ShowText => self.show(frame, 0, operands.first()),
            Operator::ShowSpaced => {
                let items = operands.first().and_then(Object::as_array).unwrap_or_default();
                for (index, item) in (0..).zip(items) {
                    match item.as_number() {
                        Some(distance) => shift(frame, distance),
                        None => self.show(frame, index, Some(item)),
                    }
                }
            }
            _ => {}
        }
    }

    /// Notes the glyphs of a string.
    fn show(&mut self, frame: &mut Frame<'_>, item: u32, string: Option<&Object>) {
        let Some(bytes) = string.and_then(Object::as_string) else { return };
        let font = frame.state.font.clone().unwrap_or_else(|| self.all.plain_font());
        let style = self.style(frame, &font);
        let order = self.next_order();
        let state = &mut frame.state;
        let (instance, operation) = (frame.instance, frame.operation);
        let is_off = state.is_off || frame.marks.is_off();
        let mut rest = bytes;
        while let Some(char) = font.next(rest) {
            let start = bytes.len() - rest.len();
            rest = rest.get(char.len..).unwrap_or_default();
            let space = state.char_space + if char.is_space { state.word_space } else { 0.0 };
            let to_page = state.text.then(&state.matrix);
            let (at, own, whole) = if font.is_vertical() {
                let (x, y) = char.origin;
                let at = (-x * state.size * state.scale, -y * state.size + state.rise);
                let own = (0.0, char.width * state.size);
                (at, own, (0.0, char.width * state.size + space))
            } else {
                let own = (char.width * state.size * state.scale, 0.0);
                let whole = (char.width * state.size + space) * state.scale;
                ((0.0, state.rise), own, (whole, 0.0))
            };
            let up = if font.is_vertical() { (state.size * state.scale, 0.0) } else { (0.0, state.size * font.up()) };
            let distance = if state.size == 0.0 {
                0.0
            } else if font.is_vertical() {
                -whole.1 * 1000.0 / state.size
            } else {
                -(char.width * state.size + space) * 1000.0 / state.size
            };
            let mut glyph = Glyph {
                text: char.text,
                origin: to_page.point(at),
                advance: to_page.way(own),
                up: to_page.way(up),
                place: Place {
                    instance,
                    operation,
                    item,
                    start: u32::try_from(start).unwrap_or(u32::MAX),
                    len: u32::try_from(char.len).unwrap_or(u32::MAX),
                },
                distance,
                stretch: length(to_page.way((1.0, 0.0))),
                style,
                code: bytes
                    .get(start..start + char.len)
                    .unwrap_or_default()
                    .iter()
                    .fold(0, |code, byte| code << 8 | u32::from(*byte)),
                color: state.color,
                order,
                is_hidden: INVISIBLE.contains(&state.mode),
                is_off,
            };
            let rect = glyph.rect();
            let middle = ((rect.left + rect.right) / 2.0, (rect.bottom + rect.top) / 2.0);
            glyph.is_hidden |= !state.clip.holds(middle);
            self.drawing.glyphs.push(glyph);
            state.text = Matrix::shift(whole.0, whole.1).then(&state.text);
        }
    }

    fn style(&mut self, frame: &Frame<'_>, font: &Typeface) -> u32 {
        let state = &frame.state;
        let style = Style {
            font: state.font_name.clone(),
            size: state.size,
            up: font.up(),
            char_space: state.char_space,
            word_space: state.word_space,
            scale: state.scale,
            rise: state.rise,
            mode: state.mode,
            is_vertical: font.is_vertical(),
        };
        if self.drawing.styles.last() != Some(&style) {
            self.drawing.styles.push(style);
        }
        u32::try_from(self.drawing.styles.len().saturating_sub(1)).unwrap_or(u32::MAX)
    }
}

fn next_line(frame: &mut Frame<'_>, x: f64, y: f64) {
    frame.state.line = Matrix::shift(x, y).then(&frame.state.line);
    frame.state.text = frame.state.line;
}

fn new_line(frame: &mut Frame<'_>) {
    next_line(frame, 0.0, -frame.state.leading);
}

/// A distance in a list of strings and distances.
fn shift(frame: &mut Frame<'_>, distance: f64) {
    let state = &mut frame.state;
    let is_vertical = state.font.as_ref().is_some_and(|font| font.is_vertical());
    let way = -distance / 1000.0 * state.size;
    let (x, y) = if is_vertical { (0.0, way) } else { (way * state.scale, 0.0) };
    state.text = Matrix::shift(x, y).then(&state.text);
}

fn length((x, y): Point) -> f64 {
    x.hypot(y)
}
