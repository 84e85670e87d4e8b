#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::*;
use crate::syntax::pdf::drawing::{Glyph, Place};

/// Letters of size 10 that are 5 wide, each piece of text at its place.
fn drawing(pieces: &[(&str, f64, f64)]) -> Drawing {
    let mut drawing = Drawing::default();
    for (order, (text, x, y)) in (0..).zip(pieces) {
        for (index, c) in (0_u32..).zip(text.chars()) {
            drawing.glyphs.push(Glyph {
                text: c.to_string().into(),
                origin: (x + 5.0 * f64::from(index), *y),
                advance: (5.0, 0.0),
                up: (0.0, 10.0),
                place: Place { instance: 0, operation: order, item: 0, start: index, len: 1 },
                distance: -500.0,
                stretch: 1.0,
                style: 0,
                code: 0,
                color: None,
                order,
                is_hidden: false,
                is_off: false,
            });
        }
    }
    drawing
}

fn texts(pieces: &[(&str, f64, f64)]) -> Vec<String> {
    let drawing = drawing(pieces);
    let passages = passages(&drawing);
    let count: usize = passages.iter().map(|passage| passage.glyphs.len()).sum();
    assert_eq!(count, drawing.glyphs.len());
    for passage in &passages {
        assert!(passage.glyphs.is_sorted());
    }
    passages.into_iter().map(|passage| passage.text).collect()
}

#[test]
fn pieces_of_a_line_are_joined_whatever_their_order() {
    assert_eq!(texts(&[("Roe", 30.0, 0.0), ("Ja", 0.0, 0.0), ("ne", 10.0, 0.4)]), ["Jane Roe"]);
}

#[test]
fn lines_are_joined_and_words_over_their_ends() {
    assert_eq!(
        texts(&[("the de-", 0.0, 40.0), ("partment of", 0.0, 28.0), ("X-", 0.0, 16.0), ("Rays", 0.0, 4.0)]),
        ["the department of\nX-\nRays"]
    );
    let drawing = drawing(&[("de-", 0.0, 12.0), ("pot", 0.0, 0.0)]);
    assert_eq!(passages(&drawing)[0].glyphs, [(0, 0), (1, 1), (1, 2), (2, 3), (3, 4), (4, 5)]);
}

#[test]
fn columns_are_read_down_and_tables_across() {
    let one = ["a long line of running text", "that goes on in its column"];
    let two = ["while another one stands at", "its side and has its own end"];
    let columns = [(one[0], 0.0, 40.0), (two[0], 200.0, 40.0), (one[1], 0.0, 28.0), (two[1], 200.0, 28.0)];
    assert_eq!(texts(&columns), [one.join("\n"), two.join("\n")]);
    assert_eq!(
        texts(&[("Name", 0.0, 40.0), ("Jane Roe", 80.0, 40.0), ("Born", 0.0, 28.0), ("1980", 80.0, 28.0)]),
        ["Name\tJane Roe\nBorn\t1980"]
    );
}

#[test]
fn letters_in_fields_of_their_own_are_one_word() {
    let fields: Vec<(&str, f64, f64)> =
        ["1", "2", "3", "4", "5"].iter().enumerate().map(|(index, digit)| (*digit, 20.0 * index as f64, 0.0)).collect();
    assert_eq!(texts(&fields), ["12345"]);
}

#[test]
fn what_is_drawn_twice_to_look_bold_is_not_mixed() {
    assert_eq!(texts(&[("Jane", 0.0, 0.0), ("Jane", 0.3, 0.0)]), ["Jane", "Jane"]);
}

#[test]
fn the_end_of_a_paragraph_stays_in_its_column() {
    let left = ["a long line of running text", "that ends in a pro-", "gram of its own"];
    let right = ["while another one stands at", "its side and goes on below", "for as long as it has words"];
    let mut pieces = Vec::new();
    for (line, y) in [52.0, 40.0, 28.0].into_iter().enumerate() {
        pieces.extend([(left[line], 0.0, y), (right[line], 200.0, y)]);
    }
    assert_eq!(
        texts(&pieces),
        ["a long line of running text\nthat ends in a program of its own".into(), right.join("\n")]
    );
}

#[test]
fn letters_that_hang_high_and_low_are_one_word() {
    assert_eq!(
        texts(&[("L", 0.0, 0.0), ("A", 4.0, 2.1), ("T", 8.0, 0.0), ("E", 12.0, -2.1), ("X", 16.0, 0.0)]),
        ["LATEX"]
    );
}

#[test]
fn dots_that_lead_to_a_page_number_do_not_join_the_words_before_them() {
    let mut pieces = vec![("Compiling", 0.0, 0.0), ("with", 47.5, 0.0), ("Sage", 70.0, 0.0)];
    pieces.extend((0..30).map(|dot| (".", 100.0 + 9.0 * f64::from(dot), 0.0)));
    pieces.push(("4", 380.0, 0.0));
    let text = texts(&pieces).concat();
    assert!(text.starts_with("Compiling with Sage"), "{text}");
    assert_eq!(texts(&[("J", 0.0, 0.0), ("A", 9.0, 0.0), ("N", 18.0, 0.0), ("E", 27.0, 0.0)]), ["JANE"]);
}

#[test]
fn a_title_stands_apart_from_the_number_before_it() {
    assert_eq!(texts(&[("2.1", 0.0, 0.0), ("Sage", 16.3, 0.0)]), ["2.1 Sage"]);
    assert_eq!(texts(&[("Sa", 0.0, 0.0), ("ge", 11.3, 0.0)]), ["Sage"]);
}
