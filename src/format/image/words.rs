//! Words that were read off the pixels of a picture: texts for the search, and places to paint over.
//!
//! They are put together as the glyphs of a page are: lines, columns and tables are told by where words stand.

use crate::format::Quad;
use crate::format::pdf::reading::{self, Passage};
use crate::model::{Area, Edit, Location, Place, Span, TextUnit, Word};
use crate::syntax::pdf::drawing::{self, Drawing, Glyph};

/// What is read off the pixels of one page.
#[derive(Debug)]
pub struct Reading {
    page_index: u32,
    /// How high the picture is, in pixels.
    height: f64,
    words: Vec<Word>,
    /// A glyph for each letter: the operation is the index of its word, the byte that of the letter in it.
    drawing: Drawing,
    /// Its texts, in the order of its units.
    passages: Vec<Passage>,
}

/// How far beyond the letters is painted, in heights of letters: what read them tells their edges roughly.
const MARGIN: f64 = 0.12;
/// The same in pixels, at least.
const LEAST_MARGIN: f64 = 1.0;
/// The same where a piece ends in the middle of a word, in widths of letters: where each stands is not known.
const INSIDE: f64 = 0.6;

impl Reading {
    /// Puts words together. `height` is that of the picture, in pixels; places are counted from its lower left corner.
    pub fn new(page_index: u32, words: Vec<Word>, height: u32) -> Self {
        let (mut drawing, mut first) = (Drawing::default(), 0);
        for line in words.split_inclusive(|word| word.ends_line) {
            draw(line, first, f64::from(height), &mut drawing.glyphs);
            first += u32::try_from(line.len()).unwrap_or(u32::MAX);
        }
        let passages = reading::passages(&drawing);
        Self { page_index, height: f64::from(height), words, drawing, passages }
    }

    /// The texts.
    pub fn units(&self) -> impl Iterator<Item = TextUnit> {
        let location = Location::visible(Place::Page, self.page_index as usize + 1);
        self.passages.iter().map(move |passage| TextUnit::prose(passage.text.clone(), location))
    }

    /// The page, counted from 0.
    pub const fn page_index(&self) -> u32 {
        self.page_index
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.passages.len()
    }

    /// Where a piece of one of the texts stands.
    pub fn quads(&self, passage: usize, span: Span) -> Vec<Quad> {
        let corners = |[left, top, right, bottom]: [f64; 4]| {
            let (low, high) = (self.height - bottom, self.height - top);
            [(left, low), (right, low), (right, high), (left, high)]
        };
        self.stretches(passage, span).into_iter().map(corners).collect()
    }

    /// What has to be painted over for an edit of one of the texts.
    pub fn areas(&self, passage: usize, edit: &Edit) -> Vec<Area> {
        let area = |[left, top, right, bottom]: [f64; 4]| {
            let margin = ((bottom - top) * MARGIN).max(LEAST_MARGIN);
            let (low, high) = (self.height - bottom - margin, self.height - top + margin);
            Area::new(self.page_index, (left - margin, low), (right + margin, high))
        };
        self.stretches(passage, edit.span).into_iter().filter_map(area).collect()
    }

    /// Where a piece of one of the texts stands, line by line: left, top, right and bottom in pixels from the upper left.
    fn stretches(&self, passage: usize, span: Span) -> Vec<[f64; 4]> {
        let Some(passage) = self.passages.get(passage) else { return Vec::new() };
        let mut found: Vec<(u32, u32, u32)> = Vec::new();
        for (_, _, glyph) in passage.said(&self.drawing, span) {
            let (word, letter) = (glyph.place.operation, glyph.place.start);
            match found.last_mut().filter(|(of, _, _)| *of == word) {
                Some((_, _, last)) => *last = letter,
                None => found.push((word, letter, letter)),
            }
        }
        let mut stretches: Vec<[f64; 4]> = Vec::new();
        let mut before = None;
        for (index, first, last) in found {
            let Some(word) = self.words.get(index as usize) else { continue };
            let [left, top, right, bottom] = part(word, first as usize, last as usize);
            match stretches.last_mut().filter(|_| before == Some(index)) {
                Some([_, high, end, low]) => (*high, *end, *low) = (high.min(top), right, low.max(bottom)),
                None => stretches.push([left, top, right, bottom]),
            }
            before = index.checked_add(1).filter(|_| !word.ends_line);
        }
        stretches
    }
}

/// Where some of the letters of a word stand, from the first to the last.
fn part(word: &Word, first: usize, last: usize) -> [f64; 4] {
    let [left, top, right, bottom] = word.sides;
    // EXPOSE: the letters are measured.
    let widths: Vec<f64> = word.text.expose().chars().map(width).collect();
    let all: f64 = widths.iter().sum();
    let scale = (right - left) / all.max(0.1);
    let until = |count: usize| left + widths.iter().take(count).sum::<f64>() * scale;
    let slack = INSIDE * (right - left) / widths.len().max(1) as f64;
    let from = if first == 0 { left } else { (until(first) - slack).max(left) };
    let to = if last + 1 >= widths.len() { right } else { (until(last + 1) + slack).min(right) };
    [from, top, to, bottom]
}

