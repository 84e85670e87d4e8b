//! What was seen on one page, in its pixels.

use crate::format::Quad;
use crate::format::reading::{self, Passage};
use crate::model::{Entity, Location, Seen, Sensitive, Sight, Span, TextUnit, Word};
use crate::syntax::pdf::drawing::{self, Drawing, Glyph};
use crate::syntax::pdf::matrix::{Matrix, Point};

/// What is seen in the pixels of one page: its texts, then the codes, then the faces.
#[derive(Debug)]
pub struct Reading {
    words: Vec<Word>,
    /// A glyph for each letter: the operation is the index of its word, the byte that of the letter in it. Its space is that
    /// of the pixels, but that it begins below and not above.
    drawing: Drawing,
    passages: Vec<Passage>,
    /// What is all painted over where anything of it goes.
    marks: Vec<Mark>,
    /// From pixels to the page's own space; nothing where they lie on no page.
    back: Option<Matrix>,
}

/// A code or a face.
#[derive(Debug)]
struct Mark {
    text: Sensitive<String>,
    /// What it is, where that is not for its text to tell.
    entity: Option<Entity>,
    sides: [f64; 4],
}

/// What is read in place of a face.
const FACE: &str = "Face";
/// What is read in place of a code that could not be read.
const UNREAD_CODE: &str = "Code";

/// How far beyond the letters is painted, in heights of letters: what read them tells their edges roughly.
const MARGIN: f64 = 0.12;
/// The same in pixels, at least.
const LEAST_MARGIN: f64 = 1.0;
/// The same where a piece ends in the middle of a word, in widths of letters: where each stands is not known.
const INSIDE: f64 = 0.6;

impl Reading {
    /// Puts together what was seen.
    pub fn new(sight: Sight) -> Self {
        let (mut drawing, mut first) = (Drawing::default(), 0);
        let words = sight.words.unwrap_or_default();
        for line in words.split_inclusive(|word| word.ends_line) {
            draw(line, first, &mut drawing.glyphs);
            first += u32::try_from(line.len()).unwrap_or(u32::MAX);
        }
        let passages = reading::passages(&drawing);
        let unread = || (UNREAD_CODE.into(), Some(Entity::MachineCode));
        let codes = sight.codes.into_iter().map(|code| {
            let (text, entity) = code.text.map_or_else(unread, |text| (text, None));
            Mark { text, entity, sides: code.sides }
        });
        let faces =
            sight.faces.iter().map(|sides| Mark { text: FACE.into(), entity: Some(Entity::Face), sides: *sides });
        let marks = codes.chain(faces).collect();
        Self { words, drawing, passages, marks, back: Matrix(sight.transform).inverse() }
    }

    /// Its texts as units.
    pub fn units(&self, location: Location) -> Vec<TextUnit> {
        let unit = |text: Sensitive<String>, seen| TextUnit { seen: Some(seen), ..TextUnit::prose(text, location) };
        let texts = self.passages.iter().map(|passage| unit(passage.text.clone().into(), Seen::Words));
        let marks = self.marks.iter().map(|mark| unit(mark.text.clone(), mark.entity.map_or(Seen::Words, Seen::Thing)));
        texts.chain(marks).collect()
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.passages.len() + self.marks.len()
    }

    /// Where a piece of one of the texts stands on the page: the ends of its lower edge, then those of the upper one.
    pub fn quads(&self, text: usize, span: Span) -> Vec<Quad> {
        let Some(back) = self.back else { return Vec::new() };
        let corners = |[left, top, right, bottom]: [f64; 4]| {
            [(left, bottom), (right, bottom), (right, top), (left, top)].map(|corner| back.point(corner))
        };
        self.stretches(text, span).into_iter().map(corners).collect()
    }

    /// What has to be painted over on the page for a piece of one of the texts: two corners each.
    pub fn painted(&self, text: usize, span: Span) -> Vec<[Point; 2]> {
        let Some(back) = self.back else { return Vec::new() };
        let corners = |[left, top, right, bottom]: [f64; 4]| {
            let margin = ((bottom - top) * MARGIN).max(LEAST_MARGIN);
            [(left - margin, bottom + margin), (right + margin, top - margin)].map(|corner| back.point(corner))
        };
        self.stretches(text, span).into_iter().map(corners).collect()
    }

