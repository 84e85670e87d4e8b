//! Faces.

use crate::grey::Grey;
use crate::network::{Candidate, Network};

/// A picture is looked at with this many pixels at most.
const MOST_PIXELS: f64 = 1_000_000.0;

/// No side is longer than this then.
const LONGEST: f64 = 4_000.0;

/// What is likelier than this is a face.
const LEAST_SCORE: f64 = 0.6;

/// Two that cover each other to this part of what they cover together are one.
const SAME: f64 = 0.3;

/// By how much of its sides a face is wider and higher than what is found: from left, top, right and bottom.
const WIDER: [f64; 4] = [0.1, 0.25, 0.1, 0.08];

/// The left, top, right and bottom of each face, in pixels of the picture.
pub(crate) fn faces(picture: &Grey) -> Vec<[f64; 4]> {
    if picture.width() == 0 || picture.height() == 0 {
        return Vec::new();
    }
    let network = Network::new();
    let mut found = Vec::new();
    for scale in SCALES {
        found.extend(looked_at(&network, picture, scale));
    }
    let mut faces: Vec<_> = apart(found).iter().map(|face| whole(face, picture)).collect();
    faces.sort_by(|one, other| one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal));
    faces
}

/// The network knows small faces better than such as fill a picture, so it is shown smaller too.
const SCALES: [f64; 2] = [1.0, 0.4];

fn looked_at(network: &Network, picture: &Grey, scale: f64) -> Vec<Candidate> {
    let [width, height] = [picture.width(), picture.height()].map(f64::from);
    let fits = (MOST_PIXELS / (width * height)).sqrt().min(LONGEST / width.max(height)).min(1.0);
    let [small_width, small_height] = [width, height].map(|side| whole_pixels(side * fits * scale));
    let shown = picture.at_size(small_width, small_height);
    let across = width / f64::from(small_width);
    let down = height / f64::from(small_height);
    let mut found = network.candidates(&shown, LEAST_SCORE);
    for candidate in &mut found {
        let [left, top, right, bottom] = candidate.sides;
        candidate.sides = [left * across, top * down, right * across, bottom * down];
    }
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

/// From hair to chin, within the picture.
fn whole(face: &Candidate, picture: &Grey) -> [f64; 4] {
    let [left, top, right, bottom] = face.sides;
    let [wider_left, wider_top, wider_right, wider_bottom] = WIDER;
    let [width, height] = [right - left, bottom - top];
    let [most_right, most_bottom] = [picture.width(), picture.height()].map(f64::from);
    [
        (left - wider_left * width).clamp(0.0, most_right).floor(),
        (top - wider_top * height).clamp(0.0, most_bottom).floor(),
        (right + wider_right * width).clamp(0.0, most_right).ceil(),
        (bottom + wider_bottom * height).clamp(0.0, most_bottom).ceil(),
    ]
}
