//! QR codes, Micro QR codes and Data Matrix codes.

use rxing::common::cpp_essentials::DecoderResult;
use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::datamatrix::decoder::Decoder;
use rxing::datamatrix::detector::zxing_cpp_detector;
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{
    FindFinderPatterns, FinderPatternSet, GenerateFinderPatternSets, SampleMQR, SampleQR,
};
use rxing::{Exceptions, Point};

use crate::code::Found;
use crate::code::run::{is_pattern, row};

/// Where more stretches than this look like the middle of a finder pattern, nobody looks for such patterns: every one is
/// compared with all others.
const MOST_STRETCHES: usize = 30_000;

/// So many finder patterns are put together, the largest first.
const MOST_PATTERNS: usize = 500;

/// So many sets of three are tried.
const MOST_SETS: usize = 1_500;

/// A finder pattern, in modules: ISO/IEC 18004, 6.3.3.
const FINDER: [u32; 5] = [1, 1, 3, 1, 1];

/// The quiet zone that is taken along, of a side of the code.
const QUIET: f64 = 0.02;

/// QR codes and Micro QR codes.
pub(super) fn qr(matrix: &BitMatrix) -> Vec<Found> {
    if stretches(matrix) > MOST_STRETCHES {
        return Vec::new();
    }
    let mut patterns = FindFinderPatterns(matrix, true, 0);
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.size));
    patterns.truncate(MOST_PATTERNS);
    let mut used: Vec<Point> = Vec::new();
    let mut found = Vec::new();
    let mut unread: Vec<(Found, FinderPatternSet)> = Vec::new();
    for set in GenerateFinderPatternSets(&mut patterns).into_iter().take(MOST_SETS) {
        if centres(&set).iter().any(|centre| used.contains(centre)) {
            continue;
        }
        let Ok(sampled) = SampleQR(matrix, &set) else { continue };
        match Decode(sampled.getBits()) {
            Ok(decoded) if decoded.isValid() => {
                used.extend(centres(&set));
                found.push(seen(Some(decoded.text()), sampled.getPoints()));
            }
            // Its version and its format were read, and too much of the rest is damaged.
            outcome if is_damaged(&outcome) && has_patterns(sampled.getBits()) => {
                unread.push((seen(None, sampled.getPoints()), set))
            }
            _ => {}
        }
    }
    for (code, set) in unread {
        if !centres(&set).iter().any(|centre| used.contains(centre)) {
            used.extend(centres(&set));
            found.push(code);
        }
    }
    for pattern in patterns {
        if used.contains(&pattern.p) {
            continue;
        }
        let Ok(sampled) = SampleMQR(matrix, pattern) else { continue };
        if let Ok(decoded) = Decode(sampled.getBits())
            && decoded.isValid()
        {
            found.push(seen(Some(decoded.text()), sampled.getPoints()));
        }
    }
    found
}

fn is_damaged(outcome: &Result<DecoderResult<bool>, Exceptions>) -> bool {
    let error = outcome.as_ref().map_or_else(Some, |decoded| decoded.error().as_ref());
    matches!(error, Some(Exceptions::ChecksumException(_) | Exceptions::ReedSolomonException(_)))
}

/// Whether modules have the finder and the timing patterns of a QR code, but for a few: ISO/IEC 18004, 6.3.3 and 6.3.5.
fn has_patterns(bits: &BitMatrix) -> bool {
    let size = bits.getWidth();
    if size < 21 {
        return false;
    }
    let is_black = |x: u32, y: u32| bits.try_get(x, y).unwrap_or_default();
    let finder = |left: u32, top: u32| {
        let wrong = |at: &u32| {
            let [x, y] = [at % 7, at / 7];
            let ring = x.abs_diff(3).max(y.abs_diff(3));
            is_black(left + x, top + y) != (ring != 2)
        };
        (0..49_u32).filter(wrong).count()
    };
    let timing = (8..size - 8).map(|at| [is_black(at, 6), is_black(6, at)].map(|black| black != at.is_multiple_of(2)));
    let wrong: usize = timing.flatten().map(usize::from).sum();
    let most = usize::try_from(size).unwrap_or_default() / 5;
    finder(0, 0) + finder(size - 7, 0) + finder(0, size - 7) <= 12 && wrong <= most
}

fn centres(set: &FinderPatternSet) -> [Point; 3] {
    [set.bl.p, set.tl.p, set.tr.p]
}

/// How many stretches of every third row look like the middle of a finder pattern.
fn stretches(matrix: &BitMatrix) -> usize {
    let in_row = |y| {
        let runs = row(matrix, y);
        let starts = runs.windows(FINDER.len());
        starts.filter(|runs| runs.first().is_some_and(|run| run.is_black) && is_pattern(runs, FINDER)).count()
    };
    (2..matrix.getHeight()).step_by(3).map(in_row).sum()
}

/// Data Matrix codes.
pub(super) fn data_matrix(matrix: &BitMatrix) -> Vec<Found> {
    let Ok(symbols) = zxing_cpp_detector::detect(matrix, true, true) else { return Vec::new() };
    let decoder = Decoder::new();
    let read = symbols.iter().filter_map(|symbol| {
        let decoded = decoder.decode(symbol.getBits()).ok()?;
        Some(seen(Some(decoded.getText().to_owned()), symbol.getPoints()))
    });
    read.collect()
}

/// A code with its four corners.
pub(super) fn seen(text: Option<String>, points: &[Point]) -> Found {
    let corners: Vec<_> = points.iter().map(|point| [f64::from(point.x), f64::from(point.y)]).collect();
    let spread = |axis: fn(&[f64; 2]) -> f64| {
        let (least, most) = corners
            .iter()
            .map(axis)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), at| (least.min(at), most.max(at)));
        (most - least).max(0.0)
    };
    let margin = QUIET * spread(|[x, _]| *x).max(spread(|[_, y]| *y)) + 1.0;
    Found { text, corners, margin }
}
