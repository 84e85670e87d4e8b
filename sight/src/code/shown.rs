//! The picture as it is shown to the readers of codes.

use rxing::common::{BitMatrix, HybridBinarizer};
use rxing::{BinaryBitmap, Luma8LuminanceSource};

use crate::code::clear;
use crate::grey::{Grey, length};

/// The most pixels that are shown.
const MOST_PIXELS: f64 = 4_000_000.0;

/// The most pixels that are shown aslant too.
const MOST_ASLANT: f64 = 1_100_000.0;

/// No smaller picture is made of a picture.
const FEWEST_PIXELS: f64 = 100_000.0;

/// What has fewer pixels is shown at twice the size too: its codes may be as small as a pixel for a module.
const FEW_PIXELS: f64 = 700_000.0;

/// Degrees by which bars are turned, besides upright and a quarter turn. A row still crosses all bars where they are up
/// to fifteen degrees off.
const ASLANT: [f64; 4] = [30.0, 60.0, -30.0, -60.0];

/// How a picture is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// As it is.
    Upright,
    /// Turned or aslant.
    Turned,
    /// As it is, with steeper edges and more contrast.
    Clear,
}

/// A picture in black and white.
pub(super) struct Shown {
    pub(super) matrix: BitMatrix,
    /// Who looks at it.
    pub(super) view: View,
    back: [f64; 6],
}

impl Shown {
    /// A point of this in pixels of the picture.
    pub(super) fn back(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [a, b, c, d, e, f] = self.back;
        [a * x + c * y + e, b * x + d * y + f]
    }
}

/// All that is shown of a picture, one after the other.
pub(super) fn views(picture: &Grey) -> impl Iterator<Item = Shown> {
    sizes(picture).into_iter().flat_map(|[width, height]| views_at(picture, width, height))
}

/// The sizes at which a picture is shown, the largest first.
fn sizes(picture: &Grey) -> Vec<[u32; 2]> {
    let [width, height] = [picture.width(), picture.height()].map(f64::from);
    let pixels = width * height;
    let mut sizes = Vec::new();
    if pixels == 0.0 {
        return sizes;
    }
    let largest = (MOST_PIXELS / pixels).sqrt().min(1.0);
    let mut scales = vec![largest];
    if pixels < FEW_PIXELS {
        scales.insert(0, 2.0);
    }
    let mut scale = largest / 2.0;
    while scale * scale * pixels >= FEWEST_PIXELS {
        scales.push(scale);
        scale /= 2.0;
    }
    sizes.extend(scales.iter().map(|scale| [width, height].map(|side| whole_pixels(side * scale))));
    sizes
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is within what a side can be")]
fn whole_pixels(side: f64) -> u32 {
    side.round().clamp(1.0, f64::from(u32::MAX)) as u32
}

fn views_at(picture: &Grey, width: u32, height: u32) -> Vec<Shown> {
    let small = picture.at_size(width, height);
    let [across, down] =
        [(picture.width(), width), (picture.height(), height)].map(|(side, small)| f64::from(side) / f64::from(small));
    let upright = [across, 0.0, 0.0, down, 0.0, 0.0];
    // What was at the left is at the top then, and what was at the top at the right.
    let turned = [0.0, -down, across, 0.0, 0.0, f64::from(height) * down];
    let mut views = Vec::new();
    let shown = [
        (black_and_white(&small), upright, View::Upright),
        (black_and_white(&small.turned()), turned, View::Turned),
        (clear::clear(&small), upright, View::Clear),
    ];
    for (matrix, back, view) in shown {
        let Some(matrix) = matrix else { continue };
        let mut inverted = matrix.clone();
        inverted.flip_self();
        views.push(Shown { matrix, view, back });
        views.push(Shown { matrix: inverted, view, back });
    }
    if f64::from(width) * f64::from(height) <= MOST_ASLANT && width.min(height) > 20 {
        views.extend(ASLANT.iter().filter_map(|degrees| aslant(&small, *degrees, [across, down])));
    }
    views
}

fn black_and_white(grey: &Grey) -> Option<BitMatrix> {
    let source = Luma8LuminanceSource::new(grey.samples().to_vec(), grey.width(), grey.height()).ok()?;
    Some(BinaryBitmap::new(HybridBinarizer::new(source)).get_black_matrix().clone())
}

/// The picture turned around its middle, on a ground that is large enough for it.
fn aslant(grey: &Grey, degrees: f64, [across, down]: [f64; 2]) -> Option<Shown> {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let [width, height] = [grey.width(), grey.height()].map(f64::from);
    let [wide, high] = [
        whole_pixels(width * cosine.abs() + height * sine.abs()),
        whole_pixels(width * sine.abs() + height * cosine.abs()),
    ];
    if f64::from(wide) * f64::from(high) > 4.0 * MOST_ASLANT {
        return None;
    }
    let [middle_x, middle_y] = [f64::from(wide) / 2.0, f64::from(high) / 2.0];
    // A point of what is shown in pixels of the small picture.
    let from = |[x, y]: [f64; 2]| {
        let [x, y] = [x - middle_x, y - middle_y];
        [x * cosine - y * sine + width / 2.0, x * sine + y * cosine + height / 2.0]
    };
    let mut samples = Vec::with_capacity(length(wide).saturating_mul(length(high)));
    for y in 0..high {
        for x in 0..wide {
            samples.push(grey.near(from([f64::from(x) + 0.5, f64::from(y) + 0.5])));
        }
    }
    let matrix = black_and_white(&Grey::new(wide, high, samples)?)?;
    let [origin_x, origin_y] = from([0.0, 0.0]);
    let back = [cosine * across, sine * down, -sine * across, cosine * down, origin_x * across, origin_y * down];
    Some(Shown { matrix, view: View::Turned, back })
}
