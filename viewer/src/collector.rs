//! The device that keeps glyphs and draws nothing.

use hayro_interpret::font::{Glyph as Shown, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

use crate::object;

/// The units that glyphs measure themselves in, to the em.
const UNITS_PER_EM: f64 = 1000.0;

/// How far above the line the middle of a letter is, in heights of the font.
const MIDDLE: f64 = 0.3;

/// What a glyph stands for when neither font nor code tell.
const UNKNOWN: char = '\u{fffd}';

/// Entries of a marked-content sequence whose strings stand for what is drawn in it (ISO 32000-2, 14.9).
const SPOKEN_FOR: [&[u8]; 3] = [b"ActualText", b"Alt", b"E"];

/// A glyph that a content stream shows, seen or not, in default user space.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// What it stands for; one glyph may be several characters.
    pub(crate) text: String,
    /// Where its origin is.
    pub(crate) origin: Point,
    /// Where its line runs to, of length one.
    pub(crate) direction: Vec2,
    /// How far the pen moves along the line.
    pub(crate) advance: f64,
    /// How large the font is, measured across the line.
    pub(crate) em: f64,
    /// Which showing operator it comes from.
    pub(crate) run: usize,
}

impl Glyph {
    /// How far along its line the glyph begins.
    pub(crate) fn start(&self) -> f64 {
        self.origin.to_vec2().dot(self.direction)
    }

    /// How far along its line the glyph ends.
    pub(crate) fn end(&self) -> f64 {
        self.start() + self.advance
    }

    /// The middle of its letter.
    pub(crate) fn middle(&self) -> Point {
        let up = Vec2::new(-self.direction.y, self.direction.x);
        self.origin + self.direction * (self.advance / 2.0) + up * (self.em * MIDDLE)
    }

    /// How far down the line lies, seen so that the line runs to the right.
    pub(crate) fn depth(&self) -> f64 {
        self.origin.x * self.direction.y - self.origin.y * self.direction.x
    }
}

/// Keeps every glyph that is shown, whatever paints, clips or hides it.
///
/// Glyphs, patterns and soft masks that are content streams themselves are not entered: they are objects of the file
/// and read on their own, once each.
#[derive(Default)]
pub(crate) struct Collector {
    /// The glyphs in the order of the content stream.
    pub(crate) glyphs: Vec<Glyph>,
    /// Strings that stand for marked content.
    pub(crate) notes: Vec<String>,
    runs: usize,
    /// Where the glyphs of the last run begin.
    last_run: usize,
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let glyphs = self.read(run, props.transform);
        // What is filled and stroked is handed over twice.
        let again = matches!(mode, DrawMode::Stroke(_)) && self.repeats_last_run(&glyphs);
        if !again {
            self.last_run = self.glyphs.len();
            self.glyphs.extend(glyphs);
            self.runs += 1;
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let Some(properties) = properties else { return };
        for key in SPOKEN_FOR {
            if let Some(string) = properties.get::<PdfString<'_>>(key) {
                self.notes.extend(object::readings(string.as_bytes()));
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

impl Collector {
    fn read(&self, run: &GlyphRun<'_, '_>, transform: Affine) -> Vec<Glyph> {
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        let stretched = is_stretched(run);
        let read = |glyph: &PositionedGlyph<'_>| {
            let transform = transform * glyph.transform();
            if vertical {
                downwards(glyph, transform, self.runs)
            } else {
                place(glyph, transform, stretched, self.runs)
            }
        };
        run.glyphs().iter().map(read).collect()
    }

    fn repeats_last_run(&self, glyphs: &[Glyph]) -> bool {
        let last = self.glyphs.get(self.last_run..).unwrap_or_default();
        last.len() == glyphs.len()
            && last.iter().zip(glyphs).all(|(one, other)| one.text == other.text && one.origin == other.origin)
    }
}

/// Whether the glyphs of a stand-in font are stretched one by one to the widths that the file tells.
///
/// Horizontal scaling (ISO 32000-2, 9.3.4) is the same for the whole run.
fn is_stretched(run: &GlyphRun<'_, '_>) -> bool {
    let width = |glyph: &PositionedGlyph<'_>| glyph.transform().as_coeffs()[0];
    run.glyphs().windows(2).any(|pair| match pair {
        [one, other] => (width(one) - width(other)).abs() > 1e-6,
        _ => false,
    })
}

fn place(glyph: &Shown<'_>, transform: Affine, stretched: bool, run: usize) -> Glyph {
    let [a, b, c, d, x, y] = transform.as_coeffs();
    let along = finite(Vec2::new(a, b));
    let across = finite(Vec2::new(c, d));
    let length = along.hypot();
    let direction = if length > 0.0 { along / length } else { Vec2::new(1.0, 0.0) };
    let unit = if stretched { across.hypot() } else { length };
    let advance = f64::from(advance_width(glyph).unwrap_or(0.0)) * unit;
    Glyph {
        text: text(glyph),
        origin: finite(Vec2::new(x, y)).to_point(),
        direction,
        advance: if advance.is_finite() { advance } else { 0.0 },
        em: across.hypot() * UNITS_PER_EM,
        run,
    }
}

/// Vertical writing runs down the height of its glyphs, nearly always one em each.
fn downwards(glyph: &Shown<'_>, transform: Affine, run: usize) -> Glyph {
    let [_, _, c, d, _, _] = transform.as_coeffs();
    let height = finite(Vec2::new(c, d));
    let length = height.hypot();
    let direction = if length > 0.0 { -height / length } else { Vec2::new(0.0, -1.0) };
    let em = length * UNITS_PER_EM;
    Glyph { direction, advance: em, em, ..place(glyph, transform, false, run) }
}

/// Files may hold numbers whose products have no value.
fn finite(vector: Vec2) -> Vec2 {
    if vector.is_finite() { vector } else { Vec2::ZERO }
}

fn advance_width(glyph: &Shown<'_>) -> Option<f32> {
    match glyph {
        Shown::Outline(glyph) => glyph.advance_width(),
        Shown::Type3(glyph) => glyph.advance_width(),
    }
}

/// What the font says that the glyph stands for; else its code, which is what most such fonts encode.
fn text(glyph: &Shown<'_>) -> String {
    match glyph.as_unicode() {
        Some(BfString::Char(char)) if char != '\0' => spelled(&[char]),
        Some(BfString::String(string)) if !string.is_empty() => spelled(&string.chars().collect::<Vec<_>>()),
        _ => spelled(&[char::from_u32(glyph.char_code()).unwrap_or(UNKNOWN)]),
    }
}

/// Writes Latin ligatures out and leaves no control characters.
fn spelled(chars: &[char]) -> String {
    let mut spelled = String::new();
    for char in chars {
        match char {
            '\u{fb00}' => spelled.push_str("ff"),
            '\u{fb01}' => spelled.push_str("fi"),
            '\u{fb02}' => spelled.push_str("fl"),
            '\u{fb03}' => spelled.push_str("ffi"),
            '\u{fb04}' => spelled.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => spelled.push_str("st"),
            char if char.is_whitespace() => spelled.push(' '),
            char if char.is_control() => spelled.push(UNKNOWN),
            char => spelled.push(*char),
        }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_are_written_out_and_control_characters_are_not_kept() {
        assert_eq!(spelled(&['G', 'r', 'i', '\u{fb03}', 'n']), "Griffin");
        assert_eq!(spelled(&['a', '\t', '\u{1}']), "a \u{fffd}");
    }
}
