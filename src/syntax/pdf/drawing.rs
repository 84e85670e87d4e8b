//! What the contents of a page draw: glyphs, filled areas and pictures, each with the operation that draws it.

use std::rc::Rc;

use super::matrix::{Matrix, Point, Rect};
use super::object::{Dict, Ref, Stream};

/// All that a page, or an appearance, draws.
#[derive(Debug, Default)]
pub struct Drawing {
    /// The streams of operations, each as often as it is drawn; the first is that of the page.
    pub instances: Vec<Instance>,
    /// Its glyphs in the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    /// How texts are set.
    pub styles: Vec<Style>,
    /// What is filled.
    pub fills: Vec<Fill>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// What stands for content when it is read aloud or copied.
    pub words: Vec<Words>,
}

/// A stream of operations where it is drawn.
#[derive(Debug)]
pub struct Instance {
    /// Which stream.
    pub source: Source,
    /// The instance that draws it, and how.
    pub parent: Option<(u32, Call)>,
    /// Where its names lead.
    pub resources: Rc<Dict>,
    /// How its space lies on the page; nothing where that is not the place at which it is seen.
    pub matrix: Option<Matrix>,
}

/// Where a stream of operations comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The page, or whatever was interpreted.
    Root,
    /// An object.
    Object(Ref),
}

/// What draws a stream of operations.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Call {
    /// An operation, by its index.
    Operation(u32),
    /// A pattern, by its name.
    Pattern(Vec<u8>),
    /// The mask of a graphics state, by the name of that.
    Mask(Vec<u8>),
}

/// Where in the operations a glyph is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The instance.
    pub instance: u32,
    /// The operation in it.
    pub operation: u32,
    /// The string in a list of strings and distances.
    pub item: u32,
    /// The first byte of the string.
    pub start: u32,
    /// How many bytes.
    pub len: u32,
}

/// A glyph. Places and ways are in the default user space of the page.
#[derive(Debug, Clone)]
pub struct Glyph {
    /// What it says; empty where nobody can tell.
    pub text: Box<str>,
    /// Where it stands on its line.
    pub origin: Point,
    /// The way from there to the next glyph, without what sets letters and words apart.
    pub advance: Point,
    /// The way up, as long as the letters are high.
    pub up: Point,
    /// Where it is written.
    pub place: Place,
    /// What stands in for it in a list of strings and distances.
    pub distance: f64,
    /// How long one unit of its text is on the page, along the line.
    pub stretch: f64,
    /// How it is set.
    pub style: u32,
    /// The bytes that stand for it, as one number.
    pub code: u32,
    /// Its color in red, green and blue up to 1, where it can be told.
    pub color: Option<[f64; 3]>,
    /// When it is drawn.
    pub order: u32,
    /// Whether the reader does not see it: drawn with no color, beyond the page or cut away.
    pub is_hidden: bool,
    /// Whether it belongs to a layer that is not shown.
    pub is_off: bool,
}

/// How a text is set (ISO 32000-2, 9.3).
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// The name of the font among the resources; nothing where a graphics state has set it.
    pub font: Option<Vec<u8>>,
    /// The size.
    pub size: f64,
    /// How high letters are for a size of 1.
    pub up: f64,
    /// The distance between letters.
    pub char_space: f64,
    /// The distance between words.
    pub word_space: f64,
    /// How wide letters are, 1 for as they are.
    pub scale: f64,
    /// How high above the line.
    pub rise: f64,
    /// The rendering mode.
    pub mode: i64,
    /// Whether it runs downwards.
    pub is_vertical: bool,
}

/// An area that is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// A rectangle around it.
    pub rect: Rect,
    /// Whether all of the rectangle is painted, and nothing shines through.
    pub is_solid: bool,
    /// Its color in red, green and blue up to 1, where it is one and can be told.
    pub color: Option<[f64; 3]>,
    /// When it is drawn.
    pub order: u32,
}

/// A picture.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The instance that draws it.
    pub instance: u32,
    /// The operation that draws it.
    pub operation: u32,
    /// Which it is.
    pub source: PictureSource,
    /// How the unit square that it fills lies on the page.
    pub matrix: Matrix,
    /// When it is drawn.
    pub order: u32,
    /// Whether it belongs to a layer that is not shown.
    pub is_off: bool,
}

/// Where a picture comes from.
#[derive(Debug, Clone)]
pub enum PictureSource {
    /// An object.
    Object(Ref),
    /// The operation that draws it.
    Inline(Rc<Stream>),
}

/// A text that stands for content: the replacement of a span, a description, a long form (14.9).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The instance.
    pub instance: u32,
    /// The operation that begins the content.
    pub operation: u32,
    /// The key of the text.
    pub key: &'static str,
    /// The text, as it is written.
    pub bytes: Vec<u8>,
}

impl Picture {
    /// The smallest upright rectangle around it.
    pub fn rect(&self) -> Rect {
        Rect::UNIT.transformed(&self.matrix)
    }
}

impl Glyph {
    /// Its corners: where it stands, along the line, and above both.
    pub fn corners(&self) -> [Point; 4] {
        let add = |one: Point, other: Point| (one.0 + other.0, one.1 + other.1);
        let (drop, rise) = ((self.up.0 * -0.22, self.up.1 * -0.22), (self.up.0 * 0.78, self.up.1 * 0.78));
        let end = add(self.origin, self.advance);
        [add(self.origin, drop), add(end, drop), add(end, rise), add(self.origin, rise)]
    }

    /// The smallest upright rectangle around its letter, without what reaches above and below most letters.
    pub fn letter(&self) -> Rect {
        let way = |part: f64| (self.origin.0 + self.up.0 * part, self.origin.1 + self.up.1 * part);
        let along = |(x, y): Point| (x + self.advance.0, y + self.advance.1);
        let (low, high) = (way(0.0), way(0.6));
        Rect::around([low, high, along(low), along(high)]).unwrap_or_else(|| self.rect())
    }

    /// The smallest upright rectangle around it.
    pub fn rect(&self) -> Rect {
        let (x, y) = self.origin;
        Rect::around(self.corners()).unwrap_or(Rect { left: x, bottom: y, right: x, top: y })
    }
}
