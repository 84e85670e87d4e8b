//! Faces.

use crate::grey::Grey;
use crate::network::{Candidate, Network};

/// A picture is looked at with this many pixels at most.
const MOST_PIXELS: f64 = 1_500_000.0;

/// No side is longer than this then.
const LONGEST: f64 = 4_000.0;

/// What is likelier than this is a face.
const LEAST_SCORE: f64 = 0.6;

/// Two that cover each other to this part of what they cover together are one.
const SAME: f64 = 0.3;

/// By how much of its sides a face is wider and higher than what is found, at left, top, right and bottom: the network was
/// taught to leave out hair and ears.
const WIDER: [f64; 4] = [0.12, 0.25, 0.12, 0.1];

/// The network knows small faces better than such as fill a picture, so it is shown smaller too.
const SCALES: [f64; 2] = [1.0, 0.4];

/// It knows faces upside down, and none that lie on their side: so the picture is turned for it.
const TURNED_SCALE: f64 = 0.5;

/// The left, top, right and bottom of each face, in pixels of the picture.
pub(crate) fn faces(picture: &Grey) -> Vec<[f64; 4]> {
    if picture.width() == 0 || picture.height() == 0 {
        return Vec::new();
    }
    let network = Network::new();
    let small = fitting(picture);
    let mut found: Vec<_> = SCALES.iter().flat_map(|scale| looked_at(&network, &small, *scale)).collect();
    found.extend(lying(&network, &small));
    let mut faces: Vec<_> = apart(found).iter().map(|face| within(&face.sides, &small, picture)).collect();
    faces.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
    faces
}

/// The picture at the largest size at which it is looked at.
fn fitting(picture: &Grey) -> Grey {
    let [width, height] = [picture.width(), picture.height()].map(f64::from);
    let scale = (MOST_PIXELS / (width * height)).sqrt().min(LONGEST / width.max(height)).min(1.0);
    let [small_width, small_height] = [width, height].map(|side| whole_pixels(side * scale));
    picture.at_size(small_width, small_height)
}

/// What a picture says at a scale, in pixels of the picture.
fn looked_at(network: &Network, picture: &Grey, scale: f64) -> Vec<Candidate> {
    let [width, height] = [picture.width(), picture.height()].map(f64::from);
    let [small_width, small_height] = [width, height].map(|side| whole_pixels(side * scale));
    let shown = picture.at_size(small_width, small_height);
    let across = width / f64::from(small_width);
    let down = height / f64::from(small_height);
    let mut found = network.candidates(&shown, LEAST_SCORE);
    for candidate in &mut found {
        let [left, top, right, bottom] = whole(candidate.sides);
        candidate.sides = [left * across, top * down, right * across, bottom * down];
    }
    found
}

/// From hair to chin.
fn whole([left, top, right, bottom]: [f64; 4]) -> [f64; 4] {
    let [width, height] = [right - left, bottom - top];
    let [wider_left, wider_top, wider_right, wider_bottom] = WIDER;
    [left - wider_left * width, top - wider_top * height, right + wider_right * width, bottom + wider_bottom * height]
}

/// Faces that lie on their left or on their right.
fn lying(network: &Network, picture: &Grey) -> Vec<Candidate> {
    let [width, height] = [picture.width(), picture.height()].map(f64::from);
    let turned = picture.turned();
    let mut found = looked_at(network, &turned, TURNED_SCALE);
    for candidate in &mut found {
        let [left, top, right, bottom] = candidate.sides;
        candidate.sides = [top, height - right, bottom, height - left];
    }
    let mut other = looked_at(network, &turned.turned().turned(), TURNED_SCALE);
    for candidate in &mut other {
        let [left, top, right, bottom] = candidate.sides;
        candidate.sides = [width - bottom, left, width - top, right];
    }
    found.extend(other);
    found
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 1 and the longest side")]
fn whole_pixels(side: f64) -> u32 {
    side.round().clamp(1.0, LONGEST) as u32
}

/// Of those that are one face the likeliest.
fn apart(mut found: Vec<Candidate>) -> Vec<Candidate> {
    found.sort_by(|one, other| other.score.total_cmp(&one.score));
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in found {
        if kept.iter().all(|other| shared(&candidate.sides, &other.sides) < SAME) {
            kept.push(candidate);
        }
    }
    kept
}

/// The part that two rectangles share of what they cover together.
fn shared(one: &[f64; 4], other: &[f64; 4]) -> f64 {
    let area = |[left, top, right, bottom]: [f64; 4]| (right - left).max(0.0) * (bottom - top).max(0.0);
    let [left, top, right, bottom] = *one;
    let [other_left, other_top, other_right, other_bottom] = *other;
    let both = area([left.max(other_left), top.max(other_top), right.min(other_right), bottom.min(other_bottom)]);
    both / (area(*one) + area(*other) - both).max(f64::MIN_POSITIVE)
}

/// What is in pixels of the small picture in those of the picture.
fn within([left, top, right, bottom]: &[f64; 4], small: &Grey, picture: &Grey) -> [f64; 4] {
    let [width, height] = [picture.width(), picture.height()].map(f64::from);
    let [across, down] = [width / f64::from(small.width()), height / f64::from(small.height())];
    [
        (left * across).clamp(0.0, width).floor(),
        (top * down).clamp(0.0, height).floor(),
        (right * across).clamp(0.0, width).ceil(),
        (bottom * down).clamp(0.0, height).ceil(),
    ]
}
