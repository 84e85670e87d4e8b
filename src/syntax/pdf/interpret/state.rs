//! The graphics state, as far as it bears on what is noted (ISO 32000-2, 8.4 and 9.3).

use std::rc::Rc;

use crate::syntax::pdf::matrix::{Matrix, Rect};
use crate::syntax::pdf::typeface::Typeface;

/// What `q` saves and `Q` restores.
#[derive(Clone)]
pub(super) struct State {
    pub matrix: Matrix,
    /// What is shown, at most.
    pub clip: Rect,
    pub color: Option<[f64; 3]>,
    /// Whether the numbers of colors are light, or ink, as they stand.
    pub is_direct: bool,
    /// Whether a pattern is painted instead of a color.
    pub is_pattern: bool,
    pub alpha: f64,
    /// Whether what is painted replaces what lies under it, and is cut away along straight lines alone.
    pub is_plain: bool,
    pub font: Option<Rc<Typeface>>,
    pub font_name: Option<Vec<u8>>,
    pub size: f64,
    pub char_space: f64,
    pub word_space: f64,
    pub scale: f64,
    pub leading: f64,
    pub rise: f64,
    pub mode: i64,
    /// Where the next glyph is placed; not saved by other readers either.
    pub text: Matrix,
    /// Where the line begins.
    pub line: Matrix,
    /// Whether all of it belongs to a layer that is off.
    pub is_off: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            matrix: Matrix::default(),
            clip: Rect::EVERYTHING,
            color: Some([0.0; 3]),
            is_direct: true,
            is_pattern: false,
            alpha: 1.0,
            is_plain: true,
            font: None,
            font_name: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            text: Matrix::default(),
            line: Matrix::default(),
            is_off: false,
        }
    }
}
