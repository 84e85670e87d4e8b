//! Glyphs to lines: three readings of one page.
//!
//! None is right for every file. Where words are placed piece by piece only their places join them; where letters are
//! spaced out, or texts lie on each other, only the order of the content stream does.

use std::cmp::Ordering;

use crate::collector::Glyph;

/// How far from each other, in ems, glyphs of one word may stand when they are read by places.
const WIDE_GAP: f64 = 0.2;

/// The same for reading by order: lines that are set tight have words nearer to each other than others have letters,
/// and what one reading joins the other parts.
const NARROW_GAP: f64 = 0.12;

/// How far from each other, in ems, the baselines of one line may lie.
const LINE_SKEW: f64 = 0.3;

/// How near to each other, in ems, the same glyph is taken to be drawn twice to look bold.
const DOUBLE: f64 = 0.1;

/// How far back, in ems, the pen may go within a word; accents and kerning do.
const STEP_BACK: f64 = 1.5;

/// Reads by places alone: what stands on one baseline is one line, from its start to its end.
pub(crate) fn by_place(glyphs: &[Glyph]) -> String {
    let mut sorted: Vec<&Glyph> = glyphs.iter().collect();
    sorted
        .sort_by(|one, other| angle(one).total_cmp(&angle(other)).then_with(|| one.depth().total_cmp(&other.depth())));
    let mut text = String::new();
    let mut rest = sorted.as_mut_slice();
    while let Some(first) = rest.first().copied() {
        let len = rest.iter().take_while(|glyph| on_line_of(first, glyph)).count().max(1);
        let (line, after) = rest.split_at_mut(len);
        line.sort_by(|one, other| one.start().total_cmp(&other.start()));
        write_line(line, &mut text);
        text.push('\n');
        rest = after;
    }
    text
}

/// Reads in the order of the content stream, and looks at places only for the gaps between words and lines.
pub(crate) fn by_order(glyphs: &[Glyph]) -> String {
    let mut text = String::new();
    let mut last: Option<&Glyph> = None;
    for glyph in glyphs {
        if let Some(last) = last {
            if !on_line_of(last, glyph) || angle(last) != angle(glyph) {
                text.push('\n');
            } else if stands_apart(last, glyph, NARROW_GAP) {
                push_blank(&mut text);
            }
        }
        push_text(&glyph.text, &mut text);
        last = Some(glyph);
    }
    text.push('\n');
    text
}

/// Reads in the order of the content stream without a look at places: what one operator shows is one line.
pub(crate) fn by_run(glyphs: &[Glyph]) -> String {
    let mut text = String::new();
    for run in glyphs.chunk_by(|one, other| one.run == other.run) {
        run.iter().for_each(|glyph| text.push_str(&glyph.text));
        text.push('\n');
    }
    text
}

/// The direction of the glyph's line in whole degrees, so that rounding in the file parts no line.
fn angle(glyph: &Glyph) -> f64 {
    let degrees = glyph.direction.atan2().to_degrees().round().rem_euclid(360.0);
    // Minus zero is another number to a total order.
    degrees + 0.0
}

fn on_line_of(first: &Glyph, glyph: &Glyph) -> bool {
    let skew = (glyph.depth() - first.depth()).abs();
    angle(first).total_cmp(&angle(glyph)) == Ordering::Equal && skew <= LINE_SKEW * first.em.min(glyph.em)
}

fn stands_apart(last: &Glyph, glyph: &Glyph, word_gap: f64) -> bool {
    let em = last.em.max(glyph.em);
    let gap = glyph.start() - last.end();
    gap > word_gap * em || gap < -STEP_BACK * em
}

fn write_line(line: &[&Glyph], text: &mut String) {
    let mut last: Option<&Glyph> = None;
    for glyph in line {
        if let Some(last) = last {
            if last.text == glyph.text && (glyph.start() - last.start()).abs() < DOUBLE * glyph.em {
                continue;
            }
            if stands_apart(last, glyph, WIDE_GAP) {
                push_blank(text);
            }
        }
        push_text(&glyph.text, text);
        last = Some(glyph);
    }
}

