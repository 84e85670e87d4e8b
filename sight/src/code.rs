//! Codes that a machine reads, of two dimensions and of one.
//!
//! The library that reads them looks at black and white, and knows codes best whose modules are a few pixels wide. So it
//! is shown the picture at several sizes, as it is and inverted, upright and turned, and with more contrast. What it is
//! asked to do is counted, so that a picture full of what looks like parts of codes ends too.

mod bar;
mod bullseye;
mod clear;
mod matrix;
mod run;
mod shown;
mod stack;

use rxing::common::BitMatrix;

use crate::code::shown::{Shown, View};
use crate::grey::Grey;

/// A code in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// What it says; `None` where it is seen and cannot be read.
    pub text: Option<String>,
    /// Its left, top, right and bottom, in pixels from the upper left.
    pub sides: [f64; 4],
}

/// What a reader found, in pixels of what it was shown.
#[derive(Default)]
struct Found {
    text: Option<String>,
    corners: Vec<[f64; 2]>,
    /// How much wider than its corners it is on every side.
    margin: f64,
}

/// So many codes are told.
const MOST_CODES: usize = 200;

/// Two that share this part of the smaller are one.
const SAME: f64 = 0.4;

/// The codes of a picture, from the top.
pub(crate) fn codes(picture: &Grey) -> Vec<Code> {
    let mut codes = Vec::new();
    for shown in shown::views(picture) {
        for found in seen_in(&shown) {
            if let Some(code) = placed(&found, &shown, picture) {
                add(&mut codes, code);
            }
        }
    }
    let mut codes = without_parts(codes);
    codes.truncate(MOST_CODES);
    let order = |code: &Code| [code.sides[1], code.sides[0]];
    codes.sort_by(|one, other| order(one).partial_cmp(&order(other)).unwrap_or(std::cmp::Ordering::Equal));
    codes
}

fn seen_in(shown: &Shown) -> Vec<Found> {
    let all: [fn(&BitMatrix) -> Vec<Found>; 5] =
        [matrix::qr, matrix::data_matrix, bullseye::aztec, bar::bars, stack::pdf417];
    // The first two are found however they are turned.
    let some = match shown.view {
        View::Upright => all.as_slice(),
        View::Turned => all.get(2..).unwrap_or_default(),
        View::Clear => all.get(..1).unwrap_or_default(),
    };
    some.iter().flat_map(|look| guarded(|| look(&shown.matrix))).collect()
}

/// Leaves out what a reader of short codes saw in a part of a longer one: EAN-8 and UPC-E are eight digits.
fn without_parts(codes: Vec<Code>) -> Vec<Code> {
    let length = |code: &Code| code.text.as_ref().map_or(0, String::len);
    let is_short = |code: &Code| {
        code.text.as_ref().is_some_and(|text| text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_part = |code: &Code| {
        let holds = |other: &&Code| length(other) > length(code) && shared(&code.sides, &other.sides) > SAME;
        is_short(code) && codes.iter().any(|other| holds(&other))
    };
    codes.iter().filter(|code| !is_part(code)).cloned().collect()
}

/// The library stops the thread on some pictures that are damaged in just the right way. In the browser that ends the
/// module, and whoever asked has to start it anew.
#[cfg(not(target_arch = "wasm32"))]
fn guarded(look: impl FnOnce() -> Vec<Found>) -> Vec<Found> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(look)).unwrap_or_default()
}

#[cfg(target_arch = "wasm32")]
fn guarded(look: impl FnOnce() -> Vec<Found>) -> Vec<Found> {
    look()
}

/// Brings what was found back to the picture.
fn placed(found: &Found, shown: &Shown, picture: &Grey) -> Option<Code> {
    let margin = found.margin;
    let around = [[-margin, -margin], [margin, -margin], [-margin, margin], [margin, margin]];
    let corners = found.corners.iter().flat_map(|[x, y]| around.map(|[right, down]| shown.back([x + right, y + down])));
    let [mut left, mut top, mut right, mut bottom] =
        [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    for [x, y] in corners {
        [left, top, right, bottom] = [left.min(x), top.min(y), right.max(x), bottom.max(y)];
    }
    let [width, height] = [picture.width(), picture.height()].map(f64::from);
    let sides = [
        left.clamp(0.0, width).floor(),
        top.clamp(0.0, height).floor(),
        right.clamp(0.0, width).ceil(),
        bottom.clamp(0.0, height).ceil(),
    ];
    let [left, top, right, bottom] = sides;
    (right > left && bottom > top).then(|| Code { text: found.text.clone(), sides })
}

/// Adds a code, unless it is there already. What says the same at the same place is one code, seen from both times.
fn add(codes: &mut Vec<Code>, code: Code) {
    for known in codes.iter_mut().filter(|known| shared(&known.sides, &code.sides) > SAME) {
        if known.text == code.text {
            known.sides = both(&known.sides, &code.sides);
            return;
        }
        if code.text.is_none() {
            return;
        }
        if known.text.is_none() {
            known.text = code.text;
            known.sides = both(&known.sides, &code.sides);
            return;
        }
    }
    codes.push(code);
}

fn both(one: &[f64; 4], other: &[f64; 4]) -> [f64; 4] {
    let [left, top, right, bottom] = *one;
    let [other_left, other_top, other_right, other_bottom] = *other;
    [left.min(other_left), top.min(other_top), right.max(other_right), bottom.max(other_bottom)]
}

/// The part of the smaller of two rectangles that they share.
fn shared(one: &[f64; 4], other: &[f64; 4]) -> f64 {
    part(one, other).max(part(other, one))
}

/// The part of a rectangle that lies in another.
fn part(one: &[f64; 4], other: &[f64; 4]) -> f64 {
    let area = |[left, top, right, bottom]: [f64; 4]| (right - left).max(0.0) * (bottom - top).max(0.0);
    let [left, top, right, bottom] = *one;
    let [other_left, other_top, other_right, other_bottom] = *other;
    let both = area([left.max(other_left), top.max(other_top), right.min(other_right), bottom.min(other_bottom)]);
    both / area(*one).max(f64::MIN_POSITIVE)
}