/// How wide a letter is in most fonts, in sizes of letters.
const fn width(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | '[' | ']' | '/' => 0.3,
        'f' | 't' | 'r' | '-' | '"' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.86,
        'A'..='Z' | '&' => 0.68,
        _ => 0.54,
    }
}

/// Puts the letters of a line where they are read: all at one height, however the line is inclined.
fn draw(line: &[Word], first: u32, height: f64, out: &mut Vec<Glyph>) {
    let mut heights: Vec<f64> = line.iter().map(|word| word.sides[3] - word.sides[1]).collect();
    heights.sort_by(f64::total_cmp);
    let size = heights.get(heights.len() * 3 / 4).copied().unwrap_or(0.0).max(1.0);
    let bottom = line.iter().map(|word| word.sides[3]).sum::<f64>() / line.len().max(1) as f64;
    for (index, word) in (first..).zip(line) {
        let [left, _, right, _] = word.sides;
        // EXPOSE: the letters are laid out.
        let letters: Vec<char> = word.text.expose().chars().collect();
        let step = (right - left).max(1.0) / letters.len().max(1) as f64;
        for (at, letter) in (0_u32..).zip(letters) {
            out.push(Glyph {
                text: letter.to_string().into(),
                origin: (left + step * f64::from(at), height - bottom),
                advance: (step, 0.0),
                up: (0.0, size),
                place: drawing::Place { instance: 0, operation: index, item: 0, start: at, len: 1 },
                distance: 0.0,
                stretch: 1.0,
                style: 0,
                code: 0,
                color: None,
                order: 0,
                is_hidden: false,
                is_off: false,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::model::UnitId;

    fn word(text: &str, [left, top, right, bottom]: [f64; 4], ends_line: bool) -> Word {
        Word { text: text.into(), sides: [left, top, right, bottom], ends_line }
    }

    #[test]
    fn words_of_a_line_are_one_text_and_each_has_its_place() {
        let words = [
            word("Name:", [10.0, 20.0, 60.0, 34.0], false),
            word("Jane", [66.0, 20.0, 106.0, 34.0], false),
            word("Roe", [112.0, 20.0, 142.0, 34.0], true),
            word("signed", [10.0, 40.0, 70.0, 57.0], true),
        ];
        let reading = Reading::new(0, words.into(), 100);
        let text: Vec<String> = reading.units().map(|unit| unit.text.expose().clone()).collect();
        assert_eq!(text, ["Name: Jane Roe\nsigned"]);
        let edit = Edit { unit: UnitId(0), span: Span::new(6, 14).unwrap(), stand_in: String::new() };
        let areas = reading.areas(0, &edit);
        assert_eq!(areas.len(), 1);
        let [left, bottom, right, top] = areas.first().unwrap().sides();
        // In pixels from the lower left corner, with a margin.
        assert!((62.0..66.0).contains(&left) && (142.0..146.0).contains(&right), "{left} {right}");
        assert!((62.0..66.1).contains(&bottom) && (80.0..84.0).contains(&top), "{bottom} {top}");
    }

    #[test]
    fn a_piece_of_a_word_takes_what_may_be_of_it() {
        let reading = Reading::new(0, vec![word("(00482913),", [0.0, 10.0, 100.0, 24.0], true)], 100);
        let edit = Edit { unit: UnitId(0), span: Span::new(1, 9).unwrap(), stand_in: String::new() };
        let [left, _, right, _] = reading.areas(0, &edit).first().unwrap().sides();
        // The digits stand between 6 and 89 of the hundred.
        assert!(left < 4.0 && (92.0..100.0).contains(&right), "{left} {right}");
        let whole = Edit { span: Span::new(0, 11).unwrap(), ..edit };
        let [left, _, right, _] = reading.areas(0, &whole).first().unwrap().sides();
        assert!(left <= 0.0 && right >= 100.0);
    }

    #[test]
    fn lines_that_rise_are_lines_all_the_same() {
        let at = |index: u32| f64::from(index) * 60.0;
        let words = (0..20).map(|index| {
            word("word", [at(index), 40.0 - at(index) / 50.0, at(index) + 50.0, 54.0 - at(index) / 50.0], index == 19)
        });
        let reading = Reading::new(0, words.collect(), 100);
        assert_eq!(reading.len(), 1);
        assert_eq!(reading.quads(0, Span::new(0, 9).unwrap()).len(), 1);
    }

    #[test]
    fn words_that_stand_far_apart_are_columns() {
        let words = [
            word("Date", [10.0, 20.0, 50.0, 34.0], false),
            word("Total", [300.0, 20.0, 350.0, 34.0], true),
            word("March", [10.0, 44.0, 60.0, 58.0], false),
            word("48", [300.0, 44.0, 320.0, 58.0], true),
        ];
        let text: Vec<String> =
            Reading::new(0, words.into(), 100).units().map(|unit| unit.text.expose().clone()).collect();
        assert_eq!(text, ["Date\tTotal\nMarch\t48"]);
    }
}