fn push_text(glyph: &str, text: &mut String) {
    if glyph == " " { push_blank(text) } else { text.push_str(glyph) }
}

fn push_blank(text: &mut String) {
    if !text.ends_with([' ', '\n']) {
        text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use hayro_interpret::kurbo::{Point, Vec2};

    use super::*;

    /// Letters of ten points, half an em wide, placed from `start` on along a line of the given angle.
    fn word(text: &str, start: (f64, f64), degrees: f64, run: usize) -> Vec<Glyph> {
        let direction = Vec2::from_angle(f64::to_radians(degrees));
        let origin = Point::from(start);
        let place = |index: u32| origin + direction * (f64::from(index) * 5.0);
        let glyph = |(index, char): (u32, char)| Glyph {
            text: char.to_string(),
            origin: place(index),
            direction,
            advance: 5.0,
            em: 10.0,
            run,
        };
        (0..).zip(text.chars()).map(glyph).collect()
    }

    #[test]
    fn pieces_of_a_word_are_joined_by_their_places_and_words_are_not() {
        let glyphs =
            [word("Doe", (20.0, 0.0), 0.0, 0), word("Ja", (0.0, 0.1), 0.0, 1), word("ne", (10.0, 0.0), 0.0, 2)];
        assert_eq!(by_place(&glyphs.concat()), "JaneDoe\n");
        let glyphs =
            [word("Roe", (23.0, 0.0), 0.0, 0), word("Ja", (0.0, 0.1), 0.0, 1), word("ne", (10.0, 0.0), 0.0, 2)];
        assert_eq!(by_place(&glyphs.concat()), "Jane Roe\n");
    }

    #[test]
    fn upper_lines_come_first_in_every_direction() {
        for degrees in [0.0, 90.0, 180.0, 270.0, 37.0] {
            let down = Vec2::from_angle(f64::to_radians(degrees - 90.0)) * 12.0;
            let glyphs = [word("lower", (down.x, down.y), degrees, 0), word("upper", (0.0, 0.0), degrees, 1)];
            assert_eq!(by_place(&glyphs.concat()), "upper\nlower\n", "{degrees}");
        }
    }

    #[test]
    fn what_lies_on_each_other_is_whole_in_the_order_of_the_stream() {
        let glyphs = [word("under", (0.0, 0.0), 0.0, 0), word("above", (0.0, 0.0), 0.0, 1)].concat();
        assert_eq!(by_order(&glyphs), "under above\n");
        assert_eq!(by_run(&glyphs), "under\nabove\n");
    }

    #[test]
    fn words_of_a_tight_line_are_parted_by_one_reading() {
        let glyphs = [word("Jane", (0.0, 0.0), 0.0, 0), word("Roe", (21.6, 0.0), 0.0, 0)].concat();
        assert_eq!(by_order(&glyphs), "Jane Roe\n");
        assert_eq!(by_place(&glyphs), "JaneRoe\n");
    }

    #[test]
    fn letters_drawn_twice_to_look_bold_are_read_once_by_their_places() {
        let glyphs = [word("bold", (0.0, 0.0), 0.0, 0), word("bold", (0.3, 0.0), 0.0, 1)].concat();
        assert_eq!(by_place(&glyphs), "bold\n");
    }

    #[test]
    fn letters_spaced_out_by_one_operator_are_one_word_without_places() {
        let mut glyphs = word("spaced", (0.0, 0.0), 0.0, 0);
        glyphs.iter_mut().for_each(|glyph| glyph.origin.x *= 2.0);
        assert_eq!(by_place(&glyphs), "s p a c e d\n");
        assert_eq!(by_run(&glyphs), "spaced\n");
    }
}
