//! Codes of bars: EAN and UPC, Code 128, 39 and 93, Interleaved 2 of 5, Codabar.
//!
//! A row has a code where many short stretches lie between two quiet ones. What only one row says is chance; a code says
//! the same in row after row.

use std::collections::HashSet;

use rxing::common::{BitArray, BitMatrix};
use rxing::oned::{MultiFormatOneDReader, OneDReader};
use rxing::{BarcodeFormat, DecodeHints};

use crate::code::Found;
use crate::code::run::{Run, row};

/// These check what they say, and are long.
const CHECKED: [BarcodeFormat; 4] =
    [BarcodeFormat::EAN_13, BarcodeFormat::UPC_A, BarcodeFormat::CODE_128, BarcodeFormat::CODE_93];

/// These are read where none of those is: they may be seen in a part of one.
const UNCHECKED: [BarcodeFormat; 5] =
    [BarcodeFormat::EAN_8, BarcodeFormat::UPC_E, BarcodeFormat::CODE_39, BarcodeFormat::ITF, BarcodeFormat::CODABAR];

/// These are so short that they are seen in others.
const SHORT: [BarcodeFormat; 2] = [BarcodeFormat::EAN_8, BarcodeFormat::UPC_E];

/// So many pixels lie between two rows that are read.
const STEP: u32 = 2;

/// Between two rows that say it a code may be hidden for so many pixels, or for this part of its width.
const GAP: f64 = 16.0;
const GAP_OF_WIDTH: f64 = 0.2;

/// The shortest code has as many runs.
const FEWEST_RUNS: usize = 20;

/// The longest code has as many.
const MOST_RUNS: usize = 700;

/// So many stretches of one row are read.
const MOST_IN_ROW: usize = 40;

/// A quiet zone is longer than the longest run of a code by this factor.
const QUIET: f64 = 1.3;

/// What is read says how much of a stretch it takes. What takes less than this was seen in a part of another code.
const LEAST_PART: f64 = 0.45;

/// A code that stands aslant is higher than the rows that cross all its bars, by this part of its width at most.
const MOST_HIGHER: f64 = 0.35;

/// What one row says, or several that say the same.
struct Said {
    text: String,
    format: BarcodeFormat,
    left: f64,
    right: f64,
    top: u32,
    bottom: u32,
    rows: usize,
    /// The left end in the first row.
    first_left: f64,
    /// The left end in the last row.
    last_left: f64,
}

/// The readers of codes that check what they say, and of others.
struct Readers {
    each: [(MultiFormatOneDReader, DecodeHints); 2],
}

impl Readers {
    fn new() -> Self {
        let reader = |formats: &[BarcodeFormat]| {
            let formats: HashSet<_> = formats.iter().copied().collect();
            let hints = DecodeHints { PossibleFormats: Some(formats), TryHarder: Some(true), ..Default::default() };
            (MultiFormatOneDReader::new(&hints), hints)
        };
        Self { each: [reader(&CHECKED), reader(&UNCHECKED)] }
    }
}

/// Codes of bars that stand upright.
pub(super) fn bars(matrix: &BitMatrix) -> Vec<Found> {
    let mut readers = Readers::new();
    let mut open: Vec<Said> = Vec::new();
    let mut done = Vec::new();
    for y in (0..matrix.getHeight()).step_by(usize::try_from(STEP).unwrap_or(1)) {
        let runs = row(matrix, y);
        for stretch in stretches(&runs).into_iter().take(MOST_IN_ROW) {
            if let Some(said) = stretch_says(&mut readers, stretch, y) {
                join(&mut open, said);
            }
        }
        let (ended, still): (Vec<_>, Vec<_>) = open.into_iter().partition(|said| is_past(said, y));
        done.extend(ended);
        open = still;
    }
    done.extend(open);
    done.into_iter().filter(is_certain).map(found).collect()
}

/// The stretches that may be a code, each with a quiet zone before and behind.
fn stretches(runs: &[Run]) -> Vec<&[Run]> {
    let mut stretches = Vec::new();
    let mut from = 0;
    while from < runs.len() {
        let end = runs.get(from..).and_then(code_end).map(|count| from + count);
        if let Some(stretch) = end.and_then(|end| runs.get(from..end)) {
            stretches.push(stretch);
            // Its last zone may be the first one of another.
            from += stretch.len() - 1;
        } else {
            from += 1;
        }
    }
    stretches
}

