//! The parts of pages that pictures show, for somebody to look at their pixels.

use std::collections::BTreeMap;

use super::walk::Walk;
use super::{PdfDocument, canvas, scan};
use crate::model::{Plate, Sight, Word};
use crate::syntax::pdf::drawing::{Drawing, Picture, PictureSource};
use crate::syntax::pdf::interpret::Interpreter;
use crate::syntax::pdf::matrix::{Matrix, Point, Rect};

/// The smallest part in which there may be something to read: in points across and down.
const SMALLEST: (f64, f64) = (12.0, 5.0);

/// Pixels to the point at which pages are drawn to be read, at least and at most: at 150 and 300 to the inch.
const SCALE: (f64, f64) = (150.0 / 72.0, 300.0 / 72.0);

/// What tells pages apart that show the same pictures at the same places, as letterheads do.
type Key = Vec<i64>;

/// The plates of a file.
#[derive(Debug, Default)]
pub struct Plates {
    /// The first page that shows each, in order.
    pub all: Vec<Plate>,
    /// For each page of these, the others that show the same.
    pub likes: BTreeMap<u32, Vec<u32>>,
    known: BTreeMap<Key, u32>,
}

impl Plates {
    fn add(&mut self, plate: Plate, key: Option<Key>) {
        if let Some(first) = key.as_ref().and_then(|key| self.known.get(key)) {
            self.likes.entry(*first).or_default().push(plate.page_index);
            return;
        }
        self.known.extend(key.map(|key| (key, plate.page_index)));
        self.all.push(plate);
    }
}

impl Walk<'_> {
    /// Takes note of what has to be looked at of a page, if anything.
    pub fn note_plate(&mut self, page_index: u32, drawing: &Drawing, shown: &Rect) {
        let Some(page) = self.pages.get(page_index as usize) else { return };
        let view = View { shown: *shown, turns: page.quarter_turns(self.file) };
        if scan::is_unknown(drawing) {
            self.plates.add(view.plate(page_index, shown, f64::midpoint(SCALE.0, SCALE.1)), None);
            return;
        }
        let is_seen = |picture: &&Picture| !picture.is_off && picture.rect().cut(shown).area() > 0.0;
        let pictures: Vec<&Picture> = drawing.pictures.iter().filter(is_seen).collect();
        let parts = pictures.iter().map(|picture| picture.rect().cut(shown));
        let Some(part) = parts.reduce(|all, part| all.joined(&part)) else { return };
        if part.width() < SMALLEST.0 || part.height() < SMALLEST.1 {
            return;
        }
        let density = |picture: &&Picture| self.size_of(picture).0 / length(picture.matrix.way((1.0, 0.0))).max(1.0);
        let scale = pictures.iter().map(density).fold(0.0, f64::max).clamp(SCALE.0, SCALE.1);
        let key = key(&pictures, &view);
        self.plates.add(view.plate(page_index, &part, scale), key);
    }
}

/// How a page is shown.
struct View {
    /// What of its space is shown.
    shown: Rect,
    /// How often it is turned by a quarter, clockwise.
    turns: u8,
}

impl View {
    fn plate(&self, page_index: u32, part: &Rect, scale: f64) -> Plate {
        let [left, top, right, bottom] = self.part(&self.shown);
        Plate { page_index, page_size: (right - left, bottom - top), part: self.part(part), scale }
    }

    /// Left, top, right and bottom of a part as it is shown.
    fn part(&self, part: &Rect) -> [f64; 4] {
        let Rect { left, bottom, right, top } = self.shown;
        match self.turns {
            0 => [part.left - left, top - part.top, part.right - left, top - part.bottom],
            1 => [part.bottom - bottom, part.left - left, part.top - bottom, part.right - left],
            2 => [right - part.right, part.bottom - bottom, right - part.left, part.top - bottom],
            _ => [top - part.top, right - part.right, top - part.bottom, right - part.left],
        }
    }
}

fn length((x, y): Point) -> f64 {
    x.hypot(y)
}

/// The key of some pictures; nothing where one is no object and may be another on every page.
#[expect(clippy::cast_possible_truncation, reason = "places are rounded, and far ones are one as good as the other")]
fn key(pictures: &[&Picture], view: &View) -> Option<Key> {
    let rounded = |number: f64| (number * 100.0) as i64;
    let Rect { left, bottom, right, top } = view.shown;
    let mut key: Key = [left, bottom, right, top].map(rounded).to_vec();
    key.push(i64::from(view.turns));
    for picture in pictures {
        let PictureSource::Object(at) = &picture.source else { return None };
        key.push(i64::from(at.number));
        key.extend(picture.matrix.0.map(rounded));
    }
    Some(key)
}

/// The words seen on a page that no letter of it says: those that pictures show. All of them where the page cannot be read.
pub fn unsaid(document: &PdfDocument, page_index: u32, sight: &Sight) -> Option<Vec<Word>> {
    let words = sight.words.as_deref()?;
    let interpreter = Interpreter::new(&document.file, &document.layers);
    let page = document.pages.get(page_index as usize);
    let drawing = page.and_then(|page| canvas::of_page(&document.file, &interpreter, page).ok());
    Some(unsaid_by(&drawing.unwrap_or_default(), words, &Matrix(sight.transform)))
}

fn unsaid_by(drawing: &Drawing, words: &[Word], matrix: &Matrix) -> Vec<Word> {
    /// How much of a word letters have to cover to be what was read.
    const SAID: f64 = 0.5;
    let seen = drawing.glyphs.iter().filter(|glyph| !glyph.is_off && !glyph.is_hidden && !glyph.text.trim().is_empty());
    let letters: Vec<Rect> = seen.map(|glyph| glyph.letter().transformed(matrix)).collect();
    let is_said = |word: &Word| {
        let [left, top, right, bottom] = word.sides;
        let middle = f64::midpoint(top, bottom);
        let here = letters.iter().filter(|letter| (letter.bottom..=letter.top).contains(&middle));
        let covered: f64 = here.map(|letter| (letter.right.min(right) - letter.left.max(left)).max(0.0)).sum();
        covered > (right - left) * SAID
    };
    let mut left: Vec<Word> = Vec::new();
    for word in words {
        if !is_said(word) {
            left.push(word.clone());
        } else if let Some(last) = left.last_mut().filter(|_| word.ends_line) {
            last.ends_line = true;
        }
    }
    left
}
