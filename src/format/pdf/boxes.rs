//! Where on a page words stand.
//!
//! A page is interpreted once more in the way in which its units were made, so its texts come in the order of these.

use std::rc::Rc;

use super::{PdfDocument, annotation, canvas, form};
use crate::error::Result;
use crate::format::Quad;
use crate::format::reading::{self, Passage};
use crate::model::layout::index;
use crate::model::{Place, Span};
use crate::syntax::pdf::drawing::Drawing;
use crate::syntax::pdf::interpret::{Contents, Interpreter};
use crate::syntax::pdf::matrix::{Matrix, Rect};
use crate::syntax::pdf::page::Page;
use crate::syntax::pdf::{Dict, Object};

/// The most appearances of one page that are looked at.
const LOOKS: usize = 2000;

/// Finds the places of pieces of units on a page: one for each line, none for what the page does not draw.
pub fn boxes(document: &PdfDocument, page_index: u32, pieces: &[(u32, Span)]) -> Result<Vec<Vec<Quad>>> {
    let mut found = vec![Vec::new(); pieces.len()];
    let Some(page) = document.pages.get(page_index as usize) else { return Ok(found) };
    let number = page_index as usize + 1;
    let interpreter = Interpreter::new(&document.file, &document.layers);
    let drawing = canvas::of_page(&document.file, &interpreter, page)?;
    let mut units = units_of(document, Place::Page, number).into_iter();
    for passage in reading::passages(&drawing) {
        // In the same order. One that is not there any more does not take the places of those behind it.
        let mut later = units.clone();
        if let Some(unit) = later.find(|unit| says(document, *unit, &passage)) {
            units = later;
            note(unit, &drawing, &passage, pieces, &mut found);
        }
    }
    let units = units_of(document, Place::Annotation, number);
    // A note is told and drawn: what it draws is known by its words.
    for (bytes, dict, matrix) in if units.is_empty() { Vec::new() } else { looks(document, page) } {
        let resources = document.file.value(&dict, "Resources").as_dict().cloned();
        let resources = Rc::new(resources.unwrap_or_else(|| form::resources(&document.file)));
        let contents = Contents { bytes: &bytes, resources, matrix, shown: Rect::EVERYTHING };
        let drawing = interpreter.interpret(contents)?;
        for passage in reading::passages(&drawing) {
            for unit in units.iter().filter(|unit| says(document, **unit, &passage)) {
                note(*unit, &drawing, &passage, pieces, &mut found);
            }
        }
    }
    Ok(found)
}

fn says(document: &PdfDocument, unit: u32, passage: &Passage) -> bool {
    // EXPOSE: the texts are compared.
    document.units.get(unit as usize).is_some_and(|unit| *unit.text.expose() == passage.text)
}

fn units_of(document: &PdfDocument, place: Place, number: usize) -> Vec<u32> {
    let all = document.units.iter().take(document.own_units).enumerate();
    let here = all.filter(|(_, unit)| unit.location.place == place && unit.location.number == number);
    here.map(|(at, _)| index(at)).collect()
}

/// What the annotations of a page look like in the state in which they are shown, and where (ISO 32000-2, 12.5.5).
fn looks(document: &PdfDocument, page: &Page) -> Vec<(Vec<u8>, Dict, Matrix)> {
    let file = &document.file;
    let mut all = Vec::new();
    let list = file.value(&page.dict, "Annots");
    for item in list.as_array().unwrap_or_default().iter().take(LOOKS) {
        let found = file.resolve(item);
        let Some(annotation) = found.as_dict() else { continue };
        let looks = file.value(annotation, "AP");
        let Some(normal) = looks.as_dict().map(|looks| file.value(looks, "N")) else { continue };
        let state = file.value(annotation, "AS");
        let look = match (&*normal, state.as_name()) {
            (Object::Dict(states), Some(state)) => states.0.get(state).map(|look| file.resolve(look)),
            _ => Some(normal),
        };
        let Some(Object::Stream(stream)) = look.as_deref() else { continue };
        let Ok(bytes) = file.bytes_of(stream) else { continue };
        let matrix = annotation::placed(file, stream, Rect::read(&file.value(annotation, "Rect")));
        all.push((bytes, stream.dict.clone(), matrix));
    }
    all
}

/// Takes note of where a passage draws those pieces that are of its unit.
fn note(unit: u32, drawing: &Drawing, passage: &Passage, pieces: &[(u32, Span)], found: &mut [Vec<Quad>]) {
    for ((of, span), quads) in pieces.iter().zip(found) {
        if *of == unit {
            quads.extend(reading::quads(drawing, passage, *span));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use crate::format::{self, Options};
    use crate::model::{Span, TextUnit};

    /// A page with two lines, one of them turned by a quarter.
    const FILE: &str = "%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R
/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >> >> endobj
4 0 obj << /Length 103 >> stream
BT /F 10 Tf 100 700 Td (abc def) Tj 0 -14 Td (second) Tj 0 1 -1 0 300 200 Tm (turned) Tj ET
endstream endobj
trailer << /Root 1 0 R >>
";

    fn boxes_of(word: &str) -> Vec<super::Quad> {
        let (_, document) = format::open("a.pdf", FILE.as_bytes().to_vec(), &Options::default()).unwrap();
        let text = |unit: &TextUnit| unit.text.expose().find(word);
        let (unit, at) =
            document.units().iter().enumerate().find_map(|(unit, text_unit)| Some((unit, text(text_unit)?))).unwrap();
        let span = Span::new(at, at + word.len()).unwrap();
        document.boxes(0, &[(u32::try_from(unit).unwrap(), span)]).unwrap().remove(0)
    }

    fn near(quad: &super::Quad, expected: [(f64, f64); 4]) {
        for (one, other) in quad.iter().zip(expected) {
            assert!((one.0 - other.0).abs() < 3.0 && (one.1 - other.1).abs() < 3.0, "{quad:?} is not {expected:?}");
        }
    }

    #[test]
    fn a_word_has_a_box_around_its_letters_alone() {
        let quads = boxes_of("def");
        assert_eq!(quads.len(), 1);
        // The letters of Courier are 0.6 wide.
        near(&quads[0], [(124.0, 698.0), (142.0, 698.0), (142.0, 708.0), (124.0, 708.0)]);
    }

    #[test]
    fn what_runs_over_two_lines_has_two_boxes_and_turned_letters_a_turned_one() {
        assert_eq!(boxes_of("def\nsecond").len(), 2);
        let quads = boxes_of("turned");
        assert_eq!(quads.len(), 1);
        near(&quads[0], [(302.0, 200.0), (302.0, 236.0), (292.0, 236.0), (292.0, 200.0)]);
    }
}
