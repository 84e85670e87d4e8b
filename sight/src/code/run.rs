//! Rows of a picture in black and white, as runs of one colour.

use rxing::common::BitMatrix;

/// A stretch of one colour.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) start: u32,
    pub(super) length: u32,
    pub(super) is_black: bool,
}

/// The runs of the pixels that a function gives.
pub(super) fn runs(count: u32, is_black: impl Fn(u32) -> bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for at in 0..count {
        let is_black = is_black(at);
        match runs.last_mut() {
            Some(run) if run.is_black == is_black => run.length += 1,
            _ => runs.push(Run { start: at, length: 1, is_black }),
        }
    }
    runs
}

/// The runs of a row.
pub(super) fn row(matrix: &BitMatrix, y: u32) -> Vec<Run> {
    let row = matrix.getRow(y);
    let width = row.get_size();
    let mut runs = Vec::new();
    let mut start = 0;
    let mut is_black = row.try_get(0).unwrap_or_default();
    while start < width {
        let end = if is_black { row.getNextUnset(start) } else { row.getNextSet(start) }.min(width);
        let [from, to] = [start, end].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
        runs.push(Run { start: from, length: to - from, is_black });
        // It is never the same place again: the pixel at the start has the colour that is left behind.
        start = end.max(start + 1);
        is_black = !is_black;
    }
    runs
}

/// Whether runs are as long as a pattern says, in modules.
pub(super) fn is_pattern<const N: usize>(runs: &[Run], pattern: [u32; N]) -> bool {
    let sum: u32 = runs.iter().map(|run| run.length).sum();
    let module = f64::from(sum) / f64::from(pattern.iter().sum::<u32>());
    let most = module * 0.5 + 0.5;
    runs.len() == N
        && runs.iter().zip(pattern).all(|(run, modules)| {
            (f64::from(run.length) - f64::from(modules) * module).abs() < most * f64::from(modules).sqrt()
        })
}
