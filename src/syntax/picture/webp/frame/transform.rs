//! Pixels as sums of waves and back (RFC 6386, 14.3 and 14.4).

/// Sixteen numbers, row by row.
pub(super) type Block = [i32; 16];

/// The square root of two times the cosine of an eighth turn's half, and the same with the sine, in parts of 65536.
const COSINE: i64 = 65_536 + 20_091;
const SINE: i64 = 35_468;

/// The fractions that remain when both sides are transformed.
const FRACTION: u32 = 33;

/// Applies a function to each column, and then to each row.
fn both_ways(block: &mut [i64; 16], each: fn([i64; 4]) -> [i64; 4]) {
    for _ in 0..2 {
        let mut turned = [0; 16];
        for (column, to) in turned.chunks_exact_mut(4).enumerate() {
            let mut of = block.iter().skip(column).step_by(4).copied();
            let four = [(); 4].map(|()| of.next().unwrap_or_default());
            to.copy_from_slice(&each(four));
        }
        *block = turned;
    }
}

/// What is added to predicted pixels.
#[inline(never)]
pub(super) fn pixels(waves: &Block) -> Block {
    let mut block = waves.map(i64::from);
    both_ways(&mut block, |[a, b, c, d]| {
        let (sum, rest) = (a + c, a - c);
        let low = ((b * SINE) >> 16) - ((d * COSINE) >> 16);
        let high = ((b * COSINE) >> 16) + ((d * SINE) >> 16);
        [sum + high, rest + low, rest - low, sum - high]
    });
    block.map(|sum| narrow((sum + 4) >> 3))
}

/// The waves that are added up to what is added to predicted pixels.
#[inline(never)]
pub(super) fn waves(pixels: &Block) -> Block {
    let mut block = pixels.map(i64::from);
    both_ways(&mut block, |[a, b, c, d]| {
        let (outer, inner) = (a - d, b - c);
        [(a + b + c + d) << 16, COSINE * outer + SINE * inner, (a - b - c + d) << 16, SINE * outer - COSINE * inner]
    });
    block.map(|wave| narrow((wave + (1 << (FRACTION - 1))) >> FRACTION))
}

/// The first wave of each of sixteen blocks.
#[inline(never)]
pub(super) fn firsts(levels: &Block) -> Block {
    let mut block = levels.map(i64::from);
    both_ways(&mut block, sums);
    block.map(|sum| narrow((sum + 3) >> 3))
}

/// What stands for the first waves of sixteen blocks.
#[inline(never)]
pub(super) fn of_firsts(firsts: &Block) -> Block {
    let mut block = firsts.map(i64::from);
    both_ways(&mut block, sums);
    block.map(|sum| narrow((sum + 1) >> 1))
}

fn sums([a, b, c, d]: [i64; 4]) -> [i64; 4] {
    [a + b + c + d, a + b - c - d, a - b - c + d, a - b + c - d]
}

fn narrow(wide: i64) -> i32 {
    i32::try_from(wide).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_transformed_comes_back() {
        let mut state = 1_u32;
        for _ in 0..200 {
            let block: Block = std::array::from_fn(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                i32::from(state.to_be_bytes()[0]) - 128
            });
            let back = pixels(&waves(&block));
            assert!(block.iter().zip(back).all(|(before, after)| before.abs_diff(after) <= 1), "{block:?} {back:?}");
            let back = firsts(&of_firsts(&block));
            assert!(block.iter().zip(back).all(|(before, after)| before.abs_diff(after) <= 1), "{block:?} {back:?}");
        }
        assert_eq!(waves(&[5; 16]), [40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }
}
