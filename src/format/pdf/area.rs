//! What a person has drawn a box around on a page: all that it touches goes, and a black box stands there.

pub mod line_art;
mod mask;

pub use self::mask::Tone;

use super::PdfDocument;
use super::annotation;
use super::canvas;
use super::slot::Slots;
use crate::error::Result;
use crate::model::Area;
use crate::syntax::pdf::content::{self, Operation, Operations, Operator};
use crate::syntax::pdf::drawing::{Glyph, Picture};
use crate::syntax::pdf::image;
use crate::syntax::pdf::matrix::{Point, Rect};
use crate::syntax::pdf::page::Page;
use crate::syntax::pdf::{Dict, File, Object};

/// How much of a letter has to be touched.
const LETTER: f64 = 0.1;

/// How much of an annotation, or of the area where that is smaller.
const ANNOTATION: f64 = 0.02;

/// A part of a picture: corners across and down, in widths and heights of it.
pub type Part = Vec<[f64; 2]>;

/// The areas of a page, counted from 0.
pub fn of_page(areas: &[Area], index: u32) -> Vec<Rect> {
    let here = areas.iter().filter(|area| area.page_index() == index).map(Area::sides);
    here.map(|[left, bottom, right, top]| Rect { left, bottom, right, top }).collect()
}

/// Tells whether areas touch the letter of a glyph. What reaches above and below most letters does not count: it would
/// take the lines beside an area along.
pub fn touch_glyph(areas: &[Rect], glyph: &Glyph) -> bool {
    let letter = glyph.letter();
    areas.iter().any(|area| {
        let is_point = letter.area() <= 0.0;
        is_point && area.holds(glyph.origin) || !is_point && area.cut(&letter).area() > letter.area() * LETTER
    })
}

/// Tells whether areas touch an annotation.
pub fn touch_annotation(areas: &[Rect], file: &File, annotation: &Dict) -> bool {
    let Some(rect) = Rect::read(&file.value(annotation, "Rect")) else { return false };
    let is_touched = |area: &Rect| {
        let least = rect.area().min(area.area()) * ANNOTATION;
        area.cut(&rect).area() > least || rect.area() <= 0.0 && area.holds((rect.left, rect.bottom))
    };
    areas.iter().any(is_touched)
}

/// The parts of a picture that lie under quadrilaterals of the page.
pub fn parts(picture: &Picture, quads: impl Iterator<Item = [Point; 4]>) -> Vec<Part> {
    let Some(back) = picture.matrix.inverse() else { return Vec::new() };
    // The lower edge of a picture is at 0 (ISO 32000-2, 8.9.5.1), and its rows begin at the upper one.
    let parts = quads.map(|quad| quad.map(|corner| back.point(corner)).map(|(x, y)| [x, 1.0 - y]).to_vec());
    parts.filter(|part: &Part| touches_square(part)).collect()
}

/// The same without the pixels that lie there only in part, in a picture of so many.
pub fn parts_inside(
    picture: &Picture,
    quads: impl Iterator<Item = [Point; 4]>,
    (width, height): (f64, f64),
) -> Vec<Part> {
    let all = parts(picture, quads).into_iter().filter_map(|part| {
        let bounds = Rect::around(part.iter().map(|[x, y]| (*x, *y)))?;
        let (dx, dy) = (1.0 / width.max(1.0), 1.0 / height.max(1.0));
        let is_upright = part.iter().all(|[x, y]| {
            let is_at = |one: f64, other: f64| (one - other).abs() < 1e-6;
            (is_at(*x, bounds.left) || is_at(*x, bounds.right)) && (is_at(*y, bounds.bottom) || is_at(*y, bounds.top))
        });
        let (left, top) = (bounds.left + dx, bounds.bottom + dy);
        let (right, bottom) = (bounds.right - dx, bounds.top - dy);
        let inside = || vec![[left, top], [right, top], [right, bottom], [left, bottom]];
        (is_upright && left < right && top < bottom).then(inside)
    });
    all.collect()
}

fn touches_square(part: &Part) -> bool {
    Rect::around(part.iter().map(|[x, y]| (*x, *y))).is_some_and(|bounds| Rect::UNIT.cut(&bounds).area() > 0.0)
}

/// The same in pixels.
fn pixels(parts: &[Part], width: u32, height: u32) -> Vec<image::Area> {
    let (width, height) = (f64::from(width), f64::from(height));
    let scaled = |part: &Part| part.iter().map(|[x, y]| [x * width, y * height]).collect();
    parts.iter().filter_map(|part| image::Area::new(scaled(part))).collect()
}

/// Puts black boxes over areas, whatever state the operations of a page leave behind.
pub fn boxed(operations: &[u8], areas: &[Rect]) -> Vec<u8> {
    let mut out = Vec::with_capacity(operations.len() + 64);
    let (mut depth, mut is_text) = (0_usize, false);
    let mut write = |operator, operands: Vec<Object>| {
        content::write(&Operation { operator, operands }, &mut out);
    };
    write(Operator::Save, Vec::new());
    for operation in Operations::new(operations) {
        match operation.operator {
            Operator::Save => depth += 1,
            // It would undo what was saved before the first of them.
            Operator::Restore if depth == 0 => continue,
            Operator::Restore => depth -= 1,
            Operator::BeginText => is_text = true,
            Operator::EndText => is_text = false,
            _ => {}
        }
        write(operation.operator, operation.operands);
    }
    if is_text {
        write(Operator::EndText, Vec::new());
    }
    (0..=depth).for_each(|_| write(Operator::Restore, Vec::new()));
    write(Operator::FillGray, vec![Object::Integer(0)]);
    for area in areas {
        let sides = [area.left, area.bottom, area.width(), area.height()];
        write(Operator::Rectangle, sides.map(Object::Real).to_vec());
        write(Operator::Fill, Vec::new());
    }
    out
}

/// Counts the letters, pictures and annotations that areas of a file show.
///
/// # Errors
/// What interpreting gives.
pub fn count_within(document: &PdfDocument, areas: &[Area]) -> Result<usize> {
    document.walk(Slots::collect(0), &[], |walk| {
        let mut count = 0;
        for (index, page) in (0..).zip(walk.pages) {
            let here = of_page(areas, index);
            if here.is_empty() {
                continue;
            }
            let drawing = canvas::of_page(walk.file, walk.interpreter, page)?;
            let says = |glyph: &&Glyph| !glyph.is_off && !glyph.text.trim().is_empty() && touch_glyph(&here, glyph);
            let shows = |picture: &&Picture| {
                let parts = parts(picture, here.iter().map(Rect::corners));
                !picture.is_off && !parts.is_empty() && walk.shows(picture, &parts)
            };
            count += drawing.glyphs.iter().filter(says).count() + annotations(walk.file, page, &here);
            count += drawing.pictures.iter().filter(shows).count();
        }
        Ok(count)
    })
}

fn annotations(file: &File, page: &Page, areas: &[Rect]) -> usize {
    let all = annotation::all(file, &page.dict);
    all.iter().filter(|annotation| touch_annotation(areas, file, annotation)).count()
}
