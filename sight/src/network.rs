//! The network that finds faces: YuNet, in the form of libfacedetection.
//!
//! A picture goes through five stages, each of which sees more around a place and keeps fewer places. The last three are
//! judged, the coarsest first, and what was learnt of the coarser is added to the finer. Every place of a level then says
//! how likely it is that it lies in a face, and where the face begins and ends.

use crate::grey::{Grey, length};
use crate::layer::{BLOCK, Layer, Map, bend};
use crate::weight::Weights;

/// The sides of what goes through are multiples of this.
const STEP: u32 = 32;

/// What the network knows.
pub(crate) struct Network {
    first: Vec<[f32; BLOCK]>,
    first_bias: Vec<[f32; BLOCK]>,
    start: Layer,
    stages: [[Layer; 2]; 5],
    joins: [Layer; 3],
    judges: [Layer; 3],
}

/// What a place says.
pub(crate) struct Candidate {
    /// From 0 to 1.
    pub(crate) score: f64,
    /// Left, top, right and bottom, in pixels of the picture that was shown.
    pub(crate) sides: [f64; 4],
}

impl Network {
    pub(crate) fn new() -> Self {
        Self::of(&mut Weights::new())
    }

    pub(crate) fn of(weights: &mut Weights) -> Self {
        let first = weights.blocks(9);
        let first_bias = weights.blocks(1);
        let start = weights.layer(1, 1);
        let stages = [[(1, 1), (1, 2)], [(2, 2), (2, 4)], [(4, 4), (4, 4)], [(4, 4), (4, 4)], [(4, 4), (4, 4)]]
            .map(|stage| stage.map(|(inputs, outputs)| weights.layer(inputs, outputs)));
        let joins = [(); 3].map(|()| weights.layer(4, 4));
        let judges = [(); 3].map(|()| weights.layer(4, 1));
        Self { first, first_bias, start, stages, joins, judges }
    }

    /// The places that are likelier than a score to lie in a face.
    pub(crate) fn candidates(&self, picture: &Grey, least: f64) -> Vec<Candidate> {
        if picture.width() == 0 || picture.height() == 0 {
            return Vec::new();
        }
        let [one, two, three, four, five] = &self.stages;
        let stage = |map: &Map, [first, second]: &[Layer; 2]| map.through(first, true).through(second, true);
        let begin = self.beginning(picture).through(&self.start, true).pooled();
        let mut fine = stage(&stage(&stage(&begin, one), two).pooled(), three);
        let mut middle = stage(&fine.pooled(), four);
        let coarse = stage(&middle.pooled(), five);

        let [fine_join, middle_join, coarse_join] = &self.joins;
        let coarse = coarse.through(coarse_join, true);
        middle.add_doubled(&coarse);
        let middle = middle.through(middle_join, true);
        fine.add_doubled(&middle);
        let fine = fine.through(fine_join, true);

        let levels = [(fine, 8), (middle, 16), (coarse, 32)];
        let judged = levels.iter().zip(&self.judges);
        judged.flat_map(|((map, step), judge)| said(&map.through(judge, false), *step, least)).collect()
    }

    /// The first layer, which sees every second pixel and those around it. What is beside the picture is black.
    fn beginning(&self, picture: &Grey) -> Map {
        let [width, height] = [picture.width(), picture.height()].map(|side| length(side.div_ceil(STEP) * STEP));
        let mut lines = vec![0.0_f32; (width + 2) * (height + 2)];
        for (line, row) in lines.chunks_exact_mut(width + 2).skip(1).zip(picture.rows()) {
            for (to, &sample) in line.iter_mut().skip(1).zip(row) {
                *to = f32::from(sample);
            }
        }
        let bias = self.first_bias.first().copied().unwrap_or_default();
        let mut blocks = vec![bias; width / 2 * (height / 2)];
        for (y, row) in blocks.chunks_exact_mut((width / 2).max(1)).enumerate() {
            let lines = lines.chunks_exact(width + 2).skip(y * 2).take(3);
            for (line, weights) in lines.zip(self.first.chunks_exact(3)) {
                for (place, weights) in weights.iter().enumerate() {
                    add_pixels(row, line.get(place..).unwrap_or_default(), weights);
                }
            }
            bend(row);
        }
        Map { width: width / 2, height: height / 2, depth: 1, blocks }
    }
}

/// Adds every second pixel of a line to a place, by the weight of each channel.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn add_pixels(row: &mut [[f32; BLOCK]], line: &[f32], weights: &[f32; BLOCK]) {
    for (sums, &pixel) in row.iter_mut().zip(line.iter().step_by(2)) {
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += pixel * weight;
        }
    }
}

/// What the places of a level say: two chances, the way to the middle of the face, and its size, in steps.
fn said(judged: &Map, step: u32, least: f64) -> Vec<Candidate> {
    let step = f64::from(step);
    let mut said = Vec::new();
    for (y, row) in (0_u32..).zip(judged.blocks.chunks_exact(judged.width.max(1))) {
        for (x, &[face, thing, right, down, wide, high, ..]) in (0_u32..).zip(row) {
            let score = (chance(face) * chance(thing)).sqrt();
            if score < least {
                continue;
            }
            let middle = [f64::from(x) + f64::from(right), f64::from(y) + f64::from(down)].map(|at| at * step);
            let half = [wide, high].map(|size| f64::from(size).min(8.0).exp() * step / 2.0);
            let [x, y] = middle;
            let [half_width, half_height] = half;
            said.push(Candidate { score, sides: [x - half_width, y - half_height, x + half_width, y + half_height] });
        }
    }
    said
}

fn chance(value: f32) -> f64 {
    1.0 / (1.0 + (-f64::from(value)).exp())
}
