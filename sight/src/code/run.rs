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
    runs(matrix.getWidth(), |x| matrix.try_get(x, y).unwrap_or_default())
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