/// How many runs a stretch has that begins with the first of these, with its quiet zones.
fn code_end(runs: &[Run]) -> Option<usize> {
    let (quiet, rest) = runs.split_first()?;
    if quiet.is_black {
        return None;
    }
    let mut longest = 0;
    for (index, run) in rest.iter().take(MOST_RUNS).enumerate() {
        let is_quiet = |run: &Run| f64::from(run.length) >= f64::from(longest) * QUIET;
        if index >= FEWEST_RUNS && !run.is_black && is_quiet(run) {
            return Some(index + 2);
        }
        longest = longest.max(run.length);
        if f64::from(quiet.length) < f64::from(longest) * QUIET {
            return None;
        }
    }
    None
}

/// What a stretch of a row says, read from left to right or from right to left.
fn stretch_says(readers: &mut Readers, stretch: &[Run], y: u32) -> Option<Said> {
    let [first, bars @ .., last] = stretch else { return None };
    let start = first.start;
    let end = last.start + last.length;
    let mut part = BitArray::with_size(usize::try_from(end - start).ok()?);
    for run in bars.iter().filter(|run| run.is_black) {
        let at = usize::try_from(run.start - start).ok()?;
        part.setRange(at, at + usize::try_from(run.length).ok()?).ok()?;
    }
    let mut reversed = part.clone();
    reversed.reverse();
    let [left, right] = [f64::from(start + first.length), f64::from(last.start)];
    for (reader, hints) in &mut readers.each {
        for part in [&part, &reversed] {
            let Ok(result) = reader.decode_row(y, part, hints) else { continue };
            let [one, other] = result.getPoints() else { continue };
            let is_short = f64::from((one.x - other.x).abs()) < (right - left) * LEAST_PART;
            if is_short && SHORT.contains(result.getBarcodeFormat()) {
                continue;
            }
            return Some(Said {
                text: result.getText().to_owned(),
                format: *result.getBarcodeFormat(),
                left,
                right,
                top: y,
                bottom: y,
                rows: 1,
                first_left: left,
                last_left: left,
            });
        }
    }
    None
}

/// Whether no further row can belong to what was said.
fn is_past(said: &Said, y: u32) -> bool {
    f64::from(y - said.bottom) > GAP.max((said.right - said.left) * GAP_OF_WIDTH)
}

/// Adds what a row says to what rows above it say, where that is the same.
fn join(open: &mut Vec<Said>, said: Said) {
    let near = (said.right - said.left) * 0.25;
    let same = open.iter_mut().find(|known| {
        known.text == said.text
            && known.format == said.format
            && (known.left - said.left).abs() < near.max(4.0) + GAP
            && (known.right - said.right).abs() < near.max(4.0) + GAP
    });
    match same {
        Some(known) => {
            known.left = known.left.min(said.left);
            known.right = known.right.max(said.right);
            known.bottom = said.bottom;
            known.last_left = said.left;
            known.rows += 1;
        }
        None => open.push(said),
    }
}

/// Whether enough rows say it: more of them where a code has no digit that checks the others.
fn is_certain(said: &Said) -> bool {
    let least = if CHECKED.contains(&said.format) { 3 } else { 5 };
    said.rows >= least && !said.text.is_empty()
}

fn found(said: Said) -> Found {
    let rows = f64::from((said.bottom - said.top).max(1));
    let width = said.right - said.left;
    // Where the bars lean, the first one goes further up or down than the last one.
    let lean = (said.last_left - said.first_left).abs() / rows * width;
    let higher = if lean < 2.0 { 0.0 } else { lean.min(MOST_HIGHER * width) };
    let top = f64::from(said.top) - higher - f64::from(STEP);
    let bottom = f64::from(said.bottom) + higher + f64::from(STEP) + 1.0;
    let corners = vec![[said.left, top], [said.right, top], [said.left, bottom], [said.right, bottom]];
    Found { text: Some(said.text), corners, margin: 2.0 }
}
