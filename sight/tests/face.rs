//! Faces are found whole, wherever they are and however large.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod drawn;

use drawn::{face, on, plain, turned};
use scrubjay_sight::{Grey, look};

/// The part of what two rectangles cover that both do.
fn shared(one: [f64; 4], other: [f64; 4]) -> f64 {
    let area = |sides: [f64; 4]| (sides[2] - sides[0]).max(0.0) * (sides[3] - sides[1]).max(0.0);
    let both = area([one[0].max(other[0]), one[1].max(other[1]), one[2].min(other[2]), one[3].min(other[3])]);
    both / (area(one) + area(other) - both)
}

#[track_caller]
fn assert_one_face(picture: &Grey, wanted: [f64; 4]) {
    let faces = look(picture).faces;
    assert_eq!(faces.len(), 1, "{faces:?}");
    assert!(shared(faces[0], wanted) > 0.6, "{faces:?} is not {wanted:?}");
}

/// From the hair to the chin, in a picture whose middle is the middle of the face.
fn whole(x: f64, y: f64, high: f64) -> [f64; 4] {
    [x - 0.44 * high, y - 0.55 * high, x + 0.44 * high, y + 0.53 * high]
}

#[test]
fn a_face_is_found_at_every_size() {
    for (side, high) in [(60, 32.0), (200, 100.0), (300, 240.0), (900, 700.0)] {
        let middle = f64::from(side) / 2.0;
        assert_one_face(&face(side, high), whole(middle, middle, high));
    }
}

#[test]
fn a_small_face_is_found_in_a_large_picture() {
    let page = on(&plain(1000, 800, 240), &face(90, 48.0), 700, 500);
    assert_one_face(&page, whole(745.0, 545.0, 48.0));
}

#[test]
fn a_face_in_a_picture_that_is_made_smaller_lies_where_it_lies_in_the_picture() {
    let page = on(&plain(3000, 2400, 240), &face(400, 240.0), 2000, 300);
    assert_one_face(&page, whole(2200.0, 500.0, 240.0));
}

#[test]
fn a_face_that_lies_on_its_side_is_found() {
    let mut page = on(&plain(700, 500, 150), &face(200, 120.0), 60, 240);
    let [x, y] = [160.0, 340.0];
    let wanted = [[x, y], [500.0 - y, x], [700.0 - x, 500.0 - y], [y, 700.0 - x]];
    for [x, y] in wanted {
        let faces = look(&page).faces;
        assert_eq!(faces.len(), 1, "{faces:?} at {x} {y}");
        let [left, top, right, bottom] = faces[0];
        assert!(left < x - 25.0 && right > x + 25.0 && top < y - 25.0 && bottom > y + 25.0, "{faces:?} around {x} {y}");
        assert!(right - left < 170.0 && bottom - top < 170.0, "{faces:?}");
        page = turned(&page);
    }
}

#[test]
fn two_faces_are_two() {
    let ground = on(&plain(600, 300, 150), &face(200, 110.0), 20, 40);
    let faces = look(&on(&ground, &face(200, 90.0), 360, 60)).faces;
    assert_eq!(faces.len(), 2);
    assert!(faces[0][2] < 300.0 && faces[1][0] > 300.0, "{faces:?}");
}

#[test]
fn every_side_lies_within_the_picture() {
    let samples = face(200, 180.0).samples()[200 * 30..].to_vec();
    for [left, top, right, bottom] in look(&Grey::new(200, 170, samples).unwrap()).faces {
        assert!(left >= 0.0 && top >= 0.0 && right <= 200.0 && bottom <= 170.0);
    }
}
