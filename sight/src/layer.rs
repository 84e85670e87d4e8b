//! The steps of the network.
//!
//! Every place of a picture has a number of channels, and all of them lie together. They are taken in blocks of sixteen,
//! so that the compiler keeps a block in registers; in the browser it is told that it may use the wide ones.

/// So many channels are taken at once.
pub(crate) const BLOCK: usize = 16;

/// The places around one, and itself.
pub(crate) const PLACES: usize = 9;

type Block = [f32; BLOCK];

/// Channels for every place of a picture, row by row.
pub(crate) struct Map {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// How many blocks a place has.
    pub(crate) depth: usize,
    pub(crate) blocks: Vec<Block>,
}

/// A layer of two parts: the first mixes the channels of each place, the second mixes each channel with the places
/// around.
pub(crate) struct Layer {
    /// For each block of outputs, the weights of every input.
    pub(crate) point: Vec<Vec<Block>>,
    pub(crate) point_bias: Vec<Block>,
    /// For each place, the weights of every channel.
    pub(crate) place: Vec<Block>,
    pub(crate) place_bias: Vec<Block>,
}

impl Map {
    fn rows(&self) -> impl Iterator<Item = &[Block]> {
        self.blocks.chunks_exact((self.width * self.depth).max(1))
    }

    /// Half as wide and as high, with the largest of every four. Both sides have to be even.
    pub(crate) fn pooled(&self) -> Self {
        let row = (self.width * self.depth).max(1);
        let mut blocks = Vec::with_capacity(self.blocks.len() / 4);
        for rows in self.blocks.chunks_exact(row * 2) {
            let (upper, lower) = rows.split_at(row);
            let pairs = upper.chunks_exact(self.depth * 2).zip(lower.chunks_exact(self.depth * 2));
            for (above, below) in pairs {
                let (first, second) = above.split_at(self.depth);
                let (third, fourth) = below.split_at(self.depth);
                for (((a, b), c), d) in first.iter().zip(second).zip(third).zip(fourth) {
                    let mut largest = *a;
                    for other in [b, c, d] {
                        for (value, other) in largest.iter_mut().zip(other) {
                            *value = value.max(*other);
                        }
                    }
                    blocks.push(largest);
                }
            }
        }
        Self { width: self.width / 2, height: self.height / 2, depth: self.depth, blocks }
    }

    /// Adds a map that is half as wide and as high, each place of it to four.
    pub(crate) fn add_doubled(&mut self, smaller: &Self) {
        let row = (self.width * self.depth).max(1);
        for (rows, added) in self.blocks.chunks_exact_mut(row * 2).zip(smaller.rows()) {
            for row in rows.chunks_exact_mut(row) {
                for (pair, added) in row.chunks_exact_mut(self.depth * 2).zip(added.chunks_exact(self.depth)) {
                    for (block, added) in pair.iter_mut().zip(added.iter().chain(added)) {
                        for (value, added) in block.iter_mut().zip(added) {
                            *value += added;
                        }
                    }
                }
            }
        }
    }

    /// What a layer makes of this, with nothing below zero where it is a bend.
    pub(crate) fn through(&self, layer: &Layer, is_bent: bool) -> Self {
        let depth = layer.point.len();
        let mut points = vec![[0.0; BLOCK]; (self.width + 2) * (self.height + 2) * depth];
        let inner = points.chunks_exact_mut(((self.width + 2) * depth).max(1)).skip(1);
        for (row, points) in self.rows().zip(inner) {
            let points = points.get_mut(depth..).unwrap_or_default();
            for (block, (weights, bias)) in layer.point.iter().zip(&layer.point_bias).enumerate() {
                mix_channels(row, self.depth, weights, bias, points.iter_mut().skip(block).step_by(depth));
            }
        }
        let mut blocks = Vec::with_capacity(self.width * self.height * depth);
        for y in 0..self.height {
            for _ in 0..self.width {
                blocks.extend_from_slice(&layer.place_bias);
            }
            let length = self.width * depth;
            let row = blocks.len() - length;
            let Some(row) = blocks.get_mut(row..) else { break };
            let lines = points.chunks_exact((self.width + 2) * depth).skip(y).take(3);
            let weights = layer.place.chunks_exact(3 * depth);
            for (line, weights) in lines.zip(weights) {
                for (place, weights) in weights.chunks_exact(depth).enumerate() {
                    mix_places(row, line.get(place * depth..).unwrap_or_default(), weights);
                }
            }
            if is_bent {
                bend(row);
            }
        }
        Self { width: self.width, height: self.height, depth, blocks }
    }
}

/// One block of outputs for every place of a row.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn mix_channels<'a>(
    row: &[Block],
    depth: usize,
    weights: &[Block],
    bias: &Block,
    outputs: impl Iterator<Item = &'a mut Block>,
) {
    for (inputs, output) in row.chunks_exact(depth).zip(outputs) {
        let mut sums = *bias;
        for (&input, weights) in inputs.as_flattened().iter().zip(weights) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += input * weight;
            }
        }
        *output = sums;
    }
}

/// Adds a row of places to another, each channel by its weight.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn mix_places(row: &mut [Block], line: &[Block], weights: &[Block]) {
    for (place, inputs) in row.chunks_exact_mut(weights.len()).zip(line.chunks_exact(weights.len())) {
        for ((sums, inputs), weights) in place.iter_mut().zip(inputs).zip(weights) {
            for ((sum, input), weight) in sums.iter_mut().zip(inputs).zip(weights) {
                *sum += input * weight;
            }
        }
    }
}

/// Makes zero of what is below it.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
pub(crate) fn bend(blocks: &mut [Block]) {
    for block in blocks {
        for value in block {
            *value = value.max(0.0);
        }
    }
}
