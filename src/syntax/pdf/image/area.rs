//! Areas of a picture, and the pixels that they touch.

use std::ops::Range;

/// A convex polygon, in pixels from the upper left corner of the picture.
///
/// Of one that is not convex more may be painted than it covers, and never less.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    corners: Vec<[f64; 2]>,
}

impl Area {
    /// Takes the corners, across and down, one after the other; nothing where there are none, or one lies nowhere near
    /// any picture.
    pub fn new(corners: Vec<[f64; 2]>) -> Option<Self> {
        // What is no number is not less than this.
        let is_near = !corners.is_empty() && corners.iter().flatten().all(|place| place.abs() < 1e12);
        is_near.then_some(Self { corners })
    }

    /// The same area of a picture with so many times as many pixels across and down.
    pub(super) fn scaled(&self, across: f64, down: f64) -> Self {
        Self { corners: self.corners.iter().map(|[x, y]| [x * across, y * down]).collect() }
    }

    /// The rows of which it touches any pixel, of so many.
    pub(super) fn rows(&self, height: usize) -> Range<usize> {
        let (top, bottom) = reach(self.corners.iter().map(|[_, y]| *y));
        touched(top, bottom, height)
    }

    /// The pixels that it touches in a row, of so many.
    pub(super) fn columns(&self, row: usize, width: usize) -> Range<usize> {
        let (top, bottom) = (whole(row), whole(row) + 1.0);
        let inside = |y: f64| (top..=bottom).contains(&y);
        let within = self.corners.iter().filter(|[_, y]| inside(*y)).map(|[x, _]| *x);
        let next = self.corners.iter().cycle().skip(1);
        let crossed = self.corners.iter().zip(next).flat_map(|(from, to)| {
            let place = |edge: f64| {
                let is_crossed = (from[1] < edge) != (to[1] < edge) && from[1] != edge && to[1] != edge;
                is_crossed.then(|| from[0] + (to[0] - from[0]) * ((edge - from[1]) / (to[1] - from[1])))
            };
            [place(top), place(bottom)].into_iter().flatten()
        });
        let (left, right) = reach(within.chain(crossed));
        if left > right { 0..0 } else { touched(left, right, width) }
    }
}

fn reach(places: impl Iterator<Item = f64>) -> (f64, f64) {
    places.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), place| (least.min(place), most.max(place)))
}

/// The pixels of which anything lies between two places; a line between two pixels touches that behind it.
fn touched(from: f64, until: f64, count: usize) -> Range<usize> {
    let first = from.floor();
    let first_index = index(first, count);
    first_index..index(until.ceil().max(first + 1.0), count).max(first_index)
}

/// A number of pixels, and no more than there are.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between nought and the most")]
fn index(place: f64, most: usize) -> usize {
    place.clamp(0.0, whole(most)) as usize
}

/// No picture has so many pixels that the number is not exact.
#[expect(clippy::cast_precision_loss, reason = "pictures are less than 2 to the power of 53 pixels wide")]
fn whole(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn area(corners: &[[f64; 2]]) -> Area {
        Area::new(corners.to_vec()).unwrap()
    }

    fn rows(area: &Area, size: usize) -> Vec<(usize, Range<usize>)> {
        area.rows(size).map(|row| (row, area.columns(row, size))).collect()
    }

    #[test]
    fn a_pixel_of_which_anything_is_covered_is_touched() {
        let square = area(&[[1.0, 2.0], [3.0, 2.0], [3.0, 4.0], [1.0, 4.0]]);
        assert_eq!(rows(&square, 9), [(2, 1..3), (3, 1..3)]);
        let shifted = area(&[[0.9, 1.9], [3.1, 1.9], [3.1, 4.1], [0.9, 4.1]]);
        assert_eq!(rows(&shifted, 9), [(1, 0..4), (2, 0..4), (3, 0..4), (4, 0..4)]);
        let turned = area(&[[2.5, 0.5], [4.5, 2.5], [2.5, 4.5], [0.5, 2.5]]);
        assert_eq!(rows(&turned, 9), [(0, 2..3), (1, 1..4), (2, 0..5), (3, 1..4), (4, 2..3)]);
    }

    #[test]
    fn a_point_or_a_line_touches_a_pixel_too() {
        assert_eq!(rows(&area(&[[2.0, 3.0]]), 9), [(3, 2..3)]);
        assert_eq!(rows(&area(&[[1.5, 3.5], [4.5, 3.5]]), 9), [(3, 1..5)]);
    }

    #[test]
    fn what_lies_beyond_the_picture_is_cut() {
        let large = area(&[[-1e9, -1e9], [1e9, -1e9], [1e9, 1e9], [-1e9, 1e9]]);
        assert_eq!(rows(&large, 2), [(0, 0..2), (1, 0..2)]);
        let beside = area(&[[-5.0, 0.0], [-1.0, 0.0], [-1.0, 2.0]]);
        assert!(rows(&beside, 2).iter().all(|(_, columns)| columns.is_empty()));
        for place in [f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(Area::new(vec![[0.0, place]]), None);
        }
        assert_eq!(Area::new(Vec::new()), None);
    }
}