    /// Where a piece of one of the texts stands, line by line: left, top, right and bottom in pixels from the upper left.
    fn stretches(&self, text: usize, span: Span) -> Vec<[f64; 4]> {
        let Some(passage) = self.passages.get(text) else {
            let mark = text.checked_sub(self.passages.len()).and_then(|at| self.marks.get(at));
            return mark.map(|mark| mark.sides).into_iter().collect();
        };
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

/// The widest gap within an address, in sizes of letters: narrower than a blank.
const BREAK: f64 = 0.3;

/// Tells whether two words that follow each other are one address: readers like to end a sentence at a dot in it.
fn is_broken(word: &Word, next: &Word, size: f64) -> bool {
    const JOINTS: [char; 5] = ['.', '_', '-', '@', '/'];
    if next.sides[0] - word.sides[2] > BREAK * size {
        return false;
    }
    // EXPOSE: what parts them is looked at.
    let (before, after) = (word.text.expose(), next.text.expose());
    let is_address = |text: &str| text.contains('@') || text.contains("://") || text.starts_with("www.");
    (before.ends_with(JOINTS) || after.starts_with(JOINTS)) && (is_address(before) || is_address(after))
}

/// Puts the letters of a line where they are read: all at one height, however the line is inclined.
fn draw(line: &[Word], first: u32, out: &mut Vec<Glyph>) {
    let mut heights: Vec<f64> = line.iter().map(|word| word.sides[3] - word.sides[1]).collect();
    heights.sort_by(f64::total_cmp);
    let size = heights.get(heights.len() * 3 / 4).copied().unwrap_or(0.0).max(1.0);
    let bottom = line.iter().map(|word| word.sides[3]).sum::<f64>() / line.len().max(1) as f64;
    for ((index, word), next) in (first..).zip(line).zip(line.iter().skip(1).map(Some).chain([None])) {
        let [left, _, right, _] = word.sides;
        let right = next.filter(|next| is_broken(word, next, size)).map_or(right, |next| next.sides[0]);
        // EXPOSE: the letters are laid out.
        let letters: Vec<char> = word.text.expose().chars().collect();
        let step = (right - left).max(1.0) / letters.len().max(1) as f64;
        for (at, letter) in (0_u32..).zip(letters) {
            out.push(Glyph {
                text: letter.to_string().into(),
                origin: (left + step * f64::from(at), -bottom),
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
    use crate::model::{Code, Place};

    fn word(text: &str, [left, top, right, bottom]: [f64; 4], ends_line: bool) -> Word {
        Word { text: text.into(), sides: [left, top, right, bottom], ends_line }
    }

    fn read(words: impl Into<Vec<Word>>) -> Reading {
        Reading::new(Sight { words: Some(words.into()), ..Sight::of_picture(100) })
    }

    fn texts(reading: &Reading) -> Vec<String> {
        let units = reading.units(Location::visible(Place::Page, 1));
        units.iter().map(|unit| unit.text.expose().clone()).collect()
    }

    /// Left, bottom, right and top of the only thing that is painted.
    fn painted(reading: &Reading, start: usize, end: usize) -> [f64; 4] {
        let all = reading.painted(0, Span::new(start, end).unwrap());
        let [[(left, bottom), (right, top)]] = all.as_slice() else { return [f64::NAN; 4] };
        [*left, *bottom, *right, *top]
    }

    #[test]
    fn words_of_a_line_are_one_text_and_each_has_its_place() {
        let reading = read([
            word("Name:", [10.0, 20.0, 60.0, 34.0], false),
            word("Jane", [66.0, 20.0, 106.0, 34.0], false),
            word("Roe", [112.0, 20.0, 142.0, 34.0], true),
            word("signed", [10.0, 40.0, 70.0, 57.0], true),
        ]);
        assert_eq!(texts(&reading), ["Name: Jane Roe\nsigned"]);
        let [left, bottom, right, top] = painted(&reading, 6, 14);
        // In pixels from the lower left corner, with a margin.
        assert!((62.0..66.0).contains(&left) && (142.0..146.0).contains(&right), "{left} {right}");
        assert!((62.0..66.1).contains(&bottom) && (80.0..84.0).contains(&top), "{bottom} {top}");
    }

    #[test]
    fn a_piece_of_a_word_takes_what_may_be_of_it() {
        let reading = read([word("(00482913),", [0.0, 10.0, 100.0, 24.0], true)]);
        let [left, _, right, _] = painted(&reading, 1, 9);
        // The digits stand between 6 and 89 of the hundred.
        assert!(left < 4.0 && (92.0..100.0).contains(&right), "{left} {right}");
        let [left, _, right, _] = painted(&reading, 0, 11);
        assert!(left <= 0.0 && right >= 100.0);
    }

    #[test]
    fn lines_that_rise_are_lines_all_the_same() {
        let at = |index: u32| f64::from(index) * 60.0;
        let words = (0..20).map(|index| {
            word("word", [at(index), 40.0 - at(index) / 50.0, at(index) + 50.0, 54.0 - at(index) / 50.0], index == 19)
        });
        let reading = read(words.collect::<Vec<_>>());
        assert_eq!(reading.len(), 1);
        assert_eq!(reading.quads(0, Span::new(0, 9).unwrap()).len(), 1);
    }

    #[test]
    fn an_address_that_was_read_in_two_words_is_one() {
        let line = |gap: f64, next: &str| {
            let first = word("theodore.", [31.0, 87.0, 162.0, 122.0], false);
            texts(&read([first, word(next, [162.0 + gap, 87.0, 515.0, 122.0], true)]))
        };
        assert_eq!(line(7.0, "blackwood@example.org"), ["theodore.blackwood@example.org"]);
        // Behind the end of a sentence stands a blank.
        assert_eq!(line(14.0, "blackwood@example.org"), ["theodore. blackwood@example.org"]);
        assert_eq!(line(7.0, "Blackwood"), ["theodore. Blackwood"]);
    }

    #[test]
    fn words_that_stand_far_apart_are_columns() {
        let reading = read([
            word("Date", [10.0, 20.0, 50.0, 34.0], false),
            word("Total", [300.0, 20.0, 350.0, 34.0], true),
            word("March", [10.0, 44.0, 60.0, 58.0], false),
            word("48", [300.0, 44.0, 320.0, 58.0], true),
        ]);
        assert_eq!(texts(&reading), ["Date\tTotal\nMarch\t48"]);
    }

    #[test]
    fn codes_and_faces_are_painted_whole() {
        let code = Code { text: Some("see https://example.org/a".into()), sides: [10.0, 10.0, 40.0, 40.0] };
        let unread = Code { text: None, sides: [50.0, 10.0, 80.0, 40.0] };
        let sight = Sight { codes: vec![code, unread], faces: vec![[5.0, 50.0, 25.0, 70.0]], ..Sight::of_picture(100) };
        let reading = Reading::new(sight);
        assert_eq!(texts(&reading), ["see https://example.org/a", UNREAD_CODE, FACE]);
        let quads = reading.quads(0, Span::new(4, 25).unwrap());
        assert_eq!(quads, [[(10.0, 60.0), (40.0, 60.0), (40.0, 90.0), (10.0, 90.0)]]);
        assert_eq!(reading.quads(2, Span::new(0, 4).unwrap()).len(), 1);
        assert_eq!(reading.quads(3, Span::new(0, 4).unwrap()).len(), 0);
    }

    #[test]
    fn places_are_told_in_the_space_of_the_page() {
        // A page that is turned by a quarter, at two pixels to the point.
        let words = vec![word("Roe", [20.0, 30.0, 60.0, 50.0], true)];
        let sight = Sight { words: Some(words), transform: [0.0, 2.0, 2.0, 0.0, 0.0, 0.0], ..Sight::default() };
        let quads = Reading::new(sight).quads(0, Span::new(0, 3).unwrap());
        assert_eq!(quads, [[(25.0, 10.0), (25.0, 30.0), (15.0, 30.0), (15.0, 10.0)]]);
    }
}
