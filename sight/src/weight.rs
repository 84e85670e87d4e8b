//! What the network knows: `model/face.bin`, which `model/pack.py` wrote.

use crate::layer::{BLOCK, Layer, PLACES};

const PACKED: &[u8] = include_bytes!("../model/face.bin");

/// Takes the numbers one after the other.
pub(crate) struct Weights {
    rest: &'static [u8],
}

impl Weights {
    pub(crate) fn new() -> Self {
        Self { rest: PACKED }
    }

    /// A number of blocks; zeros where the file ends, which it does not.
    pub(crate) fn blocks(&mut self, count: usize) -> Vec<[f32; BLOCK]> {
        (0..count).map(|_| std::array::from_fn(|_| self.number())).collect()
    }

    /// A layer of two parts, from a number of blocks to a number of blocks.
    pub(crate) fn layer(&mut self, inputs: usize, outputs: usize) -> Layer {
        let by_input = self.blocks(inputs * BLOCK * outputs);
        Layer {
            point: (0..outputs).map(|block| by_input.iter().skip(block).step_by(outputs).copied().collect()).collect(),
            point_bias: self.blocks(outputs),
            place: self.blocks(PLACES * outputs),
            place_bias: self.blocks(outputs),
        }
    }

    fn number(&mut self) -> f32 {
        let Some((bytes, rest)) = self.rest.split_first_chunk() else { return 0.0 };
        self.rest = rest;
        half(u16::from_le_bytes(*bytes))
    }

    #[cfg(test)]
    fn is_spent(&self) -> bool {
        self.rest.is_empty()
    }
}

/// The value of a half float, IEEE 754-2019, 3.4; there are no infinities in the file.
fn half(bits: u16) -> f32 {
    let fraction = f32::from(bits & 0x3ff);
    let value = match bits >> 10 & 0x1f {
        0 => fraction * 2.0_f32.powi(-24),
        exponent => (fraction + 1024.0) * 2.0_f32.powi(i32::from(exponent) - 25),
    };
    if bits >> 15 == 0 { value } else { -value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::Network;

    #[test]
    fn half_floats_have_their_values() {
        for (bits, value) in
            [(0, 0.0), (1, 5.960_464_5e-8), (0x3c00, 1.0), (0xc000, -2.0), (0x3555, 0.333_251_95), (0x7bff, 65504.0)]
        {
            assert_eq!(half(bits), value);
        }
    }

    #[test]
    fn the_network_takes_every_number_of_the_file() {
        let mut weights = Weights::new();
        Network::of(&mut weights);
        assert!(weights.is_spent());
    }
}
